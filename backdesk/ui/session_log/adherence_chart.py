"""How much of each week was done, as bars with numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from backdesk.domain.record_hints import adherence_description
from backdesk.domain.record_stats import WeekAdherence
from backdesk.domain.wording import Words
from backdesk.services.session_log import date_text
from backdesk.ui.session_log.chart_paint import paint_panel, small
from backdesk.ui.theme.theme import Theme, Tokens

_WIDEST_BAR = 54.0
_WIDEST_SLOT = 110.0
_LINE = 17.0


class AdherenceChart(QWidget):
    """Draws a bar a week; the frame around it is all that was planned on the days written down."""

    def __init__(self, words: Words, theme: Theme) -> None:
        """Empty at first."""
        super().__init__()
        self._words, self._theme = words, theme
        self._weeks: tuple[WeekAdherence, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(words.gettext("Chart of exercises done"))
        theme.changed.connect(self.update)

    def show_weeks(self, weeks: Sequence[WeekAdherence]) -> None:
        """Draw these."""
        self._weeks = tuple(weeks)
        self.setAccessibleDescription(self.description())
        self.update()

    def description(self) -> str:
        """The chart in words."""
        return adherence_description(self._weeks, self._words)

    def table(self) -> list[list[str]]:
        """The numbers, a row a week under a row of names."""
        say = self._words.gettext
        rows = [
            [
                say("Week"),
                say("First day"),
                say("Done"),
                say("Planned"),
                say("Days written down"),
                say("Days"),
            ]
        ]
        for week in self._weeks:
            held = week.adherence
            first = "–" if week.first_day is None else date_text(week.first_day, self._words)
            done, planned = (str(held.done), str(held.planned)) if held.planned else ("–", "–")
            rows.append([str(week.week), first, done, planned, str(held.recorded), str(held.days or 0)])
        return rows

    def minimumSizeHint(self) -> QSize:
        """Qt: room for a bar with its numbers."""
        return QSize(360, 130)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small(self.font()))
        paint_panel(painter, self.width(), self.height(), self._theme.tokens)
        if self._weeks:
            slot = min(_WIDEST_SLOT, (self.width() - 16) / len(self._weeks))
            for position, week in enumerate(self._weeks):
                self._paint_week(painter, week, QRectF(8 + position * slot, 0, slot, self.height()))
        else:  # an empty panel would look broken
            painter.setPen(QColor(self._theme.tokens.muted))
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(12, 12, -12, -12), middle, self.description())
        painter.end()

    def _paint_week(self, painter: QPainter, week: WeekAdherence, slot: QRectF) -> None:
        tokens, held, say = self._theme.tokens, week.adherence, self._words.gettext
        wide = min(_WIDEST_BAR, slot.width() * 0.62)
        frame = QRectF(
            slot.center().x() - wide / 2, slot.top() + _LINE + 9, wide, slot.height() - 3 * _LINE - 18
        )
        share = held.share
        self._paint_bar(painter, frame, share, tokens)
        number = say("{done} of {planned}").format(done=held.done, planned=held.planned)
        painter.setPen(QColor(tokens.text))
        _line(painter, slot, slot.top() + 6, "–" if share is None else number, f"{held.done}/{held.planned}")
        name = say("Week {n}").format(n=week.week)
        _line(painter, slot, frame.bottom() + 4, name, str(week.week))
        painter.setPen(QColor(tokens.muted))
        count = held.days or 0
        form = self._words.ngettext("{done} of {n} day", "{done} of {n} days", count)
        days = form.format(done=min(held.recorded, count), n=count)
        _line(painter, slot, frame.bottom() + 4 + _LINE, days, "")

    def _paint_bar(self, painter: QPainter, frame: QRectF, share: float | None, tokens: Tokens) -> None:
        """A frame with its part that was done; a dashed one where nothing was written down."""
        pen = Qt.PenStyle.DashLine if share is None else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(tokens.muted), 1.0, pen))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRect(frame)
        if share:
            part = QRectF(frame)
            part.setTop(frame.bottom() - frame.height() * min(1.0, share))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.band_moderate))
            painter.drawRect(part)


def _line(painter: QPainter, slot: QRectF, y: float, text: str, shorter: str) -> None:
    """A text centred in the slot, or a shorter one where it has no room, or none."""
    for said in (text, shorter):
        if painter.fontMetrics().horizontalAdvance(said) <= slot.width() - 4:
            box = QRectF(slot.left(), y, slot.width(), _LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)
            return
