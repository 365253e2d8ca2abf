"""The figure that is being posed: its state, and its undo history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from backdesk.domain.pose import ExerciseFigure, KeyPose, Pose
from backdesk.figure.posing_edit import with_pose

UNDO_LIMIT = 200


@dataclass(frozen=True, slots=True)
class EditState:
    """The figure, the picture in front, and for each picture the pose that a reset goes back to."""

    figure: ExerciseFigure
    index: int
    starts: tuple[Pose, ...]


def first_state(figure: ExerciseFigure, index: int = 0) -> EditState:
    """A figure as it is opened."""
    return EditState(figure, index, tuple(key.pose for key in figure.keys))


class PoseEdit(QObject):
    """Every change of the figure goes through here.

    Signals: `changed()` the figure or the picture in front is another; `edited(text)` names what was done.
    """

    changed = Signal()
    edited = Signal(str)

    def __init__(self, figure: ExerciseFigure, parent: QObject | None = None) -> None:
        """Start with a figure; its history is empty."""
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(UNDO_LIMIT)
        self._original = figure
        self._state = first_state(figure)
        self._merge_round = 0

    @property
    def figure(self) -> ExerciseFigure:
        """The figure as it is now."""
        return self._state.figure

    @property
    def index(self) -> int:
        """The picture in front, counted from 0."""
        return self._state.index

    @property
    def key(self) -> KeyPose:
        """The picture in front."""
        return self._state.figure.keys[self._state.index]

    @property
    def pose(self) -> Pose:
        """The pose in front."""
        return self.key.pose

    @property
    def start(self) -> Pose:
        """The pose that a reset goes back to."""
        return self._state.starts[self._state.index]

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return self.figure != self._original

    def show_key(self, index: int) -> None:
        """Turn to another picture; this is no step of the history."""
        if 0 <= index < len(self.figure.keys) and index != self.index:
            self.end_merge()
            self.show(replace(self._state, index=index))

    def set_pose(self, pose: Pose, text: str, *, merge_key: str = "") -> None:
        """Give the picture in front another pose."""
        self.set_figure(with_pose(self.figure, self.index, pose), text, merge_key=merge_key)

    def set_figure(self, figure: ExerciseFigure, text: str, *, merge_key: str = "") -> None:
        """Make a change that leaves the pictures where they are."""
        self._push(replace(self._state, figure=figure), text, merge_key)

    def set_keys(
        self, figure: ExerciseFigure, index: int, text: str, *, starts: tuple[Pose, ...] | None = None
    ) -> None:
        """Change the row of pictures; `starts` are what resets go back to, by default the new poses."""
        known = tuple(key.pose for key in figure.keys) if starts is None else starts
        self._push(EditState(figure, index, known), text, "")

    def arranged_starts(self, change: Callable[[list[Pose]], object]) -> tuple[Pose, ...]:
        """The poses that resets go back to, after a change to their row."""
        starts = list(self._state.starts)
        change(starts)
        return tuple(starts)

    def end_merge(self) -> None:
        """Let the next change be undone on its own."""
        self._merge_round += 1

    def show(self, state: EditState) -> None:
        """Go to a state; the commands of the history call this."""
        self._state = state
        self.changed.emit()

    def _push(self, state: EditState, text: str, merge_key: str) -> None:
        if state.figure == self.figure:
            return
        key = f"{self._merge_round}:{merge_key}" if merge_key else ""
        self.stack.push(_FigureCommand(self, self._state, state, text, key))
        self.edited.emit(text)


class _FigureCommand(QUndoCommand):
    """One step: the state before and after it."""

    def __init__(
        self, edit: PoseEdit, before: EditState, after: EditState, text: str, merge_key: str
    ) -> None:
        super().__init__(text.replace("&", "&&"))
        self._edit, self._before, self.after, self.merge_key = edit, before, after, merge_key

    def redo(self) -> None:
        """Go to the state after the step."""
        self._edit.show(self.after)

    def undo(self) -> None:
        """Go back to the state before it."""
        self._edit.show(self._before)

    def id(self) -> int:
        """Equal for steps that may become one (Qt's contract)."""
        return hash(self.merge_key) % 2**31 if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over the later state of the same drag or field."""
        if not isinstance(other, _FigureCommand) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        self.setObsolete(self.after.figure == self._before.figure)
        return True
