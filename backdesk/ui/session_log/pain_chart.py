"""Pain before, after and next morning over the training days, as three lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backdesk.domain.record_hints import pain_description, score_name
from backdesk.domain.record_stats import PAIN, Score, score_of, series
from backdesk.domain.session_log import MOST_PAIN, SessionRecord
from backdesk.domain.wording import Words
from backdesk.services.session_log import date_text
from backdesk.ui.session_log.chart_paint import (
    LineStyle,
    Marker,
    Plot,
    paint_dates,
    paint_legend,
    paint_panel,
    paint_run,
    paint_scale,
    plot_area,
    small,
)
from backdesk.ui.theme.theme import Theme, Tokens

_LEGEND = 34.0
_BESIDE = 6.0
"""The points of one day stand beside each other in the order of the day, so that none hides another."""


class PainChart(QWidget):
    """Draws records; its accessible description says what it shows."""

    def __init__(self, words: Words, theme: Theme) -> None:
        """Empty at first."""
        super().__init__()
        self._words, self._theme = words, theme
        self._records: tuple[SessionRecord, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(words.gettext("Chart of pain"))
        theme.changed.connect(self.update)

    def show_records(self, records: Sequence[SessionRecord]) -> None:
        """Draw these, by day."""
        self._records = tuple(
            record for record in records if any(score_of(record, score) is not None for score in PAIN)
        )
        self.setAccessibleDescription(self.description())
        self.update()

    def description(self) -> str:
        """The chart in words."""
        return pain_description(self._records, self._words)

    def table(self) -> list[list[str]]:
        """The numbers, a row a day under a row of names."""
        say = self._words.gettext
        scores = (*PAIN, Score.EFFORT)
        rows = [[say("Date"), *(score_name(score, self._words) for score in scores)]]
        for record in self._records:
            values = (score_of(record, score) for score in scores)
            cells = ("–" if value is None else str(value) for value in values)
            rows.append([date_text(record.day_done, self._words), *cells])
        return rows

    def minimumSizeHint(self) -> QSize:
        """Qt: room for the legend and a scale that can be read."""
        return QSize(360, 150)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the scale, the dates and the lines."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small(self.font()))
        paint_panel(painter, self.width(), self.height(), tokens)
        styles = line_styles(tokens)
        paint_legend(
            painter, 12, [(score_name(score, self._words), style) for score, style in styles.items()], tokens
        )
        if self._records:
            self._paint(painter, styles, tokens)
        painter.end()

    def _paint(self, painter: QPainter, styles: dict[Score, LineStyle], tokens: Tokens) -> None:
        days = [record.day_done for record in self._records]
        area = plot_area(self.width(), self.height(), top=_LEGEND + 4)
        plot = Plot(area, 0, MOST_PAIN, days[0], days[-1])
        paint_scale(painter, plot, (0, 5, 10), tokens, "")
        paint_dates(painter, plot, [(day, _short(date_text(day, self._words))) for day in days], tokens)
        for beside, score in zip((-_BESIDE, 0.0, _BESIDE), PAIN, strict=True):
            for run in series(self._records, score):
                places = [QPointF(plot.x(point.day) + beside, plot.y(point.value)) for point in run]
                paint_run(painter, places, styles[score], tokens.surface)


def line_styles(tokens: Tokens) -> dict[Score, LineStyle]:
    """The three lines: they differ in shape, dash and lightness."""
    return {
        Score.BEFORE: LineStyle(tokens.text, Qt.PenStyle.SolidLine, Marker.CIRCLE),
        Score.AFTER: LineStyle(tokens.band_moderate, Qt.PenStyle.DashLine, Marker.SQUARE, is_filled=False),
        Score.NEXT_MORNING: LineStyle(tokens.preview, Qt.PenStyle.DotLine, Marker.TRIANGLE),
    }


def _short(text: str) -> str:
    """A date without its year; the table has it in full."""
    return text.rsplit(" ", 1)[0]
