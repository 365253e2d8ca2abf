"""The list of growth rules, each in a row of fields."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.progression import Growth, GrowthRule
from backdesk.domain.wording import Words
from backdesk.ui.weeks.rule_row import EntryChoice, RuleRow, choices_model

MOST_RULES = 100
_LOWEST = 92


class RulesEditor(QWidget):
    """Signals: `changed()` a rule was changed, added or removed; `suggest_requested()`."""

    changed = Signal()
    suggest_requested = Signal()

    def __init__(self, words: Words) -> None:
        """Without rules until `show_rules`."""
        super().__init__()
        self._words = words
        self._choices: Sequence[EntryChoice] = ()
        self.rows: list[RuleRow] = []
        say = words.gettext
        self.add = QPushButton(say("Add a rule"))
        self.suggest = QPushButton(say("Suggest rules"))
        self.hint = QLabel()
        self._area = QScrollArea()
        self._lay_out()
        self.add.clicked.connect(self.on_add)
        self.suggest.clicked.connect(self.suggest_requested)

    def show_rules(self, rules: Sequence[GrowthRule], choices: Sequence[EntryChoice]) -> None:
        """Show these; `choices` are what a rule may hold for, all exercises first."""
        self._choices = choices
        page = QWidget()
        self._offered = choices_model(choices, page)
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        if rules:
            self._head(grid)
        self.rows = [self._row(page, number, rule) for number, rule in enumerate(rules[:MOST_RULES], start=1)]
        for number, row in enumerate(self.rows, start=1):
            for column, widget in enumerate(row.widgets):
                grid.addWidget(widget, number, column)
        grid.setRowStretch(len(self.rows) + 1, 1)
        self._area.setWidget(page)
        self._order_tabs()
        self.hint.setText(
            "" if rules else self._words.gettext("No rules: the following weeks are the same as this one.")
        )
        self._area.setVisible(bool(rules))
        self.add.setEnabled(len(self.rows) < MOST_RULES)

    def rules(self) -> tuple[GrowthRule, ...]:
        """The rules as they stand."""
        return tuple(row.rule() for row in self.rows)

    def explain(self, reasons: Sequence[str]) -> None:
        """Say why rules were suggested."""
        self.hint.setText(" ".join(reasons))

    def on_add(self) -> None:
        """Add a rule for all exercises; the cursor goes into it."""
        self._change([*self.rules(), GrowthRule(Growth.REPS, 1)])
        self.rows[-1].whose.setFocus()
        self._area.ensureWidgetVisible(self.rows[-1].whose)

    def on_remove(self, row: RuleRow) -> None:
        """Take a rule out; the cursor goes to the next one."""
        place = self.rows.index(row)
        rules = list(self.rules())
        del rules[place]
        self._change(rules)
        next_row = self.rows[min(place, len(self.rows) - 1)] if self.rows else None
        (self.add if next_row is None else next_row.remove).setFocus()

    def _change(self, rules: Sequence[GrowthRule]) -> None:
        self.show_rules(rules, self._choices)
        self.changed.emit()

    def _row(self, page: QWidget, number: int, rule: GrowthRule) -> RuleRow:
        row = RuleRow(number, self._words, page)
        row.show_rule(rule, self._offered)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self.on_remove(row))
        return row

    def _head(self, grid: QGridLayout) -> None:
        say = self._words.gettext
        heads = (say("Exercise"), say("What grows"), say("Adds"), say("Every … weeks"), say("At most"))
        for column, text in enumerate(heads):
            label = QLabel(text)
            label.setProperty("role", "muted")
            grid.addWidget(label, 0, column)

    def _order_tabs(self) -> None:
        """Rows are made after the buttons; Tab reaches them first all the same."""
        order = [widget for row in self.rows for widget in row.widgets] + [self.add, self.suggest]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _lay_out(self) -> None:
        self.hint.setProperty("role", "muted")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.suggest.setToolTip(
            self._words.gettext("Gradual steps that suit the doses of this week, to change as you like")
        )
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setMinimumHeight(_LOWEST)
        buttons = QHBoxLayout()
        for button in (self.add, self.suggest):
            buttons.addWidget(button)
        buttons.addWidget(self.hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(6)
        layout.addWidget(self._area, 1)
        layout.addLayout(buttons)
