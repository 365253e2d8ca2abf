"""A small box: when this plan was given out last, and what changed since."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from backdesk.domain.wording import Words
from backdesk.services.handout_changes import HandoutChanges
from backdesk.ui.records.labels import way_text
from backdesk.ui.records.sentences import Sentences

FIRST = 6
"""Sentences that are shown before "and 4 more" is pressed."""


class ChangesBox(QFrame):
    """Shows what it is told; it asks nobody."""

    def __init__(self, words: Words) -> None:
        """Says that the plan was not given out yet."""
        super().__init__()
        self._words = words
        self._sentences: tuple[str, ...] = ()
        self._is_open = False
        say = words.gettext
        self.given = QLabel()
        self.head = QLabel()
        self.list = Sentences(say("Changes since the last handout"), is_whole=True)
        self.more = QPushButton()
        self._lay_out()
        self.more.clicked.connect(self.on_more)
        self.show_changes(None)

    def show_changes(self, changes: HandoutChanges | None) -> None:
        """Show the last handout and the changes since; None when there was no handout."""
        say = self._words.gettext
        sentences = () if changes is None else changes.sentences
        if sentences != self._sentences:
            self._is_open = False
        self._sentences = sentences
        if changes is None:
            self.given.setText(say("Not given out yet."))
        else:
            way = way_text(changes.record.way, self._words)
            given = say("Last given: {date} ({way})").format(date=changes.given, way=way)
            self.given.setText(given)
        self.head.setText(say("Changed since:") if sentences else say("Nothing changed since."))
        self.head.setVisible(changes is not None)
        self._show_sentences()

    def on_more(self) -> None:
        """Show all sentences, or the first ones only."""
        self._is_open = not self._is_open
        self._show_sentences()

    def _show_sentences(self) -> None:
        hidden = len(self._sentences) - FIRST
        is_cut = hidden > 0
        shown = self._sentences[:FIRST] if is_cut and not self._is_open else self._sentences
        self.list.show_sentences(shown)
        self.list.setVisible(bool(shown))
        self.more.setVisible(is_cut)
        if self._is_open:
            self.more.setText(self._words.gettext("Show fewer"))
        else:
            more = self._words.ngettext("and {n} more", "and {n} more", max(0, hidden))
            self.more.setText(more.format(n=hidden))

    def _lay_out(self) -> None:
        flags = Qt.TextInteractionFlag
        for label in (self.given, self.head):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(flags.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.given, self.head, self.list):
            layout.addWidget(widget)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
