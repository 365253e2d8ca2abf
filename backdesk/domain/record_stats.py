"""What the session records of a client add up to: how much was done, and how pain went.

A day without a record says nothing: it counts as "not written down", never as "not done". A record that
does not say how much was done has `planned` 0 and `done` 0; it counts as written down, and its exercises
as unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from backdesk.domain.plan import Plan, Week
from backdesk.domain.session_log import SessionRecord

LONGEST_GAP_DAYS = 14
"""Points further apart than this are not joined by a line: nobody knows what was in between."""
_LEAST_FOR_HINT = 3
"""Days that a statement about pain needs at least."""


class Score(StrEnum):
    """What is scored from 0 to 10 on a training day, in the order of the day."""

    BEFORE = "pain_before"
    AFTER = "pain_after"
    NEXT_MORNING = "pain_next_morning"
    EFFORT = "effort"


PAIN = (Score.BEFORE, Score.AFTER, Score.NEXT_MORNING)


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """One score of a training day."""

    day: date
    value: int


@dataclass(frozen=True, slots=True)
class Adherence:
    """Exercises done of those planned on `counted` days, out of `recorded` days that were written down.

    `days` is how many training days the plan has there, None where no plan says so.
    """

    done: int = 0
    planned: int = 0
    counted: int = 0
    recorded: int = 0
    days: int | None = None

    @property
    def share(self) -> float | None:
        """Done of planned, from 0; None where nothing is known."""
        return self.done / self.planned if self.planned else None

    @property
    def missing_days(self) -> int:
        """Training days of the plan that were not written down."""
        return max(0, (self.days or 0) - self.recorded)


@dataclass(frozen=True, slots=True)
class WeekAdherence:
    """A week of the plan (from 1), and the first day that was written down in it, None without any."""

    week: int
    first_day: date | None
    adherence: Adherence


@dataclass(frozen=True, slots=True)
class Comparison:
    """Days on which one score was higher, the same or lower than another, of `days` that have both."""

    higher: int = 0
    same: int = 0
    lower: int = 0

    @property
    def days(self) -> int:
        """The days that have both scores."""
        return self.higher + self.same + self.lower


def score_of(record: SessionRecord, score: Score) -> int | None:
    """One of the scores of a record."""
    value: int | None = getattr(record, score.value)
    return value


def is_counted(record: SessionRecord) -> bool:
    """Whether the record says how much was done."""
    return record.planned > 0 or record.done > 0


def by_day(records: Iterable[SessionRecord]) -> tuple[SessionRecord, ...]:
    """The records in the order of their days."""
    return tuple(sorted(records, key=lambda record: (record.day_done, record.week or 0, record.id)))


def adherence(records: Iterable[SessionRecord], days: int | None = None) -> Adherence:
    """The sum over records; `days` is how many training days the plan has for them."""
    known = tuple(records)
    counted = [record for record in known if is_counted(record)]
    return Adherence(
        done=sum(min(record.done, record.planned) if record.planned else 0 for record in counted),
        planned=sum(record.planned for record in counted),
        counted=len(counted),
        recorded=len(known),
        days=days,
    )


def plan_week(plan: Plan, number: int) -> Week | None:
    """The week of a plan that is logged as this number; a plan of one week is done again and again."""
    if number < 1 or not plan.weeks:
        return None
    if len(plan.weeks) == 1:
        return plan.weeks[0]
    return plan.weeks[number - 1] if number <= len(plan.weeks) else None


def training_days(week: Week | None) -> int:
    """The days of a week on which something is planned."""
    return 0 if week is None else sum(not day.is_rest for day in week.days)


def weekly_adherence(records: Iterable[SessionRecord], plan: Plan) -> tuple[WeekAdherence, ...]:
    """The plan's weeks up to the last one written down, those without any record included."""
    own: dict[int, list[SessionRecord]] = {}
    for record in by_day(records):
        if record.plan == plan.id and record.week is not None:
            own.setdefault(record.week, []).append(record)
    found = []
    for number in range(1, max(own, default=0) + 1):
        held = own.get(number, [])
        days = training_days(plan_week(plan, number))
        first = held[0].day_done if held else None
        found.append(WeekAdherence(number, first, adherence(held, days)))
    return tuple(found)


def whole_adherence(weeks: Iterable[WeekAdherence]) -> Adherence:
    """The sum over weeks."""
    parts = [week.adherence for week in weeks]
    return Adherence(
        done=sum(part.done for part in parts),
        planned=sum(part.planned for part in parts),
        counted=sum(part.counted for part in parts),
        recorded=sum(part.recorded for part in parts),
        days=sum(part.days or 0 for part in parts),
    )


def series(records: Iterable[SessionRecord], score: Score) -> tuple[tuple[ScorePoint, ...], ...]:
    """The scores by day in runs without a gap.

    A run ends where a training day was written down without this score, and where more than
    `LONGEST_GAP_DAYS` days have passed.
    """
    runs: list[list[ScorePoint]] = []
    is_open = False
    for record in by_day(records):
        value = score_of(record, score)
        if value is None:
            # a day that was not trained has no pain before or after to write down
            is_open = is_open and is_counted(record) and record.done == 0
            continue
        point = ScorePoint(record.day_done, value)
        if is_open and point.day - runs[-1][-1].day <= timedelta(days=LONGEST_GAP_DAYS):
            runs[-1].append(point)
        else:
            runs.append([point])
        is_open = True
    return tuple(tuple(run) for run in runs)


def points(records: Iterable[SessionRecord], score: Score) -> tuple[ScorePoint, ...]:
    """All scores of one kind by day."""
    return tuple(point for run in series(records, score) for point in run)


def mean(values: Sequence[ScorePoint]) -> float | None:
    """The mean of scores, None without any."""
    return sum(point.value for point in values) / len(values) if values else None


def trend(values: Sequence[ScorePoint]) -> tuple[float, float] | None:
    """The mean of the first and of the last third, at least two days each; None with fewer than four."""
    if len(values) < 2 * 2:
        return None
    size = max(2, len(values) // 3)
    first, last = values[:size], values[-size:]
    return sum(point.value for point in first) / size, sum(point.value for point in last) / size


def compared(records: Iterable[SessionRecord], score: Score, other: Score) -> Comparison:
    """On how many days `score` was higher than `other`, the same, or lower."""
    higher = same = lower = 0
    for record in records:
        left, right = score_of(record, score), score_of(record, other)
        if left is None or right is None:
            continue
        higher, same, lower = higher + (left > right), same + (left == right), lower + (left < right)
    return Comparison(higher, same, lower)


def rising_run(values: Sequence[ScorePoint]) -> int:
    """How many of the last days in a row had a higher score than the day before them."""
    count = 0
    for earlier, later in reversed(list(pairwise(values))):
        if later.value <= earlier.value:
            break
        count += 1
    return count


def can_be_said(comparison: Comparison) -> bool:
    """Whether there are enough days for a statement."""
    return comparison.days >= _LEAST_FOR_HINT
