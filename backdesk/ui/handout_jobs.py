"""Give handouts out: saved, opened, printed, as an e-mail; and put each on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from backdesk.domain.handout_record import IssueWay
from backdesk.errors import BackDeskError
from backdesk.services.backend import Backend
from backdesk.ui import dialogs
from backdesk.ui.tasks import QtTaskRunner
from backdesk.ui.viewer_files import write_for_viewer, write_there
from backdesk.ui.widgets.progress_bar import WorkProgress

if TYPE_CHECKING:  # loaded with the first handout, not with the window
    from backdesk.services.handouts import HandoutReport
    from backdesk.ui.handout.making import Made
    from backdesk.ui.handout.printing import HandoutPrinting

OpenFile = Callable[[Path], bool]


def open_with_system(path: Path) -> bool:
    """Show a file in the system's own program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class HandoutJobs(QObject):
    """Signals: `given_out(HandoutReport, HandoutOptions, IssueWay)` a handout left the desk, after it was
    put on record; `done(sentence)` for the status bar; `failed(sentence, details)`.
    """

    given_out = Signal(object, object, object)
    done = Signal(str)
    failed = Signal(str, str)

    def __init__(
        self,
        backend: Backend,
        runner: QtTaskRunner,
        progress: WorkProgress,
        parent: QWidget,
        *,
        current_page: Callable[[], int],
    ) -> None:
        """`open_file` may be replaced in tests; `current_page` is the index of the page that is looked at."""
        super().__init__(parent)
        self._backend = backend
        self._runner = runner
        self._progress = progress
        self._parent = parent
        self._current_page = current_page
        self._say = backend.words.gettext
        self._printing: HandoutPrinting | None = None
        self.open_file: OpenFile = open_with_system

    @property
    def printing(self) -> HandoutPrinting:
        """The way to the printer."""
        if self._printing is None:
            # imported here: the window should not wait for it
            from backdesk.ui.handout.printing import HandoutPrinting

            self._printing = HandoutPrinting(self._runner, self._progress, self._backend.words, self._parent)
            self._printing.printed.connect(self.on_printed)
            self._printing.failed.connect(self.on_failed)
        return self._printing

    @property
    def is_printing(self) -> bool:
        """Whether a handout is on its way to the printer."""
        return self._printing is not None and self._printing.is_busy

    def ask_and_save(self, made: Made) -> None:
        """Ask where to save, then write the PDF there."""
        dialogs.ask_save_file(
            self._parent,
            self._say("Save handout"),
            self._say("PDF files (*.pdf)"),
            lambda path: self.save(made, path),
            name=file_name(made, "pdf"),
            suffix="pdf",
        )

    def save(self, made: Made, path: Path) -> None:
        """Write the PDF as it is shown."""

        def on_written(path: Path) -> None:
            self.done.emit(self._say("Handout saved: {path}").format(path=path))
            self._give_out(made, path, IssueWay.SAVED)

        self._write(path, made.report.content, on_written)

    def open(self, made: Made) -> None:
        """Write the PDF into the data folder and show it in the system's PDF program."""
        path = self._backend.folder.handouts / file_name(made, "pdf")

        def on_written(written: Path) -> None:
            self._give_out(made, written, IssueWay.OPENED)
            self._show(written, self._say("No program for PDF files was found. The handout is here: {path}"))

        self._write(path, made.report.content, on_written, write=write_for_viewer)

    def ask_and_email(self, made: Made) -> None:
        """Ask where to save the e-mail, then write it and open it in the mail program."""
        dialogs.ask_save_file(
            self._parent,
            self._say("Save as e-mail"),
            self._say("E-mail drafts (*.eml)"),
            lambda path: self.email(made, path),
            name=file_name(made, "eml"),
            suffix="eml",
        )

    def email(self, made: Made, path: Path) -> None:
        """Write the handout as an e-mail that is ready to be sent, and open it."""
        from backdesk.services.email_draft import email_draft

        source = made.source
        client = "" if source.client is None else source.client.name
        sender = source.clinic.therapist or source.clinic.name
        draft = email_draft(made.report.content, client, source.plan.title, sender, self._backend.words)

        def on_written(path: Path) -> None:
            self.done.emit(self._say("E-mail saved: {path}").format(path=path))
            self._give_out(made, path, IssueWay.EMAILED)
            self._show(path, self._say("No mail program was found. The e-mail is here: {path}"))

        self._write(path, draft, on_written)

    def ask_and_print(self, made: Made) -> None:
        """Ask for a printer, then print."""
        self.printing.ask_and_print(made, self._current_page())

    def on_printed(self, made: Made) -> None:
        """The printer has it."""
        self.done.emit(self._say("The handout was sent to the printer"))
        self._give_out(made, None, IssueWay.PRINTED)

    def on_failed(self, problem: Exception) -> None:
        """Say in one sentence what went wrong."""
        if isinstance(problem, BackDeskError):
            self.failed.emit(problem.said(self._say), "")
            return
        sentence = self._say(
            "The handout could not be given out. Try again, and send us the details if it happens twice."
        )
        self.failed.emit(sentence, repr(problem))

    def _write(
        self,
        path: Path,
        content: bytes,
        on_written: Callable[[Path], None],
        *,
        write: Callable[[Path, bytes], Path] = write_there,
    ) -> None:
        self._runner.run(lambda task: write(path, content), on_written, self.on_failed, is_owed=True)

    def _show(self, path: Path, if_not: str) -> None:
        if not self.open_file(path):
            self.failed.emit(if_not.format(path=path), "")

    def _give_out(self, made: Made, path: Path | None, way: IssueWay) -> None:
        """Put it on record, and tell everybody."""
        report: HandoutReport = replace(made.report, path=path)
        source = made.source
        try:
            self._backend.records.issue(
                source.plan,
                source.client,
                source.options,
                report,
                catalogue=source.catalogue,
                by=source.clinic.therapist or source.clinic.name,
                way=way,
            )
        except BackDeskError as problem:
            sentence = self._say("The handout was given out, but it is not on record: {problem}")
            self.failed.emit(sentence.format(problem=problem.said(self._say)), "")
        self.given_out.emit(report, source.options, way)


def file_name(made: Made, suffix: str) -> str:
    """A file name from client and plan that every system takes."""
    from backdesk.services.handouts import handout_file_name

    client = "" if made.source.client is None else made.source.client.name
    return handout_file_name(client, made.source.plan.title, suffix)
