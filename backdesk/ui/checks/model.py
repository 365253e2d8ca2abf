"""The findings as a list; those set aside follow where they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from backdesk.domain.plan_checks import Finding
from backdesk.domain.plan_checks.where import place_text
from backdesk.domain.plan_checks.wording import severity_name
from backdesk.domain.wording import Words
from backdesk.ui.models.tooltips import tooltip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class FindingRole(IntEnum):
    """Roles beyond Qt's own."""

    FINDING = Qt.ItemDataRole.UserRole + 1
    SEVERITY = Qt.ItemDataRole.UserRole + 2
    PLACE = Qt.ItemDataRole.UserRole + 3


class FindingsModel(QAbstractListModel):
    """Shows open findings, and with `show_aside` those set aside behind them."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Empty until `show`."""
        super().__init__(parent)
        self._words = words
        self._all: tuple[Finding, ...] = ()
        self._with_aside = False
        self.shown: tuple[Finding, ...] = ()

    @property
    def open_count(self) -> int:
        """How many findings are not set aside."""
        return sum(1 for finding in self._all if not finding.is_dismissed)

    @property
    def aside_count(self) -> int:
        """How many findings are set aside."""
        return len(self._all) - self.open_count

    def show(self, findings: Sequence[Finding]) -> None:
        """Show these in this order."""
        self._all = tuple(findings)
        self._fill()

    def show_aside(self, on: bool) -> None:
        """Show those set aside too, or not."""
        self._with_aside = on
        self._fill()

    def finding(self, index: Index) -> Finding | None:
        """The finding of a row."""
        return self.shown[index.row()] if index.isValid() else None

    def row_of(self, finding: Finding) -> int | None:
        """Where the same finding stands now: the same rule about the same things, best in the same weeks."""
        weeks = finding.where.weeks
        alike = [
            (one != finding, set(one.where.weeks).isdisjoint(weeks), row)
            for row, one in enumerate(self.shown)
            if one.rule == finding.rule and not set(one.keys).isdisjoint(finding.keys)
        ]
        return min(alike)[-1] if alike else None

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt: the number of rows."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 Qt's own signature
        """Qt: messages, severities and places."""
        finding = self.finding(index)
        if finding is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return finding.message
            case Qt.ItemDataRole.AccessibleTextRole:
                return (
                    f"{self._severity(finding)}, {place_text(finding.where, self._words)}: {finding.message}"
                )
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return finding.why
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip([finding.message, place_text(finding.where, self._words)])
            case FindingRole.FINDING:
                return finding
            case FindingRole.SEVERITY:
                return self._severity(finding)
            case FindingRole.PLACE:
                return place_text(finding.where, self._words)
        return None

    def _severity(self, finding: Finding) -> str:
        if finding.is_dismissed:
            return self._words.gettext("Kept as it is")
        return severity_name(finding.severity, self._words)

    def _fill(self) -> None:
        wanted = tuple(one for one in self._all if self._with_aside or not one.is_dismissed)
        if wanted == self.shown:
            # equal to look at, but the ways out belong to the newer plan
            self.shown = wanted
            return
        self.beginResetModel()
        self.shown = wanted
        self.endResetModel()
