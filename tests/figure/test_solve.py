from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.pose import STANDING_LEG, ArmPose, Contact, LegPose, Pose
from backdesk.figure.flesh import body_parts, lowest_of
from backdesk.figure.skeleton import JOINT_NAMES, Skeleton, SpineStation
from backdesk.figure.solve import bend, solve
from backdesk.figure.vectors import ROOM, UP, Vec, angle_between
from tests.figure.bodies import (
    ARMS,
    FEW,
    LEGS,
    POSES,
    angles,
    bones,
    frames,
    is_square,
    mirrored_pose,
    other_side,
    quadruped,
    squat,
)

STANDING = bones(solve(Pose()))
BASE = SpineStation(Vec(0.0, 0.0, 1.0), ROOM)
FREE = POSES.flatmap(
    lambda pose: st.builds(
        lambda arm, leg: replace(pose, ground=True, left_arm=arm, left_leg=leg, right_arm=arm, right_leg=leg),
        ARMS.map(lambda arm: replace(arm, hand=None)),
        LEGS.map(lambda leg: replace(leg, foot=None)),
    )
)


def low(body: Skeleton) -> float:
    return min(lowest_of(part) for part in body_parts(body))


@pytest.mark.parametrize(
    ("joint", "height"),
    [
        ("left_sole", 0.0),
        ("left_ankle", 0.075),
        ("right_knee", 0.495),
        ("pelvis", 0.925),
        ("waist", 1.2),
        ("neck", 1.47),
        ("left_shoulder", 1.42),
        ("right_elbow", 1.13),
        ("crown", 1.75),
    ],
)
def test_a_standing_body_has_its_joints_where_the_design_says(joint: str, height: float) -> None:
    assert solve(Pose()).joint(joint).z == pytest.approx(height, abs=0.006)


def test_a_standing_body_faces_forward_with_its_left_to_the_left() -> None:
    body = solve(Pose())
    assert body.joint("left_toe").x - body.joint("left_heel").x == pytest.approx(0.23)
    assert body.joint("left_shoulder").y == pytest.approx(0.17)
    assert body.joint("right_hip").y == pytest.approx(-0.09)
    assert body.left_leg.kneecap.x == pytest.approx(1.0)


def test_every_joint_has_a_place_and_other_names_have_none() -> None:
    body = solve(Pose())
    assert (
        len({body.joint(name) for name in JOINT_NAMES if name != "left_palm" and name != "right_palm"}) > 30
    )
    for name in ("tail", "left_", "left_tail", "_knee", ""):
        with pytest.raises(KeyError):
            body.joint(name)


@FEW
@given(POSES)
def test_every_pose_keeps_its_bones_and_square_frames(pose: Pose) -> None:
    body = solve(pose)
    assert bones(body) == pytest.approx(STANDING, abs=2e-6)
    assert all(map(is_square, frames(body)))
    assert all(math.isfinite(value) for name in JOINT_NAMES for value in body.joint(name))


@FEW
@given(POSES)
def test_a_mirrored_pose_gives_the_mirrored_body(pose: Pose) -> None:
    body, mirrored = solve(pose), solve(mirrored_pose(pose))
    for name in JOINT_NAMES:
        x, y, z = body.joint(name)
        assert mirrored.joint(other_side(name)) == pytest.approx((x, -y, z), abs=1e-6), name


@given(angles(60), st.integers(1, 6))
def test_the_spine_bends_along_an_even_arc(flexion: float, joints: int) -> None:
    stations = bend(BASE, (flexion, 0.0, 0.0), 0.2, joints)
    lengths = [(b.point - a.point).length for a, b in pairwise(stations)]
    assert lengths == pytest.approx([0.2 / joints] * joints)
    chord = stations[-1].point - BASE.point
    assert math.degrees(math.atan2(chord.x, chord.z)) == pytest.approx(flexion / 2, abs=1e-6)
    assert angle_between(stations[-1].frame.up, UP) == pytest.approx(abs(flexion), abs=1e-5)


@given(angles(60))
def test_rounding_and_arching_mirror_each_other(flexion: float) -> None:
    for turn, axis in (((flexion, 0.0, 0.0), 0), ((0.0, flexion, 0.0), 1)):
        rounded = bend(BASE, turn, 0.27, 5)
        arched = bend(BASE, (-turn[0], -turn[1], 0.0), 0.27, 5)
        for one, other in zip(rounded, arched, strict=True):
            assert one.point[axis] == pytest.approx(-other.point[axis], abs=1e-9)
            assert one.point.z == pytest.approx(other.point.z)


def test_flexion_bends_forward_and_bends_and_twists_go_to_the_left() -> None:
    upright = solve(Pose())
    assert solve(Pose(lumbar=(30.0, 0.0, 0.0))).joint("neck").x > upright.joint("neck").x + 0.1
    assert solve(Pose(thoracic=(0.0, 20.0, 0.0))).joint("neck").y > 0.03
    assert solve(Pose(thoracic=(0.0, 0.0, 40.0))).chest.frame.forward.y > 0.6
    assert solve(Pose(head=(20.0, 0.0, 0.0))).head.forward.z < -0.3
    assert solve(Pose(yaw=90.0)).pelvis.forward.y == pytest.approx(1.0)
    assert solve(Pose(pitch=90.0)).pelvis.forward.z == pytest.approx(-1.0)
    assert solve(Pose(roll=90.0)).pelvis.up.y == pytest.approx(1.0)


@FEW
@given(FREE, st.sampled_from((0.0, 0.45)))
def test_ground_sets_the_lowest_part_on_the_floor(pose: Pose, floor: float) -> None:
    body = solve(replace(pose, floor=floor))
    assert low(body) == pytest.approx(floor, abs=1e-9)
    assert (body.root.x, body.root.y) == pose.at[:2]


def test_limbs_with_a_target_do_not_lift_the_body() -> None:
    kneeling = solve(quadruped())
    deep = ArmPose(hand=(0.5, 0.17, -0.3), elbow=(-1.0, 0.3, 0.0))
    assert solve(replace(quadruped(), left_arm=deep)).root == kneeling.root


def test_without_ground_the_body_stays_where_it_is_put() -> None:
    assert solve(Pose(at=(0.1, 0.2, 5.0), ground=False)).root == Vec(0.1, 0.2, 5.0)


@pytest.mark.parametrize("near", ["left_knee", "head", "right_hip", "chest", "neck"])
@pytest.mark.parametrize("yaw", [0.0, 90.0])
def test_a_hand_near_a_joint_is_placed_from_there_in_room_axes(near: str, yaw: float) -> None:
    free = solve(Pose(pitch=40.0, yaw=yaw))
    offset = (free.joint("right_shoulder") - free.joint(near)).scaled(0.5)
    arm = ArmPose(hand=offset, near=near, fingers=(1.0, 0.0, 0.0), palm=(0.0, 0.0, -1.0))
    body = solve(Pose(pitch=40.0, yaw=yaw, right_arm=arm))
    assert body.right_arm.missed == 0
    assert body.joint("right_hand") - body.joint(near) == pytest.approx(offset, abs=1e-6)


@FEW
@given(ARMS, st.booleans())
def test_a_hand_that_follows_the_forearm_still_meets_its_target(arm: ArmPose, straight: bool) -> None:
    target = (0.35, 0.3, 1.25)
    placed = replace(arm, hand=target, fingers=(1.0, 0.2, 0.0) if straight else None, body=False)
    body = solve(Pose(left_arm=placed))
    if body.left_arm.missed == 0:
        assert (body.left_arm.palm - Vec(*target)).length < 0.012


@pytest.mark.parametrize(
    ("contact", "joint"),
    [(Contact.SOLE, "sole"), (Contact.BALL, "ball"), (Contact.HEEL, "heel"), (Contact.ANKLE, "ankle")],
)
def test_the_named_part_of_the_foot_meets_its_target(contact: Contact, joint: str) -> None:
    for height in (0.0, 0.2):
        leg = LegPose(foot=(0.2, 0.15, height), contact=contact, heel_up=30.0, knee=(1.0, 0.0, 0.0))
        body = solve(replace(squat(), left_leg=leg))
        assert body.left_leg.missed == 0
        assert body.joint(f"left_{joint}") == pytest.approx((0.2, 0.15, height), abs=1e-6)


def test_contacts_tilt_the_foot_as_they_are_named() -> None:
    leg = LegPose(foot=(0.2, 0.15, 0.0), heel_up=30.0, knee=(1.0, 0.0, 0.0))
    flat, ball, heel = (
        solve(replace(squat(), left_leg=replace(leg, contact=contact))).left_leg
        for contact in (Contact.SOLE, Contact.BALL, Contact.HEEL)
    )
    assert (flat.heel.z, flat.ball.z, flat.toe.z) == pytest.approx((0.0, 0.0, 0.0))
    rise = (0.045 + 0.125) * math.sin(math.radians(30))
    assert (ball.heel.z, ball.ball.z, ball.toe.z) == pytest.approx((rise, 0.0, 0.0))
    assert (heel.heel.z, heel.ball.z) == pytest.approx((0.0, rise))
    assert heel.toe.z > rise


@given(angles(90))
def test_a_free_foot_is_square_to_the_shin_and_flexes_by_degrees(flex: float) -> None:
    leg = solve(Pose(left_leg=replace(STANDING_LEG, flex=flex))).left_leg
    assert leg.foot.forward.z == pytest.approx(math.sin(math.radians(flex)), abs=1e-9)


def test_directions_of_the_body_turn_with_it() -> None:
    arm = ArmPose(upper=(1.0, 0.0, 0.0), lower=(1.0, 0.0, 0.0), body=True)
    leg = LegPose(thigh=(1.0, 0.0, 0.0), shin=(0.0, 0.0, -1.0), body=True)
    body = solve(Pose(pitch=-90.0, left_arm=arm, left_leg=leg))
    assert body.joint("left_elbow").z - body.joint("left_shoulder").z == pytest.approx(0.29)
    assert body.joint("left_knee").z - body.joint("left_hip").z == pytest.approx(0.43)
    assert body.joint("left_ankle").x - body.joint("left_knee").x == pytest.approx(0.42)


def test_out_of_reach_is_told_in_metres() -> None:
    standing = solve(Pose()).left_leg
    low = LegPose(foot=(0.0, 0.09, -0.2), knee=(1.0, 0.0, 0.0))
    body = solve(Pose(at=(0.0, 0.0, 0.925), ground=False, left_leg=low))
    assert standing.missed == 0
    assert body.left_leg.missed == pytest.approx(0.2, abs=1e-5)
    assert body.joint("left_sole").z == pytest.approx(0.0, abs=1e-5)
    far = ArmPose(hand=(3.0, 0.17, 1.4))
    assert solve(Pose(left_arm=far)).left_arm.missed > 2.0
    assert solve(squat()).right_leg.missed == 0


def test_shoulders_shrug_reach_and_rise_with_the_arm() -> None:
    plain = solve(Pose()).joint("left_shoulder")
    moved = solve(Pose(left_arm=ArmPose(upper=(0.0, 0.0, -1.0), shrug=0.04, reach=0.03)))
    assert moved.joint("left_shoulder") - plain == pytest.approx((0.03, 0.0, 0.04), abs=0.002)
    overhead = solve(Pose(left_arm=ArmPose(upper=(0.0, 0.0, 1.0)))).joint("left_shoulder")
    assert overhead.z > plain.z + 0.03
    assert overhead.y < plain.y - 0.02
