"""What does not look well on the pages: below the options, in view however far those are scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout

from backdesk.domain.wording import Words

_MOST_HEIGHT = 148


class HintsBox(QFrame):
    """Hints for a careful look; never a reason not to print. Hidden when there are none."""

    def __init__(self, words: Words) -> None:
        """Starts without hints."""
        super().__init__()
        self.setProperty("role", "panel")
        self.title = QLabel(words.gettext("Worth a look"))
        self.title.setProperty("role", "section")
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setProperty("role", "warning")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.text)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(words.gettext("Worth a look"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self._scroll)
        self.show_hints(())

    def show_hints(self, hints: Sequence[str]) -> None:
        """List the sentences, or hide the box."""
        self.text.setText("\n\n".join(hints))
        self.text.setAccessibleName("\n".join(hints))
        self.setVisible(bool(hints))
        width = max(120, self.width() - 40)
        self._scroll.setFixedHeight(min(_MOST_HEIGHT, self.text.heightForWidth(width) + 6))
