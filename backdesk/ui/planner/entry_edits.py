"""Edits of entries that stay in their place: dose, note, superset, another exercise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from backdesk.domain import bulk_doses, plan_edits, supersets, swaps
from backdesk.domain.bulk_doses import DoseChanges
from backdesk.domain.dose import Dose
from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.ui.planner.edit_core import EditCore


class EntryEdits(QObject):
    """Named, undoable edits of single entries and of several at once.

    Signals: `refused(sentence)` an edit that does not fit.
    """

    refused = Signal(str)

    def __init__(self, core: EditCore) -> None:
        """Edits go through the core."""
        super().__init__(core.board)
        self.core = core
        self._session, self._board, self._words = core.session, core.board, core.words
        core.refused.connect(self.refused)

    def set_dose(self, entry_id: EntryId, dose: Dose, *, field: str) -> None:
        """Change a dose; quick changes of one field undo together."""
        text = self._words.gettext("change dose of {what}").format(what=self.core.what([entry_id]))
        self.core.apply(
            lambda plan: plan_edits.set_dose(plan, entry_id, dose), text, merge_key=f"{entry_id}:{field}"
        )

    def set_note(self, entry_id: EntryId, note: str) -> None:
        """Change the note on an entry."""
        text = self._words.gettext("change note of {what}").format(what=self.core.what([entry_id]))
        self.core.apply(
            lambda plan: plan_edits.set_note(plan, entry_id, note), text, merge_key=f"{entry_id}:note"
        )

    def set_group(self, ids: Sequence[EntryId], group: str) -> None:
        """Make entries a superset with this letter, or take them out with ""."""
        form = self._words.gettext("group {what}") if group else self._words.gettext("ungroup {what}")
        self.core.apply(
            lambda plan: supersets.without_lone(plan, plan_edits.set_group(plan, ids, group)),
            form.format(what=self.core.what(ids)),
        )

    def change_doses(self, ids: Sequence[EntryId], changes: DoseChanges) -> bool:
        """Change the doses of several entries in one step."""
        text = self._words.gettext("change doses of {what}").format(what=self.core.what(ids))
        self._session.end_merge()
        return self.core.apply(lambda plan: bulk_doses.change_doses(plan, ids, changes), text, select=ids)

    def group_selected(self, letter: str = "") -> None:
        """Make the selected cards of one block a superset with this letter, by default the next free one."""
        ids = self._board.selected_ids()
        cells = {plan_edits.find_entry(self._session.plan, entry)[0].cell for entry in ids}
        block = plan_edits.block_at(self._session.plan, cells.pop()) if len(cells) == 1 else None
        joins = block is not None and any(
            entry.group == letter and entry.id not in ids for entry in block.entries if letter
        )
        if block is None or (len(ids) < 2 and not joins):
            self.refused.emit(
                self._words.gettext("Select at least two cards of one block to make a superset.")
            )
            return
        self.set_group(
            ids,
            letter or supersets.free_letter(entry.group for entry in block.entries if entry.id not in ids),
        )

    def ungroup_selected(self) -> None:
        """Take the selected cards out of their superset."""
        ids = self._board.selected_ids()
        if ids:
            self.set_group(ids, "")

    def swap(self, ids: Sequence[EntryId], exercise: ExerciseId) -> bool:
        """Put another exercise in the place of these entries', keeping their doses, in one step."""
        catalogue = self._session.catalogue
        form = self._words.gettext("swap {what} for {exercise}")
        text = form.format(what=self.core.what(ids), exercise=catalogue.name_of(exercise))

        self._session.end_merge()
        return self.core.apply(
            lambda plan: swaps.swap_entries(plan, ids, exercise, catalogue=catalogue), text, select=ids
        )
