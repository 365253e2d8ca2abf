"""Queries: clients, summaries and whole plans out of the tables."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, Select, bindparam, func, select

from backdesk.domain.client import Client
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ClientId, ExerciseId, PlanId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_summary import PlanSummary
from backdesk.errors import StoreDamagedError
from backdesk.store.exercise_json import exercise_from_json
from backdesk.store.mapping import StoredPlan, client_from_row, plan_from_rows, summary_from_row
from backdesk.store.problems import client_missing, client_unreadable, plan_missing, plan_unreadable
from backdesk.store.tables import (
    BlockRow,
    ClientRow,
    DayRow,
    EntryRow,
    OwnExerciseRow,
    PlanExerciseRow,
    PlanRow,
    PlanWordingRow,
    RememberedRow,
    WeekRow,
)

UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)
"""What mapping raises for a row whose JSON or words no Back Desk has written."""


def read_clients(connection: Connection) -> tuple[Client, ...]:
    """All clients by name; capital and small letters sort alike."""
    rows = connection.execute(select(ClientRow.id, ClientRow.name, ClientRow.precautions, ClientRow.extra))
    try:
        clients = [client_from_row(row) for row in rows]
    except UNREADABLE as problem:
        raise StoreDamagedError(
            "A stored client cannot be read. Run “backdesk doctor” to see which, and put a safety copy back."
        ) from problem
    return tuple(sorted(clients, key=lambda client: (client.name.casefold(), client.id)))


def read_client(connection: Connection, client_id: ClientId) -> Client:
    """One client. Raises NotFoundError."""
    row = connection.execute(
        select(ClientRow.id, ClientRow.name, ClientRow.precautions, ClientRow.extra).where(
            ClientRow.id == client_id
        )
    ).one_or_none()
    if row is None:
        raise client_missing(client_id)
    try:
        return client_from_row(row)
    except UNREADABLE as problem:
        raise client_unreadable(client_id) from problem


def count_clients(connection: Connection) -> int:
    """The number of clients."""
    return connection.execute(select(func.count()).select_from(ClientRow)).scalar_one()


def read_own_exercises(connection: Connection) -> tuple[Exercise, ...]:
    """The clinic's own exercises, the oldest first.

    One that cannot be read is left out and stays where it is: the desk must open without it, and the doctor,
    which looks at every start, names it.
    """
    table = OwnExerciseRow.__table__
    rows = connection.execute(select(table.c.id, table.c.body).order_by(table.c.created_at, table.c.id))
    found = []
    for key, body in rows:
        with suppress(*UNREADABLE):
            found.append(exercise_from_json(ExerciseId(key), body))
    return tuple(found)


def read_summaries(connection: Connection) -> tuple[PlanSummary, ...]:
    """All plans, the one changed last first."""
    return _read_summaries(connection, _summaries())


def read_summaries_of(connection: Connection, client_id: ClientId | None) -> tuple[PlanSummary, ...]:
    """The plans of one client, or the templates, the one changed last first."""
    return _read_summaries(connection, _summaries().where(PlanRow.client_id == client_id))


def read_revision(connection: Connection, plan_id: PlanId) -> str | None:
    """The mark of a plan's last save, None when there is no such plan."""
    return connection.execute(_revision_query(), {"plan_id": plan_id}).scalar_one_or_none()


def read_plan(connection: Connection, plan_id: PlanId) -> Plan:
    """A whole plan. Raises NotFoundError, and StoreDamagedError for rows nobody can have written."""
    head = connection.execute(
        select(
            PlanRow.id,
            PlanRow.title,
            PlanRow.client_id,
            PlanRow.link,
            PlanRow.next_appointment,
            PlanRow.extra,
        ).where(PlanRow.id == plan_id)
    ).one_or_none()
    if head is None:
        raise plan_missing(plan_id)
    try:
        return plan_from_rows(head, _stored_plan(connection, plan_id))
    except UNREADABLE as problem:
        raise plan_unreadable(plan_id) from problem


def read_remembered(connection: Connection, key: str) -> str | None:
    """A remembered value, None when nothing is known under the key."""
    # the plain table: the first query of every start need not go through the mapper
    table = RememberedRow.__table__
    return connection.execute(select(table.c.value).where(table.c.key == key)).scalar_one_or_none()


@cache
def _revision_query() -> Select[str]:
    """Made once: every save asks this."""
    return select(PlanRow.revision).where(PlanRow.id == bindparam("plan_id"))


def _read_summaries(
    connection: Connection, query: Select[str, str, str | None, str, datetime]
) -> tuple[PlanSummary, ...]:
    try:
        return tuple(summary_from_row(row) for row in connection.execute(query))
    except UNREADABLE as problem:
        raise StoreDamagedError(
            "The list of plans cannot be read. Run “backdesk doctor” to see what is wrong, "
            "and put a safety copy back."
        ) from problem


def _summaries() -> Select[str, str, str | None, str, datetime]:
    return (
        select(PlanRow.id, PlanRow.title, PlanRow.client_id, ClientRow.name, PlanRow.updated_at)
        .outerjoin(ClientRow, ClientRow.id == PlanRow.client_id)
        .order_by(PlanRow.updated_at.desc(), PlanRow.title, PlanRow.id)
    )


def _stored_plan(connection: Connection, plan_id: PlanId) -> StoredPlan:
    return StoredPlan(
        exercises=connection.execute(
            select(PlanExerciseRow.id, PlanExerciseRow.body)
            .where(PlanExerciseRow.plan_id == plan_id)
            .order_by(PlanExerciseRow.position)
        ).all(),
        wording=connection.execute(
            select(
                PlanWordingRow.exercise,
                PlanWordingRow.name,
                PlanWordingRow.steps,
                PlanWordingRow.tip,
                PlanWordingRow.link,
                PlanWordingRow.extra,
            )
            .where(PlanWordingRow.plan_id == plan_id)
            .order_by(PlanWordingRow.exercise)
        ).all(),
        weeks=connection.execute(
            select(WeekRow.id, WeekRow.extra).where(WeekRow.plan_id == plan_id).order_by(WeekRow.position)
        ).all(),
        days=connection.execute(
            select(DayRow.id, DayRow.week_id, DayRow.name, DayRow.label, DayRow.extra)
            .where(DayRow.plan_id == plan_id)
            .order_by(DayRow.position)
        ).all(),
        blocks=connection.execute(
            select(BlockRow.day_id, BlockRow.kind, BlockRow.rounds, BlockRow.extra).where(
                BlockRow.plan_id == plan_id
            )
        ).all(),
        entries=connection.execute(
            select(
                EntryRow.day_id,
                EntryRow.kind,
                EntryRow.id,
                EntryRow.exercise,
                EntryRow.dose,
                EntryRow.group_letter,
                EntryRow.note,
                EntryRow.extra,
            )
            .where(EntryRow.plan_id == plan_id)
            .order_by(EntryRow.position)
        ).all(),
    )
