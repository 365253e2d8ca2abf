"""Open, save and make plans and clients."""

from __future__ import annotations

from dataclasses import dataclass, replace

from backdesk.domain import plan_edits
from backdesk.domain.clean_texts import MAX_NAME_CHARACTERS, one_line
from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId, IdFactory, PlanId, random_id
from backdesk.domain.plan import Plan
from backdesk.domain.plan_summary import PlanSummary
from backdesk.errors import BackDeskError, NotFoundError
from backdesk.store.store import Store

LAST_PLAN = "last_plan"


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """A plan and the client it is for, None for a template."""

    plan: Plan
    client: Client | None


class Planning:
    """The use cases around plans; every change is on disk when a call returns."""

    def __init__(self, store: Store, new_id: IdFactory = random_id) -> None:
        """`new_id` makes the ids of new plans and clients."""
        self._store = store
        self.new_id = new_id

    def plans_of(self, client: ClientId | None) -> tuple[PlanSummary, ...]:
        """A client's plans, or those without a client; most recently changed first."""
        return self._store.plans_of(client)

    def open(self, plan_id: PlanId) -> OpenPlan:
        """Load a plan and remember it as the last one open. Raises NotFoundError."""
        plan = self._store.plan(plan_id)
        self._store.remember(LAST_PLAN, plan_id)
        return self._with_client(plan)

    def open_last(self) -> OpenPlan | None:
        """The plan that was open last, else the one changed last, None when there is none."""
        remembered = self._store.recall(LAST_PLAN)
        if remembered:
            try:
                return self._with_client(self._store.plan(PlanId(remembered)))
            except NotFoundError:
                pass  # it was deleted since; the most recent one is the next best
        newest = self._store.newest_plan()
        return None if newest is None else self.open(newest)

    def save(self, before: Plan, after: Plan) -> None:
        """Write an edit in one transaction. Raises StoreError, and then nothing was written."""
        self._store.save_plan(before, after)

    def add(self, plan: Plan, client: Client | None) -> OpenPlan:
        """Store a new plan, and its client when new, in one transaction."""
        client_id = None if client is None else client.id
        stored = replace(plan, client_id=client_id)
        self._store.add_plan(stored, client)
        self._store.remember(LAST_PLAN, stored.id)
        return OpenPlan(stored, client)

    def new_client(self, name: str, title: str) -> OpenPlan:
        """Make a client and a first plan of one empty week. An empty name is refused."""
        client = Client(
            ClientId(self.new_id()), _checked(name, if_empty=BackDeskError("A client needs a name."))
        )
        return self.add(plan_edits.new_plan(title, new_id=self.new_id, client_id=client.id), client)

    def new_plan(self, title: str, client: Client | None) -> OpenPlan:
        """Make an empty plan for a client. An empty title is refused."""
        checked = _checked(title, if_empty=BackDeskError("A plan needs a title."))
        return self.add(plan_edits.new_plan(checked, new_id=self.new_id), client)

    def delete(self, plan: PlanId) -> None:
        """Delete a plan; handouts given out from it stay on record. Raises NotFoundError."""
        self._store.delete_plan(plan)

    def put_back(self, plan: Plan, client: Client | None) -> OpenPlan:
        """Store a plan again that was deleted, whose client is still there."""
        self._store.add_plan(plan)
        self._store.remember(LAST_PLAN, plan.id)
        return OpenPlan(plan, client)

    def rename_client(self, client: Client, name: str) -> Client:
        """Change a client's name. An empty name is refused."""
        renamed = replace(client, name=_checked(name, if_empty=BackDeskError("A client needs a name.")))
        self._store.save_client(renamed)
        return renamed

    def _with_client(self, plan: Plan) -> OpenPlan:
        client = None if plan.client_id is None else self._store.client(plan.client_id)
        return OpenPlan(plan, client)


def _checked(name: str, *, if_empty: BackDeskError) -> str:
    cleaned = one_line(" ".join(name.split()), MAX_NAME_CHARACTERS + 1)  # a longer one is refused, not cut
    if not cleaned:
        raise if_empty
    if len(cleaned) > MAX_NAME_CHARACTERS:
        raise BackDeskError(
            "That is too long; use at most {maximum} characters.", maximum=MAX_NAME_CHARACTERS
        )
    return cleaned
