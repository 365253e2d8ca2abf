"""Handouts for many clients: choose, watch, and read what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.wording import Words
from backdesk.services.backend import Backend
from backdesk.services.handouts import HandoutOptions, Paper
from backdesk.ui import dialogs
from backdesk.ui.batch.choice_page import ChoicePage
from backdesk.ui.batch.plans_model import rows_of
from backdesk.ui.batch.report_page import ReportPage
from backdesk.ui.batch.run import BatchOutcome, BatchRun
from backdesk.ui.handout.choices import part_names
from backdesk.ui.handout_jobs import open_with_system
from backdesk.ui.tasks import QtTaskRunner

OptionsOf = Callable[[], HandoutOptions]
"""Gives the options of now, as the handout page shows them."""
_WIDTH, _HEIGHT = 760, 600


def open_batch(
    parent: QWidget,
    backend: Backend,
    runner: QtTaskRunner,
    options_of: OptionsOf,
    on_done: Callable[[BatchOutcome], object] | None = None,
) -> BatchDialog:
    """Open the dialog over a window; `on_done` is told once handouts were made. Raises StoreError."""
    dialog = BatchDialog(parent, backend, runner, options_of(), on_done)
    dialog.open()
    return dialog


class BatchDialog(QDialog):
    """Three pages: the choice, the work, the report."""

    def __init__(
        self,
        parent: QWidget,
        backend: Backend,
        runner: QtTaskRunner,
        options: HandoutOptions,
        on_done: Callable[[BatchOutcome], object] | None = None,
    ) -> None:
        """Shows all clients who have a plan, none of them chosen."""
        super().__init__(parent)
        self._backend, self._runner, self._options, self._on_done = backend, runner, options, on_done
        self._say = backend.words.gettext
        self.open_place: Callable[[Path], bool] = open_with_system
        self.run: BatchRun | None = None
        self._outcome: BatchOutcome | None = None
        rows = rows_of(backend.archive.plans())
        self.choice = ChoicePage(rows, backend.words, options_line(options, backend.words))
        self.progress = ProgressPage(backend.words)
        self.report = ReportPage(backend.words)
        self.pages = QStackedWidget()
        self._lay_out()
        self.choice.make_requested.connect(self.ask_target)
        self.choice.closed.connect(self.reject)
        self.progress.cancel.clicked.connect(self.on_cancel)
        self.report.closed.connect(self.accept)
        self.report.open_requested.connect(self.on_open)
        self.choice.search.setFocus()

    def ask_target(self) -> QFileDialog:
        """Ask for the folder, or for the file for all."""
        say = self._say
        if self.choice.is_merged:
            name = say("Handouts {date}").format(date=f"{self._backend.today():%Y-%m-%d}")
            title, pattern = say("Save the handouts of all clients"), say("PDF files (*.pdf)")
            return dialogs.ask_save_file(self, title, pattern, self.start, name=f"{name}.pdf", suffix="pdf")
        dialog = QFileDialog(self, say("Choose a folder for the handouts"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.start(Path(chosen)))
        dialog.open()
        return dialog

    def start(self, target: Path) -> None:
        """Make the chosen handouts in a folder, or in one file."""
        if self.run is not None:
            return
        plans = self.choice.model.chosen()
        run = BatchRun(
            self._backend, self._runner, self._options, target, merged=self.choice.is_merged, parent=self
        )
        self.run = run
        run.begun.connect(self.progress.on_begun)
        run.counted.connect(self.progress.on_counted)
        run.finished.connect(self.on_finished)
        self.pages.setCurrentWidget(self.progress)
        self.progress.cancel.setFocus()
        run.start(plans)

    def on_cancel(self) -> None:
        """Stop; the report follows when the handout under way has ended."""
        if self.run is not None:
            self.run.cancel()
            self.progress.on_stopping()

    def on_finished(self, outcome: BatchOutcome) -> None:
        """Show the report."""
        self.run, self._outcome = None, outcome
        self.report.show_outcome(outcome)
        self.pages.setCurrentWidget(self.report)
        self.report.close_button.setFocus()
        if self._on_done is not None:
            self._on_done(outcome)

    def on_open(self) -> None:
        """Show the folder of the handouts, or the file for all."""
        if self._outcome is not None:
            self.open_place(self._outcome.merged or self._outcome.target)

    def reject(self) -> None:
        """Qt: Esc or the window's close button; while handouts are made it stops them first."""
        if self.run is not None:
            self.on_cancel()
            return
        super().reject()

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("Handouts for many clients"))
        for page in (self.choice, self.progress, self.report):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self.pages)
        self.choice.make.setDefault(True)  # Qt heeds it within a dialog only
        self.resize(_WIDTH, _HEIGHT)


class ProgressPage(QWidget):
    """How far the batch is, and Cancel."""

    def __init__(self, words: Words) -> None:
        """Nothing has begun."""
        super().__init__()
        self._words = words
        say = words.gettext
        self.count = QLabel()
        self.count.setProperty("role", "name")
        self.now = QLabel()
        self.now.setProperty("role", "muted")
        self.now.setWordWrap(True)
        self.now.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(say("Progress"))
        self.bar.setTextVisible(False)
        self.cancel = QPushButton(say("Cancel"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addStretch(1)
        for widget in (self.count, self.bar, self.now):
            layout.addWidget(widget)
        layout.addStretch(2)
        layout.addLayout(buttons)

    def on_begun(self, name: str) -> None:
        """Say what is being made."""
        self.now.setText(name)

    def on_counted(self, done: int, of: int) -> None:
        """Move the bar."""
        self.bar.setRange(0, max(1, of))
        self.bar.setValue(done)
        self.count.setText(self._words.gettext("{done} of {total}").format(done=done, total=of))

    def on_stopping(self) -> None:
        """Cancel was pressed."""
        self.cancel.setEnabled(False)
        self.now.setText(self._words.gettext("Stopping…"))


def options_line(options: HandoutOptions, words: Words) -> str:
    """How the handouts will look, in one line: parts, paper, colour, large print."""
    say = words.gettext
    names = part_names(words)
    paper = {Paper.A4: say("A4"), Paper.LETTER: say("US Letter")}[options.paper]
    said = [", ".join(names[layout.value] for layout in options.layouts), paper]
    said.append(say("grey") if options.grey else say("in colour"))
    if options.large_print:
        said.append(say("large print"))
    return say("As chosen for handouts: {choices}").format(choices=" · ".join(said))
