from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from backdesk.domain.client import Client, Goal, OwnPrecaution
from backdesk.domain.exercise import Equipment
from backdesk.domain.ids import ClientId, PlanId, PrecautionId
from backdesk.domain.plan import Plan
from backdesk.errors import NotFoundError
from backdesk.paths import DataFolder
from backdesk.services.archive import PlanArchive
from backdesk.services.exchange import ImportedPlan
from backdesk.store.store import Store
from tests.factories import make_plan

DISC, BONES = PrecautionId("disc-tear"), PrecautionId("osteoporosis")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(DataFolder(tmp_path)) as opened:
        yield opened


@pytest.fixture
def archive(store: Store) -> PlanArchive:
    return PlanArchive(store)


def plan_for(client: Client | None, plan_id: str) -> ImportedPlan:
    plan: Plan = replace(make_plan(), id=PlanId(plan_id), client_id=None if client is None else client.id)
    return ImportedPlan(plan, client, ())


def test_a_new_client_comes_with_the_plan(archive: PlanArchive) -> None:
    maria = Client(ClientId("c1"), "Maria", (DISC,))
    added = archive.add(plan_for(maria, "plan-one"))
    assert (added.id, added.notes) == ("plan-one", ())
    plan, client = archive.find("plan-one")
    assert plan.client_id == "c1"
    assert client == maria


def test_a_template_has_no_client(archive: PlanArchive) -> None:
    archive.add(plan_for(None, "template"))
    assert archive.find("template")[1] is None
    assert archive.clients() == ()


def test_a_client_of_the_same_name_is_taken_and_made_safer(archive: PlanArchive) -> None:
    archive.add(plan_for(Client(ClientId("c1"), "Maria", (DISC,), extra={"age": 40}), "plan-one"))
    again = Client(ClientId("c2"), "MARIA", (BONES, DISC), extra={"age": 41, "town": "x"})
    added = archive.add(plan_for(again, "plan-two"))
    assert added.notes == ('client.precautions: "osteoporosis" was added to the client already stored',)
    plan, client = archive.find("plan-two")
    assert plan.client_id == "c1"
    assert client == Client(ClientId("c1"), "Maria", (DISC, BONES), extra={"age": 40, "town": "x"})
    (line,) = archive.clients()
    assert (line.client.name, line.plan_count) == ("Maria", 2)


def test_a_client_who_is_there_learns_only_what_was_not_known(archive: PlanArchive) -> None:
    no_jumps = OwnPrecaution("No jumps")
    known = Client(ClientId("c1"), "Maria", equipment=(), minutes=20, is_archived=True, notes="Private")
    archive.add(plan_for(known, "plan-one"))
    file = Client(
        ClientId("c2"),
        "Maria",
        own_precautions=(no_jumps,),
        goals=(Goal.MOBILITY,),
        equipment=(Equipment.MAT,),
        days=("monday",),
        minutes=40,
    )
    added = archive.add(plan_for(file, "plan-two"))
    assert added.notes == (
        'client.precautions: "No jumps" was added to the client already stored',
        "client: Maria was in the archive and is in the list of clients again",
    )
    assert archive.find("plan-two")[1] == replace(
        known, own_precautions=(no_jumps,), goals=(Goal.MOBILITY,), days=("monday",), is_archived=False
    )


def test_of_several_namesakes_the_exact_one_is_taken(archive: PlanArchive) -> None:
    archive.add(plan_for(Client(ClientId("c1"), "maria"), "plan-one"))
    archive._store.add_client(Client(ClientId("c2"), "Maria"))
    archive.add(plan_for(Client(ClientId("c3"), "Maria"), "plan-two"))
    assert archive.find("plan-two")[0].client_id == "c2"


def test_the_start_of_an_id_is_enough_where_it_is_the_only_one(archive: PlanArchive) -> None:
    for plan_id in ("abcdef11", "abcdef22", "abcdef"):
        archive.add(plan_for(None, plan_id))
    assert archive.find("abcdef1")[0].id == "abcdef11"
    assert archive.find("abcdef")[0].id == "abcdef"  # the whole id wins
    with pytest.raises(NotFoundError, match="neither a file nor a stored plan called abcde;"):
        archive.find("abcde")
    with pytest.raises(NotFoundError, match="neither a file nor a stored plan called nothing"):
        archive.find("nothing")


def test_an_ambiguous_start_is_refused(archive: PlanArchive) -> None:
    for plan_id in ("abcdef11", "abcdef22"):
        archive.add(plan_for(None, plan_id))
    with pytest.raises(NotFoundError, match="2 stored plans have an id that begins with abcdef;"):
        archive.find("abcdef")


def test_a_sound_store_has_no_problems(archive: PlanArchive) -> None:
    assert archive.problems() == ()
    assert archive.plans() == ()
