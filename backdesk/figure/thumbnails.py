"""The small picture of an exercise: which key pose it shows, and how it is framed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backdesk.domain.pose import ExerciseFigure

if TYPE_CHECKING:
    from backdesk.figure.drawing import Drawing
    from backdesk.figure.style import FigureStyle

THUMBNAIL_MARGIN = 0.02
"""Metres around the picture; a tile has a margin of its own."""


def telling_key(figure: ExerciseFigure) -> int:
    """The key pose that tells most: a held one itself, the end of a movement, the middle of a longer way."""
    return len(figure.keys) // 2


def thumbnail_drawing(figure: ExerciseFigure, key: int, style: FigureStyle) -> Drawing:
    """One key pose, as large as it fits: unlike in `key_drawing` there is no shared frame and no arrow."""
    # the window asks for `telling_key` while it is painted, and loads what draws only when it is idle
    from backdesk.figure.camera import TINY, camera_at
    from backdesk.figure.compose import scene_shapes
    from backdesk.figure.drawing import Drawing, bounds
    from backdesk.figure.solve import solve

    body = solve(figure.keys[key].pose)
    camera = camera_at(*figure.camera, TINY)
    shapes = tuple(scene_shapes(body, figure.props_of(key), camera, style))
    return Drawing(shapes, bounds(shape for shape in shapes if shape.line).grown(THUMBNAIL_MARGIN))
