"""The tab of the plan checks, as a person uses it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from backdesk.domain.client import Client
from backdesk.domain.ids import WeekId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_checks.finding import Place, Spot
from backdesk.domain.plan_edits import remove_entries
from backdesk.i18n import english
from backdesk.services.backend import Backend
from backdesk.ui.checks.desk import ChecksDesk
from backdesk.ui.checks.model import FindingRole, FindingsModel
from backdesk.ui.main_window import MainWindow
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.ui.conftest import OpenWindow
from tests.ui.support import action


def sloppy() -> Plan:
    """Week 1 lacks a warm-up; in week 2 a plank is held for too long, and a sit-up is planned."""
    return make_plan(
        (make_day("monday", strength=make_block(make_entry("bridge", id="bridge", sets=2, reps=10))),),
        (
            make_day(
                "tuesday",
                warm_up=make_block(make_entry("walking", id="walk", duration_seconds=300)),
                strength=make_block(
                    make_entry("plank", id="plank", sets=2, hold_seconds=90),
                    make_entry("sit-up", id="sit-up", sets=2, reps=10),
                ),
            ),
        ),
    )


@pytest.fixture
def window(open_window: OpenWindow, backend: Backend, maria: Client) -> MainWindow:
    backend.planning.add(sloppy(), maria)
    return open_window(backend)


@pytest.fixture
def desk(window: MainWindow) -> ChecksDesk:
    window.features.checks.open()
    return window.features.checks


def rules(desk: ChecksDesk) -> list[str]:
    return [finding.rule for finding in desk.panel.model.shown]


def choose(desk: ChecksDesk, rule: str) -> None:
    desk.panel.list.setCurrentIndex(desk.panel.model.index(rules(desk).index(rule), 0))


def title(window: MainWindow) -> str:
    return window.coverage.tabText(window.coverage.indexOf(window.features.checks.panel))


def answer(window: MainWindow, note: str) -> None:
    (dialog,) = window.findChildren(QInputDialog)
    dialog.setTextValue(note)
    dialog.accept()


def test_the_tab_carries_the_number_and_the_key_leads_there(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.wait_until(lambda: title(window) == "Checks (3)")
    action(window, "go_checks").trigger()
    panel = window.features.checks.panel
    assert window.coverage.currentWidget() is panel
    assert panel.list.hasFocus()
    assert panel.list.accessibleName() == "Plan checks"
    assert rules(window.features.checks) == ["precaution", "no-warm-up", "plank-time"]


def test_a_row_says_how_much_it_matters_where_and_what(desk: ChecksDesk) -> None:
    index = desk.panel.model.index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Worth a look, Week 1, Monday: Strength work without a warm-up."
    )
    assert index.data(FindingRole.PLACE) == "Week 1, Monday"


def test_four_findings_are_seen_in_a_low_window(
    desk: ChecksDesk, window: MainWindow, backend: Backend, open_window: OpenWindow, qtbot: QtBot
) -> None:
    panel, splitter = desk.panel, desk.panel.splitter
    panel.show_findings(panel.model.shown * 2)

    def fourth() -> int:
        return panel.list.visualRect(panel.model.index(3, 0)).bottom()

    for row in range(panel.model.rowCount()):
        panel.list.setCurrentIndex(panel.model.index(row, 0))
        panel.list.scrollToTop()
        qtbot.wait_until(lambda: 0 < fourth() <= panel.list.viewport().height())
        assert panel.model.shown[row].message in panel.details.text.text()
    splitter.moveSplitter(100, 1)
    sizes = splitter.sizes()
    window.close()
    again = open_window(backend).features.checks
    again.open()
    qtbot.wait_until(lambda: again.panel.splitter.sizes() == sizes)


def test_the_details_say_why_and_where_that_comes_from(desk: ChecksDesk) -> None:
    choose(desk, "plank-time")
    text = desk.panel.details.text.text()
    assert "A plank starts at 15 seconds and grows in steps of 15 seconds up to 60 seconds." in text
    assert "Source: a university health service's advice" in text
    assert [button.text() for button in desk.panel.details.fixes] == ["Fix: hold for 60 seconds"]


def test_a_fix_is_one_step_that_can_be_undone(desk: ChecksDesk, window: MainWindow, qtbot: QtBot) -> None:
    before = window.session.plan
    choose(desk, "no-warm-up")
    desk.panel.details.fixes[0].click()
    assert window.session.undo_stack.undoText().startswith("add a warm-up: ")
    assert "no-warm-up" not in rules(desk)
    assert title(window) == f"Checks ({len(rules(desk))})"
    window.session.undo_stack.undo()
    assert window.session.plan == before
    qtbot.wait_until(lambda: "no-warm-up" in rules(desk))


@pytest.mark.parametrize("way", ["fix", "keep"])
def test_the_keyboard_stays_in_the_tab(desk: ChecksDesk, window: MainWindow, way: str) -> None:
    choose(desk, "plank-time")
    details = desk.panel.details
    button = details.fixes[0] if way == "fix" else details.keep_button
    button.setFocus()
    button.click()
    if way == "keep":
        answer(window, "")
    assert "plank-time" not in rules(desk)
    assert window.focusWidget() is desk.panel.list


def test_an_edit_elsewhere_is_followed(desk: ChecksDesk, window: MainWindow, qtbot: QtBot) -> None:
    plank = next(entry for entry in window.session.plan.entries() if entry.exercise == "plank")
    window.session.push(remove_entries(window.session.plan, [plank.id]), "remove")
    assert "plank-time" in rules(desk)  # not on the way of the edit itself
    qtbot.wait_until(lambda: "plank-time" not in rules(desk))


def test_show_on_the_board_turns_to_the_week_and_selects_the_cards(
    desk: ChecksDesk, window: MainWindow
) -> None:
    choose(desk, "plank-time")
    desk.panel.details.show_button.click()
    assert window.session.week_index == 1
    assert window.board.selected_ids() == ("plank",)
    choose(desk, "no-warm-up")
    desk.panel.details.show_button.click()
    assert window.session.week_index == 0
    cell = window.board.current_cell
    assert cell is not None
    assert cell.day == "monday"


def test_a_finding_is_set_aside_with_a_note_and_told_again(desk: ChecksDesk, window: MainWindow) -> None:
    panel, before = desk.panel, window.session.plan
    choose(desk, "no-warm-up")
    panel.details.keep_button.click()
    answer(window, "comes warm from work")
    assert [(one.rule, one.about, one.note) for one in window.session.plan.dismissals] == [
        ("no-warm-up", "monday", "comes warm from work")
    ]
    assert "no-warm-up" not in rules(desk)
    assert (title(window), panel.aside_button.text()) == ("Checks (2)", "Kept as it is (1)")
    panel.aside_button.click()
    assert "Your note: comes warm from work" in panel.details.text.text()
    assert panel.details.fixes == []
    assert panel.details.keep_button.isHidden()
    panel.details.tell_button.click()
    assert window.session.plan == before
    assert (title(window), panel.aside_button.isHidden()) == ("Checks (3)", True)


def test_a_note_may_be_left_out(desk: ChecksDesk, window: MainWindow) -> None:
    choose(desk, "plank-time")
    desk.panel.details.keep_button.click()
    answer(window, "")
    (kept,) = window.session.plan.dismissals
    assert (kept.about, kept.note) == ("plank/90", "")
    window.session.undo_stack.undo()
    assert window.session.plan.dismissals == ()


def test_the_current_finding_stays_current(desk: ChecksDesk, window: MainWindow) -> None:
    choose(desk, "plank-time")
    current = desk.panel.current()
    window.session.show_week(1)
    desk.refresh()
    assert desk.panel.current() == current


def test_a_fix_that_came_too_late_is_told(desk: ChecksDesk, window: MainWindow) -> None:
    choose(desk, "plank-time")
    fix = desk.panel.details.fixes[0]
    plan = remove_entries(window.session.plan, [entry.id for entry in window.session.plan.entries()])
    window.session.push(plan, "clear")
    fix.click()
    assert window.session.plan == plan
    assert window.notice.label.text() == "One of the exercises is no longer in the plan."


def test_nothing_to_mention_is_said_in_words(desk: ChecksDesk, window: MainWindow) -> None:
    plan = remove_entries(window.session.plan, [entry.id for entry in window.session.plan.entries()])
    window.session.push(plan, "clear")
    desk.refresh()
    assert title(window) == "Checks"
    assert desk.panel.nothing.isVisible()
    assert desk.panel.nothing.text().startswith("Nothing to mention.")
    assert not desk.panel.list.isVisible()
    assert desk.panel.details.isHidden()
    desk.panel.guidance_button.click()
    assert "neither a diagnosis nor a cure" in desk.panel.guidance.text()
    assert desk.panel.guidance.isVisible()


def test_the_clients_precautions_are_followed(
    desk: ChecksDesk, window: MainWindow, maria: Client, qtbot: QtBot
) -> None:
    assert rules(desk)[0] == "precaution"
    window.session.use_client(Client(maria.id, maria.name))
    qtbot.wait_until(lambda: "precaution" not in rules(desk))


def test_the_list_under_qts_own_tester(desk: ChecksDesk) -> None:
    model = FindingsModel(english())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(desk.panel.model.shown)
    assert model.rowCount() == 3
    assert all(model.index(row, 0).data() for row in range(3))
    alike = [replace(model.shown[0], where=Place((Spot(week, WeekId(f"{week}")),))) for week in range(3)]
    model.show(alike)
    assert [model.row_of(one) for one in alike] == [0, 1, 2], "not the first that is about the same things"
    assert model.row_of(replace(alike[2], message="changed")) == 2
    model.show(())
    assert model.rowCount() == 0
