"""Draws a figure drawing as vectors on a ReportLab canvas."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from backdesk.figure.drawing import Drawing, fit


def draw_drawing(
    canvas: Canvas, drawing: Drawing, left: float, top: float, width: float, height: float
) -> None:
    """Draw it fitted into a rectangle (points; `top` is the upper edge, PDF y grows upwards)."""
    placed = fit(drawing.box, width, height)
    canvas.saveState()
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    for shape in drawing.shapes:
        path = canvas.beginPath()
        for points in shape.paths:
            spots = [
                (left + placed.x + x * placed.scale, top - placed.y - y * placed.scale) for x, y in points
            ]
            _trace(path, spots, curved=shape.curved, closed=shape.closed)
        if shape.fill:
            canvas.setFillColor(HexColor(shape.fill))
        if shape.line:
            canvas.setStrokeColor(HexColor(shape.line))
            canvas.setLineWidth(shape.width * placed.scale)
        canvas.drawPath(path, stroke=int(bool(shape.line)), fill=int(bool(shape.fill)), fillMode=1)
    canvas.restoreState()


def _trace(path: PDFPathObject, spots: list[tuple[float, float]], *, curved: bool, closed: bool) -> None:
    path.moveTo(*spots[0])
    if curved:
        for index in range(1, len(spots) - 2, 3):
            path.curveTo(*spots[index], *spots[index + 1], *spots[index + 2])
    else:
        for spot in spots[1:]:
            path.lineTo(*spot)
    if closed:
        path.close()
