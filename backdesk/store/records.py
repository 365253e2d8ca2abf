"""Queries and statements for session records, outcome scores and marks on exercises.

They run inside a transaction that the store began.
"""

from __future__ import annotations

from datetime import UTC

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as insert_or_update

from backdesk.domain.exercise_marks import ExerciseMark
from backdesk.domain.ids import ClientId, ExerciseId, OutcomeId, PlanId, SessionId
from backdesk.domain.session_log import OutcomeMeasure, OutcomeScore, SessionRecord
from backdesk.store.exercise_json import dose_from_json, dose_to_json
from backdesk.store.mapping import RowValues, stored_time
from backdesk.store.problems import outcome_missing, record_unreadable, session_missing
from backdesk.store.reading import UNREADABLE
from backdesk.store.tables import Base, ExerciseMarkRow, OutcomeRow, SessionRow


def write_session(connection: Connection, record: SessionRecord) -> None:
    """Add a training day, or change the one of its id."""
    values = {
        "id": record.id,
        "client_id": record.client,
        "day_done": record.day_done,
        "plan_id": record.plan,
        "week": record.week,
        "day": record.day,
        "planned": record.planned,
        "done": record.done,
        "pain_before": record.pain_before,
        "pain_after": record.pain_after,
        "pain_next_morning": record.pain_next_morning,
        "effort": record.effort,
        "note": record.note,
    }
    _put(connection, SessionRow, values, key="id")


def read_sessions(connection: Connection, client_id: ClientId) -> tuple[SessionRecord, ...]:
    """The training days of a client, the first day first."""
    query = (
        select(
            SessionRow.id,
            SessionRow.client_id,
            SessionRow.day_done,
            SessionRow.plan_id,
            SessionRow.week,
            SessionRow.day,
            SessionRow.planned,
            SessionRow.done,
            SessionRow.pain_before,
            SessionRow.pain_after,
            SessionRow.pain_next_morning,
            SessionRow.effort,
            SessionRow.note,
        )
        .where(SessionRow.client_id == client_id)
        .order_by(SessionRow.day_done, SessionRow.id)
    )
    try:
        return tuple(
            SessionRecord(
                SessionId(key), ClientId(client), day_done, None if plan is None else PlanId(plan), *rest
            )
            for key, client, day_done, plan, *rest in connection.execute(query)
        )
    except UNREADABLE as problem:
        raise record_unreadable() from problem


def delete_session(connection: Connection, session: SessionId) -> None:
    """Take a training day out. Raises NotFoundError."""
    if connection.execute(delete(SessionRow).where(SessionRow.id == session)).rowcount == 0:
        raise session_missing(session)


def write_outcome(connection: Connection, score: OutcomeScore) -> None:
    """Add a score, or change the one of its id."""
    values = {
        "id": score.id,
        "client_id": score.client,
        "measure": score.measure.value,
        "day": score.day,
        "value": score.value,
        "item": score.item,
        "note": score.note,
    }
    _put(connection, OutcomeRow, values, key="id")


def read_outcomes(connection: Connection, client_id: ClientId) -> tuple[OutcomeScore, ...]:
    """The scores of a client, the first day first."""
    query = (
        select(
            OutcomeRow.id,
            OutcomeRow.client_id,
            OutcomeRow.measure,
            OutcomeRow.day,
            OutcomeRow.value,
            OutcomeRow.item,
            OutcomeRow.note,
        )
        .where(OutcomeRow.client_id == client_id)
        .order_by(OutcomeRow.day, OutcomeRow.id)
    )
    try:
        return tuple(
            OutcomeScore(
                id=OutcomeId(key),
                client=ClientId(client),
                measure=OutcomeMeasure(measure),
                day=day,
                value=value,
                item=item,
                note=note,
            )
            for key, client, measure, day, value, item, note in connection.execute(query)
        )
    except UNREADABLE as problem:
        raise record_unreadable() from problem


def delete_outcome(connection: Connection, outcome: OutcomeId) -> None:
    """Take a score out. Raises NotFoundError."""
    if connection.execute(delete(OutcomeRow).where(OutcomeRow.id == outcome)).rowcount == 0:
        raise outcome_missing(outcome)


def write_mark(connection: Connection, mark: ExerciseMark) -> None:
    """Keep what is said of an exercise; a mark that says nothing is taken out."""
    if mark == ExerciseMark(mark.exercise):
        connection.execute(delete(ExerciseMarkRow).where(ExerciseMarkRow.exercise == mark.exercise))
        return
    values = {
        "exercise": mark.exercise,
        "is_favourite": mark.is_favourite,
        "used_at": None if mark.used_at is None else stored_time(mark.used_at),
        "dose": None if mark.dose is None else dose_to_json(mark.dose),
    }
    _put(connection, ExerciseMarkRow, values, key="exercise")


def read_marks(connection: Connection) -> tuple[ExerciseMark, ...]:
    """All marks by exercise id."""
    query = select(
        ExerciseMarkRow.exercise, ExerciseMarkRow.is_favourite, ExerciseMarkRow.used_at, ExerciseMarkRow.dose
    ).order_by(ExerciseMarkRow.exercise)
    try:
        return tuple(
            ExerciseMark(
                exercise=ExerciseId(exercise),
                is_favourite=is_favourite,
                used_at=None if used_at is None else used_at.replace(tzinfo=UTC),
                dose=None if dose is None else dose_from_json(dose),
            )
            for exercise, is_favourite, used_at, dose in connection.execute(query)
        )
    except UNREADABLE as problem:
        raise record_unreadable() from problem


def _put(connection: Connection, row: type[Base], values: RowValues, *, key: str) -> None:
    rest = {name: value for name, value in values.items() if name != key}
    connection.execute(
        insert_or_update(row).values(values).on_conflict_do_update(index_elements=[key], set_=rest)
    )
