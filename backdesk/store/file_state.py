"""A first look at the data file that cannot change it: is it ours, whole, and of which version."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from backdesk.errors import Phrase, StoreError, StoreTooNewError
from backdesk.store.problems import damaged, folder_problem, plain_sentences, result_code

START_CHECK_LIMIT_BYTES = 4 * 1024 * 1024
"""Files up to this size are checked page by page at every start, larger ones in the background."""
_FOREIGN = Phrase("it is not a Back Desk database")
_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_WAIT_SECONDS = 5.0


def stored_revision(database: Path, known: Sequence[str]) -> str | None:
    """The schema revision of the file, None when it is missing or empty and must be made.

    Raises StoreDamagedError, StoreTooNewError for a revision that is not `known`, and
    StoreError where the file cannot be used. The file is only read.
    """
    try:
        if database.is_dir():
            raise StoreError(
                "There is a folder where the data file {path} should be. "
                "Move it away, or choose another folder with --data.",
                path=database,
            )
        size = database.stat().st_size if database.exists() else 0
        _require_access(database.parent, os.R_OK | os.W_OK | os.X_OK)
        if size == 0:
            return None
        _require_access(database, os.R_OK | os.W_OK)
        _require_header(database, size)
    except OSError as problem:
        raise folder_problem(database.parent, problem) from problem
    with plain_sentences(database):
        revision = _read(database, whole=size <= START_CHECK_LIMIT_BYTES)
    if revision is not None and revision not in known:
        raise StoreTooNewError(
            "The data file {path} was written by a newer Back Desk (version {revision} of the file). "
            "Install the newer Back Desk, or choose another folder with --data. Nothing has been changed.",
            path=database,
            revision=revision,
        )
    return revision


def open_read_only(database: Path) -> sqlite3.Connection:
    """A connection that cannot write. The caller closes it."""
    uri = f"{database.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)


def page_problems(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What SQLite finds wrong with the pages of a file.

    Not `quick_check`: that overlooks rows out of order and is hardly quicker, as few tables
    have an index (26 MB on SQLite 3.40: 55 ms against 48 ms).
    """
    found = tuple(str(row[0]) for row in connection.execute("PRAGMA integrity_check"))
    return () if found == ("ok",) else found


def _require_access(path: Path, mode: int) -> None:
    effective = os.access in os.supports_effective_ids
    if not os.access(path, mode, effective_ids=effective):
        raise PermissionError(13, "no permission", str(path))


def _require_header(database: Path, size: int) -> None:
    with database.open("rb") as stream:
        header = stream.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise damaged(database, _FOREIGN)
    # SQLite takes half a page at the end for a whole one; only a log could still complete it
    page_size = max(512, int.from_bytes(header[16:18], "big"))
    if size % page_size and not database.with_name(f"{database.name}-wal").exists():
        raise damaged(database, Phrase("its end is missing"))


def _read(database: Path, *, whole: bool) -> str | None:
    try:
        with closing(open_read_only(database)) as connection:
            return _revision(connection, database, whole=whole)
    except sqlite3.OperationalError as problem:
        if result_code(problem) != sqlite3.SQLITE_READONLY:
            raise
    # A crash while the file was being made leaves a journal that only a writer may undo.
    with closing(sqlite3.connect(database, timeout=_WAIT_SECONDS, isolation_level=None)) as connection:
        return _revision(connection, database, whole=whole)


def _revision(connection: sqlite3.Connection, database: Path, *, whole: bool) -> str | None:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if whole and page_problems(connection):
        raise damaged(database)
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise damaged(database, _FOREIGN)
    rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    if len(rows) != 1 or not isinstance(rows[0][0], str):
        raise damaged(database, Phrase("its version is missing"))
    return str(rows[0][0])
