"""The same job without a mouse."""

from __future__ import annotations

import pytest

from backdesk.domain.blocks import BlockKind
from backdesk.domain.plan import Entry
from tests.journeys.conftest import OpenDesk
from tests.journeys.desk import Desk
from tests.journeys.stored import Board, expect_stored, stored_plan, with_cell
from tests.journeys.waiting import wait_for

pytestmark = pytest.mark.display


def test_everything_by_keyboard(start_desk: OpenDesk) -> None:
    desk = start_desk()
    press, sample = desk.screen.press, desk.board()

    press("ctrl+f")
    desk.expect(focus="Search exercises")
    desk.screen.type("dead bug")
    press("Return")
    desk.expect(undo="add Dead Bug")
    monday, tuesday = sample["monday strength"], sample["tuesday strength"]
    added = with_cell(sample, "monday strength", *monday, "dead-bug")
    _both_show(desk, added)

    press("ctrl+2")
    desk.expect(focus="Monday, Strength")
    press("alt+Right")
    moved = with_cell(sample, "tuesday strength", *tuesday, "dead-bug")
    _both_show(desk, moved)
    press("alt+Up")
    first = with_cell(sample, "tuesday strength", *tuesday[:-1], "dead-bug", *tuesday[-1:])
    _both_show(desk, first)

    _type_a_dose(desk)
    press("ctrl+2")
    desk.expect(focus="Tuesday, Strength")
    for board in (moved, added, sample):
        press("ctrl+z")
        _both_show(desk, board)
    _walk_and_remove(desk, sample)
    desk.close()


def _type_a_dose(desk: Desk) -> None:
    """F2, sets, Tab, repetitions, Enter; two Ctrl+Z take both fields back."""
    press, type_text = desk.screen.press, desk.screen.type
    before = _dead_bug(desk)
    press("F2")
    desk.expect(focus="Sets")
    type_text("5")
    press("Tab")
    desk.expect(focus="Repetitions")
    type_text("6-9")
    press("Return")
    after = wait_for(lambda: _dead_bug(desk), lambda entry: entry.dose.reps != before.dose.reps)
    assert after.dose.sets == 5
    assert after.dose.reps is not None
    assert (after.dose.reps.low, after.dose.reps.high) == (6, 9)
    press("ctrl+2")
    desk.expect(focus="Tuesday, Strength")
    press("ctrl+z", "ctrl+z")
    wait_for(lambda: _dead_bug(desk), lambda entry: entry.dose == before.dose)


def _walk_and_remove(desk: Desk, board: Board) -> None:
    press = desk.screen.press
    desk.expect(focus="Monday, Strength")  # the keyboard went back with the card
    press("Right")
    desk.expect(focus="Tuesday, Strength")
    press("Right")
    desk.expect(focus="Wednesday, Strength")
    press("Down", "Delete")
    wednesday = board["wednesday strength"]
    _both_show(desk, with_cell(board, "wednesday strength", wednesday[0], *wednesday[2:]))
    press("ctrl+z")
    _both_show(desk, board)


def _dead_bug(desk: Desk) -> Entry:
    tuesday = stored_plan(desk.root).weeks[0].day("tuesday")
    assert tuesday is not None
    entries = tuesday.block(BlockKind.STRENGTH).entries
    return next(entry for entry in entries if entry.exercise == "dead-bug")


def _both_show(desk: Desk, board: Board) -> None:
    desk.expect_board(board)
    expect_stored(desk.root, board)
