"""Exercises by name with a search; those chosen stand first."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.ids import ExerciseId
from backdesk.domain.wording import Words
from backdesk.ui.clients.fields import muted

_LEAST_HEIGHT = 96
_BOXES = """QListView::indicator:unchecked { width: 13px; height: 13px; border-radius: 2px;
    border: 1px solid palette(placeholder-text); background: palette(base); }"""
"""Seen in the dark too, like the check boxes of the theme."""
_ID = Qt.ItemDataRole.UserRole


class ExerciseChoice(QWidget):
    """A check list of the whole library."""

    def __init__(self, words: Words, catalogue: Catalogue, chosen: Iterable[ExerciseId]) -> None:
        """These are chosen; one that the library does not know is kept."""
        super().__init__()
        self._words = words
        say = words.gettext
        self._chosen = tuple(dict.fromkeys(chosen))
        self.search = QLineEdit()
        self.search.setAccessibleName(say("Search exercises to choose"))
        self.search.setPlaceholderText(say("Search exercises"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(say("Exercises it touches"))
        self.list.setMinimumHeight(_LEAST_HEIGHT)
        self.list.setStyleSheet(_BOXES)
        self.count: QLabel = muted()
        names = {one.id: one.name for one in catalogue.exercises.values()}
        first = set(self._chosen)
        for exercise in sorted(names, key=lambda one: (one not in first, names[one].casefold())):
            item = QListWidgetItem(names[exercise])
            item.setData(_ID, exercise)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Checked if exercise in first else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._unknown = tuple(one for one in self._chosen if one not in names)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.search, self.list, self.count):
            layout.addWidget(widget, 1 if widget is self.list else 0)
        self.search.textChanged.connect(self.on_search)
        self.list.itemChanged.connect(self.show_count)
        self.list.setCurrentRow(0)
        self.show_count()

    def chosen(self) -> tuple[ExerciseId, ...]:
        """The chosen exercises, those from before first and in their order."""
        checked = {
            ExerciseId(str(item.data(_ID))): None
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        }
        before = tuple(one for one in self._chosen if one in checked or one in self._unknown)
        return (*before, *(one for one in checked if one not in before))

    def on_search(self, text: str) -> None:
        """Show the names that hold every word."""
        wanted = text.casefold().split()
        with QSignalBlocker(self.list):
            for item in self._items():
                item.setHidden(not all(word in item.text().casefold() for word in wanted))
        shown = next((item for item in self._items() if not item.isHidden()), None)
        if shown is not None:
            self.list.setCurrentItem(shown)

    def show_count(self) -> None:
        """Say how many are chosen, whatever the search shows."""
        n = len(self.chosen())
        self.count.setText(self._words.ngettext("{n} exercise chosen", "{n} exercises chosen", n).format(n=n))

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]
