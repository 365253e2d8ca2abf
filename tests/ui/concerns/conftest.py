"""A plan with exercises that do not suit its client."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.client import Client
from backdesk.domain.exercise import Equipment
from backdesk.ui.main_window import MainWindow
from tests.ui.concerns.support import open_client


@pytest.fixture
def desk(window: MainWindow, maria: Client) -> MainWindow:
    """Monday: sit-ups twice, bird dog, cat-cow; Wednesday: a deadlift, without a barbell at hand."""
    open_client(window, replace(maria, equipment=(Equipment.MAT,)))
    return window
