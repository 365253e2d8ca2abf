"""Whole weeks of a plan: insert, copy, paste, move and take out, as pure functions.

All raise PlanEditError when the edit does not fit the plan. Weeks are counted from 0. What a plan
says about its weeks follows them: dismissals by their number ("week-2/monday"), and how weeks
were filled by the id of the week they were filled from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from backdesk.domain.dismissal import Dismissal
from backdesk.domain.dose import Dose
from backdesk.domain.ids import DayId, EntryId, IdFactory, WeekId
from backdesk.domain.plan import Block, Day, Entry, Plan, Week
from backdesk.errors import PlanEditError

MOST_WEEKS = 26
"""Weeks a plan may grow to. A plan file may bring more (plan.MAX_WEEKS); those stay usable."""

_ABOUT_WEEK = re.compile(r"week-([1-9][0-9]*)(?=/|$)")


def insert_week(plan: Plan, index: int, *, new_id: IdFactory) -> Plan:
    """Put an empty week before the one at `index`; the number of weeks means the end."""
    return _inserted(plan, index, Week(WeekId(new_id())))


def copy_week(plan: Plan, source: int, index: int, *, new_id: IdFactory) -> Plan:
    """Put a copy of a week, with fresh ids, before the week at `index`."""
    return paste_week(plan, week_at(plan, source), index, new_id=new_id)


def paste_week(plan: Plan, week: Week, index: int, *, new_id: IdFactory, with_doses: bool = True) -> Plan:
    """Put a copy of a week of any plan before the one at `index`; without doses they are left empty.

    The week's exercises that are not in the library have to come along by `plan.exercises`.
    """
    return _inserted(plan, index, fresh_week(week, new_id=new_id, with_doses=with_doses))


def delete_week(plan: Plan, index: int) -> Plan:
    """Take a week out. The last remaining one stays."""
    gone = week_at(plan, index)
    if len(plan.weeks) == 1:
        raise PlanEditError("A plan keeps at least one week; clear its days instead.")
    kept = [*range(index), *range(index + 1, len(plan.weeks))]
    filled = plan.progression
    if filled is not None and filled.source == gone.id:
        plan = replace(plan, progression=None)
    return _arranged(plan, kept)


def move_week(plan: Plan, index: int, to: int) -> Plan:
    """Move a week so that it becomes the one at `to`; beyond the ends means the end."""
    week_at(plan, index)
    to = max(0, min(to, len(plan.weeks) - 1))
    if to == index:
        return plan
    order = [place for place in range(len(plan.weeks)) if place != index]
    order.insert(to, index)
    return _arranged(plan, order)


def week_at(plan: Plan, index: int) -> Week:
    """The week at an index."""
    if not 0 <= index < len(plan.weeks):
        raise PlanEditError("The plan has no week {week}.", week=index + 1)
    return plan.weeks[index]


def fresh_week(week: Week, *, new_id: IdFactory, with_doses: bool = True) -> Week:
    """The same week with new ids for itself, its days and its entries."""

    def fresh_entry(entry: Entry) -> Entry:
        dose = entry.dose if with_doses else Dose()
        return replace(entry, id=EntryId(new_id()), dose=dose)

    def fresh_block(block: Block) -> Block:
        return replace(block, entries=tuple(map(fresh_entry, block.entries)))

    def fresh_day(day: Day) -> Day:
        first, second, third = map(fresh_block, day.blocks)
        return replace(day, id=DayId(new_id()), blocks=(first, second, third))

    return replace(week, id=WeekId(new_id()), days=tuple(map(fresh_day, week.days)))


def _inserted(plan: Plan, index: int, week: Week) -> Plan:
    if len(plan.weeks) >= MOST_WEEKS:
        raise PlanEditError("A plan holds at most {n} weeks.", n=MOST_WEEKS)
    index = max(0, min(index, len(plan.weeks)))
    weeks = (*plan.weeks[:index], week, *plan.weeks[index:])
    numbers = {place: place if place < index else place + 1 for place in range(len(plan.weeks))}
    return replace(plan, weeks=weeks, dismissals=_renumbered(plan.dismissals, numbers))


def _arranged(plan: Plan, order: Sequence[int]) -> Plan:
    """The plan with only these of its weeks, in this order."""
    numbers = {old: new for new, old in enumerate(order)}
    weeks = tuple(plan.weeks[place] for place in order)
    return replace(plan, weeks=weeks, dismissals=_renumbered(plan.dismissals, numbers))


def _renumbered(dismissals: tuple[Dismissal, ...], numbers: dict[int, int]) -> tuple[Dismissal, ...]:
    """Dismissals that follow their weeks to new places; those of weeks that are gone are dropped."""
    kept = []
    for dismissal in dismissals:
        match = _ABOUT_WEEK.match(dismissal.about)
        if match is None:
            kept.append(dismissal)
            continue
        place = numbers.get(int(match[1]) - 1)
        if place is not None:
            about = f"week-{place + 1}{dismissal.about[match.end() :]}"
            kept.append(dismissal if about == dismissal.about else replace(dismissal, about=about))
    return tuple(kept)
