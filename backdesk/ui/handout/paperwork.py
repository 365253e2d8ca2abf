"""What surrounds a handout: the clinic's profile, many at once, and what was given out before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backdesk.domain.client import Client
from backdesk.errors import BackDeskError

if TYPE_CHECKING:  # loaded with the first dialog, not with the window
    from backdesk.domain.clinic import Clinic
    from backdesk.domain.handout_record import HandoutId, HandoutRecord
    from backdesk.domain.plan import Plan
    from backdesk.services.handout_changes import HandoutChanges
    from backdesk.services.preview import PageSize
    from backdesk.ui.batch.dialog import BatchDialog
    from backdesk.ui.main_window import MainWindow


class HandoutPaperwork(QObject):
    """Opens the dialogs around handouts.

    Signals: `told(sentence, details)` something the user should know; `batch_ended()` the handouts of many
    clients are made, or were cancelled.
    """

    told = Signal(str, str)
    batch_ended = Signal()

    def __init__(self, window: MainWindow) -> None:
        """Nothing is read before it is asked for."""
        super().__init__(window)
        self._window = window
        self._batch: BatchDialog | None = None
        self._issued: tuple[HandoutId, Plan] | None = None
        self._told: set[str] = set()

    def edit_clinic(self) -> None:
        """Ask for the clinic's letterhead, care texts and usual pages."""
        from backdesk.ui.clinic.dialog import edit_clinic

        edit_clinic(self._window, self._window.backend, self._window.words, self.on_clinic_saved)

    def on_clinic_saved(self, clinic: Clinic, choices: Mapping[str, object]) -> None:
        """Print with the new profile and the changed choices from now on."""
        self._window.change_settings(**choices)
        self._window.handout.look_again()

    def open_batch(self) -> None:
        """Make the handouts of many clients."""
        from backdesk.services.handouts import handout_options
        from backdesk.ui.batch.dialog import open_batch

        window = self._window
        window.flush()
        try:
            self._batch = open_batch(
                window,
                window.backend,
                window.runner,
                lambda: handout_options(window.settings),
                lambda _: self.on_batch_done(),
            )
        except BackDeskError as problem:
            self._tell(problem)

    def on_batch_done(self) -> None:
        """The plan on the desk may be among those that were given out."""
        self._window.handout.show_changes()
        self.batch_ended.emit()

    @property
    def is_making_batch(self) -> bool:
        """Whether the handouts of many clients are being made."""
        return self._batch is not None and self._batch.run is not None

    def stop_batch(self) -> bool:
        """Stop making the handouts of many clients; True where that waits for `batch_ended`."""
        if self._batch is not None and self._batch.run is not None:
            self._batch.on_cancel()
        return self.is_making_batch

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
                backend.records,
                session.plan,
                backend.own.catalogue,
                backend.words,
                today=backend.today(),
                plan_of=self._plan_of,
            )
        except BackDeskError as problem:
            return self._without_changes(problem)

    def _print(self, record: HandoutRecord, content: bytes, sizes: tuple[PageSize, ...]) -> None:
        from backdesk.services.handouts import HandoutReport
        from backdesk.services.preview import Preview
        from backdesk.ui.handout.making import Made, Source

        backend = self._window.backend
        try:
            plan, options = backend.records.plan_of(record), backend.records.options_of(record)
        except BackDeskError as problem:
            self._tell(problem)
            return
        source = Source(
            plan,
            None if record.client_id is None else Client(record.client_id, record.client_name),
            options,
            backend.own.catalogue.with_exercises(plan.exercises),
            backend.clinic.load(),
            self._window.session.rules,
            backend.today(),
        )
        report = HandoutReport(None, record.pages, (), content)
        self._window.handouts.printing.ask_and_print(Made(source, Preview(report, sizes)), 0)

    def _plan_of(self, record: HandoutRecord) -> Plan:
        """The plan as it was issued; it never changes, so it is read once."""
        if self._issued is None or self._issued[0] != record.id:
            self._issued = (record.id, self._window.backend.records.plan_of(record))
        return self._issued[1]

    def _without_changes(self, problem: BackDeskError) -> HandoutChanges | None:
        """The last handout where what it said cannot be read; the reason is told once."""
        from backdesk.services.handout_changes import HandoutChanges, given_day, since_text

        backend, words = self._window.backend, self._window.words
        said = problem.said(words.gettext)
        if said not in self._told:
            self._told.add(said)
            self.told.emit(said, "")
        try:
            record = backend.records.last_of_plan(self._window.session.plan.id)
        except BackDeskError:
            return None
        if record is None:
            return None
        head = since_text(record, words, today=backend.today())
        unknown = words.gettext("What it said can no longer be read, so it cannot be compared.")
        return HandoutChanges(record, given_day(record, words), head, (unknown,))

    def _tell(self, problem: BackDeskError) -> None:
        self.told.emit(problem.said(self._window.words.gettext), "")
