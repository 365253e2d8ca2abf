"""Figure drawings in a PDF: each one a form of vectors, sharp at any zoom, packed once and used anywhere."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import lru_cache

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from backdesk.figure.drawing import Box, Drawing, Path, Shape, fit
from backdesk.handout.photo_painter import PhotoPainter

_UNITS = 13_000
"""The larger side of a form: a picture of 130 points has units of a hundredth of a point."""
_FINEST = 22
"""Units: corners of a polygon that are closer are one."""
_LEVEL = 4
"""Compression: a third of the usual time for a twentieth more bytes."""
_KEPT = 800
"""Drawings whose packed form a process remembers (about 6 kB each), as exercises come in many handouts."""


class FigurePainter:
    """Draws figures in one document; a drawing that comes twice is stored once."""

    def __init__(self, canvas: Canvas, *, in_grey: bool = False) -> None:
        self._canvas = canvas
        self._photos = PhotoPainter(canvas, in_grey=in_grey)
        self._names: dict[_Same, str] = {}
        self._stored: dict[tuple[bytes, Box], str] = {}

    def draw(self, drawing: Drawing, left: float, top: float, width: float, height: float) -> None:
        """Paint a drawing fitted into a rectangle (points; `top` in PDF's upward y)."""
        if drawing.photo is not None:
            self._photos.draw(drawing.photo, left, top, width, height)
            return
        placed = fit(drawing.box, width, height)
        scale = placed.scale / _scale(drawing)
        canvas = self._canvas
        canvas.addLiteral(f"q {scale:.6f} 0 0 -{scale:.6f} {left + placed.x:.2f} {top - placed.y:.2f} cm")
        canvas.doForm(self._form(drawing))
        canvas.addLiteral("Q")

    def _form(self, drawing: Drawing) -> str:
        name = self._names.get(_Same(drawing))
        if name is None:
            # a drawing made anew is the same one: what was remembered must not show in the file
            known = (packed(drawing), drawing.box)
            name = self._stored.get(known)
            if name is None:
                name = self._stored[known] = f"figure{len(self._stored) + 1}"
                # the canvas can only record a form; one that is packed already goes to its document
                self._canvas._doc.addForm(name, _form_object(drawing))  # noqa: SLF001
            self._names[_Same(drawing)] = name
        return name


def forget_forms() -> None:
    """Pack every drawing anew, for measuring."""
    _packed.cache_clear()


class _Same:
    """A drawing that equals only itself, because comparing thousands of corners takes long."""

    __slots__ = ("drawing",)

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.drawing is self.drawing

    def __hash__(self) -> int:
        return id(self.drawing)


def _form_object(drawing: Drawing) -> PDFStream:
    box, scale = drawing.box, _scale(drawing)
    corners = (box.left, box.top, box.right, box.bottom)
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Form"),
        "BBox": PDFArray([round(corner * scale) for corner in corners]),
        "Resources": PDFDictionary({}),
        "Filter": PDFName("FlateDecode"),
    }
    return PDFStream(PDFDictionary(entries), packed(drawing))


def packed(drawing: Drawing) -> bytes:
    """The compressed operators that paint a drawing in its form's units."""
    return _packed(_Same(drawing))


@lru_cache(maxsize=_KEPT)
def _packed(one: _Same) -> bytes:
    drawing = one.drawing
    scale = _scale(drawing)
    known: dict[int, str] = {}
    lines = (line for shape in drawing.shapes for line in _shape(shape, scale, known))
    return zlib.compress("\n".join(("1 j 1 J", *lines)).encode("ascii"), _LEVEL)


def _scale(drawing: Drawing) -> float:
    return _UNITS / max(drawing.box.width, drawing.box.height)


def _shape(shape: Shape, scale: float, known: dict[int, str]) -> Iterator[str]:
    """The operators of one shape. `known` holds paths by identity: an outline and its fill share theirs."""
    if shape.fill:
        yield f"{_colour(shape.fill)} rg"
    if shape.line:
        yield f"{_colour(shape.line)} RG {shape.width * scale:.0f} w"
    for path in shape.paths:
        text = known.get(id(path))
        if text is None:
            text = known[id(path)] = _path(path, scale, curved=shape.curved, closed=shape.closed)
        yield text
    yield {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
        (bool(shape.fill), bool(shape.line)), "n"
    )


def _path(path: Path, scale: float, *, curved: bool, closed: bool) -> str:
    if curved:
        spots = [f"{x * scale:.0f} {y * scale:.0f}" for x, y in path]
        body = " ".join(" ".join(spots[index : index + 3]) + " c" for index in range(1, len(spots) - 2, 3))
        return f"{spots[0]} m {body}{' h' if closed else ''}"
    corners: list[float] = []
    last_x = last_y = -1e9
    for corner in path:
        x, y = corner[0] * scale, corner[1] * scale
        if abs(x - last_x) + abs(y - last_y) >= _FINEST:
            corners += (x, y)
            last_x, last_y = x, y
    lines = len(corners) // 2 - 1
    text: str = ("%.0f %.0f m " + "%.0f %.0f l " * lines) % tuple(corners)
    return text + ("h" if closed else "")


@lru_cache(maxsize=200)
def _colour(colour: str) -> str:
    return " ".join(f"{int(colour[index : index + 2], 16) / 255:.3g}" for index in (1, 3, 5))
