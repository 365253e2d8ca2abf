"""The clinic's own exercises: made from others, stored at once, and part of the library from then on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import one_line
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId, IdFactory, random_id
from backdesk.domain.plan import Plan
from backdesk.domain.pose import ExerciseFigure
from backdesk.errors import BackDeskError, NotFoundError

if TYPE_CHECKING:  # the command line completes plans without either
    from backdesk.services.figures import Figures
    from backdesk.store.store import Store

MAX_NAME = 200
_MAX_SLUG = 60
_ID_CHARACTERS = 8


class OwnExercises:
    """The library of one data folder: the built-in exercises, never changed, and the clinic's own.

    Every change is checked first, is one transaction, and is on disk when a call returns.
    """

    def __init__(
        self, store: Store, library: Catalogue, figures: Figures, *, new_id: IdFactory = random_id
    ) -> None:
        """Read the own exercises. Raises StoreError when they cannot be read."""
        self._store = store
        self._library = library
        self._figures = figures
        self._new_id = new_id
        self._own = {exercise.id: exercise for exercise in store.own_exercises()}
        self.catalogue = library.with_exercises(self._own.values())

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The own exercises, the oldest first."""
        return tuple(self._own.values())

    def is_own(self, exercise: ExerciseId) -> bool:
        """Whether it is one of the clinic's own."""
        return exercise in self._own

    def make_version(self, exercise: Exercise, name: str) -> Exercise:
        """Copy an exercise with all its fields and its picture under a new name and id.

        An empty or very long name is refused, and so is one that the library already has.
        """
        checked = self._checked(name)
        copied = replace(exercise, id=self._free_id(checked), name=checked, figure=self._figures.of(exercise))
        self._store.add_own_exercise(copied)
        self._keep(copied)
        return copied

    def change_figure(self, exercise: ExerciseId, figure: ExerciseFigure) -> Exercise:
        """Give an own exercise another picture. One that cannot be drawn is refused."""
        known = self._own.get(exercise)
        if known is None:
            raise NotFoundError("There is no own exercise with the id {id}.", id=exercise)
        changed = replace(known, figure=checked_figure(figure))
        self._store.save_own_exercise(changed)
        self._keep(changed)
        return changed

    def _keep(self, exercise: Exercise) -> None:
        self._own = {**self._own, exercise.id: exercise}
        self.catalogue = self._library.with_exercises(self._own.values())

    def _checked(self, name: str) -> str:
        cleaned = one_line(" ".join(name.split()))
        if not cleaned:
            raise BackDeskError("An exercise needs a name.")
        if len(cleaned) > MAX_NAME:
            raise BackDeskError("That is too long; use at most {maximum} characters.", maximum=MAX_NAME)
        wanted = cleaned.casefold()
        if any(exercise.name.casefold() == wanted for exercise in self.catalogue.exercises.values()):
            raise BackDeskError(
                "There is already an exercise called {name}; choose another name.", name=cleaned
            )
        return cleaned

    def _free_id(self, name: str) -> ExerciseId:
        """The name as an id, with a random end: clinics that exchange plans must not use the same one."""
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:_MAX_SLUG].strip("-")
        end = re.sub(r"[^a-z0-9]+", "", self._new_id().lower())[:_ID_CHARACTERS]
        return ExerciseId("-".join(part for part in (slug or "own", end) if part))


def checked_figure(figure: ExerciseFigure) -> ExerciseFigure:
    """The figure as a file gives it back. Raises BackDeskError for one that cannot be stored or drawn."""
    # imported here: nothing of this is needed before a picture is changed
    from backdesk.figure.pose_json import figure_from_json, figure_to_json
    from backdesk.figure.posing_check import require_drawable

    try:
        require_drawable(figure)
        return figure_from_json(figure_to_json(figure))
    except ValueError as problem:
        raise BackDeskError("This picture cannot be saved: {reason}.", reason=str(problem)) from problem


def complete_plan(plan: Plan, own: Iterable[Exercise]) -> Plan:
    """The plan with those own exercises that it uses, so that it can go where the library is another."""
    carried = {exercise.id for exercise in plan.exercises}
    used = {entry.exercise for entry in plan.entries()} - carried
    added = tuple(exercise for exercise in own if exercise.id in used)
    return replace(plan, exercises=(*plan.exercises, *added)) if added else plan


def with_figure(plan: Plan, exercise: ExerciseId, figure: ExerciseFigure) -> Plan:
    """The plan with another picture in an exercise that it carries."""
    figure = checked_figure(figure)
    return replace(
        plan,
        exercises=tuple(replace(one, figure=figure) if one.id == exercise else one for one in plan.exercises),
    )
