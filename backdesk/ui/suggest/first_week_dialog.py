"""Build a first week: what it goes by, what it will be, and one button that builds it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.first_week import FirstWeek, wish_of
from backdesk.domain.first_week_words import day_lines, summary_lines
from backdesk.domain.wording import Words
from backdesk.services.suggestions import Suggestions
from backdesk.ui.dialogs import answer_row
from backdesk.ui.suggest.wish_form import WishForm

OnBuild = Callable[[FirstWeek], object]
_WIDTH, _HEIGHT = 900, 600
_PREVIEW_MS = 120


class FirstWeekDialog(QDialog):
    """The choices on the left, the week in words on the right; `on_build` hears the week that was shown."""

    def __init__(
        self,
        parent: QWidget,
        client: Client | None,
        suggestions: Suggestions,
        catalogue: Catalogue,
        words: Words,
    ) -> None:
        """Shows what would be built for the client as known."""
        super().__init__(parent)
        self._client, self._words = client, words
        self._suggestions, self._catalogue = suggestions, catalogue
        self._first: FirstWeek | None = None
        self.on_build: OnBuild | None = None
        self.form = WishForm(wish_of(client), words)
        self.preview = QPlainTextEdit()
        self.client_button = QPushButton(words.gettext("Client’s details…"))
        self.build = QPushButton(words.gettext("Build"))
        self.cancel = QPushButton(words.gettext("Cancel"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PREVIEW_MS)
        self._lay_out()
        self._timer.timeout.connect(self.refresh)
        self.form.changed.connect(self.on_changed)
        self.build.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.refresh()
        self.build.setFocus()

    def on_changed(self) -> None:
        """Show the new week in a moment; until then the old one cannot be built."""
        self.build.setEnabled(False)
        self._timer.start()

    def refresh(self) -> None:
        """Show what would be built."""
        self._timer.stop()
        wish = self.form.wish()
        if not wish.client.days:
            self._first = None
            self.preview.setPlainText(self._words.gettext("Choose at least one day."))
            self.build.setEnabled(False)
            return
        first = self._first = self._suggestions.first_week(wish, self._catalogue)
        self.preview.setPlainText(preview_text(first, self._words))
        self.build.setEnabled(first.is_possible)

    def accept(self) -> None:
        """Qt: build what is shown."""
        if self._timer.isActive():
            self.refresh()
        if self._first is None or not self._first.is_possible:
            return
        super().accept()
        if self.on_build is not None:
            self.on_build(self._first)

    def _lay_out(self) -> None:
        say = self._words.gettext
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Build a first week"))
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(say("What will be built"))
        # Tab goes on from here instead of being typed
        self.preview.setTabChangesFocus(True)
        self.client_button.setVisible(self._client is not None)
        left = QVBoxLayout()
        left.addWidget(self._heading())
        left.addWidget(self.form)
        left.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left)
        columns.addWidget(self.preview, 1)
        buttons = answer_row(self.build, self.cancel, self.client_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(columns, 1)
        layout.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _heading(self) -> QLabel:
        say = self._words.gettext
        name = "" if self._client is None else self._client.name
        text = say("For {name}. Changes here hold for this week only.").format(name=name)
        label = QLabel(text if name else say("Without a client: choose what suits."))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        return label


def preview_text(first: FirstWeek, words: Words) -> str:
    """What will be built and why, then each day."""
    paragraphs = list(summary_lines(first, words))
    for heading, lines in day_lines(first, words):
        paragraphs.append("\n".join((heading, *(f"• {line}" for line in lines))))
    return "\n\n".join(paragraphs)
