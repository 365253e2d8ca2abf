"""What made a muscle's number: a small card over the coverage list with the entries of the week."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.ids import EntryId
from backdesk.domain.labels import block_name, day_name, short_day_name
from backdesk.domain.wording import Words
from backdesk.services.muscle_gaps import Contribution

ENTRY = Qt.ItemDataRole.UserRole
MOST_ROWS = 8
"""More entries than these scroll."""
SIDE, GAP, BORDER = 8, 4, 2
"""Around and between the parts of the card, in pixels."""
ROW_HEIGHT = 21
HALF = 0.5


class EntriesList(QTreeWidget):
    """One row for each entry: exercise, day and block, what it counts."""

    def __init__(self) -> None:
        """Rows cannot be edited; Enter and a click choose."""
        super().__init__()
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIndentation(0)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def rows_height(self) -> int:
        """How high it is with all rows, or with as many as may show."""
        rows = min(self.topLevelItemCount(), MOST_ROWS)
        return rows * ROW_HEIGHT + 2 * self.frameWidth()


class EntriesCard(QFrame):
    """The list with a sentence above it.

    Signals: `entry_chosen(EntryId)`; `closed()` by its button or Esc.
    """

    entry_chosen = Signal(str)
    closed = Signal()

    def __init__(self, words: Words, parent: QWidget) -> None:
        """Hidden until `show_entries`."""
        super().__init__(parent)
        self._words = words
        say = words.gettext
        self.setProperty("role", "card")
        self.setAutoFillBackground(True)
        self.title = QLabel()
        self.title.setWordWrap(True)
        self.nothing = QLabel(say("Nothing in this week counts for it. The library lists what would."))
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self.list = EntriesList()
        self.list.setAccessibleName(say("Exercises that made this number"))
        self.list.itemClicked.connect(self.on_chosen)
        self.list.itemActivated.connect(self.on_chosen)
        close = self.close_button = QToolButton()
        close.setText("×")
        close.setFixedSize(24, 24)
        close.setAccessibleName(say("Close the list of exercises"))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SIDE, SIDE, SIDE, SIDE)
        layout.setSpacing(GAP)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing)
        self.hide()

    def show_entries(self, sentence: str, found: Sequence[Contribution], catalogue: Catalogue) -> None:
        """Show what made a number, under the sentence that says it."""
        self.title.setText(sentence)
        self.setAccessibleName(sentence)
        chosen = self.list.currentItem()
        kept = None if chosen is None else chosen.data(0, ENTRY)
        self.list.clear()
        for part in found:
            item = self._item(part, catalogue)
            self.list.addTopLevelItem(item)
            if part.entry == kept:
                self.list.setCurrentItem(item)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.show()
        self.raise_()

    def wanted_height(self, width: int) -> int:
        """How high it would like to be at this width."""
        inner = width - 2 * (SIDE + BORDER)
        button = self.close_button.size()
        title = max(self.title.heightForWidth(inner - button.width() - GAP), button.height())
        rows = self.list.topLevelItemCount()
        below = self.list.rows_height() if rows else self.nothing.heightForWidth(inner)
        return title + below + 2 * (SIDE + BORDER) + GAP

    def on_chosen(self, item: QTreeWidgetItem) -> None:
        """An entry was clicked, or Enter was pressed on it."""
        self.entry_chosen.emit(EntryId(item.data(0, ENTRY)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc closes, from the list too."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _item(self, part: Contribution, catalogue: Catalogue) -> QTreeWidgetItem:
        name = catalogue.name_of(part.exercise)
        short = f"{short_day_name(part.day, self._words)}, {block_name(part.block, self._words)}"
        amount = amount_text(part, self._words)
        item = QTreeWidgetItem([name, short, amount])
        item.setSizeHint(0, QSize(0, ROW_HEIGHT))
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        place = f"{day_name(part.day, self._words)}, {block_name(part.block, self._words)}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {place}: {amount}")
        item.setData(0, ENTRY, part.entry)
        for column in range(3):
            item.setToolTip(column, f"{name}\n{place}\n{amount}")
        return item


def amount_text(part: Contribution, words: Words) -> str:
    """What an entry counts: "3 sets", "6 × ½ = 3 sets", "stretch 2×, 60 s"."""
    texts = []
    if part.sets:
        total = f"{part.fractional:g}"
        sets = words.ngettext("{n} set", "{n} sets", 1 if part.fractional == 1 else 2).format(n=total)
        texts.append(f"{part.sets:g} × ½ = {sets}" if part.weight == HALF else sets)
    if part.stretch_times:
        stretch = words.gettext("stretch {times}×, {seconds} s")
        texts.append(stretch.format(times=f"{part.stretch_times:g}", seconds=f"{part.stretch_seconds:g}"))
    return " · ".join(texts)
