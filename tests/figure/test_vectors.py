from __future__ import annotations

import math

import pytest
from hypothesis import given

from backdesk.figure.vectors import (
    FORWARD,
    LEFT,
    ROOM,
    UP,
    Vec,
    angle_between,
    frame_along,
    frame_of,
    transported,
)
from tests.figure.bodies import DIRECTIONS, angles, is_square, triples


def close(one: Vec, other: Vec, tolerance: float = 1e-9) -> bool:
    return (one - other).length < tolerance


def test_the_room_is_right_handed() -> None:
    assert FORWARD.cross(LEFT) == UP
    assert LEFT.cross(UP) == FORWARD
    assert is_square(ROOM)


def test_arithmetic() -> None:
    one, other = Vec(1.0, 2.0, 3.0), Vec(-2.0, 0.5, 4.0)
    assert one + other == Vec(-1.0, 2.5, 7.0)
    assert one - other == Vec(3.0, 1.5, -1.0)
    assert -one == Vec(-1.0, -2.0, -3.0)
    assert one.scaled(2) == Vec(2.0, 4.0, 6.0)
    assert one.dot(other) == 11.0
    assert Vec(3.0, 4.0, 12.0).length == 13.0
    assert one.toward(other, 0.5) == Vec(-0.5, 1.25, 3.5)
    assert one.without(UP) == Vec(1.0, 2.0, 0.0)


def test_nothing_has_no_direction() -> None:
    with pytest.raises(ValueError, match="a direction needs a length"):
        Vec(0.0, 0.0, 0.0).unit()


def test_turns_go_the_way_they_are_named() -> None:
    assert close(ROOM.flexed(90).up, FORWARD)
    assert close(ROOM.side_bent(90).up, LEFT)
    assert close(ROOM.twisted(90).forward, LEFT)


def test_a_segment_twists_first_then_bends_forward_then_aside() -> None:
    turned = ROOM.turned(30, 20, 10)
    assert turned == ROOM.twisted(10).flexed(30).side_bent(20)
    assert ROOM.turned(0, 0, 0) is ROOM


@given(angles(360), angles(360), angles(360), DIRECTIONS)
def test_a_turned_frame_stays_square_and_its_two_ways_undo_each_other(
    flexion: float, side: float, twist: float, spot: tuple[float, float, float]
) -> None:
    frame = ROOM.turned(flexion, side, twist)
    assert is_square(frame)
    assert close(frame.to_room(frame.to_local(Vec(*spot))), Vec(*spot))
    assert frame.to_room(Vec(*spot)).length == pytest.approx(Vec(*spot).length)


@given(DIRECTIONS, DIRECTIONS)
def test_frames_follow_their_first_axis_exactly_and_the_hint_as_far_as_they_can(
    axis: tuple[float, float, float], hint: tuple[float, float, float]
) -> None:
    standing, lying = frame_of(Vec(*axis), Vec(*hint)), frame_along(Vec(*axis), Vec(*hint))
    assert is_square(standing)
    assert is_square(lying)
    assert close(standing.up, Vec(*axis).unit())
    assert close(lying.forward, Vec(*axis).unit())
    off = Vec(*hint).without(Vec(*axis).unit())
    if off.length > 1e-3:
        assert standing.forward.dot(off) == pytest.approx(off.length)
        assert lying.up.dot(off) == pytest.approx(off.length)


@pytest.mark.parametrize("axis", [FORWARD, LEFT, UP, -FORWARD, -LEFT, -UP])
def test_a_hint_along_the_axis_still_gives_a_frame(axis: Vec) -> None:
    assert is_square(frame_of(axis, axis))
    assert is_square(frame_along(axis, -axis))


@given(DIRECTIONS, DIRECTIONS, triples(2.0))
def test_the_shortest_turn_takes_start_to_end_and_keeps_lengths(
    start: tuple[float, float, float], end: tuple[float, float, float], carried: tuple[float, float, float]
) -> None:
    one, two, vector = Vec(*start).unit(), Vec(*end).unit(), Vec(*carried)
    if one.dot(two) < -0.999:
        assert math.isfinite(transported(vector, one, two).length)
        return
    assert close(transported(one, one, two), two, 1e-6)
    assert transported(vector, one, two).length == pytest.approx(vector.length, abs=1e-6)
    axis = one.cross(two)
    assert close(transported(axis, one, two), axis, 1e-6)


def test_angles() -> None:
    assert angle_between(FORWARD, LEFT.scaled(5)) == pytest.approx(90)
    assert angle_between(UP, -UP) == pytest.approx(180)
    assert angle_between(UP, UP.scaled(0.1)) == pytest.approx(0, abs=1e-5)
    assert math.isfinite(angle_between(UP, Vec(0.0, 0.0, 0.0)))
