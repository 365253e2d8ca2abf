"""Photos from files of any origin: upright, of a sensible size, nothing but their pixels."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from backdesk.domain.photo import Photo
from backdesk.errors import PictureError
from backdesk.exchange.photo_files import LONGEST_SIDE, checked_photo, read_photo

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F
RED, BLUE = (200, 30, 40), (20, 60, 180)


def jpeg(picture: Image.Image, exif: Image.Exif | None = None) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=92, **({} if exif is None else {"exif": exif}))
    return stream.getvalue()


def taken(tmp_path: Path, content: bytes) -> Photo:
    path = tmp_path / "photo"
    path.write_bytes(content)
    return read_photo(path)


def shown(photo: Photo) -> Image.Image:
    picture = Image.open(io.BytesIO(photo.content))
    picture.load()
    assert (picture.format, picture.size) == ("JPEG", (photo.width, photo.height))
    return picture


def two_halves(width: int, height: int) -> Image.Image:
    """Red above, blue below."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (0, height // 2, width, height))
    return picture


def test_a_camera_held_sideways_gives_an_upright_photo_without_place_or_maker(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # to be turned a quarter clockwise
    exif[MAKER] = "Camera of Maria Lopez"
    exif.get_ifd(GPS)[2] = (48.0, 8.0, 14.0)
    photo = taken(tmp_path, jpeg(two_halves(400, 300), exif))
    picture = shown(photo)
    assert picture.size == (300, 400)
    left, right = picture.getpixel((20, 200)), picture.getpixel((280, 200))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[2] > left[0]
    assert right[0] > right[2]
    assert not picture.getexif()
    assert "exif" not in picture.info
    assert b"Maria" not in photo.content
    assert b"Exif" not in photo.content


def test_a_large_photo_is_made_small(tmp_path: Path) -> None:
    noise = Image.effect_noise((4000, 3000), 90).convert("RGB")
    photo = taken(tmp_path, jpeg(noise))
    assert (photo.width, photo.height) == (LONGEST_SIDE, LONGEST_SIDE * 3 // 4)
    assert len(photo.content) < 2_000_000
    assert checked_photo(photo.content) == photo


def test_what_shines_through_is_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    clear.paste((*RED, 255), (0, 0, 20, 40))
    stream = io.BytesIO()
    clear.save(stream, "PNG")
    colour = shown(taken(tmp_path, stream.getvalue())).getpixel((35, 20))
    assert isinstance(colour, tuple)
    assert min(colour) > 245


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"GIF89a", "not a JPEG or PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a JPEG or PNG"),
        (b"\xff\xd8\xff\xe0 nothing", "damaged"),
    ],
)
def test_what_is_no_photo_is_refused_with_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(PictureError, match=said):
        taken(tmp_path, content)


@given(st.binary(max_size=200), st.integers(0, 600))
def test_damaged_bytes_never_get_through_as_something_else(noise: bytes, place: int) -> None:
    good = jpeg(two_halves(64, 48))
    damaged = good[:place] + noise + good[place + len(noise) :]
    try:
        photo = checked_photo(damaged)
    except PictureError:
        return
    assert max(photo.width, photo.height) <= LONGEST_SIDE
