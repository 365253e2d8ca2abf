"""The flesh of arms and legs, hands and feet.

Radii in metres; the proportions are the product's own, set by eye on a 1.75 m figure.
"""

from __future__ import annotations

from itertools import pairwise

from backdesk.figure.skeleton import Arm, Leg, Skeleton
from backdesk.figure.trunk_flesh import Measures
from backdesk.figure.tubes import BodyPart, Piece, Ring, ball, limb_rings
from backdesk.figure.vectors import Vec

_SLEEVE = ((0.0, 0.054), (0.25, 0.056), (0.55, 0.053))
_UPPER_ARM = ((0.5, 0.044), (0.8, 0.039), (0.97, 0.037))
_FOREARM = ((0.1, 0.036), (0.24, 0.041), (0.45, 0.038), (0.97, 0.025))


def arm_parts(side: str, arm: Arm, body: Skeleton, measures: Measures) -> list[BodyPart]:
    """Upper arm and forearm with the hand."""
    scale, sign = measures.arm, 1 if side == "left" else -1
    wrist = ball(arm.wrist, 0.024 * scale)
    elbow, inside = ball(arm.elbow, 0.0365 * scale), ball(arm.elbow, 0.026 * scale)
    upper = (
        Piece("skin", (*limb_rings(arm.shoulder, arm.elbow, _UPPER_ARM, scale), elbow)),
        Piece(
            "shirt",
            (ball(arm.shoulder, 0.056 * scale), *limb_rings(arm.shoulder, arm.elbow, _SLEEVE, scale)),
        ),
    )
    lower = (
        Piece("skin", (inside, *limb_rings(arm.elbow, arm.wrist, _FOREARM, scale), wrist)),
        *_hand(arm, sign, scale),
    )
    inner = arm.shoulder - body.chest.frame.to_room(Vec(0.0, sign * 0.035, -0.005))
    seam = ((ball(arm.shoulder, 0.047 * scale), ball(inner, 0.046 * scale)),)
    elbow_seam = _joint_seam(
        limb_rings(arm.shoulder, arm.elbow, ((0.86, 0.0375),), scale)[0],
        elbow,
        limb_rings(arm.elbow, arm.wrist, ((0.13, 0.0375),), scale)[0],
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
_THIGH = ((0.5, 0.070), (0.78, 0.057), (0.94, 0.0525))
_SHIN = ((0.1, 0.046), (0.22, 0.0535), (0.36, 0.053), (0.78, 0.0365), (0.96, 0.034))


def leg_parts(side: str, leg: Leg, body: Skeleton, measures: Measures) -> list[BodyPart]:
    """Thigh and lower leg with the foot."""
    scale, sign = measures.thigh, 1 if side == "left" else -1
    # the lower leg starts inside the knee, so that its outline can vanish under the knee's skin
    knee, inside = ball(leg.knee, 0.052), ball(leg.knee, 0.040)
    hip = leg.hip + body.pelvis.to_room(Vec(0.0, -sign * 0.006, 0.0))
    thigh = (
        Piece("skin", (*limb_rings(leg.hip, leg.knee, _THIGH), knee)),
        Piece("shorts", (ball(hip, 0.088 * scale), *limb_rings(hip, leg.knee, _SHORTS, scale))),
    )
    calf = _calf(leg)
    shin = (Piece("skin", (inside, *calf, ball(leg.ankle, 0.034))), *_foot(leg))
    inner = leg.hip + body.pelvis.to_room(Vec(0.0, -sign * 0.03, 0.03))
    seam = ((ball(leg.hip, 0.07), ball(inner, 0.085)),)
    knee_seam = _joint_seam(limb_rings(leg.hip, leg.knee, ((0.88, 0.0535),))[0], knee, calf[0])
    return [
        BodyPart(
            f"{side}_thigh", thigh, (leg.hip, leg.knee), 0.075, "pelvis", seam, "shorts", thigh[1].rings[-1:]
        ),
        BodyPart(f"{side}_shin", shin, (leg.knee, leg.ankle, leg.ball), 0.05, f"{side}_thigh", knee_seam),
    ]


def _calf(leg: Leg) -> tuple[Ring, ...]:
    """The lower leg; the calf muscle stands out behind, the shin is straight in front."""
    rings = []
    for ring, (share, radius) in zip(limb_rings(leg.knee, leg.ankle, _SHIN), _SHIN, strict=True):
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


def arm_radius(share: float, *, lower: bool) -> float:
    """Radius (metres) of the upper arm or forearm at this share of its length, the sleeve included."""
    return _radius_at(_FOREARM if lower else (*_SLEEVE, *_UPPER_ARM[1:]), share)


def leg_radius(share: float, *, lower: bool) -> float:
    """Radius (metres) of the thigh or lower leg at this share of its length, the shorts included."""
    return _radius_at(_SHIN if lower else (*_SHORTS, *_THIGH[1:]), share)


def _radius_at(profile: tuple[tuple[float, float], ...], share: float) -> float:
    for (a, low), (b, high) in pairwise(profile):
        if share <= b:
            return low + (high - low) * max(0.0, min(1.0, (share - a) / (b - a)))
    return profile[-1][1]
