"""What the picture tab of the exercise editor needs of the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from backdesk.domain.pose import ExerciseFigure
from backdesk.domain.wording import Words
from backdesk.figure.style import FigureStyle
from backdesk.services.figures import Figures
from backdesk.ui.theme.theme import Theme

EditFigure = Callable[[ExerciseFigure | None, Callable[[ExerciseFigure], None], QWidget], object]
"""Opens the pose editor over a window; what it saves goes to the callback."""


@dataclass(frozen=True, slots=True)
class PictureTools:
    """How pictures are found, drawn and edited."""

    words: Words
    theme: Theme
    style: FigureStyle
    figures: Figures
    edit_figure: EditFigure
