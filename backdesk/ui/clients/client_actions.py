"""What can be done with a whole client: archive, merge, delete for good, export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backdesk.domain.client import Client
from backdesk.ui import dialogs

if TYPE_CHECKING:
    from backdesk.ui.clients.desk import ClientsDesk


class ClientActions(QObject):
    """Asks where something has to be asked first.

    Signals: `done(sentence)` what was asked for is done; `failed(BackDeskError)` it is not;
    `begun(sentence)` it is under way, and one of those two follows;
    `left(sentence)` the client is not in the list any more; `merged(Client)` two are one;
    `export_requested()` first write everything down.
    """

    begun = Signal(str)
    done = Signal(str)
    failed = Signal(object)
    left = Signal(str)
    merged = Signal(object)
    export_requested = Signal()

    def __init__(self, window: QWidget, desk: ClientsDesk) -> None:
        """`window` is the one that questions belong to."""
        super().__init__(window)
        self._window, self._desk = window, desk
        self._say = desk.backend.words.gettext

    def archive(self, client: Client) -> None:
        """Put a client away, or bring them back. Raises BackDeskError."""
        changed = self._desk.restore(client) if client.is_archived else self._desk.archive(client)
        said = self._say("{name} is archived.") if changed.is_archived else self._say("{name} is back.")
        self.left.emit(said.format(name=changed.name))

    def merge(self, client: Client) -> None:
        """Ask which client to merge with, and which stays. Raises BackDeskError."""
        from backdesk.ui.clients.merge_dialog import MergeDialog

        dialog = MergeDialog(self._window, self._desk, client)
        dialog.merged.connect(self.merged)
        dialog.open()

    def delete(self, client: Client) -> None:
        """Ask whether to delete a client with everything that belongs to them. Raises BackDeskError."""
        from backdesk.ui.clients.delete_dialog import DeleteDialog

        dialog = DeleteDialog(self._window, self._desk, client)
        dialog.deleted.connect(self.left)
        dialog.export_requested.connect(self.export_requested)
        dialog.open()

    def ask_export(self, client: Client) -> None:
        """Ask where to write everything about a client."""
        dialogs.ask_save_file(
            self._window,
            self._say("Export everything about this client"),
            self._say("Zip files (*.zip)"),
            lambda path: self.export(client, path),
            name=self._desk.export_name(client),
            suffix="zip",
        )

    def export(self, client: Client, path: Path) -> None:
        """Write everything about a client into one file."""
        self.begun.emit(self._say("Exporting…"))
        self._desk.export(
            client, path, done=self.done.emit, failed=self.failed.emit, progressed=self.on_progressed
        )

    def on_progressed(self, done: int, of: int) -> None:
        """So many files of the export are packed."""
        counted = self._say("{done} of {total}").format(done=done, total=of)
        self.begun.emit(f"{self._say('Exporting…')} {counted}")
