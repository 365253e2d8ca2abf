"""Suggestions on the desk: the tab, its commands, and keeping it up to date.

Nothing of it is loaded before the tab is opened or a command chosen: the start of the window stays as it was.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backdesk.errors import PlanEditError
from backdesk.ui.actions import Command

if TYPE_CHECKING:
    from backdesk.domain.first_week import FirstWeek
    from backdesk.domain.suggest import Suggestion
    from backdesk.services.suggestions import Suggestions
    from backdesk.ui.main_window import MainWindow
    from backdesk.ui.suggest.first_week_dialog import FirstWeekDialog
    from backdesk.ui.suggest.panel import SuggestPanel

REFRESH_MS = 150
"""So long after the last of quick edits the list is made anew."""


class SuggestTab(QWidget):
    """The place of the panel. Signals: `became_visible()` it is on the screen, maybe out of date."""

    became_visible = Signal()

    def __init__(self, name: str) -> None:
        """Empty until the panel is needed."""
        super().__init__()
        self.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: tell that it can be seen."""
        super().showEvent(event)
        self.became_visible.emit()


class SuggestDesk(QObject):
    """Brings the tab and its commands. Nothing is worked out while the tab is out of sight."""

    def __init__(self, window: MainWindow) -> None:
        """Add the tab beside the coverage, and the commands to the menu Plan."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._is_stale = True
        name = window.words.gettext("Suggest")
        self.tab = SuggestTab(name)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(REFRESH_MS)
        window.coverage.addTab(self.tab, name)
        self._add_commands()
        self._connect()

    @cached_property
    def panel(self) -> SuggestPanel:
        """The panel, made when it is first needed."""
        from backdesk.ui.suggest.panel import SuggestPanel

        window = self._window
        panel = SuggestPanel(window.words, window.theme, window.icons, window.figures.tile)
        panel.add_requested.connect(self.add)
        panel.build_requested.connect(self.ask_first_week)
        layout = self.tab.layout()
        assert layout is not None
        layout.addWidget(panel)
        panel.show()  # a layout that is on the screen already would do it only later
        return panel

    @cached_property
    def suggestions(self) -> Suggestions:
        """The service, made when it is first needed."""
        from backdesk.services.suggestions import Suggestions

        return Suggestions()

    def open(self) -> None:
        """Show the tab and give its list the keyboard."""
        self._window.handout.back()
        self._window.coverage.setCurrentWidget(self.tab)
        self.refresh()
        self.panel.take_keyboard()

    def on_changed(self) -> None:
        """The week, the client or the rules are different now."""
        self._is_stale = True
        if self.tab.isVisible():
            self.timer.start(REFRESH_MS)

    def on_visible(self) -> None:
        """The tab was opened: show what holds now."""
        if self._is_stale:
            self.timer.start(0)

    def refresh(self) -> None:
        """Ask anew."""
        from backdesk.domain.suggest import Question
        from backdesk.ui.suggest.basis import basis_text

        self.timer.stop()
        session = self._session
        if not session.has_plan:
            return
        self._is_stale = False
        week, client = session.plan.weeks[session.week_index], session.screen().client_as_cleared()
        question = Question(week, session.week_index, session.coverage(), session.rules, client)
        missing = self.suggestions.missing(question, session.catalogue)
        self.panel.show_missing(
            missing,
            session.catalogue,
            basis=basis_text(session.client, self._window.words),
            is_empty=all(day.is_rest for day in week.days),
        )

    def add(self, suggestion: Suggestion) -> None:
        """Add a suggestion to its place, as one step."""
        from backdesk.services.suggestions import add_suggestion

        words, new_id = self._window.words, self._window.backend.planning.new_id
        try:
            after, entry = add_suggestion(self._session.plan, suggestion, new_id=new_id)
        except PlanEditError as problem:
            self._window.on_told(problem.said(words.gettext))
            return
        self._window.board.select_after_edit([entry])
        text = words.gettext("add {what}").format(what=suggestion.exercise.name)
        self._session.push(after, text)
        self.refresh()  # at once: a second Enter must not add the same again

    def ask_first_week(self) -> FirstWeekDialog | None:
        """Ask what the first week goes by; None, and a sentence, where the shown week is not empty."""
        from backdesk.ui.suggest.first_week_dialog import FirstWeekDialog

        self._window.handout.back()
        session, words = self._session, self._window.words
        if any(not day.is_rest for day in session.plan.weeks[session.week_index].days):
            self._window.on_told(
                words.gettext("A first week is built into an empty week. This one has exercises already.")
            )
            return None
        client = session.screen().client_as_cleared()
        dialog = FirstWeekDialog(self._window, client, self.suggestions, session.catalogue, words)
        dialog.on_build = self.build_first_week
        dialog.client_button.clicked.connect(lambda: self._edit_client(dialog))
        dialog.open()
        return dialog

    def build_first_week(self, first: FirstWeek) -> None:
        """Fill the shown week, as one step, and say what was done; what it lacks stays on the screen."""
        from backdesk.domain.first_week import put_first_week
        from backdesk.domain.first_week_words import lack_lines, summary_lines

        session, words = self._session, self._window.words
        try:
            new_id = self._window.backend.planning.new_id
            after = put_first_week(session.plan, session.week_index, first, new_id=new_id)
        except PlanEditError as problem:
            self._window.on_told(problem.said(words.gettext))
            return
        if session.push(after, words.gettext("build a first week")):
            lines = summary_lines(first, words)
            self._window.focus.board()  # the button that has the keyboard goes with the empty week
            self._window.on_done(lines[0])
            if first.lacks:
                self._window.on_told(" ".join(lack_lines(first, words)), "\n\n".join(lines))

    def _edit_client(self, dialog: FirstWeekDialog) -> None:
        dialog.reject()
        self._window.features.clients.edit_current()

    def _add_commands(self) -> None:
        say, actions = self._window.words.gettext, self._window.actions_by_name
        actions.add("suggest", Command(say("What is missing?"), self.open, "Ctrl+Shift+M"))
        actions.add("first_week", Command(say("Build a first week…"), self.ask_first_week))
        actions.fill_behind("rename_plan", "- suggest first_week")

    def _connect(self) -> None:
        session = self._session
        for signal in (
            session.plan_opened,
            session.plan_changed,
            session.week_shown,
            session.rules_changed,
            session.library_changed,
            session.client_changed,
        ):
            signal.connect(self.on_changed)
        self.timer.timeout.connect(self.refresh)
        self.tab.became_visible.connect(self.on_visible)
