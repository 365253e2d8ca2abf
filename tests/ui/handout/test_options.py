"""The options beside the pages, and what the plan itself says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backdesk.services.backend import Backend
from backdesk.services.handouts import handout_options
from backdesk.services.settings import HANDOUT_PARTS
from backdesk.ui.handout.handout_page import HandoutPage
from backdesk.ui.main_window import MainWindow
from tests.ui.handout.conftest import wait_until_made
from tests.ui.support import action

EXPECTED = {
    "Week and cards": ("week,cards", False),
    "Session sheets": ("sessions", False),
    "Exercise list": ("list", False),
    "Log sheet": ("log", False),
    "Everything": (",".join(HANDOUT_PARTS), False),
    "Large print": ("cards", True),
}


def chosen(page: HandoutPage) -> list[str]:
    return [button.text() for button in page.options.preset_buttons if button.isChecked()]


@pytest.mark.parametrize("preset", EXPECTED)
def test_one_click_chooses_a_ready_made_handout(
    page: HandoutPage, window: MainWindow, backend: Backend, qtbot: QtBot, preset: str
) -> None:
    (button,) = [one for one in page.options.preset_buttons if one.text() == preset]
    button.click()
    button.click()
    assert chosen(page) == [preset]
    assert (window.settings.handout_layouts, window.settings.large_print) == EXPECTED[preset]
    assert backend.settings_file.load() == window.settings, "remembered at once"
    made: list[object] = []
    window.handout.making.made.connect(made.append)
    wait_until_made(window, qtbot)
    if preset != "Week and cards":
        (handout,) = made
        assert handout.source.options == handout_options(window.settings)  # type: ignore[attr-defined]
    assert page.view.current == 0


def test_parts_keep_their_order_and_one_stays(page: HandoutPage, window: MainWindow) -> None:
    parts = page.options.parts
    parts["log"].click()
    parts["sessions"].click()
    assert window.settings.handout_layouts == "week,sessions,cards,log"
    assert chosen(page) == []
    for part in ("week", "sessions", "cards"):
        parts[part].click()
    stored = window.backend.settings_file.load()
    assert stored.handout_layouts == "log"
    assert not parts["log"].isEnabled()
    assert parts["log"].toolTip()
    parts["week"].click()
    assert parts["log"].isEnabled()


def test_each_switch_is_stored_and_shown(page: HandoutPage, window: MainWindow, backend: Backend) -> None:
    for name, switch in page.options.switches.items():
        before = getattr(window.settings, name)
        switch.click()
        assert getattr(backend.settings_file.load(), name) is (not before), name
        assert switch.isChecked() is (not before)


@pytest.mark.parametrize(
    ("name", "value"), [("cards_per_page", 6), ("log_weeks", 4), ("paper", "letter"), ("cards_per_page", 1)]
)
def test_what_is_chosen_from_a_list_is_stored(
    page: HandoutPage, window: MainWindow, name: str, value: object
) -> None:
    box = page.options.boxes[name]
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    assert getattr(window.settings, name) == value


def test_details_are_shown_where_they_count(page: HandoutPage, window: MainWindow) -> None:
    boxes = page.options.boxes
    assert boxes["cards_per_page"].isVisibleTo(page)
    assert not boxes["log_weeks"].isVisibleTo(page)
    window.change_settings(handout_layouts="cards,log", large_print=True)
    assert not boxes["cards_per_page"].isVisibleTo(page)
    assert boxes["log_weeks"].isVisibleTo(page)


def test_menu_and_panel_show_the_same(page: HandoutPage, window: MainWindow) -> None:
    action(window, "grey").trigger()
    assert page.options.switches["grey"].isChecked()
    page.options.switches["coverage_in_handout"].click()
    assert action(window, "coverage_in_handout").isChecked()
    action(window, "paper_letter").trigger()
    assert page.options.boxes["paper"].currentData() == "letter"
    assert window.settings.paper == "letter"
    window.change_setting("paper", "a4")
    assert action(window, "paper_a4").isChecked()
    assert not action(window, "paper_letter").isChecked()


def test_hints_are_listed_and_go_away(page: HandoutPage) -> None:
    page.hints.show_hints(("One.", "Two."))
    assert page.hints.isVisibleTo(page)
    assert page.hints.text.text() == "One.\n\nTwo."
    page.hints.show_hints(())
    assert not page.hints.isVisibleTo(page)


# ------------------------------------------------------------- for this plan


def test_the_next_appointment_is_an_undoable_edit_of_the_plan(
    page: HandoutPage, window: MainWindow, backend: Backend, qtbot: QtBot
) -> None:
    field = page.options.plan_fields.appointment
    field.setFocus()
    QTest.keyClicks(field, "2 December,  10:30")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.session.plan.next_appointment == "2 December, 10:30"
    assert backend.planning.open(window.session.plan.id).plan.next_appointment == "2 December, 10:30"
    assert window.session.undo_stack.undoText() == "change the next appointment"
    page.view.setFocus()
    action(window, "undo").trigger()
    assert window.session.plan.next_appointment == ""
    assert field.text() == ""
    action(window, "redo").trigger()
    assert field.text() == "2 December, 10:30"


def test_typing_is_saved_after_a_pause_and_as_one_edit(
    page: HandoutPage, window: MainWindow, qtbot: QtBot
) -> None:
    field = page.options.plan_fields.appointment
    field.setFocus()
    for text in ("Mon", "day"):
        QTest.keyClicks(field, text)
        page.options.plan_fields.flush()
    assert window.session.plan.next_appointment == "Monday"
    assert window.session.undo_stack.count() == 1


def test_a_link_is_completed_and_saved(page: HandoutPage, window: MainWindow) -> None:
    field = page.options.plan_fields.link
    field.setFocus()
    QTest.keyClicks(field, "www.clinic.example/maria")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.session.plan.link == "https://www.clinic.example/maria"
    assert field.text() == "https://www.clinic.example/maria"


def test_a_wrong_link_is_marked_and_not_saved(page: HandoutPage, window: MainWindow) -> None:
    fields = page.options.plan_fields
    fields.link.setFocus()
    QTest.keyClicks(fields.link, "javascript:alert(1)")
    QTest.keyClick(fields.link, Qt.Key.Key_Return)
    assert window.session.plan.link == ""
    assert fields.link.property("wrong")
    assert "https://" in fields.link.accessibleDescription()
    window.editing.rename_plan("Other")
    assert fields.link.text() == "javascript:alert(1)", "another edit does not take it away"
    fields.link.selectAll()
    QTest.keyClicks(fields.link, "clinic.example")
    QTest.keyClick(fields.link, Qt.Key.Key_Return)
    assert window.session.plan.link == "https://clinic.example"
    assert not fields.link.property("wrong")
    assert fields.link.accessibleDescription() == ""


def test_what_was_typed_is_saved_before_the_window_closes(
    page: HandoutPage, window: MainWindow, backend: Backend
) -> None:
    field = page.options.plan_fields.appointment
    field.setFocus()
    QTest.keyClicks(field, "Friday")
    plan_id = window.session.plan.id
    window.close()
    assert backend.planning.open(plan_id).plan.next_appointment == "Friday"
