"""The tab of a client's plans, and of the handouts that were given out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from backdesk.domain.handout_record import HandoutRecord
from backdesk.domain.ids import PlanId
from backdesk.domain.plan_summary import PlanSummary
from backdesk.domain.wording import Words
from backdesk.services.handout_changes import given_day
from backdesk.services.session_log import date_text
from backdesk.ui.clients.fields import SPACE, muted, on_chosen_row, section

_ROWS = 9
_ID = Qt.ItemDataRole.UserRole


class PlansTab(QWidget):
    """Signals: `open_requested(PlanId)`, `copy_requested(PlanId)`, `new_requested()` and
    `records_requested()`.
    """

    open_requested = Signal(str)
    copy_requested = Signal(str)
    new_requested = Signal()
    records_requested = Signal()

    def __init__(self, words: Words) -> None:
        """Empty until plans are shown."""
        super().__init__()
        self._words = words
        say = words.gettext
        self.list = QListWidget()
        self.list.setAccessibleName(say("Plans of this client"))
        self.list.setMinimumHeight(_ROWS * (self.list.fontMetrics().lineSpacing() + 8))
        self.list.setSpacing(2)
        on_chosen_row(self.list, self.on_open)
        self.nothing = muted(say("There is no plan for this client yet."))
        self.open = QPushButton(say("Open this plan"))
        self.new = QPushButton(say("New plan…"))
        self.copy = QPushButton(say("Copy for another client…"))
        self.handouts = muted()
        self.records = QPushButton(say("Handouts given out…"))
        for button, run in (
            (self.open, self.on_open),
            (self.new, self.new_requested.emit),
            (self.copy, self.on_copy),
            (self.records, self.records_requested.emit),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, run=run: run())
        self._lay_out()

    def show_plans(self, plans: Sequence[PlanSummary]) -> None:
        """Show these, the one changed last first and selected."""
        self.list.clear()
        for plan in plans:
            day = date_text(plan.updated_at.astimezone().date(), self._words)
            changed = self._words.gettext("changed {day}").format(day=day)
            item = QListWidgetItem(f"{plan.title}  ·  {changed}")
            item.setToolTip(item.text())
            item.setData(_ID, plan.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(plans))
        for button in (self.open, self.copy):
            button.setVisible(bool(plans))
        self.nothing.setVisible(not plans)

    def show_records(self, records: Sequence[HandoutRecord]) -> None:
        """Say how many handouts were given out, and when the last one."""
        n = len(records)
        if not records:
            self.handouts.setText(self._words.gettext("No handout was given out yet."))
        else:
            said = self._words.ngettext(
                "{n} handout was given out, the last on {day}.",
                "{n} handouts were given out, the last on {day}.",
                n,
            )
            self.handouts.setText(said.format(n=n, day=given_day(records[0], self._words)))
        self.records.setVisible(bool(records))

    def on_open(self) -> None:
        """Ask for the selected plan."""
        plan = self._current()
        if plan is not None:
            self.open_requested.emit(plan)

    def on_copy(self) -> None:
        """Ask for a copy of the selected plan."""
        plan = self._current()
        if plan is not None:
            self.copy_requested.emit(plan)

    def _current(self) -> PlanId | None:
        item = self.list.currentItem()
        return None if item is None else PlanId(str(item.data(_ID)))

    def _lay_out(self) -> None:
        say = self._words.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(SPACE)
        layout.addWidget(section(say("Plans")))
        layout.addWidget(self.nothing)
        layout.addWidget(self.list, 1)
        layout.addLayout(_row(self.open, self.new, self.copy))
        layout.addSpacing(SPACE)
        layout.addWidget(section(say("Handouts on record")))
        layout.addWidget(self.handouts)
        layout.addLayout(_row(self.records))


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
