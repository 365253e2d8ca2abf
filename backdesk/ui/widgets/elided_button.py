"""A button that takes the width it is given, and shortens a long text with an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

EDGES = 24
"""Border and padding of both sides, in pixels."""


class ElidedButton(QPushButton):
    """The whole text is its accessible name; the beginning stays in sight."""

    def __init__(self, text: str) -> None:
        """Shows the text as it is, an ampersand too."""
        super().__init__(_plain(text))
        self._whole = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: show what fits."""
        super().resizeEvent(event)
        side = Qt.TextElideMode.ElideRight
        self.setText(_plain(self.fontMetrics().elidedText(self._whole, side, self.width() - EDGES)))


def _plain(text: str) -> str:
    return text.replace("&", "&&")
