"""Every kind of problem is found in a pose that has it, and not in the same pose done right."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest

from backdesk.domain.pose import ArmPose, ExerciseFigure, Grip, KeyPose, LegPose, MotionArrow, Pose, Prop
from backdesk.figure.checks import figure_problems
from backdesk.figure.held import grip_point
from backdesk.figure.posing_check import require_drawable
from backdesk.figure.skeleton import JOINT_NAMES
from backdesk.figure.solve import solve
from tests.figure.bodies import figure_of, mirrored_pose, quadruped, squat

HAND = ArmPose(hand=(0.4, 0.2, 1.2), fingers=(1.0, 0.0, 0.0), palm=(0.0, 0.0, -1.0))
FIST = ArmPose(upper=(0.0, 0.1, -1.0), lower=(0.1, 0.0, -1.0), grip=Grip.FIST)
HELD = Prop("dumbbell", hold="left_hand")
RIGHT_POSES = (Pose(), squat(0.1), squat(0.4), quadruped(), quadruped(40), Pose(left_arm=HAND))


def problems(pose: Pose, *props: Prop) -> list[str]:
    return [problem.removeprefix("Key 1: ") for problem in figure_problems(figure_of(pose, props=props))]


def lifted(pose: Pose, metres: float) -> Pose:
    """The pose without its own floor contact, moved up."""
    height = solve(pose).root.z + metres
    return replace(pose, ground=False, at=(*pose.at[:2], height))


def bar_at(pose: Pose, metres_off: float) -> Prop:
    """A rod through the left fist, moved aside by so many metres."""
    grip = grip_point(solve(pose).left_arm)
    return Prop("rod", ends=((grip.x + metres_off, 0.0, grip.z), (grip.x + metres_off, 0.4, grip.z)))


@pytest.mark.parametrize("pose", RIGHT_POSES)
def test_right_poses_have_no_problems(pose: Pose) -> None:
    assert problems(pose) == []
    assert problems(mirrored_pose(pose)) == []


WRONG: dict[str, tuple[Pose, Pose]] = {
    "left hand's target is": (
        Pose(left_arm=HAND),
        Pose(left_arm=replace(HAND, hand=(0.9, 0.2, 1.2))),
    ),
    "left foot's target is": (
        replace(squat(), touches=()),
        replace(squat(), touches=(), left_leg=LegPose(foot=(1.2, 0.12, 0.0), knee=(1.0, 0.0, 0.2))),
    ),
    "lumbar flexion": (
        replace(quadruped(55), touches=()),
        replace(quadruped(70), touches=()),
    ),
    "left elbow bends": (
        Pose(left_arm=ArmPose(upper=(0.0, 0.0, -1.0), lower=(0.6, 0.0, 0.8))),
        Pose(left_arm=ArmPose(upper=(0.2, 0.1, -1.0), lower=(0.0, 0.0, 1.0))),
    ),
    "left knee bends the wrong way": (
        Pose(left_leg=LegPose(thigh=(0.3, 0.0, -1.0), shin=(-0.4, 0.0, -1.0))),
        Pose(left_leg=LegPose(thigh=(0.0, 0.0, -1.0), shin=(0.7, 0.0, -1.0))),
    ),
    "below the floor": (lifted(Pose(), -0.01), lifted(Pose(), -0.03)),
    "the body floats": (lifted(Pose(), 0.01), lifted(Pose(), 0.05)),
    "left_hand should touch 0.000 m": (
        quadruped(),
        replace(Pose(), touches=("left_hand",)),
    ),
    "left_foot should touch 0.200 m": (
        Pose(touches=("left_foot@0.0",)),
        Pose(touches=("left_foot@0.2",)),
    ),
    "“tail” is no part": (Pose(touches=("feet",)), Pose(touches=("tail",))),
    "left hand is inside the trunk": (
        Pose(left_arm=replace(HAND, hand=(0.2, 0.1, 1.2))),
        Pose(left_arm=replace(HAND, hand=(0.03, 0.03, 1.2))),
    ),
    "left hand is inside the head": (
        Pose(left_arm=replace(HAND, near="head", hand=(0.1, 0.13, 0.0))),
        Pose(left_arm=replace(HAND, near="head", hand=(0.02, 0.05, 0.0))),
    ),
    "the centre of mass": (
        squat(0.3),
        replace(squat(0.3), at=(-0.42, 0.0, 0.6), touches=()),
    ),
}


@pytest.mark.parametrize("said", WRONG)
def test_each_kind_of_problem_is_found(said: str) -> None:
    right, wrong = WRONG[said]
    assert problems(right) == []
    found = problems(wrong)
    assert any(said in problem for problem in found), found
    mirrored = problems(mirrored_pose(replace(wrong, touches=())))
    if not wrong.touches:
        said = said.replace("left", "right")
        assert any(said in problem for problem in mirrored), mirrored


def test_a_fist_must_hold_the_bar_that_is_there() -> None:
    pose = Pose(left_arm=FIST)
    assert problems(pose) == []
    assert problems(pose, HELD) == []
    assert problems(pose, bar_at(pose, 0.02)) == []
    (problem,) = problems(pose, bar_at(pose, 0.1))
    assert problem.startswith("the left fist is ")
    assert problem.endswith("from the nearest bar, handle or band")
    assert 70 <= int(problem.split()[4]) <= 100


def test_both_fists_must_hold_it() -> None:
    (problem,) = problems(Pose(left_arm=FIST, right_arm=FIST), HELD)
    assert "right fist" in problem
    both = (HELD, Prop("dumbbell", hold="right_hand"))
    assert problems(Pose(left_arm=FIST, right_arm=FIST), *both) == []
    assert problems(Pose(left_arm=FIST), HELD) == []


def test_things_without_a_handle_need_no_grip() -> None:
    assert problems(Pose(left_arm=FIST), Prop("mat"), Prop("box", at=(1.0, 0.0, 0.0))) == []


@pytest.mark.parametrize(
    ("prop", "said"),
    [
        (Prop("trampoline"), "there is no prop of the kind “trampoline”"),
        (Prop("sphere", hold="tail"), "there is no joint 'tail'"),
        (Prop("line", ends=("left_hand", "left_tail")), "there is no joint 'left_tail'"),
        (Prop("dumbbell", hold="left_foot"), "there is no joint 'left_foot'"),
        (Prop("cuff", hold="left_hip"), "there is no joint 'hip'"),
    ],
)
def test_things_that_cannot_be_built_are_told(prop: Prop, said: str) -> None:
    assert problems(Pose(), prop) == [said]


def test_a_hand_near_a_joint_that_is_not_there_is_told() -> None:
    assert problems(Pose(left_arm=replace(HAND, near="tail"))) == ["'tail'"]


def test_every_problem_names_its_key_pose() -> None:
    wrong = Pose(touches=("tail", "left_hand"))
    figure = figure_of(Pose(), wrong, lifted(Pose(), -0.5))
    assert {problem.split(":")[0] for problem in figure_problems(figure)} == {"Key 2", "Key 3"}
    assert len([problem for problem in figure_problems(figure) if problem.startswith("Key 2")]) == 2


def test_props_of_one_key_pose_count_there_only() -> None:
    figure = figure_of(Pose(left_arm=FIST), Pose(left_arm=FIST))
    keys = (replace(figure.keys[0], props=(bar_at(Pose(left_arm=FIST), 0.3),)), figure.keys[1])
    assert [problem.split(":")[0] for problem in figure_problems(replace(figure, keys=keys))] == ["Key 1"]


@pytest.mark.parametrize(
    "touches",
    [("hands",), ("knees",), ("left_hand", "right_knee"), ("shins",), ("left_shin", "left_forearm")],
)
def test_hands_and_knees_touch_the_floor_under_many_names(touches: tuple[str, ...]) -> None:
    assert problems(replace(quadruped(), touches=touches)) == []
    assert problems(replace(quadruped(), touches=("head", "elbows", "seat", "back", "pelvis")))


@pytest.mark.parametrize("name", ["feet", "heels", "balls", "left_toe", "right_heel", "left_foot@0"])
def test_standing_feet_touch_the_floor_under_many_names(name: str) -> None:
    assert problems(Pose(touches=(name,))) == []


def test_every_named_contact_is_a_part_and_every_problem_a_sentence() -> None:
    for name in (
        "hands",
        "knees",
        "feet",
        "elbows",
        "forearms",
        "shins",
        "thighs",
        "heels",
        "balls",
        "upper_arms",
    ):
        found = problems(Pose(touches=(f"{name}@5",)))
        assert len(found) == 2
        assert all("should touch 5.000 m but is at " in problem for problem in found)
    assert set(JOINT_NAMES) >= {"left_knee", "right_hand"}


def test_a_figure_needs_one_to_four_key_poses() -> None:
    for count in (0, 5):
        with pytest.raises(ValueError, match="1 to 4 key poses"):
            ExerciseFigure(figure_of(*[Pose()] * 4).keys[:1] * count)


def test_a_shin_folded_onto_the_thigh_is_told() -> None:
    folded = Pose(left_leg=LegPose(thigh=(0.0, 0.0, -1.0), shin=(0.0, 0.0, 1.0)))
    assert any("knee bends 180" in problem for problem in figure_problems(figure_of(folded)))


@pytest.mark.parametrize("spread", [0.001, 0.01, 0.03])
def test_an_arrow_that_goes_nowhere_is_drawn_or_refused(spread: float) -> None:
    way = ((0.0, 0.0, 1.0), (spread, 0.0, 1.0), (0.0, 0.0, 1.0), (0.0, 0.0, 1.0 + spread), (0.0, 0.0, 1.0))
    figure = ExerciseFigure((KeyPose("", Pose()),), arrows=(MotionArrow(key=0, way=way),))
    with suppress(ValueError):  # anything else would end an import without a word
        require_drawable(figure)
