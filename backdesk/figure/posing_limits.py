"""What an edit by hand may not do: sink, pass a joint's range, or tear a resting hand or foot away."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from backdesk.domain.pose import Pose
from backdesk.figure.checks import PAIRS, contact_height
from backdesk.figure.flesh import body_parts, lowest_of
from backdesk.figure.joint_ranges import joint_problems
from backdesk.figure.posing_absolute import PALM_HEIGHT, SNAP
from backdesk.figure.skeleton import Skeleton

_SINK = 0.012  # metres the flesh may give way on the floor
_TORN = 0.005
_NUMBERS = re.compile(r"[-\d]+")


class Limits:
    """The limits that hold while one handle of a pose is moved; what was already wrong may stay so."""

    def __init__(self, pose: Pose, body: Skeleton) -> None:
        """Look at the pose before the move."""
        self._floor = min(-_SINK, _lowest(body) - 0.002)
        self._complaints = _complaints(pose, body)
        self._resting = _resting(pose, body)

    def sinks(self, body: Skeleton) -> float:
        """By how many metres a body sinks below what is allowed, 0 or less when it does not."""
        return self._floor - _lowest(body)

    def allow(self, pose: Pose, body: Skeleton) -> bool:
        """Whether no joint has a new problem and all that rested still reaches its place."""
        torn = any(
            _limb_missed(body, name) > _TORN for name in self._resting & _resting_targets(pose, self._resting)
        )
        return not torn and not _complaints(pose, body) - self._complaints


def refreshed_touches(pose: Pose, body: Skeleton, name: str) -> Pose:
    """The pose with `touches` as they are now.

    What moved away counts no more; the named hand or foot is added if it rests on the floor.
    """
    parts = {part.name: part for part in body_parts(body)}
    kept: list[str] = []
    for entry in pose.touches:
        both, _, height = entry.partition("@")
        single = PAIRS.get(both)
        names = [f"left_{single}", f"right_{single}"] if single else [both]
        near = []
        for one in names:
            low = contact_height(one, body, parts)
            if low is not None and abs(low - float(height or 0)) <= SNAP:
                near.append(f"{one}@{height}" if height else one)
        kept += [entry] if len(near) == len(names) else near
    if name and not _is_in(name, kept):
        low = contact_height(name, body, parts)
        if low is not None and abs(low) <= 0.015:
            kept.append(name)
    return replace(pose, touches=tuple(kept))


def _is_in(name: str, touches: list[str]) -> bool:
    side, _, part = name.partition("_")
    both = next((pair for pair, single in PAIRS.items() if single == part), "")
    return name in touches or (bool(side) and both in touches)


def _lowest(body: Skeleton) -> float:
    return min(lowest_of(part) for part in body_parts(body))


def _complaints(pose: Pose, body: Skeleton) -> Counter[str]:
    return Counter(_NUMBERS.sub("", text) for text in joint_problems(body, pose))


def _resting(pose: Pose, body: Skeleton) -> frozenset[str]:
    """The limbs with a target on the floor that they reach."""
    found = set()
    for side in ("left", "right"):
        arm, leg = getattr(body, f"{side}_arm"), getattr(body, f"{side}_leg")
        if getattr(pose, f"{side}_arm").hand is not None and arm.palm.z < PALM_HEIGHT + SNAP:
            found.add(f"{side}_arm")
        if getattr(pose, f"{side}_leg").foot is not None and min(leg.heel.z, leg.ball.z, leg.toe.z) < SNAP:
            found.add(f"{side}_leg")
    return frozenset(name for name in found if _limb_missed(body, name) <= _TORN)


def _resting_targets(pose: Pose, names: frozenset[str]) -> frozenset[str]:
    targets = {"arm": "hand", "leg": "foot"}
    return frozenset(
        name for name in names if getattr(getattr(pose, name), targets[name.rpartition("_")[2]]) is not None
    )


def _limb_missed(body: Skeleton, name: str) -> float:
    missed: float = getattr(body, name).missed
    return missed
