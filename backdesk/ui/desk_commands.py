"""The commands of the desk and the menus they stand in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from backdesk.ui.actions import Actions, Command

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow

Key = QKeySequence.StandardKey


def build_commands(window: MainWindow) -> Actions:
    """Make all actions of the window."""
    actions = Actions(window)
    _file_commands(window, actions)
    _edit_commands(window, actions)
    _plan_commands(window, actions)
    _view_commands(window, actions)
    return actions


def build_menus(window: MainWindow, actions: Actions) -> None:
    """Put all actions into the menu bar; every one has its place there."""
    say = window.words.gettext
    bar = window.menuBar()
    bar.setAccessibleName(say("Menu bar"))
    actions.fill(bar.addMenu(say("&File")), "new_client new_plan - import export - quit")
    edit = bar.addMenu(say("&Edit"))
    actions.fill(edit, "undo redo - cut copy paste duplicate delete - select_all edit_dose")
    plan = bar.addMenu(say("&Plan"))
    actions.fill(plan, "move_up move_down move_left move_right - group ungroup rounds -")
    plan.addMenu(lazy_menu(say("Add selected exercise to"), window, window.menus.fill_add_menu))
    plan.addMenu(lazy_menu(say("Move selected cards to"), window, window.menus.fill_move_menu))
    actions.fill(plan, "-")
    plan.addMenu(lazy_menu(say("Copy day"), window, window.menus.fill_copy_day_menu))
    actions.fill(plan, "label_day clear_day - previous_week next_week - rename_plan")
    actions.fill(bar.addMenu(say("&Library")), "find add_current clear_filters")
    actions.fill(bar.addMenu(say("&Client")), "new_client rename_client")
    handout = bar.addMenu(say("H&andout"))
    actions.fill(handout, "save_pdf open_pdf -")
    handout.addMenu(_paper_menu(window, actions))
    actions.fill(handout, "grey coverage_in_handout")
    view = bar.addMenu(say("&View"))
    view.addMenu(_theme_menu(window, actions))
    actions.fill(view, "- count_warm_up count_relief double_sides - go_library go_board go_coverage go_dose")
    actions.fill(bar.addMenu(say("&Help")), "welcome tour keys about")


def lazy_menu(title: str, window: MainWindow, fill: Callable[[QMenu], None]) -> QMenu:
    """A submenu that is filled when it opens; it says so when nothing fits."""
    menu = QMenu(title, window)

    def on_about_to_show() -> None:
        menu.clear()
        fill(menu)
        if menu.isEmpty():
            menu.addAction(window.words.gettext("Nothing is selected")).setEnabled(False)

    menu.aboutToShow.connect(on_about_to_show)
    return menu


def _file_commands(window: MainWindow, actions: Actions) -> None:
    say = window.words.gettext
    actions.add("new_client", Command(say("New client…"), window.desk.ask_new_client, "Ctrl+Shift+N"))
    actions.add("rename_client", Command(say("Rename client…"), window.desk.ask_rename_client))
    actions.add("new_plan", Command(say("New plan…"), window.desk.ask_new_plan, Key.New))
    actions.add("rename_plan", Command(say("Rename plan…"), window.desk.ask_rename_plan))
    actions.add("import", Command(say("Import a plan…"), window.desk.ask_import, Key.Open))
    actions.add("export", Command(say("Export this plan…"), window.desk.ask_export, "Ctrl+E"))
    actions.add("quit", Command(say("Quit"), window.close, "Ctrl+Q"))
    actions.add("save_pdf", Command(say("Save handout as PDF…"), window.save_handout, "Ctrl+P"))
    actions.add("open_pdf", Command(say("Open handout"), window.open_handout, "Ctrl+Shift+P"))


def _edit_commands(window: MainWindow, actions: Actions) -> None:
    say, editing, board = window.words.gettext, window.editing, window.board
    stack = window.session.undo_stack
    for name, action, key in (
        ("undo", stack.createUndoAction(window, say("Undo")), "Ctrl+Z"),
        ("redo", stack.createRedoAction(window, say("Redo")), "Ctrl+Shift+Z"),
    ):
        action.setShortcuts([QKeySequence(key), *([QKeySequence("Ctrl+Y")] if name == "redo" else [])])
        actions.by_name[name] = action
        window.addAction(action)
    for signal in (stack.undoTextChanged, stack.redoTextChanged):
        signal.connect(window.on_history_changed)
    actions.add("cut", Command(say("Cut"), editing.cut_selected, Key.Cut), within=board)
    actions.add("copy", Command(say("Copy"), editing.copy_selected, Key.Copy), within=board)
    actions.add("paste", Command(say("Paste"), editing.paste, Key.Paste), within=board)
    actions.add("duplicate", Command(say("Duplicate"), editing.duplicate_selected, "Ctrl+D"), within=board)
    actions.add("delete", Command(say("Remove"), editing.delete_selected, "Del"), within=board)
    actions.add("select_all", Command(say("Select all cards"), board.select_all, Key.SelectAll), within=board)
    actions.add("edit_dose", Command(say("Edit dose"), window.focus.dose, "F2"))


def _plan_commands(window: MainWindow, actions: Actions) -> None:
    say, editing, board = window.words.gettext, window.editing, window.board
    moves = {
        "move_up": (say("Move up"), "Alt+Up", 0, -1),
        "move_down": (say("Move down"), "Alt+Down", 0, 1),
        "move_left": (say("Move to the day before"), "Alt+Left", -1, 0),
        "move_right": (say("Move to the day after"), "Alt+Right", 1, 0),
    }
    for name, (text, key, dx, dy) in moves.items():
        command = Command(text, partial(editing.move_selected, dx, dy), key)
        actions.add(name, command, within=board)
    actions.add("group", Command(say("Make a superset"), editing.group_selected, "Ctrl+G"), within=board)
    actions.add(
        "ungroup",
        Command(say("Take out of the superset"), editing.ungroup_selected, "Ctrl+Shift+G"),
        within=board,
    )
    actions.add(
        "rounds",
        Command(say("Rounds of this block…"), lambda: window.desk.ask_rounds(board.current_cell), "Ctrl+R"),
    )
    actions.add(
        "label_day",
        Command(say("Label this day…"), lambda: window.desk.ask_day_label(_current_day(window)), "Ctrl+L"),
    )
    actions.add("clear_day", Command(say("Clear this day"), lambda: _clear_current_day(window)))
    actions.add(
        "previous_week",
        Command(
            say("Previous week"), lambda: window.session.show_week(window.session.week_index - 1), "Ctrl+PgUp"
        ),
    )
    actions.add(
        "next_week",
        Command(
            say("Next week"), lambda: window.session.show_week(window.session.week_index + 1), "Ctrl+PgDown"
        ),
    )
    actions.add("find", Command(say("Search exercises"), window.focus.search, Key.Find))
    actions.add(
        "add_current", Command(say("Add to the current cell"), window.library.on_add_requested, "Ctrl+Return")
    )
    actions.add(
        "clear_filters", Command(say("Clear search and filters"), window.focus.clear_filters, "Ctrl+Shift+F")
    )


def _view_commands(window: MainWindow, actions: Actions) -> None:
    say, settings = window.words.gettext, window.settings
    actions.add("go_library", Command(say("Go to the library"), window.focus.library, "Ctrl+1"))
    actions.add("go_board", Command(say("Go to the board"), window.focus.board, "Ctrl+2"))
    actions.add("go_coverage", Command(say("Go to the coverage"), window.focus.coverage, "Ctrl+3"))
    actions.add("go_dose", Command(say("Go to the dose"), window.focus.dose, "Ctrl+4"))
    actions.add("welcome", Command(say("Welcome page"), window.focus.show_welcome))
    actions.add("tour", Command(say("Tour"), window.focus.start_tour))
    actions.add("keys", Command(say("Keyboard shortcuts"), window.focus.show_keys, "F1"))
    actions.add("about", Command(say("About Back Desk"), window.focus.show_about))
    for name, text, setting in (
        ("count_warm_up", say("Count warm-up sets"), "count_warm_up"),
        ("count_relief", say("Count relief sets"), "count_relief"),
        ("double_sides", say("Count each side"), "double_each_side"),
        ("grey", say("Print in grey"), "grey"),
        ("coverage_in_handout", say("Add the coverage to the handout"), "coverage_in_handout"),
    ):
        change = partial(window.change_setting, setting)
        actions.toggle(name, text, change, checked=getattr(settings, setting))


def _paper_menu(window: MainWindow, actions: Actions) -> QMenu:
    say = window.words.gettext
    choices = {"a4": say("A4"), "letter": say("Letter")}
    return _choice_menu(window, say("Paper"), "paper", choices, actions)


def _theme_menu(window: MainWindow, actions: Actions) -> QMenu:
    say = window.words.gettext
    choices = {"system": say("Like the system"), "light": say("Light"), "dark": say("Dark")}
    return _choice_menu(window, say("Colours"), "theme", choices, actions)


def _choice_menu(
    window: MainWindow, title: str, setting: str, choices: dict[str, str], actions: Actions
) -> QMenu:
    menu = QMenu(title, window)
    group = QActionGroup(menu)
    for value, text in choices.items():
        action = actions.toggle(
            f"{setting}_{value}",
            text,
            partial(_choose, window, setting, value),
            checked=getattr(window.settings, setting) == value,
        )
        group.addAction(action)
        menu.addAction(action)
    return menu


def _choose(window: MainWindow, setting: str, value: str, on: bool) -> None:
    if on:
        window.change_setting(setting, value)


def _current_day(window: MainWindow) -> str | None:
    cell = window.board.current_cell
    return None if cell is None else cell.day


def _clear_current_day(window: MainWindow) -> None:
    day = _current_day(window)
    if day is not None:
        window.editing.clear_day(day)
