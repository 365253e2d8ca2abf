"""Arrows that show how a joint moves between two key poses."""

from __future__ import annotations

import math
from itertools import pairwise

from backdesk.domain.pose import MotionArrow, Pose
from backdesk.figure.blend import blended
from backdesk.figure.camera import Camera
from backdesk.figure.drawing import Point, Shape
from backdesk.figure.solve import solve
from backdesk.figure.style import FigureStyle

_STEPS = 12
_HEAD = 0.075  # length of the arrow's head, metres
_WIDTH = 0.022


def motion_arrow(
    start: Pose, end: Pose, arrow: MotionArrow, camera: Camera, style: FigureStyle
) -> list[Shape]:
    """The way of the joint as a curved arrow; none when it moves less than twice the arrow's head."""
    first, last = solve(start), solve(end)
    way = [camera.point(blended(first, last, step / _STEPS).joint(arrow.joint)) for step in range(_STEPS + 1)]
    points = [(x + arrow.shift[0], y - arrow.shift[1]) for x, y in way]
    length = sum(math.dist(a, b) for a, b in pairwise(points))
    if length < 2 * _HEAD:
        return []
    (bx, by), (tip_x, tip_y) = _before_tip(points), points[-1]
    size = math.hypot(tip_x - bx, tip_y - by)
    dx, dy = (tip_x - bx) / size, (tip_y - by) / size
    neck = (tip_x - dx * _HEAD * 0.7, tip_y - dy * _HEAD * 0.7)
    shaft = [point for point in points if math.dist(point, points[-1]) > _HEAD * 0.8] + [neck]
    wide = _HEAD * 0.5
    base = (tip_x - dx * _HEAD, tip_y - dy * _HEAD)
    head = (
        (tip_x, tip_y),
        (base[0] - dy * wide, base[1] + dx * wide),
        (base[0] + dy * wide, base[1] - dx * wide),
    )
    halo = "#ffffff"
    return [
        Shape((tuple(shaft),), line=halo, width=_WIDTH + 0.016, closed=False),
        Shape((head,), fill=halo, line=halo, width=0.016),
        Shape((tuple(shaft),), line=style.arrow, width=_WIDTH, closed=False),
        Shape((head,), fill=style.arrow),
    ]


def _before_tip(points: list[Point]) -> Point:
    return next(point for point in reversed(points) if math.dist(point, points[-1]) >= _HEAD * 0.9)
