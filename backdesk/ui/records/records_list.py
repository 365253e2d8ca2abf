"""The list of handouts with its search, and the words for an empty one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.handout_record import HandoutRecord
from backdesk.domain.wording import Words
from backdesk.ui.records.model import Column, RecordsModel

_ROW_HEIGHT = 30
_CELL_PADDING = 24
_WIDEST_DATE = "30 September 2026, 23:59"
_WIDTHS = {Column.PARTS: 190, Column.PAGES: 62, Column.WAY: 118, Column.BY: 130}


class RecordsList(QWidget):
    """Signals: `chosen_changed()` other records are selected; `activated()` one was double-clicked."""

    chosen_changed = Signal()
    activated = Signal()

    def __init__(self, records: Sequence[HandoutRecord], words: Words, *, name: str, if_empty: str) -> None:
        """`name` says whose handouts they are, `if_empty` what stands in the place of none."""
        super().__init__()
        self._words = words
        self.model = RecordsModel(records, words, self)
        self.search = QLineEdit()
        self.table = QTableView()
        self.nothing = QLabel(if_empty)
        self._set_up_table(name)
        self._lay_out()
        self._show_what_there_is()
        self.search.textChanged.connect(self.on_search)
        self.table.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.table.doubleClicked.connect(self.activated)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.table.setFocus)

    def chosen(self) -> tuple[HandoutRecord, ...]:
        """The selected records, the newest first."""
        # by spans: asking for each selected row takes long when all ten thousand are
        spans = self.table.selectionModel().selection().toList()
        rows = sorted({row for span in spans for row in range(span.top(), span.bottom() + 1)})
        return tuple(self.model.record_in(row) for row in rows)

    def choose(self, *records: HandoutRecord) -> None:
        """Select these, as far as they are shown, and nothing else."""
        self.table.clearSelection()
        flags = QItemSelectionModel.SelectionFlag
        for record in records:
            row = self.model.row_of(record)
            if row >= 0:
                index = self.model.index(row, 0)
                self.table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
                self.table.scrollTo(index)

    def on_search(self, text: str) -> None:
        """Show what the words find; what was selected stays so if it is found."""
        before = self.chosen()
        self.model.search(text)
        self.nothing.setText(self._words.gettext("Nothing found. Try fewer words."))
        self._show_what_there_is()
        self.choose(*before)
        if not self.chosen() and self.model.rowCount():
            self.table.selectRow(0)
        # a reset model takes the selection away without a signal
        self.chosen_changed.emit()

    def _show_what_there_is(self) -> None:
        is_empty = self.model.rowCount() == 0
        self.nothing.setVisible(is_empty)
        self.table.setVisible(not is_empty)
        self.search.setVisible(self.model.total > 0)

    def _set_up_table(self, name: str) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(RowDelegate(table))
        table.setAccessibleName(name)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        # fixed heights: measuring ten thousand rows would take longer than reading them
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setAccessibleName(self._words.gettext("Columns"))
        header.setHighlightSections(False)
        date_width = table.fontMetrics().horizontalAdvance(_WIDEST_DATE) + _CELL_PADDING
        for column, width in {Column.GIVEN: date_width, **_WIDTHS}.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(Column.PLAN, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        say = self._words.gettext
        self.search.setPlaceholderText(say("Search by the plan’s title"))
        self.search.setAccessibleName(say("Search by the plan’s title"))
        self.search.setClearButtonEnabled(True)
        self.nothing.setProperty("role", "muted")
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.nothing, 1)


class RowDelegate(QStyledItemDelegate):
    """Marks the current cell only where its row is not selected; there the mark would pale the text."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: how a cell looks."""
        super().initStyleOption(option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            option.state &= ~QStyle.StateFlag.State_HasFocus
