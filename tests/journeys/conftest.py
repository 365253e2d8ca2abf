"""The screen that the journeys share, and the windows they open on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.journeys.desk import Desk, open_desk
from tests.journeys.screen import Screen, missing_programs, open_screen

OpenDesk = Callable[[], Desk]


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """A screen of 1280 × 720 with a window manager."""
    missing = missing_programs()
    if missing:
        pytest.skip(f"needs {', '.join(missing)} (packaging/test.py installs them where it may)")
    with open_screen() as opened:
        yield opened


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "data"


@pytest.fixture
def start_desk(screen: Screen, root: Path) -> Iterator[OpenDesk]:
    """Opens the program on the data folder; whatever still runs at the end is ended."""
    with ExitStack() as running:
        yield lambda: running.enter_context(open_desk(screen, root))
