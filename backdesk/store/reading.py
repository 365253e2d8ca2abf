"""Queries: own exercises, summaries and whole plans out of the tables."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, Select, bindparam, func, select

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ClientId, ExerciseId, PlanId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_summary import PlanSummary, TemplateSummary
from backdesk.errors import StoreDamagedError
from backdesk.store.exercise_json import exercise_from_json
from backdesk.store.mapping import StoredPlan, plan_from_rows, summary_from_row
from backdesk.store.plan_json import template_from_json
from backdesk.store.problems import plan_missing, plan_unreadable
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


def count_plans_with(connection: Connection, exercise: ExerciseId) -> int:
    """How many plans have an entry of this exercise."""
    table = EntryRow.__table__
    plans = select(func.count(table.c.plan_id.distinct())).where(table.c.exercise == exercise)
    return int(connection.execute(plans).scalar_one())


def read_summaries(connection: Connection) -> tuple[PlanSummary, ...]:
    """All plans, the one changed last first."""
    return _read_summaries(connection, _summaries())


def read_summaries_of(connection: Connection, client_id: ClientId | None) -> tuple[PlanSummary, ...]:
    """The plans of one client, or the templates, the one changed last first."""
    return _read_summaries(connection, _summaries().where(PlanRow.client_id == client_id))


def read_templates(connection: Connection) -> tuple[TemplateSummary, ...]:
    """The plans that stand on the shelf, by folder and title."""
    query = select(
        PlanRow.id, PlanRow.title, PlanRow.updated_at, PlanRow.template_folder, PlanRow.template
    ).where(PlanRow.template_folder.is_not(None), PlanRow.client_id.is_(None))
    found = []
    try:
        for plan_id, title, updated_at, folder, template in connection.execute(query):
            info = template_from_json(folder, template)
            if info is not None:
                found.append(TemplateSummary(summary_from_row((plan_id, title, None, "", updated_at)), info))
    except UNREADABLE as problem:
        raise _list_unreadable() from problem
    return tuple(
        sorted(found, key=lambda one: (one.info.folder.casefold(), one.plan.title.casefold(), one.plan.id))
    )


def read_template_exercises(connection: Connection) -> dict[PlanId, tuple[ExerciseId, ...]]:
    """The exercises of each template on the shelf, without reading the templates."""
    query = (
        select(EntryRow.plan_id, EntryRow.exercise)
        .join(PlanRow, PlanRow.id == EntryRow.plan_id)
        .where(PlanRow.template_folder.is_not(None), PlanRow.client_id.is_(None))
        .distinct()
    )
    found: dict[PlanId, list[ExerciseId]] = {}
    for plan_id, exercise in connection.execute(query):
        found.setdefault(PlanId(plan_id), []).append(ExerciseId(exercise))
    return {plan_id: tuple(exercises) for plan_id, exercises in found.items()}


def read_plan_ids(connection: Connection) -> tuple[PlanId, ...]:
    """The ids of all plans."""
    return tuple(map(PlanId, connection.execute(select(PlanRow.id)).scalars()))


def read_newest_plan(connection: Connection) -> PlanId | None:
    """The plan that was changed last, None when there is none."""
    query = select(PlanRow.id).order_by(PlanRow.updated_at.desc(), PlanRow.title, PlanRow.id).limit(1)
    newest = connection.execute(query).scalar_one_or_none()
    return None if newest is None else PlanId(newest)


def read_client_of(connection: Connection, plan_id: PlanId) -> ClientId | None:
    """The client that a stored plan is for, None for a template and for no plan."""
    found = connection.execute(select(PlanRow.client_id).where(PlanRow.id == plan_id)).scalar_one_or_none()
    return None if found is None else ClientId(found)


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
            PlanRow.dismissals,
            PlanRow.progression,
            PlanRow.template_folder,
            PlanRow.template,
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
        raise _list_unreadable() from problem


def _list_unreadable() -> StoreDamagedError:
    return StoreDamagedError(
        "The list of plans cannot be read. Run “backdesk doctor” to see what is wrong, "
        "and put a safety copy back."
    )


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
