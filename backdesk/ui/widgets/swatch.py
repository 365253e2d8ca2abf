"""A small sample of a coverage band's colour for the legend."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from backdesk.domain.coverage import Band
from backdesk.ui.theme.theme import Theme

SIZE = 12


class Swatch(QWidget):
    """Twelve pixels of a band's colour."""

    def __init__(self, band: Band, theme: Theme) -> None:
        """Follows the theme when repainted."""
        super().__init__()
        self._band = band
        self._theme = theme
        self.setFixedSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: fill the square."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._theme.tokens.line)))
        painter.setBrush(self._theme.tokens.band(self._band))
        painter.drawRect(0, 0, SIZE - 1, SIZE - 1)
        painter.end()
