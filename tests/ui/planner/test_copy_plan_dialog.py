"""Copying the whole plan for the same or another client."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId, EntryId, ExerciseId
from backdesk.domain.plan_edits import set_note
from backdesk.services.backend import Backend
from backdesk.ui.main_window import MainWindow
from backdesk.ui.planner.copy_plan_dialog import CopyPlanDialog
from tests.ui.support import action


@pytest.fixture
def dialog(window: MainWindow, backend: Backend) -> CopyPlanDialog:
    """Opened for Maria's plan; there is also Eva."""
    backend.clients.add(Client(ClientId("eva"), "Eva Stone"))
    plan = replace(set_note(window.session.plan, EntryId("bird"), "Slowly"), next_appointment="Tuesday")
    window.session.push(plan, "note")
    action(window, "copy_plan").trigger()
    return next(one for one in window.findChildren(CopyPlanDialog) if one.isVisible())


def names(dialog: CopyPlanDialog) -> list[str]:
    return [dialog.clients.item(row).text() for row in range(dialog.clients.count())]


def test_this_client_stands_first(dialog: CopyPlanDialog) -> None:
    assert names(dialog) == ["Maria Lopez (this client)", "No client", "Eva Stone"]
    assert dialog.personal.isEnabled()
    dialog.search.setText("eva")
    assert names(dialog) == ["Eva Stone"]
    assert not dialog.personal.isEnabled()
    dialog.search.setText("nobody")
    assert (names(dialog), dialog.ok.isEnabled()) == ([], False)


def test_a_copy_for_another_client_is_opened_and_holds_nothing_private(
    dialog: CopyPlanDialog, window: MainWindow, backend: Backend
) -> None:
    old = window.session.plan
    dialog.search.setText("eva")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    new = window.session.plan
    assert (new.client_id, new.title, new.next_appointment) == ("eva", old.title, "")
    assert window.session.client is not None
    assert window.session.client.name == "Eva Stone"
    assert [entry.dose for entry in new.entries()] == [entry.dose for entry in old.entries()]
    assert {entry.note for entry in new.entries()} == {""}
    assert backend.planning.open(new.id).plan == new
    assert backend.planning.open(old.id).plan == old


def test_the_same_client_without_doses_with_notes(dialog: CopyPlanDialog, window: MainWindow) -> None:
    dialog.title.setText("Next weeks")
    dialog.doses.setChecked(False)
    dialog.personal.setChecked(True)
    dialog.accept()
    new = window.session.plan
    assert (new.title, new.client_id) == ("Next weeks", "maria")
    bird = next(entry for entry in new.entries() if entry.exercise == "bird-dog")
    assert bird.note == "Slowly"
    assert bird.dose == window.session.catalogue.exercises[ExerciseId("bird-dog")].default_dose


def test_no_client_by_the_arrow_keys(dialog: CopyPlanDialog, window: MainWindow) -> None:
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert window.session.plan.client_id is None
    assert window.session.client is None


def test_a_title_is_needed(dialog: CopyPlanDialog, window: MainWindow) -> None:
    before = window.session.plan
    dialog.title.setText(" ")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.notice.text() == "A plan needs a title."
    assert window.session.plan is before
