"""From a pose to a skeleton: spine, then legs, then arms, with the body set down on the floor."""

from __future__ import annotations

from backdesk.domain.pose import ArmPose, Contact, LegPose, Pose, Triple
from backdesk.figure import skeleton as size
from backdesk.figure.flesh import lowest_point
from backdesk.figure.limbs import reach
from backdesk.figure.skeleton import Arm, Leg, Skeleton, SpineStation, natural_front
from backdesk.figure.vectors import ROOM, UP, Frame, Vec, frame_along, frame_of, transported

_DOWN = -UP


def solve(pose: Pose) -> Skeleton:
    """The skeleton of a pose in the room. Unreachable targets are met as nearly as the bones allow
    (`missed`)."""
    at = Vec(*pose.at)
    if pose.ground:
        free = _solve_at(pose, at, targets=False)
        at = Vec(at.x, at.y, at.z - lowest_point(free, pose) + pose.floor)
    return _solve_at(pose, at, targets=True)


def _solve_at(pose: Pose, at: Vec, *, targets: bool) -> Skeleton:
    pelvis = ROOM.turned(0.0, 0.0, pose.yaw).flexed(pose.pitch).side_bent(pose.roll)
    base = at + pelvis.up.scaled(size.PELVIS_TO_LUMBAR)
    lumbar = bend(SpineStation(base, pelvis), pose.lumbar, size.LUMBAR, size.LUMBAR_JOINTS)
    thoracic = bend(lumbar[-1], pose.thoracic, size.THORACIC, size.THORACIC_JOINTS)
    neck = bend(thoracic[-1], pose.neck, size.NECK, size.NECK_JOINTS)
    head = neck[-1].frame.turned(*pose.head)
    hips = [at + pelvis.left.scaled(side * size.HIP_HALF_WIDTH) for side in (1, -1)]
    left_leg = _leg(pose.left_leg, hips[0], pelvis, targets=targets)
    right_leg = _leg(pose.right_leg, hips[1], pelvis, targets=targets)
    bare = Skeleton(
        root=at, pelvis=pelvis, spine=(*lumbar, *thoracic[1:]), neck=neck, head=head,
        left_arm=_resting(thoracic[-1], 1), right_arm=_resting(thoracic[-1], -1),
        left_leg=left_leg, right_leg=right_leg,
    )  # fmt: skip
    left, right = (
        _arm(arm, thoracic[-1], bare, side) for arm, side in ((pose.left_arm, 1), (pose.right_arm, -1))
    )
    return Skeleton(
        root=at, pelvis=pelvis, spine=bare.spine, neck=neck, head=head,
        left_arm=left, right_arm=right, left_leg=left_leg, right_leg=right_leg,
    )  # fmt: skip


def bend(start: SpineStation, turn: Triple, length: float, joints: int) -> tuple[SpineStation, ...]:
    """A part of the spine: the turn spread evenly over its joints, so that the curve is round."""
    stations = [start]
    flexion, side, twist = (value / joints for value in turn)
    for _ in range(joints):
        last = stations[-1]
        frame = last.frame.turned(flexion, side, twist)
        # half of the joint's turn lies before the bone and half after, which keeps arcs symmetrical
        middle = Vec(*((one + two) / 2 for one, two in zip(last.frame.up, frame.up, strict=True))).unit()
        stations.append(SpineStation(last.point + middle.scaled(length / joints), frame))
    return tuple(stations)


def shoulder_socket(chest: SpineStation, side: int, shrug: float, forward: float) -> Vec:
    """The shoulder joint: beside and a little below the top of the thoracic spine, moved by the shoulder
    blade."""
    frame = chest.frame
    return (
        chest.point
        + frame.left.scaled(side * size.SHOULDER_HALF_WIDTH)
        + frame.up.scaled(shrug - size.SHOULDER_BELOW_CHEST_TOP)
        + frame.forward.scaled(forward)
    )


def _arm(pose: ArmPose, chest: SpineStation, body: Skeleton | None, side: int) -> Arm:
    """One arm. `body` has the joints that a hand may be placed near."""
    frame = chest.frame if pose.body else ROOM
    if pose.hand is not None:
        target = Vec(*pose.hand)
        if pose.near and body is not None:
            target = target + body.joint(pose.near)
        return _placed_arm(pose, chest, side, target)
    upper = frame.to_room(Vec(*(pose.upper or (0.02, 0.0, -1.0)))).unit()
    shoulder = _raised_shoulder(pose, chest, side, upper)
    lower = frame.to_room(Vec(*(pose.lower or pose.upper or (0.1, 0.0, -1.0)))).unit()
    elbow = shoulder + upper.scaled(size.UPPER_ARM)
    wrist = elbow + lower.scaled(size.FOREARM)
    hand = _hand(pose, frame, chest.frame, side, upper, lower)
    return Arm(shoulder, elbow, wrist, _palm(wrist, hand), hand, pose.grip.value, 0.0)


def _placed_arm(pose: ArmPose, chest: SpineStation, side: int, target: Vec) -> Arm:
    frame = chest.frame if pose.body else ROOM
    way = target - shoulder_socket(chest, side, pose.shrug, pose.reach)
    shoulder = _raised_shoulder(pose, chest, side, way.unit() if way.length > 1e-6 else chest.frame.forward)
    pole = frame.to_room(Vec(*pose.elbow)) if pose.elbow else chest.frame.to_room(Vec(-0.6, 0.5 * side, -0.6))
    bones = reach(shoulder, target, size.UPPER_ARM, size.FOREARM, pole)
    # the hand's direction may follow the forearm, so the wrist is found in a few rounds
    for _ in range(1 if pose.fingers and pose.palm else 3):
        upper, lower = (bones.middle - shoulder).unit(), (bones.end - bones.middle).unit()
        hand = _hand(pose, frame, chest.frame, side, upper, lower)
        offset = _palm(Vec(0.0, 0.0, 0.0), hand)
        bones = reach(shoulder, target - offset, size.UPPER_ARM, size.FOREARM, pole)
    return Arm(shoulder, bones.middle, bones.end, _palm(bones.end, hand), hand, pose.grip.value, bones.missed)


def _raised_shoulder(pose: ArmPose, chest: SpineStation, side: int, way: Vec) -> Vec:
    """The shoulder blade turns up and in as the arm goes overhead, and forward as it reaches ahead."""
    local = chest.frame.to_local(way)
    lift = max(0.0, local.z)
    ahead = max(0.0, local.x) * 0.025
    socket = shoulder_socket(chest, side, pose.shrug + 0.045 * lift, pose.reach + ahead)
    return socket - chest.frame.left.scaled(side * 0.03 * lift)


def _hand(pose: ArmPose, frame: Frame, chest: Frame, side: int, upper: Vec, lower: Vec) -> Frame:
    fingers = frame.to_room(Vec(*pose.fingers)).unit() if pose.fingers else lower
    if pose.palm:
        back = -frame.to_room(Vec(*pose.palm))
    else:
        # hanging arms have the palms towards the thighs; the hand keeps that turn as the arm moves
        back = transported(transported(chest.left.scaled(side), -chest.up, upper), upper, lower)
    return frame_along(fingers, back)


def _palm(wrist: Vec, hand: Frame) -> Vec:
    return wrist + hand.forward.scaled(size.PALM) - hand.up.scaled(0.012)


def _leg(pose: LegPose, hip: Vec, pelvis: Frame, *, targets: bool) -> Leg:
    frame = pelvis if pose.body else ROOM
    if pose.foot is not None and targets:
        return _placed_leg(pose, hip, pelvis, frame)
    thigh = frame.to_room(Vec(*(pose.thigh or (0.0, 0.0, -1.0)))).unit()
    shin = frame.to_room(Vec(*(pose.shin or pose.thigh or (0.0, 0.0, -1.0)))).unit()
    kneecap = _kneecap(pose, frame, pelvis, thigh, shin)
    knee = hip + thigh.scaled(size.THIGH)
    ankle = knee + shin.scaled(size.SHIN)
    return Leg(hip, knee, ankle, _foot(pose, frame, shin, kneecap), kneecap, None, 0.0)


def _placed_leg(pose: LegPose, hip: Vec, pelvis: Frame, frame: Frame) -> Leg:
    target = Vec(*(pose.foot or (0.0, 0.0, 0.0)))
    pole = frame.to_room(Vec(*pose.knee)) if pose.knee else pelvis.forward + pelvis.up.scaled(0.2)
    toes = frame.to_room(Vec(*pose.toes)).unit() if pose.toes else None
    ankle, flat_toes = target, None
    if pose.contact is not Contact.ANKLE:
        foot = _standing_foot(pose, toes or pelvis.forward)
        ankle = target + foot.up.scaled(size.ANKLE_HEIGHT)
        if pose.contact is Contact.BALL:
            ankle = ankle - foot.forward.scaled(size.BALL_AHEAD)
            flat_toes = foot.flexed(-pose.heel_up).forward
        elif pose.contact is Contact.HEEL:
            ankle = ankle + foot.forward.scaled(size.HEEL_BACK)
        bones = reach(hip, ankle, size.THIGH, size.SHIN, pole)
    else:
        bones = reach(hip, ankle, size.THIGH, size.SHIN, pole)
        shin = (bones.end - bones.middle).unit()
        foot = _foot(pose, frame, shin, _kneecap_of(hip, bones.middle, bones.end, pole))
    kneecap = _kneecap_of(hip, bones.middle, bones.end, pole)
    return Leg(hip, bones.middle, bones.end, foot, kneecap, flat_toes, bones.missed)


def _standing_foot(pose: LegPose, toes: Vec) -> Frame:
    """A foot on a level surface: flat, on its ball with the heel up, or on its heel with the toes up."""
    flat = Vec(toes.x, toes.y, 0.0) if pose.contact is Contact.SOLE or abs(toes.z) < 0.9 else toes
    level = frame_of(UP, flat)
    if pose.contact is Contact.BALL:
        return level.flexed(pose.heel_up)
    if pose.contact is Contact.HEEL:
        return level.flexed(-pose.heel_up)
    return level


def _kneecap(pose: LegPose, frame: Frame, pelvis: Frame, thigh: Vec, shin: Vec) -> Vec:
    front = natural_front(pelvis, thigh)
    if pose.knee:
        front = frame.to_room(Vec(*pose.knee))
    bent = thigh.without(shin)
    if bent.length > 0.12:  # a bent knee decides by itself; a nearly straight one would be noise
        front = bent
    off = front.without(shin)
    return off.unit() if off.length > 1e-6 else pelvis.forward


def _kneecap_of(hip: Vec, knee: Vec, ankle: Vec, pole: Vec) -> Vec:
    axis = (ankle - hip).unit() if (ankle - hip).length > 1e-6 else _DOWN
    off = (knee - hip).without(axis)
    front = off if off.length > 0.02 else pole
    off = front.without((ankle - knee).unit())
    return off.unit() if off.length > 1e-6 else front


def _foot(pose: LegPose, frame: Frame, shin: Vec, kneecap: Vec) -> Frame:
    if pose.toes:
        return frame_along(frame.to_room(Vec(*pose.toes)).unit(), kneecap.scaled(0.35) - shin)
    square = frame_of(-shin, kneecap)
    return square.flexed(-pose.flex)


def _resting(chest: SpineStation, side: int) -> Arm:
    """An arm that hangs down: what a hand that is placed near the other arm goes by."""
    return _arm(ArmPose(body=True), chest, None, side)
