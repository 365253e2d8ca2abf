"""Context menus of the board, the day headers and the library."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.labels import block_name, day_name
from backdesk.domain.plan import Slot

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow


class BoardMenus(QObject):
    """Builds each menu when it is asked for; they hold the same actions as the menu bar."""

    def __init__(self, window: MainWindow) -> None:
        """Works on the window's parts."""
        super().__init__(window)
        self._window = window
        self._say = window.words.gettext

    def open_board_menu(self, point: QPoint) -> None:
        """The menu of cards and cells."""
        menu = self._menu()
        self._window.features.concerns.fill_menu(menu)
        actions = self._window.actions_by_name
        actions.fill(
            menu,
            "edit_dose edit_doses swap - cut copy paste paste_bare duplicate delete - "
            "move_up move_down move_left move_right",
        )
        move = menu.addMenu(self._say("Move to"))
        self.add_places(move, self.move_selected)
        move.setEnabled(bool(self._window.board.selected_ids()))
        actions.fill(menu, "- group")
        letters = menu.addMenu(self._say("Superset"))
        self._window.features.moving.fill_group_menu(letters)
        letters.setEnabled(not letters.isEmpty())
        actions.fill(menu, "ungroup rounds")
        block = menu.addMenu(self._say("This block"))
        actions.fill(block, "copy_block cut_block duplicate_block - save_block_template")
        actions.fill(menu, "- favourite dose_from_card")
        menu.popup(point)

    def open_day_menu(self, day: str) -> None:
        """The menu of a day header."""
        header = self._window.board.canvas.header(day)
        if header is None:
            return
        menu, clipboard = self._menu(), self._window.editing.clipboard
        copy = menu.addAction(self._say("Copy this day"))
        copy.triggered.connect(lambda: clipboard.copy_day(day))
        cut = menu.addAction(self._say("Cut this day"))
        cut.triggered.connect(lambda: clipboard.cut_day(day))
        for text, doses in ((self._say("Paste here"), True), (self._say("Paste here without doses"), False)):
            paste = menu.addAction(text)
            paste.setEnabled(clipboard.has_part())
            paste.triggered.connect(lambda checked=False, doses=doses: self.paste_onto(day, doses=doses))
        menu.addSeparator()
        self.add_copy_targets(menu.addMenu(self._say("Copy this day to")), day)
        label = menu.addAction(self._say("Label this day…"))
        label.triggered.connect(lambda: self._window.desk.ask_day_label(day))
        self._window.features.templates.fill_day_menu(menu, day)
        clear = menu.addAction(self._say("Clear this day"))
        clear.triggered.connect(lambda: self._window.editing.clear_day(day))
        menu.popup(header.mapToGlobal(header.rect().bottomLeft()))

    def open_library_menu(self, point: QPoint) -> None:
        """The menu of library entries."""
        menu = self._menu()
        self._window.actions_by_name.fill(menu, "add_current")
        self.add_places(menu.addMenu(self._say("Add to")), self.add_selected)
        copy = menu.addAction(self._say("Copy"))
        copy.triggered.connect(lambda: self._window.editing.copy_exercises(self._window.library.selected()))
        menu.addSeparator()
        self._window.features.own_exercises.fill_menu(menu, self._window.library.current())
        menu.popup(point)

    def add_places(self, menu: QMenu, choose: Callable[[Slot], None]) -> None:
        """Offer the end of every cell of the week."""
        words = self._window.words
        for day in self._window.model.days:
            submenu = menu.addMenu(day_name(day, words))
            for kind in BLOCK_ORDER:
                view = self._window.board.canvas.view(day, kind)
                if view is not None:
                    slot = Slot(view.cell, view.card_count())
                    action = submenu.addAction(block_name(kind, words))
                    action.triggered.connect(lambda checked=False, slot=slot: choose(slot))

    def add_copy_targets(self, menu: QMenu, source: str) -> None:
        """Offer every other day as the place for a copy."""
        for target in self._window.model.days:
            if target != source:
                action = menu.addAction(day_name(target, self._window.words))
                action.triggered.connect(
                    lambda checked=False, target=target: self._window.editing.copy_day(source, target)
                )

    def fill_copy_day_menu(self, menu: QMenu) -> None:
        """Copying the current day, for the menu bar."""
        cell = self._window.board.current_cell
        if cell is not None:
            self.add_copy_targets(menu, cell.day)

    def fill_add_menu(self, menu: QMenu) -> None:
        """Adding the library's selection anywhere, for the menu bar."""
        if self._window.library.selected():
            self.add_places(menu, self.add_selected)

    def fill_move_menu(self, menu: QMenu) -> None:
        """Moving the selected cards anywhere, for the menu bar."""
        if self._window.board.selected_ids():
            self.add_places(menu, self.move_selected)

    def add_selected(self, slot: Slot) -> None:
        """Add the library's selection at a slot."""
        self._window.editing.add_exercises(self._window.library.selected(), slot)

    def paste_onto(self, day: str, *, doses: bool) -> None:
        """Paste onto a day: cards and blocks into the block that is current."""
        board = self._window.board
        block = BlockKind.STRENGTH if board.current_cell is None else board.current_cell.block
        view = board.canvas.view(day, block)
        if view is not None:
            slot = Slot(view.cell, view.card_count())
            self._window.editing.clipboard.paste(doses=doses, slot=slot)

    def move_selected(self, slot: Slot) -> None:
        """Move the selected cards to a slot."""
        self._window.editing.move_to(self._window.board.selected_ids(), slot)

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu
