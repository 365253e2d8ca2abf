"""The coverage of a week as a tree: groups and muscles, each group open to its members."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from backdesk.domain.coverage import MuscleCoverage, WeekCoverage
from backdesk.domain.ids import MuscleId
from backdesk.domain.labels import band_name
from backdesk.domain.muscle import Muscle, Taxonomy
from backdesk.domain.wording import Words

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Column(IntEnum):
    """The columns of the list."""

    MUSCLE = 0
    SETS = 1
    DAYS = 2
    STRETCH = 3


class CoverageRole(IntEnum):
    """Roles beyond Qt's own."""

    COUNT = Qt.ItemDataRole.UserRole + 1
    PREVIEW = Qt.ItemDataRole.UserRole + 2
    MUSCLE_ID = Qt.ItemDataRole.UserRole + 3


class CoverageModel(QAbstractItemModel):
    """Rows sorted by what the week does for them, most first.

    `internalId` is the muscle's fixed number, so that rows keep their identity when sorted
    anew. A preview shows what a drop would add without sorting.
    """

    def __init__(self, taxonomy: Taxonomy, words: Words, parent: QObject | None = None) -> None:
        """All rows exist from the start, with nothing counted."""
        super().__init__(parent)
        self._words = words
        self._muscles: list[Muscle] = list(taxonomy.by_id.values())
        self._number = {muscle.id: number for number, muscle in enumerate(self._muscles)}
        self._top = [muscle.id for muscle in self._muscles if muscle.group is None]
        self._members = {group: list(taxonomy.members(group)) for group in taxonomy.groups}
        self._coverage: WeekCoverage | None = None
        self._preview: WeekCoverage | None = None

    def show(self, coverage: WeekCoverage) -> None:
        """Show a count, sorted anew, and drop any preview."""
        before = self._all_counts()
        self._preview = None
        self._coverage = coverage
        self._sort()
        self._announce(before)

    def show_preview(self, preview: WeekCoverage | None) -> None:
        """Show beside the count what an edit would make of it; None takes it away."""
        if preview is not self._preview:
            before = self._all_counts()
            self._preview = preview
            self._announce(before)

    def index_of(self, muscle: MuscleId) -> QModelIndex:
        """The first column of a muscle's row; invalid when unknown."""
        if muscle not in self._number:
            return QModelIndex()
        group = self._muscles[self._number[muscle]].group
        rows = self._top if group is None else self._members[group]
        return self.createIndex(rows.index(muscle), 0, self._number[muscle])

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """Qt: the index of a row."""
        rows = self._rows(parent)
        if not (0 <= row < len(rows) and 0 <= column < len(Column)):
            return QModelIndex()
        return self.createIndex(row, column, self._number[rows[row]])

    def sibling(self, row: int, column: int, index: Index) -> QModelIndex:
        """Qt: another column of the same row, without the way over its parent."""
        if index.isValid() and row == index.row() and 0 <= column < len(Column):
            return self.createIndex(row, column, index.internalId())
        return super().sibling(row, column, index)

    def parent(self, child: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        """Qt: the group of a member."""
        if not child.isValid():
            return QModelIndex()
        group = self._muscles[child.internalId()].group
        return QModelIndex() if group is None else self.index_of(group)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt: rows below a parent."""
        return 0 if parent.isValid() and parent.column() > 0 else len(self._rows(parent))

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt: muscle, sets, days, stretch."""
        return len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 Qt's own signature
        """Qt: the column heads."""
        say = self._words.gettext
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (say("Muscle"), say("Sets"), say("Days"), say("Stretch"))[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                say("Groups open to show their muscles"),
                say("Fractional sets a week: main muscle 1, helping muscle ½. In brackets: direct sets."),
                say("Days of the week with counted work"),
                say("Times and seconds of stretching a week, from any block"),
            )[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Qt: texts, and the counts for the delegate."""
        if not index.isValid():
            return None
        muscle = self._muscles[index.internalId()]
        count = self._count(muscle.id, self._coverage)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(muscle, count, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(muscle, count) if index.column() == Column.MUSCLE else None
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = "\n" + ", ".join(muscle.parts) if muscle.parts else ""
            return f"{self.spoken(muscle, count)}\n{muscle.anatomical_name}{parts}"
        if role == CoverageRole.COUNT:
            return count
        if role == CoverageRole.PREVIEW:
            return None if self._preview is None else self._count(muscle.id, self._preview)
        if role == CoverageRole.MUSCLE_ID:
            return muscle.id
        return None

    def spoken(self, muscle: Muscle, count: MuscleCoverage) -> str:
        """A row as a sentence, for screen readers and tooltips."""
        say = self._words
        text = say.gettext("{muscle}: {fractional} fractional sets, {direct} direct sets, {days}, {band}")
        days = say.ngettext("{n} day", "{n} days", count.days).format(n=count.days)
        sentence = text.format(
            muscle=muscle.name,
            fractional=f"{count.fractional:g}",
            direct=f"{count.direct:g}",
            days=days,
            band=band_name(count.band, say),
        )
        if count.stretch_times:
            stretched = say.ngettext(
                "stretched {times} time, {seconds} seconds",
                "stretched {times} times, {seconds} seconds",
                1 if count.stretch_times == 1 else 2,
            )
            sentence += "; " + stretched.format(
                times=f"{count.stretch_times:g}", seconds=f"{count.stretch_seconds:g}"
            )
        return sentence

    def _text(self, muscle: Muscle, count: MuscleCoverage, column: Column) -> str:
        if column is Column.MUSCLE:
            return muscle.name
        if column is Column.SETS:
            return f"{count.fractional:g} ({count.direct:g})" if count.fractional else ""
        if column is Column.DAYS:
            return str(count.days) if count.days else ""
        return f"{count.stretch_times:g}× {_clock(count.stretch_seconds)}" if count.stretch_times else ""

    def _rows(self, parent: Index) -> list[MuscleId]:
        if not parent.isValid():
            return self._top
        return self._members.get(self._muscles[parent.internalId()].id, [])

    def _count(self, muscle: MuscleId, coverage: WeekCoverage | None) -> MuscleCoverage:
        return MuscleCoverage() if coverage is None else coverage.of(muscle)

    def _sort(self) -> None:
        before = (list(self._top), {group: list(ids) for group, ids in self._members.items()})
        top = sorted(self._top, key=self._rank)
        members = {group: sorted(ids, key=self._rank) for group, ids in self._members.items()}
        if (top, members) == before:
            return
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        self._top, self._members = top, members
        moved = [self._moved(index) for index in old]
        self.changePersistentIndexList(old, moved)
        self.layoutChanged.emit()

    def _moved(self, index: QModelIndex) -> QModelIndex:
        new = self.index_of(self._muscles[index.internalId()].id)
        return self.createIndex(new.row(), index.column(), index.internalId())

    def _rank(self, muscle: MuscleId) -> tuple[float, float, int]:
        count = self._count(muscle, self._coverage)
        return (-count.fractional, -count.stretch_seconds, self._number[muscle])

    def _all_counts(self) -> list[tuple[MuscleCoverage, MuscleCoverage]]:
        """What the rows show now and in the preview, by the muscles' numbers."""
        preview = self._coverage if self._preview is None else self._preview
        return [
            (self._count(muscle.id, self._coverage), self._count(muscle.id, preview))
            for muscle in self._muscles
        ]

    def _announce(self, before: list[tuple[MuscleCoverage, MuscleCoverage]]) -> None:
        """Tell which rows show something else than before."""
        last = len(Column) - 1
        for muscle, old, new in zip(self._muscles, before, self._all_counts(), strict=True):
            if new != old:
                row = self.index_of(muscle.id)
                self.dataChanged.emit(row, row.siblingAtColumn(last))


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole} s" if whole < 120 else f"{whole // 60}:{whole % 60:02d}"
