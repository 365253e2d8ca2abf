"""Play, pause, steps and reduced motion, with a clock that is turned by hand."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from backdesk.ui.figures.player import FRAME_MS, TIRED_SECONDS, FigurePlayer
from backdesk.ui.figures.timeline import Timeline
from tests.ui.figures.support import HandClock

TWO = Timeline(2, move_seconds=1.0, hold_seconds=0.5)
FOUR = Timeline(4, move_seconds=1.0, hold_seconds=0.5)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def player(clock: HandClock, qtbot: QtBot) -> FigurePlayer:
    """One that can be seen and shows two key poses."""
    player = FigurePlayer(now=clock)
    player.set_seen(seen=True)
    player.load(TWO, rest_at=1)
    return player


def tick(player: FigurePlayer, clock: HandClock, seconds: float) -> None:
    """Time passes, and the timer with it."""
    clock.seconds += seconds
    player.on_tick()


def test_it_plays_at_once_from_the_first_key_pose(player: FigurePlayer, clock: HandClock) -> None:
    assert player.is_playing
    assert player.is_running
    assert player.moment == (0, 1, 0.0)
    tick(player, clock, 0.5)
    tick(player, clock, 0.25)
    tick(player, clock, 0.25)
    assert player.moment == pytest.approx((0, 1, 0.5))


def test_it_loops(player: FigurePlayer, clock: HandClock) -> None:
    seen = []
    for _ in range(65):
        tick(player, clock, 0.05)
        seen.append(player.moment[:2])
    assert [seen[number] for number in (5, 35, 64)] == [(0, 1), (1, 0), (0, 1)]
    assert player.moment.is_resting


def test_the_timer_sleeps_through_a_rest_and_ticks_twenty_times_a_second_else(
    player: FigurePlayer, clock: HandClock
) -> None:
    assert player._timer.interval() == 500
    tick(player, clock, 0.6)
    assert player._timer.interval() == FRAME_MS == 50


def test_a_busy_moment_does_not_make_it_leap(player: FigurePlayer, clock: HandClock) -> None:
    tick(player, clock, 0.5)
    tick(player, clock, 60.0)
    assert player.moment.share <= 0.25


def test_pause_stays_where_it_is_and_play_goes_on(player: FigurePlayer, clock: HandClock) -> None:
    tick(player, clock, 0.5)
    tick(player, clock, 0.2)
    player.toggle()
    assert not player.is_playing
    assert not player.is_running
    clock.seconds += 5
    assert player.moment == pytest.approx((0, 1, 0.2))
    player.toggle()
    tick(player, clock, 0.2)
    assert player.moment == pytest.approx((0, 1, 0.4))


def test_nothing_runs_that_cannot_be_seen(player: FigurePlayer, clock: HandClock) -> None:
    player.set_seen(seen=False)
    assert (player.is_playing, player.is_running) == (True, False)
    clock.seconds += 40
    player.set_seen(seen=True)
    assert (player.is_playing, player.is_running) == (True, True)
    assert player.moment == (0, 1, 0.0)


def test_one_key_pose_never_runs(player: FigurePlayer, clock: HandClock) -> None:
    player.load(Timeline(1, 1.0, 1.0), rest_at=0)
    assert not player.can_play
    assert not player.is_running
    for act in (player.toggle, lambda: player.step(1)):
        act()
        assert not player.is_playing
        assert not player.is_running
    assert player.moment == (0, 0, 0.0)


def test_without_a_figure_nothing_runs(player: FigurePlayer) -> None:
    player.load(None, rest_at=0)
    player.toggle()
    player.step(1)
    assert not player.is_running


def test_a_step_eases_over_and_stays(player: FigurePlayer, clock: HandClock) -> None:
    player.step(1)
    assert not player.is_playing
    tick(player, clock, 0.2)
    assert player.moment == pytest.approx((0, 1, 0.4))
    tick(player, clock, 0.2)
    tick(player, clock, 0.2)
    assert player.moment == (1, 0, 0.0)
    assert not player.is_running


def test_steps_go_both_ways_round(player: FigurePlayer, clock: HandClock) -> None:
    player.load(FOUR, rest_at=2)
    shown = []
    for by in (-1, -1, 1, 1, 1):
        player.step(by)
        for _ in range(4):
            tick(player, clock, 0.2)
        shown.append(player.moment.nearest)
    assert shown == [3, 2, 3, 0, 1]


def test_a_step_on_the_way_goes_on_or_back_from_there(player: FigurePlayer, clock: HandClock) -> None:
    player.load(FOUR, rest_at=2)
    tick(player, clock, 0.5)
    tick(player, clock, 0.2)
    player.step(1)
    assert player.moment == pytest.approx((0, 1, 0.2))
    player.step(-1)
    assert player.moment == pytest.approx((1, 0, 0.8))
    player.step(-1)
    assert player.moment == pytest.approx((1, 0, 0.8))
    player.step(1)
    assert player.moment == pytest.approx((0, 1, 0.2))


def test_it_comes_to_rest_at_a_key_pose_when_nobody_is_there(player: FigurePlayer, clock: HandClock) -> None:
    for _ in range(round(TIRED_SECONDS / 0.05) + 40):
        if not player.is_running:
            break
        tick(player, clock, 0.05)
    assert not player.is_playing
    assert not player.is_running
    assert player.moment.is_resting
    player.toggle()
    assert player.is_running


def test_a_touch_keeps_it_going(player: FigurePlayer, clock: HandClock) -> None:
    for number in range(round(2 * TIRED_SECONDS / 0.05)):
        if number % 100 == 0:
            player.touch()
        tick(player, clock, 0.05)
    assert player.is_playing


def test_reduced_motion_does_not_play_by_itself_and_rests_at_the_telling_pose(player: FigurePlayer) -> None:
    player.set_reduced(reduced=True)
    assert not player.is_playing
    player.load(TWO, rest_at=1)
    assert not player.is_playing
    assert not player.is_running
    assert player.moment.nearest == 1


def test_reduced_motion_steps_without_easing(player: FigurePlayer) -> None:
    player.set_reduced(reduced=True)
    player.step(1)
    assert player.moment == (1, 0, 0.0)
    assert not player.is_running


def test_play_under_reduced_motion_turns_the_pictures_over(player: FigurePlayer, clock: HandClock) -> None:
    player.set_reduced(reduced=True)
    player.toggle()
    assert player._timer.interval() == 1500
    for key in (1, 0, 1):
        tick(player, clock, 1.5)
        assert player.moment == pytest.approx((key, 1 - key, 0.0))


def test_motion_that_is_switched_off_rests_at_the_nearest_pose(
    player: FigurePlayer, clock: HandClock
) -> None:
    tick(player, clock, 0.5)
    for _ in range(4):
        tick(player, clock, 0.2)
    player.set_reduced(reduced=True)
    assert player.moment.is_resting
    assert player.moment.nearest == 1


def test_it_tells_when_play_begins_and_ends(player: FigurePlayer, qtbot: QtBot) -> None:
    with qtbot.wait_signal(player.state_changed):
        player.toggle()
    with qtbot.assert_not_emitted(player.state_changed):
        player.step(1)
