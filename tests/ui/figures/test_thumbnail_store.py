"""The small pictures: one figure a turn, what is in view first, and which pictures are kept apart."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from backdesk.domain.exercise import Exercise
from backdesk.domain.pose import ArmPose, Pose
from backdesk.ui.figures.look import FigureLook
from backdesk.ui.figures.source import FigureSource
from backdesk.ui.figures.thumbnail_store import ENGINE, Size, ThumbnailStore
from tests.architecture.sources import REPOSITORY
from tests.ui.figures.support import BENT, REACHING, STANDING, GivenFigures, HandClock, make_figure, named

LOOK = FigureLook("light", "straight")
SMALL = Size(34, 1.0)
TWO_KEYS = make_figure(STANDING, REACHING)


@pytest.fixture
def exercises() -> list[Exercise]:
    return named("one", "two", "three")


@pytest.fixture
def figures() -> GivenFigures:
    return GivenFigures({"one": TWO_KEYS, "two": make_figure(BENT), "three": make_figure(STANDING)})


@pytest.fixture
def store(figures: GivenFigures, qtbot: QtBot) -> Iterator[ThumbnailStore]:
    made = make_store(figures)
    yield made
    made._timer.stop()


def make_store(figures: GivenFigures, *, clock: HandClock | None = None, most: int = 600) -> ThumbnailStore:
    """A store whose engine is loaded and whose turns come by hand."""
    store = ThumbnailStore(FigureSource(figures), LOOK, most=most, now=clock or HandClock())
    store._to_load.clear()
    return store


def collect(store: ThumbnailStore) -> list[str]:
    """The exercises that become ready, as they do."""
    found: list[str] = []
    store.ready.connect(found.append)
    return found


def finish(store: ThumbnailStore) -> None:
    """Turns until nothing is wanted."""
    for _ in range(50):
        store.on_turn()
        if not store.is_busy:
            return
    raise AssertionError("the store never ends")


def test_nothing_is_read_or_drawn_when_a_picture_is_asked_for(
    store: ThumbnailStore, figures: GivenFigures, exercises: list[Exercise]
) -> None:
    busy = [store.is_busy]
    assert store.thumbnail(exercises[0], SMALL) == (None, False)
    busy.append(store.is_busy)
    assert busy == [False, True]
    assert figures.asked == []


def test_one_figure_a_turn_in_the_order_of_asking(store: ThumbnailStore, exercises: list[Exercise]) -> None:
    ready = collect(store)
    for exercise in exercises:
        store.thumbnail(exercise, SMALL)
    seen = []
    for _ in range(3):
        store.on_turn()
        seen.append(list(ready))
    assert seen == [["one"], ["one", "two"], ["one", "two", "three"]]
    store.on_turn()
    assert not store.is_busy


def test_what_was_asked_for_last_comes_first(store: ThumbnailStore, exercises: list[Exercise]) -> None:
    ready = collect(store)
    one, two, three = exercises
    store.thumbnail(one, SMALL)
    store.thumbnail(two, SMALL)
    store.on_turn()
    store.thumbnail(three, SMALL)
    store.thumbnail(one, SMALL)
    finish(store)
    assert ready == ["one", "three", "two"]


def test_a_slow_turn_leaves_the_painting_to_the_next(
    figures: GivenFigures, exercises: list[Exercise]
) -> None:
    store = make_store(figures, clock=HandClock(each=0.009))
    ready = collect(store)
    store.thumbnail(exercises[0], SMALL)
    turns = 0
    while not ready:
        store.on_turn()
        turns += 1
    assert turns == 3  # finding, drawing, painting
    assert figures.asked == ["one"]
    store._timer.stop()


def test_the_engine_is_loaded_one_module_a_turn_before_the_first_figure(
    figures: GivenFigures, exercises: list[Exercise], qtbot: QtBot
) -> None:
    store = ThumbnailStore(FigureSource(figures), LOOK, now=HandClock())
    store.thumbnail(exercises[0], SMALL)
    for left in reversed(range(len(ENGINE))):
        store.on_turn()
        assert len(store._to_load) == left
        assert figures.asked == []
    store.on_turn()
    assert figures.asked == ["one"]
    store._timer.stop()


def test_the_window_starts_without_the_engine() -> None:
    code = (
        "import sys, backdesk.ui.main_window; "
        "sys.exit(any(name in sys.modules for name in ('backdesk.figure.solve', 'backdesk.figure.compose')))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=False).returncode == 0


def test_the_event_loop_finishes_it(figures: GivenFigures, exercises: list[Exercise], qtbot: QtBot) -> None:
    store = ThumbnailStore(FigureSource(figures), LOOK)
    with qtbot.wait_signal(store.ready):
        store.thumbnail(exercises[0], SMALL)
    qtbot.wait_until(lambda: not store.is_busy)
    assert store.thumbnail(exercises[0], SMALL).picture is not None


def test_a_picture_has_the_pixels_of_the_screen_and_somebody_on_it(
    store: ThumbnailStore, exercises: list[Exercise]
) -> None:
    store.thumbnail(exercises[0], Size(34, 2.0))
    finish(store)
    picture = store.thumbnail(exercises[0], Size(34, 2.0)).picture
    assert picture is not None
    assert (picture.width(), picture.height(), picture.devicePixelRatio()) == (68, 68, 2.0)
    image = picture.toImage()
    colours = {image.pixelColor(x, y).name() for x in range(68) for y in range(68)}
    assert QColor("#3c8da3").name() in colours  # the shirt
    assert image.pixelColor(0, 0).alpha() == 0


def test_a_picture_is_drawn_once(store: ThumbnailStore, exercises: list[Exercise]) -> None:
    store.thumbnail(exercises[0], SMALL)
    finish(store)
    first = store.thumbnail(exercises[0], SMALL).picture
    again = store.thumbnail(exercises[0], SMALL).picture
    assert first is again
    assert not store.is_busy


def test_size_ratio_look_and_figure_keep_pictures_apart(
    store: ThumbnailStore, figures: GivenFigures, exercises: list[Exercise]
) -> None:
    def picture(exercise: Exercise, size: Size) -> int:
        if store.thumbnail(exercise, size).picture is None:
            finish(store)
        found = store.thumbnail(exercise, size).picture
        assert found is not None
        return found.cacheKey()

    seen = [picture(exercises[0], size) for size in (SMALL, Size(38, 1.0), Size(34, 2.0))]
    store.use_look(FigureLook("dark", "straight"))
    seen.append(picture(exercises[0], SMALL))
    store.use_look(FigureLook("dark", "curved"))
    seen.append(picture(exercises[0], SMALL))
    edited = replace(exercises[0], figure=make_figure(BENT))
    seen.append(picture(edited, SMALL))
    assert len(set(seen)) == 6
    store.use_look(LOOK)
    assert picture(edited, SMALL) not in seen  # the figure is another one now


def test_the_least_recently_shown_picture_goes(figures: GivenFigures, exercises: list[Exercise]) -> None:
    store = make_store(figures, most=2)
    one, two, three = exercises
    for exercise in (one, two):
        store.thumbnail(exercise, SMALL)
        finish(store)
    assert store.thumbnail(one, SMALL).picture is not None
    store.thumbnail(three, SMALL)
    finish(store)
    assert store.thumbnail(one, SMALL).picture is not None
    assert store.thumbnail(two, SMALL).picture is None
    store._timer.stop()


def test_an_exercise_without_a_figure_is_known_as_such(store: ThumbnailStore) -> None:
    ready = collect(store)
    (own,) = named("own")
    assert not store.thumbnail(own, SMALL).is_missing
    finish(store)
    assert store.thumbnail(own, SMALL) == (None, True)
    assert ready == ["own"]
    assert not store.is_busy


def test_a_figure_that_cannot_be_read_counts_as_none(
    exercises: list[Exercise], caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    store = make_store(GivenFigures({}, broken=True))
    store.thumbnail(exercises[0], SMALL)
    finish(store)
    assert store.thumbnail(exercises[0], SMALL).is_missing
    assert "could not be read" in caplog.text


def test_a_figure_that_cannot_be_drawn_counts_as_none(
    exercises: list[Exercise], caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    nowhere = Pose(left_arm=ArmPose(hand=(0.0, 0.0, 0.0), near="third_knee"))
    store = make_store(GivenFigures({"one": make_figure(nowhere)}))
    store.thumbnail(exercises[0], SMALL)
    with caplog.at_level(logging.ERROR):
        finish(store)
    assert store.thumbnail(exercises[0], SMALL).is_missing
    assert "could not be drawn" in caplog.text


def test_another_look_is_asked_for_anew(
    store: ThumbnailStore, exercises: list[Exercise], qtbot: QtBot
) -> None:
    with qtbot.assert_not_emitted(store.changed):
        store.use_look(FigureLook(*LOOK))
    with qtbot.wait_signal(store.changed):
        store.use_look(FigureLook("brown", "curved"))


def test_two_exercises_of_one_id_do_not_push_each_other_out(
    store: ThumbnailStore, exercises: list[Exercise], qtbot: QtBot
) -> None:
    """The library shows its own version while a card shows the one that the plan carries."""
    both = [replace(exercises[0], figure=make_figure(pose)) for pose in (BENT, REACHING)]
    told: list[str] = []

    def ask_for_both() -> None:
        for one in both:
            store.thumbnail(one, SMALL)

    store.ready.connect(told.append)
    store.ready.connect(ask_for_both)
    ask_for_both()
    qtbot.waitUntil(lambda: not store.is_busy, timeout=5000)
    assert all(store.thumbnail(one, SMALL).picture for one in both)
    assert len(told) == 2
