"""Paints a card: picture, name, dose, superset bracket and marks on the block's colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backdesk.ui.concerns.marks import MarkPainter
from backdesk.ui.figures.tile import ThumbnailTile
from backdesk.ui.models.cards import Card
from backdesk.ui.models.week_model import CardRole
from backdesk.ui.planner.superset_bracket import GUTTER, paint_bracket, paint_tag
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme

MARGIN = 3
PADDING = 6
RIGHT_PADDING = 3
STRIPE = 4
MARK = 15
TILE, SMALL_TILE = 34, 30
TILE_GAP = 6
LEAST_ROOM_BESIDE = 66
"""Where less room than this would stay for the texts, they stand below the picture, not beside it."""
MAX_NAME_LINES = 3
MAX_DOSE_LINES = 5

LEAST_TEXT_WIDTH = 20
MOST_SHAPES = 5_000
LEAST_STRETCH = 78
"""Percent of its width that a name is squeezed to before a long word is broken."""
HINTING = 4
"""Percent by which a squeezed word may come out wider, because its letters stand on whole pixels."""

Index = QModelIndex | QPersistentModelIndex


class _Face:
    """A font with its measures, which are asked for with every card."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        metrics = QFontMetricsF(font)
        self.line_height = metrics.lineSpacing()
        self.ascent = metrics.ascent()
        self.width_of = metrics.horizontalAdvance


@dataclass(frozen=True, slots=True)
class _Shape:
    """The lines of a card's texts at one width, and the height they make, in pixels.

    `face` is that of the name, squeezed where its longest word needs it. The texts begin at `left` and
    `top` within the padding, beside or below the picture, which is `tile` wide. Below it, the `bracket`
    of a superset stands beside the picture and not before the name.
    """

    face: _Face
    bracket: str
    name: tuple[str, ...]
    dose: tuple[str, ...]
    tile: int
    left: int
    top: float
    height: int

    @property
    def is_below(self) -> bool:
        """Whether the texts stand below the picture."""
        return self.tile > 0 and self.left == 0


class _Texts(NamedTuple):
    """What a card says."""

    bracket: str
    name: str
    dose: str
    is_marked: bool


class CardDelegate(QStyledItemDelegate):
    """Draws cards and knows how tall they are for a given width."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        """The shapes of cards are remembered, because each edit asks for those of all cards."""
        super().__init__(parent)
        self._theme = theme
        self._marks = MarkPainter(icons, MARK)
        self._tile: ThumbnailTile | None = None
        self._shapes: dict[tuple[_Texts, int], _Shape] = {}
        self._use_font(QFont())

    def use_tile(self, tile: ThumbnailTile) -> None:
        """Paint pictures on this tile from now on; cards get their height from that."""
        self._tile = tile
        self._shapes.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: the card's size at the view's width."""
        card = index.data(CardRole.CARD)
        widget = option.widget
        width = option.rect.width() if widget is None else widget.width()
        if not isinstance(card, Card):
            return QSize(width, 0)
        return QSize(width, self.card_height(card, width, option.font))

    def card_height(self, card: Card, width: int, font: QFont) -> int:
        """Height in pixels of a card that is `width` wide, margins included."""
        return self._shape(card, width, font).height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw one card."""
        card = index.data(CardRole.CARD)
        if not isinstance(card, Card):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = self._shape(card, option.rect.width(), option.font)
        rect = QRectF(option.rect)
        paint_bracket(painter, rect, card.run, self._theme.tokens)
        body = rect.adjusted(GUTTER if card.bracket else 0, 0, 0, 0)
        corner = body.topLeft() + QPointF(MARGIN + STRIPE + PADDING, MARGIN + PADDING)
        self._paint_body(painter, option, card, body)
        self._paint_text(painter, option, shape, corner)
        if card.bracket:
            self._paint_tag(painter, card.bracket, shape, corner)
        if self._tile is not None:
            side = shape.tile
            self._tile.paint(painter, QRectF(corner - QPointF(1, 0), QSizeF(side, side)), card.exercise)
        edge = QPointF(option.rect.topRight()) + QPointF(2 - MARGIN - PADDING + 1, MARGIN + 4)
        # beside a picture a second mark would leave no room for the name; the tooltip tells all
        marks = card.marks if shape.is_below else card.marks[:1]
        self._marks.paint(painter, edge, marks, self._theme.tokens)
        painter.restore()

    def _paint_body(self, painter: QPainter, option: QStyleOptionViewItem, card: Card, area: QRectF) -> None:
        tokens = self._theme.tokens
        state = option.state
        body = area.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        path = QPainterPath()
        path.addRoundedRect(body, 5, 5)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillPath(path, QColor(tokens.selection if selected else tokens.surface))
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(QRectF(body.left(), body.top(), STRIPE, body.height()), tokens.block(card.block))
        painter.restore()
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(tokens.accent if selected else tokens.line), 2 if focused else 1))
        painter.drawPath(path)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, shape: _Shape, corner: QPointF
    ) -> None:
        tokens = self._theme.tokens
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        left, top = corner.x() + shape.left, corner.y() + shape.top
        painter.setPen(QColor(tokens.selection_text if selected else tokens.text))
        top = _draw_lines(painter, shape.face, shape.name, left, top)
        painter.setPen(QColor(tokens.selection_text if selected else tokens.muted))
        _draw_lines(painter, self._small, shape.dose, left, top + 2)

    def _paint_tag(self, painter: QPainter, text: str, shape: _Shape, corner: QPointF) -> None:
        """Over the first word of the name, or beside a picture that stands above the name."""
        face, place = shape.face, corner + QPointF(shape.left, shape.top)
        if shape.bracket:
            face = self._bold  # below the caution mark, which stands in the corner
            place = corner + QPointF(shape.tile + TILE_GAP, shape.tile - face.line_height)
        painter.setFont(face.font)
        paint_tag(
            painter, QRectF(place, QSizeF(face.width_of(text), face.line_height)), text, self._theme.tokens
        )

    def _shape(self, card: Card, width: int, font: QFont) -> _Shape:
        if font != self._font:
            self._use_font(font)
        key = (_Texts(card.bracket, card.name, card.dose, bool(card.marks)), width)
        shape = self._shapes.get(key)
        if shape is None:
            if len(self._shapes) >= MOST_SHAPES:
                self._shapes.clear()
            shape = self._shapes[key] = self._measure(*key)
        return shape

    def _measure(self, texts: _Texts, width: int) -> _Shape:
        room = width - 2 * MARGIN - STRIPE - PADDING - RIGHT_PADDING - (GUTTER if texts.bracket else 0)
        if self._tile is None:
            return self._arranged(texts, room, 0, 0, 0)
        if room - TILE - TILE_GAP >= LEAST_ROOM_BESIDE:
            return self._arranged(texts, room, TILE, TILE + TILE_GAP, 0)
        return self._arranged(texts, room, SMALL_TILE, 0, SMALL_TILE + TILE_GAP - 3)

    def _arranged(self, texts: _Texts, room: int, tile: int, left: int, top: int) -> _Shape:
        """Break the texts into lines that begin at `left` and `top`; a picture above takes the marks."""
        bracket, title = (
            (texts.bracket, texts.name) if top else ("", f"{texts.bracket}  {texts.name}".strip())
        )
        room -= left
        beside_mark = room - (MARK if texts.is_marked and not top else 0)
        face = self._face_for(title, room, beside_mark)
        names = _wrap_text(title, (beside_mark, room), face.font, MAX_NAME_LINES)
        doses = _wrap_text(texts.dose, (room, room), self._small.font, MAX_DOSE_LINES)
        height = len(names) * self._bold.line_height + len(doses) * self._small.line_height
        height += 2 if doses else 0
        # texts that are shorter than the picture beside them stand at its middle
        begin = max(float(top), (tile - height) / 2 if left else 0.0)
        whole = round(max(begin + height, tile)) + 2 * (MARGIN + PADDING)
        return _Shape(face, bracket, names, doses, tile, left, begin, whole)

    def _face_for(self, title: str, room: int, first_room: int) -> _Face:
        """The font in which every word fits its line; the first line may have less room."""
        metrics = QFontMetricsF(self._bold.font)
        words = [max(1.0, metrics.horizontalAdvance(word)) for word in title.replace("-", "- ").split()]
        fit = min([1.0, *(room / word for word in words), *(first_room / word for word in words[:1])])
        if fit >= 1.0:
            return self._bold
        stretch = max(LEAST_STRETCH, int(100 * fit) - HINTING)
        if stretch not in self._squeezed:
            font = QFont(self._bold.font)
            font.setStretch(stretch)
            self._squeezed[stretch] = _Face(font)
        return self._squeezed[stretch]

    def _use_font(self, font: QFont) -> None:
        self._font = QFont(font)
        self._bold, self._small = _Face(_bold(font)), _Face(_small(font))
        self._squeezed: dict[int, _Face] = {}
        self._shapes.clear()


def _wrap_text(text: str, widths: tuple[int, int], font: QFont, most: int) -> tuple[str, ...]:
    """The lines of a text; `widths` are that of the first line and that of the others, in pixels."""
    if not text:
        return ()
    first, width = (max(LEAST_TEXT_WIDTH, one) for one in widths)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    spans: list[tuple[int, int]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width if spans else first)
        spans.append((line.textStart(), line.textLength()))
    layout.endLayout()
    lines = [text[start : start + length].strip() for start, length in spans[:most]]
    if len(spans) > most:
        rest = text[spans[most - 1][0] :]
        lines[-1] = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return tuple(lines)


def _draw_lines(painter: QPainter, face: _Face, lines: tuple[str, ...], left: float, top: float) -> float:
    painter.setFont(face.font)
    for line in lines:
        painter.drawText(round(left), round(top + face.ascent), line)
        top += face.line_height
    return top


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _small(font: QFont) -> QFont:
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * 0.92)
    return small
