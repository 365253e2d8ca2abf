"""Load that grows gradually from week to week (rule 9 of section 5), and the fix of one that does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from backdesk.domain.dose import Dose
from backdesk.domain.growth_load import STEP_OF_WEIGHT, LoadUnit, rounded_down, with_weights
from backdesk.domain.ids import ExerciseId, IdFactory
from backdesk.domain.plan import Entry, Plan
from backdesk.domain.plan_checks.edits import change_entries, week_index
from backdesk.domain.plan_checks.effort import Load, read_load
from backdesk.domain.plan_checks.finding import Spot
from backdesk.domain.plan_checks.hits import SpotEdit
from backdesk.errors import PlanEditError

MOST_GROWTH = 1.15
"""Load that grows by more than 15 % in a week is not gradual: our own convention, because the
source gives no number."""
LEAST_STEPS = {"kg": 2.5, "lb": 5.0, "%": 5.0}
"""The smallest step that gyms have plates for is gradual at any weight but small ones: our own convention."""
WHOLE = 100.0
SMALL_WEIGHTS = {"kg": (5.0, 1.0), "lb": (10.0, 2.0)}
"""Below so much the smallest step is that of small dumbbells: from 1 kg to 3.5 kg is not gradual."""


def is_jump(amount: float, before: Load) -> bool:
    """Whether a load is more than gradual after the most of all weeks before."""
    return amount > max(before.amount * MOST_GROWTH, before.amount + _least_step(before))


def next_step(before: Load) -> float:
    """The most that is gradual, in steps that gyms have; of a share not more than all of it."""
    step = _least_step(before)
    most = max(rounded_down(before.amount * MOST_GROWTH, step), before.amount + step)
    return min(most, max(WHOLE, before.amount)) if before.unit == "%" else most


def _least_step(before: Load) -> float:
    below, small = SMALL_WEIGHTS.get(before.unit, (0.0, 0.0))
    return small if 0 < before.amount < below else LEAST_STEPS[before.unit]


def steps(amounts: Iterable[float | None], before: Load) -> Iterator[float | None]:
    """The most loads of weeks in a row, each no more than gradual; None where a week has none."""
    for amount in amounts:
        if amount is not None and is_jump(amount, before):
            amount = next_step(before)
        if amount is not None:
            before = before._replace(amount=max(before.amount, amount))
        yield amount


def grow_gradually(exercise: ExerciseId, unit: str) -> SpotEdit:
    """Cap the loads of an exercise from the spot's week on, so that each week's step is gradual."""

    def edit(plan: Plan, spot: Spot, _: IdFactory) -> Plan:
        first = week_index(plan, spot)
        cards = [_loaded(plan, number, exercise, unit) for number in range(len(plan.weeks))]
        most = [max((load for _, load in found), default=None) for found in cards]
        known = [amount for amount in most[:first] if amount is not None]
        if not known:
            raise PlanEditError("One of the exercises is no longer in the plan.")
        caps = steps(most[first:], Load(max(known), unit))
        for number, cap in enumerate(caps, first):
            plan = plan if cap is None else _capped(plan, number, cards[number], cap)
        return plan

    return edit


def _loaded(plan: Plan, week: int, exercise: ExerciseId, unit: str) -> list[tuple[Entry, float]]:
    found: list[tuple[Entry, float]] = []
    for day in plan.weeks[week].days:
        for _, entry in day.entries():
            load = read_load(entry.dose.load) if entry.exercise == exercise else None
            if load is not None and load.unit == unit:
                found.append((entry, load.amount))
    return found


def _capped(plan: Plan, week: int, cards: Sequence[tuple[Entry, float]], cap: float) -> Plan:
    heavy = tuple(entry.id for entry, load in cards if load > cap)
    if not heavy:
        return plan
    spot = Spot(week, plan.weeks[week].id, entries=heavy)
    return change_entries(plan, spot, lambda entry: replace(entry, dose=_lighter(entry.dose, cap)))


def _lighter(dose: Dose, cap: float) -> Dose:
    """What is above the cap comes down to it; a range that is all above keeps its share between its ends."""
    weights: list[float] = []

    def note(value: float, _: LoadUnit) -> float:
        weights.append(value)
        return value

    with_weights(dose.load, note)
    share = cap / max(weights) if min(weights) > cap else None

    def less(value: float, unit: LoadUnit) -> float:
        if share is None or value == max(weights):
            return min(value, cap)
        return rounded_down(value * share, STEP_OF_WEIGHT[unit])

    return replace(dose, load=with_weights(dose.load, less))
