"""The list of suggestions, best first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.suggest import Suggestion
from backdesk.domain.suggest_words import headline, place_text, why_lines
from backdesk.domain.wording import Words
from backdesk.ui.models.mime import EXERCISES_TYPE, exercises_mime
from backdesk.ui.models.tooltips import tooltip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class SuggestRole(IntEnum):
    """Roles beyond Qt's own."""

    SUGGESTION = Qt.ItemDataRole.UserRole + 1
    HEADLINE = Qt.ItemDataRole.UserRole + 2
    PLACE = Qt.ItemDataRole.UserRole + 3


class SuggestModel(QAbstractListModel):
    """Rows can be dragged to the board like those of the library."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Empty until `show`."""
        super().__init__(parent)
        self._words = words
        self._catalogue: Catalogue | None = None
        self.shown: tuple[Suggestion, ...] = ()

    def show(self, suggestions: Sequence[Suggestion], catalogue: Catalogue) -> None:
        """Show these in this order."""
        self._catalogue = catalogue
        if tuple(suggestions) != self.shown:
            self.beginResetModel()
            self.shown = tuple(suggestions)
            self.endResetModel()

    def suggestion(self, index: Index) -> Suggestion | None:
        """The suggestion of a row."""
        return self.shown[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt: the number of suggestions."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 Qt's own signature
        """Qt: names, places and reasons."""
        suggestion = self.suggestion(index)
        if suggestion is None or self._catalogue is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return suggestion.exercise.name
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                place = place_text(suggestion, self._words)
                return f"{place}. {headline(suggestion, self._catalogue, self._words)}"
            case Qt.ItemDataRole.ToolTipRole:
                why = why_lines(suggestion, self._catalogue, self._words)
                return tooltip([suggestion.exercise.name, place_text(suggestion, self._words), *why])
            case SuggestRole.SUGGESTION:
                return suggestion
            case SuggestRole.HEADLINE:
                return headline(suggestion, self._catalogue, self._words)
            case SuggestRole.PLACE:
                return place_text(suggestion, self._words, short=True)
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
        chosen = [self.shown[row].exercise for row in sorted({index.row() for index in indexes})]
        return exercises_mime([exercise.id for exercise in chosen], [exercise.name for exercise in chosen])

    def supportedDragActions(self) -> Qt.DropAction:
        """Qt: suggestions are copied from."""
        return Qt.DropAction.CopyAction
