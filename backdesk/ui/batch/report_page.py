"""What came of a batch: how many were made, what failed and why, to be copied."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from backdesk.domain.wording import Words
from backdesk.errors import GetText, Phrase
from backdesk.ui.batch.run import BatchOutcome


class ReportPage(QWidget):
    """The end of the dialog.

    Signals: `open_requested()` show where the handouts are; `closed()`.
    """

    open_requested = Signal()
    closed = Signal()

    def __init__(self, words: Words) -> None:
        """Empty until `show_outcome`."""
        super().__init__()
        self._words = words
        say = words.gettext
        self.title = QLabel()
        self.title.setProperty("role", "name")
        self.title.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(say("Report"))
        self.copy = QPushButton(say("Copy report"))
        self.open = QPushButton(say("Open folder"))
        self.close_button = QPushButton(say("Close"))
        self.close_button.setProperty("primary", True)
        self.copy.clicked.connect(self.on_copy)
        self.open.clicked.connect(self.open_requested)
        self.close_button.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addWidget(self.open)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.text, 1)
        layout.addLayout(buttons)

    def show_outcome(self, outcome: BatchOutcome) -> None:
        """Show what was made and what was not."""
        self.title.setText(self._headline(outcome))
        self.text.setPlainText(self._text(outcome))
        self.open.setEnabled(bool(outcome.made))
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def on_copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(f"{self.title.text()}\n\n{self.text.toPlainText()}")

    def _headline(self, outcome: BatchOutcome) -> str:
        made, failed = len(outcome.made), len(outcome.failed)
        said = [self._words.ngettext("{n} handout made.", "{n} handouts made.", made).format(n=made)]
        if outcome.is_cancelled:
            said.insert(0, self._words.gettext("Stopped."))
        if failed:
            text = self._words.ngettext("{n} could not be made.", "{n} could not be made.", failed)
            said.append(text.format(n=failed))
        return " ".join(said)

    def _text(self, outcome: BatchOutcome) -> str:
        say = self._words.gettext
        parts = [outcome.problem.said(say)] if outcome.problem is not None else []
        failed = [f"{one.name}: {_said(one.problem, say)}" for one in outcome.failed]
        remarks = [f"{one.name}: {_said(one.remark, say)}" for one in outcome.made if one.remark is not None]
        avoided = [
            f"{one.name}: {_said(one.avoided, say)}" for one in outcome.made if one.avoided is not None
        ]
        remarks = [*avoided, *remarks]
        place = say("Made, in {place}:").format(place=outcome.merged or outcome.target)
        files = [one.path.name if one.path else one.name for one in outcome.made]
        for heading, lines in ((say("Not made:"), failed), (say("Please look at:"), remarks), (place, files)):
            if lines:
                parts.append("\n".join((heading, *(f"• {line}" for line in lines))))
        return "\n\n".join(parts)


def _said(phrase: Phrase | None, say: GetText) -> str:
    return "" if phrase is None else phrase.said(say)
