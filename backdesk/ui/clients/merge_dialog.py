"""Making one client of two: both side by side, which one stays, and what moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.client import Client
from backdesk.domain.client_line import ClientLine
from backdesk.errors import BackDeskError
from backdesk.ui.clients.fields import SPACE, muted, section
from backdesk.ui.clients.list_model import ClientListModel
from backdesk.ui.clients.row_delegate import ClientRowDelegate
from backdesk.ui.clients.side_by_side import SideBySide

if TYPE_CHECKING:
    from backdesk.ui.clients.desk import ClientsDesk

_WIDTH, _HEIGHT = 760, 640
_LIST_HEIGHT = 132
_MOST_FOUND = 50


class MergeDialog(QDialog):
    """Signals: `merged(Client)` the two are one."""

    merged = Signal(object)

    def __init__(self, parent: QWidget, desk: ClientsDesk, client: Client) -> None:
        """Offers those of the same name first. Raises BackDeskError."""
        super().__init__(parent)
        self._desk, self._client = desk, client
        backend = desk.backend
        self._clients, self._words = backend.clients, backend.words
        self._say = self._words.gettext
        self._other: Client | None = None
        self._same = self._clients.duplicates(client)
        self.search = QLineEdit()
        self.model = ClientListModel(lambda *_: (), self._words, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(ClientRowDelegate(desk.theme, self.view))
        self.table = SideBySide(self._words, backend.catalogue, backend.today)
        self.stays = (QRadioButton(), QRadioButton())
        self._choice = QButtonGroup(self)
        self.moves = QLabel()
        self.notice = QLabel()
        self.merge = QPushButton(self._say("Merge"))
        self.cancel = QPushButton(self._say("Cancel"))
        self._lay_out()
        self._connect()
        self.on_search("")
        (self.view if self._same else self.search).setFocus()

    def on_search(self, text: str) -> None:
        """Offer others: of the same name, or who is found."""
        try:
            found = (
                self._clients.find(text, limit=_MOST_FOUND) if text.strip() or not self._same else self._same
            )
        except BackDeskError as problem:
            self._tell(problem)
            return
        self.model.show_lines(tuple(line for line in found if line.id != self._client.id))
        if self._same and not text.strip():
            self.view.setCurrentIndex(self.model.index(0, 0))
        self.on_current()

    def on_current(self) -> None:
        """Show both side by side."""
        index = self.view.currentIndex()
        line = self.model.line(index.row()) if index.isValid() else None
        self.notice.hide()
        try:
            self._other = None if line is None else self._clients.get(line.id)
            self._show(line)
        except BackDeskError as problem:
            self._other = None
            self._tell(problem)
        self.merge.setEnabled(self._other is not None)

    def show_moves(self) -> None:
        """Say what moves, and that nothing is lost."""
        other = self._other
        if other is None:
            self.moves.setText("")
            return
        keep, gone = self._keep_and_gone(other)
        planning, records, many = (
            self._desk.backend.planning,
            self._desk.backend.records,
            self._words.ngettext,
        )
        plans, handouts = len(planning.plans_of(gone.id)), len(records.of_client(gone.id))
        said = self._say(
            "{plans}, {handouts} and all session records move to the one that stays. Precautions and goals "
            "of both are kept; what only one of them has is kept too. There is no way back."
        )
        self.moves.setText(
            said.format(
                plans=many("{n} plan", "{n} plans", plans).format(n=plans),
                handouts=many("{n} handout", "{n} handouts", handouts).format(n=handouts),
            )
        )
        self.merge.setText(
            self._say("Merge into the left one" if keep is self._client else "Merge into the right one")
        )

    def on_merge(self) -> None:
        """Merge, or say why not and stay."""
        if self._other is None:
            return
        keep, gone = self._keep_and_gone(self._other)
        try:
            merged = self._desk.merge(keep, gone)
        except BackDeskError as problem:
            self._tell(problem)
            return
        self.accept()
        self.merged.emit(merged)

    def _keep_and_gone(self, other: Client) -> tuple[Client, Client]:
        return (self._client, other) if self.stays[0].isChecked() else (other, self._client)

    def _show(self, line: ClientLine | None) -> None:
        other = self._other
        for widget in (self.table, *self.stays, self.moves):
            widget.setVisible(other is not None)
        if other is None or line is None:
            return
        plans = self._desk.backend.planning.plans_of
        counts = (len(plans(self._client.id)), len(plans(other.id)))
        self.table.show_clients((self._client, other), counts)
        # the one with more plans is most likely the one that is meant
        self.stays[0 if counts[0] >= counts[1] else 1].setChecked(True)
        self.show_moves()

    def _tell(self, problem: BackDeskError) -> None:
        self.notice.setText(problem.said(self._say))
        self.notice.show()

    def _connect(self) -> None:
        self.search.textChanged.connect(self.on_search)
        self.view.selectionModel().currentChanged.connect(self.on_current)
        for button in self.stays:
            button.clicked.connect(self.show_moves)
        self.merge.clicked.connect(self.on_merge)
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        say = self._say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Merge two clients"))
        self.search.setAccessibleName(say("Search the other client"))
        self.search.setPlaceholderText(say("Search the other client by name or year of birth"))
        self.search.setClearButtonEnabled(True)
        self.view.setAccessibleName(say("The other client"))
        self.view.setFixedHeight(_LIST_HEIGHT)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for label, role in ((self.moves, "muted"), (self.notice, "warning")):
            label.setProperty("role", role)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.notice.hide()
        for widget in (self.table, *self.stays, self.moves):  # the list must not move away under the pointer
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
        stay = QHBoxLayout()
        for button, text in zip(
            self.stays, (say("The left one stays"), say("The right one stays")), strict=True
        ):
            button.setText(text)
            self._choice.addButton(button)
            stay.addWidget(button)
        stay.addStretch(1)
        self.cancel.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.merge)
        buttons.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(SPACE)
        layout.addWidget(section(say("Who is the same person?")))
        if self._same:
            layout.addWidget(muted(say("These have the same name. Others can be searched.")))
        layout.addWidget(self.search)
        layout.addWidget(self.view)
        layout.addWidget(self.table, 1)
        layout.addLayout(stay)
        for widget in (self.moves, self.notice):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)
