"""A clinic's logo from a file of any origin: checked, turned upright, made small, all metadata dropped."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from backdesk.domain.clinic import Logo, LogoKind
from backdesk.errors import LogoError
from backdesk.exchange.logo_svg import looks_like_svg, render_svg

MOST_FILE_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1_200
"""Pixels; more would not show on paper: at 60 mm that is 500 dots an inch."""
_SENSIBLE_BYTES = 200_000
"""A logo is in every handout; what stays larger as a PNG becomes a JPEG or has fewer pixels."""
_SMALLER_SIDES = (LONGEST_SIDE, 900, 600, 400)
_JPEG_QUALITY = 88
_MOST_SCANS = 64
"""A progressive JPEG has about 10 passes; each costs as much time as a whole picture."""
_PNG_START = b"\x89PNG\r\n\x1a\n"
_JPEG_START = b"\xff\xd8\xff"
_MARKER = 0xFF
_SCAN = b"\xff\xda"
_NOTES = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
"""JPEG segments that hold notes, profiles and thumbnails: APP1 to APP13, APP15 and comments."""
_EXIF_START = b"Exif\x00\x00"
_BROKEN = (OSError, SyntaxError, ValueError, LookupError, TypeError, ArithmeticError, EOFError,
           struct.error, zlib.error, MemoryError, RecursionError)  # fmt: skip
"""What Pillow raises for files that are not what they say."""


def read_logo(path: Path) -> Logo:
    """Take a logo in from a PNG, JPEG or SVG file, told by its content, whatever its name.

    At most 1,200 pixels on the longer side. Raises LogoError with one sentence that says what to do.
    Takes up to some seconds for the largest pictures: call it off the main thread.
    """
    content = _read(path)
    if content.startswith(_PNG_START):
        picture = _opened(content)
        return _encoded(_upright(picture, picture.info.get("exif")))
    if content.startswith(_JPEG_START):
        exif, bare = _jpeg_parts(content)
        return _encoded(_upright(_opened(bare), exif))
    if looks_like_svg(content):
        return _encoded(_upright(_opened(render_svg(content, LONGEST_SIDE)), None))
    raise LogoError(
        "{name} is not a PNG, JPEG or SVG picture. Save the logo as one of these and choose it again.",
        name=path.name,
    )


def checked_logo(content: bytes) -> Logo:
    """A logo that was stored before, decoded once to be sure that it still prints. Raises LogoError."""
    picture = _opened(content)
    if max(picture.size) > LONGEST_SIDE:
        raise LogoError("The stored logo is too large. Choose it again.")
    _load(picture)
    kind = LogoKind.JPEG if isinstance(picture, JpegImageFile) else LogoKind.PNG
    return Logo(kind, content, *picture.size)


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise LogoError(
                "There is no picture called {name}. Check the name and choose it again.", name=path.name
            )
        with path.open("rb") as stream:
            content = stream.read(MOST_FILE_BYTES + 1)
    except (OSError, ValueError) as problem:  # ValueError: a NUL character in the name
        raise LogoError(
            "{name} cannot be read. Copy it to your own folder and choose it again.", name=path.name
        ) from problem
    if len(content) > MOST_FILE_BYTES:
        raise LogoError("The picture is larger than 10 MB. Save it smaller and choose it again.")
    if not content:
        raise LogoError("{name} is empty. Save the logo again and choose it again.", name=path.name)
    return content


def _opened(content: bytes) -> PngImageFile | JpegImageFile:
    """The picture with its size read and found harmless; nothing is decoded yet."""
    # the format's own class, because Image.open warns of large pictures by a process-wide switch
    stream = io.BytesIO(content)
    try:
        picture = PngImageFile(stream) if content.startswith(_PNG_START) else JpegImageFile(stream)
    except _BROKEN as problem:
        raise _damaged() from problem
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise LogoError(
            "The picture has {width} × {height} pixels, more than a logo needs. "
            "Save it with at most 5,000 pixels a side and choose it again.",
            width=width,
            height=height,
        )
    if isinstance(picture, JpegImageFile) and content.count(_SCAN) > _MOST_SCANS:
        raise LogoError("The JPEG is built in an unusual way. Save it again as a PNG and choose that.")
    return picture


def _load(picture: Image.Image) -> None:
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


def _upright(picture: PngImageFile | JpegImageFile, exif: object) -> Image.Image:
    """Decode the first picture, shrink it, and turn it as its camera says. RGB or RGBA."""
    picture.draft(picture.mode, (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded at a fraction of its size
    _load(picture)
    try:
        plain = _plain(picture)
        plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    except _BROKEN as problem:
        raise _damaged() from problem
    way = _TURNS.get(_orientation(exif))
    turned = plain if way is None else plain.transpose(way)
    if turned.mode == "RGBA" and turned.getchannel("A").getextrema()[1] == 0:
        raise LogoError("The picture is empty: all of it is transparent. Choose another one.")
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
    bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())  # without the notes of the file
    if kind is LogoKind.PNG:
        bare.save(stream, "PNG", optimize=True)
    else:
        bare.save(stream, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return stream.getvalue()


def _damaged() -> LogoError:
    return LogoError("The picture is damaged or incomplete. Save it again and choose it again.")
