"""A frame around the part of the window that the tour speaks of."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from backdesk.ui.theme.theme import Theme


class Pointer(QWidget):
    """Lies over the window, lets the mouse through, and draws a frame."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        """Hidden until `point_at`."""
        super().__init__(window)
        self._window = window
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def point_at(self, part: QWidget) -> None:
        """Frame a part of the window."""
        corner = part.mapTo(self._window, QPoint(0, 0))
        self.setGeometry(corner.x(), corner.y(), part.width(), part.height())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 4))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 6, 6)
        painter.end()
