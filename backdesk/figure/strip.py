"""Several pictures of one exercise in a row, from start to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backdesk.figure.drawing import Box, Drawing, Shape

_GAP = 0.34  # metres between two pictures, where the arrow stands
_ARROW, _HEAD, _WIDTH = 0.18, 0.07, 0.02


def arranged(drawings: Sequence[Drawing], colour: str, columns: int) -> Drawing:
    """The drawings row by row, `columns` a row, with an arrow before each but the first of a row."""
    frame = drawings[0].box
    across, down = frame.width + _GAP, frame.height + _GAP / 3
    shapes: list[Shape] = []
    for index, drawing in enumerate(drawings):
        column, row = index % columns, index // columns
        aside = frame.left - drawing.box.left
        shapes += [_moved(shape, column * across + aside, row * down) for shape in drawing.shapes]
        if column:
            x = frame.left + column * across - _GAP / 2
            shapes += _arrow(x, (frame.top + frame.bottom) / 2 + row * down, colour)
    rows = -(-len(drawings) // columns)
    right = frame.right + (min(columns, len(drawings)) - 1) * across
    return Drawing(tuple(shapes), Box(frame.left, frame.top, right, frame.bottom + (rows - 1) * down))


def best_columns(drawings: Sequence[Drawing], aspect: float) -> int:
    """The number of columns that shows them largest in a place of this width : height."""
    frame, count = drawings[0].box, len(drawings)

    def scale(columns: int) -> float:
        rows = -(-count // columns)
        width = columns * frame.width + (columns - 1) * _GAP
        return min(aspect / width, 1 / (rows * frame.height + (rows - 1) * _GAP / 3))

    return max(range(1, count + 1), key=lambda columns: (scale(columns), columns))


def _moved(shape: Shape, across: float, down: float) -> Shape:
    paths = tuple(tuple((x + across, y + down) for x, y in path) for path in shape.paths)
    return replace(shape, paths=paths)


def _arrow(x: float, y: float, colour: str) -> list[Shape]:
    left, right = x - _ARROW / 2, x + _ARROW / 2
    shaft = ((left, y), (right - _HEAD / 2, y))
    head = ((right - _HEAD, y - _HEAD / 2), (right, y), (right - _HEAD, y + _HEAD / 2))
    return [Shape((shaft,), line=colour, width=_WIDTH, closed=False), Shape((head,), fill=colour)]
