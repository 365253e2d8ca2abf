"""The clinic's logo in a PDF, as small as paper allows, stored once however many pages show it."""

from __future__ import annotations

import io
import struct
from functools import lru_cache
from typing import NamedTuple

from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from backdesk.domain.clinic import Logo, LogoKind
from backdesk.handout.letterhead import LOGO_ROOM

_DOTS_PER_POINT = 400 / 72
"""The finest that is printed, 400 dots an inch: the logo may be stored far larger."""
_JPEG_QUALITY = 88
_PNG_HEAD = 8
_KEPT = 8
"""Logos whose pixels a process remembers, in colour and grey."""


class _Pixels(NamedTuple):
    """A compressed picture: its size in pixels, "RGB" or "L", and what shows through, if anything does."""

    size: tuple[int, int]
    mode: str
    content: bytes
    is_jpeg: bool
    mask: bytes | None


class LogoPainter:
    """Draws logos in one document, without their colours where the print is grey."""

    def __init__(self, canvas: Canvas, *, in_grey: bool) -> None:
        self._canvas = canvas
        self._in_grey = in_grey
        self._names: dict[int, tuple[str, Logo]] = {}

    def draw(self, logo: Logo, left: float, top: float, size: tuple[float, float]) -> None:
        """Paint a logo fitted into a rectangle (points; `top` in PDF's upward y), its white kept clear."""
        width, height = size
        name = self._stored(logo)
        self._canvas.addLiteral(f"q {width:.4f} 0 0 {height:.4f} {left:.2f} {top - height:.2f} cm")
        self._canvas.doForm(name)
        self._canvas.addLiteral("Q")

    def _stored(self, logo: Logo) -> str:
        name, _ = self._names.get(id(logo), ("", None))
        if not name:
            name = f"logo{len(self._names) + 1}"
            self._names[id(logo)] = name, logo  # kept, so that no other one gets its number
            # the canvas would store pixels unfiltered, which makes a shaded logo ten times as large
            doc, pixels = self._canvas._doc, _packed(logo, self._in_grey)  # noqa: SLF001
            image = image_object(pixels.size, pixels.mode, pixels.content, is_jpeg=pixels.is_jpeg)
            if pixels.mask is not None:
                mask = image_object(pixels.size, "L", pixels.mask, is_jpeg=False)
                image.dictionary["SMask"] = doc.Reference(mask, f"{name}Mask")
            doc.addForm(name, image)
        return name


def image_object(size: tuple[int, int], mode: str, content: bytes, *, is_jpeg: bool) -> PDFStream:
    """An image of one unit square (ISO 32000-1, 8.9.5)."""
    width, height = size
    entries: dict[str, object] = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": width,
        "Height": height,
        "ColorSpace": PDFName("DeviceRGB" if mode == "RGB" else "DeviceGray"),
        "BitsPerComponent": 8,
        "Filter": PDFArray([PDFName("DCTDecode" if is_jpeg else "FlateDecode")]),
    }
    if not is_jpeg:
        # 15: each row says which PNG filter it has
        filtered = {"Predictor": 15, "Colors": len(mode), "Columns": width}
        entries["DecodeParms"] = PDFArray([PDFDictionary(filtered)])
    return PDFStream(PDFDictionary(entries), content)


@lru_cache(maxsize=_KEPT)
def _packed(logo: Logo, in_grey: bool) -> _Pixels:
    """The logo with no more pixels than print shows."""
    picture: Image.Image = Image.open(io.BytesIO(logo.content))
    mask = None
    mode = "L" if in_grey or picture.mode in ("1", "L", "LA") else "RGB"
    if picture.has_transparency_data:
        # the colour of what does not show must not bleed into the edges: Pillow scales RGBA with care
        whole = picture.convert("RGBA")
        whole.thumbnail(_most_pixels(), Image.Resampling.LANCZOS)
        mask, picture = _filtered(whole.getchannel("A")), whole.convert("RGB").convert(mode)
    else:
        picture = picture.convert(mode)
        picture.thumbnail(_most_pixels(), Image.Resampling.LANCZOS)
    if logo.kind is LogoKind.JPEG and mask is None:
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=_JPEG_QUALITY, optimize=True)
        return _Pixels(picture.size, mode, stream.getvalue(), is_jpeg=True, mask=None)
    return _Pixels(picture.size, mode, _filtered(picture), is_jpeg=False, mask=mask)


def _most_pixels() -> tuple[int, int]:
    width, height = LOGO_ROOM
    return round(width * _DOTS_PER_POINT), round(height * _DOTS_PER_POINT)


def _filtered(picture: Image.Image) -> bytes:
    """The rows as a PNG file holds them, which a PDF can take over as they are."""
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    file = stream.getvalue()
    found, at = [], _PNG_HEAD
    while at < len(file):
        length, kind = struct.unpack_from(">I4s", file, at)
        if kind == b"IDAT":
            found.append(file[at + 8 : at + 8 + length])
        at += length + 12
    return b"".join(found)
