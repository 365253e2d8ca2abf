"""Library rows and board cards show pictures, and only those whose picture came are painted again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QColor, QImage, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.ui.figures import tile as tile_module
from backdesk.ui.figures.thumbnail_store import Size, Thumbnail, ThumbnailStore
from backdesk.ui.main_window import MainWindow
from backdesk.ui.planner.card_delegate import LEAST_ROOM_BESIDE, CardDelegate
from tests.ui.support import STRENGTH, cell, select

SIGNAL_RED = "#ff0000"


class Paints(QObject):
    """Notes where a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.areas: list[QRect] = []
        QApplication.processEvents()  # a layout that is still to come would paint everything
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return False


@pytest.fixture
def given(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> dict[str, Thumbnail]:
    """What the store answers, by exercise; red for all others."""
    answers: dict[str, Thumbnail] = {}

    def thumbnail(self: ThumbnailStore, exercise: Exercise, size: Size) -> Thumbnail:
        picture = QPixmap(size.pixels, size.pixels)
        picture.fill(QColor(SIGNAL_RED))
        return answers.get(exercise.id, Thumbnail(picture))

    monkeypatch.setattr(ThumbnailStore, "thumbnail", thumbnail)
    window.figures.store._timer.stop()
    return answers


def count_of(image: QImage, colour: str) -> int:
    return sum(
        image.pixelColor(x, y).name() == colour for x in range(image.width()) for y in range(image.height())
    )


def row_image(window: MainWindow, row: int) -> QImage:
    view = window.library.list
    return view.viewport().grab(view.visualRect(window.library.model.index(row, 0))).toImage()


def card_image(window: MainWindow, row: int) -> QImage:
    view = cell(window, "monday", STRENGTH)
    return view.viewport().grab(view.visualRect(view.model().index(row, 0, view.rootIndex()))).toImage()


def test_every_row_shows_its_picture(window: MainWindow, given: dict[str, Thumbnail]) -> None:
    assert count_of(row_image(window, 0), SIGNAL_RED) > 30 * 30
    assert count_of(row_image(window, 1), SIGNAL_RED) > 30 * 30


def test_every_card_shows_its_picture(window: MainWindow, given: dict[str, Thumbnail]) -> None:
    assert count_of(card_image(window, 0), SIGNAL_RED) > 25 * 25


def test_a_row_without_a_figure_shows_a_quiet_sign(window: MainWindow, given: dict[str, Thumbnail]) -> None:
    exercise = window.library.model.exercise(window.library.model.index(0, 0))
    assert exercise is not None
    given[exercise.id] = Thumbnail(None, is_missing=True)
    assert count_of(row_image(window, 0), tile_module.NO_PICTURE) > 100
    given[exercise.id] = Thumbnail(None)
    waiting = row_image(window, 0)
    assert count_of(waiting, tile_module.NO_PICTURE) == 0
    assert count_of(waiting, tile_module.LIGHT_TILE) > 30 * 30


def test_a_card_of_an_exercise_nobody_knows_shows_the_sign(
    window: MainWindow, given: dict[str, Thumbnail]
) -> None:
    window.editing.add_exercises([ExerciseId("bird-dog")])
    view = cell(window, "monday", STRENGTH)
    card = window.model.card(window.model.index(0, 0, view.rootIndex()))
    assert card is not None
    assert card.exercise is not None
    given[card.exercise.id] = Thumbnail(None, is_missing=True)
    assert count_of(card_image(window, 0), tile_module.NO_PICTURE) > 60


def test_only_the_row_that_became_ready_is_painted(window: MainWindow, qtbot: QtBot) -> None:
    window.figures.store._timer.stop()
    view, index = window.library.list, window.library.model.index(2, 0)
    exercise = window.library.model.exercise(index)
    assert exercise is not None
    paints = Paints(view.viewport())
    window.figures.store.ready.emit(exercise.id)
    qtbot.wait_until(lambda: bool(paints.areas))
    assert paints.areas == [view.visualRect(index)]


def test_only_the_cards_that_became_ready_are_painted(window: MainWindow, qtbot: QtBot) -> None:
    window.figures.store._timer.stop()
    view = cell(window, "monday", STRENGTH)
    paints = Paints(view.viewport())
    window.figures.store.ready.emit("bridge")
    qtbot.wait_until(lambda: bool(paints.areas))
    assert paints.areas == [view.visualRect(view.model().index(1, 0, view.rootIndex()))]


def test_an_exercise_that_is_not_shown_paints_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.figures.store._timer.stop()
    paints = Paints(cell(window, "monday", STRENGTH).viewport())
    window.figures.store.ready.emit("space-walk")
    qtbot.wait(0)
    assert paints.areas == []


def test_the_whole_window_fills_in_the_event_loop(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.wait_until(lambda: window.figures.store.is_busy)
    qtbot.wait_until(lambda: not window.figures.store.is_busy, timeout=60_000)
    exercise = window.backend.catalogue.exercises[ExerciseId("bird-dog")]
    side = tile_module.INSET * 2
    sizes = [key[-1].pixels for key in window.figures.store._pictures if key[0] == exercise.id]
    assert sizes
    assert all(size + side in (30, 34, 38) for size in sizes)


def test_texts_stand_beside_the_picture_in_wide_columns_and_below_it_in_narrow_ones(
    window: MainWindow,
) -> None:
    (delegate,) = window.board.canvas.findChildren(CardDelegate)
    view = cell(window, "monday", STRENGTH)
    card = window.model.card(window.model.index(0, 0, view.rootIndex()))
    assert card is not None
    wide = delegate._shape(card, 200, view.font())
    narrow = delegate._shape(card, LEAST_ROOM_BESIDE + 30, view.font())
    assert wide.left > wide.tile > 0
    assert (narrow.left, narrow.top >= narrow.tile) == (0, True)
    assert wide.height >= wide.tile
    assert narrow.height > narrow.tile + 2 * view.fontMetrics().lineSpacing()


def test_below_a_picture_the_superset_stands_beside_it(window: MainWindow) -> None:
    select(window, "bird", "bridge")
    window.editing.group_selected()
    (delegate,) = window.board.canvas.findChildren(CardDelegate)
    view = cell(window, "monday", STRENGTH)
    card = window.model.card(window.model.index(0, 0, view.rootIndex()))
    assert card is not None
    wide, narrow = (delegate._shape(card, width, view.font()) for width in (240, 96))
    assert (wide.bracket, wide.name[0].split()[0]) == ("", "A1")
    assert (narrow.bracket, narrow.name[0].split()[0]) == ("A1", "Bird")
