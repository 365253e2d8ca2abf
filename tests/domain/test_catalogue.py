"""Looking things up in a catalogue, and who should take care with an exercise."""

from __future__ import annotations

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Caution, CautionAction, Precaution
from backdesk.domain.ids import ExerciseId, MuscleId, PrecautionId
from backdesk.domain.muscle import BodyView, Muscle, Taxonomy
from tests.factories import make_exercise

DISC, BONES, CANCER = PrecautionId("disc"), PrecautionId("bones"), PrecautionId("cancer")
AVOID, MODIFY = CautionAction.AVOID, CautionAction.MODIFY
GENERAL = Caution(CANCER, AVOID, "See a doctor first.")
PRECAUTIONS = (
    Precaution(DISC, "Disc", ""),
    Precaution(BONES, "Bones", ""),
    Precaution(CANCER, "Cancer", "", general=GENERAL),
)
TAXONOMY = Taxonomy([Muscle(MuscleId("lats"), "Lats", "latissimus", BodyView.BACK)])
CURL = make_exercise(
    "curl",
    cautions=(Caution(DISC, MODIFY, "Go slowly."), Caution(BONES, AVOID, "It bends the spine.")),
)


def catalogue() -> Catalogue:
    """Three exercises, one with cautions."""
    return Catalogue(
        [make_exercise("walk"), CURL, make_exercise("zz", name="arm swing")], TAXONOMY, PRECAUTIONS
    )


def test_exercises_stand_in_name_order_whatever_the_case() -> None:
    assert [exercise.name for exercise in catalogue().exercises.values()] == ["arm swing", "Curl", "Walk"]


def test_names_fall_back_to_the_id() -> None:
    assert catalogue().name_of(ExerciseId("curl")) == "Curl"
    assert catalogue().name_of(ExerciseId("gone")) == "gone"
    assert catalogue().muscle_name(MuscleId("lats")) == "Lats"
    assert catalogue().muscle_name(MuscleId("gone")) == "gone"


def test_an_exercise_listed_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="walk is listed twice"):
        Catalogue([make_exercise("walk"), make_exercise("walk")], TAXONOMY, ())


def test_a_plans_own_exercises_join_or_replace_the_built_in_ones() -> None:
    built_in = catalogue()
    assert built_in.with_exercises(()) is built_in
    own = built_in.with_exercises([make_exercise("own"), make_exercise("walk", name="My walk")])
    assert set(own.exercises) == {"curl", "walk", "zz", "own"}
    assert own.name_of(ExerciseId("walk")) == "My walk"
    assert built_in.name_of(ExerciseId("walk")) == "Walk"
    assert own.precautions == built_in.precautions


def _cautions(*precautions: str) -> list[tuple[str, str]]:
    found = catalogue().cautions_for(CURL, map(PrecautionId, precautions))
    return [(caution.precaution, caution.action.value) for caution in found]


def test_cautions_for_a_client() -> None:
    assert _cautions() == []
    assert _cautions("disc") == [("disc", "modify")]
    assert _cautions("disc", "bones") == [("bones", "avoid"), ("disc", "modify")]
    assert _cautions("unheard-of") == []


def test_a_general_caution_holds_for_every_exercise() -> None:
    walk = catalogue().exercises[ExerciseId("walk")]
    assert catalogue().cautions_for(walk, [CANCER]) == (GENERAL,)
    assert _cautions("cancer", "disc", "bones") == [
        ("bones", "avoid"),
        ("cancer", "avoid"),
        ("disc", "modify"),
    ]
    assert _cautions("cancer", "cancer") == [("cancer", "avoid")]
