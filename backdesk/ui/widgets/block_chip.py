"""A button that is on or off for one block, in the block's colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from backdesk.domain.blocks import BlockKind
from backdesk.ui.theme.theme import Theme


class BlockChip(QAbstractButton):
    """Checked means: only exercises that suit this block."""

    def __init__(self, kind: BlockKind, name: str, theme: Theme) -> None:
        """`name` is the block's name in the window's language."""
        super().__init__()
        self._kind = kind
        self._theme = theme
        self.setText(name)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Qt: the text and its padding."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 24, self.fontMetrics().height() + 12)

    def minimumSizeHint(self) -> QSize:
        """Qt: the same; the text is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a pill, filled when checked."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        colour = tokens.block(self._kind)
        painter.setBrush(tokens.block_surface(self._kind) if self.isChecked() else QColor(tokens.surface))
        edge = QColor(tokens.text) if self.hasFocus() else colour
        painter.setPen(QPen(edge, 2 if self.isChecked() or self.hasFocus() else 1))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
