"""The window of clients: all of them on the left, the form of one on the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from backdesk.domain.client import Client
from backdesk.domain.client_line import ClientLine
from backdesk.domain.ids import ClientId, PlanId
from backdesk.errors import BackDeskError
from backdesk.ui import dialogs
from backdesk.ui.clients.client_actions import ClientActions
from backdesk.ui.clients.client_list import ClientList
from backdesk.ui.clients.dialog_layout import DialogParts, lay_out
from backdesk.ui.clients.form import ClientForm, Page
from backdesk.ui.clients.new_client_page import NewClientPage
from backdesk.ui.models.tooltips import tooltip

if TYPE_CHECKING:
    from backdesk.ui.clients.desk import ClientsDesk


class ClientsDialog(QDialog):
    """What is typed is saved on its own; closing loses nothing."""

    def __init__(self, parent: QWidget, desk: ClientsDesk) -> None:
        """Shows nobody until `show_list`, `show_client` or `show_new`."""
        super().__init__(parent)
        self._desk = desk
        backend, theme = desk.backend, desk.theme
        words = backend.words
        self._words, self._say = words, words.gettext
        self._clients = backend.clients
        self.list = ClientList(
            lambda text, archived, limit: self._clients.find(text, archived=archived, limit=limit),
            words,
            theme,
        )
        self.form = ClientForm(words, lambda: backend.own.catalogue, backend.today, self._clients.save)
        self.new_page = NewClientPage(words, theme, desk.same_name)
        self.work = ClientActions(self, desk)
        self.parts = DialogParts(words)
        self._is_busy = False
        lay_out(self, self.parts, words)
        self._connect()
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: when the window goes, what was typed is saved first."""
        if event.type() is QEvent.Type.Close:
            self.form.flush()
        return super().eventFilter(watched, event)

    def show_list(self) -> None:
        """Show all clients, that of the plan on the desk first."""
        self.list.search_again(self._desk.current_id())
        self.list.search.setFocus()

    def show_client(self, client: ClientId, page: Page = Page.PERSON) -> None:
        """Show the form of a client."""
        self._show_client(client)
        self.form.show_page(page)
        fields = {Page.HEALTH: self.form.health.search, Page.PERSON: self.form.person.name}
        fields.get(page, self.form.tabs.tabBar()).setFocus()

    def show_new(self, name: str = "") -> None:
        """Ask for the name of a new client."""
        if self.form.client is None:
            self.list.search_again()
        if self._may_leave():
            self._say_done("")
            self.parts.pages.setCurrentWidget(self.new_page)
            self.parts.offer_form(False)
            self.new_page.begin(name)

    def on_chosen(self, line: ClientLine | None) -> None:
        """Another client is current in the list."""
        shown = self.form.client
        if shown is not None and line is not None and line.id == shown.id and self._shows_form():
            return
        if not self._may_leave():
            return
        client = None
        if line is not None:
            try:
                client = self._clients.get(line.id)
            except BackDeskError as problem:
                self._tell(problem)
        self._show_form(client)

    def on_saved(self, client: Client) -> None:
        """What was typed is stored."""
        before = self.parts.title.text()
        self.list.model.show_saved(client)
        self._show_name(client)
        if client.name != before:
            self._show_duplicates(client)
        self._desk.on_client_saved(client)

    def on_open(self) -> None:
        """Put the client's most recent plan on the desk."""
        client = self.form.client
        if client is not None and self._shows_form() and self._may_leave():
            self._desk.open_client(client.id)
            self.done(QDialog.DialogCode.Accepted)

    def on_open_plan(self, plan: str) -> None:
        """Put a plan on the desk."""
        if self._may_leave():
            self._desk.open_plan(PlanId(plan))
            self.done(QDialog.DialogCode.Accepted)

    def on_copy_plan(self, plan: str) -> None:
        """Put a plan on the desk, and ask whom its copy is for."""
        if self._may_leave():
            self.done(QDialog.DialogCode.Accepted)
            self._desk.copy_plan(PlanId(plan))

    def on_new_plan(self) -> None:
        """Ask for a title and put a new plan of this client on the desk."""
        client = self.form.client
        if client is None or not self._may_leave():
            return

        def make(title: str) -> None:
            try:
                self._desk.new_plan(client, title)
            except BackDeskError as problem:
                self._tell(problem)
                return
            self.done(QDialog.DialogCode.Accepted)

        dialogs.ask_text(self, self._say("New plan"), self._say("Title of the plan"), make)

    def on_records(self) -> None:
        """Show what this client was given."""
        if self.form.client is not None:
            self._attempt(lambda client: self._desk.open_records(self, client))

    def on_made(self, name: str) -> None:
        """Make the client with an empty plan, and go on to the form."""
        try:
            client = self._desk.make_client(name)
        except BackDeskError as problem:
            self.new_page.refuse(problem.said(self._say))
            return
        self.list.archived.setChecked(False)
        self.list.search.clear()
        self._show_client(client.id)
        self.form.show_page(Page.PERSON)
        self.form.person.pronoun.setFocus()
        self._say_done(self._say("{name} is added, with an empty plan on the desk.").format(name=client.name))

    def on_new(self) -> None:
        """Ask for a name; what was searched in vain is most likely it."""
        self.show_new("" if self.list.model.rowCount() else self.list.search.text())

    def on_given_up(self) -> None:
        """No new client."""
        self._show_form(self.form.client)
        self.list.search.setFocus()

    def on_merged(self, client: Client) -> None:
        """Two clients are one now."""
        self._show_form(None)
        self._show_client(client.id)
        self._say_done(self._say("{name} now has everything of both.").format(name=client.name))

    def on_begun(self, sentence: str) -> None:
        """Something is under way: nothing else can be done until it has ended."""
        self._set_busy(busy=True)
        self._say_done(sentence)

    def on_done(self, sentence: str) -> None:
        """It is done."""
        self._set_busy(busy=False)
        self._say_done(sentence)

    def on_failed(self, problem: BackDeskError) -> None:
        """It could not be done."""
        self._set_busy(busy=False)
        self._tell(problem)

    def on_left(self, sentence: str) -> None:
        """The client is archived, brought back, or gone for good."""
        self._show_form(None)
        self.list.search_again()
        self._say_done(sentence)
        self.list.search.setFocus()

    def done(self, result: int) -> None:
        """Qt: close, once everything that can be stored is, and nothing is under way."""
        if self._is_busy:
            return
        if not self.form.flush():
            self._ask_to_lose(result)
            return
        super().done(result)

    def _show_client(self, client: ClientId) -> None:
        """Show all clients with this one current, wherever the search would not find them."""
        try:
            found = self._clients.get(client)
        except BackDeskError as problem:
            self.list.search_again()
            self._tell(problem)
            return
        self.list.show_with(found)
        self._show_form(found)

    def _show_form(self, client: Client | None) -> None:
        parts = self.parts
        self._say_done("")
        parts.pages.setCurrentWidget(parts.nobody if client is None else self.form)
        parts.offer_form(client is not None)
        if client is None:
            self.form.show_client(None)
            return
        if self.form.client != client:
            self.form.show_client(client)
        self._show_name(client)
        parts.archive.setText(self._say("Restore") if client.is_archived else self._say("Archive"))
        self._show_duplicates(client)
        try:
            self.form.plans.show_plans(self._desk.backend.planning.plans_of(client.id))
            self.form.plans.show_records(self._desk.backend.records.of_client(client.id))
        except BackDeskError as problem:
            self._tell(problem)

    def _show_name(self, client: Client) -> None:
        self.parts.title.setText(client.name)
        self.parts.title.setToolTip(tooltip([client.name]))

    def _show_duplicates(self, client: Client) -> None:
        """Say quietly that others have the same name."""
        try:
            same = len(self._clients.duplicates(client))
        except BackDeskError as problem:
            self._tell(problem)
            same = 0
        text = self._words.ngettext(
            "{n} client has this name", "{n} clients have this name – merge…", same + 1
        )
        self.parts.duplicates.setText(text.format(n=same + 1))
        self.parts.duplicates.setVisible(same > 0)

    def _shows_form(self) -> bool:
        return self.parts.pages.currentWidget() is self.form

    def _may_leave(self) -> bool:
        """Store what was typed; where it cannot be, go back to it."""
        client = self.form.client
        if client is None or self.form.flush():
            return True
        self.list.choose(client.id)
        self.parts.pages.setCurrentWidget(self.form)
        self.form.show_problem()
        return False

    def _attempt(self, action: Callable[[Client], object], *_: object) -> None:
        """Do something with the client whose form is shown, and say in one sentence what was in the way."""
        if not self._may_leave() or self.form.client is None:
            return
        try:
            action(self.form.client)
        except BackDeskError as problem:
            self._tell(problem)

    def _ask_to_lose(self, result: int) -> None:
        say = self._say
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(say("Go on editing?"))
        box.setText(say("Something you typed cannot be saved as it is. Everything else is saved."))
        go_on = box.addButton(say("Go on editing"), QMessageBox.ButtonRole.RejectRole)
        lose = box.addButton(say("Close without it"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        go_on.clicked.connect(self.form.show_problem)
        lose.clicked.connect(lambda: super(ClientsDialog, self).done(result))
        box.open()

    def _tell(self, problem: BackDeskError) -> None:
        self.parts.notice.setText(problem.said(self._say))
        self.parts.notice.show()
        self.parts.status.setText("")

    def _set_busy(self, *, busy: bool) -> None:
        if busy is not self._is_busy:
            self._is_busy = busy
            self.setEnabled(not busy)
            if not busy:
                self.parts.export.setFocus()

    def _say_done(self, sentence: str) -> None:
        self.parts.notice.hide()
        self.parts.status.setText(sentence)

    def _connect(self) -> None:
        parts, form = self.parts, self.form
        self.list.chosen.connect(self.on_chosen)
        self.list.activated.connect(self.on_open)
        form.saved.connect(self.on_saved)
        form.plans.open_requested.connect(self.on_open_plan)
        form.plans.copy_requested.connect(self.on_copy_plan)
        form.plans.new_requested.connect(self.on_new_plan)
        form.plans.records_requested.connect(self.on_records)
        self.new_page.made.connect(self.on_made)
        self.new_page.given_up.connect(self.on_given_up)
        self.new_page.chosen.connect(lambda client: self._show_client(ClientId(client)))
        parts.new.clicked.connect(self.on_new)
        for button, run in (
            (parts.archive, self.work.archive),
            (parts.merge, self.work.merge),
            (parts.duplicates, self.work.merge),
            (parts.export, self.work.ask_export),
            (parts.delete, self.work.delete),
        ):
            button.clicked.connect(partial(self._attempt, run))
        self.work.export_requested.connect(partial(self._attempt, self.work.ask_export))
        self.work.begun.connect(self.on_begun)
        self.work.done.connect(self.on_done)
        self.work.failed.connect(self.on_failed)
        self.work.left.connect(self.on_left)
        self.work.merged.connect(self.on_merged)
        parts.open.clicked.connect(self.on_open)
        parts.close.clicked.connect(self.reject)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.list.search.setFocus)
