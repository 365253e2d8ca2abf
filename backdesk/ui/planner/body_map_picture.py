"""The body map on the screen: its pixels, the outline of a muscle, and what lies under the mouse."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import cos, pi, sin
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from backdesk.domain.ids import MuscleId
from backdesk.figure.body_map import BodyMap, BodyPanel, Place
from backdesk.figure.drawing import Drawing, Fit, Path, Shape, fit
from backdesk.ui.planner.body_map_hatch import paint_hatches
from backdesk.ui.planner.body_map_state import MapLayer, MapTints, map_style
from backdesk.ui.widgets.shape_painter import shape_path

PANELS: Mapping[MapLayer, tuple[BodyPanel, BodyPanel]] = {
    MapLayer.SURFACE: (BodyPanel.FRONT, BodyPanel.BACK),
    MapLayer.DEEP: (BodyPanel.DEEP_FRONT, BodyPanel.DEEP_BACK),
}
MARGIN = 4
"""Logical pixels around the figures."""
REACH = 4.0
"""A click this many logical pixels beside a muscle still means it."""
TINY = 60.0
"""A muscle smaller than this many square pixels is meant before a far larger one that it lies on."""
FAR_LARGER = 5.0
MOST_PIXMAPS = 6
RING = tuple((cos(turn * pi / 4), sin(turn * pi / 4)) for turn in range(8))


class Canvas(NamedTuple):
    """What the map is painted on: logical size, pixels of the screen in each, and the theme."""

    size: QSize
    ratio: float
    is_dark: bool


class _Placed(NamedTuple):
    """A muscle's outline in a panel of a layer."""

    place: Place
    path: QPainterPath


class BodyMapPicture:
    """Paints the map and keeps what it painted: pixels by all they depend on, paths for good."""

    def __init__(self, body_map: BodyMap) -> None:
        """Works out where the panels of each layer stand."""
        self._map = body_map
        self._places = {layer: body_map.places(panels) for layer, panels in PANELS.items()}
        # a path's points are kept beside it, so that their id stays their own
        self._paths: dict[int, tuple[object, QPainterPath]] = {}
        self._pixmaps: OrderedDict[object, QPixmap] = OrderedDict()
        self._outlines: dict[MapLayer, dict[MuscleId, list[_Placed]]] = {}

    def muscles(self, layer: MapLayer) -> frozenset[MuscleId]:
        """The muscles that a layer shows."""
        return frozenset(muscle for panel in PANELS[layer] for muscle in self._map.muscles(panel))

    def panel_corners(self, layer: MapLayer, size: QSize) -> tuple[tuple[float, float], ...]:
        """The upper left corners of the two figures' places, in logical pixels."""
        placed = self._placed(layer, size)
        return tuple(
            (placed.x + place.box.left * placed.scale, placed.y + place.box.top * placed.scale)
            for place in self._places[layer]
        )

    def pixmap(self, layer: MapLayer, canvas: Canvas, tints: MapTints) -> QPixmap:
        """The map in these tints, painted when it is not among the last few."""
        key = (layer, canvas.size.toTuple(), canvas.ratio, canvas.is_dark, tints)
        picture = self._pixmaps.get(key)
        if picture is None:
            picture = self._pixmaps[key] = self._painted(layer, canvas, tints)
            if len(self._pixmaps) > MOST_PIXMAPS:
                self._pixmaps.popitem(last=False)
        self._pixmaps.move_to_end(key)
        return picture

    def outline(self, layer: MapLayer, size: QSize, muscles: Iterable[MuscleId]) -> QPainterPath:
        """The outlines of all these muscles in a layer, in logical pixels."""
        if layer not in self._outlines:
            self._outlines[layer] = self._outlines_of(layer)
        placed, result = self._placed(layer, size), QPainterPath()
        result.setFillRule(Qt.FillRule.WindingFill)
        for muscle in muscles:
            for place, path in self._outlines[layer].get(muscle, ()):
                result.addPath(_transform(placed, place).map(path))
        return result

    def muscle_at(self, layer: MapLayer, size: QSize, x: float, y: float) -> MuscleId | None:
        """The muscle meant by a point in logical pixels, also just beside a small one."""
        placed = self._placed(layer, size)
        exact = self._hit(layer, placed, x, y)
        for reach in (REACH / 2, REACH):
            around = [self._hit(layer, placed, x + dx * reach, y + dy * reach) for dx, dy in RING]
            for near in around:
                if near is not None and (exact is None or self._hides(near, exact, layer, placed)):
                    return near
            if exact is not None:
                return exact
        return None

    def _hit(self, layer: MapLayer, placed: Fit, x: float, y: float) -> MuscleId | None:
        scale, left, top = placed
        return self._map.sheet_muscle_at(PANELS[layer], (x - left) / scale, (y - top) / scale)

    def _hides(self, small: MuscleId, large: MuscleId, layer: MapLayer, placed: Fit) -> bool:
        if small == large:
            return False
        area = self._area(small, layer) * placed.scale**2
        return area < TINY and self._area(large, layer) * placed.scale**2 > area * FAR_LARGER

    def _area(self, muscle: MuscleId, layer: MapLayer) -> float:
        """The largest outline's area, in the panel's units."""
        return max(
            abs(_area(polygon)) for panel in PANELS[layer] for polygon in self._map.outlines(panel, muscle)
        )

    def _placed(self, layer: MapLayer, size: QSize) -> Fit:
        places = self._places[layer]
        box = places[0].box.united(places[-1].box)
        scale, left, top = fit(box, max(1, size.width() - 2 * MARGIN), max(1, size.height() - 2 * MARGIN))
        return Fit(scale, left + MARGIN, top + MARGIN)

    def _painted(self, layer: MapLayer, canvas: Canvas, tints: MapTints) -> QPixmap:
        picture = QPixmap(canvas.size * canvas.ratio)
        picture.setDevicePixelRatio(canvas.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        placed = self._placed(layer, canvas.size)
        bands, style = dict(tints.bands), map_style(is_dark=canvas.is_dark)
        for place in self._places[layer]:
            painter.setTransform(_transform(placed, place))
            self._paint(painter, self._map.drawing(place.panel, bands, style))
        if tints.stretched:
            # not the map's own marks: in units of the body they would be too fine in a small picture
            painter.resetTransform()
            hatched = self.outline(layer, canvas.size, tints.stretched)
            painter.setClipPath(hatched)
            paint_hatches(painter, hatched.boundingRect(), style.stretched)
        painter.end()
        return picture

    def _paint(self, painter: QPainter, drawing: Drawing) -> None:
        for shape in drawing.shapes:
            painter.setPen(_pen(shape))
            painter.setBrush(QColor(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
            painter.drawPath(self._path(shape))

    def _path(self, shape: Shape) -> QPainterPath:
        """The shape as Qt draws it; the map's own, which are curves, are worked out once."""
        if not shape.curved:
            return shape_path(shape, Fit(1, 0, 0))
        known = self._paths.get(id(shape.paths))
        if known is None:
            known = self._paths[id(shape.paths)] = (shape.paths, shape_path(shape, Fit(1, 0, 0)))
        return known[1]

    def _outlines_of(self, layer: MapLayer) -> dict[MuscleId, list[_Placed]]:
        found: dict[MuscleId, list[_Placed]] = {}
        for place in self._places[layer]:
            for shape in self._map.drawing(place.panel, {}, map_style(is_dark=False)).shapes:
                if shape.name:
                    found.setdefault(MuscleId(shape.name), []).append(_Placed(place, self._path(shape)))
        return found


def _transform(placed: Fit, place: Place) -> QTransform:
    scale = placed.scale * place.scale
    x, y = placed.x + place.x * placed.scale, placed.y + place.y * placed.scale
    return QTransform(scale, 0, 0, scale, x, y)


def _pen(shape: Shape) -> QPen | Qt.PenStyle:
    if not shape.line:
        return Qt.PenStyle.NoPen
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QColor(shape.line), shape.width, Qt.PenStyle.SolidLine, round_cap, round_join)


def _area(polygon: Path) -> float:
    closed = (*polygon, polygon[0])
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(closed)) / 2
