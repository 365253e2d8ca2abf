"""Suggestions for the plan in front of the user; the library's vectors are worked out once."""

from __future__ import annotations

from backdesk.domain import plan_edits
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.first_week import FirstWeek, Wish, build_first_week
from backdesk.domain.ids import EntryId, IdFactory
from backdesk.domain.plan import Entry, Plan, Slot
from backdesk.domain.suggest import Missing, Question, Suggestion, change_note, what_is_missing
from backdesk.domain.suggest_vectors import VectorTable


class Suggestions:
    """Keeps the vectors of the library it was last asked with."""

    def __init__(self) -> None:
        """Nothing is worked out before it is asked for."""
        self._table: VectorTable | None = None

    def missing(self, question: Question, catalogue: Catalogue) -> Missing:
        """What would close the gaps of a week, best first."""
        return what_is_missing(question, self.table(catalogue))

    def first_week(self, wish: Wish, catalogue: Catalogue) -> FirstWeek:
        """The first week that would be built for a wish."""
        return build_first_week(wish, self.table(catalogue))

    def table(self, catalogue: Catalogue) -> VectorTable:
        """The vectors of this library."""
        if self._table is None or self._table.catalogue is not catalogue:
            self._table = VectorTable(catalogue)
        return self._table


def add_suggestion(plan: Plan, suggestion: Suggestion, *, new_id: IdFactory) -> tuple[Plan, EntryId]:
    """Put a suggested exercise at the end of its place; also tells the new entry. Raises PlanEditError.

    What has to be changed for the client stands on the card, as in a first week.
    """
    note = change_note(suggestion.concerns)
    entry = Entry(EntryId(new_id()), suggestion.exercise.id, suggestion.dose, note=note)
    end = len(plan_edits.block_at(plan, suggestion.cell).entries)
    after = plan_edits.insert_entries(plan, Slot(suggestion.cell, end), [entry], new_id=new_id)
    return after, entry.id
