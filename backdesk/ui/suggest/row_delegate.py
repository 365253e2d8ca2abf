"""Paints a suggestion: picture, name, the heaviest reason, and the place it would go to."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backdesk.domain.suggest import Suggestion
from backdesk.ui.figures.tile import ThumbnailTile
from backdesk.ui.suggest.model import SuggestRole
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme
from backdesk.ui.widgets.row_ground import paint_ground

PADDING = 8
STRIPE = 4
TILE = 44
MARK = 16
LINES = 3
"""The name, the reason and the place: none pushes another out of a narrow column."""


class SuggestRowDelegate(QStyledItemDelegate):
    """Three lines beside the picture; the stripe on the left has the colour of the block it would go to."""

    def __init__(
        self, theme: Theme, icons: Icons, tile: ThumbnailTile, parent: QObject | None = None
    ) -> None:
        """Colours come from the theme when painting, pictures from the tile."""
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._tile = tile

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: rows of one height."""
        lines = LINES * QFontMetrics(option.font).lineSpacing() + PADDING
        return QSize(100, max(lines, TILE + 4))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: draw one row."""
        suggestion = index.data(SuggestRole.SUGGESTION)
        if not isinstance(suggestion, Suggestion):
            return
        tokens, rect = self._theme.tokens, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, tokens)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.block(suggestion.cell.block))
        painter.drawRoundedRect(QRectF(rect.left() + 1, rect.top() + 3, STRIPE, rect.height() - 6), 2, 2)
        picture = QRectF(rect.left() + STRIPE + 4, rect.center().y() + 1 - TILE // 2, TILE, TILE)
        self._tile.paint(painter, picture, suggestion.exercise)
        left = picture.right() + PADDING
        area = QRectF(left, rect.top() + PADDING / 2, rect.right() - PADDING - left, rect.height() - PADDING)
        self._text(painter, option, area, index, marked=bool(suggestion.concerns))
        painter.restore()

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        *,
        marked: bool,
    ) -> None:
        tokens = self._theme.tokens
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        height = area.height() / LINES
        plain, muted = (tokens.selection_text,) * 2 if selected else (tokens.text, tokens.muted)
        lines = (
            (str(index.data()), bold, plain),
            (str(index.data(SuggestRole.HEADLINE)), option.font, plain),
            (str(index.data(SuggestRole.PLACE)), option.font, muted),
        )
        for number, (text, font, colour) in enumerate(lines):
            width = area.width() - (MARK + 4 if marked and number == LINES - 1 else 0)
            # names of one kind differ at their end
            side = Qt.TextElideMode.ElideMiddle if number == 0 else Qt.TextElideMode.ElideRight
            painter.setFont(font)
            painter.setPen(QColor(colour))
            elided = QFontMetrics(font).elidedText(text, side, int(width))
            place = QRectF(area.left(), area.top() + number * height, width, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, elided)
        if marked:
            ratio = painter.device().devicePixelRatioF()
            mark = self._icons.pixmap("caution", tokens.warning, MARK, ratio)
            painter.drawPixmap(round(area.right()) - MARK, round(area.bottom()) - MARK, mark)
