"""Outcome scores: ranges, and whether a change reaches what was published."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.ids import ClientId, OutcomeId
from backdesk.domain.outcomes import (
    MEASURES,
    Change,
    change_since_start,
    check_score,
    full_name,
    score_series,
    step_of,
)
from backdesk.domain.session_log import OutcomeMeasure, OutcomeScore
from backdesk.domain.wording import PlainWords
from backdesk.errors import BackDeskError

NPRS, PSFS, ODI, RMDQ = OutcomeMeasure
START = date(2026, 11, 2)


def score(measure: OutcomeMeasure, value: float, *, after: int = 0, item: str = "") -> OutcomeScore:
    id = OutcomeId(f"{measure}-{after}-{item}")
    return OutcomeScore(id, ClientId("maria"), measure, START + timedelta(days=after), value, item)


def change(measure: OutcomeMeasure, start: float, now: float) -> Change:
    found = change_since_start([score(measure, start), score(measure, now, after=28)])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("measure", "start", "now", "points", "share"),
    [
        (NPRS, 6, 4, True, True),
        (NPRS, 8, 6, True, False),
        (NPRS, 3, 2, False, True),
        (NPRS, 8, 7, False, False),
        (ODI, 50, 40, True, False),
        (ODI, 30, 21, False, True),
        (ODI, 42, 30, True, False),
        (RMDQ, 20, 15, True, False),
        (RMDQ, 10, 7, False, True),
        (RMDQ, 10, 5, True, True),
        (PSFS, 3, 5, True, False),
        (PSFS, 3, 4.9, False, False),
        (NPRS, 5, 5, False, False),
        (NPRS, 4, 9, False, False),
        (PSFS, 6, 2, False, False),
    ],
)
def test_an_improvement_reaches_the_published_points_or_share(
    measure: OutcomeMeasure, start: float, now: float, points: bool, share: bool
) -> None:
    found = change(measure, start, now)

    assert (found.passed_points, found.passed_share) == (points, share)
    assert found.has_passed is (points or share)


@pytest.mark.parametrize(
    ("measure", "start", "now", "is_worse"),
    [(NPRS, 4, 6, True), (NPRS, 4, 5, False), (PSFS, 6, 4, True), (PSFS, 4, 6, False), (ODI, 20, 30, True)],
)
def test_a_change_for_the_worse_mirrors_the_points(
    measure: OutcomeMeasure, start: float, now: float, is_worse: bool
) -> None:
    assert change(measure, start, now).is_worse_by_as_much is is_worse


def test_points_are_signed_as_the_scores_are_and_say_whether_that_is_better() -> None:
    less, more = change(ODI, 42, 30), change(PSFS, 3, 5)

    assert (less.points, less.is_better) == (-12, True)
    assert less.share == pytest.approx(-12 / 42)
    assert (more.points, more.is_better) == (2, True)


def test_from_nothing_there_is_no_share() -> None:
    found = change(NPRS, 0, 3)

    assert found.share is None
    assert not found.passed_share


def test_one_day_alone_is_no_change() -> None:
    assert change_since_start([]) is None
    assert change_since_start([score(NPRS, 5)]) is None
    assert change_since_start([score(PSFS, 5, item="sit"), score(PSFS, 3, item="lift")]) is None


def test_the_first_and_the_last_day_are_compared_whatever_the_order() -> None:
    found = change_since_start([score(ODI, 30, after=28), score(ODI, 60, after=14), score(ODI, 42)])

    assert found is not None
    assert (found.start.value, found.now.value) == (42, 30)


def test_activities_are_compared_over_those_of_both_days() -> None:
    scores = [
        score(PSFS, 2, item="Sit"),
        score(PSFS, 4, item="Lift"),
        score(PSFS, 6, item="sit", after=28),
        score(PSFS, 8, item="lift", after=28),
        score(PSFS, 0, item="run", after=28),
    ]

    found = change_since_start(scores)

    assert found is not None
    assert (found.start.value, found.now.value, found.items, found.threshold) == (3, 7, 2, 2)


def test_a_single_activity_has_to_change_by_more() -> None:
    scores = [score(PSFS, 4, item="sit"), score(PSFS, 6, item="sit", after=28)]

    found = change_since_start(scores)

    assert found is not None
    assert (found.threshold, found.has_passed) == (3, False)


def test_days_without_an_activity_in_common_cannot_be_compared() -> None:
    assert change_since_start([score(PSFS, 4, item="sit"), score(PSFS, 6, item="run", after=28)]) is None
    assert change_since_start([score(PSFS, 4), score(PSFS, 6, item="run", after=28)]) is None


def test_measures_are_not_mixed() -> None:
    with pytest.raises(ValueError, match="one measure"):
        change_since_start([score(PSFS, 4), score(ODI, 6, after=28)])


def test_a_series_has_the_mean_of_each_day() -> None:
    scores = [score(PSFS, 2, item="a"), score(PSFS, 3, item="b"), score(PSFS, 7, after=7), score(ODI, 40)]

    assert [(point.value, point.items) for point in score_series(scores, PSFS)] == [(2.5, 2), (7, 0)]


@pytest.mark.parametrize(
    ("measure", "value", "item", "sentence"),
    [
        (NPRS, 11, "", "NPRS runs from 0 to 10."),
        (ODI, -1, "", "ODI runs from 0 to 100."),
        (RMDQ, 24.5, "", "RMDQ runs from 0 to 24."),
        (RMDQ, 3.5, "", "RMDQ is scored in whole numbers."),
        (PSFS, 3.5, "sit", "PSFS is scored in whole numbers."),
        (PSFS, 3.55, "", "PSFS has at most one decimal."),
        (NPRS, float("nan"), "", "NPRS runs from 0 to 10."),
    ],
)
def test_what_cannot_be_a_score_is_refused(
    measure: OutcomeMeasure, value: float, item: str, sentence: str
) -> None:
    with pytest.raises(BackDeskError) as problem:
        check_score(measure, value, item)
    assert str(problem.value) == sentence


def test_scores_of_the_whole_range_are_taken() -> None:
    for kind, measure in MEASURES.items():
        check_score(kind, measure.least)
        check_score(kind, measure.most)
    check_score(PSFS, 5.7)
    assert (step_of(PSFS), step_of(PSFS, "sit"), step_of(ODI)) == (0.1, 1, 1)


def test_every_measure_has_a_name_and_a_source_with_a_year() -> None:
    assert set(MEASURES) == set(OutcomeMeasure)
    for kind, measure in MEASURES.items():
        assert full_name(kind, PlainWords())
        assert any(part.isdigit() and len(part) == 4 for part in measure.source.split())


@given(st.sampled_from(list(OutcomeMeasure)), st.integers(0, 24), st.integers(0, 24))
def test_a_change_never_passes_both_ways(measure: OutcomeMeasure, start: int, now: int) -> None:
    most = int(MEASURES[measure].most)
    found = change(measure, min(start, most), min(now, most))

    assert not (found.has_passed and found.is_worse_by_as_much)
    assert not found.has_passed or found.is_better
