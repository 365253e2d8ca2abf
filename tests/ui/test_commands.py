"""Menus: every action is in one, and every drag has a twin there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QMessageBox, QTextBrowser

from backdesk.domain.ids import ExerciseId
from backdesk.ui.main_window import MainWindow
from tests.ui.support import (
    RELIEF,
    STRENGTH,
    WARM_UP,
    action,
    bar_menus,
    cards,
    cell,
    choose,
    menu_actions,
    select,
    submenu,
    texts,
)


@pytest.fixture
def window(hidden: MainWindow) -> MainWindow:
    """Nothing here needs the window on the screen."""
    return hidden


def plan_menu(window: MainWindow) -> QMenu:
    return next(menu for menu in bar_menus(window) if menu.title() == "&Plan")


def take_exercise(window: MainWindow, exercise: str) -> None:
    window.library.list.setCurrentIndex(window.library.model.row_of(ExerciseId(exercise)))


def opened_dialog(window: MainWindow) -> QInputDialog:
    (dialog,) = [one for one in window.findChildren(QInputDialog) if one.isVisible()]
    return dialog


def popup() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_menus_are_those_of_the_design_each_with_its_own_letter(hidden: MainWindow) -> None:
    titles = [menu.title() for menu in bar_menus(hidden)]
    assert [title.replace("&", "") for title in titles] == [
        "File", "Edit", "Plan", "Library", "Client", "Handout", "View", "Help",
    ]  # fmt: skip
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(set(letters)) == len(letters)


def test_every_action_has_its_place_in_a_menu(hidden: MainWindow) -> None:
    placed = {id(one) for menu in bar_menus(hidden) for one in menu_actions(menu)}
    missing = [name for name, one in hidden.actions_by_name.by_name.items() if id(one) not in placed]
    assert missing == []


def test_no_menu_says_the_same_twice(hidden: MainWindow) -> None:
    for menu in bar_menus(hidden):
        shown = texts([one for one in menu.actions() if not one.isSeparator()])
        assert len(shown) == len(set(shown))


def test_dragging_from_the_library_has_a_menu_twin(hidden: MainWindow) -> None:
    take_exercise(hidden, "plank")
    choose(plan_menu(hidden), "Add selected exercise to", "Tuesday", "Strength")
    assert cards(hidden, "tuesday", STRENGTH) == ["Plank"]


def test_dragging_cards_has_a_menu_twin(hidden: MainWindow) -> None:
    select(hidden, "bird", "cat")
    choose(plan_menu(hidden), "Move selected cards to", "Friday", "Relief")
    assert cards(hidden, "friday", RELIEF) == ["Cat-Cow", "Bird Dog"]


def test_dragging_a_day_has_a_menu_twin(hidden: MainWindow) -> None:
    select(hidden, "bird")
    choose(plan_menu(hidden), "Copy day", "Sunday")
    assert cards(hidden, "sunday", WARM_UP) == ["Cat-Cow"]
    assert "Monday" not in texts(submenu(plan_menu(hidden), "Copy day").actions())


def test_a_submenu_that_was_empty_once_can_be_opened_later(hidden: MainWindow) -> None:
    hidden.library.list.clearSelection()
    select(hidden)
    for title in ("Add selected exercise to", "Move selected cards to"):
        menu = submenu(plan_menu(hidden), title)
        assert menu.isEnabled()
        assert all(not one.isEnabled() for one in menu.actions())
        assert menu.actions(), "an empty menu says nothing"
    select(hidden, "bird")
    assert texts(submenu(plan_menu(hidden), "Move selected cards to").actions())[0] == "Monday"


def test_the_menu_of_cards_holds_the_same_actions(window: MainWindow) -> None:
    select(window, "bird")
    view = cell(window, "monday", STRENGTH)
    window.board.menu_requested.emit(view.mapToGlobal(QPoint(5, 5)))
    menu = popup()
    names = "edit_dose cut copy paste duplicate delete move_up move_down move_left move_right"
    for name in (*names.split(), "group", "ungroup", "rounds"):
        assert action(window, name) in menu.actions()
    choose(menu, "Move to", "Thursday", "Warm-up")
    menu.close()
    assert cards(window, "thursday", WARM_UP) == ["Bird Dog"]


def test_the_menu_of_a_day_copies_labels_and_clears(window: MainWindow) -> None:
    window.board.day_menu_requested.emit("monday")
    menu = popup()
    choose(menu, "Copy this day to", "Tuesday")
    choose(menu, "Label this day…")
    dialog = opened_dialog(window)
    assert dialog.textValue() == "Gym"
    dialog.setTextValue("Home & away")
    dialog.accept()
    choose(menu, "Clear this day")
    menu.close()
    header = window.board.canvas.header("monday")
    assert header is not None
    assert header.accessibleName() == "Monday, Home & away"
    assert cards(window, "tuesday", STRENGTH) == ["Bird Dog", "Bridge"]
    assert cards(window, "monday", STRENGTH) == []


def test_the_menu_of_the_library_adds_anywhere_and_copies(window: MainWindow) -> None:
    take_exercise(window, "plank")
    window.library.menu_requested.emit(window.mapToGlobal(QPoint(60, 300)))
    menu = popup()
    choose(menu, "Add to", "Saturday", "Strength")
    choose(menu, "Copy")
    menu.close()
    assert cards(window, "saturday", STRENGTH) == ["Plank"]
    window.editing.paste()
    assert cards(window, "saturday", STRENGTH) == ["Plank", "Plank"]


def test_rounds_are_asked_for_the_current_block(window: MainWindow) -> None:
    select(window, "bird")
    action(window, "rounds").trigger()
    dialog = opened_dialog(window)
    dialog.setIntValue(3)
    dialog.accept()
    day = window.session.plan.weeks[0].day("monday")
    assert day is not None
    assert day.block(STRENGTH).rounds == 3
    assert window.session.undo_stack.undoText() == "set rounds of Monday, Strength"


def test_a_plan_can_be_renamed_and_the_title_follows_undo(window: MainWindow) -> None:
    action(window, "rename_plan").trigger()
    dialog = opened_dialog(window)
    dialog.setTextValue("  Second  ")
    dialog.accept()
    assert window.windowTitle() == "Maria Lopez – Second – Back Desk"
    assert window.header.plan.currentText() == "Second"
    window.session.undo_stack.undo()
    assert window.header.plan.currentText() == "Lower back, first weeks"


def test_settings_are_followed_at_once_and_remembered(hidden: MainWindow) -> None:
    before = hidden.session.coverage()
    action(hidden, "count_warm_up").trigger()
    assert hidden.session.coverage() != before
    assert "Warm-up" in hidden.coverage._rule.text()
    assert hidden.backend.settings_file.load().count_warm_up
    action(hidden, "paper_letter").trigger()
    assert hidden.backend.settings_file.load().paper == "letter"
    assert not action(hidden, "paper_a4").isChecked()


def test_help_says_what_this_is(window: MainWindow) -> None:
    action(window, "about").trigger()
    (box,) = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    assert "neither a diagnosis" in box.text()
    box.close()


def test_help_lists_all_shortcuts_on_a_low_screen_too(window: MainWindow) -> None:
    action(window, "keys").trigger()
    (page,) = [one for one in window.findChildren(QTextBrowser) if one.isVisible()]
    assert "Ctrl+Shift+Z" in page.toPlainText()
    assert page.window().height() <= 600
    assert page.verticalScrollBar().maximum() > 0
    page.window().close()


def test_filters_can_be_cleared_from_the_menu(hidden: MainWindow) -> None:
    panel = hidden.library
    everything = panel.model.rowCount()
    panel.filter_bar.blocks[STRENGTH].setChecked(True)
    panel.search_field.setText("row")
    assert panel.model.rowCount() < everything
    action(hidden, "clear_filters").trigger()
    assert panel.model.rowCount() == everything
