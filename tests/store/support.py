"""Builders for store tests: a fresh store, a plan of known size, and one random edit after another."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from backdesk.domain import plan_edits
from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.domain.dose import Dose, Span
from backdesk.domain.ids import EntryId, ExerciseId, IdFactory, PlanId, WeekId
from backdesk.domain.plan import WEEKDAYS, Cell, Entry, Plan, Slot, Week
from backdesk.errors import PlanEditError
from backdesk.paths import DataFolder
from backdesk.store.store import Store

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def ticking_clock() -> Callable[[], datetime]:
    """A clock that moves on by a second whenever it is read."""
    moments = (START + timedelta(seconds=number) for number in range(1_000_000))
    return lambda: next(moments)


def open_store(root: Path) -> Store:
    """A store with a clock of its own."""
    return Store.open(DataFolder(root), now=ticking_clock())


def make_week_plan(entries_per_block: int = 2, *, plan_id: str = "plan", weeks: int = 1) -> Plan:
    """A plan with entries in every block of every weekday; all ids count up."""
    plan = Plan(PlanId(plan_id), "Lower back", tuple(Week(WeekId(f"week-{n}")) for n in range(weeks)))
    numbers = iter(range(1_000_000))

    def new_id() -> str:
        return f"id-{next(numbers)}"

    for week_index in range(weeks):
        for day in WEEKDAYS:
            for kind in BLOCK_ORDER:
                entries = [_entry(new_id) for _ in range(entries_per_block)]
                slot = Slot(Cell(week_index, day, kind), 0)
                plan = plan_edits.insert_entries(plan, slot, entries, new_id=new_id)
    return plan


def _entry(new_id: IdFactory, exercise: str = "bird-dog") -> Entry:
    return Entry(EntryId(new_id()), ExerciseId(exercise), Dose(sets=3, reps=Span.of(8, 12)))


def random_edit(plan: Plan, random: Random, new_id: IdFactory) -> Plan:
    """One edit that a user could make; the plan itself where the chosen edit does not fit."""
    edits = (_insert, _insert, _remove, _move, _copy, _dose, _note, _group, _rounds, _label, _copy_day, _week)
    many = sum(1 for _ in plan.entries()) > 150
    edit = _remove_many if many else random.choice(edits)
    try:
        return edit(plan, random, new_id)
    except (PlanEditError, IndexError):
        return plan


def _slot(plan: Plan, random: Random) -> Slot:
    cell = Cell(random.randrange(len(plan.weeks)), random.choice(WEEKDAYS), random.choice(BLOCK_ORDER))
    return Slot(cell, random.randrange(4))


def _some(plan: Plan, random: Random) -> list[EntryId]:
    ids = [entry.id for entry in plan.entries()]
    return random.sample(ids, min(len(ids), random.randint(1, 3)))


def _one(plan: Plan, random: Random) -> EntryId:
    return random.choice([entry.id for entry in plan.entries()])


def _insert(plan: Plan, random: Random, new_id: IdFactory) -> Plan:
    entries = [_entry(new_id, random.choice(["cat-cow", "plank"])) for _ in range(random.randint(1, 3))]
    return plan_edits.insert_entries(plan, _slot(plan, random), entries, new_id=new_id)


def _remove(plan: Plan, random: Random, _new_id: IdFactory) -> Plan:
    return plan_edits.remove_entries(plan, _some(plan, random))


def _remove_many(plan: Plan, random: Random, _new_id: IdFactory) -> Plan:
    ids = [entry.id for entry in plan.entries()]
    return plan_edits.remove_entries(plan, random.sample(ids, len(ids) * 2 // 3))


def _move(plan: Plan, random: Random, new_id: IdFactory) -> Plan:
    return plan_edits.move_entries(plan, _some(plan, random), _slot(plan, random), new_id=new_id)


def _copy(plan: Plan, random: Random, new_id: IdFactory) -> Plan:
    return plan_edits.copy_entries(plan, _some(plan, random), _slot(plan, random), new_id=new_id)


def _dose(plan: Plan, random: Random, _new_id: IdFactory) -> Plan:
    dose = Dose(sets=random.randint(1, 9), hold_seconds=Span.of(random.random()), load="2 kg")
    return plan_edits.set_dose(plan, _one(plan, random), dose)


def _note(plan: Plan, random: Random, _new_id: IdFactory) -> Plan:
    return plan_edits.set_note(plan, _one(plan, random), "slowly " * random.randrange(40))


def _group(plan: Plan, random: Random, _new_id: IdFactory) -> Plan:
    return plan_edits.set_group(plan, _some(plan, random), random.choice("AB"))


def _rounds(plan: Plan, random: Random, new_id: IdFactory) -> Plan:
    rounds = random.choice([None, 2, 3])
    return plan_edits.set_rounds(plan, _slot(plan, random).cell, rounds, new_id=new_id)


def _label(plan: Plan, random: Random, new_id: IdFactory) -> Plan:
    week, day = random.randrange(len(plan.weeks)), random.choice(WEEKDAYS)
    return plan_edits.set_day_label(plan, week, day, random.choice(["Gym", ""]), new_id=new_id)


def _copy_day(plan: Plan, random: Random, new_id: IdFactory) -> Plan:
    source, target = random.choice(WEEKDAYS), random.choice(WEEKDAYS)
    return plan_edits.copy_day(plan, random.randrange(len(plan.weeks)), source, target, new_id=new_id)


def _week(plan: Plan, random: Random, new_id: IdFactory) -> Plan:
    weeks = list(plan.weeks)
    if len(weeks) > 2:
        weeks.remove(random.choice(weeks))
    weeks.insert(random.randrange(len(weeks) + 1), Week(WeekId(new_id())))
    return replace(plan, weeks=tuple(weeks))


@contextmanager
def raw(root: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection to the file, for looking behind the store's back."""
    connection = sqlite3.connect(DataFolder(root).database)
    try:
        yield connection
        connection.commit()
    finally:
        connection.close()
