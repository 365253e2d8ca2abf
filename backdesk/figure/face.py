"""Hair, ear and eye: what shows which way a head looks."""

from __future__ import annotations

import math
from typing import NamedTuple

from backdesk.figure.camera import Camera
from backdesk.figure.drawing import Path, Point
from backdesk.figure.outline import hull, round_path
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.trunk_flesh import KNOT, KNOT_RADIUS
from backdesk.figure.tubes import Build, ball
from backdesk.figure.vectors import Vec

_CENTRE = Vec(-0.008, 0.0, 0.034)  # middle of the skull in the head's frame, from the head's centre
_HALF = Vec(0.104, 0.079, 0.081)  # its half axes: forward, left, up
_UP = Vec(0.0, 0.0, 1.0)
_HAIR_POLE = Vec(-0.62, 0.0, 0.78).unit()
_AROUND = tuple((math.cos(math.pi * step / 12), math.sin(math.pi * step / 12)) for step in range(24))
_OVAL = tuple(math.pi * step / 5 for step in range(10))


class Face(NamedTuple):
    """Polygons of the head's details, in painting order: (material, path)."""

    details: tuple[tuple[str, Path], ...]


class _Skull(NamedTuple):
    """The skull as the camera sees it: its middle and half axes in the picture, and the eye's direction."""

    middle: Point
    forward: Point
    left: Point
    up: Point
    eye: Vec  # towards the viewer, in the head's frame

    def point(self, direction: Vec, grow: float = 1.0) -> Point:
        """Where a point of the skull's surface appears; `direction` is on the unit sphere."""
        x, y, z = direction
        (ax, ay), (bx, by), (cx, cy) = self.forward, self.left, self.up
        return (
            self.middle[0] + (ax * x + bx * y + cx * z) * grow,
            self.middle[1] + (ay * x + by * y + cy * z) * grow,
        )


def face(body: Skeleton, camera: Camera, build: Build) -> Face:
    """What is seen of hair, ears and eyes from the camera."""
    head = body.head
    skull = _Skull(
        camera.point(body.head_centre + head.to_room(_CENTRE)),
        camera.point(head.forward.scaled(_HALF.x)),
        camera.point(head.left.scaled(_HALF.y)),
        camera.point(head.up.scaled(_HALF.z)),
        head.to_local(camera.toward),
    )
    details: list[tuple[str, Path]] = []
    hair = _cap(skull, _HAIR_POLE, 0.02 if build is Build.STRAIGHT else -0.06)
    if hair:
        details.append(("hair", hair))
    if build is Build.CURVED and skull.eye.x < -0.3:  # seen from behind, the knot lies over the hair
        knot = ball(body.head_centre + head.to_room(Vec(KNOT[0], 0.0, KNOT[1])), KNOT_RADIUS)
        details.append(("hair", round_path(knot, camera)))
    for side in (1, -1):
        ear = _patch(skull, Vec(-0.02, side * 0.99, -0.22), 0.24, 0.34)
        if ear:
            details.append(("ear", ear))
        eye = _patch(skull, Vec(0.93, side * 0.42, -0.12), 0.105, 0.15)
        if eye:
            details.append(("eye", eye))
    return Face(tuple(details))


def _patch(skull: _Skull, direction: Vec, width: float, height: float) -> Path:
    """A small ellipse on the skull (half axes as shares of the skull's), empty when it is turned away."""
    way = direction.unit()
    if way.dot(skull.eye) < 0.12:
        return ()
    side = _UP.cross(way).unit().scaled(width)
    up = _UP.scaled(height)
    return hull(
        skull.point(way + side.scaled(math.cos(angle)) + up.scaled(math.sin(angle))) for angle in _OVAL
    )


def _cap(skull: _Skull, pole: Vec, level: float) -> Path:
    """The visible part of the skull above a slanting hair line (a cap around `pole`, `level` its height)."""
    # on the unit sphere of the skull's ellipsoid, the points that face the viewer are those with n . eye > 0
    eye = Vec(skull.eye.x / _HALF.x, skull.eye.y / _HALF.y, skull.eye.z / _HALF.z).unit()
    ordered = _joined(_circle(eye, 0.0), pole, level, eye, _circle(pole, level))
    return tuple(skull.point(point, 1.045) for point in ordered)


def _circle(pole: Vec, level: float) -> list[Vec]:
    hint = _UP if abs(pole.z) < 0.9 else Vec(1.0, 0.0, 0.0)
    one = hint.without(pole).unit()
    two = pole.cross(one)
    radius = math.sqrt(max(0.0, 1 - level * level))
    one, two, centre = one.scaled(radius), two.scaled(radius), pole.scaled(level)
    return [
        Vec(
            centre[0] + one[0] * c + two[0] * s,
            centre[1] + one[1] * c + two[1] * s,
            centre[2] + one[2] * c + two[2] * s,
        )
        for c, s in _AROUND
    ]


def _joined(rim: list[Vec], pole: Vec, level: float, eye: Vec, line: list[Vec]) -> list[Vec]:
    """The rim's stretch inside the cap, closed by the hair line's visible stretch."""
    outer = _stretch([(point, point.dot(pole) >= level) for point in rim])
    inner = _stretch([(point, point.dot(eye) >= 0) for point in line])
    if not outer or not inner:
        return outer or inner
    if (outer[-1] - inner[0]).length > (outer[-1] - inner[-1]).length:
        inner.reverse()
    return outer + inner


def _stretch(marked: list[tuple[Vec, bool]]) -> list[Vec]:
    """The marked points of a circle as one run, starting after a gap."""
    flags = [flag for _, flag in marked]
    if all(flags):
        return [point for point, _ in marked]
    start = next((i for i in range(len(marked)) if flags[i] and not flags[i - 1]), None)
    if start is None:
        return []
    run = []
    for offset in range(len(marked)):
        point, flag = marked[(start + offset) % len(marked)]
        if not flag:
            break
        run.append(point)
    return run
