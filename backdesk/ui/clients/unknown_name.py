"""A name that no client has, typed into the header: nothing is lost, and there is a way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backdesk.domain.clean_texts import one_line
from backdesk.errors import BackDeskError

if TYPE_CHECKING:
    from backdesk.ui.clients.desk import ClientsDesk
    from backdesk.ui.main_window import MainWindow

MOST_SHOWN = 40
"""Characters of a name in the notice and on its button."""


class UnknownName(QObject):
    """Says so in the notice, and offers a new client of the name, or the one in the archive."""

    def __init__(self, window: MainWindow, desk: ClientsDesk) -> None:
        """Listens to the field of the header; `desk` opens the window of clients."""
        super().__init__(desk)
        self._window, self._desk = window, desk
        self._say = window.words.gettext
        window.header.client.unknown_entered.connect(self.on_unknown)

    def on_unknown(self, typed: str) -> None:
        """Offer the way on; Enter again takes it."""
        name, notice = one_line(typed), self._window.notice
        try:
            away = self._desk.backend.clients.find(name, archived=True, limit=1)
            if self._desk.backend.clients.find(name, limit=1):
                return
        except BackDeskError:
            return  # the search for the field has said so
        if away:
            client = _short(away[0].name)
            form = self._say("The list has no client called “{name}”, but {client} is in the archive.")
            sentence = form.format(name=_short(name), client=client)
            label = self._say("Show {client}…").format(client=client)
        else:
            sentence = self._say("There is no client called “{name}”.").format(name=_short(name))
            label = self._say("New client “{name}”…").format(name=_short(name))

        def go() -> None:
            self._window.header.client.take_back()
            if away:
                self._desk.edit(away[0].id)
            else:
                self._desk.ask_new(name)

        if notice.isVisible() and notice.label.text() == sentence:
            notice.on_action()
        else:
            notice.show_notice(sentence, action=(label.replace("&", "&&"), go))


def _short(name: str) -> str:
    return name if len(name) <= MOST_SHOWN else name[: MOST_SHOWN - 1].rstrip() + "…"
