"""Charts of what was written down, and what they show in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backdesk.domain.plan import Plan
from backdesk.domain.record_hints import hints
from backdesk.domain.record_stats import weekly_adherence
from backdesk.domain.session_log import SessionRecord
from backdesk.domain.wording import Words
from backdesk.ui.records.sentences import Sentences
from backdesk.ui.session_log.adherence_chart import AdherenceChart
from backdesk.ui.session_log.chart_frame import ChartFrame
from backdesk.ui.session_log.pain_chart import PainChart
from backdesk.ui.theme.theme import Theme

_SIDE = 270


class ChartsTab(QWidget):
    """Adherence of the open plan by week, and pain of the client over all plans."""

    def __init__(self, plan: Plan, words: Words, theme: Theme) -> None:
        """Empty until records are shown."""
        super().__init__()
        say = words.gettext
        self._plan, self._words = plan, words
        self.adherence = AdherenceChart(words, theme)
        self.pain = PainChart(words, theme)
        self.adherence_frame = ChartFrame(
            say("Exercises done, by week of this plan"), self.adherence, self.adherence.table, words
        )
        self.pain_frame = ChartFrame(say("Pain, 0 to 10, by training day"), self.pain, self.pain.table, words)
        self.heading = QLabel(say("What was written down"))
        self.heading.setProperty("role", "name")
        self.sentences = Sentences(say("What was written down"))
        self.note = QLabel(
            say(
                "These are counts of what was written down, not findings. "
                "Where a line has a gap, nothing is known."
            )
        )
        self.note.setWordWrap(True)
        self.note.setProperty("role", "muted")
        self.empty = QLabel(say("Nothing was written down yet. The charts begin with the first entry."))
        self.empty.setProperty("role", "muted")
        self._lay_out()
        self.show_records(())

    def show_records(self, records: Sequence[SessionRecord]) -> None:
        """Draw the records of the client, by day."""
        weeks = weekly_adherence(records, self._plan)
        self.adherence.show_weeks(weeks)
        self.pain.show_records(records)
        self.sentences.show_sentences(hints(records, weeks, self._words))
        for frame in (self.adherence_frame, self.pain_frame):
            frame.refresh()
        self._whole.setVisible(bool(records))
        self.empty.setVisible(not records)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(6)
        for widget in (self.heading, self.sentences, self.note):
            side.addWidget(widget, 1 if widget is self.sentences else 0)
        column = QWidget()
        column.setLayout(side)
        column.setFixedWidth(_SIDE)
        side.setContentsMargins(0, 0, 0, 0)
        charts = QGridLayout()
        charts.setVerticalSpacing(12)
        charts.addWidget(self.adherence_frame, 0, 0)
        charts.addWidget(self.pain_frame, 1, 0)
        charts.setRowStretch(0, 4)
        charts.setRowStretch(1, 5)
        self._whole = QWidget()
        both = QHBoxLayout(self._whole)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(18)
        both.addLayout(charts, 1)
        both.addWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(self.empty)
        layout.addWidget(self._whole, 1)
