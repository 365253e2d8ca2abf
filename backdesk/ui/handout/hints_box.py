"""What to look at before printing: below the options, in view however far those are scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from backdesk.domain.wording import Words

_MOST_HEIGHT = 148


class HintsBox(QFrame):
    """Hints for a careful look: what is to be avoided first, then what is never a reason not to print.

    Hidden when there are none.
    """

    def __init__(self, words: Words) -> None:
        """Starts without hints."""
        super().__init__()
        self.setProperty("role", "panel")
        self.title = QLabel(words.gettext("Worth a look"))
        self.title.setProperty("role", "section")
        self.serious = _label("danger")
        self.text = _label("warning")
        self._both = QWidget()
        both = QVBoxLayout(self._both)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(4)
        both.addWidget(self.serious)
        both.addWidget(self.text)
        both.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._both)
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

    def show_hints(self, hints: Sequence[str], serious: Sequence[str] = ()) -> None:
        """List the sentences, or hide the box."""
        height, width = 6, max(120, self.width() - 40)
        for label, sentences in ((self.serious, serious), (self.text, hints)):
            label.setText("\n\n".join(sentences))
            label.setAccessibleName("\n".join(sentences))
            label.setVisible(bool(sentences))
            height += label.heightForWidth(width) + 4 if sentences else 0
        self.setVisible(bool(hints) or bool(serious))
        self._scroll.setFixedHeight(min(_MOST_HEIGHT, height))
        self._scroll.verticalScrollBar().setValue(0)


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
