"""A first week from the client's wishes, at the screen: built, nothing to mention, printed, reopened."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.journeys.conftest import OpenDesk
from tests.journeys.desk import Desk
from tests.journeys.steps import add_client, save_handout
from tests.journeys.stored import backdesk

pytestmark = pytest.mark.display

DAYS = ("Monday", "Wednesday", "Friday")


def test_build_print_and_come_back(start_desk: OpenDesk, root: Path, tmp_path: Path) -> None:
    desk = start_desk()
    target = tmp_path / "first.pdf"
    _tell_of_the_client(desk)
    board = _build(desk)
    save_handout(desk, target)
    desk.close()

    plan = json.loads(backdesk(root, "plans", "--json").stdout)[0]
    checked = backdesk(root, "check", plan["id"], "--json")
    assert (checked.returncode, checked.stdout.strip()) == (0, "[]")
    text = "\n".join(page.extract_text() for page in PdfReader(target).pages)
    for expected in ("Ann Reed", *DAYS):
        assert expected in text

    again = start_desk()
    again.expect(front="Ann Reed – First plan – Back Desk", board=board)
    again.close()


def _tell_of_the_client(desk: Desk) -> None:
    """What the form asks for, by keyboard where a keyboard is quicker."""
    add_client(desk, "Ann Reed")
    desk.open_tab("Health")
    desk.expect(focus="Search precautions")
    desk.click("Brittle bones or spine fracture")
    desk.open_tab("Training")
    for choice in ("A stronger back", *DAYS):
        desk.click(choice)
        desk.expect(focus=choice)
    desk.click("Minutes a session")
    desk.expect(focus="Minutes a session")
    desk.screen.press("ctrl+a")
    desk.screen.type("30")
    desk.click("Open plan")
    desk.expect(front="Ann Reed – First plan – Back Desk", dialog="")


def _build(desk: Desk) -> object:
    desk.open_tab("Suggest")
    desk.click("Build a first week…")
    desk.expect(front="Build a first week")
    desk.click("Build")
    state = desk.expect(undo="build a first week", dialog="", notice="", focus="Monday, Strength")
    assert {cell.split()[0] for cell in state["board"]} == {day.lower() for day in DAYS}
    desk.open_tab("Checks")
    return state["board"]
