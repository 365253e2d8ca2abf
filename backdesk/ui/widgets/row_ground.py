"""The ground of a row that a delegate paints."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from backdesk.ui.theme.theme import Tokens


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> bool:
    """Fill a row that is selected or under the pointer; whether it is selected."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if selected or option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, QColor(tokens.selection if selected else tokens.raised))
    return selected
