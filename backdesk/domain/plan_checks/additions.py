"""Strength work for a week that has none or hardly any: the fixes of rules 1 and 2 of section 5.

What is added is open to the client as it stands, easy first, one exercise for each side of the trunk and
together as many actions of the spine as they can (rule 6), with at most two sets (rules 2 and 8), on days
that are the client's, apart from each other and within the client's minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice

from backdesk.domain.blocks import BlockKind
from backdesk.domain.dose import Dose
from backdesk.domain.exercise import Exercise, Movement
from backdesk.domain.muscle import TrunkSide
from backdesk.domain.plan import WEEKDAYS
from backdesk.domain.plan_checks import edits
from backdesk.domain.plan_checks.balance import SPINAL_ACTIONS
from backdesk.domain.plan_checks.days import client_days, days_text, gap, has_time, is_circuit, is_numbered
from backdesk.domain.plan_checks.facts import WeekFacts, planned_ids
from backdesk.domain.plan_checks.hits import SpotFix, names_text
from backdesk.domain.plan_checks.setting import Setting
from backdesk.domain.plan_checks.warm_up import easy_warm_up

FIRST_SETS = 2
"""The fewer of the 2–3 sets of rule 2, because nothing is too little to begin with (rule 8)."""
WANTED = 3
"""The fewest exercises of rule 2."""
_MOST_TRIED = 4
_Added = tuple[Exercise, Dose]


def strength_fixes(week: WeekFacts, setting: Setting) -> tuple[SpotFix, ...]:
    """Up to three exercises on two days of a week without strength work, or on one where two do not go."""
    chosen = _chosen(week, WANTED, setting)
    fixes = (_fitted(days, chosen, week, setting) for days in _day_choices(week, setting))
    return _one_of(fix for fix in fixes if fix is not None)


def more_fixes(week: WeekFacts, missing: int, setting: Setting) -> tuple[SpotFix, ...]:
    """So many more exercises on all days with strength work, or on one where not all have the time."""
    chosen = _chosen(week, missing, setting)
    by_work = sorted(week.work_days, key=lambda day: len(day.work))
    names = [tuple(day.name for day in week.work_days), *((day.name,) for day in by_work)]
    fixes = (_adding(days, chosen, week, setting) for days in dict.fromkeys(names) if chosen)
    return _one_of(fix for fix in fixes if fix is not None)


def _one_of(fixes: Iterable[SpotFix]) -> tuple[SpotFix, ...]:
    """Ways of doing the same, of which the first sound one is offered."""
    return tuple(replace(fix, otherwise=place > 0) for place, fix in enumerate(islice(fixes, _MOST_TRIED)))


def _chosen(week: WeekFacts, count: int, setting: Setting) -> list[_Added]:
    """Exercises for the sides of the trunk that have the least, then any other strength work."""
    planned, chosen = planned_ids(week), list[Exercise]()
    done = {action for action in SPINAL_ACTIONS if week.movements[action] or _resisted(week, action)}
    sides = sorted(TrunkSide, key=lambda side: week.trunk[side])
    pools = [setting.workers(side) for side in sides] + [setting.strength_work()] * count
    for pool in pools:
        family = {other for one in chosen for other in (one.id, *one.easier, *one.harder)}
        free = [one for one in pool if one.id not in planned and one.id not in family]
        if free and len(chosen) < count:
            best = min(free, key=lambda one: (*setting.effort(one)[:2], -len(_actions(one) - done)))
            chosen.append(best)
            done |= _actions(best)
    return [(one, _first_dose(one.default_dose)) for one in chosen]


def _resisted(week: WeekFacts, action: Movement) -> bool:
    return bool(week.movements[SPINAL_ACTIONS[action]])


def _actions(exercise: Exercise) -> set[Movement]:
    """The actions of the spine that it does or resists."""
    return {
        action
        for action, resisted in SPINAL_ACTIONS.items()
        if action in exercise.movements or resisted in exercise.movements
    }


def _first_dose(usual: Dose) -> Dose:
    sets = None if usual.sets is None else min(usual.sets, FIRST_SETS)
    return replace(usual, sets=sets, times_per_day=None)


def _day_choices(week: WeekFacts, setting: Setting) -> Iterator[tuple[str, ...]]:
    """Pairs of days, those with a day between and with something planned first; then single days."""
    used = [day.name for day in week.days]
    if is_numbered(week):
        yield from combinations(used, 2)
        yield from ((name,) for name in used)
        return
    allowed = [name for name in WEEKDAYS if name in client_days(setting)]

    def rank(pair: tuple[str, ...]) -> tuple[bool, int, int]:
        apart = gap(*pair)
        return apart < 2, -sum(name in used for name in pair), -apart

    yield from sorted(combinations(allowed, 2), key=rank)
    yield from ((name,) for name in sorted(allowed, key=lambda name: name not in used))


def _fitted(
    days: Sequence[str], chosen: Sequence[_Added], week: WeekFacts, setting: Setting
) -> SpotFix | None:
    """As many of them as these days have the time for."""
    for count in range(len(chosen), 0, -1):
        fix = _adding(days, chosen[:count], week, setting)
        if fix is not None:
            return fix
    return None


def _adding(
    days: Sequence[str], chosen: Sequence[_Added], week: WeekFacts, setting: Setting
) -> SpotFix | None:
    """The exercises on each of the days, with a warm-up where there is none; None where they do not fit."""
    warm_up = easy_warm_up(setting)
    steps = []
    for name in days:
        day = week.day(name)
        is_warm = day is not None and bool(day.of(BlockKind.WARM_UP))
        added = [*(() if is_warm else warm_up), *chosen]
        if is_circuit(day) or not has_time(day, (dose for _, dose in added), setting):
            return None
        if warm_up and not is_warm:
            steps.append(edits.add_exercises(name, BlockKind.WARM_UP, *warm_up))
        steps.append(edits.add_exercises(name, BlockKind.STRENGTH, *chosen))
    form = (
        setting.words.gettext("Add {exercise} on {day}, with a warm-up")
        if len(steps) > len(days)
        else setting.words.gettext("Add {exercise} on {day}")
    )
    names = names_text([one.name for one, _ in chosen], setting.words)
    return SpotFix(form.format(exercise=names, day=days_text(days, setting)), edits.in_turn(*steps))
