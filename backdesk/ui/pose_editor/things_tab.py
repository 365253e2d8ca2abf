"""The things in the picture: add, move, let them be held, take away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.pose import ExerciseFigure, Prop, Triple
from backdesk.domain.wording import Words
from backdesk.figure.posing_edit import with_key
from backdesk.figure.posing_props import (
    HOLDABLE,
    SINGLE_KINDS,
    Composed,
    Thing,
    held_thing,
    moved_thing,
    new_thing,
    things,
    without_thing,
)
from backdesk.ui.pose_editor.names import hold_name, thing_name
from backdesk.ui.pose_editor.pose_edit import PoseEdit

HOLDS = ("", "left_hand", "right_hand", "hands")
OFFERED = frozenset({
    "wall", "chair", "bench", "table", "rack", "pull-up-bar", "cable-tower", "anchor", "bike", "elliptical",
    "step-machine", "rowing-machine", "leg-press-machine", "leg-extension-machine", "leg-curl-machine",
    "pulldown-machine", "row-machine", "back-extension-bench",
})  # fmt: skip
"""Composed things worth a row of the menu; the others were made for one picture ("mobility-wall-mid")."""
DEFAULT_PLACE: Triple = (0.5, 0.0, 0.1)
_STEP = 0.05


class ThingsTab(QWidget):
    """Follows the figure, and changes its things."""

    def __init__(self, edit: PoseEdit, composed: Composed, words: Words) -> None:
        """`composed` are the things that are made of several solids."""
        super().__init__()
        self._edit, self._composed, self._words = edit, composed, words
        self._is_filling = False
        self._rows: list[tuple[bool, Thing]] = []
        self.list = QListWidget()
        self.add_button = QPushButton(words.gettext("Add"))
        self.remove_button = QPushButton(words.gettext("Remove"))
        self.hold = QComboBox()
        self.only_here = QCheckBox(words.gettext("Only in this picture"))
        self.places = [self._place_field(name, 4.0, _STEP) for name in self._place_names()]
        self.turn = self._place_field(words.gettext("Turn (degrees)"), 360.0, 5.0)
        self._lay_out()
        self._connect()
        self.on_changed()

    def on_changed(self) -> None:
        """List the things of the picture in front."""
        row = self.list.currentRow()
        own = self._edit.key.props
        self._rows = [(False, thing) for thing in things(self._edit.figure.props, self._composed)]
        self._rows += [(True, thing) for thing in things(own, self._composed)]
        self._is_filling = True
        self.list.clear()
        for is_own, thing in self._rows:
            name = thing_name(thing.kind, self._words)
            if is_own:
                name = self._words.gettext("{thing} (this picture)").format(thing=name)
            self.list.addItem(QListWidgetItem(name))
        self.list.setCurrentRow(min(max(row, 0), len(self._rows) - 1))
        self._is_filling = False
        self.on_row_changed()

    def on_row_changed(self) -> None:
        """Show the numbers of the chosen thing."""
        chosen = self._chosen()
        self._is_filling = True
        self.remove_button.setEnabled(chosen is not None)
        free = chosen is not None and not chosen[1].hold
        for field in (*self.places, self.turn):
            field.setEnabled(chosen is not None and (free or chosen[1].kind in HOLDABLE))
        self.only_here.setEnabled(chosen is not None)
        self.hold.setEnabled(chosen is not None and chosen[1].kind in HOLDABLE)
        if chosen is not None:
            is_own, thing = chosen
            for field, value in zip(self.places, thing.at, strict=True):
                field.setValue(value)
            self.turn.setValue((thing.turn + 180.0) % 360.0 - 180.0)
            self.hold.setCurrentIndex(HOLDS.index(thing.hold) if thing.hold in HOLDS else 0)
            self.only_here.setChecked(is_own)
        self._is_filling = False

    def add(self, kind: str) -> None:
        """Add a thing to all pictures."""
        figure = self._edit.figure
        after = replace(figure, props=(*figure.props, *new_thing(kind, self._composed)))
        text = self._words.gettext("add {thing}").format(thing=thing_name(kind, self._words).lower())
        self._edit.set_figure(after, text)
        self.list.setCurrentRow(len(things(after.props, self._composed)) - 1)

    def remove(self) -> None:
        """Take the chosen thing out of the picture."""
        chosen = self._chosen()
        if chosen is not None:
            is_own, thing = chosen
            self._change(
                is_own, without_thing(self._props(is_own), thing), self._words.gettext("remove a thing")
            )

    def on_moved(self) -> None:
        """A number was changed."""
        chosen = self._chosen()
        if self._is_filling or chosen is None:
            return
        is_own, thing = chosen
        at = (self.places[0].value(), self.places[1].value(), self.places[2].value())
        after = moved_thing(self._props(is_own), thing, at, self.turn.value(), self._composed)
        self._change(
            is_own, after, self._words.gettext("move a thing"), merge_key=f"thing-{self.list.currentRow()}"
        )

    def on_held(self, index: int) -> None:
        """Somebody else holds the thing."""
        chosen = self._chosen()
        if not self._is_filling and chosen is not None:
            is_own, thing = chosen
            after = held_thing(self._props(is_own), thing, HOLDS[index], DEFAULT_PLACE)
            self._change(is_own, after, self._words.gettext("change who holds a thing"))

    def on_only_here(self, checked: bool) -> None:
        """The thing is for this picture alone, or for all."""
        chosen = self._chosen()
        if self._is_filling or chosen is None or chosen[0] == checked:
            return
        is_own, thing = chosen
        moving = self._props(is_own)[thing.first : thing.first + thing.count]
        figure = self._with_props(self._edit.figure, is_own, without_thing(self._props(is_own), thing))
        there = figure.keys[self._edit.index].props if checked else figure.props
        figure = self._with_props(figure, checked, (*there, *moving))
        self._edit.set_figure(figure, self._words.gettext("choose the pictures of a thing"))

    def _chosen(self) -> tuple[bool, Thing] | None:
        row = self.list.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _props(self, is_own: bool) -> tuple[Prop, ...]:
        return self._edit.key.props if is_own else self._edit.figure.props

    def _change(self, is_own: bool, props: tuple[Prop, ...], text: str, *, merge_key: str = "") -> None:
        figure = self._with_props(self._edit.figure, is_own, props)
        self._edit.set_figure(figure, text, merge_key=merge_key)

    def _with_props(self, figure: ExerciseFigure, is_own: bool, props: tuple[Prop, ...]) -> ExerciseFigure:
        if not is_own:
            return replace(figure, props=props)
        index = self._edit.index
        return with_key(figure, index, replace(figure.keys[index], props=props))

    def _place_names(self) -> tuple[str, str, str]:
        say = self._words.gettext
        return say("Forward (m)"), say("Left (m)"), say("Height (m)")

    def _place_field(self, name: str, most: float, step: float) -> QDoubleSpinBox:
        field = QDoubleSpinBox()
        field.setRange(-most, most)
        field.setSingleStep(step)
        field.setDecimals(2 if step < 1 else 0)
        field.setKeyboardTracking(False)
        field.setAccessibleName(name)
        return field

    def _connect(self) -> None:
        menu = QMenu(self.add_button)
        for kind in (*SINGLE_KINDS, *sorted(OFFERED & self._composed.keys())):
            menu.addAction(thing_name(kind, self._words)).triggered.connect(partial(self.add, kind))
        self.add_button.setMenu(menu)
        self.remove_button.clicked.connect(self.remove)
        self.list.currentRowChanged.connect(lambda _row: None if self._is_filling else self.on_row_changed())
        for field in (*self.places, self.turn):
            field.valueChanged.connect(self.on_moved)
            field.editingFinished.connect(self._edit.end_merge)
        self.hold.currentIndexChanged.connect(self.on_held)
        self.only_here.toggled.connect(self.on_only_here)
        self._edit.changed.connect(self.on_changed)

    def _lay_out(self) -> None:
        say = self._words.gettext
        self.list.setAccessibleName(say("Things in the picture"))
        self.hold.setAccessibleName(say("Held by"))
        for hold in HOLDS:
            self.hold.addItem(hold_name(hold, self._words))
        buttons = QHBoxLayout()
        for button in (self.add_button, self.remove_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        rows = (
            (say("Held by"), self.hold),
            *zip(self._place_names(), self.places, strict=True),
            (say("Turn (degrees)"), self.turn),
        )
        for row, (name, field) in enumerate(rows):
            label = QLabel(name)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        layout.addLayout(grid)
        layout.addWidget(self.only_here, 0, Qt.AlignmentFlag.AlignLeft)
