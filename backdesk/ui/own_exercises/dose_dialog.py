"""The clinic's own usual dose of one exercise."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from backdesk.domain.dose import Dose
from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.exercise import Exercise
from backdesk.domain.wording import Words
from backdesk.ui.dialogs import answer_row
from backdesk.ui.own_exercises.dose_box import DoseBox
from backdesk.ui.own_exercises.parts import muted

SetDose = Callable[[Dose | None], object]
"""Stores the usual dose; None goes back to the library's."""


class UsualDoseDialog(QDialog):
    """Nothing is stored before OK or "Back to the library’s dose"."""

    def __init__(
        self, exercise: Exercise, own: Dose | None, words: Words, set_dose: SetDose, parent: QWidget
    ) -> None:
        """`exercise` has the library's dose, `own` is the clinic's, None where there is none."""
        super().__init__(parent)
        say = words.gettext
        self._library, self._set_dose = exercise.default_dose, set_dose
        self.box = DoseBox(words)
        self.back = QPushButton(say("Back to the library’s dose"))
        self.ok = QPushButton(say("Save"))
        self.cancel = QPushButton(say("Cancel"))
        self.back.setEnabled(own is not None)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("My usual dose: {exercise}").format(exercise=exercise.name))
        text = dose_sentence(exercise.default_dose, words) or say("No dose")
        library = QLabel(say("The library’s dose: {dose}").format(dose=text))
        library.setTextFormat(Qt.TextFormat.PlainText)
        library.setWordWrap(True)
        buttons = answer_row(self.ok, self.cancel, self.back)
        for button in (self.back, self.ok, self.cancel):
            button.setAccessibleName(button.text())
            button.setAutoDefault(button is self.ok)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        said = say("New cards of this exercise begin with this dose. Cards in plans stay as they are.")
        for widget in (muted(said), self.box, library):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.resize(560, self.sizeHint().height())
        self.box.show_dose(exercise.default_dose if own is None else own)
        self.ok.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.back.clicked.connect(self.on_back)
        self.box.fields["sets"].setFocus()

    def accept(self) -> None:
        """Qt: OK; stays while something cannot be read. The library's own dose is no other."""
        found = self.box.problem()
        if found is not None:
            found[1].setFocus()
            return
        dose = self.box.dose()
        super().accept()
        self._set_dose(None if dose == self._library else dose)

    def on_back(self) -> None:
        """The library's dose holds again."""
        super().accept()
        self._set_dose(None)
