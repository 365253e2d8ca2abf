"""Filling weeks and comparing them: what the dialogs show, do and remember."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableWidgetItem

from backdesk.domain.progression import Growth, GrowthRule
from backdesk.services.backend import Backend
from backdesk.ui.main_window import MainWindow
from backdesk.ui.weeks.compare_dialog import CompareDialog
from backdesk.ui.weeks.fill_dialog import FillDialog
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.ui.support import action
from tests.ui.test_accessible_names import nameless


@pytest.fixture
def window(hidden: MainWindow, backend: Backend) -> MainWindow:
    """One week: a plank of 15 seconds and a row of 8 to 12 with 20 kg."""
    block = make_block(
        make_entry("plank", id="plank", sets=3, hold_seconds=15),
        make_entry("seated-row", id="row", sets=3, reps=(8, 12), load="20 kg"),
    )
    day = make_day("monday", strength=block)
    hidden.desk.show(backend.planning.add(make_plan((day,)), None))
    return hidden


def opened(window: MainWindow, kind: type[FillDialog] | type[CompareDialog], command: str) -> object:
    action(window, command).trigger()
    (dialog,) = [one for one in window.findChildren(kind) if one.isVisible()]
    return dialog


def fill_dialog(window: MainWindow) -> FillDialog:
    dialog = opened(window, FillDialog, "fill_weeks")
    assert isinstance(dialog, FillDialog)
    return dialog


def compare_dialog(window: MainWindow) -> CompareDialog:
    dialog = opened(window, CompareDialog, "compare_weeks")
    assert isinstance(dialog, CompareDialog)
    return dialog


def shown(dialog: FillDialog, row: int) -> list[str]:
    model = dialog.model
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def headers(dialog: FillDialog) -> list[str]:
    model = dialog.model
    return [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]


def holds(window: MainWindow) -> list[float]:
    plan = window.session.plan
    entries = [week.days[0].blocks[1].entries[0] for week in plan.weeks]
    return [entry.dose.hold_seconds.low for entry in entries if entry.dose.hold_seconds is not None]


def test_the_first_time_it_suggests_rules_and_shows_what_they_do(window: MainWindow) -> None:
    dialog = fill_dialog(window)
    assert dialog.rules.rules() == (
        GrowthRule(Growth.HOLD_SECONDS, 15, cap=60, entry="plank"),  # type: ignore[arg-type]
        GrowthRule(Growth.REPS, 1, cap=12, entry="row"),  # type: ignore[arg-type]
        GrowthRule(Growth.LOAD_PERCENT, 2.5, cap=20),
    )
    assert dialog.rules.hint.text().startswith("Planks go from 15 to 60 seconds in steps of 15 seconds.")
    dialog.fields.upto.setValue(5)
    assert headers(dialog) == ["Week 1 (as it is)", "Week 2", "Week 3", "Week 4", "Week 5"]
    assert shown(dialog, 0) == [
        "Hold for 15 seconds, 3 times",
        "+ Hold for 30 seconds, 3 times",
        "+ Hold for 45 seconds, 3 times",
        "+ Hold for 60 seconds, 3 times (limit)",
        "Hold for 60 seconds, 3 times (limit)",
    ]
    model = dialog.model
    assert model.headerData(1, Qt.Orientation.Vertical) == "Mon · Seated Row"
    bold = [model.index(0, column).data(Qt.ItemDataRole.FontRole) is not None for column in range(5)]
    assert bold == [False, True, True, True, False]
    tip = str(model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole))
    assert "Hold, seconds: +15 s every week, at most 60 s (2 times so far)" in tip
    assert nameless(dialog) == []


def test_filling_is_one_step_and_what_was_chosen_is_there_again(window: MainWindow, backend: Backend) -> None:
    before = window.session.plan
    dialog = fill_dialog(window)
    dialog.fields.upto.setValue(6)
    dialog.fields.deload.setValue(3)
    assert headers(dialog)[2] == "Week 3 (easier)"
    assert dialog.fill.text() == "Fill weeks 2–6"
    dialog.fill.click()
    assert holds(window) == [15, 30, 30, 45, 60, 60]
    assert action(window, "undo").text() == "Undo fill weeks 2–6"
    assert len(window.header.weeks.buttons) == 6
    assert backend.planning.open(window.session.plan.id).plan.progression == window.session.plan.progression

    again = fill_dialog(window)
    assert again.progression() == window.session.plan.progression
    assert again.fields.last == 6
    assert "Weeks 2–6: what is there now is replaced." in again.note.text()
    again.rules.rows[0].amount.setValue(5)
    again.fields.deload.setValue(1)
    again.fill.click()
    assert holds(window) == [15, 20, 25, 30, 35, 40]
    action(window, "undo").trigger()
    assert holds(window) == [15, 30, 30, 45, 60, 60]
    action(window, "undo").trigger()
    assert window.session.plan == before


def test_rules_are_added_changed_and_removed(window: MainWindow) -> None:
    dialog = fill_dialog(window)
    for _ in range(3):
        dialog.rules.rows[0].remove.click()
    assert dialog.rules.rules() == ()
    assert dialog.rules.hint.text() == "No rules: the following weeks are the same as this one."
    assert len(set(shown(dialog, 0))) == 1
    dialog.rules.add.click()
    assert dialog.rules.rules() == (GrowthRule(Growth.REPS, 1),)
    row = dialog.rules.rows[0]
    row.cap.setValue(20)
    row.what.setCurrentIndex(row.what.findData(Growth.SETS.value))
    row.what.activated.emit(row.what.currentIndex())
    assert row.rule() == GrowthRule(Growth.SETS, 1), "a cap in other units would mean something else"
    row.often.setValue(2)
    row.whose.setCurrentIndex(row.whose.findText("Plank, Monday"))
    row.whose.activated.emit(row.whose.currentIndex())
    assert shown(dialog, 0)[2] == "+ Hold for 15 seconds, 4 times"
    assert shown(dialog, 1)[2] == shown(dialog, 1)[0]
    dialog.rules.suggest.click()
    assert len(dialog.rules.rules()) == 4
    assert dialog.rules.rules()[0].growth is Growth.SETS, "what was there stays"


def test_a_cap_of_nothing_is_no_limit_and_one_of_zero_is_one(window: MainWindow) -> None:
    row = fill_dialog(window).rules.rows[0]
    row.cap.setValue(-1)
    assert row.cap.text() == "no limit"
    assert row.rule().cap is None
    row.cap.setValue(0)
    assert row.rule().cap == 0


def test_an_empty_week_cannot_be_filled_from_and_says_so(window: MainWindow, backend: Backend) -> None:
    window.desk.show(backend.planning.add(make_plan(), None))
    dialog = fill_dialog(window)
    assert dialog.problem.text() == "Week 1 is empty; there is nothing to fill from."
    assert dialog.fill.text(), "no nameless button"
    assert not dialog.fill.isEnabled()
    dialog.cancel.click()
    assert len(window.session.plan.weeks) == 1


def test_another_source_offers_its_own_exercises(window: MainWindow) -> None:
    action(window, "duplicate_week").trigger()
    dialog = fill_dialog(window)
    assert dialog.source == 1
    dialog.fields.source.setCurrentIndex(0)
    dialog.fields.source.activated.emit(0)
    assert dialog.rules.rules()[0] == GrowthRule(Growth.LOAD_PERCENT, 2.5, cap=20), "a rule for all stays"
    assert headers(dialog)[0] == "Week 1 (as it is)"


def test_two_weeks_are_compared_in_a_table_and_copied_in_sentences(window: MainWindow) -> None:
    fill = fill_dialog(window)
    fill.fields.upto.setValue(3)
    fill.fill.click()
    window.session.show_week(2)
    dialog = compare_dialog(window)
    assert (dialog.first.currentText(), dialog.second.currentText()) == ("Week 2", "Week 3")
    table = dialog.table
    first = [table.item(0, column).text() for column in range(table.columnCount())]  # type: ignore[union-attr]
    assert first == [
        "Monday, Strength",
        "Plank",
        "Other dose",
        "Hold for 30 seconds, 3 times",
        "Hold for 45 seconds, 3 times",
    ]
    dialog.copy.click()
    said = QApplication.clipboard().text().splitlines()
    assert said[0] == "Week 3 compared with week 2"
    assert said[1].startswith("• Plank: hold for 45 seconds, 3 times instead of")
    assert nameless(dialog) == []


def test_rows_of_two_lines_have_as_much_room_as_those_of_one(window: MainWindow) -> None:
    action(window, "duplicate_week").trigger()
    table = compare_dialog(window).table
    table.setRowCount(2)
    for row, text in enumerate(("one line", "a line\nand another")):
        table.setItem(row, 0, QTableWidgetItem(text))
    one, two = (table.sizeHintForRow(row) for row in range(2))
    line = table.fontMetrics().height()
    assert one >= line + 10
    assert abs(two - one - line) <= 2


def test_the_same_week_does_not_differ_from_itself(window: MainWindow) -> None:
    action(window, "duplicate_week").trigger()
    dialog = compare_dialog(window)
    assert dialog.nothing.text() == "Nothing differs: both weeks say the same."
    assert dialog.copy.isEnabled()
    dialog.first.setCurrentIndex(1)
    assert dialog.nothing.text() == "Choose two different weeks."
    assert not dialog.copy.isEnabled()
