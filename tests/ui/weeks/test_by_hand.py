"""Doses of single weeks typed over in the table of the dialog that fills weeks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton

from backdesk.services.backend import Backend
from backdesk.ui.main_window import MainWindow
from backdesk.ui.weeks.fill_dialog import FillDialog
from tests.ui.support import action
from tests.ui.test_accessible_names import nameless
from tests.ui.weeks.test_dialogs import fill_dialog, holds, shown
from tests.ui.weeks.test_dialogs import window as window

PLANK, ROW = 0, 1
Key, Role = Qt.Key, Qt.ItemDataRole


def cell(dialog: FillDialog, row: int, week: int) -> QModelIndex:
    return dialog.model.index(row, week - 1)


def field_in(dialog: FillDialog, row: int, week: int, key: Qt.Key = Key.Key_F2) -> QLineEdit:
    """The field that a key opens in a cell."""
    dialog.table.setCurrentIndex(cell(dialog, row, week))
    QTest.keyClick(dialog.table, key)
    field = dialog.table.delegate.field
    assert field is not None
    return field


def type_into(dialog: FillDialog, row: int, week: int, text: str) -> None:
    field = field_in(dialog, row, week)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)


def test_a_dose_is_typed_over_marked_and_put_back_to_its_rule(window: MainWindow) -> None:
    dialog = fill_dialog(window)
    field = field_in(dialog, PLANK, 3, Key.Key_Return)
    assert (field.text(), field.selectedText()) == ("3 × 45 s", "3 × 45 s")
    assert field.accessibleName() == "Plank, Monday, Strength, Week 3"
    assert dialog.note.text().startswith("Sets × amount, load.")
    assert nameless(dialog) == []
    QTest.keyClick(field, Key.Key_Return)
    assert not dialog.model.is_changed, "a field that was only opened changes nothing"

    type_into(dialog, PLANK, 3, "25")
    assert shown(dialog, PLANK)[1:] == [
        "+ Hold for 30 seconds, 3 times",
        "− Hold for 25 seconds, 3 times (by hand)",
        "+ Hold for 60 seconds, 3 times (limit)",
    ]
    assert "(by hand): stays when rules change; Delete uses the rule again." in dialog.note.text()
    index = cell(dialog, PLANK, 3)
    assert index.data(Role.FontRole).italic()
    assert index.data(Role.AccessibleTextRole) == "− Hold for 25 seconds, 3 times, changed by hand"
    said = "Changed by hand: Hold (seconds). The rules would give: Hold for 45 seconds, 3 times"
    assert said in index.data(Role.ToolTipRole)
    assert index.data(Role.AccessibleDescriptionRole).startswith(said)

    dialog.rules.rows[0].amount.setValue(5)
    assert "25 seconds" in shown(dialog, PLANK)[2]
    assert "20 seconds" in shown(dialog, PLANK)[1]
    dialog.fields.upto.setValue(2)
    dialog.fields.upto.setValue(4)
    assert "by hand" in shown(dialog, PLANK)[2], "it is there again with its week"

    change, back = dialog.table.menu_of(index).actions()
    assert [change.text(), back.text()] == ["Change by hand", "Use the rule again"]
    back.trigger()
    assert shown(dialog, PLANK)[2] == "+ Hold for 25 seconds, 3 times", "the rule says so too by now"
    type_into(dialog, ROW, 2, "8, -")
    assert shown(dialog, ROW)[1] == "≠ 3 sets of 8 (by hand)"
    QTest.keyClick(dialog.table, Key.Key_Delete)
    assert shown(dialog, ROW)[1] == "+ 3 sets of 9–12, load 20.5 kg"
    assert not dialog.model.is_changed
    assert "by hand): stays" not in dialog.note.text()


def test_wrong_text_stays_and_what_is_right_is_filled_in_and_kept(
    window: MainWindow, backend: Backend
) -> None:
    before = window.session.plan
    dialog = fill_dialog(window)
    type_into(dialog, PLANK, 3, "half a minute")
    field = dialog.table.delegate.field
    assert field is not None
    sentence = 'Type seconds such as "30", "20-30", "1:30" or "2 min".'
    assert (dialog.message.text(), field.accessibleDescription()) == (sentence, sentence)
    QTest.mouseClick(
        dialog.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=dialog.table.visualRect(cell(dialog, ROW, 2)).center(),
    )
    dialog.rules.rows[0].amount.setValue(10)
    dialog.fields.upto.setValue(5)
    dialog.fill.click()
    assert window.session.plan is before, "nothing is filled over it"
    assert dialog.table.delegate.field is field
    assert (field.text(), field.property("wrong")) == ("half a minute", True)

    field.selectAll()
    QTest.keyClicks(field, "2 × 50")
    assert dialog.message.isHidden()
    dialog.fill.click()
    assert holds(window) == [15, 25, 50, 45, 55]
    assert action(window, "undo").text() == "Undo fill weeks 2–5"
    stored = backend.planning.open(window.session.plan.id).plan
    assert stored == window.session.plan

    again = fill_dialog(window)
    assert shown(again, PLANK)[2] == "+ Hold for 50 seconds, 2 times (by hand)".replace("+", "≠")
    again.rules.rows[0].amount.setValue(5)
    again.fill.click()
    assert holds(window) == [15, 20, 50, 30, 35]
    action(window, "undo").trigger()
    action(window, "undo").trigger()
    assert window.session.plan == before


def test_what_stays_as_it_is_says_why_and_cancelling_asks(window: MainWindow) -> None:
    dialog = fill_dialog(window)
    dialog.table.setCurrentIndex(cell(dialog, PLANK, 1))
    QTest.keyClick(dialog.table, Key.Key_5)
    assert dialog.message.text() == "Week 1 stays as it is; change it on the board."
    dialog.table.setCurrentIndex(cell(dialog, PLANK, 2))
    assert dialog.message.isHidden()
    type_into(dialog, PLANK, 2, "20")
    dialog.reject()
    (box,) = dialog.findChildren(QMessageBox)
    assert dialog.isVisible()
    discard = next(one for one in box.findChildren(QPushButton) if one.text() == "Discard changes")
    discard.click()
    assert not dialog.isVisible()
    assert len(window.session.plan.weeks) == 1
