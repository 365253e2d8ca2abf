"""Whatever is done in whatever order: undo and redo return to equal plans, and the disk agrees."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtGui import QGuiApplication

from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.domain.bulk_doses import DoseChanges, Step
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose import Dose, Span
from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.domain.plan import WEEKDAYS, Cell, Plan, Slot
from backdesk.i18n import english
from backdesk.paths import DataFolder
from backdesk.resources import resource_path
from backdesk.services.library import load_catalogue
from backdesk.services.planning import Planning
from backdesk.store.store import Store
from backdesk.ui.models.week_model import WeekModel
from backdesk.ui.planner.board import Board
from backdesk.ui.planner.editing import PlanEditing
from backdesk.ui.session import PlanSession
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme
from tests.ui.support import small_plan

EXERCISES = ("bird-dog", "bridge", "plank", "cat-cow", "childs-pose")

days = st.sampled_from(WEEKDAYS[:4])
slots = st.builds(Slot, st.builds(Cell, st.just(0), days, st.sampled_from(BLOCK_ORDER)), st.integers(0, 5))
places = st.integers(0, 60)


class Desk:
    """Board, editing and session on a real store."""

    def __init__(self, root: Path, catalogue: Catalogue) -> None:
        self.store = Store.open(DataFolder(root))
        self.planning = Planning(self.store)
        self.session = PlanSession(catalogue, self.planning.save)
        theme, icons = Theme(resource_path("themes"), "light"), Icons(resource_path("icons"))
        self.model = WeekModel("here")
        self.board = Board(self.session, self.model, english(), theme, icons)
        self.editing = PlanEditing(self.session, self.board, english(), self.planning.new_id)
        self.refusals: list[str] = []
        self.editing.refused.connect(self.refusals.append)
        opened = self.planning.add(small_plan(), None)
        self.session.open(opened.plan, None)

    def close(self) -> None:
        self.store.close()
        self.board.deleteLater()


class History(RuleBasedStateMachine):
    """The session against a list of the plans it has shown."""

    template: Path
    catalogue: Catalogue

    def __init__(self) -> None:
        super().__init__()
        QGuiApplication.clipboard().clear()  # every run begins with the same
        self.root = Path(tempfile.mkdtemp(prefix="backdesk-undo-"))
        shutil.copy(self.template, DataFolder(self.root).database)
        self.desk = Desk(self.root, self.catalogue)
        self.states = [self.plan]
        self.at = 0

    @property
    def plan(self) -> Plan:
        return self.desk.session.plan

    def teardown(self) -> None:
        self.desk.close()
        shutil.rmtree(self.root)

    def record(self) -> None:
        """An edit that changed the plan cuts off what could be redone."""
        if self.plan != self.states[self.at]:
            self.states = [*self.states[: self.at + 1], self.plan]
            self.at += 1
        self.desk.session.end_merge()

    def some(self, first: int, count: int = 1) -> list[EntryId]:
        ids = [entry.id for entry in self.plan.entries()]
        start = first % len(ids) if ids else 0
        return ids[start : start + count]

    @rule(slot=slots, exercises=st.lists(st.sampled_from(EXERCISES), min_size=1, max_size=3))
    def add(self, slot: Slot, exercises: list[str]) -> None:
        self.desk.editing.add_exercises([ExerciseId(one) for one in exercises], slot)
        self.record()

    @rule(first=places, count=st.integers(1, 4), slot=slots)
    def move(self, first: int, count: int, slot: Slot) -> None:
        self.desk.editing.move_to(self.some(first, count), slot)
        self.record()

    @rule(first=places, count=st.integers(1, 3), dx=st.integers(-1, 1), dy=st.integers(-1, 1))
    def nudge(self, first: int, count: int, dx: int, dy: int) -> None:
        self.desk.board.select(self.some(first, count))
        self.desk.editing.move_selected(dx, dy)
        self.record()

    @rule(first=places, count=st.integers(1, 3))
    def duplicate(self, first: int, count: int) -> None:
        self.desk.board.select(self.some(first, count))
        self.desk.editing.duplicate_selected()
        self.record()

    @rule(first=places, count=st.integers(1, 2))
    def delete(self, first: int, count: int) -> None:
        self.desk.board.select(self.some(first, count))
        self.desk.editing.delete_selected()
        self.record()

    @rule(first=places, sets=st.integers(1, 6), reps=st.integers(1, 20))
    def dose(self, first: int, sets: int, reps: int) -> None:
        for entry_id in self.some(first):
            self.desk.editing.set_dose(entry_id, Dose(sets=sets, reps=Span.of(reps)), field="reps")
        self.record()

    @rule(first=places, note=st.sampled_from(["", "slowly", "<b>Zoë & “Łukasz” 🙂</b>"]))
    def note(self, first: int, note: str) -> None:
        for entry_id in self.some(first):
            self.desk.editing.set_note(entry_id, note)
        self.record()

    @rule(first=places, count=st.integers(1, 3), letter=st.sampled_from(["", "A", "B"]))
    def group(self, first: int, count: int, letter: str) -> None:
        if ids := self.some(first, count):
            self.desk.editing.set_group(ids, letter)
        self.record()

    @rule(day=days, label=st.sampled_from(["", "Gym", "Home"]))
    def label(self, day: str, label: str) -> None:
        self.desk.editing.set_day_label(day, label)
        self.record()

    @rule(day=days, onto=days)
    def copy_day(self, day: str, onto: str) -> None:
        if len(list(self.plan.entries())) < 60:
            self.desk.editing.copy_day(day, onto)
        self.record()

    @rule(slot=slots, rounds=st.sampled_from([None, 2, 3]))
    def rounds(self, slot: Slot, rounds: int | None) -> None:
        self.desk.editing.set_rounds(slot.cell, rounds)
        self.record()

    @rule(first=places, count=st.integers(1, 3), cut=st.booleans())
    def copy_cards(self, first: int, count: int, *, cut: bool) -> None:
        self.desk.board.select(self.some(first, count))
        clipboard = self.desk.editing.clipboard
        (clipboard.cut_selected if cut else clipboard.copy_selected)()
        self.record()

    @rule(slot=slots, cut=st.booleans(), whole_day=st.booleans())
    def copy_block_or_day(self, slot: Slot, *, cut: bool, whole_day: bool) -> None:
        clipboard = self.desk.editing.clipboard
        if whole_day:
            (clipboard.cut_day if cut else clipboard.copy_day)(slot.cell.day)
        else:
            (clipboard.cut_block if cut else clipboard.copy_block)(slot.cell)
        self.record()

    @rule(slot=slots, doses=st.booleans())
    def paste(self, slot: Slot, *, doses: bool) -> None:
        if len(list(self.plan.entries())) < 60:
            self.desk.editing.clipboard.paste(doses=doses, slot=slot)
        ids = [entry.id for entry in self.plan.entries()]
        assert len(set(ids)) == len(ids)
        self.record()

    @rule(slot=slots)
    def duplicate_block(self, slot: Slot) -> None:
        if len(list(self.plan.entries())) < 60:
            self.desk.editing.duplicate_block(slot.cell)
        self.record()

    @rule(first=places, exercise=st.sampled_from(EXERCISES))
    def swap(self, first: int, exercise: str) -> None:
        self.desk.editing.swap(self.some(first), ExerciseId(exercise))
        self.record()

    @rule(first=places, count=st.integers(1, 5), add=st.integers(-3, 3), factor=st.sampled_from([0.8, 1, 2]))
    def change_doses(self, first: int, count: int, add: int, factor: float) -> None:
        changes = DoseChanges({"effort": "easy"}, {"sets": Step(add), "reps": Step(factor=factor)})
        self.desk.editing.change_doses(self.some(first, count), changes)
        self.record()

    @rule(first=places, count=st.integers(1, 3), letter=st.sampled_from(["", "A", "B"]))
    def group_selected(self, first: int, count: int, letter: str) -> None:
        self.desk.board.select(self.some(first, count))
        self.desk.editing.group_selected(letter)
        self.record()

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.desk.session.undo_stack.undo()
        self.at -= 1

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        self.desk.session.undo_stack.redo()
        self.at += 1

    @invariant()
    def the_plan_is_the_one_of_the_history(self) -> None:
        assert self.plan == self.states[self.at]
        assert self.desk.session.undo_stack.index() == self.at
        assert self.desk.session.undo_stack.count() == len(self.states) - 1

    @invariant()
    def the_disk_holds_what_is_shown(self) -> None:
        assert self.desk.store.plan(self.plan.id) == self.plan

    @invariant()
    def the_board_shows_the_plan(self) -> None:
        shown = {
            (view.cell.day, view.cell.block): [
                view.model().card(view.model().index(row, 0, view.rootIndex())).entry  # type: ignore[attr-defined]
                for row in range(view.card_count())
            ]
            for view in self.desk.board.canvas._views.values()
        }
        for day in WEEKDAYS:
            found = self.plan.weeks[0].day(day)
            for block in BLOCK_ORDER:
                assert shown[day, block] == ([] if found is None else list(found.block(block).entries))


def test_undo_and_redo_return_to_equal_plans(qapp: object, empty_database: Path) -> None:
    History.template, History.catalogue = empty_database, load_catalogue()
    run_state_machine_as_test(
        History,
        settings=settings(
            max_examples=10, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
