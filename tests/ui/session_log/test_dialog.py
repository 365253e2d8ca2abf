"""The session record in the window: a week by keyboard alone, charts, and outcome scores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from backdesk.domain.client import Client
from backdesk.domain.plan import Plan
from backdesk.domain.session_log import OutcomeMeasure, SessionRecord
from backdesk.errors import StoreError
from backdesk.services.backend import Backend
from backdesk.services.session_log import SessionLog
from backdesk.store.store import Store
from backdesk.ui.main_window import MainWindow
from backdesk.ui.session_log.dialog import SessionRecordDialog
from backdesk.ui.session_log.week_model import Column
from backdesk.ui.theme.theme import Theme
from tests.ui.support import action, small_plan
from tests.ui.test_accessible_names import nameless

TODAY = date(2026, 11, 20)
Key = Qt.Key


@pytest.fixture
def log(backend: Backend) -> SessionLog:
    backend.session_log.today = lambda: TODAY
    return backend.session_log


@pytest.fixture
def plan(backend: Backend, maria: Client) -> Plan:
    """Monday with three exercises, Wednesday with one."""
    plan = small_plan()
    backend.planning.add(plan, maria)
    return replace(plan, client_id=maria.id)


@pytest.fixture
def dialog(
    qtbot: QtBot, backend: Backend, log: SessionLog, plan: Plan, maria: Client, theme: Theme
) -> Iterator[SessionRecordDialog]:
    dialog = SessionRecordDialog(None, log, plan, maria, backend.words, theme)  # type: ignore[arg-type]
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.add_widget(dialog)
    dialog.show()
    qtbot.wait_exposed(dialog)
    dialog.activateWindow()
    dialog.week.table.setFocus()
    yield dialog
    dialog.outcomes.form.clear()


def keys(qtbot: QtBot, *pressed: str | Qt.Key) -> None:
    """Type into whatever has the focus."""
    for part in pressed:
        for key in list(part) if isinstance(part, str) else [part]:
            target = QApplication.focusWidget()
            assert target is not None
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            else:
                QTest.keyClick(target, key)


def record(log: SessionLog, client: Client) -> SessionRecord:
    (found,) = log.records(client.id)
    return found


def test_a_week_is_entered_by_keyboard_alone(
    qtbot: QtBot, dialog: SessionRecordDialog, log: SessionLog, maria: Client
) -> None:
    tab = Key.Key_Tab
    keys(qtbot, "a", tab, "4", tab, "10", tab, "3", tab, "6", tab, "stiff", tab)
    keys(qtbot, "0", tab, tab, tab, "2")

    monday, wednesday = log.records(maria.id)
    assert (monday.done, monday.planned, monday.day_done) == (3, 3, date(2026, 11, 16))
    scores = (monday.pain_before, monday.pain_after, monday.pain_next_morning, monday.effort)
    assert scores == (4, 10, 3, 6)
    assert monday.note == "stiff"
    assert (wednesday.done, wednesday.planned, wednesday.pain_next_morning) == (0, 1, 2)
    assert dialog.week.missing.text() == "This week is complete."
    assert dialog.status.text().startswith("Saved ")
    assert dialog.charts.adherence.description() == (
        "Week 1: 3 of 4 exercises (75 %) · 2 of 2 days written down."
    )


def test_a_note_that_is_still_open_is_saved_on_closing(
    qtbot: QtBot, dialog: SessionRecordDialog, log: SessionLog, maria: Client
) -> None:
    dialog.week.table.go_to(0, Column.NOTE)
    keys(qtbot, "knee")
    assert isinstance(QApplication.focusWidget(), QLineEdit)

    dialog.close()

    assert record(log, maria).note == "knee"


def test_digits_beyond_the_scale_are_refused(
    qtbot: QtBot, dialog: SessionRecordDialog, log: SessionLog, maria: Client
) -> None:
    keys(qtbot, "7")
    assert log.records(maria.id) == ()
    assert dialog.notice.text() == "Done runs from 0 to 3 here."
    keys(qtbot, "3", Key.Key_Tab)
    assert dialog.notice.isHidden()
    keys(qtbot, "x")
    assert dialog.notice.text() == "Type a number from 0 to 10."


def test_a_second_digit_that_is_too_much_is_refused_and_what_stood_stays(
    qtbot: QtBot, dialog: SessionRecordDialog, log: SessionLog, maria: Client
) -> None:
    dialog.week.table.go_to(0, Column.BEFORE)
    keys(qtbot, "11")
    assert record(log, maria).pain_before == 1
    assert dialog.notice.isVisible()
    assert dialog.notice.text() == "Pain before runs from 0 to 10 here."
    keys(qtbot, "0")
    assert record(log, maria).pain_before == 10
    assert dialog.notice.isHidden()
    keys(qtbot, "0")
    assert record(log, maria).pain_before == 10
    assert dialog.notice.isVisible()
    keys(qtbot, Key.Key_Delete, "75")
    assert record(log, maria).pain_before == 7
    assert dialog.notice.isVisible()


def test_a_key_that_changes_nothing_clears_a_refusal_too(qtbot: QtBot, dialog: SessionRecordDialog) -> None:
    dialog.week.table.go_to(0, Column.BEFORE)
    keys(qtbot, "11")
    dialog.week.table.go_to(0, Column.AFTER)
    dialog.week.table.go_to(0, Column.BEFORE)
    keys(qtbot, "1")
    assert dialog.notice.isHidden()


def test_delete_empties_a_cell_and_undo_brings_it_back(
    qtbot: QtBot, dialog: SessionRecordDialog, log: SessionLog, maria: Client
) -> None:
    keys(qtbot, "2", Key.Key_Delete)
    assert log.records(maria.id) == ()

    QTest.keyClick(dialog.week.table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert record(log, maria).done == 2
    QTest.keyClick(dialog.week.table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert log.records(maria.id) == ()
    QTest.keyClick(dialog.week.table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.notice.text() == "There is nothing to undo in this week."


def test_tab_leaves_the_table_at_its_ends_and_enter_goes_down(
    qtbot: QtBot, dialog: SessionRecordDialog
) -> None:
    table = dialog.week.table
    table.go_to(0, Column.BEFORE)
    keys(qtbot, Key.Key_Return)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, Column.BEFORE)
    table.go_to(1, Column.NOTE)
    keys(qtbot, Key.Key_Tab)
    assert not table.hasFocus()
    table.setFocus()
    table.go_to(0, Column.DONE)
    keys(qtbot, Key.Key_Backtab)
    assert not table.hasFocus()


def test_the_whole_week_moves_with_its_first_day(
    qtbot: QtBot, dialog: SessionRecordDialog, log: SessionLog, maria: Client
) -> None:
    keys(qtbot, "a")

    dialog.week.begins.setDate(QDate(2026, 11, 4))

    assert dialog.week.begins.date() == QDate(2026, 11, 2)
    assert record(log, maria).day_done == date(2026, 11, 2)
    assert dialog.week.model.rows[1].record.day_done == date(2026, 11, 4)


def test_a_date_to_come_is_remarked(qtbot: QtBot, dialog: SessionRecordDialog) -> None:
    dialog.week.begins.setDate(QDate(2026, 11, 23))
    keys(qtbot, "a")

    assert dialog.notice.text() == "23 November 2026 is still to come. Check when the week began."


def test_one_day_can_have_another_date(dialog: SessionRecordDialog, log: SessionLog, maria: Client) -> None:
    model = dialog.week.model
    model.put(0, Column.DONE, 1)

    assert model.setData(model.index(0, Column.DATE), QDate(2026, 11, 17))

    assert record(log, maria).day_done == date(2026, 11, 17)


def test_another_week_is_proposed_seven_days_later(qtbot: QtBot, dialog: SessionRecordDialog) -> None:
    keys(qtbot, "a")
    dialog.week.later.click()

    assert dialog.week.number == 2
    assert dialog.week.begins.date() == QDate(2026, 11, 23)
    assert dialog.week.weeks.itemText(0) == "Week 1: 1 of 2 days written down"
    dialog.week.weeks.setCurrentIndex(0)
    assert dialog.week.model.value(0, Column.DONE) == 3


def test_what_cannot_be_saved_is_said_and_not_shown(
    qtbot: QtBot, dialog: SessionRecordDialog, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_record: SessionRecord) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(store, "save_session_record", fail)
    keys(qtbot, "2")

    assert dialog.notice.text() == "The disk is full."
    assert dialog.week.model.value(0, Column.DONE) is None


def test_the_model_is_sound(dialog: SessionRecordDialog) -> None:
    QAbstractItemModelTester(dialog.week.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_everything_has_a_name_and_cells_speak(qtbot: QtBot, dialog: SessionRecordDialog) -> None:
    keys(qtbot, "2")
    model = dialog.week.model
    spoken = [model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in (2, 3)]
    assert spoken == ["Monday · Gym, Done: 2 of 3", "Monday · Gym, Pain before: not written down"]
    for index in range(3):
        dialog.tabs.setCurrentIndex(index)
        assert nameless(dialog) == []


def enter(dialog: SessionRecordDialog, kind: OutcomeMeasure, value: str, day: QDate, item: str = "") -> None:
    form = dialog.outcomes.form
    form.measure.setCurrentIndex(form.measure.findData(kind))
    form.day.setDate(day)
    form.value.setText(value)
    form.item.setCurrentText(item)
    form.add.click()


def test_scores_show_the_change_since_the_start(
    dialog: SessionRecordDialog, log: SessionLog, maria: Client
) -> None:
    dialog.tabs.setCurrentWidget(dialog.outcomes)
    enter(dialog, OutcomeMeasure.ODI, "42 %", QDate(2026, 10, 20))
    card = dialog.outcomes.cards[OutcomeMeasure.ODI]
    assert card.summary.text() == "One day so far; a second one shows the change."

    enter(dialog, OutcomeMeasure.ODI, "30", QDate(2026, 11, 17))

    assert [score.value for score in log.outcomes(maria.id)] == [42, 30]
    assert card.summary.text() == (
        "Start 42 % (20 October 2026), now 30 % (17 November 2026): −12 points (−29 %), better; "
        "reaches the published change of 10 points, not that of 30 %."
    )
    assert "Ostelo et al. 2008" in card.source.text()
    assert not dialog.outcomes.cards[OutcomeMeasure.NPRS].isVisible()
    assert card.chart.accessibleDescription() == "20 October 2026: 42 %. 17 November 2026: 30 %."


def test_activities_are_asked_for_psfs_only_and_offered_again(dialog: SessionRecordDialog) -> None:
    dialog.tabs.setCurrentWidget(dialog.outcomes)
    form = dialog.outcomes.form
    assert not form.item.isVisible()
    enter(dialog, OutcomeMeasure.PSFS, "3,0", QDate(2026, 11, 1), "Sit for an hour")

    assert form.item.isVisible()
    assert form.range.text() == "0 to 10, higher is better"
    assert form.item.itemText(0) == "Sit for an hour"
    assert form.item.currentText() == ""


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type the score as a number."),
        ("11", "NPRS runs from 0 to 10."),
        ("x", "Type the score as a number."),
    ],
)
def test_a_wrong_score_is_refused_and_stays(dialog: SessionRecordDialog, typed: str, sentence: str) -> None:
    dialog.tabs.setCurrentWidget(dialog.outcomes)

    enter(dialog, OutcomeMeasure.NPRS, typed, QDate(2026, 11, 1))

    assert dialog.notice.text() == sentence
    assert dialog.outcomes.form.value.text() == typed


def test_a_score_is_changed_taken_out_and_put_back(
    dialog: SessionRecordDialog, log: SessionLog, maria: Client
) -> None:
    tab = dialog.outcomes
    dialog.tabs.setCurrentWidget(tab)
    enter(dialog, OutcomeMeasure.RMDQ, "14", QDate(2026, 11, 1))
    tab.change.click()
    assert (tab.form.add.text(), tab.form.value.text()) == ("Save change", "14")
    tab.form.value.setText("12")
    tab.form.add.click()
    assert [score.value for score in log.outcomes(maria.id)] == [12]
    assert tab.form.add.text() == "Add score"

    tab.remove.click()
    assert log.outcomes(maria.id) == ()
    tab.put_back.click()
    assert [score.value for score in log.outcomes(maria.id)] == [12]
    assert tab.put_back.isHidden()


def test_a_score_that_is_typed_and_not_added_is_not_lost_silently(dialog: SessionRecordDialog) -> None:
    dialog.outcomes.form.value.setText("4")

    dialog.close()
    assert dialog.isVisible()
    assert dialog.notice.text() == "A score is typed but not added. Add it, or close again to leave it out."
    dialog.close()
    assert not dialog.isVisible()


def test_charts_can_be_read_and_copied_as_text(qtbot: QtBot, dialog: SessionRecordDialog) -> None:
    assert dialog.charts.empty.isHidden() is False
    keys(qtbot, "2", Key.Key_Tab, "4", Key.Key_Tab, "3")
    dialog.tabs.setCurrentWidget(dialog.charts)
    frame = dialog.charts.pain_frame
    whole = "Date\tPain before\tPain after\tPain next morning\tEffort\n16 November 2026\t4\t3\t–\t–"

    frame.as_text.click()
    frame.copy.click()

    assert frame.text.isVisible()
    assert frame.text.toPlainText() == whole
    assert QGuiApplication.clipboard().text() == whole
    description = "Pain before: 1 day, from 4 to 4, between 4 and 4. Pain after: 1 day"
    interface = QAccessible.queryAccessibleInterface(dialog.charts.pain)
    assert interface is not None
    assert interface.text(QAccessible.Text.Description).startswith(description)


def test_charts_paint_with_gaps_and_many_weeks(
    qtbot: QtBot, dialog: SessionRecordDialog, log: SessionLog, plan: Plan, maria: Client
) -> None:
    for number in (1, 2, 4, 30):
        for row in log.week(plan, maria.id, log.records(maria.id), number):
            after = None if number == 2 else number % 10
            log.save(row, replace(row.with_done(1), pain_before=4, pain_after=after))
    dialog.charts.show_records(log.records(maria.id))
    dialog.tabs.setCurrentWidget(dialog.charts)

    image = dialog.charts.pain.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(40, image.height())}
    assert {"#1b2733", "#3f8fa3"} <= colours
    assert len(dialog.charts.adherence.table()) == 31


def test_the_command_opens_the_record_of_the_client(qtbot: QtBot, window: MainWindow) -> None:
    action(window, "session_record").trigger()

    (dialog,) = window.findChildren(SessionRecordDialog)
    assert dialog.title.text().startswith("Maria Lopez · ")
    assert dialog.isVisible()
    dialog.close()
    places = action(window, "session_record").associatedObjects()
    assert [place.title() for place in places if isinstance(place, QMenu)] == ["&Client"]


def test_a_plan_without_a_client_is_told(hidden: MainWindow) -> None:
    hidden.session.open(small_plan(), None)

    assert hidden.features.session_log.open() is None
    assert "has no client" in hidden.notice.label.text()
