"""A name, a number and a bar in one line, readable by eye and by screen reader."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backdesk.ui.theme.theme import Theme


class BarRow(QWidget):
    """One measured thing. `set_value` changes it; a preview value is drawn behind."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        """`name` is shown on the left."""
        super().__init__(parent)
        self._name = name
        self._theme = theme
        self._text = ""
        self._share = 0.0
        self._preview_share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    @property
    def text(self) -> str:
        """The number as it is shown."""
        return self._text

    def set_value(self, text: str, share: float, preview_share: float = 0.0) -> None:
        """Show a text and fill the bar to a share from 0 to 1."""
        if (text, share, preview_share) != (self._text, self._share, self._preview_share):
            self._text, self._share, self._preview_share = text, share, preview_share
            self.setAccessibleName(f"{self._name}: {text}")
            self.update()

    def sizeHint(self) -> QSize:
        """Qt: one line and its bar."""
        return QSize(200, self.fontMetrics().height() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw name, number and bar."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRectF(0, 0, self.width(), self.height() - 8)
        painter.setPen(QColor(tokens.text))
        number = self.fontMetrics().horizontalAdvance(self._text)
        name = self.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, self.width() - number - 8
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, self.height() - 7, self.width(), 5)
        bars = (
            (tokens.band_none, 1.0),
            (tokens.preview, self._preview_share),
            (tokens.band_moderate, self._share),
        )
        for colour, share in bars:
            if share > 0:
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(0, track.top(), track.width() * min(1.0, share), 5), 2, 2)
        painter.end()
