"""What the user does to the plan, as named, undoable edits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from backdesk.domain import plan_edits
from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.dose import Dose
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import EntryId, ExerciseId, IdFactory
from backdesk.domain.labels import block_name, day_name
from backdesk.domain.plan import Cell, Entry, Plan, Slot
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError, PlanEditError
from backdesk.ui.models.mime import (
    DAY_TYPE,
    ENTRIES_TYPE,
    EXERCISES_TYPE,
    entries_mime,
    exercises_mime,
    read_payload,
)
from backdesk.ui.models.week_model import Drop
from backdesk.ui.planner.board import Board
from backdesk.ui.session import PlanSession


class PlanEditing(QObject):
    """Turns drops, menu entries and keys into edits of the session's plan.

    Signals: `refused(sentence)` an edit that does not fit.
    """

    refused = Signal(str)

    def __init__(
        self, session: PlanSession, board: Board, words: Words, new_id: IdFactory, session_id: str
    ) -> None:
        """`new_id` makes the ids of new entries."""
        super().__init__(board)
        self._session = session
        self._board = board
        self._words = words
        self._new_id = new_id
        self._session_id = session_id

    # ------------------------------------------------------------------ adding

    def new_entries(self, ids: Sequence[ExerciseId]) -> tuple[Entry, ...]:
        """Entries with the exercises' default doses; unknown ids are left out."""
        known = self._session.catalogue.exercises
        return tuple(
            Entry(EntryId(self._new_id()), exercise, known[exercise].default_dose)
            for exercise in ids
            if exercise in known
        )

    def add_exercises(self, ids: Sequence[ExerciseId], slot: Slot | None = None) -> None:
        """Add library exercises at a slot, by default in the board's current cell."""
        target = slot or self._board.current_slot()
        if target is not None:
            self._insert(self.new_entries(ids), target, self._words.gettext("add {what}"))

    def drop(self, drop: Drop) -> None:
        """Make the edit that a drop stands for."""
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
        """The plan as it would be after a drop, None when it cannot be made."""
        plan, ids = self._session.plan, [EntryId(item) for item in drop.ids]
        try:
            if drop.kind == EXERCISES_TYPE:
                entries = self.new_entries([ExerciseId(item) for item in drop.ids])
                return plan_edits.insert_entries(plan, drop.slot, entries, new_id=self._new_id)
            if drop.kind == DAY_TYPE:
                week, target = drop.slot.cell.week_index, drop.slot.cell.day
                return plan_edits.copy_day(plan, week, drop.ids[0], target, new_id=self._new_id)
            edit = plan_edits.copy_entries if drop.copy else plan_edits.move_entries
            return edit(plan, ids, drop.slot, new_id=self._new_id)
        except PlanEditError:
            return None

    # ----------------------------------------------------------- moving around

    def move_to(self, ids: Sequence[EntryId], slot: Slot) -> None:
        """Move entries to a slot."""

        def edit(plan: Plan) -> Plan:
            return plan_edits.move_entries(plan, ids, slot, new_id=self._new_id)

        text = self._words.gettext("move {what} to {place}")
        self._apply(edit, text.format(what=self._what(ids), place=self._place(slot.cell)), select=ids)

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
        week = self._session.week_index

        def edit(plan: Plan) -> Plan:
            return plan_edits.copy_day(plan, week, source, target, new_id=self._new_id)

        text = self._words.gettext("copy {source} to {target}")
        self._apply(
            edit, text.format(source=day_name(source, self._words), target=day_name(target, self._words))
        )

    def clear_day(self, day: str) -> None:
        """Take all cards off a day."""
        text = self._words.gettext("clear {day}").format(day=day_name(day, self._words))
        self._apply(lambda plan: plan_edits.clear_day(plan, self._session.week_index, day), text)

    def set_day_label(self, day: str, label: str) -> None:
        """Write a label, such as "Gym", under a day's name."""
        week = self._session.week_index

        def edit(plan: Plan) -> Plan:
            return plan_edits.set_day_label(plan, week, day, label.strip(), new_id=self._new_id)

        self._apply(edit, self._words.gettext("label {day}").format(day=day_name(day, self._words)))

    def set_rounds(self, cell: Cell, rounds: int | None) -> None:
        """Say how often a block is gone through."""

        def edit(plan: Plan) -> Plan:
            return plan_edits.set_rounds(plan, cell, rounds, new_id=self._new_id)

        self._apply(edit, self._words.gettext("set rounds of {place}").format(place=self._place(cell)))

    # ------------------------------------------------------ selection and clipboard

    def delete_selected(self) -> None:
        """Take the selected cards out."""
        ids = self._board.selected_ids()
        if ids:
            text = self._words.gettext("remove {what}").format(what=self._what(ids))
            self._apply(lambda plan: plan_edits.remove_entries(plan, ids), text)

    def duplicate_selected(self) -> None:
        """Put copies of the selected cards behind the last of them."""
        ids = self._board.selected_ids()
        if ids:
            last, _ = plan_edits.find_entry(self._session.plan, ids[-1])
            self._copy_to(ids, Slot(last.cell, last.index + 1), self._words.gettext("duplicate {what}"))

    def copy_selected(self) -> None:
        """Put the selected cards on the clipboard."""
        ids = self._board.selected_ids()
        if ids:
            QGuiApplication.clipboard().setMimeData(entries_mime(ids, self._session_id, self._names(ids)))
            self._copied = plan_edits.entries_in_order(self._session.plan, ids)
            used = {entry.exercise for entry in self._copied}
            self._copied_own = tuple(own for own in self._session.plan.exercises if own.id in used)

    def cut_selected(self) -> None:
        """Put the selected cards on the clipboard and take them out."""
        self.copy_selected()
        self.delete_selected()

    def copy_exercises(self, ids: Sequence[ExerciseId]) -> None:
        """Put library exercises on the clipboard."""
        names = [self._session.catalogue.name_of(item) for item in ids]
        QGuiApplication.clipboard().setMimeData(exercises_mime(ids, names))

    _copied: tuple[Entry, ...] = ()
    """The entries last copied, so that a cut can be pasted after they left the plan."""
    _copied_own: tuple[Exercise, ...] = ()
    """The exercises among them that travel with the plan, for pasting into another plan."""

    def paste(self) -> None:
        """Put what is on the clipboard behind the selected card of the current cell."""
        mime = QGuiApplication.clipboard().mimeData()
        slot = self._board.current_slot()
        if mime is None or slot is None:
            return
        exercises = read_payload(mime, EXERCISES_TYPE)
        entries = read_payload(mime, ENTRIES_TYPE)
        if exercises is not None:
            self.add_exercises([ExerciseId(item) for item in exercises.ids], slot)
        elif entries is not None and entries.session == self._session_id:
            wanted = set(entries.ids)
            copies = plan_edits.fresh_copies((one for one in self._copied if one.id in wanted), self._new_id)
            self._insert(copies, slot, self._words.gettext("paste {what}"), own=self._copied_own)

    # ------------------------------------------------------------------- dose

    def set_dose(self, entry_id: EntryId, dose: Dose, *, field: str) -> None:
        """Change a dose; quick changes of one field undo together."""
        text = self._words.gettext("change dose of {what}").format(what=self._what([entry_id]))
        self._apply(
            lambda plan: plan_edits.set_dose(plan, entry_id, dose), text, merge_key=f"{entry_id}:{field}"
        )

    def set_note(self, entry_id: EntryId, note: str) -> None:
        """Change the note on an entry."""
        text = self._words.gettext("change note of {what}").format(what=self._what([entry_id]))
        self._apply(
            lambda plan: plan_edits.set_note(plan, entry_id, note), text, merge_key=f"{entry_id}:note"
        )

    def set_group(self, ids: Sequence[EntryId], group: str) -> None:
        """Make entries a superset with this letter, or take them out with ""."""
        form = self._words.gettext("group {what}") if group else self._words.gettext("ungroup {what}")
        self._apply(lambda plan: plan_edits.set_group(plan, ids, group), form.format(what=self._what(ids)))

    def group_selected(self) -> None:
        """Make the selected cards of one block a superset with the next free letter."""
        ids = self._board.selected_ids()
        cells = {plan_edits.find_entry(self._session.plan, entry)[0].cell for entry in ids}
        if len(ids) < 2 or len(cells) != 1:
            self.refused.emit(
                self._words.gettext("Select at least two cards of one block to make a superset.")
            )
            return
        used = {entry.group for entry in plan_edits.block_at(self._session.plan, cells.pop()).entries}
        free = next((chr(code) for code in range(ord("A"), ord("Z") + 1) if chr(code) not in used), "Z")
        self.set_group(ids, free)

    def ungroup_selected(self) -> None:
        """Take the selected cards out of their superset."""
        ids = self._board.selected_ids()
        if ids:
            self.set_group(ids, "")

    def rename_plan(self, title: str) -> None:
        """Change the plan's title."""
        self._apply(lambda plan: plan_edits.rename(plan, title), self._words.gettext("rename plan"))

    # ---------------------------------------------------------------- helpers

    def _insert(
        self, entries: Sequence[Entry], slot: Slot, form: str, *, own: Sequence[Exercise] = ()
    ) -> None:
        """Insert entries; the plan takes those `own` exercises along that it does not know."""
        if not entries:
            return
        catalogue = self._session.catalogue
        missing = tuple(exercise for exercise in own if exercise.id not in catalogue.exercises)
        known = catalogue.with_exercises(missing)
        names = [known.name_of(entry.exercise) for entry in entries]

        def edit(plan: Plan) -> Plan:
            if missing:
                plan = replace(plan, exercises=(*plan.exercises, *missing))
            return plan_edits.insert_entries(plan, slot, entries, new_id=self._new_id)

        self._apply(edit, form.format(what=self._list(names)), select=[entry.id for entry in entries])

    def _copy_to(self, ids: Sequence[EntryId], slot: Slot, form: str | None = None) -> None:
        try:
            originals = plan_edits.entries_in_order(self._session.plan, ids)
        except PlanEditError as problem:
            self.refused.emit(problem.said(self._words.gettext))
            return
        copies = plan_edits.fresh_copies(originals, self._new_id)
        self._insert(copies, slot, form or self._words.gettext("copy {what}"))

    def _apply(
        self,
        edit: Callable[[Plan], Plan],
        text: str,
        *,
        select: Sequence[EntryId] | None = None,
        merge_key: str = "",
    ) -> None:
        """Work the edit out before anything is pushed; a fault inside redo would break the history."""
        try:
            after = edit(self._session.plan)
        except BackDeskError as problem:
            self.refused.emit(problem.said(self._words.gettext))
            return
        if select is not None:
            self._board.select_after_edit(select)
        self._session.push(after, text, merge_key=merge_key)

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

    def _names(self, ids: Sequence[EntryId]) -> list[str]:
        entries = plan_edits.entries_in_order(self._session.plan, ids)
        return [self._session.catalogue.name_of(entry.exercise) for entry in entries]

    def _what(self, ids: Sequence[EntryId]) -> str:
        try:
            return self._list(self._names(ids))
        except PlanEditError:
            return ""

    def _list(self, names: Sequence[str]) -> str:
        if len(names) == 1:
            return names[0]
        text = self._words.ngettext("{n} exercise", "{n} exercises", len(names))
        return text.format(n=len(names))

    def _place(self, cell: Cell) -> str:
        return place_name(cell.day, cell.block, self._words)


def place_name(day: str, block: BlockKind, words: Words) -> str:
    """A cell for people: "Monday, Strength"."""
    return f"{day_name(day, words)}, {block_name(block, words)}"
