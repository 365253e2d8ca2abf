"""Below the coverage: the selected card's dose and text, or the library entry's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import PrecautionId
from backdesk.domain.plan import Entry
from backdesk.domain.wording import Words
from backdesk.ui.planner.details_view import DetailsView
from backdesk.ui.planner.dose_editor import DoseEditor
from backdesk.ui.session import PlanSession
from backdesk.ui.theme.theme import Theme


class SelectedPane(QWidget):
    """Signals: `add_requested()` add the shown library entry to the current cell."""

    add_requested = Signal()

    def __init__(self, session: PlanSession, editor: DoseEditor, words: Words, theme: Theme) -> None:
        """Starts with a hint."""
        super().__init__()
        self._session = session
        self._words = words
        self.editor = editor
        self.title = QLabel()
        self.title.setProperty("role", "name")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.hint = QLabel(words.gettext("Select a card to set its dose, or an exercise to read about it."))
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.details = DetailsView(words, theme)
        self.add_button = QPushButton()
        self.add_button.setProperty("primary", True)
        self.add_button.clicked.connect(self.add_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        for widget in (self.hint, self.title, self.editor, self.add_button):
            layout.addWidget(widget)
        layout.addWidget(self.details, 1)
        layout.addStretch(0)  # keeps the rest at the top while there are no details
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what can be done."""
        self._show("")
        self.editor.show_entry(None)
        self.details.show_exercise(None, self._session.catalogue, ())

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show one card's dose and text, or how many are selected."""
        if not entries:
            self.show_nothing()
            return
        if len(entries) > 1:
            text = self._words.ngettext("{n} card selected", "{n} cards selected", len(entries))
            self._show(text.format(n=len(entries)))
            self.editor.show_entry(None)
            self.details.show_exercise(None, self._session.catalogue, ())
            return
        exercise = self._session.catalogue.exercises.get(entries[0].exercise)
        self._show(self._session.catalogue.name_of(entries[0].exercise), editor=True)
        self.editor.show_entry(entries[0])
        self.details.show_exercise(exercise, self._session.catalogue, self._precautions())

    def show_exercise(self, exercise: Exercise, place: str) -> None:
        """Show a library entry, and where Add would put it."""
        self._show(
            exercise.name,
            add=self._words.gettext("Add to {place}").format(place=place),
        )
        self.editor.show_entry(None)
        self.details.show_exercise(exercise, self._session.catalogue, self._precautions())

    def _precautions(self) -> Sequence[PrecautionId]:
        return () if self._session.client is None else self._session.client.precautions

    def _show(self, title: str, *, editor: bool = False, add: str = "") -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.hint.setVisible(not title)
        self.editor.setVisible(editor)
        self.add_button.setVisible(bool(add))
        self.add_button.setText(add)
        self.add_button.setAccessibleName(add)
