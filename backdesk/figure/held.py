"""Weights that the hands or another part of the body carry."""

from __future__ import annotations

from backdesk.domain.pose import Prop
from backdesk.figure.scene_part import ScenePart, rod_part
from backdesk.figure.skeleton import Arm, Skeleton
from backdesk.figure.tubes import Piece, Ring, ball
from backdesk.figure.vectors import ROOM, Vec, frame_of

_BAR = 0.014
_HANDS = ("left_forearm", "right_forearm")


def grip_point(arm: Arm) -> Vec:
    """The middle of what a fist holds."""
    return arm.palm - arm.hand.up.scaled(0.016)


def barbell(prop: Prop, body: Skeleton) -> list[ScenePart]:
    """A bar with a plate at each end. Size: length, plate radius (metres)."""
    length, plate = (*prop.size, *(1.5, 0.17)[len(prop.size) :])
    centre, axis = _bar_place(prop, body)
    half = axis.scaled(length / 2)
    parts = [rod_part("bar", centre - half, centre + half, _BAR, material="metal", under=_HANDS)]
    if plate:
        for sign in (1, -1):
            outer = centre + half.scaled(sign * 0.93)
            inner = outer - axis.scaled(sign * 0.055)
            parts.append(rod_part("plate", inner, outer, plate, material="iron"))
            parts.append(
                rod_part("plate", inner - axis.scaled(sign * 0.035), inner, plate * 0.72, material="iron")
            )
    return parts


def _bar_place(prop: Prop, body: Skeleton) -> tuple[Vec, Vec]:
    at = Vec(*prop.at)
    if prop.hold == "hands":
        left, right = grip_point(body.left_arm), grip_point(body.right_arm)
        return left.toward(right, 0.5) + at, (left - right).unit()
    if prop.hold:
        frame = body.chest.frame
        return body.joint(prop.hold) + frame.to_room(at), frame.left
    return at, ROOM.twisted(prop.turn).left


def dumbbell(prop: Prop, body: Skeleton) -> list[ScenePart]:
    """A dumbbell in one hand, or upright between both. Size: length, head radius (metres)."""
    under: tuple[str, ...]
    length, radius = (*prop.size, *(0.26, 0.058)[len(prop.size) :])
    if prop.hold == "hands":
        centre = grip_point(body.left_arm).toward(grip_point(body.right_arm), 0.5) + Vec(*prop.at)
        axis, under = ROOM.twisted(prop.turn).flexed(prop.tilt).up, _HANDS
    else:
        arm, name = _arm_of(prop.hold, body)
        centre, axis, under = grip_point(arm) + Vec(*prop.at), arm.hand.left, (name,)
    half = axis.scaled(length / 2)
    parts = [rod_part("handle", centre - half, centre + half, _BAR, material="metal", under=under)]
    for sign in (1, -1):
        end = centre + half.scaled(sign)
        hands = under if prop.hold == "hands" else ()
        parts.append(
            rod_part(
                "head", end - axis.scaled(sign * length * 0.27), end, radius, material="iron", under=hands
            )
        )
    return parts


def kettlebell(prop: Prop, body: Skeleton) -> list[ScenePart]:
    """A kettlebell that hangs from the hand or hands along the fingers' line. Size: ball radius (metres)."""
    (radius,) = prop.size or (0.085,)
    under: tuple[str, ...]
    if prop.hold == "hands":
        arms, under = (body.left_arm, body.right_arm), _HANDS
        grip = grip_point(arms[0]).toward(grip_point(arms[1]), 0.5)
        way = (arms[0].hand.forward + arms[1].hand.forward).unit()
        across = body.chest.frame.left
    elif prop.hold:
        arm, name = _arm_of(prop.hold, body)
        grip, way, across, under = grip_point(arm), arm.hand.forward, arm.hand.left, (name,)
    else:
        grip, way, across, under = Vec(*prop.at), Vec(0.0, 0.0, -1.0), ROOM.twisted(prop.turn).left, ()
    if prop.tilt:
        way = Vec(0.0, 0.0, -1.0)
    side = across.without(way).unit().scaled(0.055)
    bell = grip + way.scaled(radius + 0.05)
    low = grip + way.scaled(0.055)
    handle = tuple(
        Piece("iron", (ball(a, 0.014), ball(b, 0.014)))
        for a, b in (
            (low + side.scaled(1.1), grip + side.scaled(0.8)),
            (grip + side.scaled(0.8), grip - side.scaled(0.8)),
            (grip - side.scaled(0.8), low - side.scaled(1.1)),
        )
    )  # fmt: skip
    return [
        ScenePart("kettlebell_handle", (grip + side, grip - side), 0.02, handle, under=under),
        ScenePart("kettlebell", (bell,), radius, (Piece("iron", (ball(bell, radius),)),), under=()),
    ]


def cuff(prop: Prop, body: Skeleton) -> list[ScenePart]:
    """A weight or band around a limb just above the named ankle, wrist or knee. Size: radius, width
    (metres)."""
    radius, width = (*prop.size, *(0.052, 0.09)[len(prop.size) :])
    side, _, part = prop.hold.partition("_")
    above = {"ankle": "knee", "wrist": "elbow", "knee": "hip"}[part]
    limb = {"ankle": "shin", "wrist": "forearm", "knee": "thigh"}[part]
    end, start = body.joint(prop.hold), body.joint(f"{side}_{above}")
    way = (start - end).unit()
    low, high = end + way.scaled(0.03), end + way.scaled(0.03 + width)
    frame = frame_of(way, Vec(0.3, 0.5, 0.8))
    rings = tuple(
        Ring(point, frame.forward.scaled(radius), frame.left.scaled(radius)) for point in (low, high)
    )
    piece = Piece(prop.material or "rubber", rings)
    return [ScenePart(f"over:{side}_{limb}", (low, high), radius, (piece,))]


def _arm_of(hold: str, body: Skeleton) -> tuple[Arm, str]:
    if hold == "left_hand":
        return body.left_arm, "left_forearm"
    if hold == "right_hand":
        return body.right_arm, "right_forearm"
    raise KeyError(hold)
