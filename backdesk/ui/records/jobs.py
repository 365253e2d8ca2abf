"""Give a handout on record out again: the identical PDF, opened or saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from backdesk.domain.handout_record import HandoutRecord
from backdesk.errors import BackDeskError
from backdesk.services.backend import Backend
from backdesk.services.handout_changes import given_at
from backdesk.ui.handout_jobs import OpenFile, open_with_system
from backdesk.ui.tasks import QtTaskRunner, Task, Ticket
from backdesk.ui.viewer_files import write_for_viewer, write_there

UsePdf = Callable[[bytes], object]


class RecordJobs(QObject):
    """Reads and writes in the background.

    Signals: `done(sentence)` what was asked for is done; `failed(sentence)` it is not; `lost(sentence)`
    the stored PDF is gone or changed; `ended()` after each step of what was asked for.
    """

    done = Signal(str)
    failed = Signal(str)
    lost = Signal(str)
    ended = Signal()

    def __init__(self, backend: Backend, runner: QtTaskRunner, parent: QObject) -> None:
        """`open_file` may be replaced in tests."""
        super().__init__(parent)
        self._backend = backend
        self._runner = runner
        self._say = backend.words.gettext
        self._look = Ticket(runner)
        self._under_way = 0
        self.open_file: OpenFile = open_with_system

    @property
    def is_busy(self) -> bool:
        """Whether something that was asked for is still to be done."""
        return self._under_way > 0

    def look(self, record: HandoutRecord) -> None:
        """Say if the stored PDF is lost; only the record that was looked at last counts."""
        records = self._backend.records

        def read(task: Task) -> None:
            if not task.is_cancelled():
                records.pdf(record)

        self._look.run(read, lambda _: None, self._on_lost)

    def stop_looking(self) -> None:
        """Nobody looks any more."""
        self._look.drop()

    def read(self, record: HandoutRecord, use: UsePdf, *, is_owed: bool = False) -> None:
        """Use the identical bytes of a record; the window waits with closing for what `is_owed`."""
        records = self._backend.records
        self._run(lambda: records.pdf(record), use, self._on_lost, is_owed=is_owed)

    def open(self, record: HandoutRecord) -> None:
        """Write the PDF into the data folder and show it in the system's PDF program."""
        path = self._backend.folder.handouts / file_name(record)

        def on_written(written: Path) -> None:
            if self.open_file(written):
                self.done.emit(self._say("Opened: {path}").format(path=written))
                return
            sentence = self._say("No program for PDF files was found. The handout is here: {path}")
            self.failed.emit(sentence.format(path=written))

        def write(content: bytes) -> None:
            self._write(lambda: write_for_viewer(path, content), on_written)

        self.read(record, write, is_owed=True)

    def save(self, record: HandoutRecord, path: Path) -> None:
        """Write the PDF where it was asked for."""

        def on_written(written: Path) -> None:
            self.done.emit(self._say("Handout saved: {path}").format(path=written))

        def write(content: bytes) -> None:
            self._write(lambda: write_there(path, content), on_written)

        self.read(record, write, is_owed=True)

    def _write(self, write: Callable[[], Path], on_written: Callable[[Path], object]) -> None:
        self._run(write, on_written, self._on_failed, is_owed=True)

    def _run(
        self,
        work: Callable[[], object],
        use: Callable[..., object],
        on_failed: Callable[[Exception], object],
        *,
        is_owed: bool,
    ) -> None:
        self._under_way += 1

        def finish(then: Callable[..., object]) -> Callable[[object], None]:
            def on_finished(result: object) -> None:
                try:
                    then(result)  # before it counts as ended: it may begin the next step
                finally:
                    self._under_way -= 1
                    self.ended.emit()

            return on_finished

        self._runner.run(lambda task: work(), finish(use), finish(on_failed), is_owed=is_owed)

    def _on_lost(self, problem: Exception) -> None:
        self.lost.emit(self._sentence(problem))

    def _on_failed(self, problem: Exception) -> None:
        self.failed.emit(self._sentence(problem))

    def _sentence(self, problem: Exception) -> str:
        if isinstance(problem, BackDeskError):
            return problem.said(self._say)
        sentence = self._say(
            "The handout could not be given out. Try again, and send us the details if it happens twice."
        )
        return f"{sentence}\n{problem!r}"


def file_name(record: HandoutRecord) -> str:
    """Client, plan and the day it was given out, so that it never takes the place of a newer one."""
    # imported here: it loads more than a list of records needs
    from backdesk.services.handouts import handout_file_name

    name = handout_file_name(record.client_name, record.title).removesuffix(".pdf")
    return f"{name} - {given_at(record):%Y-%m-%d}.pdf"
