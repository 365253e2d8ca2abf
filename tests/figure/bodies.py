"""Bodies, figures and strategies for the tests of the figure engine, and ways to look at a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st

from backdesk.domain.pose import ArmPose, ExerciseFigure, KeyPose, LegPose, Pose, Prop, Triple
from backdesk.figure.drawing import Drawing, Path, Point, Shape
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.vectors import Frame, Vec

SIDES = ("left", "right")
FEW = settings(max_examples=15, deadline=None)
"""For properties over whole poses, which take long to make up."""


def figure_of(
    *poses: Pose, props: tuple[Prop, ...] = (), camera: tuple[float, float] = (-60.0, 12.0)
) -> ExerciseFigure:
    """A figure whose key poses are named "Key 1", "Key 2", …"""
    keys = tuple(KeyPose(f"Key {number}", pose) for number, pose in enumerate(poses, start=1))
    return ExerciseFigure(keys, camera, props)


def squat(depth: float = 0.3) -> Pose:
    """Feet flat on the floor, the hips so many metres below standing."""
    left = LegPose(foot=(0.0, 0.12, 0.0), knee=(1.0, 0.1, 0.2), toes=(1.0, 0.1, 0.0))
    return Pose(
        at=(-0.04 - depth * 0.55, 0.0, 0.91 - depth),
        ground=False,
        pitch=depth * 90,
        left_leg=left,
        right_leg=mirrored_leg(left),
        touches=("feet",),
    )


def quadruped(lumbar: float = 0.0) -> Pose:
    """On hands and knees, the low back rounded by so many degrees."""
    arm = ArmPose(
        hand=(0.5, 0.17, 0.012), elbow=(-1.0, 0.3, 0.0), fingers=(1.0, 0.0, 0.0), palm=(0.0, 0.0, -1.0)
    )
    leg = LegPose(thigh=(0.0, 0.04, -1.0), shin=(-1.0, 0.0, 0.02), flex=-68.0)
    return Pose(
        pitch=90.0,
        lumbar=(lumbar, 0.0, 0.0),
        left_arm=arm,
        right_arm=mirrored_arm(arm),
        left_leg=leg,
        right_leg=mirrored_leg(leg),
        touches=("hands", "knees"),
    )


def flipped(triple: Triple | None) -> Triple | None:
    """A point or direction seen in the mirror."""
    return None if triple is None else (triple[0], -triple[1], triple[2])


def mirrored_arm(arm: ArmPose) -> ArmPose:
    """The other side's arm."""
    return replace(
        arm,
        upper=flipped(arm.upper),
        lower=flipped(arm.lower),
        hand=flipped(arm.hand),
        elbow=flipped(arm.elbow),
        fingers=flipped(arm.fingers),
        palm=flipped(arm.palm),
        near=other_side(arm.near),
    )


def mirrored_leg(leg: LegPose) -> LegPose:
    """The other side's leg."""
    return replace(
        leg,
        thigh=flipped(leg.thigh),
        shin=flipped(leg.shin),
        foot=flipped(leg.foot),
        knee=flipped(leg.knee),
        toes=flipped(leg.toes),
    )


def mirrored_pose(pose: Pose) -> Pose:
    """The pose with left and right exchanged."""

    def turned(part: Triple) -> Triple:
        return (part[0], -part[1], -part[2])

    return replace(
        pose,
        at=(pose.at[0], -pose.at[1], pose.at[2]),
        yaw=-pose.yaw,
        roll=-pose.roll,
        lumbar=turned(pose.lumbar),
        thoracic=turned(pose.thoracic),
        neck=turned(pose.neck),
        head=turned(pose.head),
        left_arm=mirrored_arm(pose.right_arm),
        right_arm=mirrored_arm(pose.left_arm),
        left_leg=mirrored_leg(pose.right_leg),
        right_leg=mirrored_leg(pose.left_leg),
    )


def other_side(name: str) -> str:
    """The name of the same joint on the other side."""
    for one, other in (SIDES, SIDES[::-1]):
        if name.startswith(f"{one}_"):
            return name.replace(one, other, 1)
    return name


def bones(body: Skeleton) -> dict[str, float]:
    """The length of every bone in metres, by name."""
    found = {}
    for side in SIDES:
        for start, end in (("shoulder", "elbow"), ("elbow", "wrist"), ("wrist", "palm")):
            found[f"{side} {start}-{end}"] = distance(body, f"{side}_{start}", f"{side}_{end}")
        for start, end in (("hip", "knee"), ("knee", "ankle"), ("ankle", "sole"), ("heel", "ball")):
            found[f"{side} {start}-{end}"] = distance(body, f"{side}_{start}", f"{side}_{end}")
    found["hips"] = distance(body, "left_hip", "right_hip")
    for name, stations in (("spine", body.spine), ("neck", body.neck)):
        for number, (one, two) in enumerate(pairwise(stations)):
            found[f"{name} {number}"] = (two.point - one.point).length
    found["root"] = (body.spine[0].point - body.root).length
    found["head"] = (body.head_centre - body.neck[-1].point).length
    return found


def distance(body: Skeleton, one: str, other: str) -> float:
    """Metres between two joints."""
    return (body.joint(one) - body.joint(other)).length


def is_square(frame: Frame) -> bool:
    """Whether three axes are a right-handed orthonormal frame."""
    return all(abs(axis.length - 1) < 1e-6 for axis in frame) and (
        (frame.forward.cross(frame.left) - frame.up).length < 1e-6
    )


def frames(body: Skeleton) -> list[Frame]:
    """The frames of all parts of a body."""
    stations = [station.frame for station in (*body.spine, *body.neck)]
    hands, feet = (body.left_arm, body.right_arm), (body.left_leg, body.right_leg)
    return [body.pelvis, body.head, *stations, *(arm.hand for arm in hands), *(leg.foot for leg in feet)]


def angles(limit: float) -> st.SearchStrategy[float]:
    """Degrees up to a limit to either side."""
    return st.floats(-limit, limit)


def triples(limit: float) -> st.SearchStrategy[Triple]:
    """Points no coordinate of which is farther than the limit."""
    return st.tuples(angles(limit), angles(limit), angles(limit))


DIRECTIONS = triples(1.0).filter(lambda triple: Vec(*triple).length > 0.1)
_OFF_AXIS = DIRECTIONS.map(lambda way: (way[0] + 0.0137, way[1] - 0.0171, way[2] + 0.0219))
"""For palms: one along the fingers says nothing, and then any turn of the hand will do."""
_TURNS = st.tuples(angles(40), angles(20), angles(20))
ARMS = st.builds(
    ArmPose,
    upper=DIRECTIONS,
    lower=DIRECTIONS,
    hand=st.none() | triples(1.6),
    elbow=st.none() | DIRECTIONS,
    palm=st.none() | _OFF_AXIS,
    shrug=st.floats(-0.05, 0.05),
    reach=st.floats(-0.05, 0.05),
    body=st.booleans(),
)
LEGS = st.builds(
    LegPose,
    thigh=DIRECTIONS,
    shin=DIRECTIONS,
    foot=st.none() | triples(1.6),
    knee=st.none() | DIRECTIONS,
    flex=angles(60),
    body=st.booleans(),
)
POSES = st.builds(
    Pose,
    at=triples(1.0),
    ground=st.booleans(),
    yaw=angles(180),
    pitch=angles(100),
    roll=angles(90),
    lumbar=_TURNS,
    thoracic=_TURNS,
    neck=_TURNS,
    head=_TURNS,
    left_arm=ARMS,
    right_arm=ARMS,
    left_leg=LEGS,
    right_leg=LEGS,
)
"""Bodies as a user might bend them in the pose editor: any turn, targets in and out of reach."""


def contains(path: Path, point: Point, slack: float = 1e-9) -> bool:
    """Whether a point lies in a convex polygon of positive turning direction, or so many metres beside it."""
    for (ax, ay), (bx, by) in pairwise((*path, path[0])):
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        cross = (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax)
        if length > 1e-9 and cross < -slack * length:
            return False
    return True


def area(path: Path) -> float:
    """The signed area of a polygon."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise((*path, path[0]))) / 2


def colour_at(shapes: Sequence[Shape], point: Point) -> str | None:
    """The fill that is seen at a point, None where nothing is painted; strokes are left aside."""
    for shape in reversed(shapes):
        if shape.fill and any(len(path) > 2 and _winds(path, point) for path in shape.paths):
            return shape.fill
    return None


def _winds(path: Path, point: Point) -> bool:
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in pairwise((*path, path[0])):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def fills(drawing: Drawing) -> set[str]:
    """All fill colours of a picture."""
    return {shape.fill for shape in drawing.shapes if shape.fill}
