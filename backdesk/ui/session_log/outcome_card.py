"""One outcome measure: its chart, where it started, where it is, and what the change is worth."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from backdesk.domain.outcomes import Change, Measure, change_since_start, full_name, score_series
from backdesk.domain.record_hints import change_text, threshold_text, unit_text, verdict_text
from backdesk.domain.session_log import OutcomeMeasure, OutcomeScore
from backdesk.domain.wording import Words
from backdesk.services.session_log import date_text
from backdesk.ui.session_log.chart_frame import ChartFrame
from backdesk.ui.session_log.outcome_chart import OutcomeChart
from backdesk.ui.theme.theme import Theme


class OutcomeCard(QWidget):
    """Shows the scores of one measure."""

    def __init__(self, measure: Measure, words: Words, theme: Theme) -> None:
        """Empty at first."""
        super().__init__()
        self._measure, self._words = measure, words
        self._scores: tuple[OutcomeScore, ...] = ()
        form = words.gettext("{short} – {name}")
        title = form.format(short=measure.short, name=full_name(measure.kind, words))
        self.chart = OutcomeChart(measure, words, theme)
        self.frame = ChartFrame(title, self.chart, self.table, words)
        self.frame.pages.setFixedHeight(130)
        self.summary = QLabel()
        # the dashed line of the chart
        line = words.gettext("Dashed line: that change in points, from the first score.")
        self.source = QLabel(f"{threshold_text(measure, words)} {line}")
        flags = Qt.TextInteractionFlag
        for label, role in ((self.summary, ""), (self.source, "muted")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", role)
            label.setTextInteractionFlags(flags.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.setSpacing(4)
        for widget in (self.frame, self.summary, self.source):
            layout.addWidget(widget)

    def show_scores(self, scores: Sequence[OutcomeScore]) -> None:
        """Show the scores of this measure, by day; without any the card hides."""
        self._scores = tuple(score for score in scores if score.measure is self._measure.kind)
        change = change_since_start(self._scores)
        points = score_series(self._scores, self._measure.kind)
        self.chart.show_points(points, change)
        self.summary.setText(self._summary(change))
        self.frame.refresh()
        self.setVisible(bool(self._scores))

    def table(self) -> list[list[str]]:
        """The scores, a row each under a row of names."""
        say = self._words.gettext
        rows = [[say("Date"), say("Score"), say("Activity"), say("Note")]]
        for score in self._scores:
            day, value = date_text(score.day, self._words), unit_text(score.value, self._measure)
            rows.append([day, value, score.item, score.note.replace("\n", " ")])
        return rows

    def _summary(self, change: Change | None) -> str:
        say = self._words.gettext
        if change is None:
            points = score_series(self._scores, self._measure.kind)
            if len(points) > 1:
                return say(
                    "The first and the last day have no activity in common, so no change can be given."
                )
            return say("One day so far; a second one shows the change.")
        form = say("Start {start} ({first}), now {now} ({last}): {change}; {verdict}.")
        text = form.format(
            start=unit_text(change.start.value, self._measure),
            first=date_text(change.start.day, self._words),
            now=unit_text(change.now.value, self._measure),
            last=date_text(change.now.day, self._words),
            change=change_text(change, self._words),
            verdict=verdict_text(change, self._words),
        )
        if self._measure.kind is OutcomeMeasure.PSFS and change.items:
            form = self._words.ngettext(
                "Compared over {n} activity scored on both days.",
                "Compared over the mean of {n} activities scored on both days.",
                change.items,
            )
            text += " " + form.format(n=change.items)
        return text
