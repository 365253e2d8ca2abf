"""The field in the header that says whose plan this is, and finds another client."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView

from backdesk.domain.client_line import ClientLine
from backdesk.domain.folded import folded
from backdesk.domain.ids import ClientId
from backdesk.domain.wording import Words

MOST_OFFERED = 50
_POPUP_WIDTH = 280

FindSome = Callable[[str], tuple[ClientLine, ...]]
"""Finds a few clients, those used last for ""; () where they cannot be read."""


class ClientPicker(QComboBox):
    """Drops down the clients used last; what is typed finds others by name.

    Signals: `client_chosen(ClientId | None)`, also for the client that is there already;
    `unknown_entered(text)` Enter on what is nobody's name.
    """

    client_chosen = Signal(object)
    unknown_entered = Signal(str)

    def __init__(self, words: Words) -> None:
        """Offers nobody until `use` and `show_client`."""
        super().__init__()
        self._words = words
        self._find: FindSome = lambda text: ()
        self._current: tuple[ClientId | None, str] = (None, "")
        self._found: tuple[ClientLine, ...] = ()
        self.field = PickerField(self)
        self.setEditable(True)
        self.setLineEdit(self.field)
        self.field.setCompleter(None)  # type: ignore[arg-type] # Qt's own knows only the rows that drop down
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        self.field.setAccessibleName(words.gettext("Client"))
        self.field.setPlaceholderText(words.gettext("Type a name"))
        self.popup = QListView()
        self.popup.setAccessibleName(words.gettext("Clients found"))
        self.popup.setStyleSheet("QListView { border: 1px solid palette(mid); }")
        self._names = QStringListModel(self)
        self.finder = QCompleter(self._names, self)
        self.finder.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.finder.setPopup(self.popup)
        self.finder.setMaxVisibleItems(12)
        self.finder.setWidget(self.field)
        self.finder.activated[QModelIndex].connect(self.on_found)  # type: ignore[index]
        self.field.textEdited.connect(self.on_typed)
        self.activated.connect(self.on_activated)

    def use(self, find: FindSome) -> None:
        """Find clients this way."""
        self._find = find

    def show_client(self, client: ClientId | None, name: str) -> None:
        """Show whose plan this is; the others are those used last."""
        self._current = (client, name)
        self._fill(self._find(""))

    def on_typed(self, text: str) -> None:
        """Offer who is called so, the best match first."""
        self._found = self._find(text) if text.strip() else ()
        self._names.setStringList(_labels([(one.name, one.birth_year) for one in self._found]))
        if not self._found:
            self.popup.hide()
            return
        below = self.rect().translated(-self.field.pos())
        below.setWidth(max(_POPUP_WIDTH, self.width()))
        self.finder.complete(below)
        self.popup.setCurrentIndex(self.finder.completionModel().index(0, 0))

    def on_found(self, index: QModelIndex) -> None:
        """One of those that were found was chosen."""
        row = index.row()
        if 0 <= row < len(self._found):
            chosen = self._found[row].id
            self.take_back()
            self.client_chosen.emit(chosen)

    def choose_found(self) -> None:
        """Choose the marked one of those that were found; what is nobody's name stays to be mended."""
        is_open, typed = self.popup.isVisible(), self.field.text()
        self.popup.hide()
        if is_open:
            self.on_found(self.popup.currentIndex())
        elif self.field.isModified() and typed.strip():
            self.on_typed(typed)  # a click may have closed the list of those found
            if not self._found:
                self.unknown_entered.emit(typed)
            return
        else:
            self.take_back()
        self.field.selectAll()

    def give_up(self) -> None:
        """Esc: put the list of those found away, and take back what was typed."""
        self.popup.hide()
        self.take_back()
        self.field.selectAll()

    def on_activated(self, index: int) -> None:
        """A row of the list that dropped down was chosen."""
        self.client_chosen.emit(self.itemData(index))
        self.take_back()

    def take_back(self) -> None:
        """Show whose plan this is again, whatever was typed."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(self._current[0]))
        self.setEditText(self.itemText(self.currentIndex()))
        self.field.setCursorPosition(0)  # a long name would else show its end

    def showPopup(self) -> None:
        """Qt: drop down, with the clients used last as they are now."""
        self._fill(self._find(""))
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the arrows drop the list down; they must not open one plan after another."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
            event.accept()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: the wheel must not open one plan after another."""
        event.ignore()

    def _fill(self, lines: Sequence[ClientLine]) -> None:
        client, name = self._current
        rows: list[tuple[ClientId | None, str, int | None]] = [
            (one.id, one.name, one.birth_year) for one in lines[:MOST_OFFERED]
        ]
        if client is not None and all(row[0] != client for row in rows):
            rows.insert(0, (client, name, None))
        labels = _labels([(label, year) for _, label, year in rows])
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self._words.gettext("No client (template)"), None)
            for (one, _, _), label in zip(rows, labels, strict=True):
                self.addItem(label, one)
        self.take_back()


class PickerField(QLineEdit):
    """The text of the picker: Enter chooses what was found, Esc and leaving take back what was typed."""

    def __init__(self, picker: ClientPicker) -> None:
        """Belongs to a picker."""
        super().__init__(picker)
        self._picker = picker

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter and Esc; the list of those found hands all keys on to the field first."""
        picker = self._picker
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            picker.choose_found()
        elif event.key() == Qt.Key.Key_Escape and (picker.popup.isVisible() or self.isModified()):
            picker.give_up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: what was typed and not chosen is nobody's name."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason and not self._picker.popup.isVisible():
            self._picker.take_back()


def _labels(rows: Sequence[tuple[str, int | None]]) -> list[str]:
    """The names; those that several have with their years of birth."""
    count = Counter(folded(name) for name, _ in rows)
    return [
        f"{name} · {year}" if year is not None and count[folded(name)] > 1 else name for name, year in rows
    ]
