"""A shorter warm-up, and no exercise of it lost: fewer rounds, then fewer sets, then a shorter time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from backdesk.domain import plan_edits
from backdesk.domain.blocks import BlockKind
from backdesk.domain.dose import Dose, Span
from backdesk.domain.duration import entry_seconds
from backdesk.domain.exercise import ExerciseType
from backdesk.domain.ids import IdFactory
from backdesk.domain.plan import Cell, Entry, Plan
from backdesk.domain.plan_checks import edits
from backdesk.domain.plan_checks.edits import week_index
from backdesk.domain.plan_checks.facts import Item
from backdesk.domain.plan_checks.finding import Spot
from backdesk.domain.plan_checks.hits import SpotEdit, SpotFix
from backdesk.domain.plan_checks.setting import Setting

_LEAST_AEROBIC, _LEAST_SECONDS, _STEP_SECONDS = 300.0, 30.0, 30.0
_LEAST_REPS, _LEAST_HOLD, _LEAST_BREATHS = 8.0, 20.0, 5.0
"""Nothing is made shorter than what still loosens: our own convention. Holds stay within rule 4."""
_STRETCH_SETS = 2


def shorter_fixes(items: Sequence[Item], most_seconds: float, setting: Setting) -> tuple[SpotFix, ...]:
    """The warm-up within so many seconds; () where that would leave too little of each exercise."""
    before = items[0].rounds
    rounds = next(
        (
            fewer
            for fewer in range(before, 0, -1)
            if _total([one.dose for one in items], fewer) <= most_seconds
        ),
        1,
    )
    doses = _shorter(items, rounds, most_seconds)
    if doses is None:
        return ()
    minutes = math.ceil(_total(doses, rounds) / 60)
    label = setting.words.ngettext(
        "Shorten the warm-up to {n} minute", "Shorten the warm-up to {n} minutes", minutes
    ).format(n=minutes)
    steps = [_set_doses(doses)]
    if rounds < before:
        steps.append(_set_rounds(items[0].day, rounds))
    return (SpotFix(label, edits.in_turn(*steps)),)


def _total(doses: Sequence[Dose], rounds: int) -> float:
    return sum(entry_seconds(dose, rounds) for dose in doses)


def _shorter(items: Sequence[Item], rounds: int, most: float) -> list[Dose] | None:
    """One thing after the other made less, always where most is left of it; None where it is not enough."""
    doses = [item.dose for item in items]
    seconds = [entry_seconds(dose, rounds) for dose in doses]
    for cut in (_once_a_day, _one_set_less, _less_time, _less_work):
        while (over := sum(seconds) - most) > 0:
            for place in sorted(range(len(doses)), key=lambda place: -seconds[place]):
                dose = doses[place]
                less = cut(items[place], dose, over / dose.daily_count / rounds)
                if less != dose:
                    break
            else:
                break
            doses[place], seconds[place] = less, entry_seconds(less, rounds)
    return doses if sum(seconds) <= most else None


def _once_a_day(_: Item, dose: Dose, __: float) -> Dose:
    return replace(dose, times_per_day=None) if dose.daily_count > 1 else dose


def _one_set_less(item: Item, dose: Dose, _: float) -> Dose:
    is_repeated = item.exercise.type is ExerciseType.STRETCH and item.exercise.default_dose.set_count > 1
    least = _STRETCH_SETS if is_repeated else 1
    return replace(dose, sets=dose.set_count - 1) if dose.set_count > least else dose


def _less_time(item: Item, dose: Dose, over: float) -> Dose:
    """Just as much less as it takes, in half minutes."""
    time = dose.duration_seconds
    if time is None:
        return dose
    least = _LEAST_AEROBIC if item.exercise.type is ExerciseType.AEROBIC else _LEAST_SECONDS
    wanted = (time.middle - over / (dose.set_count * dose.side_count)) // _STEP_SECONDS * _STEP_SECONDS
    wanted = max(wanted, least)
    return replace(dose, duration_seconds=Span.of(wanted)) if wanted < time.middle else dose


def _less_work(_: Item, dose: Dose, __: float) -> Dose:
    """The fewest repetitions, and the shortest hold, that still loosen."""
    return replace(
        dose,
        reps=_at_most(dose.reps, _LEAST_REPS),
        hold_seconds=dose.hold_seconds if dose.reps is not None else _at_most(dose.hold_seconds, _LEAST_HOLD),
        breaths=_at_most(dose.breaths, _LEAST_BREATHS),
    )


def _at_most(amount: Span | None, most: float) -> Span | None:
    return amount if amount is None or amount.high <= most else Span.of(most)


def _set_doses(doses: Sequence[Dose]) -> SpotEdit:
    """Doses in the order of the warm-up, because weeks with equal days share the fix."""

    def edit(plan: Plan, spot: Spot, _: IdFactory) -> Plan:
        new = dict(zip(spot.entries, doses, strict=True))

        def change(entry: Entry) -> Entry:
            return replace(entry, dose=new[entry.id])

        return edits.change_entries(plan, spot, change)

    return edit


def _set_rounds(day: str, rounds: int) -> SpotEdit:
    def edit(plan: Plan, spot: Spot, new_id: IdFactory) -> Plan:
        cell = Cell(week_index(plan, spot), day, BlockKind.WARM_UP)
        return plan_edits.set_rounds(plan, cell, rounds, new_id=new_id)

    return edit
