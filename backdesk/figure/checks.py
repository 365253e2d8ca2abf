"""What is wrong with a figure: reach, joint ranges, contact, balance, grip.

Each problem is one plain sentence. The checks run over every bundled pose in the tests and warn in the pose
editor.
"""

from __future__ import annotations

from collections.abc import Iterator

from backdesk.domain.pose import ExerciseFigure, Grip, Pose
from backdesk.figure.balance import balance_problems
from backdesk.figure.flesh import body_parts, lowest_of
from backdesk.figure.held import grip_point
from backdesk.figure.joint_ranges import joint_problems
from backdesk.figure.props import scene_parts
from backdesk.figure.scene_part import ScenePart
from backdesk.figure.skeleton import Arm, Leg, Skeleton
from backdesk.figure.solve import solve
from backdesk.figure.tubes import BodyPart
from backdesk.figure.vectors import Vec

CONTACT = 0.015  # metres, design/figures.md
GRIP = 0.02

PAIRS = {  # names in `touches` that mean both sides
    "hands": "hand", "knees": "knee", "feet": "foot", "elbows": "elbow", "forearms": "forearm",
    "shins": "shin",
    "thighs": "thigh", "heels": "heel", "balls": "ball", "upper_arms": "upper_arm",
}  # fmt: skip


def figure_problems(figure: ExerciseFigure) -> list[str]:
    """All problems of all key poses, "caption: problem" each; empty when the figure is right."""
    problems = []
    for index, key in enumerate(figure.keys):
        try:
            body = solve(key.pose)
            things = scene_parts(tuple(figure.props_of(index)), body)
        except (ValueError, KeyError) as problem:
            problems.append(f"{key.caption}: {problem}")
            continue
        found = [*pose_problems(key.pose, body, things), *_grip_problems(key.pose, body, things)]
        problems += [f"{key.caption}: {problem}" for problem in found]
    return problems


def pose_problems(pose: Pose, body: Skeleton, things: list[ScenePart]) -> Iterator[str]:
    """Problems of one solved pose among these props."""
    parts = {part.name: part for part in body_parts(body)}
    yield from _reach_problems(body)
    yield from joint_problems(body, pose)
    yield from _floor_problems(pose, parts, things)
    yield from _touch_problems(pose, body, parts)
    yield from _inside_problems(body)
    yield from balance_problems(body, parts, things)


def _reach_problems(body: Skeleton) -> Iterator[str]:
    limbs: dict[str, Arm | Leg] = {
        "left hand": body.left_arm, "right hand": body.right_arm,
        "left foot": body.left_leg, "right foot": body.right_leg,
    }  # fmt: skip
    for name, limb in limbs.items():
        if limb.missed > CONTACT:
            yield f"the {name}'s target is {limb.missed * 1000:.0f} mm out of reach"


def _floor_problems(pose: Pose, parts: dict[str, BodyPart], things: list[ScenePart]) -> Iterator[str]:
    for part in parts.values():
        low = lowest_of(part)
        if low < -CONTACT:
            yield f"{part.name} is {-low * 1000:.0f} mm below the floor"
    lowest = min(lowest_of(part) for part in parts.values())
    supported = any(not thing.flat for thing in things)
    if lowest > CONTACT and not supported and not pose.touches:
        yield f"the body floats {lowest * 1000:.0f} mm above the floor"


def _touch_problems(pose: Pose, body: Skeleton, parts: dict[str, BodyPart]) -> Iterator[str]:
    for entry in pose.touches:
        name, _, height = entry.partition("@")
        single = PAIRS.get(name)
        for part in (f"left_{single}", f"right_{single}") if single else (name,):
            low = contact_height(part, body, parts)
            if low is None:
                yield f"“{part}” is no part that can touch something"
            elif abs(low - float(height or 0)) > CONTACT:
                yield f"{part} should touch {float(height or 0):.3f} m but is at {low:.3f} m"


def contact_height(name: str, body: Skeleton, parts: dict[str, BodyPart]) -> float | None:
    """Height (metres) of the lowest point of a body part, None for an unknown name."""
    if name in parts:
        return lowest_of(parts[name])
    if name in ("seat", "back"):
        return lowest_of(parts["pelvis" if name == "seat" else "trunk"])
    side, _, part = name.partition("_")
    if side not in ("left", "right"):
        return None
    if part in ("hand", "foot"):
        owner = parts[f"{side}_{'forearm' if part == 'hand' else 'shin'}"]
        return min(ring.lowest for piece in owner.pieces[1:] for ring in piece.rings)
    radius = {"knee": 0.052, "elbow": 0.0365, "heel": 0.0, "ball": 0.0, "toe": 0.0, "shoulder": 0.055}.get(
        part
    )
    return None if radius is None else body.joint(name).z - radius


def _inside_problems(body: Skeleton) -> Iterator[str]:
    """Hands, elbows and knees must stay outside the trunk and the head."""
    trunk = [station.point for station in body.spine]
    for side, arm, leg in (("left", body.left_arm, body.left_leg), ("right", body.right_arm, body.right_leg)):
        for name, place in (("hand", arm.palm), ("wrist", arm.wrist), ("knee", leg.knee)):
            if min((place - point).length for point in trunk) < 0.085:
                yield f"the {side} {name} is inside the trunk"
            if (place - body.head_centre).length < 0.075:
                yield f"the {side} {name} is inside the head"


def _grip_problems(pose: Pose, body: Skeleton, things: list[ScenePart]) -> Iterator[str]:
    """A fist holds something if there is something to hold."""
    graspable = [thing for thing in things if thing.name in _GRASPABLE and len(thing.axis) == 2]
    if not graspable:
        return
    for side, limb, arm in (
        ("left", pose.left_arm, body.left_arm),
        ("right", pose.right_arm, body.right_arm),
    ):
        if limb.grip is Grip.FIST:
            gap = min(_distance(grip_point(arm), thing) for thing in graspable)
            if gap > GRIP:
                yield f"the {side} fist is {gap * 1000:.0f} mm from the nearest bar, handle or band"


_GRASPABLE = ("bar", "handle", "rod", "line", "kettlebell_handle")


def _distance(point: Vec, thing: ScenePart) -> float:
    a, b = thing.axis
    way = b - a
    share = max(0.0, min(1.0, (point - a).dot(way) / max(way.dot(way), 1e-9)))
    return max(0.0, (point - a.toward(b, share)).length - thing.radius * 0.5)
