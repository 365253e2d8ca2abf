"""What filling would make: a row for each exercise, a column for each week."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.growth import GrownCell, GrowthPreview, GrowthRow
from backdesk.domain.labels import block_name, day_name, short_day_name
from backdesk.domain.wording import Words
from backdesk.ui.models.tooltips import tooltip
from backdesk.ui.weeks.labels import cell_dose, cell_reasons

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
_EMPTY = GrowthPreview((), frozenset(), ())
Role = Qt.ItemDataRole


class PreviewModel(QAbstractTableModel):
    """The first column is the source; a dose that differs from the week before is bold."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Empty until a preview is shown."""
        super().__init__(parent)
        self._words = words
        self._preview = _EMPTY
        self._catalogue: Catalogue | None = None
        self._texts: list[list[str]] = []

    def show_preview(self, preview: GrowthPreview | None, catalogue: Catalogue) -> None:
        """Show this, or nothing. Cells change in place as long as rows and columns stay."""
        new = preview or _EMPTY
        old = self._preview
        texts = [[self._shown(row, place) for place in range(len(row.cells))] for row in new.rows]
        is_same = len(old.rows) == len(new.rows) and old.weeks == new.weeks and new.rows
        if is_same:
            self._preview, self._catalogue, self._texts = new, catalogue, texts
            last = self.index(len(new.rows) - 1, len(new.weeks) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(new.weeks) - 1)
            return
        self.beginResetModel()
        self._preview, self._catalogue, self._texts = new, catalogue, texts
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt: the exercises."""
        return 0 if parent.isValid() else len(self._preview.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt: the weeks."""
        return 0 if parent.isValid() else len(self._preview.weeks)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Qt: exercises down, weeks across; the names stay in sight while the weeks scroll."""
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation is Qt.Orientation.Vertical:
            return self._name(self._preview.rows[section], role)
        if role != Role.DisplayRole:
            return None
        say = self._words.gettext
        week = self._preview.weeks[section]
        form = say("Week {n}")
        if section == 0:
            form = say("Week {n} (as it is)")
        elif week in self._preview.deloads:
            form = say("Week {n} (easier)")
        return form.format(n=week)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Qt: doses, what changed in bold, and which rule did it as a tooltip."""
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return self._texts[index.row()][index.column()]
        return self._cell(self._preview.rows[index.row()], index.column(), role)

    def longest(self, row: int) -> str:
        """The longest text of a row, which says how high it has to be."""
        return max(self._texts[row], key=len, default="")

    def _name(self, row: GrowthRow, role: int) -> object:
        words = self._words
        name = "" if self._catalogue is None else self._catalogue.name_of(row.entry.exercise)
        if role == Role.DisplayRole:
            return f"{short_day_name(row.day, words)} · {name}"
        place = f"{name}, {day_name(row.day, words)}, {block_name(row.kind, words)}"
        if role == Role.AccessibleTextRole:
            return place
        return tooltip([place]) if role == Role.ToolTipRole else None

    def _cell(self, row: GrowthRow, place: int, role: int) -> object:
        cell = row.cells[place]
        if role == Role.FontRole and _is_changed(row, place):
            font = QFont(QGuiApplication.font())
            font.setBold(True)
            return font
        if role == Role.ToolTipRole:
            lines = [cell_dose(cell, self._words), *cell_reasons(cell, self._words).splitlines()]
            return tooltip(lines)
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _shown(self, row: GrowthRow, place: int) -> str:
        """The dose with a sign of more or less, and that a rule has reached its end."""
        cell = row.cells[place]
        said = cell_dose(cell, self._words)
        if _is_changed(row, place):
            said = f"{'−' if cell.is_deload else '+'} {said}"
        if cell.is_capped:
            said = self._words.gettext("{dose} (limit)").format(dose=said)
        return said


def _is_changed(row: GrowthRow, place: int) -> bool:
    return place > 0 and _work(row.cells[place]) != _work(row.cells[place - 1])


def _work(cell: GrownCell) -> object:
    return cell.dose, cell.rounds
