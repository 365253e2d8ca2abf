"""Copy, cut and paste of cards, blocks, days and weeks, between plans and clients."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.domain.plan import Cell, Slot
from backdesk.domain.plan_edits import block_at
from backdesk.services.backend import Backend
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.mime import PART_TYPE, part_mime
from tests.ui.support import RELIEF, STRENGTH, WARM_UP, action, cards, cell, choose, select

MONDAY = Cell(0, "monday", STRENGTH)


def go_to(window: MainWindow, day: str, block: object = STRENGTH) -> None:
    """Make a cell the current one."""
    window.board.on_entered(cell(window, day, block))  # type: ignore[arg-type]
    window.board.selection.clearSelection()


def undo_text(window: MainWindow) -> str:
    return window.session.undo_stack.undoText()


def test_what_is_copied_is_also_text_in_words(hidden: MainWindow) -> None:
    select(hidden, "bird", "bridge")
    hidden.editing.group_selected()
    hidden.editing.set_note(EntryId("bird"), "Slowly\nplease")
    hidden.editing.copy_selected()
    assert QGuiApplication.clipboard().text() == (
        "A1 Bird Dog: 3 sets of 10 each side\n    Slowly please\nA2 Bridge: 2 sets of 8–12"
    )
    hidden.editing.set_rounds(MONDAY, 3)
    hidden.editing.clipboard.copy_day("monday")
    text = QGuiApplication.clipboard().text().splitlines()
    assert text[:4] == ["Monday, Gym", "Warm-up", "Cat-Cow: 60 seconds", "Strength, 3 rounds"]


def test_a_copy_outlives_the_plan_and_is_pasted_for_another_client(
    hidden: MainWindow, backend: Backend
) -> None:
    select(hidden, "bird", "bridge")
    hidden.editing.copy_selected()
    hidden.desk.show(backend.planning.new_client("Eva", "First plan"))
    hidden.editing.paste()
    assert cards(hidden, "monday", STRENGTH) == ["Bird Dog", "Bridge"]
    assert undo_text(hidden) == "paste 2 exercises"
    assert backend.planning.open(hidden.session.plan.id).plan == hidden.session.plan
    assert [entry.dose.sets for entry in hidden.session.plan.entries()] == [3, 2]


def test_paste_without_doses_brings_the_usual_ones(hidden: MainWindow) -> None:
    hidden.editing.set_note(EntryId("bird"), "Slowly")
    select(hidden, "bird")
    hidden.editing.copy_selected()
    go_to(hidden, "friday")
    action(hidden, "paste_bare").trigger()
    (pasted,) = block_at(hidden.session.plan, Cell(0, "friday", STRENGTH)).entries
    usual = hidden.session.catalogue.exercises[ExerciseId("bird-dog")].default_dose
    assert (pasted.dose, pasted.note) == (usual, "")
    assert undo_text(hidden) == "paste Bird Dog without doses"


def test_cut_takes_out_and_undo_brings_back_the_equal_plan(hidden: MainWindow) -> None:
    before = hidden.session.plan
    select(hidden, "bird", "bridge")
    hidden.editing.cut_selected()
    assert cards(hidden, "monday", STRENGTH) == []
    assert undo_text(hidden) == "cut 2 exercises"
    go_to(hidden, "friday")
    hidden.editing.paste()
    assert cards(hidden, "friday", STRENGTH) == ["Bird Dog", "Bridge"]
    hidden.session.undo_stack.undo()
    hidden.session.undo_stack.undo()
    assert hidden.session.plan == before


def test_a_block_with_its_rounds(hidden: MainWindow) -> None:
    hidden.editing.set_rounds(MONDAY, 3)
    go_to(hidden, "monday")
    action(hidden, "copy_block").trigger()
    go_to(hidden, "sunday", RELIEF)
    hidden.editing.paste()
    there = block_at(hidden.session.plan, Cell(0, "sunday", RELIEF))
    assert ([entry.exercise for entry in there.entries], there.rounds) == (["bird-dog", "bridge"], 3)
    go_to(hidden, "monday")
    action(hidden, "cut_block").trigger()
    assert block_at(hidden.session.plan, MONDAY).entries == ()
    assert block_at(hidden.session.plan, MONDAY).rounds is None
    go_to(hidden, "sunday", RELIEF)
    action(hidden, "duplicate_block").trigger()
    assert len(block_at(hidden.session.plan, Cell(0, "sunday", RELIEF)).entries) == 4


def test_a_day_and_a_week(hidden: MainWindow) -> None:
    go_to(hidden, "monday")
    action(hidden, "copy_day").trigger()
    go_to(hidden, "friday")
    hidden.editing.paste()
    assert (cards(hidden, "friday", WARM_UP), undo_text(hidden)) == (["Cat-Cow"], "paste Monday")
    action(hidden, "cut_day").trigger()
    assert (cards(hidden, "friday", WARM_UP), undo_text(hidden)) == ([], "cut Friday")
    assert hidden.editing.clipboard.copy_week(0)
    hidden.editing.paste()
    assert (len(hidden.session.plan.weeks), hidden.session.week_index) == (2, 1)
    assert cards(hidden, "monday", STRENGTH) == ["Bird Dog", "Bridge"]
    assert undo_text(hidden) == "paste a week"


def test_what_is_empty_is_not_copied_and_said(hidden: MainWindow) -> None:
    told: list[str] = []
    hidden.editing.refused.connect(told.append)
    go_to(hidden, "sunday")
    for name in ("copy_block", "cut_block", "duplicate_block", "copy_day", "cut_day"):
        action(hidden, name).trigger()
    assert len(told) == 5
    assert hidden.session.undo_stack.count() == 0


@pytest.mark.parametrize("content", [b"nonsense", b'{"version": 1, "kind": "day", "plan": {}}'])
def test_what_another_program_put_there_is_refused(hidden: MainWindow, content: bytes) -> None:
    told: list[str] = []
    hidden.editing.refused.connect(told.append)
    before = hidden.session.plan
    QGuiApplication.clipboard().setMimeData(part_mime(content, ""))
    hidden.editing.paste()
    assert len(told) == 1
    assert hidden.session.plan is before


def test_without_anything_to_paste_nothing_happens(hidden: MainWindow) -> None:
    empty = QMimeData()
    empty.setData(PART_TYPE, b"")
    QGuiApplication.clipboard().setMimeData(empty)
    before = hidden.session.plan
    hidden.editing.paste()
    assert not hidden.editing.clipboard.has_part()
    assert hidden.session.plan is before


def test_library_exercises_are_pasted_at_a_slot(hidden: MainWindow) -> None:
    hidden.editing.copy_exercises([ExerciseId("plank")])
    hidden.editing.clipboard.paste(slot=Slot(MONDAY, 1))
    assert cards(hidden, "monday", STRENGTH) == ["Bird Dog", "Plank", "Bridge"]


def test_the_menu_of_a_day_copies_and_pastes(window: MainWindow) -> None:
    for day, text in (("monday", "Copy this day"), ("sunday", "Paste here without doses")):
        header = window.board.canvas.header(day)
        assert header is not None
        middle = header.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, header.mapToGlobal(middle))
        QApplication.sendEvent(header, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        choose(menu, text)
        menu.close()
    assert cards(window, "sunday", STRENGTH) == ["Bird Dog", "Bridge"]
    assert undo_text(window) == "paste Monday without doses"
