"""The one undoable command for plans: from one state to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QUndoCommand, QUndoStack

from backdesk.domain.plan import Plan


class PlanShower(Protocol):
    """What the command needs of the session."""

    @property
    def undo_stack(self) -> QUndoStack:
        """The history that the command stands in."""
        ...

    def show(self, plan: Plan) -> bool:
        """Save and show a state; False when it could not be saved."""
        ...

    def step_back(self, failed: Callable[[], object], opposite: Callable[[], object]) -> None:
        """Take the history back behind a step that could not be saved."""
        ...


class PlanEditCommand(QUndoCommand):
    """Holds the plan before and after an edit; unchanged parts are shared between them.

    A new edit that cannot be saved makes the command obsolete, so that Qt drops it. An undo or
    redo that cannot be saved stays in the history and can be made later.
    """

    def __init__(self, session: PlanShower, before: Plan, after: Plan, text: str, merge_key: str) -> None:
        """`merge_key` "" never merges; else edits with the same key undo as one."""
        super().__init__(text.replace("&", "&&"))  # menus take a single one for a key
        self._session = session
        self.before = before
        self.after = after
        self.merge_key = merge_key
        self._done = False

    def redo(self) -> None:
        """Go to the state after the edit."""
        stack = self._session.undo_stack
        self.setObsolete(not self._done)  # also when something nobody expected is raised
        if self._session.show(self.after):
            self._done = True
            self.setObsolete(False)
        elif self._done:
            self._session.step_back(stack.redo, stack.undo)

    def undo(self) -> None:
        """Go back to the state before the edit."""
        stack = self._session.undo_stack
        if not self._session.show(self.before):
            self._session.step_back(stack.undo, stack.redo)

    def id(self) -> int:
        """Equal for commands that may merge, -1 for those that may not (Qt's contract)."""
        return hash(self.merge_key) % 2**31 if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over the later state of an edit of the same field."""
        if not isinstance(other, PlanEditCommand) or other.merge_key != self.merge_key:
            return False
        if other.isObsolete():  # it was not saved; Qt would merge it all the same
            return False
        self.after = other.after
        self.setObsolete(self.after == self.before)
        return True
