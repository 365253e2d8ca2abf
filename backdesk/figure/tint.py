"""Working muscles as tinted patches on the body's surface, as far as they face the viewer."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial

from backdesk.domain.ids import MuscleId
from backdesk.figure import limb_flesh, trunk_flesh
from backdesk.figure.camera import Camera
from backdesk.figure.drawing import Point, Shape
from backdesk.figure.muscle_patches import PATCHES, Patch
from backdesk.figure.skeleton import Arm, Leg, Skeleton, SpineStation
from backdesk.figure.style import FigureStyle, shaded
from backdesk.figure.vectors import Vec, transported

Ring = tuple[Vec, Vec, Vec]  # centre, half axis to the front, half axis to the outer side
Surface = Callable[[float], Ring]

_ALONG = 9
_ORDER = {"stretched": 0, "secondary": 1, "primary": 2}


def tint_shapes(
    part: str, body: Skeleton, camera: Camera, style: FigureStyle, tints: Mapping[MuscleId, str]
) -> list[Shape]:
    """The patches of one body part; `tints` gives each muscle's role, primary ones go on top."""
    shapes = []
    for muscle, role in sorted(tints.items(), key=lambda item: _ORDER.get(item[1], 0)):
        for patch in PATCHES.get(muscle, ()):
            surface = _surface(patch.part, part, body, style)
            path = _seen(patch, surface, camera) if surface else []
            if len(path) > 2:
                colour = style.tint(role)
                shapes.append(
                    Shape(
                        (tuple(path),), fill=colour, line=shaded(colour, 0.22), width=style.line_width * 0.45,
                        name=str(muscle),
                    )
                )  # fmt: skip
    return shapes


def _surface(wanted: str, part: str, body: Skeleton, style: FigureStyle) -> Surface | None:
    """The surface of a body part, None when the patch belongs to another one."""
    side, _, kind = part.partition("_")
    if kind and kind == wanted:
        sign = 1 if side == "left" else -1
        arm, leg = (body.left_arm, body.left_leg) if sign > 0 else (body.right_arm, body.right_leg)
        if kind in ("upper_arm", "forearm"):
            return partial(_on_arm, arm, body, sign, kind == "forearm")
        return partial(_on_leg, leg, sign, kind == "shin")
    if wanted == "trunk" == part:
        return partial(_on_trunk, body, style)
    if wanted == "pelvis" == part:
        return partial(_on_pelvis, body)
    return partial(_on_neck, body) if wanted == "neck" == part else None


def _on_trunk(body: Skeleton, style: FigureStyle, share: float) -> Ring:
    table = trunk_flesh.trunk_table(style.build)
    place = share * (len(table) - 1)
    index = min(int(place), len(table) - 2)
    one, two = (_trunk_ring(body.spine[i], table[i]) for i in (index, index + 1))
    return _between(one, two, place - index)


def _trunk_ring(station: SpineStation, row: tuple[float, float, float]) -> Ring:
    width, depth, shift = row
    frame = station.frame
    return station.point + frame.forward.scaled(shift), frame.forward.scaled(depth), frame.left.scaled(width)


def _on_pelvis(body: Skeleton, share: float) -> Ring:
    frame = body.pelvis
    centre = body.root + frame.up.scaled(-0.075 + 0.16 * share) - frame.forward.scaled(0.008)
    swell = math.sin(math.pi * (0.25 + 0.5 * share))
    return centre, frame.forward.scaled(0.112 * swell), frame.left.scaled(0.158 * swell)


def _on_neck(body: Skeleton, share: float) -> Ring:
    place = share * (len(body.neck) - 1)
    index = min(int(place), len(body.neck) - 2)
    one, two = (
        (station.point, station.frame.forward.scaled(0.053), station.frame.left.scaled(0.053))
        for station in body.neck[index : index + 2]
    )
    return _between(one, two, place - index)


def _on_arm(arm: Arm, body: Skeleton, sign: int, lower: bool, share: float) -> Ring:
    start, end = (arm.elbow, arm.wrist) if lower else (arm.shoulder, arm.elbow)
    way = (end - start).unit()
    if lower:
        front = (-arm.hand.up).without(way)
    else:
        chest = body.chest.frame
        front = (arm.wrist - arm.elbow).unit().without(way)
        if front.length < 0.15:
            front = transported(chest.forward, -chest.up, way).without(way)
    radius = limb_flesh.arm_radius(share, lower=lower)
    return _limb_ring(start.toward(end, share), way, front.unit(), radius, sign)


def _on_leg(leg: Leg, sign: int, lower: bool, share: float) -> Ring:
    start, end = (leg.knee, leg.ankle) if lower else (leg.hip, leg.knee)
    way = (end - start).unit()
    front = leg.kneecap.without(way)
    if not lower:  # above a bent knee the front of the thigh turns away from the shin
        front = ((leg.knee - leg.ankle).unit().without(way)).scaled(0.8) + front.scaled(0.6)
    centre = start.toward(end, share)
    radius = limb_flesh.leg_radius(share, lower=lower)
    return _limb_ring(centre, way, front.without(way).unit(), radius, sign)


def _limb_ring(centre: Vec, way: Vec, front: Vec, radius: float, sign: int) -> Ring:
    return centre, front.scaled(radius), front.cross(way).scaled(radius * sign)


def _between(one: Ring, two: Ring, share: float) -> Ring:
    a, b, c = (first.toward(second, share) for first, second in zip(one, two, strict=True))
    return a, b, c


def _seen(patch: Patch, surface: Surface, camera: Camera) -> list[Point]:
    """The patch's outline in the picture, without what lies beyond the silhouette; empty when it is turned
    away."""
    near_edge: list[Point] = []
    far_edge: list[Point] = []
    for step in range(_ALONG + 1):
        share = step / _ALONG
        centre, front, side = surface(patch.start + (patch.end - patch.start) * share)
        half = patch.half * (patch.taper + (1 - patch.taper) * math.sin(math.pi * share) ** 0.6)
        facing = math.degrees(math.atan2(camera.depth(side), camera.depth(front)))
        offset = (patch.centre - facing + 180) % 360 - 180
        low, high = max(-88.0, offset - half), min(88.0, offset + half)
        if low >= high:
            continue
        near_edge.append(_on_ring(centre, front, side, facing + low, camera))
        far_edge.append(_on_ring(centre, front, side, facing + high, camera))
    return near_edge + far_edge[::-1] if len(near_edge) > 1 else []


def _on_ring(centre: Vec, front: Vec, side: Vec, degrees: float, camera: Camera) -> Point:
    angle = math.radians(degrees)
    return camera.point(centre + front.scaled(math.cos(angle)) + side.scaled(math.sin(angle)))
