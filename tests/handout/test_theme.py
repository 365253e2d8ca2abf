from __future__ import annotations

import itertools

import pytest

from backdesk.domain.blocks import BlockKind
from backdesk.handout.spec import HandoutOptions
from backdesk.handout.theme import WHITE, Colour, theme_for

ACCENTS = ("", "#0e4d54", "#ffd400", "#ff5a8a", "#7fd1ff", "#ffffff", "#000000", "not a colour")


def luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("grey", [False, True])
def test_all_text_has_a_contrast_of_seven_to_one(grey: bool, accent: str) -> None:
    theme = theme_for(HandoutOptions(grey=grey), accent)
    tints = [colours.tint for colours in theme.blocks.values()]
    for text, ground in itertools.product((theme.ink, theme.accent, theme.muted), (WHITE, theme.panel)):
        assert contrast(text, ground) >= 7.0
    assert all(contrast(theme.ink, tint) >= 7.0 for tint in tints)
    *light, dark = theme.scale
    assert all(contrast(theme.ink, ground) >= 7.0 for ground in light)
    assert contrast(WHITE, dark) >= 7.0


@pytest.mark.parametrize("grey", [False, True])
def test_the_blocks_differ_in_lightness(grey: bool) -> None:
    theme = theme_for(HandoutOptions(grey=grey))
    lightness = sorted(luminance(theme.blocks[kind].bar) for kind in BlockKind)
    assert all(second > 1.8 * first for first, second in itertools.pairwise(lightness))


def test_grey_means_no_colour_at_all() -> None:
    theme = theme_for(HandoutOptions(grey=True), "#ff0000")
    colours = [theme.ink, theme.muted, theme.accent, theme.mark, theme.rule, theme.panel, *theme.scale]
    colours += [colour for block in theme.blocks.values() for colour in (block.bar, block.tint)]
    assert all(red == green == blue for red, green, blue in colours)


def test_the_clinics_colour_is_kept_for_bars_and_darkened_for_words() -> None:
    usual, theme = theme_for(HandoutOptions()), theme_for(HandoutOptions(), "#ffd400")
    assert theme.mark == (1.0, 0xD4 / 255, 0.0)
    red, green, blue = theme.accent
    assert blue == 0.0
    assert green / red == pytest.approx(0xD4 / 255, abs=0.01)
    assert theme.blocks == usual.blocks
    assert theme_for(HandoutOptions(), "#102a43").accent == theme_for(HandoutOptions(), "#102a43").mark


def test_the_pain_scale_reads_without_colour() -> None:
    for grey in (False, True):
        first, second, last = (luminance(ground) for ground in theme_for(HandoutOptions(grey=grey)).scale)
        assert first > 1.3 * second > 5 * last


def test_type_is_never_too_small() -> None:
    normal, large = theme_for(HandoutOptions()), theme_for(HandoutOptions(large_print=True))
    assert normal.body_size >= 12
    assert min(normal.table_sizes) >= 10
    assert large.body_size >= 18
    assert min(large.table_sizes) >= 18
