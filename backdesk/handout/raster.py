"""Pages of a finished PDF as pictures, drawn by PDFium for the preview and for the printer.

PDFium may be used by one thread only, and so may all of this. A document is open while an iterator runs and
is closed with it, never later by the garbage collector of another thread.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Any

_Crop = tuple[float, float, float, float]
"""Points cut off from left, bottom, right and top."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page, or a band of it, as pixels of 4 bytes: blue, green, red and one that means nothing.

    `stride` is bytes a line, `top` the line of the page where a band begins. `scale` is pixels per point,
    smaller than asked for where the picture would have been too large.
    """

    page: int
    scale: float
    width: int
    height: int
    stride: int
    pixels: bytes
    top: int = 0


def page_pictures(
    content: bytes, pages: Sequence[int], scale: float, most_pixels: int
) -> Iterator[PagePicture]:
    """Pictures of the pages with these indexes, one after the other, at `scale` pixels per point."""
    with _document(content) as document:
        for index in pages:
            page = document[index]
            area = page.get_width() * page.get_height()
            yield _picture(page, index, min(scale, sqrt(most_pixels / area)))


def document_sizes(content: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points."""
    with _document(content) as document:
        return tuple((page.get_width(), page.get_height()) for page in document)


def with_pages(content: bytes, pages: Sequence[int]) -> bytes:
    """The PDF with only these pages in this order, by index; unchanged where those are all of them."""
    import pypdfium2

    with _document(content) as document:
        if list(pages) == list(range(len(document))):
            return content
        chosen = pypdfium2.PdfDocument.new()
        try:
            chosen.import_pages(document, list(pages))
            stream = io.BytesIO()
            chosen.save(stream)
        finally:
            chosen.close()
    return stream.getvalue()


def page_bands(content: bytes, index: int, scale: float, *, most_pixels: int) -> Iterator[PagePicture]:
    """A page from top to bottom in bands that hold at most so many pixels, or one line.

    Each band begins with the last line of the one above, so that no seam shows between them.
    """
    with _document(content) as document:
        page = document[index]
        width, height = ceil(page.get_width() * scale), ceil(page.get_height() * scale)
        rows = max(1, most_pixels // width)
        for top in range(0, height, rows):
            first, last = max(0, top - 1), min(height, top + rows)
            # half a pixel less, because PDFium's wrapper rounds what it cuts off up
            cut = (0, max(0.0, (height - last - 0.5) / scale), 0, max(0.0, (first - 0.5) / scale))
            yield _picture(page, index, scale, cut, top=first)


@contextmanager
def _document(content: bytes) -> Iterator[Any]:
    # imported here: loading PDFium takes a while, and must be done by its own thread
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        yield document
    finally:
        document.close()


def _picture(
    page: Any,  # noqa: ANN401 - PDFium's wrapper has no types
    index: int,
    scale: float,
    crop: _Crop = (0, 0, 0, 0),
    *,
    top: int = 0,
) -> PagePicture:
    bitmap = page.render(scale=scale, crop=crop, prefer_bgrx=True)
    try:
        pixels = bytes(bitmap.buffer)
        return PagePicture(index, scale, bitmap.width, bitmap.height, bitmap.stride, pixels, top)
    finally:
        bitmap.close()
