"""Numbers for the spine, and what hands and feet do."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from backdesk.domain.pose import Contact, Grip
from backdesk.domain.wording import Words
from backdesk.figure.joint_ranges import SPINE
from backdesk.figure.posing_edit import with_contact, with_grip, with_pelvis, with_turn
from backdesk.ui.pose_editor.names import contact_name, grip_name, part_name, turn_name
from backdesk.ui.pose_editor.pose_edit import PoseEdit

PELVIS = ("pitch", "roll", "yaw")
SIDES = ("left", "right")
MOST_TURN = 360
NARROW = "QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }"
"""Fifteen fields side by side have no room for buttons; arrow keys and the wheel turn them."""


class BodyTab(QWidget):
    """Follows the pose in front, and changes it."""

    def __init__(self, edit: PoseEdit, words: Words) -> None:
        """Show the pose as it is."""
        super().__init__()
        self._edit, self._words = edit, words
        self.setStyleSheet(NARROW)
        self._is_filling = False
        self.turns: dict[tuple[str, int], QSpinBox] = {}
        self.grips: dict[str, QComboBox] = {}
        self.contacts: dict[str, QComboBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addLayout(self._spine())
        layout.addLayout(self._ends())
        layout.addStretch(1)
        edit.changed.connect(self.on_changed)
        self.on_changed()

    def on_changed(self) -> None:
        """Show the numbers of the pose in front."""
        pose = self._edit.pose
        self._is_filling = True
        for (part, index), field in self.turns.items():
            value = getattr(pose, PELVIS[index]) if part == "pelvis" else getattr(pose, part)[index]
            field.setValue(round(value))
        for side in SIDES:
            grip, contact = getattr(pose, f"{side}_arm").grip, getattr(pose, f"{side}_leg").contact
            free = getattr(pose, f"{side}_leg").foot is None
            self.grips[side].setCurrentIndex(list(Grip).index(grip))
            self.contacts[side].setCurrentIndex(list(Contact).index(Contact.ANKLE if free else contact))
        self._is_filling = False

    def on_turn(self, part: str, index: int, degrees: int) -> None:
        """A number was changed."""
        if self._is_filling:
            return
        text = self._words.gettext("bend the {part}").format(part=part_name(part, self._words).lower())
        pose = self._edit.pose
        if part == "pelvis":
            after = with_pelvis(pose, PELVIS[index], float(degrees))
        else:
            after = with_turn(pose, part, index, float(degrees))
        self._edit.set_pose(after, text, merge_key=f"turn-{part}-{index}")

    def on_grip(self, side: str, index: int) -> None:
        """A hand was changed."""
        if not self._is_filling:
            after = with_grip(self._edit.pose, side, list(Grip)[index])
            self._edit.set_pose(after, self._words.gettext("change a hand"))

    def on_contact(self, side: str, index: int) -> None:
        """A foot was changed."""
        if not self._is_filling:
            after = with_contact(self._edit.pose, side, list(Contact)[index])
            self._edit.set_pose(after, self._words.gettext("change a foot"))

    def _spine(self) -> QGridLayout:
        words = self._words
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        for index in range(3):
            title = QLabel(turn_name(index, words))
            title.setProperty("role", "muted")
            grid.addWidget(title, 0, index + 1, Qt.AlignmentFlag.AlignLeft)
        for row, part in enumerate(("pelvis", *SPINE), start=1):
            grid.addWidget(QLabel(part_name(part, words)), row, 0)
            for index in range(3):
                grid.addWidget(self._turn_field(part, index), row, index + 1)
        for column in range(1, 4):
            grid.setColumnStretch(column, 1)
        return grid

    def _turn_field(self, part: str, index: int) -> QSpinBox:
        field = QSpinBox()
        if part == "pelvis":
            low, high = -MOST_TURN, MOST_TURN
        else:
            back, front, side, twist = SPINE[part]
            low, high = ((back, front), (-side, side), (-twist, twist))[index]  # type: ignore[assignment]
        field.setRange(round(low), round(high))
        field.setSuffix(self._words.gettext("°"))
        field.setSingleStep(2)
        field.setKeyboardTracking(False)
        name = f"{part_name(part, self._words)}, {turn_name(index, self._words)}"
        field.setAccessibleName(name)
        field.setMinimumWidth(62)
        field.valueChanged.connect(partial(self.on_turn, part, index))
        field.editingFinished.connect(self._edit.end_merge)
        self.turns[part, index] = field
        return field

    def _ends(self) -> QGridLayout:
        say, words = self._words.gettext, self._words
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        names = {
            "left": (say("Left hand"), say("Left foot")),
            "right": (say("Right hand"), say("Right foot")),
        }
        for row, side in enumerate(SIDES):
            hand, foot = QComboBox(), QComboBox()
            for grip in Grip:
                hand.addItem(grip_name(grip, words))
            for contact in Contact:
                foot.addItem(contact_name(contact, words))
            hand.currentIndexChanged.connect(partial(self.on_grip, side))
            foot.currentIndexChanged.connect(partial(self.on_contact, side))
            self.grips[side], self.contacts[side] = hand, foot
            for column, (field, name) in enumerate(zip((hand, foot), names[side], strict=True)):
                field.setAccessibleName(name)
                label = QLabel(name)
                label.setBuddy(field)
                grid.addWidget(label, row * 2, column)
                grid.addWidget(field, row * 2 + 1, column)
        return grid
