"""Deleting a client for good: what goes is named, and the name has to be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.client import Client
from backdesk.domain.when_text import listed
from backdesk.errors import BackDeskError
from backdesk.ui.clients.fields import SPACE, muted

if TYPE_CHECKING:
    from backdesk.services.clients import DeletionReport
    from backdesk.ui.clients.desk import ClientsDesk

_WIDTH = 520
_MOST_TYPED = 60
"""Characters of a long name that are asked for."""


class DeleteDialog(QDialog):
    """Signals: `deleted(sentence)` the client is gone; `export_requested()` first write everything down."""

    deleted = Signal(str)
    export_requested = Signal()

    def __init__(self, parent: QWidget, desk: ClientsDesk, client: Client) -> None:
        """Reads what belongs to the client. Raises BackDeskError."""
        super().__init__(parent)
        self._desk, self._client = desk, client
        words = desk.backend.words
        self._say, self._many = words.gettext, words.ngettext
        self._wanted = client.name[:_MOST_TYPED].strip()
        self.text = QLabel(self._what_goes())
        self.kept = muted(
            self._say(
                "PDFs and files saved elsewhere are not touched, nor are safety copies and sent e-mails."
            )
        )
        self.name = QLineEdit()
        self.notice = QLabel()
        self.bar = QProgressBar()
        self._is_busy = False
        self.export = QPushButton(self._say("Export everything first…"))
        self.cancel = QPushButton(self._say("Keep this client"))
        self.delete = QPushButton(self._say("Delete for good"))
        self._lay_out()
        self.name.textChanged.connect(self.on_typed)
        self.delete.clicked.connect(self.on_delete)
        self.cancel.clicked.connect(self.reject)
        self.export.clicked.connect(self.on_export)
        self.name.setFocus()

    def on_typed(self, text: str) -> None:
        """Only the very name lets anything be deleted; capitals and blanks do not matter."""
        self.delete.setEnabled(_plain(text) == _plain(self._wanted))

    def on_delete(self) -> None:
        """Delete, or say why not and stay."""
        try:
            self._desk.delete(self._client, self.on_deleted)
        except BackDeskError as problem:
            self.notice.setText(problem.said(self._say))
            self.notice.show()
            return
        self._is_busy = True
        for widget in (self.name, self.export, self.delete, self.cancel):
            widget.setEnabled(False)
        self.notice.hide()
        self.delete.setText(self._say("Deleting…"))
        self.bar.show()

    def on_deleted(self, report: DeletionReport) -> None:
        """The client is gone, and the file is written anew."""
        self._is_busy = False
        self.accept()
        self.deleted.emit(self._deleted_text(report))

    def reject(self) -> None:
        """Qt: Esc or the window's close button; not while the client is being deleted."""
        if not self._is_busy:
            super().reject()

    def on_export(self) -> None:
        """Close and ask where to write everything."""
        self.reject()
        self.export_requested.emit()

    def _deleted_text(self, report: DeletionReport) -> str:
        """That it is done, and where traces may be left."""
        say = self._say
        said = [say("{name} is deleted, with everything.").format(name=self._client.name)]
        if not report.is_wiped:
            said.append(
                say("Traces may be left in the data file: another program uses it, or the disk is full.")
            )
        if report.safety_copies:
            names = ", ".join(path.name for path in report.safety_copies)
            said.append(say("Older safety copies may still hold this client: {files}.").format(files=names))
        return " ".join(said)

    def _what_goes(self) -> str:
        backend, client = self._desk.backend, self._client
        many, log = self._many, backend.session_log
        plans, handouts = len(backend.planning.plans_of(client.id)), len(backend.records.of_client(client.id))
        records, scores = len(log.records(client.id)), len(log.outcomes(client.id))
        counted = {
            many("{n} plan", "{n} plans", plans): plans,
            many(
                "{n} handout with its stored PDF", "{n} handouts with their stored PDFs", handouts
            ): handouts,
            many("{n} session record", "{n} session records", records): records,
            many("{n} score", "{n} scores", scores): scores,
        }
        parts = [form.format(n=n) for form, n in counted.items() if n]
        if not parts:
            return self._say("This deletes {name} for good. There is no way back.").format(name=client.name)
        said = self._say(
            "This deletes {name} and everything that belongs to this client: {what}. There is no way back."
        )
        return said.format(name=client.name, what=listed(parts, backend.words))

    def _lay_out(self) -> None:
        say = self._say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Delete for good?"))
        for label in (self.text, self.notice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.notice.setProperty("role", "warning")
        self.notice.hide()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("Deleting…"))
        self.bar.hide()
        self.name.setAccessibleName(say("Type the client’s name to delete"))
        self.name.setAccessibleDescription(f"{self.text.text()} {self.kept.text()}")
        self.delete.setEnabled(False)
        self.cancel.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.export)
        buttons.addStretch(1)
        buttons.addWidget(self.delete)
        buttons.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(SPACE)
        layout.addWidget(self.text)
        layout.addWidget(self.kept)
        layout.addWidget(muted(say("To be sure, type the name: {name}").format(name=self._wanted)))
        layout.addWidget(self.name)
        layout.addWidget(self.notice)
        layout.addWidget(self.bar)
        layout.addLayout(buttons)
        self.resize(_WIDTH, self.sizeHint().height())


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
