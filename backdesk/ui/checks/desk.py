"""The plan checks on the desk: the tab, its command, and keeping it up to date."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.plan import Plan
from backdesk.domain.plan_checks import Finding, Fix, PlanChecker
from backdesk.domain.plan_dismissals import dismiss, undismiss
from backdesk.errors import PlanEditError
from backdesk.ui import dialogs
from backdesk.ui.actions import Command
from backdesk.ui.checks.panel import ChecksPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QInputDialog

    from backdesk.ui.main_window import MainWindow

REFRESH_MS = 150
"""So long after the last of quick edits the plan is checked anew."""
PLACE = 1
"""The tab's place: right behind the coverage."""


class ChecksDesk(QObject):
    """Brings the tab and its command. The tab carries the number of open findings."""

    def __init__(self, window: MainWindow) -> None:
        """Add the tab beside the coverage, and the command to the menu View."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._checker: PlanChecker | None = None
        self._made_for: tuple[Catalogue, Client | None] | None = None
        self.panel = ChecksPanel(window.words, window.theme)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(REFRESH_MS)
        window.coverage.insertTab(PLACE, self.panel, window.words.gettext("Checks"))
        say, actions = window.words.gettext, window.actions_by_name
        actions.add("go_checks", Command(say("Go to the checks"), self.open, "Ctrl+5"))
        actions.fill_behind("go_dose", "go_checks")
        self._connect()

    def open(self) -> None:
        """Show the tab and give its list the keyboard."""
        self._window.handout.back()
        self._window.coverage.setCurrentWidget(self.panel)
        self.refresh()
        self.panel.enter()

    def on_changed(self) -> None:
        """The plan, the client or the library are different now."""
        self.timer.start()

    def refresh(self) -> None:
        """Check anew."""
        self.timer.stop()
        if self._session.has_plan:
            self.panel.show_findings(self._check(self._session.plan))
            self._count()

    def apply(self, fix: Fix) -> None:
        """Take a way out, as one step."""
        new_id = self._window.backend.planning.new_id
        text = fix.label[:1].lower() + fix.label[1:]
        self._push(lambda plan: fix.apply(plan, new_id), text)

    def show_on_board(self) -> None:
        """Turn to the week and select the cards, or go to the cell."""
        finding, session, board = self.panel.current(), self._session, self._window.board
        if finding is None or not finding.where.spots:
            return
        weeks = finding.where.weeks
        if session.week_index not in weeks:
            session.show_week(weeks[0])
        spots = [spot for spot in finding.where.spots if spot.week == session.week_index]
        entries = [entry for spot in spots for entry in spot.entries]
        if entries:
            board.select(entries)
            return
        day = next((day for spot in spots for day in spot.days), None)
        if day is None:
            self._window.focus.board()
        else:
            board.focus_cell(day, finding.where.block or BlockKind.STRENGTH)

    def ask_to_keep(self) -> QInputDialog | None:
        """Ask for a reason, which may be left out, and set the current finding aside."""
        finding, words = self.panel.current(), self._window.words
        if finding is None:
            return None

        def keep(note: str) -> None:
            text = words.gettext("keep the plan as it is")
            self._push(lambda plan: dismiss(plan, finding.rule, finding.keys, note), text)

        return dialogs.ask_text(
            self._window,
            words.gettext("Keep as it is"),
            words.gettext(
                "{finding}\n\nThe same in other weeks of this plan is kept too.\n\n"
                "Why? The note stays with this plan and may be left out."
            ).format(finding=finding.message),
            keep,
        )

    def tell_again(self) -> None:
        """Take back that the current finding was set aside."""
        finding = self.panel.current()
        if finding is not None:
            text = self._window.words.gettext("mention it again")
            self._push(lambda plan: undismiss(plan, finding.rule, finding.keys), text)

    def _check(self, plan: Plan) -> tuple[Finding, ...]:
        wanted = (self._session.catalogue, self._session.client)
        if self._checker is None or self._made_for != wanted:
            self._checker = PlanChecker(*wanted, self._window.words)
            self._made_for = wanted
        return self._checker.check(plan)

    def _push(self, edit: Callable[[Plan], Plan], text: str) -> None:
        try:
            after = edit(self._session.plan)
        except PlanEditError as problem:
            self._window.on_told(problem.said(self._window.words.gettext))
        else:
            self._session.push(after, text)
        self.refresh()  # at once: a second click must not do the same again

    def _count(self) -> None:
        say, count = self._window.words.gettext, self.panel.model.open_count
        title = say("Checks ({n})").format(n=count) if count else say("Checks")
        tabs = self._window.coverage
        tabs.setTabText(tabs.indexOf(self.panel), title)

    def _connect(self) -> None:
        session, details = self._session, self.panel.details
        for signal in (
            session.plan_opened,
            session.plan_changed,
            session.library_changed,
            session.client_changed,
        ):
            signal.connect(self.on_changed)
        self.timer.timeout.connect(self.refresh)
        details.fix_chosen.connect(self.apply)
        details.show_chosen.connect(self.show_on_board)
        details.keep_chosen.connect(self.ask_to_keep)
        details.tell_chosen.connect(self.tell_again)
        self.panel.list.activated.connect(self.show_on_board)
