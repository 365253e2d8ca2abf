"""Can a figure be drawn at all? Asked before one from outside is taken in or one is stored."""

from __future__ import annotations

from backdesk.domain.pose import ExerciseFigure
from backdesk.figure.camera import COARSE, camera_at
from backdesk.figure.compose import arrow_shapes, scene_shapes
from backdesk.figure.drawing import bounds
from backdesk.figure.solve import solve
from backdesk.figure.style import figure_style

_BROKEN = (ArithmeticError, AssertionError, LookupError, TypeError, ValueError)
_LARGEST = 60.0  # metres: a picture wider than this shows no person


def require_drawable(figure: ExerciseFigure) -> None:
    """Draw every key pose once. Raises ValueError with the number of one that cannot be drawn."""
    style = figure_style()
    camera = camera_at(*figure.camera, COARSE)
    for index, key in enumerate(figure.keys):
        try:
            body = solve(key.pose)
            shapes = [
                *scene_shapes(body, figure.props_of(index), camera, style),
                *arrow_shapes(figure, index, camera, style),
            ]
            box = bounds(shapes)
        except _BROKEN as problem:
            raise ValueError(f"key pose {index + 1} cannot be drawn") from problem
        if not (0 < box.width < _LARGEST and 0 < box.height < _LARGEST):
            raise ValueError(f"key pose {index + 1} is too large to be drawn")
