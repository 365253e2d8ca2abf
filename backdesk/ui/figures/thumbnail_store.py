"""The small pictures of exercises, drawn one after the other while the window has nothing else to do."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from importlib import import_module
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.figure.thumbnails import telling_key, thumbnail_drawing
from backdesk.ui.figures.look import FigureLook
from backdesk.ui.figures.source import BROKEN, FigureSource

if TYPE_CHECKING:
    from backdesk.domain.pose import ExerciseFigure
    from backdesk.figure.drawing import Drawing

MOST_PICTURES = 600
MOST_WANTED = 600
FIRST_DELAY_MS = 80
"""The first picture waits this long, so that the window is there and idle before anything of figures is
loaded."""
QUIET_MS = 60
"""Later ones wait this long after they are first asked for: an edit and its paints come before them."""
TURN_SECONDS = 0.008
"""A turn of the event loop that has worked this long leaves the rest of its figure to the next turn."""
ENGINE = tuple(
    f"backdesk.figure.{name}"
    for name in ("skeleton", "solve", "flesh", "depth_order", "props", "layers", "compose")
)
"""Loaded one a turn before the first picture: at the start or all at once they would hold up the window."""


class Thumbnail(NamedTuple):
    """What there is to show: a picture, or nothing yet, or (`is_missing`) nothing ever."""

    picture: QPixmap | None
    is_missing: bool = False


class Size(NamedTuple):
    """Side of a square picture in logical pixels, and the pixels of the screen in each."""

    pixels: int
    ratio: float


_Key = tuple[ExerciseId, int | tuple[str, ...], int, FigureLook, Size]


class _Wanted:
    """A picture to draw; `turn` and `order` say when it was last asked for."""

    def __init__(self, exercise: Exercise, size: Size) -> None:
        self.exercise = exercise
        self.size = size
        self.turn = self.order = 0
        self.drawing: Drawing | None = None


class ThumbnailStore(QObject):
    """Gives pictures that are there, draws the others later.

    Each turn of the event loop draws at most one figure; what was asked for last (what is in view) comes
    first. Pictures are kept by exercise, figure, key pose, look, size and pixel ratio, the least recently
    shown ones are dropped.

    Signals: `ready(ExerciseId)` an exercise's picture, or that it has none, is now known;
    `changed()` all pictures are to be asked for anew.
    """

    ready = Signal(str)
    changed = Signal()

    def __init__(
        self,
        source: FigureSource,
        look: FigureLook,
        parent: QObject | None = None,
        *,
        most: int = MOST_PICTURES,
        now: Callable[[], float] = perf_counter,
    ) -> None:
        """`now` tells seconds."""
        super().__init__(parent)
        self._source = source
        self._look = look
        self._most = most
        self._now = now
        self._pictures: OrderedDict[_Key, tuple[ExerciseFigure | None, QPixmap]] = OrderedDict()
        self._wanted: OrderedDict[tuple[ExerciseId, Size], _Wanted] = OrderedDict()
        self._to_load = list(ENGINE)
        self._turn = self._order = 0
        self._timer = QTimer(self, interval=FIRST_DELAY_MS)
        self._timer.timeout.connect(self.on_turn)

    @property
    def is_busy(self) -> bool:
        """Whether pictures are still to be drawn."""
        return self._timer.isActive()

    def thumbnail(self, exercise: Exercise, size: Size) -> Thumbnail:
        """The picture; one that is not there yet is drawn soon. Cheap: it is asked in every paint."""
        if self._source.known(exercise):
            key = self._shown_key(exercise, size)
            if key is None:
                return Thumbnail(None, is_missing=True)
            if key in self._pictures:
                self._pictures.move_to_end(key)
                return Thumbnail(self._pictures[key][1])
        self._want(exercise, size)
        return Thumbnail(None)

    def use_look(self, look: FigureLook) -> None:
        """Show another person; the pictures of the one before are kept for a while."""
        if look != self._look:
            self._look = look
            self._wanted.clear()
            self.changed.emit()

    def on_turn(self) -> None:
        """The event loop has nothing else to do: work on one figure."""
        self._timer.setInterval(0)
        self._turn += 1
        if not self._wanted:
            self._timer.stop()
        elif self._to_load:
            import_module(self._to_load.pop(0))
        else:
            wanted = max(self._wanted.values(), key=lambda one: (one.turn, -one.order))
            self._work_on(wanted)

    def _want(self, exercise: Exercise, size: Size) -> None:
        self._order += 1
        place = (exercise.id, size)
        wanted = self._wanted.get(place)
        if wanted is None or wanted.exercise is not exercise:
            wanted = self._wanted[place] = _Wanted(exercise, size)
        wanted.turn, wanted.order = self._turn, self._order
        self._wanted.move_to_end(place)
        if len(self._wanted) > MOST_WANTED:
            self._wanted.popitem(last=False)
        if not self._timer.isActive():
            self._timer.start(QUIET_MS if self._turn else FIRST_DELAY_MS)

    def _work_on(self, wanted: _Wanted) -> None:
        started = self._now()
        exercise = wanted.exercise
        if not self._source.known(exercise):
            if self._source.first_photo(exercise) is None:
                self._source.of(exercise)  # the first one reads the files
            if self._now() - started >= TURN_SECONDS:
                return
        figure = None if self._source.has_photos(exercise) else self._source.of(exercise)
        if self._source.has_photos(exercise):
            self._keep_photo(wanted)
        elif figure is not None:
            key = self._key(exercise, figure, wanted.size)
            if wanted.drawing is None and key not in self._pictures:
                wanted.drawing = self._drawn(exercise, figure)
                if self._now() - started >= TURN_SECONDS:
                    return
            if wanted.drawing is not None:
                self._keep(key, figure, _painted(wanted.drawing, wanted.size))
        del self._wanted[exercise.id, wanted.size]
        self.ready.emit(exercise.id)

    def _keep_photo(self, wanted: _Wanted) -> None:
        photo = self._source.first_photo(wanted.exercise)
        key = self._shown_key(wanted.exercise, wanted.size)
        if photo is not None and key is not None and key not in self._pictures:
            from backdesk.ui.figures.photo_picture import photo_pixmap

            side, ratio = wanted.size
            self._keep(key, None, photo_pixmap(photo, side, side, ratio))

    def _shown_key(self, exercise: Exercise, size: Size) -> _Key | None:
        """What is shown of an exercise whose photos and figure are known; None for nothing."""
        if self._source.has_photos(exercise):
            return (exercise.id, exercise.photos, 0, self._look, size)
        figure = self._source.of(exercise)
        return None if figure is None else self._key(exercise, figure, size)

    def _drawn(self, exercise: Exercise, figure: ExerciseFigure) -> Drawing | None:
        try:
            return thumbnail_drawing(figure, telling_key(figure), self._look.style())
        except BROKEN:
            self._source.forget_figure(exercise)
            return None

    def _key(self, exercise: Exercise, figure: ExerciseFigure, size: Size) -> _Key:
        # the figure is kept with its picture, so that its id stays its own
        return (exercise.id, id(figure), telling_key(figure), self._look, size)

    def _keep(self, key: _Key, figure: ExerciseFigure | None, picture: QPixmap) -> None:
        self._pictures[key] = (figure, picture)
        while len(self._pictures) > self._most:
            self._pictures.popitem(last=False)


def _painted(drawing: Drawing, size: Size) -> QPixmap:
    from backdesk.ui.widgets.shape_painter import paint_drawing

    side = round(size.pixels * size.ratio)
    picture = QPixmap(side, side)
    picture.setDevicePixelRatio(size.ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_drawing(painter, drawing, side / size.ratio, side / size.ratio)
    painter.end()
    return picture
