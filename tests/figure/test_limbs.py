from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backdesk.domain.pose import Triple
from backdesk.figure.limbs import reach
from backdesk.figure.vectors import FORWARD, UP, Vec
from tests.figure.bodies import DIRECTIONS, triples

LENGTHS = st.floats(0.1, 0.5)
LONGEST_SLIP = 2e-4
"""The bones never straighten or fold completely; that costs a fifth of a millimetre."""


@given(triples(1.0), triples(1.5), LENGTHS, LENGTHS, DIRECTIONS)
def test_bones_keep_their_lengths_for_any_target(
    start: Triple, target: Triple, upper: float, lower: float, pole: Triple
) -> None:
    limb = reach(Vec(*start), Vec(*target), upper, lower, Vec(*pole))
    assert (limb.middle - Vec(*start)).length == pytest.approx(upper, abs=1e-6)
    assert (limb.end - limb.middle).length == pytest.approx(lower, abs=1e-6)


@given(triples(1.5), LENGTHS, LENGTHS, DIRECTIONS)
def test_what_is_missed_is_how_far_the_end_lies_from_the_target(
    target: Triple, upper: float, lower: float, pole: Triple
) -> None:
    limb = reach(Vec(0.0, 0.0, 0.0), Vec(*target), upper, lower, Vec(*pole))
    far = Vec(*target).length
    assert limb.missed == pytest.approx((limb.end - Vec(*target)).length, abs=1e-5)
    if abs(upper - lower) + LONGEST_SLIP < far < upper + lower - LONGEST_SLIP:
        assert limb.missed < 1e-9
    else:
        outside = max(far - (upper + lower), abs(upper - lower) - far, 0.0)
        assert limb.missed == pytest.approx(outside, abs=LONGEST_SLIP)


@given(DIRECTIONS, st.floats(0.12, 0.54), DIRECTIONS)
def test_the_middle_joint_bends_to_the_side_of_the_pole(way: Triple, far: float, pole: Triple) -> None:
    axis = Vec(*way).unit()
    side = Vec(*pole).without(axis)
    assume(side.length > 0.01)
    limb = reach(Vec(0.0, 0.0, 0.0), axis.scaled(far), 0.29, 0.26, Vec(*pole))
    off = limb.middle.without(axis)
    assert off.length > 0.02
    assert off.unit().dot(side.unit()) == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize("pole", [UP, -UP, UP.scaled(1e-9)])
def test_a_pole_along_the_limb_still_bends_it_somewhere(pole: Vec) -> None:
    limb = reach(Vec(0.0, 0.0, 0.0), UP.scaled(0.4), 0.3, 0.3, pole)
    assert limb.end.z == pytest.approx(0.4)
    assert limb.middle.without(UP).length == pytest.approx((0.3**2 - 0.2**2) ** 0.5)


def test_a_target_out_of_reach_is_met_as_nearly_as_the_bones_allow() -> None:
    limb = reach(Vec(0.0, 0.0, 1.0), Vec(2.0, 0.0, 1.0), 0.43, 0.42, UP)
    assert limb.end.x == pytest.approx(0.85, abs=1e-5)
    assert (limb.end.y, limb.end.z) == pytest.approx((0.0, 1.0))
    assert limb.missed == pytest.approx(1.15, abs=1e-5)


def test_a_target_at_the_shoulder_itself_folds_the_limb() -> None:
    start = Vec(0.1, 0.2, 0.3)
    limb = reach(start, start, 0.29, 0.26, FORWARD)
    assert (limb.end - start).length == pytest.approx(0.03, abs=LONGEST_SLIP)
    assert limb.missed == pytest.approx(0.03, abs=LONGEST_SLIP)
