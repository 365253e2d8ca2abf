"""How a superset looks on the board: a bracket along its cards, and a tag "A1" on each."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from backdesk.domain.supersets import Run
from backdesk.ui.theme.theme import Tokens

GUTTER = 6
"""Pixels that a card of a superset makes room for the bracket at its left."""
_LINE = 2.0
_LEFT = 2.5
_HOOK = 5.0
_END = 5.0
"""How far from the ends of its first and last card the bracket stays, in pixels."""
_TAG_PADDING = 3.0


def paint_bracket(painter: QPainter, rect: QRectF, run: Run, tokens: Tokens) -> None:
    """The part of the bracket beside one card; those of neighbours meet to one line."""
    if run is Run.NONE:
        return
    begins, ends = run in (Run.FIRST, Run.ONLY), run in (Run.LAST, Run.ONLY)
    x = rect.left() + _LEFT
    top = rect.top() + _END if begins else rect.top()
    bottom = rect.bottom() - _END if ends else rect.bottom()
    painter.setPen(QPen(QColor(tokens.accent), _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    for is_end, y in ((begins, top), (ends, bottom)):
        if is_end:
            painter.drawLine(QPointF(x, y), QPointF(x + _HOOK, y))


def paint_tag(painter: QPainter, area: QRectF, text: str, tokens: Tokens) -> None:
    """The tag in the painter's font; `area` is where its text stands."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawRoundedRect(area.adjusted(-_TAG_PADDING, 0.5, _TAG_PADDING, -0.5), 4, 4)
    painter.setPen(QColor(tokens.accent_text))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
    painter.restore()
