"""The program ends without warning right after a drop; nothing that was shown as done is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.conftest import OpenDesk
from tests.journeys.desk import hovers
from tests.journeys.stored import backdesk, stored_board, with_cell

pytestmark = pytest.mark.display


def test_a_drop_survives_a_kill(start_desk: OpenDesk, root: Path) -> None:
    desk = start_desk()
    before = desk.board()
    card = desk.place("card", day="monday", block="warm_up", row=0)
    saturday = before.get("saturday warm_up", ())
    at_end = hovers("saturday", "warm_up", len(saturday), copy=False)
    desk.drag(card, desk.end_of("saturday", "warm_up"), at_end)
    desk.expect(undo="move Walking to Saturday, Warm-up")
    desk.kill()

    moved = with_cell(before, "monday warm_up", *before["monday warm_up"][1:])
    moved = with_cell(moved, "saturday warm_up", *saturday, "walking")
    assert stored_board(root) == moved
    doctor = backdesk(root, "doctor")
    assert (doctor.returncode, doctor.stderr) == (0, "")
    assert "is sound: 1 client, 1 plan." in doctor.stdout

    reopened = start_desk()
    assert reopened.board() == moved
    reopened.close()
