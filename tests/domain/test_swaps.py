"""What is offered in the place of an exercise, and the swap that keeps the dose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.exercise import Equipment, Exercise
from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.domain.plan_edits import find_entry, set_note
from backdesk.domain.swap_dose import DoseChange, swapped_dose
from backdesk.domain.swaps import (
    MOST,
    Swap,
    SwapKind,
    SwapReason,
    other_places,
    swap_entries,
    swap_entry,
    swap_reasons,
    swaps,
)
from backdesk.domain.wording import PlainWords
from backdesk.errors import PlanEditError
from tests.factories import make_block, make_day, make_entry, make_plan

PLANK, DEADLIFT = ExerciseId("plank"), ExerciseId("deadlift")


def offered(exercise: str, catalogue: Catalogue) -> dict[str, Swap]:
    return {swap.exercise: swap for swap in swaps(ExerciseId(exercise), catalogue)}


def test_the_versions_that_the_library_names_stand_first(catalogue: Catalogue) -> None:
    found = swaps(PLANK, catalogue)
    named = {*catalogue.exercises[PLANK].easier, *catalogue.exercises[PLANK].harder}
    assert {swap.exercise for swap in found[: len(named)]} == named
    assert offered("plank", catalogue)["knee-plank"].kind is SwapKind.EASIER
    assert offered("plank", catalogue)["long-lever-plank"].kind is SwapKind.HARDER


def test_the_second_step_to_easier_is_offered_below_the_first(catalogue: Catalogue) -> None:
    found = offered("bird-dog", catalogue)
    first = catalogue.exercises[ExerciseId("bird-dog")].easier[0]
    second = next(one for one in catalogue.exercises[first].easier if one != "bird-dog")
    assert found[second].kind is SwapKind.EASIER
    assert found[second].score < found[first].score


def test_an_exercise_that_calls_this_one_harder_is_easier(catalogue: Catalogue) -> None:
    own = Exercise(ExerciseId("own"), "Own", primary=(), harder=(PLANK,))
    found = offered("plank", catalogue.with_exercises([own]))
    assert found["own"].kind is SwapKind.EASIER


def test_the_same_purpose_means_shared_muscles_and_says_so(catalogue: Catalogue) -> None:
    same = [swap for swap in swaps(DEADLIFT, catalogue) if swap.kind is SwapKind.SAME_PURPOSE]
    assert same[0].exercise == "romanian-deadlift"
    assert {SwapReason.SAME_MUSCLES, SwapReason.SAME_EQUIPMENT} <= set(same[0].reasons)
    assert "cat-cow" not in {swap.exercise for swap in same}


def test_every_offer_has_a_reason_and_none_is_the_exercise_itself(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises:
        found = swaps(exercise, catalogue)
        assert len(found) <= MOST
        assert exercise not in {swap.exercise for swap in found}
        assert [swap.score for swap in found] == sorted((swap.score for swap in found), reverse=True)
        for swap in found:
            assert swap.reasons or swap.kind is not SwapKind.SAME_PURPOSE, (exercise, swap)
    assert swaps(PLANK, catalogue) == swaps(PLANK, catalogue)


def test_only_what_is_allowed_is_offered(catalogue: Catalogue) -> None:
    free = swaps(DEADLIFT, catalogue, allows=lambda exercise: Equipment.BARBELL not in exercise.equipment)
    assert free
    assert all(Equipment.BARBELL not in catalogue.exercises[one.exercise].equipment for one in free)


def test_an_unknown_exercise_has_none(catalogue: Catalogue) -> None:
    assert swaps(ExerciseId("gone"), catalogue) == ()


def test_reasons_in_words() -> None:
    said = swap_reasons((SwapReason.SAME_MUSCLES, SwapReason.LOWER_LEVEL), PlainWords())
    assert said == "Trains the same muscles · Lower level"
    assert all(swap_reasons((reason,), PlainWords()) for reason in SwapReason)


def test_a_swap_keeps_dose_note_group_and_place(catalogue: Catalogue) -> None:
    entry = replace(make_entry("plank", id="b", sets=4, hold_seconds=25, rest_seconds=30), group="A")
    plan = make_plan((make_day(strength=make_block(make_entry(id="a"), entry, make_entry(id="c"))),))
    plan = set_note(plan, EntryId("b"), "Slowly")
    before = find_entry(plan, EntryId("b"))
    after = find_entry(
        swap_entry(plan, EntryId("b"), ExerciseId("knee-plank"), catalogue=catalogue), EntryId("b")
    )
    assert after == (before[0], replace(before[1], exercise=ExerciseId("knee-plank")))


def test_a_swap_everywhere_follows_the_rules_of_doses_in_each_place(catalogue: Catalogue) -> None:
    held, counted = make_entry("plank", id="a", hold_seconds=25), make_entry("plank", id="b", sets=2, reps=8)
    plan = make_plan(
        (make_day(strength=make_block(held, make_entry(id="x"))),),
        (make_day("friday", relief=make_block(counted)),),
    )
    there = other_places(plan, [held])
    assert [entry.id for entry in there] == ["b"]
    assert other_places(plan, [held, counted]) == ()
    knee = ExerciseId("knee-plank")
    swapped = swap_entries(plan, [EntryId("a"), EntryId("b")], knee, catalogue=catalogue)
    one_by_one = swap_entry(plan, EntryId("a"), knee, catalogue=catalogue)
    assert swapped == swap_entry(one_by_one, EntryId("b"), knee, catalogue=catalogue)
    doses = {str(entry.id): entry.dose for entry in swapped.entries()}
    assert doses["a"] == held.dose
    assert doses["b"].sets == 2
    assert doses["b"].reps is None, "a hold has no repetitions"


@pytest.mark.parametrize("exercise", ["gone", "plank"])
def test_a_swap_for_nothing_or_for_itself_is_refused(catalogue: Catalogue, exercise: str) -> None:
    plan = make_plan((make_day(strength=make_block(make_entry("plank", id="a"))),))
    with pytest.raises(PlanEditError):
        swap_entry(plan, EntryId("a"), ExerciseId(exercise), catalogue=catalogue)


def exercise_of(name: str, dose: Dose, *equipment: Equipment, side: Side = Side.BOTH) -> Exercise:
    return Exercise(ExerciseId(name), name, equipment=equipment, side=side, default_dose=dose)


TEN = Dose(sets=3, reps=Span.of(10))
HOLD = Dose(sets=2, hold_seconds=Span.of(30))


def test_the_side_follows_the_exercise() -> None:
    both, each = exercise_of("both", TEN), exercise_of("each", TEN, side=Side.EACH)
    assert swapped_dose(TEN, both, each) == (replace(TEN, side=Side.EACH), (DoseChange.SIDE,))
    left = replace(TEN, side=Side.LEFT)
    assert swapped_dose(left, each, both) == (TEN, (DoseChange.SIDE,))
    assert swapped_dose(left, each, each) == (left, ())


def test_units_that_the_other_does_not_have_come_from_its_own_dose() -> None:
    old, new = exercise_of("reps", TEN), exercise_of("hold", HOLD)
    dose = replace(TEN, tempo="3-1-1-0", rest_seconds=60.0)
    assert swapped_dose(dose, old, new) == (
        replace(HOLD, sets=3, rest_seconds=60.0),
        (DoseChange.AMOUNT,),
    )
    assert swapped_dose(Dose(sets=3), old, new) == (Dose(sets=3), ())


def test_a_load_only_stays_for_an_easier_version_on_the_same_equipment() -> None:
    bar, bell, free = (
        exercise_of("bar", TEN, Equipment.BARBELL),
        exercise_of("bell", TEN, Equipment.KETTLEBELL, Equipment.MAT),
        exercise_of("free", TEN, Equipment.MAT),
    )
    heavy = replace(TEN, load="60 kg")
    other = exercise_of("other-bar", TEN, Equipment.BARBELL)
    assert swapped_dose(heavy, replace(bar, easier=(other.id,)), other) == (heavy, ())
    assert swapped_dose(heavy, bar, replace(other, harder=(bar.id,))) == (heavy, ())
    assert swapped_dose(heavy, bar, other) == (TEN, (DoseChange.LOAD,))
    assert swapped_dose(heavy, bar, replace(other, easier=(bar.id,))) == (TEN, (DoseChange.LOAD,))
    easy = exercise_of("easy", TEN, Equipment.MAT)
    assert swapped_dose(heavy, replace(free, easier=(easy.id,)), easy) == (heavy, ())  # a vest, say
    assert swapped_dose(heavy, free, easy) == (TEN, (DoseChange.LOAD,))
    assert swapped_dose(replace(TEN, load="a vest"), free, easy)[1] == ()
    for old, new in ((bar, bell), (bar, free), (free, bell), (None, bell), (None, free)):
        assert swapped_dose(heavy, old, new) == (TEN, (DoseChange.LOAD,))


@pytest.mark.parametrize(
    ("old", "new", "is_kept"),
    [
        ("upright-row", "lateral-raise", False),
        ("suitcase-carry", "farmer-carry", False),
        ("stiff-leg-deadlift", "deadlift", True),
    ],
)
def test_a_load_stays_only_where_the_same_main_muscles_carry_it(
    catalogue: Catalogue, old: str, new: str, is_kept: bool
) -> None:
    here, there = (catalogue.exercises[ExerciseId(name)] for name in (old, new))
    assert there.id in here.easier or here.id in there.harder
    dose, _ = swapped_dose(replace(TEN, load="16 kg"), here, there)
    assert (dose.load == "16 kg") is is_kept


@pytest.mark.parametrize(
    ("old", "new", "is_kept"),
    [
        ("hip-flexor-stretch", "standing-extension", False),  # no back bend of half a minute
        ("side-plank", "bird-dog", False),
        ("long-hold-superman", "jefferson-curl", False),
        ("bird-dog", "plank", False),
        ("bird-dog", "hip-extension", True),
        ("plank", "side-plank", True),
        ("plank", "neutral-spine-hold", True),
    ],
)
def test_a_hold_is_not_carried_over_where_the_other_is_held_far_shorter_or_longer(
    catalogue: Catalogue, old: str, new: str, is_kept: bool
) -> None:
    here, there = (catalogue.exercises[ExerciseId(name)] for name in (old, new))
    dose, changes = swapped_dose(here.default_dose, here, there)
    assert (DoseChange.AMOUNT not in changes) is is_kept
    kept = here.default_dose if is_kept else there.default_dose
    assert (dose.reps, dose.hold_seconds) == (kept.reps, kept.hold_seconds)


def test_advice_about_the_old_exercise_does_not_stay_on_the_card(catalogue: Catalogue) -> None:
    """ "Lift only your head" is no way to do a bird dog."""
    reasons = [caution.reason for caution in catalogue.exercises[ExerciseId("partial-curl-up")].cautions]
    own = "Imagine a cup of tea on your back."
    entry = replace(make_entry("partial-curl-up", id="a"), note="\n".join((own, *reasons)))
    plan = make_plan((make_day(strength=make_block(entry)),))
    (after,) = swap_entry(plan, EntryId("a"), ExerciseId("bird-dog"), catalogue=catalogue).entries()
    assert after.note == own
