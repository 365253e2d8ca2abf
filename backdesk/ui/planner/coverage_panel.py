"""The coverage of the shown week, live on every edit and previewed while dragging."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTabWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.coverage import Band, CoverageRules, WeekCoverage
from backdesk.domain.labels import band_name, block_name
from backdesk.domain.muscle import Taxonomy
from backdesk.domain.wording import Words
from backdesk.ui.models.coverage_model import Column, CoverageModel, CoverageRole
from backdesk.ui.planner.coverage_delegate import CoverageDelegate
from backdesk.ui.planner.movement_panel import MovementPanel
from backdesk.ui.theme.theme import Theme
from backdesk.ui.widgets.swatch import Swatch


class CoveragePanel(QTabWidget):
    """Two tabs: muscles, and movement with time. The body map will stand above the list.

    Signals: `muscle_chosen(MuscleId)` a row was activated; the library shows what works it.
    """

    muscle_chosen = Signal(str)

    def __init__(self, taxonomy: Taxonomy, words: Words, theme: Theme) -> None:
        """Empty until `show_coverage`."""
        super().__init__()
        self._words = words
        self._coverage: WeekCoverage | None = None
        self.model = CoverageModel(taxonomy, words, self)
        self.tree = QTreeView()
        self.delegate = CoverageDelegate(theme, self)
        self.movement = MovementPanel(words, theme)
        self._rule = QLabel()
        self._bands: dict[Band, QLabel] = {}
        muscles = QWidget()
        layout = QVBoxLayout(muscles)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(self.tree, 1)
        layout.addLayout(self._legend(theme))
        layout.addWidget(self._rule)
        layout.addWidget(self._caption())
        self._set_up_tree()
        self.addTab(muscles, words.gettext("Coverage"))
        self.addTab(self.movement, words.gettext("Movement and time"))
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName(words.gettext("Coverage views"))
        theme.changed.connect(self.tree.viewport().update)

    def show_coverage(self, coverage: WeekCoverage, rules: CoverageRules) -> None:
        """Show a count and say by which rule it was made."""
        self._coverage = coverage
        self.delegate.rules = rules
        self.model.show(coverage)
        self.movement.show_coverage(coverage, None)
        self._say_rules(rules)

    def show_preview(self, preview: WeekCoverage | None) -> None:
        """Show what a drop would make of the numbers; None goes back."""
        self.model.show_preview(preview)
        if self._coverage is not None:
            self.movement.show_coverage(self._coverage, preview)

    def on_activated(self, index: QModelIndex) -> None:
        """A muscle was double-clicked or Enter was pressed on it."""
        self.muscle_chosen.emit(index.data(CoverageRole.MUSCLE_ID))

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
        tree.activated.connect(self.on_activated)
        header = tree.header()
        header.setAccessibleName(self._words.gettext("Columns of the muscle coverage"))
        header.setMinimumSectionSize(34)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.MUSCLE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.SETS, 84), (Column.DAYS, 40), (Column.STRETCH, 78)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)

    def _legend(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        for band in Band:
            label = QLabel()
            label.setProperty("role", "muted")
            self._bands[band] = label
            row.addWidget(Swatch(band, theme))
            row.addWidget(label)
        row.addStretch(1)
        return row

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
        limits = {
            Band.NONE: "0",
            Band.LIGHT: f"< {rules.moderate_from:g}",
            Band.MODERATE: f"< {rules.high_from:g}",
            Band.HIGH: f"≥ {rules.high_from:g}",
        }
        for band, label in self._bands.items():
            label.setText(f"{band_name(band, self._words)} {limits[band]}")
