"""Paints a client's row: the name, and below it what tells clients of one name apart."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backdesk.ui.clients.list_model import ClientRole
from backdesk.ui.theme.theme import Theme
from backdesk.ui.widgets.row_ground import paint_ground

_PADDING = 10


class ClientRowDelegate(QStyledItemDelegate):
    """Two lines a row, all of one height."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Colours come from the theme when painting."""
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: two lines."""
        return QSize(120, 2 * QFontMetrics(option.font).lineSpacing() + _PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: draw one row."""
        tokens = self._theme.tokens
        painter.save()
        is_selected = paint_ground(painter, option, tokens)
        if is_selected and option.state & QStyle.StateFlag.State_Active:
            painter.fillRect(
                option.rect.left(), option.rect.top(), 3, option.rect.height(), QColor(tokens.accent)
            )
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        area = QRectF(option.rect).adjusted(_PADDING, _PADDING / 2, -_PADDING, -_PADDING / 2)
        half = area.height() / 2
        colours = (tokens.selection_text,) * 2 if is_selected else (tokens.text, tokens.muted)
        texts = (str(index.data()), str(index.data(ClientRole.DETAIL)))
        for place, (text, font, colour) in enumerate(zip(texts, (bold, option.font), colours, strict=True)):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
            line = QRectF(area.left(), area.top() + place * half, area.width(), half)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided)
        painter.restore()
