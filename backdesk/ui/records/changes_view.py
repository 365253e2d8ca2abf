"""What changed between two handouts, or since one: sentences to read and copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from backdesk.domain.wording import Words
from backdesk.ui.records.sentences import Sentences

_HEIGHT, _LOW_HEIGHT, _FEW = 190, 116, 2


class ChangesView(QFrame):
    """A card with a head, the sentences, and a button that copies all of them."""

    def __init__(self, words: Words) -> None:
        """Empty; the dialog shows it when there is something to say."""
        super().__init__()
        self._said = ""
        say = words.gettext
        self.head = QLabel()
        self.list = Sentences(say("What changed"))
        self.copy = QPushButton(say("Copy"))
        self._lay_out(say("Copy what changed"))
        self.copy.clicked.connect(self.on_copy)

    def show_changes(self, head: str, sentences: Sequence[str], *, if_none: str) -> None:
        """Show these under their head, or without any what stands for none."""
        self._said = "\n".join((head, *(f"• {sentence}" for sentence in sentences or (if_none,))))
        self.head.setText(head)
        self.list.show_sentences(sentences)
        if not sentences:
            self.list.setPlainText(if_none)
        self.setFixedHeight(_HEIGHT if len(sentences) > _FEW else _LOW_HEIGHT)
        self.show()

    def on_copy(self) -> None:
        """Put all of it on the clipboard."""
        QGuiApplication.clipboard().setText(self._said)

    def _lay_out(self, copy_name: str) -> None:
        self.setProperty("role", "card")
        self.head.setProperty("role", "section")
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy.setAccessibleName(copy_name)
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
