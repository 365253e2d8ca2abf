"""Clients, plans and weeks on the desk; plan files in and out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId, ExerciseId
from backdesk.domain.plan import Cell, Slot
from backdesk.errors import StoreError
from backdesk.services.backend import Backend
from backdesk.ui.clients.dialog import ClientsDialog
from backdesk.ui.main_window import MainWindow
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.ui.support import STRENGTH, action, cards, cell, shown_ids

GOOD = {
    "format": "backdesk-plan",
    "version": 1,
    "title": "From a file",
    "client": {"name": "Anna Weber"},
    "weeks": [{"days": [{"day": "tuesday", "blocks": {"strength": [{"exercise": "plank", "sets": 2}]}}]}],
}


@pytest.fixture
def window(hidden: MainWindow) -> MainWindow:
    """Nothing here needs the window on the screen."""
    return hidden


@pytest.fixture
def anna(window: MainWindow, backend: Backend) -> MainWindow:
    """Maria's plan is on the desk; Anna has two plans."""
    maria = window.session.plan.id
    opened = backend.planning.new_client("Anna Weber", "Shoulder")
    backend.planning.new_plan("Knee", opened.client)
    window.desk.show(backend.planning.open(maria))
    return window


def answer(window: MainWindow, text: str) -> None:
    """Answer the question that is open."""
    (dialog,) = [one for one in window.findChildren(QInputDialog) if one.isVisible()]
    dialog.setTextValue(text)
    dialog.accept()


def name_new_client(window: MainWindow, name: str) -> ClientsDialog:
    """Type the name of a new client, and Enter."""
    action(window, "new_client").trigger()
    (dialog,) = [one for one in window.findChildren(ClientsDialog) if one.isVisible()]
    dialog.new_page.name.setText(name)
    QTest.keyClick(dialog.new_page.name, Qt.Key.Key_Return)
    return dialog


def write(path: Path, content: object) -> Path:
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def notice(window: MainWindow) -> str:
    return "" if window.notice.isHidden() else window.notice.label.text()


def test_choosing_a_client_opens_the_plan_changed_last(anna: MainWindow) -> None:
    box = anna.header.client
    box.activated.emit(box.findText("Anna Weber"))
    assert anna.windowTitle() == "Anna Weber – Knee – Back Desk"
    assert [anna.header.plan.itemText(n) for n in range(anna.header.plan.count())] == ["Knee", "Shoulder"]
    assert shown_ids(anna) == []


def test_choosing_a_plan_opens_it(anna: MainWindow) -> None:
    anna.desk.on_client_chosen(anna.header.client.itemData(anna.header.client.findText("Anna Weber")))
    anna.header.plan.activated.emit(1)
    assert anna.windowTitle() == "Anna Weber – Shoulder – Back Desk"
    twin = anna.backend.planning.add(make_plan(title="Shoulder"), anna.session.client)
    anna.desk.show(twin)
    names = [anna.header.plan.itemText(n) for n in range(3)]
    assert anna.header.plan.currentText() == "Shoulder"
    assert sum(name.startswith("Shoulder · changed ") for name in names) == 1, "the one that is not open"


def test_choosing_what_is_open_keeps_the_history(anna: MainWindow) -> None:
    anna.editing.clear_day("monday")
    anna.header.plan.activated.emit(anna.header.plan.currentIndex())
    anna.header.client.activated.emit(anna.header.client.currentIndex())
    assert action(anna, "undo").isEnabled()


def test_a_name_can_be_typed_to_find_a_client(anna: MainWindow) -> None:
    field = anna.header.client.lineEdit()
    assert field is not None
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "anna weber")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert anna.session.client is not None
    assert anna.session.client.name == "Anna Weber"


def test_templates_can_be_chosen_and_get_a_first_plan(anna: MainWindow) -> None:
    anna.header.client.activated.emit(0)
    assert anna.session.client is None
    assert anna.windowTitle() == "New plan – Back Desk"


def test_a_new_client_begins_with_an_empty_week(window: MainWindow) -> None:
    name_new_client(window, "  Zoë   Núñez ").close()
    assert window.header.client.currentText() == "Zoë Núñez"
    assert shown_ids(window) == []
    assert window.board.current_cell == Cell(0, "monday", STRENGTH)


def test_an_empty_or_endless_name_is_refused_in_a_sentence(window: MainWindow) -> None:
    dialog = name_new_client(window, "   ")
    assert dialog.new_page.row.sentence.text() == "A client needs a name."
    dialog.new_page.name.setText("x" * 5_000)
    assert len(dialog.new_page.name.text()) == 1_000
    dialog.close()
    assert window.header.client.currentText() == "Maria Lopez"


def test_a_client_can_be_renamed(window: MainWindow) -> None:
    action(window, "rename_client").trigger()
    answer(window, "Maria del Carmen")
    assert window.windowTitle().startswith("Maria del Carmen – ")
    assert window.header.client.currentText() == "Maria del Carmen"


def test_a_template_has_no_client_to_rename(window: MainWindow, backend: Backend) -> None:
    window.desk.show(backend.planning.new_plan("Template", None))
    action(window, "rename_client").trigger()
    assert "no client" in notice(window)


def test_a_new_plan_is_for_the_same_client(window: MainWindow) -> None:
    action(window, "new_plan").trigger()
    answer(window, "Weeks 7 to 12")
    assert window.windowTitle() == "Maria Lopez – Weeks 7 to 12 – Back Desk"
    action(window, "rename_plan").trigger()
    answer(window, "   ")
    assert "needs a title" in notice(window)


def test_the_last_plan_is_there_at_the_next_start(
    anna: MainWindow, backend: Backend, open_window: Callable[..., MainWindow]
) -> None:
    box = anna.header.client
    box.activated.emit(box.findText("Anna Weber"))
    anna.close()
    assert open_window(backend).windowTitle() == "Anna Weber – Knee – Back Desk"


def test_a_store_that_refuses_leaves_the_plan_on_the_desk(
    anna: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*about: object) -> None:
        raise StoreError("The data folder is gone; plug the disk in again.")

    monkeypatch.setattr(anna.backend.planning, "plans_of", refuse)
    with pytest.raises(StoreError):
        refuse()
    box = anna.header.client
    monkeypatch.setattr(anna.desk, "refresh_header", lambda: None)
    box.activated.emit(box.findText("Anna Weber"))
    assert "plug the disk in" in notice(anna)
    assert anna.windowTitle().startswith("Maria Lopez")


def test_a_file_is_imported_for_its_client_and_opened(window: MainWindow, tmp_path: Path) -> None:
    window.desk.import_file(write(tmp_path / "plan.backdesk.json", GOOD))
    assert window.windowTitle() == "Anna Weber – From a file – Back Desk"
    assert cards(window, "tuesday", STRENGTH) == ["Plank"]
    assert window.statusBar().currentMessage() == "Imported From a file"
    assert notice(window) == ""


def test_importing_twice_makes_two_plans_of_one_client(window: MainWindow, tmp_path: Path) -> None:
    path = write(tmp_path / "plan.json", GOOD)
    window.desk.import_file(path)
    window.desk.import_file(path)
    assert window.header.plan.count() == 2
    assert window.header.client.findText("Anna Weber") >= 0
    names = [window.header.client.itemText(n) for n in range(window.header.client.count())]
    assert names.count("Anna Weber") == 1


def test_what_a_file_says_beyond_the_format_is_told(window: MainWindow, tmp_path: Path) -> None:
    window.desk.import_file(write(tmp_path / "plan.json", GOOD | {"colour": "<b>red</b>"}))
    assert "colour" in notice(window)


BAD = (
    "",
    "not json",
    "[]",
    "[" * 100_000,
    json.dumps(GOOD | {"version": 99}),
    json.dumps(GOOD | {"weeks": "many"}),
    json.dumps(GOOD).replace("plank", "space-walk"),
    json.dumps(GOOD).replace('"sets": 2', '"sets": -2'),
    "\x00" * 100,
)


def test_a_bad_file_is_told_in_a_sentence_and_changes_nothing(
    window: MainWindow, backend: Backend, tmp_path: Path
) -> None:
    before = (window.session.plan, backend.archive.plans(), backend.archive.clients())
    for content in BAD:
        window.notice.hide()
        window.desk.import_file(write(tmp_path / "plan.json", content))

        assert notice(window), content[:60]
        assert "Traceback" not in notice(window)
        assert "\n" not in notice(window).strip()
        assert (window.session.plan, backend.archive.plans(), backend.archive.clients()) == before


def test_a_missing_file_and_a_folder_are_told(window: MainWindow, tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.json", tmp_path):
        window.notice.hide()
        window.desk.import_file(path)
        assert notice(window)


def test_what_is_exported_can_be_imported(window: MainWindow, tmp_path: Path) -> None:
    window.desk.export_file(tmp_path / "out.backdesk.json")
    assert str(tmp_path) in window.statusBar().currentMessage()
    before = [(entry.exercise, entry.dose, entry.note) for entry in window.session.plan.entries()]
    old = window.session.plan.id

    window.desk.import_file(tmp_path / "out.backdesk.json")

    assert window.session.plan.id != old
    assert [(entry.exercise, entry.dose, entry.note) for entry in window.session.plan.entries()] == before
    assert window.header.plan.count() == 2


def test_an_export_that_fails_is_told_and_leaves_nothing(window: MainWindow, tmp_path: Path) -> None:
    window.desk.export_file(tmp_path / "missing" / "out.json")
    assert "does not exist" in notice(window)
    window.desk.export_file(tmp_path)
    assert "it is a folder" in notice(window)
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize(("asked", "mode"), [("import", "AcceptOpen"), ("export", "AcceptSave")])
def test_files_are_asked_for_without_blocking(
    window: MainWindow, asked: str, mode: str, qtbot: QtBot
) -> None:
    action(window, asked).trigger()
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.acceptMode().name == mode
    if asked == "export":
        assert dialog.selectedFiles()[0].endswith("Lower back, first weeks.backdesk.json")
    dialog.close()


def test_a_plan_brings_its_own_exercises(window: MainWindow, tmp_path: Path) -> None:
    own = {"id": "space-walk", "name": "Space <i>Walk</i>", "primary": ["hamstrings"], "blocks": ["strength"]}
    content = json.loads(json.dumps(GOOD).replace("plank", "space-walk")) | {"exercises": [own]}
    window.desk.import_file(write(tmp_path / "plan.json", content))
    if notice(window) and not cards(window, "tuesday", STRENGTH):
        pytest.fail(notice(window))
    assert cards(window, "tuesday", STRENGTH) == ["Space <i>Walk</i>"]
    window.board.select([entry.id for entry in window.session.plan.entries()])
    assert window.selected.title.text() == "Space <i>Walk</i>"
    assert window.selected.title.textFormat() is Qt.TextFormat.PlainText


def test_cards_copied_from_a_plan_with_its_own_exercises_do_not_lose_them(
    window: MainWindow, backend: Backend, tmp_path: Path
) -> None:
    own = {"id": "space-walk", "name": "Space Walk", "primary": ["hamstrings"], "blocks": ["strength"]}
    content = json.loads(json.dumps(GOOD).replace("plank", "space-walk")) | {"exercises": [own]}
    window.desk.import_file(write(tmp_path / "plan.json", content))
    window.board.select([entry.id for entry in window.session.plan.entries()])
    window.editing.copy_selected()
    window.desk.show(backend.planning.new_client("Eva", "First plan"))

    window.editing.paste()

    pasted = list(window.session.plan.entries())
    known = window.session.catalogue.exercises
    assert [known[entry.exercise].name for entry in pasted] == ["Space Walk"]
    assert backend.planning.open(window.session.plan.id).plan == window.session.plan
    assert action(window, "undo").text() == "Undo paste Space Walk"
    window.session.undo_stack.undo()
    assert window.session.plan.exercises == ()
    assert backend.planning.open(window.session.plan.id).plan == window.session.plan


def test_weeks_are_turned_and_each_shows_its_own_cards(window: MainWindow) -> None:
    many = [
        (make_day("monday", strength=make_block(*(make_entry("plank") for _ in range(number + 1)))),)
        for number in range(12)
    ]
    window.session.open(make_plan(*many), Client(ClientId("c"), "C"))
    window.desk.refresh_header()
    shown = [button.accessibleName() for button in window.header.weeks.buttons]
    assert shown == [f"Week {number}" for number in range(1, 6)]

    for number in range(1, 12):
        window.header.weeks.next_week.click()
        assert window.session.week_index == number
        assert len(cards(window, "monday", STRENGTH)) == number + 1
        checked = [one.accessibleName() for one in window.header.weeks.buttons if one.isChecked()]
        assert checked == [f"Week {number + 1}"]
    assert not window.header.weeks.next_week.isEnabled()
    action(window, "previous_week").trigger()
    assert window.session.week_index == 10
    assert len(cards(window, "monday", STRENGTH)) == 11


def test_an_edit_lands_in_the_week_that_is_shown(window: MainWindow, backend: Backend) -> None:
    opened = backend.planning.add(make_plan((), (), ()), None)
    window.desk.show(opened)
    action(window, "next_week").trigger()
    window.editing.add_exercises([ExerciseId("plank")])
    window.editing.add_exercises([ExerciseId("bridge")], Slot(Cell(1, "friday", STRENGTH), 0))
    counts = [
        len([entry for day in week.days for entry in day.entries()]) for week in window.session.plan.weeks
    ]
    assert counts == [0, 2, 0]
    action(window, "previous_week").trigger()
    assert shown_ids(window) == []
    window.session.undo_stack.undo()
    assert cell(window, "monday", STRENGTH).card_count() == 0


def test_turning_the_week_ends_the_editing_of_a_card_that_is_out_of_sight(window: MainWindow) -> None:
    week = (make_day("monday", strength=make_block(make_entry("plank"))),)
    window.session.open(make_plan(week, week), Client(ClientId("c"), "C"))
    window.board.select_all()
    assert window.selected.editor.isEnabled()
    action(window, "next_week").trigger()
    assert window.board.selected_ids() == ()
    assert not window.selected.editor.isEnabled()
    assert not window.selected.hint.isHidden()
