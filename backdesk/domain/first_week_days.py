"""On which days of a first week there is strength work, and on which a walk or the like."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from backdesk.domain.plan import WEEKDAYS

MOST_STRENGTH_DAYS = 3
MOST_AEROBIC_DAYS = 3
"""2–3 times a week (facts, section 5, rule 2), walks three times a week (fact 65)."""
_WEEK = len(WEEKDAYS)


def strength_days(days: Sequence[str], *, most: int = MOST_STRENGTH_DAYS) -> tuple[str, ...]:
    """Up to three of the days, as far from each other as they go; two where three would touch."""
    for count in range(min(most, len(days)), 0, -1):
        chosen = _farthest(days, count)
        if count <= 2 or _least_gap(chosen) > 1:
            return chosen
    return ()


def aerobic_days(days: Sequence[str], strength: Sequence[str]) -> tuple[str, ...]:
    """Up to three of the days without strength work, the first ones of those farthest apart."""
    free = [day for day in days if day not in strength]
    return _farthest(free, min(MOST_AEROBIC_DAYS, len(free))) if free else ()


def are_beside(one: str, other: str) -> bool:
    """Whether two weekdays follow each other, round the end of the week."""
    return _gap(one, other) == 1


def _farthest(days: Sequence[str], count: int) -> tuple[str, ...]:
    """The set of days with the largest smallest gap; among equals the one that begins first."""
    return max(combinations(days, count), key=_least_gap, default=())


def _least_gap(days: Sequence[str]) -> int:
    return min((_gap(one, other) for one, other in combinations(days, 2)), default=_WEEK)


def _gap(one: str, other: str) -> int:
    apart = abs(WEEKDAYS.index(one) - WEEKDAYS.index(other))
    return min(apart, _WEEK - apart)
