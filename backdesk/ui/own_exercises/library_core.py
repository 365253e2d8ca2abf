"""What the desks of the library share: which exercise is meant, and what follows a change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.errors import BackDeskError

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow


class LibraryCore:
    """Works on the window's parts."""

    def __init__(self, window: MainWindow) -> None:
        """Nothing is changed yet."""
        self.window = window
        self.say = window.words.gettext
        self.own, self.marks = window.backend.own, window.backend.marks

    def target(self) -> Exercise | None:
        """The exercise that a command means: the selected card's on the board, else the library's."""
        window = self.window
        focus, ids = window.focusWidget(), window.board.selected_ids()
        if ids and focus is not None and window.board.isAncestorOf(focus):
            entries = {entry.id: entry.exercise for entry in window.session.plan.entries()}
            return None if ids[0] not in entries else window.session.catalogue.exercises.get(entries[ids[0]])
        return window.library.current()

    def on_target(self, run: Callable[[Exercise], object]) -> Callable[[], object]:
        """Show the plan, and run with the exercise that is meant."""

        def on_desk() -> object:
            self.window.handout.back()
            exercise = self.target()
            if exercise is None:
                self.window.on_told(self.say("Choose an exercise of the library first."))
                return None
            return run(exercise)

        return on_desk

    def if_in_library(self, exercise: Exercise, run: Callable[[Exercise], object]) -> None:
        """Run with an exercise of the library; say why not with one that the open plan brought along."""
        if self.is_in_library(exercise):
            run(exercise)
        else:
            said = self.say("{exercise} came with this plan. Make your own version of it first.")
            self.window.on_told(said.format(exercise=exercise.name))

    def is_in_library(self, exercise: Exercise) -> bool:
        """Whether it is the library's, not one that the open plan brought along."""
        session = self.window.session
        carried = session.has_plan and any(one.id == exercise.id for one in session.plan.exercises)
        return not carried and exercise.id in self.own.catalogue.exercises

    def stored(self, exercise: Exercise) -> Exercise:
        """The exercise with the library's own dose, not the clinic's usual one."""
        return self.own.catalogue.exercises[exercise.id] if self.is_in_library(exercise) else exercise

    def refresh(self, exercise: ExerciseId | None) -> None:
        """Know the library as it is now, and show one of its exercises."""
        window = self.window
        window.session.use_library(window.backend.library())
        if exercise is None:
            window.on_exercise_shown(window.library.current())
            return
        window.library.show_exercise(exercise)
        window.on_exercise_shown(window.session.catalogue.exercises.get(exercise))

    def attempt(self, action: Callable[[], None]) -> None:
        """Do something and tell the user in one sentence when it cannot be done."""
        try:
            action()
        except BackDeskError as problem:
            self.window.on_told(problem.said(self.say))


def offer(
    menu: QMenu, text: str, run: Callable[[Exercise], object], exercise: Exercise, *, possible: bool = True
) -> None:
    """Put an entry into a menu."""
    action = menu.addAction(text)
    action.setEnabled(possible)
    action.triggered.connect(lambda: run(exercise))
