"""A window that shows the handout."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from backdesk.ui.handout.handout_page import HandoutPage
from backdesk.ui.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> HandoutPage:
    """The handout page of the shown window, with the finished pages of the small plan."""
    window.handout.open()
    wait_until_made(window, qtbot)
    return window.handout.page


def wait_until_made(window: MainWindow, qtbot: QtBot) -> None:
    """Wait for the handout as the plan and the settings are now."""
    window.handout.making.begin()
    qtbot.wait_until(lambda: window.handout.making.is_ready, timeout=20_000)
