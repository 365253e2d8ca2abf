"""The clients that a search finds, read as far as they are scrolled to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from backdesk.domain.client import Client
from backdesk.domain.client_line import ClientLine
from backdesk.domain.ids import ClientId
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.ui.models.tooltips import tooltip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
FIRST_LOT = 100
"""Rows that are read at first; each time the end is scrolled to, four times as many are."""


class ClientRole(IntEnum):
    """What a row has besides its name."""

    LINE = Qt.ItemDataRole.UserRole + 1
    DETAIL = Qt.ItemDataRole.UserRole + 2


FindClients = Callable[[str, bool, int], tuple[ClientLine, ...]]
"""Finds clients: text, whether the archived ones, and how many at most; raises StoreError."""


class ClientListModel(QAbstractListModel):
    """One row a client: name, and what tells clients of one name apart."""

    def __init__(self, find: FindClients, words: Words, parent: QObject | None = None) -> None:
        """Empty until `search`."""
        super().__init__(parent)
        self._find, self._words = find, words
        self._text, self._archived, self._limit = "", False, FIRST_LOT
        self._lines: tuple[ClientLine, ...] = ()

    def search(self, text: str, *, archived: bool = False) -> None:
        """Show what the text finds, the clients used last where it is empty. Raises StoreError."""
        lines = self._find(text, archived, FIRST_LOT)
        self.beginResetModel()
        self._text, self._archived, self._limit, self._lines = text, archived, FIRST_LOT, lines
        self.endResetModel()

    def show_lines(self, lines: tuple[ClientLine, ...]) -> None:
        """Show just these."""
        self.beginResetModel()
        self._limit, self._lines = len(lines) + 1, lines
        self.endResetModel()

    def line(self, row: int) -> ClientLine:
        """The client of a row."""
        return self._lines[row]

    def row_of(self, client: ClientId) -> int:
        """Where a client is shown, -1 where not."""
        return next((row for row, line in enumerate(self._lines) if line.id == client), -1)

    def show_saved(self, client: Client) -> None:
        """Say in its row what was changed about a client."""
        row = self.row_of(client.id)
        if row < 0:
            return
        count = len(client.precautions) + len(client.own_precautions)
        line = replace(
            self._lines[row], name=client.name, birth_year=client.birth_year, precaution_count=count
        )
        self._lines = (*self._lines[:row], line, *self._lines[row + 1 :])
        index = self.index(row, 0)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt: the rows read so far."""
        return 0 if parent.isValid() else len(self._lines)

    def canFetchMore(self, parent: Index) -> bool:
        """Qt: whether there may be more."""
        return not parent.isValid() and len(self._lines) >= self._limit

    def fetchMore(self, parent: Index) -> None:
        """Qt: read more; rows that are there stay."""
        self._limit *= 4
        try:
            lines = self._find(self._text, self._archived, self._limit)
        except BackDeskError:
            return  # those that were read stay; the next search says what is wrong
        more = lines[len(self._lines) :]
        if more:
            first = len(self._lines)
            self.beginInsertRows(ROOT, first, first + len(more) - 1)
            self._lines = (*self._lines, *more)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: names and details."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((line.name, *self._details(line)))
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip((line.name, *self._details(line)))
            case ClientRole.LINE:
                return line
            case ClientRole.DETAIL:
                return " · ".join(self._details(line))
        return None

    def _details(self, line: ClientLine) -> list[str]:
        words = self._words
        found = []
        if line.birth_year is not None:
            found.append(words.gettext("born {year}").format(year=line.birth_year))
        n = line.plan_count
        found.append(words.ngettext("{n} plan", "{n} plans", n).format(n=n))
        n = line.precaution_count
        if n:
            found.append(words.ngettext("{n} precaution", "{n} precautions", n).format(n=n))
        if line.is_archived:
            found.append(words.gettext("archived"))
        return found
