"""The counter against a naive second count, over made-up muscles, exercises and plans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.coverage import CoverageCounter, CoverageRules, WeekCoverage
from backdesk.domain.exercise import Movement
from backdesk.domain.ids import MuscleId
from backdesk.domain.plan import Plan, Week
from tests.domain import coverage_oracle
from tests.domain.coverage_oracle import Oracle
from tests.domain.strategies import (
    GROUP_MEMBERS,
    LEAVES,
    TRUNK_MEMBERS,
    UNKNOWN,
    catalogues,
    plans,
)

switches = st.builds(
    CoverageRules,
    counted=st.sets(st.sampled_from([BlockKind.WARM_UP, BlockKind.RELIEF])).map(
        lambda extra: frozenset({BlockKind.STRENGTH, *extra})
    ),
    double_each_side=st.booleans(),
)


@given(catalogue=catalogues(), plan=plans(), rules=switches)
def test_the_counter_agrees_with_the_naive_count(
    catalogue: Catalogue, plan: Plan, rules: CoverageRules
) -> None:
    oracle = Oracle(
        exercises={str(name): exercise for name, exercise in catalogue.exercises.items()},
        group_members=GROUP_MEMBERS,
        trunk_members=TRUNK_MEMBERS,
        counted=rules.counted,
        doubled=rules.double_each_side,
    )
    counted = CoverageCounter(catalogue, rules).plan(plan)
    assert [coverage.week for coverage in counted] == list(range(1, len(plan.weeks) + 1))
    for coverage, week in zip(counted, plan.weeks, strict=True):
        _agrees_on_muscles(coverage, oracle, week)
        _agrees_on_the_rest(coverage, oracle, week)


def _agrees_on_muscles(coverage: WeekCoverage, oracle: Oracle, week: Week) -> None:
    assert set(coverage.muscles) == set(LEAVES)
    assert set(coverage.groups) == set(GROUP_MEMBERS)
    for name, members in {**{leaf: (leaf,) for leaf in LEAVES}, **GROUP_MEMBERS}.items():
        got = coverage.of(MuscleId(name))
        fractional = oracle.fractional(week, members)
        assert got.direct == oracle.direct(week, members), name
        assert got.fractional == fractional, name
        assert got.days == oracle.days(week, members), name
        assert got.stretch_times == oracle.stretch_times(week, members), name
        assert got.stretch_seconds == oracle.stretch_seconds(week, members), name
        assert got.band == coverage_oracle.band(fractional), name


def _agrees_on_the_rest(coverage: WeekCoverage, oracle: Oracle, week: Week) -> None:
    for movement in Movement:
        wanted = oracle.movement_sets(week, movement.value)
        if movement is Movement.PUSH:
            assert coverage.balance.push == wanted
        elif movement is Movement.PULL:
            assert coverage.balance.pull == wanted
        else:
            assert coverage.movements[movement] == wanted
    for side, members in TRUNK_MEMBERS.items():
        assert getattr(coverage.balance, side) == oracle.fractional(week, members), side
    assert coverage.aerobic_minutes == pytest.approx(oracle.aerobic_minutes(week))
    assert coverage.session_minutes == pytest.approx(coverage_oracle.session_minutes(week))
    gone = any(entry.exercise == UNKNOWN for day in week.days for _, entry in day.entries())
    assert coverage.unknown == ((UNKNOWN,) if gone else ())


@given(catalogue=catalogues(), plan=plans(max_weeks=1))
def test_a_counter_that_has_counted_before_counts_the_same(catalogue: Catalogue, plan: Plan) -> None:
    used = CoverageCounter(catalogue)
    used.week(plan.weeks[0])
    assert used.week(plan.weeks[0], 3) == CoverageCounter(catalogue).week(plan.weeks[0], 3)


@given(catalogue=catalogues(), plan=plans(max_weeks=1))
def test_a_group_is_at_least_its_largest_member_and_at_most_their_sum(
    catalogue: Catalogue, plan: Plan
) -> None:
    coverage = CoverageCounter(catalogue).week(plan.weeks[0])
    for group, members in GROUP_MEMBERS.items():
        whole = coverage.groups[MuscleId(group)].fractional
        parts = [coverage.muscles[MuscleId(member)].fractional for member in members]
        assert max(parts) <= whole <= sum(parts)
