"""The beginning of a drag, and the little picture that follows the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from backdesk.ui.theme.theme import Tokens

WIDTH = 180
HEIGHT = 30


def drag_picture(names: Sequence[str], tokens: Tokens, widget: QWidget) -> QPixmap:
    """A tag with the first name, and how many more there are."""
    ratio = widget.devicePixelRatioF()
    picture = QPixmap(round(WIDTH * ratio), round(HEIGHT * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(tokens.surface))
    painter.setPen(QPen(QColor(tokens.accent), 2))
    painter.drawRoundedRect(QRectF(1, 1, WIDTH - 2, HEIGHT - 2), 6, 6)
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    metrics = QFontMetrics(widget.font())
    room = WIDTH - 20 - metrics.horizontalAdvance(more)
    text = metrics.elidedText(names[0], Qt.TextElideMode.ElideRight, room) + more
    painter.setFont(widget.font())
    painter.setPen(QColor(tokens.text))
    painter.drawText(QRectF(10, 0, WIDTH - 16, HEIGHT), Qt.AlignmentFlag.AlignVCenter, text)
    painter.end()
    return picture


def drag_distance_reached(start: QPoint, now: QPoint) -> bool:
    """Whether the mouse went far enough for a press to become a drag."""
    return (now - start).manhattanLength() >= QApplication.startDragDistance()
