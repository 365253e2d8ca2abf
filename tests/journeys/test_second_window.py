"""A second window on the same data folder is refused and does no harm to the first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.conftest import OpenDesk
from tests.journeys.desk import Desk
from tests.journeys.screen import Screen
from tests.journeys.stored import REPOSITORY, expect_stored, with_cell
from tests.journeys.waiting import DEADLINE_SECONDS

pytestmark = pytest.mark.display

REFUSAL = (
    "Back Desk is already open with this data folder. "
    "Close the other window first, or choose another folder with --data."
)


def test_second_window_is_refused(start_desk: OpenDesk, root: Path) -> None:
    desk = start_desk()
    before = desk.board()
    assert _open_second(desk.screen, root) == (1, "", f"{REFUSAL}\n")
    _still_works(desk)
    desk.screen.press("ctrl+z")
    expect_stored(root, before)
    desk.close()


def _open_second(screen: Screen, root: Path) -> tuple[int, str, str]:
    """Start the program once more and send its message away; exit code, output, complaints."""
    second = subprocess.Popen(
        [sys.executable, "-m", "backdesk", "--data", str(root)],
        cwd=REPOSITORY,
        env=dict(screen.environment()),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        screen.bring_forward(screen.find_window("Back Desk cannot open"))
        screen.press("Return")
        output, complaints = second.communicate(timeout=DEADLINE_SECONDS)
    finally:
        second.kill()
    return second.returncode, output, complaints


def _still_works(desk: Desk) -> None:
    before = desk.board()
    desk.screen.bring_forward(desk.window)
    desk.screen.press("ctrl+f")
    desk.expect(focus="Search exercises")
    desk.screen.type("ankle rock")
    desk.screen.press("Return", "ctrl+2")
    desk.expect(undo="add Ankle Rock")
    expect_stored(desk.root, with_cell(before, "monday strength", *before["monday strength"], "ankle-rock"))
