"""The coverage of the shown week, live on every edit and previewed while dragging."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QSplitter,
    QTabWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.coverage import CoverageRules, WeekCoverage
from backdesk.domain.ids import MuscleId
from backdesk.domain.labels import block_name
from backdesk.domain.muscle import Taxonomy
from backdesk.domain.wording import Words
from backdesk.services.muscle_gaps import Contribution
from backdesk.ui.models.coverage_model import Column, CoverageModel, CoverageRole
from backdesk.ui.planner.body_map_box import BodyMapBox
from backdesk.ui.planner.body_map_entries import EntriesCard
from backdesk.ui.planner.body_map_view import BodyMapView
from backdesk.ui.planner.coverage_delegate import ROW_HEIGHT, CoverageDelegate
from backdesk.ui.planner.movement_panel import MovementPanel
from backdesk.ui.theme.theme import Theme

LEAST_ROWS = 2
"""So many rows of the list stay in view, however low the panel is."""
MAP_HEIGHT, LIST_HEIGHT = 160, 180
"""How a panel without a history shares its height, in pixels."""
SHARES = (1, 2)
"""How map and list share what a higher panel has more."""
CARD_MARGIN = 4
"""Between the list of entries and what is around it."""
LEAST_CARD = 120
"""The list of entries has this height at least, even where it then covers the map."""

Select = QItemSelectionModel.SelectionFlag


class CoveragePanel(QTabWidget):
    """Two tabs: muscles, and movement with time. The body map stands above the list of muscles.

    Signals: `muscle_chosen(MuscleId)` a row was activated, or a muscle of the map clicked; the library
    shows what would add to it.
    """

    muscle_chosen = Signal(str)

    def __init__(self, taxonomy: Taxonomy, words: Words, theme: Theme) -> None:
        """Empty until `show_coverage`."""
        super().__init__()
        self._words = words
        self._coverage: WeekCoverage | None = None
        self.explained: MuscleId | None = None
        self.model = CoverageModel(taxonomy, words, self)
        self.map = BodyMapView(taxonomy, self.model, words, theme)
        self.box = BodyMapBox(self.map, words, theme)
        self.tree = QTreeView()
        self.delegate = CoverageDelegate(theme, self)
        self.movement = MovementPanel(words, theme)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._rule = QLabel()
        self._muscles = QWidget()
        self.entries = EntriesCard(words, self._muscles)
        self._set_up_tree()
        self._lay_out()
        self.addTab(self._muscles, words.gettext("Coverage"))
        self.addTab(self.movement, words.gettext("Movement"))
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName(words.gettext("Coverage views"))
        self._connect(theme)

    def show_coverage(self, coverage: WeekCoverage, rules: CoverageRules) -> None:
        """Show a count and say by which rule it was made."""
        self._coverage = coverage
        self.delegate.rules = rules
        self.model.show(coverage)
        self.map.show_coverage(coverage)
        self.movement.show_coverage(coverage, None)
        self._say_rules(rules)

    def show_preview(self, preview: WeekCoverage | None) -> None:
        """Show what a drop would make of the numbers; None goes back."""
        self.model.show_preview(preview)
        self.map.show_preview(preview)
        if self._coverage is not None:
            self.movement.show_coverage(self._coverage, preview)

    def on_activated(self, index: QModelIndex) -> None:
        """A muscle was double-clicked or Enter was pressed on it."""
        self.muscle_chosen.emit(index.data(CoverageRole.MUSCLE_ID))

    def on_row_selected(self) -> None:
        """Outline on the map what is selected in the list."""
        indexes = self.tree.selectionModel().selectedRows()
        self.map.select(indexes[0].data(CoverageRole.MUSCLE_ID) if indexes else None)

    def on_map_selected(self, muscle: str) -> None:
        """Select in the list what was selected on the map."""
        index = self.model.index_of(MuscleId(muscle))
        self.tree.selectionModel().setCurrentIndex(index, Select.ClearAndSelect | Select.Rows)
        if index.isValid():
            self.tree.scrollTo(index)
        else:
            self.close_entries()

    def show_entries(self, muscle: MuscleId, found: Sequence[Contribution], catalogue: Catalogue) -> None:
        """List what made a muscle's number, over the rows below its own."""
        index = self.model.index_of(muscle)
        self.tree.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        self.explained = muscle
        self.entries.show_entries(str(index.data(Qt.ItemDataRole.AccessibleTextRole)), found, catalogue)
        self.place_entries()

    def close_entries(self) -> None:
        """Put the list of entries away; the keyboard goes back to the map."""
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.entries.isAncestorOf(focused)
        self.explained = None
        self.entries.hide()
        if had_keyboard:
            self.map.setFocus()

    def place_entries(self) -> None:
        """Under the muscle's row if there is room, else over the list from below."""
        if self.explained is None:
            return
        row = self.tree.visualRect(self.model.index_of(self.explained))
        upper = self.tree.mapTo(self._muscles, QPoint(0, 0)).y()
        lower = self._muscles.height() - CARD_MARGIN
        width = self._muscles.width() - 2 * CARD_MARGIN
        wanted = self.entries.wanted_height(width)
        under_row = self.tree.viewport().mapTo(self._muscles, row.bottomLeft()).y() + CARD_MARGIN
        if row.isValid() and under_row >= upper and under_row + wanted <= lower:
            self.entries.setGeometry(CARD_MARGIN, under_row, width, wanted)
        else:
            top = min(max(lower - wanted, upper), lower - LEAST_CARD)
            self.entries.setGeometry(0, top, self._muscles.width(), lower - top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: keep the list of entries in its place, once the rows are in theirs."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.place_entries)

    def _connect(self, theme: Theme) -> None:
        theme.changed.connect(self.tree.viewport().update)
        self.tree.selectionModel().selectionChanged.connect(self.on_row_selected)
        self.map.muscle_selected.connect(self.on_map_selected)
        self.map.muscle_chosen.connect(self.muscle_chosen)
        self.entries.closed.connect(self.close_entries)
        self.splitter.splitterMoved.connect(self.place_entries)

    def _lay_out(self) -> None:
        self.splitter.addWidget(self.box)
        self.splitter.addWidget(self.tree)
        self.splitter.setCollapsible(0, True)
        self.splitter.setCollapsible(1, False)
        for place, share in enumerate(SHARES):
            self.splitter.setStretchFactor(place, share)
        self.splitter.setSizes([MAP_HEIGHT, LIST_HEIGHT])
        layout = QVBoxLayout(self._muscles)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(2)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self._rule)
        layout.addWidget(self._caption())
        order = [
            self.map,
            *self.box.buttons.values(),
            self.entries.list,
            self.entries.close_button,
            self.tree,
        ]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _set_up_tree(self) -> None:
        tree = self.tree
        tree.setModel(self.model)
        tree.setItemDelegateForColumn(Column.SETS, self.delegate)
        tree.setAccessibleName(self._words.gettext("Muscle coverage"))
        tree.setUniformRowHeights(True)
        tree.setIndentation(12)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        tree.setMinimumHeight(ROW_HEIGHT * (LEAST_ROWS + 1))
        tree.activated.connect(self.on_activated)
        header = tree.header()
        header.setAccessibleName(self._words.gettext("Columns of the muscle coverage"))
        header.setMinimumSectionSize(34)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.MUSCLE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.SETS, 84), (Column.DAYS, 40), (Column.STRETCH, 78)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)

    def _caption(self) -> QLabel:
        caption = QLabel(self._words.gettext("Planned work, not soreness, recovery or a diagnosis."))
        caption.setProperty("role", "muted")
        caption.setWordWrap(True)
        caption.setContentsMargins(8, 0, 8, 0)
        self._rule.setProperty("role", "muted")
        self._rule.setWordWrap(True)
        self._rule.setContentsMargins(8, 0, 8, 0)
        return caption

    def _say_rules(self, rules: CoverageRules) -> None:
        say = self._words.gettext
        blocks = ", ".join(
            block_name(kind, self._words) for kind in sorted(rules.counted, key=lambda kind: kind.position)
        )
        text = say("Fractional sets (direct), counted in: {blocks}.").format(blocks=blocks)
        if rules.double_each_side:
            text += " " + say("Each side counts.")
        self._rule.setText(text)
        self.box.say_limits(rules)
