"""The signs on the player's buttons, drawn like the figures as plain shapes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from backdesk.figure.drawing import Box, Drawing, Path, Shape
from backdesk.ui.widgets.shape_painter import paint_drawing

SIDE = 16
ROUNDING = 1.6
FRAME = Box(0, 0, 16, 16)

_RIGHT: Path = ((5, 3), (13, 8), (5, 13))
SIGNS: dict[str, tuple[Path, ...]] = {
    "play": (_RIGHT,),
    "pause": (((4, 3), (6, 3), (6, 13), (4, 13)), ((10, 3), (12, 3), (12, 13), (10, 13))),
    "back": (((12, 4), (6, 8), (12, 12)), ((3.2, 4), (3.8, 4), (3.8, 12), (3.2, 12))),
    "forward": (((4, 4), (10, 8), (4, 12)), ((12.2, 4), (12.8, 4), (12.8, 12), (12.2, 12))),
}


def player_icon(name: str, colour: str) -> QIcon:
    """One of SIGNS in a colour, sharp at 100 and 200 %."""
    sign = Shape(SIGNS[name], fill=colour, line=colour, width=ROUNDING)
    icon = QIcon()
    for ratio in (1, 2):
        picture = QPixmap(SIDE * ratio, SIDE * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_drawing(painter, Drawing((sign,), FRAME), SIDE, SIDE)
        painter.end()
        icon.addPixmap(picture)
    return icon
