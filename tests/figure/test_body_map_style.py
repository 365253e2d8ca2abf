"""The bands' colours read in colour, without it and in grey."""

from __future__ import annotations

import tomllib
from itertools import pairwise

import pytest

from backdesk.domain.coverage import Band
from backdesk.figure.body_map_style import DARK, LIGHT, BodyMapStyle, grey, lightness, luminance, mixed
from backdesk.resources import resource_path

STYLES = {"light": LIGHT, "dark": DARK, "light grey": LIGHT.in_grey(), "dark grey": DARK.in_grey()}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_bands_change_evenly_in_lightness(style: BodyMapStyle) -> None:
    steps = [b - a for a, b in pairwise(lightness(style.colour(band)) for band in Band)]
    assert all(step >= 0.1 for step in steps) or all(step <= -0.1 for step in steps)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_no_sets_is_nearest_to_the_body(style: BodyMapStyle) -> None:
    body = lightness(style.body)
    distances = [abs(lightness(style.colour(band)) - body) for band in Band]
    assert distances == sorted(distances)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_marks_stand_out_from_the_bands_that_they_lie_on(style: BodyMapStyle) -> None:
    assert abs(lightness(style.selected) - lightness(style.body)) > 0.5
    assert abs(lightness(style.stretched) - lightness(style.none)) > 0.3


@pytest.mark.parametrize(("name", "style"), [("light", LIGHT), ("dark", DARK)])
def test_bands_are_the_colours_of_the_theme(name: str, style: BodyMapStyle) -> None:
    tokens = tomllib.loads(resource_path("themes", f"{name}.toml").read_text(encoding="utf-8"))
    assert {band: style.colour(band) for band in Band} == {band: tokens[f"band_{band}"] for band in Band}


def test_grey_keeps_the_luminance() -> None:
    for colour in ("#0b4454", "#9cc9d3", "#b5530a"):
        assert luminance(grey(colour)) == pytest.approx(luminance(colour), abs=0.005)
    assert grey("#000000") == "#000000"
    assert grey("#ffffff") == "#ffffff"


def test_lightness_of_known_colours() -> None:
    assert lightness("#ffffff") == pytest.approx(1)
    assert lightness("#000000") == 0
    assert lightness("#777777") == pytest.approx(0.5, abs=0.01)


def test_only_untrained_muscles_have_a_rim_of_another_colour() -> None:
    assert LIGHT.rim(Band.HIGH) == LIGHT.high
    assert LIGHT.rim(Band.NONE) not in (LIGHT.none, LIGHT.body)


def test_mixing() -> None:
    assert mixed("#000000", "#ff8000", 0.5) == "#804000"
