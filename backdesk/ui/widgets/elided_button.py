"""A button that takes the width it is given: a long text wraps, and is shortened with an ellipsis beyond."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

EDGES = 24
"""Border and padding of both sides, in pixels."""
MOST_LINES = 3


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
        lines = _wrapped(self._whole, self.fontMetrics(), self.width() - EDGES)
        self.setText(_plain("\n".join(lines)))
        # the least height that the style sheet gives is that of one line
        self.setMinimumHeight(self.sizeHint().height())


def _wrapped(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The text in lines of at most this width; the last one ends with an ellipsis where there is more."""
    words, lines = text.split(" "), list[str]()
    while words and len(lines) < MOST_LINES - 1:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    rest = [" ".join(words)] if words else []
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in (*lines, *rest)]


def _plain(text: str) -> str:
    return text.replace("&", "&&")
