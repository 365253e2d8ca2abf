"""Setting a dose: what is typed is saved, what is wrong is marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backdesk.domain import plan_edits
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.dose_input import field_text
from backdesk.domain.ids import EntryId
from backdesk.domain.plan import Entry
from backdesk.services.backend import Backend
from backdesk.ui.main_window import MainWindow
from backdesk.ui.planner.dose_editor import TYPING_PAUSE_MS, DoseEditor
from tests.ui.support import STRENGTH, action, cell, select

MARKUP = '<b>Zoë & "Łukasz" 🙂</b> <img src="/etc/hostname">'


@pytest.fixture
def editor(window: MainWindow) -> DoseEditor:
    """Bird Dog's dose: 3 sets of 10 each side."""
    select(window, "bird")
    return window.dose_editor


def bird(window: MainWindow, entry_id: str = "bird") -> Entry:
    return plan_edits.find_entry(window.session.plan, EntryId(entry_id))[1]


def type_into(editor: DoseEditor, name: str, text: str) -> None:
    """Type into a field as a person does, and stay in it."""
    field = editor.field(name)
    field.setFocus()
    field.selectAll()
    if text:
        QTest.keyClicks(field, text)
    else:
        QTest.keyClick(field, Qt.Key.Key_Delete)


def leave(editor: DoseEditor) -> None:
    editor.side.setFocus()


def is_wrong(editor: DoseEditor, name: str) -> bool:
    return bool(editor.field(name).property("wrong"))


def test_the_fields_show_the_dose_of_the_selected_card(editor: DoseEditor) -> None:
    shown = {name: editor.field(name).text() for name in ("sets", "reps", "hold_seconds", "load")}
    assert shown == {"sets": "3", "reps": "10", "hold_seconds": "", "load": ""}
    assert editor.side.currentText() == "Each side"


TYPED = (
    ("sets", "5", 5),
    ("sets", "", None),
    ("reps", "12", Span(12, 12)),
    ("reps", "8-12", Span(8, 12)),
    ("reps", "8 to 12", Span(8, 12)),
    ("hold_seconds", "30", Span(30, 30)),
    ("hold_seconds", "20-30", Span(20, 30)),
    ("hold_seconds", "1:30", Span(90, 90)),
    ("duration_seconds", "2 min", Span(120, 120)),
    ("duration_seconds", "1-2 min", Span(60, 120)),
    ("breaths", "5-10", Span(5, 10)),
    ("rest_seconds", "45", 45),
    ("times_per_day", "2", 2),
    ("load", " 2 kg ", "2 kg"),
    ("effort", "RPE 7", "RPE 7"),
    ("tempo", "3-1-1-0", "3-1-1-0"),
)


def test_what_is_typed_is_saved_on_leaving(window: MainWindow, editor: DoseEditor) -> None:
    for name, typed, value in TYPED:
        type_into(editor, name, typed)
        leave(editor)
        assert getattr(bird(window).dose, name) == value, f"{typed} in {name}"
        assert not is_wrong(editor, name)


def test_typing_is_saved_after_a_pause_without_leaving(
    window: MainWindow, editor: DoseEditor, backend: Backend, qtbot: QtBot
) -> None:
    editor._timer.setInterval(1)
    assert TYPING_PAUSE_MS == 700
    type_into(editor, "sets", "6")
    qtbot.wait_until(lambda: bird(window).dose.sets == 6)
    assert backend.planning.open(window.session.plan.id).plan == window.session.plan


def test_enter_saves_at_once(window: MainWindow, editor: DoseEditor) -> None:
    type_into(editor, "sets", "4")
    QTest.keyClick(editor.field("sets"), Qt.Key.Key_Return)
    assert bird(window).dose.sets == 4


WRONG = (
    ("sets", "three", "whole number"),
    ("sets", "-3", "whole number"),
    ("sets", "0", "whole number"),
    ("sets", "2-3", "whole number"),
    ("sets", "1.5", "whole number"),
    ("reps", "12-8", "whole number"),
    ("reps", "1" * 60, "whole number"),
    ("hold_seconds", "soon", "Type seconds"),
    ("hold_seconds", "0", "Type seconds"),
    ("hold_seconds", "1:75", "Type seconds"),
    ("rest_seconds", "10-20", "Type seconds"),
    ("times_per_day", "twice", "whole number"),
)


def test_wrong_input_is_marked_explained_and_not_saved(window: MainWindow, editor: DoseEditor) -> None:
    before = window.session.plan
    for name, typed, help_text in WRONG:
        type_into(editor, name, typed)
        leave(editor)

        assert is_wrong(editor, name), f"{typed} in {name}"
        assert editor._message.isVisible()
        assert help_text in editor._message.text()
        assert editor.field(name).text() == typed
        assert window.session.plan is before
        type_into(editor, name, field_text(getattr(bird(window).dose, name)))
        leave(editor)
        assert not is_wrong(editor, name)


def test_a_corrected_field_loses_its_mark(window: MainWindow, editor: DoseEditor) -> None:
    type_into(editor, "sets", "three")
    leave(editor)
    type_into(editor, "sets", "4")
    leave(editor)
    assert not is_wrong(editor, "sets")
    assert not editor._message.isVisible()
    assert bird(window).dose.sets == 4


def test_a_wrong_field_does_not_hold_up_the_others(window: MainWindow, editor: DoseEditor) -> None:
    type_into(editor, "sets", "three")
    type_into(editor, "reps", "12")
    leave(editor)
    assert bird(window).dose == Dose(sets=3, reps=Span(12, 12), side=Side.EACH)
    assert editor.field("sets").text() == "three"
    assert is_wrong(editor, "sets")
    assert editor._message.isVisible()


def test_another_card_begins_without_marks(window: MainWindow, editor: DoseEditor) -> None:
    type_into(editor, "sets", "three")
    leave(editor)
    select(window, "bridge")
    assert editor.field("sets").text() == "2"
    assert not is_wrong(editor, "sets")
    select(window, "bird")
    assert editor.field("sets").text() == "3"


def test_typing_goes_to_the_card_it_was_meant_for(window: MainWindow, editor: DoseEditor) -> None:
    type_into(editor, "sets", "7")
    select(window, "bridge")
    assert bird(window).dose.sets == 7
    assert bird(window, "bridge").dose.sets == 2


def test_a_side_is_chosen_and_saved(window: MainWindow, editor: DoseEditor) -> None:
    editor.side.setFocus()
    QTest.keyClick(editor.side, Qt.Key.Key_Home)
    editor.side.activated.emit(editor.side.currentIndex())
    assert bird(window).dose.side is Side.BOTH
    assert (
        window.model.find(EntryId("bird")).data(Qt.ItemDataRole.AccessibleTextRole)
        == "Bird Dog, 3 sets of 10"
    )


def test_undo_shows_in_the_fields_when_they_are_not_being_typed_into(
    window: MainWindow, editor: DoseEditor
) -> None:
    type_into(editor, "sets", "8")
    cell(window, "monday", STRENGTH).setFocus()
    assert action(window, "undo").text() == "Undo change dose of Bird Dog"
    action(window, "undo").trigger()
    assert editor.field("sets").text() == "3"
    action(window, "redo").trigger()
    assert editor.field("sets").text() == "8"


def test_two_visits_to_a_field_are_two_steps(window: MainWindow, editor: DoseEditor) -> None:
    for text in ("4", "5"):
        type_into(editor, "sets", text)
        leave(editor)
    window.session.undo_stack.undo()
    assert bird(window).dose.sets == 4


def test_typing_that_waits_is_saved_when_the_window_closes(
    window: MainWindow, editor: DoseEditor, backend: Backend
) -> None:
    type_into(editor, "sets", "9")
    plan_id = window.session.plan.id
    window.close()
    stored = backend.planning.open(plan_id).plan
    assert plan_edits.find_entry(stored, EntryId("bird"))[1].dose.sets == 9
    assert not editor._timer.isActive()


def test_typing_that_waits_is_saved_before_another_plan_is_shown(
    window: MainWindow, editor: DoseEditor, backend: Backend
) -> None:
    type_into(editor, "sets", "9")
    plan_id = window.session.plan.id
    window.desk.show(backend.planning.new_client("Anna", "First plan"))
    stored = backend.planning.open(plan_id).plan
    assert plan_edits.find_entry(stored, EntryId("bird"))[1].dose.sets == 9


def test_a_note_is_kept_and_shown_literally(window: MainWindow, editor: DoseEditor) -> None:
    editor.note.setFocus()
    QGuiApplication.clipboard().setText(MARKUP)
    editor.note.paste()
    leave(editor)

    assert bird(window).note == MARKUP
    index = window.model.find(EntryId("bird"))
    assert MARKUP in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "&lt;b&gt;Zoë" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)
    assert action(window, "undo").text() == "Undo change note of Bird Dog"
    window.session.undo_stack.undo()
    assert editor.note.toPlainText() == ""


def test_a_card_that_is_removed_while_it_is_edited_does_no_harm(
    window: MainWindow, editor: DoseEditor
) -> None:
    type_into(editor, "sets", "9")
    window.editing.delete_selected()
    editor.flush()
    assert not editor.isEnabled()
    window.session.undo_stack.undo()
    assert bird(window).dose.sets in (3, 9)


def test_several_cards_have_no_common_dose(window: MainWindow) -> None:
    select(window, "bird", "bridge")
    assert not window.dose_editor.isEnabled()
    assert window.selected.title.text() == "2 cards selected"


def test_the_wheel_that_scrolls_past_changes_no_dose(window: MainWindow, editor: DoseEditor) -> None:
    before = window.session.plan
    buttons, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    for box in (editor.side, window.header.plan):
        middle = QPointF(box.rect().center())
        turn = QPoint(0, -120)
        phase = Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(
            box,
            QWheelEvent(middle, box.mapToGlobal(middle), QPoint(), turn, buttons, none, phase, False),
        )
        assert not box.hasFocus()
    assert editor.side.currentText() == "Each side"
    assert window.session.plan == before
