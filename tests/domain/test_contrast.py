from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.contrast import contrast, is_colour, readable_on, readable_on_white

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


def test_the_ratio_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1.0)
    # the well-known lightest grey with 4.5:1 on white, and the one a step lighter
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ff0000", "#FFFFFF") == pytest.approx(4.0, abs=0.005)


@given(COLOURS, COLOURS)
def test_the_order_does_not_matter(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1.0 <= contrast(one, other) <= 21.0 + 1e-9


@given(COLOURS)
def test_a_darkened_colour_reads_and_is_no_darker_than_need_be(colour: str) -> None:
    shade = readable_on_white(colour)
    assert contrast(shade, "#ffffff") >= 7.0
    if contrast(colour, "#ffffff") >= 7.0:
        assert shade == colour.lower()
    else:
        assert contrast(shade, "#ffffff") < 7.4


@given(COLOURS)
def test_the_hue_stays(colour: str) -> None:
    def hue(name: str) -> tuple[float, float, float]:
        red, green, blue = (part / 255 for part in bytes.fromhex(name[1:]))
        return colorsys.rgb_to_hsv(red, green, blue)

    before, after = hue(colour), hue(readable_on_white(colour))
    apart = abs(before[0] - after[0])
    if after[1] * after[2] > 0.1:  # rounding turns the hue of what is nearly grey or black
        assert min(apart, 1 - apart) < 0.05
    assert after[2] <= before[2]


def test_all_grounds_count() -> None:
    grounds = ("#ffffff", "#c0c0c0")
    assert all(contrast(readable_on("#3377ff", grounds), ground) >= 7.0 for ground in grounds)
    assert readable_on("#3377ff", ("#404040",)) == "#000000"
    assert contrast(readable_on_white("#ffee00", 4.5), "#ffffff") == pytest.approx(4.5, abs=0.15)


@pytest.mark.parametrize("text", ["", "red", "#fff", "#12345g", "0e4d54", "#0e4d54 ", "#0e4d5455"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    assert not is_colour(text)
    with pytest.raises(ValueError, match="not a colour"):
        contrast(text, "#ffffff")
