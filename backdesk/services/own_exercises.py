"""The clinic's own exercises: new ones, versions of others, and built-in ones adapted to its needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import clean_exercise, one_line
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId, IdFactory, random_id
from backdesk.domain.plan import Plan
from backdesk.domain.pose import ExerciseFigure
from backdesk.errors import BackDeskError, NotFoundError
from backdesk.services.library_faults import exercise_faults

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

    def is_adapted(self, exercise: ExerciseId) -> bool:
        """Whether it is a built-in one that the clinic changed."""
        return exercise in self._own and exercise in self._library.exercises

    def original(self, exercise: ExerciseId) -> Exercise | None:
        """The built-in exercise as it was delivered, None for one that is wholly the clinic's."""
        return self._library.exercises.get(exercise)

    def add(self, exercise: Exercise) -> Exercise:
        """Store a new exercise; its id is made from its name. Raises BackDeskError for what cannot be."""
        checked = self._checked_exercise(exercise, None)
        added = replace(checked, id=self._free_id(checked.name))
        self._store.add_own_exercise(added)
        self._keep(added)
        return added

    def change(self, exercise: Exercise) -> Exercise:
        """Store another text, dose, role … of an exercise. A built-in one is adapted: `reset` brings it back.

        Raises BackDeskError for what cannot be, and NotFoundError for an exercise nobody knows.
        """
        checked = self._checked_exercise(exercise, exercise.id)
        if exercise.id in self._own:
            self._store.save_own_exercise(checked)
        elif exercise.id in self._library.exercises:
            self._store.add_own_exercise(checked)
        else:
            raise NotFoundError("There is no own exercise with the id {id}.", id=exercise.id)
        self._keep(checked)
        return checked

    def reset(self, exercise: ExerciseId) -> Exercise:
        """Take back all that was changed in a built-in exercise. Raises NotFoundError for any other."""
        original = self.original(exercise)
        if original is None or exercise not in self._own:
            raise NotFoundError("This exercise is as it was delivered; there is nothing to take back.")
        self._forget(exercise)
        return original

    def delete(self, exercise: ExerciseId) -> None:
        """Delete an exercise of the clinic's own that no plan uses. Raises BackDeskError."""
        if exercise not in self._own or self.is_adapted(exercise):
            raise NotFoundError("There is no own exercise with the id {id}.", id=exercise)
        used = self._store.plans_with_exercise(exercise)
        if used:
            raise BackDeskError(
                "{name} is still used by plans ({n}). Take it out of them first.",
                name=self._own[exercise].name,
                n=used,
            )
        self._forget(exercise)

    def make_version(self, exercise: Exercise, name: str) -> Exercise:
        """Copy an exercise with all its fields and its picture under a new name and id.

        An empty or very long name is refused, and so is one that the library already has.
        """
        checked = self._checked(name, None)
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

    def _forget(self, exercise: ExerciseId) -> None:
        self._store.delete_own_exercise(exercise)
        self._own = {known: one for known, one in self._own.items() if known != exercise}
        self.catalogue = self._library.with_exercises(self._own.values())

    def _checked_exercise(self, exercise: Exercise, known: ExerciseId | None) -> Exercise:
        """The exercise with clean texts, and everything in it sound."""
        named = replace(exercise, name=self._checked(exercise.name, known))
        clean = clean_exercise(named)
        if not clean.blocks:
            raise BackDeskError("Choose at least one block that the exercise suits.")
        fault = next(exercise_faults(clean, self.catalogue), None)
        if fault is not None:
            raise BackDeskError("The exercise cannot be kept: {problem}.", problem=fault)
        return clean

    def _checked(self, name: str, known: ExerciseId | None) -> str:
        """A name that is free; an exercise that is `known` may keep its own."""
        cleaned = one_line(" ".join(name.split()))
        if not cleaned:
            raise BackDeskError("An exercise needs a name.")
        if len(cleaned) > MAX_NAME:
            raise BackDeskError("That is too long; use at most {maximum} characters.", maximum=MAX_NAME)
        wanted = cleaned.casefold()
        others = (one for one in self.catalogue.exercises.values() if one.id != known)
        if any(exercise.name.casefold() == wanted for exercise in others):
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
