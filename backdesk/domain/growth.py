"""Fill the weeks behind one with what its rules make of it, and say what each rule did."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.dose import Dose
from backdesk.domain.growth_dose import LOADS, deload_count, grown_dose, last_dose, names
from backdesk.domain.ids import DayId, EntryId, ExerciseId, IdFactory, WeekId
from backdesk.domain.plan import Block, Day, Entry, Plan, Week
from backdesk.domain.plan_weeks import MOST_WEEKS, week_at
from backdesk.domain.progression import GrowthRule, HandField, Progression
from backdesk.errors import PlanEditError

__all__ = [
    "GrownCell",
    "GrowthPreview",
    "GrowthRow",
    "RuleEffect",
    "fill_weeks",
    "grown_dose",
    "growth_preview",
    "is_deload",
    "rules_of",
]


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """A rule that holds for an entry: how many times it was applied by that week, and whether its cap lets
    it go no further."""

    rule: GrowthRule
    times: int
    is_capped: bool


@dataclass(frozen=True, slots=True)
class GrownCell:
    """One entry in one week: its dose, the rounds of its block, and which rules made it so.

    `by_hand` names what of the dose was then changed by hand, and `ruled` is what the rules had made.
    """

    dose: Dose
    rounds: int | None
    effects: tuple[RuleEffect, ...] = ()
    is_deload: bool = False
    by_hand: tuple[HandField, ...] = ()
    ruled: Dose | None = None

    @property
    def is_capped(self) -> bool:
        """Whether every rule for it has come to its cap, so that it stays as it is."""
        return bool(self.effects) and all(effect.is_capped for effect in self.effects)


@dataclass(frozen=True, slots=True)
class GrowthRow:
    """One entry of the source week and what becomes of it; the first cell is the source week itself."""

    day: str
    kind: BlockKind
    entry: Entry
    cells: tuple[GrownCell, ...]


@dataclass(frozen=True, slots=True)
class GrowthPreview:
    """`weeks` are the numbers (from 1) of the columns, the source first; `deloads` those of easier weeks."""

    weeks: tuple[int, ...]
    deloads: frozenset[int]
    rows: tuple[GrowthRow, ...]


def fill_weeks(plan: Plan, source_index: int, upto: int, progression: Progression, new_id: IdFactory) -> Plan:
    """The plan with the weeks behind the source, up to number `upto` (from 1), filled from it.

    Weeks that are missing are made, those that are there are replaced; an entry that is in the same
    place again keeps its id, so that filling anew changes doses and nothing else. The progression is
    recorded in the plan with the source it was used for, without rules for entries that are not there and
    without what was changed by hand in the weeks that are filled (growth_by_hand.py).
    Raises PlanEditError.
    """
    source = _checked_source(plan, source_index, upto)
    present = {entry.id for _, _, entry in _entries(source)}
    rules = tuple(rule for rule in progression.rules if rule.entry is None or rule.entry in present)
    kept = {
        entry.id
        for week in (*plan.weeks[: source_index + 1], *plan.weeks[upto:])
        for *_, entry in _entries(week)
    }
    by_hand = tuple(mark for mark in progression.by_hand if mark.entry in kept)
    progression = replace(progression, source=source.id, rules=rules, by_hand=by_hand)
    rows = growth_preview(plan, source_index, upto, progression).rows
    weeks = list(plan.weeks)
    for place in range(source_index + 1, upto):
        old = weeks[place] if place < len(weeks) else None
        cells = {row.entry.id: row.cells[place - source_index] for row in rows}
        weeks[place : place + 1] = [_filled_week(source, old, cells, new_id)]
    return replace(plan, weeks=tuple(weeks), progression=progression)


def growth_preview(plan: Plan, source_index: int, upto: int, progression: Progression) -> GrowthPreview:
    """What `fill_weeks` would do, entry by entry and week by week. Raises PlanEditError."""
    source = _checked_source(plan, source_index, upto)
    offsets = range(upto - source_index)
    rows = []
    for day, kind, entry in _entries(source):
        found = source.day(day)
        rounds = None if found is None else found.block(kind).rounds
        share = progression.deload_share if kind is BlockKind.STRENGTH else 1.0
        eased = replace(progression, deload_share=share)
        rows.append(GrowthRow(day, kind, entry, _grown_cells(entry, rounds, offsets, eased)))
    numbers = tuple(source_index + 1 + offset for offset in offsets)
    easier = frozenset(source_index + 1 + offset for offset in offsets if is_deload(offset, progression))
    return GrowthPreview(numbers, easier, tuple(rows))


def is_deload(offset: int, progression: Progression) -> bool:
    """Whether the week so far behind the source is an easier one; the source (0) never is."""
    every = progression.deload_every
    return offset > 0 and every is not None and every > 1 and (offset + 1) % every == 0


def rules_of(entry: Entry, rules: Sequence[GrowthRule]) -> tuple[GrowthRule, ...]:
    """The rules that hold for an entry: for each thing its dose names the first of its own, else of all.

    All rules for a load count as rules for the same thing: a weight grows by one of them.
    """
    found: dict[str, GrowthRule] = {}
    for own in (True, False):
        for rule in rules:
            holds = rule.entry == entry.id if own else rule.entry is None
            if holds and names(entry.dose, rule.growth):
                found.setdefault("load" if rule.growth in LOADS else rule.growth, rule)
    return tuple(found.values())


def _checked_source(plan: Plan, source_index: int, upto: int) -> Week:
    source = week_at(plan, source_index)
    if upto <= source_index + 1:
        raise PlanEditError("Choose a week behind week {week} to fill up to.", week=source_index + 1)
    if upto > max(MOST_WEEKS, len(plan.weeks)):
        raise PlanEditError("A plan holds at most {n} weeks.", n=MOST_WEEKS)
    if all(day.is_rest for day in source.days):
        raise PlanEditError("Week {week} is empty; there is nothing to fill from.", week=source_index + 1)
    return source


def _entries(week: Week) -> Iterator[tuple[str, BlockKind, Entry]]:
    for day in week.days:
        for kind, entry in day.entries():
            yield day.name, kind, entry


def _growing_weeks(offset: int, progression: Progression) -> int:
    """How many weeks up to this one grow: an easier week keeps the growth of the week before it."""
    return sum(1 for place in range(1, offset + 1) if not is_deload(place, progression))


def _grown_cells(
    entry: Entry, rounds: int | None, offsets: Sequence[int], progression: Progression
) -> tuple[GrownCell, ...]:
    """The entry in each of the weeks; its rules and where they end are looked up once for all of them."""
    rules = [(rule, last_dose(entry.dose, rule)) for rule in rules_of(entry, progression.rules)]
    cells = []
    for offset in offsets:
        grown, dose, effects = _growing_weeks(offset, progression), entry.dose, []
        for rule, last in rules:
            times = grown // max(1, rule.every_weeks)
            is_capped = times > 0 and last is not None and grown_dose(entry.dose, rule, times) == last
            effects.append(RuleEffect(rule, times, is_capped))
            dose = grown_dose(dose, rule, times)
        easier = is_deload(offset, progression) and progression.deload_share < 1.0
        its_rounds = rounds
        if easier:
            its_rounds, dose = _eased(rounds, dose, progression.deload_share)
        cells.append(GrownCell(dose, its_rounds, tuple(effects), easier))
    return tuple(cells)


def _eased(rounds: int | None, dose: Dose, share: float) -> tuple[int | None, Dose]:
    """In a circuit the rounds are the sets, and only they become fewer."""
    if rounds is not None and rounds > 1:
        return deload_count(rounds, share), dose
    if dose.sets is not None:
        dose = replace(dose, sets=deload_count(dose.sets, share))
    return rounds, dose


class _OldIds:
    """The ids of the days and entries that a week has already, each given out once."""

    def __init__(self, week: Week | None, new_id: IdFactory) -> None:
        """Without a week every id is new."""
        self._new_id = new_id
        self._days = {} if week is None else {day.name: day.id for day in week.days}
        self._entries: dict[tuple[str, BlockKind, ExerciseId], deque[EntryId]] = {}
        for day, kind, entry in () if week is None else _entries(week):
            self._entries.setdefault((day, kind, entry.exercise), deque()).append(entry.id)

    def day(self, name: str) -> DayId:
        """The id of the day of this name."""
        return self._days.get(name) or DayId(self._new_id())

    def entry(self, day: str, kind: BlockKind, exercise: ExerciseId) -> EntryId:
        """The id of the next entry of this exercise in this place."""
        waiting = self._entries.get((day, kind, exercise))
        return waiting.popleft() if waiting else EntryId(self._new_id())


def _filled_week(
    source: Week, old: Week | None, cells: Mapping[EntryId, GrownCell], new_id: IdFactory
) -> Week:
    ids = _OldIds(old, new_id)
    days = []
    for day in source.days:
        filled = replace(day, id=ids.day(day.name))
        for kind in BLOCK_ORDER:
            filled = filled.with_block(kind, _filled_block(day, kind, cells, ids))
        days.append(filled)
    return Week(WeekId(new_id()) if old is None else old.id, tuple(days), source.extra)


def _filled_block(day: Day, kind: BlockKind, cells: Mapping[EntryId, GrownCell], ids: _OldIds) -> Block:
    block, entries = day.block(kind), []
    rounds = block.rounds
    for entry in block.entries:
        cell = cells[entry.id]
        rounds = cell.rounds
        entries.append(replace(entry, id=ids.entry(day.name, kind, entry.exercise), dose=cell.dose))
    return replace(block, entries=tuple(entries), rounds=rounds)
