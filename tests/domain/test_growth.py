"""Weeks filled from one by rules: what each gets, what stays, and how the preview tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.blocks import BlockKind
from backdesk.domain.dose import Dose
from backdesk.domain.growth import fill_weeks, growth_preview, is_deload, rules_of
from backdesk.domain.growth_suggestions import suggested_rules
from backdesk.domain.ids import EntryId, WeekId
from backdesk.domain.plan import Entry, Plan, Week
from backdesk.domain.plan_weeks import delete_week, insert_week
from backdesk.domain.progression import Growth, GrowthRule, Progression
from backdesk.errors import PlanEditError
from backdesk.i18n import english
from backdesk.services.library import load_catalogue
from tests.domain.strategies import plans
from tests.factories import counting_ids, make_block, make_day, make_entry, make_plan

HOLD = GrowthRule(Growth.HOLD_SECONDS, 15, cap=60)


def _plan() -> Plan:
    """Monday: two planks and a row; Friday: a circuit of three rounds."""
    planks = (
        make_entry("plank", id="plank", sets=2, hold_seconds=15),
        make_entry("plank", id="second", sets=1),
    )
    row = make_entry("seated-row", id="row", sets=3, reps=(8, 12), load="20 kg")
    circuit = make_block(make_entry("bridge", id="bridge", sets=1, reps=10), rounds=3)
    days = (
        make_day("monday", label="Gym", strength=make_block(*planks, row)),
        make_day("friday", strength=circuit),
    )
    return make_plan(days)


def _progression(*rules: GrowthRule, deload_every: int | None = None, share: float = 0.6) -> Progression:
    return Progression(WeekId("unset"), rules, deload_every, share)


def _entry(week: Week, exercise: str) -> Entry:
    return next(entry for day in week.days for _, entry in day.entries() if entry.exercise == exercise)


def _doses(plan: Plan, exercise: str) -> list[Dose]:
    return [_entry(week, exercise).dose for week in plan.weeks if week.days]


def _holds(plan: Plan) -> list[float]:
    return [dose.hold_seconds.low for dose in _doses(plan, "plank") if dose.hold_seconds is not None]


def test_weeks_are_made_and_the_plank_holds_longer_every_week() -> None:
    plan = _plan()
    after = fill_weeks(plan, 0, 6, _progression(HOLD), counting_ids("new"))
    assert _holds(after) == [15, 30, 45, 60, 60, 60]
    assert after.weeks[0] is plan.weeks[0]
    assert [day.label for day in after.weeks[5].days] == ["Gym", ""]
    ids = [entry.id for entry in after.entries()]
    assert len(set(ids)) == len(ids) == 6 * 4
    assert len({day.id for week in after.weeks for day in week.days}) == 6 * 2
    assert after.progression == Progression(plan.weeks[0].id, (HOLD,))


def test_a_rule_may_hold_for_one_entry_and_wait_for_weeks() -> None:
    slow = GrowthRule(Growth.REPS, 1, every_weeks=2, entry=EntryId("row"))
    after = fill_weeks(_plan(), 0, 5, _progression(slow), counting_ids("new"))
    assert [dose.reps.low for dose in _doses(after, "seated-row") if dose.reps] == [8, 8, 9, 9, 10]
    assert {dose.reps.low for dose in _doses(after, "bridge") if dose.reps} == {10}


def test_the_rule_of_an_entry_goes_before_the_rule_for_all() -> None:
    for_all, own = GrowthRule(Growth.REPS, 1), GrowthRule(Growth.REPS, 0, entry=EntryId("row"))
    kilos, percent = GrowthRule(Growth.LOAD_KG, 1), GrowthRule(Growth.LOAD_PERCENT, 50)
    row = _entry(_plan().weeks[0], "seated-row")
    assert rules_of(row, (for_all, kilos, percent, own)) == (own, kilos)
    after = fill_weeks(_plan(), 0, 3, _progression(for_all, kilos, percent, own), counting_ids("new"))
    assert [dose.load for dose in _doses(after, "seated-row")] == ["20 kg", "21 kg", "22 kg"]
    assert {dose.reps.low for dose in _doses(after, "seated-row") if dose.reps} == {8}
    assert [dose.reps.low for dose in _doses(after, "bridge") if dose.reps] == [10, 11, 12]


def test_every_third_week_is_easier_and_keeps_the_growth_of_the_one_before() -> None:
    progression = _progression(GrowthRule(Growth.REPS, 1), deload_every=3)
    after = fill_weeks(_plan(), 0, 7, progression, counting_ids("new"))
    row = _doses(after, "seated-row")
    assert [dose.reps.low for dose in row if dose.reps] == [8, 9, 9, 10, 11, 11, 12]
    assert [dose.sets for dose in row] == [3, 3, 2, 3, 3, 2, 3]
    assert [week.days[1].block(BlockKind.STRENGTH).rounds for week in after.weeks] == [3, 3, 2, 3, 3, 2, 3]
    assert {dose.sets for dose in _doses(after, "bridge")} == {1}, "in a circuit only the rounds become fewer"
    assert not is_deload(0, progression)
    assert not any(is_deload(offset, replace(progression, deload_every=1)) for offset in range(9))


def test_filling_again_replaces_the_weeks_and_keeps_their_ids() -> None:
    first = fill_weeks(_plan(), 0, 4, _progression(HOLD), counting_ids("new"))
    again = fill_weeks(first, 0, 4, _progression(GrowthRule(Growth.HOLD_SECONDS, 5)), counting_ids("again"))
    assert [entry.id for entry in again.entries()] == [entry.id for entry in first.entries()]
    assert [week.id for week in again.weeks] == [week.id for week in first.weeks]
    assert _holds(again) == [15, 20, 25, 30]
    assert fill_weeks(first, 0, 4, _progression(HOLD), counting_ids("again")) == first


def test_weeks_beyond_the_last_one_filled_stay() -> None:
    plan = insert_week(
        fill_weeks(_plan(), 0, 3, _progression(HOLD), counting_ids("new")), 3, new_id=lambda: "w"
    )
    after = fill_weeks(plan, 0, 2, _progression(), counting_ids("again"))
    assert after.weeks[2:] == plan.weeks[2:]
    assert _holds(after) == [15, 15, 45]


def test_rules_of_entries_that_are_gone_are_not_recorded() -> None:
    gone = GrowthRule(Growth.SETS, 1, entry=EntryId("gone"))
    after = fill_weeks(_plan(), 0, 2, _progression(gone, HOLD), counting_ids("new"))
    assert after.progression is not None
    assert after.progression.rules == (HOLD,)
    assert delete_week(after, 0).progression is None


@pytest.mark.parametrize(
    ("source", "upto", "sentence"),
    [
        (0, 1, "Choose a week behind week 1 to fill up to"),
        (0, 27, "A plan holds at most 26 weeks"),
        (4, 6, "The plan has no week 5"),
    ],
)
def test_what_cannot_be_filled_is_refused(source: int, upto: int, sentence: str) -> None:
    with pytest.raises(PlanEditError, match=sentence):
        fill_weeks(_plan(), source, upto, _progression(), counting_ids("new"))
    with pytest.raises(PlanEditError, match=sentence):
        growth_preview(_plan(), source, upto, _progression())


def test_an_empty_week_is_no_source_and_a_long_plan_is_filled_within_its_weeks() -> None:
    with pytest.raises(PlanEditError, match="Week 1 is empty; there is nothing to fill from"):
        fill_weeks(make_plan(), 0, 3, _progression(), counting_ids("new"))
    long = make_plan(_plan().weeks[0].days, *[()] * 51)
    assert len(_holds(fill_weeks(long, 0, 52, _progression(HOLD), counting_ids("new")))) == 52


def test_the_preview_names_rule_and_cap_for_every_week() -> None:
    preview = growth_preview(_plan(), 0, 6, _progression(HOLD, deload_every=3))
    assert preview.weeks == (1, 2, 3, 4, 5, 6)
    assert preview.deloads == {3, 6}
    plank = preview.rows[0]
    assert (plank.day, plank.kind, plank.entry.id) == ("monday", BlockKind.STRENGTH, "plank")
    assert [cell.dose.hold_seconds.low for cell in plank.cells if cell.dose.hold_seconds] == [
        15,
        30,
        30,
        45,
        60,
        60,
    ]
    assert [cell.is_deload for cell in plank.cells] == [False, False, True] * 2
    assert [effect.times for cell in plank.cells for effect in cell.effects] == [0, 1, 1, 2, 3, 3]
    assert [cell.is_capped for cell in plank.cells] == [False] * 4 + [True] * 2
    longer = growth_preview(_plan(), 0, 5, _progression(HOLD)).rows[0]
    assert [cell.is_capped for cell in longer.cells] == [False] * 3 + [True] * 2
    assert preview.rows[1].cells[1].effects == (), "a dose without a hold has no rule"


def test_an_entry_is_at_its_cap_when_all_its_rules_are() -> None:
    rules = (GrowthRule(Growth.REPS, 2, cap=12), GrowthRule(Growth.LOAD_KG, 5, cap=40))
    row = growth_preview(_plan(), 0, 6, _progression(*rules)).rows[2]
    assert [[effect.is_capped for effect in cell.effects] for cell in row.cells] == [
        [False, False], [False, False], [True, False], [True, False], [True, True], [True, True],
    ]  # fmt: skip
    assert [cell.is_capped for cell in row.cells] == [False] * 4 + [True] * 2


def test_suggestions_hold_planks_longer_and_stay_within_usual_repetitions() -> None:
    week = make_plan(
        (
            make_day(
                "monday",
                warm_up=make_block(make_entry("bridge", reps=5)),
                strength=make_block(
                    make_entry("plank", id="plank", hold_seconds=15),
                    make_entry("side-plank", id="side", hold_seconds=15),
                    make_entry("plank", id="long", hold_seconds=90),
                    make_entry("dumbbell-row", id="row", reps=(12, 15), load="8 kg"),
                ),
            ),
        )
    ).weeks[0]
    found = suggested_rules(week, load_catalogue(), english())
    assert [one.rule for one in found] == [
        GrowthRule(Growth.HOLD_SECONDS, 15, cap=60, entry=EntryId("plank")),
        GrowthRule(Growth.HOLD_SECONDS, 15, cap=45, entry=EntryId("side")),
        GrowthRule(Growth.REPS, 1, cap=15, entry=EntryId("row")),
        GrowthRule(Growth.LOAD_PERCENT, 2.5, cap=20),
    ]
    assert all(one.reason for one in found)


_rules = st.lists(
    st.builds(
        GrowthRule,
        st.sampled_from(Growth),
        st.integers(0, 20),
        st.integers(1, 3),
        cap=st.none() | st.integers(0, 60),
        entry=st.none() | st.sampled_from([EntryId(f"entry-{n}") for n in range(4)]),
    ),
    max_size=4,
)


@given(plan=plans(), rules=_rules, upto=st.integers(2, 9), every=st.none() | st.integers(2, 4))
def test_filling_keeps_the_source_caps_and_single_ids(
    plan: Plan, rules: list[GrowthRule], upto: int, every: int | None
) -> None:
    if all(day.is_rest for day in plan.weeks[0].days):
        return
    picture = repr(plan)
    progression = _progression(*rules, deload_every=every)
    after = fill_weeks(plan, 0, upto, progression, counting_ids("new"))
    assert repr(plan) == picture
    assert after.weeks[0] is plan.weeks[0]
    assert after.weeks[upto:] == plan.weeks[upto:]
    ids = [entry.id for entry in after.entries()]
    assert len(set(ids)) == len(ids)
    assert fill_weeks(after, 0, upto, progression, counting_ids("again")) == after
    for row in growth_preview(plan, 0, upto, progression).rows:
        _check_row(row.entry.dose, [cell.dose for cell in row.cells if not cell.is_deload], rules)


def _check_row(start: Dose, doses: list[Dose], rules: list[GrowthRule]) -> None:
    most = max((rule.cap for rule in rules if rule.growth is Growth.REPS and rule.cap is not None), default=0)
    is_capped = all(rule.cap is not None for rule in rules if rule.growth is Growth.REPS)
    highs = [dose.reps.high for dose in doses if dose.reps is not None]
    assert highs == sorted(highs)
    if start.reps is not None and is_capped:
        assert highs[-1] <= max(most, start.reps.high)
