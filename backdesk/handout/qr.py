"""QR codes as vector drawings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import segno

from backdesk.figure.drawing import Box, Drawing, Path, Shape

QUIET_ZONE = 4
"""Modules left white on each side (ISO/IEC 18004)."""
_BLACK = "#000000"
_WHITE = "#ffffff"


@lru_cache(maxsize=200)
def qr_drawing(link: str) -> Drawing:
    """The code of a link at error level M, one unit a module, the quiet zone included.

    It is black on white whatever the colours of the handout, or telephones fail to read it.
    """
    matrix = segno.make_qr(link, error="m").matrix
    side = float(len(matrix) + 2 * QUIET_ZONE)
    shapes = (
        Shape((_rectangle(0.0, 0.0, side, side),), fill=_WHITE),
        Shape(tuple(_runs(matrix)), fill=_BLACK),
    )
    return Drawing(shapes, Box(0.0, 0.0, side, side))


def _runs(matrix: tuple[bytearray, ...]) -> Iterator[Path]:
    """Dark modules side by side, and equal runs below each other, as one rectangle: no seams, few paths."""
    growing: dict[tuple[int, int], int] = {}
    for row, modules in enumerate((*matrix, bytearray())):
        spans = set(_spans(modules))
        for span in [span for span in growing if span not in spans]:
            yield _module_box(span, growing.pop(span), row)
        for span in sorted(spans - growing.keys()):
            growing[span] = row


def _spans(modules: bytearray) -> Iterator[tuple[int, int]]:
    """Where dark modules begin and end (exclusive)."""
    start: int | None = None
    for column, module in enumerate((*modules, 0)):
        if module and start is None:
            start = column
        elif not module and start is not None:
            yield start, column
            start = None


def _module_box(span: tuple[int, int], top: int, bottom: int) -> Path:
    left, right = span
    return _rectangle(left + QUIET_ZONE, top + QUIET_ZONE, right + QUIET_ZONE, bottom + QUIET_ZONE)


def _rectangle(left: float, top: float, right: float, bottom: float) -> Path:
    return ((left, top), (right, top), (right, bottom), (left, bottom))
