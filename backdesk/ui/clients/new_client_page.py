"""The page that asks for a new client's name and says who is already called so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from backdesk.domain.clean_texts import MAX_NAME_CHARACTERS, one_line
from backdesk.domain.client_line import ClientLine
from backdesk.domain.wording import Words
from backdesk.ui.clients.fields import SPACE, Checked, muted, on_chosen_row, section
from backdesk.ui.clients.list_model import ClientListModel
from backdesk.ui.clients.row_delegate import ClientRowDelegate
from backdesk.ui.theme.theme import Theme

FindSame = Callable[[str], tuple[ClientLine, ...]]
"""The clients of a name; raises StoreError."""

_MOST_HEIGHT = 180


class NewClientPage(QWidget):
    """Signals: `made(name)`, `given_up()`, `chosen(ClientId)` somebody who is already there."""

    made = Signal(str)
    given_up = Signal()
    chosen = Signal(str)

    def __init__(self, words: Words, theme: Theme, same: FindSame) -> None:
        """Empty until `begin`."""
        super().__init__()
        self._words, self._same = words, same
        say = words.gettext
        self.name = QLineEdit()
        self.name.setAccessibleName(say("Name of the client"))
        self.name.setPlaceholderText(say("First and last name"))
        self.name.setMaxLength(MAX_NAME_CHARACTERS)
        self.row = Checked(self.name)
        self.make = QPushButton(say("Add client"))
        self.cancel = QPushButton(say("Cancel"))
        self.already = muted()
        self.model = ClientListModel(lambda *_: (), words, self)
        self.view = QListView()
        self.view.setAccessibleName(say("Clients of this name"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(ClientRowDelegate(theme, self.view))
        self.view.setMaximumHeight(_MOST_HEIGHT)
        self._lay_out()
        self.name.textEdited.connect(self.on_typed)
        self.name.returnPressed.connect(self.on_make)
        self.make.clicked.connect(self.on_make)
        self.cancel.clicked.connect(self.given_up)
        on_chosen_row(self.view, self.on_chosen)

    def begin(self, name: str = "") -> None:
        """Ask for a name, which may be begun already."""
        self.name.setText(name)
        self.on_typed()
        self.name.setFocus()

    def on_typed(self) -> None:
        """Say who is already called so."""
        self.row.tell("")
        name = one_line(self.name.text())
        same = self._same(name) if name else ()
        self.model.show_lines(same)
        said = self._words.ngettext(
            "One client already has this name. Open it with Enter or a double click:",
            "{n} clients already have this name. Open one with Enter or a double click:",
            len(same),
        )
        self.already.setText(said.format(n=len(same)))
        for widget in (self.already, self.view):
            widget.setVisible(bool(same))

    def on_chosen(self) -> None:
        """Somebody who is already there is meant."""
        index = self.view.currentIndex()
        if index.isValid():
            self.chosen.emit(self.model.line(index.row()).id)

    def on_make(self) -> None:
        """Make the client, or say what is missing."""
        if one_line(self.name.text()):
            self.made.emit(self.name.text())
        else:
            self.refuse(self._words.gettext("A client needs a name."))

    def refuse(self, sentence: str) -> None:
        """Say why there is no new client."""
        self.row.tell(sentence)
        self.name.setFocus()

    def _lay_out(self) -> None:
        say = self._words.gettext
        self.make.setProperty("primary", True)
        for button in (self.make, self.cancel):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.make)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(SPACE)
        layout.addWidget(section(say("Name")))
        layout.addWidget(self.row)
        layout.addWidget(
            muted(say("The client begins with an empty plan. All else can be filled in next, or later."))
        )
        layout.addLayout(buttons)
        layout.addSpacing(SPACE)
        layout.addWidget(self.already)
        layout.addWidget(self.view)
        layout.addStretch(1)
        self.setTabOrder(self.name, self.make)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
