"""One dose grown by one rule, and an easier week's share of it.

The same amount is added each time (never a percentage of what was added before), so that a
therapist can check every week in their head. Progress is gradual (content/back-care-facts.md,
section 5, rule 9: "progress load gradually").
"""

from __future__ import annotations

import math
from dataclasses import replace

from backdesk.domain.dose import Dose, Span
from backdesk.domain.growth_load import STEP_OF_WEIGHT, LoadUnit, load_units, rounded_down, with_weights
from backdesk.domain.progression import Growth, GrowthRule

MOST_COUNT = 9_999
MOST_SECONDS = 86_400
MOST_WEIGHT = 9_999
"""The highest count, time and weight that a dose may name."""
MOST_SHARE = 100
"""Nobody lifts more than all of what they can: no rule goes beyond it."""

_FOR_EVER = 10_000_000
"""So many times that every cap is reached, with the smallest amount too (a hundredth)."""

LOADS = frozenset({Growth.LOAD_KG, Growth.LOAD_LB, Growth.LOAD_PERCENT})
_TIMES = frozenset({Growth.HOLD_SECONDS, Growth.DURATION_SECONDS})


def names(dose: Dose, growth: Growth) -> bool:
    """Whether a dose says what a rule of this kind adds to.

    A load in both kg and lb is left to percentages: adding to one of them would make it untrue.
    """
    if growth is Growth.SETS:
        return dose.sets is not None
    if growth not in LOADS:
        return _span(dose, growth) is not None
    units = load_units(dose.load)
    if growth is Growth.LOAD_PERCENT:
        return bool(units)
    return units == {LoadUnit.KG if growth is Growth.LOAD_KG else LoadUnit.LB}


def grown_dose(dose: Dose, rule: GrowthRule, times: int) -> Dose:
    """The dose after a rule was applied so many times.

    Both ends of a range grow and each stops at the cap; what is above the cap already stays. Counts
    stay whole (a half of a set waits until it is a whole one). A load keeps its text around the number:
    kilograms and pounds are added as they are, a percentage is one of the starting weight, rounded down
    to 0.5 kg or 1 lb, and of a load in % ("70 % of 1RM") it is added as points, up to 100 %. The cap of a
    percentage rule is the most it adds in all, in per cent. A dose that does not name what the
    rule adds to is left alone.
    """
    added = rule.amount * times
    if not names(dose, rule.growth) or not math.isfinite(added) or added <= 0:
        return dose
    if rule.growth is Growth.SETS:
        sets = dose.sets or 1
        return replace(dose, sets=int(_raised(sets, math.floor(added + 1e-9), _whole(rule.cap), MOST_COUNT)))
    span = _span(dose, rule.growth)
    if span is not None:
        return _with_span(dose, rule.growth, _raised_span(span, added, rule))
    return replace(
        dose, load=with_weights(dose.load, lambda value, unit: _raised_weight(value, unit, rule, added))
    )


def last_dose(dose: Dose, rule: GrowthRule) -> Dose | None:
    """The dose at which the rule's cap lets nothing more come; None for a rule that never ends or does
    nothing."""
    if rule.cap is None or rule.amount <= 0 or not names(dose, rule.growth):
        return None
    return grown_dose(dose, rule, _FOR_EVER)


def deload_count(count: int, share: float) -> int:
    """The sets or rounds of an easier week: the share, to the nearest whole, at least one, never more."""
    wanted = math.floor(count * share + 0.5) if math.isfinite(share) else count
    return min(count, max(1, wanted))


def _span(dose: Dose, growth: Growth) -> Span | None:
    """The range that a rule of this kind adds to."""
    return {
        Growth.REPS: dose.reps,
        Growth.HOLD_SECONDS: dose.hold_seconds,
        Growth.DURATION_SECONDS: dose.duration_seconds,
        Growth.BREATHS: dose.breaths,
    }.get(growth)


def _with_span(dose: Dose, growth: Growth, span: Span) -> Dose:
    if growth is Growth.REPS:
        return replace(dose, reps=span)
    if growth is Growth.HOLD_SECONDS:
        return replace(dose, hold_seconds=span)
    if growth is Growth.DURATION_SECONDS:
        return replace(dose, duration_seconds=span)
    return replace(dose, breaths=span)


def _raised_span(span: Span, added: float, rule: GrowthRule) -> Span:
    most, cap = MOST_SECONDS, rule.cap
    if rule.growth not in _TIMES:
        added, cap, most = math.floor(added + 1e-9), _whole(cap), MOST_COUNT
    return Span(_raised(span.low, added, cap, most), _raised(span.high, added, cap, most))


def _raised_weight(value: float, unit: LoadUnit, rule: GrowthRule, added: float) -> float:
    if rule.growth is not Growth.LOAD_PERCENT:
        return _raised(value, added, rule.cap, MOST_WEIGHT)
    percent = added if rule.cap is None else max(0.0, min(added, rule.cap))
    if unit is LoadUnit.PERCENT:
        return _raised(value, percent, None, MOST_SHARE)
    wanted = rounded_down(value * (1 + percent / 100), STEP_OF_WEIGHT[unit])
    return max(value, min(wanted, MOST_WEIGHT))


def _raised(value: float, added: float, cap: float | None, most: float) -> float:
    limit = most if cap is None else min(cap, most)
    # hundredths are enough for times and weights, as in their text
    return max(value, min(round(value + added, 2), limit))


def _whole(cap: float | None) -> float | None:
    return None if cap is None or not math.isfinite(cap) else math.floor(cap)
