"""Words for one client: typed, saved, undone, taken back; the library keeps its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backdesk.domain.clean_texts import clean_wording
from backdesk.domain.client_wording import ClientWording, wording_of
from backdesk.domain.ids import ExerciseId
from backdesk.services.backend import Backend
from backdesk.ui.main_window import MainWindow
from backdesk.ui.planner.dose_editor import TYPING_PAUSE_MS
from backdesk.ui.planner.wording_editor import WordingEditor
from backdesk.ui.planner.wording_fields import WordingFields
from tests.ui.support import STRENGTH, action, cell, select
from tests.ui.test_accessible_names import nameless

BIRD = ExerciseId("bird-dog")


@pytest.fixture
def editor(window: MainWindow) -> WordingEditor:
    """Open on the words of Bird Dog."""
    select(window, "bird")
    window.selected.wording.toggle.click()
    return window.selected.wording


def fields(editor: WordingEditor) -> WordingFields:
    assert editor.fields is not None
    return editor.fields


def saved(window: MainWindow, exercise: ExerciseId = BIRD) -> ClientWording:
    return wording_of(window.session.plan.wording, exercise)


def type_into(field: QWidget, *lines: str) -> None:
    """Type as a person does, and stay in the field."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    for number, line in enumerate(lines):
        if number:
            QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClicks(field, line)


def leave(window: MainWindow) -> None:
    window.dose_editor.side.setFocus()


def test_odd_texts_are_stored_as_a_plan_file_gives_them_back(
    editor: WordingEditor, window: MainWindow
) -> None:
    shown = fields(editor)
    shown.steps.setPlainText("\n".join(["One\ttwo", *(f"step {number}" for number in range(250))]))
    shown.left.emit()
    shown.tip.setPlainText("Cafe\u0301\nnow\x07")
    shown.left.emit()
    said = saved(window)
    assert said.tip == "Café now"
    assert (len(said.steps), said.steps[0]) == (200, "One two")
    assert said.steps[-1].endswith("step 249"), "nothing is lost"
    assert clean_wording(said) is said
    assert shown.tip.toPlainText() == "Cafe\u0301\nnow\x07", "what is typed stays under the hand"


def test_nothing_is_made_before_it_is_opened(window: MainWindow) -> None:
    select(window, "bird")
    editor = window.selected.wording
    assert editor.isVisible()
    assert editor.toggle.text() == "Words for this client"
    assert editor.fields is None
    select(window, "bridge")
    assert editor.fields is None


def test_the_originals_stand_in_grey(editor: WordingEditor, window: MainWindow) -> None:
    original = window.session.catalogue.exercises[BIRD]
    shown = fields(editor)
    assert shown.name.placeholderText() == "Bird Dog"
    assert shown.steps.placeholderText() == "\n".join(original.steps)
    assert shown.tip.placeholderText() == original.tip
    assert [shown.name.text(), shown.steps.toPlainText(), shown.tip.toPlainText()] == ["", "", ""]
    assert not shown.back_button.isEnabled()
    assert nameless(window) == []


def test_what_is_typed_is_saved_for_this_plan_alone(
    editor: WordingEditor, window: MainWindow, backend: Backend
) -> None:
    shown = fields(editor)
    type_into(shown.name, " The table  pose ")
    type_into(shown.steps, "Kneel down.", "", " Lift one leg. ")
    type_into(shown.tip, "Slowly.")
    type_into(shown.link, "www.example.org/bird")
    leave(window)
    assert saved(window) == ClientWording(
        BIRD, "The table pose", ("Kneel down.", "Lift one leg."), "Slowly.", "https://www.example.org/bird"
    )
    assert backend.catalogue.exercises[BIRD].name == "Bird Dog"
    assert window.selected.title.text() == "Bird Dog"
    assert "The table pose" not in window.selected.details.toPlainText()
    assert editor.toggle.text() == "Words for this client (changed)"
    assert shown.back_button.isEnabled()
    assert action(window, "undo").text() == "Undo change words for Bird Dog"


def test_typing_is_saved_after_a_pause_and_goes_on_where_it_was(
    editor: WordingEditor, window: MainWindow, qtbot: QtBot
) -> None:
    steps = fields(editor).steps
    editor._timer.setInterval(1)
    assert TYPING_PAUSE_MS == 700
    type_into(steps, "Kneel down.", "")
    qtbot.wait_until(lambda: saved(window).steps == ("Kneel down.",))
    assert steps.toPlainText() == "Kneel down.\n"
    assert steps.textCursor().atEnd()
    QTest.keyClicks(steps, "Lift")
    qtbot.wait_until(lambda: saved(window).steps == ("Kneel down.", "Lift"))


def test_one_visit_to_a_field_undoes_in_one_step(editor: WordingEditor, window: MainWindow) -> None:
    shown = fields(editor)
    for name in ("One", "One Two"):
        type_into(shown.name, name)
        editor.flush()
    leave(window)
    type_into(shown.name, "Three")
    leave(window)
    window.session.undo_stack.undo()
    assert saved(window).name == shown.name.text() == "One Two"
    window.session.undo_stack.undo()
    assert saved(window).is_empty
    assert shown.name.text() == ""
    assert editor.toggle.text() == "Words for this client"
    window.session.undo_stack.redo()
    assert shown.name.text() == "One Two"


def test_a_wrong_link_is_marked_explained_and_not_saved(editor: WordingEditor, window: MainWindow) -> None:
    shown = fields(editor)
    before = window.session.plan
    type_into(shown.link, "javascript:alert(1)")
    leave(window)
    assert window.session.plan is before
    assert shown.link.property("wrong")
    assert shown.problem.isVisible()
    assert shown.problem.text()
    type_into(shown.tip, "Slowly.")
    leave(window)
    assert saved(window) == ClientWording(BIRD, tip="Slowly.")
    assert shown.link.text() == "javascript:alert(1)"
    type_into(shown.link, "example.org")
    leave(window)
    assert saved(window).link == "https://example.org"
    assert not shown.link.property("wrong")
    assert not shown.problem.isVisible()


def test_back_to_the_original_is_one_step(editor: WordingEditor, window: MainWindow) -> None:
    shown = fields(editor)
    type_into(shown.name, "Table")
    type_into(shown.tip, "Slowly.")
    leave(window)
    shown.back_button.click()
    assert window.session.plan.wording == ()
    assert shown.name.text() == shown.tip.toPlainText() == ""
    assert shown.name.hasFocus()
    window.session.undo_stack.undo()
    assert saved(window) == ClientWording(BIRD, "Table", tip="Slowly.")
    assert shown.tip.toPlainText() == "Slowly."


def test_starting_from_the_original_changes_nothing_until_a_word_is_changed(
    editor: WordingEditor, window: MainWindow
) -> None:
    shown = fields(editor)
    original = window.session.catalogue.exercises[BIRD]
    before = window.session.plan
    shown.copy_button.click()
    assert shown.steps.toPlainText().splitlines() == list(original.steps)
    assert shown.steps.hasFocus()
    leave(window)
    assert window.session.plan is before
    shown.steps.setFocus()
    shown.steps.moveCursor(shown.steps.textCursor().MoveOperation.End)
    QTest.keyClicks(shown.steps, " Smile.")
    leave(window)
    assert saved(window) == ClientWording(BIRD, steps=(*original.steps[:-1], f"{original.steps[-1]} Smile."))
    assert shown.name.text() == original.name


def test_it_follows_the_selection(editor: WordingEditor, window: MainWindow) -> None:
    shown = fields(editor)
    type_into(shown.name, "Table")
    select(window, "bridge")
    assert saved(window).name == "Table"
    assert saved(window, ExerciseId("bridge")).is_empty
    assert (shown.name.text(), shown.name.placeholderText()) == ("", "Bridge")
    assert editor.toggle.text() == "Words for this client"
    select(window, "bird")
    assert shown.name.text() == "Table"
    select(window, "bird", "bridge")
    assert not editor.isVisible()
    window.selected.show_exercise(window.backend.catalogue.exercises[BIRD], "Monday")
    assert not editor.isVisible()


def test_it_closes_and_opens_again(editor: WordingEditor, window: MainWindow) -> None:
    type_into(fields(editor).name, "Table")
    editor.toggle.click()
    assert saved(window).name == "Table"
    assert not fields(editor).isVisible()
    window.session.undo_stack.undo()
    editor.toggle.click()
    assert fields(editor).isVisible()
    assert fields(editor).name.text() == ""


def test_another_plan_begins_without_words(
    editor: WordingEditor, window: MainWindow, backend: Backend
) -> None:
    type_into(fields(editor).name, "Table")
    plan_id = window.session.plan.id
    window.desk.show(backend.planning.new_client("Anna", "First plan"))
    assert not editor.isVisible()
    assert wording_of(backend.planning.open(plan_id).plan.wording, BIRD).name == "Table"
    assert window.session.plan.wording == ()


def test_flushing_the_pane_saves_words_and_dose(editor: WordingEditor, window: MainWindow) -> None:
    type_into(fields(editor).tip, "Slowly.")
    window.selected.flush()
    assert saved(window).tip == "Slowly."
    assert not editor._timer.isActive()


def test_words_changed_elsewhere_do_not_disturb_the_typing(editor: WordingEditor, window: MainWindow) -> None:
    type_into(fields(editor).name, "Tab")
    plan = window.session.plan
    window.session.push(replace(plan, title="Other"), "rename")
    assert fields(editor).name.text() == "Tab"
    select(window, "bird")
    assert fields(editor).name.text() == "Tab"


def test_the_tab_key_goes_through_the_fields_in_order(editor: WordingEditor, window: MainWindow) -> None:
    editor.toggle.setFocus()
    visited = []
    for _ in range(5):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        visited.append(window.focusWidget())
    shown = fields(editor)
    assert visited == [shown.name, shown.steps, shown.tip, shown.link, shown.copy_button]


def test_the_hints_follow_the_cards_a_page(editor: WordingEditor, window: MainWindow, qtbot: QtBot) -> None:
    shown = fields(editor)
    type_into(shown.steps, *["Lift your arm."] * 20)
    shown.steps_hint.on_pause()
    assert not shown.steps_hint.isVisible()
    window.selected.use_cards_per_page(6)
    shown.steps_hint.on_pause()
    assert "6 cards a page" in shown.steps_hint.text()
    select(window, "bridge")
    assert not shown.steps_hint.isVisible()


def test_a_hard_note_is_told_while_it_is_written(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "bird")
    hint = window.dose_editor.note_hint
    type_into(window.dose_editor.note, "word " * 25)
    qtbot.wait_until(hint.isVisible)
    assert "25 words" in hint.text()
    qtbot.wait_until(lambda: hint.visibleRegion().boundingRect().size() == hint.size())
    window.dose_editor.flush()
    assert hint.isVisible()
    select(window, "bridge")
    assert not hint.isVisible()
    select(window, "bird")
    assert not hint.isVisible()
    cell(window, "monday", STRENGTH).setFocus()
