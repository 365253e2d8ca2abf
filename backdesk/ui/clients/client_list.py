"""The list of clients with its search, the ones used last first."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QLineEdit, QListView, QVBoxLayout, QWidget

from backdesk.domain.client import Client
from backdesk.domain.client_line import ClientLine
from backdesk.domain.ids import ClientId
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.ui.clients.fields import SPACE, muted, on_chosen_row
from backdesk.ui.clients.list_model import ROOT, ClientListModel, FindClients
from backdesk.ui.clients.row_delegate import ClientRowDelegate
from backdesk.ui.theme.theme import Theme

_FAR_DOWN = 400
"""Rows that are read to show a client among the others."""


class ClientList(QWidget):
    """Signals: `chosen(ClientLine | None)` another client is current; `activated()` Enter or double-click."""

    chosen = Signal(object)
    activated = Signal()

    def __init__(self, find: FindClients, words: Words, theme: Theme) -> None:
        """Empty until `search_again`."""
        super().__init__()
        self._words = words
        self._is_filling = False
        say = words.gettext
        self.model = ClientListModel(find, words, self)
        self.search = QLineEdit()
        self.search.setAccessibleName(say("Search clients"))
        self.search.setPlaceholderText(say("Search clients"))
        self.search.setClearButtonEnabled(True)
        self.archived = QCheckBox(say("Archived clients"))
        self.view = QListView()
        self.view.setAccessibleName(say("Clients"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(ClientRowDelegate(theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.nothing = muted()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for widget in (self.search, self.view, self.nothing, self.archived):
            layout.addWidget(widget, 1 if widget in (self.view, self.nothing) else 0)
        self._connect()

    @property
    def current(self) -> ClientLine | None:
        """The current client."""
        index = self.view.currentIndex()
        return self.model.line(index.row()) if index.isValid() else None

    def search_again(self, client: ClientId | None = None) -> None:
        """Look anew what there is, with this client current, or the one that is, or the first."""
        if self._is_filling:
            return
        now = self.current
        wanted = client or (None if now is None else now.id)
        self._is_filling = True
        try:
            self.model.search(self.search.text(), archived=self.archived.isChecked())
            self.nothing.setText(self._nothing_text())
        except BackDeskError as problem:
            self.model.show_lines(())
            self.nothing.setText(problem.said(self._words.gettext))
        finally:
            self._is_filling = False
        is_empty = self.model.rowCount() == 0
        self.nothing.setVisible(is_empty)
        self.view.setVisible(not is_empty)
        self._select(0 if wanted is None else max(0, self._row_far_down(wanted)))
        self.on_current()

    def show_with(self, client: Client) -> None:
        """Look anew with this client current; the search gives way where it would not find them."""
        self._is_filling = True
        if self.archived.isChecked() is not client.is_archived:
            self.archived.setChecked(client.is_archived)
        self._is_filling = False
        self.search_again(client.id)
        for text in ("", client.name):
            if self.model.row_of(client.id) < 0:
                with QSignalBlocker(self.search):
                    self.search.setText(text)
                self.search_again(client.id)

    def choose(self, client: ClientId) -> None:
        """Make a client current that is shown, without telling anybody."""
        self._is_filling = True
        self._select(self.model.row_of(client))
        self._is_filling = False

    def on_current(self) -> None:
        """Another row is current."""
        if not self._is_filling:
            self.chosen.emit(self.current)

    def _select(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            index = self.model.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
            self.view.scrollTo(index)

    def _row_far_down(self, client: ClientId) -> int:
        """Where a client is shown, read on for a while where that is further down; -1 where not."""
        while (row := self.model.row_of(client)) < 0 and self.model.rowCount() < _FAR_DOWN:
            if not self.model.canFetchMore(ROOT):
                break
            self.model.fetchMore(ROOT)
        return row

    def _nothing_text(self) -> str:
        say = self._words.gettext
        if self.search.text().strip():
            return say("Nobody has this name.")
        if self.archived.isChecked():
            return say("No client is archived.")
        return say("There are no clients yet.")

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda: self.search_again())
        self.archived.toggled.connect(lambda: self.search_again())
        self.view.selectionModel().currentChanged.connect(self.on_current)
        self.view.clicked.connect(self.on_current)
        on_chosen_row(self.view, self.activated.emit)
        self.search.returnPressed.connect(self.activated)
        for key, step in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1)):
            shortcut = QShortcut(QKeySequence(key), self.search)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self._step(step))

    def _step(self, step: int) -> None:
        """The arrows walk the list while the search keeps the keyboard."""
        self._select(self.view.currentIndex().row() + step)
