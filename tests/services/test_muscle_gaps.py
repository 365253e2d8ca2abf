"""What made a muscle's numbers adds up to them; what would fill a gap comes best first."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.coverage import CoverageCounter, CoverageRules
from backdesk.domain.coverage_loads import muscle_roles
from backdesk.domain.exercise import Role
from backdesk.domain.ids import ExerciseId, MuscleId
from backdesk.domain.plan import Plan
from backdesk.resources import resource_path
from backdesk.services.exchange import read_plan_file
from backdesk.services.library import load_catalogue
from backdesk.services.muscle_gaps import contributions, gap_fillers
from tests.domain.strategies import GROUP_MEMBERS, LEAVES, catalogues, made_up_taxonomy, plans
from tests.factories import make_block, make_day, make_entry, make_exercise, make_plan

STRENGTH, RELIEF = BlockKind.STRENGTH, BlockKind.RELIEF
DEFAULT = CoverageRules()
ALL_BLOCKS = CoverageRules(frozenset(BlockKind), double_each_side=True)

library = cache(load_catalogue)
rule_sets = st.builds(
    CoverageRules,
    counted=st.sets(st.sampled_from([*BlockKind])).map(frozenset),
    double_each_side=st.booleans(),
)


def adds_up(catalogue: Catalogue, plan: Plan, rules: CoverageRules, muscle: MuscleId) -> None:
    for coverage, week in zip(CoverageCounter(catalogue, rules).plan(plan), plan.weeks, strict=True):
        count = coverage.of(muscle)
        parts = contributions(week, muscle, catalogue, rules)
        assert sum(part.fractional for part in parts) == pytest.approx(count.fractional)
        assert sum(part.direct for part in parts) == pytest.approx(count.direct)
        assert sum(part.stretch_times for part in parts) == pytest.approx(count.stretch_times)
        assert sum(part.stretch_seconds for part in parts) == pytest.approx(count.stretch_seconds)
        assert len({part.day for part in parts if part.fractional}) == count.days


@given(catalogue=catalogues(), plan=plans(), rules=rule_sets)
def test_contributions_add_up_to_the_count(catalogue: Catalogue, plan: Plan, rules: CoverageRules) -> None:
    for name in (*LEAVES, *GROUP_MEMBERS):
        adds_up(catalogue, plan, rules, MuscleId(name))


@pytest.mark.parametrize("rules", [DEFAULT, ALL_BLOCKS])
def test_contributions_add_up_over_the_sample_plan(rules: CoverageRules) -> None:
    sample = resource_path("sample", "lower-back-week.backdesk.json")
    plan = read_plan_file(sample, library()).plan
    for muscle in library().taxonomy.by_id:
        adds_up(library(), plan, rules, muscle)


def made_up(*exercises: object) -> Catalogue:
    return Catalogue(exercises, made_up_taxonomy(), ())  # type: ignore[arg-type]


def test_a_contribution_says_where_it_stands_and_what_its_sets_count() -> None:
    catalogue = made_up(make_exercise("row", primary=("d",), secondary=("a",), stretched=("f",)))
    entry = make_entry("row", id="here", sets=3, hold_seconds=20)
    (week,) = make_plan((make_day("friday", strength=make_block(entry, rounds=2)),)).weeks

    (helping,) = contributions(week, MuscleId("big"), catalogue, DEFAULT)
    (stretch,) = contributions(week, MuscleId("f"), catalogue, DEFAULT)

    assert (helping.entry, helping.exercise, helping.day, helping.block) == (
        "here", "row", "friday", STRENGTH,
    )  # fmt: skip
    assert (helping.sets, helping.weight, helping.fractional, helping.direct) == (6, 0.5, 3, 0)
    assert (stretch.sets, stretch.stretch_times, stretch.stretch_seconds) == (0, 1, 120)
    assert contributions(week, MuscleId("g"), catalogue, DEFAULT) == ()


def test_entries_of_blocks_that_do_not_count_are_left_out() -> None:
    catalogue = made_up(make_exercise("row", primary=("d",)))
    (week,) = make_plan((make_day("friday", relief=make_block(make_entry("row", sets=3))),)).weeks
    assert contributions(week, MuscleId("d"), catalogue, DEFAULT) == ()
    assert contributions(week, MuscleId("d"), catalogue, ALL_BLOCKS)[0].fractional == 3


def test_an_unknown_exercise_contributes_nothing() -> None:
    (week,) = make_plan((make_day("friday", strength=make_block(make_entry("gone"))),)).weeks
    assert contributions(week, MuscleId("d"), made_up(), DEFAULT) == ()


def test_fillers_come_main_first_then_new_then_those_for_a_counted_block() -> None:
    catalogue = made_up(
        make_exercise("a-helper", secondary=("d",)),
        make_exercise("b-planned", primary=("d",)),
        make_exercise("c-relief", primary=("d",), blocks=(RELIEF,)),
        make_exercise("d-main", primary=("d",)),
        make_exercise("e-main", primary=("d",)),
        make_exercise("f-stretch", stretched=("d",)),
        make_exercise("g-other", primary=("f",)),
    )
    found = gap_fillers(MuscleId("d"), catalogue, DEFAULT, planned=[ExerciseId("b-planned")])
    assert found == ("d-main", "e-main", "c-relief", "b-planned", "a-helper")


def test_where_nothing_trains_a_muscle_its_stretches_are_offered() -> None:
    catalogue = made_up(make_exercise("fold", stretched=("d",)), make_exercise("row", primary=("f",)))
    assert gap_fillers(MuscleId("d"), catalogue, DEFAULT) == ("fold",)
    assert gap_fillers(MuscleId("g"), catalogue, DEFAULT) == ()


def test_every_muscle_of_the_library_can_be_filled_and_every_filler_adds() -> None:
    catalogue = library()
    for muscle in catalogue.taxonomy.by_id:
        found = gap_fillers(muscle, catalogue, DEFAULT)
        assert found, muscle
        wanted = set(catalogue.taxonomy.expand(muscle))
        for exercise in found:
            roles = muscle_roles(catalogue.exercises[exercise], catalogue.taxonomy)
            assert wanted & {name for name, role in roles.items() if role is not Role.STRETCHED}
