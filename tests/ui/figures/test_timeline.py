"""When an animated figure is where."""

from __future__ import annotations

import pytest

from backdesk.ui.figures.timeline import Moment, Timeline
from tests.ui.figures.support import BENT, STANDING, make_figure

THERE_AND_BACK = Timeline(2, move_seconds=1.0, hold_seconds=0.5)
ROUND = Timeline(3, move_seconds=1.0, hold_seconds=0.5)


@pytest.mark.parametrize(
    ("seconds", "moment"),
    [
        (0.0, (0, 1, 0.0)),
        (0.4, (0, 1, 0.0)),
        (1.0, (0, 1, 0.5)),
        (1.5, (1, 0, 0.0)),
        (2.5, (1, 0, 0.5)),
        (3.0, (0, 1, 0.0)),
        (4.0, (0, 1, 0.5)),
    ],
)
def test_two_key_poses_go_there_and_back(seconds: float, moment: tuple[int, int, float]) -> None:
    assert THERE_AND_BACK.at(seconds) == pytest.approx(moment)


def test_more_key_poses_go_round() -> None:
    assert [ROUND.at(seconds)[:2] for seconds in (0.1, 1.6, 3.1, 4.6)] == [(0, 1), (1, 2), (2, 0), (0, 1)]


def test_reduced_motion_jumps() -> None:
    assert [THERE_AND_BACK.at(seconds, reduced=True).share for seconds in (0.0, 0.9, 1.4, 2.0)] == [0.0] * 4
    assert THERE_AND_BACK.at(1.6, reduced=True).nearest == 1


def test_how_long_nothing_changes() -> None:
    assert THERE_AND_BACK.rest_left(0.2) == pytest.approx(0.3)
    assert THERE_AND_BACK.rest_left(1.0) == 0.0
    assert THERE_AND_BACK.rest_left(1.0, reduced=True) == pytest.approx(0.5)
    assert THERE_AND_BACK.rest_left(3.1) == pytest.approx(0.4)


def test_a_key_pose_is_reached_at_its_beginning() -> None:
    assert [ROUND.at(ROUND.begin_of(key)) for key in range(3)] == [
        Moment(0, 1, 0.0),
        Moment(1, 2, 0.0),
        Moment(2, 0, 0.0),
    ]


def test_nearest_and_resting() -> None:
    assert [Moment(0, 1, share).nearest for share in (0.0, 0.49, 0.5, 1.0)] == [0, 0, 1, 1]
    assert [Moment(0, 1, share).is_resting for share in (0.0, 0.5, 1.0)] == [True, False, True]


@pytest.mark.parametrize(("move", "hold"), [(0.0, 0.0), (1.0, -1.0), (-3600.0, 3600.0)])
def test_strange_times_of_a_file_still_play(move: float, hold: float) -> None:
    line = Timeline.of(make_figure(STANDING, BENT, move_seconds=move, hold_seconds=hold))
    assert 0.0 <= line.at(0.7).share <= 1.0
    assert line.rest_left(0.7) >= 0.0
