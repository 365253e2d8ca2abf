"""A save that fails leaves the store as it was, and usable."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from backdesk.domain import plan_edits
from backdesk.domain.blocks import BlockKind
from backdesk.domain.ids import ClientId, DayId, EntryId
from backdesk.domain.plan import Cell, Plan
from backdesk.errors import StoreBusyError, StoreError
from backdesk.store.store import Store
from tests.factories import counting_ids, make_entry
from tests.store.support import make_week_plan, raw

MONDAY_STRENGTH = Cell(0, "monday", BlockKind.STRENGTH)


def _doubled_entry(plan: Plan) -> Plan:
    return _with_monday_entry(plan, "id-3", "id-3")


def _entry_of_another_day(plan: Plan) -> Plan:
    return _with_monday_entry(plan, "id-20")


def _with_monday_entry(plan: Plan, *ids: str) -> Plan:
    day = plan.weeks[0].days[0]
    block = replace(day.block(BlockKind.STRENGTH), entries=tuple(make_entry(id=key) for key in ids))
    days = (day.with_block(BlockKind.STRENGTH, block), *plan.weeks[0].days[1:])
    return replace(plan, weeks=(replace(plan.weeks[0], days=days),))


def _doubled_day(plan: Plan) -> Plan:
    week = plan.weeks[0]
    twin = replace(week.days[1], id=DayId(week.days[0].id))
    return replace(plan, weeks=(replace(week, days=(week.days[0], twin)),))


def _unknown_client(plan: Plan) -> Plan:
    return replace(plan, client_id=ClientId("nobody"))


def _unstorable_title(plan: Plan) -> Plan:
    return replace(plan, title="\ud800")


def _huge_rounds(plan: Plan) -> Plan:
    return plan_edits.set_rounds(plan, MONDAY_STRENGTH, 2**70, new_id=counting_ids())


@pytest.mark.parametrize(
    "spoil",
    [_doubled_entry, _entry_of_another_day, _doubled_day, _unknown_client, _unstorable_title, _huge_rounds],
)
def test_a_plan_that_cannot_be_stored_changes_nothing(store: Store, spoil: object) -> None:
    plan = make_week_plan()
    store.add_plan(plan)
    assert callable(spoil)
    with pytest.raises(StoreError, match=r"not saved.*\.$"):
        store.save_plan(plan, spoil(plan))
    assert store.plan(plan.id) == plan
    edited = plan_edits.rename(plan, "Still usable")
    store.save_plan(plan, edited)
    assert store.plan(plan.id) == edited


def test_a_full_disk_changes_nothing(store: Store) -> None:
    plan = make_week_plan()
    store.add_plan(plan)
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    long_note = plan_edits.set_note(plan, EntryId("id-3"), "slowly " * 20_000)
    with pytest.raises(StoreError, match="no room left on the disk"):
        store.save_plan(plan, long_note)
    assert store.plan(plan.id) == plan
    assert store.doctor() == ()
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    store.save_plan(plan, long_note)
    assert store.plan(plan.id) == long_note


def test_a_file_that_another_program_holds_is_reported(store: Store, root: Path) -> None:
    plan = make_week_plan()
    store.add_plan(plan)
    renamed = plan_edits.rename(plan, "New")
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=0")
    with raw(root) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError, match="another program is using"):
            store.save_plan(plan, renamed)
    store.save_plan(plan, renamed)
    assert store.plan(plan.id) == renamed


@pytest.mark.parametrize("table", ["plan", "entry"])
def test_a_stop_between_two_statements_leaves_no_half(store: Store, table: str) -> None:
    plan = make_week_plan()
    store.add_plan(plan)

    def stop(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.replace('"', "").startswith(f"UPDATE {table} "):
            raise KeyboardInterrupt

    edited = plan_edits.set_note(plan, EntryId("id-3"), "slowly")
    event.listen(store._engine, "after_cursor_execute", stop)
    with pytest.raises(KeyboardInterrupt):
        store.save_plan(plan, edited)
    event.remove(store._engine, "after_cursor_execute", stop)
    assert store.plan(plan.id) == plan
    store.save_plan(plan, edited)
    assert store.plan(plan.id) == edited
