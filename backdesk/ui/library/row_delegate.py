"""Paints a library row: picture, name, what it suits, and what is to be minded for this client."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backdesk.domain.exercise import Exercise
from backdesk.ui.concerns.marks import MarkPainter, marks_width
from backdesk.ui.figures.tile import ThumbnailTile
from backdesk.ui.models.library_model import LibraryRole
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme
from backdesk.ui.widgets.row_ground import paint_ground

PADDING = 8
MARK = 16
STAR_GAP = 4
STRIPE = 4
TILE = 38
"""Side of the picture; the row is as much taller than its two lines as it needs."""


class LibraryRowDelegate(QStyledItemDelegate):
    """Two lines a row beside the picture; a stripe on the left shows the blocks in their colours.

    Signals: `star_clicked(ExerciseId)`.
    """

    star_clicked = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, tile: ThumbnailTile, parent: QObject | None = None
    ) -> None:
        """Colours come from the theme when painting, pictures from the tile."""
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._marks = MarkPainter(icons, MARK)
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
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, tokens)
        self._stripe(painter, option, exercise)
        picture = self._picture_area(option)
        self._tile.paint(painter, picture, exercise)
        marks = index.data(LibraryRole.MARKS) or ()
        height = 2 * QFontMetrics(option.font).lineSpacing() + 2
        left, top = picture.right() + PADDING, option.rect.center().y() + 1 - height / 2
        area = QRectF(left, top, option.rect.right() - PADDING - left, height)
        texts = (exercise.name, str(index.data(LibraryRole.DETAIL)))
        taken = marks_width(marks, MARK)
        is_favourite = bool(index.data(LibraryRole.FAVOURITE))
        if is_favourite or option.state & QStyle.StateFlag.State_MouseOver:
            star = tokens.warning if is_favourite else tokens.muted
            name = "star" if is_favourite else "star_outline"
            self._star(painter, star_area(option.rect, option.font, taken), name, star)
            taken += MARK + STAR_GAP
        self._text(painter, option, area, texts, marked=taken)
        self._marks.paint(painter, area.bottomRight() - QPointF(0, MARK), marks, tokens)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Qt: a click on the star; nothing else of the row reacts to it."""
        exercise = index.data(LibraryRole.EXERCISE)
        clicks = (
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonRelease,
            QEvent.Type.MouseButtonDblClick,
        )
        if (
            event.type() not in clicks
            or not isinstance(event, QMouseEvent)
            or not isinstance(exercise, Exercise)
        ):
            return False
        taken = marks_width(index.data(LibraryRole.MARKS) or (), MARK)
        area = star_area(option.rect, option.font, taken).adjusted(-3, -3, 3, 3)
        if event.button() is not Qt.MouseButton.LeftButton or not area.contains(event.position()):
            return False
        if event.type() is QEvent.Type.MouseButtonRelease:
            self.star_clicked.emit(exercise.id)
        return True

    def _star(self, painter: QPainter, area: QRectF, name: str, colour: str) -> None:
        star = self._icons.pixmap(name, colour, MARK, painter.device().devicePixelRatioF())
        painter.drawPixmap(area.topLeft().toPoint(), star)

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
        marked: int,
    ) -> None:
        """The name over the whole width, below it what leaves `marked` pixels for the marks."""
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
        widths = (area.width(), area.width() - marked)
        for line, (text, font, colour, width) in enumerate(zip(texts, fonts, colours, widths, strict=True)):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            # names of one kind differ at their end: "Back Extension (Bench)", "Back Extension (Prone)"
            side = Qt.TextElideMode.ElideMiddle if line == 0 else Qt.TextElideMode.ElideRight
            elided = QFontMetrics(font).elidedText(text, side, int(width))
            place = QRectF(area.left(), area.top() + line * half, width, half)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, elided)


def star_area(row: QRect, font: QFont, taken: int) -> QRectF:
    """Where a row's star stands: at the end of the second line, before the `taken` pixels of the marks."""
    height = 2 * QFontMetrics(font).lineSpacing() + 2
    bottom = row.center().y() + 1 + height / 2
    right = row.right() - PADDING - taken
    return QRectF(round(right - MARK), round(bottom - MARK), MARK, MARK)
