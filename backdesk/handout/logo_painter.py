"""The clinic's logo in a PDF, stored once however many pages show it."""

from __future__ import annotations

import io

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from backdesk.domain.clinic import Logo


class LogoPainter:
    """Draws logos in one document, without their colours where the print is grey."""

    def __init__(self, canvas: Canvas, *, in_grey: bool) -> None:
        self._canvas = canvas
        self._in_grey = in_grey
        self._names: dict[int, str] = {}

    def draw(self, logo: Logo, left: float, top: float, size: tuple[float, float]) -> None:
        """Paint a logo fitted into a rectangle (points; `top` in PDF's upward y), its white kept clear."""
        width, height = size
        name = self._form(logo)
        self._canvas.addLiteral(f"q {width:.4f} 0 0 {height:.4f} {left:.2f} {top - height:.2f} cm")
        self._canvas.doForm(name)
        self._canvas.addLiteral("Q")

    def _form(self, logo: Logo) -> str:
        """A form of one unit square: drawing the picture itself would compare its pixels on each page."""
        name = self._names.get(id(logo))
        if name is None:
            name = self._names[id(logo)] = f"logo{len(self._names) + 1}"
            self._canvas.beginForm(name, 0, 0, 1, 1)
            self._canvas.drawImage(self._reader(logo), 0, 0, 1, 1, mask="auto")
            self._canvas.endForm()
        return name

    def _reader(self, logo: Logo) -> ImageReader:
        content = io.BytesIO(logo.content)
        if not self._in_grey:
            return ImageReader(content)
        picture = Image.open(content)
        has_holes = picture.has_transparency_data
        return ImageReader(picture.convert("RGBA").convert("LA") if has_holes else picture.convert("L"))
