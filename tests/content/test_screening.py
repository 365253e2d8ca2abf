"""Who should take care: section 3 of content/back-care-facts.md."""

from __future__ import annotations

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import CautionAction, Equipment, Exercise, Movement
from backdesk.domain.ids import ExerciseId, PrecautionId

PRECAUTIONS = (
    "overuse-stiffness",
    "degenerative-disc",
    "disc-herniation",
    "disc-tear",
    "spondylolisthesis",
    "osteoporosis",
    "spinal-stenosis",
    "scoliosis",
    "acute-pain",
    "chronic-pain",
    "inflammatory-infection-tumour",
    "shoulder-impingement",
    "older-adult",
)
DISCS = ("degenerative-disc", "disc-herniation", "disc-tear")
NARROW_OR_SLIPPED = ("spinal-stenosis", "spondylolisthesis")
WEIGHTS = {
    Equipment.BARBELL,
    Equipment.WEIGHT_PLATE,
    Equipment.DUMBBELL,
    Equipment.KETTLEBELL,
    Equipment.MEDICINE_BALL,
}
END_RANGE_FLEXION = [
    "childs-pose",
    "cat-cow",
    "elbow-cat-cow",
    "push-up-position-cat-cow",
    "double-knee-to-chest",
    "happy-baby",
    "standing-forward-bend",
    "flat-ground-jefferson-curl",
    "jefferson-curl",
    "sit-up",
]
END_RANGE_EXTENSION = [
    "upward-facing-dog",
    "prone-on-elbows",
    "prone-press-up",
    "standing-extension",
    "mckenzie-extension-series",
    "superman",
    "long-hold-superman",
    "locust-pose",
    "weighted-back-extension",
]
GENTLE_FOR_OLDER_ADULTS = [
    "cat-cow",
    "seated-twist",
    "standing-forward-bend",
    "seated-march",
    "seated-leg-lift",
]


def actions(exercise: Exercise) -> dict[str, str]:
    """What each precaution asks for in this exercise."""
    return {caution.precaution: caution.action.value for caution in exercise.cautions}


def of(catalogue: Catalogue, name: str) -> dict[str, str]:
    """The cautions of an exercise by its id."""
    return actions(catalogue.exercises[ExerciseId(name)])


def with_movement(catalogue: Catalogue, movement: Movement) -> list[Exercise]:
    """The exercises that have a movement."""
    return [exercise for exercise in catalogue.exercises.values() if movement in exercise.movements]


def is_weighted(exercise: Exercise) -> bool:
    """Whether a weight is lifted."""
    return bool(WEIGHTS & set(exercise.equipment))


def test_every_named_condition_is_a_precaution(catalogue: Catalogue) -> None:
    assert set(catalogue.precautions) == set(PRECAUTIONS)
    for precaution in catalogue.precautions.values():
        assert precaution.name
        assert precaution.explanation.endswith(".")


@pytest.mark.parametrize("precaution", PRECAUTIONS)
def test_every_precaution_screens_something_and_gives_reasons(catalogue: Catalogue, precaution: str) -> None:
    client = [PrecautionId(precaution)]
    found = [
        caution
        for exercise in catalogue.exercises.values()
        for caution in catalogue.cautions_for(exercise, client)
    ]
    assert found
    assert all(caution.reason.endswith(".") for caution in found)


def test_an_exercise_names_a_precaution_once(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        assert len(actions(exercise)) == len(exercise.cautions), exercise.id


def test_causes_for_a_doctor_hold_every_exercise_back(catalogue: Catalogue) -> None:
    client = [PrecautionId("inflammatory-infection-tumour")]
    for exercise in catalogue.exercises.values():
        (caution,) = catalogue.cautions_for(exercise, client)
        assert caution.action is CautionAction.AVOID
        assert "doctor" in caution.reason


def test_bending_forward_is_flagged_for_a_slipped_disc_and_brittle_bones(catalogue: Catalogue) -> None:
    flexion = [one for one in with_movement(catalogue, Movement.FLEXION) if one.id != "pelvic-tilt"]
    assert len(flexion) > 10  # the pelvic tilt is a small move without load
    for exercise in flexion:
        assert {"disc-herniation", "osteoporosis"} <= set(actions(exercise)), exercise.id


def test_bending_forward_under_a_weight_is_to_be_avoided(catalogue: Catalogue) -> None:
    weighted = [one for one in with_movement(catalogue, Movement.FLEXION) if is_weighted(one)]
    assert {"jefferson-curl", "weighted-partial-curl-up"} <= {exercise.id for exercise in weighted}
    for exercise in weighted:
        for precaution in ("disc-herniation", "disc-tear", "osteoporosis"):
            assert actions(exercise).get(precaution) == "avoid", exercise.id
        assert "degenerative-disc" in actions(exercise), exercise.id


@pytest.mark.parametrize("name", END_RANGE_FLEXION)
def test_bending_forward_all_the_way_is_flagged_for_every_disc_problem(
    catalogue: Catalogue, name: str
) -> None:
    assert {*DISCS, "osteoporosis"} <= set(of(catalogue, name))


def test_lifting_from_a_forward_bend_is_flagged_for_discs_and_brittle_bones(catalogue: Catalogue) -> None:
    for exercise in with_movement(catalogue, Movement.ANTI_FLEXION):
        if is_weighted(exercise) and exercise.id != "inverted-row":  # there the bar only carries you
            assert {*DISCS, "osteoporosis"} <= set(actions(exercise)), exercise.id


def test_bending_back_is_flagged_for_a_narrow_canal_and_a_slipped_vertebra(catalogue: Catalogue) -> None:
    for exercise in with_movement(catalogue, Movement.EXTENSION):
        if exercise.id == "flat-ground-jefferson-curl":  # only comes back to upright, without load
            continue
        assert set(NARROW_OR_SLIPPED) <= set(actions(exercise)), exercise.id


@pytest.mark.parametrize("name", END_RANGE_EXTENSION)
def test_bending_back_far_or_under_a_weight_is_to_be_avoided(catalogue: Catalogue, name: str) -> None:
    for precaution in NARROW_OR_SLIPPED:
        assert of(catalogue, name)[precaution] == "avoid"


def test_the_full_sit_up_is_flagged_where_the_partial_curl_up_is_not(catalogue: Catalogue) -> None:
    full, partial = of(catalogue, "sit-up"), of(catalogue, "partial-curl-up")
    assert full["chronic-pain"] == "avoid"
    assert "chronic-pain" not in partial
    for disc in DISCS:
        assert (full[disc], partial[disc]) == ("avoid", "modify")
    assert "sit-up" in catalogue.exercises[ExerciseId("partial-curl-up")].harder


def test_the_jefferson_curl_is_for_advanced_people_only(catalogue: Catalogue) -> None:
    for name in ("jefferson-curl", "flat-ground-jefferson-curl"):
        assert catalogue.exercises[ExerciseId(name)].level == 3
    assert of(catalogue, "jefferson-curl").keys() >= {*DISCS, "osteoporosis", "acute-pain", "older-adult"}


@pytest.mark.parametrize("name", GENTLE_FOR_OLDER_ADULTS)
def test_the_gentle_set_is_open_to_older_adults(catalogue: Catalogue, name: str) -> None:
    assert of(catalogue, name).get("older-adult") != "avoid"
    assert catalogue.exercises[ExerciseId(name)].level == 1


def test_sudden_pain_leaves_gentle_movement_and_holds_heavy_lifting_back(catalogue: Catalogue) -> None:
    for name in ("walking", "cat-cow", "knee-to-chest", "pelvic-tilt", "childs-pose", "belly-breathing"):
        assert of(catalogue, name).get("acute-pain") != "avoid", name
    for exercise in catalogue.exercises.values():
        if Equipment.BARBELL in exercise.equipment:
            assert actions(exercise).get("acute-pain") == "avoid", exercise.id


@pytest.mark.parametrize("name", ["overhead-press", "upright-row", "pull-up", "chin-up"])
def test_lifting_the_arms_under_load_is_to_be_avoided_with_a_pinched_shoulder(
    catalogue: Catalogue, name: str
) -> None:
    assert of(catalogue, name)["shoulder-impingement"] == "avoid"


def test_a_harder_version_never_drops_what_the_easier_one_says_to_avoid(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        avoided = {name for name, action in actions(exercise).items() if action == "avoid"}
        for harder in exercise.harder:
            assert avoided <= set(of(catalogue, harder)), (exercise.id, harder)


def test_nobody_is_left_without_exercises(catalogue: Catalogue) -> None:
    for precaution in PRECAUTIONS:
        if precaution != "inflammatory-infection-tumour":
            left = [one for one in catalogue.exercises.values() if actions(one).get(precaution) != "avoid"]
            assert len(left) >= 100, precaution
