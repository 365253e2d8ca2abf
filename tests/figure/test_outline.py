from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.pose import Triple
from backdesk.figure.camera import COARSE, FINE, Camera, camera_at
from backdesk.figure.drawing import Path, Point, path_box
from backdesk.figure.outline import hull, round_path, tube, tube_paths
from backdesk.figure.tubes import Ring, ball
from backdesk.figure.vectors import ROOM, Vec
from tests.figure.bodies import angles, area, contains, triples

CORNERS = (8, COARSE, FINE)


@st.composite
def rings(draw: st.DrawFn) -> Ring:
    """A ball or an ellipse at any angle, also seen edge-on."""
    centre = Vec(*draw(triples(0.5)))
    wide, deep = draw(st.floats(0.01, 0.2)), draw(st.floats(0.01, 0.2))
    if draw(st.booleans()):
        return ball(centre, wide)
    frame = ROOM.turned(draw(angles(180)), draw(angles(180)), 0)
    return Ring(centre, frame.left.scaled(wide), frame.forward.scaled(deep))


CAMERAS = st.builds(camera_at, angles(180), st.floats(0, 40), st.sampled_from(CORNERS))


def rim(ring: Ring, camera: Camera, count: int = 40) -> list[Point]:
    """Points on the outline of a ring as the camera sees it."""
    x, y = camera.point(ring.centre)
    (ux, uy), (vx, vy) = camera.point(ring.u), camera.point(ring.v)
    if ring.ball:
        ux, uy, vx, vy = ring.ball, 0.0, 0.0, ring.ball
    turns = [2 * math.pi * step / count for step in range(count)]
    return [(x + ux * math.cos(a) + vx * math.sin(a), y + uy * math.cos(a) + vy * math.sin(a)) for a in turns]


@given(rings(), rings(), CAMERAS)
def test_a_hull_reaches_as_far_as_the_farther_ring_in_each_of_the_cameras_directions(
    one: Ring, other: Ring, camera: Camera
) -> None:
    (path,) = tube_paths((one, other), camera)
    outline = [*rim(one, camera, 240), *rim(other, camera, 240)]
    for step in range(camera.corners):
        angle = 2 * math.pi * step / camera.corners
        c, s = math.cos(angle), math.sin(angle)
        reach = max(x * c + y * s for x, y in outline)
        assert max(x * c + y * s for x, y in path) == pytest.approx(reach, abs=1e-4)


@given(rings(), rings(), CAMERAS)
def test_a_hull_is_no_larger_than_it_must_be(one: Ring, other: Ring, camera: Camera) -> None:
    (path,) = tube_paths((one, other), camera)
    around = hull([*rim(one, camera, 180), *rim(other, camera, 180)])
    assert all(contains(around, point, 1e-3) for point in path)


@given(st.lists(rings(), min_size=1, max_size=4), CAMERAS)
def test_the_box_of_a_tube_is_that_of_its_rings(made: list[Ring], camera: Camera) -> None:
    seen = tube(made, camera)
    around = path_box([tuple(rim(ring, camera, 180)) for ring in made])
    assert seen.box == pytest.approx(around, abs=2e-4)


@given(st.lists(rings(), min_size=1, max_size=4), CAMERAS)
def test_all_outlines_turn_the_same_way(made: list[Ring], camera: Camera) -> None:
    paths = tube_paths(made, camera)
    assert len(paths) == max(1, len(made) - 1)
    assert all(area(path) >= -1e-12 for path in paths)
    assert all(area(round_path(ring, camera)) >= -1e-12 for ring in made)


SPOTS = st.integers(-100, 100).map(lambda number: number / 100)


@given(st.lists(st.tuples(SPOTS, SPOTS), min_size=3, max_size=12))
def test_the_hull_of_points_holds_them_and_turns_that_way_too(points: list[Point]) -> None:
    path = hull(points)
    assert set(path) <= set(points)
    assert area(path) >= 0
    if area(path):
        assert all(contains(path, point) for point in points)


def test_the_hull_of_a_square_is_its_four_corners() -> None:
    inner = [(0.5, 0.5), (0.5, 0.0), (0.2, 0.7)]
    path = hull([(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0), *inner])
    assert sorted(path) == [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)]
    assert area(path) == 1.0


@pytest.mark.parametrize("corners", CORNERS)
def test_the_camera_says_how_many_corners_an_outline_gets(corners: int) -> None:
    camera = camera_at(30, 12, corners)
    near, far = ball(Vec(0.0, 0.0, 0.0), 0.1), ball(Vec(0.0, 0.0, 1.0), 0.2)
    (path,) = tube_paths((near, far), camera)
    assert 3 < len(set(path)) <= corners
    assert len(round_path(near, camera)) == 2 * corners


def test_finer_outlines_are_rounder() -> None:
    sizes = [
        area(tube_paths((ball(Vec(0, 0, 0), 0.1),) * 2, camera_at(0, 0, corners))[0]) for corners in CORNERS
    ]
    assert sizes == sorted(sizes)
    assert sizes[-1] == pytest.approx(math.pi * 0.01, rel=0.02)


@given(triples(0.5), st.floats(0.02, 0.2), CAMERAS)
def test_a_ball_looks_the_same_from_everywhere(spot: Triple, radius: float, camera: Camera) -> None:
    path: Path = round_path(ball(Vec(*spot), radius), camera)
    x, y = camera.point(Vec(*spot))
    assert all(math.hypot(px - x, py - y) == pytest.approx(radius) for px, py in path)
