"""A new client gets a first week, the checks have nothing to say, and the handout is printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from backdesk.domain.ids import PrecautionId
from backdesk.domain.plan_checks import check_plan
from tests.journeys.test_week_offscreen import open_window
from tests.ui.support import save_handout

# what the offscreen platform says of every window with a least size
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_build_a_first_week_check_and_print_it(qtbot: QtBot, root: Path, tmp_path: Path) -> None:
    target = tmp_path / "week.pdf"
    with open_window(root, qtbot) as window:
        planning, session = window.backend.planning, window.session
        opened = planning.new_client("Ann Reed", "First weeks")
        assert opened.client is not None
        client = replace(
            opened.client,
            precautions=(PrecautionId("osteoporosis"),),
            days=("tuesday", "thursday", "saturday"),
            minutes=35,
        )
        window.backend.clients.save(client)
        window.desk.show(replace(opened, client=client))
        dialog = window.features.suggest.ask_first_week()
        assert dialog is not None
        dialog.build.click()
        built = session.plan
        assert [day.name for day in built.weeks[0].days] == ["tuesday", "thursday", "saturday"]
        assert check_plan(built, session.client, session.catalogue, window.words) == ()
        with qtbot.wait_signal(window.handouts.given_out, timeout=20_000):
            save_handout(window, target)
    pages = PdfReader(target).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert "Ann Reed" in text
    with open_window(root, qtbot) as window:
        assert window.session.plan == built
