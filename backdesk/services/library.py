"""The built-in library: loaded from the bundled files, checked, and ready to be asked."""

from __future__ import annotations

from collections.abc import Iterable

from backdesk import resources
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Exercise
from backdesk.domain.muscle import Muscle, Taxonomy
from backdesk.errors import LibraryError
from backdesk.exchange.exercise_schema import exercise_to_json
from backdesk.exchange.library_files import load_exercises, load_precautions, load_taxonomy
from backdesk.services.library_faults import catalogue_faults


def load_catalogue() -> Catalogue:
    """Read the bundled library and check it. Raises LibraryError with the first fault."""
    taxonomy = load_taxonomy(resources.resource_path("muscles", "muscles.json"))
    precautions = load_precautions(resources.resource_path("muscles", "precautions.json"))
    try:
        exercises = load_exercises(resources.exercise_files())
        catalogue = Catalogue(exercises, taxonomy, precautions)
    except ValueError as problem:
        raise LibraryError("The library is not right: {problem}.", problem=str(problem)) from problem
    for fault in catalogue_faults(catalogue):
        raise LibraryError("The library is not right: {problem}.", problem=fault)
    return catalogue


def exercises_json(exercises: Iterable[Exercise]) -> list[dict[str, object]]:
    """The shape of `backdesk library --json`."""
    return [exercise_to_json(exercise) for exercise in exercises]


def muscles_json(taxonomy: Taxonomy) -> list[dict[str, object]]:
    """The shape of `backdesk muscles --json`, with the finer parts that are not counted apart."""
    return [_muscle_json(muscle) for muscle in taxonomy.by_id.values()]


def _muscle_json(muscle: Muscle) -> dict[str, object]:
    return {
        "id": muscle.id,
        "name": muscle.name,
        "anatomical_name": muscle.anatomical_name,
        "group": muscle.group,
        "is_group": muscle.is_group,
        "view": muscle.view.value,
        "actions": list(muscle.actions),
        "parts": list(muscle.parts),
    }
