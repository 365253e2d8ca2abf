"""A photograph of an exercise, ready to be shown and printed."""

from __future__ import annotations

from dataclasses import dataclass

MOST_PHOTOS = 4
"""Photos of one exercise: start, end, and two on the way."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A whole JPEG file without any metadata, and its size in pixels."""

    content: bytes
    width: int
    height: int
