"""The rows of a log sheet: each exercise of a week once, as it stands in the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.wording import Words
from backdesk.handout.spec import BlockSheet, DaySheet, Item


@dataclass(slots=True)
class LogRow:
    """One exercise with one dose in one block. `days` are the positions of the days it is planned on.

    `rounds` is None where the block is done once.
    """

    kind: BlockKind
    item: Item
    rounds: int | None = None
    days: set[int] = field(default_factory=set)

    @property
    def times(self) -> int:
        """How often a day there is something to tick: sets × rounds × times a day."""
        dose = self.item.prescription
        return max(1, dose.set_count * (self.rounds or 1) * dose.daily_count)

    @property
    def is_measured(self) -> bool:
        """Whether there is something to write down: repetitions or a load."""
        dose = self.item.prescription
        return dose.reps is not None or bool(dose.load)

    def dose(self, words: Words) -> str:
        """The dose as a sentence, with the rounds of its block."""
        if self.rounds is None:
            return self.item.dose
        return dose_sentence(self.item.prescription, words, rounds=self.rounds)


def log_rows(days: Sequence[DaySheet]) -> list[LogRow]:
    """The rows for some days, by block and in the order of the plan; what is equal on two days is one row."""
    return [row for kind in BLOCK_ORDER for row in _rows_of(kind, days)]


def _rows_of(kind: BlockKind, days: Sequence[DaySheet]) -> list[LogRow]:
    """Each day's order is kept where days agree; what is new on a day comes before what follows it there."""
    order: list[Hashable] = []
    rows: dict[Hashable, LogRow] = {}
    for position, day in enumerate(days):
        place = len(order)
        for key, row in reversed(_planned(kind, day)):
            if key in rows:
                place = min(place, order.index(key))
            else:
                rows[key] = row
                order.insert(place, key)
            rows[key].days.add(position)
    return [rows[key] for key in order]


def _planned(kind: BlockKind, day: DaySheet) -> list[tuple[Hashable, LogRow]]:
    """A day's entries of one block, each with what makes it the same as one of another day."""
    seen: Counter[Hashable] = Counter()
    planned: list[tuple[Hashable, LogRow]] = []
    for block in day.blocks:
        for item in block.items if block.kind is kind else ():
            same = _likeness(block, item)
            seen[same] += 1
            planned.append(((same, seen[same]), LogRow(kind, item, block.rounds)))
    return planned


def _likeness(block: BlockSheet, item: Item) -> Hashable:
    return (item.number, item.dose, item.prescription, item.tag, block.rounds)
