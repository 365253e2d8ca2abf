"""Dragging a whole day by its head onto another."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.mime import day_mime
from backdesk.ui.planner.day_header import DayHeader
from tests.ui.support import COPY, RELIEF, STRENGTH, WARM_UP, Drag, below, cards, cell, library_drag

MIDDLE = QPoint(20, 10)


def head(window: MainWindow, day: str) -> DayHeader:
    header = window.board.canvas.header(day)
    assert header is not None
    return header


def monday(window: MainWindow) -> Drag:
    return Drag(day_mime("monday", window.model.session_id, "Monday"), only_copy=True)


def test_a_day_dropped_on_another_head_is_copied_there(window: MainWindow) -> None:
    event = monday(window).carry(head(window, "tuesday"), MIDDLE)

    assert event.isAccepted()
    assert event.dropAction() is COPY
    assert cards(window, "tuesday", WARM_UP) == ["Cat-Cow"]
    assert cards(window, "tuesday", STRENGTH) == ["Bird Dog", "Bridge"]
    assert cards(window, "monday", STRENGTH) == ["Bird Dog", "Bridge"]
    assert window.session.undo_stack.undoText() == "copy Monday to Tuesday"


def test_a_day_dropped_on_a_cell_is_copied_to_that_day(window: MainWindow) -> None:
    view = cell(window, "wednesday", STRENGTH)

    monday(window).carry(view.viewport(), below(view))

    assert cards(window, "wednesday", STRENGTH) == ["Bird Dog", "Bridge"]
    assert cards(window, "wednesday", RELIEF) == ["Child's Pose"]


def test_a_day_on_its_own_head_is_refused(window: MainWindow) -> None:
    plan = window.session.plan
    assert not monday(window).carry(head(window, "monday"), MIDDLE).isAccepted()
    assert window.session.plan is plan


def test_a_day_on_a_cell_of_its_own_is_refused_visibly(window: MainWindow) -> None:
    view = cell(window, "monday", RELIEF)
    plain = view.viewport().grab().toImage()
    drag = monday(window)
    drag.enter(view.viewport(), below(view))
    move = drag.move(view.viewport(), below(view))

    assert not move.isAccepted()
    assert view.viewport().grab().toImage() != plain
    drag.leave(view.viewport())
    assert not window.notice.isVisible()


def test_a_day_of_another_window_and_library_exercises_are_refused_by_a_head(window: MainWindow) -> None:
    foreign = Drag(day_mime("monday", "another window", "Monday"), only_copy=True)
    assert not foreign.carry(head(window, "tuesday"), MIDDLE).isAccepted()
    assert not Drag(library_drag("plank"), only_copy=True).carry(head(window, "tuesday"), MIDDLE).isAccepted()
    assert cards(window, "tuesday", STRENGTH) == []


def test_the_head_under_a_day_is_marked_and_let_go(window: MainWindow) -> None:
    tuesday, drag = head(window, "tuesday"), monday(window)
    drag.enter(tuesday, MIDDLE)
    drag.move(tuesday, MIDDLE)
    assert tuesday.isDown()
    drag.leave(tuesday)
    assert not tuesday.isDown()


def test_an_empty_day_cannot_be_copied_and_the_window_says_so(window: MainWindow) -> None:
    mime = day_mime("tuesday", window.model.session_id, "Tuesday")
    Drag(mime, only_copy=True).carry(head(window, "friday"), MIDDLE)

    assert window.notice.isVisible()
    assert "nothing on that day" in window.notice.label.text()
