"""What all edits of the board share: making them undoable, and naming what and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from backdesk.domain import plan_edits
from backdesk.domain.blocks import BlockKind
from backdesk.domain.dose import Dose
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import EntryId, ExerciseId, IdFactory
from backdesk.domain.labels import block_name, day_name
from backdesk.domain.plan import Cell, Plan
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError, PlanEditError
from backdesk.ui.planner.board import Board
from backdesk.ui.session import PlanSession

OwnExercises = Callable[[], Iterable[Exercise]]
"""The clinic's own exercises as they are now."""


def _nothing() -> Iterable[Exercise]:
    return ()


class EditCore(QObject):
    """The session's plan, the board that shows it, and words for both.

    Signals: `refused(sentence)` an edit that does not fit.
    """

    refused = Signal(str)

    def __init__(
        self,
        session: PlanSession,
        board: Board,
        words: Words,
        new_id: IdFactory,
        own: OwnExercises = _nothing,
    ) -> None:
        """`new_id` makes the ids of new entries."""
        super().__init__(board)
        self.session = session
        self.board = board
        self.words = words
        self.new_id = new_id
        self.own = own

    def apply(
        self,
        edit: Callable[[Plan], Plan],
        text: str,
        *,
        select: Sequence[EntryId] | None = None,
        merge_key: str = "",
    ) -> bool:
        """Make an edit, or say why not. It is worked out before anything is pushed; a fault inside redo
        would break the history. Returns whether the plan changed."""
        try:
            after = edit(self.session.plan)
        except BackDeskError as problem:
            self.refuse(problem)
            return False
        if select is not None:
            self.board.select_after_edit(select)
        return self.session.push(after, text, merge_key=merge_key)

    def refuse(self, problem: BackDeskError) -> None:
        """Say why something cannot be done."""
        self.refused.emit(problem.said(self.words.gettext))

    def usual_dose(self, exercise: ExerciseId) -> Dose:
        """The dose an exercise is added with; an empty one for an unknown exercise."""
        known = self.session.catalogue.exercises.get(exercise)
        return Dose() if known is None else known.default_dose

    def names(self, ids: Sequence[EntryId]) -> list[str]:
        """The exercises of entries. PlanEditError when one is gone."""
        entries = plan_edits.entries_in_order(self.session.plan, ids)
        return [self.session.catalogue.name_of(entry.exercise) for entry in entries]

    def what(self, ids: Sequence[EntryId]) -> str:
        """Entries for people: the name of one, or how many; "" when one is gone."""
        try:
            return self.listed(self.names(ids))
        except PlanEditError:
            return ""

    def listed(self, names: Sequence[str]) -> str:
        """One name, or how many there are."""
        if len(names) == 1:
            return names[0]
        text = self.words.ngettext("{n} exercise", "{n} exercises", len(names))
        return text.format(n=len(names))

    def place(self, cell: Cell) -> str:
        """A cell for people."""
        return place_name(cell.day, cell.block, self.words)


def place_name(day: str, block: BlockKind, words: Words) -> str:
    """A cell for people: "Monday, Strength"."""
    return f"{day_name(day, words)}, {block_name(block, words)}"
