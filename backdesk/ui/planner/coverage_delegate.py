"""Paints the bar of a coverage row, with number, band colour and preview."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from backdesk.domain.coverage import CoverageRules, MuscleCoverage
from backdesk.ui.models.coverage_model import CoverageRole
from backdesk.ui.theme.theme import Theme

BAR_HEIGHT = 4
ROW_HEIGHT = 26
FULL_BAR = 1.5
"""A full bar stands for this many times the sets where "high" begins."""


class CoverageDelegate(QStyledItemDelegate):
    """The number above, the bar below it; a preview adds its own piece and number."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Colours come from the theme when painting."""
        super().__init__(parent)
        self._theme = theme
        self.rules = CoverageRules()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: rows of one height."""
        return QSize(88, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: draw number and bar."""
        count, preview = index.data(CoverageRole.COUNT), index.data(CoverageRole.PREVIEW)
        if not isinstance(count, MuscleCoverage):
            return
        tokens = self._theme.tokens
        area = QRectF(option.rect).adjusted(2, 2, -6, -3)
        track = QRectF(area.left(), area.bottom() - BAR_HEIGHT, area.width(), BAR_HEIGHT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.band_none))
        painter.drawRoundedRect(track, 2, 2)
        if isinstance(preview, MuscleCoverage) and preview.fractional > count.fractional:
            self._bar(painter, track, preview.fractional, QColor(tokens.preview))
        self._bar(painter, track, count.fractional, tokens.band(count.band))
        painter.setPen(QColor(tokens.text))
        text = str(index.data() or "")
        if isinstance(preview, MuscleCoverage) and preview.fractional != count.fractional:
            painter.setPen(QColor(tokens.preview))
            text = f"{count.fractional:g} → {preview.fractional:g}"
        place = QRectF(area.left(), area.top(), area.width(), area.height() - BAR_HEIGHT)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _bar(self, painter: QPainter, track: QRectF, sets: float, colour: QColor) -> None:
        if sets <= 0:
            return
        share = min(1.0, sets / (self.rules.high_from * FULL_BAR))
        painter.setBrush(colour)
        painter.drawRoundedRect(
            QRectF(track.left(), track.top(), track.width() * share, track.height()), 2, 2
        )
