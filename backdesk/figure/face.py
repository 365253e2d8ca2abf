"""Hair, ear and eye: what shows which way a head looks."""

from __future__ import annotations

import math
from typing import NamedTuple

from backdesk.figure.camera import Camera
from backdesk.figure.drawing import Path
from backdesk.figure.outline import hull
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.tubes import Build
from backdesk.figure.vectors import Vec

_SKULL = Vec(-0.008, 0.0, 0.034)  # middle of the skull in the head's frame, from the head's centre
_HALF = Vec(0.104, 0.079, 0.081)  # its half axes: forward, left, up
_STEPS = 24


class Face(NamedTuple):
    """Polygons of the head's details, in painting order: (material, path)."""

    details: tuple[tuple[str, Path], ...]


def face(body: Skeleton, camera: Camera, build: Build) -> Face:
    """What is seen of hair, ears and eyes from the camera."""
    details: list[tuple[str, Path]] = []
    hair = _cap(body, camera, Vec(-0.62, 0.0, 0.78).unit(), 0.02 if build is Build.STRAIGHT else -0.06)
    if hair:
        details.append(("hair", hair))
    for side in (1, -1):
        ear = _patch(body, camera, Vec(-0.02, side * 0.99, -0.22), 0.019, 0.028)
        if ear:
            details.append(("ear", ear))
        eye = _patch(body, camera, Vec(0.93, side * 0.42, -0.12), 0.0085, 0.0125)
        if eye:
            details.append(("eye", eye))
    return Face(tuple(details))


def _room(body: Skeleton, direction: Vec, grow: float = 1.0) -> Vec:
    local = Vec(direction.x * _HALF.x * grow, direction.y * _HALF.y * grow, direction.z * _HALF.z * grow)
    return body.head_centre + body.head.to_room(_SKULL + local)


def _patch(body: Skeleton, camera: Camera, direction: Vec, width: float, height: float) -> Path:
    """A small ellipse on the skull, empty when it is turned away."""
    way = direction.unit()
    facing = body.head.to_room(way).dot(camera.toward)
    if facing < 0.12:
        return ()
    centre = _room(body, way)
    side = body.head.up.cross(body.head.to_room(way)).unit()
    points = []
    for step in range(10):
        angle = 2 * math.pi * step / 10
        points.append(
            camera.point(
                centre + side.scaled(width * math.cos(angle)) + body.head.up.scaled(height * math.sin(angle))
            )
        )
    return hull(points)


def _cap(body: Skeleton, camera: Camera, pole: Vec, level: float) -> Path:
    """The visible part of the skull above a slanting hair line (a cap around `pole`, `level` its height)."""
    toward = body.head.to_local(camera.toward)
    # on the unit sphere of the skull's ellipsoid, the points that face the viewer are those with n . eye > 0
    eye = Vec(toward.x / _HALF.x, toward.y / _HALF.y, toward.z / _HALF.z).unit()
    rim = _circle(eye, 0.0)
    line = _circle(pole, level)
    inside = [point for point in rim if point.dot(pole) >= level]
    front = [point for point in line if point.dot(eye) >= 0]
    if not inside and not front:
        return ()
    ordered = _joined(rim, pole, level, eye, line)
    return tuple(camera.point(_room(body, point, 1.045)) for point in ordered)


def _circle(pole: Vec, level: float) -> list[Vec]:
    hint = Vec(0.0, 0.0, 1.0) if abs(pole.z) < 0.9 else Vec(1.0, 0.0, 0.0)
    one = hint.without(pole).unit()
    two = pole.cross(one)
    radius = math.sqrt(max(0.0, 1 - level * level))
    return [
        pole.scaled(level)
        + one.scaled(radius * math.cos(2 * math.pi * step / _STEPS))
        + two.scaled(radius * math.sin(2 * math.pi * step / _STEPS))
        for step in range(_STEPS)
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
