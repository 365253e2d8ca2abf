"""The window as the tests of the body map want it."""

from __future__ import annotations

import pytest

from backdesk.ui.main_window import MainWindow


@pytest.fixture
def desk(window: MainWindow) -> MainWindow:
    """The window with the small plan, the map read and painted."""
    window.coverage.map.load()
    return window
