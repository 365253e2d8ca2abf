"""Save and open handouts: rendered off the main thread, with progress and cancel."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from backdesk.errors import BackDeskError
from backdesk.services.backend import Backend
from backdesk.services.settings import Settings
from backdesk.ui import dialogs
from backdesk.ui.session import PlanSession
from backdesk.ui.tasks import QtTaskRunner, Task
from backdesk.ui.widgets.progress_bar import WorkProgress

if TYPE_CHECKING:  # loaded with the first handout, not with the window
    from backdesk.services.handouts import HandoutReport, HandoutSpec

OpenFile = Callable[[Path], bool]


def open_with_system(path: Path) -> bool:
    """Show a file in the system's own program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class HandoutJobs(QObject):
    """Signals: `saved(HandoutReport)`; `failed(sentence, details)`."""

    saved = Signal(object)
    failed = Signal(str, str)

    def __init__(
        self,
        backend: Backend,
        session: PlanSession,
        runner: QtTaskRunner,
        progress: WorkProgress,
        parent: QWidget,
    ) -> None:
        """`open_file` may be replaced in tests."""
        super().__init__(parent)
        self._backend = backend
        self._session = session
        self._runner = runner
        self._progress = progress
        self._parent = parent
        self.open_file: OpenFile = open_with_system

    def ask_and_save(self, settings: Settings) -> None:
        """Ask where to save, then make the PDF there."""
        say = self._backend.words.gettext
        dialogs.ask_save_file(
            self._parent,
            say("Save handout"),
            say("PDF files (*.pdf)"),
            lambda path: self.save(path, settings),
            name=self.suggested_name(),
            suffix="pdf",
        )

    def save(self, path: Path, settings: Settings, *, then_open: bool = False) -> None:
        """Make the PDF at a path in the background."""
        spec = self.spec(settings)
        task = self._runner.run(
            lambda task: _make(path, spec, task),
            lambda report: self._on_done(report, then_open=then_open),
            self._on_failed,
            self._progress.report,
        )
        self._progress.start(self._backend.words.gettext("Making the handout…"), task.cancel)

    def open(self, settings: Settings) -> None:
        """Make the PDF in the data folder and show it in the system's PDF program."""
        folder = self._backend.folder.handouts
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            self._on_failed(problem)
            return
        self.save(folder / self.suggested_name(), settings, then_open=True)

    def spec(self, settings: Settings) -> HandoutSpec:
        """What the PDF will show, frozen now."""
        from backdesk.figure.style import SkinTone
        from backdesk.figure.tubes import Build
        from backdesk.services.handouts import HandoutOptions, Paper
        from backdesk.services.plan_handout import plan_handout

        options = HandoutOptions(
            paper=Paper(settings.paper),
            grey=settings.grey,
            coverage=settings.coverage_in_handout,
            skin_tone=SkinTone(settings.skin_tone),
            build=Build(settings.build),
        )
        return plan_handout(
            self._session.plan,
            self._session.client,
            self._session.catalogue,
            self._backend.words,
            today=self._backend.today(),
            options=options,
            rules=self._session.rules,
            figures=self._backend.figures,
        )

    def suggested_name(self) -> str:
        """A file name from client and plan that every system takes."""
        client = "" if self._session.client is None else f"{self._session.client.name} - "
        cleaned = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", f"{client}{self._session.plan.title}")
        return " ".join(cleaned.split())[:80].strip(" .") + ".pdf"

    def _on_done(self, report: HandoutReport, *, then_open: bool) -> None:
        self._progress.finish()
        self.saved.emit(report)
        if then_open and report.path is not None and not self.open_file(report.path):
            say = self._backend.words.gettext
            sentence = say("No program for PDF files was found. The handout is here: {path}")
            self.failed.emit(sentence.format(path=report.path), "")

    def _on_failed(self, problem: Exception) -> None:
        self._progress.finish()
        if isinstance(problem, BackDeskError):
            self.failed.emit(problem.said(self._backend.words.gettext), "")
            return
        say = self._backend.words.gettext
        sentence = say(
            "The handout could not be made. Try again, and send us the details if it happens twice."
        )
        self.failed.emit(sentence, repr(problem))


def _make(path: Path, spec: HandoutSpec, task: Task) -> HandoutReport:
    from backdesk.services.handouts import save_handout

    return save_handout(path, spec, task.report, task.is_cancelled)
