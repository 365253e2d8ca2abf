"""What one set of an exercise means for every muscle and group, worked out once per exercise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Exercise, ExerciseType, Movement, Role
from backdesk.domain.ids import ExerciseId, MuscleId
from backdesk.domain.muscle import Taxonomy, TrunkSide

ROLE_WEIGHTS: Mapping[Role, float] = {Role.PRIMARY: 1.0, Role.SECONDARY: 0.5}
"""Fractional sets: a secondary muscle counts half (design/coverage.md, after Pelland et al.)."""


@dataclass(frozen=True, slots=True)
class ExerciseLoad:
    """Weights by muscle and by group (a group has the largest weight of its members)."""

    weights: Mapping[MuscleId, float]
    stretched: tuple[MuscleId, ...]
    movements: tuple[Movement, ...]
    trunk: Mapping[TrunkSide, float]
    is_aerobic: bool


class LoadTable:
    """The loads of a catalogue's exercises, each computed when first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Keep the catalogue."""
        self._catalogue = catalogue
        self._loads: dict[ExerciseId, ExerciseLoad] = {}

    def get(self, exercise_id: ExerciseId) -> ExerciseLoad | None:
        """The load of one set, None for an exercise that the catalogue does not have."""
        load = self._loads.get(exercise_id)
        if load is None:
            exercise = self._catalogue.exercises.get(exercise_id)
            if exercise is None:
                return None
            load = self._loads[exercise_id] = load_of(exercise, self._catalogue.taxonomy)
        return load


def muscle_roles(exercise: Exercise, taxonomy: Taxonomy) -> dict[MuscleId, Role]:
    """The one role of every single muscle; named groups are resolved into their members.

    Where a muscle was given two roles, the heavier one counts.
    """
    roles: dict[MuscleId, Role] = {}
    for role in (Role.PRIMARY, Role.SECONDARY, Role.STRETCHED):
        for named in exercise.muscles(role):
            for muscle in taxonomy.expand(named):
                roles.setdefault(muscle, role)
    return roles


def load_of(exercise: Exercise, taxonomy: Taxonomy) -> ExerciseLoad:
    """Work out the load of one set of an exercise."""
    weights: dict[MuscleId, float] = {}
    stretched: dict[MuscleId, None] = {}
    trunk: dict[TrunkSide, float] = {}
    known = taxonomy.by_id
    # roles come heaviest first, so the first weight of a group or side is its largest
    for muscle_id, role in muscle_roles(exercise, taxonomy).items():
        muscle = known.get(muscle_id)
        group = None if muscle is None else muscle.group
        if role is Role.STRETCHED:
            stretched[muscle_id] = None
            if group is not None:
                stretched[group] = None
            continue
        weight = ROLE_WEIGHTS[role]
        weights[muscle_id] = weight
        if group is not None:
            weights.setdefault(group, weight)
        if muscle is not None and muscle.trunk_side is not None:
            trunk.setdefault(muscle.trunk_side, weight)
    return ExerciseLoad(
        weights=weights,
        stretched=tuple(stretched),
        movements=exercise.movements,
        trunk=trunk,
        is_aerobic=exercise.type is ExerciseType.AEROBIC,
    )
