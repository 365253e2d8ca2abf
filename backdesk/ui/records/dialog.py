"""Handouts on record: what a client was given, the identical PDF again, and what changed since."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from backdesk.domain.client import Client
from backdesk.domain.handout_record import HandoutRecord
from backdesk.domain.plan import Plan
from backdesk.domain.plan_difference import plan_differences
from backdesk.errors import BackDeskError, NotFoundError
from backdesk.services.backend import Backend
from backdesk.services.handout_changes import between_text, since_text
from backdesk.ui import dialogs
from backdesk.ui.records.changes_view import ChangesView
from backdesk.ui.records.jobs import RecordJobs, file_name
from backdesk.ui.records.records_list import RecordsList
from backdesk.ui.tasks import QtTaskRunner

PrintAgain = Callable[[HandoutRecord, bytes], object]
"""Asks for a printer and prints the PDF of a record."""
_WIDTH, _HEIGHT = 980, 620
_LONGEST_NAME = 80


def open_records(
    parent: QWidget,
    backend: Backend,
    client: Client | None,
    plan: Plan | None,
    runner: QtTaskRunner,
    *,
    print_again: PrintAgain | None = None,
) -> RecordsDialog:
    """Open the list of a client, or without one that of the plans without a client. Raises StoreError.

    The last handout of `plan` is selected. Without `print_again` nothing can be printed from here.
    """
    dialog = RecordsDialog(parent, backend, client, runner, print_again)
    if plan is not None:
        dialog.choose_plan(plan)
    dialog.open()
    return dialog


class RecordsDialog(QDialog):
    """The list, what can be done with a handout, and what changed."""

    def __init__(
        self,
        parent: QWidget,
        backend: Backend,
        client: Client | None,
        runner: QtTaskRunner,
        print_again: PrintAgain | None = None,
    ) -> None:
        """Shows the handouts of a client, or of plans without one."""
        super().__init__(parent)
        self._backend, self._say = backend, backend.words.gettext
        self._print_again = print_again
        self._is_closing = False
        self._records = backend.records.of_client(None if client is None else client.id)
        self.jobs = RecordJobs(backend, runner, self)
        say = self._say
        self.title = QLabel(self._title(client))
        empty = say(
            "Nothing was given out yet. A handout that you save, print, open or send as e-mail is kept here, "
            "exactly as it was."
        )
        self.list = RecordsList(self._records, backend.words, name=self.title.text(), if_empty=empty)
        self.notice = QLabel()
        self.folder_button = QPushButton(say("Open the folder of stored copies"))
        self.status = QLabel()
        self.changes = ChangesView(backend.words)
        self.open_button = QPushButton(say("Open"))
        self.save_button = QPushButton(say("Save a copy…"))
        self.print_button = QPushButton(say("Print again…"))
        self.compare_button = QPushButton()
        self.close_button = QPushButton(say("Close"))
        self._lay_out()
        self._connect()
        self.list.choose(*self._records[:1])
        self.on_chosen()
        (self.list.table if self._records else self.close_button).setFocus()

    def choose_plan(self, plan: Plan) -> None:
        """Select the last handout of a plan, if there is one."""
        last = next((record for record in self._records if record.plan_id == plan.id), None)
        if last is not None:
            self.list.choose(last)

    def on_chosen(self) -> None:
        """Offer what can be done with the selected handouts."""
        chosen = self.list.chosen()
        for button in (self.open_button, self.save_button, self.print_button):
            button.setEnabled(len(chosen) == 1)
        say = self._say
        self.compare_button.setEnabled(len(chosen) in (1, 2))
        self.compare_button.setText(
            say("What changed between the two") if len(chosen) == 2 else say("What changed since")
        )
        self.changes.hide()
        self._hide_notice()
        self._tell(say("Select one handout, or two to compare them.") if len(chosen) > 2 else "")
        if len(chosen) == 1:
            self.jobs.look(chosen[0])
        else:
            self.jobs.stop_looking()

    def on_open(self) -> None:
        """Show the PDF in the system's program."""
        record = self._one()
        if record is not None:
            self._hide_notice()
            self.jobs.open(record)

    def ask_and_save(self) -> QFileDialog | None:
        """Ask where to save the PDF."""
        record = self._one()
        if record is None:
            return None
        say, name = self._say, file_name(record)
        title, pattern = say("Save a copy"), say("PDF files (*.pdf)")
        return dialogs.ask_save_file(
            self, title, pattern, lambda path: self.save(record, path), name=name, suffix="pdf"
        )

    def save(self, record: HandoutRecord, path: Path) -> None:
        """Save the PDF there."""
        self._hide_notice()
        self.jobs.save(record, path)

    def on_print(self) -> None:
        """Print the PDF."""
        record, print_again = self._one(), self._print_again
        if record is not None and print_again is not None:
            self._hide_notice()
            self.jobs.read(record, lambda content: print_again(record, content))

    def on_compare(self) -> None:
        """Say what changed since the selected handout, or between the two."""
        chosen = self.list.chosen()
        self._hide_notice()
        try:
            if len(chosen) == 1:
                self._compare_with_now(chosen[0])
            elif len(chosen) == 2:
                self._compare(earlier=chosen[1], later=chosen[0])
        except BackDeskError as problem:
            self.changes.hide()
            self.on_failed(problem.said(self._say))

    def on_open_folder(self) -> None:
        """Show where the stored copies lie, to put one back."""
        self.jobs.open_file(self._backend.folder.issued)

    def on_done(self, sentence: str) -> None:
        """Say what was done."""
        self._tell(sentence)

    def on_failed(self, sentence: str) -> None:
        """Say what went wrong, and stay."""
        self._is_closing = False
        self._tell("")
        self.notice.setText(sentence)
        self.notice.show()

    def on_lost(self, sentence: str) -> None:
        """The stored PDF is gone or changed."""
        self.on_failed(sentence)
        self.folder_button.setVisible(self._backend.folder.issued.is_dir())

    def done(self, result: int) -> None:
        """Qt: close, once what was asked for is written."""
        self._is_closing = self.jobs.is_busy
        if not self._is_closing:
            self.jobs.stop_looking()
            super().done(result)

    def on_ended(self) -> None:
        """Close now if that was asked for meanwhile."""
        if self._is_closing:
            self.done(QDialog.DialogCode.Rejected)

    def _compare_with_now(self, record: HandoutRecord) -> None:
        backend = self._backend
        before = backend.records.plan_of(record)
        try:
            now, _ = backend.archive.find(record.plan_id)
        except NotFoundError:
            self.changes.hide()
            self.on_failed(
                self._say("This plan is no longer there. Select two handouts to see what changed between.")
            )
            return
        head = since_text(record, backend.words, today=backend.today())
        self._show(head, before, now, self._say("Nothing changed: the plan still says the same."))

    def _compare(self, *, earlier: HandoutRecord, later: HandoutRecord) -> None:
        records, words = self._backend.records, self._backend.words
        before, after = records.plan_of(earlier), records.plan_of(later)
        nothing = self._say("Nothing changed: both say the same.")
        self._show(between_text(earlier, later, words), before, after, nothing)

    def _show(self, head: str, before: Plan, after: Plan, nothing: str) -> None:
        backend = self._backend
        sentences = plan_differences(before, after, backend.own.catalogue, backend.words)
        self._tell("")
        self.changes.show_changes(head, sentences, if_none=nothing)

    def _one(self) -> HandoutRecord | None:
        chosen = self.list.chosen()
        return chosen[0] if len(chosen) == 1 else None

    def _tell(self, sentence: str) -> None:
        self.status.setText(sentence)
        self.status.setVisible(bool(sentence))

    def _hide_notice(self) -> None:
        self.notice.hide()
        self.folder_button.hide()

    def _title(self, client: Client | None) -> str:
        if client is None:
            return self._say("Handouts of plans without a client")
        name = client.name
        short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…"
        return self._say("Handouts given to {name}").format(name=short)

    def _connect(self) -> None:
        self.list.chosen_changed.connect(self.on_chosen)
        self.list.activated.connect(self.on_open)
        self.jobs.done.connect(self.on_done)
        self.jobs.failed.connect(self.on_failed)
        self.jobs.lost.connect(self.on_lost)
        self.jobs.ended.connect(self.on_ended)
        self.open_button.clicked.connect(self.on_open)
        self.save_button.clicked.connect(self.ask_and_save)
        self.print_button.clicked.connect(self.on_print)
        self.compare_button.clicked.connect(self.on_compare)
        self.folder_button.clicked.connect(self.on_open_folder)
        self.close_button.clicked.connect(self.reject)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.list.search.setFocus)

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("Handouts on record"))
        flags = Qt.TextInteractionFlag
        for label, role in ((self.title, "name"), (self.notice, "warning"), (self.status, "muted")):
            label.setProperty("role", role)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.notice.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.notice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.open_button.setProperty("primary", True)
        actions = (self.open_button, self.save_button, self.print_button, self.compare_button)
        buttons = QHBoxLayout()
        for button in actions:
            button.setVisible(bool(self._records))
            buttons.addWidget(button)
        self.print_button.setVisible(bool(self._records) and self._print_again is not None)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for widget in (self.title, self.list, self.changes, self.notice):
            layout.addWidget(widget, 1 if widget is self.list else 0)
        layout.addWidget(self.folder_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.status)
        layout.addLayout(buttons)
        self.open_button.setDefault(True)
        self.changes.hide()
        self.resize(_WIDTH, _HEIGHT)
