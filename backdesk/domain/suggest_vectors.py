"""What an exercise can add to a week, worked out once for each exercise of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.coverage_loads import load_of
from backdesk.domain.duration import entry_seconds
from backdesk.domain.exercise import Equipment, Exercise, ExerciseType, Movement
from backdesk.domain.ids import ExerciseId, MuscleId
from backdesk.domain.muscle import TrunkSide


class Kind(StrEnum):
    """What an exercise is to a back programme (content/back-care-facts.md section 5, rules 1 and 3)."""

    STRENGTH = "strength"
    STRETCH = "stretch"
    AEROBIC = "aerobic"
    LOOSENING = "loosening"
    """Mobility: it warms up before the strength work, or eases after it."""
    CALMING = "calming"


_KINDS: Mapping[ExerciseType, Kind] = {
    ExerciseType.STRENGTH: Kind.STRENGTH,
    ExerciseType.STABILITY: Kind.STRENGTH,
    ExerciseType.STRETCH: Kind.STRETCH,
    ExerciseType.AEROBIC: Kind.AEROBIC,
    ExerciseType.MOBILITY: Kind.LOOSENING,
    ExerciseType.BREATHING: Kind.CALMING,
}
_PLACES: Mapping[Kind, tuple[BlockKind, ...]] = {
    Kind.STRENGTH: (BlockKind.STRENGTH, BlockKind.WARM_UP, BlockKind.RELIEF),
    Kind.STRETCH: (BlockKind.RELIEF, BlockKind.WARM_UP, BlockKind.STRENGTH),
    Kind.AEROBIC: (BlockKind.STRENGTH, BlockKind.RELIEF, BlockKind.WARM_UP),
    Kind.LOOSENING: (BlockKind.WARM_UP, BlockKind.RELIEF, BlockKind.STRENGTH),
    Kind.CALMING: (BlockKind.RELIEF, BlockKind.WARM_UP, BlockKind.STRENGTH),
}
"""Where each kind goes first; an exercise that does not suit that block goes to the next one."""


@dataclass(frozen=True, slots=True)
class Vector:
    """An exercise as it counts with its usual dose; aerobic work counts by its minutes, not by muscles.

    `weights` and `stretched` are single muscles (no groups); `sets` a set count of one day, `minutes` the
    time of one day; `trunk` the weights for front, back and sides of the trunk; `main_groups` the groups, and
    the muscles outside any, that it trains as main ones.
    """

    exercise: Exercise
    kind: Kind
    block: BlockKind
    weights: tuple[tuple[MuscleId, float], ...]
    stretched: tuple[MuscleId, ...]
    movements: tuple[Movement, ...]
    trunk: tuple[float, float, float]
    sets: float
    minutes: float
    needs: frozenset[Equipment]
    main_groups: frozenset[MuscleId]

    @property
    def main_muscles(self) -> frozenset[MuscleId]:
        """The muscles it trains as main ones."""
        return frozenset(muscle for muscle, weight in self.weights if weight == 1.0)


class VectorTable:
    """The vectors of a catalogue in its order (by name). Immutable, so it serves any number of plans."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Work them all out: some milliseconds for 2,000 exercises."""
        self.catalogue = catalogue
        leaves = frozenset(catalogue.taxonomy.leaves)
        found = (_vector(exercise, catalogue, leaves) for exercise in catalogue.exercises.values())
        self.by_id: Mapping[ExerciseId, Vector] = {vector.exercise.id: vector for vector in found}
        self.in_order: tuple[Vector, ...] = tuple(sorted(self.by_id.values(), key=tie_order))
        """Easy ones first, then by name, then by id: the order among equals."""


def tie_order(vector: Vector) -> tuple[int, str, ExerciseId]:
    """Which of two that are worth the same comes first: the easier one, then by name, then by id."""
    exercise = vector.exercise
    return (exercise.level, exercise.name.casefold(), exercise.id)


def kind_of(exercise: Exercise) -> Kind:
    """What an exercise is to a back programme."""
    return _KINDS[exercise.type]


def block_of(exercise: Exercise) -> BlockKind:
    """The block where an exercise serves best among those it suits."""
    places = _PLACES[kind_of(exercise)]
    return next((kind for kind in places if kind in exercise.blocks), places[0])


def _vector(exercise: Exercise, catalogue: Catalogue, leaves: frozenset[MuscleId]) -> Vector:
    kind, load = kind_of(exercise), load_of(exercise, catalogue.taxonomy)
    if kind is Kind.AEROBIC:
        load = replace(load, weights={}, movements=(), trunk={})
    dose = exercise.default_dose
    return Vector(
        exercise=exercise,
        kind=kind,
        block=block_of(exercise),
        weights=tuple((muscle, weight) for muscle, weight in load.weights.items() if muscle in leaves),
        stretched=tuple(muscle for muscle in load.stretched if muscle in leaves),
        movements=load.movements,
        trunk=(
            load.trunk.get(TrunkSide.FRONT, 0.0),
            load.trunk.get(TrunkSide.BACK, 0.0),
            load.trunk.get(TrunkSide.SIDES, 0.0),
        ),
        sets=float(dose.set_count * dose.daily_count),
        minutes=entry_seconds(dose) / 60,
        needs=frozenset(exercise.equipment),
        main_groups=frozenset(
            muscle
            for muscle, weight in load.weights.items()
            if weight == 1.0 and (known := catalogue.taxonomy.by_id.get(muscle)) and known.group is None
        ),
    )
