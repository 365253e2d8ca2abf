"""Paints a figure drawing with QPainter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain
from math import hypot

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from backdesk.figure.drawing import Drawing, Fit, Path, Point, Shape, fit

LEAST_STEP = 0.8
"""Points nearer to each other than this many pixels of the screen are left out: nobody sees them."""
ROUND_POINTS = 8
"""A closed path of so many points is round: it keeps at least so many, and its rim has no corners."""


def paint_drawing(painter: QPainter, drawing: Drawing, width: float, height: float) -> None:
    """Paint the drawing fitted into a rectangle of this size at the painter's origin (logical pixels)."""
    placed = fit(drawing.box, width, height)
    plotter = _Plotter(LEAST_STEP / (placed.scale * painter.device().devicePixelRatioF()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(placed.x, placed.y)
    painter.scale(placed.scale, placed.scale)
    brush, pen = cache(_brush), cache(_pen)  # few colours, many shapes
    for shape in drawing.shapes:
        painter.setBrush(brush(shape.fill))
        if _is_rim(shape):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPath(plotter.rim(shape))
        else:
            painter.setPen(pen(shape.line, shape.width))
            painter.drawPath(plotter.path(shape))
    painter.restore()


def shape_path(shape: Shape, placed: Fit) -> QPainterPath:
    """The shape's outline in the target rectangle, filled by nonzero winding."""
    scale, left, top = placed
    paths = tuple(tuple((left + x * scale, top + y * scale) for x, y in path) for path in shape.paths)
    return _Plotter(0.0).path(Shape(paths, closed=shape.closed, curved=shape.curved))


class _Plotter:
    """Makes the painter paths of one drawing: of thousands of points a small figure needs few.

    `step` is the least distance of two points, in drawing units. Outlines and fills share their paths, so
    what stays of a path is kept by its identity, for as long as the drawing is painted.
    """

    def __init__(self, step: float) -> None:
        self._step = step
        self._thinned: dict[int, Sequence[Point]] = {}

    def path(self, shape: Shape) -> QPainterPath:
        """The paths of a shape as they are."""
        result = QPainterPath()
        result.setFillRule(Qt.FillRule.WindingFill)
        for path in shape.paths:
            if shape.curved:
                _add_curves(result, path)
            else:
                _add_lines(result, self._points(path))
            if shape.closed:
                result.closeSubpath()
        return result

    def rim(self, shape: Shape) -> QPainterPath:
        """The paths of a shape grown by half its line: filling that is far faster than stroking it."""
        result = QPainterPath()
        result.setFillRule(Qt.FillRule.WindingFill)
        for path in shape.paths:
            _add_lines(result, _grown(self._points(path), shape.width / 2))
            result.closeSubpath()
        return result

    def _points(self, path: Path) -> Sequence[Point]:
        points = self._thinned.get(id(path))
        if points is None:
            points = self._thinned[id(path)] = self._thin(path)
        return points

    def _thin(self, path: Path) -> Sequence[Point]:
        step = self._step
        if not step or len(path) <= ROUND_POINTS:
            return path
        at_x, at_y = path[0]
        kept = [path[0]]
        for point in path[1:-1]:
            x, y = point
            if abs(x - at_x) + abs(y - at_y) >= step:
                kept.append(point)
                at_x, at_y = x, y
        kept.append(path[-1])
        if len(kept) < ROUND_POINTS:
            return path[:: len(path) // ROUND_POINTS]
        return kept


def _grown(points: Sequence[Point], by: float) -> list[Point]:
    """A round outline moved outwards, each point at right angles to the line between its neighbours."""
    by = by if _area(points) > 0 else -by
    moved: list[Point] = []
    before_x, before_y = points[-1]
    x, y = points[0]
    for after_x, after_y in chain(points[1:], points[:1]):
        along_x, along_y = after_x - before_x, after_y - before_y
        share = by / (hypot(along_x, along_y) or 1.0)
        moved.append((x + along_y * share, y - along_x * share))
        before_x, before_y, x, y = x, y, after_x, after_y
    return moved


def _area(points: Sequence[Point]) -> float:
    """Twice the signed area: its sign says which way round the points go."""
    total = 0.0
    before_x, before_y = points[-1]
    for x, y in points:
        total += before_x * y - x * before_y
        before_x, before_y = x, y
    return total


def _add_curves(result: QPainterPath, path: Path) -> None:
    points = [QPointF(x, y) for x, y in path]
    result.moveTo(points[0])
    for index in range(1, len(points) - 2, 3):
        result.cubicTo(*points[index : index + 3])


def _add_lines(result: QPainterPath, points: Sequence[Point]) -> None:
    result.moveTo(*points[0])
    line_to = result.lineTo
    for x, y in points[1:]:
        line_to(x, y)


def _is_rim(shape: Shape) -> bool:
    """Whether a shape is round and its line only makes it larger."""
    is_plain = shape.fill is not None and shape.fill == shape.line and shape.closed and not shape.curved
    return is_plain and all(len(path) >= ROUND_POINTS for path in shape.paths)


def _brush(colour: str | None) -> QBrush:
    return QBrush(QColor(colour)) if colour else QBrush()


def _pen(colour: str | None, width: float) -> QPen:
    if not colour:
        return QPen(Qt.PenStyle.NoPen)
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, cap, join)
