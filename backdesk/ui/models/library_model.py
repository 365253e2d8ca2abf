"""The library list: exercises in the order the search found them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.domain.labels import block_name, equipment_name
from backdesk.domain.plan_screen import PlanScreen
from backdesk.domain.screening_words import concern_lines
from backdesk.domain.wording import Words
from backdesk.services.library_shelves import LibraryShelves
from backdesk.ui.concerns.marks import marks_of
from backdesk.ui.models.mime import EXERCISES_TYPE, exercises_mime
from backdesk.ui.models.tooltips import tooltip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class LibraryRole(IntEnum):
    """Roles beyond Qt's own."""

    EXERCISE = Qt.ItemDataRole.UserRole + 1
    DETAIL = Qt.ItemDataRole.UserRole + 2
    MARKS = Qt.ItemDataRole.UserRole + 3
    FAVOURITE = Qt.ItemDataRole.UserRole + 4


class LibraryModel(QAbstractListModel):
    """Shows the exercises it is given; rows can be dragged to the board."""

    def __init__(self, catalogue: Catalogue, words: Words, parent: QObject | None = None) -> None:
        """Empty until `show`."""
        super().__init__(parent)
        self._catalogue = catalogue
        self._words = words
        self._screen: PlanScreen | None = None
        self._shown: tuple[Exercise, ...] = ()
        self._shelves: LibraryShelves | None = None

    def use_shelves(self, shelves: LibraryShelves) -> None:
        """Mark favourites and the clinic's own exercises from now on."""
        self._shelves = shelves

    def show(self, ids: Sequence[ExerciseId]) -> None:
        """Show these exercises in this order."""
        shown = tuple(self._catalogue.exercises[item] for item in ids)
        if shown != self._shown:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()

    def use(self, catalogue: Catalogue, screen: PlanScreen | None = None) -> None:
        """Know another plan's own exercises, and what speaks against exercises for another client."""
        self.beginResetModel()
        self._catalogue = catalogue
        self._screen = screen
        self._shown = tuple(
            catalogue.exercises[exercise.id] for exercise in self._shown if exercise.id in catalogue.exercises
        )
        self.endResetModel()

    def mark(self, screen: PlanScreen) -> None:
        """Mark the same rows by what the plan overrides now."""
        if screen is self._screen:
            return
        self._screen = screen
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0))

    def exercise(self, index: Index) -> Exercise | None:
        """The exercise of a row."""
        return self._shown[index.row()] if index.isValid() else None

    def row_of(self, exercise: ExerciseId) -> QModelIndex:
        """The row of an exercise; invalid when it is not shown."""
        for row, shown in enumerate(self._shown):
            if shown.id == exercise:
                return self.index(row, 0)
        return QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt: the number of exercises shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 Qt's own signature
        """Qt: names and details."""
        exercise = self.exercise(index)
        if exercise is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return exercise.name
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return ". ".join((self._spoken_detail(exercise), *self._concerns(exercise)))
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(exercise)
            case LibraryRole.EXERCISE:
                return exercise
            case LibraryRole.DETAIL:
                return self._detail(exercise)
            case LibraryRole.FAVOURITE:
                return self._shelves is not None and self._shelves.is_favourite(exercise.id)
            case LibraryRole.MARKS:
                return () if self._screen is None else marks_of(self._screen.of(exercise.id))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: rows can be selected and dragged."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:
        """Qt: what a drag carries."""
        return [EXERCISES_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Qt: the dragged exercises."""
        rows = sorted({index.row() for index in indexes})
        chosen = [self._shown[row] for row in rows]
        return exercises_mime([exercise.id for exercise in chosen], [exercise.name for exercise in chosen])

    def supportedDragActions(self) -> Qt.DropAction:
        """Qt: the library is copied from."""
        return Qt.DropAction.CopyAction

    def _detail(self, exercise: Exercise) -> str:
        blocks = ", ".join(block_name(kind, self._words) for kind in exercise.blocks)
        kit = ", ".join(equipment_name(item, self._words) for item in exercise.equipment)
        whose = "" if self._shelves is None else self._shelves.whose(exercise.id, self._words)
        parts = (whose, blocks, kit or self._words.gettext("No equipment"))
        return " · ".join(part for part in parts if part)

    def _spoken_detail(self, exercise: Exercise) -> str:
        detail = self._detail(exercise)
        if self._shelves is None or not self._shelves.is_favourite(exercise.id):
            return detail
        return f"{self._words.gettext('Favourite')} · {detail}"

    def _tooltip(self, exercise: Exercise) -> str:
        dose = dose_sentence(exercise.default_dose, self._words)
        return tooltip([exercise.name, exercise.why, dose, *self._concerns(exercise)])

    def _concerns(self, exercise: Exercise) -> tuple[str, ...]:
        return () if self._screen is None else concern_lines(exercise.id, self._screen, self._words)
