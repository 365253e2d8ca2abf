"""Save the handout from the window, with the path typed into the file dialog."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.journeys.conftest import OpenDesk

pytestmark = pytest.mark.display


def test_save_pdf(start_desk: OpenDesk, tmp_path: Path) -> None:
    desk = start_desk()
    target = tmp_path / "week.pdf"
    desk.screen.press("ctrl+p")
    desk.expect(dialog="Save handout")
    desk.screen.press("ctrl+a")
    desk.screen.type(str(target))
    desk.screen.press("Return")
    desk.expect(message=f"Handout saved: {target}", notice="", dialog="")
    desk.close()

    pages = PdfReader(target).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert len(pages) >= 2
    for expected in ("Lower back, first weeks", "Maria Lopez", "Bird Dog", f"of {len(pages)}"):
        assert expected in text
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [target.name]
