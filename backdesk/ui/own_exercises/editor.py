"""The exercise editor: all fields of an exercise on five tabs, stored by Save and not before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Exercise
from backdesk.errors import BackDeskError
from backdesk.ui.dialogs import ask_keep_changes
from backdesk.ui.own_exercises.care_tab import CareTab
from backdesk.ui.own_exercises.kind_tab import KindTab
from backdesk.ui.own_exercises.muscles_tab import MusclesTab
from backdesk.ui.own_exercises.parts import muted, scrolling
from backdesk.ui.own_exercises.photos_tab import PhotosTab
from backdesk.ui.own_exercises.picture_tools import PictureTools
from backdesk.ui.own_exercises.text_tab import TextTab
from backdesk.ui.tasks import QtTaskRunner

SIZE = QSize(860, 640)

SaveExercise = Callable[[Exercise], None]
"""Stores the exercise; raises BackDeskError, and then nothing was stored."""


@dataclass(frozen=True, slots=True)
class Editing:
    """What is edited: an exercise, what the window is called, and what is to be known before."""

    exercise: Exercise
    title: str
    notice: str = ""


class ExerciseEditor(QDialog):
    """Save stores everything and closes; closing with changes asks first."""

    def __init__(
        self,
        editing: Editing,
        catalogue: Catalogue,
        tools: PictureTools,
        save: SaveExercise,
        parent: QWidget,
    ) -> None:
        """`catalogue` has all exercises that this one may not be called like, and may link to."""
        super().__init__(parent)
        words = tools.words
        self._words, self._say = words, words.gettext
        self._save, self._catalogue = save, catalogue
        self._exercise = editing.exercise
        # the window's, as it must outlive the dialog while a photo is read
        self.runner = QtTaskRunner(parent)
        self.kind = KindTab(words, self._is_taken)
        self.text = TextTab(words)
        self.muscles = MusclesTab(words, catalogue.taxonomy)
        self.photos = PhotosTab(tools, self.runner)
        self.care = CareTab(words, catalogue)
        self.tabs = QTabWidget()
        self.notice = QLabel()
        self.ok = QPushButton(self._say("Save"))
        self.cancel = QPushButton(self._say("Cancel"))
        self._lay_out(editing)
        for tab in self._tabs():
            tab.show_exercise(editing.exercise)
        self._stored = self.exercise()
        self._is_typed = False
        self._connect()
        self.kind.name.setFocus()
        self.kind.name.selectAll()

    def exercise(self) -> Exercise:
        """The exercise as it stands in the fields."""
        exercise = self._exercise
        for tab in self._tabs():
            exercise = tab.read(exercise)
        return exercise

    @property
    def is_changed(self) -> bool:
        """Whether Save would store something else than there is, or what was typed is wrong."""
        return self._is_typed and (self.exercise() != self._stored or self._problem() is not None)

    def on_changed(self) -> None:
        """Something was typed or chosen."""
        self._is_typed = True
        self.notice.hide()

    def accept(self) -> None:
        """Qt: Save stores everything, or says what is in the way and stays."""
        if not self.ok.isEnabled():
            return  # a photo is still being read
        found = self._problem()
        for checked in (self.kind, self.text, self.care):
            checked.tell()
        if found is not None:
            tab, (_, place) = found
            self._show(tab, place)
            return
        exercise = self.exercise()
        if self._exercise.id and exercise == self._stored:
            super().accept()  # else a built-in one would count as adapted
            return
        try:
            self._save(exercise)
        except BackDeskError as problem:
            self._tell(problem.said(self._say))
            return
        self.photos.settle()
        super().accept()

    def reject(self) -> None:
        """Qt: Cancel, Esc or the window's close button; asks before anything is lost."""
        if not self.is_changed and not self.photos.is_busy:
            self.on_discard()
            return
        text, go_on = self._say("The exercise has changes that are not saved."), self._say("Go on editing")
        ask_keep_changes(self, self._words, text, go_on, save=self.accept, discard=self.on_discard)

    def on_discard(self) -> None:
        """Close without storing anything."""
        self.done(QDialog.DialogCode.Rejected)

    def on_finished(self) -> None:
        """Read no more photos, and keep none that was not saved."""
        self.photos.stop()
        self.photos.withdraw()
        self.runner.retire()

    def on_busy(self, busy: bool) -> None:
        """A photo is being read: saving waits for it."""
        self.ok.setEnabled(not busy)

    def _tabs(self) -> tuple[KindTab, TextTab, MusclesTab, PhotosTab, CareTab]:
        return (self.kind, self.text, self.muscles, self.photos, self.care)

    def _problem(self) -> tuple[QWidget, tuple[str, QWidget]] | None:
        for tab in (self.kind, self.text, self.care):
            found = tab.problem()
            if found is not None:
                return tab, found
        return None

    def _is_taken(self, name: str) -> bool:
        wanted = name.casefold()
        return any(
            one.name.casefold() == wanted and one.id != self._exercise.id
            for one in self._catalogue.exercises.values()
        )

    def _show(self, tab: QWidget, place: QWidget) -> None:
        for index in range(self.tabs.count()):
            area = self.tabs.widget(index)
            if area is tab or (isinstance(area, QScrollArea) and area.widget() is tab):
                self.tabs.setCurrentIndex(index)
                if isinstance(area, QScrollArea):
                    area.ensureWidgetVisible(place)
        place.setFocus()

    def _tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.show()

    def _connect(self) -> None:
        for tab in self._tabs():
            tab.changed.connect(self.on_changed)
        self.photos.busy_changed.connect(self.on_busy)
        self.ok.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(self.on_finished)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.accept)

    def _lay_out(self, editing: Editing) -> None:
        say = self._say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(editing.title)
        self.tabs.setAccessibleName(editing.title)
        self.tabs.addTab(scrolling(self.kind), say("Exercise"))
        self.tabs.addTab(scrolling(self.text), say("How it is done"))
        self.tabs.addTab(self.muscles, say("Muscles"))
        self.tabs.addTab(self.photos, say("Picture"))
        self.tabs.addTab(scrolling(self.care), say("Cautions and links"))
        self.notice.setProperty("role", "warning")
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.hide()
        self.ok.setProperty("primary", True)
        for button in (self.ok, self.cancel):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)  # Enter in one of many fields is not yet "all done"
        self.ok.setToolTip(QKeySequence(QKeySequence.StandardKey.Save).toString())
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.ok)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        if editing.notice:
            layout.addWidget(muted(editing.notice))
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.notice)
        layout.addLayout(buttons)
        self.resize(SIZE)
