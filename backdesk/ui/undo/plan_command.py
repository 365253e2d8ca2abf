"""The one undoable command for plans: from one state to the next."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QUndoCommand

from backdesk.domain.plan import Plan


class PlanShower(Protocol):
    """What the command needs of the session."""

    def show(self, plan: Plan) -> bool:
        """Save and show a state; False when it could not be saved."""
        ...


class PlanEditCommand(QUndoCommand):
    """Holds the plan before and after an edit; unchanged parts are shared between them.

    A step that cannot be saved makes the command obsolete, so that Qt drops it and the
    history stays true to what is on disk.
    """

    def __init__(self, session: PlanShower, before: Plan, after: Plan, text: str, merge_key: str) -> None:
        """`merge_key` "" never merges; else edits with the same key undo as one."""
        super().__init__(text)
        self._session = session
        self._before = before
        self.after = after
        self.merge_key = merge_key

    def redo(self) -> None:
        """Go to the state after the edit."""
        if not self._session.show(self.after):
            self.setObsolete(True)

    def undo(self) -> None:
        """Go back to the state before the edit."""
        if not self._session.show(self._before):
            self.setObsolete(True)

    def id(self) -> int:
        """Equal for commands that may merge, -1 for those that may not (Qt's contract)."""
        return hash(self.merge_key) % 2**31 if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over the later state of an edit of the same field."""
        if not isinstance(other, PlanEditCommand) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        return True
