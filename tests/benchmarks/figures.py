"""Pictures in the window: one 96-px thumbnail, and how long 150 of them keep it from answering."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Exercise
from backdesk.domain.pose import ExerciseFigure
from backdesk.figure.drawing import Drawing
from backdesk.figure.style import figure_style
from backdesk.figure.thumbnails import telling_key, thumbnail_drawing
from backdesk.services.figures import Figures
from backdesk.ui.application import make_application
from backdesk.ui.figures.look import FigureLook
from backdesk.ui.figures.source import FigureSource
from backdesk.ui.figures.thumbnail_store import Size, ThumbnailStore
from backdesk.ui.widgets.shape_painter import paint_drawing
from tests.benchmarks.measuring import Row, Timing, alternate, milliseconds_row, timed

SIDE = 96
ROUNDS = 5
THUMBNAILS = 150
MOST_PAINT_MS = 3.0
MOST_BLOCK_MS = 16.0
MOST_TURNS = 10_000


def figures_of(catalogue: Catalogue, count: int) -> list[tuple[Exercise, ExerciseFigure]]:
    """So many exercises with their figures. Raises RuntimeError when there are not enough."""
    figures = Figures()
    pairs = ((exercise, figures.of(exercise)) for exercise in catalogue.exercises.values())
    found = list(islice(((exercise, figure) for exercise, figure in pairs if figure is not None), count))
    if len(found) < count:
        raise RuntimeError(f"only {len(found)} exercises have a figure")
    return found


def paint_thumbnail(drawing: Drawing) -> None:
    """What is measured."""
    picture = QPixmap(SIDE, SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_drawing(painter, drawing, SIDE, SIDE)
    painter.end()


def paint_box() -> None:
    """The floor: a picture of the same size with one shape."""
    picture = QPixmap(SIDE, SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.fillRect(8, 8, SIDE - 16, SIDE - 16, QColor("#3c8da3"))
    painter.end()


def measure(catalogue: Catalogue, *, count: int = THUMBNAILS, rounds: int = ROUNDS) -> list[Row]:
    """Both, with the figures of the library."""
    make_application(["benchmark"])
    pairs = figures_of(catalogue, count)
    return [_paint(pairs, rounds), _longest_blocks([exercise for exercise, _ in pairs], rounds)]


def _paint(pairs: Sequence[tuple[Exercise, ExerciseFigure]], rounds: int) -> Row:
    """The median over all figures, each with the median of its rounds."""
    style = figure_style()
    measured: list[Timing] = []
    floor: list[Timing] = []
    for _, figure in pairs:
        drawing = thumbnail_drawing(figure, telling_key(figure), style)
        mine, bare = alternate(lambda drawing=drawing: paint_thumbnail(drawing), paint_box, rounds=rounds)  # type: ignore[misc]
        measured.append(sorted(mine, key=_seconds)[rounds // 2])
        floor.append(sorted(bare, key=_seconds)[rounds // 2])
    return milliseconds_row("paint of a 96-px thumbnail", measured, floor, most=MOST_PAINT_MS)


def _longest_blocks(exercises: Sequence[Exercise], rounds: int) -> Row:
    """The longest turn of the event loop until all pictures are there; the floor is a turn without work."""
    floor: list[Timing] = []
    longest = [_longest_block(exercises, floor) for _ in range(rounds)]
    name = f"longest turn while {len(exercises)} thumbnails are drawn"
    return milliseconds_row(name, longest, floor, most=MOST_BLOCK_MS)


def _longest_block(exercises: Sequence[Exercise], idle: list[Timing]) -> Timing:
    """Fill a new store. What draws figures is loaded by then, as it is in this process."""
    store = ThumbnailStore(FigureSource(Figures()), FigureLook("light", "straight"))
    size = Size(SIDE, 1.0)
    gc.collect()
    gc.freeze()  # as the window does when it has started
    for exercise in exercises:
        store.thumbnail(exercise, size)
    turns: list[Timing] = []
    while store.is_busy and len(turns) < MOST_TURNS:
        turns.append(timed(store.on_turn))
    gc.unfreeze()
    if any(store.thumbnail(exercise, size).picture is None for exercise in exercises):
        raise RuntimeError("a thumbnail is missing")
    idle.append(timed(store.on_turn))
    return max(turns, key=_seconds)


def _seconds(timing: Timing) -> float:
    return timing.seconds
