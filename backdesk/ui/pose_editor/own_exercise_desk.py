"""From the library to the pose editor: change the drawn picture of an exercise."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.domain.pose import ExerciseFigure, KeyPose, Pose
from backdesk.errors import BackDeskError
from backdesk.services.backend import Backend
from backdesk.services.own_exercises import with_figure
from backdesk.services.search import LibrarySearch
from backdesk.services.settings import Settings
from backdesk.ui.session import PlanSession
from backdesk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from backdesk.ui.pose_editor.editor import SaveFigure


class OwnExerciseDesk(QObject):
    """Opens the pose editor and stores what it makes.

    Signals: `told(sentence)` something the user should know; `done(sentence)` for the status bar;
    `shown(ExerciseId)` the library should show this new or changed exercise;
    `picture_changed(Exercise)`.
    """

    told = Signal(str)
    done = Signal(str)
    shown = Signal(str)
    picture_changed = Signal(object)

    def __init__(
        self,
        backend: Backend,
        session: PlanSession,
        theme: Theme,
        *,
        settings: Callable[[], Settings],
        parent: QWidget,
    ) -> None:
        """`settings` gives the choices of now; `parent` is the window that questions belong to."""
        super().__init__(parent)
        self._backend, self._session, self._theme, self._parent = backend, session, theme, parent
        self._settings = settings
        self._say = backend.words.gettext

    def can_edit(self, exercise: Exercise) -> bool:
        """Whether it is an own exercise, or one that the open plan carries; built-in ones never change."""
        return self._backend.own.is_own(exercise.id) or self._is_carried(exercise.id)

    def edit_picture(self, exercise: Exercise) -> QWidget:
        """Open the pose editor on the drawn picture of an exercise."""
        current = self._session.catalogue.exercises.get(exercise.id, exercise)
        try:
            figure = self._backend.figures.of(current)
        except BackDeskError:
            figure = None
        return self.open_pose_editor(
            figure, current.name, lambda new: self.save_figure(exercise.id, new), self._parent
        )

    def open_pose_editor(
        self, figure: ExerciseFigure | None, name: str, save: SaveFigure, parent: QWidget
    ) -> QWidget:
        """Open the pose editor over a window; without a figure it begins with somebody who stands."""
        # imported here: nothing of it is needed before the first picture is changed
        from backdesk.ui.figures.look import chosen_look
        from backdesk.ui.figures.source import FigureSource
        from backdesk.ui.pose_editor.editor import EditorTools, PoseEditor

        backend = self._backend
        tools = EditorTools(
            words=backend.words,
            theme=self._theme,
            style=chosen_look(self._settings()).style(),
            search=LibrarySearch(self._session.catalogue, backend.words),
            source=FigureSource(backend.figures),
            composed=backend.figures.composed(),
        )
        shown = figure or ExerciseFigure((KeyPose(self._say("Start"), Pose()),))
        editor = PoseEditor(shown, name, tools, save, parent)
        editor.open()
        return editor

    def save_figure(self, exercise: ExerciseId, figure: ExerciseFigure) -> None:
        """Store a picture. Raises BackDeskError, and then nothing was stored."""
        if self._is_carried(exercise):
            after = with_figure(self._session.plan, exercise, figure)
            self._session.push(after, self._say("change a picture"))
            if self._session.plan != after:
                raise BackDeskError("The picture could not be saved. Try again, or discard your changes.")
        else:
            self._backend.own.change_figure(exercise, figure)
        self._session.use_library(self._backend.library())
        changed = self._session.catalogue.exercises[exercise]
        self.shown.emit(exercise)
        self.picture_changed.emit(changed)
        self.done.emit(self._say("The picture of {exercise} is saved").format(exercise=changed.name))

    def _is_carried(self, exercise: ExerciseId) -> bool:
        return self._session.has_plan and any(one.id == exercise for one in self._session.plan.exercises)
