"""Spinal actions, balance, aerobic and session minutes of the shown week."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from backdesk.domain.coverage import WeekCoverage
from backdesk.domain.exercise import SPINAL_MOVEMENTS
from backdesk.domain.labels import day_name, movement_name
from backdesk.domain.plan import day_order
from backdesk.domain.wording import Words
from backdesk.ui.theme.theme import Theme
from backdesk.ui.widgets.bar_row import BarRow

LEAST_SCALE = 10.0
"""Bars are drawn against at least this many sets, so that one set looks like little."""


class MovementPanel(QScrollArea):
    """Numbers with bars; `show_coverage` sets them, with what a drop would make of them."""

    def __init__(self, words: Words, theme: Theme) -> None:
        """Rows for movements and balance are fixed; days come with the week."""
        super().__init__()
        self._words = words
        self._theme = theme
        inner = QWidget()
        self._layout = QVBoxLayout(inner)
        self._layout.setContentsMargins(12, 8, 12, 12)
        self._layout.setSpacing(4)
        say = words.gettext
        self._section(say("Spinal actions, sets this week"))
        self.movements = {move: self._row(movement_name(move, words)) for move in SPINAL_MOVEMENTS}
        self._section(say("Trunk balance, fractional sets"))
        self.balance = {
            "front": self._row(say("Front of the trunk")),
            "back": self._row(say("Back of the trunk")),
            "sides": self._row(say("Sides of the trunk")),
        }
        self._section(say("Arms, sets this week"))
        self.balance |= {"push": self._row(say("Pushing")), "pull": self._row(say("Pulling"))}
        self._section(say("Time"))
        self.aerobic = self._row(say("Aerobic minutes this week"))
        self._days = QVBoxLayout()
        self._days.setSpacing(4)
        self._layout.addLayout(self._days)
        self.days: dict[str, BarRow] = {}
        self._layout.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("Movement and time"))

    def show_coverage(self, coverage: WeekCoverage, preview: WeekCoverage | None) -> None:
        """Show a week's numbers."""
        self._show_movements(coverage, preview)
        self._show_balance(coverage, preview)
        after = None if preview is None else preview.aerobic_minutes
        self._fill(self.aerobic, coverage.aerobic_minutes, after, 150.0, digits=0)
        self._show_days(coverage, preview)

    def _show_movements(self, coverage: WeekCoverage, preview: WeekCoverage | None) -> None:
        scale = max(LEAST_SCALE, *coverage.movements.values())
        for move, row in self.movements.items():
            after = None if preview is None else preview.movements[move]
            self._fill(row, coverage.movements[move], after, scale)

    def _show_balance(self, coverage: WeekCoverage, preview: WeekCoverage | None) -> None:
        balance = coverage.balance
        scale = max(LEAST_SCALE, balance.front, balance.back, balance.sides, balance.push, balance.pull)
        for name, row in self.balance.items():
            after = None if preview is None else getattr(preview.balance, name)
            self._fill(row, getattr(balance, name), after, scale)

    def _show_days(self, coverage: WeekCoverage, preview: WeekCoverage | None) -> None:
        minutes = coverage.session_minutes
        after = {} if preview is None else preview.session_minutes
        wanted = sorted({*minutes, *after}, key=day_order)
        if list(self.days) != wanted:
            for old in self.days.values():
                self._days.removeWidget(old)
                old.deleteLater()
            self.days = {name: BarRow(day_name(name, self._words), self._theme) for name in wanted}
            for row in self.days.values():
                self._days.addWidget(row)
        scale = max([60.0, *minutes.values()])
        for name, row in self.days.items():
            later = after.get(name) if preview is not None else None
            self._fill(row, minutes.get(name, 0.0), later, scale, digits=0)

    def _fill(
        self, row: BarRow, value: float, after: float | None, scale: float, *, digits: int | None = None
    ) -> None:
        shown = _number(value, digits)
        if after is not None and after != value:
            shown = f"{shown} → {_number(after, digits)}"
        row.set_value(shown, value / scale, 0.0 if after is None else after / scale)

    def _row(self, name: str) -> BarRow:
        row = BarRow(name, self._theme)
        self._layout.addWidget(row)
        return row

    def _section(self, title: str) -> None:
        label = QLabel(title)
        label.setProperty("role", "section")
        label.setContentsMargins(0, 10, 0, 0)
        self._layout.addWidget(label)


def _number(value: float, digits: int | None) -> str:
    return f"{value:g}" if digits is None else f"{value:.{digits}f}"
