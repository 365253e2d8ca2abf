"""What the charts share: a plot area with its scale, dates along the bottom, markers and lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from backdesk.ui.theme.theme import Tokens

RADIUS = 4.5
_TEXT_HEIGHT = 18.0
_DATE_GAP = 14.0
_LEFT, _RIGHT = 52.0, 34.0
_INSET = 16.0
"""Lines of the scale reach so far beyond the first and the last day."""


class Marker(Enum):
    """The shape of a point; lines differ in it as well as in dash and lightness."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a line and its points look."""

    colour: str
    pen: Qt.PenStyle
    marker: Marker
    is_filled: bool = True


@dataclass(frozen=True, slots=True)
class Plot:
    """A rectangle with values upwards from `low` to `high`, and days from `first` to `last` across."""

    area: QRectF
    low: float
    high: float
    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day is; a single day is in the middle."""
        days = (self.last - self.first).days
        if not days:
            return self.area.center().x()
        return self.area.left() + self.area.width() * (day - self.first).days / days

    def y(self, value: float) -> float:
        """Where a value is."""
        share = (value - self.low) / (self.high - self.low)
        return self.area.bottom() - self.area.height() * share


def plot_area(width: float, height: float, *, top: float) -> QRectF:
    """The room for the plot below `top`, with the scale left of it and dates under it."""
    return QRectF(_LEFT, top, max(20.0, width - _LEFT - _RIGHT), max(20.0, height - top - _TEXT_HEIGHT - 8.0))


def paint_panel(painter: QPainter, width: float, height: float, tokens: Tokens) -> None:
    """The ground that a chart stands on."""
    painter.setPen(QPen(QColor(tokens.line), 1.0))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 4, 4)


def small(font: QFont) -> QFont:
    """The font of scales."""
    smaller = QFont(font)
    smaller.setPointSizeF(max(7.5, font.pointSizeF() * 0.88))
    return smaller


def paint_scale(painter: QPainter, plot: Plot, values: Sequence[float], tokens: Tokens, unit: str) -> None:
    """Lines across at these values, each with its number."""
    area = plot.area
    for value in values:
        y = plot.y(value)
        painter.setPen(QPen(QColor(tokens.line), 1.0))
        painter.drawLine(QPointF(area.left() - _INSET, y), QPointF(area.right() + _INSET, y))
        painter.setPen(QColor(tokens.muted))
        label = QRectF(0, y - 9, area.left() - _INSET - 6, 18)
        painter.drawText(
            label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:g}{unit}"
        )


def paint_dates(painter: QPainter, plot: Plot, days: Sequence[tuple[date, str]], tokens: Tokens) -> None:
    """As many dates as find room, the first and the last among them; none is cut at the edge."""
    painter.setPen(QColor(tokens.muted))
    metrics = painter.fontMetrics()
    edge = plot.area.right() + _RIGHT - 4
    places = []
    for day, text in days:
        wide = metrics.horizontalAdvance(text)
        places.append((min(plot.x(day), edge - wide / 2), text, wide))
    if not places:
        return
    chosen = [places[0], *([places[-1]] if len(places) > 1 else [])]
    if len(chosen) == 2 and not _is_apart(chosen[0], chosen[1]):
        chosen = chosen[:1]
    for place in places[1:-1]:
        if all(_is_apart(place, other) for other in chosen):
            chosen.append(place)
    for x, text, wide in chosen:
        box = QRectF(x - wide / 2 - 2, plot.area.bottom() + 8, wide + 4, _TEXT_HEIGHT)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _is_apart(one: tuple[float, str, int], other: tuple[float, str, int]) -> bool:
    return abs(one[0] - other[0]) >= (one[2] + other[2]) / 2 + _DATE_GAP


def paint_run(painter: QPainter, places: Sequence[QPointF], style: LineStyle, surface: str) -> None:
    """A line through points, and the points upon it."""
    pen = QPen(QColor(style.colour), 1.8, style.pen)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if len(places) > 1:
        painter.drawPolyline(QPolygonF(list(places)))
    for place in places:
        paint_marker(painter, place, style, surface)


def paint_marker(painter: QPainter, place: QPointF, style: LineStyle, surface: str) -> None:
    """One point; a hollow one is filled with the colour behind it."""
    painter.setPen(QPen(QColor(style.colour), 1.8))
    painter.setBrush(QColor(style.colour if style.is_filled else surface))
    x, y, r = place.x(), place.y(), RADIUS
    if style.marker is Marker.CIRCLE:
        painter.drawEllipse(place, r - 0.5, r - 0.5)
    elif style.marker is Marker.SQUARE:
        painter.drawRect(QRectF(x - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1))
    else:
        corners = (
            QPointF(x, y - r - 0.5),
            QPointF(x + r + 0.5, y + r - 0.5),
            QPointF(x - r - 0.5, y + r - 0.5),
        )
        painter.drawPolygon(QPolygonF(list(corners)))


def paint_legend(
    painter: QPainter, left: float, styles: Sequence[tuple[str, LineStyle]], tokens: Tokens
) -> None:
    """Each line with its name, in one row from `left`."""
    x, y = left, _TEXT_HEIGHT / 2 + 6
    metrics = painter.fontMetrics()
    for name, style in styles:
        places = (QPointF(x, y), QPointF(x + 34, y))
        painter.setPen(QPen(QColor(style.colour), 1.8, style.pen))
        painter.drawLine(*places)
        paint_marker(painter, QPointF(x + 17, y), style, tokens.surface)
        wide = metrics.horizontalAdvance(name)
        painter.setPen(QColor(tokens.text))
        box = QRectF(x + 40, y - 10, wide + 4, 20)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        x += 40 + wide + 22
