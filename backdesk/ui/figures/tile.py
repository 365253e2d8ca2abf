"""The light rounded tile that a picture of an exercise lies on, in both themes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from backdesk.domain.exercise import Exercise
from backdesk.ui.figures.thumbnail_store import Size, ThumbnailStore
from backdesk.ui.theme.theme import Theme

LIGHT_TILE, LIGHT_EDGE = "#f1f5f7", "#dde4e9"
DARK_TILE, DARK_EDGE = "#dfe6ea", "#dfe6ea"
"""Figures are drawn in one palette; in the dark theme too they need a light ground."""
NO_PICTURE = "#a7b4be"
RADIUS = 5
INSET = 2


class ThumbnailTile:
    """Paints an exercise's small picture, a quiet sign for one without, or just the tile meanwhile."""

    def __init__(self, theme: Theme, store: ThumbnailStore) -> None:
        """Pictures come from the store."""
        self._theme = theme
        self._store = store

    def paint(self, painter: QPainter, area: QRectF, exercise: Exercise | None) -> None:
        """Paint into a square area; None is an exercise that is not known here."""
        paint_ground(painter, area, self._theme, RADIUS)
        if exercise is None:
            _paint_no_picture(painter, area)
            return
        side = round(area.width()) - 2 * INSET
        size = Size(side, painter.device().devicePixelRatioF())
        picture, is_missing = self._store.thumbnail(exercise, size)
        if picture is not None:
            painter.drawPixmap(area.topLeft() + QPointF(INSET, INSET), picture)
        elif is_missing:
            _paint_no_picture(painter, area)


def paint_ground(painter: QPainter, area: QRectF, theme: Theme, radius: float) -> None:
    """The tile itself."""
    painter.setPen(QPen(QColor(DARK_EDGE if theme.is_dark else LIGHT_EDGE), 1))
    painter.setBrush(QColor(DARK_TILE if theme.is_dark else LIGHT_TILE))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _paint_no_picture(painter: QPainter, area: QRectF) -> None:
    """Head and shoulders in a soft grey: somebody, in no pose."""
    middle, unit = area.center(), area.width() / 36
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(NO_PICTURE))
    painter.drawEllipse(middle - QPointF(0, 4.5 * unit), 4.6 * unit, 4.6 * unit)
    shoulders = QPainterPath()
    shoulders.addRoundedRect(
        QRectF(middle.x() - 9 * unit, middle.y() + 2.5 * unit, 18 * unit, 20 * unit), 8 * unit, 8 * unit
    )
    body = QPainterPath()
    body.addRect(QRectF(area.left(), area.top(), area.width(), middle.y() + 10 * unit - area.top()))
    painter.drawPath(shoulders.intersected(body))
