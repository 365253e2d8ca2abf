"""Another exercise in the place of one: choose it, see why it fits and what becomes of the dose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout

from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.plan import Entry
from backdesk.domain.swap_dose import swapped_dose
from backdesk.ui.dialogs import answer_row
from backdesk.ui.planner.swap_list import SwapList
from backdesk.ui.planner.swap_offers import Offer, SwapOffers
from backdesk.ui.planner.swap_places import SwapPlaces
from backdesk.ui.planner.swap_telling import dose_change_text, swap_told

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow

_WIDTH, _HEIGHT = 520, 580
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SwapDialog(QDialog):
    """Enter swaps in one undoable step, Esc leaves all as it is."""

    def __init__(self, window: MainWindow, entries: Sequence[Entry]) -> None:
        """`entries` all have the same exercise; there is at least one."""
        super().__init__(window)
        self._window, self._entries = window, tuple(entries)
        self._say = window.words.gettext
        session = window.session
        self._offers = SwapOffers(entries[0].exercise, session.catalogue, session.client, window.words)
        self.search = QLineEdit()
        self.list = SwapList(
            window.theme, window.icons, window.figures.tile, self._say("Exercises to swap for")
        )
        self.why = QLabel()
        self.concern = QLabel()
        self.dose = QLabel()
        self.places = SwapPlaces(session.plan, entries, window.words)
        self.swap = QPushButton(self._say("Swap"))
        self.cancel = QPushButton(self._say("Cancel"))
        self._lay_out()
        self.search.textChanged.connect(self.on_searched)
        self.search.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self.on_current_changed)
        self.list.doubleClicked.connect(self.accept)
        self.swap.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        window.session.plan_opened.connect(self.reject)
        for signal in (window.figures.store.changed, window.figures.store.ready):
            signal.connect(self.list.on_picture)
        self.on_searched()
        self.search.setFocus()

    def on_searched(self) -> None:
        """Show what fits the text, of what fits the exercise first."""
        text = self.search.text()
        known = self._window.session.catalogue.exercises
        found = (
            [one for one in self._window.backend.search.find(text) if one in known] if text.strip() else []
        )
        self.list.show_groups(self._offers.groups(text, found), self._offers)
        self.on_current_changed()

    def on_current_changed(self) -> None:
        """Say what the current one is good for, what speaks against it, and its dose."""
        offer = self.list.current()
        self.swap.setEnabled(offer is not None)
        nothing = self._say("Nothing fits. Try another word.")
        self.why.setText(nothing if offer is None else offer.exercise.why)
        self.why.setVisible(bool(self.why.text()))
        concern = None if offer is None else offer.concern
        self.concern.setText("" if concern is None else self._offers.concern_text(concern))
        self.concern.setVisible(concern is not None)
        self.dose.setText("" if offer is None else self._dose_text(offer))

    def accept(self) -> None:
        """Qt: swap, or stay where nothing is chosen."""
        offer = self.list.current()
        if offer is None:
            return
        entries = self.places.chosen()
        told = swap_told(entries, offer.exercise.id, self._window.session.catalogue, self._window.words)
        super().accept()
        if self._window.editing.swap([entry.id for entry in entries], offer.exercise.id) and told:
            self._window.on_told(told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: up and down in the search field walk through the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self.list.step(step)
                return True
        return super().eventFilter(watched, event)

    def _dose_text(self, offer: Offer) -> str:
        entry = self._entries[0]
        old = self._window.session.catalogue.exercises.get(entry.exercise)
        dose, changes = swapped_dose(entry.dose, old, offer.exercise)
        said = dose_sentence(dose, self._window.words) or self._say("none")
        kept = self._say("Dose: {dose}").format(dose=said)
        return "\n".join((kept, *(dose_change_text(change, self._window.words) for change in changes)))

    def _lay_out(self) -> None:
        name = self._window.session.catalogue.name_of(self._entries[0].exercise)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("Swap {exercise}").format(exercise=name))
        self.search.setPlaceholderText(self._say("Search all exercises"))
        self.search.setAccessibleName(self._say("Search all exercises"))
        self.search.setClearButtonEnabled(True)
        for label, role in ((self.why, "muted"), (self.concern, "warning"), (self.dose, "")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", role)
        buttons = answer_row(self.swap, self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        for widget in (self.why, self.concern, self.dose, self.places):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)
