"""The records of a client as a table, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from backdesk.domain.handout_record import HandoutRecord
from backdesk.domain.wording import Words
from backdesk.services.handout_changes import given_time
from backdesk.ui.records.labels import capitalised, parts_text, way_text

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Column(IntEnum):
    """The columns of the table."""

    GIVEN = 0
    PLAN = 1
    PARTS = 2
    PAGES = 3
    WAY = 4
    BY = 5


_COLUMNS = len(Column)


class RecordsModel(QAbstractTableModel):
    """Shows the records whose plan's title holds every word of the search."""

    def __init__(self, records: Sequence[HandoutRecord], words: Words, parent: QObject | None = None) -> None:
        """Shows all records."""
        super().__init__(parent)
        self._records = tuple(records)
        self._shown = self._records
        self._words = words
        self._folded = [record.title.casefold() for record in self._records]

    @property
    def total(self) -> int:
        """The number of records, shown or not."""
        return len(self._records)

    def search(self, text: str) -> None:
        """Show what the words find."""
        wanted = text.casefold().split()
        self.beginResetModel()
        self._shown = tuple(
            record
            for record, title in zip(self._records, self._folded, strict=True)
            if all(word in title for word in wanted)
        )
        self.endResetModel()

    def record_in(self, row: int) -> HandoutRecord:
        """The record of a row."""
        return self._shown[row]

    def row_of(self, record: HandoutRecord | None) -> int:
        """Where a record is shown, -1 when it is not."""
        return next((row for row, shown in enumerate(self._shown) if shown == record), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt: the number of records shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt: when, plan, parts, pages, how, by whom."""
        return 0 if parent.isValid() else _COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Qt: the names of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role == Qt.ItemDataRole.DisplayRole:
            say = self._words.gettext
            return (say("Given out"), say("Plan"), say("Parts"), say("Pages"), say("How"), say("By"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: texts; as a tip too, because a narrow column cuts them."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(self.record_in(index.row()), Column(index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        return None

    def _text(self, record: HandoutRecord, column: Column) -> str:
        words = self._words
        if column is Column.GIVEN:
            return given_time(record, words)
        if column is Column.PARTS:
            return parts_text(record.layouts, words)
        if column is Column.WAY:
            return capitalised(way_text(record.way, words))
        plain = {Column.PLAN: record.title, Column.PAGES: str(record.pages), Column.BY: record.issued_by}
        return plain[column]


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignHCenter if column == Column.PAGES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
