"""One outcome measure over time: the scores, the first one, and where a change begins to be meaningful."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from backdesk.domain.outcomes import Change, Measure, Point
from backdesk.domain.record_hints import unit_text
from backdesk.domain.wording import Words
from backdesk.services.session_log import date_text
from backdesk.ui.session_log.chart_paint import (
    LineStyle,
    Marker,
    Plot,
    paint_dates,
    paint_panel,
    paint_run,
    paint_scale,
    plot_area,
    small,
)
from backdesk.ui.theme.theme import Theme


class OutcomeChart(QWidget):
    """Draws the scores of one measure; a dashed line marks the published change from the first score."""

    def __init__(self, measure: Measure, words: Words, theme: Theme) -> None:
        """Empty at first."""
        super().__init__()
        self._measure, self._words, self._theme = measure, words, theme
        self._points: tuple[Point, ...] = ()
        self._change: Change | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.gettext("Chart of {measure}").format(measure=measure.short))
        theme.changed.connect(self.update)

    def show_points(self, points: Sequence[Point], change: Change | None) -> None:
        """Draw these, by day."""
        self._points, self._change = tuple(points), change
        form = self._words.gettext("{date}: {score}.")
        said = [
            form.format(date=date_text(point.day, self._words), score=unit_text(point.value, self._measure))
            for point in self._points
        ]
        self.setAccessibleDescription(" ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: a small chart."""
        return QSize(360, 130)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw scale, line and threshold."""
        if not self._points:
            return
        tokens, measure = self._theme.tokens, self._measure
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small(self.font()))
        paint_panel(painter, self.width(), self.height(), tokens)
        area = plot_area(self.width(), self.height(), top=16)
        plot = Plot(area, measure.least, measure.most, self._points[0].day, self._points[-1].day)
        paint_scale(painter, plot, (measure.least, measure.most / 2, measure.most), tokens, "")
        days = [(point.day, date_text(point.day, self._words).rsplit(" ", 1)[0]) for point in self._points]
        paint_dates(painter, plot, days, tokens)
        if self._change is not None:
            self._paint_threshold(painter, plot, self._change)
        style = LineStyle(tokens.text, Qt.PenStyle.SolidLine, Marker.CIRCLE)
        places = [QPointF(plot.x(point.day), plot.y(point.value)) for point in self._points]
        paint_run(painter, places, style, tokens.surface)
        self._paint_values(painter, places)
        painter.end()

    def _paint_threshold(self, painter: QPainter, plot: Plot, change: Change) -> None:
        way = 1 if self._measure.higher_is_better else -1
        value = change.start.value + way * change.threshold
        if not self._measure.least <= value <= self._measure.most:
            return
        painter.setPen(QPen(QColor(self._theme.tokens.accent), 1.4, Qt.PenStyle.DashLine))
        y = plot.y(value)
        painter.drawLine(QPointF(plot.area.left() - 16, y), QPointF(plot.area.right() + 16, y))

    def _paint_values(self, painter: QPainter, places: Sequence[QPointF]) -> None:
        """The numbers of the first and the last score."""
        painter.setPen(QColor(self._theme.tokens.text))
        for index in sorted({0, len(places) - 1}):
            text = unit_text(self._points[index].value, self._measure)
            wide = painter.fontMetrics().horizontalAdvance(text)
            place = places[index]
            y = place.y() - 8 if place.y() > 24 else place.y() + 18
            ground = QRectF(place.x() - wide / 2 - 2, y - 11, wide + 4, 13)
            painter.fillRect(ground, QColor(self._theme.tokens.surface))
            painter.drawText(QPointF(place.x() - wide / 2, y), text)
