"""After the session, at the screen: the log sheet is typed in, and a client wants to be forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.conftest import OpenDesk
from tests.journeys.desk import Desk
from tests.journeys.steps import add_client, save_handout
from tests.journeys.waiting import wait_for

pytestmark = pytest.mark.display

SHEET = "Log sheet, week 1"
DAYS = 6
"""Training days of the sample week."""
NAME = "Zacharias Quillfeather"


def test_a_log_sheet_typed_in_is_there_after_reopening(start_desk: OpenDesk) -> None:
    desk = start_desk()
    desk.screen.press("ctrl+shift+j")
    desk.expect(front="Session record", focus=SHEET)
    for _ in range(DAYS):
        desk.screen.press("a", "Tab", "4", "Tab", "3", "Tab", "2", "Tab", "5", "Tab", "Tab")
    rows = wait_for(lambda: desk.ask("rows", name=SHEET), lambda rows: rows[-1].endswith("4 | 3 | 2 | 5 | "))
    assert all(row.endswith("4 | 3 | 2 | 5 | ") for row in rows)
    assert len(rows) == DAYS
    desk.screen.press("Escape")
    desk.expect(dialog="")
    desk.close()

    again = start_desk()
    again.screen.press("ctrl+shift+j")
    again.expect(front="Session record", focus="Log sheet, week 2")
    again.screen.press("ctrl+Prior")
    again.expect(focus=SHEET)
    assert again.ask("rows", name=SHEET) == rows
    again.screen.press("Escape")
    again.expect(dialog="")
    again.close()


def test_a_client_deleted_for_good_leaves_no_trace(start_desk: OpenDesk, root: Path, tmp_path: Path) -> None:
    desk = start_desk()
    _give_a_handout(desk, tmp_path / "given.pdf")
    files = _files(root)
    assert [path for path, content in files.items() if NAME.encode() in content]
    assert [path for path in files if path.suffix == ".pdf"]

    desk.screen.press("ctrl+shift+i")
    desk.expect(front="Clients", focus="Name")
    desk.click("Delete for good…")
    desk.expect(front="Delete for good?", focus="Type the client’s name to delete")
    desk.screen.type(NAME.lower())
    desk.click("Delete for good")
    desk.expect(front="Clients")
    assert desk.ask("rows", name="Clients") == ["Maria Lopez"]
    desk.screen.press("Escape")
    desk.expect(dialog="", front="Maria Lopez – Lower back, first weeks – Back Desk")
    desk.close()

    files = _files(root)
    assert [path for path, content in files.items() if b"Quillfeather" in content] == []
    assert [path for path in files if path.suffix == ".pdf"] == []


def _give_a_handout(desk: Desk, target: Path) -> None:
    add_client(desk, NAME)
    desk.screen.press("Escape")
    desk.expect(dialog="")
    desk.screen.press("ctrl+f")
    desk.expect(focus="Search exercises")
    desk.screen.type("dead bug")
    desk.screen.press("Return")
    desk.expect(undo="add Dead Bug")
    save_handout(desk, target)


def _files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
