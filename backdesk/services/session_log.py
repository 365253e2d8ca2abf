"""What comes back on log sheets, and outcome scores: proposed, checked, and stored as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from backdesk.domain.clean_texts import one_line, several_lines
from backdesk.domain.ids import ClientId, IdFactory, OutcomeId, random_id
from backdesk.domain.log_week import (
    MOST_DONE,
    LogRow,
    first_start,
    is_empty,
    log_rows,
    start_as_recorded,
    week_length,
)
from backdesk.domain.outcomes import MEASURES, MOST_ACTIVITIES, check_score
from backdesk.domain.plan import Plan
from backdesk.domain.record_stats import by_day
from backdesk.domain.session_log import MOST_PAIN, OutcomeMeasure, OutcomeScore, SessionRecord
from backdesk.errors import BackDeskError
from backdesk.handout.labels import date_text

if TYPE_CHECKING:
    from backdesk.services.handout_records import HandoutRecords
    from backdesk.store.store import Store

__all__ = ["SessionLog", "date_text"]

EARLIEST_DAY = date(1990, 1, 1)
LATEST_DAY = date(2199, 12, 31)
"""Far from the end of the calendar, so that weeks can be counted on from any record."""


class SessionLog:
    """The records of the clients of one data folder.

    Every change is checked first, is one transaction, and is on disk when a call returns. All methods raise
    StoreError when the store cannot be used.
    """

    def __init__(
        self,
        store: Store,
        handouts: HandoutRecords,
        today: Callable[[], date] = date.today,
        *,
        new_id: IdFactory = random_id,
    ) -> None:
        """`handouts` are asked when a plan was given out, to propose dates."""
        self._store = store
        self._handouts = handouts
        self.today = today
        self.new_id = new_id

    def records(self, client: ClientId) -> tuple[SessionRecord, ...]:
        """All records of a client by day."""
        return by_day(self._store.session_records(client))

    def week(
        self, plan: Plan, client: ClientId, records: Iterable[SessionRecord], number: int
    ) -> tuple[LogRow, ...]:
        """The rows of a week of the plan (from 1), with proposed dates where nothing was written."""
        known = tuple(records)
        start = self.start_of(plan, known, number)
        return log_rows(plan, client, known, number, start=start, new_id=self.new_id)

    def start_of(self, plan: Plan, records: Iterable[SessionRecord], number: int) -> date:
        """The day that a week begins on: as it was written down, else counted from the last handout."""
        recorded = start_as_recorded(plan, records, number)
        if recorded is not None:
            return recorded
        given = self._handouts.last_of_plan(plan.id)
        day = None if given is None else given.issued_at.astimezone().date()
        return first_start(plan, day, self.today()) + timedelta(days=week_length(plan) * (number - 1))

    def save(self, row: LogRow, record: SessionRecord) -> LogRow:
        """Store what was typed in a row; a row in which nothing is left is taken out of the store.

        Raises BackDeskError for a number or a date that cannot be, and then nothing is changed.
        """
        cleaned = replace(record, note=several_lines(record.note).strip())
        _check(cleaned, row)
        if not is_empty(cleaned):
            self._store.save_session_record(cleaned)
            return replace(row, record=cleaned, is_stored=True)
        if row.is_stored:
            self._store.delete_session_record(cleaned.id)
        return replace(row, record=cleaned, is_stored=False)

    def move_week(self, rows: Sequence[LogRow], days: int) -> tuple[LogRow, ...]:
        """The same week so many days later, in the store too. Raises BackDeskError; then none has moved."""
        step = timedelta(days=days)
        moved = []
        for row in rows:
            record = replace(row.record, day_done=_later(row.record.day_done, step))
            moved.append(replace(row, record=record))
        self._store.save_session_records([row.record for row in moved if row.is_stored])
        return tuple(moved)

    def is_ahead(self, day: date) -> bool:
        """Whether a day is still to come."""
        return day > self.today()

    def outcomes(self, client: ClientId) -> tuple[OutcomeScore, ...]:
        """All outcome scores of a client by day."""
        kinds = list(OutcomeMeasure)
        scores = self._store.outcomes(client)
        return tuple(sorted(scores, key=lambda score: (score.day, kinds.index(score.measure), score.item)))

    def new_outcome_id(self) -> OutcomeId:
        """An id for a new score."""
        return OutcomeId(self.new_id())

    def save_outcome(self, score: OutcomeScore) -> OutcomeScore:
        """Store a new or a changed score. Raises BackDeskError with a sentence where it cannot be."""
        has_items = score.measure is OutcomeMeasure.PSFS
        item = one_line(score.item) if has_items else ""
        cleaned = replace(score, item=item, note=several_lines(score.note).strip())
        self._check_outcome(cleaned)
        self._store.save_outcome(cleaned)
        return cleaned

    def delete_outcome(self, score: OutcomeScore) -> None:
        """Take a score out of the store. Raises NotFoundError."""
        self._store.delete_outcome(score.id)

    def _check_outcome(self, score: OutcomeScore) -> None:
        check_score(score.measure, score.value, score.item)
        _check_day(score.day)
        if self.is_ahead(score.day):
            raise BackDeskError("This date is still to come. Enter the day of the questionnaire.")
        others = [
            other
            for other in self._store.outcomes(score.client)
            if other.measure is score.measure and other.day == score.day and other.id != score.id
        ]
        if any(other.item.casefold() == score.item.casefold() for other in others):
            raise BackDeskError(
                "There is already a score of {measure} for this day. Select it in the list to change it.",
                measure=MEASURES[score.measure].short,
            )
        if score.item and sum(bool(other.item) for other in others) >= MOST_ACTIVITIES:
            raise BackDeskError("PSFS has at most {most} activities on one day.", most=MOST_ACTIVITIES)


def _check(record: SessionRecord, row: LogRow) -> None:
    _check_day(record.day_done)
    if record.planned < 0 or not 0 <= record.done <= (record.planned or MOST_DONE):
        raise BackDeskError("Done runs from 0 to {most} on this day.", most=row.most_done)
    for score in (record.pain_before, record.pain_after, record.pain_next_morning, record.effort):
        if score is not None and not 0 <= score <= MOST_PAIN:
            raise BackDeskError("Pain and effort run from 0 to {most}.", most=MOST_PAIN)


def _later(day: date, step: timedelta) -> date:
    try:
        moved = day + step
    except OverflowError as problem:
        raise (_too_far_ahead() if step > timedelta() else _too_far_back()) from problem
    _check_day(moved)
    return moved


def _check_day(day: date) -> None:
    if day < EARLIEST_DAY:
        raise _too_far_back()
    if day > LATEST_DAY:
        raise _too_far_ahead()


def _too_far_back() -> BackDeskError:
    return BackDeskError("This date lies too far back. Check the year.")


def _too_far_ahead() -> BackDeskError:
    return BackDeskError("This date lies too far ahead. Check the year.")
