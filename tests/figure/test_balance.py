from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.pose import ArmPose, LegPose, Pose, Prop
from backdesk.figure.balance import balance_problems, centre_of_mass
from backdesk.figure.flesh import body_parts
from backdesk.figure.props import scene_parts
from backdesk.figure.solve import solve
from tests.figure.bodies import mirrored_pose, quadruped, squat

LEANING = replace(Pose(), pitch=20.0, left_leg=LegPose(body=True), right_leg=LegPose(body=True))
"""Straight as a board, tipped over the toes."""
LIFTED = LegPose(thigh=(0.9, 0.0, -0.4), shin=(0.0, 0.0, -1.0))


def problems(pose: Pose, *props: Prop) -> list[str]:
    body = solve(pose)
    parts = {part.name: part for part in body_parts(body)}
    return list(balance_problems(body, parts, scene_parts(props, body)))


def on_one_leg(shift: float) -> Pose:
    return replace(Pose(at=(0.0, shift, 0.93)), right_leg=LIFTED, left_leg=LegPose(thigh=(0.0, 0.02, -1.0)))


def test_the_centre_of_mass_of_a_standing_body_is_in_its_pelvis() -> None:
    middle = centre_of_mass(solve(Pose()))
    assert 0.53 * 1.75 < middle.z < 0.59 * 1.75
    assert middle.y == pytest.approx(0.0, abs=1e-9)
    assert abs(middle.x) < 0.03


def test_the_centre_of_mass_follows_the_limbs() -> None:
    plain = centre_of_mass(solve(Pose(ground=False)))
    ahead = ArmPose(upper=(1.0, 0.0, 0.0))
    reaching = centre_of_mass(solve(Pose(ground=False, left_arm=ahead, right_arm=ahead)))
    assert 0.02 < reaching.x - plain.x < 0.05
    assert centre_of_mass(solve(Pose(ground=False, right_leg=LIFTED))).z > plain.z + 0.02


def test_it_moves_with_the_body() -> None:
    here, there = solve(squat()), solve(replace(squat(), at=(1.0, 2.0, 0.6), ground=False))
    assert centre_of_mass(there) - there.root == pytest.approx(centre_of_mass(here) - here.root, abs=0.2)


@pytest.mark.parametrize("pose", [Pose(), squat(0.1), squat(0.4)])
def test_who_stands_over_their_feet_does_not_fall(pose: Pose) -> None:
    assert problems(pose) == []


@pytest.mark.parametrize("turn", [0.0, 90.0, 200.0])
def test_who_leans_too_far_falls_whichever_way_they_face(turn: float) -> None:
    (problem,) = problems(replace(LEANING, yaw=turn))
    assert problem.startswith("the centre of mass lies ")
    assert problem.endswith(" mm outside the feet")
    assert 50 < int(problem.split()[5]) < 400
    assert problems(replace(LEANING, pitch=-12.0))
    assert problems(replace(LEANING, pitch=2.0, yaw=turn)) == []


def test_who_stands_on_one_leg_must_stand_over_it() -> None:
    # the hip joint is 9 cm beside the middle, so the hips must move that far over the foot
    upright = on_one_leg(0.0)
    assert problems(upright)
    assert problems(mirrored_pose(upright))
    over = replace(
        upright,
        at=(0.0, 0.0, 0.925),
        ground=False,
        left_leg=LegPose(foot=(0.0, 0.03, 0.0), knee=(1.0, 0.0, 0.0), toes=(1.0, 0.0, 0.0)),
    )
    assert problems(over) == []
    assert problems(mirrored_pose(over)) == []


def test_who_kneels_sits_or_lies_needs_no_feet() -> None:
    assert problems(quadruped()) == []
    assert (
        problems(replace(Pose(), pitch=90.0, left_leg=LegPose(body=True), right_leg=LegPose(body=True))) == []
    )


def test_a_chair_or_wall_may_carry_and_a_mat_may_not() -> None:
    assert problems(LEANING, Prop("box", at=(0.5, 0.0, 0.0))) == []
    assert problems(LEANING, Prop("sphere", at=(0.5, 0.0, 0.3))) == []
    assert problems(LEANING, Prop("mat"))


def test_weights_allow_more_lean() -> None:
    slight = replace(LEANING, pitch=13.0)
    assert problems(slight)
    assert problems(slight, Prop("dumbbell", hold="left_hand")) == []
    assert problems(replace(LEANING, pitch=30.0), Prop("dumbbell", hold="left_hand"))


def test_feet_in_the_air_carry_nothing() -> None:
    assert problems(replace(LEANING, at=(0.0, 0.0, 3.0), ground=False)) == []
