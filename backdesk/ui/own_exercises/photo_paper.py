"""The large picture in the exercise editor: a photo, else the drawn figure."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QSizePolicy, QWidget

from backdesk.domain.pose import ExerciseFigure
from backdesk.figure.style import FigureStyle
from backdesk.figure.thumbnails import telling_key, thumbnail_drawing
from backdesk.ui.figures.source import BROKEN
from backdesk.ui.figures.tile import paint_ground
from backdesk.ui.theme.theme import Theme
from backdesk.ui.widgets.shape_painter import paint_drawing

ICON = QSize(84, 64)
PADDING = 8
_LEAST_HEIGHT = 200
_TEXT = "#5b6b77"
"""On the tile, which is light in the dark theme too."""

MakePicture = Callable[[int, int, float], QPixmap | None]
"""The picture for a width and height in logical pixels and a pixel ratio."""


class PhotoPaper(QWidget):
    """Makes its picture when it is painted at a new size."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_picture`."""
        super().__init__()
        self._theme = theme
        self._make: MakePicture | None = None
        self._picture: QPixmap | None = None
        self._text = ""
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_picture(self, make: MakePicture | None, name: str) -> None:
        """Show a picture; without one the name stands in its place."""
        self._make, self._picture, self._text = make, None, name
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the tile and the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, QRectF(self.rect()), self._theme, 8)
        if self._picture is None and self._make is not None:
            width, height = max(1, self.width() - 2 * PADDING), max(1, self.height() - 2 * PADDING)
            self._picture = self._make(width, height, self.devicePixelRatioF())
        if self._picture is not None:
            painter.drawPixmap(QPointF(PADDING, PADDING), self._picture)
        else:
            painter.setPen(QColor(_TEXT))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a picture of another size is of no use."""
        self._picture = None
        super().resizeEvent(event)


def drawn_picture(figure: ExerciseFigure, style: FigureStyle) -> MakePicture:
    """Draws a figure's telling pose; one that cannot be drawn gives no picture."""

    def make(width: int, height: int, ratio: float) -> QPixmap | None:
        try:
            drawing = thumbnail_drawing(figure, telling_key(figure), style)
        except BROKEN:
            return None
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_drawing(painter, drawing, width, height)
        painter.end()
        return picture

    return make


def photo_list(name: str) -> QListWidget:
    """An empty row of small photos to choose from."""
    photos = QListWidget()
    photos.setAccessibleName(name)
    photos.setViewMode(QListView.ViewMode.IconMode)
    photos.setMovement(QListView.Movement.Static)
    photos.setFlow(QListView.Flow.LeftToRight)
    photos.setWrapping(False)
    photos.setIconSize(ICON)
    photos.setGridSize(QSize(ICON.width() + 16, ICON.height() + 28))
    photos.setFixedHeight(ICON.height() + 36)
    return photos
