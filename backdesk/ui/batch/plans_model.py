"""The clients that have plans: which are chosen, and which of their plans is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from backdesk.domain.ids import ClientId, PlanId
from backdesk.domain.plan_summary import PlanSummary
from backdesk.domain.wording import Words

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Column(IntEnum):
    """The columns of the table."""

    CLIENT = 0
    PLAN = 1
    CHANGED = 2


@dataclass(slots=True)
class BatchRow:
    """One client with the plans to choose from, the newest first."""

    client: ClientId
    name: str
    plans: tuple[PlanSummary, ...]
    position: int = 0
    is_chosen: bool = False

    @property
    def plan(self) -> PlanSummary:
        """The plan that would be printed."""
        return self.plans[self.position]


def rows_of(plans: Iterable[PlanSummary]) -> list[BatchRow]:
    """A row for each client who has a plan, by name; `plans` come newest first, and so stay."""
    found: dict[ClientId, list[PlanSummary]] = {}
    for plan in plans:
        if plan.client_id is not None:
            found.setdefault(plan.client_id, []).append(plan)
    rows = [BatchRow(client, own[0].client_name, tuple(own)) for client, own in found.items()]
    return sorted(rows, key=lambda row: (row.name.casefold(), row.client))


class BatchPlansModel(QAbstractTableModel):
    """Shows the rows that the search found; what is chosen stays chosen while it is out of sight.

    Signals: `choice_changed()`.
    """

    choice_changed = Signal()

    def __init__(self, rows: Sequence[BatchRow], words: Words, parent: QObject | None = None) -> None:
        """Shows all rows, none of them chosen."""
        super().__init__(parent)
        self._rows = tuple(rows)
        self._shown = self._rows
        self._words = words
        self._folded = {id(row): _folded(row) for row in self._rows}

    def search(self, text: str) -> None:
        """Show the rows whose client or plans hold every word."""
        wanted = text.casefold().split()
        self.beginResetModel()
        self._shown = tuple(
            row for row in self._rows if all(word in self._folded[id(row)] for word in wanted)
        )
        self.endResetModel()

    def choose_shown(self, *, chosen: bool) -> None:
        """Choose every row that is shown, or none of them."""
        for row in self._shown:
            row.is_chosen = chosen
        if self._shown:
            last = self.index(len(self._shown) - 1, Column.CLIENT)
            self.dataChanged.emit(self.index(0, Column.CLIENT), last, [Qt.ItemDataRole.CheckStateRole])
        self.choice_changed.emit()

    @property
    def total(self) -> int:
        """The number of clients, shown or not."""
        return len(self._rows)

    def chosen(self) -> tuple[PlanId, ...]:
        """The plans to print, by client."""
        return tuple(row.plan.id for row in self._rows if row.is_chosen)

    def row(self, index: Index) -> BatchRow:
        """The row of an index."""
        return self._shown[index.row()]

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt: the number of rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt: client, plan, date."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Qt: the names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            say = self._words.gettext
            return (say("Client"), say("Plan"), say("Last changed"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: clients can be ticked, plans chosen where there are several."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.CLIENT:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        elif index.column() == Column.PLAN and len(self.row(index).plans) > 1:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: texts, ticks, and the place of the chosen plan for the editor."""
        if not index.isValid():
            return None
        row = self.row(index)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.CLIENT:
            return Qt.CheckState.Checked if row.is_chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.EditRole and index.column() == Column.PLAN:
            return row.position
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.PLAN and len(row.plans) > 1:
            return self._words.gettext("Choose another plan with F2 or a double click")
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: tick a client, or choose another of the plans, which ticks the client too."""
        row = self.row(index)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.CLIENT:
            row.is_chosen = Qt.CheckState(value) is Qt.CheckState.Checked
        elif role == Qt.ItemDataRole.EditRole and index.column() == Column.PLAN and isinstance(value, int):
            row.position, row.is_chosen = value, True
        else:
            return False
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), Column.CHANGED))
        self.choice_changed.emit()
        return True

    def _text(self, row: BatchRow, column: Column) -> str:
        if column is Column.CLIENT:
            return row.name
        if column is Column.CHANGED:
            changed = row.plan.updated_at.astimezone()
            day = QDate(changed.year, changed.month, changed.day)
            return QLocale().toString(day, QLocale.FormatType.ShortFormat)
        others = len(row.plans) - 1
        if not others:
            return row.plan.title
        more = self._words.ngettext("{plan} (or {n} other)", "{plan} (or {n} others)", others)
        return more.format(plan=row.plan.title, n=others)


def _folded(row: BatchRow) -> str:
    return " ".join((row.name, *(plan.title for plan in row.plans))).casefold()
