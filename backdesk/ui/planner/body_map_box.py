"""The body map with what belongs to it: the switch to the deep layer, and the legend."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backdesk.domain.coverage import Band, CoverageRules
from backdesk.domain.labels import band_name
from backdesk.domain.wording import Words
from backdesk.ui.planner.body_map_hatch import paint_hatches
from backdesk.ui.planner.body_map_state import MapLayer, map_style
from backdesk.ui.planner.body_map_view import BodyMapView
from backdesk.ui.theme.theme import Theme
from backdesk.ui.widgets.swatch import Swatch

SAMPLE = 12
"""Side of a sample of the legend, in pixels."""


class StretchSwatch(QWidget):
    """A sample of the hatching of muscles that are only stretched."""

    def __init__(self, theme: Theme) -> None:
        """Follows the theme when repainted."""
        super().__init__()
        self._theme = theme
        self.setFixedSize(SAMPLE, SAMPLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the colour of untrained muscles with hatches."""
        style = map_style(is_dark=self._theme.is_dark)
        square = QRectF(0, 0, SAMPLE - 1, SAMPLE - 1)
        painter = QPainter(self)
        painter.fillRect(square, QColor(style.colour(Band.NONE)))
        painter.setClipRect(square)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_hatches(painter, square, style.stretched)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(QColor(self._theme.tokens.line)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square)
        painter.end()


class BodyMapBox(QFrame):
    """The map on the left, the switch and the legend on the right."""

    def __init__(self, view: BodyMapView, words: Words, theme: Theme) -> None:
        """The layer stays as it was chosen, or as a selected muscle needed it."""
        super().__init__()
        self._words = words
        self.setProperty("role", "panel")
        self.view = view
        self.bands: dict[Band, QLabel] = {}
        self.buttons = {
            MapLayer.SURFACE: self._button(words.gettext("Surface"), words.gettext("Surface muscles")),
            MapLayer.DEEP: self._button(words.gettext("Deep"), words.gettext("Deep muscles")),
        }
        self._group = QButtonGroup(self)
        for layer, button in self.buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, layer=layer: view.show_layer(layer))
        self.buttons[view.layer].setChecked(True)
        view.layer_shown.connect(self.on_layer_shown)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 4, 8, 4)
        layout.setSpacing(6)
        layout.addWidget(view, 1)
        layout.addLayout(self._side(theme))

    def say_limits(self, rules: CoverageRules) -> None:
        """Say in the legend where the bands begin."""
        limits = {
            Band.NONE: "0",
            Band.LIGHT: f"< {rules.moderate_from:g}",
            Band.MODERATE: f"< {rules.high_from:g}",
            Band.HIGH: f"≥ {rules.high_from:g}",
        }
        for band, label in self.bands.items():
            label.setText(f"{band_name(band, self._words)} {limits[band]}")

    def on_layer_shown(self, layer: str) -> None:
        """Mark the button of the layer that is shown."""
        self.buttons[MapLayer(layer)].setChecked(True)

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _side(self, theme: Theme) -> QVBoxLayout:
        switch = QHBoxLayout()
        switch.setSpacing(0)
        for button in self.buttons.values():
            switch.addWidget(button)
        legend = QGridLayout()
        legend.setHorizontalSpacing(6)
        legend.setVerticalSpacing(3)
        legend.setColumnStretch(1, 1)
        for row, band in enumerate(Band):
            self.bands[band] = self._label("")
            legend.addWidget(Swatch(band, theme), row, 0)
            legend.addWidget(self.bands[band], row, 1)
        stretched = self._label(self._words.gettext("only stretched"))
        legend.addWidget(StretchSwatch(theme), len(Band), 0)
        legend.addWidget(stretched, len(Band), 1)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addLayout(switch)
        side.addLayout(legend)
        side.addStretch(1)
        return side

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("role", "muted")
        return label
