"""Several pictures of one exercise in a row, from start to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backdesk.figure.drawing import Box, Drawing, Shape

_GAP = 0.34  # metres between two pictures, where the arrow stands
_ARROW, _HEAD, _WIDTH = 0.18, 0.07, 0.02


def side_by_side(drawings: Sequence[Drawing], colour: str) -> Drawing:
    """The drawings (all framed alike) from left to right, with an arrow of this colour between each two."""
    frame = drawings[0].box
    step = frame.width + _GAP
    shapes: list[Shape] = []
    for index, drawing in enumerate(drawings):
        shapes += [_moved(shape, index * step) for shape in drawing.shapes]
        if index:
            shapes += _arrow(frame.left + index * step - _GAP / 2, (frame.top + frame.bottom) / 2, colour)
    right = frame.right + (len(drawings) - 1) * step
    return Drawing(tuple(shapes), Box(frame.left, frame.top, right, frame.bottom))


def _moved(shape: Shape, across: float) -> Shape:
    return replace(shape, paths=tuple(tuple((x + across, y) for x, y in path) for path in shape.paths))


def _arrow(x: float, y: float, colour: str) -> list[Shape]:
    left, right = x - _ARROW / 2, x + _ARROW / 2
    shaft = ((left, y), (right - _HEAD / 2, y))
    head = ((right - _HEAD, y - _HEAD / 2), (right, y), (right - _HEAD, y + _HEAD / 2))
    return [Shape((shaft,), line=colour, width=_WIDTH, closed=False), Shape((head,), fill=colour)]
