"""From the first start to an edited week, with the mouse; then closed and opened again."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import OpenDesk
from tests.journeys.desk import Desk, hovers
from tests.journeys.stored import Board, expect_stored, with_cell

pytestmark = pytest.mark.display

SIZE = (1180, 640)
"""What the window is resized to, in pixels."""


def test_a_week_dragged_together_survives_closing(start_desk: OpenDesk) -> None:
    desk = start_desk()
    desk.expect(welcome=True, undo="")
    history = [desk.board()]
    expect_stored(desk.root, history[0])

    history.append(_drag_from_library(desk, history[-1]))
    desk.expect(welcome=False)
    history.append(_move_to_thursday(desk, history[-1]))
    history.append(_copy_to_wednesday(desk, history[-1]))
    _give_up_with_escape(desk, history[-1])
    history.append(_copy_day(desk, history[-1]))
    _undo_all_and_redo_some(desk, history)
    desk.screen.resize(desk.window, *SIZE)
    desk.expect(size=list(SIZE))
    desk.close()

    reopened = start_desk()
    assert reopened.board() == history[2]
    reopened.expect(welcome=False, undo="", size=list(SIZE))
    expect_stored(reopened.root, history[2])
    reopened.close()


def _drag_from_library(desk: Desk, board: Board) -> Board:
    desk.screen.click(desk.place("widget", name="Search exercises"))
    desk.screen.type("brid dog")
    row = desk.place("library", exercise="bird-dog")
    before = board["tuesday strength"]
    at_end = hovers("tuesday", "strength", len(before), copy=True)
    desk.drag(row, desk.end_of("tuesday", "strength"), at_end)
    return _stored(desk, with_cell(board, "tuesday strength", *before, "bird-dog"), "add Bird Dog")


def _move_to_thursday(desk: Desk, board: Board) -> Board:
    tuesday, thursday = board["tuesday strength"], board["thursday strength"]
    card = desk.place("card", day="tuesday", block="strength", row=len(tuesday) - 1)
    x, y, width, _ = desk.ask("card", day="thursday", block="strength", row=0)
    desk.drag(card, (x + width // 2, y + 4), hovers("thursday", "strength", 0, copy=False))
    moved = with_cell(board, "tuesday strength", *tuesday[:-1])
    moved = with_cell(moved, "thursday strength", "bird-dog", *thursday)
    return _stored(desk, moved, "move Bird Dog to Thursday, Strength")


def _copy_to_wednesday(desk: Desk, board: Board) -> Board:
    card = desk.place("card", day="thursday", block="strength", row=0)
    wednesday = board["wednesday warm_up"]
    desk.carry(card, desk.end_of("wednesday", "warm_up"), lambda state: state["hover"])
    desk.screen.xdotool("keydown", "ctrl")
    try:
        # the mouse has to move for the program to look at the key
        desk.screen.xdotool("mousemove_relative", "--", -2, -1)
        desk.expect(hover=["wednesday", "warm_up", len(wednesday), True])
        desk.screen.let_go()
        copied = with_cell(board, "wednesday warm_up", *wednesday, "bird-dog")
        return _stored(desk, copied, "copy Bird Dog")
    finally:
        desk.screen.xdotool("keyup", "ctrl")


def _give_up_with_escape(desk: Desk, board: Board) -> None:
    """That nothing was written shows again with the next edit, which is compared as a whole."""
    card = desk.place("card", day="thursday", block="strength", row=0)
    friday = len(board["friday warm_up"])
    there = hovers("friday", "warm_up", friday, copy=False)
    desk.carry(card, desk.end_of("friday", "warm_up"), there)
    desk.screen.press("Escape")
    desk.expect(hover=None)
    desk.screen.let_go()
    desk.expect_board(board)
    desk.expect(undo="copy Bird Dog")
    expect_stored(desk.root, board)


def _copy_day(desk: Desk, board: Board) -> Board:
    start, end = desk.place("header", day="tuesday"), desk.place("header", day="sunday")
    desk.drag(start, end, lambda state: state["header"] == "sunday")
    copied = board
    for cell, exercises in board.items():
        day, block = cell.split()
        if day == "tuesday":
            copied = with_cell(copied, f"sunday {block}", *board.get(f"sunday {block}", ()), *exercises)
    return _stored(desk, copied, "copy Tuesday to Sunday")


def _undo_all_and_redo_some(desk: Desk, history: list[Board]) -> None:
    for board in reversed(history[:-1]):
        desk.screen.press("ctrl+z")
        desk.expect_board(board)
        expect_stored(desk.root, board)
    desk.expect(undo="", redo="add Bird Dog")
    desk.screen.press("ctrl+shift+z", "ctrl+shift+z")
    _stored(desk, history[2], "move Bird Dog to Thursday, Strength")


def _stored(desk: Desk, board: Board, undo: str) -> Board:
    """The window and the store have this board, and one edit of this name made it."""
    desk.expect_board(board)
    desk.expect(undo=undo)
    expect_stored(desk.root, board)
    return board
