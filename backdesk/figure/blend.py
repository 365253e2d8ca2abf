"""A body between two key poses, for the animation and the motion arrows."""

from __future__ import annotations

import math
from dataclasses import replace

from backdesk.figure import skeleton as size
from backdesk.figure.limbs import reach
from backdesk.figure.skeleton import Arm, Leg, Skeleton, SpineStation
from backdesk.figure.vectors import Frame, Vec, frame_along

_STILL = 0.03  # metres: a hand or foot that moves less keeps its place while the body moves


def eased(share: float) -> float:
    """Smooth start and stop: 0 to 1 in, 0 to 1 out, flat at both ends."""
    return share * share * (3 - 2 * share)


def blended(start: Skeleton, end: Skeleton, share: float) -> Skeleton:
    """The body at this share (0 to 1) of the way. Bones keep their lengths; resting hands and feet stay
    put."""
    if share <= 0:
        return start
    if share >= 1:
        return end
    root = start.root.toward(end.root, share)
    pelvis = _mixed(start.pelvis, end.pelvis, share)
    base = SpineStation(root + pelvis.up.scaled(size.PELVIS_TO_LUMBAR), pelvis)
    spine = _chain(base, start.spine, end.spine, share)
    neck = _chain(spine[-1], start.neck, end.neck, share)
    body = replace(
        start, root=root, pelvis=pelvis, spine=spine, neck=neck, head=_mixed(start.head, end.head, share)
    )
    return replace(
        body,
        left_arm=_arm(start.left_arm, end.left_arm, (start, end, body), share),
        right_arm=_arm(start.right_arm, end.right_arm, (start, end, body), share),
        left_leg=_leg(start.left_leg, end.left_leg, body, 1, share),
        right_leg=_leg(start.right_leg, end.right_leg, body, -1, share),
    )


def _chain(
    base: SpineStation, start: tuple[SpineStation, ...], end: tuple[SpineStation, ...], share: float
) -> tuple[SpineStation, ...]:
    stations = [base]
    for index in range(1, len(start)):
        frame = _mixed(start[index].frame, end[index].frame, share)
        length = (start[index].point - start[index - 1].point).length
        way = stations[-1].frame.up + frame.up
        up = way.unit() if way.length > 1e-6 else frame.up  # a spine folded flat, from a file
        stations.append(SpineStation(stations[-1].point + up.scaled(length), frame))
    return tuple(stations)


def _arm(start: Arm, end: Arm, bodies: tuple[Skeleton, Skeleton, Skeleton], share: float) -> Arm:
    first, last, body = bodies
    a, b, chest = first.chest, last.chest, body.chest

    def local(point: Vec, base: SpineStation) -> Vec:
        return base.frame.to_local(point - base.point)

    shoulder = chest.point + chest.frame.to_room(
        local(start.shoulder, a).toward(local(end.shoulder, b), share)
    )
    hand = _mixed(start.hand, end.hand, share)
    if (start.palm - end.palm).length < _STILL:
        pole = (start.elbow - start.shoulder).toward(end.elbow - end.shoulder, share)
        bones = reach(shoulder, start.wrist.toward(end.wrist, share), size.UPPER_ARM, size.FOREARM, pole)
        elbow, wrist = bones.middle, bones.end
    else:
        upper = _turning(
            a.frame.to_local(start.elbow - start.shoulder), b.frame.to_local(end.elbow - end.shoulder), share
        )
        lower = _turning(
            a.frame.to_local(start.wrist - start.elbow), b.frame.to_local(end.wrist - end.elbow), share
        )
        elbow = shoulder + chest.frame.to_room(upper).scaled(size.UPPER_ARM)
        wrist = elbow + chest.frame.to_room(lower).scaled(size.FOREARM)
    palm = wrist + hand.forward.scaled(size.PALM) - hand.up.scaled(0.012)
    return Arm(shoulder, elbow, wrist, palm, hand, end.grip if share > 0.5 else start.grip, 0.0)


def _leg(start: Leg, end: Leg, body: Skeleton, side: int, share: float) -> Leg:
    hip = body.root + body.pelvis.left.scaled(side * size.HIP_HALF_WIDTH)
    foot = _mixed(start.foot, end.foot, share)
    if (start.ball - end.ball).length < _STILL or (start.heel - end.heel).length < _STILL:
        still = "ball" if (start.ball - end.ball).length < (start.heel - end.heel).length else "heel"
        fixed = Vec(*getattr(start, still)).toward(Vec(*getattr(end, still)), share)
        along = size.BALL_AHEAD if still == "ball" else -size.HEEL_BACK
        ankle = fixed - foot.forward.scaled(along) + foot.up.scaled(size.ANKLE_HEIGHT)
        pole = start.kneecap.toward(end.kneecap, share)
        bones = reach(hip, ankle, size.THIGH, size.SHIN, pole)
        knee, ankle = bones.middle, bones.end
    else:
        knee = hip + _turning(start.knee - start.hip, end.knee - end.hip, share).scaled(size.THIGH)
        ankle = knee + _turning(start.ankle - start.knee, end.ankle - end.knee, share).scaled(size.SHIN)
    kneecap = start.kneecap.toward(end.kneecap, share)
    toes = end.flat_toes if share > 0.5 else start.flat_toes
    return Leg(hip, knee, ankle, foot, kneecap.unit() if kneecap.length > 0.1 else end.kneecap, toes, 0.0)


def _mixed(start: Frame, end: Frame, share: float) -> Frame:
    """A frame on the way; forward and up turn along arcs and are made square again."""
    up = _turning(start.up, end.up, share)
    forward = _turning(start.forward, end.forward, share)
    return frame_along(forward, up)


def _turning(start: Vec, end: Vec, share: float) -> Vec:
    """The unit direction on the arc between two directions."""
    one, two = start.unit(), end.unit()
    cosine = max(-1.0, min(1.0, one.dot(two)))
    angle = math.acos(cosine)
    if angle < 1e-4:
        return one
    if angle > math.pi - 1e-2:  # opposite: any arc will do, take the one through the front or up
        through = Vec(0.3, 0.2, 0.9).without(one).unit()
        return (one.scaled(math.cos(math.pi * share)) + through.scaled(math.sin(math.pi * share))).unit()
    sine = math.sin(angle)
    return one.scaled(math.sin((1 - share) * angle) / sine) + two.scaled(math.sin(share * angle) / sine)
