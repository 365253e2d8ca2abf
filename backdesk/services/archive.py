"""Stored plans and clients as the command line and the import see them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backdesk.domain.client import Client
from backdesk.domain.client_merge import with_what_is_missing
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId, PlanId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_summary import PlanSummary
from backdesk.errors import NotFoundError, Phrase
from backdesk.services.exchange import ImportedPlan
from backdesk.services.id_prefix import fitting_ids
from backdesk.services.own_exercises import complete_plan

if TYPE_CHECKING:  # loading it costs more than all of a command that needs no store
    from backdesk.services.photos import Photos
    from backdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class ClientSummary:
    """One line in a list of clients."""

    client: Client
    plan_count: int


@dataclass(frozen=True, slots=True)
class AddedPlan:
    """What an import stored; `notes` say what it changed besides."""

    id: PlanId
    notes: tuple[Phrase, ...]


class PlanArchive:
    """The stored plans of one data folder. All methods raise StoreError when it cannot be used."""

    def __init__(self, store: Store, photos: Photos | None = None) -> None:
        """The store stays with whoever opened it; without `photos`, imported ones are left out."""
        self._store = store
        self._photos = photos

    def plans(self) -> tuple[PlanSummary, ...]:
        """All plans, the one changed last first."""
        return self._store.plans()

    def clients(self) -> tuple[ClientSummary, ...]:
        """All clients by name, with how many plans each has."""
        counts = self._store.plan_counts()
        return tuple(ClientSummary(client, counts.get(client.id, 0)) for client in self._store.clients())

    def find(self, wanted: str) -> tuple[Plan, Client | None]:
        """The plan with an id, or with one that begins like it (at least 6 characters), and its client.

        The plan carries the own exercises that it uses.

        Raises NotFoundError when there is none, or more than one.
        """
        found = fitting_ids(wanted, self._store.plan_ids())
        if len(found) > 1:
            raise NotFoundError(
                "{n} stored plans have an id that begins with {wanted}; give more of it.",
                n=len(found),
                wanted=wanted,
            )
        if not found:
            raise NotFoundError(
                "There is neither a file nor a stored plan called {wanted}; "
                '"backdesk plans" lists the stored ones.',
                wanted=wanted,
            )
        plan = complete_plan(self._store.plan(found[0]), self._store.own_exercises())
        return plan, None if plan.client_id is None else self._store.client(plan.client_id)

    def own_exercise(self, wanted: ExerciseId) -> Exercise | None:
        """One of the clinic's own exercises, None when there is none of this id."""
        return next((exercise for exercise in self._store.own_exercises() if exercise.id == wanted), None)

    def add(self, imported: ImportedPlan) -> AddedPlan:
        """Store an imported plan for the client of the same name, or for a new one.

        A client who was already there is also given the precautions of the file, because a precaution too
        many is safer than one too few, and what the file says of goals, equipment, days, minutes and level
        where nothing was known yet. A template goes on the shelf and is nobody's. Photos are kept before the
        plan that shows them; one that is no picture raises PictureError, and then nothing is stored.
        """
        if self._photos is not None:
            for content in imported.photos.values():
                self._photos.keep(content)
        plan, client = imported.plan, imported.client
        if plan.template is not None:
            plan, client = replace(plan, client_id=None), None
        known = None if client is None else self._client_named(client.name)
        if client is None or known is None:
            self._store.add_plan(plan, client)
            return AddedPlan(plan.id, ())
        merged = replace(with_what_is_missing(known, client), is_archived=False)
        if merged != known:  # before the plan, which must never be there without the precautions
            self._store.save_client(merged)
        self._store.add_plan(replace(plan, client_id=known.id))
        before = {*known.precautions, *known.own_precautions}
        ids = (item for item in merged.precautions if item not in before)
        own = (item.name for item in merged.own_precautions if item not in before)
        restored = (_restored(known),) if known.is_archived else ()
        return AddedPlan(plan.id, (*map(_added_precaution, (*ids, *own)), *restored))

    def problems(self) -> tuple[Phrase, ...]:
        """Everything that is wrong with the store, one sentence each."""
        return self._store.doctor()

    def _client_named(self, name: str) -> Client | None:
        """The client of exactly this name, else of one that differs in capitals only."""
        same = [line for line in self._store.clients_named(name) if line.name.casefold() == name.casefold()]
        best = next((line for line in same if line.name == name), same[0] if same else None)
        return None if best is None else self._store.client(best.id)


def _added_precaution(precaution: str) -> Phrase:
    return Phrase(
        'client.precautions: "{precaution}" was added to the client already stored', precaution=precaution
    )


def _restored(client: Client) -> Phrase:
    return Phrase("client: {name} was in the archive and is in the list of clients again", name=client.name)
