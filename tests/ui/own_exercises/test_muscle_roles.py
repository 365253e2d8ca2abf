"""One role for each muscle, whatever is clicked."""

from __future__ import annotations

import random

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Role
from backdesk.domain.ids import ExerciseId, MuscleId
from backdesk.services.library_faults import exercise_faults
from backdesk.ui.own_exercises.muscle_roles import roles_of, with_role, with_roles
from tests.factories import make_exercise

GLUTES, MAXIMUS, MEDIUS, MINIMUS = (
    MuscleId(one) for one in ("gluteals", "gluteus-maximus", "gluteus-medius", "gluteus-minimus")
)
WORKS, HELPS, STRETCHED = Role.PRIMARY, Role.SECONDARY, Role.STRETCHED


def test_a_group_takes_the_place_of_its_muscles(catalogue: Catalogue) -> None:
    roles = {MAXIMUS: WORKS, MEDIUS: HELPS, MuscleId("hamstrings"): HELPS}
    assert with_role(roles, GLUTES, STRETCHED, catalogue.taxonomy) == {
        MuscleId("hamstrings"): HELPS,
        GLUTES: STRETCHED,
    }


def test_a_muscle_told_apart_leaves_the_others_what_the_group_had(catalogue: Catalogue) -> None:
    assert with_role({GLUTES: HELPS}, MAXIMUS, WORKS, catalogue.taxonomy) == {
        MEDIUS: HELPS,
        MINIMUS: HELPS,
        MAXIMUS: WORKS,
    }
    assert with_role({GLUTES: HELPS}, MAXIMUS, None, catalogue.taxonomy) == {MEDIUS: HELPS, MINIMUS: HELPS}


def test_roles_can_be_taken_away(catalogue: Catalogue) -> None:
    assert with_role({GLUTES: HELPS}, GLUTES, None, catalogue.taxonomy) == {}


def test_reading_roles_back_changes_nothing(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        assert with_roles(exercise, roles_of(exercise)) == exercise


@pytest.mark.parametrize("seed", range(20))
def test_no_clicks_whatever_make_a_faulty_exercise(catalogue: Catalogue, seed: int) -> None:
    chance, taxonomy = random.Random(seed), catalogue.taxonomy
    roles: dict[MuscleId, Role] = {}
    for _ in range(40):
        muscle = chance.choice([*taxonomy.by_id])
        roles = with_role(roles, muscle, chance.choice([*Role, None]), taxonomy)
    made = with_roles(make_exercise(ExerciseId("x")), roles)
    assert list(exercise_faults(made, catalogue)) == []
