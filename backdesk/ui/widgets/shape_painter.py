"""Paints a figure drawing with QPainter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from backdesk.figure.drawing import Drawing, Fit, Path, Shape, fit

LEAST_STEP = 0.6
"""Points nearer to each other than this many pixels of the screen are left out: nobody sees them."""
SMOOTH_POINTS = 14
"""Closed paths of so many points turn so little at each that the kind of join cannot be seen."""

Join = Qt.PenJoinStyle


def paint_drawing(painter: QPainter, drawing: Drawing, width: float, height: float) -> None:
    """Paint the drawing fitted into a rectangle of this size at the painter's origin (logical pixels)."""
    placed = fit(drawing.box, width, height)
    step = LEAST_STEP / (placed.scale * painter.device().devicePixelRatioF())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(placed.x, placed.y)
    painter.scale(placed.scale, placed.scale)
    for shape in drawing.shapes:
        painter.setPen(_pen(shape))
        painter.setBrush(QColor(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        painter.drawPath(_path(shape, step))
    painter.restore()


def shape_path(shape: Shape, placed: Fit) -> QPainterPath:
    """The shape's outline in the target rectangle, filled by nonzero winding."""
    scale, left, top = placed
    paths = tuple(tuple((left + x * scale, top + y * scale) for x, y in path) for path in shape.paths)
    return _path(Shape(paths, closed=shape.closed, curved=shape.curved), 0.0)


def _path(shape: Shape, step: float) -> QPainterPath:
    result = QPainterPath()
    result.setFillRule(Qt.FillRule.WindingFill)
    for path in shape.paths:
        if shape.curved:
            _add_curves(result, path)
        else:
            _add_lines(result, path, step)
        if shape.closed:
            result.closeSubpath()
    return result


def _add_curves(result: QPainterPath, path: Path) -> None:
    points = [QPointF(x, y) for x, y in path]
    result.moveTo(points[0])
    for index in range(1, len(points) - 2, 3):
        result.cubicTo(*points[index : index + 3])


def _add_lines(result: QPainterPath, path: Path, step: float) -> None:
    """The hot loop of every picture: thousands of points, of which a small one needs few."""
    at_x, at_y = path[0]
    result.moveTo(at_x, at_y)
    line_to = result.lineTo
    for x, y in path[1:-1]:
        if abs(x - at_x) + abs(y - at_y) >= step:
            line_to(x, y)
            at_x, at_y = x, y
    line_to(*path[-1])


def _pen(shape: Shape) -> QPen | Qt.PenStyle:
    if not shape.line:
        return Qt.PenStyle.NoPen
    is_smooth = shape.closed and all(len(path) >= SMOOTH_POINTS for path in shape.paths)
    # a round join at each of thousands of points takes most of the time
    join = Join.BevelJoin if is_smooth and not shape.curved else Join.RoundJoin
    return QPen(QColor(shape.line), shape.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, join)
