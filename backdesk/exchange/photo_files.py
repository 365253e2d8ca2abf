"""A photo of an exercise from a file of any origin: upright, small, no word of where it was taken."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

from backdesk.domain.photo import Photo
from backdesk.errors import PictureError
from backdesk.exchange.picture_files import (
    JPEG_START,
    PNG_START,
    load,
    opened,
    read_content,
    turned_upright,
    without_notes,
)

LONGEST_SIDE = 1_600
"""Pixels; half the width of a page is then printed at 400 dots an inch."""
MOST_FILE_BYTES = 30 * 1024 * 1024
"""What the largest telephones write."""
MOST_STORED_BYTES = 2 * 1024 * 1024
_SENSIBLE_BYTES = 400_000
_QUALITIES = (86, 78, 70, 60)
_PAPER = (255, 255, 255)


def read_photo(path: Path) -> Photo:
    """Take a photo in from a JPEG or PNG file, told by its content, whatever its name.

    At most 1,600 pixels on the longer side; nothing of the file but its pixels is kept, so neither the
    place nor the camera. Raises PictureError with one sentence that says what to do. Takes up to some
    seconds for the largest pictures: call it off the main thread.
    """
    content = read_content(path, MOST_FILE_BYTES)
    if not content.startswith((PNG_START, JPEG_START)):
        raise PictureError(
            "{name} is not a JPEG or PNG picture. Save the photo as one of these and choose it again.",
            name=path.name,
        )
    return _encoded(_on_paper(turned_upright(content, LONGEST_SIDE)))


def checked_photo(content: bytes) -> Photo:
    """A photo that was stored or came in a plan file, decoded once. Raises PictureError."""
    if len(content) > MOST_STORED_BYTES or not content.startswith(JPEG_START):
        raise PictureError("The stored photo cannot be used. Choose it again.")
    picture = opened(content)
    if max(picture.size) > LONGEST_SIDE or not isinstance(picture, JpegImageFile):
        raise PictureError("The stored photo cannot be used. Choose it again.")
    load(picture)
    return Photo(content, *picture.size)


def _on_paper(picture: Image.Image) -> Image.Image:
    """What shines through becomes white, as on the page."""
    if picture.mode == "RGB":
        return picture
    paper = Image.new("RGB", picture.size, _PAPER)
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _encoded(picture: Image.Image) -> Photo:
    bare = without_notes(picture)
    content = b""
    for quality in _QUALITIES:
        stream = io.BytesIO()
        bare.save(stream, "JPEG", quality=quality, optimize=True)
        content = stream.getvalue()
        if len(content) <= _SENSIBLE_BYTES:
            break
    return Photo(content, *picture.size)
