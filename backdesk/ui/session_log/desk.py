"""The command that opens the session record of the open plan's client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backdesk.errors import BackDeskError
from backdesk.ui.actions import Command

if TYPE_CHECKING:  # loaded with the dialog, not with the window
    from backdesk.ui.main_window import MainWindow
    from backdesk.ui.session_log.dialog import SessionRecordDialog


class SessionLogDesk:
    """Adds "Session record…" to the Client menu."""

    def __init__(self, window: MainWindow) -> None:
        """The window is complete."""
        self._window = window
        command = Command(window.words.gettext("Session record…"), self.open, "Ctrl+Shift+J")
        window.actions_by_name.add("session_record", command)
        window.actions_by_name.fill_behind("rename_client", "session_record")

    def open(self) -> SessionRecordDialog | None:
        """Show the record of the open plan's client; None and a sentence where there is no client."""
        from backdesk.ui.session_log.dialog import open_session_record

        window, session = self._window, self._window.session
        window.flush()
        try:
            plan, client = session.plan, session.client
            if client is None:
                window.on_told(
                    window.words.gettext(
                        "This plan has no client, so nothing can be recorded. Open a plan of a client first."
                    )
                )
                return None
            log = window.backend.session_log
            return open_session_record(window, log, plan, client, window.words, window.theme)
        except BackDeskError as problem:
            window.on_told(problem.said(window.words.gettext))
            return None
