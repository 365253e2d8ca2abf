"""The parts that the tabs of the exercise editor are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.wording import Words
from backdesk.ui.clients.fields import let_wheel_pass, muted, new_form, notes_field, section
from backdesk.ui.widgets.reading_hint import ReadingHint

__all__ = ["let_wheel_pass", "muted", "new_form", "section"]

Choice = TypeVar("Choice", bound=StrEnum)
Problem = tuple[str, QWidget]
"""What is wrong as one sentence, and where to put the keyboard."""


class CheckGrid(QWidget, Generic[Choice]):
    """Check boxes for the values of an enumeration. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[Choice, str]], *, columns: int) -> None:
        """Nothing is checked."""
        super().__init__()
        self.setAccessibleName(name)
        self.boxes: dict[Choice, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for place, (choice, text) in enumerate(choices):
            box = self.boxes[choice] = QCheckBox(text)
            box.setAccessibleName(f"{name}: {text}")
            box.toggled.connect(self.changed)
            grid.addWidget(box, *divmod(place, columns))
        for column in range(columns):
            grid.setColumnStretch(column, 1)

    def show_chosen(self, chosen: Iterable[Choice]) -> None:
        """Check these and no others."""
        wanted = set(chosen)
        for choice, box in self.boxes.items():
            box.setChecked(choice in wanted)

    def chosen(self, before: Sequence[Choice]) -> tuple[Choice, ...]:
        """What is checked; what was before keeps its place."""
        checked = [choice for choice, box in self.boxes.items() if box.isChecked()]
        kept = [choice for choice in before if choice in checked]
        return (*kept, *(choice for choice in checked if choice not in kept))


class HintedText(QWidget):
    """A field of several lines with a hint below when it is hard to read. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, name: str, words: Words, *, lines: int, is_hinted: bool = True) -> None:
        """Empty."""
        super().__init__()
        self.field: QPlainTextEdit = notes_field(name, lines=lines)
        self.hint = ReadingHint(words, name)
        self._is_hinted = is_hinted
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.field)
        layout.addWidget(self.hint)
        self.field.textChanged.connect(self.on_changed)

    def on_changed(self) -> None:
        """Somebody types."""
        if self._is_hinted:
            self.hint.follow(self.field.toPlainText())
        self.changed.emit()

    def show_text(self, text: str) -> None:
        """Show a text that nobody types now."""
        self.field.setPlainText(text)
        self.hint.clear()

    def text(self) -> str:
        """What stands in it."""
        return self.field.toPlainText()


def line_field(name: str, *, most: int) -> QLineEdit:
    """A field of one line."""
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setMaxLength(most)
    return field


def add_row(form: QFormLayout, text: str, field: QWidget) -> None:
    """A labelled row."""
    label = QLabel(text)
    label.setBuddy(field)
    form.addRow(label, field)


def scrolling(widget: QWidget) -> QScrollArea:
    """The widget in what scrolls it up and down."""
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFocusPolicy(area.focusPolicy().NoFocus)
    return area
