"""A week of a log sheet: which rows it has, when it began, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from backdesk.domain.ids import ClientId, PlanId, SessionId
from backdesk.domain.log_week import (
    LogRow,
    first_start,
    is_empty,
    log_rows,
    log_week_count,
    missing_text,
    start_as_recorded,
    week_length,
    week_to_fill,
    written_days,
)
from backdesk.domain.plan import Plan
from backdesk.domain.session_log import SessionRecord
from backdesk.domain.wording import PlainWords
from tests.factories import counting_ids, make_block, make_day, make_entry, make_plan

MONDAY = date(2026, 11, 2)
MARIA = ClientId("maria")
WORDS = PlainWords()


def plan_of(*days: str, weeks: int = 2) -> Plan:
    week = tuple(make_day(day, label="Gym", strength=make_block(make_entry(), make_entry())) for day in days)
    rest = (make_day("sunday"),)
    return replace(make_plan(*[(*week, *rest)] * weeks), id=PlanId("plan"))


def record(day: str, *, week: int = 1, when: date = MONDAY, **fields: object) -> SessionRecord:
    whole = {"plan": PlanId("plan"), "planned": 2, "done": 2} | fields
    return SessionRecord(
        SessionId(f"{week}-{day}"), MARIA, when, week=week, day=day, **whole  # type: ignore[arg-type]
    )  # fmt: skip


def rows_of(plan: Plan, *records: SessionRecord, number: int = 1) -> tuple[LogRow, ...]:
    return log_rows(plan, MARIA, records, number, start=MONDAY, new_id=counting_ids())


def test_training_days_are_proposed_with_their_dates_and_counts() -> None:
    rows = rows_of(plan_of("monday", "thursday"))

    assert [(row.record.day, row.record.day_done.day, row.planned, row.label) for row in rows] == [
        ("monday", 2, 2, "Gym"),
        ("thursday", 5, 2, "Gym"),
    ]
    assert all(row.done is None and not row.is_stored and is_empty(row.record) for row in rows)
    assert rows[0].record.id != rows[1].record.id


def test_what_is_stored_takes_the_place_of_a_proposal() -> None:
    held = record("thursday", when=MONDAY + timedelta(days=4), done=1)

    rows = rows_of(plan_of("monday", "thursday"), held)

    assert [row.is_stored for row in rows] == [False, True]
    assert (rows[1].record, rows[1].done) == (held, 1)


def test_a_day_that_the_plan_no_longer_has_stays() -> None:
    held = record("tuesday", planned=4, done=3)

    rows = rows_of(plan_of("monday"), held)

    assert [(row.record.day, row.planned, row.label) for row in rows] == [
        ("monday", 2, "Gym"),
        ("tuesday", 4, ""),
    ]


def test_the_count_of_that_day_is_kept_after_the_plan_changed() -> None:
    assert rows_of(plan_of("monday"), record("monday", planned=5, done=5))[0].planned == 5
    unknown = rows_of(plan_of("monday"), record("monday", planned=0, done=0, effort=3))[0]
    assert (unknown.planned, unknown.done, unknown.most_done) == (2, None, 2)


def test_done_can_be_written_and_taken_back() -> None:
    row = rows_of(plan_of("monday"))[0]

    written = row.with_done(0)

    assert (written.planned, written.done, is_empty(written)) == (2, 0, False)
    assert is_empty(replace(row, record=written).with_done(None))


def test_a_week_began_as_most_records_say() -> None:
    plan = plan_of("monday", "wednesday", "friday")
    held = [
        record("monday", when=MONDAY + timedelta(days=1)),
        record("wednesday", when=MONDAY + timedelta(days=2)),
        record("friday", when=MONDAY + timedelta(days=4)),
    ]

    assert start_as_recorded(plan, held, 1) == MONDAY
    assert start_as_recorded(plan, held, 3) == MONDAY + timedelta(days=14)
    assert start_as_recorded(plan, [record("monday", week=3)], 2) == MONDAY - timedelta(days=7)
    assert start_as_recorded(plan, [], 1) is None
    assert start_as_recorded(plan, [record("monday", plan=PlanId("other"))], 1) is None


@pytest.mark.parametrize(
    ("days", "given", "today", "start"),
    [
        (("monday", "friday"), MONDAY, MONDAY, MONDAY),
        (("wednesday",), MONDAY + timedelta(days=1), MONDAY, MONDAY),
        (("monday",), MONDAY + timedelta(days=1), MONDAY, MONDAY + timedelta(days=7)),
        (("day-1", "day-3"), MONDAY + timedelta(days=3), MONDAY, MONDAY + timedelta(days=3)),
        (("monday", "friday"), None, MONDAY + timedelta(days=4), MONDAY),
        (("monday", "friday"), None, MONDAY + timedelta(days=3), MONDAY - timedelta(days=7)),
        (("day-1", "day-3"), None, MONDAY + timedelta(days=2), MONDAY),
    ],
)
def test_the_first_week_begins_after_the_handout_or_was_the_last_whole_one(
    days: tuple[str, ...], given: date | None, today: date, start: date
) -> None:
    assert first_start(plan_of(*days), given, today) == start


def test_days_beyond_the_seventh_make_a_round_of_two_weeks() -> None:
    plan = plan_of("day-1", "day-9")

    assert week_length(plan) == 14
    assert [row.record.day_done for row in rows_of(plan)] == [MONDAY, MONDAY + timedelta(days=8)]
    assert start_as_recorded(plan, [record("day-1")], 2) == MONDAY + timedelta(days=14)


def test_the_week_to_fill_is_the_one_begun_or_the_next() -> None:
    plan = plan_of("monday", "friday", weeks=3)
    monday, friday = record("monday"), record("friday")

    assert week_to_fill(plan, []) == 1
    assert week_to_fill(plan, [monday]) == 1
    assert week_to_fill(plan, [monday, friday]) == 2
    assert week_to_fill(plan, [record("monday", week=3), record("friday", week=3)]) == 3


def test_how_many_weeks_there_are_and_how_much_is_written() -> None:
    several, single = plan_of("monday", "friday", weeks=3), plan_of("monday", weeks=1)

    assert log_week_count(several, [record("monday", week=5)]) == 5
    assert log_week_count(several, []) == 3
    assert (log_week_count(single, []), log_week_count(single, [record("monday", week=6)])) == (4, 9)
    assert written_days(several, [record("monday"), record("tuesday")], 1) == (2, 3)
    assert written_days(several, [], 9) == (0, 0)


def test_what_is_missing_is_told_by_day() -> None:
    plan = plan_of("monday", "wednesday", "friday")
    whole: dict[str, object] = {"pain_before": 3, "pain_after": 2, "pain_next_morning": 2, "effort": 5}
    part = record("monday", planned=0, done=0, pain_before=3, pain_after=2, pain_next_morning=2)
    rows = rows_of(plan, part, record("wednesday", done=0))

    assert missing_text(rows, WORDS) == (
        "Not written down: Friday. Done is missing on Monday. Effort is missing on Monday."
    )
    full = [record(day, **whole) for day in ("monday", "wednesday", "friday")]  # type: ignore[arg-type]
    assert missing_text(rows_of(plan, *full), WORDS) == "This week is complete."
    assert missing_text(rows_of(plan), WORDS) == "Nothing is written down for this week yet."
    assert missing_text((), WORDS) == "Nothing is planned in this week."
    bare = [record(day, effort=5) for day in ("monday", "wednesday", "friday")]
    assert "Pain before is missing on Monday, Wednesday and Friday." in missing_text(
        rows_of(plan, *bare), WORDS
    )
