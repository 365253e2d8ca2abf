"""Dragging cards and library exercises over the board."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QMimeData, QPoint
from PySide6.QtGui import QImage

from backdesk.domain.ids import EntryId, ExerciseId, MuscleId
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.coverage_model import Column
from backdesk.ui.models.mime import ENTRIES_TYPE, entries_mime
from backdesk.ui.planner.cell_view import CellView
from tests.ui.support import (
    COPY,
    CTRL,
    MOVE,
    RELIEF,
    STRENGTH,
    WARM_UP,
    Drag,
    below,
    bottom_of,
    cards,
    cards_drag,
    cell,
    library_drag,
    select,
    shown_ids,
    top_of,
)


def picture(view: CellView) -> QImage:
    return view.viewport().grab().toImage()


def test_a_library_exercise_lands_at_the_end_of_an_empty_cell(window: MainWindow) -> None:
    view = cell(window, "tuesday", STRENGTH)

    event = Drag(library_drag("plank"), only_copy=True).carry(view.viewport(), below(view))

    assert event.isAccepted()
    assert event.dropAction() is COPY
    assert cards(window, "tuesday", STRENGTH) == ["Plank"]
    assert window.session.undo_stack.undoText() == "add Plank"


def test_several_library_exercises_land_together_in_their_order(window: MainWindow) -> None:
    view = cell(window, "monday", STRENGTH)

    Drag(library_drag("plank", "bridge", "cat-cow"), only_copy=True).carry(view.viewport(), top_of(view, 1))

    assert cards(window, "monday", STRENGTH) == ["Bird Dog", "Plank", "Bridge", "Cat-Cow", "Bridge"]
    window.session.undo_stack.undo()
    assert cards(window, "monday", STRENGTH) == ["Bird Dog", "Bridge"]


def test_what_was_dropped_is_selected_and_its_cell_is_current(window: MainWindow) -> None:
    view = cell(window, "friday", RELIEF)

    Drag(library_drag("childs-pose"), only_copy=True).carry(view.viewport(), below(view))

    (entry_id,) = window.board.selected_ids()
    assert entry_id not in ("cat", "bird", "bridge", "child")
    assert window.board.current_cell == view.cell


def test_a_card_moves_before_and_behind_others_of_its_cell(window: MainWindow) -> None:
    view = cell(window, "monday", STRENGTH)
    Drag(cards_drag(window, "bridge")).carry(view.viewport(), top_of(view, 0))
    assert cards(window, "monday", STRENGTH) == ["Bridge", "Bird Dog"]

    Drag(cards_drag(window, "bridge")).carry(view.viewport(), bottom_of(view, 1))
    assert cards(window, "monday", STRENGTH) == ["Bird Dog", "Bridge"]
    assert window.session.undo_stack.count() == 2


def test_a_card_dropped_where_it_lies_makes_no_edit(window: MainWindow) -> None:
    view = cell(window, "monday", STRENGTH)
    Drag(cards_drag(window, "bird")).carry(view.viewport(), top_of(view, 0))
    Drag(cards_drag(window, "bird")).carry(view.viewport(), bottom_of(view, 0))

    assert window.session.undo_stack.count() == 0
    assert cards(window, "monday", STRENGTH) == ["Bird Dog", "Bridge"]


def test_a_card_moves_to_another_cell_and_keeps_its_dose(window: MainWindow) -> None:
    view = cell(window, "thursday", WARM_UP)

    event = Drag(cards_drag(window, "bird")).carry(view.viewport(), below(view))

    assert event.dropAction() is MOVE
    assert cards(window, "monday", STRENGTH) == ["Bridge"]
    assert cards(window, "thursday", WARM_UP) == ["Bird Dog"]
    moved = window.model.card(window.model.find(EntryId("bird")))
    assert moved is not None
    assert moved.dose == "3 sets of 10 each side"


def test_ctrl_copies_a_card(window: MainWindow) -> None:
    view = cell(window, "thursday", STRENGTH)

    event = Drag(cards_drag(window, "bird"), keys=CTRL).carry(view.viewport(), below(view))

    assert event.dropAction() is COPY
    assert cards(window, "monday", STRENGTH) == ["Bird Dog", "Bridge"]
    assert cards(window, "thursday", STRENGTH) == ["Bird Dog"]
    assert len(set(shown_ids(window))) == 5
    assert window.session.undo_stack.undoText() == "copy Bird Dog"


def test_selected_cards_of_several_cells_move_together(window: MainWindow) -> None:
    select(window, "cat", "bridge", "child")
    mime = window.model.mimeData(window.board.selection.selectedIndexes())
    view = cell(window, "friday", STRENGTH)

    Drag(mime).carry(view.viewport(), below(view))

    assert cards(window, "friday", STRENGTH) == ["Cat-Cow", "Bridge", "Child's Pose"]
    assert cards(window, "monday", STRENGTH) == ["Bird Dog"]
    assert set(window.board.selected_ids()) == {"cat", "bridge", "child"}
    assert window.session.undo_stack.undoText() == "move 3 exercises to Friday, Strength"


def test_the_insertion_line_follows_the_mouse(window: MainWindow) -> None:
    view = cell(window, "monday", STRENGTH)
    drag = Drag(library_drag("plank"), only_copy=True)
    plain = picture(view)
    drag.enter(view.viewport(), top_of(view, 0))

    pictures = []
    for point in (top_of(view, 0), top_of(view, 1), below(view)):
        drag.move(view.viewport(), point)
        pictures.append(picture(view))

    assert plain not in pictures
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]
    drag.leave(view.viewport())
    assert picture(view) == plain


def test_row_at_splits_cards_in_the_middle(window: MainWindow) -> None:
    view = cell(window, "monday", STRENGTH)
    assert view.row_at(QPoint(5, 0)) == 0
    assert view.row_at(top_of(view, 0)) == 0
    assert view.row_at(bottom_of(view, 0)) == 1
    assert view.row_at(top_of(view, 1)) == 1
    assert view.row_at(bottom_of(view, 1)) == 2
    assert view.row_at(below(view)) == 2


def test_coverage_previews_the_drop_and_goes_back_when_the_drag_leaves(window: MainWindow) -> None:
    view = cell(window, "tuesday", STRENGTH)
    model = window.coverage.model
    before = [model.index(row, Column.SETS).data() for row in range(model.rowCount())]
    drag = Drag(library_drag("deadlift"), only_copy=True)
    drag.enter(view.viewport(), below(view))
    drag.move(view.viewport(), below(view))

    preview = model._preview
    assert preview is not None
    hamstrings = MuscleId("hamstrings")
    assert preview.of(hamstrings).fractional > window.session.coverage().of(hamstrings).fractional
    assert "→" in window.coverage.movement.days["tuesday"].text

    drag.leave(view.viewport())
    assert model._preview is None
    assert [model.index(row, Column.SETS).data() for row in range(model.rowCount())] == before


def test_the_preview_becomes_the_count_after_the_drop(window: MainWindow) -> None:
    view = cell(window, "tuesday", STRENGTH)
    drag = Drag(library_drag("deadlift"), only_copy=True)
    drag.enter(view.viewport(), below(view))
    drag.move(view.viewport(), below(view))
    promised = window.coverage.model._preview

    drag.drop(view.viewport(), below(view))

    assert window.coverage.model._preview is None
    assert window.session.coverage() == promised


def test_cards_of_another_window_are_refused_visibly_and_only_while_they_are_there(
    window: MainWindow,
) -> None:
    view = cell(window, "tuesday", STRENGTH)
    plain = picture(view)
    drag = Drag(entries_mime([EntryId("bird")], "another window", ["Bird Dog"]))

    drag.enter(view.viewport(), below(view))
    move = drag.move(view.viewport(), below(view))

    assert not move.isAccepted()
    refused = picture(view)
    assert refused != plain
    assert window.coverage.model._preview is None

    drag.leave(view.viewport())
    assert picture(view) == plain


def test_a_refused_drop_is_ignored(window: MainWindow) -> None:
    view = cell(window, "tuesday", STRENGTH)
    plan = window.session.plan
    event = Drag(entries_mime([EntryId("bird")], "another window", [])).carry(view.viewport(), below(view))

    assert not event.isAccepted()
    assert window.session.plan is plan


def test_text_of_other_programs_is_refused_and_leaves_no_mark(window: MainWindow) -> None:
    view = cell(window, "tuesday", STRENGTH)
    plain = picture(view)
    mime = QMimeData()
    mime.setText("some words")
    drag = Drag(mime)
    drag.enter(view.viewport(), below(view))
    drag.leave(view.viewport())

    assert picture(view) == plain


def test_a_broken_payload_is_refused(window: MainWindow) -> None:
    view = cell(window, "tuesday", STRENGTH)
    mime = QMimeData()
    mime.setData(ENTRIES_TYPE, QByteArray(b"{"))

    event = Drag(mime).carry(view.viewport(), below(view))

    assert not event.isAccepted()


def test_cards_that_are_gone_are_refused_in_a_sentence(window: MainWindow) -> None:
    mime = cards_drag(window, "bird")
    select(window, "bird")
    window.editing.delete_selected()
    view = cell(window, "tuesday", STRENGTH)

    Drag(mime).carry(view.viewport(), below(view))

    assert window.notice.isVisible()
    assert "no longer in the plan" in window.notice.label.text()
    assert cards(window, "tuesday", STRENGTH) == []


def test_the_board_scrolls_towards_the_edge_of_a_drag(window: MainWindow) -> None:
    board = window.board
    bar = board.verticalScrollBar()
    window.editing.add_exercises([ExerciseId(one) for one in ("plank", "bridge", "bird-dog", "side-plank")])
    window.resize(1280, 420)
    QCoreApplication.sendPostedEvents(board.canvas, QEvent.Type.LayoutRequest)
    assert bar.maximum() > 0

    bar.setValue(0)
    board.scroll_towards(QPoint(300, board.viewport().height() - 5))
    lower = bar.value()
    assert lower > 0
    board.scroll_towards(QPoint(300, board.viewport().height() // 2 + 20))
    assert bar.value() == lower
    board.scroll_towards(QPoint(300, 5))
    assert bar.value() == 0


def test_the_board_scrolls_sideways_too(window: MainWindow) -> None:
    board = window.board
    for day in ("tuesday", "thursday", "friday", "saturday", "sunday"):
        window.editing.copy_day("monday", day)
    window.resize(860, 700)
    bar = board.horizontalScrollBar()
    assert bar.maximum() > 0

    board.scroll_towards(QPoint(board.viewport().width() - 2, 200))
    assert bar.value() > 0
    board.scroll_towards(QPoint(2, 200))
    assert bar.value() == 0


def test_day_heads_stay_in_view_while_the_board_scrolls(window: MainWindow) -> None:
    window.resize(1280, 420)
    bar = window.board.verticalScrollBar()
    bar.setValue(bar.maximum())
    header = window.board.canvas.header("monday")
    assert header is not None
    assert header.mapTo(window.board.viewport(), QPoint(0, 0)).y() == 0
