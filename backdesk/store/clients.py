"""Queries and statements for clients. They run inside a transaction that the store began."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from backdesk.domain.client import Client
from backdesk.domain.client_line import ClientLine
from backdesk.domain.folded import folded
from backdesk.domain.ids import ClientId, PlanId, random_id
from backdesk.errors import StoreDamagedError
from backdesk.store.mapping import ClientColumns, client_from_row, client_row
from backdesk.store.problems import client_missing, client_unreadable
from backdesk.store.reading import UNREADABLE
from backdesk.store.tables import ClientRow, HandoutRow, OutcomeRow, PlanRow, RememberedRow, SessionRow
from backdesk.store.writing import delete_plan_rows

_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class DeletedClient:
    """What went with a client. `handout_files` are the SHA-256 of their handouts' PDFs, each once."""

    plans: tuple[PlanId, ...]
    handouts: int
    handout_files: tuple[str, ...]
    sessions: int
    outcomes: int


def insert_client(connection: Connection, client: Client, now: datetime) -> None:
    """Add a client."""
    connection.execute(insert(ClientRow), client_row(client) | {"created_at": now, "used_at": now})


def insert_client_once(connection: Connection, client: Client, now: datetime) -> None:
    """Add a client unless its id is known; a known one stays as it is."""
    known = connection.execute(select(ClientRow.id).where(ClientRow.id == client.id)).first()
    if known is None:
        insert_client(connection, client, now)


def update_client(connection: Connection, client: Client) -> None:
    """Change a client. Raises NotFoundError."""
    result = connection.execute(update(ClientRow).where(ClientRow.id == client.id), client_row(client))
    if result.rowcount == 0:
        raise client_missing(client.id)


def read_clients(connection: Connection) -> tuple[Client, ...]:
    """All clients by name; capital and small letters sort alike."""
    try:
        clients = [client_from_row(row) for row in connection.execute(_whole())]
    except UNREADABLE as problem:
        raise _list_unreadable() from problem
    return tuple(sorted(clients, key=lambda client: (client.name.casefold(), client.id)))


def read_client(connection: Connection, client_id: ClientId) -> Client:
    """One client. Raises NotFoundError."""
    row = connection.execute(_whole().where(ClientRow.id == client_id)).one_or_none()
    if row is None:
        raise client_missing(client_id)
    try:
        return client_from_row(row)
    except UNREADABLE as problem:
        raise client_unreadable(client_id) from problem


def count_clients(connection: Connection, *, archived: bool | None) -> int:
    """The number of clients; `archived` None counts all."""
    query = select(func.count()).select_from(ClientRow)
    if archived is not None:
        query = query.where(ClientRow.is_archived == archived)
    return connection.execute(query).scalar_one()


def find_lines(connection: Connection, text: str, *, archived: bool, limit: int) -> tuple[ClientLine, ...]:
    """The clients that fit a text best first, for "" those used last first.

    Each word must stand in the folded name, or be the year of birth.
    """
    wanted = folded(text)
    rank = _rank(wanted) if wanted else literal(0)
    fitting = [ClientRow.is_archived == archived, *map(_has_word, wanted.split())]
    # only what the index client_by_use holds, so that no client is read that is not shown
    found = _chosen(rank).where(*fitting).limit(limit)
    return _lines(connection, found)


def read_same_named(connection: Connection, name: str) -> tuple[ClientLine, ...]:
    """The clients whose folded name is that of a name, archived ones too; those used last first."""
    return _lines(connection, _chosen(literal(0)).where(ClientRow.folded_name == folded(name)))


def count_plans(connection: Connection) -> dict[ClientId | None, int]:
    """How many plans each client has; None stands for no client."""
    rows = connection.execute(select(PlanRow.client_id, func.count()).group_by(PlanRow.client_id))
    return {None if client is None else ClientId(client): count for client, count in rows}


def touch_client(connection: Connection, client_id: ClientId | None, now: datetime) -> None:
    """A plan of the client was changed just now."""
    if client_id is not None:
        connection.execute(update(ClientRow).where(ClientRow.id == client_id), {"used_at": now})


def recount_use(connection: Connection, client_id: ClientId | None) -> None:
    """Look up again when the client was used last, after a plan has gone."""
    if client_id is None:
        return
    newest = select(func.max(PlanRow.updated_at)).where(PlanRow.client_id == client_id).scalar_subquery()
    used_at = func.coalesce(newest, ClientRow.created_at)
    connection.execute(update(ClientRow).where(ClientRow.id == client_id).values(used_at=used_at))


def merge(connection: Connection, kept: Client, gone: ClientId) -> tuple[PlanId, ...]:
    """Give a client all that another has, and delete the other. Returns the plans that moved.

    They have new revisions, because their client has changed. Raises NotFoundError.
    """
    update_client(connection, kept)
    plans = _plans_of(connection, gone)
    for plan_id in plans:
        moved = {"client_id": kept.id, "revision": random_id()}
        connection.execute(update(PlanRow).where(PlanRow.id == plan_id), moved)
    for table in (HandoutRow, SessionRow, OutcomeRow):
        connection.execute(update(table).where(table.client_id == gone), {"client_id": kept.id})
    made = select(func.min(ClientRow.created_at)).where(ClientRow.id.in_((kept.id, gone))).scalar_subquery()
    connection.execute(update(ClientRow).where(ClientRow.id == kept.id).values(created_at=made))
    _delete_row(connection, gone)
    recount_use(connection, kept.id)
    return plans


def delete_with_everything(connection: Connection, client_id: ClientId, last_plan: str) -> DeletedClient:
    """Delete a client, its plans, handouts, records and scores. Raises NotFoundError.

    `last_plan` is the key of the remembered plan, which is forgotten where it was one of them.
    """
    plans = _plans_of(connection, client_id)
    for plan_id in plans:
        delete_plan_rows(connection, plan_id)
    connection.execute(
        delete(RememberedRow).where(RememberedRow.key == last_plan, RememberedRow.value.in_(plans))
    )
    # a handout of a plan that had another client by then is that client's
    theirs = HandoutRow.client_id == client_id
    files = connection.execute(select(HandoutRow.sha256).where(theirs).distinct()).scalars().all()
    handouts = connection.execute(delete(HandoutRow).where(theirs)).rowcount
    sessions = connection.execute(delete(SessionRow).where(SessionRow.client_id == client_id)).rowcount
    outcomes = connection.execute(delete(OutcomeRow).where(OutcomeRow.client_id == client_id)).rowcount
    _delete_row(connection, client_id)
    return DeletedClient(plans, handouts, tuple(sorted(files)), sessions, outcomes)


def _delete_row(connection: Connection, client_id: ClientId) -> None:
    if connection.execute(delete(ClientRow).where(ClientRow.id == client_id)).rowcount == 0:
        raise client_missing(client_id)


def _plans_of(connection: Connection, client_id: ClientId) -> tuple[PlanId, ...]:
    query = select(PlanRow.id).where(PlanRow.client_id == client_id).order_by(PlanRow.id)
    return tuple(map(PlanId, connection.execute(query).scalars()))


def _whole() -> Select[*ClientColumns]:
    return select(
        ClientRow.id,
        ClientRow.name,
        ClientRow.precautions,
        ClientRow.birth_year,
        ClientRow.is_archived,
        ClientRow.body,
        ClientRow.extra,
    )


def _has_word(word: str) -> ColumnElement[bool]:
    in_name = func.instr(ClientRow.folded_name, word) > 0
    if len(word) == _YEAR_DIGITS and word.isascii() and word.isdecimal():
        return or_(in_name, ClientRow.birth_year == int(word))
    return in_name


def _rank(wanted: str) -> ColumnElement[int]:
    """0 for the very name, 1 for a name that begins so, 2 where each word begins one of the name, else 3."""
    words = (
        func.instr(literal(" ").concat(ClientRow.folded_name), f" {word}") > 0 for word in wanted.split()
    )
    return case(
        (ClientRow.folded_name == wanted, 0),
        (func.instr(ClientRow.folded_name, wanted) == 1, 1),
        (and_(*words), 2),
        else_=3,
    )


def _chosen(rank: ColumnElement[int]) -> Select[str, int, datetime, str]:
    """The ids of clients in the order of a list."""
    placed = rank.label("place")
    # a rank that is the same for all would keep SQLite from using the order of the index
    order = () if isinstance(rank, BindParameter) else (placed,)
    in_order = (*order, ClientRow.used_at.desc(), ClientRow.folded_name, ClientRow.id)
    return select(ClientRow.id, placed, ClientRow.used_at, ClientRow.folded_name).order_by(*in_order)


def _lines(connection: Connection, chosen: Select[str, int, datetime, str]) -> tuple[ClientLine, ...]:
    """The lines of the chosen clients, in their order."""
    inner = chosen.subquery()
    plans = select(func.count()).where(PlanRow.client_id == ClientRow.id).scalar_subquery()
    query = (
        select(
            ClientRow.id,
            ClientRow.name,
            ClientRow.birth_year,
            plans,
            ClientRow.used_at,
            ClientRow.is_archived,
            ClientRow.precaution_count,
        )
        .join(inner, inner.c.id == ClientRow.id)
        .order_by(inner.c.place, inner.c.used_at.desc(), inner.c.folded_name, inner.c.id)
    )
    try:
        return tuple(
            ClientLine(
                id=ClientId(client_id),
                name=name,
                birth_year=birth_year,
                plan_count=plan_count,
                used_at=used_at.replace(tzinfo=UTC),
                is_archived=is_archived,
                precaution_count=precaution_count,
            )
            for client_id, name, birth_year, plan_count, used_at, is_archived, precaution_count in (
                connection.execute(query)
            )
        )
    except UNREADABLE as problem:
        raise _list_unreadable() from problem


def _list_unreadable() -> StoreDamagedError:
    return StoreDamagedError(
        "A stored client cannot be read. Run “backdesk doctor” to see which, and put a safety copy back."
    )
