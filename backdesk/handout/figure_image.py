"""A drawing as a PNG, without a screen."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from backdesk.figure.drawing import Drawing, Path, Shape, fit

_OVERSAMPLE = 4  # Pillow draws without smoothing, so the picture is drawn larger and scaled down
_CURVE_STEPS = 8


def drawing_png(drawing: Drawing, width: int, *, background: str = "#ffffff") -> bytes:
    """The PNG file, `width` pixels wide, the height following from the drawing's frame."""
    height = max(1, round(width * drawing.box.height / drawing.box.width))
    large = (width * _OVERSAMPLE, height * _OVERSAMPLE)
    image = Image.new("RGB", large, background)
    pen = ImageDraw.Draw(image)
    placed = fit(drawing.box, *large)
    for shape in drawing.shapes:
        _draw(pen, shape, placed.scale, (placed.x, placed.y))
    stream = io.BytesIO()
    image.resize((width, height), Image.Resampling.LANCZOS).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _draw(pen: ImageDraw.ImageDraw, shape: Shape, scale: float, origin: tuple[float, float]) -> None:
    left, top = origin
    for path in shape.paths:
        corners = _flattened(path) if shape.curved else path
        spots = [(left + x * scale, top + y * scale) for x, y in corners]
        if shape.fill and len(spots) > 2:
            pen.polygon(spots, fill=shape.fill)
        if shape.line:
            _stroke(pen, [*spots, spots[0]] if shape.closed else spots, shape.line, shape.width * scale)


def _stroke(pen: ImageDraw.ImageDraw, spots: list[tuple[float, float]], colour: str, width: float) -> None:
    pen.line(spots, fill=colour, width=max(1, round(width)))
    radius = width / 2
    for x, y in spots:
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def _flattened(path: Path) -> Path:
    """A curved path (start, then Bézier triples) as corners."""
    corners = [path[0]]
    for index in range(1, len(path) - 2, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners[-1], *path[index : index + 3]
        for step in range(1, _CURVE_STEPS + 1):
            t = step / _CURVE_STEPS
            u = 1 - t
            corners.append(
                (
                    u**3 * ax + 3 * u * u * t * bx + 3 * u * t * t * cx + t**3 * dx,
                    u**3 * ay + 3 * u * u * t * by + 3 * u * t * t * cy + t**3 * dy,
                )
            )
    return tuple(corners)
