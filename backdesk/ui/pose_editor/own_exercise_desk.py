"""From the library to the pose editor: make an own version of an exercise, and change its picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.domain.pose import ExerciseFigure, KeyPose, Pose
from backdesk.errors import BackDeskError
from backdesk.services.backend import Backend
from backdesk.services.own_exercises import with_figure
from backdesk.services.search import LibrarySearch
from backdesk.services.settings import Settings
from backdesk.ui import dialogs
from backdesk.ui.session import PlanSession
from backdesk.ui.theme.theme import Theme


class OwnExerciseDesk(QObject):
    """Answers the library's context menu.

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

    def fill_menu(self, menu: QMenu, exercise: Exercise | None) -> None:
        """Offer what can be done with an exercise of the library."""
        if exercise is None:
            return
        version = menu.addAction(self._say("Make my own version…"))
        version.triggered.connect(lambda: self.ask_version(exercise))
        picture = menu.addAction(self._say("Edit picture…"))
        picture.setEnabled(self.can_edit(exercise))
        picture.triggered.connect(lambda: self.edit_picture(exercise))

    def can_edit(self, exercise: Exercise) -> bool:
        """Whether it is an own exercise, or one that the open plan carries; built-in ones never change."""
        return self._backend.own.is_own(exercise.id) or self._is_carried(exercise.id)

    def ask_version(self, exercise: Exercise) -> None:
        """Ask for a name and make a copy that can be changed."""
        name = self._say("My {exercise}").format(exercise=exercise.name)
        dialogs.ask_text(
            self._parent,
            self._say("Make my own version"),
            self._say("Name of the new exercise"),
            lambda given: self.make_version(exercise, given),
            value=name,
        )

    def make_version(self, exercise: Exercise, name: str) -> None:
        """Store a copy under a new name; the library shows it at once."""
        try:
            copied = self._backend.own.make_version(exercise, name)
        except BackDeskError as problem:
            self.told.emit(problem.said(self._say))
            return
        self._session.use_library(self._backend.own.catalogue)
        self.shown.emit(copied.id)
        self.done.emit(self._say("{exercise} is in your library").format(exercise=copied.name))

    def edit_picture(self, exercise: Exercise) -> QWidget:
        """Open the pose editor."""
        # imported here: nothing of it is needed before the first picture is changed
        from backdesk.ui.figures.look import chosen_look
        from backdesk.ui.figures.source import FigureSource
        from backdesk.ui.pose_editor.editor import EditorTools, PoseEditor

        backend = self._backend
        current = self._session.catalogue.exercises.get(exercise.id, exercise)
        source = FigureSource(backend.figures)
        tools = EditorTools(
            words=backend.words,
            theme=self._theme,
            style=chosen_look(self._settings()).style(),
            search=LibrarySearch(self._session.catalogue, backend.words),
            source=source,
            composed=backend.figures.composed(),
        )
        figure = source.of(current) or ExerciseFigure((KeyPose(self._say("Start"), Pose()),))
        editor = PoseEditor(
            figure, current.name, tools, lambda new: self.save_figure(exercise.id, new), self._parent
        )
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
        self._session.use_library(self._backend.own.catalogue)
        changed = self._session.catalogue.exercises[exercise]
        self.shown.emit(exercise)
        self.picture_changed.emit(changed)
        self.done.emit(self._say("The picture of {exercise} is saved").format(exercise=changed.name))

    def _is_carried(self, exercise: ExerciseId) -> bool:
        return self._session.has_plan and any(one.id == exercise for one in self._session.plan.exercises)
