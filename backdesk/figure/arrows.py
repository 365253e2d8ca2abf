"""Arrows that show how a joint moves between two key poses."""

from __future__ import annotations

import math
from itertools import pairwise

from backdesk.domain.pose import MotionArrow
from backdesk.figure.blend import blended
from backdesk.figure.camera import Camera
from backdesk.figure.drawing import Path, Point, Shape
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.style import FigureStyle
from backdesk.figure.vectors import Vec

_STEPS = 5  # a smooth curve goes through these places of the joint
_HEAD = 0.075  # length of the arrow's head, metres
_SHORTEST = 0.05
_WIDTH, _HALO = 0.022, 0.016


def motion_arrow(
    start: Skeleton, end: Skeleton, arrow: MotionArrow, camera: Camera, style: FigureStyle
) -> list[Shape]:
    """The way of the joint, or the arrow's own way, as a curved arrow; none when it hardly moves."""
    places = [Vec(*spot) for spot in arrow.way] or [
        blended(start, end, step / _STEPS).joint(arrow.joint) for step in range(_STEPS + 1)
    ]
    points = [(x + arrow.shift[0], y - arrow.shift[1]) for x, y in map(camera.point, places)]
    length = sum(math.dist(a, b) for a, b in pairwise(points))
    if length < _SHORTEST:
        return []
    size = min(_HEAD, length * 0.6)
    dx, dy = _direction(points, size)
    tip_x, tip_y = points[-1]
    base = (tip_x - dx * size, tip_y - dy * size)
    shaft = [point for point in points[:-1] if math.dist(point, points[-1]) > size * 1.3]
    curve = _curve([*shaft, (tip_x - dx * size * 0.7, tip_y - dy * size * 0.7)])
    wide = size * 0.5
    head = (
        (tip_x, tip_y),
        (base[0] - dy * wide, base[1] + dx * wide),
        (base[0] + dy * wide, base[1] - dx * wide),
    )
    halo = "#ffffff"
    return [
        Shape((curve,), line=halo, width=_WIDTH + _HALO, closed=False, curved=True),
        Shape((head,), fill=halo, line=halo, width=_HALO),
        Shape((curve,), line=style.arrow, width=_WIDTH, closed=False, curved=True),
        Shape((head,), fill=style.arrow),
    ]


def _direction(points: list[Point], size: float) -> Point:
    """The unit direction in which the way arrives."""
    end = points[-1]
    start = next((point for point in reversed(points) if math.dist(point, end) >= size * 0.9), None)
    if start is None:
        raise ValueError("an arrow needs a longer way")
    length = math.dist(start, end)
    return ((end[0] - start[0]) / length, (end[1] - start[1]) / length)


def _curve(points: list[Point]) -> Path:
    """A Catmull-Rom curve through the points as Bézier triples."""
    path = [points[0]]
    for index, (a, b) in enumerate(pairwise(points)):
        before = points[max(0, index - 1)]
        after = points[min(len(points) - 1, index + 2)]
        path.append((a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6))
        path.append((b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6))
        path.append(b)
    return tuple(path)
