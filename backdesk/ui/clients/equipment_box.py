"""Which equipment a client has at hand: not asked yet, or a list to check."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.exercise import Equipment
from backdesk.domain.labels import equipment_name
from backdesk.domain.wording import Words
from backdesk.ui.clients.fields import SPACE, muted
from backdesk.ui.clients.names import EQUIPMENT_GROUPS, equipment_group_name

_COLUMNS = 3


class EquipmentBox(QWidget):
    """Signals: `changed()` something was chosen."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        """Not asked yet."""
        super().__init__()
        self._words = words
        say = words.gettext
        self.not_asked = QRadioButton(say("Not asked yet: nothing counts as missing"))
        self.asked = QRadioButton(say("Has what is checked here"))
        self._ways = QButtonGroup(self)
        for button in (self.not_asked, self.asked):
            self._ways.addButton(button)
        self.boxes: dict[Equipment, QCheckBox] = {}
        self._list = QWidget()
        self.not_asked.setChecked(True)
        self._lay_out()
        self._show_way()
        self.asked.toggled.connect(self.on_changed)

    def show_equipment(self, equipment: tuple[Equipment, ...] | None) -> None:
        """Show what is at hand; None where nobody asked."""
        with QSignalBlocker(self.asked), QSignalBlocker(self.not_asked):
            (self.not_asked if equipment is None else self.asked).setChecked(True)
        self._check(set(equipment or ()))
        self._show_way()

    def equipment(self, before: tuple[Equipment, ...] | None) -> tuple[Equipment, ...] | None:
        """What is at hand, None where nobody asked; the order from before is kept."""
        if self.not_asked.isChecked():
            return None
        checked = [item for item, box in self.boxes.items() if box.isChecked()]
        kept = [item for item in before or () if item in checked]
        return (*kept, *(item for item in checked if item not in kept))

    def on_changed(self) -> None:
        """Something was chosen."""
        self._show_way()
        self.changed.emit()

    def on_group(self, group: tuple[Equipment, ...], checked: bool) -> None:
        """All of a group were chosen, or none."""
        for item in group:
            with QSignalBlocker(self.boxes[item]):
                self.boxes[item].setChecked(checked)
        self.changed.emit()

    def _check(self, equipment: set[Equipment]) -> None:
        for item, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(item in equipment)

    def _show_way(self) -> None:
        self._list.setVisible(self.asked.isChecked())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.not_asked)
        layout.addWidget(self.asked)
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(24, 0, 0, 0)
        rows.setSpacing(SPACE)
        for group, items in EQUIPMENT_GROUPS:
            rows.addLayout(self._heading(group, items))
            grid = QGridLayout()
            grid.setVerticalSpacing(2)
            for place, item in enumerate(items):
                box = self.boxes[item] = QCheckBox(equipment_name(item, self._words))
                box.toggled.connect(self.changed)
                grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
            for column in range(_COLUMNS):
                grid.setColumnStretch(column, 1)
            rows.addLayout(grid)
        layout.addWidget(self._list)

    def _heading(self, group: str, items: tuple[Equipment, ...]) -> QHBoxLayout:
        """The name of a group, and a way to check all of it."""
        say, name = self._words.gettext, equipment_group_name(group, self._words)
        row = QHBoxLayout()
        row.addWidget(muted(name))
        row.addStretch(1)
        for text, spoken, checked in (
            (say("All"), say("{group}: all").format(group=name), True),
            (say("None"), say("{group}: none").format(group=name), False),
        ):
            button = QPushButton(text)
            button.setAccessibleName(spoken)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, on=checked: self.on_group(items, on))
            row.addWidget(button)
        return row
