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
    """Asks the service once per exercise."""

    def __init__(self, figures: Figures) -> None:
        """Nothing is read before the first question."""
        self._figures = figures
        self._known: dict[str, tuple[Exercise, ExerciseFigure | None]] = {}

    def known(self, exercise: Exercise) -> bool:
        """Whether `of` answers at once."""
        return self._known.get(exercise.id, (None, None))[0] is exercise

    def of(self, exercise: Exercise) -> ExerciseFigure | None:
        """The exercise's figure, None when it has none or a broken one."""
        if not self.known(exercise):
            try:
                found = self._figures.of(exercise)
            except BROKEN:
                _LOG.exception("the figure of an exercise could not be read")
                found = None
            self._known[exercise.id] = (exercise, found)
        return self._known[exercise.id][1]

    def forget_figure(self, exercise: Exercise) -> None:
        """Its figure cannot be drawn: from now on it has none."""
        _LOG.exception("the figure of an exercise could not be drawn")
        self._known[exercise.id] = (exercise, None)
