"""Finds the figure and the photos of an exercise; what cannot be used counts as none."""

from __future__ import annotations

import logging
from dataclasses import replace

from backdesk.domain.exercise import Exercise
from backdesk.domain.photo import Photo
from backdesk.domain.pose import ExerciseFigure
from backdesk.errors import BackDeskError
from backdesk.services.figures import Figures

BROKEN = (BackDeskError, ArithmeticError, LookupError, TypeError, ValueError)
"""What reading, solving or drawing a wrong figure may raise; a plan file can bring one."""

_LOG = logging.getLogger(__name__)


class FigureSource:
    """Asks the service once per exercise.

    Two exercises of one id may be asked for in turn (the library's, and one that a plan carries): what an
    exercise brings along is its own, and only built-in figures are remembered by id.
    """

    def __init__(self, figures: Figures) -> None:
        """Nothing is read before the first question."""
        self._figures = figures
        self._built_in: dict[str, ExerciseFigure | None] = {}
        # kept by their id, and themselves, so that their id stays their own
        self._broken: dict[int, ExerciseFigure] = {}
        # whether any of these photos is there; the photos themselves are large and stay with the service
        self._with_photos: dict[tuple[str, ...], bool] = {}

    def known(self, exercise: Exercise) -> bool:
        """Whether `of` and `has_photos` answer at once."""
        if exercise.photos and exercise.photos not in self._with_photos:
            return False
        return self.has_photos(exercise) or exercise.figure is not None or exercise.id in self._built_in

    def has_photos(self, exercise: Exercise) -> bool:
        """Whether there are photos, which are shown instead of the figure; asked after `first_photo`."""
        return self._with_photos.get(exercise.photos, False)

    def photo(self, exercise: Exercise, name: str) -> Photo | None:
        """One of its photos; reads a file (about 35 ms), so it is not for painting."""
        found = self._figures.photos_of(replace(exercise, photos=(name,)))
        return found[0] if found else None

    def first_photo(self, exercise: Exercise) -> Photo | None:
        """The first photo that is there; `has_photos` knows of it from then on."""
        found = (self.photo(exercise, name) for name in exercise.photos)
        first = next((photo for photo in found if photo is not None), None)
        self._with_photos[exercise.photos] = first is not None
        return first

    def forget_photos(self) -> None:
        """Look for photos anew: one that was lost may have been chosen again."""
        self._with_photos.clear()

    def of(self, exercise: Exercise) -> ExerciseFigure | None:
        """The exercise's figure, None when it has none or a broken one."""
        figure = exercise.figure
        if figure is None:
            if exercise.id not in self._built_in:
                self._built_in[exercise.id] = self._read(exercise)
            figure = self._built_in[exercise.id]
        return None if id(figure) in self._broken else figure

    def forget_figure(self, exercise: Exercise) -> None:
        """Its figure cannot be drawn: from now on it has none."""
        _LOG.exception("the figure of an exercise could not be drawn")
        figure = self.of(exercise)
        if figure is not None:
            self._broken[id(figure)] = figure

    def _read(self, exercise: Exercise) -> ExerciseFigure | None:
        try:
            return self._figures.of(exercise)
        except BROKEN:
            _LOG.exception("the figure of an exercise could not be read")
            return None
