"""The headings of the clinic dialog's tabs."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel


def heading(text: str) -> QLabel:
    """What the fields below are about."""
    label = QLabel(text)
    label.setProperty("role", "section")
    label.setWordWrap(True)
    return label
