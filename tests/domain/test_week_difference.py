"""Two weeks side by side: what came, went, moved and changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from backdesk.domain.blocks import BlockKind
from backdesk.domain.plan import Plan
from backdesk.domain.plan_weeks import copy_week
from backdesk.domain.week_difference import DifferenceKind, week_differences, week_sentences
from backdesk.errors import PlanEditError
from backdesk.i18n import english
from backdesk.services.library import load_catalogue
from tests.domain.strategies import plans
from tests.factories import counting_ids, make_block, make_day, make_entry, make_plan

CATALOGUE, WORDS = load_catalogue(), english()


def _two() -> Plan:
    first = (
        make_day(
            "monday",
            strength=make_block(
                make_entry("plank", hold_seconds=15), make_entry("bird-dog", reps=8), rounds=2
            ),
            relief=make_block(make_entry("childs-pose", breaths=5)),
        ),
        make_day("friday", strength=make_block(make_entry("bridge", reps=10), make_entry("superman"))),
    )
    moved = replace(make_entry("bird-dog", reps=8), note="slowly", group="A")
    second = (
        make_day(
            "monday",
            label="Gym",
            warm_up=make_block(make_entry("cat-cow", sets=1)),
            strength=make_block(make_entry("plank", hold_seconds=30), rounds=3),
        ),
        make_day("tuesday", strength=make_block(moved)),
        make_day("friday", strength=make_block(make_entry("superman"), make_entry("bridge", reps=10))),
    )
    return make_plan(first, second)


def test_every_difference_is_a_row_by_day_and_block() -> None:
    rows = [
        (row.day, row.block, row.kind, row.name, row.before, row.after)
        for row in week_differences(_two(), 0, 1, CATALOGUE, WORDS)
    ]
    strength, kind = BlockKind.STRENGTH, DifferenceKind
    assert rows == [
        ("monday", None, kind.LABEL, "Monday", "", "Gym"),
        ("monday", BlockKind.WARM_UP, kind.ADDED, "Cat-Cow", "", "1 set"),
        ("monday", strength, kind.DOSE, "Plank", "hold for 15 seconds", "hold for 30 seconds"),
        ("monday", strength, kind.ROUNDS, "Strength", "2 rounds", "3 rounds"),
        ("monday", BlockKind.RELIEF, kind.REMOVED, "Child's Pose", "hold for 5 breaths", ""),
        ("tuesday", strength, kind.MOVED, "Bird Dog", "Monday, Strength", "Tuesday, Strength"),
        ("tuesday", strength, kind.NOTE, "Bird Dog", "", "slowly"),
        ("tuesday", strength, kind.SUPERSET, "Bird Dog", "", "A"),
        ("friday", strength, kind.ORDER, "Strength", "Bridge, Superman", "Superman, Bridge"),
    ]


def test_the_sentences_say_the_same_without_naming_weeks() -> None:
    said = week_sentences(_two(), 0, 1, CATALOGUE, WORDS)
    assert "Plank: hold for 30 seconds instead of hold for 15 seconds, Monday" in said
    assert not any("Week" in sentence for sentence in said)


def test_a_week_that_is_not_there_is_refused() -> None:
    for compare in (week_differences, week_sentences):
        with pytest.raises(PlanEditError, match="The plan has no week 3"):
            compare(_two(), 0, 2, CATALOGUE, WORDS)


@given(plan=plans())
def test_a_copy_does_not_differ_and_rows_come_with_sentences(plan: Plan) -> None:
    copied = copy_week(plan, 0, len(plan.weeks), new_id=counting_ids("new"))
    last = len(plan.weeks)
    assert week_differences(copied, 0, last, CATALOGUE, WORDS) == ()
    assert week_sentences(copied, 0, last, CATALOGUE, WORDS) == ()
    if len(plan.weeks) > 1:
        rows = week_differences(plan, 0, 1, CATALOGUE, WORDS)
        assert bool(week_sentences(plan, 0, 1, CATALOGUE, WORDS)) >= bool(rows)
