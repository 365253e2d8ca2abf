"""Edits of a figure beyond its handles: mirrored poses, hands and feet, and the row of key poses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from backdesk.domain.pose import (
    MAX_KEY_POSES,
    ArmPose,
    Contact,
    ExerciseFigure,
    Grip,
    KeyPose,
    LegPose,
    Pose,
    Prop,
    Triple,
    other_side,
)
from backdesk.figure.joint_ranges import SPINE
from backdesk.figure.posing_absolute import absolute, leg_target, rounded, with_parts
from backdesk.figure.posing_limits import refreshed_touches
from backdesk.figure.skeleton import Leg
from backdesk.figure.solve import solve
from backdesk.figure.vectors import Vec

HEEL_UP = 35.0  # degrees: a foot that stands on its ball
TOES_UP = 20.0  # degrees: a foot that stands on its heel


def mirrored(pose: Pose) -> Pose:
    """The pose with left and right exchanged."""
    return replace(
        pose,
        at=_flipped(pose.at),
        yaw=-pose.yaw,
        roll=-pose.roll,
        lumbar=_other_turn(pose.lumbar),
        thoracic=_other_turn(pose.thoracic),
        neck=_other_turn(pose.neck),
        head=_other_turn(pose.head),
        left_arm=_mirrored_arm(pose.right_arm),
        right_arm=_mirrored_arm(pose.left_arm),
        left_leg=_mirrored_leg(pose.right_leg),
        right_leg=_mirrored_leg(pose.left_leg),
        touches=tuple(other_side(name) for name in pose.touches),
    )


def mirrored_prop(prop: Prop) -> Prop:
    """A thing on the other side of the room."""
    ends = tuple(other_side(end) if isinstance(end, str) else _flipped(end) for end in prop.ends)
    return replace(prop, at=_flipped(prop.at), turn=0.0 - prop.turn, hold=other_side(prop.hold), ends=ends)


def mirrored_key(key: KeyPose) -> KeyPose:
    """A key pose with what only it has, left and right exchanged."""
    return replace(key, pose=mirrored(key.pose), props=tuple(mirrored_prop(prop) for prop in key.props))


def with_turn(pose: Pose, part: str, index: int, degrees: float) -> Pose:
    """The pose with one turn of "lumbar", "thoracic", "neck" or "head", kept in its range.

    `index` is 0 for flexion, 1 for the bend, 2 for the twist.
    """
    back, front, side, twist = SPINE[part]
    low, high = ((back, front), (-side, side), (-twist, twist))[index]
    turns = list(getattr(pose, part))
    turns[index] = max(low, min(high, degrees))
    return _turned(pose, **{part: (turns[0], turns[1], turns[2])})


def with_pelvis(pose: Pose, name: str, degrees: float) -> Pose:
    """The pose with another `yaw`, `pitch` or `roll` of the pelvis."""
    return _turned(pose, **{name: degrees})


def with_grip(pose: Pose, side: str, grip: Grip) -> Pose:
    """The pose with another hand."""
    name = f"{side}_arm"
    return with_parts(pose, {name: replace(getattr(pose, name), grip=grip)})


def with_contact(pose: Pose, side: str, contact: Contact) -> Pose:
    """The pose with a foot that stands on its sole, ball or heel, or hangs free by the ankle."""
    start = absolute(pose)
    body = solve(start)
    name = f"{side}_leg"
    leg: Leg = getattr(body, name)
    bare = leg_target(leg)
    if contact is Contact.ANKLE:
        return rounded(with_parts(start, {name: bare}))
    forward = Vec(leg.foot.forward.x, leg.foot.forward.y, 0.0)
    toes = forward.unit() if forward.length > 0.2 else body.pelvis.forward
    point = {Contact.SOLE: leg.sole, Contact.BALL: leg.ball, Contact.HEEL: leg.heel}[contact]
    up = {Contact.SOLE: 0.0, Contact.BALL: HEEL_UP, Contact.HEEL: TOES_UP}[contact]
    stands = replace(
        bare, foot=(point.x, point.y, max(0.0, point.z)), contact=contact, toes=toes, flex=0.0, heel_up=up
    )
    return rounded(with_parts(start, {name: stands}))


def with_pose(figure: ExerciseFigure, index: int, pose: Pose) -> ExerciseFigure:
    """The figure with another pose in one of its pictures."""
    return _with_key(figure, index, lambda key: replace(key, pose=pose))


def with_caption(figure: ExerciseFigure, index: int, caption: str) -> ExerciseFigure:
    """The figure with another caption."""
    return _with_key(figure, index, lambda key: replace(key, caption=caption))


def with_key(figure: ExerciseFigure, index: int, key: KeyPose) -> ExerciseFigure:
    """The figure with another picture in a place."""
    return _with_key(figure, index, lambda _old: key)


def with_copy(figure: ExerciseFigure, index: int, caption: str) -> ExerciseFigure:
    """The figure with a copy of a picture behind it; itself when it has as many as can be."""
    if len(figure.keys) >= MAX_KEY_POSES:
        return figure
    copied = replace(figure.keys[index], caption=caption)
    order = [*range(index + 1), None, *range(index + 1, len(figure.keys))]
    return _ordered(figure, (*figure.keys[: index + 1], copied, *figure.keys[index + 1 :]), order)


def without_key(figure: ExerciseFigure, index: int) -> ExerciseFigure:
    """The figure without a picture; itself when it is the only one."""
    if len(figure.keys) == 1:
        return figure
    order: list[int | None] = [number for number in range(len(figure.keys)) if number != index]
    return _ordered(figure, figure.keys[:index] + figure.keys[index + 1 :], order)


def with_key_moved(figure: ExerciseFigure, index: int, to: int) -> ExerciseFigure:
    """The figure with a picture taken to another place."""
    if not 0 <= to < len(figure.keys) or to == index:
        return figure
    order = list(range(len(figure.keys)))
    order.insert(to, order.pop(index))
    return _ordered(figure, tuple(figure.keys[number] for number in order), list(order))


def _ordered(figure: ExerciseFigure, keys: tuple[KeyPose, ...], order: list[int | None]) -> ExerciseFigure:
    """The figure with these pictures, which were at the places of `order`; arrows follow theirs."""
    arrows = tuple(
        replace(arrow, key=order.index(arrow.key))
        for arrow in figure.arrows
        if arrow.key in order and (arrow.way or order.index(arrow.key) > 0)
    )
    return replace(figure, keys=keys, arrows=arrows)


def _with_key(figure: ExerciseFigure, index: int, change: Callable[[KeyPose], KeyPose]) -> ExerciseFigure:
    keys = tuple(change(key) if number == index else key for number, key in enumerate(figure.keys))
    return replace(figure, keys=keys)


def _turned(pose: Pose, **turns: Triple | float) -> Pose:
    changed = with_parts(absolute(pose), turns)
    return rounded(refreshed_touches(changed, solve(changed), ""))


def _flipped(point: Triple) -> Triple:
    return (point[0], 0.0 - point[1], point[2])


def _flipped_or_none(point: Triple | None) -> Triple | None:
    return None if point is None else _flipped(point)


def _other_turn(turn: Triple) -> Triple:
    return (turn[0], 0.0 - turn[1], 0.0 - turn[2])


def _mirrored_arm(limb: ArmPose) -> ArmPose:
    return replace(
        limb,
        near=other_side(limb.near),
        upper=_flipped_or_none(limb.upper),
        lower=_flipped_or_none(limb.lower),
        hand=_flipped_or_none(limb.hand),
        elbow=_flipped_or_none(limb.elbow),
        fingers=_flipped_or_none(limb.fingers),
        palm=_flipped_or_none(limb.palm),
    )


def _mirrored_leg(limb: LegPose) -> LegPose:
    return replace(
        limb,
        thigh=_flipped_or_none(limb.thigh),
        shin=_flipped_or_none(limb.shin),
        foot=_flipped_or_none(limb.foot),
        knee=_flipped_or_none(limb.knee),
        toes=_flipped_or_none(limb.toes),
    )
