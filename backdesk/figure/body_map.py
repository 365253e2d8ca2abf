"""The body map: front, back and two views of the deep layer, with the muscles as tinted regions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from backdesk.domain.coverage import Band
from backdesk.domain.ids import MuscleId
from backdesk.figure.body_map_curves import flattened, hatching, inside, polygon_box
from backdesk.figure.body_map_file import Item, Layer, PanelData, read_panel
from backdesk.figure.body_map_style import BodyMapStyle
from backdesk.figure.drawing import Box, Drawing, Path, Shape
from backdesk.resources import resource_path

GUTTER = 6.0
"""Space between two panels of a sheet, in units."""


class BodyPanel(StrEnum):
    """One picture of the body map."""

    FRONT = "front"
    BACK = "back"
    DEEP_FRONT = "deep-front"
    DEEP_BACK = "deep-back"


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands out beside the bands: outlined muscles, and hatched ones (those only stretched)."""

    selected: frozenset[MuscleId] = frozenset()
    hovered: frozenset[MuscleId] = frozenset()
    stretched: frozenset[MuscleId] = frozenset()


NO_MARKS = Marks()


class Place(NamedTuple):
    """Where a panel stands on a sheet: `sheet = panel * scale + offset`, filling `box`."""

    panel: BodyPanel
    scale: float
    x: float
    y: float
    box: Box


class _Area(NamedTuple):
    """One closed outline of a muscle for hit tests."""

    muscle: MuscleId
    box: Box
    polygon: Path


class BodyMap:
    """All panels, read once; drawings are made from it for any bands, style and marks. Immutable."""

    def __init__(self, panels: Mapping[BodyPanel, PanelData]) -> None:
        """Keep the panels' data and prepare the hit tests."""
        self._data = dict(panels)
        self.panels: tuple[BodyPanel, ...] = tuple(panels)
        self._areas = {panel: _areas(data.items) for panel, data in panels.items()}

    def frame(self, panel: BodyPanel) -> Box:
        """The part of the plane that a panel shows, in its own units."""
        return self._data[panel].frame

    def muscles(self, panel: BodyPanel) -> tuple[MuscleId, ...]:
        """The muscles that a panel shows, from far to near, each once."""
        return tuple(dict.fromkeys(area.muscle for area in self._areas[panel]))

    def panels_of(self, muscle: MuscleId) -> tuple[BodyPanel, ...]:
        """The panels that show a muscle; none for a group or an unknown id."""
        return tuple(panel for panel in self.panels if muscle in self.muscles(panel))

    def outlines(self, panel: BodyPanel, muscle: MuscleId) -> tuple[Path, ...]:
        """A muscle's closed polygons in a panel, in its units."""
        return tuple(area.polygon for area in self._areas[panel] if area.muscle == muscle)

    def muscle_at(self, panel: BodyPanel, x: float, y: float) -> MuscleId | None:
        """The nearest-painted muscle at a point given in the panel's units."""
        for muscle, box, polygon in reversed(self._areas[panel]):
            if box.left <= x <= box.right and box.top <= y <= box.bottom and inside(polygon, x, y):
                return muscle
        return None

    def drawing(
        self,
        panel: BodyPanel,
        tints: Mapping[MuscleId, Band],
        style: BodyMapStyle,
        marks: Marks = NO_MARKS,
    ) -> Drawing:
        """One panel. A muscle's shape bears its id as name; without a tint it is drawn as `Band.NONE`."""
        data = self._data[panel]
        shapes: list[Shape] = []
        for item in data.items:
            band = tints.get(item.muscle, Band.NONE) if item.muscle else Band.NONE
            shapes += _shapes(item, band, style, data.weight)
        shapes += _edges(data, style)
        shapes += self._hatched(panel, marks, style)
        shapes += _outlined(data, marks, style)
        return Drawing(tuple(shapes), data.frame)

    def places(self, panels: Sequence[BodyPanel]) -> tuple[Place, ...]:
        """How panels stand side by side on a sheet, all as high as the first and with a gutter between."""
        height = self.frame(panels[0]).height
        result: list[Place] = []
        left = 0.0
        for panel in panels:
            frame = self.frame(panel)
            scale = height / frame.height
            box = Box(left, 0.0, left + frame.width * scale, height)
            result.append(Place(panel, scale, left - frame.left * scale, -frame.top * scale, box))
            left = box.right + GUTTER
        return tuple(result)

    def sheet(
        self,
        panels: Sequence[BodyPanel],
        tints: Mapping[MuscleId, Band],
        style: BodyMapStyle,
        marks: Marks = NO_MARKS,
    ) -> Drawing:
        """Several panels side by side, as `places` says."""
        places = self.places(panels)
        shapes = [
            _moved(shape, place)
            for place in places
            for shape in self.drawing(place.panel, tints, style, marks).shapes
        ]
        return Drawing(tuple(shapes), places[0].box.united(places[-1].box))

    def sheet_muscle_at(self, panels: Sequence[BodyPanel], x: float, y: float) -> MuscleId | None:
        """The muscle at a point of a sheet of these panels."""
        for panel, scale, left, top, box in self.places(panels):
            if box.left <= x <= box.right and box.top <= y <= box.bottom:
                return self.muscle_at(panel, (x - left) / scale, (y - top) / scale)
        return None

    def _hatched(self, panel: BodyPanel, marks: Marks, style: BodyMapStyle) -> list[Shape]:
        weight = self._data[panel].weight
        return [
            Shape(strokes, line=style.stretched, width=weight * 0.55, closed=False)
            for area in self._areas[panel]
            if area.muscle in marks.stretched and (strokes := hatching(area.polygon, weight * 3))
        ]


def load_body_map() -> BodyMap:
    """Read the bundled body map (tens of milliseconds: keep it); raises ValueError when a file is broken."""
    return BodyMap({panel: read_panel(resource_path("body_map", f"{panel}.json")) for panel in BodyPanel})


def _areas(items: Sequence[Item]) -> tuple[_Area, ...]:
    polygons = [(item.muscle, flattened(path)) for item in items if item.muscle for path in item.paths]
    return tuple(_Area(muscle, polygon_box(polygon), polygon) for muscle, polygon in polygons)


def _shapes(item: Item, band: Band, style: BodyMapStyle, weight: float) -> list[Shape]:
    if item.muscle:
        return _muscle(item, band, style, weight)
    paths = item.paths
    match item.layer:
        case Layer.BODY:
            return [Shape(paths, style.body, curved=True)]
        case Layer.TRUNK:
            return [Shape(paths, style.shade, curved=True)]
        case Layer.TISSUE:
            return [Shape(paths, style.tissue, style.gap, weight * 0.8, curved=True)]
        case Layer.BONE:
            return [Shape(paths, style.bone, style.bone_edge, weight * 0.6, curved=True)]
        case Layer.ROD:
            width = item.width
            edge = Shape(paths, None, style.bone_edge, width + weight * 0.6, closed=False, curved=True)
            return [edge, Shape(paths, None, style.bone, width - weight * 0.6, closed=False, curved=True)]
    return [Shape(paths, None, style.crease, item.width or weight * 0.8, closed=False, curved=True)]


def _muscle(item: Item, band: Band, style: BodyMapStyle, weight: float) -> list[Shape]:
    fill, rim = style.colour(band), style.rim(band)
    shapes = [
        Shape(item.paths, None, style.gap, weight * 1.5, curved=True),
        Shape(item.paths, fill, rim, weight * 0.5, curved=True, name=item.muscle or ""),
    ]
    if item.fibres:
        shapes.append(Shape(item.fibres, None, style.fibre(band), weight * 0.4, closed=False, curved=True))
    return shapes


def _edges(data: PanelData, style: BodyMapStyle) -> list[Shape]:
    """The body's outline, above the muscles, whose seams would else nibble at it."""
    bodies = (item for item in data.items if item.layer in (Layer.BODY, Layer.TRUNK))
    return [Shape(item.paths, None, style.edge, data.weight, curved=True) for item in bodies]


def _outlined(data: PanelData, marks: Marks, style: BodyMapStyle) -> list[Shape]:
    lines = ((marks.hovered - marks.selected, style.hovered), (marks.selected, style.selected))
    return [
        Shape(item.paths, None, colour, data.weight * 1.5, curved=True, name=item.muscle)
        for muscles, colour in lines
        for item in data.items
        if item.muscle in muscles
    ]


def _moved(shape: Shape, place: Place) -> Shape:
    paths = tuple(
        tuple((x * place.scale + place.x, y * place.scale + place.y) for x, y in path) for path in shape.paths
    )
    return Shape(
        paths,
        shape.fill,
        shape.line,
        shape.width * place.scale,
        closed=shape.closed,
        curved=shape.curved,
        name=shape.name,
    )
