"""A whole caseload: 10,000 clients with 50,000 plans. Their list, the search, opening a plan, and the start.

The floors are the same file read with bare SQLite, and for the start a store of one client.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import median

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.folded import folded
from backdesk.domain.ids import ClientId, PlanId
from backdesk.paths import DataFolder
from backdesk.services.planning import LAST_PLAN
from backdesk.store.store import Store
from tests.benchmarks.fixtures import fill_store
from tests.benchmarks.measuring import Row, alternate, alternate_processes, milliseconds_row
from tests.benchmarks.start import PROGRAM, screen_environment

CLIENTS, PLANS_EACH = 10_000, 5
ROUNDS, START_ROUNDS = 25, 5
MOST_LIST_MS, MOST_OPEN_MS = 50.0, 100.0
MOST_START_RATIO = 1.15
SEARCHES = ("a", "an", "ann", "anna", "anna ma", "maria", "9", "12", "number 77", "1975", "xyzzy", "zoe k")
_FIRST = ("Anna", "Maria", "Zoë", "Jan", "Łukasz", "Émile", "Ines", "Tom", "Priya", "Hana")
_LAST = ("Klein", "Martínez", "O'Brien", "de Vries", "Nowak", "Meyer", "Sato", "Haas", "Rossi", "Lund")
_BELOW = ("plan_exercise", "plan_wording", "week", "day", "block", "entry")


def fill_caseload(
    root: Path, catalogue: Catalogue, *, clients: int = CLIENTS, plans_each: int = PLANS_EACH
) -> None:
    """Copies of one client's one plan, made inside SQLite: through the store they would take minutes."""
    fill_store(root, catalogue, clients=1, plans_each=1)
    with closing(sqlite3.connect(DataFolder(root).database)) as connection:
        connection.create_function("full_name", 1, _full_name)
        connection.create_function("folded", 1, folded)
        connection.execute("CREATE TEMP TABLE copy (client INTEGER, plan INTEGER)")
        numbers = ((client, plan) for client in range(1, clients + 1) for plan in range(plans_each))
        connection.executemany("INSERT INTO copy VALUES (?, ?)", numbers)
        _copy(connection, "client", {"id": "'c' || client", "name": "full_name(client)", **_CLIENT}, one=True)
        _copy(connection, "plan", {"id": _PLAN_ID, "client_id": "'c' || client", "updated_at": _CHANGED})
        for table in _BELOW:
            _copy(connection, table, {"plan_id": _PLAN_ID})
        connection.execute("UPDATE remembered SET value = 'p77-1' WHERE key = ?", [LAST_PLAN])
        connection.commit()


_PLAN_ID = "'p' || client || '-' || plan"
_CHANGED = "datetime('2026-01-01', (client * 7919 % 100000) || ' minutes', plan || ' hours') || '.000000'"
_CLIENT = {
    "folded_name": "folded(full_name(client))",
    "birth_year": "1930 + client % 80",
    "used_at": "datetime('2026-01-01', (client * 7919 % 100000) || ' minutes') || '.000000'",
}


def _full_name(number: int) -> str:
    return f"{_FIRST[number % 10]} {_LAST[number // 10 % 10]} Number {number}"


def _copy(connection: sqlite3.Connection, table: str, other: dict[str, str], *, one: bool = False) -> None:
    """A copy of the table's rows for each plan, or one for each client, with other values in some columns."""
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(other.get(name, f"source.{name}") for name in names)
    only = "WHERE copy.plan = 0" if one else ""
    connection.execute(f"INSERT INTO {table} SELECT {values} FROM {table} AS source, copy {only}")


def measure(folder: Path, catalogue: Catalogue, *, rounds: int = ROUNDS) -> list[Row]:
    """List, search, opening, and the start."""
    large, small = folder / "caseload", folder / "one-client"
    fill_caseload(large, catalogue)
    fill_store(small, catalogue, clients=1, plans_each=5)
    with Store.open(DataFolder(large)) as store, closing(_reader(large)) as bare:
        rows = [
            _row(
                "client list, 10,000 clients", store.find_clients, partial(_list, bare), rounds, MOST_LIST_MS
            ),
            _searches(store, bare, rounds),
            _opening(store, bare, rounds),
            _row(
                "plans of a client, 50,000 plans",
                lambda: store.plans_of(ClientId("c77")),
                lambda: bare.execute("SELECT * FROM plan WHERE client_id = 'c77'").fetchall(),
                rounds,
                MOST_LIST_MS,
            ),
        ]
    return [*rows, _start(large, small)]


def _row(name: str, work: Callable[[], object], floor: Callable[[], object], rounds: int, most: float) -> Row:
    measured, bare = alternate(work, floor, rounds=rounds)
    return milliseconds_row(name, measured, bare, most=most)


def _searches(store: Store, bare: sqlite3.Connection, rounds: int) -> Row:
    texts: Iterator[str] = cycle(SEARCHES)
    others: Iterator[str] = cycle(SEARCHES)
    return _row(
        "client search, a keystroke",
        lambda: store.find_clients(next(texts)),
        lambda: bare.execute(
            "SELECT id, name FROM client WHERE name LIKE ? LIMIT 200", [f"%{next(others)}%"]
        ).fetchall(),
        rounds * 2,
        MOST_LIST_MS,
    )


def _opening(store: Store, bare: sqlite3.Connection, rounds: int) -> Row:
    ids = cycle([PlanId(f"p{number}-{number % PLANS_EACH}") for number in range(1, CLIENTS, 397)])
    others = cycle([f"p{number}-{number % PLANS_EACH}" for number in range(2, CLIENTS, 397)])

    def floor() -> None:
        plan_id = next(others)
        for table in _BELOW:
            bare.execute(f"SELECT * FROM {table} WHERE plan_id = ?", [plan_id]).fetchall()

    return _row("opening one of 50,000 plans", lambda: store.plan(next(ids)), floor, rounds * 2, MOST_OPEN_MS)


def _start(large: Path, small: Path) -> Row:
    with screen_environment() as environment:
        started, bare = alternate_processes(
            (*PROGRAM, os.fspath(large)),
            (*PROGRAM, os.fspath(small)),
            rounds=START_ROUNDS,
            environment=environment,
        )
    took, floor = (median(timing.seconds for timing in timings) for timings in (started, bare))
    return Row("start with 10,000 clients, 50,000 plans", took, floor, "s", most_ratio=MOST_START_RATIO)


def _reader(root: Path) -> sqlite3.Connection:
    return sqlite3.connect(DataFolder(root).database)


def _list(bare: sqlite3.Connection) -> object:
    return bare.execute(
        "SELECT * FROM client WHERE NOT is_archived ORDER BY used_at DESC LIMIT 200"
    ).fetchall()
