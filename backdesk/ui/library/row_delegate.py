"""Paints a library row: picture, name, what it suits, and a caution mark for this client."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backdesk.domain.exercise import Caution, CautionAction, Exercise
from backdesk.ui.figures.tile import ThumbnailTile
from backdesk.ui.models.library_model import LibraryRole
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme

PADDING = 8
MARK = 16
STRIPE = 4
TILE = 38
"""Side of the picture; the row is as much taller than its two lines as it needs."""


class LibraryRowDelegate(QStyledItemDelegate):
    """Two lines a row beside the picture; a stripe on the left shows the blocks in their colours."""

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
        lines = 2 * QFontMetrics(option.font).lineSpacing() + PADDING + 2
        return QSize(100, max(lines, TILE + 4))

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
        self._stripe(painter, option, exercise)
        picture = self._picture_area(option)
        self._tile.paint(painter, picture, exercise)
        caution = index.data(LibraryRole.CAUTION)
        height = 2 * QFontMetrics(option.font).lineSpacing() + 2
        left, top = picture.right() + PADDING, option.rect.center().y() + 1 - height / 2
        area = QRectF(left, top, option.rect.right() - PADDING - left, height)
        texts = (exercise.name, str(index.data(LibraryRole.DETAIL)))
        self._text(painter, option, area, texts, marked=caution is not None)
        if isinstance(caution, Caution):
            self._mark(painter, area, caution)
        painter.restore()

    def _picture_area(self, option: QStyleOptionViewItem) -> QRectF:
        rect = option.rect
        return QRectF(rect.left() + STRIPE + 4, rect.center().y() + 1 - TILE // 2, TILE, TILE)

    def _stripe(self, painter: QPainter, option: QStyleOptionViewItem, exercise: Exercise) -> None:
        """The blocks it suits, one below the other along the picture."""
        painter.setPen(Qt.PenStyle.NoPen)
        area = self._picture_area(option)
        share = area.height() / max(1, len(exercise.blocks))
        for place, kind in enumerate(exercise.blocks):
            painter.setBrush(self._theme.tokens.block(kind))
            part = QRectF(option.rect.left() + 1, area.top() + place * share, STRIPE, share)
            painter.drawRoundedRect(part.adjusted(0, 0.5, 0, -0.5), 2, 2)

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRectF,
        texts: tuple[str, str],
        *,
        marked: bool,
    ) -> None:
        """The name over the whole width, below it what leaves room for the mark."""
        tokens = self._theme.tokens
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        half = area.height() / 2
        fonts = (bold, option.font)
        colours = (
            tokens.selection_text if selected else tokens.text,
            tokens.selection_text if selected else tokens.muted,
        )
        widths = (area.width(), area.width() - (MARK + 4 if marked else 0))
        for line, (text, font, colour, width) in enumerate(zip(texts, fonts, colours, widths, strict=True)):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            # names of one kind differ at their end: "Back Extension (Bench)", "Back Extension (Prone)"
            side = Qt.TextElideMode.ElideMiddle if line == 0 else Qt.TextElideMode.ElideRight
            elided = QFontMetrics(font).elidedText(text, side, int(width))
            place = QRectF(area.left(), area.top() + line * half, width, half)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, elided)

    def _mark(self, painter: QPainter, area: QRectF, caution: Caution) -> None:
        tokens = self._theme.tokens
        colour = tokens.danger if caution.action is CautionAction.AVOID else tokens.warning
        mark = self._icons.pixmap("caution", colour, MARK, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(area.right()) - MARK, round(area.bottom()) - MARK, mark)
