"""The shelf of templates beside the plan, and saving pieces of the plan as templates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backdesk.domain.client import Client
from backdesk.domain.ids import PrecautionId
from backdesk.domain.plan import Cell, Plan
from backdesk.domain.plan_templates import Piece
from backdesk.domain.template_info import TemplateInfo, TemplateScope
from backdesk.errors import BackDeskError
from backdesk.services.templates import TemplateFilter
from backdesk.ui.main_window import MainWindow
from backdesk.ui.templates.dialog import TemplatesDialog
from backdesk.ui.templates.fields import TemplateEntry
from tests.ui.support import STRENGTH, WARM_UP, action, cards


@pytest.fixture
def shelf(window: MainWindow) -> TemplatesDialog:
    return window.features.templates.open_shelf()


def choose(shelf: TemplatesDialog, title: str) -> Plan:
    shelf.shelf.search.setText(title)
    shown = shelf.shown()
    assert shown is not None
    assert shown[0].title == title
    return shown[1]


def own_titles(window: MainWindow) -> list[str]:
    return [line.title for line in window.backend.templates.find(TemplateFilter(own_only=True))]


def save(window: MainWindow, piece: Piece, title: str = "Mine", **entry: bool) -> None:
    info = TemplateInfo(folder="Clinic", tags=("knee",))
    window.features.templates.save(TemplateEntry(title, info, piece, **entry))


def texts(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [one.text() for one in menu.actions() if not one.isSeparator()]


def test_the_commands_stand_in_the_menus(window: MainWindow) -> None:
    menus = {
        menu.title().replace("&", ""): [one.text() for one in menu.actions()]
        for top in window.menuBar().actions()
        if isinstance(menu := top.menu(), QMenu)
    }
    assert "New plan from a template…" in menus["File"]
    assert {"Use a template…", "Save as template…"} <= set(menus["Plan"])
    assert action(window, "templates").shortcut().toString() == "Ctrl+Shift+T"


def test_it_opens_once_and_shows_the_first_template(window: MainWindow, shelf: TemplatesDialog) -> None:
    assert not shelf.isModal()
    assert window.features.templates.open_shelf() is shelf
    assert shelf.shown() is not None
    assert shelf.preview.toPlainText()


def test_search_and_folders_narrow_the_list(shelf: TemplatesDialog) -> None:
    places = [shelf.shelf.places.item(row).text() for row in range(shelf.shelf.places.count())]
    assert places[:2] == ["All templates (17)", "My templates (0)"]
    shelf.shelf.places.setCurrentRow(places.index("Yoga (2)"))
    assert shelf.shelf.list.count() == 2
    shelf.shelf.search.setText("strength")
    assert shelf.shelf.list.count() == 1
    shelf.shelf.search.setText("nothing like it")
    assert shelf.shelf.nothing.isVisible()
    assert shelf.shown() is None
    assert not shelf.new_plan.isEnabled()


def test_the_preview_says_days_doses_equipment_and_what_to_mind(
    window: MainWindow, shelf: TemplatesDialog
) -> None:
    client = (
        Client(window.session.client.id, "Maria <b>", (PrecautionId("disc-herniation"),))
        if window.session.client
        else None
    )
    window.session.client = client
    choose(shelf, "Lower back for athletes")
    text = shelf.preview.toPlainText()
    assert "Back Extension (Bench)" in text
    assert "3 sets of 8–12" in text
    assert "Dumbbell" in text
    assert "In one week" in text
    if client is not None:
        assert "to be avoided for Maria <b>: " in text


def test_a_plan_is_made_of_it(window: MainWindow, shelf: TemplatesDialog) -> None:
    before, client = window.session.plan, window.session.client
    choose(shelf, "Upper-back pain")
    shelf.new_plan.click()
    assert not shelf.isVisible()
    plan = window.session.plan
    assert plan.id != before.id
    assert plan.title == "Upper-back pain"
    assert plan.template is None
    assert plan.client_id == (None if client is None else client.id)
    assert cards(window, "monday", STRENGTH) == ["Band Pull-Apart", "Dumbbell Row"]


def test_adding_to_the_week_is_one_named_undoable_step(window: MainWindow, shelf: TemplatesDialog) -> None:
    before = window.session.plan
    choose(shelf, "Upper-back pain")
    shelf.to_week.click()
    assert cards(window, "monday", STRENGTH) == ["Bird Dog", "Bridge", "Band Pull-Apart", "Dumbbell Row"]
    assert window.session.undo_stack.undoText() == "add Upper-back pain to week 1"
    window.session.undo_stack.undo()
    assert window.session.plan == before


def test_weeks_are_inserted_and_shown(window: MainWindow, shelf: TemplatesDialog) -> None:
    choose(shelf, "Low-impact aerobic")
    shelf.as_weeks.click()
    assert len(window.session.plan.weeks) == 2
    assert window.session.week_index == 1
    assert cards(window, "friday", STRENGTH) == ["Walking"]


def test_what_was_done_is_said_quietly_until_another_template_is_chosen(
    window: MainWindow, shelf: TemplatesDialog
) -> None:
    choose(shelf, "Low-impact aerobic")
    assert shelf.done_text.isHidden()
    shelf.as_weeks.click()
    assert shelf.done_text.isVisible()
    assert shelf.done_text.text() == "“Low-impact aerobic” was inserted behind week 1."
    assert shelf.notice.isHidden()
    choose(shelf, "Upper-back pain")
    assert shelf.done_text.isHidden()
    shelf.to_week.click()
    assert shelf.done_text.text() == "“Upper-back pain” was added to week 2."
    window.session.undo_stack.undo()
    assert shelf.done_text.isHidden()


def test_a_day_goes_onto_a_day(window: MainWindow, shelf: TemplatesDialog) -> None:
    choose(shelf, "Upper-back pain")
    menu = shelf.on_day.menu()
    assert texts(menu)[6] == "Sunday"
    menu.actions()[6].trigger()
    assert cards(window, "sunday", STRENGTH) == ["Band Pull-Apart", "Dumbbell Row"]
    assert window.session.undo_stack.undoText() == "put Upper-back pain on Sunday"
    assert shelf.done_text.text() == "“Upper-back pain” was put on Sunday."


def test_of_a_week_the_day_is_chosen_first(window: MainWindow, shelf: TemplatesDialog) -> None:
    choose(shelf, "Lower back for beginners")
    assert texts(shelf.on_day.menu()) == ["Monday – Home", "Thursday – Home"]


def test_a_block_goes_into_the_current_cell(window: MainWindow, shelf: TemplatesDialog) -> None:
    choose(shelf, "Yoga stretches for the low back")
    menu = shelf.in_block.menu()
    first = texts(menu)[0]
    assert first.startswith("Current cell: ")
    cell = window.board.current_cell
    assert cell is not None
    menu.actions()[0].trigger()
    assert "Pigeon Pose" in cards(window, cell.day, cell.block)
    assert shelf.done_text.text().startswith("“Yoga stretches for the low back” was put in ")


def test_the_rounds_of_a_circuit_come_along(window: MainWindow, shelf: TemplatesDialog) -> None:
    template = choose(shelf, "Lower-back warm-up circuit")
    window.features.templates.put_in_block(template, ("monday", WARM_UP), Cell(0, "sunday", WARM_UP))
    sunday = window.session.plan.weeks[0].day("sunday")
    assert sunday is not None
    assert sunday.block(WARM_UP).rounds == 2


@pytest.mark.parametrize(
    ("piece", "scope", "count"),
    [
        (Piece(), TemplateScope.PLAN, 4),
        (Piece(0), TemplateScope.WEEK, 4),
        (Piece(0, "monday"), TemplateScope.DAY, 3),
        (Piece(0, "monday", STRENGTH), TemplateScope.BLOCK, 2),
    ],
)
def test_every_piece_can_be_saved(window: MainWindow, piece: Piece, scope: TemplateScope, count: int) -> None:
    fields = window.features.templates.ask_save(piece)
    assert fields is not None
    assert fields.entry().piece == piece
    fields.title.setText("Mine")
    fields.tags.setText("knee, , home")
    fields.ok.click()
    line = window.backend.templates.find(TemplateFilter(own_only=True))[0]
    assert (line.title, line.info.scope, line.info.tags) == ("Mine", scope, ("knee", "home"))
    assert len(list(window.backend.templates.plan(line).entries())) == count


def test_saving_without_doses_takes_the_usual_ones(window: MainWindow) -> None:
    save(window, Piece(0, "monday", STRENGTH), with_doses=False)
    line = window.backend.templates.find(TemplateFilter(own_only=True))[0]
    bird = next(iter(window.backend.templates.plan(line).entries()))
    assert bird.dose == replace(window.session.catalogue.exercises[bird.exercise].default_dose, load="")


def test_an_empty_title_stays_in_the_dialog(window: MainWindow) -> None:
    fields = window.features.templates.ask_save()
    assert fields is not None
    fields.title.clear()
    fields.ok.click()
    assert fields.isVisible()
    assert fields.notice.text() == "A template needs a title."
    assert own_titles(window) == []


def test_nothing_can_be_made_of_an_empty_day(window: MainWindow) -> None:
    assert window.features.templates.ask_save_day("sunday") is None
    assert "nothing in it yet" in window.notice.label.text()


def test_an_own_one_is_changed_and_deleted_and_put_back(window: MainWindow, shelf: TemplatesDialog) -> None:
    save(window, Piece())
    shown = shelf.shown()
    assert shown is not None
    assert shown[0].title == "Mine"
    fields = shelf.keeping.ask_change()
    assert fields is not None
    assert fields.piece.isHidden()
    fields.title.setText("Yours")
    fields.folder.setCurrentText("Knees")
    fields.ok.click()
    shown = shelf.shown()
    assert shown is not None
    assert (shown[0].title, shown[0].info.folder) == ("Yours", "Knees")
    shelf.keeping.delete_template(shown[0])
    assert own_titles(window) == []
    assert "Yours" in shelf.notice.label.text()
    shelf.notice.action_button.click()
    assert own_titles(window) == ["Yours"]


def test_deleting_is_asked(window: MainWindow, shelf: TemplatesDialog) -> None:
    save(window, Piece())
    box = shelf.keeping.ask_delete()
    assert box is not None
    assert "Mine" in box.text()
    box.defaultButton().click()
    assert own_titles(window) == ["Mine"]


def test_built_in_ones_can_only_be_copied(window: MainWindow, shelf: TemplatesDialog) -> None:
    choose(shelf, "Upper-back pain")
    assert [
        button.isEnabled() for button in (shelf.keeping.change, shelf.keeping.edit, shelf.keeping.delete)
    ] == [False] * 3
    shelf.keeping.copy.click()
    assert own_titles(window) == ["Upper-back pain (2)"]
    shown = shelf.shown()
    assert shown is not None
    assert shown[0].title == "Upper-back pain (2)"


def test_one_on_the_desk_is_edited_there_and_cannot_be_deleted(
    window: MainWindow, shelf: TemplatesDialog
) -> None:
    save(window, Piece())
    shelf.keeping.edit.click()
    assert window.session.plan.template is not None
    assert not shelf.isVisible()
    shelf = window.features.templates.open_shelf()
    shelf.refresh(window.session.plan.id)
    shown = shelf.shown()
    assert shown is not None
    with pytest.raises(BackDeskError, match="lies on the desk"):
        window.features.templates.delete(shown[0])
    window.features.templates.change(shown[0], "Renamed", shown[0].info)
    assert window.session.plan.title == "Renamed"
    assert own_titles(window) == ["Renamed"]
    window.session.undo_stack.undo()
    assert own_titles(window) == ["Mine"]
    window.editing.clear_day("monday")
    shown = shelf.shown()
    assert shown is not None
    assert len(list(shown[1].entries())) == 1


def test_a_shared_file_comes_back_onto_the_shelf_also_by_import(
    window: MainWindow, shelf: TemplatesDialog, tmp_path: Path
) -> None:
    choose(shelf, "Upper-back pain")
    shown = shelf.shown()
    assert shown is not None
    path = tmp_path / "shared.backdesk.json"
    shelf.keeping.share_to(shown[0], path)
    before = window.session.plan
    window.desk.import_file(path)
    assert own_titles(window) == ["Upper-back pain (2)"]
    assert window.session.plan is before
    assert "on the shelf" in shelf.done_text.text()
    assert shelf.notice.isHidden()
    path.write_text("{")
    shelf.keeping.import_file(path)
    assert "not JSON" in shelf.notice.label.text()


def test_closing_lets_it_be_opened_anew(window: MainWindow, shelf: TemplatesDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shelf.destroyed):
        shelf.reject()
        again = window.features.templates.open_shelf()
    assert again.isVisible()


def test_everything_has_a_name(shelf: TemplatesDialog) -> None:
    assert shelf.accessibleName() == "Templates"
    assert shelf.shelf.list.accessibleName() == "Templates"
    for widget in shelf.findChildren(QWidget):
        if isinstance(widget, QLineEdit):
            assert widget.accessibleName()
        if isinstance(widget, QPushButton) and widget.isVisible():
            assert widget.text()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in (shelf.target,))
    assert isinstance(shelf.target, QLabel)
