"""Paints a library row: name, what it suits, and a caution mark for this client."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backdesk.domain.exercise import Caution, CautionAction, Exercise
from backdesk.ui.models.library_model import LibraryRole
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme

PADDING = 8
MARK = 16
DOT = 8


class LibraryRowDelegate(QStyledItemDelegate):
    """Two lines a row; dots on the left show the blocks in their colours."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        """Colours come from the theme when painting."""
        super().__init__(parent)
        self._theme = theme
        self._icons = icons

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: rows of one height."""
        return QSize(100, 2 * QFontMetrics(option.font).lineSpacing() + PADDING + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: draw one row."""
        exercise = index.data(LibraryRole.EXERCISE)
        if not isinstance(exercise, Exercise):
            return
        tokens = self._theme.tokens
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(tokens.selection if selected else tokens.raised))
        self._dots(painter, option, exercise)
        caution = index.data(LibraryRole.CAUTION)
        right = PADDING + (MARK + 4 if caution is not None else 0)
        area = QRectF(option.rect).adjusted(PADDING + DOT + 8, 4, -right, -4)
        self._text(
            painter, option, area, (exercise.name, str(index.data(LibraryRole.DETAIL))), selected=selected
        )
        if isinstance(caution, Caution):
            self._mark(painter, option, caution)
        painter.restore()

    def _dots(self, painter: QPainter, option: QStyleOptionViewItem, exercise: Exercise) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        middle = option.rect.center().y() + 1
        count = len(exercise.blocks)
        for place, kind in enumerate(exercise.blocks):
            painter.setBrush(self._theme.tokens.block(kind))
            top = middle - count * (DOT + 3) / 2 + place * (DOT + 3)
            painter.drawRoundedRect(QRectF(option.rect.left() + PADDING, top, DOT, DOT), 2, 2)

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRectF,
        texts: tuple[str, str],
        *,
        selected: bool,
    ) -> None:
        tokens = self._theme.tokens
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        half = area.height() / 2
        fonts = (bold, option.font)
        colours = (
            tokens.selection_text if selected else tokens.text,
            tokens.selection_text if selected else tokens.muted,
        )
        for line, (text, font, colour) in enumerate(zip(texts, fonts, colours, strict=True)):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, round(area.width()))
            place = QRectF(area.left(), area.top() + line * half, area.width(), half)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, elided)

    def _mark(self, painter: QPainter, option: QStyleOptionViewItem, caution: Caution) -> None:
        tokens = self._theme.tokens
        colour = tokens.danger if caution.action is CautionAction.AVOID else tokens.warning
        mark = self._icons.pixmap("caution", colour, MARK, painter.device().devicePixelRatioF())
        left = option.rect.right() - PADDING - MARK
        painter.drawPixmap(left, option.rect.center().y() - MARK // 2, mark)
