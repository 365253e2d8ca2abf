"""Each range by two poses: one just inside it, one just beyond."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.pose import ArmPose, LegPose, Pose, Triple
from backdesk.figure.joint_ranges import SPINE, joint_problems
from backdesk.figure.solve import solve
from tests.figure.bodies import mirrored_pose, quadruped, squat

FREE = Pose(at=(0.0, 0.0, 3.0), ground=False)
"""In the air, so that no limb is in the way of another one's check."""


def problems(pose: Pose) -> list[str]:
    return list(joint_problems(solve(pose), pose))


def with_spine(part: str, turn: Triple) -> Pose:
    return replace(FREE, **{part: turn})  # type: ignore[arg-type]


def with_arm(upper: Triple, lower: Triple, **fields: object) -> Pose:
    return replace(FREE, left_arm=ArmPose(upper=upper, lower=lower, **fields))  # type: ignore[arg-type]


def with_leg(thigh: Triple, shin: Triple, **fields: object) -> Pose:
    return replace(FREE, left_leg=LegPose(thigh=thigh, shin=shin, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize("pose", [Pose(), FREE, squat(0.05), squat(0.4), quadruped(-10), quadruped(40)])
def test_usual_poses_are_within_all_ranges(pose: Pose) -> None:
    assert problems(pose) == []
    assert problems(mirrored_pose(pose)) == []


@pytest.mark.parametrize("part", SPINE)
def test_the_spine_rounds_arches_bends_and_twists_so_far(part: str) -> None:
    back, front, side, twist = SPINE[part]
    cases = [
        ((front - 1, 0.0, 0.0), (front + 1, 0.0, 0.0), "flexion"),
        ((back + 1, 0.0, 0.0), (back - 1, 0.0, 0.0), "flexion"),
        ((0.0, side - 1, 0.0), (0.0, side + 1, 0.0), "to the side"),
        ((0.0, 1 - side, 0.0), (0.0, -side - 1, 0.0), "to the side"),
        ((0.0, 0.0, twist - 1), (0.0, 0.0, twist + 1), "twists"),
        ((0.0, 0.0, 1 - twist), (0.0, 0.0, -twist - 1), "twists"),
    ]
    for inside, beyond, said in cases:
        assert problems(with_spine(part, inside)) == []
        (problem,) = problems(with_spine(part, beyond))
        assert problem.startswith(part)
        assert said in problem


def test_the_spines_own_ranges_are_those_of_people() -> None:
    # standing and touching the toes needs about 110° of spine and hips; nobody folds their back double
    lumbar, thoracic = SPINE["lumbar"], SPINE["thoracic"]
    assert 80 < lumbar[1] + thoracic[1] < 120
    assert -85 < lumbar[0] + thoracic[0] < -50
    assert lumbar[3] < 20 < thoracic[3] < 60


ARM_AND_LEG = {
    "elbow bends": (
        with_arm((0.0, 0.0, -1.0), (0.55, 0.0, 0.84)),
        with_arm((0.0, 0.0, -1.0), (0.3, 0.0, 0.95)),
    ),
    "wrist bends": (
        with_arm((0.0, 0.0, -1.0), (1.0, 0.0, 0.0), fingers=(0.0, 0.0, 1.0)),
        with_arm((0.0, 0.0, -1.0), (1.0, 0.0, 0.0), fingers=(-0.3, 0.0, 1.0)),
    ),
    "behind the body": (
        with_arm((-0.85, 0.2, -0.5), (0.0, 0.0, -1.0)),
        with_arm((-0.97, 0.1, -0.2), (0.0, 0.0, -1.0)),
    ),
    "behind and above the shoulder": (
        with_arm((-0.2, 0.2, 0.9), (0.0, 0.0, 1.0)),
        with_arm((-0.6, 0.2, 0.8), (0.0, 0.0, 1.0)),
    ),
    "crosses the chest": (
        with_arm((0.8, -0.6, 0.0), (0.7, -0.7, 0.0)),
        with_arm((0.4, -0.9, 0.0), (0.7, -0.7, 0.0)),
    ),
    "knee bends": (
        with_leg((0.0, 0.0, -1.0), (-0.5, 0.0, 0.86)),
        with_leg((0.0, 0.0, -1.0), (-0.2, 0.0, 0.98)),
    ),
    "wrong way": (
        with_leg((0.0, 0.0, -1.0), (-0.5, 0.0, -0.86)),
        with_leg((0.0, 0.0, -1.0), (0.5, 0.0, -0.86)),
    ),
    "hip flexion": (
        with_leg((0.94, 0.0, 0.34), (0.0, 0.0, -1.0)),
        with_leg((0.5, 0.0, 0.86), (0.86, 0.0, -0.5)),
    ),
    "hip flexion -": (
        with_leg((-0.5, 0.0, -0.86), (-0.7, 0.0, -0.7)),
        with_leg((-0.8, 0.0, -0.6), (-0.9, 0.0, -0.4)),
    ),
    "thigh goes": (
        with_leg((0.0, 0.95, -0.3), (0.0, 0.95, -0.3)),
        with_leg((0.0, 1.0, -0.1), (0.0, 1.0, -0.1)),
    ),
    "thigh goes -": (
        with_leg((0.0, -0.6, -0.8), (0.0, -0.6, -0.8)),
        with_leg((0.0, -0.8, -0.6), (0.0, -0.8, -0.6)),
    ),
    "ankle is at": (
        with_leg((0.0, 0.0, -1.0), (0.0, 0.0, -1.0), flex=38.0),
        with_leg((0.0, 0.0, -1.0), (0.0, 0.0, -1.0), flex=43.0),
    ),
}


@pytest.mark.parametrize("said", ARM_AND_LEG)
def test_arms_and_legs_go_so_far(said: str) -> None:
    inside, beyond = ARM_AND_LEG[said]
    assert problems(inside) == []
    (problem,) = problems(beyond)
    assert problem.startswith("left ")
    assert said.rstrip(" -") in problem
    (mirrored,) = problems(mirrored_pose(beyond))
    assert mirrored == problem.replace("left ", "right ")


@pytest.mark.parametrize("yaw", [0.0, 135.0])
@pytest.mark.parametrize("pitch", [-90.0, 0.0, 90.0])
def test_ranges_go_by_the_body_and_not_by_the_room(yaw: float, pitch: float) -> None:
    leg = LegPose(thigh=(0.0, 0.0, -1.0), shin=(0.5, 0.0, -0.86), body=True)
    arm = ArmPose(upper=(-0.97, 0.1, -0.2), lower=(0.0, 0.0, -1.0), body=True)
    pose = replace(FREE, yaw=yaw, pitch=pitch, left_leg=leg, left_arm=arm)
    free = ArmPose(upper=(0.1, 0.0, -1.0), body=True)
    resting = LegPose(thigh=(0.0, 0.0, -1.0), body=True)
    assert problems(replace(pose, left_leg=resting, left_arm=free, right_leg=resting, right_arm=free)) == []
    found = problems(replace(pose, right_leg=resting, right_arm=free))
    assert [problem.split(",")[0][:20] for problem in found] == [
        "left upper arm goes ",
        "left knee bends the ",
    ]


def test_a_nearly_straight_knee_has_no_direction() -> None:
    assert problems(with_leg((0.0, 0.0, -1.0), (0.15, 0.0, -1.0))) == []
