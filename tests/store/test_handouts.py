"""Handouts on record: kept for good, in order, and whatever becomes of their plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from backdesk.domain.client import Client
from backdesk.domain.handout_record import HandoutEntry, HandoutId, HandoutRecord, IssueWay
from backdesk.domain.ids import ClientId, PlanId
from backdesk.errors import NotFoundError, StoreDamagedError, StoreError
from backdesk.store.store import Store
from tests.store.support import START, make_week_plan, open_store, raw

OPTIONS = '{"layouts":["week","log"]}'
RECORD = HandoutRecord(
    id=HandoutId("one"),
    client_id=ClientId("zoe"),
    plan_id=PlanId("plan"),
    client_name='<b>Zoë & "Łukasz" 🙂</b>',
    title="Lower back",
    issued_at=START,
    issued_by="Dr Ortiz",
    way=IssueWay.PRINTED,
    layouts=("week", "log"),
    pages=3,
    sha256="ab" * 32,
    size_bytes=1234,
)


def record(store: Store, handout: HandoutRecord) -> HandoutRecord:
    store.add_handouts([HandoutEntry(handout, OPTIONS, '{"title":"Zoë"}')])
    return handout


def test_a_record_comes_back_with_what_belongs_to_it(root: Path) -> None:
    with open_store(root) as store:
        record(store, RECORD)
    with open_store(root) as store:
        assert store.handouts() == (RECORD,)
        assert store.handout_plan(RECORD.id) == '{"title":"Zoë"}'
        assert store.handout_options(RECORD.id) == OPTIONS
        assert store.doctor() == ()


def test_records_are_listed_newest_first_by_client_and_by_plan(store: Store) -> None:
    old = record(store, RECORD)
    new = record(store, replace(RECORD, id=HandoutId("two"), issued_at=START + timedelta(days=1)))
    template = replace(RECORD, id=HandoutId("three"), client_id=None, plan_id=PlanId("other"))
    record(store, replace(template, issued_at=START - timedelta(days=1)))
    assert [found.id for found in store.handouts()] == ["two", "one", "three"]
    assert store.handouts_of_client(ClientId("zoe")) == (new, old)
    assert [found.id for found in store.handouts_of_client(None)] == ["three"]
    assert store.handouts_of_client(ClientId("nobody")) == ()
    assert store.handouts_of_plan(PlanId("plan")) == (new, old)


def test_a_record_outlives_its_plan(store: Store) -> None:
    zoe = Client(ClientId("zoe"), "Zoë")
    plan = replace(make_week_plan(), client_id=zoe.id)
    store.add_plan(plan, zoe)
    record(store, RECORD)
    store.delete_plan(plan.id)
    assert store.handouts_of_plan(plan.id) == (RECORD,)
    assert store.doctor() == ()


def test_a_record_is_made_once_and_can_be_taken_back(store: Store) -> None:
    record(store, RECORD)
    with pytest.raises(StoreError, match="there already"):
        record(store, RECORD)
    store.delete_handout(RECORD.id)
    assert store.handouts() == ()
    for look in (store.delete_handout, store.handout_plan, store.handout_options):
        with pytest.raises(NotFoundError, match="no handout with the id one"):
            look(RECORD.id)


@pytest.mark.parametrize(
    ("spoil", "column"),
    [
        ("options = '{}'", "options"),
        ("""options = '{"layouts":[1]}'""", "options"),
        ("way = 'shouted'", "way"),
        ("issued_at = 'soon'", "issued_at"),
        ("plan = '['", "plan"),
    ],
)
def test_a_record_that_nobody_wrote_is_reported(store: Store, root: Path, spoil: str, column: str) -> None:
    record(store, RECORD)
    with raw(root) as connection:
        connection.execute(f"UPDATE handout SET {spoil}")
    (problem,) = store.doctor()
    assert problem == f"The record of the handout one cannot be read: handout.{column} is wrong."
    if column != "plan":
        with pytest.raises(StoreDamagedError, match="record of a handout cannot be read"):
            store.handouts()


def test_a_list_uses_the_indexes(store: Store) -> None:
    with store._engine.connect() as connection:
        conditions = (
            ("client_id IS NULL", "handout_by_client"),
            ("client_id = 'x'", "handout_by_client"),
            ("plan_id = 'x'", "handout_by_plan"),
        )
        for condition, index in conditions:
            plan = connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN SELECT id FROM handout WHERE {condition} ORDER BY issued_at DESC"
            )
            assert index in str(plan.fetchall())


def test_several_records_are_one_transaction(store: Store) -> None:
    two = replace(RECORD, id=HandoutId("two"), sha256="cd" * 32)
    entries = [HandoutEntry(one, OPTIONS, "{}") for one in (RECORD, two)]
    with pytest.raises(StoreError):
        store.add_handouts([*entries, entries[0]])
    assert store.handouts() == ()
    store.add_handouts(entries)
    assert store.handout_files() == {"ab" * 32, "cd" * 32}
    assert store.has_handout_of("cd" * 32)
    assert not store.has_handout_of("ef" * 32)
    store.add_handouts([])
