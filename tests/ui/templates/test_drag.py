"""Templates dragged from the shelf onto the board."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backdesk.domain.plan import Plan
from backdesk.domain.plan_templates import Piece
from backdesk.ui.main_window import MainWindow
from backdesk.ui.templates.dialog import TemplatesDialog
from tests.ui.support import RELIEF, STRENGTH, WARM_UP, Drag, below, cards, cell
from tests.ui.templates.test_shelf import choose, save


@pytest.fixture
def shelf(window: MainWindow) -> TemplatesDialog:
    return window.features.templates.open_shelf()


def carried(shelf: TemplatesDialog) -> Drag:
    mime = shelf.drag.mime()
    assert mime is not None
    return Drag(mime, only_copy=True)


def moved(place: QPoint) -> QMouseEvent:
    point, left = QPointF(place), Qt.MouseButton.LeftButton
    return QMouseEvent(QMouseEvent.Type.MouseMove, point, point, left, left, Qt.KeyboardModifier.NoModifier)


def exercises(plan: Plan) -> list[str]:
    return [entry.exercise for entry in plan.entries()]


def test_a_day_goes_onto_a_cell_and_onto_a_head_as_with_the_button(
    window: MainWindow, shelf: TemplatesDialog
) -> None:
    choose(shelf, "Upper-back pain")
    before, count = window.session.plan, window.session.undo_stack.count()
    view = cell(window, "sunday", RELIEF)
    assert carried(shelf).carry(view.viewport(), below(view)).isAccepted()
    assert cards(window, "sunday", STRENGTH) == ["Band Pull-Apart", "Dumbbell Row"]
    assert window.session.undo_stack.undoText() == "put Upper-back pain on Sunday"
    assert window.session.undo_stack.count() == count + 1
    assert shelf.done_text.text() == "“Upper-back pain” was put on Sunday."
    window.session.undo_stack.undo()
    assert window.session.plan == before
    header = window.board.canvas.header("saturday")
    assert header is not None
    assert carried(shelf).carry(header, QPoint(20, 10)).isAccepted()
    assert cards(window, "saturday", STRENGTH) == ["Band Pull-Apart", "Dumbbell Row"]
    window.session.undo_stack.undo()
    shelf.on_day.menu().aboutToShow.emit()
    shelf.on_day.menu().actions()[5].trigger()
    assert cards(window, "saturday", STRENGTH) == ["Band Pull-Apart", "Dumbbell Row"]


def test_a_block_goes_into_the_cell_and_on_a_head_into_its_own_block(
    window: MainWindow, shelf: TemplatesDialog
) -> None:
    save(window, Piece(0, "monday", STRENGTH), "My block")
    choose(shelf, "My block")
    view = cell(window, "monday", WARM_UP)
    drag = carried(shelf)
    drag.enter(view.viewport(), QPoint(5, 5))
    assert view._drop_row == 1, "behind what stands there, wherever the mouse is"
    drag.drop(view.viewport(), QPoint(5, 5))
    assert cards(window, "monday", WARM_UP) == ["Cat-Cow", "Bird Dog", "Bridge"]
    header = window.board.canvas.header("friday")
    assert header is not None
    carried(shelf).carry(header, QPoint(20, 10))
    assert cards(window, "friday", STRENGTH) == ["Bird Dog", "Bridge"]


def test_a_drag_frees_the_board_and_a_whole_week_is_left_to_the_buttons(
    window: MainWindow, shelf: TemplatesDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    places: list[int] = []
    monkeypatch.setattr(QDrag, "exec", lambda *_: places.append(shelf.y()))
    home = shelf.y()
    choose(shelf, "Lower back for beginners")
    before = window.session.plan
    shelf.shelf.drag_begun.emit()
    assert places == []
    assert shelf.done_text.text().startswith("A template of one day or one block can be dragged.")
    view = shelf.shelf.list.viewport()
    here = shelf.shelf.list.visualItemRect(shelf.shelf.list.currentItem()).center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=here)
    for step in (20, 80):
        QApplication.sendEvent(view, moved(here - QPoint(0, step)))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=here)
    assert shelf.drag.mime() is None, "the rows on the way are not selected"
    choose(shelf, "Upper-back pain")
    shelf.shelf.drag_begun.emit()
    assert places[0] > home
    assert shelf.y() == home
    assert window.session.plan is before
