"""What tubes, balls and points look like from the camera: convex polygons in the picture.

A ring's outline is kept as its farthest point in each of a fixed set of directions; the hull of two rings
then is, for each direction, the farther of the two. That needs no sorting and gives every polygon the same
turning direction, so that unions fill without holes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from backdesk.figure.camera import Camera
from backdesk.figure.drawing import Box, Path, Point
from backdesk.figure.tubes import Ring


@cache
def _directions(steps: int) -> tuple[Point, ...]:
    """Unit vectors all around, `steps` of them (an even number)."""
    return tuple(
        (math.cos(2 * math.pi * step / steps), math.sin(2 * math.pi * step / steps)) for step in range(steps)
    )


class Support(NamedTuple):
    """How far an outline reaches in each direction, and its point there."""

    reach: list[float]
    points: list[Point]


def support(ring: Ring, camera: Camera) -> Support:
    """The outline of one ring or ball."""
    x, y = camera.point(ring.centre)
    directions = _directions(camera.corners)
    if ring.ball:
        radius = ring.ball
        return Support(
            [x * c + y * s + radius for c, s in directions],
            [(x + radius * c, y + radius * s) for c, s in directions],
        )
    (ux, uy), (vx, vy) = camera.point(ring.u), camera.point(ring.v)
    reach, points, back_reach, back_points = [], [], [], []
    for c, s in directions[: len(directions) // 2]:  # an ellipse reaches as far backwards as forwards
        a, b = ux * c + uy * s, vx * c + vy * s
        size = math.sqrt(a * a + b * b) or 1e-12
        dx, dy, along = (ux * a + vx * b) / size, (uy * a + vy * b) / size, x * c + y * s
        reach.append(along + size)
        points.append((x + dx, y + dy))
        back_reach.append(size - along)
        back_points.append((x - dx, y - dy))
    return Support(reach + back_reach, points + back_points)


class Tube(NamedTuple):
    """The outlines that cover a tube, and the box around them."""

    paths: list[Path]
    box: Box


def tube(rings: Sequence[Ring], camera: Camera) -> Tube:
    """The convex hulls of each two rings that follow each other; together they cover the tube."""
    supports = [support(ring, camera) for ring in rings]
    quarter = camera.corners // 4
    right, bottom, left, top = (max(item.reach[quarter * turn] for item in supports) for turn in range(4))
    box = Box(-left, -top, right, bottom)
    if len(rings) == 1:
        return Tube([round_path(rings[0], camera)], box)
    return Tube([_joint_hull(one, two) for one, two in pairwise(supports)], box)


def tube_paths(rings: Sequence[Ring], camera: Camera) -> list[Path]:
    """The outlines of a tube alone."""
    return tube(rings, camera).paths


def round_path(ring: Ring, camera: Camera) -> Path:
    """A single ring or ball, with so many corners that it stays round at any zoom."""
    x, y = camera.point(ring.centre)
    (ux, uy), (vx, vy) = camera.point(ring.u), camera.point(ring.v)
    if ring.ball:
        ux, uy, vx, vy = ring.ball, 0.0, 0.0, ring.ball
    path = []
    for c, s in _directions(2 * camera.corners):
        path.append((x + ux * c + vx * s, y + uy * c + vy * s))
    return tuple(path) if ux * vy - uy * vx >= 0 else tuple(reversed(path))


def _joint_hull(one: Support, two: Support) -> Path:
    return tuple(
        [p if a >= b else q for a, b, p, q in zip(one.reach, two.reach, one.points, two.points, strict=True)]
    )


def hull(points: Iterable[Point]) -> Path:
    """The convex hull of some points, in the same turning direction as the tubes."""
    ordered = sorted(points)
    lower = _chain(ordered)
    upper = _chain(reversed(ordered))
    return tuple(lower[:-1] + upper[:-1])


def _chain(points: Iterable[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        x, y = point
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2], chain[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 1e-9:
                break
            chain.pop()
        chain.append(point)
    return chain
