"""The tab of what a client wants, when they can train, and with what."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.client import MOST_MINUTES, Client, Goal
from backdesk.domain.plan import WEEKDAYS
from backdesk.domain.wording import Words
from backdesk.services.clients import LEAST_MINUTES
from backdesk.ui.clients.equipment_box import EquipmentBox
from backdesk.ui.clients.fields import (
    SPACE,
    Checked,
    let_wheel_pass,
    new_form,
    notes_field,
    notes_text,
    section,
    show_notes,
)
from backdesk.ui.clients.names import goal_name, level_name
from backdesk.ui.widgets.day_toggle import day_toggle

_LEVELS = (1, 2, 3)
_STEP = 5


class TrainingTab(QWidget):
    """Signals: `changed()` something was typed or chosen."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        """Empty until `fill`."""
        super().__init__()
        self._words = words
        say = words.gettext
        self.goals = {goal: QCheckBox(goal_name(goal, words)) for goal in Goal}
        self.goal_note = notes_field(say("In the client’s own words"), lines=2)
        self.goal_note.setPlaceholderText(say("For example: carry the shopping up the stairs again"))
        self.days = {day: day_toggle(day, words) for day in WEEKDAYS}
        self.minutes = QSpinBox()
        self.minutes.setRange(0, MOST_MINUTES)
        self.minutes.setSingleStep(_STEP)
        self.minutes.setSpecialValueText(say("not said"))
        self.minutes.setSuffix(say(" minutes"))
        self.minutes.setAccessibleName(say("Minutes a session"))
        # a style sheet's padding does not reach the text of a number field
        self.minutes.lineEdit().setTextMargins(5, 0, 0, 0)
        self.minutes.lineEdit().setAccessibleName(say("Minutes a session"))
        self._minutes_row = Checked(self.minutes)
        self.level = QComboBox()
        self.level.setAccessibleName(say("Level"))
        self.level.addItem(say("not said"), None)
        for level in _LEVELS:
            self.level.addItem(level_name(level, words), level)
        for field in (self.minutes, self.level):
            let_wheel_pass(field)
        self.equipment = EquipmentBox(words)
        self._lay_out()
        for box in self.goals.values():
            box.toggled.connect(self.changed)
        for button in self.days.values():
            button.toggled.connect(self.changed)
        self.goal_note.textChanged.connect(self.changed)
        self.minutes.valueChanged.connect(self.changed)
        self.level.currentIndexChanged.connect(self.changed)
        self.equipment.changed.connect(self.changed)

    def fill(self, client: Client) -> None:
        """Show a client."""
        for goal, box in self.goals.items():
            with QSignalBlocker(box):
                box.setChecked(goal in client.goals)
        show_notes(self.goal_note, client.goal_note)
        for day, button in self.days.items():
            with QSignalBlocker(button):
                button.setChecked(day in client.days)
        with QSignalBlocker(self.minutes):
            self.minutes.setValue(client.minutes or 0)
        with QSignalBlocker(self.level):
            self.level.setCurrentIndex(max(0, self.level.findData(client.level)))
        self.equipment.show_equipment(client.equipment)

    def applied_to(self, client: Client) -> Client:
        """The client with what stands here."""
        chosen = {goal for goal, box in self.goals.items() if box.isChecked()}
        kept = tuple(goal for goal in client.goals if goal in chosen)
        return replace(
            client,
            goals=(*kept, *(goal for goal in Goal if goal in chosen and goal not in kept)),
            goal_note=notes_text(self.goal_note),
            days=tuple(day for day, button in self.days.items() if button.isChecked()),
            minutes=client.minutes if self.problem() else self.minutes.value() or None,
            level=self.level.currentData(),
            equipment=self.equipment.equipment(client.equipment),
        )

    def problem(self) -> tuple[str, QWidget] | None:
        """What cannot be saved, and where the cursor should go; None when all is well."""
        if self.minutes.value() == 0 or self.minutes.value() >= LEAST_MINUTES:
            return None
        sentence = self._words.gettext("A session lasts from {least} to {most} minutes.")
        return sentence.format(least=LEAST_MINUTES, most=MOST_MINUTES), self.minutes

    def tell_problems(self) -> None:
        """Say beside the minutes what is wrong with them."""
        found = self.problem()
        self._minutes_row.tell("" if found is None else found[0])

    def _lay_out(self) -> None:
        say = self._words.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(SPACE)
        layout.addWidget(section(say("Goals")))
        goals = QGridLayout()
        for place, box in enumerate(self.goals.values()):
            goals.addWidget(box, place // 2, place % 2)
        goals.setColumnStretch(1, 1)
        goals.setHorizontalSpacing(24)
        layout.addLayout(goals)
        days = QWidget()
        row = QHBoxLayout(days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in self.days.values():
            row.addWidget(button)
        row.addStretch(1)
        form = new_form()
        form.addRow(say("In the client’s own words"), self.goal_note)
        form.addRow(say("Days for training"), days)
        form.addRow(say("Minutes a session"), self._minutes_row)
        form.addRow(say("Level"), self.level)
        self.minutes.setFixedWidth(150)
        self.level.setMaximumWidth(260)
        layout.addLayout(form)
        layout.addSpacing(SPACE)
        layout.addWidget(section(say("Equipment at hand")))
        layout.addWidget(self.equipment)
        layout.addStretch(1)
