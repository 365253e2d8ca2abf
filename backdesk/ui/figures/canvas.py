"""The animated picture itself: draws the moment it is told, and remembers drawn frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backdesk.domain.photo import Photo
from backdesk.ui.figures.tile import paint_ground
from backdesk.ui.figures.timeline import Moment
from backdesk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from backdesk.ui.figures.movie import FigureMovie

LEAST_HEIGHT, MOST_HEIGHT, LEAST_WIDTH = 88, 220, 160
RADIUS = 8
PADDING = 8
FRAMES_A_SECOND = 20
MOST_FRAME_BYTES = 48_000_000
"""Room for the frames of one figure; a loop that fits costs next to nothing after its first round."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

_Frame = tuple[int, int, int, bool]


class FigureCanvas(QWidget):
    """Signals: `toggle_requested()` click, Space or Enter; `step_requested(int)` an arrow key, -1 or 1."""

    toggle_requested = Signal()
    step_requested = Signal(int)

    def __init__(self, theme: Theme) -> None:
        """Empty until there is a movie."""
        super().__init__()
        self._theme = theme
        self._movie: FigureMovie | None = None
        self._moment = Moment(0, 0, 0.0)
        self._has_arrows = False
        self._photo: Photo | None = None
        self._photo_picture: QPixmap | None = None
        self._frames: dict[_Frame, QPixmap] = {}
        self.set_height(MOST_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_movie(self, movie: FigureMovie | None) -> None:
        """Take another figure; it is worked out when it is painted."""
        self._movie, self._photo, self._photo_picture = movie, None, None
        self._frames.clear()
        self.update()

    def show_photo(self, photo: Photo) -> None:
        """Show a photo instead of a figure."""
        self._movie, self._photo, self._photo_picture = None, photo, None
        self._frames.clear()
        self.update()

    def show_moment(self, moment: Moment, *, arrows: bool) -> None:
        """Show a moment, with the motion arrows of a key pose or without."""
        if (moment, arrows) != (self._moment, self._has_arrows):
            self._moment, self._has_arrows = moment, arrows
            self.update()

    def set_height(self, pixels: int) -> None:
        """Be this tall, within limits."""
        self.setFixedHeight(max(LEAST_HEIGHT, min(pixels, MOST_HEIGHT)))

    def sizeHint(self) -> QSize:
        """Qt: a picture that is wider than tall."""
        return QSize(2 * LEAST_WIDTH, self.height())

    def minimumSizeHint(self) -> QSize:
        """Qt: narrow panes get a narrow picture."""
        return QSize(LEAST_WIDTH, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the tile and the frame of this moment."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, QRectF(self.rect()), self._theme, RADIUS)
        if self._movie is not None:
            painter.drawPixmap(QPointF(PADDING, PADDING), self._frame(self._movie))
        elif self._photo is not None:
            painter.drawPixmap(QPointF(PADDING, PADDING), self._shown_photo(self._photo))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: frames of another size are of no use."""
        self._frames.clear()
        self._photo_picture = None
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Space and Enter play and pause, arrows step."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle_requested.emit()
        elif event.key() in STEPS:
            self.step_requested.emit(STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click plays and pauses."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.toggle_requested.emit()

    def _shown_photo(self, photo: Photo) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._photo_picture is None or self._photo_picture.devicePixelRatio() != ratio:
            from backdesk.ui.figures.photo_picture import photo_pixmap

            width, height = max(1, self.width() - 2 * PADDING), max(1, self.height() - 2 * PADDING)
            self._photo_picture = photo_pixmap(photo, width, height, ratio)
        return self._photo_picture

    def _frame(self, movie: FigureMovie) -> QPixmap:
        """The picture of the moment, to the next twentieth of a second."""
        start, end, share = self._moment
        steps = max(1, round(movie.figure.move_seconds * FRAMES_A_SECOND))
        step = round(share * steps)
        if step in (0, steps):
            start = end = start if step == 0 else end
            step = 0
        if start > end:  # the way back shows the same pictures
            start, end, step = end, start, steps - step
        key = (start, end, step, self._has_arrows)
        ratio = self.devicePixelRatioF()
        frame = self._frames.get(key)
        if frame is None or frame.devicePixelRatio() != ratio:
            frame = self._painted(movie, Moment(start, end, step / steps), ratio)
            room = MOST_FRAME_BYTES // max(1, 4 * frame.width() * frame.height())
            if len(self._frames) < room:
                self._frames[key] = frame
        return frame

    def _painted(self, movie: FigureMovie, moment: Moment, ratio: float) -> QPixmap:
        from backdesk.ui.widgets.shape_painter import paint_drawing

        width, height = max(1, self.width() - 2 * PADDING), max(1, self.height() - 2 * PADDING)
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_drawing(painter, movie.drawing(moment, arrows=self._has_arrows), width, height)
        painter.end()
        return picture
