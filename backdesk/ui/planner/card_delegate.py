"""Paints a card: name, dose, superset bracket and caution mark on the block's colour."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backdesk.domain.exercise import CautionAction
from backdesk.ui.models.cards import Card
from backdesk.ui.models.week_model import CardRole
from backdesk.ui.theme.icons import Icons
from backdesk.ui.theme.theme import Theme, Tokens

MARGIN = 3
PADDING = 6
RIGHT_PADDING = 3
STRIPE = 4
MARK = 15
MAX_NAME_LINES = 3
MAX_DOSE_LINES = 4

LEAST_TEXT_WIDTH = 20
MOST_SHAPES = 5_000
LEAST_STRETCH = 78
"""Percent of its width that a name is squeezed to before a long word is broken."""

Index = QModelIndex | QPersistentModelIndex


class _Face:
    """A font with its measures, which are asked for with every card."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        metrics = QFontMetricsF(font)
        self.line_height = metrics.lineSpacing()
        self.ascent = metrics.ascent()


@dataclass(frozen=True, slots=True)
class _Shape:
    """The lines of a card's texts at one width, and the height they make, in pixels.

    `face` is that of the name, squeezed where its longest word needs it.
    """

    face: _Face
    name: tuple[str, ...]
    dose: tuple[str, ...]
    height: int


class CardDelegate(QStyledItemDelegate):
    """Draws cards and knows how tall they are for a given width."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        """The shapes of cards are remembered, because each edit asks for those of all cards."""
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._shapes: dict[tuple[str, str, bool, int], _Shape] = {}
        self._use_font(QFont())

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
        self._paint_body(painter, option, card)
        self._paint_text(painter, option, card)
        painter.restore()

    def _paint_body(self, painter: QPainter, option: QStyleOptionViewItem, card: Card) -> None:
        tokens = self._theme.tokens
        state = option.state
        body = QRectF(option.rect).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
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

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, card: Card) -> None:
        tokens, rect = self._theme.tokens, QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        left = rect.left() + MARGIN + STRIPE + PADDING
        top = rect.top() + MARGIN + PADDING
        shape = self._shape(card, option.rect.width(), option.font)
        painter.setPen(QColor(tokens.selection_text if selected else tokens.text))
        top = _draw_lines(painter, shape.face, shape.name, left, top)
        painter.setPen(QColor(tokens.selection_text if selected else tokens.muted))
        _draw_lines(painter, self._small, shape.dose, left, top + 2)
        if card.caution is not None:
            self._paint_mark(painter, rect, card, tokens)

    def _paint_mark(self, painter: QPainter, rect: QRectF, card: Card, tokens: Tokens) -> None:
        assert card.caution is not None
        avoid = card.caution.action is CautionAction.AVOID
        colour = tokens.danger if avoid else tokens.warning
        ratio = painter.device().devicePixelRatioF()
        mark = self._icons.pixmap("caution", colour, MARK, ratio)
        painter.drawPixmap(
            round(rect.right() - MARGIN - PADDING - MARK + 2), round(rect.top() + MARGIN + 4), mark
        )

    def _shape(self, card: Card, width: int, font: QFont) -> _Shape:
        if font != self._font:
            self._use_font(font)
        title = f"{card.bracket}  {card.name}" if card.bracket else card.name
        key = (title, card.dose, card.caution is not None, width)
        shape = self._shapes.get(key)
        if shape is None:
            if len(self._shapes) >= MOST_SHAPES:
                self._shapes.clear()
            shape = self._shapes[key] = self._measure(*key)
        return shape

    def _measure(self, title: str, dose: str, marked: bool, width: int) -> _Shape:
        room = width - 2 * MARGIN - STRIPE - PADDING - RIGHT_PADDING
        room_for_name = max(LEAST_TEXT_WIDTH, room - (MARK if marked else 0))
        face = self._face_for(title, room_for_name)
        names = _wrap_text(title, room_for_name, face.font, MAX_NAME_LINES)
        doses = _wrap_text(dose, room, self._small.font, MAX_DOSE_LINES)
        height = len(names) * self._bold.line_height + len(doses) * self._small.line_height
        return _Shape(face, names, doses, round(height) + 2 * (MARGIN + PADDING) + (2 if doses else 0))

    def _face_for(self, title: str, room: int) -> _Face:
        metrics = QFontMetricsF(self._bold.font)
        words = title.replace("-", "- ").split()
        longest = max([1.0, *map(metrics.horizontalAdvance, words)])
        stretch = max(LEAST_STRETCH, int(100 * room / longest))
        if stretch >= 100:
            return self._bold
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


def _wrap_text(text: str, width: int, font: QFont, most: int) -> tuple[str, ...]:
    if not text:
        return ()
    width = max(LEAST_TEXT_WIDTH, width)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    spans: list[tuple[int, int]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
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
