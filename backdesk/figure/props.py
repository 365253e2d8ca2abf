"""Things of the scene, built from a few solids. `resources/poses/README.md` tells authors what each kind
needs."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType

from backdesk.domain.pose import Prop, Triple
from backdesk.figure.depth_order import Block
from backdesk.figure.held import barbell, cuff, dumbbell, kettlebell
from backdesk.figure.scene_part import Cord, Face, ScenePart, rod_part
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.tubes import Piece, ball
from backdesk.figure.vectors import ROOM, Frame, Vec

Builder = Callable[[Prop, Skeleton], list[ScenePart]]


def scene_parts(props: tuple[Prop, ...], body: Skeleton) -> list[ScenePart]:
    """The parts of all props. Raises ValueError with a plain sentence for an unknown kind or joint."""
    parts: list[ScenePart] = []
    for prop in props:
        builder = BUILDERS.get(prop.kind)
        if builder is None:
            raise ValueError(f"there is no prop of the kind “{prop.kind}”")
        try:
            parts += builder(prop, body)
        except KeyError as problem:
            raise ValueError(f"there is no joint {problem}") from problem
    return parts


def spot(end: str | Triple, body: Skeleton) -> Vec:
    """A joint's place, or a fixed point."""
    if isinstance(end, str):
        return body.joint(end)
    return Vec(*end)


def place(prop: Prop, body: Skeleton) -> Vec:
    """Where a prop is: its point, or its offset from the joint that holds it."""
    at = Vec(*prop.at)
    return body.joint(prop.hold) + at if prop.hold else at


def measures(prop: Prop, *defaults: float) -> tuple[float, ...]:
    """The prop's sizes, completed by the kind's usual ones."""
    return (*prop.size, *defaults[len(prop.size) :])


def box_part(
    name: str, centre: Vec, frame: Frame, half: Vec, *, material: str, flat: bool = False
) -> ScenePart:
    """A box by its centre, axes and half extents (metres)."""
    x, y, z = frame.forward.scaled(half.x), frame.left.scaled(half.y), frame.up.scaled(half.z)
    faces = []
    for normal, one, two, shade in ((z, x, y, 0.0), (x, y, z, 0.10), (y, z, x, 0.17)):
        for sign in (1, -1):
            middle = centre + normal.scaled(sign)
            corners = (middle + one + two, middle - one + two, middle - one - two, middle + one - two)
            faces.append(Face(corners, material, shade))
    corners_axis = tuple(
        centre + x.scaled(a) + y.scaled(b) + z.scaled(c) for a in (1, -1) for b in (1, -1) for c in (1, -1)
    )
    return ScenePart(name, corners_axis, 0.0, faces=tuple(faces), block=Block(centre, frame, half), flat=flat)


def _turned(prop: Prop) -> Frame:
    return ROOM.twisted(prop.turn).flexed(prop.tilt)


def _box(prop: Prop, body: Skeleton) -> list[ScenePart]:
    length, width, height = measures(prop, 0.5, 0.4, 0.3)
    frame = _turned(prop)
    centre = place(prop, body) + frame.up.scaled(height / 2)
    half = Vec(length / 2, width / 2, height / 2)
    return [box_part("box", centre, frame, half, material=prop.material or "wood")]


def _mat(prop: Prop, body: Skeleton) -> list[ScenePart]:
    length, width = measures(prop, 1.9, 0.62)
    centre = place(prop, body) - Vec(0.0, 0.0, 0.006)
    half = Vec(length / 2, width / 2, 0.006)
    return [box_part("mat", centre, _turned(prop), half, material=prop.material or "mat", flat=True)]


def _rod(prop: Prop, body: Skeleton) -> list[ScenePart]:
    (radius,) = measures(prop, 0.016)
    points = [spot(end, body) for end in prop.ends]
    return [rod_part("rod", a, b, radius, material=prop.material or "metal") for a, b in pairwise(points)]


def _disc(prop: Prop, body: Skeleton) -> list[ScenePart]:
    radius, thickness = measures(prop, 0.2, 0.05)
    axis = ROOM.twisted(prop.turn).side_bent(-90 + prop.tilt).up
    centre = place(prop, body)
    half = axis.scaled(thickness / 2)
    return [rod_part("disc", centre - half, centre + half, radius, material=prop.material or "iron")]


def _sphere(prop: Prop, body: Skeleton) -> list[ScenePart]:
    (radius,) = measures(prop, 0.32)
    centre = place(prop, body)
    return [
        ScenePart("sphere", (centre,), radius, (Piece(prop.material or "ball", (ball(centre, radius),)),))
    ]


def _line(prop: Prop, body: Skeleton) -> list[ScenePart]:
    (width,) = measures(prop, 0.014)
    points = tuple(spot(end, body) for end in prop.ends)
    return [
        ScenePart("line", (a, b), width, cords=(Cord((a, b), prop.material or "rubber", width),), rank=0.5)
        for a, b in pairwise(points)
    ]


def _roller(prop: Prop, body: Skeleton) -> list[ScenePart]:
    length, radius = measures(prop, 0.45, 0.075)
    centre = place(prop, body)
    half = ROOM.twisted(prop.turn).left.scaled(length / 2)
    return [rod_part("roller", centre - half, centre + half, radius, material=prop.material or "foam")]


def _shadow(prop: Prop, body: Skeleton) -> list[ScenePart]:
    """A soft patch of floor under a standing figure."""
    length, width = measures(prop, 0.5, 0.3)
    centre = place(prop, body)
    frame = ROOM.twisted(prop.turn)
    corners = tuple(
        centre + frame.forward.scaled(length * math.cos(angle)) + frame.left.scaled(width * math.sin(angle))
        for angle in (2 * math.pi * step / 28 for step in range(28))
    )
    return [ScenePart("floor", corners, 0.0, faces=(Face(corners, prop.material or "floor"),), flat=True)]


BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        "box": _box, "mat": _mat, "rod": _rod, "disc": _disc, "sphere": _sphere, "line": _line,
        "roller": _roller,
        "floor": _shadow, "barbell": barbell, "dumbbell": dumbbell, "kettlebell": kettlebell, "cuff": cuff,
    }
)  # fmt: skip
