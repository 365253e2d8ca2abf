"""What an exercise is called, what kind it is, what it needs, and its usual dose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.domain.clean_texts import MAX_NAME_CHARACTERS, one_line, text_lines
from backdesk.domain.exercise import Equipment, Exercise, ExerciseType, Movement, Position
from backdesk.domain.labels import block_name, equipment_name, movement_name, position_name, type_name
from backdesk.domain.wording import Words
from backdesk.services.own_exercises import MAX_NAME
from backdesk.ui.clients.fields import Checked
from backdesk.ui.own_exercises.dose_box import DoseBox
from backdesk.ui.own_exercises.parts import (
    CheckGrid,
    Problem,
    add_row,
    let_wheel_pass,
    line_field,
    muted,
    new_form,
    section,
)

MAX_OTHER_NAMES = 1_000


class KindTab(QWidget):
    """Signals: `changed()`."""

    changed = Signal()

    def __init__(self, words: Words, is_taken: Callable[[str], bool]) -> None:
        """`is_taken` tells whether another exercise has a name already."""
        super().__init__()
        say = words.gettext
        self._words, self._say, self._is_taken = words, say, is_taken
        self.name = line_field(say("Name"), most=MAX_NAME + 1)
        self.named = Checked(self.name)
        self.aliases = line_field(say("Other names"), most=MAX_OTHER_NAMES)
        self.aliases.setPlaceholderText(say("separated by commas"))
        self.blocks = CheckGrid(
            say("Suits"), [(kind, block_name(kind, words)) for kind in BLOCK_ORDER], columns=3
        )
        self.suits = Checked(self.blocks)
        self.type = _choice(say("Type"), [(kind, type_name(kind, words)) for kind in ExerciseType])
        self.position = _choice(say("Position"), [(one, position_name(one, words)) for one in Position])
        levels = {1: say("Easy"), 2: say("Medium"), 3: say("Advanced")}
        self.level = _choice(say("Level"), list(levels.items()))
        self.movements = CheckGrid(
            say("Movements"), [(one, movement_name(one, words)) for one in Movement], columns=2
        )
        self.equipment = CheckGrid(
            say("Equipment"),
            sorted(((one, equipment_name(one, words)) for one in Equipment), key=lambda one: one[1]),
            columns=4,
        )
        self.dose = DoseBox(words)
        self._lay_out()
        self._connect()

    def show_exercise(self, exercise: Exercise) -> None:
        """Show an exercise."""
        self.name.setText(exercise.name)
        self.aliases.setText(", ".join(exercise.aliases))
        self.blocks.show_chosen(exercise.blocks)
        self.type.setCurrentIndex(self.type.findData(exercise.type))
        self.position.setCurrentIndex(self.position.findData(exercise.position))
        self.level.setCurrentIndex(self.level.findData(exercise.level))
        self.movements.show_chosen(exercise.movements)
        self.equipment.show_chosen(exercise.equipment)
        self.dose.show_dose(exercise.default_dose)
        self._tell()

    def read(self, exercise: Exercise) -> Exercise:
        """The exercise with what stands here; its side is that of its usual dose."""
        dose = self.dose.dose()
        other_names = (
            exercise.aliases
            if self.aliases.text() == ", ".join(exercise.aliases)
            else text_lines(self.aliases.text().split(","), MAX_NAME_CHARACTERS)
        )
        return replace(
            exercise,
            name=self._name(),
            aliases=other_names,
            blocks=self.blocks.chosen(exercise.blocks),
            type=ExerciseType(self.type.currentData()),
            position=Position(self.position.currentData()),
            level=self.level.currentData(),
            movements=self.movements.chosen(exercise.movements),
            equipment=self.equipment.chosen(exercise.equipment),
            default_dose=dose,
            side=dose.side,
        )

    def problem(self) -> Problem | None:
        """What is in the way of saving."""
        found = self._name_problem()
        if found:
            return found, self.name
        found = self._blocks_problem()
        if found:
            return found, next(iter(self.blocks.boxes.values()))
        return self.dose.problem()

    def tell(self) -> None:
        """Say next to the fields what is in the way."""
        self._tell()
        self.named.tell(self._name_problem())
        self.dose.mark()

    def on_changed(self) -> None:
        """Something was typed or chosen."""
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        name = self._name()
        # a name that nobody typed yet is not wrong yet
        self.named.tell(self._name_problem() if name else "")
        self.suits.tell(self._blocks_problem())

    def _name(self) -> str:
        return one_line(" ".join(self.name.text().split()))

    def _name_problem(self) -> str:
        name = self._name()
        if not name:
            return self._say("An exercise needs a name.")
        if len(name) > MAX_NAME:
            return self._say("That is too long; use at most {maximum} characters.").format(maximum=MAX_NAME)
        if self._is_taken(name):
            sentence = self._say("There is already an exercise called {name}; choose another name.")
            return sentence.format(name=name)
        return ""

    def _blocks_problem(self) -> str:
        if any(box.isChecked() for box in self.blocks.boxes.values()):
            return ""
        return self._say("Choose at least one block that the exercise suits.")

    def _connect(self) -> None:
        for line in (self.name, self.aliases):
            line.textChanged.connect(self.on_changed)
        for grid in (self.blocks, self.movements, self.equipment):
            grid.changed.connect(self.on_changed)
        for choice in (self.type, self.position, self.level):
            choice.currentIndexChanged.connect(self.on_changed)
        self.dose.changed.connect(self.on_changed)

    def _lay_out(self) -> None:
        say = self._say
        form = new_form()
        add_row(form, say("Name"), self.named)
        add_row(form, say("Other names"), self.aliases)
        add_row(form, say("Suits"), self.suits)
        add_row(form, say("Type"), self.type)
        add_row(form, say("Position"), self.position)
        add_row(form, say("Level"), self.level)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(form)
        layout.addWidget(section(say("Usual dose")))
        layout.addWidget(muted(say("Given to every new card of this exercise; each card can be changed.")))
        layout.addWidget(self.dose)
        layout.addWidget(section(say("Movements")))
        layout.addWidget(self.movements)
        layout.addWidget(section(say("Equipment")))
        layout.addWidget(self.equipment)
        layout.addStretch(1)


def _choice(name: str, values: Sequence[tuple[object, str]]) -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(name)
    for value, text in values:
        choice.addItem(text, value)
    choice.setMaximumWidth(260)
    let_wheel_pass(choice)
    return choice
