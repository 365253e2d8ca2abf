"""A picture as an ordered list of filled and stroked shapes, far to near."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from backdesk.domain.photo import Photo

Point = tuple[float, float]
Path = tuple[Point, ...]


class Box(NamedTuple):
    """A rectangle in drawing units; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Extent along x."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Extent along y."""
        return self.bottom - self.top

    def grown(self, margin: float) -> Box:
        """The box with a margin on all four sides."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def united(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """One or more paths painted together: filled (nonzero winding), then stroked.

    `fill` and `line` are colours "#rrggbb" or None; `width` is the stroke's width in drawing units, with
    round joins and caps. With `curved` each path is a start point followed by cubic Bézier triples
    (control, control, end). `name` says what the shape is (for example a muscle id) for tooltips, clicks
    and SVG.
    """

    paths: tuple[Path, ...]
    fill: str | None = None
    line: str | None = None
    width: float = 0.0
    closed: bool = True
    curved: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in painting order and the part of the plane they are framed by (y grows downwards).

    A `photo` fills the box instead of shapes.
    """

    shapes: tuple[Shape, ...]
    box: Box
    photo: Photo | None = None


def photo_drawing(photo: Photo) -> Drawing:
    """A photo as a drawing, one unit a pixel."""
    return Drawing((), Box(0.0, 0.0, float(photo.width), float(photo.height)), photo)


class Fit(NamedTuple):
    """How a drawing's box is placed in a target rectangle: `target = origin + point * scale`."""

    scale: float
    x: float
    y: float


def fit(box: Box, width: float, height: float) -> Fit:
    """Scale and centre a box in a rectangle of this size without distorting it."""
    scale = min(width / max(box.width, 1e-9), height / max(box.height, 1e-9))
    return Fit(
        scale,
        (width - box.width * scale) / 2 - box.left * scale,
        (height - box.height * scale) / 2 - box.top * scale,
    )


def bounds(shapes: Iterable[Shape]) -> Box:
    """The box around all points and half the stroke widths; raises ValueError without any point."""
    return united(
        path_box(shape.paths).grown(shape.width / 2 if shape.line else 0)
        for shape in shapes
        if any(shape.paths)
    )


def united(boxes: Iterable[Box]) -> Box:
    """The box around all boxes; raises ValueError without any."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def path_box(paths: Iterable[Path]) -> Box:
    """The box around all points of some paths."""
    xs, ys = zip(*(point for path in paths for point in path), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))
