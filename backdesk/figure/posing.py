"""Posing a body by hand: handles to take hold of, and the pose after one of them was moved.

All edits are local: what is not taken hold of keeps its place as far as the bones allow. Bones never
stretch, joints stay in the ranges of `joint_ranges`, and nothing is pushed through the floor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import partial

from backdesk.domain.pose import Pose
from backdesk.figure.camera import Camera
from backdesk.figure.drawing import Point
from backdesk.figure.posing_absolute import absolute, rounded, with_parts
from backdesk.figure.posing_limbs import elbow_turned, foot_candidates, hand_candidates, knee_turned, settled
from backdesk.figure.posing_limits import Limits, refreshed_touches
from backdesk.figure.posing_trunk import chest_moved, head_moved, hips_moved, shoulder_moved, waist_moved
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.solve import solve
from backdesk.figure.vectors import Vec

_HALVINGS = 5
_SLIDES = 3
_FACE_AHEAD = 0.10  # from the middle of the head to the face (metres)


class Handle(StrEnum):
    """What one can take hold of, in the order of the keyboard."""

    HEAD = "head"
    CHEST = "chest"
    WAIST = "waist"
    HIPS = "hips"
    LEFT_SHOULDER = "left_shoulder"
    LEFT_ELBOW = "left_elbow"
    LEFT_HAND = "left_hand"
    RIGHT_SHOULDER = "right_shoulder"
    RIGHT_ELBOW = "right_elbow"
    RIGHT_HAND = "right_hand"
    LEFT_KNEE = "left_knee"
    LEFT_FOOT = "left_foot"
    RIGHT_KNEE = "right_knee"
    RIGHT_FOOT = "right_foot"

    @property
    def side(self) -> str:
        """ "left", "right", or "" for the trunk and the head."""
        return self.value.partition("_")[0] if "_" in self.value else ""

    @property
    def part(self) -> str:
        """The name without the side."""
        return self.value.rpartition("_")[2]


def handles(body: Skeleton) -> Mapping[Handle, Vec]:
    """Where the handles of a solved body are in the room."""
    spots = {
        Handle.HEAD: body.head_centre + body.head.forward.scaled(_FACE_AHEAD),
        Handle.CHEST: body.chest.point,
        Handle.WAIST: body.joint("waist"),
        Handle.HIPS: body.root,
    }
    for handle in Handle:
        if handle not in spots:
            spots[handle] = body.joint(f"{handle.side}_{'ankle' if handle.part == 'foot' else handle.part}")
    return {handle: spots[handle] for handle in Handle}


class Hold:
    """A handle that is held while it is moved; every move counts from the pose it was taken hold of in."""

    def __init__(self, pose: Pose, handle: Handle) -> None:
        """Look at the pose once, so that many moves are quick."""
        self._pose = pose
        self._handle = handle
        self._start = absolute(pose)
        self._body = solve(self._start)
        self._limits = Limits(self._start, self._body)
        self.origin = handles(self._body)[handle]

    def moved(self, to: Vec) -> Pose:
        """The pose with the handle at a point, or as far on the way there as the body and the floor allow.

        A hand or foot turns its limb into one with a target; near the floor it lies down flat. Moved hips
        leave hands and feet where they stand. The chest and the shoulders bend and turn the spine, the waist
        leans the trunk from the hips, elbows and knees turn about their limb.
        """
        found = self._slid(to)
        if found is None:
            return self._pose
        pose, body = found
        return rounded(refreshed_touches(pose, body, _resting_name(self._handle)))

    def _slid(self, to: Vec) -> tuple[Pose, Skeleton] | None:
        """The change at the wanted point, along the floor, or at the last allowed point on the way."""
        wanted = to
        for _ in range(_SLIDES):
            found, deficit = self._allowed(wanted)
            if found is not None:
                return found
            if deficit <= 0:
                break
            wanted = Vec(wanted.x, wanted.y, wanted.z + deficit + 0.001)
        best, low, high = None, 0.0, 1.0
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            found, _deficit = self._allowed(self.origin.toward(to, middle))
            if found is None:
                high = middle
            else:
                best, low = found, middle
        return best

    def _allowed(self, to: Vec) -> tuple[tuple[Pose, Skeleton] | None, float]:
        """The first candidate that may be, else None and how deep (metres) the last one is in the floor."""
        deficit = 0.0
        change = _CHANGES[self._handle.part]
        for candidate in change(self._start, self._body, self._handle.side, to - self.origin):
            pose, body = settled(candidate)
            if not self._limits.allow(pose, body):
                deficit = 0.0
                continue
            deficit = self._limits.sinks(body)
            if deficit <= 0:
                return (pose, body), 0.0
        return None, deficit


def moved(pose: Pose, handle: Handle, to: Vec) -> Pose:
    """The pose after a handle was taken to a point; see `Hold.moved`."""
    return Hold(pose, handle).moved(to)


def reset(pose: Pose, handle: Handle, original: Pose) -> Pose:
    """The pose with one limb, the spine, the head or the place of the hips as in another pose."""
    start, there = absolute(pose), absolute(original)
    fields = _RESET.get(handle.part) or (f"{handle.side}_{_limb(handle)}",)
    found, body = settled(with_parts(start, {name: getattr(there, name) for name in fields}))
    return rounded(refreshed_touches(found, body, ""))


def in_picture(camera: Camera, spot: Vec, point: Point, deeper: float = 0.0) -> Vec:
    """The point of the room that is seen at a point of the picture, as far from the viewer as `spot`.

    `deeper` moves it away from the viewer (metres).
    """
    x, y = camera.point(spot)
    across, down = point[0] - x, point[1] - y
    return spot + camera.right.scaled(across) - camera.up.scaled(down) - camera.toward.scaled(deeper)


def _resting_name(handle: Handle) -> str:
    return handle.value if handle.part in ("hand", "foot") else ""


def _limb(handle: Handle) -> str:
    return "leg" if handle.part in ("knee", "foot") else "arm"


_CHANGES: Mapping[str, Callable[[Pose, Skeleton, str, Vec], Iterator[Pose]]] = {
    "hand": hand_candidates,
    "foot": foot_candidates,
    "elbow": elbow_turned,
    "knee": knee_turned,
    "shoulder": shoulder_moved,
    "chest": chest_moved,
    "waist": waist_moved,
    "hips": hips_moved,
    "head": partial(head_moved, ahead=_FACE_AHEAD),
}
_RESET: Mapping[str, tuple[str, ...]] = {
    "chest": ("lumbar", "thoracic"),
    "shoulder": ("lumbar", "thoracic"),
    "waist": ("pitch", "roll", "yaw"),
    "hips": ("at", "pitch", "roll", "yaw"),
    "head": ("neck", "head"),
}
