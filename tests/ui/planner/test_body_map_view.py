"""The body map in the window: tints, preview, mouse, keyboard, themes, and its tie to list and library."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from backdesk.domain.coverage import Band
from backdesk.domain.ids import ExerciseId, MuscleId
from backdesk.ui.main_window import MainWindow
from backdesk.ui.planner.body_map_state import MapLayer, map_style
from backdesk.ui.theme.theme import Theme
from tests.factories import make_plan
from tests.ui.planner.support import (
    CHEST,
    GLUTEUS,
    LEFT,
    PSOAS,
    colour_at,
    distance,
    hovered,
    image,
    layer,
    muscle_name,
    point_of,
    selected_row,
)
from tests.ui.support import STRENGTH, Drag, below, cell, library_drag

Key = Qt.Key


def test_the_map_is_read_after_the_first_paint(window: MainWindow, qtbot: QtBot) -> None:
    view = window.coverage.map
    with qtbot.wait_signal(view.ready):
        assert not view.is_ready
        assert view.height() >= 150, "its place is kept free meanwhile"
    assert view.is_ready


def test_a_window_that_nobody_looks_at_reads_no_map(hidden: MainWindow) -> None:
    assert not hidden.coverage.map.is_ready
    assert not hidden.coverage.map._load_timer.isActive()


def test_the_tints_are_the_bands_of_the_count(desk: MainWindow) -> None:
    view, coverage = desk.coverage.map, desk.session.coverage()
    bands = dict(view.tints.bands)
    assert bands[GLUTEUS] is coverage.of(GLUTEUS).band
    assert CHEST not in bands
    assert {muscle: bands.get(muscle, Band.NONE) for muscle in coverage.muscles} == {
        muscle: count.band for muscle, count in coverage.muscles.items()
    }
    assert view.tints.stretched == {
        muscle for muscle, count in coverage.muscles.items() if count.stretch_times and not count.fractional
    }
    assert view.tints.stretched, "the small plan has a stretch"


def test_an_edit_reaches_the_map(desk: MainWindow, qtbot: QtBot) -> None:
    view = desk.coverage.map
    before = image(view)
    desk.editing.add_exercises([ExerciseId("push-up")])
    qtbot.wait_until(lambda: CHEST in dict(view.tints.bands))
    assert image(view) != before
    desk.session.undo_stack.undo()
    qtbot.wait_until(lambda: CHEST not in dict(view.tints.bands))
    assert image(view) == before


def test_a_drag_previews_its_tints_and_outlines_what_it_changes(desk: MainWindow, qtbot: QtBot) -> None:
    view, target = desk.coverage.map, cell(desk, "tuesday", STRENGTH)
    before = image(view)
    drag = Drag(library_drag("push-up"), only_copy=True)
    drag.enter(target.viewport(), below(target))
    drag.move(target.viewport(), below(target))
    qtbot.wait_until(lambda: CHEST in view.changing)
    assert CHEST in dict(view.tints.bands)
    assert MuscleId("soleus") not in view.changing
    assert image(view) != before

    drag.leave(target.viewport())
    qtbot.wait_until(lambda: not view.changing)
    assert image(view) == before


def test_pictures_are_painted_once_for_the_same_tints(desk: MainWindow) -> None:
    view = desk.coverage.map
    assert view._picture is not None
    first = view._picture.pixmap(view.layer, view._canvas(), view.tints)
    image(view)
    assert view._picture.pixmap(view.layer, view._canvas(), view.tints) is first


def test_a_click_just_beside_a_small_muscle_still_means_it(desk: MainWindow) -> None:
    view, forearm = desk.coverage.map, MuscleId("forearms")
    row = point_of(view, forearm).y()
    edge = next(x for x in range(view.width()) if view.muscle_at(QPointF(x, row)) == forearm)
    picture = view._picture
    assert picture is not None
    assert picture._hit(view.layer, picture._placed(view.layer, view.size()), edge, row) is None
    assert view.muscle_at(QPointF(edge - 6, row)) is None


def test_every_muscle_can_be_clicked(desk: MainWindow) -> None:
    view = desk.coverage.map
    seen = set()
    for one in MapLayer:
        view.show_layer(one)
        for muscle in view.walk():
            point_of(view, muscle)
            seen.add(muscle)
    assert seen >= set(desk.session.catalogue.taxonomy.leaves)


def test_hovering_outlines_and_points(desk: MainWindow, qtbot: QtBot) -> None:
    view = desk.coverage.map
    before = image(view)
    QTest.mouseMove(view, point_of(view, CHEST))
    assert hovered(view) == CHEST
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert image(view) != before
    QTest.mouseMove(view, QPoint(2, view.height() - 2))
    assert hovered(view) is None
    assert image(view) == before


def test_the_tooltip_says_what_the_list_says(desk: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    view = desk.coverage.map
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_rest: shown.append(text))
    point = point_of(view, GLUTEUS)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, point, view.mapToGlobal(point))
    QApplication.sendEvent(view, event)
    (text,) = shown
    for part in (
        "Big buttock muscle", "gluteus maximus", "5 fractional sets", "5 direct sets", "1 day", "moderate",
        "stretched 1 time, 20 seconds",
    ):  # fmt: skip
        assert part in text


def test_the_keyboard_walks_the_muscles_in_order(desk: MainWindow, qtbot: QtBot) -> None:
    view = desk.coverage.map
    order = view.walk()
    assert list(order) == [one for one in desk.session.catalogue.taxonomy.leaves if one in order]
    view.setFocus()
    visited = []
    for _ in order:
        QTest.keyClick(view, Key.Key_Right)
        visited.append(view.current)
        assert selected_row(desk) == view.current
        assert view.accessibleDescription().startswith(muscle_name(desk, view))
    assert tuple(visited) == order
    QTest.keyClick(view, Key.Key_Down)
    assert view.current == order[0]
    QTest.keyClick(view, Key.Key_Left)
    assert view.current == order[-1]
    QTest.keyClick(view, Key.Key_Home)
    assert view.current == order[0]
    QTest.keyClick(view, Key.Key_End)
    QTest.keyClick(view, Key.Key_Up)
    assert view.current == order[-2]
    assert view.accessibleName() == "Body map"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_enter_and_space_choose_and_escape_clears(desk: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    view = desk.coverage.map
    view.setFocus()
    with qtbot.assert_not_emitted(view.muscle_chosen):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Key.Key_Right)
    with qtbot.wait_signal(view.muscle_chosen) as chosen:
        QTest.keyClick(view, key)
    assert chosen.args == [view.walk()[0]]
    assert desk.coverage.entries.isVisible()
    QTest.keyClick(view, Key.Key_Escape)
    assert view.current is None
    assert not desk.coverage.entries.isVisible()


def test_the_deep_switch_shows_other_muscles_and_stays(desk: MainWindow, qtbot: QtBot) -> None:
    view, buttons = desk.coverage.map, desk.coverage.box.buttons
    surface = image(view)
    QTest.mouseClick(buttons[MapLayer.DEEP], LEFT)
    assert layer(view) is MapLayer.DEEP
    assert PSOAS in view.walk()
    assert GLUTEUS not in view.walk()
    assert image(view) != surface
    desk.session.open(make_plan(), None)
    assert layer(view) is MapLayer.DEEP
    QTest.mouseClick(buttons[MapLayer.SURFACE], LEFT)
    assert layer(view) is MapLayer.SURFACE


@pytest.fixture
def any_theme(theme: Theme) -> Iterator[Theme]:
    yield theme
    theme.choose("light")


def test_the_map_follows_the_theme(desk: MainWindow, any_theme: Theme) -> None:
    view, band = desk.coverage.map, desk.session.coverage().of(GLUTEUS).band
    colours = []
    for choice, is_dark in (("light", False), ("dark", True)):
        any_theme.choose(choice)
        colours.append(colour_at(view, GLUTEUS))
        style = map_style(is_dark=is_dark)
        wanted = (QColor(style.colour(band)), QColor(style.fibre(band)))
        assert min(distance(colours[-1], one) for one in wanted) < 12, choice
    assert colours[0] != colours[1]


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("band", Band)
def test_the_legend_and_the_bars_have_the_maps_colours(any_theme: Theme, choice: str, band: Band) -> None:
    any_theme.choose(choice)
    assert any_theme.tokens.band(band).name() == map_style(is_dark=any_theme.is_dark).colour(band)


def test_the_legend_says_where_the_bands_begin(desk: MainWindow) -> None:
    texts = [desk.coverage.box.bands[band].text() for band in Band]
    assert texts == ["none 0", "light < 4", "moderate < 10", "high ≥ 10"]
