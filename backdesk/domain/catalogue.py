"""All exercises that a plan can use, with muscles and precautions: the library as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from backdesk.domain.exercise import Caution, CautionAction, Exercise, Precaution
from backdesk.domain.ids import ExerciseId, MuscleId, PrecautionId
from backdesk.domain.muscle import Taxonomy


class Catalogue:
    """Exercises by id in name order, the muscle taxonomy and the precautions. Immutable."""

    def __init__(
        self, exercises: Iterable[Exercise], taxonomy: Taxonomy, precautions: Iterable[Precaution]
    ) -> None:
        """Index the values; raises ValueError on a double id."""
        by_id: dict[ExerciseId, Exercise] = {}
        for exercise in sorted(exercises, key=lambda item: item.name.casefold()):
            if exercise.id in by_id:
                raise ValueError(f"exercise {exercise.id} is listed twice")
            by_id[exercise.id] = exercise
        self.exercises: Mapping[ExerciseId, Exercise] = MappingProxyType(by_id)
        self.taxonomy = taxonomy
        self.precautions: Mapping[PrecautionId, Precaution] = MappingProxyType(
            {precaution.id: precaution for precaution in precautions}
        )

    def with_exercises(self, extra: Iterable[Exercise]) -> Catalogue:
        """This catalogue and a plan's own exercises; itself when there are none."""
        added = tuple(extra)
        if not added:
            return self
        own = {exercise.id for exercise in added}
        kept = [exercise for exercise in self.exercises.values() if exercise.id not in own]
        return Catalogue((*kept, *added), self.taxonomy, self.precautions.values())

    def name_of(self, exercise: ExerciseId) -> str:
        """The exercise's name, or its id where it is unknown."""
        found = self.exercises.get(exercise)
        return exercise if found is None else found.name

    def muscle_name(self, muscle: MuscleId) -> str:
        """The everyday name of a muscle or group."""
        found = self.taxonomy.by_id.get(muscle)
        return muscle if found is None else found.name

    def cautions_for(self, exercise: Exercise, precautions: Iterable[PrecautionId]) -> tuple[Caution, ...]:
        """The cautions that hold for someone with these precautions, "avoid" first."""
        wanted = set(precautions)
        general = [
            known.general
            for precaution in wanted
            if (known := self.precautions.get(precaution)) is not None and known.general is not None
        ]
        own = [caution for caution in exercise.cautions if caution.precaution in wanted]
        found = sorted(
            (*general, *own),
            key=lambda caution: (caution.action is not CautionAction.AVOID, caution.precaution),
        )
        return tuple(found)
