"""Favourites, recently used exercises and the clinic's usual doses: their commands and their menu entries."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu

from backdesk.domain.dose import Dose
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.domain.plan import Plan
from backdesk.services.library_marks import MOST_RECENT
from backdesk.ui.actions import Command
from backdesk.ui.own_exercises.library_core import LibraryCore, offer


class MarksDesk(QObject):
    """Each change is on disk at once; none of it is part of a plan."""

    def __init__(self, core: LibraryCore) -> None:
        """Works on the window's parts."""
        super().__init__(core.window)
        self._core, self._window, self._say, self._marks = core, core.window, core.say, core.marks
        add = self._window.actions_by_name.add
        add(
            "favourite",
            Command(self._say("Favourite or not"), core.on_target(lambda one: self.toggle(one.id)), "Ctrl+B"),
        )
        ask_dose = core.on_target(lambda one: core.if_in_library(one, self.ask_dose))
        add("own_dose", Command(self._say("My usual dose…"), ask_dose))
        take = Command(self._say("Use this dose as my usual one"), self.take_dose_of_card)
        add("dose_from_card", take)
        self._window.library.star_clicked.connect(self.toggle)
        self._window.session.plan_changed.connect(self.on_plan_changed)

    def fill_menu(self, menu: QMenu, exercise: Exercise) -> None:
        """Offer what can be said of an exercise."""
        core = self._core
        favourite = menu.addAction(self._say("Favourite"))
        favourite.setCheckable(True)
        favourite.setChecked(self._marks.is_favourite(exercise.id))
        favourite.triggered.connect(lambda: self.toggle(exercise.id))
        possible = core.is_in_library(exercise)
        offer(menu, self._say("My usual dose…"), self.ask_dose, exercise, possible=possible)
        if self._marks.own_dose(exercise.id) is not None:
            offer(menu, self._say("Back to the library’s dose"), partial(self.set_dose, dose=None), exercise)

    def toggle(self, exercise: ExerciseId) -> None:
        """Make it a favourite, or no longer."""
        on = not self._marks.is_favourite(exercise)

        def mark() -> None:
            self._marks.set_favourite(exercise, on)
            self._window.library.on_picture_ready(exercise)
            name = self._window.session.catalogue.name_of(exercise)
            no_more = self._say("{exercise} is no favourite now")
            said = self._say("{exercise} is a favourite") if on else no_more
            self._window.on_done(said.format(exercise=name))

        self._core.attempt(mark)

    def ask_dose(self, exercise: Exercise) -> QDialog:
        """Ask for the clinic's usual dose."""
        from backdesk.ui.own_exercises.dose_dialog import UsualDoseDialog

        dialog = UsualDoseDialog(
            self._core.stored(exercise),
            self._marks.own_dose(exercise.id),
            self._window.words,
            partial(self.set_dose, exercise),
            self._window,
        )
        dialog.open()
        return dialog

    def set_dose(self, exercise: Exercise, dose: Dose | None) -> None:
        """Use this dose for new cards from now on; None goes back to the library's."""

        def change() -> None:
            self._marks.set_own_dose(exercise.id, dose)
            self._core.refresh(exercise.id)
            said = (
                self._say("{exercise} has the library’s dose again")
                if dose is None
                else self._say("New cards of {exercise} have this dose from now on")
            )
            self._window.on_done(said.format(exercise=exercise.name))

        self._core.attempt(change)

    def take_dose_of_card(self) -> None:
        """The selected card's dose becomes the usual one."""
        window = self._window
        window.flush()
        ids = window.board.selected_ids()
        entry = next((one for one in window.session.plan.entries() if ids == (one.id,)), None)
        known = None if entry is None else window.session.catalogue.exercises.get(entry.exercise)
        if entry is None or known is None:
            window.on_told(self._say("Select one card whose dose is to be the usual one."))
            return
        self._core.if_in_library(known, lambda exercise: self.set_dose(exercise, entry.dose))

    def on_plan_changed(self, before: Plan, after: Plan) -> None:
        """Remember what was put into the plan."""
        if after.weeks is before.weeks:
            return
        known = {entry.id for entry in before.entries()}
        added = dict.fromkeys(entry.exercise for entry in after.entries() if entry.id not in known)
        if added:
            self._core.attempt(lambda: self._marks.note_used(list(added)[:MOST_RECENT]))
