"""How often a block is gone through, said above its cards."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from backdesk.domain.blocks import BlockKind
from backdesk.ui.theme.theme import Theme

ROUNDS_HEIGHT = 24
"""Room above the cards, in pixels."""
_MARGIN = 3


class RoundsTag(QAbstractButton):
    """A click asks for another number; the keyboard has a command for it."""

    def __init__(self, kind: BlockKind, theme: Theme, parent: QWidget) -> None:
        """In the colours of the block."""
        super().__init__(parent)
        self._kind, self._theme = kind, theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the tag on the cell's ground."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), tokens.block_surface(self._kind))
        area = QRectF(self.rect()).adjusted(_MARGIN + 0.5, _MARGIN + 0.5, -_MARGIN - 0.5, -0.5)
        painter.setPen(tokens.block(self._kind))
        painter.setBrush(QColor(tokens.raised if self.underMouse() else tokens.surface))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        text = f"↻ {self.text()}"
        if painter.fontMetrics().horizontalAdvance(text) > area.width() - 8:
            text = self.text()
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
