"""Everything around clients that the window offers: the list, the form, new clients, and saying goodbye."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from backdesk.domain.client import Client
from backdesk.domain.client_line import ClientLine
from backdesk.domain.ids import ClientId, PlanId
from backdesk.errors import BackDeskError
from backdesk.ui.actions import Command
from backdesk.ui.clients.unknown_name import UnknownName

if TYPE_CHECKING:  # the window of clients is loaded when it is opened
    from backdesk.services.clients import DeletionReport
    from backdesk.ui.clients.dialog import ClientsDialog
    from backdesk.ui.clients.form import Page
    from backdesk.ui.main_window import MainWindow


class ClientsDesk(QObject):
    """Opens the window of clients and keeps the desk true to what is changed there."""

    def __init__(self, window: MainWindow) -> None:
        """Adds its commands to the Client menu; nothing is read before it is asked for."""
        super().__init__(window)
        self._window = window
        self.backend, self.theme = window.backend, window.theme
        self._clients = window.backend.clients
        self._say = window.words.gettext
        say, actions = self._say, window.actions_by_name
        actions.add("client_details", Command(say("Client’s details…"), self.edit_current, "Ctrl+Shift+I"))
        actions.add("all_clients", Command(say("All clients…"), self.open_list, "Ctrl+Shift+L"))
        actions.add("choose_client", Command(say("Choose client"), self.choose, "Ctrl+K"))
        actions.fill_behind("rename_client", "client_details - choose_client all_clients")
        self._to_respect: object = None
        self._tint_chip()
        window.theme.changed.connect(self._tint_chip)
        window.session.plan_opened.connect(self.on_plan_opened)
        window.session.client_changed.connect(self.on_client_changed)
        window.desk.new_client_requested.connect(lambda: self.ask_new())
        self.unknown = UnknownName(window, self)
        window.header.details_requested.connect(self.edit_current)
        window.header.precautions_requested.connect(self.edit_health)

    def open_list(self) -> ClientsDialog:
        """Show all clients."""
        dialog = self._open()
        dialog.show_list()
        return dialog

    def choose(self) -> None:
        """Give the keyboard to the field that finds clients."""
        self._window.header.client.field.setFocus()
        self._window.header.client.field.selectAll()

    def edit(self, client: ClientId, page: Page | None = None) -> ClientsDialog:
        """Show the form of a client."""
        from backdesk.ui.clients.form import Page

        dialog = self._open()
        dialog.show_client(client, Page.PERSON if page is None else page)
        return dialog

    def edit_current(self) -> None:
        """Show the form of the client whose plan is on the desk; all clients where it has none."""
        client = self.current_id()
        if client is None:
            self.open_list()
        else:
            self.edit(client)

    def edit_health(self) -> None:
        """Show the precautions of the client whose plan is on the desk."""
        from backdesk.ui.clients.form import Page

        client = self.current_id()
        if client is not None:
            self.edit(client, Page.HEALTH)

    def ask_new(self, name: str = "") -> ClientsDialog:
        """Ask for a new client's name, which may be begun already, and go on to the form."""
        dialog = self._open()
        dialog.show_new(name)
        return dialog

    def current_id(self) -> ClientId | None:
        """The client whose plan is on the desk."""
        session = self._window.session
        return session.plan.client_id if session.has_plan else None

    def same_name(self, name: str) -> tuple[ClientLine, ...]:
        """The clients of a name, whatever its accents and capitals; none where they cannot be read."""
        try:
            return self._clients.duplicates(Client(ClientId(""), name))
        except BackDeskError:
            return ()

    def make_client(self, name: str) -> Client:
        """Make a client with an empty plan, and put that on the desk. Raises BackDeskError."""
        self._window.flush()
        opened = self.backend.planning.new_client(name, self._say("First plan"))
        self._window.desk.show(opened)
        if opened.client is None:
            raise ValueError("a new client's plan has a client")
        return opened.client

    def new_plan(self, client: Client, title: str) -> None:
        """Put a new plan of a client on the desk. Raises BackDeskError."""
        self._window.flush()
        self._window.desk.show(self.backend.planning.new_plan(title, client))

    def open_client(self, client: ClientId) -> None:
        """Put a client's most recent plan on the desk, or a first one."""
        self._window.desk.on_client_chosen(client)

    def open_plan(self, plan: PlanId) -> None:
        """Put a plan on the desk."""
        self._window.desk.on_plan_chosen(plan)

    def copy_plan(self, plan: PlanId) -> None:
        """Put a plan on the desk, and ask whom its copy is for."""
        self.open_plan(plan)
        if self._window.session.plan.id == plan:
            self._window.actions_by_name.by_name["copy_plan"].trigger()

    def open_records(self, parent: QWidget, client: Client) -> None:
        """Show what a client was given. Raises BackDeskError."""
        from backdesk.ui.records.dialog import open_records

        window = self._window
        print_again = window.paperwork.print_again
        open_records(parent, self.backend, client, None, window.runner, print_again=print_again)

    def on_client_saved(self, client: Client) -> None:
        """What is known of a client changed."""
        session = self._window.session
        is_renamed = session.client is not None and session.client.name != client.name
        session.use_client(client)
        self._window.desk.refresh_header() if is_renamed else self._window.desk.refresh_client()

    def on_plan_opened(self) -> None:
        """The library marks what does not suit this plan's client."""
        self._to_respect = self._respected()

    def on_client_changed(self) -> None:
        """Mark in the library what does not suit any more, or does again."""
        if self._respected() != self._to_respect:
            self._to_respect = self._respected()
            self._window.library.on_plan_opened()
            self._window.board.on_plan_changed()
            self._window.on_selection_changed()

    def _respected(self) -> object:
        client = self._window.session.client
        return None if client is None else (client.precautions, client.own_precautions, client.equipment)

    def archive(self, client: Client) -> Client:
        """Put a client away. Raises BackDeskError."""
        self._clients.archive(client.id)
        return self._read_again(client)

    def restore(self, client: Client) -> Client:
        """Bring a client back. Raises BackDeskError."""
        self._clients.restore(client.id)
        return self._read_again(client)

    def merge(self, keep: Client, gone: Client) -> Client:
        """Make one of two clients; the plan on the desk is read anew. Raises BackDeskError."""
        window = self._window
        self._require_quiet()
        window.flush()
        is_gone = self.current_id() == gone.id
        merged = self._clients.merge(keep.id, gone.id)
        if is_gone:
            window.desk.show(self.backend.planning.open(window.session.plan.id))
        else:
            window.session.use_client(merged)
            window.desk.refresh_header()
        return merged

    def delete(self, client: Client, done: Callable[[DeletionReport], None]) -> None:
        """Delete a client with everything that belongs to them; the desk shows another plan before.

        Raises BackDeskError; then nothing is deleted. Until `done` the file is cleared of what it still
        holds: nothing may be written meanwhile, and the window does not close.
        """
        self._require_quiet()
        self._leave(client.id)
        report = self._clients.delete_for_good(client.id)
        self._window.desk.refresh_header()

        def on_failed(problem: Exception) -> None:
            done(report)  # the client is gone all the same, and the report says what is left
            if not isinstance(problem, BackDeskError):
                raise problem

        self._window.runner.run(lambda task: self._clients.wipe(report), done, on_failed, is_owed=True)

    def export_name(self, client: Client) -> str:
        """A file name for everything about a client."""
        from backdesk.services.handouts import handout_file_name

        name = handout_file_name(client.name, self._say("everything")).removesuffix(".pdf")
        return f"{name}.zip"

    def export(
        self,
        client: Client,
        path: Path,
        *,
        done: Callable[[str], None],
        failed: Callable[[BackDeskError], None],
        progressed: Callable[[int, int], None],
    ) -> None:
        """Write everything about a client into one file, and say where; the window does not close before."""

        def on_failed(problem: Exception) -> None:
            if not isinstance(problem, BackDeskError):
                failed(BackDeskError("The file could not be written. Try again, or choose another place."))
                raise problem
            failed(problem)

        self._window.runner.run(
            lambda task: self._clients.export(client.id, path, gettext=self._say, progress=task.report),
            lambda _: done(self._say("Exported to {path}").format(path=path)),
            on_failed,
            progressed,
            is_owed=True,
        )

    def _require_quiet(self) -> None:
        """A handout that is being given out goes on record for a client that is still there."""
        if self._window.runner.has_owed or self._window.paperwork.is_making_batch:
            raise BackDeskError("A handout is still being made. Wait until it is finished, then try again.")

    def _tint_chip(self) -> None:
        tokens = self.theme.tokens
        self._window.header.precautions.setIcon(
            self._window.icons.icon("caution", tokens.warning, tokens.line)
        )

    def _leave(self, client: ClientId) -> None:
        """Show a plan of somebody else, so that nothing is typed into a plan that is gone."""
        window, planning = self._window, self.backend.planning
        if self.current_id() != client:
            return
        window.flush()
        others = [line for line in self._clients.find("", limit=2) if line.id != client]
        for other in (*(line.id for line in others), None):
            plans = planning.plans_of(other)
            if plans:
                window.desk.show(planning.open(plans[0].id))
                return
        window.desk.show(planning.new_plan(self._say("New plan"), None))

    def _read_again(self, client: Client) -> Client:
        changed = self._clients.get(client.id)
        self.on_client_saved(changed)
        return changed

    def _open(self) -> ClientsDialog:
        from backdesk.ui.clients.dialog import ClientsDialog

        self._window.flush()
        dialog = ClientsDialog(self._window, self)
        dialog.open()
        return dialog
