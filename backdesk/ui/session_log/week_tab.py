"""The log sheet of one week: which week, its dates, the grid, and what is missing."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.ids import ClientId
from backdesk.domain.log_week import log_week_count, missing_text, week_to_fill, written_days
from backdesk.domain.plan import WEEKDAYS, Plan
from backdesk.domain.session_log import SessionRecord
from backdesk.domain.wording import Words
from backdesk.errors import BackDeskError
from backdesk.services.session_log import SessionLog, date_text
from backdesk.ui.clients.fields import let_wheel_pass
from backdesk.ui.session_log.week_model import LogWeekModel
from backdesk.ui.session_log.week_table import DATE_FORMAT, WeekTable
from backdesk.ui.theme.theme import Theme


class WeekTab(QWidget):
    """Fills in one week of the plan at a time.

    Signals: `saved()` something was stored; `failed(sentence)` something could not be, "" when that is over.
    """

    saved = Signal()
    failed = Signal(str)

    def __init__(self, log: SessionLog, plan: Plan, client: ClientId, words: Words, theme: Theme) -> None:
        """Shows the week that is probably to be filled in. Raises StoreError."""
        super().__init__()
        self._log, self._plan, self._client, self._words = log, plan, client, words
        self._records: tuple[SessionRecord, ...] = log.records(client)
        self.number = week_to_fill(plan, self._records)
        self._start = log.start_of(plan, self._records, self.number)
        say = words.gettext
        self.weeks = QComboBox()
        self.earlier = QPushButton("‹")
        self.later = QPushButton("›")
        self.begins = QDateEdit()
        for field in (self.weeks, self.begins):
            let_wheel_pass(field)
        self.model = LogWeekModel(log, words, self)
        self.table = WeekTable(self.model, words, theme)
        self.hint = QLabel(
            say(
                "Type numbers; in Done, a means all. Tab goes on, Enter goes down, Delete clears, "
                "Ctrl+Z takes back. Every entry is saved at once."
            )
        )
        self.missing = QLabel()
        self._lay_out()
        self._fill_weeks()
        self._show_week()
        self._connect()

    @property
    def records(self) -> tuple[SessionRecord, ...]:
        """All records of the client, as stored."""
        return self._records

    def show_week(self, number: int) -> None:
        """Turn to a week of the plan, from 1."""
        if 1 <= number <= self.weeks.count() and number != self.number:
            self.number = number
            self._start = self._log.start_of(self._plan, self._records, number)
            self._show_week()

    def commit(self) -> None:
        """Store what stands in an open field."""
        field = QApplication.focusWidget()
        if field is not None and self.table.viewport().isAncestorOf(field):
            self.table.setFocus()  # the field is read when it loses the focus
        self.begins.interpretText()

    def on_week_chosen(self, index: int) -> None:
        """Show the week that was chosen in the list."""
        self.show_week(index + 1)
        self.failed.emit("")

    def on_begins_changed(self, day: QDate) -> None:
        """Move the whole week; a week of weekdays begins on a Monday."""
        wanted = date(day.year(), day.month(), day.day())
        if self._has_weekdays():
            wanted -= timedelta(days=wanted.weekday())
        days = (wanted - self._start).days
        if days and self.model.move(days):
            self._start = wanted
            self.table.start()
        self._show_start()

    def on_saved(self) -> None:
        """Know what is stored, and say what is missing."""
        try:
            self._records = self._log.records(self._client)
        except BackDeskError as problem:
            self.failed.emit(problem.said(self._words.gettext))
            return
        ahead = [row for row in self.model.rows if row.is_stored and self._log.is_ahead(row.record.day_done)]
        said = ""
        if ahead:
            form = self._words.gettext("{date} is still to come. Check when the week began.")
            said = form.format(date=date_text(ahead[0].record.day_done, self._words))
        self._fill_weeks()
        self._say_missing()
        self.failed.emit(said)
        self.saved.emit()

    def _show_week(self) -> None:
        records, plan = self._records, self._plan
        self.model.show_rows(self._log.week(plan, self._client, records, self.number))
        self.weeks.setCurrentIndex(self.number - 1)
        self.earlier.setEnabled(self.number > 1)
        self.later.setEnabled(self.number < self.weeks.count())
        self.table.setAccessibleName(self._words.gettext("Log sheet, week {n}").format(n=self.number))
        self._show_start()
        self._say_missing()
        self.table.start()

    def _show_start(self) -> None:
        shown = QDate(self._start.year, self._start.month, self._start.day)
        self.begins.blockSignals(True)
        self.begins.setDate(shown)
        self.begins.blockSignals(False)

    def _say_missing(self) -> None:
        self.missing.setText(missing_text(self.model.rows, self._words))

    def _fill_weeks(self) -> None:
        say, plan = self._words.gettext, self._plan
        texts = []
        for number in range(1, log_week_count(plan, self._records) + 1):
            done, days = written_days(plan, self._records, number)
            form = say("Week {n}: {done} of {days} days written down")
            texts.append(form.format(n=number, done=done, days=days))
        self.weeks.blockSignals(True)
        if self.weeks.count() != len(texts):
            self.weeks.clear()
            self.weeks.addItems(texts)
            self.weeks.setCurrentIndex(self.number - 1)
        for index, text in enumerate(texts):
            self.weeks.setItemText(index, text)
        self.weeks.blockSignals(False)
        self.later.setEnabled(self.number < self.weeks.count())

    def _has_weekdays(self) -> bool:
        return all(row.record.day in WEEKDAYS for row in self.model.rows)

    def _connect(self) -> None:
        self.weeks.currentIndexChanged.connect(self.on_week_chosen)
        self.earlier.clicked.connect(lambda: self.show_week(self.number - 1))
        self.later.clicked.connect(lambda: self.show_week(self.number + 1))
        self.begins.dateChanged.connect(self.on_begins_changed)
        self.model.saved.connect(self.on_saved)
        self.model.refused.connect(self.failed)
        self.table.told.connect(self.failed)
        for key, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.show_week(self.number + by))

    def _lay_out(self) -> None:
        say = self._words.gettext
        self.weeks.setAccessibleName(say("Week of the plan"))
        self.weeks.setMinimumContentsLength(30)
        self.earlier.setAccessibleName(say("Week before"))
        self.later.setAccessibleName(say("Week after"))
        for button, tip in ((self.earlier, "Ctrl+PgUp"), (self.later, "Ctrl+PgDown")):
            button.setToolTip(tip)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        begins = QLabel(say("&begins on"))
        begins.setBuddy(self.begins)
        self.begins.setAccessibleName(say("Week begins on"))
        self.begins.lineEdit().setAccessibleName(say("Week begins on"))
        self.begins.setDisplayFormat(DATE_FORMAT)
        self.begins.setCalendarPopup(True)
        self.begins.setMinimumHeight(28)
        self.begins.setKeyboardTracking(False)
        self.begins.setDateRange(QDate(1990, 1, 1), QDate(2199, 12, 31))
        top = QHBoxLayout()
        for widget in (self.earlier, self.weeks, self.later, begins, self.begins):
            top.addWidget(widget)
        top.addStretch(1)
        for label, role in ((self.hint, "muted"), (self.missing, "")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", role)
        self.missing.setAccessibleName(say("What is missing"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.hint)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.missing)
        self.setFocusProxy(self.table)
