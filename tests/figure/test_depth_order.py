from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.pose import ArmPose, Pose
from backdesk.figure.camera import Camera, camera_at
from backdesk.figure.depth_order import Block, Sortable, far_to_near
from backdesk.figure.drawing import path_box
from backdesk.figure.flesh import body_parts
from backdesk.figure.layers import body_layer
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.solve import solve
from backdesk.figure.style import figure_style
from backdesk.figure.vectors import ROOM, Vec
from tests.figure.bodies import quadruped, triples

FRONT, BACK, LEFT, RIGHT = camera_at(0, 10), camera_at(180, 10), camera_at(90, 10), camera_at(-90, 10)
STYLE = figure_style()


def thing(name: str, camera: Camera, *axis: Vec, **fields: object) -> Sortable:
    """A tube 5 cm thick around an axis."""
    box = path_box([tuple(camera.point(spot) for spot in axis)]).grown(0.05)
    return replace(Sortable(name, axis, 0.05, box), **fields)  # type: ignore[arg-type]


def box(name: str, camera: Camera, centre: Vec, half: Vec) -> Sortable:
    corners = [
        centre + Vec(a * half.x, b * half.y, c * half.z) for a in (1, -1) for b in (1, -1) for c in (1, -1)
    ]
    return replace(thing(name, camera, *corners), radius=0.0, block=Block(centre, ROOM, half))


def order(*parts: Sortable, camera: Camera) -> list[str]:
    return [parts[index].name for index in far_to_near(parts, camera)]


def body_order(body: Skeleton, camera: Camera) -> list[str]:
    parts = [body_layer(part, camera, STYLE, far=False, extra=()).sortable for part in body_parts(body)]
    return order(*parts, camera=camera)


def before(names: list[str], one: str, other: str) -> bool:
    return names.index(one) < names.index(other)


@pytest.mark.parametrize("depth", [0.05, 0.5])
def test_the_nearer_of_two_things_is_painted_later(depth: float) -> None:
    for camera in (FRONT, BACK, LEFT, RIGHT):
        near = thing("near", camera, camera.toward.scaled(depth))
        far = thing("far", camera, Vec(0.0, 0.0, 0.0))
        assert order(near, far, camera=camera) == ["far", "near"]
        assert order(far, near, camera=camera) == ["far", "near"]


def test_tubes_are_compared_where_they_cross_and_not_by_their_middles() -> None:
    # the slanting one is nearer on the whole, but passes behind the upright one
    upright = (Vec(0.0, 0.0, -1.0), Vec(0.0, 0.0, 1.0))
    slanting = (Vec(-0.2, 0.0, 0.0), Vec(3.0, 2.0, 0.0))
    camera = camera_at(0, 0)
    names = order(thing("slant", camera, *slanting), thing("upright", camera, *upright), camera=camera)
    assert names == ["slant", "upright"]


@pytest.mark.parametrize("side", ["left", "right"])
def test_an_arm_in_front_of_the_trunk_is_before_or_behind_it_from_either_side(side: str) -> None:
    arm = ArmPose(upper=(0.4, 0.0, -1.0), lower=(0.9, -0.9, 0.3), elbow=(0.0, 1.0, -1.0))
    mirrored = ArmPose(upper=(0.4, 0.0, -1.0), lower=(0.9, 0.9, 0.3))
    pose = Pose(left_arm=arm) if side == "left" else Pose(right_arm=mirrored)
    body = solve(pose)
    assert before(body_order(body, FRONT), "trunk", f"{side}_forearm")
    assert before(body_order(body, BACK), f"{side}_forearm", "trunk")


@pytest.mark.parametrize("elevation", [0, 10, 20])
def test_hanging_arms_lie_before_and_behind_the_trunk_as_the_side_has_it(elevation: float) -> None:
    body = solve(Pose())
    for azimuth, near, far in ((90, "left", "right"), (-90, "right", "left")):
        names = body_order(body, camera_at(azimuth, elevation))
        for part in ("upper_arm", "forearm"):
            assert before(names, f"{far}_{part}", "trunk")
            assert before(names, "trunk", f"{near}_{part}")
        assert before(names, f"{far}_thigh", f"{near}_thigh")
        assert before(names, f"{far}_shin", f"{near}_shin")


def test_near_limbs_of_a_body_on_hands_and_knees_hide_the_far_ones() -> None:
    for camera, near, far in ((LEFT, "left", "right"), (RIGHT, "right", "left")):
        names = body_order(solve(quadruped()), camera)
        assert before(names, f"{far}_upper_arm", "trunk")
        assert before(names, "trunk", f"{near}_upper_arm")
        assert before(names, f"{far}_thigh", f"{near}_thigh")


def test_the_head_lies_over_the_neck() -> None:
    for azimuth in range(-180, 180, 30):
        names = body_order(solve(Pose(neck=(30.0, 0.0, 0.0))), camera_at(azimuth, 12))
        assert before(names, "neck", "head"), azimuth


def test_boxes_are_compared_by_the_face_that_separates_them() -> None:
    wall = Vec(-0.2, 0.0, 1.0), Vec(0.05, 2.0, 1.0)
    for camera, names in ((FRONT, ["wall", "body"]), (BACK, ["body", "wall"])):
        # the body's middle is farther from the viewer than the wall's near edge in a slanting view
        body = thing("body", camera, Vec(0.0, 1.5, 0.2), Vec(0.0, 1.5, 1.7))
        assert order(body, box("wall", camera, *wall), camera=camera) == names


def test_what_stands_on_a_table_hides_it_and_what_is_below_does_not() -> None:
    camera = camera_at(-60, 12)
    top = box("table", camera, Vec(0.0, 0.0, 0.73), Vec(0.35, 0.6, 0.02))
    above = thing("above", camera, Vec(-0.3, 0.5, 0.85), Vec(-0.3, 0.5, 1.0))
    below = thing("below", camera, Vec(0.3, -0.5, 0.2), Vec(0.3, -0.5, 0.6))
    assert order(above, top, below, camera=camera) == ["below", "table", "above"]


def test_stacked_boxes_go_upwards() -> None:
    camera = camera_at(40, 15)
    lower = box("lower", camera, Vec(0.0, 0.0, 0.2), Vec(0.2, 0.2, 0.2))
    upper = box("upper", camera, Vec(0.0, 0.0, 0.5), Vec(0.3, 0.3, 0.1))
    assert order(upper, lower, camera=camera) == ["lower", "upper"]


def test_a_hand_is_painted_over_what_it_holds() -> None:
    for camera in (FRONT, BACK, LEFT):
        hand = thing("hand", camera, Vec(0.0, 0.0, 0.0), over=("bar",))
        bar = thing("bar", camera, camera.toward.scaled(0.1))
        assert order(hand, bar, camera=camera) == ["bar", "hand"]
        assert order(bar, hand, camera=camera) == ["bar", "hand"]


def test_rank_decides_between_joined_parts_at_about_the_same_depth() -> None:
    limb = thing("limb", FRONT, Vec(0.03, 0.0, 0.0), rank=0.5, parent="trunk")
    trunk = thing("trunk", FRONT, Vec(0.08, 0.0, 0.0), rank=0.1)
    assert order(limb, trunk, camera=FRONT) == ["trunk", "limb"]
    away = thing("limb", FRONT, Vec(-0.3, 0.0, 0.0), rank=0.5, parent="trunk")
    assert order(away, trunk, camera=FRONT) == ["limb", "trunk"]


def test_things_that_hide_each_other_in_a_ring_are_all_painted() -> None:
    names = "abc"
    ring = [
        thing(name, FRONT, Vec(0.0, 0.0, 0.0), over=(names[(place + 1) % 3],))
        for place, name in enumerate(names)
    ]
    assert sorted(order(*ring, camera=FRONT)) == ["a", "b", "c"]


PARTS = st.lists(
    st.tuples(
        st.lists(triples(0.3).map(lambda spot: Vec(*spot)), min_size=1, max_size=3),
        st.booleans(),
        st.sets(st.integers(0, 6), max_size=3),
    ),
    max_size=7,
)


@given(PARTS, st.integers(-180, 180), st.integers(0, 30))
def test_every_part_appears_exactly_once_whatever_hides_what(
    made: list[tuple[list[Vec], bool, set[int]]], azimuth: int, elevation: int
) -> None:
    camera = camera_at(azimuth, elevation)
    parts = [
        box(str(number), camera, axis[0], Vec(0.1, 0.2, 0.05))
        if is_box
        else thing(str(number), camera, *axis, over=tuple(map(str, over)))
        for number, (axis, is_box, over) in enumerate(made)
    ]
    assert sorted(far_to_near(parts, camera)) == list(range(len(parts)))


def test_nothing_is_sorted_to_nothing() -> None:
    assert far_to_near([], FRONT) == []


def test_every_part_of_the_body_is_painted_from_all_around() -> None:
    body = solve(quadruped(20.0))
    names = {part.name for part in body_parts(body)}
    for azimuth in range(-180, 180, 45):
        assert set(body_order(body, camera_at(azimuth, 12))) == names
