"""The picture in the details: what it shows, how it is operated, and when it is still."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from backdesk.domain.exercise import Exercise
from backdesk.domain.muscle import Taxonomy
from backdesk.i18n import english
from backdesk.services.library import load_catalogue
from backdesk.ui.figures.look import FigureLook
from backdesk.ui.figures.source import FigureSource
from backdesk.ui.figures.view import FigureView
from backdesk.ui.theme.theme import Theme
from tests.factories import make_exercise
from tests.ui.figures.support import BENT, REACHING, STANDING, GivenFigures, HandClock, make_figure

Key = Qt.Key
REACH = make_exercise("reach", name="Reach", primary=("quadriceps",))
HOLD = make_exercise("hold", name="Hold")
OWN = make_exercise("own", name="Own")


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_catalogue().taxonomy


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def frame(qtbot: QtBot) -> QMainWindow:
    """The window around the view."""
    window = QMainWindow()
    qtbot.add_widget(window)
    return window


@pytest.fixture
def view(frame: QMainWindow, clock: HandClock, theme: Theme, qtbot: QtBot) -> FigureView:
    """In an active window, without an exercise."""
    figures = GivenFigures({"reach": make_figure(STANDING, REACHING), "hold": make_figure(BENT)})
    view = FigureView(FigureSource(figures), FigureLook("light", "straight"), english(), theme, now=clock)
    frame.setCentralWidget(view)
    frame.resize(340, 300)
    frame.show()
    frame.activateWindow()
    qtbot.wait_until(frame.isActiveWindow)
    view.hide()
    return view


@pytest.fixture
def playing(view: FigureView, taxonomy: Taxonomy) -> FigureView:
    view.show_exercise(REACH, taxonomy)
    return view


def pass_time(view: FigureView, clock: HandClock, seconds: float) -> None:
    for _ in range(round(seconds / 0.05)):
        clock.seconds += 0.05
        view.player.on_tick()


def picture(view: FigureView) -> QImage:
    return view.canvas.grab().toImage()


def test_it_plays_with_caption_and_count(playing: FigureView, clock: HandClock) -> None:
    assert playing.isVisible()
    assert playing.player.is_running
    assert (playing.caption.text(), playing.count.text()) == ("Pose 1", "1 of 2")
    pass_time(playing, clock, 1.6)
    assert (playing.caption.text(), playing.count.text()) == ("Pose 2", "2 of 2")


def test_the_picture_moves(playing: FigureView, clock: HandClock) -> None:
    start = picture(playing)
    pass_time(playing, clock, 1.0)
    middle = picture(playing)
    pass_time(playing, clock, 0.7)
    end = picture(playing)
    assert start != middle != end
    assert start != end


def test_a_loop_is_drawn_once(playing: FigureView, clock: HandClock) -> None:
    for _ in range(60):
        pass_time(playing, clock, 0.05)
        picture(playing)
    drawn = len(playing.canvas._frames)
    assert 2 < drawn <= 21
    for _ in range(60):
        pass_time(playing, clock, 0.05)
        picture(playing)
    assert len(playing.canvas._frames) == drawn


def test_an_exercise_without_a_figure_shows_nothing(playing: FigureView, taxonomy: Taxonomy) -> None:
    playing.show_exercise(OWN, taxonomy)
    assert not playing.isVisible()
    assert not playing.player.is_running
    playing.show_exercise(REACH, taxonomy)
    assert playing.isVisible()
    playing.show_exercise(None, taxonomy)
    assert not playing.isVisible()


def test_a_held_pose_has_no_buttons(view: FigureView, taxonomy: Taxonomy) -> None:
    view.show_exercise(HOLD, taxonomy)
    assert view.isVisible()
    buttons = (view.back, view.play, view.forward, view.count)
    assert [one.isVisible() for one in buttons] == [False] * 4
    assert not view.player.is_running
    assert view.caption.text() == "Pose 1"


def test_the_buttons_play_pause_and_step(playing: FigureView, clock: HandClock) -> None:
    assert playing.play.accessibleName() == "Pause"
    playing.play.click()
    assert playing.play.accessibleName() == "Play"
    assert not playing.player.is_running
    playing.forward.click()
    pass_time(playing, clock, 0.6)
    assert playing.caption.text() == "Pose 2"
    playing.back.click()
    pass_time(playing, clock, 0.6)
    assert playing.caption.text() == "Pose 1"


def test_keyboard_and_click_on_the_picture(playing: FigureView, clock: HandClock) -> None:
    playing.canvas.setFocus()
    states = []
    for key in (Key.Key_Space, Key.Key_Return, Key.Key_Enter, Key.Key_Space):
        QTest.keyClick(playing.canvas, key)
        states.append(playing.player.is_playing)
    assert states == [False, True, False, True]
    QTest.keyClick(playing.canvas, Key.Key_Right)
    pass_time(playing, clock, 0.6)
    assert playing.count.text() == "2 of 2"
    QTest.keyClick(playing.canvas, Key.Key_Left)
    pass_time(playing, clock, 0.6)
    assert playing.count.text() == "1 of 2"
    QTest.mouseClick(playing.canvas, Qt.MouseButton.LeftButton)
    assert playing.player.is_playing


def test_assistive_tools_hear_what_is_shown(playing: FigureView, clock: HandClock) -> None:
    assert playing.canvas.accessibleName() == "Picture of Reach: Pose 1"
    pass_time(playing, clock, 1.6)
    assert playing.canvas.accessibleName() == "Picture of Reach: Pose 2"
    assert [one.accessibleName() for one in (playing.back, playing.forward)] == ["Previous pose", "Next pose"]


def test_nothing_runs_in_a_hidden_view(playing: FigureView) -> None:
    playing.hide()
    assert not playing.player.is_running
    playing.show()
    assert playing.player.is_running


def test_nothing_runs_in_an_inactive_window(playing: FigureView, qtbot: QtBot) -> None:
    other = QMainWindow()
    qtbot.add_widget(other)
    other.show()
    other.activateWindow()
    qtbot.wait_until(lambda: not playing.player.is_running)
    assert playing.player.is_playing
    other.close()
    playing.window().activateWindow()
    qtbot.wait_until(lambda: playing.player.is_running)


def test_nothing_runs_in_a_minimised_window(playing: FigureView, qtbot: QtBot) -> None:
    playing.window().showMinimized()
    qtbot.wait_until(lambda: not playing.player.is_running)


def test_reduced_motion_rests_at_the_telling_pose(view: FigureView, taxonomy: Taxonomy) -> None:
    view.set_reduced_motion(reduced=True)
    view.show_exercise(REACH, taxonomy)
    assert not view.player.is_running
    assert view.count.text() == "2 of 2"
    view.back.click()
    assert view.count.text() == "1 of 2"
    assert not view.player.is_running


def test_another_look_is_seen_at_once(playing: FigureView) -> None:
    light = picture(playing)
    playing.use_look(FigureLook("dark", "straight"))
    assert picture(playing) != light


def test_the_legend_names_only_the_roles_that_are_tinted(playing: FigureView, taxonomy: Taxonomy) -> None:
    shown = [label.text() for _, label in playing.legend._rows.values() if label.isVisible()]
    assert shown == ["Main muscles"]
    playing.show_exercise(HOLD, taxonomy)
    assert not playing.legend.isVisible()


def test_the_same_exercise_again_does_not_start_over(
    playing: FigureView, clock: HandClock, taxonomy: Taxonomy
) -> None:
    pass_time(playing, clock, 1.6)
    playing.show_exercise(REACH, taxonomy)
    assert playing.count.text() == "2 of 2"
    edited: Exercise = replace(REACH, name="Reach Higher")
    playing.show_exercise(edited, taxonomy)
    assert playing.count.text() == "1 of 2"


def test_the_signs_follow_the_theme(playing: FigureView, theme: Theme) -> None:
    before = playing.back.icon().cacheKey()
    try:
        theme.choose("dark")
        assert playing.back.icon().cacheKey() != before
    finally:
        theme.choose("light")
