"""A plan: weeks of days, each with a warm-up, a strength and a relief block of entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.dose import Dose
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ClientId, DayId, EntryId, ExerciseId, PlanId, WeekId
from backdesk.domain.progression import Progression
from backdesk.domain.template_info import TemplateInfo

WEEKDAYS: tuple[str, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MAX_NUMBERED_DAYS = 14
"""Highest `day-N` a plan file may use (design/interfaces.md)."""
MAX_WEEKS = 52
_NUMBERED_DAY = re.compile(r"day-([1-9][0-9]?)")


def is_day_name(name: str) -> bool:
    """Whether the name is monday … sunday or day-1 … day-14."""
    return name in WEEKDAYS or 1 <= (day_number(name) or 0) <= MAX_NUMBERED_DAYS


def day_number(name: str) -> int | None:
    """The N of `day-N`, None for a weekday."""
    match = _NUMBERED_DAY.fullmatch(name)
    return int(match.group(1)) if match else None


def day_order(name: str) -> tuple[int, int]:
    """A sort key: Monday to Sunday first, then day 1 to day 14."""
    number = day_number(name)
    return (0, WEEKDAYS.index(name)) if number is None else (1, number)


@dataclass(frozen=True, slots=True)
class Entry:
    """One exercise in a block with its dose. `group` is the letter of a superset or circuit."""

    id: EntryId
    exercise: ExerciseId
    dose: Dose = field(default_factory=Dose)
    group: str = ""
    note: str = ""
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Block:
    """The ordered entries of one block. `rounds` repeats them all as a circuit."""

    entries: tuple[Entry, ...] = ()
    rounds: int | None = None
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def round_count(self) -> int:
        """How often the block is gone through, 1 when not given."""
        return 1 if self.rounds is None else self.rounds


EMPTY_BLOCK = Block()


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its name (monday … sunday or day-1 … day-14), a label, three blocks."""

    id: DayId
    name: str
    label: str = ""
    blocks: tuple[Block, Block, Block] = (EMPTY_BLOCK, EMPTY_BLOCK, EMPTY_BLOCK)
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)

    def block(self, kind: BlockKind) -> Block:
        """The block of this kind."""
        return self.blocks[kind.position]

    def with_block(self, kind: BlockKind, block: Block) -> Day:
        """The same day with one block replaced."""
        blocks = list(self.blocks)
        blocks[kind.position] = block
        return replace(self, blocks=(blocks[0], blocks[1], blocks[2]))

    def entries(self) -> Iterator[tuple[BlockKind, Entry]]:
        """All entries in the order they are done."""
        for kind, block in zip(BLOCK_ORDER, self.blocks, strict=True):
            for entry in block.entries:
                yield kind, entry

    @property
    def is_rest(self) -> bool:
        """Whether nothing is planned on this day."""
        return not any(block.entries for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Week:
    """One week; `days` holds only the days that were named, in day order."""

    id: WeekId
    days: tuple[Day, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)

    def day(self, name: str) -> Day | None:
        """The day of this name, None when the week does not have it."""
        return next((day for day in self.days if day.name == name), None)


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan. Value object: every edit makes a new one that shares what did not change.

    `exercises` are the exercises that are not built in and travel with the plan;
    `client_id` is None for a template. `wording` is what this client reads instead of the
    library's texts, by exercise id. `link` is an address printed as a QR code, and
    `next_appointment` a free text ("2 December, 10:30"); "" for none. `dismissals` are hints set
    aside, `progression` says how later weeks were filled, `template` where a template stands.
    """

    id: PlanId
    title: str
    weeks: tuple[Week, ...]
    client_id: ClientId | None = None
    exercises: tuple[Exercise, ...] = ()
    wording: tuple[ClientWording, ...] = ()
    link: str = ""
    next_appointment: str = ""
    dismissals: tuple[Dismissal, ...] = ()
    progression: Progression | None = None
    template: TemplateInfo | None = None
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)

    def entries(self) -> Iterator[Entry]:
        """All entries of all weeks, in order."""
        for week in self.weeks:
            for day in week.days:
                for block in day.blocks:
                    yield from block.entries


@dataclass(frozen=True, slots=True)
class Cell:
    """An address on the board: a block of a day of a week (week counted from 0)."""

    week_index: int
    day: str
    block: BlockKind


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a cell: before the entry that is now at `index` (its length means the end)."""

    cell: Cell
    index: int
