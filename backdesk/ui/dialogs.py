"""Questions to the user, never blocking: the answer comes to a callback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.wording import Words

Slot = Callable[[], object]

_LONG_TEXT = QSize(480, 600)
"""Pixels; fits 1280×720."""


def ask_text(
    parent: QWidget, title: str, label: str, on_text: Callable[[str], None], *, value: str = ""
) -> QInputDialog:
    """Ask for one line of text."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setInputMode(QInputDialog.InputMode.TextInput)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setTextValue(value)
    dialog.textValueSelected.connect(on_text)
    dialog.resize(420, dialog.sizeHint().height())
    dialog.open()
    return dialog


def ask_number(
    parent: QWidget, title: str, label: str, on_number: Callable[[int], None], *, value: int, most: int
) -> QInputDialog:
    """Ask for a whole number from 1 to `most`."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setInputMode(QInputDialog.InputMode.IntInput)
    dialog.setIntRange(1, most)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setIntValue(value)
    for field in dialog.findChildren(QLineEdit):
        field.setAccessibleName(label)
    dialog.intValueSelected.connect(on_number)
    dialog.open()
    return dialog


def answer_row(ok: QPushButton, cancel: QPushButton, *apart: QPushButton) -> QHBoxLayout:
    """The foot of a dialog: `apart` on the left, then Cancel, then the button that Enter presses."""
    ok.setProperty("primary", True)
    ok.setDefault(True)
    row = QHBoxLayout()
    for button in apart:
        row.addWidget(button)
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(ok)
    return row


def ask_keep_changes(
    parent: QWidget, words: Words, text: str, go_on: str, *, save: Slot, discard: Slot
) -> QMessageBox:
    """Ask before changes are lost: save (the usual answer), discard, or go on as `go_on` says."""
    say = words.gettext
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(say("Keep your changes?"))
    box.setText(text)
    keep = box.addButton(say("Save"), QMessageBox.ButtonRole.AcceptRole)
    lose = box.addButton(say("Discard changes"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(go_on, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    keep.clicked.connect(save)
    lose.clicked.connect(discard)
    box.open()
    return box


def ask_open_file(parent: QWidget, title: str, pattern: str, on_path: Callable[[Path], None]) -> QFileDialog:
    """Ask which file to open."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(pattern)
    dialog.fileSelected.connect(lambda name: on_path(Path(name)))
    dialog.open()
    return dialog


def ask_save_file(
    parent: QWidget, title: str, pattern: str, on_path: Callable[[Path], None], *, name: str, suffix: str
) -> QFileDialog:
    """Ask where to save; Qt asks before something is replaced."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(pattern)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: on_path(Path(chosen)))
    dialog.open()
    return dialog


def tell(parent: QWidget, title: str, text: str) -> QMessageBox:
    """Show a text with an OK button."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.RichText)
    box.setText(text)
    box.open()
    return box


def show_long_text(parent: QWidget, title: str, text: str) -> QDialog:
    """Show a text that may be higher than the screen: it scrolls, by keyboard too. Esc or OK closes."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    page = QTextBrowser()
    page.setAccessibleName(title)
    page.setHtml(text)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
    buttons.accepted.connect(dialog.accept)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(12, 12, 12, 12)
    layout.addWidget(page, 1)
    layout.addWidget(buttons)
    dialog.resize(_LONG_TEXT)
    page.setFocus()
    dialog.open()
    return dialog
