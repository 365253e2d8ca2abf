"""Weeks inserted, copied, moved and deleted from the menus: each undoable by its name, and always shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from backdesk.services.backend import Backend
from backdesk.ui.main_window import MainWindow
from backdesk.ui.weeks.desk import COMMANDS
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.ui.support import STRENGTH, action, bar_menus, cards, submenu, texts


@pytest.fixture
def window(hidden: MainWindow, backend: Backend) -> MainWindow:
    """Three weeks: one, two and three planks on Monday; the first is shown."""
    weeks = [
        (make_day("monday", strength=make_block(*(make_entry("plank") for _ in range(number)))),)
        for number in (1, 2, 3)
    ]
    hidden.desk.show(backend.planning.add(make_plan(*weeks), None))
    return hidden


def planks(window: MainWindow) -> list[int]:
    """How many each week of the plan has, after looking that all places show the same."""
    session, bar = window.session, window.header.weeks
    count = len(session.plan.weeks)
    found = [sum(1 for day in week.days for _ in day.entries()) for week in session.plan.weeks]
    assert len(cards(window, "monday", STRENGTH)) == found[session.week_index], "the board shows the week"
    assert window.model.week_index == session.week_index
    assert [one.week for one in bar.buttons if one.isChecked()] == [session.week_index]
    assert bar.buttons[-1].week == count - 1
    return found


def undo_text(window: MainWindow) -> str:
    return action(window, "undo").text()


def undo(window: MainWindow) -> None:
    action(window, "undo").trigger()


def test_an_empty_week_is_inserted_behind_the_shown_one_and_shown(window: MainWindow) -> None:
    before = window.session.plan
    action(window, "insert_week").trigger()
    assert planks(window) == [1, 0, 2, 3]
    assert window.session.week_index == 1
    assert undo_text(window) == "Undo insert week 2"
    undo(window)
    assert planks(window) == [1, 2, 3]
    assert window.session.plan == before


def test_a_week_is_duplicated_behind_itself(window: MainWindow, backend: Backend) -> None:
    window.session.show_week(1)
    action(window, "duplicate_week").trigger()
    assert planks(window) == [1, 2, 2, 3]
    assert window.session.week_index == 2
    assert undo_text(window) == "Undo duplicate week 2"
    assert backend.planning.open(window.session.plan.id).plan == window.session.plan


def test_a_deleted_week_comes_back_by_undo(window: MainWindow) -> None:
    before = window.session.plan
    window.session.show_week(2)
    action(window, "delete_week").trigger()
    assert planks(window) == [1, 2]
    assert window.session.week_index == 1
    assert undo_text(window) == "Undo delete week 3"
    undo(window)
    assert planks(window) == [1, 2, 3]
    assert window.session.plan == before
    action(window, "redo").trigger()
    assert planks(window) == [1, 2]


def test_the_last_week_stays_and_the_window_says_why(window: MainWindow) -> None:
    action(window, "delete_week").trigger()
    action(window, "delete_week").trigger()
    assert planks(window) == [3]
    action(window, "delete_week").trigger()
    assert planks(window) == [3]
    assert window.notice.accessibleName() == "A plan keeps at least one week; clear its days instead."


def test_a_week_moves_earlier_and_later_and_is_followed(window: MainWindow) -> None:
    assert not action(window, "week_earlier").isEnabled()
    action(window, "week_later").trigger()
    assert planks(window) == [2, 1, 3]
    assert window.session.week_index == 1
    assert undo_text(window) == "Undo move week 1 to 2"
    action(window, "week_later").trigger()
    assert planks(window) == [2, 3, 1]
    assert not action(window, "week_later").isEnabled()
    undo(window)
    undo(window)
    assert planks(window) == [1, 2, 3]
    assert window.session.week_index == 0
    assert action(window, "week_later").isEnabled()


def test_dragging_a_week_button_moves_the_week(window: MainWindow) -> None:
    window.header.weeks.week_moved.emit(2, 0)
    assert planks(window) == [3, 1, 2]
    assert window.session.week_index == 0


def test_a_week_is_copied_and_pasted_with_and_without_doses(window: MainWindow) -> None:
    action(window, "copy_week").trigger()
    window.session.show_week(2)
    action(window, "paste_week").trigger()
    assert planks(window) == [1, 2, 3, 1]
    assert window.session.week_index == 3
    action(window, "paste_week_bare").trigger()
    assert planks(window) == [1, 2, 3, 1, 1]
    pasted = window.session.plan.weeks[4].days[0].block(STRENGTH).entries[0]
    assert pasted.dose == window.session.catalogue.exercises[pasted.exercise].default_dose
    undo(window)
    undo(window)
    assert planks(window) == [1, 2, 3]


def test_without_a_copied_week_nothing_is_pasted(window: MainWindow) -> None:
    QApplication.clipboard().setText("something else")
    action(window, "paste_week").trigger()
    assert planks(window) == [1, 2, 3]
    assert window.notice.accessibleName() == "No week was copied. Copy a week first."
    window.board.select_all()
    action(window, "copy").trigger()
    action(window, "paste_week").trigger()
    assert planks(window) == [1, 2, 3], "copied cards are no week"


def test_a_plan_takes_no_more_than_26_weeks(window: MainWindow, backend: Backend) -> None:
    window.desk.show(backend.planning.add(make_plan(*[()] * 26), None))
    action(window, "insert_week").trigger()
    assert len(window.session.plan.weeks) == 26
    assert window.notice.accessibleName() == "A plan holds at most 26 weeks."


def test_an_edit_elsewhere_stays_in_its_week(window: MainWindow) -> None:
    window.session.show_week(1)
    window.board.select_all()
    action(window, "delete").trigger()
    assert planks(window) == [1, 0, 3]
    assert window.session.week_index == 1


def test_the_menu_of_a_button_shows_its_week_and_holds_the_same_commands(window: MainWindow) -> None:
    window.header.weeks.menu_requested.emit(1, QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert window.session.week_index == 1
    names = [name for name in COMMANDS.split() if name != "-"]
    assert [one for one in menu.actions() if not one.isSeparator()] == [
        action(window, name) for name in names
    ]
    menu.close()
    window.header.weeks.more.click()
    again = QApplication.activePopupWidget()
    assert isinstance(again, QMenu)
    assert window.session.week_index == 1
    assert again.actions()[0] is action(window, names[0])
    assert texts(again.actions()) == texts(menu.actions())
    again.close()
    plan_menu = next(one for one in bar_menus(window) if one.title() == "&Plan")
    assert texts(submenu(plan_menu, "Weeks").actions()) == texts(menu.actions())
