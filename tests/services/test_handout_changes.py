"""What changed since the last handout, and how the dates are said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.ids import ClientId, ExerciseId
from backdesk.domain.plan import Plan
from backdesk.i18n import english
from backdesk.paths import DataFolder
from backdesk.services.handout_changes import (
    between_text,
    changes_since_last,
    given_at,
    given_day,
    given_time,
    since_text,
)
from backdesk.services.handout_records import HandoutId, HandoutRecord, HandoutRecords, IssueWay
from backdesk.services.handouts import HandoutOptions, HandoutReport
from backdesk.store.store import Store
from tests.factories import make_block, make_day, make_entry, make_exercise, make_plan

NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 17)
WORDS = english()


@pytest.fixture
def records(tmp_path: Path, catalogue: Catalogue) -> Iterator[HandoutRecords]:
    """Records whose clock goes on by a week with every handout."""
    folder = DataFolder(tmp_path)
    times = iter(NOON + timedelta(days=7 * number) for number in range(-1, 9))
    with Store.open(folder) as store:
        yield HandoutRecords(store, folder, lambda: next(times), library=lambda: catalogue)


def plan_of(sets: int, plan: Plan | None = None) -> Plan:
    made = make_plan((make_day(strength=make_block(make_entry(id="bird", sets=sets, reps=10))),))
    return made if plan is None else replace(made, id=plan.id)


def issue(records: HandoutRecords, plan: Plan, catalogue: Catalogue) -> HandoutRecord:
    return records.issue(
        plan,
        None,
        HandoutOptions(),
        HandoutReport(None, 1, (), b"%PDF-1.4 one"),
        catalogue=catalogue,
        by="Dr Ortiz",
        way=IssueWay.PRINTED,
    )


def record_of(when: datetime) -> HandoutRecord:
    plan = make_plan()
    client = ClientId("maria")
    return HandoutRecord(
        HandoutId("h"), client, plan.id, "Maria", "Back", when, "", IssueWay.SAVED, ("week",), 1, "0"
    )


def test_a_plan_that_was_never_given_out_has_no_changes(
    records: HandoutRecords, catalogue: Catalogue
) -> None:
    issue(records, plan_of(3), catalogue)
    assert changes_since_last(records, plan_of(3), catalogue, WORDS, today=TODAY) is None


def test_nothing_changed(records: HandoutRecords, catalogue: Catalogue) -> None:
    plan = plan_of(3)
    record = issue(records, plan, catalogue)
    changes = changes_since_last(records, plan, catalogue, WORDS, today=TODAY)
    assert changes is not None
    assert changes.record == record
    assert changes.sentences == ()


def test_the_last_handout_counts_and_each_change_is_a_sentence(
    records: HandoutRecords, catalogue: Catalogue
) -> None:
    plan = plan_of(1)
    issue(records, plan, catalogue)
    last = issue(records, plan_of(2, plan), catalogue)
    changes = changes_since_last(records, plan_of(3, plan), catalogue, WORDS, today=TODAY)
    assert changes is not None
    assert changes.record == last
    assert changes.given == "3 November 2026"
    assert changes.head == "Since the handout of 3 November 2026 (14 days ago):"
    assert len(changes.sentences) == 1
    assert "3 sets of 10 instead of 2 sets of 10" in changes.sentences[0]


def test_an_own_exercise_that_now_reads_otherwise_is_a_change(
    records: HandoutRecords, catalogue: Catalogue
) -> None:
    own = make_exercise("own-row", name="Row at home")
    plan = make_plan((make_day(strength=make_block(make_entry("own-row", sets=2, reps=8))),))
    issue(records, plan, catalogue.with_exercises([own]))
    renamed = catalogue.with_exercises([replace(own, name="Band row")])
    assert own.id == ExerciseId("own-row")
    changes = changes_since_last(records, plan, renamed, WORDS, today=TODAY)
    assert changes is not None
    assert changes.sentences == ("“Row at home” is now called “Band row”",)


@pytest.mark.parametrize(
    ("today", "head"),
    [
        (date(2026, 11, 3), "Since the handout of 3 November 2026 (today):"),
        (date(2026, 11, 4), "Since the handout of 3 November 2026 (yesterday):"),
        (date(2026, 11, 5), "Since the handout of 3 November 2026 (2 days ago):"),
        (date(2027, 11, 3), "Since the handout of 3 November 2026 (365 days ago):"),
        (date(2026, 11, 1), "Since the handout of 3 November 2026:"),
    ],
)
def test_how_long_ago(today: date, head: str) -> None:
    assert since_text(record_of(NOON), WORDS, today=today) == head


def test_times_are_those_of_the_clock_here() -> None:
    record = record_of(NOON)
    assert given_at(record) == NOON
    assert given_at(record).utcoffset() == NOON.astimezone().utcoffset()
    assert given_day(record, WORDS) == "3 November 2026"
    assert given_time(record, WORDS) == f"3 November 2026, {NOON.astimezone():%H:%M}"


def test_two_handouts_of_one_day_are_told_apart_by_the_time() -> None:
    first, soon, later = (record_of(NOON + timedelta(minutes=minutes)) for minutes in (0, 5, 3 * 24 * 60))
    hour = f"{given_at(first):%H}"
    assert between_text(first, soon, WORDS) == (
        f"From the handout of 3 November 2026, {hour}:00 to that of 3 November 2026, {hour}:05:"
    )
    said = between_text(first, later, WORDS)
    assert said == "From the handout of 3 November 2026 to that of 6 November 2026:"
