"""Photos of exercises in a PDF: no more pixels than print shows, stored once however often they come."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import NamedTuple

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from backdesk.domain.photo import Photo
from backdesk.handout.logo_painter import image_object

_MOST_PIXELS = 1_000
"""The longer side: the widest picture of a card, 230 points, then has 300 dots an inch."""
_JPEG_QUALITY = 80
"""Together some 100 kB a photo: forty of them still go by e-mail."""
_KEPT = 64


class _Pixels(NamedTuple):
    size: tuple[int, int]
    mode: str
    content: bytes


class PhotoPainter:
    """Draws photos in one document, without their colours where the print is grey."""

    def __init__(self, canvas: Canvas, *, in_grey: bool) -> None:
        self._canvas = canvas
        self._in_grey = in_grey
        self._names: dict[Photo, str] = {}

    def draw(self, photo: Photo, left: float, top: float, width: float, height: float) -> None:
        """Paint a photo fitted into a rectangle, in its middle (points; `top` in PDF's upward y)."""
        scale = min(width / photo.width, height / photo.height)
        across, down = photo.width * scale, photo.height * scale
        x, y = left + (width - across) / 2, top - (height + down) / 2
        canvas = self._canvas
        canvas.addLiteral(f"q {across:.4f} 0 0 {down:.4f} {x:.2f} {y:.2f} cm")
        canvas.doForm(self._stored(photo))
        canvas.addLiteral("Q")

    def _stored(self, photo: Photo) -> str:
        name = self._names.get(photo)
        if name is None:
            name = self._names[photo] = f"photo{len(self._names) + 1}"
            size, mode, content = _packed(photo, self._in_grey)
            image = image_object(size, mode, content, is_jpeg=True)
            self._canvas._doc.addForm(name, image)  # noqa: SLF001 - as in logo_painter
        return name


@lru_cache(maxsize=_KEPT)
def _packed(photo: Photo, in_grey: bool) -> _Pixels:
    """The photo as print needs it."""
    mode = "L" if in_grey else "RGB"
    picture: Image.Image = Image.open(io.BytesIO(photo.content)).convert(mode)
    picture.thumbnail((_MOST_PIXELS, _MOST_PIXELS), Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return _Pixels(picture.size, mode, stream.getvalue())
