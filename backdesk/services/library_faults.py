"""What is wrong with an exercise among all others: wrong links, unknown muscles, a muscle with two roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Exercise, Role
from backdesk.domain.muscle import Taxonomy
from backdesk.errors import Phrase


def catalogue_faults(catalogue: Catalogue) -> Iterable[Phrase]:
    """Every fault of every exercise."""
    for exercise in catalogue.exercises.values():
        yield from exercise_faults(exercise, catalogue)


def exercise_faults(exercise: Exercise, catalogue: Catalogue) -> Iterator[Phrase]:
    """Every wrong link, unknown muscle or precaution, and muscle with two roles, as phrases."""
    for link in (*exercise.easier, *exercise.harder):
        if link not in catalogue.exercises or link == exercise.id:
            yield Phrase("{id} links to {link}, which is not another exercise", id=exercise.id, link=link)
    for caution in exercise.cautions:
        if caution.precaution not in catalogue.precautions:
            yield Phrase(
                "{id} names the unknown precaution {precaution}",
                id=exercise.id,
                precaution=caution.precaution,
            )
    yield from _muscle_faults(exercise, catalogue.taxonomy)


def _muscle_faults(exercise: Exercise, taxonomy: Taxonomy) -> Iterator[Phrase]:
    seen: set[str] = set()
    for role in Role:
        for named in exercise.muscles(role):
            if named not in taxonomy.by_id:
                yield Phrase("{id} names the unknown muscle {muscle}", id=exercise.id, muscle=named)
            for muscle in taxonomy.expand(named):
                if muscle in seen:
                    yield Phrase("{id} gives {muscle} two roles", id=exercise.id, muscle=muscle)
                seen.add(muscle)
