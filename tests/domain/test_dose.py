"""Spans and the counts that a dose stands for."""

from __future__ import annotations

import math

import pytest

from backdesk.domain.dose import Dose, Side, Span


def test_a_span_of_one_number_or_two() -> None:
    assert Span.of(10) == Span(10, 10)
    assert Span.of(8, 12) == Span(8, 12)
    assert Span(8, 12).middle == 10
    assert Span(20, 25).middle == 22.5


@pytest.mark.parametrize(("low", "high"), [(12, 8), (-1, 5), (-5, -1), (math.nan, 1), (1, math.nan)])
def test_a_span_that_runs_backwards_or_below_zero_is_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="small to large"):
        Span(low, high)


def test_what_is_not_given_counts_once() -> None:
    assert (Dose().set_count, Dose().daily_count) == (1, 1)
    assert (Dose(sets=3).set_count, Dose(times_per_day=2).daily_count) == (3, 2)


@pytest.mark.parametrize("side", Side)
def test_only_each_side_is_done_twice(side: Side) -> None:
    assert Dose(side=side).side_count == (2 if side is Side.EACH else 1)
