"""One week as a Qt model: a cell per day and block on level one, its cards on level two.

The owning cell's number plus one is kept in `internalId` (integers cannot be garbage
collected); 0 marks a cell itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.ids import EntryId
from backdesk.domain.plan import Cell, Slot
from backdesk.ui.models.cards import Card
from backdesk.ui.models.mime import (
    DAY_TYPE,
    ENTRIES_TYPE,
    EXERCISES_TYPE,
    TEMPLATE_TYPE,
    entries_mime,
    read_payload,
)

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class CardRole(IntEnum):
    """Roles of a card beyond Qt's own."""

    CARD = Qt.ItemDataRole.UserRole + 1
    ENTRY_ID = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Drop:
    """Something was let go over a slot. `kind` is one of the MIME types, `copy` with Ctrl."""

    kind: str
    ids: tuple[str, ...]
    session: str
    slot: Slot
    copy: bool


class WeekModel(QAbstractItemModel):
    """The cards of one week.

    Signals: `drop_requested(Drop)`; the model never changes the plan itself.
    """

    drop_requested = Signal(object)

    def __init__(self, session_id: str, parent: QObject | None = None) -> None:
        """`session_id` marks drags of this window."""
        super().__init__(parent)
        self.session_id = session_id
        self.week_index = 0
        self._days: tuple[str, ...] = ()
        self._cells: list[list[Card]] = []

    @property
    def days(self) -> tuple[str, ...]:
        """The names of the days that have columns."""
        return self._days

    def reset_week(self, week_index: int, days: Sequence[str], cells: Sequence[Sequence[Card]]) -> None:
        """Show another week; cells are ordered day by day, three blocks each."""
        self.beginResetModel()
        self.week_index = week_index
        self._days = tuple(days)
        self._cells = [list(cards) for cards in cells]
        self.endResetModel()

    def update_cells(self, cells: Sequence[Sequence[Card]]) -> None:
        """Go to the new cards by removing, inserting and changing only what differs."""
        for number, cards in enumerate(cells):
            if self._cells[number] != list(cards):
                self._update_cell(number, list(cards))

    def cell_index(self, day: str, block: BlockKind) -> QModelIndex:
        """The index of a cell; invalid for a day without a column."""
        if day not in self._days:
            return QModelIndex()
        return self.index(self._days.index(day) * len(BLOCK_ORDER) + block.position, 0)

    def cell_of(self, index: Index) -> Cell | None:
        """The address of a cell or of the cell a card is in."""
        if not index.isValid():
            return None
        number = index.row() if index.internalId() == 0 else index.internalId() - 1
        day, block = divmod(number, len(BLOCK_ORDER))
        return Cell(self.week_index, self._days[day], BLOCK_ORDER[block])

    def card(self, index: Index) -> Card | None:
        """The card at an index, None for a cell."""
        if not index.isValid() or index.internalId() == 0:
            return None
        return self._cells[index.internalId() - 1][index.row()]

    def cards_in(self, cell: Index) -> Sequence[Card]:
        """The cards of a cell, without an index for each."""
        return self._cells[cell.row()] if cell.isValid() else ()

    def find(self, entry_id: EntryId) -> QModelIndex:
        """The index of an entry's card; invalid when it is not in this week."""
        for number, cards in enumerate(self._cells):
            for row, card in enumerate(cards):
                if card.entry.id == entry_id:
                    return self.createIndex(row, 0, number + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """Qt: the index of a cell (no parent) or card."""
        # not hasIndex: that asks back twice, and views ask for hundreds of indexes with every edit
        if not (column == 0 and 0 <= row < self.rowCount(parent)):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        """Qt: the cell of a card."""
        if not child.isValid() or child.internalId() == 0:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt: cells at the root, cards in a cell."""
        if not parent.isValid():
            return len(self._cells)
        return len(self._cells[parent.row()]) if parent.internalId() == 0 and parent.column() == 0 else 0

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt: one column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 Qt's own signature
        """Qt: a card's texts; nothing for cells."""
        card = self.card(index)
        if card is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return card.accessible_name
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return card.description
            case Qt.ItemDataRole.ToolTipRole:
                return card.tooltip
            case CardRole.CARD:
                return card
            case CardRole.ENTRY_ID:
                return card.entry.id
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: cards can be dragged, cells take drops (cards do not, so drops fall between them)."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.internalId() == 0:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Qt: what can be dropped."""
        return [EXERCISES_TYPE, ENTRIES_TYPE, DAY_TYPE, TEMPLATE_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Qt: the dragged cards, in board order."""
        cards = [card for index in sorted(indexes, key=_board_order) if (card := self.card(index))]
        return entries_mime([card.entry.id for card in cards], self.session_id, [card.name for card in cards])

    def supportedDropActions(self) -> Qt.DropAction:
        """Qt: copy and move."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def supportedDragActions(self) -> Qt.DropAction:
        """Qt: cards move, or are copied with Ctrl."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Qt: whether a drop makes sense here; a near miss always does."""
        return self.drop_at(data, action, row, parent) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Qt: ask for the edit that the drop stands for."""
        drop = self.drop_at(data, action, row, parent)
        if drop is None:
            return False
        self.drop_requested.emit(drop)
        return True

    def drop_at(self, data: QMimeData, action: Qt.DropAction, row: int, parent: Index) -> Drop | None:
        """What dropping here would ask for; row -1 means the end of the cell."""
        cell = self.cell_of(parent)
        if cell is None:
            return None
        count = len(self._cells[parent.row() if parent.internalId() == 0 else parent.internalId() - 1])
        slot = Slot(cell, count if row < 0 else min(row, count))
        for kind in self.mimeTypes():
            payload = read_payload(data, kind)
            if payload is None:
                continue
            if kind != EXERCISES_TYPE and payload.session != self.session_id:
                return None
            if kind == DAY_TYPE and payload.ids[0] == cell.day:
                return None
            if kind == TEMPLATE_TYPE:
                slot = Slot(cell, count)  # it always goes behind what stands there
            copy = action != Qt.DropAction.MoveAction
            return Drop(kind, payload.ids, payload.session, slot, copy)
        return None

    def drop_template(self, ids: Sequence[str], day: str) -> None:
        """Ask for a template on a day as a whole; one block goes into the day's block of its kind."""
        template, block = ids
        cell = Cell(self.week_index, day, BlockKind(block) if block else BLOCK_ORDER[0])
        self.drop_requested.emit(Drop(TEMPLATE_TYPE, (template, block), self.session_id, Slot(cell, 0), True))

    def _update_cell(self, number: int, cards: list[Card]) -> None:
        parent = self.createIndex(number, 0, 0)
        shown = self._cells[number]
        wanted = {card.entry.id for card in cards}
        for row in range(len(shown) - 1, -1, -1):
            if shown[row].entry.id not in wanted:
                self._remove(parent, shown, row)
        for row, card in enumerate(cards):
            if row < len(shown) and shown[row].entry.id == card.entry.id:
                if shown[row] != card:
                    shown[row] = card
                    changed = self.createIndex(row, 0, number + 1)
                    self.dataChanged.emit(changed, changed)
                continue
            for old in range(row, len(shown)):
                if shown[old].entry.id == card.entry.id:
                    self._remove(parent, shown, old)
                    break
            self.beginInsertRows(parent, row, row)
            shown.insert(row, card)
            self.endInsertRows()

    def _remove(self, parent: QModelIndex, shown: list[Card], row: int) -> None:
        self.beginRemoveRows(parent, row, row)
        del shown[row]
        self.endRemoveRows()


def _board_order(index: QModelIndex) -> tuple[int, int]:
    return (index.internalId(), index.row())
