"""Before a handout goes out: hints on the page, and one question about what is to be avoided."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from backdesk.domain.client import Client
from backdesk.domain.exercise import Equipment
from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.ui.concerns.keeping import keep
from backdesk.ui.handout.handout_page import HandoutPage
from backdesk.ui.main_window import MainWindow
from tests.ui.handout.conftest import wait_until_made
from tests.ui.support import action

SIT_UP = ExerciseId("sit-up")


@pytest.fixture
def desk(window: MainWindow, maria: Client) -> MainWindow:
    """The small plan with sit-ups, which Maria is to avoid, and without what they need."""
    window.session.use_client(replace(maria, equipment=(Equipment.CHAIR,)))
    window.editing.add_exercises([SIT_UP])
    window.handouts.open_file = lambda path: True
    return window


def question(window: MainWindow) -> QMessageBox | None:
    found = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    assert len(found) < 2
    return found[0] if found else None


def asked(window: MainWindow, qtbot: QtBot) -> QMessageBox:
    qtbot.wait_until(lambda: question(window) is not None, timeout=20_000)
    found = question(window)
    assert found is not None
    return found


def button(box: QMessageBox, text: str) -> QPushButton:
    found = next(one for one in box.buttons() if one.text() == text)
    assert isinstance(found, QPushButton)
    return found


def file_dialog(window: MainWindow) -> QFileDialog | None:
    found = [one for one in window.findChildren(QFileDialog) if one.isVisible()]
    return found[0] if found else None


def close_file_dialog(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.wait_until(lambda: file_dialog(window) is not None, timeout=20_000)
    dialog = file_dialog(window)
    assert dialog is not None
    dialog.reject()
    qtbot.wait_until(lambda: file_dialog(window) is None)


def shown_page(window: MainWindow, qtbot: QtBot) -> HandoutPage:
    window.handout.open()
    wait_until_made(window, qtbot)
    return window.handout.page


def test_the_page_lists_what_is_to_be_avoided_first(desk: MainWindow, qtbot: QtBot) -> None:
    hints = shown_page(desk, qtbot).hints
    assert hints.serious.text().startswith("Sit-Up: Avoid – Slipped disc")
    assert hints.serious.text().endswith("Instead: Seated March."), "what a chair is enough for"
    assert "are to be changed for Maria Lopez and have no note: Cat-Cow, Child's Pose." in hints.text.text()
    assert "that Maria Lopez does not have:" in hints.text.text()
    assert "(Mat)" in hints.text.text()
    assert hints.serious.y() < hints.text.y()


def test_it_is_asked_once_for_each_state_of_the_plan(desk: MainWindow, qtbot: QtBot) -> None:
    action(desk, "save_pdf").trigger()
    box = asked(desk, qtbot)
    assert box.text() == "1 exercise in this plan is to be avoided for Maria Lopez: Sit-Up."
    assert "Slipped disc" in box.informativeText()
    assert box.defaultButton() is box.escapeButton() is button(box, "Back to the plan")
    assert file_dialog(desk) is None
    button(box, "Save anyway").click()
    close_file_dialog(desk, qtbot)

    action(desk, "save_pdf").trigger()
    close_file_dialog(desk, qtbot)
    assert question(desk) is None

    desk.editing.set_note(EntryId("bird"), "Slowly.")
    action(desk, "email").trigger()
    button(asked(desk, qtbot), "Save as e-mail anyway").click()
    close_file_dialog(desk, qtbot)


def test_back_shows_the_card_that_it_is_about(desk: MainWindow, qtbot: QtBot) -> None:
    desk.board.select([EntryId("cat")])
    action(desk, "print").trigger()
    box = asked(desk, qtbot)
    assert [one.text() for one in box.buttons()].count("Print anyway") == 1
    box.reject()
    assert not desk.handout.is_open
    (selected,) = desk.board.selected_ids()
    card = desk.model.card(desk.model.find(selected))
    assert card is not None
    assert card.entry.exercise == SIT_UP


def test_what_the_plan_overrides_is_not_asked_about(desk: MainWindow, qtbot: QtBot) -> None:
    session = desk.session
    found = session.screen().of(SIT_UP).open
    session.push(keep(session.plan, SIT_UP, found, "Only a few."), "keep")
    hints = shown_page(desk, qtbot).hints
    assert hints.serious.isHidden()
    action(desk, "save_pdf").trigger()
    close_file_dialog(desk, qtbot)
    assert question(desk) is None


def test_other_knowledge_of_the_client_is_followed_on_the_page(desk: MainWindow, qtbot: QtBot) -> None:
    page = shown_page(desk, qtbot)
    client = desk.session.client
    assert client is not None
    desk.session.use_client(replace(client, precautions=(), equipment=None))
    wait_until_made(desk, qtbot)
    assert page.hints.serious.isHidden()
