"""What surrounds a handout: the clinic's profile, many at once, and what was given out before."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backdesk.errors import BackDeskError
from backdesk.services.settings import Settings

if TYPE_CHECKING:  # loaded with the first dialog, not with the window
    from backdesk.domain.clinic import Clinic
    from backdesk.domain.handout_record import HandoutRecord
    from backdesk.services.handout_changes import HandoutChanges
    from backdesk.services.preview import PageSize
    from backdesk.ui.main_window import MainWindow


class HandoutPaperwork(QObject):
    """Opens the dialogs around handouts.

    Signals: `told(sentence, details)` something the user should know.
    """

    told = Signal(str, str)

    def __init__(self, window: MainWindow) -> None:
        """Nothing is read before it is asked for."""
        super().__init__(window)
        self._window = window

    def edit_clinic(self) -> None:
        """Ask for the clinic's letterhead, care texts and usual pages."""
        from backdesk.ui.clinic.dialog import edit_clinic

        edit_clinic(self._window, self._window.backend, self._window.words, self.on_clinic_saved)

    def on_clinic_saved(self, clinic: Clinic, settings: Settings) -> None:
        """Print with the new profile and choices from now on."""
        window = self._window
        names = [item.name for item in fields(Settings) if item.name != "unknown"]
        window.change_settings(**{name: getattr(settings, name) for name in names})
        window.handout.look_again()

    def open_batch(self) -> None:
        """Make the handouts of many clients."""
        from backdesk.services.handouts import handout_options
        from backdesk.ui.batch.dialog import open_batch

        window = self._window
        window.flush()
        try:
            open_batch(window, window.backend, window.runner, lambda: handout_options(window.settings))
        except BackDeskError as problem:
            self._tell(problem)

    def open_records(self) -> None:
        """Show what this client was given."""
        from backdesk.ui.records.dialog import open_records

        window, session = self._window, self._window.session
        window.flush()
        try:
            open_records(
                window,
                window.backend,
                session.client,
                session.plan,
                window.runner,
                print_again=self.print_again,
            )
        except BackDeskError as problem:
            self._tell(problem)

    def print_again(self, record: HandoutRecord, content: bytes) -> None:
        """Ask for a printer for a handout on record; what is printed is put on record again."""
        from backdesk.services.preview import page_sizes

        def on_measured(sizes: tuple[PageSize, ...]) -> None:
            self._print(record, content, sizes)

        self._window.runner.run(lambda _: page_sizes(content), on_measured, self._window.handouts.on_failed)

    def changes(self) -> HandoutChanges | None:
        """What changed since the plan on the desk was last given out, None when it never was."""
        from backdesk.services.handout_changes import changes_since_last

        backend, session = self._window.backend, self._window.session
        try:
            return changes_since_last(
                backend.records, session.plan, backend.own.catalogue, backend.words, today=backend.today()
            )
        except BackDeskError as problem:
            self._tell(problem)
            return None

    def _print(self, record: HandoutRecord, content: bytes, sizes: tuple[PageSize, ...]) -> None:
        from backdesk.services.handouts import HandoutReport
        from backdesk.services.preview import Preview
        from backdesk.ui.handout.making import Made, Source

        backend, session = self._window.backend, self._window.session
        try:
            plan, options = backend.records.plan_of(record), backend.records.options_of(record)
        except BackDeskError as problem:
            self._tell(problem)
            return
        source = Source(
            plan,
            session.client,
            options,
            session.catalogue,
            backend.clinic.load(),
            session.rules,
            backend.today(),
        )
        report = HandoutReport(None, record.pages, (), content)
        self._window.handouts.printing.ask_and_print(Made(source, Preview(report, sizes)), 0)

    def _tell(self, problem: BackDeskError) -> None:
        self.told.emit(problem.said(self._window.words.gettext), "")
