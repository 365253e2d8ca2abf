"""What filling would make, to be changed by hand: a row for each exercise, a column for each week."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose import Dose
from backdesk.domain.dose_input import DoseInputError
from backdesk.domain.dose_line import differing_fields, dose_line, parsed_dose
from backdesk.domain.growth import GrowthPreview, GrowthRow
from backdesk.domain.growth_by_hand import HandChanges, preview_by_hand
from backdesk.domain.growth_sign import WorkChange, work_change
from backdesk.domain.ids import EntryId
from backdesk.domain.labels import block_name, day_name, short_day_name
from backdesk.domain.progression import HandField
from backdesk.domain.wording import Words
from backdesk.errors import PlanEditError
from backdesk.ui.models.tooltips import tooltip
from backdesk.ui.planner.dose_fields import input_help
from backdesk.ui.weeks.labels import cell_dose, cell_reasons

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
_EMPTY = GrowthPreview((), frozenset(), ())
Role = Qt.ItemDataRole


BY_HAND_ROLE = Role.UserRole
"""Whether the dose of a cell was changed by hand."""


class PreviewModel(QAbstractTableModel):
    """The first column is the source; a dose that differs from the week before is bold.

    What was typed into a cell stays when the rules, the weeks or the source change, and shows again when
    its entry and week are there again. Signal: `by_hand()` a cell was changed by hand, or no more.
    """

    by_hand = Signal()

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Empty until a preview is shown."""
        super().__init__(parent)
        self._words = words
        self._ruled = self._preview = _EMPTY
        self._catalogue: Catalogue | None = None
        self._texts: list[list[str]] = []
        self._changes: dict[tuple[EntryId, int], Mapping[HandField, object]] = {}
        self._remembered: dict[tuple[EntryId, int], Mapping[HandField, object]] = {}

    @property
    def preview(self) -> GrowthPreview:
        """What is shown, with what was changed by hand."""
        return self._preview

    @property
    def is_changed(self) -> bool:
        """Whether anything was changed by hand, or put back, since the plan was filled."""
        return self._changes != self._remembered

    def remember(self, changes: HandChanges) -> None:
        """Take what the plan has by hand already, for the next preview; what was typed here goes first."""
        for key in changes.keys() - self._remembered.keys():
            self._remembered[key] = changes[key]
            self._changes.setdefault(key, changes[key])

    def show_preview(self, preview: GrowthPreview | None, catalogue: Catalogue) -> None:
        """Show what the rules make, or nothing. Cells that stay change in place, fields in them stay open."""
        self._ruled, self._catalogue = preview or _EMPTY, catalogue
        old, new = self._preview, preview_by_hand(self._ruled, self._changes)
        before, after = len(old.weeks), len(new.weeks)
        if not old.rows or not _is_same_grid(old, new):
            self.beginResetModel()
            self._take(new)
            self.endResetModel()
            return
        if after > before:
            self.beginInsertColumns(ROOT, before, after - 1)
        elif after < before:
            self.beginRemoveColumns(ROOT, after, before - 1)
        self._take(new)
        if after > before:
            self.endInsertColumns()
        elif after < before:
            self.endRemoveColumns()
        self.dataChanged.emit(self.index(0, 0), self.index(len(new.rows) - 1, after - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, after - 1)

    def fault(self, index: Index, text: str) -> str:
        """Why a text is no dose for a cell, in a sentence; "" when it is one."""
        try:
            self._read(index, text)
        except DoseInputError as problem:
            return input_help(problem, self._words)
        except PlanEditError as problem:
            return problem.said(self._words.gettext)
        return ""

    def why_fixed(self, index: Index) -> str:
        """Why a cell cannot be changed here, in a sentence; "" when it can."""
        say, source = self._words.gettext, self._preview.weeks[0]
        if index.column() == 0:
            return say("Week {week} stays as it is; change it on the board.").format(week=source)
        if not dose_line(self._ruled.rows[index.row()].cells[0].dose):
            said = say("This exercise has no dose in week {week}; give it one on the board first.")
            return said.format(week=source)
        return ""

    def use_rule_again(self, index: Index) -> bool:
        """Put a cell back to what the rules make of it; whether it was changed by hand."""
        if not index.isValid() or self._changes.pop(self._key(index), None) is None:
            return False
        self._show_by_hand(index.row())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: the weeks behind the source can be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and not self.why_fixed(index) else flags

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Qt: change a dose by hand; nothing typed, or what the rules make anyway, puts it back to them."""
        if role != Role.EditRole or not isinstance(value, str) or self.fault(index, value):
            return False
        ruled = self._ruled.rows[index.row()].cells[index.column()].dose
        changed = differing_fields(ruled, self._read(index, value)) if value.strip() else {}
        if changed:
            self._changes[self._key(index)] = {HandField(name): said for name, said in changed.items()}
        else:
            self._changes.pop(self._key(index), None)
        self._show_by_hand(index.row())
        return True

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
        if role == Role.EditRole:
            return dose_line(self._preview.rows[index.row()].cells[index.column()].dose)
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
        is_by_hand = bool(cell.by_hand)
        if role == BY_HAND_ROLE:
            return is_by_hand
        if role == Role.FontRole and (is_by_hand or _sign(row, place)):
            font = QFont(QGuiApplication.font())
            font.setBold(bool(_sign(row, place)))
            font.setItalic(is_by_hand)
            return font
        if role == Role.AccessibleTextRole and is_by_hand:
            said = self._words.gettext("{dose}, changed by hand")
            return said.format(dose=_signed(cell_dose(cell, self._words), _sign(row, place)))
        if role in (Role.ToolTipRole, Role.AccessibleDescriptionRole):
            reasons = cell_reasons(cell, self._words).splitlines()
            if role == Role.AccessibleDescriptionRole:
                return " ".join(reasons)
            return tooltip([cell_dose(cell, self._words), *reasons])
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _shown(self, row: GrowthRow, place: int) -> str:
        """The dose with a sign of more or less, and that it is by hand or that a rule has reached its end."""
        cell = row.cells[place]
        said = _signed(cell_dose(cell, self._words), _sign(row, place))
        if cell.by_hand:
            return self._words.gettext("{dose} (by hand)").format(dose=said)
        if cell.is_capped:
            return self._words.gettext("{dose} (limit)").format(dose=said)
        return said

    def _read(self, index: Index, text: str) -> Dose:
        return parsed_dose(text, self._preview.rows[index.row()].cells[index.column()].dose)

    def _key(self, index: Index) -> tuple[EntryId, int]:
        return self._preview.rows[index.row()].entry.id, self._preview.weeks[index.column()]

    def _take(self, preview: GrowthPreview) -> None:
        self._preview = preview
        self._texts = [self._row_texts(row) for row in preview.rows]

    def _row_texts(self, row: GrowthRow) -> list[str]:
        return [self._shown(row, place) for place in range(len(row.cells))]

    def _show_by_hand(self, row: int) -> None:
        self._preview = preview_by_hand(self._ruled, self._changes)
        self._texts[row] = self._row_texts(self._preview.rows[row])
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.by_hand.emit()


def _is_same_grid(old: GrowthPreview, new: GrowthPreview) -> bool:
    """Whether rows and columns stand for the same, as far as both have them."""
    rows = [[row.entry.id for row in one.rows] for one in (old, new)]
    return rows[0] == rows[1] and old.weeks[:1] == new.weeks[:1]


def _sign(row: GrowthRow, place: int) -> WorkChange:
    """How the work differs from that of the week before."""
    return work_change(row.cells[place - 1], row.cells[place]) if place else WorkChange.SAME


def _signed(said: str, sign: WorkChange) -> str:
    return f"{sign} {said}" if sign else said
