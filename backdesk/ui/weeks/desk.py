"""The commands for whole weeks, in the menu Plan and on the week buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from backdesk.domain import plan_weeks
from backdesk.domain.blocks import BlockKind
from backdesk.domain.plan import WEEKDAYS, Cell, Plan, Slot
from backdesk.domain.plan_copies import PartKind
from backdesk.errors import BackDeskError
from backdesk.services.plan_parts import part_from_bytes
from backdesk.ui.actions import Command
from backdesk.ui.models.mime import part_bytes

if TYPE_CHECKING:  # the dialogs are loaded when they are opened, not with the window
    from backdesk.ui.main_window import MainWindow
    from backdesk.ui.weeks.compare_dialog import CompareDialog
    from backdesk.ui.weeks.fill_dialog import FillDialog

COMMANDS = (
    "insert_week duplicate_week - copy_week paste_week paste_week_bare - week_earlier week_later - "
    "delete_week - fill_weeks compare_weeks - save_week_template"
)


class WeeksDesk(QObject):
    """Edits the week that is shown; a menu on another week's button shows that week first."""

    def __init__(self, window: MainWindow) -> None:
        """Add the submenu and the commands, and listen to the week buttons."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._core = window.editing.core
        self._say = window.words.gettext
        self._bar = window.header.weeks
        self._add_commands()
        self._bar.menu_requested.connect(self.open_menu)
        self._bar.week_moved.connect(self.move)
        self._session.plan_changed.connect(self.on_plan_changed)
        for signal in (self._session.plan_opened, self._session.week_shown):
            signal.connect(self.refresh)

    # ------------------------------------------------------------------- edits

    def insert(self) -> None:
        """Put an empty week behind the shown one and show it."""
        self._add(
            lambda plan, at: plan_weeks.insert_week(plan, at, new_id=self._core.new_id),
            self._say("insert week {n}"),
        )

    def duplicate(self) -> None:
        """Put a copy of the shown week behind it and show it."""
        here = self._session.week_index

        def edit(plan: Plan, at: int) -> Plan:
            return plan_weeks.copy_week(plan, here, at, new_id=self._core.new_id)

        self._add(edit, self._say("duplicate week {week}"))

    def delete(self) -> None:
        """Take the shown week out; undo brings it back."""
        here = self._session.week_index
        text = self._say("delete week {n}").format(n=here + 1)
        self._core.apply(lambda plan: plan_weeks.delete_week(plan, here), text)

    def move(self, index: int, to: int) -> None:
        """Move a week to the place of another; the weeks between close up."""
        text = self._say("move week {n} to {place}").format(n=index + 1, place=to + 1)
        if self._core.apply(lambda plan: plan_weeks.move_week(plan, index, to), text):
            self._session.show_week(to)

    def move_by(self, step: int) -> None:
        """Move the shown week earlier or later; at the ends it stays."""
        here = self._session.week_index
        if 0 <= here + step < len(self._session.plan.weeks):
            self.move(here, here + step)

    # --------------------------------------------------------------- clipboard

    def copy(self) -> None:
        """Put the shown week on the clipboard, for this plan or another."""
        here = self._session.week_index
        if self._window.editing.clipboard.copy_week(here):
            self._window.on_done(self._say("Copied week {n}").format(n=here + 1))

    def paste(self, *, doses: bool = True) -> None:
        """Put the copied week behind the shown one; without `doses` with the exercises' usual ones."""
        if not self._has_week():
            self._window.on_told(self._say("No week was copied. Copy a week first."))
            return
        slot = Slot(Cell(self._session.week_index, WEEKDAYS[0], BlockKind.STRENGTH), 0)
        self._window.editing.clipboard.paste(doses=doses, slot=slot)

    def _has_week(self) -> bool:
        mime = QGuiApplication.clipboard().mimeData()
        content = None if mime is None else part_bytes(mime)
        if content is None:
            return False
        try:
            return part_from_bytes(content, self._session.catalogue).part.kind is PartKind.WEEK
        except BackDeskError:
            return False

    # ----------------------------------------------------------------- dialogs

    def fill(self) -> FillDialog:
        """Ask for the rules that fill the following weeks."""
        from backdesk.ui.weeks.fill_dialog import FillDialog

        self._window.flush()
        dialog = FillDialog(self._window, self._core)
        dialog.open()
        return dialog

    def compare(self) -> CompareDialog:
        """Show what differs between the shown week and the one before."""
        from backdesk.ui.weeks.compare_dialog import CompareDialog

        self._window.flush()
        dialog = CompareDialog(
            self._window, self._session, self._window.backend.own.catalogue, self._window.words
        )
        dialog.open()
        return dialog

    # ------------------------------------------------------------------- menus

    def open_menu(self, week: int, point: QPoint) -> None:
        """The menu of a week button: it works on that week, which is shown first."""
        self._session.show_week(week)
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window.actions_by_name.fill(menu, COMMANDS)
        menu.popup(point)

    def on_plan_changed(self, before: Plan, after: Plan) -> None:
        """Offer as many weeks as there are now, also after undo."""
        if before.weeks is not after.weeks:
            self._bar.show_weeks(len(after.weeks), self._session.week_index)
            self.refresh()

    def refresh(self) -> None:
        """A week at an end cannot go further."""
        here, count = self._session.week_index, len(self._session.plan.weeks)
        by_name = self._window.actions_by_name.by_name
        by_name["week_earlier"].setEnabled(here > 0)
        by_name["week_later"].setEnabled(here < count - 1)

    def _add(self, edit: Callable[[Plan, int], Plan], form: str) -> None:
        """Make an edit that puts a week behind the shown one, and show the new one."""
        at = self._session.week_index + 1
        if self._core.apply(lambda plan: edit(plan, at), form.format(n=at + 1, week=at)):
            self._session.show_week(at)

    def _add_commands(self) -> None:
        say, actions = self._say, self._window.actions_by_name
        commands: tuple[tuple[str, str, Callable[[], object], str | None], ...] = (
            ("insert_week", say("Insert week"), self.insert, None),
            ("duplicate_week", say("Duplicate week"), self.duplicate, "Ctrl+Shift+D"),
            ("copy_week", say("Copy week"), self.copy, None),
            ("paste_week", say("Paste week"), self.paste, None),
            ("paste_week_bare", say("Paste week without doses"), lambda: self.paste(doses=False), None),
            ("week_earlier", say("Move week earlier"), lambda: self.move_by(-1), None),
            ("week_later", say("Move week later"), lambda: self.move_by(1), None),
            ("delete_week", say("Delete week"), self.delete, None),
            ("fill_weeks", say("Fill following weeks…"), self.fill, "Ctrl+Shift+W"),
            ("compare_weeks", say("Compare weeks…"), self.compare, None),
        )
        for name, text, run, shortcut in commands:
            actions.add(name, Command(text, self._at_desk(run), shortcut))
        place = actions.by_name["next_week"]
        for plan_menu in [menu for menu in place.associatedObjects() if isinstance(menu, QMenu)]:
            menu = QMenu(say("Weeks"), plan_menu)
            actions.fill(menu, COMMANDS)
            behind = plan_menu.actions()[plan_menu.actions().index(place) + 1]
            plan_menu.insertMenu(behind, menu)

    def _at_desk(self, run: Callable[[], object]) -> Callable[[], object]:
        """Show the plan first: nobody should change what is hidden behind the handout."""

        def on_desk() -> object:
            self._window.handout.back()
            return run()

        return on_desk
