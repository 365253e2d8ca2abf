"""The options of the handout: ready-made choices, then every detail, then what the plan itself says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.wording import Words
from backdesk.services.settings import HANDOUT_PARTS, Settings
from backdesk.ui.clients.fields import let_wheel_pass
from backdesk.ui.handout.choices import content_switches, look_switches, part_names, presets
from backdesk.ui.handout.plan_fields import PlanFields
from backdesk.ui.records.changes_box import ChangesBox
from backdesk.ui.session import PlanSession

WIDTH = 296
_INDENT = 24


class OptionsPanel(QScrollArea):
    """Shows the settings and asks for changes; it changes nothing itself.

    Signals: `changed(Mapping[str, object])` settings by their names; `preset_chosen()` before it, where
    they make another handout.
    """

    changed = Signal(object)
    preset_chosen = Signal()

    def __init__(self, session: PlanSession, words: Words) -> None:
        """`show_settings` fills it."""
        super().__init__()
        self._words = words
        self._settings = Settings()
        self._presets = presets(words)
        self.preset_buttons: list[QPushButton] = []
        self.parts: dict[str, QCheckBox] = {}
        self.switches: dict[str, QCheckBox] = {}
        self.boxes: dict[str, QComboBox] = {}
        self._lines: dict[str, QWidget] = {}
        self.plan_fields = PlanFields(session, words)
        self.changes = ChangesBox(words)
        self._build()

    def show_settings(self, settings: Settings) -> None:
        """Show these choices, and which details count with them."""
        self._settings = settings
        for preset, button in zip(self._presets, self.preset_buttons, strict=True):
            button.setChecked(preset.is_chosen(settings))
        chosen = settings.parts
        for part, check in self.parts.items():
            is_last = chosen == (part,)
            self._check(check, part in chosen)
            check.setEnabled(not is_last)
            check.setToolTip(self._words.gettext("A handout needs at least one part.") if is_last else "")
        for name, check in self.switches.items():
            self._check(check, bool(getattr(settings, name)))
        for name, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(getattr(settings, name)))
        self._lines["cards_per_page"].setVisible("cards" in chosen and not settings.large_print)
        self._lines["log_weeks"].setVisible("log" in chosen)

    def show_wrong_link(self) -> None:
        """Lead to the link that is wrong."""
        self.plan_fields.link.setFocus()
        self.ensureWidgetVisible(self.plan_fields)

    def on_preset_clicked(self, place: int) -> None:
        """A ready-made choice."""
        self.preset_buttons[place].setChecked(True)  # a second click does not undo it
        self.preset_chosen.emit()
        self.changed.emit(self._presets[place].settings)

    def on_part_toggled(self, part: str, on: bool) -> None:
        """A part more or less."""
        chosen = {*self._settings.parts, part} if on else {*self._settings.parts} - {part}
        if chosen:
            self.changed.emit({"handout_layouts": ",".join(one for one in HANDOUT_PARTS if one in chosen)})

    def on_switched(self, name: str, on: bool) -> None:
        """A switch was pressed."""
        self.changed.emit({name: on})

    def on_chosen(self, name: str) -> None:
        """Something was chosen from a list."""
        self.changed.emit({name: self.boxes[name].currentData()})

    # ------------------------------------------------------------------- build

    def _build(self) -> None:
        say = self._words.gettext
        content = QFrame()
        content.setProperty("role", "panel")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        column.addLayout(self._preset_grid())
        self._add_parts(column)
        column.addWidget(self._section(say("Print")))
        self._add_box(column, "paper", say("Paper"), {"a4": "A4", "letter": say("Letter")})
        self._add_switches(column, look_switches(self._words), columns=1)
        column.addWidget(self._section(say("On the pages")))
        self._add_switches(column, content_switches(self._words), columns=2)
        column.addWidget(self._section(say("For this plan")))
        column.addWidget(self.plan_fields)
        column.addWidget(self.changes)
        column.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFixedWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(say("Options of the handout"))

    def _preset_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, preset in enumerate(self._presets):
            button = QPushButton(preset.name)
            # some parts and switches have the same names
            button.setAccessibleName(self._words.gettext("Ready-made: {name}").format(name=preset.name))
            button.setCheckable(True)
            button.setToolTip(preset.purpose)
            button.setAccessibleDescription(preset.purpose)
            button.clicked.connect(partial(self.on_preset_clicked, place))
            self.preset_buttons.append(button)
            grid.addWidget(button, place // 2, place % 2)
        return grid

    def _add_parts(self, column: QVBoxLayout) -> None:
        say = self._words.gettext
        column.addWidget(self._section(say("Parts")))
        for part, name in part_names(self._words).items():
            self.parts[part] = self._checkbox(name, partial(self.on_part_toggled, part))
            column.addWidget(self.parts[part])
            if part == "cards":
                numbers: dict[object, str] = {number: str(number) for number in (1, 2, 4, 6)}
                self._add_box(column, "cards_per_page", say("Cards per page"), numbers, indent=_INDENT)
            if part == "log":
                weeks: dict[object, str] = {
                    n: self._words.ngettext("{n} week", "{n} weeks", n).format(n=n) for n in range(1, 7)
                }
                self._add_box(column, "log_weeks", say("For"), weeks, indent=_INDENT)

    def _add_switches(self, column: QVBoxLayout, switches: Mapping[str, str], *, columns: int) -> None:
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, (name, text) in enumerate(switches.items()):
            self.switches[name] = self._checkbox(text, partial(self.on_switched, name))
            grid.addWidget(self.switches[name], place // columns, place % columns)
        column.addLayout(grid)

    def _add_box(
        self, column: QVBoxLayout, name: str, text: str, choices: Mapping[object, str], *, indent: int = 0
    ) -> None:
        box = QComboBox()
        let_wheel_pass(box)
        for value, shown in choices.items():
            box.addItem(shown, value)
        box.setAccessibleName(text)
        box.activated.connect(lambda: self.on_chosen(name))
        label = QLabel(text)
        label.setBuddy(box)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(indent, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(box)
        row.addStretch(1)
        column.addWidget(line)
        self.boxes[name], self._lines[name] = box, line

    def _checkbox(self, text: str, on_toggled: Callable[[bool], None]) -> QCheckBox:
        check = QCheckBox(text)
        check.setAccessibleName(text)
        check.toggled.connect(on_toggled)
        return check

    def _section(self, text: str) -> QWidget:
        label = QLabel(text)
        label.setProperty("role", "section")
        label.setContentsMargins(0, 8, 0, 0)
        return label

    @staticmethod
    def _check(check: QCheckBox, on: bool) -> None:
        with QSignalBlocker(check):
            check.setChecked(on)
