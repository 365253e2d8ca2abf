"""Parts of the library that the user fills: favourites, recently used, the clinic's own."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from backdesk.domain.ids import ExerciseId
from backdesk.domain.wording import Words
from backdesk.services.library_marks import LibraryMarks
from backdesk.services.own_exercises import OwnExercises


class Shelf(StrEnum):
    """A part of the library."""

    FAVOURITES = "favourites"
    RECENT = "recent"
    OWN = "own"


class LibraryShelves:
    """Always as it is now."""

    def __init__(self, marks: LibraryMarks, own: OwnExercises) -> None:
        """Keeps nothing of its own."""
        self._marks = marks
        self._own = own

    def is_favourite(self, exercise: ExerciseId) -> bool:
        """Whether the user likes to use it."""
        return self._marks.is_favourite(exercise)

    def whose(self, exercise: ExerciseId, words: Words) -> str:
        """The clinic's own and adapted exercises as a word, "" for one as it was delivered."""
        if self._own.is_adapted(exercise):
            return words.gettext("Adapted")
        return words.gettext("Own") if self._own.is_own(exercise) else ""

    def narrowed(
        self, found: Iterable[ExerciseId], shelf: Shelf, *, by_use: bool = False
    ) -> tuple[ExerciseId, ...]:
        """Those of the found exercises that stand on a shelf; `by_use` puts the last one used first."""
        if shelf is Shelf.RECENT:
            recent = self._marks.recent
            wanted = frozenset(found) if by_use else frozenset(recent)
            return tuple(one for one in (recent if by_use else found) if one in wanted)
        if shelf is Shelf.FAVOURITES:
            return tuple(one for one in found if self._marks.is_favourite(one))
        return tuple(one for one in found if self._own.is_own(one))
