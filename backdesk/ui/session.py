"""The plan in front of the user: its state, its undo history, and saving after every edit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.coverage import CoverageCounter, CoverageRules, WeekCoverage
from backdesk.domain.plan import Plan
from backdesk.domain.plan_screen import PlanScreen, Screener
from backdesk.errors import BackDeskError
from backdesk.ui.undo.plan_command import PlanEditCommand

UNDO_LIMIT = 200

SavePlan = Callable[[Plan, Plan], None]
"""Writes the step from one plan to the next in one transaction; raises BackDeskError."""


class PlanSession(QObject):
    """Holds the open plan and is the only way to change it.

    Signals: `plan_closing()` another plan will be shown, the last moment to save what was typed;
    `plan_opened()` another plan is shown; `plan_changed(before, after)` the open
    plan was edited, undone or redone and is on disk; `week_shown(index)`; `edit_failed(problem)`
    an edit could not be saved and was not made; `edited(text)` names what was just done;
    `rules_changed()` the counting rules changed; `library_changed()` the library has a new or a
    changed exercise; `client_changed()` what is known of the open plan's client changed.
    """

    plan_closing = Signal()
    plan_opened = Signal()
    plan_changed = Signal(object, object)
    week_shown = Signal(int)
    edit_failed = Signal(object)
    edited = Signal(str)
    rules_changed = Signal()
    library_changed = Signal()
    client_changed = Signal()

    def __init__(
        self,
        catalogue: Catalogue,
        save: SavePlan,
        *,
        rules: CoverageRules | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Start without a plan; `save` is called for every edit."""
        super().__init__(parent)
        self._base_catalogue = catalogue
        self._save = save
        self.catalogue = catalogue
        self.rules = rules or CoverageRules()
        self._counter = CoverageCounter(catalogue, self.rules)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self._plan: Plan | None = None
        self.client: Client | None = None
        self.week_index = 0
        self._again: Callable[[], object] | None = None
        self._merge_round = 0
        self._screen = PlanScreen(Screener(catalogue, None))

    @property
    def has_plan(self) -> bool:
        """Whether a plan is open."""
        return self._plan is not None

    @property
    def plan(self) -> Plan:
        """The open plan. Raises BackDeskError when none is open."""
        if self._plan is None:
            raise BackDeskError("No plan is open. Make a new plan first.")
        return self._plan

    def open(self, plan: Plan, client: Client | None) -> None:
        """Show another plan; its history starts empty."""
        if self.has_plan:
            self.plan_closing.emit()
        self.undo_stack.clear()
        self._plan, self.client, self.week_index, self._again = plan, client, 0, None
        self._use_exercises(plan)
        self.plan_opened.emit()

    def use_client(self, client: Client) -> None:
        """Know what was changed about the open plan's client; another client's is not for this plan."""
        if self.client is not None and self.client.id == client.id and client != self.client:
            self.client = client
            self.client_changed.emit()

    def show_week(self, index: int) -> None:
        """Turn to another week, counted from 0."""
        if 0 <= index < len(self.plan.weeks) and index != self.week_index:
            self.week_index = index
            self.week_shown.emit(index)

    def push(self, after: Plan, text: str, *, merge_key: str = "") -> bool:
        """Make an edit undoable and save it; an edit that changes nothing is ignored.

        Edits with the same merge key and no `end_merge` between them undo as one. Returns
        whether the plan changed.
        """
        before = self.plan
        if after is before or after == before:
            return False
        key = f"{self._merge_round}:{merge_key}" if merge_key else ""
        command = PlanEditCommand(self, before, after, text, key)
        self.undo_stack.push(command)
        if self._plan is not after:
            self._again = lambda: self.push(after, text)
            return False
        self.edited.emit(text)
        return True

    def end_merge(self) -> None:
        """Let the next edit of a field be undone on its own."""
        self._merge_round += 1

    def retry(self) -> None:
        """Try what could not be saved once more; nothing when the plan was changed since."""
        again, self._again = self._again, None
        if again is not None:
            again()

    def step_back(self, failed: Callable[[], object], opposite: Callable[[], object]) -> None:
        """An undo or redo could not be saved: take the history back to the plan that is shown.

        Qt moves its index when the step returns, so the way back is taken right after; it
        goes to the state that is already there and so needs no saving.
        """

        def go_back() -> None:
            opposite()
            self._again = failed

        QTimer.singleShot(0, self, go_back)

    def show(self, plan: Plan) -> bool:
        """Save and show a state of the plan; False (and nothing changed) when saving failed."""
        before = self.plan
        if plan is before:
            return True
        try:
            self._save(before, plan)
        except BackDeskError as problem:
            self.edit_failed.emit(problem)
            return False
        self._plan, self._again = plan, None
        if plan.exercises is not before.exercises:
            self._use_exercises(plan)
        self._follow_week(before, plan)
        self.plan_changed.emit(before, plan)
        return True

    def _follow_week(self, before: Plan, plan: Plan) -> None:
        """Stay with the week that is shown wherever it moved; where it is gone, with its place."""
        if plan.weeks is before.weeks:
            return
        shown = before.weeks[self.week_index].id
        index = min(self.week_index, len(plan.weeks) - 1)
        if plan.weeks[index].id != shown:
            index = next((place for place, week in enumerate(plan.weeks) if week.id == shown), index)
        if index != self.week_index or plan.weeks[index].id != shown:
            self.week_index = index
            self.week_shown.emit(index)

    def coverage(self, plan: Plan | None = None) -> WeekCoverage:
        """The count of the shown week, of the open plan or of one that an edit would make."""
        counted = plan or self.plan
        return self._counter.week(counted.weeks[self.week_index], self.week_index + 1)

    def screen(self) -> PlanScreen:
        """What speaks against exercises for this client, as this plan takes it."""
        screener = self._screen.screener
        if not screener.fits(self.catalogue, self.client):
            screener = Screener(self.catalogue, self.client)
        dismissals = () if self._plan is None else self._plan.dismissals
        if not self._screen.fits(screener, dismissals):
            self._screen = PlanScreen(screener, dismissals)
        return self._screen

    def use_rules(self, rules: CoverageRules) -> None:
        """Count by other rules from now on."""
        self.rules = rules
        self._counter = CoverageCounter(self.catalogue, rules)
        self.rules_changed.emit()

    def use_library(self, catalogue: Catalogue) -> None:
        """Know a library with other exercises from now on."""
        self._base_catalogue = catalogue
        self.catalogue = catalogue if self._plan is None else catalogue.with_exercises(self._plan.exercises)
        self._counter = CoverageCounter(self.catalogue, self.rules)
        self.library_changed.emit()

    def _use_exercises(self, plan: Plan) -> None:
        self.catalogue = self._base_catalogue.with_exercises(plan.exercises)
        self._counter = CoverageCounter(self.catalogue, self.rules)
