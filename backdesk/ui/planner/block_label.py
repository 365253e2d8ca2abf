"""The label at the left of a board row: icon and name in the block's colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backdesk.domain.blocks import BlockKind
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme

ICON = 18


class BlockLabel(QWidget):
    """Written upwards, so that it takes little room; the icon tells blocks apart in grey."""

    def __init__(self, kind: BlockKind, name: str, theme: Theme, icons: Icons, parent: QWidget) -> None:
        """`name` is the block's name in the window's language."""
        super().__init__(parent)
        self._kind = kind
        self._name = name
        self._theme = theme
        self._icons = icons
        self.setAccessibleName(name)
        self.setToolTip(name)

    def least_height(self) -> int:
        """Pixels that icon and name need."""
        return self.fontMetrics().horizontalAdvance(self._name) + ICON + 36

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the label."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.block_surface(self._kind))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setBrush(tokens.block(self._kind))
        painter.drawRoundedRect(QRectF(0, 0, 4, self.height()), 2, 2)
        icon = self._icons.pixmap(self._kind.value, tokens.text, ICON, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - ICON) // 2 + 2, 8, icon)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.translate(0, self.height())
        painter.rotate(-90)
        area = QRectF(8, 2, self.height() - ICON - 20, self.width() - 2)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._name)
        painter.end()
