"""Posing by hand: local, within the joints' ranges, above the floor, with bones that keep their length."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.pose import ArmPose, Contact, ExerciseFigure, Grip, LegPose, Pose
from backdesk.figure import skeleton as size
from backdesk.figure.camera import camera_at
from backdesk.figure.joint_ranges import SPINE, joint_problems
from backdesk.figure.posing import Handle, Hold, handles, in_picture, moved, reset
from backdesk.figure.posing_absolute import absolute
from backdesk.figure.posing_limits import _lowest
from backdesk.figure.posing_trunk import pelvis_turns
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.solve import solve
from backdesk.figure.vectors import ROOM, Vec
from backdesk.services.figures import Figures
from backdesk.services.library import load_catalogue

STANDING = Pose()
QUADRUPED = "bird-dog"
BONES = (
    ("left_shoulder", "left_elbow", size.UPPER_ARM), ("left_elbow", "left_wrist", size.FOREARM),
    ("right_shoulder", "right_elbow", size.UPPER_ARM), ("right_elbow", "right_wrist", size.FOREARM),
    ("left_hip", "left_knee", size.THIGH), ("left_knee", "left_ankle", size.SHIN),
    ("right_hip", "right_knee", size.THIGH), ("right_knee", "right_ankle", size.SHIN),
)  # fmt: skip
LIMB_JOINTS = ("elbow", "wrist", "palm", "knee", "ankle", "ball")


@cache
def library() -> dict[str, ExerciseFigure]:
    figures = Figures()
    found = {one.id: figures.of(one) for one in load_catalogue().exercises.values()}
    return {name: figure for name, figure in found.items() if figure is not None}


def quadruped() -> Pose:
    return library()[QUADRUPED].keys[0].pose


def assert_bones_hold(body: Skeleton) -> None:
    for start, end, length in BONES:
        assert (body.joint(end) - body.joint(start)).length == pytest.approx(length, abs=1e-6), (start, end)


def dragged(pose: Pose, handle: Handle, *way: float) -> Pose:
    hold = Hold(pose, handle)
    return hold.moved(hold.origin + Vec(*way))


def distance(one: Pose, other: Pose, joint: str) -> float:
    return (solve(one).joint(joint) - solve(other).joint(joint)).length


def test_all_handles_lie_on_the_body() -> None:
    body = solve(STANDING)
    assert list(handles(body)) == list(Handle)
    assert handles(body)[Handle.LEFT_HAND] == body.left_arm.palm


def test_a_dragged_hand_goes_there_and_nothing_else_moves() -> None:
    after = dragged(STANDING, Handle.LEFT_HAND, 0.2, 0.1, 0.3)
    wanted = solve(STANDING).left_arm.palm + Vec(0.2, 0.1, 0.3)
    assert (solve(after).left_arm.palm - wanted).length < 0.005
    others = [f"right_{joint}" for joint in LIMB_JOINTS] + ["left_knee", "left_ankle", "head", "chest"]
    assert max(distance(STANDING, after, joint) for joint in others) < 1e-3
    assert_bones_hold(solve(after))


def test_a_hand_out_of_reach_stays_at_the_end_of_the_arm() -> None:
    after = dragged(STANDING, Handle.RIGHT_HAND, 2.0, 0.0, 0.5)
    body = solve(after)
    assert_bones_hold(body)
    assert body.right_arm.missed < 0.002


def test_a_hand_near_the_floor_lies_flat() -> None:
    pose = dragged(quadruped(), Handle.LEFT_HAND, 0.0, 0.0, 0.3)
    assert pose.left_arm.grip is Grip.RELAXED
    assert "left_hand" not in pose.touches
    assert not {"hands"} & set(pose.touches)
    palm = solve(pose).left_arm.palm
    down = moved(pose, Handle.LEFT_HAND, Vec(palm.x, palm.y, 0.03))
    arm = solve(down).left_arm
    assert arm.hand.up.z == pytest.approx(1.0, abs=1e-6)
    assert arm.palm.z == pytest.approx(0.012, abs=0.002)
    assert down.left_arm.grip is Grip.FLAT
    assert "left_hand" in down.touches


def test_a_foot_near_the_floor_stands_and_one_in_the_air_does_not() -> None:
    up = dragged(STANDING, Handle.LEFT_FOOT, 0.1, 0.0, 0.25)
    assert up.left_leg.contact is Contact.ANKLE
    ankle = solve(up).left_leg.ankle
    down = moved(up, Handle.LEFT_FOOT, Vec(ankle.x, ankle.y, 0.09))
    leg = solve(down).left_leg
    assert down.left_leg.contact is Contact.SOLE
    assert leg.foot.up.z == pytest.approx(1.0)
    assert leg.sole.z == pytest.approx(0.0, abs=0.002)
    assert distance(STANDING, down, "right_ankle") < 1e-3


def test_nothing_is_pushed_through_the_floor() -> None:
    for handle in (Handle.HIPS, Handle.LEFT_HAND, Handle.RIGHT_FOOT, Handle.LEFT_KNEE, Handle.HEAD):
        after = dragged(quadruped(), handle, 0.0, 0.0, -0.6)
        assert _lowest(solve(after)) > -0.015, handle


def test_hips_go_down_and_the_feet_keep_standing() -> None:
    after = dragged(STANDING, Handle.HIPS, -0.1, 0.0, -0.25)
    assert solve(after).root.z < solve(STANDING).root.z - 0.15
    assert distance(STANDING, after, "left_ankle") < 0.003
    assert distance(STANDING, after, "right_ball") < 0.003
    assert solve(after).left_leg.knee.x > 0.1


def test_hips_cannot_be_pulled_off_the_feet() -> None:
    after = dragged(STANDING, Handle.HIPS, 0.0, 0.0, 0.5)
    assert distance(STANDING, after, "left_ankle") < 0.003
    assert solve(after).left_leg.missed < 0.005


def test_kneeling_hips_swing_over_the_knees() -> None:
    before = quadruped()
    after = dragged(before, Handle.HIPS, -0.2, 0.0, -0.1)
    assert distance(before, after, "left_knee") < 0.005
    assert distance(before, after, "right_hand") < 0.01
    assert solve(after).root.x < solve(before).root.x - 0.1


@pytest.mark.parametrize(
    ("way", "part", "index", "sign"),
    [
        ((0.25, 0.0, -0.1), "thoracic", 0, 1),
        ((-0.2, 0.0, -0.05), "lumbar", 0, -1),
        ((0.0, 0.2, 0.0), "lumbar", 1, 1),
    ],
)  # fmt: skip
def test_the_chest_bends_the_spine(way: tuple[float, ...], part: str, index: int, sign: int) -> None:
    after = dragged(STANDING, Handle.CHEST, *way)
    assert getattr(after, part)[index] * sign > 3
    assert distance(STANDING, after, "pelvis") < 1e-3


def test_a_shoulder_twists_the_spine() -> None:
    after = dragged(STANDING, Handle.LEFT_SHOULDER, -0.12, -0.02, 0.0)
    assert after.thoracic[2] > 5


def test_the_spine_stops_at_its_range() -> None:
    after = dragged(STANDING, Handle.CHEST, 0.6, 0.0, -1.2)
    for part, (back, front, side, twist) in SPINE.items():
        flexion, bend, turn = getattr(after, part)
        assert back <= flexion <= front
        assert abs(bend) <= side
        assert abs(turn) <= twist
    assert not list(joint_problems(solve(after), after))


def test_the_head_turns_without_the_chest() -> None:
    after = dragged(STANDING, Handle.HEAD, -0.02, 0.12, 0.0)
    assert after.neck[2] + after.head[2] > 30
    assert distance(STANDING, after, "left_elbow") < 1e-3


def test_the_waist_leans_the_trunk() -> None:
    after = dragged(STANDING, Handle.WAIST, 0.2, 0.0, -0.05)
    assert after.pitch > 20
    assert distance(STANDING, after, "left_ankle") < 0.003


def test_an_elbow_turns_while_the_hand_rests() -> None:
    before = quadruped()
    after = dragged(before, Handle.LEFT_ELBOW, 0.0, 0.25, 0.0)
    assert distance(before, after, "left_palm") < 0.004
    assert solve(after).left_arm.elbow.y >= solve(absolute(before)).left_arm.elbow.y


def test_a_knee_cannot_bend_the_wrong_way() -> None:
    after = dragged(STANDING, Handle.LEFT_KNEE, -0.4, 0.0, 0.1)
    assert not [text for text in joint_problems(solve(after), after) if "wrong way" in text]


def test_reset_takes_one_limb_back() -> None:
    changed = dragged(dragged(STANDING, Handle.LEFT_HAND, 0.3, 0.2, 0.4), Handle.RIGHT_HAND, 0.3, 0.0, 0.4)
    after = reset(changed, Handle.LEFT_HAND, STANDING)
    assert distance(STANDING, after, "left_palm") < 0.002
    assert distance(changed, after, "right_palm") < 0.002


def test_making_absolute_twice_changes_nothing_more() -> None:
    once = absolute(quadruped())
    assert not once.ground
    assert absolute(once) == once


@pytest.mark.parametrize("name", ["bird-dog", "deadlift", "bridge", "childs-pose", "side-plank", "cobra"])
def test_an_absolute_pose_looks_the_same(name: str) -> None:
    figure = library().get(name) or library()[QUADRUPED]
    for key in figure.keys:
        one, two = solve(key.pose), solve(absolute(key.pose))
        gaps = [
            (one.joint(joint) - two.joint(joint)).length
            for joint in ("head", "left_palm", "right_ankle", "left_knee")
        ]
        assert max(gaps) < 0.015


def test_directions_in_the_bodys_axes_stay_in_the_room() -> None:
    arm = ArmPose(upper=(1.0, 0.0, 0.0), lower=(1.0, 0.0, 0.0), body=True)
    leg = LegPose(thigh=(0.5, 0.0, -1.0), shin=(0.0, 0.0, -1.0), body=True)
    pose = replace(STANDING, yaw=90.0, left_arm=arm, right_leg=leg)
    after = absolute(pose)
    assert not after.left_arm.body
    assert not after.right_leg.body
    assert (solve(pose).left_arm.elbow - solve(after).left_arm.elbow).length < 1e-6
    assert (solve(pose).right_leg.knee - solve(after).right_leg.knee).length < 1e-6


@pytest.mark.parametrize("turns", [(0, 90, 0), (30, -90, 10), (170, 80, -20), (0, 120, 0), (-90, 5, 45)])
def test_a_pelvis_can_be_read_back(turns: tuple[float, float, float]) -> None:
    yaw, pitch, roll = turns
    frame = ROOM.twisted(yaw).flexed(pitch).side_bent(roll)
    found = pelvis_turns(frame, (float(yaw), float(pitch), float(roll)))
    again = ROOM.twisted(found[0]).flexed(found[1]).side_bent(found[2])
    assert all((one - two).length < 1e-6 for one, two in zip(frame, again, strict=True))
    assert found == pytest.approx(turns, abs=1e-4)


@given(
    azimuth=st.floats(-180, 180), elevation=st.floats(-10, 60),
    x=st.floats(-2, 2), y=st.floats(-2, 2), deeper=st.floats(-1, 1),
)  # fmt: skip
def test_a_point_of_the_picture_is_seen_there(
    azimuth: float, elevation: float, x: float, y: float, deeper: float
) -> None:
    camera = camera_at(azimuth, elevation)
    spot = Vec(0.3, -0.2, 1.1)
    found = in_picture(camera, spot, (x, y), deeper)
    assert camera.point(found) == pytest.approx((x, y), abs=1e-9)
    assert camera.depth(spot) - camera.depth(found) == pytest.approx(deeper, abs=1e-9)


@given(data=st.data())
def test_any_drag_leaves_a_whole_body_above_the_floor(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(library())))
    figure = library()[name]
    before = data.draw(st.sampled_from(figure.keys)).pose
    handle = data.draw(st.sampled_from(list(Handle)))
    way = [data.draw(st.floats(-0.9, 0.9)) for _ in range(3)]
    after = dragged(before, handle, *way)
    body = solve(after)
    assert_bones_hold(body)
    if after is before:
        return
    assert _lowest(body) > min(-0.0151, _lowest(solve(absolute(before))) - 0.003)
    for part, (back, front, side, twist) in SPINE.items():
        old = getattr(before, part)
        for index, (low, high) in enumerate(((back, front), (-side, side), (-twist, twist))):
            assert min(low, old[index]) - 0.01 <= getattr(after, part)[index] <= max(high, old[index]) + 0.01
    for name_of_side in ("left", "right"):
        arm = getattr(body, f"{name_of_side}_arm")
        flat = getattr(after, f"{name_of_side}_arm").grip is Grip.FLAT
        if flat and handle is Handle(f"{name_of_side}_hand"):
            assert arm.palm.z > 0.0119
