"""The file of a store: opening and closing it, transactions, damage, and what is remembered of the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from backdesk.errors import Phrase, StoreDamagedError, StoreError
from backdesk.paths import DataFolder
from backdesk.store import reading, writing
from backdesk.store.doctor import find_problems
from backdesk.store.engine import for_writing, open_engine
from backdesk.store.file_state import open_read_only, page_problems
from backdesk.store.known_plans import KnownPlans
from backdesk.store.mapping import stored_time
from backdesk.store.migrate import bring_up_to_date
from backdesk.store.problems import damaged, ensure_folder, plain_sentences


def utc_now() -> datetime:
    """The current time in UTC."""
    return datetime.now(UTC)


class Connected:
    """An open file. What is done with it is grouped by what it is about in the classes built on this one."""

    def __init__(self, engine: Engine, database: Path, now: Callable[[], datetime]) -> None:
        """Use `open` instead, which sees to it that the file is there and up to date."""
        self._engine = engine
        self._writer = for_writing(engine)
        self._database = database
        self._now = now
        self._known = KnownPlans()
        self._damaged = False
        self._closed = False

    @classmethod
    def open(cls, folder: DataFolder, *, now: Callable[[], datetime] = utc_now) -> Self:
        """Open the store of a folder, making or upgrading it where needed; takes no lock itself.

        Raises StoreTooNewError and StoreDamagedError with the file untouched, else StoreError.
        A file larger than `file_state.START_CHECK_LIMIT_BYTES` is not searched for damage
        here, because that would delay the window; call `check_deep` in the background.
        """
        ensure_folder(folder.root)
        bring_up_to_date(folder.database)
        return cls(open_engine(folder.database), folder.database, now)

    def close(self) -> None:
        """Close the file; SQLite then puts everything back into the one file."""
        self._closed = True
        self._engine.dispose()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    def remember(self, key: str, value: str) -> None:
        """Keep a small fact about the desk, such as the plan that was open last."""
        with self._write() as connection:
            writing.write_remembered(connection, key, value)

    def recall(self, key: str) -> str | None:
        """A remembered fact, None when there is none."""
        with self._read() as connection:
            return reading.read_remembered(connection, key)

    def check_deep(self) -> None:
        """Search the whole file for damage; may run in another thread. Raises StoreDamagedError.

        From then on this store refuses to write, so that nothing makes the damage worse.
        """
        with self._guard(), closing(open_read_only(self._database)) as connection:
            if page_problems(connection):
                raise damaged(self._database)

    def doctor(self) -> tuple[Phrase, ...]:
        """Everything that is wrong with the store, one sentence each; empty means sound."""
        try:
            with self._read() as connection:
                return find_problems(connection)
        except StoreDamagedError as problem:
            return (problem.phrase,)

    def wipe_deleted(self) -> bool:
        """Take what was deleted out of the file and its log, where it stays readable; False when it cannot.

        The file is written anew, so this takes as long as copying it; it may run in another thread while
        nothing is written.
        """
        try:
            with self._guard():
                return _wiped(self._engine)
        except StoreDamagedError:
            raise
        except StoreError:
            return False

    def _time(self) -> datetime:
        return stored_time(self._now())

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        # ends with a rollback: there is nothing to commit, and a damaged file refuses to
        with self._guard(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with self._guard():
            if self._damaged:
                raise damaged(self._database)
            with self._writer.begin() as connection:
                yield connection

    @contextmanager
    def _guard(self) -> Iterator[None]:
        if self._closed:
            raise StoreError("The data folder is already closed. Start Back Desk again.")
        try:
            with plain_sentences(self._database):
                yield
        except StoreDamagedError:
            self._damaged = True
            raise


def _wiped(engine: Engine) -> bool:
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        is_busy, _pages, _moved = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.close()
        return not is_busy
    finally:
        connection.close()
