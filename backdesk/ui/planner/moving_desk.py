"""The commands that move, copy and swap: their menu entries and dialogs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu

from backdesk.domain import plan_edits
from backdesk.domain.plan import Entry
from backdesk.domain.supersets import LETTERS
from backdesk.errors import PlanEditError
from backdesk.ui.actions import Command

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow


class MovingDesk(QObject):
    """Adds its commands to the menus; the dialogs' modules are loaded when first opened."""

    def __init__(self, window: MainWindow) -> None:
        """Works on the window's parts."""
        super().__init__(window)
        self._window = window
        self._say = window.words.gettext
        self._clipboard = window.editing.clipboard
        self._add_commands()
        window.board.rounds_requested.connect(window.desk.ask_rounds)
        window.selected.doses_requested.connect(self.open_doses)

    def open_swap(self) -> QDialog | None:
        """Choose another exercise for the selected cards, which must all be of one exercise."""
        entries = self._selected()
        if not entries or len({entry.exercise for entry in entries}) > 1:
            self._window.on_told(self._say("Select a card to swap its exercise."))
            return None
        from backdesk.ui.planner.swap_dialog import SwapDialog

        return self._open(SwapDialog(self._window, entries))

    def open_doses(self) -> QDialog | None:
        """Edit the doses of all selected cards together."""
        entries = self._selected()
        if len(entries) < 2:
            self._window.focus.dose()
            return None
        from backdesk.ui.planner.doses_dialog import DosesDialog

        return self._open(DosesDialog(self._window, entries))

    def open_copy_plan(self) -> QDialog:
        """Copy the whole plan for this or another client."""
        from backdesk.ui.planner.copy_plan_dialog import CopyPlanDialog

        return self._open(CopyPlanDialog(self._window))

    def fill_group_menu(self, menu: QMenu) -> None:
        """The letters of the current block's supersets and the next free ones, to put the selection into."""
        ids = self._window.board.selected_ids()
        if not ids:
            return
        cell = plan_edits.find_entry(self._window.session.plan, ids[0])[0].cell
        used = {entry.group for entry in plan_edits.block_at(self._window.session.plan, cell).entries}
        for letter in LETTERS[: max(4, len(used) + 1)]:
            form = self._say("Join {letter}") if letter in used else self._say("New superset {letter}")
            action = menu.addAction(form.format(letter=letter))
            action.triggered.connect(
                lambda checked=False, letter=letter: self._window.editing.group_selected(letter)
            )

    def _selected(self) -> tuple[Entry, ...]:
        self._window.flush()
        try:
            return plan_edits.entries_in_order(self._window.session.plan, self._window.board.selected_ids())
        except PlanEditError:
            return ()

    def _open(self, dialog: QDialog) -> QDialog:
        dialog.open()
        return dialog

    def _add_commands(self) -> None:
        say, clipboard, editing = self._say, self._clipboard, self._window.editing
        board = self._window.board
        edits: tuple[tuple[str, str, Callable[[], object], str | None], ...] = (
            ("paste_bare", say("Paste without doses"), editing.paste_without_doses, "Ctrl+Shift+V"),
            (
                "copy_block",
                say("Copy this block"),
                lambda: clipboard.copy_block(board.current_cell),
                "Ctrl+Shift+C",
            ),
            ("cut_block", say("Cut this block"), lambda: clipboard.cut_block(board.current_cell), None),
            (
                "duplicate_block",
                say("Duplicate this block"),
                lambda: editing.duplicate_block(board.current_cell),
                None,
            ),
            ("copy_day", say("Copy this day"), lambda: clipboard.copy_day(self._day()), None),
            ("cut_day", say("Cut this day"), lambda: clipboard.cut_day(self._day()), None),
            ("swap", say("Swap exercise…"), self.open_swap, "Ctrl+Shift+X"),
            ("edit_doses", say("Edit doses together…"), self.open_doses, "Shift+F2"),
        )
        actions = self._window.actions_by_name
        for name, text, run, shortcut in edits:
            actions.add(name, Command(text, self._at_desk(run), shortcut), within=board)
        actions.add("copy_plan", Command(say("Copy this plan…"), self._at_desk(self.open_copy_plan)))
        actions.fill_behind("paste", "paste_bare")
        actions.fill_behind("duplicate", "- copy_block cut_block duplicate_block - copy_day cut_day -")
        actions.fill_behind("edit_dose", "edit_doses swap")
        actions.fill_behind("rename_plan", "copy_plan")

    def _day(self) -> str | None:
        cell = self._window.board.current_cell
        return None if cell is None else cell.day

    def _at_desk(self, run: Callable[[], object]) -> Callable[[], object]:
        """Show the plan first: nobody should change what is hidden behind the handout."""

        def on_desk() -> object:
            self._window.handout.back()
            return run()

        return on_desk
