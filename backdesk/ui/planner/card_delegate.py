"""Paints a card: name, dose, superset bracket and caution mark on the block's colour."""

from __future__ import annotations

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
STRIPE = 4
MARK = 15
MAX_NAME_LINES = 3
MAX_DOSE_LINES = 4

Index = QModelIndex | QPersistentModelIndex
Lines = list[tuple[str, float]]


class CardDelegate(QStyledItemDelegate):
    """Draws cards and knows how tall they are for a given width."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        """Layouts of texts are cached by text, width and font."""
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._wrapped: dict[tuple[str, int, str, int], tuple[str, ...]] = {}

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
        name, dose = self._lines(card, width, font)
        height = len(name) * _line_height(_bold(font)) + len(dose) * _line_height(_small(font))
        return round(height) + 2 * (MARGIN + PADDING) + (2 if dose else 0)

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
        name, dose = self._lines(card, option.rect.width(), option.font)
        painter.setPen(QColor(tokens.selection_text if selected else tokens.text))
        top = _draw_lines(painter, _bold(option.font), name, left, top)
        painter.setPen(QColor(tokens.selection_text if selected else tokens.muted))
        _draw_lines(painter, _small(option.font), dose, left, top + 2)
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

    def _lines(self, card: Card, width: int, font: QFont) -> tuple[tuple[str, ...], tuple[str, ...]]:
        room = width - 2 * MARGIN - STRIPE - 2 * PADDING
        title = f"{card.bracket}  {card.name}" if card.bracket else card.name
        mark = MARK if card.caution is not None else 0
        return (
            self._wrap(title, room - mark, _bold(font), MAX_NAME_LINES),
            self._wrap(card.dose, room, _small(font), MAX_DOSE_LINES),
        )

    def _wrap(self, text: str, width: int, font: QFont, most: int) -> tuple[str, ...]:
        key = (text, width, font.key(), most)
        if key not in self._wrapped:
            if len(self._wrapped) > 5_000:
                self._wrapped.clear()
            self._wrapped[key] = _wrap_text(text, max(20, width), font, most)
        return self._wrapped[key]


def _wrap_text(text: str, width: int, font: QFont, most: int) -> tuple[str, ...]:
    if not text:
        return ()
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


def _draw_lines(painter: QPainter, font: QFont, lines: tuple[str, ...], left: float, top: float) -> float:
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    for line in lines:
        painter.drawText(round(left), round(top + metrics.ascent()), line)
        top += _line_height(font)
    return top


def _line_height(font: QFont) -> float:
    return QFontMetricsF(font).lineSpacing()


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _small(font: QFont) -> QFont:
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * 0.92)
    return small
