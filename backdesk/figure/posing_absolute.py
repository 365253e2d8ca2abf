"""A pose made absolute, so that an edit of one part does not move another."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import replace
from math import atan2, degrees
from typing import Any

from backdesk.domain.pose import ArmPose, Contact, LegPose, Pose, Triple
from backdesk.figure.skeleton import SHOULDER_BELOW_CHEST_TOP, Arm, Leg, Skeleton, SpineStation
from backdesk.figure.solve import shoulder_socket, solve
from backdesk.figure.vectors import Vec

SNAP = 0.03  # metres: a sole or palm this near the floor lies on it
PALM_HEIGHT = 0.012  # of the middle of a flat hand on the floor
KNEE_RADIUS = 0.052
_FLAT = 0.995
SHOULDER_LIFT, SHOULDER_AHEAD = 0.045, 0.025  # how `solve` moves the shoulder with the arm
_DIGITS = 4


def absolute(pose: Pose) -> Pose:
    """The same body at a fixed height, with hands and feet that rest on the floor as targets there.

    Directions are meant in the room from now on. Legs that kneel keep their directions.
    """
    body = solve(pose)
    return replace(
        pose,
        at=(body.root.x, body.root.y, body.root.z),
        ground=False,
        floor=0.0,
        left_arm=_arm(room_arm(pose.left_arm, body), body.left_arm, body.chest, 1),
        right_arm=_arm(room_arm(pose.right_arm, body), body.right_arm, body.chest, -1),
        left_leg=_leg(room_leg(pose.left_leg, body), body.left_leg),
        right_leg=_leg(room_leg(pose.right_leg, body), body.right_leg),
    )


def room_arm(limb: ArmPose, body: Skeleton) -> ArmPose:
    """The arm with its directions in the room's axes."""
    if not limb.body:
        return limb
    turn = body.chest.frame.to_room
    return replace(
        limb, body=False, upper=_in_room(limb.upper, turn), lower=_in_room(limb.lower, turn),
        elbow=_in_room(limb.elbow, turn), fingers=_in_room(limb.fingers, turn),
        palm=_in_room(limb.palm, turn),
    )  # fmt: skip


def room_leg(limb: LegPose, body: Skeleton) -> LegPose:
    """The leg with its directions in the room's axes."""
    if not limb.body:
        return limb
    turn = body.pelvis.to_room
    return replace(
        limb, body=False, thigh=_in_room(limb.thigh, turn), shin=_in_room(limb.shin, turn),
        knee=_in_room(limb.knee, turn), toes=_in_room(limb.toes, turn),
    )  # fmt: skip


def arm_target(limb: ArmPose, arm: Arm) -> ArmPose:
    """The arm as it is, with its hand as a target. Fingers and palm stay free where they were."""
    return ArmPose(
        hand=arm.palm,
        elbow=_pole(arm.shoulder, arm.elbow, arm.wrist) or limb.elbow,
        fingers=limb.fingers,
        palm=limb.palm,
        grip=limb.grip,
        shrug=limb.shrug,
        reach=limb.reach,
    )


def leg_target(leg: Leg) -> LegPose:
    """The leg as it is, with its ankle as a target and the foot at the same angle to the shin."""
    knee = _pole(leg.hip, leg.knee, leg.ankle) or leg.kneecap
    return LegPose(foot=leg.ankle, contact=Contact.ANKLE, knee=knee, flex=ankle_flex(leg))


def ankle_flex(leg: Leg) -> float:
    """The angle of the foot to the shin: 0 is square, positive toes up (degrees)."""
    shin = (leg.ankle - leg.knee).unit()
    front = leg.kneecap.without(shin)
    return degrees(atan2(-leg.foot.forward.dot(shin), leg.foot.forward.dot(front.unit())))


def is_kneeling(leg: Leg) -> bool:
    """Whether the knee carries: it is on the floor, well below the hip."""
    return leg.knee.z - KNEE_RADIUS < SNAP and leg.hip.z - leg.knee.z > 0.12


def with_parts(pose: Pose, parts: Mapping[str, Any]) -> Pose:
    """The pose with other values in fields that are known by name, such as "left_arm"."""
    return replace(pose, **parts)


def rounded(pose: Pose) -> Pose:
    """The pose with numbers to a tenth of a millimetre, which keeps files short."""
    result: Pose = _rounded(pose)
    return result


def _rounded(thing: Any) -> Any:  # noqa: ANN401 any field of a pose
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        fields = {item.name: _rounded(getattr(thing, item.name)) for item in dataclasses.fields(thing)}
        return type(thing)(**fields)
    if isinstance(thing, float):
        return round(thing, _DIGITS) + 0.0  # no minus zero
    if isinstance(thing, tuple):
        return tuple(_rounded(value) for value in thing)
    return thing


def _arm(limb: ArmPose, arm: Arm, chest: SpineStation, sign: int) -> ArmPose:
    rests = arm.palm.z < PALM_HEIGHT + SNAP
    if not rests or (limb.hand is not None and not limb.near):
        return limb
    there = replace(arm_target(limb, arm), fingers=arm.hand.forward, palm=-arm.hand.up)
    return _with_shoulder(there, arm, chest, sign)


def _with_shoulder(limb: ArmPose, arm: Arm, chest: SpineStation, sign: int) -> ArmPose:
    """The arm with its shoulder where it was: the solver raises it by where the whole arm points."""
    local = chest.frame.to_local(arm.shoulder - chest.point)
    shrug, ahead = limb.shrug, limb.reach
    for _ in range(3):
        socket = shoulder_socket(chest, sign, shrug, ahead)
        way = chest.frame.to_local((arm.palm - socket).unit())
        shrug = local.z + SHOULDER_BELOW_CHEST_TOP - SHOULDER_LIFT * max(0.0, way.z)
        ahead = local.x - SHOULDER_AHEAD * max(0.0, way.x)
    most = 0.06
    return replace(limb, shrug=max(-most, min(most, shrug)), reach=max(-most, min(most, ahead)))


def _leg(limb: LegPose, leg: Leg) -> LegPose:
    lowest = min(leg.heel.z, leg.ball.z, leg.toe.z)
    if limb.foot is not None or lowest > SNAP or is_kneeling(leg):
        return limb
    there = leg_target(leg)
    if leg.foot.up.z > _FLAT:
        return replace(there, foot=leg.sole, contact=Contact.SOLE, toes=leg.foot.forward, flex=0.0)
    return replace(there, toes=leg.foot.forward)


def _pole(start: Vec, middle: Vec, end: Vec) -> Triple | None:
    way = end - start
    if way.length < 1e-6:
        return None
    off = (middle - start).without(way.unit())
    return off.unit() if off.length > 0.02 else None


def _in_room(direction: Triple | None, turn: Any) -> Triple | None:  # noqa: ANN401 a frame's method
    return None if direction is None else turn(Vec(*direction))
