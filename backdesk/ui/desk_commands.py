"""The commands of the desk and the menus they stand in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from backdesk.services.settings import Settings
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
    actions.fill(bar.addMenu(say("&Client")), "new_client rename_client - records")
    handout = bar.addMenu(say("H&andout"))
    actions.fill(handout, "handout back - print save_pdf open_pdf email - records batch - clinic -")
    handout.addMenu(_paper_menu(window, actions))
    actions.fill(handout, "grey large_print coverage_in_handout")
    view = bar.addMenu(say("&View"))
    view.addMenu(_theme_menu(window, actions))
    actions.fill(view, "- count_warm_up count_relief double_sides - go_library go_board go_coverage go_dose")
    actions.fill(bar.addMenu(say("&Help")), "welcome tour keys about")


def show_settings(actions: Actions, settings: Settings) -> None:
    """Check the entries that the settings stand for; a choice may have been made elsewhere."""
    for name in ("grey", "large_print", "coverage_in_handout"):
        actions.by_name[name].setChecked(getattr(settings, name))
    actions.by_name[f"paper_{settings.paper}"].setChecked(True)


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
    handout = window.handout
    actions.add("handout", Command(say("Show the handout"), handout.open, "Ctrl+Shift+H"))
    # the same key leads there and back; not Ctrl+H, which hides the program on a Mac
    actions.add("back", Command(say("Back to the plan"), handout.back, "Ctrl+Shift+H"))
    actions.add("print", Command(say("Print…"), handout.print, Key.Print))
    actions.add("save_pdf", Command(say("Save handout as PDF…"), handout.save, "Ctrl+Shift+S"))
    actions.add("open_pdf", Command(say("Open handout"), handout.open_pdf, "Ctrl+Shift+P"))
    paperwork = window.paperwork
    actions.add("records", Command(say("Handouts given out…"), paperwork.open_records, "Ctrl+Shift+R"))
    actions.add("batch", Command(say("Handouts for many clients…"), paperwork.open_batch, "Ctrl+Shift+B"))
    actions.add("clinic", Command(say("Clinic and letterhead…"), paperwork.edit_clinic))
    actions.add("email", Command(say("Save as e-mail…"), handout.email, "Ctrl+Shift+E"))


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
    edits: tuple[tuple[str, str, Callable[[], object], QKeySequence.StandardKey | str], ...] = (
        ("cut", say("Cut"), editing.cut_selected, Key.Cut),
        ("copy", say("Copy"), editing.copy_selected, Key.Copy),
        ("paste", say("Paste"), editing.paste, Key.Paste),
        ("duplicate", say("Duplicate"), editing.duplicate_selected, "Ctrl+D"),
        ("delete", say("Remove"), editing.delete_selected, "Del"),
        ("select_all", say("Select all cards"), board.select_all, Key.SelectAll),
    )
    for name, text, run, shortcut in edits:
        actions.add(name, Command(text, _at_desk(window, run), shortcut), within=board)
    actions.add("edit_dose", Command(say("Edit dose"), _at_desk(window, window.focus.dose), "F2"))


def _plan_commands(window: MainWindow, actions: Actions) -> None:
    say, editing, board = window.words.gettext, window.editing, window.board
    moves = {
        "move_up": (say("Move up"), "Alt+Up", 0, -1),
        "move_down": (say("Move down"), "Alt+Down", 0, 1),
        "move_left": (say("Move to the day before"), "Alt+Left", -1, 0),
        "move_right": (say("Move to the day after"), "Alt+Right", 1, 0),
    }
    for name, (text, key, dx, dy) in moves.items():
        command = Command(text, _at_desk(window, partial(editing.move_selected, dx, dy)), key)
        actions.add(name, command, within=board)
    group, ungroup = _at_desk(window, editing.group_selected), _at_desk(window, editing.ungroup_selected)
    actions.add("group", Command(say("Make a superset"), group, "Ctrl+G"), within=board)
    actions.add("ungroup", Command(say("Take out of the superset"), ungroup, "Ctrl+Shift+G"), within=board)
    rounds = _at_desk(window, lambda: window.desk.ask_rounds(board.current_cell))
    actions.add("rounds", Command(say("Rounds of this block…"), rounds, "Ctrl+R"))
    label = _at_desk(window, lambda: window.desk.ask_day_label(_current_day(window)))
    actions.add("label_day", Command(say("Label this day…"), label, "Ctrl+L"))
    clear = _at_desk(window, lambda: _clear_current_day(window))
    actions.add("clear_day", Command(say("Clear this day"), clear))
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
    find, add = _at_desk(window, window.focus.search), _at_desk(window, window.library.on_add_requested)
    actions.add("find", Command(say("Search exercises"), find, Key.Find))
    actions.add("add_current", Command(say("Add to the current cell"), add, "Ctrl+Return"))
    clear_filters = _at_desk(window, window.focus.clear_filters)
    actions.add("clear_filters", Command(say("Clear search and filters"), clear_filters, "Ctrl+Shift+F"))


def _view_commands(window: MainWindow, actions: Actions) -> None:
    say, settings = window.words.gettext, window.settings
    focus = window.focus
    ways: tuple[tuple[str, str, Callable[[], object], str | None], ...] = (
        ("go_library", say("Go to the library"), focus.library, "Ctrl+1"),
        ("go_board", say("Go to the board"), focus.board, "Ctrl+2"),
        ("go_coverage", say("Go to the coverage"), focus.coverage, "Ctrl+3"),
        ("go_dose", say("Go to the dose"), focus.dose, "Ctrl+4"),
        ("welcome", say("Welcome page"), focus.show_welcome, None),
        ("tour", say("Tour"), focus.start_tour, None),
    )
    for name, text, run, shortcut in ways:
        actions.add(name, Command(text, _at_desk(window, run), shortcut))
    actions.add("keys", Command(say("Keyboard shortcuts"), window.focus.show_keys, "F1"))
    actions.add("about", Command(say("About Back Desk"), window.focus.show_about))
    for name, text, setting in (
        ("count_warm_up", say("Count warm-up sets"), "count_warm_up"),
        ("count_relief", say("Count relief sets"), "count_relief"),
        ("double_sides", say("Count each side"), "double_each_side"),
        ("grey", say("Print in grey"), "grey"),
        ("large_print", say("Large print"), "large_print"),
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


def _at_desk(window: MainWindow, run: Callable[[], object]) -> Callable[[], object]:
    """Show the plan first: nobody should change or enter what is hidden behind the handout."""

    def on_desk() -> object:
        window.handout.back()
        return run()

    return on_desk


def _current_day(window: MainWindow) -> str | None:
    cell = window.board.current_cell
    return None if cell is None else cell.day


def _clear_current_day(window: MainWindow) -> None:
    day = _current_day(window)
    if day is not None:
        window.editing.clear_day(day)
