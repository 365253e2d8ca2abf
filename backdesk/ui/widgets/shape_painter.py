"""Paints a figure drawing with QPainter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from backdesk.figure.drawing import Drawing, Fit, Shape, fit


def paint_drawing(painter: QPainter, drawing: Drawing, width: float, height: float) -> None:
    """Paint the drawing fitted into a rectangle of this size at the painter's origin (logical pixels)."""
    placed = fit(drawing.box, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in drawing.shapes:
        painter.setPen(_pen(shape, placed))
        painter.setBrush(QColor(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        painter.drawPath(shape_path(shape, placed))
    painter.restore()


def shape_path(shape: Shape, placed: Fit) -> QPainterPath:
    """The shape's outline in the target rectangle, filled by nonzero winding."""
    result = QPainterPath()
    result.setFillRule(Qt.FillRule.WindingFill)
    scale, left, top = placed
    for path in shape.paths:
        points = [QPointF(left + x * scale, top + y * scale) for x, y in path]
        if shape.curved:
            result.moveTo(points[0])
            for index in range(1, len(points) - 2, 3):
                result.cubicTo(*points[index : index + 3])
            if shape.closed:
                result.closeSubpath()
        else:
            result.addPolygon(QPolygonF(points))
            if shape.closed:
                result.closeSubpath()
    return result


def _pen(shape: Shape, placed: Fit) -> QPen | Qt.PenStyle:
    if not shape.line:
        return Qt.PenStyle.NoPen
    return QPen(
        QColor(shape.line),
        shape.width * placed.scale,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )
