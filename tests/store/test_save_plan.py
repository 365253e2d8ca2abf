"""A save writes exactly what changed, in one transaction, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backdesk.domain import plan_edits
from backdesk.domain.blocks import BlockKind
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.dose import Dose
from backdesk.domain.ids import EntryId, ExerciseId, PlanId
from backdesk.domain.plan import Cell, Plan, Slot
from backdesk.errors import NotFoundError, StoreError
from backdesk.store.store import Store
from tests.factories import counting_ids, make_entry, make_exercise
from tests.store import strategies
from tests.store.support import make_week_plan, open_store, random_edit

MONDAY_STRENGTH = Cell(0, "monday", BlockKind.STRENGTH)


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("saves")) as store:
        yield store


@contextmanager
def statements_of(store: Store) -> Iterator[list[str]]:
    """The SQL that SQLite runs inside, values left out."""
    seen: list[str] = []
    with store._engine.connect() as connection:
        driver = connection.connection.driver_connection
    assert driver is not None
    driver.set_trace_callback(seen.append)
    yield seen
    driver.set_trace_callback(None)


@contextmanager
def added(store: Store, plan: Plan) -> Iterator[None]:
    """The plan is stored inside, and gone afterwards even when the example failed."""
    store.add_plan(plan)
    try:
        yield
    finally:
        store.delete_plan(plan.id)


@given(random=st.randoms(use_true_random=False), count=st.integers(1, 12))
@settings(max_examples=20, deadline=None)
def test_after_each_edit_the_stored_plan_is_the_edited_one(
    shared_store: Store, random: Random, count: int
) -> None:
    first = plan = make_week_plan(1)
    new_id = counting_ids("fresh")
    with added(shared_store, first):
        for _ in range(count):
            edited = random_edit(plan, random, new_id)
            shared_store.save_plan(plan, edited)
            assert shared_store.plan(plan.id) == edited
            plan = edited
        assert shared_store.doctor() == ()


@given(before=strategies.plans(), after=strategies.plans())
@settings(max_examples=25, deadline=None)
def test_any_plan_can_become_any_other(shared_store: Store, before: Plan, after: Plan) -> None:
    with added(shared_store, before):
        shared_store.save_plan(before, after)
        assert shared_store.plan(before.id) == after
        assert shared_store.doctor() == ()


def test_undo_and_redo_write_the_way_back(store: Store) -> None:
    before = make_week_plan()
    after = plan_edits.clear_day(before, 0, "monday")
    store.add_plan(before)
    for old, new in [(before, after), (after, before), (before, after)]:
        store.save_plan(old, new)
        assert store.plan(before.id) == new


def test_one_edit_is_one_transaction_of_two_updates(store: Store) -> None:
    plan = make_week_plan()
    store.add_plan(plan)
    edited = plan_edits.set_dose(plan, EntryId("id-3"), Dose(sets=5))
    with statements_of(store) as statements:
        store.save_plan(plan, edited)
    verbs = [statement.split()[0] for statement in statements]
    assert verbs == ["BEGIN", "SELECT", "UPDATE", "UPDATE", "COMMIT"]
    assert statements[0] == "BEGIN IMMEDIATE"


def test_a_drop_at_the_top_moves_the_others_and_inserts_one(store: Store) -> None:
    plan = make_week_plan(3)
    store.add_plan(plan)
    slot = Slot(MONDAY_STRENGTH, 0)
    edited = plan_edits.insert_entries(plan, slot, [make_entry(id="new")], new_id=counting_ids("x"))
    with statements_of(store) as statements:
        store.save_plan(plan, edited)
    verbs = [statement.split()[0] for statement in statements]
    assert verbs == ["BEGIN", "SELECT", "UPDATE", "INSERT", "UPDATE", "UPDATE", "UPDATE", "COMMIT"]
    assert store.plan(plan.id) == edited


def test_an_equal_plan_writes_nothing(store: Store) -> None:
    plan = make_week_plan()
    store.add_plan(plan)
    with statements_of(store) as statements:
        store.save_plan(plan, replace(plan))
        store.save_plan(plan, make_week_plan())
    assert statements == []


def test_a_save_moves_the_plan_to_the_top(store: Store) -> None:
    first, second = make_week_plan(plan_id="first"), make_week_plan(plan_id="second")
    store.add_plan(first)
    store.add_plan(second)
    assert [plan.id for plan in store.plans()] == ["second", "first"]
    store.save_plan(first, plan_edits.rename(first, "Renamed"))
    assert [(plan.id, plan.title) for plan in store.plans()] == [
        ("first", "Renamed"),
        ("second", "Lower back"),
    ]


def test_two_plans_may_use_the_same_ids(store: Store) -> None:
    first = make_week_plan(plan_id="first")
    second = replace(first, id=PlanId("second"))
    store.add_plan(first)
    store.add_plan(second)
    store.save_plan(first, plan_edits.clear_day(first, 0, "monday"))
    assert store.plan(second.id) == second


def test_the_exercises_of_a_plan_are_saved_with_it(store: Store) -> None:
    plan = replace(make_week_plan(), exercises=(make_exercise("own"), make_exercise("gone")))
    store.add_plan(plan)
    edited = replace(plan, exercises=(make_exercise("new"), make_exercise("own", level=2)))
    store.save_plan(plan, edited)
    assert store.plan(plan.id) == edited


def test_one_changed_wording_is_one_row(store: Store) -> None:
    kept = ClientWording(ExerciseId("bird-dog"), "The pointer")
    plan = replace(make_week_plan(), wording=(kept, ClientWording(ExerciseId("plank"), tip="Breathe.")))
    store.add_plan(plan)
    edited = replace(plan, wording=(kept, ClientWording(ExerciseId("plank"), steps=("One.", "Two."))))
    with statements_of(store) as statements:
        store.save_plan(plan, edited)
    verbs = [statement.split()[0] for statement in statements]
    assert verbs == ["BEGIN", "SELECT", "UPDATE", "UPDATE", "COMMIT"]
    assert store.plan(plan.id) == edited


def test_an_exercise_is_worded_once_in_a_plan(store: Store) -> None:
    wording = ClientWording(ExerciseId("plank"), "The board")
    with pytest.raises(StoreError, match="same number"):
        store.add_plan(replace(make_week_plan(), wording=(wording, wording)))


def test_a_link_and_an_appointment_are_saved_alone(store: Store) -> None:
    plan = make_week_plan()
    store.add_plan(plan)
    edited = replace(plan, link="https://clinic.example/plan", next_appointment="2 December, 10:30")
    with statements_of(store) as statements:
        store.save_plan(plan, edited)
    verbs = [statement.split()[0] for statement in statements]
    assert verbs == ["BEGIN", "SELECT", "UPDATE", "COMMIT"]
    assert store.plan(plan.id) == edited


def test_states_of_two_plans_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="same plan"):
        store.save_plan(make_week_plan(plan_id="a"), make_week_plan(plan_id="b"))


def test_a_plan_that_is_gone_is_not_saved(store: Store) -> None:
    plan = make_week_plan()
    with pytest.raises(NotFoundError, match="no plan with the id plan"):
        store.save_plan(plan, plan_edits.rename(plan, "New"))


def test_a_change_from_elsewhere_is_not_overwritten(store: Store, root: Path) -> None:
    plan = make_week_plan()
    store.add_plan(plan)
    elsewhere = plan_edits.rename(plan, "Changed elsewhere")
    with open_store(root) as other:
        other.save_plan(other.plan(plan.id), elsewhere)
    with pytest.raises(StoreError, match="changed elsewhere"):
        store.save_plan(plan, plan_edits.clear_day(plan, 0, "monday"))
    assert store.plan(plan.id) == elsewhere


def test_words_from_elsewhere_are_not_overwritten(store: Store, root: Path) -> None:
    plan = make_week_plan()
    store.add_plan(plan)
    elsewhere = replace(plan, wording=(ClientWording(ExerciseId("plank"), "The board"),))
    with open_store(root) as other:
        other.save_plan(other.plan(plan.id), elsewhere)
    with pytest.raises(StoreError, match="changed elsewhere"):
        store.save_plan(plan, replace(plan, link="https://clinic.example/plan"))
    assert store.plan(plan.id) == elsewhere


def test_a_plan_replaced_elsewhere_is_noticed(store: Store, root: Path) -> None:
    plan = make_week_plan()
    store.add_plan(plan)
    other_plan = make_week_plan(1)
    with open_store(root) as other:
        other.delete_plan(plan.id)
        other.add_plan(other_plan)
    with pytest.raises(StoreError, match="changed elsewhere"):
        store.save_plan(plan, plan_edits.rename(plan, "New"))
    assert store.plan(plan.id) == other_plan


def test_a_change_elsewhere_that_was_undone_does_no_harm(store: Store, root: Path) -> None:
    plan = make_week_plan()
    store.add_plan(plan)
    with open_store(root) as other:
        other.save_plan(plan, plan_edits.rename(plan, "Other"))
        other.save_plan(plan_edits.rename(plan, "Other"), plan)
    edited = plan_edits.rename(plan, "Mine")
    store.save_plan(plan, edited)
    assert store.plan(plan.id) == edited


def test_saving_from_an_older_state_is_refused(store: Store) -> None:
    plan = make_week_plan()
    store.add_plan(plan)
    renamed = plan_edits.rename(plan, "One")
    store.save_plan(plan, renamed)
    with pytest.raises(StoreError, match="changed elsewhere"):
        store.save_plan(plan, plan_edits.rename(plan, "Two"))
    assert store.plan(plan.id) == renamed


def test_more_open_plans_than_are_remembered_can_be_saved(store: Store) -> None:
    plans = [make_week_plan(1, plan_id=f"plan-{number}") for number in range(12)]
    for plan in plans:
        store.add_plan(plan)
    for plan in plans:
        store.save_plan(plan, plan_edits.rename(plan, "New"))
    assert {summary.title for summary in store.plans()} == {"New"}
