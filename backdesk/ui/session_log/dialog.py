"""The session record of a client: the log sheet of a week, charts, and outcome scores."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTime
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from backdesk.domain.client import Client
from backdesk.domain.plan import Plan
from backdesk.domain.wording import Words
from backdesk.services.session_log import SessionLog
from backdesk.ui.session_log.charts_tab import ChartsTab
from backdesk.ui.session_log.outcomes_tab import OutcomesTab
from backdesk.ui.session_log.week_tab import WeekTab
from backdesk.ui.theme.theme import Theme

_SIZE = QSize(1040, 640)
_LONGEST_NAME = 60


def open_session_record(
    parent: QWidget, log: SessionLog, plan: Plan, client: Client, words: Words, theme: Theme
) -> SessionRecordDialog:
    """Open the dialog over a window. Raises StoreError when the records cannot be read."""
    dialog = SessionRecordDialog(parent, log, plan, client, words, theme)
    dialog.open()
    dialog.week.table.setFocus()
    return dialog


class SessionRecordDialog(QDialog):
    """Three tabs over the records of one client; everything is stored as it is entered."""

    def __init__(
        self, parent: QWidget, log: SessionLog, plan: Plan, client: Client, words: Words, theme: Theme
    ) -> None:
        """Shows the week that is probably to be filled in."""
        super().__init__(parent)
        say = self._say = words.gettext
        self._has_warned = False
        self.title = QLabel(
            say("{client} · {plan}").format(client=_short(client.name), plan=_short(plan.title))
        )
        self.week = WeekTab(log, plan, client.id, words, theme)
        self.charts = ChartsTab(plan, words, theme)
        self.outcomes = OutcomesTab(log, client.id, words, theme)
        self.tabs = QTabWidget()
        self.notice = QLabel()
        self.status = QLabel(say("Everything is saved."))
        self.close_button = QPushButton(say("Close"))
        self._lay_out()
        self.charts.show_records(self.week.records)
        self.week.saved.connect(self.on_saved)
        self.week.saved.connect(lambda: self.charts.show_records(self.week.records))
        self.outcomes.saved.connect(self.on_saved)
        self.week.failed.connect(self.on_told)
        self.outcomes.failed.connect(self.on_told)
        self.tabs.currentChanged.connect(self.on_tab)
        self.close_button.clicked.connect(self.reject)

    def on_saved(self) -> None:
        """Say that it is on the disk."""
        now = QTime.currentTime().toString("HH:mm")
        self.status.setText(self._say("Saved {time}").format(time=now))

    def on_told(self, sentence: str) -> None:
        """Say what cannot be, or nothing any more."""
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    def on_tab(self) -> None:
        """Store what stands in a field before another tab is shown."""
        self.week.commit()
        self.on_told("")

    def done(self, result: int) -> None:
        """Qt: close, with what was typed last stored."""
        self.week.commit()
        if self.outcomes.form.is_begun and not self._has_warned:
            self._has_warned = True
            self.tabs.setCurrentWidget(self.outcomes)
            self.outcomes.form.add.setFocus()
            self.on_told(self._say("A score is typed but not added. Add it, or close again to leave it out."))
            return
        super().done(result)

    def _lay_out(self) -> None:
        say = self._say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Session record"))
        for label, role in ((self.title, "name"), (self.notice, "warning"), (self.status, "muted")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(label is self.notice)
            label.setProperty("role", role)
        self.notice.hide()
        self.tabs.setAccessibleName(say("Session record"))
        self.tabs.addTab(self.week, say("&Log sheet"))
        self.tabs.addTab(self.charts, say("&Charts"))
        self.tabs.addTab(self.outcomes, say("&Outcome scores"))
        bottom = QHBoxLayout()
        bottom.addWidget(self.status, 1)
        bottom.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.notice)
        layout.addLayout(bottom)
        # once it is inside the dialog, or another button becomes the default
        self.outcomes.form.add.setDefault(True)
        self.resize(_SIZE)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME].rstrip()}…"
