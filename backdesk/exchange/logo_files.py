"""A clinic's logo from a file of any origin: checked, turned upright, made small, all metadata dropped."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

from backdesk.domain.clinic import Logo, LogoKind
from backdesk.errors import PictureError
from backdesk.exchange.logo_svg import looks_like_svg, render_svg
from backdesk.exchange.picture_files import (
    JPEG_START,
    PNG_START,
    load,
    opened,
    read_content,
    turned_upright,
    without_notes,
)

LONGEST_SIDE = 1_200
"""Pixels; more would not show on paper: at 60 mm that is 500 dots an inch."""
_SENSIBLE_BYTES = 200_000
"""A logo is in every handout; what stays larger as a PNG becomes a JPEG or has fewer pixels."""
_SMALLER_SIDES = (LONGEST_SIDE, 900, 600, 400)
_JPEG_QUALITY = 88


def read_logo(path: Path) -> Logo:
    """Take a logo in from a PNG, JPEG or SVG file, told by its content, whatever its name.

    At most 1,200 pixels on the longer side. Raises PictureError with one sentence that says what to do.
    Takes up to some seconds for the largest pictures: call it off the main thread.
    """
    content = read_content(path)
    if content.startswith((PNG_START, JPEG_START)):
        return _encoded(turned_upright(content, LONGEST_SIDE))
    if looks_like_svg(content):
        return _encoded(turned_upright(render_svg(content, LONGEST_SIDE), LONGEST_SIDE))
    raise PictureError(
        "{name} is not a PNG, JPEG or SVG picture. Save the logo as one of these and choose it again.",
        name=path.name,
    )


def checked_logo(content: bytes) -> Logo:
    """A logo that was stored before, decoded once to be sure that it still prints. Raises PictureError."""
    picture = opened(content)
    if max(picture.size) > LONGEST_SIDE:
        raise PictureError("The stored logo is too large. Choose it again.")
    load(picture)
    kind = LogoKind.JPEG if isinstance(picture, JpegImageFile) else LogoKind.PNG
    return Logo(kind, content, *picture.size)


def _encoded(picture: Image.Image) -> Logo:
    """The pixels alone as a new file: PNG, or JPEG for a photograph without transparency."""
    for side in _SMALLER_SIDES:
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
        content = _saved(picture, LogoKind.PNG)
        if len(content) <= _SENSIBLE_BYTES:
            return Logo(LogoKind.PNG, content, *picture.size)
        if picture.mode == "RGB":
            content = _saved(picture, LogoKind.JPEG)
            if len(content) <= _SENSIBLE_BYTES:
                return Logo(LogoKind.JPEG, content, *picture.size)
    return Logo(LogoKind.PNG, _saved(picture, LogoKind.PNG), *picture.size)


def _saved(picture: Image.Image, kind: LogoKind) -> bytes:
    stream = io.BytesIO()
    bare = without_notes(picture)
    if kind is LogoKind.PNG:
        bare.save(stream, "PNG", optimize=True)
    else:
        bare.save(stream, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return stream.getvalue()
