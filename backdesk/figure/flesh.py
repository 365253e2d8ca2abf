"""The body around the bones: tubes of elliptic rings and balls, and how low they reach.

Half widths and depths in metres; the proportions are the product's own, set by eye on a 1.75 m figure.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from backdesk.domain.pose import Pose
from backdesk.figure.skeleton import Arm, Leg, Skeleton, SpineStation
from backdesk.figure.vectors import Vec, frame_of


class Build(StrEnum):
    """The two body shapes to choose from."""

    STRAIGHT = "straight"
    CURVED = "curved"


class Ring(NamedTuple):
    """An ellipse in space (half axes `u` and `v`), or with a `ball` radius a sphere."""

    centre: Vec
    u: Vec
    v: Vec
    ball: float = 0.0

    @property
    def lowest(self) -> float:
        """The height of its lowest point."""
        if self.ball:
            return self.centre.z - self.ball
        return self.centre.z - math.hypot(self.u.z, self.v.z)


class Piece(NamedTuple):
    """A stretch of body in one material ("skin", "shirt", …): the hulls of each two rings that follow each
    other."""

    material: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class BodyPart:
    """A part that is sorted as a whole.

    `axis` and `radius` stand for it in the depth order; `joins` are the balls that hide the seam to its
    neighbour nearer to the trunk.
    """

    name: str
    pieces: tuple[Piece, ...]
    axis: tuple[Vec, ...]
    radius: float
    parent: str = ""
    seam: tuple[tuple[Ring, ...], ...] = ()
    seam_material: str = "skin"
    hems: tuple[Ring, ...] = ()  # where a piece of clothing ends


_NONE = Vec(0.0, 0.0, 0.0)

# (share of the way from hip line over lumbar and thoracic spine is the station's number; half width, half
# depth, shift to the front)
_TRUNK: dict[Build, tuple[tuple[float, float, float], ...]] = {
    Build.STRAIGHT: (
        (0.150, 0.103, 0.000), (0.142, 0.096, 0.006), (0.138, 0.094, 0.010), (0.140, 0.096, 0.012),
        (0.146, 0.100, 0.014),
        (0.154, 0.106, 0.015), (0.162, 0.111, 0.015), (0.166, 0.110, 0.012), (0.150, 0.096, 0.006),
        (0.085, 0.066, 0.000),
    ),
    Build.CURVED: (
        (0.152, 0.103, 0.000), (0.136, 0.092, 0.006), (0.126, 0.087, 0.010), (0.127, 0.088, 0.012),
        (0.134, 0.094, 0.014),
        (0.144, 0.106, 0.020), (0.151, 0.114, 0.025), (0.154, 0.107, 0.016), (0.138, 0.090, 0.006),
        (0.076, 0.060, 0.000),
    ),
}  # fmt: skip


class Measures(NamedTuple):
    """What differs between the builds besides the trunk."""

    seat: float
    glute: float
    thigh: float
    arm: float
    neck: float


_MEASURES = {
    Build.STRAIGHT: Measures(0.152, 0.078, 1.0, 1.0, 0.051),
    Build.CURVED: Measures(0.163, 0.084, 1.05, 0.87, 0.043),
}


def trunk_table(build: Build) -> tuple[tuple[float, float, float], ...]:
    """The trunk's (half width, half depth, shift to the front) at each station of the spine."""
    return _TRUNK[build]


def arm_radius(share: float, *, lower: bool) -> float:
    """Radius (metres) of the upper arm or forearm at this share of its length, the sleeve included."""
    return _radius_at(_FOREARM if lower else (*_SLEEVE, *_UPPER_ARM[2:]), share)


def leg_radius(share: float, *, lower: bool) -> float:
    """Radius (metres) of the thigh or lower leg at this share of its length, the shorts included."""
    return _radius_at(_SHIN if lower else (*_SHORTS, *_THIGH[2:]), share)


def _radius_at(profile: tuple[tuple[float, float], ...], share: float) -> float:
    for (a, low), (b, high) in pairwise(profile):
        if share <= b:
            return low + (high - low) * max(0.0, min(1.0, (share - a) / (b - a)))
    return profile[-1][1]


def ball(centre: Vec, radius: float) -> Ring:
    """A sphere."""
    return Ring(centre, _NONE, _NONE, radius)


def body_parts(body: Skeleton, build: Build = Build.STRAIGHT) -> tuple[BodyPart, ...]:
    """The flesh of a skeleton: trunk, pelvis, head, and three parts for each limb."""
    measures = _MEASURES[build]
    parts = [_pelvis(body, build), _trunk(body, build), *_head_and_neck(body, measures)]
    for side, arm, leg in (("left", body.left_arm, body.left_leg), ("right", body.right_arm, body.right_leg)):
        parts += _leg_parts(side, leg, body, measures)
        parts += _arm_parts(side, arm, body, measures)
    return tuple(parts)


def lowest_point(body: Skeleton, pose: Pose) -> float:
    """Height (metres) of the lowest surface point of the trunk, the head and the limbs that have no own
    target."""
    placed = {
        name
        for name, limb in (
            ("left_arm", pose.left_arm.hand), ("right_arm", pose.right_arm.hand),
            ("left_leg", pose.left_leg.foot), ("right_leg", pose.right_leg.foot),
        )
        if limb is not None
    }  # fmt: skip
    return min(lowest_of(part) for part in body_parts(body) if _limb_of(part.name) not in placed)


def lowest_of(part: BodyPart) -> float:
    """Height of a part's lowest point."""
    return min(ring.lowest for piece in part.pieces for ring in piece.rings)


def _limb_of(part: str) -> str:
    side, _, name = part.partition("_")
    return f"{side}_{'arm' if name in ('upper_arm', 'forearm') else 'leg'}" if name else part


def _ring(station: SpineStation, half_width: float, half_depth: float, shift: float = 0.0) -> Ring:
    frame = station.frame
    return Ring(
        station.point + frame.forward.scaled(shift),
        frame.left.scaled(half_width),
        frame.forward.scaled(half_depth),
    )


def _pelvis(body: Skeleton, build: Build) -> BodyPart:
    pelvis, root, measures = body.pelvis, body.root, _MEASURES[build]

    def spot(x: float, y: float, z: float) -> Vec:
        return root + pelvis.to_room(Vec(x, y, z))

    table = _TRUNK[build]
    rings = (
        Ring(spot(0.0, 0.0, -0.075), pelvis.left.scaled(0.10), pelvis.forward.scaled(0.068)),
        Ring(spot(-0.008, 0.0, -0.02), pelvis.left.scaled(measures.seat), pelvis.forward.scaled(0.096)),
        Ring(
            spot(-0.008, 0.0, 0.03), pelvis.left.scaled(measures.seat + 0.002), pelvis.forward.scaled(0.104)
        ),
        _ring(body.spine[0], *table[0]),
        _ring(body.spine[1], *table[1]),
    )
    glutes = tuple(
        Piece(
            "shorts",
            (
                ball(spot(-0.033, side * 0.072, -0.012), measures.glute),
                ball(spot(-0.02, side * 0.07, 0.07), 0.078),
            ),
        )
        for side in (1, -1)
    )
    return BodyPart("pelvis", (*glutes, Piece("shorts", rings)), (root, body.spine[1].point), 0.13)


def _trunk(body: Skeleton, build: Build) -> BodyPart:
    rings = tuple(_ring(station, *row) for station, row in zip(body.spine, _TRUNK[build], strict=True))
    chest = body.spine[-3]
    top = body.chest
    yoke = ball(top.point - top.frame.up.scaled(0.012), 0.056)
    thick = 0.054 if build is Build.STRAIGHT else 0.047
    sides = []
    for side, arm in ((1, body.left_arm), (-1, body.right_arm)):
        inner = arm.shoulder - top.frame.left.scaled(side * 0.02)
        flank = chest.point + chest.frame.to_room(Vec(0.005, side * 0.088, -0.02))
        sides.append(Piece("shirt", (yoke, ball(inner, thick))))
        sides.append(Piece("shirt", (ball(inner, thick), ball(flank, 0.072))))
    axis = tuple(station.point for station in body.spine[1::2])
    return BodyPart(
        "trunk", (Piece("shirt", rings[1:]), *sides), axis, 0.13, parent="pelvis", hems=(rings[1],)
    )


def _head_and_neck(body: Skeleton, measures: Measures) -> tuple[BodyPart, BodyPart]:
    head, centre = body.head, body.head_centre

    def spot(x: float, z: float) -> Vec:
        return centre + head.forward.scaled(x) + head.up.scaled(z)

    base = body.neck[0]
    start = base.point - base.frame.up.scaled(0.03)
    neck = (
        _ring(SpineStation(start, base.frame), measures.neck + 0.008, measures.neck + 0.004),
        *(_ring(station, measures.neck, measures.neck) for station in body.neck[1:-1]),
        _ring(body.neck[-1], measures.neck - 0.002, measures.neck),
        ball(spot(-0.016, -0.01), measures.neck),
    )
    skull = (
        ball(spot(-0.028, 0.034), 0.078),
        ball(spot(0.022, 0.036), 0.074),
        ball(spot(0.036, -0.048), 0.052),
    )
    jaw = (ball(spot(-0.028, 0.034), 0.078), ball(spot(0.036, -0.048), 0.052))
    nose = (ball(spot(0.082, 0.018), 0.012), ball(spot(0.098, -0.012), 0.0135))
    throat = (ball(spot(-0.03, -0.03), 0.042), ball(base.point + base.frame.up.scaled(0.05), 0.040))
    return (
        BodyPart("neck", (Piece("skin", neck),), (start, body.neck[-1].point), 0.06, parent="trunk"),
        BodyPart(
            "head",
            (Piece("skin", skull), Piece("skin", jaw), Piece("skin", nose)),
            (body.neck[-1].point, centre, spot(0.0, 0.06)),
            0.08,
            parent="neck",
            seam=(throat,),
        ),
    )


def _tube(
    start: Vec, end: Vec, profile: Iterable[tuple[float, float]], scale: float = 1.0
) -> tuple[Ring, ...]:
    """Round rings along a bone: (share of its length, radius)."""
    frame = frame_of(end - start, Vec(0.31, 0.57, 0.77))
    return tuple(
        Ring(
            start.toward(end, share), frame.forward.scaled(radius * scale), frame.left.scaled(radius * scale)
        )
        for share, radius in profile
    )


_SLEEVE = ((0.0, 0.054), (0.25, 0.056), (0.55, 0.053))
_UPPER_ARM = ((0.3, 0.045), (0.55, 0.044), (0.8, 0.039), (0.97, 0.037))
_FOREARM = ((0.1, 0.036), (0.22, 0.041), (0.45, 0.038), (0.75, 0.029), (0.97, 0.025))


def _arm_parts(side: str, arm: Arm, body: Skeleton, measures: Measures) -> list[BodyPart]:
    scale, sign = measures.arm, 1 if side == "left" else -1
    elbow, inside = ball(arm.elbow, 0.0365 * scale), ball(arm.elbow, 0.026 * scale)
    upper = (
        Piece("skin", (*_tube(arm.shoulder, arm.elbow, _UPPER_ARM, scale), elbow)),
        Piece("shirt", (ball(arm.shoulder, 0.056 * scale), *_tube(arm.shoulder, arm.elbow, _SLEEVE, scale))),
    )
    lower = (
        Piece(
            "skin", (inside, *_tube(arm.elbow, arm.wrist, _FOREARM, scale), ball(arm.wrist, 0.024 * scale))
        ),
        *_hand(arm, sign, scale),
    )
    inner = arm.shoulder - body.chest.frame.to_room(Vec(0.0, sign * 0.035, -0.005))
    seam = ((ball(arm.shoulder, 0.047 * scale), ball(inner, 0.046 * scale)),)
    elbow_seam = _joint_seam(
        _tube(arm.shoulder, arm.elbow, ((0.86, 0.0375),), scale)[0],
        elbow,
        _tube(arm.elbow, arm.wrist, ((0.13, 0.0375),), scale)[0],
    )
    return [
        BodyPart(
            f"{side}_upper_arm",
            upper,
            (arm.shoulder, arm.elbow),
            0.05,
            "trunk",
            seam,
            "shirt",
            upper[1].rings[-1:],
        ),
        BodyPart(
            f"{side}_forearm", lower, (arm.elbow, arm.wrist, arm.palm), 0.04, f"{side}_upper_arm", elbow_seam
        ),
    ]


def _hand(arm: Arm, sign: int, scale: float) -> list[Piece]:
    hand, wrist = arm.hand, arm.wrist

    def spot(along: float, thumb: float, back: float) -> Vec:
        return wrist + hand.forward.scaled(along) - hand.left.scaled(sign * thumb) + hand.up.scaled(back)

    def slab(along: float, half_width: float, half_depth: float, back: float = 0.0) -> Ring:
        return Ring(
            spot(along, 0.0, back), hand.left.scaled(half_width * scale), hand.up.scaled(half_depth * scale)
        )

    palm = [slab(0.0, 0.026, 0.021), slab(0.035, 0.036, 0.019), slab(0.085, 0.041, 0.016)]
    if arm.grip == "fist":
        knuckles = ball(spot(0.085, 0.0, -0.016), 0.033 * scale)
        curled = ball(spot(0.052, 0.0, -0.034), 0.027 * scale)
        thumb = (ball(spot(0.03, 0.026, -0.01), 0.015), ball(spot(0.075, 0.02, -0.046), 0.0125))
        return [Piece("skin", (*palm[:2], knuckles, curled)), Piece("skin", thumb)]
    drop = 0.0 if arm.grip == "flat" else -0.022
    fingers = (palm[2], slab(0.135, 0.037, 0.0125, drop / 2), ball(spot(0.162, 0.012, drop), 0.0125 * scale))
    little = (palm[2], ball(spot(0.15, -0.018, drop), 0.0115 * scale))
    thumb = (ball(spot(0.025, 0.022, -0.004), 0.016), ball(spot(0.07, 0.052, -0.008 + drop / 2), 0.0115))
    return [Piece("skin", (*palm, *fingers[1:])), Piece("skin", little), Piece("skin", thumb)]


def _joint_seam(above: Ring, joint: Ring, below: Ring) -> tuple[tuple[Ring, ...], ...]:
    """Skin on both sides of a joint, to cover the line where one part's outline crosses the other."""
    return ((above, joint), (joint, below))


_SHORTS = ((0.06, 0.092), (0.22, 0.091), (0.42, 0.080), (0.56, 0.076))
_THIGH = ((0.3, 0.078), (0.55, 0.068), (0.78, 0.057), (0.94, 0.0525))
_SHIN = ((0.1, 0.046), (0.2, 0.053), (0.34, 0.054), (0.55, 0.046), (0.8, 0.036), (0.96, 0.034))


def _leg_parts(side: str, leg: Leg, body: Skeleton, measures: Measures) -> list[BodyPart]:
    scale, sign = measures.thigh, 1 if side == "left" else -1
    # the lower leg starts inside the knee, so that its outline can vanish under the knee's skin
    knee, inside = ball(leg.knee, 0.052), ball(leg.knee, 0.040)
    hip = leg.hip + body.pelvis.to_room(Vec(0.0, -sign * 0.006, 0.0))
    thigh = (
        Piece("skin", (*_tube(leg.hip, leg.knee, _THIGH), knee)),
        Piece("shorts", (ball(hip, 0.088 * scale), *_tube(hip, leg.knee, _SHORTS, scale))),
    )
    calf = _calf(leg)
    shin = (Piece("skin", (inside, *calf, ball(leg.ankle, 0.034))), *_foot(leg))
    inner = leg.hip + body.pelvis.to_room(Vec(0.0, -sign * 0.03, 0.03))
    seam = ((ball(leg.hip, 0.07), ball(inner, 0.085)),)
    knee_seam = _joint_seam(_tube(leg.hip, leg.knee, ((0.88, 0.0535),))[0], knee, calf[0])
    return [
        BodyPart(
            f"{side}_thigh", thigh, (leg.hip, leg.knee), 0.075, "pelvis", seam, "shorts", thigh[1].rings[-1:]
        ),
        BodyPart(f"{side}_shin", shin, (leg.knee, leg.ankle, leg.ball), 0.05, f"{side}_thigh", knee_seam),
    ]


def _calf(leg: Leg) -> tuple[Ring, ...]:
    """The lower leg; the calf muscle stands out behind, the shin is straight in front."""
    rings = []
    for ring, (share, radius) in zip(_tube(leg.knee, leg.ankle, _SHIN), _SHIN, strict=True):
        bulge = max(0.0, 1 - abs(share - 0.28) / 0.3) * 0.012
        rings.append(ring._replace(centre=ring.centre - leg.kneecap.scaled(bulge + radius * 0.04)))
    return tuple(rings)


def _foot(leg: Leg) -> list[Piece]:
    foot, sole = leg.foot, leg.sole

    def spot(along: float, up: float) -> Vec:
        return sole + foot.forward.scaled(along) + foot.up.scaled(up)

    toes = leg.flat_toes or foot.forward
    toe_up = foot.left.cross(toes).scaled(-1.0)
    ball_point = leg.ball
    heel = ball(spot(-0.012, 0.034), 0.034)
    bridge = Ring(spot(0.045, 0.038), foot.left.scaled(0.034), foot.up.scaled(0.036))
    front = Ring(ball_point + foot.up.scaled(0.021), foot.left.scaled(0.043), foot.up.scaled(0.021))
    tip_spot = ball_point + toes.scaled(0.045) + toe_up.scaled(0.015)
    tip = Ring(tip_spot, foot.left.scaled(0.034), toes.scaled(0.015))
    upper = Piece("shoe", (ball(leg.ankle - foot.up.scaled(0.008), 0.036), bridge))
    return [upper, Piece("shoe", (heel, bridge, front, _flat_tip(tip, toe_up)))]


def _flat_tip(tip: Ring, up: Vec) -> Ring:
    """The rounded end of the shoe: as wide as the toes and as thick as they are."""
    return Ring(tip.centre, tip.u, up.scaled(0.015))
