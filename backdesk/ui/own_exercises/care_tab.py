"""Who should take care with an exercise, and which exercises are easier and harder."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Caution, CautionAction, Exercise
from backdesk.domain.ids import PrecautionId
from backdesk.domain.wording import Words
from backdesk.ui.clients.exercise_choice import ExerciseChoice
from backdesk.ui.clients.fields import Checked
from backdesk.ui.own_exercises.parts import Problem, let_wheel_pass, line_field, muted, section

_MOST_REASON = 200


class CautionRow(QWidget):
    """One caution. Signals: `changed()`; `remove_requested()`."""

    changed = Signal()
    remove_requested = Signal()

    def __init__(self, words: Words, catalogue: Catalogue, caution: Caution | None, place: int) -> None:
        """A new one asks for its precaution; `place` counts from 1, for those who hear the fields."""
        super().__init__()
        say = words.gettext
        self._say = say
        self.precaution, self.action = QComboBox(), QComboBox()
        self.precaution.addItem(say("Choose a precaution"), "")
        for known in catalogue.precautions.values():
            self.precaution.addItem(known.name, known.id)
        if caution is not None and self.precaution.findData(caution.precaution) < 0:
            self.precaution.addItem(caution.precaution, caution.precaution)
        self.action.addItem(say("Avoid"), CautionAction.AVOID)
        self.action.addItem(say("Take care"), CautionAction.MODIFY)
        kept = 0 if caution is None else len(caution.reason)
        self.reason = line_field(say("Caution {n}: reason").format(n=place), most=max(_MOST_REASON, kept))
        self.reason.setPlaceholderText(say("Why, and what to change"))
        self.checked = Checked(self.reason)
        self.remove = QPushButton(say("Remove"))
        self.precaution.setAccessibleName(say("Caution {n}: precaution").format(n=place))
        self.action.setAccessibleName(say("Caution {n}: what to do").format(n=place))
        self.remove.setAccessibleName(say("Remove caution {n}").format(n=place))
        self.remove.setAutoDefault(False)
        if caution is not None:
            self.precaution.setCurrentIndex(self.precaution.findData(caution.precaution))
            self.action.setCurrentIndex(self.action.findData(caution.action))
            self.reason.setText(caution.reason)
            self.reason.setCursorPosition(0)
        row = QHBoxLayout()
        for widget, stretch in ((self.precaution, 3), (self.action, 1), (self.remove, 0)):
            row.addWidget(widget, stretch)
        row.insertStretch(2, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.checked)
        for choice in (self.precaution, self.action):
            let_wheel_pass(choice)
            choice.currentIndexChanged.connect(self.changed)
        self.reason.textChanged.connect(self.changed)
        self.remove.clicked.connect(self.remove_requested)

    def caution(self) -> Caution:
        """What stands here."""
        # Qt hands enumerations back as plain strings
        return Caution(
            PrecautionId(str(self.precaution.currentData())),
            CautionAction(self.action.currentData()),
            " ".join(self.reason.text().split()),
        )

    def problem(self, earlier: set[PrecautionId]) -> Problem | None:
        """What is missing, or named twice."""
        caution = self.caution()
        if not caution.precaution:
            return self._say("Choose whom this caution is for, or remove it."), self.precaution
        if caution.precaution in earlier:
            return self._say("There is a caution for this already; keep one of them."), self.precaution
        if not caution.reason:
            return self._say("Give the reason: it is shown beside the exercise."), self.reason
        return None


class CareTab(QWidget):
    """Signals: `changed()`."""

    changed = Signal()

    def __init__(self, words: Words, catalogue: Catalogue) -> None:
        """Empty until `show_exercise`."""
        super().__init__()
        self._words, self._say, self._catalogue = words, words.gettext, catalogue
        self.rows: list[CautionRow] = []
        self.add = QPushButton(self._say("Add a caution"))
        self.add.setAccessibleName(self._say("Add a caution"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self.on_add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.none = muted(self._say("No cautions: the exercise is offered to everybody."))
        self.links = QTabWidget()
        self.linked = Checked(self.links)
        self.links.setAccessibleName(self._say("Easier and harder exercises"))
        self.easier: ExerciseChoice | None = None
        self.harder: ExerciseChoice | None = None
        self._lay_out()

    def show_exercise(self, exercise: Exercise) -> None:
        """Show an exercise."""
        for row in tuple(self.rows):
            self._drop(row)
        for caution in exercise.cautions:
            self._append(caution)
        self.none.setVisible(not self.rows)
        self.links.clear()
        others = Catalogue(
            (one for one in self._catalogue.exercises.values() if one.id != exercise.id),
            self._catalogue.taxonomy,
            (),
        )
        # one that was deleted since cannot be kept
        chosen = [
            [one for one in ids if one in others.exercises] for ids in (exercise.easier, exercise.harder)
        ]
        self.easier, self.harder = (ExerciseChoice(self._words, others, ids) for ids in chosen)
        for choice, name in ((self.easier, self._say("Easier")), (self.harder, self._say("Harder"))):
            choice.list.setAccessibleName(name)
            choice.list.itemChanged.connect(self.changed)
            self.links.addTab(choice, name)

    def read(self, exercise: Exercise) -> Exercise:
        """The exercise with what stands here."""
        assert self.easier is not None
        assert self.harder is not None
        return replace(
            exercise,
            cautions=tuple(row.caution() for row in self.rows),
            easier=self.easier.chosen(),
            harder=self.harder.chosen(),
        )

    def problem(self) -> Problem | None:
        """What is in the way of saving."""
        earlier: set[PrecautionId] = set()
        for row in self.rows:
            found = row.problem(earlier)
            if found is not None:
                return found
            earlier.add(row.caution().precaution)
        both = self._both_problem()
        return (both, self.links) if both else None

    def tell(self) -> None:
        """Say next to each caution what is in the way."""
        earlier: set[PrecautionId] = set()
        for row in self.rows:
            found = row.problem(earlier)
            row.checked.tell("" if found is None else found[0])
            earlier.add(row.caution().precaution)
        self.linked.tell(self._both_problem())

    def on_add(self) -> None:
        """One more caution."""
        row = self._append(None)
        self.none.hide()
        row.precaution.setFocus()
        self.changed.emit()

    def on_row_changed(self) -> None:
        """A caution was changed: what was wrong with it may be right now."""
        for row in self.rows:
            row.checked.tell("")
        self.linked.tell("")
        self.changed.emit()

    def on_remove(self, row: CautionRow) -> None:
        """One caution less."""
        self._drop(row)
        self.none.setVisible(not self.rows)
        self.add.setFocus()
        self.changed.emit()

    def _both_problem(self) -> str:
        assert self.easier is not None
        assert self.harder is not None
        harder = set(self.harder.chosen())
        both = next((one for one in self.easier.chosen() if one in harder), None)
        if both is None:
            return ""
        sentence = self._say("{exercise} cannot be both easier and harder.")
        return sentence.format(exercise=self._catalogue.name_of(both))

    def _append(self, caution: Caution | None) -> CautionRow:
        row = CautionRow(self._words, self._catalogue, caution, len(self.rows) + 1)
        row.changed.connect(self.on_row_changed)
        row.remove_requested.connect(lambda: self.on_remove(row))
        self.rows.append(row)
        self._rows.addWidget(row)
        return row

    def _drop(self, row: CautionRow) -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _lay_out(self) -> None:
        say = self._say
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(section(say("Who should take care")))
        layout.addWidget(self.none)
        layout.addLayout(self._rows)
        add = QHBoxLayout()
        add.addWidget(self.add)
        add.addStretch(1)
        layout.addLayout(add)
        layout.addWidget(section(say("Easier and harder exercises")))
        note = QLabel(say("They are offered first when the exercise is swapped."))
        note.setProperty("role", "muted")
        layout.addWidget(note)
        layout.addWidget(self.linked, 1)
