"""The parts that the tabs of a client's form are made of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.clean_texts import several_lines

SPACE = 8


def section(text: str) -> QLabel:
    """The heading of a part of a tab."""
    label = QLabel(text)
    label.setProperty("role", "section")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def muted(text: str = "") -> QLabel:
    """A quiet line that explains."""
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def new_form() -> QFormLayout:
    """A form whose labels stand above nothing but at the left of their fields."""
    form = QFormLayout()
    form.setVerticalSpacing(SPACE)
    form.setHorizontalSpacing(12)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return form


class Checked(QWidget):
    """A field with room below it for a sentence that says what is wrong."""

    def __init__(self, field: QWidget, beside: QLabel | None = None) -> None:
        """Nothing is wrong yet; `beside` stands at the right of the field."""
        super().__init__()
        self.field = field
        self.sentence = QLabel()
        self.sentence.setProperty("role", "warning")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if beside is None:
            layout.addWidget(field)
        else:
            row = QHBoxLayout()
            row.addWidget(field)
            row.addWidget(beside, 1)
            layout.addLayout(row)
        layout.addWidget(self.sentence)

    def tell(self, sentence: str) -> None:
        """Say what is wrong; "" for nothing. A screen reader hears it with the field."""
        if sentence == self.sentence.text() and sentence == self.field.accessibleDescription():
            return
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        self.field.setProperty("wrong", bool(sentence))
        self.field.style().polish(self.field)


def show_line(field: QLineEdit, text: str) -> None:
    """Show a text from its start; a field that is being typed in is left alone."""
    if field.hasFocus() and field.text().strip() == text:
        return
    if field.text() != text:
        with QSignalBlocker(field):
            field.setText(text)
    if not field.hasFocus():
        field.setCursorPosition(0)


def notes_field(name: str, *, lines: int) -> QPlainTextEdit:
    """A field of several lines that Tab leaves."""
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setFixedHeight(lines * field.fontMetrics().lineSpacing() + 18)
    return field


def notes_text(field: QPlainTextEdit) -> str:
    """What stands in a field of several lines, in the form it is stored in."""
    return several_lines(field.toPlainText()).strip()


def show_notes(field: QPlainTextEdit, text: str) -> None:
    """Show several lines; a field that says the same is left alone."""
    if notes_text(field) != text:
        with QSignalBlocker(field):
            field.setPlainText(text)


class _WheelGuard(QObject):
    """Lets the wheel scroll the form: a field that it merely passes keeps its value."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: hand the wheel on to what is around the field."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def let_wheel_pass(field: QWidget) -> None:
    """Change a field by the wheel only once it has the keyboard."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_WheelGuard(field))


def on_chosen_row(view: QAbstractItemView, run: Callable[[], object]) -> None:
    """Do something on Enter and on a double click; `activated` comes with one click on some desktops."""
    view.doubleClicked.connect(lambda _: run())
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        shortcut = QShortcut(QKeySequence(key), view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: run())
