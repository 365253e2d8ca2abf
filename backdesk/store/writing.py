"""Statements that change the tables. They run inside a transaction that the store began."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import (
    Connection,
    Delete,
    Insert,
    Table,
    Update,
    and_,
    bindparam,
    delete,
    insert,
    update,
)
from sqlalchemy.dialects.sqlite import insert as insert_or_update

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId, PlanId, random_id
from backdesk.domain.plan import Plan
from backdesk.store.changes import PlanChanges, RowChanges
from backdesk.store.exercise_json import exercise_to_json
from backdesk.store.mapping import RowValues, plan_row
from backdesk.store.problems import exercise_missing
from backdesk.store.tables import Base, OwnExerciseRow, PlanRow, RememberedRow

_KEY_PREFIX = "key_"
"""Names the bound keys of an update, which may not be called like the columns they are in."""
_TREE = ("entry", "block", "day", "week", "plan_wording", "plan_exercise")
"""The tables below a plan, children first."""


def insert_own_exercise(connection: Connection, exercise: Exercise, now: datetime) -> None:
    """Add an exercise to the clinic's own library."""
    row = {"id": exercise.id, "body": exercise_to_json(exercise), "created_at": now, "updated_at": now}
    connection.execute(insert(OwnExerciseRow), row)


def update_own_exercise(connection: Connection, exercise: Exercise, now: datetime) -> None:
    """Change an exercise of the clinic's own library. Raises NotFoundError."""
    row = {"body": exercise_to_json(exercise), "updated_at": now}
    result = connection.execute(update(OwnExerciseRow).where(OwnExerciseRow.id == exercise.id), row)
    if result.rowcount == 0:
        raise exercise_missing(exercise.id)


def delete_own_exercise(connection: Connection, exercise: ExerciseId) -> None:
    """Take an exercise out of the clinic's own library. Raises NotFoundError."""
    if connection.execute(delete(OwnExerciseRow).where(OwnExerciseRow.id == exercise)).rowcount == 0:
        raise exercise_missing(exercise)


def insert_plan(connection: Connection, plan: Plan, changes: PlanChanges, now: datetime) -> str:
    """Add a plan's head and, through `changes`, everything in it. Returns the revision."""
    revision = random_id()
    times = {"revision": revision, "created_at": now, "updated_at": now}
    connection.execute(insert(PlanRow), plan_row(plan) | times)
    write_changes(connection, changes)
    return revision


def update_plan(connection: Connection, plan: Plan, changes: PlanChanges, now: datetime) -> str:
    """Write a plan's head and what changed in it. Returns the new revision."""
    revision = random_id()
    values = plan_row(plan) | {"revision": revision, "updated_at": now}
    head = Base.metadata.tables["plan"]
    connection.execute(_statements(head).update, _keyed(head, values))
    write_changes(connection, changes)
    return revision


def delete_plan_rows(connection: Connection, plan_id: PlanId) -> bool:
    """Delete a plan with everything in it; False when there was none.

    Children go first by hand: leaving it to ON DELETE CASCADE would look for every day's
    entries one day at a time.
    """
    for name in _TREE:
        table = Base.metadata.tables[name]
        connection.execute(delete(table).where(table.c.plan_id == plan_id))
    return connection.execute(delete(PlanRow).where(PlanRow.id == plan_id)).rowcount > 0


def write_remembered(connection: Connection, key: str, value: str) -> None:
    """Remember a value under a key, in place of what was there."""
    statement = insert_or_update(RememberedRow).on_conflict_do_update(
        index_elements=[RememberedRow.key], set_={"value": value}
    )
    connection.execute(statement, {"key": key, "value": value})


def write_changes(connection: Connection, changes: PlanChanges) -> None:
    """Write row changes: parents first, then what moved, then deletions with children first."""
    tables = [(Base.metadata.tables[name], rows) for name, rows in changes.tables.items()]
    for table, rows in tables:
        if rows.inserted:
            connection.execute(_statements(table).insert, rows.inserted)
        _update(connection, table, rows)
    _update(connection, Base.metadata.tables["entry"], changes.entry_places)
    for table, rows in reversed(tables):
        if rows.deleted:
            connection.execute(_statements(table).delete, [_keyed(table, row) for row in rows.deleted])


@dataclass(frozen=True, slots=True)
class _Statements:
    """The statements of one table that find a row by its primary key."""

    insert: Insert
    update: Update
    delete: Delete


@cache
def _statements(table: Table) -> _Statements:
    key = and_(*(column == bindparam(_KEY_PREFIX + column.name) for column in table.primary_key.columns))
    return _Statements(insert(table), update(table).where(key), delete(table).where(key))


def _keyed(table: Table, row: RowValues) -> RowValues:
    """The row with its primary key under the names that the statements use."""
    keys = {column.name for column in table.primary_key.columns}
    return {(_KEY_PREFIX + name if name in keys else name): value for name, value in row.items()}


def _update(connection: Connection, table: Table, rows: RowChanges) -> None:
    if rows.updated:
        connection.execute(_statements(table).update, [_keyed(table, row) for row in rows.updated])
