"""Enter on a button presses that button: never the dialog’s main one, which may change something."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from backdesk.ui.main_window import MainWindow

COMMANDS = (
    "clinic",
    "compare_weeks",
    "copy_plan",
    "edit_doses",
    "fill_weeks",
    "records",
    "save_template",
    "session_record",
    "templates",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_focused_button_is_the_one_enter_presses(window: MainWindow, qtbot: QtBot, command: str) -> None:
    window.board.select_all()
    window.actions_by_name.by_name[command].trigger()
    qtbot.wait_until(lambda: isinstance(QApplication.activeWindow(), QDialog))
    dialog = QApplication.activeWindow()
    assert dialog is not None
    buttons = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
    assert buttons
    for button in buttons:
        if button.isEnabled():
            button.setFocus()
            pressed = [other.text() for other in buttons if other.isDefault()]
            assert pressed in ([], [button.text()])
    dialog.close()


def test_enter_in_the_search_of_templates_adds_nothing(window: MainWindow) -> None:
    dialog = window.features.templates.open_shelf()
    dialog.shelf.search.setFocus()
    assert not any(button.isDefault() for button in dialog.findChildren(QPushButton))
    dialog.close()
