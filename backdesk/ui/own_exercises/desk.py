"""What the library's menu offers: new exercises, own versions, adapted and deleted ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.domain.pose import ExerciseFigure
from backdesk.ui.actions import Command
from backdesk.ui.own_exercises.library_core import LibraryCore, offer
from backdesk.ui.own_exercises.marks_desk import MarksDesk
from backdesk.ui.undo.plan_command import PlanEditCommand

if TYPE_CHECKING:
    from backdesk.ui.main_window import MainWindow
    from backdesk.ui.own_exercises.editor import Editing, ExerciseEditor, SaveExercise

_IN_MENU = (
    "- favourite own_dose dose_from_card - "
    "new_exercise make_version edit_exercise edit_picture reset_exercise delete_exercise"
)


class OwnExercisesDesk(QObject):
    """Adds its commands to the menus; the dialogs' modules are loaded when first opened."""

    def __init__(self, window: MainWindow) -> None:
        """Works on the window's parts."""
        super().__init__(window)
        self._window = window
        self._say = window.words.gettext
        self._own = window.backend.own
        self._core = LibraryCore(window)
        self.marks = MarksDesk(self._core)
        self._add_commands()
        window.library.use_marks(window.backend.marks, self._own)
        window.session.library_changed.connect(window.figures.source.forget_photos)

    def fill_menu(self, menu: QMenu, exercise: Exercise | None) -> None:
        """Offer what can be done with an exercise of the library."""
        if exercise is None:
            return
        say, own, core, pictures = self._say, self._own, self._core, self._window.own
        self.marks.fill_menu(menu, exercise)
        menu.addSeparator()
        offer(menu, say("Make my own version…"), self.make_version, exercise)
        is_built_in = own.original(exercise.id) is not None and not own.is_own(exercise.id)
        edit = say("Adapt…") if is_built_in else say("Edit…")
        offer(menu, edit, self.edit, exercise, possible=core.is_in_library(exercise))
        possible = pictures.can_edit(exercise)
        offer(menu, say("Edit picture…"), pictures.edit_picture, exercise, possible=possible)
        if own.is_adapted(exercise.id):
            offer(menu, say("Back to the original…"), self.ask_reset, exercise)
        elif own.is_own(exercise.id):
            offer(menu, say("Delete…"), self.ask_delete, exercise)

    def new(self) -> ExerciseEditor:
        """Open the editor on an empty exercise."""
        from backdesk.ui.own_exercises.editor import Editing

        blank = Exercise(ExerciseId(""), "", sources=("own",))
        return self._open(Editing(blank, self._say("New exercise")), self._add)

    def make_version(self, exercise: Exercise) -> ExerciseEditor:
        """Open the editor on a copy, which is stored under a name of its own."""
        from backdesk.ui.own_exercises.editor import Editing

        source = self._core.stored(exercise)
        copy = replace(
            source,
            id=ExerciseId(""),
            name=self._say("My {exercise}").format(exercise=exercise.name),
            figure=self._window.backend.figures.of(source),
        )
        title = self._say("My own version of {exercise}").format(exercise=exercise.name)
        return self._open(Editing(copy, title), self._add)

    def edit(self, exercise: Exercise) -> ExerciseEditor:
        """Open the editor on an own exercise, or on a built-in one to adapt it."""
        from backdesk.ui.own_exercises.editor import Editing

        say, notice = self._say, ""
        if self._own.original(exercise.id) is not None:
            notice = say(
                "This clinic’s version takes the place of the built-in exercise everywhere, in all plans. "
                "“Back to the original” in the menu Library restores it."
            )
        form = say("Edit {exercise}") if self._own.is_own(exercise.id) else say("Adapt {exercise}")
        editing = Editing(self._core.stored(exercise), form.format(exercise=exercise.name), notice)
        return self._open(editing, self._change)

    def ask_reset(self, exercise: Exercise) -> QMessageBox:
        """Ask before what was changed in a built-in exercise is lost."""
        text = self._say(
            "Take back all that was changed in {exercise}? Text, dose, muscles, cautions and picture are "
            "then as Back Desk brought them, in all plans."
        )
        title = self._say("Back to the original")
        return self._ask(title, text.format(exercise=exercise.name), title, partial(self.reset, exercise))

    def ask_delete(self, exercise: Exercise) -> QMessageBox | None:
        """Ask before an own exercise is lost; one that undo could bring back into the plan stays."""
        if self._is_in_history(exercise.id):
            sentence = self._say(
                "{exercise} is used by this plan, or Undo could bring it back. Open another plan first."
            )
            self._window.on_told(sentence.format(exercise=exercise.name))
            return None
        text = self._say("Delete {exercise}? This cannot be undone.").format(exercise=exercise.name)
        title = self._say("Delete exercise")
        return self._ask(title, text, self._say("Delete"), partial(self.delete, exercise))

    def reset(self, exercise: Exercise) -> None:
        """Bring the built-in exercise back."""

        def back() -> None:
            original = self._own.reset(exercise.id)
            self._core.refresh(exercise.id)
            said = self._say("{exercise} is as it was delivered")
            self._window.on_done(said.format(exercise=original.name))

        self._core.attempt(back)

    def delete(self, exercise: Exercise) -> None:
        """Delete an own exercise; one that a plan uses stays, and that is told."""

        def drop() -> None:
            self._own.delete(exercise.id)
            self._core.refresh(None)
            self._window.on_done(self._say("{exercise} is deleted").format(exercise=exercise.name))

        self._core.attempt(drop)

    def _is_in_history(self, exercise: ExerciseId) -> bool:
        """Whether the open plan has it, or had it in a state that undo goes back to."""
        stack = self._window.session.undo_stack
        plans = {id(self._window.session.plan): self._window.session.plan}
        for index in range(stack.count()):
            command = stack.command(index)
            if isinstance(command, PlanEditCommand):
                plans.update({id(plan): plan for plan in (command.before, command.after)})
        return any(entry.exercise == exercise for plan in plans.values() for entry in plan.entries())

    def _add(self, exercise: Exercise) -> None:
        added = self._own.add(exercise)
        self._core.refresh(added.id)
        self._window.on_done(self._say("{exercise} is in your library").format(exercise=added.name))

    def _change(self, exercise: Exercise) -> None:
        if self._own.is_adapted(exercise.id) and exercise == self._own.original(exercise.id):
            changed = self._own.reset(exercise.id)  # it says again what it was delivered with
        else:
            changed = self._own.change(exercise)
        self._core.refresh(changed.id)
        self._window.on_done(self._say("{exercise} is saved").format(exercise=changed.name))

    def _open(self, editing: Editing, save: SaveExercise) -> ExerciseEditor:
        from backdesk.ui.figures.look import chosen_look
        from backdesk.ui.own_exercises.editor import ExerciseEditor
        from backdesk.ui.own_exercises.picture_tools import PictureTools

        window = self._window

        def edit_figure(
            figure: ExerciseFigure | None, use: Callable[[ExerciseFigure], None], parent: QWidget
        ) -> None:
            window.own.open_pose_editor(figure, editing.exercise.name, use, parent)

        tools = PictureTools(
            words=window.words,
            theme=window.theme,
            style=chosen_look(window.settings).style(),
            figures=window.backend.figures,
            edit_figure=edit_figure,
        )
        editor = ExerciseEditor(editing, self._own.catalogue, tools, save, window)
        editor.text.use_cards_per_page(window.settings.cards_per_page)
        editor.open()
        return editor

    def _ask(self, title: str, text: str, yes: str, run: Callable[[], None]) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        accept = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self._say("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        accept.clicked.connect(run)
        box.open()
        return box

    def _add_commands(self) -> None:
        say, core, actions = self._say, self._core, self._window.actions_by_name
        edit = core.on_target(lambda one: core.if_in_library(one, self.edit))
        actions.add("new_exercise", Command(say("New exercise…"), self.new, "Ctrl+Shift+A"))
        actions.add("make_version", Command(say("Make my own version…"), core.on_target(self.make_version)))
        actions.add("edit_exercise", Command(say("Edit or adapt exercise…"), edit, "Ctrl+Shift+O"))
        actions.add("edit_picture", Command(say("Edit picture…"), core.on_target(self._edit_picture)))
        actions.add("reset_exercise", Command(say("Back to the original…"), core.on_target(self._reset)))
        actions.add("delete_exercise", Command(say("Delete exercise…"), core.on_target(self._delete)))
        actions.fill_behind("clear_filters", _IN_MENU)

    def _edit_picture(self, exercise: Exercise) -> None:
        if self._window.own.can_edit(exercise):
            self._window.own.edit_picture(exercise)
        else:
            self._window.on_told(self._say("Adapt the exercise first, or make your own version of it."))

    def _reset(self, exercise: Exercise) -> None:
        if self._own.is_adapted(exercise.id):
            self.ask_reset(exercise)
        else:
            told = self._say("Nothing was changed in {exercise} that could be taken back.")
            self._window.on_told(told.format(exercise=exercise.name))

    def _delete(self, exercise: Exercise) -> None:
        if self._own.is_own(exercise.id) and not self._own.is_adapted(exercise.id):
            self.ask_delete(exercise)
        else:
            self._window.on_told(self._say("Only exercises of your own can be deleted."))
