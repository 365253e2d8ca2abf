"""Which part hides which: an order from far to near.

Two parts whose outlines overlap are compared where they overlap, not by their middles: a forearm across the
belly is nearer there although its elbow may be behind. Boxes are compared by the face that divides them
and what lies beside them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from backdesk.figure.camera import Camera
from backdesk.figure.drawing import Box
from backdesk.figure.vectors import Frame, Vec

# Depth differences (metres) too small to decide: parts that join each other lie at about the same depth.
_TIE, _TIE_JOINED = 0.012, 0.07


@dataclass(frozen=True, slots=True)
class Block:
    """A box in the room, for the separating-face test: centre, axes and half extents."""

    centre: Vec
    frame: Frame
    half: Vec


@dataclass(frozen=True, slots=True)
class Sortable:
    """What the order needs to know of a part. `rank` decides when depth does not (greater is in front)."""

    name: str
    axis: tuple[Vec, ...]
    radius: float
    box: Box  # around what is seen of it in the picture
    rank: float = 0.0
    block: Block | None = None
    over: tuple[str, ...] = ()  # parts that this one is always drawn over
    parent: str = ""


def far_to_near(parts: Sequence[Sortable], camera: Camera) -> list[int]:
    """Indexes of the parts in painting order."""
    seen = [_Seen(part, camera) for part in parts]
    behind: list[set[int]] = [set() for _ in parts]
    for i, one in enumerate(seen):
        for j in range(i + 1, len(seen)):
            sign = _in_front(one, seen[j], camera)
            if sign > 0:
                behind[i].add(j)
            elif sign < 0:
                behind[j].add(i)
    return _sorted(seen, behind)


class _Seen:
    """A part as the camera sees it."""

    def __init__(self, part: Sortable, camera: Camera) -> None:
        self.part = part
        self.flat = [(*camera.point(spot), camera.depth(spot)) for spot in part.axis]
        self.depth = sum(spot[2] for spot in self.flat) / len(self.flat)
        self.box = part.box


def _in_front(one: _Seen, other: _Seen, camera: Camera) -> int:
    """1 when `one` hides `other`, -1 when it is hidden, 0 when they do not touch in the picture."""
    if _apart(one.box, other.box):
        return 0
    if other.part.name in one.part.over:
        return 1
    if one.part.name in other.part.over:
        return -1
    if one.part.block or other.part.block:
        return _by_face(one, other, camera)
    joined = one.part.parent == other.part.name or other.part.parent == one.part.name
    difference = one.depth - other.depth if joined else _depth_where_they_meet(one, other)
    if difference is None:
        return 0
    if abs(difference) < (_TIE_JOINED if joined else _TIE):
        difference = one.part.rank - other.part.rank or difference
    return 1 if difference > 0 else -1


def _apart(one: Box, other: Box) -> bool:
    return (
        one.right < other.left or other.right < one.left or one.bottom < other.top or other.bottom < one.top
    )


def _by_face(one: _Seen, other: _Seen, camera: Camera) -> int:
    best, sign = -math.inf, 0.0
    for box_part, thing, factor in ((one, other, -1), (other, one, 1)):
        block = box_part.part.block
        if block is None:
            continue
        gap, facing = _best_face(block, thing, camera)
        if gap > best:
            best, sign = gap, facing * factor
    if best < -0.06 or abs(sign) < 1e-3:
        return 1 if one.depth > other.depth else -1
    return 1 if sign > 0 else -1


def _best_face(block: Block, thing: _Seen, camera: Camera) -> tuple[float, float]:
    """The face that has most of the thing on its outer side: the gap (metres), and how much it faces the
    viewer."""
    best, facing = -math.inf, 0.0
    radius = thing.part.radius * 0.6
    local = [block.frame.to_local(spot - block.centre) for spot in thing.part.axis]
    for axis, direction in enumerate(block.frame):
        for side in (1, -1):
            gap = min(spot[axis] * side for spot in local) - block.half[axis] - radius
            if gap > best:
                best, facing = gap, direction.dot(camera.toward) * side
    return best, facing


Flat = tuple[float, float, float]


def _depth_where_they_meet(one: _Seen, other: _Seen) -> float | None:
    """Depth difference of two tubes at the place where their axes come nearest in the picture; None if they
    miss."""
    best, difference = math.inf, 0.0
    for a, b in _segments(one.flat):
        for c, d in _segments(other.flat):
            distance, s, t = _nearest(a, b, c, d)
            if distance < best - 1e-9:
                best = distance
                difference = (a[2] + (b[2] - a[2]) * s) - (c[2] + (d[2] - c[2]) * t)
    if best > (one.part.radius + other.part.radius) * 1.6 + 0.02:
        return None
    return difference


def _segments(points: list[Flat]) -> list[tuple[Flat, Flat]]:
    return list(pairwise(points)) or [(points[0], points[0])]


def _nearest(a: Flat, b: Flat, c: Flat, d: Flat) -> tuple[float, float, float]:
    """Distance and parameters of the nearest points of two segments in the picture."""
    ux, uy, vx, vy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    cross = ux * vy - uy * vx
    wx, wy = c[0] - a[0], c[1] - a[1]
    if abs(cross) > 1e-9:
        s, t = (wx * vy - wy * vx) / cross, (wx * uy - wy * ux) / cross
        if 0 <= s <= 1 and 0 <= t <= 1:
            return 0.0, s, t
    candidates = [
        (*_point_to_segment(a, c, d), 0.0, True), (*_point_to_segment(b, c, d), 1.0, True),
        (*_point_to_segment(c, a, b), 0.0, False), (*_point_to_segment(d, a, b), 1.0, False),
    ]  # fmt: skip
    distance, along, fixed, first = min(candidates, key=lambda item: item[0])
    return (distance, fixed, along) if first else (distance, along, fixed)


def _point_to_segment(p: Flat, a: Flat, b: Flat) -> tuple[float, float]:
    ux, uy = b[0] - a[0], b[1] - a[1]
    square = ux * ux + uy * uy
    t = 0.0 if square < 1e-12 else max(0.0, min(1.0, ((p[0] - a[0]) * ux + (p[1] - a[1]) * uy) / square))
    return math.hypot(p[0] - a[0] - ux * t, p[1] - a[1] - uy * t), t


def _sorted(seen: list[_Seen], behind: list[set[int]]) -> list[int]:
    """Topological order; where parts hide each other in a ring, the farthest goes first."""
    left = set(range(len(seen)))
    order: list[int] = []
    while left:
        free = [index for index in left if not behind[index] & left]
        chosen = min(free or left, key=lambda index: (seen[index].depth, seen[index].part.rank, index))
        order.append(chosen)
        left.remove(chosen)
    return order
