"""Session records and outcome scores through a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from backdesk.domain.client import Client
from backdesk.domain.handout_record import HandoutEntry, HandoutId, HandoutRecord, IssueWay
from backdesk.domain.ids import ClientId
from backdesk.domain.log_week import LogRow
from backdesk.domain.plan import Plan
from backdesk.domain.session_log import OutcomeMeasure, OutcomeScore
from backdesk.errors import BackDeskError, StoreError
from backdesk.paths import DataFolder
from backdesk.services.handout_records import HandoutRecords
from backdesk.services.session_log import SessionLog
from backdesk.store.store import Store
from tests.factories import counting_ids, make_block, make_day, make_entry, make_plan
from tests.store.support import raw

MARIA = Client(ClientId("maria"), "Maria Lopez")
TODAY = date(2026, 11, 20)
PLAN = replace(
    make_plan(
        (
            make_day("monday", strength=make_block(make_entry(), make_entry())),
            make_day("friday", strength=make_block(make_entry())),
        )
    ),
    client_id=MARIA.id,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(DataFolder(tmp_path / "data")) as store:
        store.add_plan(PLAN, MARIA)
        yield store


@pytest.fixture
def log(store: Store, tmp_path: Path) -> SessionLog:
    records = HandoutRecords(store, DataFolder(tmp_path / "data"))
    return SessionLog(store, records, lambda: TODAY, new_id=counting_ids("log"))


def week(log: SessionLog, plan: Plan = PLAN, number: int = 1) -> tuple[LogRow, ...]:
    return log.week(plan, MARIA.id, log.records(MARIA.id), number)


def test_without_a_handout_the_last_whole_week_is_proposed(log: SessionLog) -> None:
    assert [row.record.day_done for row in week(log)] == [date(2026, 11, 16), TODAY]
    assert week(log, number=2)[0].record.day_done == date(2026, 11, 23)


def test_the_week_after_the_handout_is_proposed(log: SessionLog, store: Store) -> None:
    issued = datetime(2026, 10, 28, 12, tzinfo=UTC)
    record = HandoutRecord(
        HandoutId("h"), MARIA.id, PLAN.id, "Maria", "Plan", issued, "by", IssueWay.PRINTED, ("log",), 1, "ab"
    )
    store.add_handouts([HandoutEntry(record, '{"layouts": ["log"]}', "{}")])

    assert week(log)[0].record.day_done == date(2026, 11, 2)


def test_a_row_is_stored_as_typed_and_comes_back(log: SessionLog) -> None:
    row = week(log)[0]

    saved = log.save(row, replace(row.with_done(2), pain_before=4, note="  stiff\r\nknee "))

    assert saved.is_stored
    assert log.records(MARIA.id) == (saved.record,)
    assert saved.record.note == "stiff\nknee"
    assert week(log)[0] == saved


def test_a_row_with_nothing_left_is_taken_out(log: SessionLog) -> None:
    row = week(log)[0]
    saved = log.save(row, row.with_done(2))

    emptied = log.save(saved, saved.with_done(None))

    assert not emptied.is_stored
    assert log.records(MARIA.id) == ()
    assert log.save(emptied, emptied.record) == emptied


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"planned": 2, "done": 3}, "Done runs from 0 to 2 on this day."),
        ({"done": -1}, "Done runs from 0 to 2 on this day."),
        ({"pain_before": 11}, "Pain and effort run from 0 to 10."),
        ({"effort": -1}, "Pain and effort run from 0 to 10."),
        ({"day_done": date(1226, 11, 2), "effort": 1}, "This date lies too far back. Check the year."),
        ({"day_done": date(9999, 12, 31), "effort": 1}, "This date lies too far ahead. Check the year."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    log: SessionLog, fields: dict[str, object], sentence: str
) -> None:
    row = week(log)[0]

    with pytest.raises(BackDeskError) as problem:
        log.save(row, replace(row.record, **fields))  # type: ignore[arg-type]

    assert str(problem.value) == sentence
    assert log.records(MARIA.id) == ()


def test_a_week_moves_with_all_its_days(log: SessionLog) -> None:
    monday, friday = week(log)
    rows = (log.save(monday, monday.with_done(2)), friday)

    moved = log.move_week(rows, -7)

    assert [row.record.day_done for row in moved] == [date(2026, 11, 9), date(2026, 11, 13)]
    assert [record.day_done for record in log.records(MARIA.id)] == [date(2026, 11, 9)]
    assert [row.record.day_done for row in week(log)] == [date(2026, 11, 9), date(2026, 11, 13)]


def test_a_week_that_cannot_move_stays(log: SessionLog, tmp_path: Path) -> None:
    rows = tuple(log.save(row, row.with_done(1)) for row in week(log))
    before = log.records(MARIA.id)
    with raw(tmp_path / "data") as connection:  # SQLite itself fails, once the first day has been written
        connection.execute(
            "CREATE TRIGGER fault BEFORE INSERT ON session_record WHEN NEW.day = 'friday' AND"
            " (SELECT day_done FROM session_record WHERE day = 'monday') <> '2026-11-16'"
            " BEGIN SELECT RAISE(ABORT, 'fault'); END"
        )

    with pytest.raises(StoreError):
        log.move_week(rows, 7)

    assert log.records(MARIA.id) == before
    with raw(tmp_path / "data") as connection:
        connection.execute("DROP TRIGGER fault")
    assert [row.record.day_done for row in log.move_week(rows, 7)] == [
        record.day_done for record in log.records(MARIA.id)
    ]
    with pytest.raises(BackDeskError, match="too far back"):
        log.move_week(rows, -400_000)


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(9_999_999, "too far ahead"), (100_000, "too far ahead"), (-9_999_999, "too far back")],
)
def test_a_week_does_not_leave_the_calendar(log: SessionLog, days: int, sentence: str) -> None:
    with pytest.raises(BackDeskError, match=sentence):
        log.move_week(week(log), days)


def test_a_day_to_come_is_told_apart(log: SessionLog) -> None:
    assert not log.is_ahead(TODAY)
    assert log.is_ahead(TODAY + timedelta(days=1))


def score(log: SessionLog, value: float, **fields: object) -> OutcomeScore:
    whole = {"measure": OutcomeMeasure.ODI, "day": TODAY} | fields
    return OutcomeScore(log.new_outcome_id(), MARIA.id, value=value, **whole)  # type: ignore[arg-type]


def test_scores_are_stored_by_day_and_taken_out(log: SessionLog) -> None:
    later = log.save_outcome(score(log, 30))
    first = log.save_outcome(score(log, 42, day=TODAY - timedelta(days=14), item="whole", note=" n "))

    assert log.outcomes(MARIA.id) == (first, later)
    assert (first.item, first.note) == ("", "n")
    log.delete_outcome(first)
    assert log.outcomes(MARIA.id) == (later,)
    assert log.save_outcome(replace(later, value=28)).value == 28
    assert [held.value for held in log.outcomes(MARIA.id)] == [28]


def test_a_second_score_of_the_same_day_is_refused(log: SessionLog) -> None:
    log.save_outcome(score(log, 30))
    log.save_outcome(score(log, 4, measure=OutcomeMeasure.PSFS, item="Sit"))

    with pytest.raises(BackDeskError, match="already a score of ODI"):
        log.save_outcome(score(log, 32))
    with pytest.raises(BackDeskError, match="already a score of PSFS"):
        log.save_outcome(score(log, 5, measure=OutcomeMeasure.PSFS, item=" sit "))
    assert len(log.outcomes(MARIA.id)) == 2


def test_a_sixth_activity_is_refused(log: SessionLog) -> None:
    for number in range(5):
        log.save_outcome(score(log, 4, measure=OutcomeMeasure.PSFS, item=f"activity {number}"))

    with pytest.raises(BackDeskError, match="at most 5 activities"):
        log.save_outcome(score(log, 4, measure=OutcomeMeasure.PSFS, item="another"))


@pytest.mark.parametrize(
    ("value", "day", "sentence"),
    [
        (101, TODAY, "ODI runs from 0 to 100."),
        (30, TODAY + timedelta(days=1), "This date is still to come. Enter the day of the questionnaire."),
        (30, date(1826, 1, 1), "This date lies too far back. Check the year."),
    ],
)
def test_a_score_that_cannot_be_is_refused(log: SessionLog, value: float, day: date, sentence: str) -> None:
    with pytest.raises(BackDeskError) as problem:
        log.save_outcome(score(log, value, day=day))
    assert str(problem.value) == sentence
