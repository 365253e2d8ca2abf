"""The filters of the library: blocks, type, muscle, equipment, position, level, precaution."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Equipment, ExerciseType, Position
from backdesk.domain.ids import MuscleId, PrecautionId
from backdesk.domain.labels import block_name, equipment_name, position_name, type_name
from backdesk.domain.wording import Words
from backdesk.services.library_shelves import Shelf
from backdesk.services.search import LibraryFilters
from backdesk.ui.theme.theme import Theme
from backdesk.ui.widgets.block_chip import BlockChip

NO_EQUIPMENT = "none"


class FilterBar(QWidget):
    """Block chips, always in view, and the other filters behind a button.

    Signals: `filters_changed()`.
    """

    filters_changed = Signal()

    def __init__(self, catalogue: Catalogue, words: Words, theme: Theme) -> None:
        """Choices come from the catalogue."""
        super().__init__()
        self._words = words
        say = words.gettext
        self.blocks = {kind: BlockChip(kind, block_name(kind, words), theme) for kind in BLOCK_ORDER}
        self.more = QToolButton()
        self.shelf = self._choice(say("Part of the library"), say("All"))
        self.type = self._choice(say("Type"), say("Any type"))
        self.muscle = self._choice(say("Muscle"), say("Any muscle"))
        self.equipment = self._choice(say("Equipment"), say("Any kit"))
        self.position = self._choice(say("Position"), say("Any position"))
        self.level = self._choice(say("Level"), say("Any level"))
        self.safe = self._choice(say("Suitable with"), say("Any client"))
        self._fill(catalogue)
        self._details = QWidget()
        self._build()

    def filters(self) -> LibraryFilters:
        """What is chosen now."""
        # Qt hands enumerations back as plain strings
        kit, kind, position = (choice.currentData() for choice in (self.equipment, self.type, self.position))
        safe = self.safe.currentData()
        return LibraryFilters(
            blocks=frozenset(kind for kind, chip in self.blocks.items() if chip.isChecked()),
            types=frozenset(() if kind is None else (ExerciseType(kind),)),
            muscle=self.muscle.currentData(),
            equipment=frozenset() if kit == NO_EQUIPMENT else None,
            uses=Equipment(kit) if kit is not None and kit != NO_EQUIPMENT else None,
            position=None if position is None else Position(position),
            max_level=self.level.currentData(),
            safe_for=() if safe is None else tuple(PrecautionId(item) for item in safe.split()),
        )

    def chosen_shelf(self) -> Shelf | None:
        """The part of the library that is chosen, None for all of it."""
        shelf = self.shelf.currentData()
        return None if shelf is None else Shelf(shelf)

    def show_muscle(self, muscle: MuscleId) -> None:
        """Filter by a muscle."""
        self.muscle.setCurrentIndex(max(0, self.muscle.findData(muscle)))
        self.more.setChecked(True)

    def offer_client(self, precautions: Sequence[PrecautionId]) -> None:
        """Offer the open client's precautions as one choice."""
        self.safe.blockSignals(True)
        while self.safe.count() > 1 and self.safe.itemData(1, 0x0101) == "client":
            self.safe.removeItem(1)
        if precautions:
            self.safe.insertItem(1, self._words.gettext("This client"), " ".join(precautions))
            self.safe.setItemData(1, "client", 0x0101)
        self.safe.blockSignals(False)

    def clear(self) -> None:
        """Take all filters off."""
        for widget in (*self.blocks.values(), *self._choices(), self.shelf):
            widget.blockSignals(True)
        for chip in self.blocks.values():
            chip.setChecked(False)
        for choice in self._choices():
            choice.setCurrentIndex(0)
        self.shelf.setCurrentIndex(0)
        for widget in (*self.blocks.values(), *self._choices(), self.shelf):
            widget.blockSignals(False)
        self.on_changed()

    def on_changed(self) -> None:
        """A choice changed."""
        active = sum(1 for choice in self._choices() if choice.currentIndex() > 0)
        say = self._words.gettext
        self.more.setText(say("Filters ({n})").format(n=active) if active else say("Filters"))
        self.filters_changed.emit()

    def _choices(self) -> tuple[QComboBox, ...]:
        return (self.type, self.muscle, self.equipment, self.position, self.level, self.safe)

    def _choice(self, name: str, anything: str) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        choice.addItem(anything, None)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(8)
        choice.setMaxVisibleItems(20)
        return choice

    def _fill(self, catalogue: Catalogue) -> None:
        words = self._words
        for kind in ExerciseType:
            self.type.addItem(type_name(kind, words), kind)
        muscles = sorted(catalogue.taxonomy.by_id.values(), key=lambda muscle: muscle.name)
        for muscle in muscles:
            self.muscle.addItem(muscle.name, muscle.id)
        self.equipment.addItem(words.gettext("No equipment"), NO_EQUIPMENT)
        used = {item for exercise in catalogue.exercises.values() for item in exercise.equipment}
        for item in _by_name((item for item in Equipment if item in used), words):
            self.equipment.addItem(equipment_name(item, words), item.value)
        for position in Position:
            self.position.addItem(position_name(position, words), position)
        for level, text in enumerate(
            (words.gettext("Level 1 (easy)"), words.gettext("Up to level 2"), words.gettext("Up to level 3")),
            start=1,
        ):
            self.level.addItem(text, level)
        for precaution in catalogue.precautions.values():
            self.safe.addItem(precaution.name, precaution.id)

    def _build(self) -> None:
        say = self._words.gettext
        chips = QHBoxLayout()
        chips.setSpacing(4)
        for chip in self.blocks.values():
            chip.toggled.connect(self.on_changed)
            chips.addWidget(chip, 1)
        self.more.setText(say("Filters"))
        self.more.setAccessibleName(say("More filters"))
        self.more.setCheckable(True)
        self.more.toggled.connect(self._details.setVisible)
        clear = QToolButton()
        clear.setText(say("Clear"))
        clear.setAccessibleName(say("Clear filters"))
        clear.clicked.connect(self.clear)
        grid = QGridLayout(self._details)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for place, choice in enumerate(self._choices()):
            choice.currentIndexChanged.connect(self.on_changed)
            grid.addWidget(choice, *divmod(place, 2))
        self._details.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self.more)
        for shelf, text in (
            (Shelf.FAVOURITES, say("Favourites")),
            (Shelf.RECENT, say("Recently used")),
            (Shelf.OWN, say("My own")),
        ):
            self.shelf.addItem(text, shelf)
        self.shelf.currentIndexChanged.connect(self.on_changed)
        buttons.addWidget(self.shelf, 1)
        buttons.addWidget(clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(chips)
        layout.addLayout(buttons)
        layout.addWidget(self._details)


def _by_name(items: Iterable[Equipment], words: Words) -> list[Equipment]:
    return sorted(items, key=lambda item: equipment_name(item, words))
