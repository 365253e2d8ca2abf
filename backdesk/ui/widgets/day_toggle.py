"""A weekday that can be chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from backdesk.domain.labels import day_name, short_day_name
from backdesk.domain.wording import Words


def day_toggle(day: str, words: Words) -> QToolButton:
    """A button with the day's short name that stays down; assistive tools and the tooltip say the whole."""
    button = QToolButton()
    button.setText(short_day_name(day, words))
    button.setAccessibleName(day_name(day, words))
    button.setToolTip(day_name(day, words))
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
