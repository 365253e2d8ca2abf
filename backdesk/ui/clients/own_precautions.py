"""Precautions in the therapist's own words: their list in the form, and the dialog of one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import OwnPrecaution
from backdesk.domain.labels import movement_name, position_name
from backdesk.domain.wording import Words
from backdesk.ui.clients.fields import SPACE, muted, on_chosen_row, section
from backdesk.ui.clients.names import action_name
from backdesk.ui.clients.own_precaution_dialog import OwnPrecautionDialog

_ROWS = 4


class OwnPrecautionsBox(QWidget):
    """Signals: `changed()` one was added, changed or removed."""

    changed = Signal()

    def __init__(self, words: Words, catalogue: Callable[[], Catalogue]) -> None:
        """`catalogue` is asked for the exercises that can be named."""
        super().__init__()
        self._words, self._catalogue = words, catalogue
        say = words.gettext
        self.precautions: tuple[OwnPrecaution, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(say("Own precautions"))
        self.list.setFixedHeight(_ROWS * (self.list.fontMetrics().lineSpacing() + 8))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        on_chosen_row(self.list, self.on_change)
        self.list.currentRowChanged.connect(self.on_current)
        self.nothing = muted(say("None written yet."))
        self.add = QPushButton(say("Add…"))
        self.add.setAccessibleName(say("Add an own precaution"))
        self.change = QPushButton(say("Change…"))
        self.change.setAccessibleName(say("Change this own precaution"))
        self.remove = QPushButton(say("Remove"))
        self.remove.setAccessibleName(say("Remove this own precaution"))
        for button, run in (
            (self.add, self.on_add),
            (self.change, self.on_change),
            (self.remove, self.on_remove),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(run)
        self._lay_out()

    def show_precautions(self, precautions: tuple[OwnPrecaution, ...], current: int = 0) -> None:
        """Show these."""
        if precautions == self.precautions and self.list.count() == len(precautions):
            return
        self.precautions = precautions
        self.list.clear()
        for precaution in precautions:
            item = QListWidgetItem(self._line(precaution))
            item.setToolTip(item.text())
            self.list.addItem(item)
        self.list.setCurrentRow(min(current, len(precautions) - 1))
        for widget in (self.list, self.change, self.remove):
            widget.setVisible(bool(precautions))
        self.nothing.setVisible(not precautions)

    def on_current(self, row: int) -> None:
        """Offer what can be done with it."""
        self.change.setEnabled(row >= 0)
        self.remove.setEnabled(row >= 0)

    def on_add(self) -> None:
        """Ask for a new one."""
        self._ask(None, len(self.precautions))

    def on_change(self) -> None:
        """Ask what to change."""
        row = self.list.currentRow()
        if 0 <= row < len(self.precautions):
            self._ask(self.precautions[row], row)

    def on_remove(self) -> None:
        """Take the current one away."""
        row = self.list.currentRow()
        if 0 <= row < len(self.precautions):
            self.show_precautions((*self.precautions[:row], *self.precautions[row + 1 :]), row)
            (self.list if self.precautions else self.add).setFocus()
            self.changed.emit()

    def _ask(self, precaution: OwnPrecaution | None, row: int) -> None:
        def put(said: OwnPrecaution) -> None:
            self.show_precautions((*self.precautions[:row], said, *self.precautions[row + 1 :]), row)
            self.changed.emit()

        dialog = OwnPrecautionDialog(self, self._words, self._catalogue(), precaution)
        dialog.said.connect(put)
        dialog.open()

    def _line(self, own: OwnPrecaution) -> str:
        words = self._words
        touched = [
            *(movement_name(one, words) for one in own.movements),
            *(position_name(one, words) for one in own.positions),
        ]
        if own.exercises:
            n = len(own.exercises)
            touched.append(words.ngettext("{n} exercise", "{n} exercises", n).format(n=n))
        if not touched:
            return words.gettext("{name} (only a reminder)").format(name=own.name)
        action = action_name(own.action, words)
        return f"{own.name} – {action}: {', '.join(touched)}"

    def _lay_out(self) -> None:
        say = self._words.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(section(say("Own precautions")))
        layout.addWidget(self.nothing)
        layout.addWidget(self.list)
        buttons = QHBoxLayout()
        for button in (self.add, self.change, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        for widget in (self.list, self.change, self.remove):
            widget.hide()
