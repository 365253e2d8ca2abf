"""Choosing clients and plans, and one file for each or one for all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.wording import Words
from backdesk.ui.batch.plan_delegate import PlanDelegate
from backdesk.ui.batch.plans_model import BatchPlansModel, BatchRow, Column

_ROW_HEIGHT = 30
_DATE_WIDTH = 120


class ChoicePage(QWidget):
    """The beginning of the dialog.

    Signals: `make_requested()`; `closed()`.
    """

    make_requested = Signal()
    closed = Signal()

    def __init__(self, rows: Sequence[BatchRow], words: Words, about: str) -> None:
        """`about` says in one line how the handouts will look."""
        super().__init__()
        self._words = words
        say = words.gettext
        self.model = BatchPlansModel(rows, words, self)
        self.search = QLineEdit()
        self.table = PlansTable()
        self.all = QPushButton(say("Select all"))
        self.none = QPushButton(say("Select none"))
        self.count = QLabel()
        self.nothing = QLabel(say("Nothing found. Try fewer words."))
        self.each = QRadioButton(say("One PDF for each client, in a folder"))
        self.together = QRadioButton(say("One PDF for all, with a bookmark for each client"))
        self.about = QLabel(about)
        self.make = QPushButton(say("Make handouts…"))
        self.cancel = QPushButton(say("Cancel"))
        self._set_up_table()
        self._lay_out()
        self._connect()
        self.on_choice_changed()

    @property
    def is_merged(self) -> bool:
        """Whether one file for all is wanted."""
        return self.together.isChecked()

    def on_search(self, text: str) -> None:
        """Show what the words find."""
        self.model.search(text)
        self.nothing.setVisible(self.model.rowCount() == 0)
        self._select_first()

    def on_choice_changed(self) -> None:
        """Say how many are chosen."""
        chosen = len(self.model.chosen())
        self.count.setText(
            self._words.gettext("{n} of {total} chosen").format(n=chosen, total=self.model.total)
        )
        self.make.setEnabled(chosen > 0)

    def _select_first(self) -> None:
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, Column.CLIENT))

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegateForColumn(Column.PLAN, PlanDelegate(self._words, table))
        table.setAccessibleName(self._words.gettext("Clients and their plans"))
        table.verticalHeader().hide()
        # fixed heights: measuring a thousand rows would take longer than reading them
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setSectionResizeMode(Column.CLIENT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.PLAN, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.CHANGED, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(Column.CHANGED, _DATE_WIDTH)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setAccessibleName(self._words.gettext("Columns"))
        self._select_first()

    def _connect(self) -> None:
        self.search.textChanged.connect(self.on_search)
        self.model.choice_changed.connect(self.on_choice_changed)
        self.all.clicked.connect(lambda: self.model.choose_shown(chosen=True))
        self.none.clicked.connect(lambda: self.model.choose_shown(chosen=False))
        self.make.clicked.connect(self.make_requested)
        self.cancel.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        say = self._words.gettext
        self.search.setPlaceholderText(say("Search clients and plans"))
        self.search.setAccessibleName(say("Search clients and plans"))
        self.search.setClearButtonEnabled(True)
        self.each.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self.each)
        group.addButton(self.together)
        self.nothing.hide()
        for label in (self.about, self.count, self.nothing):
            label.setProperty("role", "muted")
        self.about.setWordWrap(True)
        self.make.setProperty("primary", True)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        for button in (self.all, self.none):
            top.addWidget(button)
        buttons = QHBoxLayout()
        buttons.addWidget(self.count)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.make)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.nothing)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.each)
        layout.addWidget(self.together)
        layout.addWidget(self.about)
        layout.addLayout(buttons)


class PlansTable(QTableView):
    """Space ticks all selected rows, Enter stays with the dialog, Tab leaves."""

    def __init__(self) -> None:
        """Whole rows are selected."""
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Space ticks or unticks the selected rows as the current one."""
        current = self.currentIndex()
        if event.key() != Qt.Key.Key_Space or not current.isValid():
            super().keyPressEvent(event)
            return
        role = Qt.ItemDataRole.CheckStateRole
        ticked = current.siblingAtColumn(Column.CLIENT).data(role) is Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        for index in self.selectionModel().selectedRows(Column.CLIENT):
            self.model().setData(index, wanted, role)
