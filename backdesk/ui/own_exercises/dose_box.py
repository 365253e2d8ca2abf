"""The fields of a dose that is not on a card: an exercise's usual one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from backdesk.domain.dose import Dose, Side
from backdesk.domain.dose_input import DoseInputError, field_text
from backdesk.domain.wording import Words
from backdesk.ui.own_exercises.parts import Problem, let_wheel_pass
from backdesk.ui.planner.dose_fields import (
    MAX_TEXT,
    PARSERS,
    field_hints,
    field_labels,
    input_help,
    side_names,
)

_COLUMNS = 4


class DoseBox(QWidget):
    """Signals: `changed()` a field is being typed into."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        """Empty until `show_dose`."""
        super().__init__()
        self._words = words
        self._shown = Dose()
        self.fields: dict[str, QLineEdit] = {}
        self.side = QComboBox()
        self.message = QLabel()
        self._lay_out()

    def show_dose(self, dose: Dose) -> None:
        """Show a dose."""
        self._shown = dose
        for name, field in self.fields.items():
            value = getattr(dose, name)
            field.setText(value if isinstance(value, str) else field_text(value))
        self.side.setCurrentIndex(self.side.findData(dose.side))
        self.on_changed()

    def dose(self) -> Dose:
        """The dose in the fields; one that cannot be read keeps the value that was shown."""
        values: dict[str, object] = {}
        for name, field in self.fields.items():
            try:
                values[name] = _value(name, field)
            except DoseInputError:
                values[name] = getattr(self._shown, name)
        # Qt hands the side back as a plain string
        return replace(self._shown, **values, side=Side(self.side.currentData()))  # type: ignore[arg-type]

    def problem(self) -> Problem | None:
        """What cannot be read, and its field."""
        for name, field in self.fields.items():
            try:
                _value(name, field)
            except DoseInputError as problem:
                return input_help(problem, self._words), field
        return None

    def on_changed(self) -> None:
        """A field was changed."""
        self.mark()
        self.changed.emit()

    def mark(self) -> None:
        """Mark what cannot be read, and say what can be typed."""
        found = self.problem()
        for field in self.fields.values():
            wrong = found is not None and found[1] is field
            if bool(field.property("wrong")) != wrong:
                field.setProperty("wrong", wrong)
                field.style().polish(field)
            field.setAccessibleDescription(found[0] if wrong and found is not None else "")
        self.message.setText("" if found is None else found[0])
        self.message.setVisible(found is not None)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        hints = field_hints(self._words)
        for place, (name, label) in enumerate(field_labels(self._words).items()):
            field = self.fields[name] = QLineEdit()
            field.setMaxLength(MAX_TEXT)
            field.setPlaceholderText(hints.get(name, ""))
            field.textEdited.connect(self.on_changed)
            _add(grid, label, field, place)
        for side, label in side_names(self._words).items():
            self.side.addItem(label, side)
        let_wheel_pass(self.side)
        self.side.currentIndexChanged.connect(self.on_changed)
        _add(grid, self._words.gettext("Side"), self.side, len(self.fields))
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.message.setProperty("role", "warning")
        self.message.setWordWrap(True)
        self.message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(grid)
        layout.addWidget(self.message)


def _value(name: str, field: QLineEdit) -> object:
    parser = PARSERS.get(name)
    return field.text().strip() if parser is None else parser(field.text())


def _add(grid: QGridLayout, label: str, field: QWidget, place: int) -> None:
    row, column = divmod(place, _COLUMNS)
    caption = QLabel(label)
    caption.setProperty("role", "muted")
    caption.setBuddy(field)
    field.setAccessibleName(label)
    grid.addWidget(caption, row * 2, column, Qt.AlignmentFlag.AlignBottom)
    grid.addWidget(field, row * 2 + 1, column)
