"""The hatching of muscles that are only stretched, alike on the map and in its legend at every size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

STEP, WIDTH = 4, 1.2
"""Distance and width of the lines, in logical pixels."""


def paint_hatches(painter: QPainter, box: QRectF, colour: str) -> None:
    """Lines that rise to the right over the whole box; the painter's clip says what of them is seen."""
    painter.setPen(QPen(QColor(colour), WIDTH))
    height = box.height()
    start = box.left() - height - (box.left() - height) % STEP  # lines of two boxes meet
    while start < box.right():
        painter.drawLine(QPointF(start, box.bottom()), QPointF(start + height, box.top()))
        start += STEP
