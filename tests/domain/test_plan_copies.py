"""Parts of plans: what is taken, where it is put, and that nothing is shared but what may be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose import Dose, Span
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.domain.muscle import Taxonomy
from backdesk.domain.plan import Cell, Plan, Slot
from backdesk.domain.plan_copies import (
    PartKind,
    PlanPart,
    copied_block,
    copied_day,
    copied_entries,
    copied_week,
    part_names,
    paste,
    without_doses,
)
from backdesk.domain.plan_edits import block_at
from backdesk.errors import PlanEditError
from tests.domain.strategies import choices, plans, slots
from tests.factories import counting_ids, make_block, make_day, make_entry, make_plan

MONDAY = Cell(0, "monday", BlockKind.STRENGTH)
FRIDAY = Cell(0, "friday", BlockKind.STRENGTH)
OWN = Exercise(ExerciseId("own"), "Own")
CATALOGUE = Catalogue([Exercise(ExerciseId("bird-dog"), "Bird Dog")], Taxonomy(()), ())


def sample() -> Plan:
    """Monday: a | b c d with 3 rounds, b and c a superset. Friday empty but labelled."""
    pair = [replace(make_entry(id=one, sets=3, load="5 kg"), group="A", note="Slowly") for one in "bc"]
    monday = make_day(
        "monday",
        label="Gym",
        warm_up=make_block(make_entry(id="a")),
        strength=make_block(*pair, make_entry("own", id="d"), rounds=3),
    )
    return replace(make_plan((monday, make_day("friday"))), exercises=(OWN,))


def put(plan: Plan, part: PlanPart, slot: Slot) -> Plan:
    return paste(plan, part, slot, catalogue=CATALOGUE, new_id=counting_ids("new")).plan


def exercises(part: PlanPart) -> list[str]:
    return [str(entry.exercise) for entry in part.entries()]


def test_entries_are_taken_in_board_order_with_what_they_need() -> None:
    part = copied_entries(sample(), [EntryId("d"), EntryId("a")])
    assert (part.kind, exercises(part), part.exercises) == (PartKind.ENTRIES, ["bird-dog", "own"], (OWN,))
    assert part_names(part, CATALOGUE) == ["Bird Dog", "Own"]


def test_own_exercises_of_the_clinic_come_along_where_they_are_used() -> None:
    other = Exercise(ExerciseId("other"), "Other")
    plan = replace(sample(), exercises=())
    assert copied_entries(plan, [EntryId("d")], [OWN, other]).exercises == (OWN,)
    assert copied_entries(plan, [EntryId("a")], [OWN, other]).exercises == ()


def test_a_block_goes_behind_what_is_there_and_brings_its_rounds_into_an_empty_one() -> None:
    part = copied_block(sample(), MONDAY)
    empty = block_at(put(sample(), part, Slot(FRIDAY, 0)), FRIDAY)
    assert ([one.exercise for one in empty.entries], empty.rounds) == (["bird-dog", "bird-dog", "own"], 3)
    full = replace(sample(), weeks=make_plan((make_day("friday", strength=make_block(make_entry())),)).weeks)
    after = block_at(put(full, part, Slot(FRIDAY, 0)), FRIDAY)
    assert (len(after.entries), after.rounds) == (4, None)


def test_a_block_can_go_into_another_block() -> None:
    warm_up = Cell(0, "friday", BlockKind.WARM_UP)
    after = put(sample(), copied_block(sample(), MONDAY), Slot(warm_up, 0))
    assert len(block_at(after, warm_up).entries) == 3


def test_a_day_brings_its_label_only_to_an_empty_unlabelled_day() -> None:
    part = copied_day(sample(), 0, "monday")
    after = put(sample(), part, Slot(FRIDAY, 0)).weeks[0].day("friday")
    assert after is not None
    assert (after.label, [kind for kind, _ in after.entries()]) == (
        "Gym",
        [BlockKind.WARM_UP, *[BlockKind.STRENGTH] * 3],
    )
    again = put(sample(), part, Slot(MONDAY, 0)).weeks[0].day("monday")
    assert again is not None
    assert len(tuple(again.entries())) == 8


def test_a_week_is_put_behind_the_slots_week() -> None:
    plan = make_plan((), ())
    after = put(plan, copied_week(sample(), 0), Slot(Cell(0, "monday", BlockKind.RELIEF), 0))
    assert [len(week.days) for week in after.weeks] == [0, 2, 0]
    assert after.exercises == (OWN,)


def test_a_superset_keeps_together_under_a_free_letter_and_a_single_one_leaves_it() -> None:
    pair = copied_entries(sample(), [EntryId("b"), EntryId("c")])
    groups = [entry.group for entry in block_at(put(sample(), pair, Slot(MONDAY, 3)), MONDAY).entries]
    assert groups == ["A", "A", "", "B", "B"]
    one = copied_entries(sample(), [EntryId("b")])
    assert block_at(put(sample(), one, Slot(FRIDAY, 0)), FRIDAY).entries[0].group == ""


def test_supersets_of_two_blocks_stay_two() -> None:
    monday = sample().weeks[0].days[0]
    other = [replace(make_entry(id=one), group="A") for one in "ef"]
    days = (monday, make_day("tuesday", strength=make_block(*other)))
    for plan in (make_plan(days), make_plan(days[:1], (replace(days[1], name="monday"),))):
        part = copied_entries(plan, [EntryId(one) for one in "bcef"])
        groups = [entry.group for entry in block_at(put(plan, part, Slot(FRIDAY, 0)), FRIDAY).entries]
        assert groups == ["A", "A", "B", "B"]


def test_entries_of_several_weeks_stand_in_the_order_of_the_days() -> None:
    weeks = [(make_day(name, strength=make_block(make_entry(id=name))),) for name in ("friday", "monday")]
    part = copied_entries(make_plan(*weeks), [EntryId("monday"), EntryId("friday")])
    assert [day.name for day in part.week.days] == ["monday", "friday"]


def test_an_exercise_that_is_known_already_does_not_come_twice() -> None:
    part = copied_day(sample(), 0, "monday")
    assert put(sample(), part, Slot(FRIDAY, 0)).exercises == (OWN,)
    assert (
        paste(
            make_plan(),
            part,
            Slot(FRIDAY, 0),
            catalogue=CATALOGUE.with_exercises([OWN]),
            new_id=counting_ids(),
        ).plan.exercises
        == ()
    )


def test_without_doses_means_usual_doses_no_loads_no_notes_no_rounds() -> None:
    usual = Dose(sets=2, reps=Span.of(8), load="10 kg")
    part = without_doses(copied_day(sample(), 0, "monday"), lambda _: usual)
    assert exercises(part) == ["bird-dog", "bird-dog", "bird-dog", "own"]
    assert {entry.dose for entry in part.entries()} == {replace(usual, load="")}
    assert {entry.note for entry in part.entries()} == {""}
    assert [entry.group for entry in part.entries()] == ["", "A", "A", ""]
    assert {block.rounds for block in part.week.days[0].blocks} == {None}


def test_what_is_empty_or_gone_cannot_be_taken() -> None:
    with pytest.raises(PlanEditError):
        copied_block(sample(), FRIDAY)
    with pytest.raises(PlanEditError):
        copied_day(sample(), 0, "friday")
    with pytest.raises(PlanEditError):
        copied_day(sample(), 7, "monday")
    with pytest.raises(PlanEditError):
        copied_entries(sample(), [EntryId("gone")])


@st.composite
def parts(draw: st.DrawFn, plan: Plan) -> PlanPart | None:
    """Any part of a plan, None where there is nothing to take."""
    days = [(week, day) for week, days in enumerate(plan.weeks) for day in days.days if not day.is_rest]
    taken: list[PlanPart] = [copied_week(plan, draw(st.integers(0, len(plan.weeks) - 1)))]
    if days:
        week, day = draw(st.sampled_from(days))
        kind = draw(st.sampled_from([kind for kind in BLOCK_ORDER if day.block(kind).entries]))
        taken += [copied_day(plan, week, day.name), copied_block(plan, Cell(week, day.name, kind))]
        chosen = draw(choices(plan))
        if chosen:
            taken.append(copied_entries(plan, chosen))
    return draw(st.sampled_from(taken))


@given(st.data(), plans(), plans())
def test_whatever_is_pasted_all_ids_stay_unique_and_nothing_is_lost(
    data: st.DataObject, source: Plan, target: Plan
) -> None:
    part = data.draw(parts(source))
    slot = data.draw(slots(target))
    assert part is not None
    before = [entry.id for entry in target.entries()]
    pasted = paste(target, part, slot, catalogue=CATALOGUE, new_id=counting_ids("new"))
    after = {entry.id: entry for entry in pasted.plan.entries()}
    assert len(after) == len(tuple(pasted.plan.entries()))
    assert set(after) == {*before, *pasted.entries}
    assert [after[one].exercise for one in pasted.entries] == [entry.exercise for entry in part.entries()]
    assert [after[one].dose for one in pasted.entries] == [entry.dose for entry in part.entries()]
    for level in (
        [week.id for week in pasted.plan.weeks],
        [day.id for week in pasted.plan.weeks for day in week.days if week not in target.weeks],
    ):
        assert len(set(level)) == len(level)


@given(st.data(), plans(), plans())
def test_without_doses_exercises_and_order_stay(data: st.DataObject, source: Plan, target: Plan) -> None:
    part = data.draw(parts(source))
    assert part is not None
    bare = without_doses(part, lambda _: Dose(sets=1))
    slot = data.draw(slots(target))
    pasted = paste(target, bare, slot, catalogue=CATALOGUE, new_id=counting_ids("new"))
    after = {entry.id: entry for entry in pasted.plan.entries()}
    assert [after[one].exercise for one in pasted.entries] == [entry.exercise for entry in part.entries()]
    assert {after[one].dose for one in pasted.entries} <= {Dose(sets=1)}
