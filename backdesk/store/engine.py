"""The connection to SQLite: what is switched on for every connection, and when transactions begin."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_MS = 2000
"""How long a write waits for another process before it is refused."""
_WRITES = "backdesk_writes"
_PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
    # remembered by the file, but a file that came out of a safety copy may not have it
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    # FULL also survives a power cut right after the commit; NORMAL may lose the last commits.
    # Measured on ext4: 0.95 ms for an edit of a 1,500-entry plan instead of 0.70 ms.
    "PRAGMA synchronous=FULL",
    # what a privacy request deletes must not stay readable in free pages
    "PRAGMA secure_delete=ON",
)


def open_engine(database: Path) -> Engine:
    """An engine for an existing, up-to-date file; nothing is opened before the first use.

    Transactions begin explicitly, because the driver's own BEGIN would leave schema changes out.
    """
    engine = create_engine(URL.create("sqlite+pysqlite", database=str(database)))
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def for_writing(engine: Engine) -> Engine:
    """The same engine and connections, with transactions that take the write lock at once."""
    return engine.execution_options(**{_WRITES: True})


def _prepare(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    """Writers begin IMMEDIATE: a later upgrade of a read lock could fail without waiting."""
    immediate = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
