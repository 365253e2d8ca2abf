"""The spine bent by the chest, a shoulder or the head; the trunk leaned and moved by waist and hips."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from backdesk.domain.pose import Pose
from backdesk.figure import skeleton as size
from backdesk.figure.joint_ranges import SPINE
from backdesk.figure.posing_absolute import SNAP, is_kneeling, with_parts
from backdesk.figure.skeleton import Skeleton, SpineStation
from backdesk.figure.solve import bend, shoulder_socket
from backdesk.figure.vectors import ROOM, Frame, Vec, transported

_ROUNDS = 10
_STEP = 0.004  # of a parameter's range, for the slope
_DAMPING = 0.0012
_PROJECTIONS = 8
_GAIN = 0.0005  # metres: a round that gains less is the last

_BACK, _TOP = ("lumbar", "thoracic"), ("neck", "head")


class _Turn(NamedTuple):
    """A turn (0 flexion, 1 bend, 2 twist) that parts of the spine make together, each by its range."""

    parts: tuple[str, ...]
    kind: int
    ease: float = 1.0  # a smaller one turns less readily than the others

    def added(self, pose: Pose, start: Pose, share: float) -> Pose:
        """The pose turned further by a share of the range; what was beyond it at the start may stay there."""
        changed = {}
        for part in self.parts:
            turns = list(getattr(pose, part))
            low, high = _range(part, self.kind)
            old = getattr(start, part)[self.kind]
            value = turns[self.kind] + share * self.ease * (high - low)
            turns[self.kind] = max(min(low, old), min(max(high, old), value))
            changed[part] = (turns[0], turns[1], turns[2])
        return with_parts(pose, changed)


def chest_moved(pose: Pose, body: Skeleton, _side: str, shift: Vec) -> Iterator[Pose]:
    """The spine bent forward, back or to the side until the top of the chest is where it should be."""
    turns = (_Turn(_BACK, 0), _Turn(_BACK, 1))
    yield _fitted(pose, turns, lambda trial: _chest(trial, body).point, body.chest.point + shift)


def shoulder_moved(pose: Pose, body: Skeleton, side: str, shift: Vec) -> Iterator[Pose]:
    """The spine turned and bent until a shoulder is where it should be."""
    sign = 1 if side == "left" else -1

    def socket(trial: Pose) -> Vec:
        return shoulder_socket(_chest(trial, body), sign, 0.0, 0.0)

    turns = (_Turn(_BACK, 2), _Turn(_BACK, 1, 0.7))
    yield _fitted(pose, turns, socket, socket(pose) + shift)


def head_moved(pose: Pose, body: Skeleton, _side: str, shift: Vec, *, ahead: float) -> Iterator[Pose]:
    """Neck and head turned until the face, `ahead` metres before the head's middle, is where it should be."""

    def face(trial: Pose) -> Vec:
        neck = bend(body.chest, trial.neck, size.NECK, size.NECK_JOINTS)
        head = neck[-1].frame.turned(*trial.head)
        return neck[-1].point + head.up.scaled(size.HEAD_CENTRE) + head.forward.scaled(ahead)

    turns = (_Turn(_TOP, 0), _Turn(_TOP, 2), _Turn(_TOP, 1, 0.1))
    yield _fitted(pose, turns, face, face(pose) + shift)


def waist_moved(pose: Pose, body: Skeleton, _side: str, shift: Vec) -> Iterator[Pose]:
    """The pelvis, and the trunk with it, turned about the hips until the waist is in the wanted direction."""
    way = body.joint("waist") - body.root
    wanted = way + shift
    if wanted.length < 0.02:
        return
    start, end = way.unit(), wanted.unit()
    turned = Frame(*(transported(axis, start, end) for axis in body.pelvis))
    yaw, pitch, roll = pelvis_turns(turned, (pose.yaw, pose.pitch, pose.roll))
    yield replace(pose, yaw=yaw, pitch=pitch, roll=roll)


def hips_moved(pose: Pose, body: Skeleton, _side: str, shift: Vec) -> Iterator[Pose]:
    """The hips taken along; standing feet, resting hands and kneeling knees stay and hold them back."""
    root = body.root + shift
    for _ in range(_PROJECTIONS):
        pull = _pull(pose, body, root)
        if pull.length < 1e-5:
            break
        root = root + pull
    changed = replace(pose, at=(root.x, root.y, root.z))
    for side, sign in (("left", 1), ("right", -1)):
        leg = getattr(body, f"{side}_leg")
        limb = getattr(pose, f"{side}_leg")
        if limb.foot is None and is_kneeling(leg):
            hip = root + body.pelvis.left.scaled(sign * size.HIP_HALF_WIDTH)
            bent = replace(
                limb, thigh=(leg.knee - hip).unit(), shin=(leg.ankle - leg.knee).unit(), body=False
            )
            changed = with_parts(changed, {f"{side}_leg": bent})
    yield changed


def pelvis_turns(frame: Frame, now: tuple[float, float, float]) -> tuple[float, float, float]:
    """The yaw, pitch and roll (degrees) of a pelvis that is turned like this, near those of now."""
    down = max(-1.0, min(1.0, -frame.forward.z))
    pitch = math.degrees(math.asin(down))
    level = math.hypot(frame.forward.x, frame.forward.y)
    yaw = math.degrees(math.atan2(frame.forward.y, frame.forward.x)) if level > 0.02 else now[0]
    choices = []
    for one_yaw, one_pitch in ((yaw, pitch), (yaw + 180.0, 180.0 - pitch)):
        bare = ROOM.twisted(one_yaw).flexed(one_pitch)
        roll = math.degrees(math.atan2(-frame.left.dot(bare.up), frame.left.dot(bare.left)))
        choices.append(
            tuple(_nearest(value, old) for value, old in zip((one_yaw, one_pitch, roll), now, strict=True))
        )
    best = min(
        choices, key=lambda turns: sum(abs(value - old) for value, old in zip(turns, now, strict=True))
    )
    return best[0], best[1], best[2]


def _nearest(angle: float, old: float) -> float:
    """The same angle written so that it differs least from another, between -360 and 360."""
    found = old + (angle - old + 180.0) % 360.0 - 180.0
    return found - 360.0 if found > 360.0 else found + 360.0 if found < -360.0 else found


def _pull(pose: Pose, body: Skeleton, root: Vec) -> Vec:
    """How the limbs that stay hold moved hips back (metres)."""
    pulls: list[Vec] = []
    for side, sign in (("left", 1), ("right", -1)):
        leg, arm = getattr(body, f"{side}_leg"), getattr(body, f"{side}_arm")
        hip = root + body.pelvis.left.scaled(sign * size.HIP_HALF_WIDTH)
        if getattr(pose, f"{side}_leg").foot is not None and min(leg.ball.z, leg.heel.z, leg.toe.z) < SNAP:
            pulls.append(_too_far(hip, leg.ankle, size.THIGH + size.SHIN - 1e-4))
        elif getattr(pose, f"{side}_leg").foot is None and is_kneeling(leg):
            way = hip - leg.knee
            pulls.append(
                leg.knee + way.unit().scaled(size.THIGH) - hip if way.length > 1e-6 else Vec(0.0, 0.0, 0.1)
            )
        if getattr(pose, f"{side}_arm").hand is not None and arm.palm.z < SNAP * 1.5:
            pulls.append(
                _too_far(arm.shoulder + root - body.root, arm.wrist, size.UPPER_ARM + size.FOREARM - 1e-4)
            )
    strongest = Vec(0.0, 0.0, 0.0)
    for pull in pulls:
        if pull.length > strongest.length:
            strongest = pull
    return strongest


def _too_far(socket: Vec, end: Vec, most: float) -> Vec:
    way = end - socket
    return way.unit().scaled(way.length - most) if way.length > most else Vec(0.0, 0.0, 0.0)


def _chest(pose: Pose, body: Skeleton) -> SpineStation:
    lumbar = bend(body.spine[0], pose.lumbar, size.LUMBAR, size.LUMBAR_JOINTS)
    return bend(lumbar[-1], pose.thoracic, size.THORACIC, size.THORACIC_JOINTS)[-1]


def _fitted(pose: Pose, turns: Sequence[_Turn], place: Callable[[Pose], Vec], target: Vec) -> Pose:
    """The pose with these turns changed so that a place comes as near a target as the joints allow.

    Damped least squares: each round goes the shortest way in the turns, measured in their ranges.
    """
    trial = best = pose
    best_gap = (place(pose) - target).length
    previous = best_gap + 1.0
    for _ in range(_ROUNDS):
        here = place(trial)
        gap = (here - target).length
        if gap < best_gap:
            best, best_gap = trial, gap
        if previous - gap < _GAIN:
            return best
        previous = gap
        slopes = [(place(turn.added(trial, pose, _STEP)) - here).scaled(1 / _STEP) for turn in turns]
        push = _damped(slopes, target - here)
        for turn, slope in zip(turns, slopes, strict=True):
            trial = turn.added(trial, pose, slope.dot(push))
    return trial if (place(trial) - target).length < best_gap else best


def _range(part: str, index: int) -> tuple[float, float]:
    back, front, side, twist = SPINE[part]
    return ((back, front), (-side, side), (-twist, twist))[index]


def _damped(slopes: Sequence[Vec], error: Vec) -> Vec:
    """The solution of (J Jᵀ + damping) push = error for the slopes J."""
    rows = [
        Vec(
            *(
                sum(slope[row] * slope[column] for slope in slopes) + (_DAMPING if row == column else 0.0)
                for column in range(3)
            )
        )
        for row in range(3)
    ]
    first, second, third = rows
    volume = first.dot(second.cross(third))
    return (
        second.cross(third).scaled(error.x)
        + third.cross(first).scaled(error.y)
        + first.cross(second).scaled(error.z)
    ).scaled(1 / volume)
