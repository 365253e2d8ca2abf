"""How a mannequin stands, lies or moves in an exercise: plain data, no geometry.

The room's axes: x to the front of a person who stands at the origin, y to the person's left, z up; metres and
degrees (design/figures.md). `figure` turns these values into joints and shapes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Triple = tuple[float, float, float]

NO_TURN: Triple = (0.0, 0.0, 0.0)
MAX_KEY_POSES = 4


class Contact(StrEnum):
    """Which part of the foot its target point belongs to."""

    SOLE = "sole"  # the ground point under the ankle, foot flat
    BALL = "ball"  # the ball of the foot, heel raised
    HEEL = "heel"  # the back of the heel, toes up
    ANKLE = "ankle"  # the joint itself, foot in the air


class Grip(StrEnum):
    """What the hand does."""

    FLAT = "flat"
    FIST = "fist"
    RELAXED = "relaxed"


@dataclass(frozen=True, slots=True)
class ArmPose:
    """One arm, by a hand target or by directions.

    `hand` is the middle of the palm: a point in the room, or, with `near`, an offset in room axes from
    that joint (for example "head", "left_knee"). Without `hand`, `upper` and `lower` point from shoulder
    to elbow and elbow to wrist. `elbow` is the direction the elbow points to. `fingers` and `palm` are
    directions of the fingers and of the palm's face; None lets the hand continue the forearm. `shrug` and
    `reach` move the shoulder up and forward (metres). With `body` all directions are meant in the chest's
    axes instead of the room's.
    """

    upper: Triple | None = None
    lower: Triple | None = None
    hand: Triple | None = None
    near: str = ""
    elbow: Triple | None = None
    fingers: Triple | None = None
    palm: Triple | None = None
    grip: Grip = Grip.RELAXED
    shrug: float = 0.0
    reach: float = 0.0
    body: bool = False


@dataclass(frozen=True, slots=True)
class LegPose:
    """One leg, by a foot target or by directions.

    `foot` is the point of the foot that `contact` names. Without it, `thigh` and `shin` point from hip to
    knee and knee to ankle. `knee` is the direction the kneecap points to. `toes` is the direction from
    heel to toes; without it the foot makes a right angle with the shin, changed by `flex` degrees
    (positive: toes up, negative: pointed). `heel_up` lifts the heel by so many degrees when `contact` is
    the ball. With `body` all directions are meant in the pelvis' axes.
    """

    thigh: Triple | None = None
    shin: Triple | None = None
    foot: Triple | None = None
    contact: Contact = Contact.SOLE
    knee: Triple | None = None
    toes: Triple | None = None
    flex: float = 0.0
    heel_up: float = 0.0
    body: bool = False


STANDING_ARM = ArmPose(upper=(0.02, 0.0, -1.0), lower=(0.12, 0.0, -1.0))
STANDING_LEG = LegPose(thigh=(0.0, 0.0, -1.0), shin=(0.0, 0.0, -1.0))


@dataclass(frozen=True, slots=True)
class Pose:
    """A whole body.

    `at` is the middle between the hip joints; with `ground` its height is replaced: the body is lowered
    or lifted until its lowest part (targets aside) touches `floor`. `yaw`, `pitch` and `roll` turn the
    pelvis: to the left, forward (90 is prone, -90 supine), to the left side. `lumbar`, `thoracic`, `neck`
    and `head` are (flexion, bend to the left, twist to the left) in degrees, each spread over its part of
    the spine. `touches` names what rests on something, for the checks: "left_hand", "knees", "back@0.45"
    (on a surface at that height) and so on; without a height the floor is meant.
    """

    at: Triple = (0.0, 0.0, 0.93)
    ground: bool = True
    floor: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    lumbar: Triple = NO_TURN
    thoracic: Triple = NO_TURN
    neck: Triple = NO_TURN
    head: Triple = NO_TURN
    left_arm: ArmPose = STANDING_ARM
    right_arm: ArmPose = STANDING_ARM
    left_leg: LegPose = STANDING_LEG
    right_leg: LegPose = STANDING_LEG
    touches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing in the scene; `resources/poses/README.md` lists the kinds and what their fields mean.

    `at` is a point in the room, or with `hold` an offset from that joint ("left_hand", "hands", "neck",
    …) in room axes. `turn` and `tilt` are degrees about the vertical and about the own left axis, `size`
    the kind's measures in metres. `ends` are the joints or points a rod, band, cable or strap runs
    between. `material` is a colour's name.
    """

    kind: str
    at: Triple = (0.0, 0.0, 0.0)
    turn: float = 0.0
    tilt: float = 0.0
    size: tuple[float, ...] = ()
    hold: str = ""
    ends: tuple[str | Triple, ...] = ()
    material: str = ""


@dataclass(frozen=True, slots=True)
class KeyPose:
    """One picture of an exercise: a pose, its caption, and props that only this picture has or moves."""

    caption: str
    pose: Pose
    props: tuple[Prop, ...] = ()


@dataclass(frozen=True, slots=True)
class MotionArrow:
    """An arrow in the picture of key pose `key`.

    It follows the way of a joint from the key pose before, or `way`: two or more points of the room, for
    movements too small to follow and for breath. `shift` moves it, in metres to the right and up as
    seen in the picture.
    """

    joint: str = ""
    key: int = 1
    shift: tuple[float, float] = (0.0, 0.0)
    way: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True)
class ExerciseFigure:
    """The picture of an exercise: 1 to 4 key poses seen from one camera.

    `camera` is (azimuth, elevation) in degrees: azimuth 0 looks at someone who faces +x from the front,
    90 from their left side, -90 from their right side (they face right in the picture). `move_seconds` is
    the time from one key pose to the next, `hold_seconds` the rest at each.
    """

    keys: tuple[KeyPose, ...]
    camera: tuple[float, float] = (-60.0, 12.0)
    props: tuple[Prop, ...] = ()
    arrows: tuple[MotionArrow, ...] = ()
    move_seconds: float = 1.5
    hold_seconds: float = 1.0

    def __post_init__(self) -> None:
        """Raises ValueError unless there are 1 to 4 key poses."""
        if not 1 <= len(self.keys) <= MAX_KEY_POSES:
            raise ValueError(f"A figure has 1 to {MAX_KEY_POSES} key poses.")

    def props_of(self, index: int) -> Sequence[Prop]:
        """The props of one key pose: the common ones and its own."""
        return self.props + self.keys[index].props


def other_side(name: str) -> str:
    """The joint or part on the other side; one in the middle is itself."""
    side, _, part = name.partition("_")
    return f"{ {'left': 'right', 'right': 'left'}.get(side, side) }_{part}" if part else name
