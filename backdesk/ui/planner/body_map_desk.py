"""Answers "what made this number?" for the muscle that was chosen on the map or in the list."""

from __future__ import annotations

from PySide6.QtCore import QObject

from backdesk.domain.ids import EntryId, MuscleId
from backdesk.services.muscle_gaps import contributions
from backdesk.ui.planner.board import Board
from backdesk.ui.planner.coverage_panel import CoveragePanel
from backdesk.ui.session import PlanSession


class BodyMapDesk(QObject):
    """Keeps the list of entries true while it is open; choosing one selects its card."""

    def __init__(self, session: PlanSession, coverage: CoveragePanel, board: Board, parent: QObject) -> None:
        """To be made after the window listens to the session: the panel's texts are of the new count then."""
        super().__init__(parent)
        self._session, self._coverage, self._board = session, coverage, board
        coverage.muscle_chosen.connect(self.on_muscle_chosen)
        coverage.entries.entry_chosen.connect(self.on_entry_chosen)
        for signal in (session.plan_changed, session.week_shown, session.rules_changed):
            signal.connect(self.on_count_changed)
        session.plan_opened.connect(coverage.close_entries)

    def on_muscle_chosen(self, muscle: MuscleId) -> None:
        """Show what made a muscle's number this week."""
        session = self._session
        week = session.plan.weeks[session.week_index]
        found = contributions(week, muscle, session.catalogue, session.rules)
        self._coverage.show_entries(muscle, found, session.catalogue)

    def on_count_changed(self) -> None:
        """An edit, another week or other rules: list anew what is listed."""
        if self._coverage.explained is not None:
            self.on_muscle_chosen(self._coverage.explained)

    def on_entry_chosen(self, entry: EntryId) -> None:
        """Select the entry's card on the board."""
        self._board.select([entry])
