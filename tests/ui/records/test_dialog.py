"""The list of handouts on record, and all that can be done with one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId, PlanId
from backdesk.domain.plan import Plan
from backdesk.services.backend import Backend
from backdesk.services.handout_records import HandoutRecord
from backdesk.ui.records.dialog import RecordsDialog
from backdesk.ui.records.jobs import file_name
from backdesk.ui.records.model import Column
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.ui.records.conftest import Issue, OpenRecords
from tests.ui.test_accessible_names import nameless


def shown(dialog: RecordsDialog, column: Column) -> list[str]:
    model = dialog.list.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def notice(dialog: RecordsDialog) -> str:
    return "" if dialog.notice.isHidden() else dialog.notice.text()


def sentences(dialog: RecordsDialog) -> list[str]:
    return [] if dialog.changes.isHidden() else dialog.changes.list.toPlainText().split("\n")


def lose(desk: Backend, record: HandoutRecord) -> None:
    (desk.folder.issued / f"{record.sha256}.pdf").unlink()


def test_a_client_sees_own_handouts_the_newest_first(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords
) -> None:
    issue(plan)
    issue(replace(plan, title="Second"))
    issue(plan, Client(ClientId("ben"), "Ben"))
    issue(plan, None)
    dialog = open_dialog(maria)
    assert dialog.title.text() == "Handouts given to Maria Lopez"
    assert shown(dialog, Column.PLAN) == ["Second", "Lower back, first weeks"]
    assert [text.split(",")[0] for text in shown(dialog, Column.GIVEN)] == [
        "6 January 2026",
        "5 January 2026",
    ]
    cells = [shown(dialog, column)[0] for column in Column][2:]
    assert cells == ["Week, cards", "2", "Printed", "Dr Ortiz"]


def test_plans_without_a_client_have_a_list_too(plan: Plan, issue: Issue, open_dialog: OpenRecords) -> None:
    issue(plan)
    issue(replace(plan, title="Template"), None)
    dialog = open_dialog(None)
    assert dialog.title.text() == "Handouts of plans without a client"
    assert shown(dialog, Column.PLAN) == ["Template"]


def test_without_any_handout_it_says_so_and_offers_nothing(maria: Client, open_dialog: OpenRecords) -> None:
    dialog = open_dialog(maria)
    assert dialog.list.nothing.text().startswith("Nothing was given out yet.")
    assert dialog.list.nothing.isVisible()
    for hidden in (dialog.list.table, dialog.list.search, dialog.open_button, dialog.compare_button):
        assert not hidden.isVisible()


def test_the_last_handout_of_the_open_plan_is_selected(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords
) -> None:
    issue(plan)
    wanted = issue(plan)
    issue(replace(plan, id=PlanId("other")))
    assert open_dialog(maria, plan).list.chosen() == (wanted,)


def test_open_writes_the_identical_pdf_and_shows_it(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords, desk: Backend, qtbot: QtBot
) -> None:
    issue(plan, content=b"%PDF-1.4 as it was")
    dialog, opened = open_dialog(maria), []
    dialog.jobs.open_file = lambda path: not opened.append(path)  # type: ignore[func-returns-value]
    with qtbot.wait_signal(dialog.jobs.done):
        QTest.keyClick(dialog.list.table, Qt.Key.Key_Return)
    path = desk.folder.handouts / "Maria Lopez - Lower back, first weeks - 2026-01-05.pdf"
    assert opened == [path]
    assert path.read_bytes() == b"%PDF-1.4 as it was"
    assert str(path) in dialog.status.text()


def test_without_a_pdf_program_it_says_where_the_pdf_is(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords, qtbot: QtBot
) -> None:
    issue(plan)
    dialog = open_dialog(maria)
    dialog.jobs.open_file = lambda path: False
    with qtbot.wait_signal(dialog.jobs.failed):
        dialog.open_button.click()
    assert notice(dialog).startswith("No program for PDF files was found. The handout is here: ")


def test_a_copy_is_saved_where_it_was_asked_for(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords, qtbot: QtBot, tmp_path: Path
) -> None:
    record = issue(plan, content=b"%PDF-1.4 as it was")
    dialog = open_dialog(maria)
    dialog.save_button.click()
    (asked,) = dialog.findChildren(QFileDialog)
    assert Path(asked.selectedFiles()[0]).name == file_name(record)
    with qtbot.wait_signal(dialog.jobs.done):
        asked.fileSelected.emit(str(tmp_path / "copy.pdf"))
    asked.close()
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF-1.4 as it was"
    assert str(tmp_path / "copy.pdf") in dialog.status.text()


def test_a_folder_that_is_not_there_is_told(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords, qtbot: QtBot, tmp_path: Path
) -> None:
    record = issue(plan)
    dialog = open_dialog(maria)
    with qtbot.wait_signal(dialog.jobs.failed):
        dialog.save(record, tmp_path / "missing" / "copy.pdf")
    assert "the folder does not exist" in notice(dialog)
    assert not dialog.folder_button.isVisible()


def test_print_again_gets_the_identical_bytes(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords, qtbot: QtBot
) -> None:
    record = issue(plan, content=b"%PDF-1.4 as it was")
    printed: list[tuple[HandoutRecord, bytes]] = []
    dialog = open_dialog(maria, print_again=lambda *what: printed.append(what))
    assert dialog.print_button.isVisible()
    dialog.print_button.click()
    qtbot.wait_until(lambda: bool(printed))
    assert printed == [(record, b"%PDF-1.4 as it was")]


def test_without_a_way_to_print_there_is_no_button(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords
) -> None:
    issue(plan)
    assert not open_dialog(maria).print_button.isVisible()


def test_a_lost_pdf_is_told_when_it_is_selected_and_can_be_put_back(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords, desk: Backend, qtbot: QtBot
) -> None:
    lost, sound = issue(plan, content=b"%PDF-1.4 lost"), issue(plan)
    lose(desk, lost)
    dialog, opened = open_dialog(maria), []
    assert notice(dialog) == ""
    with qtbot.wait_signal(dialog.jobs.lost):
        QTest.keyClick(dialog.list.table, Qt.Key.Key_Down)
    assert dialog.list.chosen() == (lost,)
    assert f"{lost.sha256}.pdf" in notice(dialog)
    dialog.jobs.open_file = lambda path: not opened.append(path)  # type: ignore[func-returns-value]
    dialog.folder_button.click()
    assert opened == [desk.folder.issued]
    (desk.folder.issued / f"{lost.sha256}.pdf").write_bytes(b"%PDF-1.4 lost")
    with qtbot.wait_signal(dialog.jobs.done):
        dialog.open_button.click()
    assert notice(dialog) == ""
    dialog.list.choose(sound)
    assert not dialog.folder_button.isVisible()


def test_an_altered_pdf_is_never_given_out(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords, desk: Backend, qtbot: QtBot
) -> None:
    record = issue(plan)
    dialog = open_dialog(maria)
    (desk.folder.issued / f"{record.sha256}.pdf").write_bytes(b"%PDF-1.4 altered")
    with qtbot.wait_signal(dialog.jobs.lost):
        dialog.open_button.click()
    assert "was changed or is gone" in notice(dialog)
    assert not (desk.folder.handouts / file_name(record)).exists()


def test_a_fault_nobody_expected_is_told_with_its_details(
    plan: Plan,
    maria: Client,
    issue: Issue,
    open_dialog: OpenRecords,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    issue(plan)
    dialog = open_dialog(maria)
    monkeypatch.setattr("backdesk.ui.viewer_files.write_whole", lambda *about: 1 / 0)
    with qtbot.wait_signal(dialog.jobs.failed):
        dialog.open_button.click()
    assert "could not be given out" in notice(dialog)
    assert "ZeroDivisionError" in notice(dialog)


def test_what_changed_since_one_handout(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords, desk: Backend
) -> None:
    issue(plan)
    now = replace(plan, title="Lower back, next weeks")
    desk.planning.save(plan, now)
    dialog = open_dialog(maria)
    dialog.compare_button.click()
    assert dialog.changes.head.text().startswith("Since the handout of 5 January 2026")
    said = "Title: “Lower back, next weeks” instead of “Lower back, first weeks”"
    assert sentences(dialog) == [said]
    dialog.changes.copy.click()
    assert QGuiApplication.clipboard().text() == f"{dialog.changes.head.text()}\n• {said}"


def test_what_changed_between_two_handouts(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords
) -> None:
    first, other, last = issue(plan), issue(plan), issue(replace(plan, title="Later"))
    dialog = open_dialog(maria)
    dialog.list.choose(first, last)
    assert dialog.compare_button.text() == "What changed between the two"
    assert not dialog.open_button.isEnabled()
    dialog.compare_button.click()
    assert dialog.changes.head.text() == "From the handout of 5 January 2026 to that of 7 January 2026:"
    assert sentences(dialog) == ["Title: “Later” instead of “Lower back, first weeks”"]
    dialog.list.choose(first, other)
    assert sentences(dialog) == []
    dialog.compare_button.click()
    assert sentences(dialog) == ["Nothing changed: both say the same."]


def test_three_handouts_cannot_be_compared(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords
) -> None:
    dialog_records = [issue(plan) for _ in range(3)]
    dialog = open_dialog(maria)
    dialog.list.choose(*dialog_records)
    assert not dialog.compare_button.isEnabled()
    assert dialog.status.text() == "Select one handout, or two to compare them."


def test_an_unchanged_plan_says_the_same(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords
) -> None:
    issue(plan)
    dialog = open_dialog(maria)
    dialog.compare_button.click()
    assert sentences(dialog) == ["Nothing changed: the plan still says the same."]


def test_an_own_exercise_in_the_plan_is_no_change(
    desk: Backend, maria: Client, issue: Issue, open_dialog: OpenRecords
) -> None:
    own = desk.own.make_version(next(iter(desk.catalogue.exercises.values())), "Row at home")
    plan = make_plan((make_day(strength=make_block(make_entry(own.id, sets=2, reps=8))),))
    stored = desk.planning.add(plan, maria).plan
    issue(replace(stored, exercises=(own,)))
    dialog = open_dialog(maria)
    dialog.compare_button.click()
    assert sentences(dialog) == ["Nothing changed: the plan still says the same."]


def test_a_plan_that_is_gone_is_told(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords
) -> None:
    issue(replace(plan, id=PlanId("gone-for-ever")))
    dialog = open_dialog(maria)
    dialog.compare_button.click()
    assert notice(dialog).startswith("This plan is no longer there.")
    assert sentences(dialog) == []


def test_the_search_keeps_what_is_selected_while_it_is_found(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords
) -> None:
    back, knee = issue(plan), issue(replace(plan, title="Knee, first weeks"))
    dialog = open_dialog(maria)
    dialog.list.choose(back)
    QTest.keyClicks(dialog.list.search, "WEEKS first")
    assert dialog.list.chosen() == (back,)
    QTest.keyClicks(dialog.list.search, " knee")
    assert dialog.list.chosen() == (knee,)
    QTest.keyClicks(dialog.list.search, "x")
    assert dialog.list.chosen() == ()
    assert dialog.list.nothing.text() == "Nothing found. Try fewer words."
    assert not dialog.list.table.isVisible()
    assert not dialog.open_button.isEnabled()
    dialog.list.search.clear()
    assert dialog.list.table.isVisible()
    assert dialog.open_button.isEnabled()


def test_the_keyboard_leads_from_the_search_to_the_list_and_back(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords, qtbot: QtBot
) -> None:
    issue(plan)
    dialog = open_dialog(maria)
    dialog.activateWindow()
    qtbot.wait_until(dialog.isActiveWindow)
    assert dialog.list.table.hasFocus()
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.list.search.hasFocus()
    QTest.keyClick(dialog.list.search, Qt.Key.Key_Down)
    assert dialog.list.table.hasFocus()
    QTest.keyClick(dialog.list.table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_closes_once_the_pdf_is_written(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords, qtbot: QtBot, tmp_path: Path
) -> None:
    record = issue(plan)
    dialog = open_dialog(maria)
    dialog.save(record, tmp_path / "copy.pdf")
    with qtbot.wait_signal(dialog.finished):
        dialog.close_button.click()
        assert dialog.isVisible()
    assert (tmp_path / "copy.pdf").exists()


def test_it_stays_when_the_pdf_could_not_be_written(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords, qtbot: QtBot, tmp_path: Path
) -> None:
    record = issue(plan)
    dialog = open_dialog(maria)
    dialog.save(record, tmp_path / "missing" / "copy.pdf")
    with qtbot.wait_signal(dialog.jobs.failed):
        dialog.close_button.click()
    qtbot.wait_until(lambda: not dialog.jobs.is_busy)
    assert dialog.isVisible()
    assert notice(dialog)
    dialog.close_button.click()


def test_every_visible_control_has_a_name(
    plan: Plan, maria: Client, issue: Issue, open_dialog: OpenRecords, desk: Backend, qtbot: QtBot
) -> None:
    record = issue(plan)
    dialog = open_dialog(maria, print_again=lambda *what: None)
    dialog.compare_button.click()
    assert nameless(dialog) == []
    lose(desk, record)
    with qtbot.wait_signal(dialog.jobs.lost):
        dialog.open_button.click()
    assert dialog.folder_button.isVisible()
    assert nameless(dialog) == []


def test_a_very_long_name_does_not_widen_the_dialog(
    plan: Plan, issue: Issue, open_dialog: OpenRecords
) -> None:
    client = Client(ClientId("long"), "x" * 1000)
    issue(replace(plan, title="y" * 1000), client)
    dialog = open_dialog(client)
    assert dialog.width() <= 1000
    assert dialog.title.text().endswith("x…")
