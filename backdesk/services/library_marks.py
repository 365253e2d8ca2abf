"""Favourites, recently used exercises and the clinic's own usual doses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import clean_dose
from backdesk.domain.dose import Dose
from backdesk.domain.exercise_marks import ExerciseMark
from backdesk.domain.ids import ExerciseId

if TYPE_CHECKING:
    from backdesk.store.store import Store

MOST_RECENT = 30


class LibraryMarks:
    """What the user says of exercises of the library; each change is on disk when a call returns."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        """Read the marks. Raises StoreError when they cannot be read."""
        self._store = store
        self._now = now
        self._marks = {mark.exercise: mark for mark in store.exercise_marks()}

    def is_favourite(self, exercise: ExerciseId) -> bool:
        """Whether the user likes to use it."""
        mark = self._marks.get(exercise)
        return mark is not None and mark.is_favourite

    @property
    def favourites(self) -> frozenset[ExerciseId]:
        """All favourites."""
        return frozenset(mark.exercise for mark in self._marks.values() if mark.is_favourite)

    @property
    def recent(self) -> tuple[ExerciseId, ...]:
        """Exercises by when they were put into a plan, the last one first; at most `MOST_RECENT`."""
        used = [(mark.used_at, mark.exercise) for mark in self._marks.values() if mark.used_at is not None]
        return tuple(exercise for _, exercise in sorted(used, reverse=True)[:MOST_RECENT])

    def set_favourite(self, exercise: ExerciseId, on: bool) -> None:
        """Say whether it is a favourite."""
        self._save(replace(self._mark(exercise), is_favourite=on))

    def note_used(self, exercises: Iterable[ExerciseId]) -> None:
        """These were just put into a plan, the last one last."""
        marks = {one: replace(self._mark(one), used_at=self._now()) for one in dict.fromkeys(exercises)}
        if marks:
            self._store.save_exercise_marks(marks.values())
            self._marks = {**self._marks, **marks}

    def own_dose(self, exercise: ExerciseId) -> Dose | None:
        """The clinic's own usual dose, None where the library's holds."""
        mark = self._marks.get(exercise)
        return None if mark is None else mark.dose

    def set_own_dose(self, exercise: ExerciseId, dose: Dose | None) -> None:
        """Use this dose wherever the exercise is added from now on; None goes back to the library's."""
        self._save(replace(self._mark(exercise), dose=None if dose is None else clean_dose(dose)))

    def with_own_doses(self, catalogue: Catalogue) -> Catalogue:
        """The catalogue in which the clinic's usual doses stand for the library's."""
        known = catalogue.exercises
        changed = [
            replace(known[mark.exercise], default_dose=mark.dose)
            for mark in self._marks.values()
            if mark.dose is not None and mark.exercise in known
        ]
        return catalogue.with_exercises(changed)

    def _mark(self, exercise: ExerciseId) -> ExerciseMark:
        return self._marks.get(exercise, ExerciseMark(exercise))

    def _save(self, mark: ExerciseMark) -> None:
        if self._marks.get(mark.exercise) != mark:
            self._store.save_exercise_mark(mark)
            self._marks = {**self._marks, mark.exercise: mark}
