"""Copy, cut and paste of cards, blocks, days and weeks, also into another plan or another window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QGuiApplication

from backdesk.domain import plan_copies, plan_edits
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.domain.labels import day_name
from backdesk.domain.plan import Cell, Entry, Plan, Slot
from backdesk.domain.plan_copies import PartKind, Pasted, PlanPart
from backdesk.domain.supersets import without_lone
from backdesk.errors import BackDeskError
from backdesk.services.plan_parts import part_from_bytes, part_to_bytes
from backdesk.ui.models.mime import EXERCISES_TYPE, exercises_mime, part_bytes, part_mime, read_payload
from backdesk.ui.planner.clipboard_text import part_text
from backdesk.ui.planner.edit_core import EditCore

TakePart = Callable[[Plan, Iterable[Exercise]], PlanPart]


class PlanClipboard:
    """Puts parts of the plan on the system's clipboard, by value, and takes them from there."""

    def __init__(self, core: EditCore) -> None:
        """Edits go through the core."""
        self._core = core
        self._session = core.session
        self._say = core.words.gettext

    # ------------------------------------------------------------------ taking

    def copy_selected(self) -> bool:
        """Copy the selected cards; whether there were any."""
        ids = self._core.board.selected_ids()
        return bool(ids) and self.copy(lambda plan, own: plan_copies.copied_entries(plan, ids, own))

    def cut_selected(self) -> None:
        """Copy the selected cards and take them out."""
        ids = self._core.board.selected_ids()
        if self.copy_selected():
            text = self._say("cut {what}").format(what=self._core.what(ids))
            self._core.apply(lambda plan: without_lone(plan, plan_edits.remove_entries(plan, ids)), text)

    def copy_block(self, cell: Cell | None) -> bool:
        """Copy a whole block with its rounds."""
        return cell is not None and self.copy(lambda plan, own: plan_copies.copied_block(plan, cell, own))

    def cut_block(self, cell: Cell | None) -> None:
        """Copy a block and empty it."""
        if cell is None or not self.copy_block(cell):
            return
        text = self._say("cut {what}").format(what=self._core.place(cell))
        self._core.apply(lambda plan: _emptied(plan, cell, self._core.new_id), text)

    def copy_day(self, day: str | None) -> bool:
        """Copy a day of the shown week."""
        week = self._session.week_index
        return day is not None and self.copy(lambda plan, own: plan_copies.copied_day(plan, week, day, own))

    def cut_day(self, day: str | None) -> None:
        """Copy a day and take everything off it."""
        if day is None or not self.copy_day(day):
            return
        text = self._say("cut {what}").format(what=day_name(day, self._core.words))
        self._core.apply(lambda plan: plan_edits.clear_day(plan, self._session.week_index, day), text)

    def copy_week(self, week: int) -> bool:
        """Copy a week, counted from 0."""
        return self.copy(lambda plan, own: plan_copies.copied_week(plan, week, own))

    def copy_exercises(self, ids: Sequence[ExerciseId]) -> None:
        """Put library exercises on the clipboard."""
        names = [self._session.catalogue.name_of(item) for item in ids]
        QGuiApplication.clipboard().setMimeData(exercises_mime(ids, names))

    def copy(self, take: TakePart) -> bool:
        """Put a part on the clipboard, in words too; whether it could be done."""
        try:
            part = take(self._session.plan, self._core.own())
            content = part_to_bytes(part, self._session.catalogue)
        except BackDeskError as problem:
            self._core.refuse(problem)
            return False
        text = part_text(part, self._session.catalogue, self._core.words)
        QGuiApplication.clipboard().setMimeData(part_mime(content, text))
        return True

    # ----------------------------------------------------------------- putting

    def has_part(self) -> bool:
        """Whether a part of a plan can be pasted."""
        mime = QGuiApplication.clipboard().mimeData()
        return mime is not None and part_bytes(mime) is not None

    def paste(self, *, doses: bool = True, slot: Slot | None = None) -> None:
        """Put what is on the clipboard at a slot, by default behind the selected card of the current cell.

        Without `doses` the exercises come with their usual ones, and without notes.
        """
        mime = QGuiApplication.clipboard().mimeData()
        slot = slot or self._core.board.current_slot()
        if mime is None or slot is None:
            return
        exercises, content = read_payload(mime, EXERCISES_TYPE), part_bytes(mime)
        if exercises is not None:
            self._paste_exercises([ExerciseId(item) for item in exercises.ids], slot)
        elif content is not None:
            self._paste_part(content, slot, doses=doses)

    def _paste_exercises(self, ids: Sequence[ExerciseId], slot: Slot) -> None:
        known = self._session.catalogue.exercises
        entries = [
            Entry(EntryId(self._core.new_id()), one, self._core.usual_dose(one))
            for one in ids
            if one in known
        ]
        if entries:
            names = [known[entry.exercise].name for entry in entries]
            self._core.apply(
                lambda plan: plan_edits.insert_entries(plan, slot, entries, new_id=self._core.new_id),
                self._say("add {what}").format(what=self._core.listed(names)),
                select=[entry.id for entry in entries],
            )

    def _paste_part(self, content: bytes, slot: Slot, *, doses: bool) -> None:
        catalogue = self._session.catalogue
        try:
            read = part_from_bytes(content, catalogue, new_id=self._core.new_id)
            part = read.part if doses else plan_copies.without_doses(read.part, self._core.usual_dose)
            pasted = plan_copies.paste(
                self._session.plan, part, slot, catalogue=catalogue, new_id=self._core.new_id
            )
        except BackDeskError as problem:
            self._core.refuse(problem)
            return
        self._push(pasted, part, slot, doses=doses)
        if read.notes:
            self._core.refused.emit("\n".join(note.said(self._say) for note in read.notes))

    def _push(self, pasted: Pasted, part: PlanPart, slot: Slot, *, doses: bool) -> None:
        form = self._say("paste {what}") if doses else self._say("paste {what} without doses")
        text = form.format(what=self._name(part, slot.cell))
        is_pushed = self._core.apply(lambda _: pasted.plan, text, select=pasted.entries)
        if is_pushed and part.kind is PartKind.WEEK:
            self._session.show_week(slot.cell.week_index + 1)

    def _name(self, part: PlanPart, cell: Cell) -> str:
        if part.kind is PartKind.WEEK:
            return self._say("a week")
        if part.kind is PartKind.DAY:
            return day_name(part.week.days[0].name, self._core.words)
        if part.kind is PartKind.BLOCK:
            return self._core.place(Cell(0, part.week.days[0].name, cell.block))
        return self._core.listed(plan_copies.part_names(part, self._session.catalogue))


def _emptied(plan: Plan, cell: Cell, new_id: Callable[[], str]) -> Plan:
    ids = [entry.id for entry in plan_edits.block_at(plan, cell).entries]
    plan = plan_edits.remove_entries(plan, ids)
    return plan_edits.set_rounds(plan, cell, None, new_id=new_id)
