"""What the colours on the body mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from backdesk.domain.exercise import Role
from backdesk.domain.labels import role_name
from backdesk.domain.wording import Words

if TYPE_CHECKING:
    from backdesk.figure.style import FigureStyle

SWATCH = 10


class MuscleLegend(QWidget):
    """A swatch and a word for each role that is tinted."""

    def __init__(self, words: Words) -> None:
        """Empty until roles are shown."""
        super().__init__()
        self._rows: dict[Role, tuple[QLabel, QLabel]] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(5)
        for role in Role:
            swatch, label = QLabel(), QLabel(role_name(role, words))
            label.setProperty("role", "muted")
            self._rows[role] = (swatch, label)
            line.addWidget(swatch)
            line.addWidget(label)
            line.addSpacing(5)
        line.addStretch(1)

    def show_roles(self, roles: Iterable[str], style: FigureStyle) -> None:
        """Explain these roles in the colours of a style."""
        shown = set(roles)
        for role, (swatch, label) in self._rows.items():
            swatch.setVisible(role.value in shown)
            label.setVisible(role.value in shown)
            swatch.setPixmap(_swatch(style.tint(role.value), self.devicePixelRatioF()))
        self.setVisible(bool(shown))


def _swatch(colour: str, ratio: float) -> QPixmap:
    picture = QPixmap(round(SWATCH * ratio), round(SWATCH * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(0, 0, SWATCH, SWATCH), 3, 3)
    painter.end()
    return picture
