"""Moving around the window: the keyboard's ways between its parts, welcome, tour and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backdesk.ui import dialogs
from backdesk.ui.help_texts import about_text, keys_text

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow


class DeskFocus(QObject):
    """Gives the keyboard to a part of the window, and shows the cards above the board."""

    def __init__(self, window: MainWindow) -> None:
        """Works on the window's parts."""
        super().__init__(window)
        self._window = window

    def connect_cards(self) -> None:
        """Listen to the welcome page, the tour and the message above the board."""
        welcome, tour, desk = self._window.welcome, self._window.tour, self._window.desk
        welcome.client_requested.connect(desk.ask_new_client)
        welcome.import_requested.connect(desk.ask_import)
        welcome.tour_requested.connect(self.start_tour)
        welcome.closed.connect(self.close_welcome)
        tour.step_shown.connect(self.on_tour_step)
        tour.closed.connect(self.close_tour)
        self._window.notice.closed.connect(self.board)
        for signal in (self._window.session.edited, self._window.session.plan_opened):
            signal.connect(self.on_begun)

    def search(self) -> None:
        """Go to the search field."""
        field = self._window.library.search_field
        field.setFocus()
        field.selectAll()

    def library(self) -> None:
        """Go to the library list."""
        self._window.library.enter_list()

    def board(self) -> None:
        """Go to the current cell."""
        cell = self._window.board.current_cell
        if cell is not None:
            self._window.board.focus_cell(cell.day, cell.block)

    def coverage(self) -> None:
        """Go to the coverage list."""
        self._window.coverage.setCurrentIndex(0)
        self._window.coverage.tree.setFocus()

    def dose(self) -> None:
        """Go to the first field of the selected card's dose; several are edited together."""
        if len(self._window.board.selected_ids()) > 1:
            self._window.features.moving.open_doses()
            return
        editor = self._window.dose_editor
        if self._window.board.selected_ids():  # the pane may show a library entry
            self._window.on_selection_changed()
        if editor.isEnabled():
            editor.field("sets").setFocus()
            editor.field("sets").selectAll()

    def clear_filters(self) -> None:
        """Show the whole library."""
        self._window.library.search_field.clear()
        self._window.library.filter_bar.clear()

    def show_welcome(self) -> None:
        """Show the welcome page again."""
        self._window.welcome.show()
        self._window.welcome.buttons["client"].setFocus()

    def close_welcome(self) -> None:
        """Put the welcome page away for good; Help brings it back."""
        self._window.welcome.hide()
        if not self._window.settings.welcome_done:
            self._window.change_setting("welcome_done", True)
        self.board()

    def start_tour(self) -> None:
        """Walk through the parts of the window."""
        self._window.welcome.hide()
        self._window.tour.start()

    def close_tour(self) -> None:
        """Put the tour away."""
        self._window.tour.hide()
        self._window.pointer.hide()
        self.close_welcome()

    def on_tour_step(self, part: str) -> None:
        """Point at the part that the step is about."""
        window = self._window
        places = {
            "library": window.library,
            "board": window.board,
            "dose": window.selected,
            "coverage": window.coverage,
            "handout": window.header,
        }
        self._window.pointer.point_at(places[part])

    def on_begun(self) -> None:
        """The first edit, or another plan than the sample, shows that the welcome page has done its work."""
        if self._window.welcome.isVisible():
            self._window.welcome.hide()
            self._window.change_setting("welcome_done", True)

    def show_keys(self) -> None:
        """List the shortcuts."""
        words = self._window.words
        text = keys_text(self._window.actions_by_name, words)
        dialogs.show_long_text(self._window, words.gettext("Keyboard shortcuts"), text)

    def show_about(self) -> None:
        """Say what this is."""
        words = self._window.words
        dialogs.tell(self._window, words.gettext("About Back Desk"), about_text(words))
