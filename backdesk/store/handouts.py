"""Queries and statements for the record of handouts. They run inside a transaction that the store began."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Select, delete, insert, select

from backdesk.domain.handout_record import HandoutEntry, HandoutId, HandoutRecord, IssueWay
from backdesk.domain.ids import ClientId, PlanId
from backdesk.store.exercise_json import object_from_json
from backdesk.store.mapping import RowValues, stored_time
from backdesk.store.problems import handout_missing, handout_unreadable
from backdesk.store.reading import UNREADABLE
from backdesk.store.tables import HandoutRow

_Columns = tuple[str, str | None, str, str, str, datetime, str, str, int, str, int, str]


def insert_handouts(connection: Connection, entries: Sequence[HandoutEntry]) -> None:
    """Add records, at least one."""
    rows = [_values(entry.record) | {"options": entry.options, "plan": entry.plan} for entry in entries]
    connection.execute(insert(HandoutRow), rows)


def delete_handout(connection: Connection, handout: HandoutId) -> None:
    """Take a record out. Raises NotFoundError."""
    if connection.execute(delete(HandoutRow).where(HandoutRow.id == handout)).rowcount == 0:
        raise handout_missing(handout)


def read_handouts(connection: Connection) -> tuple[HandoutRecord, ...]:
    """All records, the newest first."""
    return _records(connection, _heads())


def read_handouts_of_client(connection: Connection, client_id: ClientId | None) -> tuple[HandoutRecord, ...]:
    """The records of one client, or for None of templates; the newest first."""
    return _records(connection, _heads().where(HandoutRow.client_id == client_id))


def read_handouts_of_plan(connection: Connection, plan_id: PlanId) -> tuple[HandoutRecord, ...]:
    """The records of one plan, the newest first."""
    return _records(connection, _heads().where(HandoutRow.plan_id == plan_id))


def read_handout_files(connection: Connection) -> frozenset[str]:
    """The SHA-256 of every PDF that a record stands for."""
    return frozenset(connection.execute(select(HandoutRow.sha256).distinct()).scalars())


def has_handout_of(connection: Connection, sha256: str) -> bool:
    """Whether a record stands for this PDF."""
    found = connection.execute(select(HandoutRow.id).where(HandoutRow.sha256 == sha256).limit(1))
    return found.first() is not None


def read_handout_plan(connection: Connection, handout: HandoutId) -> str:
    """The plan file of a record. Raises NotFoundError."""
    return _text(connection, handout, select(HandoutRow.plan))


def read_handout_options(connection: Connection, handout: HandoutId) -> str:
    """The JSON object of a record's options. Raises NotFoundError."""
    return _text(connection, handout, select(HandoutRow.options))


def layouts_from_json(options: str) -> tuple[str, ...]:
    """The layouts that the options of a record name. Raises ValueError when they name none."""
    layouts = object_from_json(options)["layouts"]
    if not isinstance(layouts, list) or not all(isinstance(layout, str) for layout in layouts):
        raise ValueError("expected a JSON list of layouts")
    return tuple(layouts)


def _values(record: HandoutRecord) -> RowValues:
    return {
        "id": record.id,
        "client_id": record.client_id,
        "plan_id": record.plan_id,
        "client_name": record.client_name,
        "title": record.title,
        "issued_at": stored_time(record.issued_at),
        "issued_by": record.issued_by,
        "way": record.way.value,
        "pages": record.pages,
        "sha256": record.sha256,
        "bytes": record.size_bytes,
    }


def _heads() -> Select[*_Columns]:
    return select(
        HandoutRow.id,
        HandoutRow.client_id,
        HandoutRow.plan_id,
        HandoutRow.client_name,
        HandoutRow.title,
        HandoutRow.issued_at,
        HandoutRow.issued_by,
        HandoutRow.way,
        HandoutRow.pages,
        HandoutRow.sha256,
        HandoutRow.bytes,
        HandoutRow.options,
    ).order_by(HandoutRow.issued_at.desc(), HandoutRow.id)


def _records(connection: Connection, query: Select[*_Columns]) -> tuple[HandoutRecord, ...]:
    try:
        return tuple(_record(row) for row in connection.execute(query))
    except UNREADABLE as problem:
        raise handout_unreadable() from problem


def _record(row: _Columns) -> HandoutRecord:
    key, client_id, plan_id, client_name, title, issued_at, issued_by, way, pages, sha256, size, options = row
    return HandoutRecord(
        id=HandoutId(key),
        client_id=None if client_id is None else ClientId(client_id),
        plan_id=PlanId(plan_id),
        client_name=client_name,
        title=title,
        issued_at=issued_at.replace(tzinfo=UTC),
        issued_by=issued_by,
        way=IssueWay(way),
        layouts=layouts_from_json(options),
        pages=pages,
        sha256=sha256,
        size_bytes=size,
    )


def _text(connection: Connection, handout: HandoutId, query: Select[str]) -> str:
    found = connection.execute(query.where(HandoutRow.id == handout)).scalar_one_or_none()
    if found is None:
        raise handout_missing(handout)
    return found
