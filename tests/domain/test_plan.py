"""Day names and their order, and what a plan gives out."""

from __future__ import annotations

import random

import pytest

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.plan import MAX_NUMBERED_DAYS, WEEKDAYS, day_number, day_order, is_day_name
from backdesk.domain.supersets import superset_labels
from tests.factories import make_block, make_day, make_entry, make_plan

NUMBERED = tuple(f"day-{number}" for number in range(1, 15))


def test_days_run_from_monday_to_sunday_and_then_by_number() -> None:
    days = [*WEEKDAYS, *NUMBERED]
    mixed = random.Random(1).sample(days, len(days))
    assert sorted(mixed, key=day_order) == days


@pytest.mark.parametrize("name", [*WEEKDAYS, *NUMBERED])
def test_day_names_of_the_plan_file(name: str) -> None:
    assert is_day_name(name)


@pytest.mark.parametrize(
    "name",
    ["", "Monday", "mon", "day-0", "day-15", "day-99", "day-100", "day-01", "day-", "day--1", "day-1 ", "7"],
)
def test_anything_else_is_no_day(name: str) -> None:
    assert not is_day_name(name)


def test_day_numbers() -> None:
    assert day_number("day-7") == 7
    assert day_number("monday") is None
    assert f"day-{MAX_NUMBERED_DAYS}" == NUMBERED[-1]


def test_blocks_are_done_in_order() -> None:
    assert [kind.value for kind in BLOCK_ORDER] == ["warm_up", "strength", "relief"]
    assert [kind.position for kind in BLOCK_ORDER] == [0, 1, 2]


def test_a_day_gives_its_entries_in_the_order_they_are_done() -> None:
    day = make_day(
        relief=make_block(make_entry(id="c")),
        warm_up=make_block(make_entry(id="a")),
        strength=make_block(make_entry(id="b")),
    )
    assert [(kind.value, entry.id) for kind, entry in day.entries()] == [
        ("warm_up", "a"),
        ("strength", "b"),
        ("relief", "c"),
    ]
    assert not day.is_rest
    assert make_day().is_rest


def test_replacing_a_block_leaves_the_others() -> None:
    day = make_day(warm_up=make_block(make_entry()))
    changed = day.with_block(BlockKind.RELIEF, make_block(make_entry(), rounds=2))
    assert changed.block(BlockKind.WARM_UP) is day.block(BlockKind.WARM_UP)
    assert changed.block(BlockKind.RELIEF).round_count == 2
    assert day.block(BlockKind.RELIEF).entries == ()


def test_a_plan_gives_all_entries_of_all_weeks() -> None:
    first = make_day(strength=make_block(make_entry(id="a"), make_entry(id="b")))
    second = make_day("day-2", relief=make_block(make_entry(id="c")))
    plan = make_plan((first,), (), (second,))
    assert [entry.id for entry in plan.entries()] == ["a", "b", "c"]
    assert plan.weeks[2].day("day-2") is second
    assert plan.weeks[1].day("day-2") is None


def test_supersets_are_numbered_by_their_letter_in_the_order_they_stand() -> None:
    from dataclasses import replace

    entries = [replace(make_entry(), group=group) for group in ("A", "", "B", "A", "B", "")]
    assert superset_labels(make_block(*entries)) == ("A1", "", "B1", "A2", "B2", "")
    assert superset_labels(make_block()) == ()
