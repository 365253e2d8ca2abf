"""Finds the figure of an exercise; one that cannot be used counts as none."""

from __future__ import annotations

import logging

from backdesk.domain.exercise import Exercise
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

    def known(self, exercise: Exercise) -> bool:
        """Whether `of` answers at once."""
        return exercise.figure is not None or exercise.id in self._built_in

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
