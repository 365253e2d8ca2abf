"""Clients, lists of plans, remembered facts, and what a store says when it cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from backdesk.domain.client import Client
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.ids import ClientId, ExerciseId, PlanId, PrecautionId
from backdesk.errors import NotFoundError, StoreDamagedError, StoreError
from backdesk.store.store import Store, utc_now
from tests.store.support import START, make_week_plan, open_store, raw

ZOE = Client(ClientId("zoe"), '<b>Zoë & "Łukasz" 🙂</b>', (PrecautionId("pregnancy"),), extra={"age": 40})


def test_a_client_comes_back(store: Store) -> None:
    store.add_client(ZOE)
    assert store.client(ZOE.id) == ZOE
    assert store.client_count() == 1


def test_a_client_can_be_changed(store: Store) -> None:
    store.add_client(ZOE)
    renamed = replace(ZOE, name="Zoë", precautions=(), extra={})
    store.save_client(renamed)
    assert store.client(ZOE.id) == renamed


def test_clients_are_listed_by_name(store: Store) -> None:
    for name in ["zoe", "Anna", "Émile", "bert", "Zacharias"]:
        store.add_client(Client(ClientId(name), name))
    assert [client.name for client in store.clients()] == ["Anna", "bert", "Zacharias", "zoe", "Émile"]


def test_an_unknown_client_is_reported(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no client with the id zoe"):
        store.client(ZOE.id)
    with pytest.raises(NotFoundError, match="no client with the id zoe"):
        store.save_client(ZOE)


def test_a_client_is_added_only_once(store: Store) -> None:
    store.add_client(ZOE)
    with pytest.raises(StoreError, match="there already"):
        store.add_client(replace(ZOE, name="Another"))
    assert store.clients() == (ZOE,)


def test_a_plan_and_its_new_client_are_added_together(store: Store) -> None:
    plan = replace(make_week_plan(), client_id=ZOE.id)
    store.add_plan(plan, ZOE)
    assert store.clients() == (ZOE,)
    (summary,) = store.plans()
    assert (summary.id, summary.title, summary.client_id) == (plan.id, plan.title, ZOE.id)
    assert summary.client_name == ZOE.name
    assert summary.updated_at == START
    assert summary.updated_at.tzinfo is UTC


def test_a_known_client_stays_as_stored(store: Store) -> None:
    store.add_client(ZOE)
    store.add_plan(replace(make_week_plan(), client_id=ZOE.id), replace(ZOE, name="Another"))
    assert store.clients() == (ZOE,)


def test_a_plan_that_cannot_be_added_leaves_no_client(store: Store) -> None:
    store.add_plan(make_week_plan())
    with pytest.raises(StoreError, match="there already"):
        store.add_plan(replace(make_week_plan(), client_id=ZOE.id), ZOE)
    assert store.clients() == ()


def test_a_plan_for_somebody_else_is_a_mistake(store: Store) -> None:
    with pytest.raises(ValueError, match="another client"):
        store.add_plan(make_week_plan(), ZOE)


def test_plans_of_a_client_and_templates_are_told_apart(store: Store) -> None:
    template = make_week_plan(plan_id="template")
    older, newer = (replace(make_week_plan(plan_id=key), client_id=ZOE.id) for key in ("older", "newer"))
    store.add_plan(older, ZOE)
    store.add_plan(template)
    store.add_plan(newer, ZOE)
    assert [plan.id for plan in store.plans_of(ZOE.id)] == ["newer", "older"]
    assert [(plan.id, plan.client_name) for plan in store.plans_of(None)] == [("template", "")]
    assert store.plans_of(ClientId("nobody")) == ()


def test_a_deleted_plan_is_gone_with_all_its_rows(store: Store, root: Path) -> None:
    wording = (ClientWording(ExerciseId("bird-dog"), "The pointer"),)
    plan = replace(make_week_plan(), wording=wording, link="https://clinic.example/plan")
    store.add_plan(plan)
    store.delete_plan(plan.id)
    with pytest.raises(NotFoundError, match="no plan with the id plan"):
        store.plan(plan.id)
    with pytest.raises(NotFoundError, match="no plan with the id plan"):
        store.delete_plan(plan.id)
    with raw(root) as connection:
        for table in ("plan", "plan_wording", "week", "day", "block", "entry"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    store.add_plan(plan)
    assert store.plan(plan.id) == plan


def test_facts_are_remembered_across_a_restart(root: Path) -> None:
    with open_store(root) as store:
        assert store.recall("last-plan") is None
        store.remember("last-plan", "one")
        store.remember("last-plan", "two")
        store.remember("other", "")
    with open_store(root) as store:
        assert store.recall("last-plan") == "two"
        assert store.recall("other") == ""


def test_a_closed_store_says_so(root: Path) -> None:
    store = open_store(root)
    store.close()
    with pytest.raises(StoreError, match="already closed"):
        store.plans()
    with pytest.raises(StoreError, match="already closed"):
        store.remember("a", "b")


def test_the_clock_gives_utc() -> None:
    assert utc_now().tzinfo is UTC


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        ("UPDATE entry SET dose = '{' WHERE id = 'id-3'", "stored plan plan cannot be read: entry.dose"),
        ("UPDATE entry SET kind = 'dinner'", "stored plan plan cannot be read: entry.kind"),
        ("UPDATE plan_wording SET steps = '[1]'", "stored plan plan cannot be read: plan_wording.steps"),
        ("UPDATE plan_wording SET extra = '7'", "stored plan plan cannot be read: plan_wording.extra"),
        ("UPDATE week SET extra = '[]'", "stored plan plan cannot be read: week.extra"),
        ("UPDATE client SET precautions = '{}'", "stored client zoe cannot be read: client.precautions"),
        ("UPDATE plan SET updated_at = 'soon'", "stored plan plan cannot be read: plan.updated_at"),
    ],
)
def test_rows_that_nobody_wrote_are_reported(store: Store, root: Path, spoil: str, sentence: str) -> None:
    wording = (ClientWording(ExerciseId("bird-dog"), "The pointer"),)
    store.add_plan(replace(make_week_plan(), client_id=ZOE.id, wording=wording), ZOE)
    with raw(root) as connection:
        connection.execute(spoil)
    assert any(sentence in problem for problem in store.doctor())
    with pytest.raises(StoreDamagedError, match="cannot be read"):
        (store.plan(PlanId("plan")), store.client(ZOE.id), store.plans())


def test_clients_that_nobody_wrote_are_reported(store: Store, root: Path) -> None:
    store.add_client(ZOE)
    with raw(root) as connection:
        connection.execute("UPDATE client SET extra = '7'")
    with pytest.raises(StoreDamagedError, match="client cannot be read"):
        store.clients()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        ("UPDATE entry SET position = 7 WHERE id = 'id-3'", "the rows of the table entry are not numbered"),
        ("UPDATE day SET position = 0", "the rows of the table day are not numbered"),
        ("UPDATE week SET position = 1", "the rows of the table week are not numbered"),
        ("DELETE FROM day WHERE name = 'monday'", "belongs to a day that does not exist"),
        ("DELETE FROM client", "belongs to a client that does not exist"),
    ],
)
def test_doctor_finds_what_does_not_fit_together(store: Store, root: Path, spoil: str, sentence: str) -> None:
    store.add_plan(replace(make_week_plan(), client_id=ZOE.id), ZOE)
    assert store.doctor() == ()
    with raw(root) as connection:
        connection.execute(spoil)
    assert any(sentence in problem for problem in store.doctor())
