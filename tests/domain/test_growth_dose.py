"""A dose grows by its rule, keeps its text, and never passes a cap or shrinks."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.dose import Dose, Span
from backdesk.domain.growth import grown_dose
from backdesk.domain.growth_dose import deload_count, last_dose
from backdesk.domain.growth_load import load_units, load_weight
from backdesk.domain.progression import Growth, GrowthRule
from tests.domain.strategies import doses

LOADS = ("", "body weight", "red band", "2 kg", "12.5kg", "7,5 kg", "20 lb", "10-12 kg", "70 % of 1RM",
         "2 x 10 kg", "20 kg (44 lb)", "-10 kg", "RPE 7")  # fmt: skip


def _load(text: str, growth: Growth, amount: float, times: int = 1, cap: float | None = None) -> str:
    return grown_dose(Dose(load=text), GrowthRule(growth, amount, cap=cap), times).load


def test_a_plank_goes_from_15_to_60_seconds_in_steps_of_15() -> None:
    rule = GrowthRule(Growth.HOLD_SECONDS, 15, cap=60)
    plank = Dose(sets=2, hold_seconds=Span.of(15))
    held = [grown_dose(plank, rule, times).hold_seconds for times in range(6)]
    assert held == [Span.of(seconds) for seconds in (15, 30, 45, 60, 60, 60)]
    assert last_dose(plank, rule) == grown_dose(plank, rule, 3)


def test_both_ends_of_a_range_grow_and_stop_at_the_cap() -> None:
    rule = GrowthRule(Growth.REPS, 2, cap=12)
    grown = [grown_dose(Dose(reps=Span(8, 12)), rule, times).reps for times in range(4)]
    assert grown == [Span(8, 12), Span(10, 12), Span(12, 12), Span(12, 12)]
    assert grown_dose(Dose(reps=Span(8, 10)), GrowthRule(Growth.REPS, 1), 3).reps == Span(11, 13)


def test_a_rule_ends_where_both_ends_of_a_range_are_at_the_cap() -> None:
    reps = Dose(reps=Span(8, 12))
    assert last_dose(reps, GrowthRule(Growth.REPS, 2, cap=12)) == Dose(reps=Span.of(12))
    assert last_dose(reps, GrowthRule(Growth.REPS, 0.01, cap=30)) == Dose(reps=Span.of(30))
    for endless in (
        GrowthRule(Growth.REPS, 2),
        GrowthRule(Growth.REPS, 0, cap=5),
        GrowthRule(Growth.BREATHS, 1, cap=5),
    ):
        assert last_dose(reps, endless) is None


def test_what_is_above_its_cap_stays() -> None:
    assert grown_dose(Dose(reps=Span(8, 15)), GrowthRule(Growth.REPS, 9, cap=12), 1).reps == Span(12, 15)
    assert grown_dose(Dose(sets=5), GrowthRule(Growth.SETS, 1, cap=3), 4).sets == 5
    assert _load("20 kg", Growth.LOAD_KG, 1, cap=10) == "20 kg"


def test_counts_stay_whole() -> None:
    half = GrowthRule(Growth.SETS, 0.5, cap=4.7)
    assert [grown_dose(Dose(sets=2), half, times).sets for times in range(7)] == [2, 2, 3, 3, 4, 4, 4]
    third = GrowthRule(Growth.BREATHS, 0.1)
    assert grown_dose(Dose(breaths=Span(5, 10)), third, 10).breaths == Span(6, 11)


def test_times_of_work_grow_in_seconds() -> None:
    walk = Dose(duration_seconds=Span(600, 900))
    rule = GrowthRule(Growth.DURATION_SECONDS, 120, cap=1200)
    assert grown_dose(walk, rule, 3).duration_seconds == Span(960, 1200)


@pytest.mark.parametrize("growth", list(Growth))
def test_a_dose_that_does_not_name_it_is_left_alone(growth: Growth) -> None:
    bare = Dose(load="body weight", rest_seconds=30, tempo="3-1-1")
    assert grown_dose(bare, GrowthRule(growth, 5), 3) is bare


def test_a_load_keeps_its_unit_its_text_and_its_spelling() -> None:
    assert _load("2 kg", Growth.LOAD_KG, 0.5) == "2.5 kg"
    assert _load("12.5kg", Growth.LOAD_KG, 2.5, 3) == "20kg"
    assert _load("7,5 kg per hand", Growth.LOAD_KG, 1.25) == "8,75 kg per hand"
    assert _load("2 x 10 KG", Growth.LOAD_KG, 2) == "2 x 12 KG"
    assert _load("10-12 kg", Growth.LOAD_KG, 1) == "11-13 kg"
    assert _load("20 lbs each", Growth.LOAD_LB, 5) == "25 lbs each"
    assert _load("20 kg", Growth.LOAD_KG, 2.5, 9, cap=27.5) == "27.5 kg"


@pytest.mark.parametrize(
    "text", ["20 lb", "-10 kg", "red band", "level 3", "20 kg (44 lb)", "10 kgx", "v1.2.3 kg"]
)
def test_kilograms_are_only_added_to_kilograms(text: str) -> None:
    assert _load(text, Growth.LOAD_KG, 2.5, 4) == text


def test_a_percentage_is_one_of_the_start_rounded_down_to_what_can_be_loaded() -> None:
    assert [_load("20 kg", Growth.LOAD_PERCENT, 2.5, times) for times in (1, 2, 4)] == [
        "20.5 kg",
        "21 kg",
        "22 kg",
    ]
    assert [_load("10 kg", Growth.LOAD_PERCENT, 2.5, times) for times in (1, 2)] == ["10 kg", "10.5 kg"]
    assert _load("45 lb", Growth.LOAD_PERCENT, 5, 1) == "47 lb"
    assert _load("20 kg (44 lb)", Growth.LOAD_PERCENT, 10, 1) == "22 kg (48 lb)"
    assert _load("2.3 kg", Growth.LOAD_PERCENT, 1, 1) == "2.3 kg"


def test_the_cap_of_a_percentage_is_what_it_adds_in_all() -> None:
    assert _load("20 kg", Growth.LOAD_PERCENT, 5, 9, cap=20) == "24 kg"
    assert last_dose(Dose(load="20 kg"), GrowthRule(Growth.LOAD_PERCENT, 5, cap=20)) == Dose(load="24 kg")


def test_a_load_that_is_a_percentage_grows_by_points() -> None:
    assert _load("70 % of 1RM", Growth.LOAD_PERCENT, 2.5, 2) == "75 % of 1RM"
    assert _load("70 % of 1RM", Growth.LOAD_PERCENT, 10, 26) == "100 % of 1RM"  # nobody lifts more
    assert _load("120 % of 1RM", Growth.LOAD_PERCENT, 10, 1) == "120 % of 1RM"
    assert _load("20-25 kg", Growth.LOAD_KG, 2.5, 9, cap=30) == "30 kg"  # not "30-30 kg"
    assert _load("30-30 kg", Growth.LOAD_KG, 2.5, 9, cap=30) == "30-30 kg"
    assert _load("70% 1RM", Growth.LOAD_KG, 2.5) == "70% 1RM"


def test_an_easier_week_does_its_share_of_sets_and_at_least_one() -> None:
    assert [deload_count(count, 0.6) for count in (1, 2, 3, 4, 5)] == [1, 1, 2, 2, 3]
    assert [deload_count(3, share) for share in (0, -1, 1, 7, math.nan)] == [1, 1, 3, 3, 3]


_amounts = st.floats(-5, 500, allow_nan=False).map(lambda amount: round(amount, 2))
_rules = st.builds(GrowthRule, st.sampled_from(Growth), _amounts, cap=st.none() | st.integers(0, 2_000))
_dosed = st.builds(lambda dose, load: _with_load(dose, load), doses, st.sampled_from(LOADS))


def _with_load(dose: Dose, load: str) -> Dose:
    return Dose(dose.sets, dose.reps, dose.hold_seconds, dose.duration_seconds, dose.breaths, load=load)


def _amount_of(dose: Dose, growth: Growth) -> tuple[float, ...]:
    """The numbers that a rule of this kind adds to."""
    span = {Growth.REPS: dose.reps, Growth.HOLD_SECONDS: dose.hold_seconds, Growth.BREATHS: dose.breaths,
            Growth.DURATION_SECONDS: dose.duration_seconds}.get(growth)  # fmt: skip
    if growth is Growth.SETS:
        return () if dose.sets is None else (dose.sets,)
    if span is not None:
        return (span.low, span.high)
    weight = load_weight(dose.load)
    return () if weight is None or growth not in (Growth.LOAD_KG, Growth.LOAD_LB) else (weight,)


@given(_dosed, _rules, st.integers(0, 30))
def test_growth_is_monotone_and_stops_at_the_cap(dose: Dose, rule: GrowthRule, times: int) -> None:
    now, later = grown_dose(dose, rule, times), grown_dose(dose, rule, times + 1)
    start = _amount_of(dose, rule.growth)
    for before, amount, after in zip(
        start, _amount_of(now, rule.growth), _amount_of(later, rule.growth), strict=True
    ):
        assert before <= amount <= after
        assert rule.cap is None or after <= max(rule.cap, before)
    assert load_units(now.load) == load_units(dose.load)
    assert grown_dose(dose, rule, 0) == dose


@given(_dosed, _rules, st.integers(0, 30))
def test_a_rule_changes_only_what_it_adds_to(dose: Dose, rule: GrowthRule, times: int) -> None:
    grown = grown_dose(dose, rule, times)
    changed = {name for name in Dose.__slots__ if getattr(grown, name) != getattr(dose, name)}
    expected = {"load"} if rule.growth.startswith("load") else {rule.growth.replace("-", "_")}
    assert changed <= expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("5kg-10kg", "10kg-15kg"),
        ("5 kg – 10 kg", "10 kg – 15 kg"),
        ("1 1/2 kg", "1 1/2 kg"),
        ("-5 kg", "-5 kg"),
    ],
)
def test_a_range_grows_at_both_ends_and_what_is_no_number_stays(before: str, after: str) -> None:
    assert grown_dose(Dose(load=before), GrowthRule(Growth.LOAD_KG, 5), 1).load == after
