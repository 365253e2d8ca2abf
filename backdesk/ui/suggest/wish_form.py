"""The fields of "Build a first week": goals, days, minutes, level and equipment, for this run only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.client import Goal
from backdesk.domain.exercise import Equipment
from backdesk.domain.first_week import Assumed, Wish
from backdesk.domain.plan import WEEKDAYS
from backdesk.domain.suggest import HOME_EQUIPMENT
from backdesk.domain.wording import Words
from backdesk.ui.clients.names import goal_name, level_name
from backdesk.ui.widgets.day_toggle import day_toggle

_LEVELS = (1, 2, 3)
_MINUTES = (10, 15, 20, 25, 30, 40, 45, 50, 60, 75, 90, 120)


class WishForm(QWidget):
    """Shows a wish and tells what it has become. Signals: `changed()` another choice was made."""

    changed = Signal()

    def __init__(self, wish: Wish, words: Words) -> None:
        """What the client's form says, with what is assumed where it says nothing."""
        super().__init__()
        self._given, self._words = wish, words
        client = wish.client
        self.goals = {goal: QCheckBox(goal_name(goal, words)) for goal in Goal}
        self.days = {day: day_toggle(day, self._words) for day in WEEKDAYS}
        self.minutes = QComboBox()
        self.level = QComboBox()
        self.equipment = QComboBox()
        for minutes in sorted({*_MINUTES, client.minutes or _MINUTES[0]}):
            text = words.ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
            self.minutes.addItem(text, minutes)
        self.minutes.setCurrentIndex(self.minutes.findData(client.minutes or _MINUTES[0]))
        self._fill_levels()
        self._kits = self._equipment_choices()
        for name, _ in self._kits:
            self.equipment.addItem(name)
        for goal, box in self.goals.items():
            box.setChecked(goal in client.goals)
        for day, button in self.days.items():
            button.setChecked(day in client.days)
        self._lay_out()
        self._connect()

    def wish(self) -> Wish:
        """What is wanted now; a field that was changed is not assumed any more."""
        chosen = {goal for goal, box in self.goals.items() if box.isChecked()}
        given, level = self._given.client, self.level.currentData()
        kept = tuple(goal for goal in given.goals if goal in chosen)
        client = replace(
            given,
            goals=(*kept, *(goal for goal in Goal if goal in chosen and goal not in kept)),
            days=tuple(day for day, button in self.days.items() if button.isChecked()),
            minutes=self.minutes.currentData(),
            level=given.level if level is None else level,
            equipment=self._kits[self.equipment.currentIndex()][1],
        )
        same = {
            Assumed.GOALS: client.goals == given.goals,
            Assumed.DAYS: client.days == given.days,
            Assumed.MINUTES: client.minutes == given.minutes,
            Assumed.LEVEL: level is None,
            Assumed.EQUIPMENT: client.equipment == given.equipment,
        }
        return Wish(client, frozenset(kind for kind in self._given.assumed if same[kind]))

    def _fill_levels(self) -> None:
        """Levels as data; None where nobody said one, which is not the same as easy ones only."""
        if Assumed.LEVEL in self._given.assumed:
            self.level.addItem(self._words.gettext("Not said (easy, medium where needed)"), None)
        for level in _LEVELS:
            self.level.addItem(level_name(level, self._words), level)
        if Assumed.LEVEL not in self._given.assumed:
            self.level.setCurrentIndex(max(0, self.level.findData(self._given.client.level)))

    def _equipment_choices(self) -> Sequence[tuple[str, tuple[Equipment, ...]]]:
        """What the client has first, then the usual kits."""
        say, given = self._words.gettext, self._given.client.equipment or ()
        home = tuple(item for item in Equipment if item in HOME_EQUIPMENT)
        usual = [
            (say("What every home has"), home),
            (say("None"), ()),
            (say("A whole gym"), tuple(Equipment)),
        ]
        if given in (home, ()):
            usual.sort(key=lambda kit: kit[1] != given)
            return usual
        return [(say("What the client has"), given), *usual]

    def _lay_out(self) -> None:
        say = self._words.gettext
        self.minutes.setAccessibleName(say("Minutes a session"))
        self.level.setAccessibleName(say("Level"))
        self.equipment.setAccessibleName(say("Equipment"))
        goals, days = QVBoxLayout(), QHBoxLayout()
        goals.setSpacing(4)
        days.setSpacing(2)
        for box in self.goals.values():
            goals.addWidget(box)
        for button in self.days.values():
            days.addWidget(button)
        days.addStretch(1)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(QLabel(say("Goals")), goals)
        form.addRow(QLabel(say("Days")), days)
        form.addRow(QLabel(say("Minutes a session")), self.minutes)
        form.addRow(QLabel(say("Level")), self.level)
        form.addRow(QLabel(say("Equipment")), self.equipment)

    def _connect(self) -> None:
        for box in self.goals.values():
            box.toggled.connect(self.changed)
        for button in self.days.values():
            button.toggled.connect(self.changed)
        self.minutes.currentIndexChanged.connect(self.changed)
        self.level.currentIndexChanged.connect(self.changed)
        self.equipment.currentIndexChanged.connect(self.changed)
