"""What tubes, balls and points look like from the camera: convex polygons in the picture."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from backdesk.figure.camera import Camera
from backdesk.figure.drawing import Path, Point
from backdesk.figure.flesh import Ring

_LARGE = 0.065  # metres: from this half axis on a ring gets more corners, so that it stays round at any zoom


def _circle(steps: int) -> tuple[Point, ...]:
    return tuple(
        (math.cos(2 * math.pi * step / steps), math.sin(2 * math.pi * step / steps)) for step in range(steps)
    )


_COARSE, _FINE = _circle(14), _circle(32)


def ring_points(ring: Ring, camera: Camera) -> list[Point]:
    """The outline of one ring or ball."""
    x, y = camera.point(ring.centre)
    if ring.ball:
        radius = ring.ball
        circle = _FINE if radius > _LARGE else _COARSE
        return [(x + radius * c, y + radius * s) for c, s in circle]
    (ux, uy), (vx, vy) = camera.point(ring.u), camera.point(ring.v)
    large = max(abs(ux) + abs(vx), abs(uy) + abs(vy)) > _LARGE
    return [(x + ux * c + vx * s, y + uy * c + vy * s) for c, s in (_FINE if large else _COARSE)]


def tube_paths(rings: Sequence[Ring], camera: Camera) -> list[Path]:
    """The convex hulls of each two rings that follow each other; together they cover the tube."""
    outlines = [ring_points(ring, camera) for ring in rings]
    if len(outlines) == 1:
        return [hull(outlines[0])]
    return [hull(one + two) for one, two in zip(outlines, outlines[1:], strict=False)]


def hull(points: Iterable[Point]) -> Path:
    """The convex hull, always in the same turning direction (so that unions fill without holes)."""
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
