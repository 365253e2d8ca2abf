"""What a check found: where, why, and what would change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from backdesk.domain.blocks import BlockKind
from backdesk.domain.ids import EntryId, IdFactory, WeekId
from backdesk.domain.plan import Plan


class Severity(StrEnum):
    """How much a finding matters, the most first."""

    SERIOUS = "serious"
    CAUTION = "caution"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the most serious."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of one week (`week` from 0). None or () where the finding is about the whole of it."""

    week: int
    week_id: WeekId
    days: tuple[str, ...] = ()
    block: BlockKind | None = None
    entries: tuple[EntryId, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is: its spots in plan order; none for the whole plan."""

    spots: tuple[Spot, ...] = ()

    @property
    def week(self) -> int | None:
        """The first week, from 0; None for the whole plan."""
        return self.spots[0].week if self.spots else None

    @property
    def weeks(self) -> tuple[int, ...]:
        """All weeks, from 0."""
        return tuple(dict.fromkeys(spot.week for spot in self.spots))

    @property
    def days(self) -> tuple[str, ...]:
        """The days that any week names."""
        return tuple(dict.fromkeys(day for spot in self.spots for day in spot.days))

    @property
    def day(self) -> str | None:
        """The first day; None where it is about whole weeks."""
        return next(iter(self.days), None)

    @property
    def block(self) -> BlockKind | None:
        """The block, where all spots are in one."""
        blocks = {spot.block for spot in self.spots}
        return blocks.pop() if len(blocks) == 1 else None

    @property
    def entries(self) -> tuple[EntryId, ...]:
        """The cards it is about."""
        return tuple(entry for spot in self.spots for entry in spot.entries)


Edit = Callable[[Plan, IdFactory], Plan]
"""A pure edit. Raises PlanEditError where the plan no longer has what it is about."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A way out of a finding: one edit of the plan, with a label for its button and its undo step.

    One that is `otherwise` is only offered where none before it is sound.
    """

    label: str
    edit: Edit = field(compare=False)
    otherwise: bool = False

    def apply(self, plan: Plan, new_id: IdFactory) -> Plan:
        """The plan with the edit made; the given one stays as it is."""
        return self.edit(plan, new_id)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a careful colleague would mention. It is a hint to look, and never a diagnosis.

    `keys` are what a Dismissal would be about (one each), in words that stay the same when weeks and cards
    are moved. `why` gives the reason, `source` where that comes from, `remedy` what would change it.
    A finding that was set aside has `is_dismissed` and the `note` given then.
    """

    rule: str
    severity: Severity
    where: Place
    keys: tuple[str, ...]
    message: str
    why: str
    source: str
    remedy: str
    is_dismissed: bool = False
    note: str = ""
    offers: Callable[[], tuple[Fix, ...]] = field(default=tuple, compare=False, repr=False)

    @property
    def about(self) -> str:
        """The first of the keys."""
        return self.keys[0]

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """The ways out that one click can take; worked out when asked for, because swaps take a search."""
        return self.offers()

    @property
    def fix(self) -> Fix | None:
        """The first way out that one click can take."""
        return next(iter(self.fixes), None)
