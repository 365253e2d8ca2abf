"""How doses grow from week to week: the rules that fill the following weeks of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from backdesk.domain.ids import EntryId, WeekId


class Growth(StrEnum):
    """What a rule adds to. The last three read the number in the load's text."""

    SETS = "sets"
    REPS = "reps"
    HOLD_SECONDS = "hold-seconds"
    DURATION_SECONDS = "duration-seconds"
    BREATHS = "breaths"
    LOAD_KG = "load-kg"
    LOAD_LB = "load-lb"
    LOAD_PERCENT = "load-percent"


@dataclass(frozen=True, slots=True)
class GrowthRule:
    """Add `amount` every `every_weeks` weeks, never beyond `cap` (None for no cap of its own).

    `entry` is the entry of the source week it holds for, None for every entry whose dose names what the rule
    adds to and that has no rule of its own for it.
    """

    growth: Growth
    amount: float
    every_weeks: int = 1
    cap: float | None = None
    entry: EntryId | None = None


class HandField(StrEnum):
    """The fields of a dose that rules may grow, and that a single week may have otherwise by hand."""

    SETS = "sets"
    REPS = "reps"
    HOLD_SECONDS = "hold_seconds"
    DURATION_SECONDS = "duration_seconds"
    BREATHS = "breaths"
    LOAD = "load"


@dataclass(frozen=True, slots=True)
class HandMark:
    """What of the dose of an entry in a filled week is by hand; the values are those it has in the plan."""

    entry: EntryId
    fields: tuple[HandField, ...]


@dataclass(frozen=True, slots=True)
class Progression:
    """How the weeks behind `source` were filled: its rules, and an easier week now and then.

    Every `deload_every`-th week (counted from the source as the first) keeps the growth it had and does
    `deload_share` of the sets of its strength blocks, at least one; None for no such weeks. `by_hand` says
    where the weeks are otherwise, which filling them again keeps.
    """

    source: WeekId
    rules: tuple[GrowthRule, ...] = ()
    deload_every: int | None = None
    deload_share: float = 0.6
    by_hand: tuple[HandMark, ...] = ()
