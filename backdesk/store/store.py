"""The store: clients and plans of one data folder, each change in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from backdesk.domain.client import Client
from backdesk.domain.exercise import Exercise
from backdesk.domain.handout_record import HandoutEntry, HandoutId, HandoutRecord
from backdesk.domain.ids import ClientId, PlanId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_summary import PlanSummary
from backdesk.errors import Phrase, StoreDamagedError, StoreError
from backdesk.paths import DataFolder
from backdesk.store import handouts, reading, writing
from backdesk.store.changes import plan_changes
from backdesk.store.doctor import find_problems
from backdesk.store.engine import for_writing, open_engine
from backdesk.store.file_state import open_read_only, page_problems
from backdesk.store.known_plans import KnownPlans
from backdesk.store.mapping import stored_time
from backdesk.store.migrate import bring_up_to_date
from backdesk.store.problems import damaged, ensure_folder, plain_sentences, plan_missing


def utc_now() -> datetime:
    """The current time in UTC."""
    return datetime.now(UTC)


class Store:
    """Clients and plans in the SQLite file of a data folder.

    Every method that changes something does so in one transaction and returns after it is on
    the disk; when it raises, nothing was changed and the store can still be used. All methods
    raise StoreError with a plain sentence when the file cannot be used, and StoreDamagedError
    when it is damaged; after that the store only reads. Values come out frozen.

    Use it from one thread; only `check_deep` and `doctor` may run in another.
    """

    def __init__(self, engine: Engine, database: Path, now: Callable[[], datetime]) -> None:
        """Use `Store.open` instead, which sees to it that the file is there and up to date."""
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

    def clients(self) -> tuple[Client, ...]:
        """All clients by name; capital and small letters sort alike."""
        with self._read() as connection:
            return reading.read_clients(connection)

    def client(self, client_id: ClientId) -> Client:
        """One client. Raises NotFoundError."""
        with self._read() as connection:
            return reading.read_client(connection, client_id)

    def client_count(self) -> int:
        """The number of clients."""
        with self._read() as connection:
            return reading.count_clients(connection)

    def add_client(self, client: Client) -> None:
        """Add a client whose id is new."""
        with self._write() as connection:
            writing.insert_client(connection, client, self._time())

    def save_client(self, client: Client) -> None:
        """Change a client. Raises NotFoundError."""
        with self._write() as connection:
            writing.update_client(connection, client)

    def own_exercises(self) -> tuple[Exercise, ...]:
        """The clinic's own exercises, the oldest first."""
        with self._read() as connection:
            return reading.read_own_exercises(connection)

    def add_own_exercise(self, exercise: Exercise) -> None:
        """Add an exercise whose id is new."""
        with self._write() as connection:
            writing.insert_own_exercise(connection, exercise, self._time())

    def save_own_exercise(self, exercise: Exercise) -> None:
        """Change an own exercise. Raises NotFoundError."""
        with self._write() as connection:
            writing.update_own_exercise(connection, exercise, self._time())

    def plans(self) -> tuple[PlanSummary, ...]:
        """All plans, the one changed last first."""
        with self._read() as connection:
            return reading.read_summaries(connection)

    def plans_of(self, client_id: ClientId | None) -> tuple[PlanSummary, ...]:
        """The plans of one client, or for None the templates; the one changed last first."""
        with self._read() as connection:
            return reading.read_summaries_of(connection, client_id)

    def plan(self, plan_id: PlanId) -> Plan:
        """A whole plan. Raises NotFoundError."""
        with self._read() as connection:
            plan = reading.read_plan(connection, plan_id)
            revision = reading.read_revision(connection, plan_id)
        self._known.remember(plan, revision or "")
        return plan

    def add_plan(self, plan: Plan, client: Client | None = None) -> None:
        """Add a plan whose id is new, and in the same transaction its client where that is new.

        The plan's `client_id` must name the given client, or one that is stored.
        """
        if client is not None and plan.client_id != client.id:
            raise ValueError("the plan is for another client")
        changes = plan_changes(replace(plan, weeks=(), exercises=(), wording=()), plan)
        now = self._time()
        with self._write() as connection:
            if client is not None:
                writing.insert_client_once(connection, client, now)
            revision = writing.insert_plan(connection, plan, changes, now)
        self._known.remember(plan, revision)

    def save_plan(self, before: Plan, after: Plan) -> None:
        """Write what differs between the stored state `before` and `after`; nothing when nothing does.

        Raises NotFoundError when the plan is gone and StoreError when it is no longer stored as
        `before`; then nothing is written.
        """
        if before.id != after.id:
            raise ValueError("both states must be of the same plan")
        changes = plan_changes(before, after)
        if not changes:
            return
        now = self._time()
        with self._write() as connection:
            self._require_stored(connection, before)
            revision = writing.update_plan(connection, after, changes, now)
        self._known.remember(after, revision)

    def delete_plan(self, plan_id: PlanId) -> None:
        """Delete a plan with everything in it. Raises NotFoundError."""
        with self._write() as connection:
            if not writing.delete_plan_rows(connection, plan_id):
                raise plan_missing(plan_id)
        self._known.forget(plan_id)

    def add_handouts(self, entries: Sequence[HandoutEntry]) -> None:
        """Put handouts on record, all of them or none."""
        if entries:
            with self._write() as connection:
                handouts.insert_handouts(connection, entries)

    def delete_handout(self, handout: HandoutId) -> None:
        """Take a handout off the record. Raises NotFoundError."""
        with self._write() as connection:
            handouts.delete_handout(connection, handout)

    def handouts(self) -> tuple[HandoutRecord, ...]:
        """All handouts on record, the newest first."""
        with self._read() as connection:
            return handouts.read_handouts(connection)

    def handouts_of_client(self, client_id: ClientId | None) -> tuple[HandoutRecord, ...]:
        """The handouts of one client, or for None those of templates; the newest first."""
        with self._read() as connection:
            return handouts.read_handouts_of_client(connection, client_id)

    def handouts_of_plan(self, plan_id: PlanId) -> tuple[HandoutRecord, ...]:
        """The handouts of one plan, the newest first."""
        with self._read() as connection:
            return handouts.read_handouts_of_plan(connection, plan_id)

    def handout_files(self) -> frozenset[str]:
        """The SHA-256 of every PDF that a record stands for."""
        with self._read() as connection:
            return handouts.read_handout_files(connection)

    def has_handout_of(self, sha256: str) -> bool:
        """Whether a record stands for this PDF."""
        with self._read() as connection:
            return handouts.has_handout_of(connection, sha256)

    def handout_plan(self, handout: HandoutId) -> str:
        """The plan file of a handout as it was issued. Raises NotFoundError."""
        with self._read() as connection:
            return handouts.read_handout_plan(connection, handout)

    def handout_options(self, handout: HandoutId) -> str:
        """The options of a handout as a JSON object. Raises NotFoundError."""
        with self._read() as connection:
            return handouts.read_handout_options(connection, handout)

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

    def _require_stored(self, connection: Connection, plan: Plan) -> None:
        """Make certain that the tables hold just this plan; reads it only where that is not known."""
        revision = reading.read_revision(connection, plan.id)
        if revision is None:
            raise plan_missing(plan.id)
        if not self._known.is_state(plan, revision) and reading.read_plan(connection, plan.id) != plan:
            raise StoreError(
                "Your change was not saved, because this plan was changed elsewhere in the meantime. "
                "Close the plan and open it again."
            )

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
