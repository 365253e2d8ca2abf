"""Pictures from files of any origin: checked, decoded safely, turned upright, all metadata dropped."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from backdesk.errors import PictureError

MOST_FILE_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
_MOST_SCANS = 64
"""A progressive JPEG has about 10 passes; each costs as much time as a whole picture."""
PNG_START = b"\x89PNG\r\n\x1a\n"
JPEG_START = b"\xff\xd8\xff"
_MARKER = 0xFF
_SCAN = b"\xff\xda"
_NOTES = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
"""JPEG segments that hold notes, profiles and thumbnails: APP1 to APP13, APP15 and comments."""
_EXIF_START = b"Exif\x00\x00"
_BROKEN = (OSError, SyntaxError, ValueError, LookupError, TypeError, ArithmeticError, EOFError,
           struct.error, zlib.error, MemoryError, RecursionError)  # fmt: skip
"""What Pillow raises for files that are not what they say."""


def read_content(path: Path, most_bytes: int = MOST_FILE_BYTES) -> bytes:
    """The bytes of a picture's file. Raises PictureError with one sentence that says what to do."""
    try:
        if not path.is_file():
            raise PictureError(
                "There is no picture called {name}. Check the name and choose it again.", name=path.name
            )
        with path.open("rb") as stream:
            content = stream.read(most_bytes + 1)
    except (OSError, ValueError) as problem:  # ValueError: a NUL character in the name
        raise PictureError(
            "{name} cannot be read. Copy it to your own folder and choose it again.", name=path.name
        ) from problem
    if len(content) > most_bytes:
        raise PictureError(
            "The picture is larger than {most} MB. Save it smaller and choose it again.",
            most=most_bytes // (1024 * 1024),
        )
    if not content:
        raise PictureError("{name} is empty. Save the picture again and choose it again.", name=path.name)
    return content


def opened(content: bytes) -> PngImageFile | JpegImageFile:
    """A PNG or JPEG with its size read and found harmless; nothing is decoded yet. Raises PictureError."""
    # the format's own class, because Image.open warns of large pictures by a process-wide switch
    stream = io.BytesIO(content)
    try:
        picture = PngImageFile(stream) if content.startswith(PNG_START) else JpegImageFile(stream)
    except _BROKEN as problem:
        raise _damaged() from problem
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise PictureError(
            "The picture has {width} × {height} pixels, more than print shows. "
            "Save it with at most 5,000 pixels a side and choose it again.",
            width=width,
            height=height,
        )
    if isinstance(picture, JpegImageFile) and content.count(_SCAN) > _MOST_SCANS:
        raise PictureError("The JPEG is built in an unusual way. Save it again as a PNG and choose that.")
    return picture


def load(picture: Image.Image) -> None:
    """Decode a picture. Raises PictureError."""
    try:
        picture.load()
    except _BROKEN as problem:
        raise _damaged() from problem


def _jpeg_parts(content: bytes) -> tuple[bytes, bytes]:
    """The EXIF notes of a JPEG, and the JPEG without any notes, which Pillow would look into.

    What tells how colours are stored stays: JFIF (APP0) and Adobe (APP14).
    """
    exif, kept, place = b"", [content[:2]], 2
    while place + 4 <= len(content) and content[place] == _MARKER:
        marker = content[place + 1]
        if marker == _MARKER:  # any number of these may stand before a marker
            place += 1
            continue
        if marker == _SCAN[1]:
            return exif, b"".join((*kept, content[place:]))
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        segment = content[place:end]
        if segment[4:10] == _EXIF_START:
            exif = segment[4:]
        if marker not in _NOTES:
            kept.append(segment)
        place = end
    raise _damaged()


def turned_upright(content: bytes, longest_side: int) -> Image.Image:
    """A PNG or JPEG as plain pixels, RGB or RGBA, turned as its camera says, its longer side at most so many.

    Raises PictureError. Takes up to some seconds for the largest pictures: call it off the main thread.
    """
    if content.startswith(PNG_START):
        picture = opened(content)
        return _upright(picture, picture.info.get("exif"), longest_side)
    exif, bare = _jpeg_parts(content)
    return _upright(opened(bare), exif, longest_side)


def _upright(picture: PngImageFile | JpegImageFile, exif: object, longest_side: int) -> Image.Image:
    """Decode the first picture, shrink it, and turn it as its camera says."""
    picture.draft(picture.mode, (longest_side, longest_side))  # a JPEG is decoded at a fraction of its size
    load(picture)
    try:
        plain = _plain(picture)
        plain.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    except _BROKEN as problem:
        raise _damaged() from problem
    way = _TURNS.get(_orientation(exif))
    turned = plain if way is None else plain.transpose(way)
    if turned.mode == "RGBA" and turned.getchannel("A").getextrema()[1] == 0:
        raise PictureError("The picture is empty: all of it is transparent. Choose another one.")
    return turned


_ORIENTATION_TAG = 0x0112
_SHORT = 3
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _orientation(exif: object) -> int:
    """How the camera was held (EXIF 2.32, 4.6.4), 1 where it is not said or cannot be made out.

    Read here because Pillow prints warnings about damaged notes, which are no reason to refuse a picture.
    """
    notes = exif.removeprefix(_EXIF_START) if isinstance(exif, bytes) else b""
    order = {b"II": "<", b"MM": ">"}.get(notes[:2])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(f"{order}I", notes, 4)
        (count,) = struct.unpack_from(f"{order}H", notes, start)
        for number in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", notes, start + 2 + 12 * number)
            if tag == _ORIENTATION_TAG and kind == _SHORT:
                return int(value)
    except struct.error:
        return 1
    return 1


def _plain(picture: Image.Image) -> Image.Image:
    """The picture as RGB, or RGBA where something shines through; 8 bits a colour."""
    if picture.mode.startswith("I"):  # 16 bits of grey: Pillow would cut off, not scale
        grey = picture.convert("I").point(lambda value: value * (1 / 256))
        return grey.convert("L").convert("RGB")
    if "A" in picture.getbands() or "transparency" in picture.info:
        full = picture.convert("RGBA")
        is_opaque = full.getchannel("A").getextrema()[0] == 255
        return full.convert("RGB") if is_opaque else full
    return picture.convert("RGB")


def without_notes(picture: Image.Image) -> Image.Image:
    """The pixels alone, so that nothing of the file they came from is saved along."""
    return Image.frombytes(picture.mode, picture.size, picture.tobytes())


def _damaged() -> PictureError:
    return PictureError("The picture is damaged or incomplete. Save it again and choose it again.")
