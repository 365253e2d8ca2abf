"""The whole job with keys only."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.domain.ids import EntryId
from backdesk.domain.plan import WEEKDAYS, Cell
from backdesk.services.backend import Backend
from backdesk.ui.main_window import MainWindow
from backdesk.ui.planner.cell_view import CellView
from tests.factories import make_plan
from tests.ui.support import CTRL, RELIEF, STRENGTH, WARM_UP, action, cards, cell, select, shown_ids

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NOTHING = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NOTHING) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focused(), key, modifiers)


def type_text(text: str) -> None:
    QTest.keyClicks(focused(), text)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def go_to(window: MainWindow, day: str, block: object) -> CellView:
    view = cell(window, day, block)  # type: ignore[arg-type]
    view.setFocus()
    assert focused() is view
    return view


@pytest.fixture
def on_bird(window: MainWindow) -> MainWindow:
    """The keyboard is in Monday, Strength with Bird Dog selected."""
    go_to(window, "monday", STRENGTH)
    select(window, "bird")
    return window


def close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.close()


@pytest.fixture(autouse=True)
def _no_dialog_stays() -> Iterator[None]:
    yield
    close_dialogs()


def test_search_down_enter_adds_to_the_current_cell(window: MainWindow) -> None:
    go_to(window, "tuesday", RELIEF)
    press(Key.Key_F, CTRL)
    assert focused() is window.library.search_field
    type_text("childs pose")
    press(Key.Key_Down)
    assert focused() is window.library.list
    press(Key.Key_Return)

    assert cards(window, "tuesday", RELIEF) == ["Child's Pose"]
    assert focused() is window.library.list
    press(Key.Key_Return)
    assert cards(window, "tuesday", RELIEF) == ["Child's Pose", "Child's Pose"]


def test_enter_in_the_search_field_adds_the_best_match(window: MainWindow) -> None:
    go_to(window, "friday", STRENGTH)
    press(Key.Key_F, CTRL)
    type_text("bird dog")
    press(Key.Key_Return)
    assert cards(window, "friday", STRENGTH) == ["Bird Dog"]


def test_enter_in_an_empty_search_field_adds_nothing(window: MainWindow) -> None:
    press(Key.Key_F, CTRL)
    press(Key.Key_Return)
    assert len(shown_ids(window)) == 4


def test_escape_in_the_search_field_clears_it(window: MainWindow) -> None:
    press(Key.Key_F, CTRL)
    type_text("lats")
    press(Key.Key_Escape)
    assert window.library.search_field.text() == ""


def test_several_library_rows_are_added_at_once(window: MainWindow) -> None:
    go_to(window, "sunday", WARM_UP)
    press(Key.Key_1, CTRL)
    press(Key.Key_Home)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Return)
    assert len(cards(window, "sunday", WARM_UP)) == 3


def test_an_added_exercise_lands_behind_the_selected_card(on_bird: MainWindow) -> None:
    press(Key.Key_F, CTRL)
    type_text("plank")
    press(Key.Key_Return)
    assert cards(on_bird, "monday", STRENGTH) == ["Bird Dog", "Plank", "Bridge"]


def test_arrows_walk_through_cards_and_cells(on_bird: MainWindow) -> None:
    press(Key.Key_Down)
    assert on_bird.board.selected_ids() == ("bridge",)
    press(Key.Key_Down)
    assert focused() is cell(on_bird, "monday", RELIEF)
    press(Key.Key_Right)
    press(Key.Key_Right)
    assert focused() is cell(on_bird, "wednesday", RELIEF)
    assert on_bird.board.selected_ids() == ("child",)
    press(Key.Key_Up)
    press(Key.Key_Left)
    press(Key.Key_Left)
    assert focused() is cell(on_bird, "monday", STRENGTH)
    assert on_bird.board.selected_ids() == ("bird",)


def test_arrows_reach_every_cell_and_stop_at_the_edges(window: MainWindow) -> None:
    go_to(window, "monday", WARM_UP)
    seen = set()
    for _ in BLOCK_ORDER:
        for _ in range(len(WEEKDAYS) + 1):
            press(Key.Key_Left)
        for _ in range(len(WEEKDAYS) + 1):
            seen.add((focused().cell.day, focused().cell.block))  # type: ignore[attr-defined]
            press(Key.Key_Right)
        for _ in range(4):
            if focused().cell.block is not BLOCK_ORDER[len({block for _, block in seen}) % 3]:  # type: ignore[attr-defined]
                press(Key.Key_Down)
    assert len(seen) == 21


def test_coming_from_below_the_last_card_is_taken(window: MainWindow) -> None:
    go_to(window, "monday", RELIEF)
    press(Key.Key_Up)
    assert window.board.selected_ids() == ("bridge",)


def test_shift_and_arrows_select_several_cards(on_bird: MainWindow) -> None:
    press(Key.Key_Down, SHIFT)
    assert on_bird.board.selected_ids() == ("bird", "bridge")


def test_alt_arrows_move_the_card(on_bird: MainWindow) -> None:
    press(Key.Key_Down, ALT)
    assert cards(on_bird, "monday", STRENGTH) == ["Bridge", "Bird Dog"]
    press(Key.Key_Down, ALT)
    assert cards(on_bird, "monday", RELIEF) == ["Bird Dog"]
    press(Key.Key_Right, ALT)
    assert cards(on_bird, "tuesday", RELIEF) == ["Bird Dog"]
    press(Key.Key_Up, ALT)
    assert cards(on_bird, "tuesday", STRENGTH) == ["Bird Dog"]
    press(Key.Key_Left, ALT)
    assert cards(on_bird, "monday", STRENGTH) == ["Bridge", "Bird Dog"]
    assert on_bird.board.selected_ids() == ("bird",)


def test_alt_arrows_can_be_pressed_again_and_again(on_bird: MainWindow) -> None:
    for _ in range(10):
        press(Key.Key_Right, ALT)
    assert cards(on_bird, "sunday", STRENGTH) == ["Bird Dog"]
    for _ in range(10):
        press(Key.Key_Up, ALT)
    assert cards(on_bird, "sunday", WARM_UP) == ["Bird Dog"]


def test_copy_and_paste_into_another_cell(on_bird: MainWindow) -> None:
    press(Key.Key_C, CTRL)
    go_to(on_bird, "friday", WARM_UP)
    press(Key.Key_V, CTRL)
    press(Key.Key_V, CTRL)
    assert cards(on_bird, "friday", WARM_UP) == ["Bird Dog", "Bird Dog"]
    assert cards(on_bird, "monday", STRENGTH) == ["Bird Dog", "Bridge"]
    assert QGuiApplication.clipboard().text() == "Bird Dog: 3 sets of 10 each side"
    assert len(set(shown_ids(on_bird))) == 6


def test_cut_and_paste_moves_with_the_dose(on_bird: MainWindow) -> None:
    press(Key.Key_X, CTRL)
    assert cards(on_bird, "monday", STRENGTH) == ["Bridge"]
    go_to(on_bird, "friday", RELIEF)
    press(Key.Key_V, CTRL)
    (pasted,) = on_bird.board.selected_ids()
    card = on_bird.model.card(on_bird.model.find(EntryId(pasted)))
    assert card is not None
    assert card.accessible_name == "Bird Dog, 3 sets of 10 each side"


def test_pasting_foreign_text_does_nothing(on_bird: MainWindow) -> None:
    QGuiApplication.clipboard().setText("bird-dog")
    press(Key.Key_V, CTRL)
    assert len(shown_ids(on_bird)) == 4


def test_duplicate_delete_and_select_all(on_bird: MainWindow) -> None:
    press(Key.Key_D, CTRL)
    assert cards(on_bird, "monday", STRENGTH) == ["Bird Dog", "Bird Dog", "Bridge"]
    press(Key.Key_Delete)
    assert cards(on_bird, "monday", STRENGTH) == ["Bird Dog", "Bridge"]
    press(Key.Key_A, CTRL)
    assert len(on_bird.board.selected_ids()) == 4
    press(Key.Key_Delete)
    assert shown_ids(on_bird) == []
    press(Key.Key_Z, CTRL)
    assert len(shown_ids(on_bird)) == 4


def test_f2_and_enter_go_to_the_dose_and_ctrl_2_comes_back(on_bird: MainWindow) -> None:
    press(Key.Key_F2)
    assert focused() is on_bird.dose_editor.field("sets")
    type_text("5")
    press(Key.Key_2, CTRL)
    assert focused() is cell(on_bird, "monday", STRENGTH)
    card = on_bird.model.card(on_bird.model.find(EntryId("bird")))
    assert card is not None
    assert card.dose == "5 sets of 10 each side"
    press(Key.Key_Return)
    assert focused() is on_bird.dose_editor.field("sets")


def test_ctrl_g_makes_a_superset_and_ctrl_shift_g_takes_it_apart(on_bird: MainWindow) -> None:
    press(Key.Key_Down, SHIFT)
    press(Key.Key_G, CTRL)
    labels = [card.bracket for _, card in on_bird.board.canvas.cards()]
    assert labels == ["", "A1", "A2", ""]
    press(Key.Key_G, CTRL | SHIFT)
    assert [card.bracket for _, card in on_bird.board.canvas.cards()] == ["", "", "", ""]


def test_a_superset_of_one_card_is_refused_in_a_sentence(on_bird: MainWindow) -> None:
    press(Key.Key_G, CTRL)
    assert "at least two cards" in on_bird.notice.label.text()


def test_undo_and_redo_carry_names(window: MainWindow) -> None:
    go_to(window, "tuesday", STRENGTH)
    press(Key.Key_F, CTRL)
    type_text("bird dog")
    press(Key.Key_Return)
    assert action(window, "undo").text() == "Undo add Bird Dog"
    press(Key.Key_2, CTRL)
    press(Key.Key_Z, CTRL)
    assert cards(window, "tuesday", STRENGTH) == []
    assert action(window, "redo").text() == "Redo add Bird Dog"
    press(Key.Key_Z, CTRL | SHIFT)
    assert cards(window, "tuesday", STRENGTH) == ["Bird Dog"]
    press(Key.Key_Z, CTRL)
    press(Key.Key_Y, CTRL)
    assert cards(window, "tuesday", STRENGTH) == ["Bird Dog"]


def test_a_text_field_undoes_its_own_typing_first(on_bird: MainWindow) -> None:
    press(Key.Key_D, CTRL)
    press(Key.Key_F, CTRL)
    type_text("x")
    press(Key.Key_Z, CTRL)
    assert on_bird.library.search_field.text() == ""
    assert cards(on_bird, "monday", STRENGTH) == ["Bird Dog", "Bird Dog", "Bridge"]


def test_delete_in_a_text_field_deletes_text_and_no_cards(on_bird: MainWindow) -> None:
    press(Key.Key_F, CTRL)
    type_text("ab")
    press(Key.Key_Home)
    press(Key.Key_Delete)
    assert on_bird.library.search_field.text() == "b"
    assert len(shown_ids(on_bird)) == 4


def test_the_parts_of_the_window_are_one_key_away(on_bird: MainWindow) -> None:
    for key, widget in (
        (Key.Key_1, on_bird.library.list),
        (Key.Key_2, cell(on_bird, "monday", STRENGTH)),
        (Key.Key_3, on_bird.coverage.tree),
        (Key.Key_4, on_bird.dose_editor.field("sets")),
    ):
        press(key, CTRL)
        assert focused() is widget


def test_a_day_head_opens_its_menu_with_enter(window: MainWindow, qtbot: QtBot) -> None:
    header = window.board.canvas.header("monday")
    assert header is not None
    header.setFocus()
    press(Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [one.text() for one in menu.actions() if not one.isSeparator()]
    assert offered[:4] == ["Copy this day", "Cut this day", "Paste here", "Paste here without doses"]
    assert {"Copy this day to", "Label this day…", "Clear this day"} <= set(offered)
    menu.close()


def test_the_menu_key_opens_the_menu_of_the_current_card(on_bird: MainWindow) -> None:
    press(Key.Key_Menu)
    QApplication.sendEvent(focused(), _context_event(focused()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert action(on_bird, "duplicate") in menu.actions()
    menu.close()


def _context_event(widget: QWidget) -> QEvent:
    from PySide6.QtGui import QContextMenuEvent

    middle = widget.rect().center()
    return QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, widget.mapToGlobal(middle))


def shortcuts(window: MainWindow) -> list[tuple[str, QAction, QKeySequence]]:
    return [
        (name, found, key)
        for name, found in window.actions_by_name.by_name.items()
        for key in found.shortcuts()
    ]


def test_no_two_actions_share_a_shortcut(window: MainWindow) -> None:
    there_and_back = {"handout", "back"}  # one key, and only one of the two can be chosen
    assert [name for name in there_and_back if action(window, name).isEnabled()] == ["handout"]
    window.handout.open()
    assert [name for name in there_and_back if action(window, name).isEnabled()] == ["back"]
    keys = [key.toString() for name, _, key in shortcuts(window) if name != "back"]
    assert sorted(keys) == sorted(set(keys))
    assert len(keys) > 25


class Quiet(QObject):
    """Keeps the window open while its Quit is tried."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Close:
            event.ignore()
            return True
        return False


def test_every_shortcut_reaches_its_action(on_bird: MainWindow, qtbot: QtBot) -> None:
    window, quiet = on_bird, Quiet()
    window.installEventFilter(quiet)
    window.handouts.open_file = lambda path: True
    window.handouts.printing.ask = lambda *about: None
    for name, found, key in shortcuts(window):
        window.handout.back()
        if name == "back":
            window.handout.open()
        else:
            found.setEnabled(True)
            go_to(window, "monday", STRENGTH)
        with qtbot.wait_signal(found.triggered, timeout=500, raising=False) as triggered:
            QTest.keySequence(focused(), key)
        assert triggered.signal_triggered, f"{name}: {key.toString()} does nothing"
        close_dialogs()
        window.activateWindow()
    qtbot.wait_until(lambda: window.runner.is_idle)
    window.removeEventFilter(quiet)


def tab_round(window: MainWindow, *, backwards: bool) -> list[QWidget]:
    """The widgets that Tab visits from the search field until it is back."""
    window.library.search_field.setFocus()
    visited: list[QWidget] = []
    for _ in range(150):
        press(Key.Key_Backtab if backwards else Key.Key_Tab, SHIFT if backwards else NOTHING)
        visited.append(focused())
        if visited[-1] is window.library.search_field:
            return visited
    raise AssertionError(f"Tab is trapped in {visited[-1]}")


@pytest.mark.parametrize("backwards", [False, True])
def test_tab_goes_all_the_way_round(window: MainWindow, backwards: bool) -> None:
    select(window, "bird")
    visited = tab_round(window, backwards=backwards)
    wanted: list[QWidget] = [
        window.library.list,
        window.coverage.tree,
        window.dose_editor.side,
        window.dose_editor.note,
        window.selected.details,
        window.header.client,
        window.header.plan,
        *(window.dose_editor.field(name) for name in ("sets", "reps", "tempo")),
        *(cell(window, day, block) for day in WEEKDAYS for block in BLOCK_ORDER),
        *window.header.findChildren(QPushButton),
    ]
    missing = [widget.accessibleName() for widget in wanted if widget not in visited]
    assert missing == []
    assert len(visited) == len(set(visited)), "Tab visits something twice"
    parts = [window.library.list, cell(window, "monday", WARM_UP), window.coverage.tree]
    order = [visited.index(part) for part in parts]
    assert order == sorted(order, reverse=backwards), "library, board, coverage is the order on the screen"


def test_week_buttons_keep_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.session.open(make_plan(*[()] * 12), None)
    window.desk.refresh_header()
    last = window.header.weeks.buttons[-1]
    qtbot.wait_until(last.isVisible)
    last.setFocus()
    press(Key.Key_Space)
    assert window.session.week_index == 4
    assert focused().accessibleName() == "Week 5"
    press(Key.Key_Space)
    assert window.header.weeks.buttons[2].isChecked(), "the week that is shown stays marked"


def test_the_keyboard_stays_in_its_cell_when_weeks_are_turned(window: MainWindow, backend: Backend) -> None:
    window.desk.show(backend.planning.add(make_plan((), ()), None))
    go_to(window, "tuesday", WARM_UP)
    press(Key.Key_PageDown, CTRL)
    assert window.session.week_index == 1
    assert focused() is cell(window, "tuesday", WARM_UP)
    assert window.board.current_cell == Cell(1, "tuesday", WARM_UP)
    press(Key.Key_F, CTRL)
    press(Key.Key_PageUp, CTRL)
    assert window.session.week_index == 0
    assert focused() is window.library.search_field


def test_another_plan_begins_at_its_first_cell(window: MainWindow, backend: Backend) -> None:
    go_to(window, "friday", RELIEF)
    window.desk.show(backend.planning.add(make_plan(()), None))
    assert window.board.current_cell == Cell(0, "monday", STRENGTH)
    assert focused() is cell(window, "monday", STRENGTH)


def test_the_keyboard_reaches_the_library_by_tab_too(window: MainWindow) -> None:
    go_to(window, "friday", STRENGTH)
    press(Key.Key_F, CTRL)
    type_text("bird dog")
    while focused() is not window.library.list:
        press(Key.Key_Tab)
    press(Key.Key_Return)
    assert cards(window, "friday", STRENGTH) == ["Bird Dog"]


def test_the_pane_shows_the_card_again_after_a_look_into_the_library(on_bird: MainWindow) -> None:
    press(Key.Key_1, CTRL)
    assert not on_bird.dose_editor.isEnabled()
    press(Key.Key_2, CTRL)
    assert on_bird.selected.title.text() == "Bird Dog"
    press(Key.Key_1, CTRL)
    press(Key.Key_F2)
    assert focused() is on_bird.dose_editor.field("sets")
