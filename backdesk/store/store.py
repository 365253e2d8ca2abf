"""The store: clients and plans of one data folder, each change in one transaction."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId, ExerciseId, PlanId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_summary import PlanSummary, TemplateSummary
from backdesk.errors import StoreError
from backdesk.store import clients, reading, writing
from backdesk.store.changes import plan_changes
from backdesk.store.client_store import ClientStore
from backdesk.store.connected import utc_now
from backdesk.store.handout_store import HandoutStore
from backdesk.store.problems import plan_missing
from backdesk.store.record_store import RecordStore

__all__ = ["Store", "utc_now"]


class Store(ClientStore, HandoutStore, RecordStore):
    """Clients and plans in the SQLite file of a data folder.

    Every method that changes something does so in one transaction and returns after it is on
    the disk; when it raises, nothing was changed and the store can still be used. All methods
    raise StoreError with a plain sentence when the file cannot be used, and StoreDamagedError
    when it is damaged; after that the store only reads. Values come out frozen.

    Write from one thread. What only reads may run in another, each call on a connection of its own, and so
    may `check_deep`, and `wipe_deleted` while nothing is written.
    """

    def plans(self) -> tuple[PlanSummary, ...]:
        """All plans, the one changed last first."""
        with self._read() as connection:
            return reading.read_summaries(connection)

    def plans_of(self, client_id: ClientId | None) -> tuple[PlanSummary, ...]:
        """The plans of one client, or for None those without one and the templates; newest first."""
        with self._read() as connection:
            return reading.read_summaries_of(connection, client_id)

    def plan_ids(self) -> tuple[PlanId, ...]:
        """The ids of all plans, much quicker than their summaries."""
        with self._read() as connection:
            return reading.read_plan_ids(connection)

    def newest_plan(self) -> PlanId | None:
        """The plan that was changed last, None when there is none."""
        with self._read() as connection:
            return reading.read_newest_plan(connection)

    def templates(self) -> tuple[TemplateSummary, ...]:
        """The user's own templates, by folder and title."""
        with self._read() as connection:
            return reading.read_templates(connection)

    def template_exercises(self) -> dict[PlanId, tuple[ExerciseId, ...]]:
        """The exercises of each of the user's own templates."""
        with self._read() as connection:
            return reading.read_template_exercises(connection)

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
                clients.insert_client_once(connection, client, now)
            revision = writing.insert_plan(connection, plan, changes, now)
            clients.touch_client(connection, plan.client_id, now)
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
            clients.touch_client(connection, after.client_id, now)
            if before.client_id != after.client_id:
                clients.recount_use(connection, before.client_id)
        self._known.remember(after, revision)

    def delete_plan(self, plan_id: PlanId) -> None:
        """Delete a plan with everything in it. Raises NotFoundError."""
        with self._write() as connection:
            client_id = reading.read_client_of(connection, plan_id)
            if not writing.delete_plan_rows(connection, plan_id):
                raise plan_missing(plan_id)
            clients.recount_use(connection, client_id)
        self._known.forget(plan_id)

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
