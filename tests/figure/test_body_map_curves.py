"""Smooth outlines, hit tests and hatching."""

from __future__ import annotations

from math import dist, pi

import pytest

from backdesk.figure.body_map_curves import (
    Knot,
    flattened,
    hatching,
    inside,
    joined,
    mirrored,
    parse_knots,
    polygon_box,
    smooth,
)
from backdesk.figure.drawing import Box, Path

SQUARE: Path = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))


def area(polygon: Path) -> float:
    pairs = zip(polygon, (*polygon[1:], polygon[0]), strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def test_knots_are_read_with_their_corners() -> None:
    assert parse_knots("1,2* 3.5,-4") == (Knot(1, 2, True), Knot(3.5, -4))


@pytest.mark.parametrize("text", ["", "1,2", "1,2 3", "1,2 a,b"])
def test_broken_outlines_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_knots(text)


def test_a_curve_passes_through_its_knots() -> None:
    knots = parse_knots("0,0 10,1 12,9* 3,11")
    path = smooth(knots, closed=True)
    assert path[::3] == (*((knot.x, knot.y) for knot in knots), (0.0, 0.0))
    assert smooth(knots, closed=False)[::3] == tuple((knot.x, knot.y) for knot in knots)


def test_smooth_knots_have_one_tangent_and_corners_two() -> None:
    path = smooth(parse_knots("0,0 10,0 14,10 -6,12*"), closed=True)
    (before, here, after) = path[2:5]
    turn = (here[0] - before[0]) * (after[1] - here[1]) - (here[1] - before[1]) * (after[0] - here[0])
    assert turn == pytest.approx(0, abs=1e-9)
    (before, here, after) = path[8:11]
    turn = (here[0] - before[0]) * (after[1] - here[1]) - (here[1] - before[1]) * (after[0] - here[0])
    assert abs(turn) > 1


def test_four_knots_on_a_circle_are_nearly_a_circle() -> None:
    polygon = flattened(smooth(parse_knots("10,0 0,10 -10,0 0,-10"), closed=True))
    assert area(polygon) == pytest.approx(100 * pi, rel=0.08)


def test_corners_only_give_straight_sides() -> None:
    polygon = flattened(smooth(parse_knots("0,0* 10,0* 10,10* 0,10*"), closed=True))
    assert area(polygon) == pytest.approx(100)


def test_between_two_corners_one_knot_makes_an_arc() -> None:
    polygon = flattened(smooth(parse_knots("-10,0* 0,10 10,0*"), closed=False))
    assert all(dist(point, (0, 0)) == pytest.approx(10, rel=0.05) for point in polygon)


def test_a_half_is_closed_over_the_midline() -> None:
    half = parse_knots("0,0 5,5* 0,10")
    assert joined(half) == (*half, Knot(-5, 5, True))
    assert mirrored(half)[1] == Knot(-5, 5, True)


def test_points_inside_and_outside() -> None:
    assert inside(SQUARE, 5, 5)
    assert not inside(SQUARE, 11, 5)
    assert not inside(SQUARE, 5, -1)
    assert polygon_box(SQUARE) == Box(0, 0, 10, 10)


def test_hatching_stays_inside_and_fills() -> None:
    strokes = hatching(SQUARE, 1.0)
    assert len(strokes) == pytest.approx(14, abs=1)
    for one, two in strokes:
        assert sum(one) == pytest.approx(sum(two))
        assert inside(SQUARE, (one[0] + two[0]) / 2, (one[1] + two[1]) / 2)
