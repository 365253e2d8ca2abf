from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.pose import ArmPose, Grip, Pose
from backdesk.figure.blend import blended, eased
from backdesk.figure.skeleton import JOINT_NAMES
from backdesk.figure.solve import solve
from tests.figure.bodies import FEW, POSES, bones, frames, is_square, quadruped, squat

SHARES = [step / 20 for step in range(21)]
STANDING = bones(solve(Pose()))


@FEW
@given(POSES, POSES, st.floats(0, 1))
def test_bones_keep_their_lengths_and_frames_stay_square_at_any_share(
    one: Pose, other: Pose, share: float
) -> None:
    body = blended(solve(one), solve(other), share)
    assert bones(body) == pytest.approx(STANDING, abs=2e-6)
    assert all(map(is_square, frames(body)))


@FEW
@given(POSES, POSES)
def test_the_ends_are_the_key_poses(one: Pose, other: Pose) -> None:
    start, end = solve(one), solve(other)
    assert blended(start, end, 0) is start
    assert blended(start, end, 1) is end
    for share, wanted in ((1e-6, start), (1 - 1e-6, end)):
        body = blended(start, end, share)
        spots = ("pelvis", "neck", "head", "left_shoulder", "right_hip")
        assert all((body.joint(name) - wanted.joint(name)).length < 1e-3 for name in spots)


@pytest.mark.parametrize(
    ("one", "other"), [(Pose(), squat(0.25)), (quadruped(-15), quadruped(30)), (squat(0.05), squat(0.35))]
)
def test_no_joint_jumps(one: Pose, other: Pose) -> None:
    start, end = solve(one), solve(other)
    bodies = [blended(start, end, share) for share in SHARES]
    for name in JOINT_NAMES:
        steps = [(b.joint(name) - a.joint(name)).length for a, b in pairwise(bodies)]
        assert max(steps) < 0.08, name


def test_resting_hands_stay_where_they_are_while_the_back_rounds() -> None:
    start, end = solve(quadruped(-15)), solve(quadruped(30))
    assert (start.root - end.root).length + (start.joint("chest") - end.joint("chest")).length > 0.05
    for share in SHARES:
        body = blended(start, end, share)
        for name in ("left_hand", "right_hand", "left_fingertips"):
            assert (body.joint(name) - start.joint(name)).length < 0.003, (name, share)


def test_resting_feet_stay_where_they_are_while_the_hips_sink() -> None:
    start, end = solve(squat(0.02)), solve(squat(0.4))
    for share in SHARES:
        body = blended(start, end, share)
        for name in ("left_heel", "left_ball", "right_sole", "right_toe"):
            assert (body.joint(name) - start.joint(name)).length < 0.003, (name, share)


def test_a_moving_hand_swings_on_an_arc() -> None:
    down = Pose(left_arm=ArmPose(upper=(0.0, 0.0, -1.0), body=True))
    up = Pose(left_arm=ArmPose(upper=(1.0, 0.0, 0.2), body=True))
    half = blended(solve(down), solve(up), 0.5)
    reach = half.joint("left_wrist") - half.joint("left_shoulder")
    assert reach.x > 0.35
    assert reach.z < -0.2


def test_opposite_directions_have_a_way_too() -> None:
    down = Pose(left_arm=ArmPose(upper=(0.0, 0.0, -1.0), lower=(0.0, 0.0, -1.0)))
    up = replace(down, left_arm=ArmPose(upper=(0.0, 0.0, 1.0), lower=(0.0, 0.0, 1.0)))
    assert bones(blended(solve(down), solve(up), 0.5)) == pytest.approx(STANDING, abs=2e-6)


def test_hands_change_their_grip_halfway() -> None:
    one, other = solve(Pose()), solve(Pose(left_arm=ArmPose(grip=Grip.FIST)))
    grips = [blended(one, other, share).left_arm.grip for share in (0.4, 0.6)]
    assert grips == ["relaxed", "fist"]


def test_easing_starts_and_stops_gently() -> None:
    values = [eased(share) for share in SHARES]
    assert (values[0], values[10], values[-1]) == (0.0, 0.5, 1.0)
    assert values == sorted(values)
    assert values[1] < 0.02
    assert values[-2] > 0.98
    assert all(eased(share) + eased(1 - share) == pytest.approx(1) for share in SHARES)


def test_spines_folded_into_each_other_still_blend() -> None:
    """No spine does that, but a plan file may say so, and it is blended while it is painted."""
    half, whole = solve(Pose(pitch=0.0)), solve(Pose(pitch=180.0, lumbar=(170.0, 0.0, 0.0)))
    for step in range(1, 20):
        assert len(blended(half, whole, step / 20).spine) == len(half.spine)
