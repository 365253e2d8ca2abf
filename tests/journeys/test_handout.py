"""See the handout in the window, choose, and save it with the path typed into the file dialog."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.journeys.conftest import OpenDesk

pytestmark = pytest.mark.display


def test_see_choose_and_save(start_desk: OpenDesk, tmp_path: Path) -> None:
    desk = start_desk()
    target = tmp_path / "week.pdf"
    desk.screen.press("ctrl+shift+h")
    desk.expect(focus="Pages of the handout")
    desk.screen.click(desk.place("widget", name="Ready-made: Log sheet"))
    desk.expect(focus="Ready-made: Log sheet")
    desk.screen.press("ctrl+shift+s")
    desk.expect(dialog="Save handout")
    desk.screen.press("ctrl+a")
    desk.screen.type(str(target))
    desk.screen.press("Return")
    desk.expect(message=f"Handout saved: {target}", notice="", dialog="")
    desk.screen.press("Escape")
    desk.expect(focus="Monday, Strength")
    desk.close()

    pages = PdfReader(target).pages
    text = "\n".join(page.extract_text() for page in pages)
    for expected in ("Lower back, first weeks", "Maria Lopez", "Bird Dog", f"of {len(pages)}"):
        assert expected in text
    assert "Breathe in" not in text, "a log sheet has no steps"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [target.name]
