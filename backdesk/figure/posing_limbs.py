"""Arms and legs taken by the hand, the foot, the elbow or the knee."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from backdesk.domain.pose import ArmPose, Contact, Grip, LegPose, Pose, Triple
from backdesk.figure import skeleton as size
from backdesk.figure.joint_ranges import ANKLE_UP, ELBOW_MAX, KNEE_MAX
from backdesk.figure.posing_absolute import (
    PALM_HEIGHT,
    SNAP,
    arm_target,
    leg_target,
    room_arm,
    room_leg,
    with_parts,
)
from backdesk.figure.skeleton import Arm, Leg, Skeleton
from backdesk.figure.solve import solve
from backdesk.figure.vectors import UP, Vec

_DOWN: Triple = (0.0, 0.0, -1.0)
_FIST_HEIGHT = 0.045  # a fist on its knuckles
_SOLE_FACES_DOWN = 0.35  # cosine: a foot that is pointed more does not lie down on its sole
_POINTED = 80.0
_SLACK = 2.0  # degrees before the end of a joint's range
_REACHED = 0.001


def hand_candidates(pose: Pose, body: Skeleton, side: str, shift: Vec) -> Iterator[Pose]:
    """The pose with a hand moved: flat on the floor where that is near, else free."""
    name = f"{side}_arm"
    arm: Arm = getattr(body, name)
    limb = room_arm(getattr(pose, name), body)
    start = arm_target(limb, arm)
    nearest = _fold(size.UPPER_ARM, size.FOREARM, ELBOW_MAX - _SLACK)
    farthest = size.UPPER_ARM + size.FOREARM - _REACHED
    wrist = _in_shell(arm.wrist + shift, arm.shoulder, nearest, farthest)
    palm = arm.palm + wrist - arm.wrist
    was_flat = arm.palm.z < PALM_HEIGHT + SNAP and limb.grip is not Grip.FIST
    if palm.z < PALM_HEIGHT + SNAP and limb.grip is not Grip.FIST:
        flat = replace(
            start, hand=(palm.x, palm.y, PALM_HEIGHT), fingers=_level(arm.hand.forward, body), palm=_DOWN,
            grip=Grip.FLAT,
        )  # fmt: skip
        yield _reaching_hand(pose, name, flat)
    lowest = _FIST_HEIGHT if limb.grip is Grip.FIST else PALM_HEIGHT
    free = replace(start, hand=(palm.x, palm.y, max(palm.z, lowest)))
    if was_flat:
        free = replace(free, fingers=None, palm=None, grip=Grip.RELAXED)
    yield with_parts(pose, {name: free})


def foot_candidates(pose: Pose, body: Skeleton, side: str, shift: Vec) -> Iterator[Pose]:
    """The pose with a foot moved: standing on the floor where that is near, else in the air."""
    name = f"{side}_leg"
    leg: Leg = getattr(body, name)
    limb = room_leg(getattr(pose, name), body)
    nearest = _fold(size.THIGH, size.SHIN, KNEE_MAX - _SLACK)
    ankle = _in_shell(leg.ankle + shift, leg.hip, nearest, size.THIGH + size.SHIN - _REACHED)
    start = leg_target(leg)
    step = ankle - leg.ankle
    for contact in (limb.contact, Contact.SOLE) if limb.foot is not None else (Contact.SOLE,):
        if contact is Contact.ANKLE or leg.foot.up.z < _SOLE_FACES_DOWN:
            continue
        point = {Contact.BALL: leg.ball, Contact.HEEL: leg.heel}.get(
            contact, ankle - UP.scaled(size.ANKLE_HEIGHT) - step
        )
        point = point + step
        if point.z < SNAP:
            standing = replace(
                start, foot=(point.x, point.y, 0.0), contact=contact,
                toes=_level(leg.foot.forward, body), flex=0.0,
                heel_up=limb.heel_up if contact is not Contact.SOLE else 0.0,
            )  # fmt: skip
            yield _reaching_foot(pose, name, standing)
    flex = max(-_POINTED, min(ANKLE_UP - _SLACK, start.flex))
    free = replace(start, foot=ankle, flex=flex)
    if (
        limb.contact is Contact.ANKLE
        and limb.foot is not None
        and limb.toes is not None
        and leg.foot.up.z < _SOLE_FACES_DOWN
    ):
        free = replace(free, toes=limb.toes)  # the top of the foot lies on the floor
    yield with_parts(pose, {name: free})


def elbow_turned(pose: Pose, body: Skeleton, side: str, shift: Vec) -> Iterator[Pose]:
    """A planted hand stays and the elbow turns about the arm; else the upper arm points to the elbow."""
    name = f"{side}_arm"
    arm: Arm = getattr(body, name)
    limb = room_arm(getattr(pose, name), body)
    way = _direction(arm.elbow + shift - arm.shoulder, arm.elbow - arm.shoulder)
    if limb.hand is not None:
        yield with_parts(pose, {name: replace(limb, elbow=way)})
    else:
        lower = (arm.wrist - arm.elbow).unit()
        yield with_parts(pose, {name: replace(limb, upper=way, lower=lower)})


def knee_turned(pose: Pose, body: Skeleton, side: str, shift: Vec) -> Iterator[Pose]:
    """A planted foot stays and the knee turns about the leg; else the thigh points to the knee."""
    name = f"{side}_leg"
    leg: Leg = getattr(body, name)
    limb = room_leg(getattr(pose, name), body)
    way = _direction(leg.knee + shift - leg.hip, leg.knee - leg.hip)
    if limb.foot is not None:
        yield with_parts(pose, {name: replace(limb, knee=way)})
    else:
        shin = (leg.ankle - leg.knee).unit()
        yield with_parts(pose, {name: replace(limb, thigh=way, shin=shin, knee=None)})


def settled(pose: Pose) -> tuple[Pose, Skeleton]:
    """The pose with targets in the air where hands and feet really are, and its body."""
    body = solve(pose)
    changed: dict[str, ArmPose | LegPose] = {}
    for side in ("left", "right"):
        arm_pose, arm = getattr(pose, f"{side}_arm"), getattr(body, f"{side}_arm")
        if arm_pose.hand is not None and arm.missed > _REACHED and arm.palm.z > PALM_HEIGHT + SNAP:
            changed[f"{side}_arm"] = replace(arm_pose, hand=arm.palm, near="")
        leg_pose, leg = getattr(pose, f"{side}_leg"), getattr(body, f"{side}_leg")
        in_air = leg_pose.contact is Contact.ANKLE and leg_pose.foot is not None and leg.ankle.z > SNAP * 3
        if in_air and leg.missed > _REACHED:
            changed[f"{side}_leg"] = replace(leg_pose, foot=leg.ankle)
    if not changed:
        return pose, body
    return with_parts(pose, changed), body


def _reaching_hand(pose: Pose, name: str, limb: ArmPose) -> Pose:
    """The flat hand drawn in along the floor until the arm reaches it."""
    for _ in range(4):
        arm: Arm = getattr(solve(with_parts(pose, {name: limb})), name)
        if arm.missed <= _REACHED or limb.hand is None:
            break
        limb = replace(limb, hand=_drawn_in(Vec(*limb.hand), arm.shoulder, arm.missed))
    return with_parts(pose, {name: limb})


def _reaching_foot(pose: Pose, name: str, limb: LegPose) -> Pose:
    """The standing foot drawn in along the floor until the leg reaches it."""
    for _ in range(4):
        leg: Leg = getattr(solve(with_parts(pose, {name: limb})), name)
        if leg.missed <= _REACHED or limb.foot is None:
            break
        limb = replace(limb, foot=_drawn_in(Vec(*limb.foot), leg.hip, leg.missed))
    return with_parts(pose, {name: limb})


def _drawn_in(target: Vec, socket: Vec, missed: float) -> Triple:
    level = Vec(socket.x - target.x, socket.y - target.y, 0.0)
    if level.length < missed * 0.5:
        return target
    # along the floor it takes a longer way than straight towards the socket
    share = max(0.2, level.length / max((socket - target).length, 1e-6))
    return target + level.unit().scaled(min(level.length, missed / share + _REACHED))


def _fold(upper: float, lower: float, bend: float) -> float:
    """How near the ends of two bones come at this bend of the joint between them (degrees)."""
    return math.sqrt(upper * upper + lower * lower + 2 * upper * lower * math.cos(math.radians(bend)))


def _in_shell(spot: Vec, centre: Vec, nearest: float, farthest: float) -> Vec:
    way = spot - centre
    if way.length < 1e-6:
        return centre + _FALLBACK.scaled(nearest)
    return centre + way.unit().scaled(min(max(way.length, nearest), farthest))


def _direction(way: Vec, usual: Vec) -> Triple:
    return way.unit() if way.length > 1e-6 else usual.unit()


def _level(forward: Vec, body: Skeleton) -> Triple:
    for hint in (forward, body.pelvis.forward, body.pelvis.up):
        flat = Vec(hint.x, hint.y, 0.0)
        if flat.length > 0.2:
            return flat.unit()
    return (1.0, 0.0, 0.0)


_FALLBACK = Vec(0.0, 0.0, -1.0)
