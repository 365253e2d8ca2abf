"""The doses of several cards together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.ids import EntryId
from backdesk.domain.plan_edits import find_entry
from backdesk.ui.main_window import MainWindow
from backdesk.ui.planner.doses_dialog import DosesDialog
from tests.ui.support import action, select


def opened(window: MainWindow, *ids: str) -> DosesDialog:
    """The dialog for these cards, as F2 opens it."""
    select(window, *ids)
    action(window, "edit_dose").trigger()
    return next(one for one in window.findChildren(DosesDialog) if one.isVisible())


def dose(window: MainWindow, entry: str) -> Dose:
    return find_entry(window.session.plan, EntryId(entry))[1].dose


def typed(dialog: DosesDialog, field: str, text: str) -> None:
    dialog.fields[field].setFocus()
    dialog.fields[field].selectAll()
    QTest.keyClicks(dialog.fields[field], text)


def test_shared_values_are_shown_and_others_said_to_be_several(window: MainWindow) -> None:
    dialog = opened(window, "bird", "bridge")
    assert dialog.fields["sets"].text() == ""
    assert dialog.fields["sets"].placeholderText() == "several values"
    assert dialog.fields["sets"].accessibleDescription() == "several values"
    assert dialog.side.currentText() == "several values"
    assert not dialog.ok.isEnabled()


def test_only_what_is_touched_changes_in_one_step(window: MainWindow) -> None:
    before = window.session.plan
    dialog = opened(window, "bird", "bridge", "cat")
    typed(dialog, "sets", "+1")
    typed(dialog, "rest_seconds", "45")
    assert dialog.doses.topLevelItem(1).text(1) == "4 sets of 10 each side, rest 45 seconds"  # type: ignore[union-attr]
    QTest.keyClick(dialog.fields["rest_seconds"], Qt.Key.Key_Return)
    assert dose(window, "bird") == Dose(sets=4, reps=Span.of(10), side=Side.EACH, rest_seconds=45)
    assert dose(window, "bridge") == Dose(sets=3, reps=Span(8, 12), rest_seconds=45)
    assert dose(window, "cat") == Dose(sets=2, duration_seconds=Span.of(60), rest_seconds=45)
    assert window.session.undo_stack.undoText() == "change doses of 3 exercises"
    window.session.undo_stack.undo()
    assert window.session.plan == before


def test_a_factor_a_side_and_an_emptied_field(window: MainWindow) -> None:
    dialog = opened(window, "bird", "bridge")
    typed(dialog, "reps", "×0.8")
    typed(dialog, "sets", "-")
    dialog.side.setCurrentIndex(dialog.side.findData(Side.LEFT))
    dialog.accept()
    assert dose(window, "bird") == Dose(reps=Span.of(8), side=Side.LEFT)
    assert dose(window, "bridge") == Dose(reps=Span(6, 10), side=Side.LEFT)


def test_a_shared_value_is_emptied_by_deleting_it(window: MainWindow) -> None:
    dialog = opened(window, "bird", "bridge")
    typed(dialog, "load", "5 kg")
    dialog.accept()
    dialog = opened(window, "bird", "bridge")
    assert dialog.fields["load"].text() == "5 kg"
    dialog.fields["load"].selectAll()
    QTest.keyClick(dialog.fields["load"], Qt.Key.Key_Delete)
    dialog.accept()
    assert dose(window, "bird").load == dose(window, "bridge").load == ""


def test_what_cannot_be_read_is_marked_and_never_saved(window: MainWindow) -> None:
    before = window.session.plan
    dialog = opened(window, "bird", "bridge")
    typed(dialog, "reps", "many")
    assert dialog.message.text().startswith("Type a whole number")
    assert dialog.fields["reps"].property("wrong")
    QTest.keyClick(dialog.fields["reps"], Qt.Key.Key_Return)
    assert dialog.isVisible()
    typed(dialog, "reps", "5")
    assert not dialog.fields["reps"].property("wrong")
    dialog.reject()
    assert window.session.plan is before


def test_a_mixed_field_that_was_typed_in_and_cleared_again_is_left_alone(window: MainWindow) -> None:
    dialog = opened(window, "bird", "bridge")
    typed(dialog, "sets", "5")
    QTest.keyClick(dialog.fields["sets"], Qt.Key.Key_Backspace)
    assert dialog.changes().is_empty


def test_one_card_is_edited_in_the_pane(window: MainWindow) -> None:
    select(window, "bird")
    assert window.features.moving.open_doses() is None
    assert window.dose_editor.field("sets").hasFocus()
