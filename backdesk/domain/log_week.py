"""A week of a plan as a log sheet: one row for each training day, as stored or still to be written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from backdesk.domain.ids import ClientId, IdFactory, SessionId
from backdesk.domain.labels import day_name
from backdesk.domain.plan import WEEKDAYS, Day, Plan, day_number, day_order
from backdesk.domain.record_stats import is_counted, plan_week
from backdesk.domain.session_log import SessionRecord
from backdesk.domain.when_text import listed
from backdesk.domain.wording import Words

MOST_DONE = 99
"""Exercises of a day of which the plan no longer says how many there were."""
_AHEAD = 3
"""Weeks that a plan of one week, done again and again, offers beyond the last one written down."""
_LEAST_REPEATS = 4
_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class LogRow:
    """A training day of a week: the record as stored, or as proposed while nothing was written.

    `planned` is how many exercises that day has, 0 where neither plan nor record says so; `label` is the
    day's own name in the plan.
    """

    record: SessionRecord
    planned: int
    is_stored: bool = False
    label: str = ""

    @property
    def done(self) -> int | None:
        """Exercises done, None where that was not written."""
        return self.record.done if is_counted(self.record) else None

    @property
    def most_done(self) -> int:
        """The largest number that can have been done."""
        return self.planned or MOST_DONE

    def with_done(self, done: int | None) -> SessionRecord:
        """The record with this number done."""
        if done is None:
            return replace(self.record, planned=0, done=0)
        return replace(self.record, planned=self.planned, done=done)


def log_week_count(plan: Plan, records: Iterable[SessionRecord]) -> int:
    """How many weeks can be chosen; a plan of one week can be done again and again."""
    recorded = [record.week or 0 for record in records if record.plan == plan.id]
    last = max(recorded, default=0)
    if len(plan.weeks) > 1:
        return max(len(plan.weeks), last)
    return max(_LEAST_REPEATS, last + _AHEAD)


def week_to_fill(plan: Plan, records: Sequence[SessionRecord]) -> int:
    """The week that is probably on the desk: the last one begun, or the next where that is complete."""
    own = [record for record in records if record.plan == plan.id and record.week is not None]
    last = max((record.week or 1 for record in own), default=1)
    week = plan_week(plan, last)
    written = {record.day for record in own if record.week == last}
    is_complete = week is not None and all(day.is_rest or day.name in written for day in week.days)
    return min(last + 1, log_week_count(plan, records)) if own and is_complete else last


def written_days(plan: Plan, records: Iterable[SessionRecord], number: int) -> tuple[int, int]:
    """How many days of a week (from 1) are written down, and how many there are to write down."""
    held = [record.day for record in records if record.plan == plan.id and record.week == number]
    week = plan_week(plan, number)
    names = set() if week is None else {day.name for day in week.days if not day.is_rest}
    return len(held), len(held) + len(names - set(held))


def log_rows(
    plan: Plan,
    client: ClientId,
    records: Iterable[SessionRecord],
    number: int,
    *,
    start: date,
    new_id: IdFactory,
) -> tuple[LogRow, ...]:
    """The days of a week (from 1): what is stored, and proposals from `start` on for the others.

    Days that were written down stay even where the plan no longer has them.
    """
    held = [record for record in records if record.plan == plan.id and record.week == number]
    week = plan_week(plan, number)
    days = () if week is None else tuple(day for day in week.days if not day.is_rest)
    rows = [_stored_row(record, days) for record in held]
    written = {record.day for record in held}
    for day in days:
        if day.name not in written:
            when = start + timedelta(days=day_offset(day.name))
            record = SessionRecord(SessionId(new_id()), client, when, plan=plan.id, week=number, day=day.name)
            rows.append(LogRow(record, _count(day), label=day.label))
    return tuple(sorted(rows, key=lambda row: (_order(row.record.day), row.record.day_done)))


def start_as_recorded(plan: Plan, records: Iterable[SessionRecord], number: int) -> date | None:
    """The day a week began on as most of its records say, else counted on from the nearest other week."""
    starts: dict[int, Counter[date]] = {}
    for record in records:
        if record.plan == plan.id and record.week is not None:
            start = record.day_done - timedelta(days=day_offset(record.day))
            starts.setdefault(record.week, Counter())[start] += 1
    if not starts:
        return None
    nearest = min(starts, key=lambda week: (abs(week - number), week > number))
    usual = max(starts[nearest].items(), key=lambda item: (item[1], -item[0].toordinal()))[0]
    return usual + timedelta(days=week_length(plan) * (number - nearest))


def first_start(plan: Plan, given: date | None, today: date) -> date:
    """Where the first week begins: the first Monday that a handout of `given` leaves time for.

    Without a handout it is the last week that is over by today. A plan of numbered days may begin on any
    day of the week: with the handout.
    """
    week = plan_week(plan, 1)
    days = [day for day in week.days if not day.is_rest] if week is not None else []
    offsets = [day_offset(day.name) for day in days]
    is_numbered = any(day_number(day.name) for day in days)
    if given is None:
        over = today - timedelta(days=max(offsets, default=0))
        return over if is_numbered else over - timedelta(days=over.weekday())
    if is_numbered:
        return given
    monday = given - timedelta(days=given.weekday())
    has_time = given.weekday() <= min(offsets, default=0)
    return monday if has_time else monday + timedelta(days=_WEEK_DAYS)


def is_empty(record: SessionRecord) -> bool:
    """Whether a record says nothing."""
    scores = (record.pain_before, record.pain_after, record.pain_next_morning, record.effort)
    return not is_counted(record) and not record.note and all(score is None for score in scores)


def missing_text(rows: Sequence[LogRow], words: Words) -> str:
    """What is not written down yet, one sentence a column; days without any entry come first.

    Pain and effort of a day on which nothing was done are not asked for.
    """
    blank = [row for row in rows if not row.is_stored]
    if not rows:
        return words.gettext("Nothing is planned in this week.")
    if len(blank) == len(rows):
        return words.gettext("Nothing is written down for this week yet.")
    said = []
    if blank:
        form = words.gettext("Not written down: {days}.")
        said.append(form.format(days=_days(blank, words)))
    begun = [row for row in rows if row.is_stored]
    trained = [row for row in begun if row.done != 0]
    for form, found in (
        (words.gettext("Done is missing on {days}."), [row for row in begun if row.done is None]),
        (
            words.gettext("Pain before is missing on {days}."),
            [row for row in trained if row.record.pain_before is None],
        ),
        (
            words.gettext("Pain after is missing on {days}."),
            [row for row in trained if row.record.pain_after is None],
        ),
        (
            words.gettext("Pain next morning is missing on {days}."),
            [row for row in trained if row.record.pain_next_morning is None],
        ),
        (
            words.gettext("Effort is missing on {days}."),
            [row for row in trained if row.record.effort is None],
        ),
    ):
        if found:
            said.append(form.format(days=_days(found, words)))
    return " ".join(said) or words.gettext("This week is complete.")


def _days(rows: Iterable[LogRow], words: Words) -> str:
    names = [day_name(row.record.day, words) if row.record.day else f"{row.record.day_done}" for row in rows]
    return listed(names, words)


def _stored_row(record: SessionRecord, days: Iterable[Day]) -> LogRow:
    day = next((day for day in days if day.name == record.day), None)
    planned = record.planned or (0 if day is None else _count(day))
    return LogRow(record, planned, is_stored=True, label="" if day is None else day.label)


def _count(day: Day) -> int:
    return sum(len(block.entries) for block in day.blocks)


def _order(day: str) -> tuple[int, int]:
    return day_order(day) if day else (2, 0)


def day_offset(day: str) -> int:
    """Days from the beginning of the week to this day."""
    if not day:
        return 0
    number = day_number(day)
    return WEEKDAYS.index(day) if number is None else number - 1


def week_length(plan: Plan) -> int:
    """7 days, or 14 where a week numbers its days beyond the seventh."""
    numbers = [day_number(day.name) or 0 for week in plan.weeks for day in week.days]
    return _WEEK_DAYS if max(numbers, default=0) <= _WEEK_DAYS else 2 * _WEEK_DAYS
