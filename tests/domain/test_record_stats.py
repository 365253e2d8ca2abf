"""What session records add up to, and how gaps are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.ids import ClientId, PlanId, SessionId
from backdesk.domain.plan import Plan
from backdesk.domain.record_hints import (
    adherence_description,
    adherence_text,
    hints,
    number_text,
    pain_description,
)
from backdesk.domain.record_stats import (
    Score,
    adherence,
    compared,
    plan_week,
    points,
    rising_run,
    series,
    trend,
    weekly_adherence,
    whole_adherence,
)
from backdesk.domain.session_log import SessionRecord
from backdesk.domain.wording import PlainWords
from tests.factories import make_block, make_day, make_entry, make_plan

START = date(2026, 11, 2)
WORDS = PlainWords()


def record(after: int, *, done: int = 2, planned: int = 2, **fields: object) -> SessionRecord:
    whole = {"plan": PlanId("plan"), "week": after // 7 + 1, "day": "monday"} | fields
    return SessionRecord(
        SessionId(f"day-{after}"),
        ClientId("maria"),
        START + timedelta(days=after),
        planned=planned,
        done=done,
        **whole,  # type: ignore[arg-type]
    )


def pains(*values: int | None) -> list[SessionRecord]:
    """A record every second day with this pain before."""
    return [record(2 * number, pain_before=value) for number, value in enumerate(values)]


def three_weeks() -> Plan:
    weeks = [
        (
            make_day("monday", strength=make_block(make_entry(), make_entry())),
            make_day("tuesday"),
            make_day("friday", strength=make_block(make_entry(), make_entry())),
        )
        for _ in range(3)
    ]
    return replace(make_plan(*weeks), id=PlanId("plan"))


def test_a_day_without_a_record_is_unknown_and_not_undone() -> None:
    weeks = weekly_adherence([record(0), record(4, done=1, day="friday"), record(14)], three_weeks())

    assert [week.week for week in weeks] == [1, 2, 3]
    first, second, third = (week.adherence for week in weeks)
    assert (first.done, first.planned, first.share, first.missing_days) == (3, 4, 0.75, 0)
    assert (second.share, second.recorded, second.missing_days) == (None, 0, 2)
    assert (third.done, third.planned, third.missing_days) == (2, 2, 1)
    assert weeks[1].first_day is None
    whole = whole_adherence(weeks)
    assert (whole.done, whole.planned, whole.recorded, whole.days) == (5, 6, 3, 6)


def test_a_record_that_does_not_say_how_much_was_done_counts_as_written_down_only() -> None:
    found = adherence([record(0, planned=0, done=0, pain_before=3), record(2)], days=3)

    assert (found.done, found.planned, found.counted, found.recorded, found.missing_days) == (2, 2, 1, 2, 1)
    said = "2 of 2 exercises (100 %) on 1 day · 2 of 3 days written down"
    assert adherence_text(found, WORDS) == said


def test_other_plans_and_loose_days_are_left_out_of_the_weeks() -> None:
    others = [record(0, plan=PlanId("other")), record(2, week=None)]

    assert weekly_adherence(others, three_weeks()) == ()


def test_a_plan_of_one_week_is_done_again_and_again() -> None:
    plan = replace(make_plan((make_day("monday", strength=make_block(make_entry())),)), id=PlanId("plan"))

    assert plan_week(plan, 7) is plan.weeks[0]
    assert plan_week(plan, 0) is None
    assert plan_week(three_weeks(), 4) is None
    assert [week.adherence.days for week in weekly_adherence([record(14)], plan)] == [1, 1, 1]


def test_a_missing_score_and_a_long_break_make_a_gap() -> None:
    assert [[point.value for point in run] for run in series(pains(4, 3, None, 2, 2), Score.BEFORE)] == [
        [4, 3],
        [2, 2],
    ]
    far = [record(0, pain_before=4), record(14, pain_before=3), record(29, pain_before=2)]
    assert [len(run) for run in series(far, Score.BEFORE)] == [2, 1]


def test_a_day_that_was_not_trained_makes_no_gap() -> None:
    days = [record(0, pain_before=4), record(2, done=0), record(4, pain_before=3)]

    assert [len(run) for run in series(days, Score.BEFORE)] == [2]


def test_records_are_put_in_the_order_of_their_days() -> None:
    days = [record(4, pain_before=1), record(0, pain_before=3)]

    assert [point.value for point in points(days, Score.BEFORE)] == [3, 1]


def test_scores_are_compared_on_days_that_have_both() -> None:
    days = [
        record(0, pain_before=2, pain_next_morning=4),
        record(2, pain_before=2, pain_next_morning=2),
        record(4, pain_before=3, pain_next_morning=1),
        record(6, pain_before=3),
    ]

    found = compared(days, Score.NEXT_MORNING, Score.BEFORE)

    assert (found.higher, found.same, found.lower, found.days) == (1, 1, 1, 3)


def test_a_trend_needs_four_days() -> None:
    assert trend(points(pains(6, 5, 4), Score.BEFORE)) is None
    assert trend(points(pains(6, 4, 3, 1), Score.BEFORE)) == (5, 2)


def test_a_run_of_rises_is_counted_from_the_end() -> None:
    assert rising_run(points(pains(5, 1, 2, 4), Score.BEFORE)) == 2
    assert rising_run(points(pains(5, 5), Score.BEFORE)) == 0
    assert rising_run(()) == 0


def test_hints_are_counts() -> None:
    mornings = [4, 2, 5, 1, 3]
    days = [
        record(2 * number, pain_before=3, pain_next_morning=value) for number, value in enumerate(mornings)
    ]

    said = hints(days, weekly_adherence(days, three_weeks()), WORDS)

    assert "Pain next morning was higher than before on 2 of 5 days." in said
    assert said[0] == "Done so far: 10 of 10 exercises (100 %) · 4 of 4 days written down."
    assert "Pain before: 3 on average at first, 3 lately." in said


def test_a_rising_score_and_effort_are_told() -> None:
    days = [record(2 * number, pain_before=number, effort=4 + number) for number in range(4)]

    said = hints(days, (), WORDS)

    assert "Pain before rose on each of the last 3 days it was written down." in said
    assert "Effort: 5.5 on average, 4 to 7." in said


def test_two_days_are_too_few_for_a_statement() -> None:
    assert hints(pains(3, 4), (), WORDS) == ()


def test_charts_in_words() -> None:
    assert pain_description(pains(4, 3, None, 2), WORDS) == (
        "Pain before: 3 days, from 4 to 2, between 2 and 4. 1 gap."
    )
    assert pain_description([], WORDS) == "No pain was written down yet."
    weeks = weekly_adherence([record(7)], three_weeks())
    assert adherence_description(weeks, WORDS) == (
        "Week 1: 0 of 2 days written down. Week 2: 2 of 2 exercises (100 %) · 1 of 2 days written down."
    )
    assert adherence_description((), WORDS) == "No week was written down yet."
    assert adherence_text(adherence(()), WORDS) == "nothing written down"


def test_numbers_have_one_decimal_at_most() -> None:
    assert [number_text(value) for value in (4, 4.5, -2, -0.04, 3.333)] == ["4", "4.5", "−2", "0", "3.3"]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 5), st.integers(0, 5)), max_size=20))
def test_adherence_stays_between_nothing_and_all(days: list[tuple[int, int, int]]) -> None:
    known = [record(after, done=done, planned=planned) for after, done, planned in days]

    found = adherence(known)

    assert found.share is None or 0 <= found.share <= 1
    assert found.recorded == len(known)
