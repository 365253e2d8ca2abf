"""A figure drawing as PDF operators: vectors, sharp at any zoom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from backdesk.figure.drawing import Drawing, Path, Shape, fit

_FINEST = 22
"""Hundredths of a point: corners of a polygon that are closer are one."""
_KEPT = 300
"""Drawings whose operators a process remembers (about 30 kB each), as exercises come in many handouts."""


def drawing_operators(
    drawing: Drawing, left: float, top: float, width: float, height: float
) -> Iterator[str]:
    """The operators that paint a drawing fitted into a rectangle (points; `top` in PDF's upward y).

    Coordinates are hundredths of a point, as integers in a scaled space: that packs best.
    """
    placed = fit(drawing.box, width, height)
    yield f"q .01 0 0 -.01 {left + placed.x:.2f} {top - placed.y:.2f} cm 1 j 1 J"
    yield _operators(drawing, placed.scale * 100)
    yield "Q"


def forget_operators() -> None:
    """Write every drawing anew, for measuring."""
    _operators.cache_clear()


@lru_cache(maxsize=_KEPT)
def _operators(drawing: Drawing, scale: float) -> str:
    known: dict[int, str] = {}
    return "\n".join(line for shape in drawing.shapes for line in _shape(shape, scale, known))


def _shape(shape: Shape, scale: float, known: dict[int, str]) -> Iterator[str]:
    """The operators of one shape. `known` holds paths by identity: an outline and its fill share theirs."""
    if shape.fill:
        yield f"{_colour(shape.fill)} rg"
    if shape.line:
        yield f"{_colour(shape.line)} RG {shape.width * scale:.0f} w"
    for path in shape.paths:
        text = known.get(id(path))
        if text is None:
            text = known[id(path)] = _path(path, scale, curved=shape.curved, closed=shape.closed)
        yield text
    yield {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
        (bool(shape.fill), bool(shape.line)), "n"
    )


def _path(path: Path, scale: float, *, curved: bool, closed: bool) -> str:
    if curved:
        spots = [f"{x * scale:.0f} {y * scale:.0f}" for x, y in path]
        body = " ".join(" ".join(spots[index : index + 3]) + " c" for index in range(1, len(spots) - 2, 3))
        return f"{spots[0]} m {body}{' h' if closed else ''}"
    spots = []
    last_x = last_y = -1_000_000
    for corner in path:
        x, y = round(corner[0] * scale), round(corner[1] * scale)
        if abs(x - last_x) + abs(y - last_y) >= _FINEST:
            spots.append(f"{x} {y}")
            last_x, last_y = x, y
    body = " l ".join(spots[1:] or spots)
    return f"{spots[0]} m {body} l{' h' if closed else ''}"


@lru_cache(maxsize=200)
def _colour(colour: str) -> str:
    return " ".join(f"{int(colour[index : index + 2], 16) / 255:.3g}" for index in (1, 3, 5))
