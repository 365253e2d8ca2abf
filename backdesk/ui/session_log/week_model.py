"""A week of a log sheet as a table: a row a training day, each cell stored as soon as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QDate, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from backdesk.domain.labels import day_name
from backdesk.domain.log_week import LogRow
from backdesk.domain.session_log import MOST_PAIN, SessionRecord
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.services.session_log import SessionLog, date_text

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
_MOST_UNDO = 200


class Column(IntEnum):
    """The columns, in the order of the printed sheet."""

    DAY = 0
    DATE = 1
    DONE = 2
    BEFORE = 3
    AFTER = 4
    NEXT_MORNING = 5
    EFFORT = 6
    NOTE = 7


_SCORES = {
    Column.BEFORE: "pain_before",
    Column.AFTER: "pain_after",
    Column.NEXT_MORNING: "pain_next_morning",
    Column.EFFORT: "effort",
}
NUMBERS = (Column.DONE, *_SCORES)
ENTRY = (*NUMBERS, Column.NOTE)
"""The columns that Tab walks through."""


class LogWeekModel(QAbstractTableModel):
    """Holds the rows that are shown and saves every change of them.

    Signals: `saved()` a row is on the disk as shown; `refused(sentence)` what was typed cannot be, or
    could not be saved, and the row stays as it was.
    """

    saved = Signal()
    refused = Signal(str)

    def __init__(self, log: SessionLog, words: Words, parent: QObject | None = None) -> None:
        """Empty until rows are shown."""
        super().__init__(parent)
        self._log, self._words = log, words
        self._rows: list[LogRow] = []
        self._undo: list[tuple[int, SessionRecord]] = []

    @property
    def rows(self) -> Sequence[LogRow]:
        """The rows as they are stored."""
        return self._rows

    @property
    def can_undo(self) -> bool:
        """Whether something was typed since the week was shown."""
        return bool(self._undo)

    def show_rows(self, rows: Sequence[LogRow]) -> None:
        """Show another week."""
        self.beginResetModel()
        self._rows, self._undo = list(rows), []
        self.endResetModel()

    def move(self, days: int) -> bool:
        """Move the whole week; False where that was refused."""
        try:
            moved = self._log.move_week(self._rows, days)
        except BackDeskError as problem:
            self.refused.emit(problem.said(self._words.gettext))
            return False
        self.show_rows(moved)
        self.saved.emit()
        return True

    def undo(self) -> int | None:
        """Take the last change back; gives its row, None when there is none."""
        if not self._undo:
            return None
        row, record = self._undo.pop()
        self._store(row, record)
        return row

    def most(self, row: int, column: Column) -> int:
        """The largest number that a cell takes."""
        return self._rows[row].most_done if column is Column.DONE else MOST_PAIN

    def value(self, row: int, column: Column) -> int | None:
        """The number in a cell, None where nothing is written."""
        if column is Column.DONE:
            return self._rows[row].done
        number: int | None = getattr(self._rows[row].record, _SCORES[column])
        return number

    def put(self, row: int, column: Column, value: int | None) -> bool:
        """Write a number, None to clear; False where it was refused and nothing changed."""
        held = self._rows[row]
        if value is not None and not 0 <= value <= self.most(row, column):
            form = self._words.gettext("{column} runs from 0 to {most} here.")
            most = self.most(row, column)
            self.refused.emit(form.format(column=self._names()[column], most=most))
            return False
        if column is Column.DONE:
            return self._change(row, held.with_done(value))
        return self._change(row, _with_score(held.record, column, value))

    def put_all(self, row: int) -> bool:
        """Write that all exercises of a day were done; False where their number is not known."""
        planned = self._rows[row].planned
        if not planned:
            self.refused.emit(
                self._words.gettext("The plan no longer says how many exercises this day had. Type a number.")
            )
            return False
        return self.put(row, Column.DONE, planned)

    def clear(self, row: int, column: Column) -> bool:
        """Empty a cell of numbers or the note."""
        if column in NUMBERS:
            return self.put(row, column, None)
        return column is Column.NOTE and self._change(row, replace(self._rows[row].record, note=""))

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt: the training days."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt: the columns of the sheet."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: the name of the day cannot be changed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.column() == Column.DAY else flags | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Qt: what the sheet calls its lines."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names()[Column(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: texts; cells without anything are empty, and say so to assistive tools."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.EditRole and column is Column.DATE:
            day = row.record.day_done
            return QDate(day.year, day.month, day.day)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(index.row(), column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.DAY, Column.NOTE):
            return self._text(index.row(), column) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: a date, a note, or a number as text."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, column = index.row(), Column(index.column())
        record = self._rows[row].record
        if column is Column.DATE and isinstance(value, QDate) and value.isValid():
            return self._change(row, replace(record, day_done=date(value.year(), value.month(), value.day())))
        if column is Column.NOTE:
            return self._change(row, replace(record, note=str(value)))
        text = str(value).strip()
        if column in NUMBERS and (not text or text.isdecimal()):
            return self.put(row, column, int(text) if text else None)
        return False

    def _change(self, row: int, record: SessionRecord) -> bool:
        before = self._rows[row].record
        if record == before:
            return True
        if not self._store(row, record):
            return False
        self._undo = [*self._undo[1 - _MOST_UNDO :], (row, before)]
        return True

    def _store(self, row: int, record: SessionRecord) -> bool:
        try:
            self._rows[row] = self._log.save(self._rows[row], record)
        except BackDeskError as problem:
            self.refused.emit(problem.said(self._words.gettext))
            return False
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        self.saved.emit()
        return True

    def _names(self) -> dict[Column, str]:
        say = self._words.gettext
        return {
            Column.DAY: say("Day"),
            Column.DATE: say("Date"),
            Column.DONE: say("Done"),
            Column.BEFORE: say("Pain before"),
            Column.AFTER: say("Pain after"),
            Column.NEXT_MORNING: say("Pain next morning"),
            Column.EFFORT: say("Effort"),
            Column.NOTE: say("Note"),
        }

    def _text(self, row: int, column: Column) -> str:
        held = self._rows[row]
        if column is Column.DAY:
            name = day_name(held.record.day, self._words) if held.record.day else ""
            return f"{name} · {held.label}" if held.label else name
        if column is Column.DATE:
            return date_text(held.record.day_done, self._words)
        if column is Column.NOTE:
            return held.record.note
        number = self.value(row, column)
        return "" if number is None else str(number)

    def _spoken(self, row: int, column: Column) -> str:
        say, held = self._words.gettext, self._rows[row]
        if column is Column.DAY:
            return self._text(row, column)
        text = self._text(row, column)
        if column is Column.DONE and text and held.planned:
            text = say("{done} of {planned}").format(done=text, planned=held.planned)
        return say("{day}, {column}: {value}").format(
            day=self._text(row, Column.DAY),
            column=self._names()[column],
            value=text or say("not written down"),
        )


def _with_score(record: SessionRecord, column: Column, value: int | None) -> SessionRecord:
    if column is Column.BEFORE:
        return replace(record, pain_before=value)
    if column is Column.AFTER:
        return replace(record, pain_after=value)
    if column is Column.NEXT_MORNING:
        return replace(record, pain_next_morning=value)
    return replace(record, effort=value)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignHCenter if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
