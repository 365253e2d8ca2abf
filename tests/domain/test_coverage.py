"""Each counting rule of design/coverage.md with exact numbers."""

from __future__ import annotations

import pytest

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.coverage import Band, CoverageCounter, CoverageRules, MuscleCoverage, WeekCoverage
from backdesk.domain.coverage_loads import muscle_roles
from backdesk.domain.exercise import ExerciseType, Movement, Role
from backdesk.domain.ids import MuscleId
from backdesk.domain.muscle import BodyView, Muscle, Taxonomy, TrunkSide
from backdesk.domain.plan import Day, Entry
from tests.factories import make_block, make_day, make_entry, make_exercise, make_plan

ERECTORS = ("iliocostalis", "longissimus", "spinalis")


def _muscle(
    name: str, group: str | None = None, trunk: TrunkSide | None = None, *, is_group: bool = False
) -> Muscle:
    owner = None if group is None else MuscleId(group)
    return Muscle(MuscleId(name), name, name, BodyView.BACK, (), owner, is_group, trunk_side=trunk)


TAXONOMY = Taxonomy(
    [
        _muscle("erector-spinae", is_group=True),
        *(_muscle(name, "erector-spinae", TrunkSide.BACK) for name in ERECTORS),
        _muscle("abs", trunk=TrunkSide.FRONT),
        _muscle("obliques", trunk=TrunkSide.SIDES),
        _muscle("lats"),
    ]
)
CATALOGUE = Catalogue(
    [
        make_exercise("whole-back", primary=("erector-spinae",), secondary=("abs",)),
        make_exercise("mixed-back", primary=("longissimus",), secondary=("iliocostalis", "spinalis")),
        make_exercise("back-helps", secondary=("iliocostalis", "spinalis"), primary=("lats",)),
        make_exercise("fold", stretched=("longissimus", "spinalis")),
        make_exercise("twist", primary=("obliques",), movements=(Movement.ROTATION, Movement.PULL)),
        make_exercise("press", primary=("abs",), movements=(Movement.ANTI_EXTENSION, Movement.PUSH)),
        make_exercise("walk", type=ExerciseType.AEROBIC, secondary=("abs",)),
    ],
    TAXONOMY,
    (),
)


def count(*days: Day, rules: CoverageRules | None = None) -> WeekCoverage:
    """Count one week of these days."""
    return CoverageCounter(CATALOGUE, rules).week(make_plan(days).weeks[0])


def strength(*entries: Entry, rounds: int | None = None, day: str = "monday") -> Day:
    """A day with only a strength block."""
    return make_day(day, strength=make_block(*entries, rounds=rounds))


def muscle(coverage: WeekCoverage, name: str) -> MuscleCoverage:
    """One muscle or group of a count."""
    return coverage.of(MuscleId(name))


def test_direct_sets_are_primary_and_fractional_adds_half_of_secondary() -> None:
    coverage = count(strength(make_entry("whole-back", sets=3), make_entry("press", sets=2)))
    assert muscle(coverage, "spinalis").direct == 3
    assert muscle(coverage, "spinalis").fractional == 3
    assert muscle(coverage, "abs").direct == 2
    assert muscle(coverage, "abs").fractional == 2 + 1.5


def test_a_group_counts_an_exercise_once_with_the_largest_weight_of_its_members() -> None:
    named = count(strength(make_entry("whole-back", sets=3)))
    assert muscle(named, "erector-spinae").direct == 3
    assert muscle(named, "erector-spinae").fractional == 3

    mixed = count(strength(make_entry("mixed-back", sets=4)))
    assert muscle(mixed, "longissimus").direct == 4
    assert muscle(mixed, "iliocostalis").direct == 0
    assert muscle(mixed, "iliocostalis").fractional == 2
    assert muscle(mixed, "erector-spinae").direct == 4
    assert muscle(mixed, "erector-spinae").fractional == 4

    helping = count(strength(make_entry("back-helps", sets=4)))
    assert muscle(helping, "erector-spinae").direct == 0
    assert muscle(helping, "erector-spinae").fractional == 2


def test_only_strength_counts_until_the_switches_add_warm_up_and_relief() -> None:
    day = make_day(
        warm_up=make_block(make_entry("press", sets=1)),
        strength=make_block(make_entry("press", sets=2)),
        relief=make_block(make_entry("press", sets=4)),
    )
    expected = {
        (): 2,
        (BlockKind.WARM_UP,): 3,
        (BlockKind.RELIEF,): 6,
        (BlockKind.WARM_UP, BlockKind.RELIEF): 7,
    }
    for extra, sets in expected.items():
        rules = CoverageRules(counted=frozenset({BlockKind.STRENGTH, *extra}))
        assert muscle(count(day, rules=rules), "abs").direct == sets


def test_days_movements_and_balance_follow_the_counted_blocks() -> None:
    warm_up_only = make_day(warm_up=make_block(make_entry("press", sets=3)))
    coverage = count(warm_up_only)
    assert muscle(coverage, "abs") == MuscleCoverage()
    assert coverage.movements[Movement.ANTI_EXTENSION] == 0
    assert coverage.balance.front == coverage.balance.push == 0


@pytest.mark.parametrize(("side", "doubled"), [("each", 6), ("both", 3), ("left", 3), ("alternating", 3)])
def test_each_side_counts_once_and_a_setting_doubles_it(side: str, doubled: int) -> None:
    day = strength(make_entry("twist", sets=3, side=side))
    assert muscle(count(day), "obliques").direct == 3
    assert muscle(count(day, rules=CoverageRules(double_each_side=True)), "obliques").direct == doubled


def test_times_a_day_rounds_and_missing_sets() -> None:
    assert muscle(count(strength(make_entry("press", sets=2, times_per_day=3))), "abs").direct == 6
    assert muscle(count(strength(make_entry("press"))), "abs").direct == 1
    circuit = strength(make_entry("press", sets=2), make_entry("twist"), rounds=3)
    assert muscle(count(circuit), "abs").direct == 6
    assert muscle(count(circuit), "obliques").direct == 3


def test_stretching_counts_from_any_block() -> None:
    entry = make_entry("fold", sets=2, hold_seconds=20)
    for block in BlockKind:
        coverage = count(make_day().with_block(block, make_block(entry)))
        assert muscle(coverage, "longissimus").stretch_times == 1
        assert muscle(coverage, "longissimus").stretch_seconds == 40
        assert muscle(coverage, "iliocostalis").stretch_times == 0
        # the group is stretched once, not once for each of its two stretched members
        assert muscle(coverage, "erector-spinae").stretch_times == 1
        assert muscle(coverage, "erector-spinae").stretch_seconds == 40
        assert muscle(coverage, "erector-spinae").fractional == 0
        assert muscle(coverage, "erector-spinae").days == 0


@pytest.mark.parametrize(
    ("dose", "seconds"),
    [
        ({}, 30),
        ({"hold_seconds": (20, 30)}, 25),
        ({"breaths": 5}, 20),
        ({"breaths": (5, 10)}, 30),
        ({"duration_seconds": 60}, 60),
        ({"hold_seconds": 20, "duration_seconds": 60}, 20),
        ({"sets": 3, "hold_seconds": 20}, 60),
        ({"reps": 4, "hold_seconds": 10}, 40),
        ({"reps": (3, 5), "hold_seconds": 5}, 20),
        ({"hold_seconds": 20, "side": "each"}, 40),
        ({"hold_seconds": 20, "side": "alternating"}, 20),
        ({"hold_seconds": 20, "times_per_day": 2}, 40),
        ({"sets": 2, "reps": 3, "hold_seconds": 10, "side": "each", "times_per_day": 2}, 240),
    ],
)
def test_stretch_seconds(dose: dict[str, object], seconds: float) -> None:
    coverage = count(make_day(relief=make_block(make_entry("fold", **dose))))  # type: ignore[arg-type]
    assert muscle(coverage, "spinalis").stretch_seconds == seconds


def test_the_rounds_of_a_circuit_multiply_the_seconds_held() -> None:
    coverage = count(make_day(relief=make_block(make_entry("fold", hold_seconds=20), rounds=3)))
    assert muscle(coverage, "spinalis").stretch_seconds == 60


def test_days_count_each_day_once_and_numbered_days_too() -> None:
    coverage = count(
        strength(make_entry("press"), make_entry("whole-back"), day="monday"),
        strength(make_entry("whole-back"), day="friday"),
        strength(make_entry("twist"), day="day-3"),
    )
    assert muscle(coverage, "abs").days == 2
    assert muscle(coverage, "erector-spinae").days == 2
    assert muscle(coverage, "obliques").days == 1
    assert muscle(coverage, "lats").days == 0


@pytest.mark.parametrize(
    ("fractional", "band"),
    [
        (0, Band.NONE),
        (0.5, Band.LIGHT),
        (3.5, Band.LIGHT),
        (4, Band.MODERATE),
        (9.5, Band.MODERATE),
        (10, Band.HIGH),
        (40, Band.HIGH),
    ],
)
def test_bands_begin_at_4_and_10(fractional: float, band: Band) -> None:
    assert CoverageRules().band(fractional) is band


def test_bands_are_editable_and_follow_fractional_sets() -> None:
    day = strength(make_entry("whole-back", sets=6))
    assert muscle(count(day), "abs").band is Band.LIGHT
    low = CoverageRules(moderate_from=2, high_from=3)
    assert muscle(count(day, rules=low), "abs").band is Band.HIGH


def test_movements_push_and_pull_are_sets() -> None:
    coverage = count(strength(make_entry("twist", sets=3), make_entry("press", sets=2)))
    assert coverage.movements[Movement.ROTATION] == 3
    assert coverage.movements[Movement.ANTI_EXTENSION] == 2
    assert coverage.movements[Movement.FLEXION] == 0
    assert set(coverage.movements) == set(Movement) - {Movement.PUSH, Movement.PULL}
    assert (coverage.balance.push, coverage.balance.pull) == (2, 3)


def test_trunk_balance_counts_an_exercise_once_for_a_side() -> None:
    coverage = count(
        strength(
            make_entry("whole-back", sets=4),  # back 4, front 2
            make_entry("mixed-back", sets=2),  # back 2
            make_entry("twist", sets=3),  # sides 3
        )
    )
    assert (coverage.balance.front, coverage.balance.back, coverage.balance.sides) == (2, 6, 3)


def test_aerobic_minutes_come_from_any_block() -> None:
    coverage = count(
        make_day("monday", strength=make_block(make_entry("walk", duration_seconds=(1_200, 2_400)))),
        make_day("tuesday", warm_up=make_block(make_entry("walk", duration_seconds=300, times_per_day=2))),
        make_day("friday", relief=make_block(make_entry("walk"), make_entry("press", duration_seconds=600))),
    )
    assert coverage.aerobic_minutes == 30 + 10


def test_an_unknown_exercise_is_named_once_and_the_rest_still_counts() -> None:
    coverage = count(strength(make_entry("gone"), make_entry("gone"), make_entry("press")))
    assert coverage.unknown == ("gone",)
    assert muscle(coverage, "abs").direct == 1


def test_an_empty_week_is_all_zero_with_every_muscle_and_movement() -> None:
    coverage = count()
    assert set(coverage.muscles) == set(TAXONOMY.leaves)
    assert set(coverage.groups) == {"erector-spinae"}
    assert set(coverage.muscles.values()) == {MuscleCoverage()}
    assert coverage.session_minutes == {}
    assert coverage.aerobic_minutes == 0
    assert muscle(coverage, "no-such-muscle") == MuscleCoverage()


def test_where_a_muscle_was_given_two_roles_the_heavier_counts() -> None:
    twice = make_exercise("twice", primary=("spinalis",), secondary=("erector-spinae",), stretched=("abs",))
    assert muscle_roles(twice, TAXONOMY) == {
        "spinalis": Role.PRIMARY,
        "iliocostalis": Role.SECONDARY,
        "longissimus": Role.SECONDARY,
        "abs": Role.STRETCHED,
    }
