"""The fields of one growth rule: what grows, of which exercise, by how much, how often and how far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from backdesk.domain.ids import EntryId
from backdesk.domain.progression import Growth, GrowthRule
from backdesk.domain.wording import Words
from backdesk.ui.clients.fields import let_wheel_pass
from backdesk.ui.weeks.labels import growth_name, growth_unit
from backdesk.ui.weeks.number_box import NumberBox

EntryChoice = tuple[EntryId | None, str]
"""An entry of the source week, or None for all, and what to call it."""


def choices_model(choices: Sequence[EntryChoice], parent: QObject) -> QStandardItemModel:
    """What rules may hold for, shared by all of their fields."""
    model = QStandardItemModel(parent)
    for entry, name in choices:
        item = QStandardItem(name)
        item.setData(entry, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    return model


MOST_EVERY = 26
_MOST_AMOUNT = 9_999
_NO_CAP = -1
"""The value of the field that stands for no cap; a cap of 0 is one."""
_STEPS = {
    Growth.HOLD_SECONDS: 5.0,
    Growth.DURATION_SECONDS: 30.0,
    Growth.LOAD_KG: 0.5,
    Growth.LOAD_PERCENT: 0.5,
}


class RuleRow(QObject):
    """The widgets of a rule, for a row of a grid. Signals: `changed()`, `removed()`."""

    changed = Signal()
    removed = Signal()

    def __init__(self, number: int, words: Words, parent: QWidget) -> None:
        """`number` (from 1) tells the rows apart for assistive tools."""
        super().__init__(parent)
        self._words = words
        self._rule = GrowthRule(Growth.REPS, 1)
        self.what, self.whose = QComboBox(parent), QComboBox(parent)
        for choice in (self.what, self.whose):
            let_wheel_pass(choice)
        self.amount, self.cap = NumberBox(parent), NumberBox(parent)
        self.often = NumberBox(parent)
        self.remove = QToolButton(parent)
        self._name(number)
        self._set_up()
        self.what.activated.connect(self.on_growth_chosen)
        self.whose.activated.connect(self.changed)
        for box in (self.amount, self.cap, self.often):
            box.setKeyboardTracking(False)
            box.valueChanged.connect(self.changed)
        self.remove.clicked.connect(self.removed)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """In the order of the columns and of Tab."""
        return (self.whose, self.what, self.amount, self.often, self.cap, self.remove)

    def show_rule(self, rule: GrowthRule, choices: QStandardItemModel) -> None:
        """Show a rule; an exercise that is not offered makes it a rule for all."""
        blockers = [QSignalBlocker(widget) for widget in self.widgets]
        self.whose.setModel(choices)
        self.whose.setCurrentIndex(max(0, self.whose.findData(rule.entry)))
        self.what.setCurrentIndex(self.what.findData(rule.growth.value))
        self._fit_units(rule.growth)
        self.amount.setValue(rule.amount)
        self.often.setValue(rule.every_weeks)
        self.cap.setValue(_NO_CAP if rule.cap is None else rule.cap)
        del blockers

    def rule(self) -> GrowthRule:
        """The rule as it stands."""
        cap = self.cap.value()
        return GrowthRule(
            Growth(self.what.currentData()),
            self.amount.value(),
            round(self.often.value()),
            None if cap < 0 else cap,
            self.whose.currentData(),
        )

    def on_growth_chosen(self) -> None:
        """Other units; a cap in the old ones would mean something else."""
        blockers = [QSignalBlocker(self.amount), QSignalBlocker(self.cap)]
        self._fit_units(Growth(self.what.currentData()))
        self.cap.setValue(_NO_CAP)
        del blockers
        self.changed.emit()

    def _fit_units(self, growth: Growth) -> None:
        unit = growth_unit(growth)
        is_percent = growth is Growth.LOAD_PERCENT
        self.amount.setSuffix(unit)
        self.cap.setSuffix(self._words.gettext("{unit} in all").format(unit=unit) if is_percent else unit)
        for box in (self.amount, self.cap):
            box.setSingleStep(_STEPS.get(growth, 1.0))

    def _name(self, number: int) -> None:
        say = self._words.gettext
        names = {
            self.whose: say("Rule {n}, exercise"),
            self.what: say("Rule {n}, what grows"),
            self.amount: say("Rule {n}, how much is added"),
            self.often: say("Rule {n}, every how many weeks"),
            self.cap: say("Rule {n}, at most"),
            self.remove: say("Remove rule {n}"),
        }
        for widget, name in names.items():
            widget.setAccessibleName(name.format(n=number))
        self.remove.setToolTip(self.remove.accessibleName())

    def _set_up(self) -> None:
        say = self._words.gettext
        for growth in Growth:
            self.what.addItem(growth_name(growth, self._words), growth.value)
        self.amount.setRange(0, _MOST_AMOUNT)
        self.amount.setPrefix("+")
        self.cap.setRange(_NO_CAP, 86_400)
        self.cap.setSpecialValueText(say("no limit"))
        self.often.setDecimals(0)
        self.often.setRange(1, MOST_EVERY)
        self.whose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.whose.setMinimumContentsLength(24)
        self.remove.setText("×")
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
