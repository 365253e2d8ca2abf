"""What the user does to the plan, as named, undoable edits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backdesk.domain import plan_copies, plan_edits, supersets
from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.ids import EntryId, ExerciseId, IdFactory
from backdesk.domain.labels import day_name
from backdesk.domain.plan import Cell, Entry, Plan, Slot
from backdesk.domain.wording import Words
from backdesk.errors import PlanEditError
from backdesk.ui.models.mime import DAY_TYPE, EXERCISES_TYPE, TEMPLATE_TYPE
from backdesk.ui.models.week_model import Drop
from backdesk.ui.planner.board import Board
from backdesk.ui.planner.clipboard import PlanClipboard
from backdesk.ui.planner.edit_core import EditCore, OwnExercises
from backdesk.ui.planner.edit_core import place_name as place_name
from backdesk.ui.planner.entry_edits import EntryEdits
from backdesk.ui.session import PlanSession


class PlanEditing(EntryEdits):
    """Turns drops, menu entries and keys into edits of the session's plan: adding, moving, copying."""

    def __init__(
        self,
        session: PlanSession,
        board: Board,
        words: Words,
        new_id: IdFactory,
        *,
        own: OwnExercises = tuple,
    ) -> None:
        """`new_id` makes the ids of new entries; `own` gives the clinic's own exercises."""
        super().__init__(EditCore(session, board, words, new_id, own))
        self._new_id = new_id
        self.clipboard = PlanClipboard(self.core)

    # ------------------------------------------------------------------ adding

    def new_entries(self, ids: Sequence[ExerciseId]) -> tuple[Entry, ...]:
        """Entries with the exercises' default doses; unknown ids are left out."""
        known = self._session.catalogue.exercises
        return tuple(
            Entry(EntryId(self._new_id()), exercise, self.core.usual_dose(exercise))
            for exercise in ids
            if exercise in known
        )

    def add_exercises(self, ids: Sequence[ExerciseId], slot: Slot | None = None) -> None:
        """Add library exercises at a slot, by default in the board's current cell."""
        target = slot or self._board.current_slot()
        if target is not None:
            self._insert(self.new_entries(ids), target, self._words.gettext("add {what}"))

    def drop(self, drop: Drop) -> None:
        """Make the edit that a drop stands for; a template's is made by the shelf that it comes from."""
        if drop.kind == TEMPLATE_TYPE:
            return
        slot = replace(drop.slot, cell=replace(drop.slot.cell, week_index=self._session.week_index))
        if drop.kind == EXERCISES_TYPE:
            self.add_exercises([ExerciseId(item) for item in drop.ids], slot)
        elif drop.kind == DAY_TYPE:
            self.copy_day(drop.ids[0], slot.cell.day)
        elif drop.copy:
            self._copy_to([EntryId(item) for item in drop.ids], slot)
        else:
            self.move_to([EntryId(item) for item in drop.ids], slot)

    def preview(self, drop: Drop) -> Plan | None:
        """The plan as it would be after a drop, None when it cannot be made or is not known here."""
        if drop.kind == TEMPLATE_TYPE:
            return None
        plan, ids = self._session.plan, [EntryId(item) for item in drop.ids]
        try:
            if drop.kind == EXERCISES_TYPE:
                entries = self.new_entries([ExerciseId(item) for item in drop.ids])
                return plan_edits.insert_entries(plan, drop.slot, entries, new_id=self._new_id)
            if drop.kind == DAY_TYPE:
                return self._with_day(plan, drop.ids[0], drop.slot.cell)
            if drop.copy:
                return plan_edits.copy_entries(plan, ids, drop.slot, new_id=self._new_id)
            return _moved(plan, ids, drop.slot, self._new_id)
        except PlanEditError:
            return None

    # ----------------------------------------------------------- moving around

    def move_to(self, ids: Sequence[EntryId], slot: Slot) -> None:
        """Move entries to a slot."""

        def edit(plan: Plan) -> Plan:
            return _moved(plan, ids, slot, self._new_id)

        text = self._words.gettext("move {what} to {place}")
        self.core.apply(
            edit, text.format(what=self.core.what(ids), place=self.core.place(slot.cell)), select=ids
        )

    def move_selected(self, dx: int, dy: int) -> None:
        """Move the selected cards a day over, or up and down, into the next block at the edge."""
        ids = self._board.selected_ids()
        if not ids:
            return
        first, _ = plan_edits.find_entry(self._session.plan, ids[0])
        last, _ = plan_edits.find_entry(self._session.plan, ids[-1])
        slot = self._slot_beside(first, last, dx, dy)
        if slot is not None:
            self.move_to(ids, slot)

    def copy_day(self, source: str, target: str) -> None:
        """Add copies of a day's cards to another day."""
        cell = Cell(self._session.week_index, target, BlockKind.STRENGTH)

        def edit(plan: Plan) -> Plan:
            return self._with_day(plan, source, cell)

        text = self._words.gettext("copy {source} to {target}")
        self.core.apply(
            edit, text.format(source=day_name(source, self._words), target=day_name(target, self._words))
        )

    def clear_day(self, day: str) -> None:
        """Take all cards off a day."""
        text = self._words.gettext("clear {day}").format(day=day_name(day, self._words))
        self.core.apply(lambda plan: plan_edits.clear_day(plan, self._session.week_index, day), text)

    def set_day_label(self, day: str, label: str) -> None:
        """Write a label, such as "Gym", under a day's name."""
        week = self._session.week_index

        def edit(plan: Plan) -> Plan:
            return plan_edits.set_day_label(plan, week, day, label.strip(), new_id=self._new_id)

        self.core.apply(edit, self._words.gettext("label {day}").format(day=day_name(day, self._words)))

    def set_rounds(self, cell: Cell, rounds: int | None) -> None:
        """Say how often a block is gone through."""

        def edit(plan: Plan) -> Plan:
            return plan_edits.set_rounds(plan, cell, rounds, new_id=self._new_id)

        self.core.apply(
            edit, self._words.gettext("set rounds of {place}").format(place=self.core.place(cell))
        )

    # -------------------------------------------------------------- selection

    def delete_selected(self) -> None:
        """Take the selected cards out."""
        ids = self._board.selected_ids()
        if ids:
            text = self._words.gettext("remove {what}").format(what=self.core.what(ids))
            self.core.apply(
                lambda plan: supersets.without_lone(plan, plan_edits.remove_entries(plan, ids)), text
            )

    def duplicate_selected(self) -> None:
        """Put copies of the selected cards behind the last of them."""
        ids = self._board.selected_ids()
        if ids:
            last, _ = plan_edits.find_entry(self._session.plan, ids[-1])
            self._copy_to(ids, Slot(last.cell, last.index + 1), self._words.gettext("duplicate {what}"))

    def duplicate_block(self, cell: Cell | None) -> None:
        """Put copies of a block's cards behind them."""
        if cell is None:
            return
        ids = [entry.id for entry in plan_edits.block_at(self._session.plan, cell).entries]
        if not ids:
            self.refused.emit(self._words.gettext("There is nothing in that block to copy."))
            return
        self._copy_to(ids, Slot(cell, len(ids)), self._words.gettext("duplicate {what}"))

    def copy_selected(self) -> None:
        """Put the selected cards on the clipboard."""
        self.clipboard.copy_selected()

    def cut_selected(self) -> None:
        """Put the selected cards on the clipboard and take them out."""
        self.clipboard.cut_selected()

    def copy_exercises(self, ids: Sequence[ExerciseId]) -> None:
        """Put library exercises on the clipboard."""
        self.clipboard.copy_exercises(ids)

    def paste(self) -> None:
        """Put what is on the clipboard behind the selected card of the current cell."""
        self.clipboard.paste()

    def paste_without_doses(self) -> None:
        """The same with the exercises' usual doses."""
        self.clipboard.paste(doses=False)

    def rename_plan(self, title: str) -> None:
        """Change the plan's title."""
        self.core.apply(lambda plan: plan_edits.rename(plan, title), self._words.gettext("rename plan"))

    # ---------------------------------------------------------------- helpers

    def _insert(self, entries: Sequence[Entry], slot: Slot, form: str) -> None:
        if not entries:
            return
        names = [self._session.catalogue.name_of(entry.exercise) for entry in entries]
        self.core.apply(
            lambda plan: plan_edits.insert_entries(plan, slot, entries, new_id=self._new_id),
            form.format(what=self.core.listed(names)),
            select=[entry.id for entry in entries],
        )

    def _with_day(self, plan: Plan, source: str, onto: Cell) -> Plan:
        if source == onto.day:
            raise PlanEditError("A day cannot be copied onto itself.")
        part = plan_copies.copied_day(plan, onto.week_index, source)
        catalogue = self._session.catalogue
        return plan_copies.paste(plan, part, Slot(onto, 0), catalogue=catalogue, new_id=self._new_id).plan

    def _copy_to(self, ids: Sequence[EntryId], slot: Slot, form: str | None = None) -> None:
        try:
            originals = plan_edits.entries_in_order(self._session.plan, ids)
            here = plan_edits.block_at(self._session.plan, slot.cell)
        except PlanEditError as problem:
            self.core.refuse(problem)
            return
        copies = supersets.lettered_for(plan_edits.fresh_copies(originals, self._new_id), here)
        self._insert(copies, slot, form or self._words.gettext("copy {what}"))

    def _slot_beside(self, first: Slot, last: Slot, dx: int, dy: int) -> Slot | None:
        if dx:
            view = self._board.canvas.neighbour(first.cell, dx, 0)
            return None if view is None else Slot(view.cell, view.card_count())
        if dy < 0 and first.index > 0:
            return Slot(first.cell, first.index - 1)
        count = len(plan_edits.block_at(self._session.plan, last.cell).entries)
        if dy > 0 and last.index < count - 1:
            return Slot(last.cell, last.index + 2)
        position = (first if dy < 0 else last).cell.block.position + dy
        if not 0 <= position < len(BLOCK_ORDER):
            return None
        cell = replace(first.cell, block=BLOCK_ORDER[position])
        end = len(plan_edits.block_at(self._session.plan, cell).entries)
        return Slot(cell, end if dy < 0 else 0)


def _moved(plan: Plan, ids: Sequence[EntryId], slot: Slot, new_id: IdFactory) -> Plan:
    """Entries in another place; a superset moves as a whole or is left by those that go alone."""
    entries = plan_edits.entries_in_order(plan, ids)
    there = {entry.id for entry in plan_edits.block_at(plan, slot.cell).entries}
    comers = tuple(entry for entry in entries if entry.id not in there)
    after = plan_edits.move_entries(plan, ids, slot, new_id=new_id)
    for entry in supersets.lettered_for(comers, plan_edits.block_at(plan, slot.cell)):
        after = plan_edits.replace_entry(after, entry)
    return supersets.without_lone(plan, after)
