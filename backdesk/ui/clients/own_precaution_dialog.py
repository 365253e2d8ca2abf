"""One precaution in the therapist's own words, and which exercises it touches."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import MAX_NAME_CHARACTERS, one_line
from backdesk.domain.client import OwnPrecaution
from backdesk.domain.exercise import CautionAction, Movement, Position
from backdesk.domain.labels import movement_name, position_name
from backdesk.domain.wording import Words
from backdesk.ui.clients.exercise_choice import ExerciseChoice
from backdesk.ui.clients.fields import SPACE, Checked, muted, section
from backdesk.ui.clients.names import action_name
from backdesk.ui.dialogs import answer_row

_WIDTH, _HEIGHT = 640, 600
_COLUMNS = 3


class OwnPrecautionDialog(QDialog):
    """Signals: `said(OwnPrecaution)` after OK."""

    said = Signal(object)

    def __init__(
        self, parent: QWidget, words: Words, catalogue: Catalogue, precaution: OwnPrecaution | None
    ) -> None:
        """Shows a precaution to be changed, or an empty form for a new one."""
        super().__init__(parent)
        self._words = words
        say = words.gettext
        shown = precaution or OwnPrecaution("")
        self.name = QLineEdit(shown.name)
        self.name.setAccessibleName(say("Name of the precaution"))
        self.name.setPlaceholderText(say("For example: hip replaced in May"))
        self.name.setMaxLength(MAX_NAME_CHARACTERS)
        self._name_row = Checked(self.name)
        self.ways = {one: QRadioButton(action_name(one, words)) for one in CautionAction}
        self._choice = QButtonGroup(self)
        for action, button in self.ways.items():
            self._choice.addButton(button)
            button.setChecked(action is shown.action)
        self.movements = {one: QCheckBox(movement_name(one, words)) for one in Movement}
        self.positions = {one: QCheckBox(position_name(one, words)) for one in Position}
        for movement, box in self.movements.items():
            box.setChecked(movement in shown.movements)
        for position, box in self.positions.items():
            box.setChecked(position in shown.positions)
        self.exercises = ExerciseChoice(words, catalogue, shown.exercises)
        self.ok = QPushButton(say("OK"))
        self.cancel = QPushButton(say("Cancel"))
        self._lay_out(is_new=precaution is None)
        self.name.textEdited.connect(lambda: self._name_row.tell(""))
        self.ok.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.name.setFocus()

    def precaution(self) -> OwnPrecaution:
        """What stands in the fields."""
        return OwnPrecaution(
            name=one_line(self.name.text()),
            action=next(action for action, button in self.ways.items() if button.isChecked()),
            movements=tuple(one for one, box in self.movements.items() if box.isChecked()),
            positions=tuple(one for one, box in self.positions.items() if box.isChecked()),
            exercises=self.exercises.chosen(),
        )

    def accept(self) -> None:
        """Qt: OK hands the precaution over, or says what is missing and stays."""
        precaution = self.precaution()
        if not precaution.name:
            self._name_row.tell(self._words.gettext("A precaution needs a name."))
            self.name.setFocus()
            return
        super().accept()
        self.said.emit(precaution)

    def _lay_out(self, *, is_new: bool) -> None:
        say = self._words.gettext
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("New own precaution") if is_new else say("Own precaution"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(SPACE)
        layout.addWidget(section(say("Name")))
        layout.addWidget(self._name_row)
        layout.addWidget(section(say("What it asks for")))
        choice = QHBoxLayout()
        for button in self.ways.values():
            choice.addWidget(button)
        choice.addStretch(1)
        layout.addLayout(choice)
        layout.addWidget(muted(say("Choose which exercises it touches. Without any it is only a reminder.")))
        for title, boxes in ((say("Movements"), self.movements), (say("Positions"), self.positions)):
            layout.addWidget(section(title))
            layout.addLayout(_grid(list(boxes.values())))
        layout.addWidget(section(say("Exercises")))
        layout.addWidget(self.exercises, 1)
        buttons = answer_row(self.ok, self.cancel)
        layout.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)


def _grid(boxes: list[QCheckBox]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(2)
    for place, box in enumerate(boxes):
        grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
    for column in range(_COLUMNS):
        grid.setColumnStretch(column, 1)
    return grid
