"""The pane below the coverage: dose, picture and text scroll together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backdesk.domain.ids import ExerciseId
from backdesk.ui.figures.canvas import LEAST_HEIGHT, MOST_HEIGHT
from backdesk.ui.main_window import MainWindow
from tests.ui.support import action, select


@pytest.fixture
def on_bird(window: MainWindow, qtbot: QtBot) -> MainWindow:
    select(window, "bird")
    qtbot.wait_until(lambda: window.selected._scroll.verticalScrollBar().maximum() > 0)
    return window


def is_in_view(window: MainWindow, widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty()


def test_the_text_is_as_tall_as_it_is_long(on_bird: MainWindow) -> None:
    details = on_bird.selected.details
    assert details.height() >= details.document().size().height()
    assert details.verticalScrollBar().maximum() == 0


def test_the_picture_of_a_card_and_of_a_library_entry(on_bird: MainWindow) -> None:
    assert on_bird.figures.view.isVisible()
    assert on_bird.figures.view.canvas.accessibleName().startswith("Picture of Bird Dog")
    on_bird.selected.show_exercise(on_bird.backend.catalogue.exercises[ExerciseId("bridge")], "Monday")
    assert on_bird.figures.view.canvas.accessibleName().startswith("Picture of Bridge")
    on_bird.selected.show_nothing()
    assert not on_bird.figures.view.isVisible()


def test_several_cards_have_no_picture(on_bird: MainWindow) -> None:
    select(on_bird, "bird", "bridge")
    assert not on_bird.figures.view.isVisible()


def test_keys_in_the_text_scroll_the_pane(on_bird: MainWindow) -> None:
    bar = on_bird.selected._scroll.verticalScrollBar()
    on_bird.selected.details.setFocus()
    before = bar.value()
    QTest.keyClick(on_bird.selected.details, Qt.Key.Key_PageDown)
    assert bar.value() > before
    QTest.keyClick(on_bird.selected.details, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert on_bird.selected.details.textCursor().hasSelection()


def test_what_gets_the_keyboard_comes_into_view(on_bird: MainWindow) -> None:
    bar = on_bird.selected._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    field = on_bird.dose_editor.field("sets")
    assert not is_in_view(on_bird, field)
    action(on_bird, "edit_dose").trigger()
    assert field.hasFocus()
    assert is_in_view(on_bird, field)


def test_another_exercise_begins_at_the_top(on_bird: MainWindow) -> None:
    bar = on_bird.selected._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    select(on_bird, "bridge")
    assert bar.value() == 0


def test_the_scroll_bar_takes_no_width_from_the_text(on_bird: MainWindow, qtbot: QtBot) -> None:
    width = on_bird.selected.details.width()
    on_bird.resize(on_bird.width(), 2400)
    on_bird._right.setSizes([200, 2000])
    qtbot.wait_until(lambda: on_bird.selected._scroll.verticalScrollBar().maximum() == 0)
    qtbot.wait_until(lambda: on_bird.selected.details.width() == width)


def test_the_picture_is_as_tall_as_the_pane_allows(on_bird: MainWindow, qtbot: QtBot) -> None:
    canvas = on_bird.figures.view.canvas
    on_bird.resize(on_bird.width(), 1400)
    on_bird._right.setSizes([700, 700])
    qtbot.wait_until(lambda: canvas.height() == MOST_HEIGHT)
    on_bird._right.setSizes([1200, 200])
    qtbot.wait_until(lambda: canvas.height() < MOST_HEIGHT)
    assert canvas.height() >= LEAST_HEIGHT
