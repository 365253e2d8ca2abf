"""Undo, redo, merging of typing, and edits that cannot be saved."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from pytestqt.qtbot import QtBot

from backdesk.domain import plan_edits
from backdesk.domain.dose import Dose, Span
from backdesk.domain.ids import EntryId, PlanId
from backdesk.domain.plan import Plan
from backdesk.errors import BackDeskError, StoreError
from backdesk.services.backend import Backend
from backdesk.ui.main_window import MainWindow
from backdesk.ui.session import UNDO_LIMIT
from tests.ui.support import STRENGTH, action, cards, select

BIRD = EntryId("bird")
FULL_DISK = "The disk is full; free some space and try again."


class Disk:
    """Stands before the store; `full` makes it refuse."""

    def __init__(self, save: Callable[[Plan, Plan], None]) -> None:
        self._save = save
        self.full = False

    def save(self, before: Plan, after: Plan) -> None:
        if self.full:
            raise StoreError(FULL_DISK)
        self._save(before, after)


@pytest.fixture
def disk(hidden: MainWindow) -> Disk:
    disk = Disk(hidden.session._save)
    hidden.session._save = disk.save
    return disk


def stored(backend: Backend, window: MainWindow) -> Plan:
    return backend.planning.open(PlanId(window.session.plan.id)).plan


def set_sets(window: MainWindow, sets: int, field: str = "sets") -> None:
    _, entry = plan_edits.find_entry(window.session.plan, BIRD)
    window.editing.set_dose(BIRD, Dose(sets=sets, reps=entry.dose.reps, side=entry.dose.side), field=field)


def sets(window: MainWindow) -> int | None:
    return plan_edits.find_entry(window.session.plan, BIRD)[1].dose.sets


def test_without_a_plan_the_session_says_what_to_do(hidden: MainWindow, qtbot: QtBot) -> None:
    hidden.session._plan = None
    assert not hidden.session.has_plan
    with pytest.raises(BackDeskError, match="No plan is open"):
        _ = hidden.session.plan


def test_an_edit_is_on_disk_at_once_and_so_are_undo_and_redo(hidden: MainWindow, backend: Backend) -> None:
    before = hidden.session.plan
    select(hidden, "bird")
    hidden.editing.delete_selected()
    after = hidden.session.plan
    assert stored(backend, hidden) == after != before

    hidden.session.undo_stack.undo()
    assert stored(backend, hidden) == hidden.session.plan == before
    hidden.session.undo_stack.redo()
    assert stored(backend, hidden) == hidden.session.plan == after


def test_an_undone_removal_brings_the_same_entry_back(hidden: MainWindow) -> None:
    select(hidden, "bird")
    hidden.editing.delete_selected()
    hidden.session.undo_stack.undo()
    assert plan_edits.find_entry(hidden.session.plan, BIRD)[1].dose.sets == 3


def test_menus_name_what_would_be_undone(hidden: MainWindow) -> None:
    hidden.editing.clear_day("monday")
    assert action(hidden, "undo").text() == "Undo clear Monday"
    action(hidden, "undo").trigger()
    assert action(hidden, "redo").text() == "Redo clear Monday"
    assert not action(hidden, "undo").isEnabled()


def test_an_edit_that_changes_nothing_leaves_no_step(hidden: MainWindow) -> None:
    assert not hidden.session.push(hidden.session.plan, "nothing")
    set_sets(hidden, 3)
    assert hidden.session.undo_stack.count() == 0


def test_typing_in_one_field_undoes_in_one_step(hidden: MainWindow) -> None:
    for number in (4, 41, 412):
        set_sets(hidden, number)
    assert hidden.session.undo_stack.count() == 1
    hidden.session.undo_stack.undo()
    assert sets(hidden) == 3
    hidden.session.undo_stack.redo()
    assert sets(hidden) == 412


def test_other_fields_and_later_visits_undo_alone(hidden: MainWindow) -> None:
    set_sets(hidden, 4)
    set_sets(hidden, 5, field="reps")
    hidden.session.end_merge()
    set_sets(hidden, 6, field="reps")
    assert hidden.session.undo_stack.count() == 3


def test_typing_back_to_the_start_still_undoes_cleanly(hidden: MainWindow, backend: Backend) -> None:
    before = hidden.session.plan
    set_sets(hidden, 4)
    set_sets(hidden, 3)
    assert hidden.session.plan == before
    while hidden.session.undo_stack.canUndo():
        hidden.session.undo_stack.undo()
    assert stored(backend, hidden) == before


def test_the_history_holds_a_limited_number_of_steps(hidden: MainWindow) -> None:
    assert hidden.session.undo_stack.undoLimit() == UNDO_LIMIT == 200


def test_another_plan_begins_a_new_history(hidden: MainWindow) -> None:
    hidden.editing.clear_day("monday")
    hidden.session.open(hidden.session.plan, None)
    assert not action(hidden, "undo").isEnabled()


def test_an_edit_that_cannot_be_saved_is_not_made(hidden: MainWindow, disk: Disk, backend: Backend) -> None:
    before = hidden.session.plan
    disk.full = True
    hidden.editing.clear_day("monday")

    assert hidden.session.plan is before
    assert cards(hidden, "monday", STRENGTH) == ["Bird Dog", "Bridge"]
    assert hidden.session.undo_stack.count() == 0
    assert hidden.notice.label.text() == FULL_DISK
    assert not hidden.notice.isHidden()
    assert hidden.notice.action_button.text() == "Try again"
    disk.full = False
    assert stored(backend, hidden) == before


def test_try_again_makes_the_edit(hidden: MainWindow, disk: Disk, backend: Backend) -> None:
    disk.full = True
    hidden.editing.clear_day("monday")
    hidden.notice.action_button.click()
    assert not hidden.notice.isHidden(), "it failed again and must say so again"
    disk.full = False
    hidden.notice.action_button.click()

    assert cards(hidden, "monday", STRENGTH) == []
    assert hidden.notice.isHidden()
    assert stored(backend, hidden) == hidden.session.plan
    assert action(hidden, "undo").text() == "Undo clear Monday"


def test_a_later_edit_makes_the_failed_one_obsolete(hidden: MainWindow, disk: Disk) -> None:
    disk.full = True
    hidden.editing.clear_day("monday")
    disk.full = False
    hidden.editing.clear_day("wednesday")

    assert hidden.notice.isHidden(), "an old Try again would take the later edit back"
    hidden.session.retry()
    assert cards(hidden, "monday", STRENGTH) == ["Bird Dog", "Bridge"]
    assert hidden.session.plan.weeks[0].day("wednesday") is not None
    assert len(list(hidden.session.plan.entries())) == 3


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_a_step_that_cannot_be_saved_can_be_made_later(
    hidden: MainWindow, disk: Disk, backend: Backend, qtbot: QtBot, step: str
) -> None:
    stack = hidden.session.undo_stack
    states = [hidden.session.plan]
    for day in ("monday", "wednesday"):
        hidden.editing.clear_day(day)
        states.append(hidden.session.plan)
    if step == "redo":
        stack.undo()
    here = stack.index()
    shown = hidden.session.plan
    disk.full = True
    getattr(stack, step)()

    assert hidden.session.plan == shown
    assert hidden.notice.label.text() == FULL_DISK
    disk.full = False
    qtbot.wait_until(lambda: stack.index() == here)
    assert stack.count() == 2, "the step is still in the history"

    hidden.notice.action_button.click()
    assert hidden.session.plan == states[1 if step == "undo" else 2]
    assert stored(backend, hidden) == hidden.session.plan
    while stack.canUndo():
        stack.undo()
    assert hidden.session.plan == states[0]


def test_a_merged_edit_that_cannot_be_saved_leaves_the_first_one(hidden: MainWindow, disk: Disk) -> None:
    set_sets(hidden, 4)
    disk.full = True
    set_sets(hidden, 5)
    disk.full = False

    assert sets(hidden) == 4
    hidden.session.undo_stack.undo()
    assert sets(hidden) == 3
    hidden.session.undo_stack.redo()
    assert sets(hidden) == 4


def test_the_status_bar_says_what_was_done_and_that_it_is_saved(hidden: MainWindow, disk: Disk) -> None:
    hidden.editing.clear_day("monday")
    assert hidden.statusBar().currentMessage() == "Clear Monday"
    assert hidden.saved.text().startswith("Saved ")
    disk.full = True
    hidden.editing.clear_day("wednesday")
    assert hidden.saved.text() == "Not saved"


def test_only_spans_change_nothing_else(hidden: MainWindow) -> None:
    hidden.editing.set_dose(BIRD, Dose(reps=Span(8, 12)), field="reps")
    others = [entry for entry in hidden.session.plan.entries() if entry.id != BIRD]
    assert [entry.id for entry in others] == ["cat", "bridge", "child"]


def test_a_fault_nobody_expected_leaves_the_history_usable(
    hidden: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(hidden.session, "_save", lambda before, after: 1 / 0)
        with qtbot.capture_exceptions(), suppress(ZeroDivisionError):  # Qt passes it on, or prints it
            hidden.editing.clear_day("monday")
    assert hidden.session.undo_stack.count() == 0
    hidden.editing.clear_day("wednesday")
    hidden.session.undo_stack.undo()
    assert cards(hidden, "monday", STRENGTH) == ["Bird Dog", "Bridge"]
