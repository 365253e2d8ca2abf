"""Light and dark: contrast, equal tokens, and a switch that reaches everything."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.domain.coverage import Band
from backdesk.resources import resource_path
from backdesk.ui.main_window import MainWindow
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme, Tokens, load_tokens, make_palette, style_sheet
from tests.ui.support import STRENGTH, action, cell

THEMES = ("light", "dark")
TEXT, MARK = 4.5, 3.0
"""WCAG 2.2: 1.4.3 for text, 1.4.11 for what must be seen to understand or use a control."""

BLOCK_SURFACES = ("warm_up_surface", "strength_surface", "relief_surface")
TEXT_PAIRS = [
    *product(("text", "muted"), ("window", "surface", "raised")),
    *product(("text",), BLOCK_SURFACES),  # block labels and chips
    ("accent_text", "accent"),  # primary buttons, selected text
    ("selection_text", "selection"),  # selected cards and rows, pressed buttons
    ("text", "warning_surface"),  # notices
    *product(("warning", "danger"), ("warning_surface",)),  # dose editor, hints of the handout
    *product(("warning", "danger"), ("surface",)),  # cautions in the details
    ("preview", "surface"),  # "3 → 5" while dragging
]
MARK_PAIRS = [
    *product(("accent", "danger"), ("window", "surface", *BLOCK_SURFACES)),  # insertion line, refusal, focus
    *product(("warning", "danger"), ("surface", "selection")),  # caution marks on cards and rows
    ("accent", "raised"),
    ("text", "surface"),
]


@pytest.fixture(params=THEMES)
def tokens(request: pytest.FixtureRequest) -> Tokens:
    return load_tokens(resource_path("themes", f"{request.param}.toml"))


def luminance(colour: str) -> float:
    """Relative luminance of WCAG."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(tokens: Tokens, pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    found = {
        f"{one} on {other}": contrast(getattr(tokens, one), getattr(tokens, other)) for one, other in pairs
    }
    return {pair: round(value, 2) for pair, value in found.items() if value < least}


def test_contrast_is_worked_out_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_text_can_be_read(tokens: Tokens) -> None:
    assert too_weak(tokens, TEXT_PAIRS, TEXT) == {}


def test_marks_can_be_seen(tokens: Tokens) -> None:
    assert too_weak(tokens, MARK_PAIRS, MARK) == {}


def test_blocks_differ_in_lightness_not_only_in_colour(tokens: Tokens) -> None:
    lightness = sorted(luminance(getattr(tokens, kind.value)) for kind in BLOCK_ORDER)
    assert all((lighter + 0.05) / (darker + 0.05) >= 1.3 for darker, lighter in pairwise(lightness))


def test_bands_rise_in_lightness_in_one_direction(tokens: Tokens) -> None:
    steps = [luminance(getattr(tokens, f"band_{band.value}")) for band in Band]
    assert steps in (sorted(steps), sorted(steps, reverse=True))
    assert all(contrast_of(one, other) >= 1.25 for one, other in pairwise(steps))


def contrast_of(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_both_files_hold_the_same_tokens_as_colours() -> None:
    light, dark = (
        tomllib.loads(resource_path("themes", f"{name}.toml").read_text(encoding="utf-8")) for name in THEMES
    )
    assert list(light) == list(dark)
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in (*light.values(), *dark.values()))


def test_a_theme_file_with_a_missing_or_unknown_token_is_refused(tmp_path: Path) -> None:
    text = resource_path("themes", "light.toml").read_text(encoding="utf-8")
    for broken in (text.replace("accent =", "acent ="), "\n".join(text.splitlines()[:-1])):
        path = tmp_path / "broken.toml"
        path.write_text(broken, encoding="utf-8")
        with pytest.raises(TypeError):
            load_tokens(path)


def test_the_style_sheet_names_only_tokens_and_a_file_that_exists(tokens: Tokens) -> None:
    arrow = resource_path("icons", "down.svg")
    sheet = style_sheet(tokens, arrow)
    assert arrow.exists()
    assert arrow.as_posix() in sheet
    values = {getattr(tokens, name) for name in tokens.__slots__}
    assert set(re.findall("#[0-9a-fA-F]{3,8}", sheet)) <= values


def test_the_palette_is_made_of_tokens(tokens: Tokens) -> None:
    palette = make_palette(tokens)
    assert palette.color(QPalette.ColorRole.Window).name() == tokens.window
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name() == tokens.muted


@pytest.fixture
def put_back(theme: Theme) -> Iterator[None]:
    yield
    theme.choose("light")


def test_switching_repaints_everything_at_once(window: MainWindow, theme: Theme, put_back: None) -> None:
    parts = (
        window.library,
        window.header,
        window.coverage,
        cell(window, "monday", STRENGTH).viewport(),
        window.board.canvas._labels[STRENGTH],
    )
    light = [part.grab().toImage() for part in parts]
    action(window, "theme_dark").trigger()

    assert theme.is_dark
    assert window.backend.settings_file.load().theme == "dark"
    dark = [part.grab().toImage() for part in parts]
    for before, after in zip(light, dark, strict=True):
        assert _mean(before) > 160 > 100 > _mean(after)
    palette = QGuiApplication.palette()
    assert palette.color(QPalette.ColorRole.Window) == QColor(theme.tokens.window)

    action(window, "theme_light").trigger()
    assert [part.grab().toImage() for part in parts] == light


def test_the_details_take_the_new_colours(window: MainWindow, theme: Theme, put_back: None) -> None:
    window.library.list.setCurrentIndex(window.library.model.index(0, 0))
    assert theme.tokens.muted in window.selected.details.toHtml()
    theme.choose("dark")
    assert theme.tokens.muted in window.selected.details.toHtml()


def test_the_systems_choice_is_followed_only_when_asked_to(
    qtbot: QtBot, theme: Theme, put_back: None
) -> None:
    theme.choose("dark")
    with qtbot.assert_not_emitted(theme.changed):
        theme.on_system_changed()
    theme.choose("system")
    with qtbot.wait_signal(theme.changed):
        theme.on_system_changed()
    assert not theme.is_dark, "the offscreen platform is light"


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_icons_are_tinted_and_sharp(icons: Icons, qapp: QApplication, ratio: float) -> None:
    picture = icons.pixmap("caution", "#ff0000", 16, ratio)
    assert picture.width() == round(16 * ratio)
    assert picture.devicePixelRatio() == ratio
    image = picture.toImage()
    colours = {
        QColor.fromRgba(image.pixel(x, y)).name()
        for x, y in product(range(image.width()), range(image.height()))
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#ff0000"}
    assert icons.pixmap("caution", "#ff0000", 16, ratio) is picture


def test_every_block_has_an_icon_of_its_own(icons: Icons) -> None:
    pictures = [icons.pixmap(kind.value, "#000000", 18).toImage() for kind in BLOCK_ORDER]
    assert all(one != other for one, other in pairwise([*pictures, pictures[0]]))


def _mean(image: QImage) -> float:
    """How light a picture is, 0 to 255."""
    small = image.scaled(8, 8)
    return sum(small.pixelColor(x, y).lightness() for x, y in product(range(8), range(8))) / 64
