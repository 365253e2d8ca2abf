"""Bring the data file to the newest schema: make a new one, upgrade an older one, refuse the rest."""

from __future__ import annotations

import logging
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import portalocker
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from backdesk.errors import StoreBusyError, StoreDamagedError, StoreError
from backdesk.store.file_state import open_read_only, stored_revision
from backdesk.store.lock import hold
from backdesk.store.problems import BUSY_CODES, folder_problem, plain_sentences, result_code

LOCK_NAME = "backdesk.upgrade.lock"
_LOCK_SECONDS = 60.0
_WAL_SECONDS = 5.0
_RETRY_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Schema:
    """The migration scripts and the revisions they lead through, oldest first."""

    scripts: Path
    revisions: tuple[str, ...]

    @property
    def head(self) -> str:
        """The newest revision."""
        return self.revisions[-1]


CURRENT = Schema(Path(__file__).resolve().parent / "migrations", ("0001", "0002", "0003", "0004"))
"""Named here as well as in the scripts, so that an up-to-date file opens without importing Alembic
(0.3 s); a test compares the two."""
HEAD = CURRENT.head


def bring_up_to_date(database: Path, schema: Schema = CURRENT) -> None:
    """Make or upgrade the file; does nothing when it is up to date.

    Two processes may do this at the same time: one works, the other waits. Raises
    StoreDamagedError and StoreTooNewError with the file untouched, and StoreError where an
    upgrade failed; the file then holds what it held before.
    """
    try:
        if stored_revision(database, schema.revisions) == schema.head:
            return
    except StoreDamagedError:
        pass  # another process may be making the file right now: look again under the lock
    try:
        lock = hold(database.with_name(LOCK_NAME), _LOCK_SECONDS)
    except portalocker.LockException as problem:
        raise StoreBusyError(
            "Another Back Desk is preparing the data file {path}. Wait until it has finished and try again.",
            path=database,
        ) from problem
    except OSError as problem:
        raise folder_problem(database.parent, problem) from problem
    try:
        _make_or_upgrade(database, schema)
    finally:
        lock.release()


def _make_or_upgrade(database: Path, schema: Schema) -> None:
    revision = stored_revision(database, schema.revisions)
    if revision == schema.head:
        return
    with plain_sentences(database):
        if revision is None:
            _switch_to_wal(database)
            _apply(database, schema)
            return
        copy = _safety_copy(database, schema)
        try:
            _apply(database, schema)
        except Exception as problem:  # a migration may fail in any way; the data must survive all of them
            _copy_database(copy, database)
            raise StoreError(
                "The data file {path} could not be upgraded and is as it was before. "
                "A safety copy is at {copy}; please report this.",
                path=database,
                copy=copy,
            ) from problem


def _switch_to_wal(database: Path) -> None:
    """Switch on the write-ahead log, which the file then remembers.

    SQLite may refuse this at once, without its usual wait, while another process looks at the file.
    """
    deadline = time.monotonic() + _WAL_SECONDS
    while True:
        try:
            with closing(sqlite3.connect(database, isolation_level=None)) as connection:
                connection.execute("PRAGMA journal_mode=WAL")
                return
        except sqlite3.OperationalError as problem:
            if result_code(problem) not in BUSY_CODES or time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)


def _safety_copy(database: Path, schema: Schema) -> Path:
    """Copy the file next to itself under a name that is still free."""
    stem = f"{database.stem}-before-{schema.head}"
    target, number = database.with_name(stem + database.suffix), 1
    while target.exists():
        number += 1
        target = database.with_name(f"{stem}-{number}{database.suffix}")
    _copy_database(database, target)
    return target


def _copy_database(source: Path, target: Path) -> None:
    """Copy through SQLite, so that what still stands in the write-ahead log comes along."""
    with closing(open_read_only(source)) as reader, closing(sqlite3.connect(target)) as writer:
        reader.backup(writer)


def _apply(database: Path, schema: Schema) -> None:
    """Run the missing migrations and all checks in one transaction."""
    from alembic import command  # imported here: it costs 0.3 s and is rarely needed
    from alembic.config import Config

    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", str(schema.scripts).replace("%", "%%"))
    engine = _migration_engine(database)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, schema.head)
            _require_sound(connection, database)
    finally:
        engine.dispose()


def _migration_engine(database: Path) -> Engine:
    engine = create_engine(URL.create("sqlite+pysqlite", database=str(database)), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        # has no effect inside a transaction; rebuilding a table would otherwise delete its children
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _require_sound(connection: Connection, database: Path) -> None:
    strays = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    pages = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if strays or pages != ["ok"]:
        raise StoreError("The upgraded data file {path} did not pass its check.", path=database)
