"""The solved mannequin: where its joints are and how its parts are turned.

Lengths in metres for a person of 1.75 m (design/figures.md).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from backdesk.figure.vectors import Frame, Vec

LUMBAR, THORACIC, NECK = 0.20, 0.27, 0.085
LUMBAR_JOINTS, THORACIC_JOINTS, NECK_JOINTS = 4, 5, 3
PELVIS_TO_LUMBAR = 0.075  # hip line to the base of the lumbar spine
HEAD_CENTRE = 0.08  # skull base to the middle of the head
HIP_HALF_WIDTH, SHOULDER_HALF_WIDTH = 0.09, 0.17
SHOULDER_BELOW_CHEST_TOP = 0.05
UPPER_ARM, FOREARM = 0.29, 0.26
PALM, HAND = 0.085, 0.18  # wrist to the middle of the palm, wrist to the fingertips
THIGH, SHIN = 0.43, 0.42
ANKLE_HEIGHT, HEEL_BACK, BALL_AHEAD, TOE_AHEAD = 0.075, 0.045, 0.125, 0.185


class SpineStation(NamedTuple):
    """One point of the spine's curve with the frame of the body there (up is along the spine)."""

    point: Vec
    frame: Frame


@dataclass(frozen=True, slots=True)
class Arm:
    """One solved arm. `hand` has forward = fingers, up = the back of the hand."""

    shoulder: Vec
    elbow: Vec
    wrist: Vec
    palm: Vec
    hand: Frame
    grip: str
    missed: float  # metres by which the wanted hand point lies out of reach


@dataclass(frozen=True, slots=True)
class Leg:
    """One solved leg. `foot` has forward = toes, up = away from the sole; `kneecap` is a unit direction."""

    hip: Vec
    knee: Vec
    ankle: Vec
    foot: Frame
    kneecap: Vec
    flat_toes: Vec | None  # where the toes point when they lie flat under a raised heel
    missed: float

    @property
    def heel(self) -> Vec:
        """The back of the heel on the sole."""
        return self.sole - self.foot.forward.scaled(HEEL_BACK)

    @property
    def sole(self) -> Vec:
        """The point of the sole under the ankle."""
        return self.ankle - self.foot.up.scaled(ANKLE_HEIGHT)

    @property
    def ball(self) -> Vec:
        """The ball of the foot on the sole."""
        return self.sole + self.foot.forward.scaled(BALL_AHEAD)

    @property
    def toe(self) -> Vec:
        """The tip of the toes on the sole."""
        return self.ball + (self.flat_toes or self.foot.forward).scaled(TOE_AHEAD - BALL_AHEAD)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A solved body. `spine` runs from the base of the lumbar spine to the base of the neck, `neck` on to
    the skull."""

    root: Vec
    pelvis: Frame
    spine: tuple[SpineStation, ...]
    neck: tuple[SpineStation, ...]
    head: Frame
    left_arm: Arm
    right_arm: Arm
    left_leg: Leg
    right_leg: Leg

    @property
    def chest(self) -> SpineStation:
        """The top of the thoracic spine."""
        return self.spine[-1]

    @property
    def head_centre(self) -> Vec:
        """The middle of the head."""
        return self.neck[-1].point + self.head.up.scaled(HEAD_CENTRE)

    def joint(self, name: str) -> Vec:
        """A joint by name, for attachments, arrows and handles; raises KeyError for an unknown name."""
        if name in ("pelvis", "waist", "chest", "neck", "head", "crown", "hands", "feet"):
            return self._middle_joint(name)
        side, _, part = name.partition("_")
        if side not in ("left", "right") or not part:
            raise KeyError(name)
        arm, leg = (self.left_arm, self.left_leg) if side == "left" else (self.right_arm, self.right_leg)
        if part in ("shoulder", "elbow", "wrist", "palm"):
            return Vec(*getattr(arm, part))
        if part == "hand":
            return arm.palm
        if part == "fingertips":
            return arm.wrist + arm.hand.forward.scaled(HAND)
        if part in ("hip", "knee", "ankle", "heel", "sole", "ball", "toe"):
            return Vec(*getattr(leg, part))
        if part == "foot":
            return leg.sole.toward(leg.ball, 0.5)
        raise KeyError(name)

    def _middle_joint(self, name: str) -> Vec:
        if name == "hands":
            return self.left_arm.palm.toward(self.right_arm.palm, 0.5)
        if name == "feet":
            return self.left_leg.sole.toward(self.right_leg.sole, 0.5)
        if name == "crown":
            return self.head_centre + self.head.up.scaled(0.11)
        places = {
            "pelvis": self.root,
            "waist": self.spine[LUMBAR_JOINTS].point,
            "chest": self.spine[-2].point,
            "neck": self.chest.point,
            "head": self.head_centre,
        }
        return places[name]


def natural_front(pelvis: Frame, thigh: Vec) -> Vec:
    """Where the kneecap of an unturned leg points: the pelvis' front, swung up as the thigh is flexed."""
    local = pelvis.to_local(thigh)
    flexion = math.atan2(local.x, -local.z)
    return pelvis.to_room(Vec(math.cos(flexion), 0.0, math.sin(flexion)))


JOINT_NAMES: tuple[str, ...] = (
    "pelvis", "waist", "chest", "neck", "head", "crown", "hands", "feet",
    *(
        f"{side}_{part}"
        for side in ("left", "right")
        for part in (
            "shoulder", "elbow", "wrist", "palm", "hand", "fingertips",
            "hip", "knee", "ankle", "heel", "sole", "ball", "toe", "foot",
        )
    ),
)  # fmt: skip
