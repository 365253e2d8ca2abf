"""Logos from files of any origin: what is taken in, and what is refused with one sentence."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from backdesk.domain.clinic import Logo, LogoKind
from backdesk.errors import PictureError
from backdesk.exchange.logo_files import LONGEST_SIDE, checked_logo, read_logo
from backdesk.exchange.picture_files import MOST_FILE_BYTES

Take = Callable[[bytes], Logo]
RED, BLUE = (200, 30, 40), (20, 60, 180)


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """Writes bytes to a file whose name says nothing, and reads it as a logo."""

    def take_one(content: bytes, name: str = "picture.bin") -> Logo:
        path = tmp_path / name
        path.write_bytes(content)
        return read_logo(path)

    return take_one


def saved(picture: Image.Image, form: str = "PNG", **how: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, **how)
    return stream.getvalue()


def pixels(logo: Logo) -> Image.Image:
    picture = Image.open(io.BytesIO(logo.content))
    picture.load()
    assert picture.size == (logo.width, logo.height)
    assert picture.format == logo.kind.value.upper()
    return picture


def colour(logo: Logo, x: int, y: int) -> tuple[int, ...]:
    found = pixels(logo).convert("RGB").getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def near(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) <= 12 for one, other in zip(found, wanted, strict=True))


def two_colours(width: int = 60, height: int = 30, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture.convert(mode)


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, *chunks: bytes, depth: int = 8, colours: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    return b"".join((b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", header), *chunks, chunk(b"IEND", b"")))


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    return Image.frombytes(mode, (width, height), os.urandom(width * height * len(mode)))


def test_a_png_stays_a_png_of_its_size(take: Take) -> None:
    logo = take(saved(two_colours()))
    assert (logo.kind, logo.width, logo.height) == (LogoKind.PNG, 60, 30)
    assert colour(logo, 10, 10) == RED
    assert colour(logo, 50, 10) == BLUE


def test_transparency_is_kept(take: Take) -> None:
    picture = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    picture.paste((*RED, 128), (0, 0, 20, 40))
    kept = pixels(take(saved(picture)))
    assert kept.mode == "RGBA"
    assert kept.getpixel((5, 5)) == (*RED, 128)
    assert kept.getpixel((35, 5)) == (0, 0, 0, 0)


def test_a_palette_with_a_transparent_colour_is_kept(take: Take) -> None:
    picture = two_colours(mode="RGB").quantize(2)
    logo = take(saved(picture, transparency=picture.getpixel((0, 0))))
    kept = pixels(logo)
    assert kept.getpixel((5, 5))[3] == 0  # type: ignore[index]
    assert kept.getpixel((50, 5)) == (*BLUE, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_kind_of_png_is_understood(take: Take, mode: str) -> None:
    logo = take(saved(two_colours(mode=mode)))
    assert (logo.width, logo.height) == (60, 30)


def test_sixteen_bits_of_grey_keep_their_lightness(take: Take) -> None:
    row = b"\x00" + struct.pack(">HH", 0x8000, 0xFFFF)
    content = png(2, 1, chunk(b"IDAT", zlib.compress(row)), depth=16, colours=0)
    logo = take(content)
    assert near(colour(logo, 0, 0), (128, 128, 128))
    assert near(colour(logo, 1, 0), (255, 255, 255))


def test_sixteen_bits_of_colour_are_understood(take: Take) -> None:
    row = b"\x00" + struct.pack(">HHH", 0x8000, 0x0000, 0xFFFF)
    logo = take(png(1, 1, chunk(b"IDAT", zlib.compress(row)), depth=16))
    assert near(colour(logo, 0, 0), (128, 0, 255))


def test_of_a_moving_png_the_first_picture_is_taken(take: Take) -> None:
    moving = saved(two_colours(), save_all=True, append_images=[Image.new("RGB", (60, 30), "white")])
    logo = take(moving)
    assert colour(logo, 10, 10) == RED
    assert b"acTL" not in logo.content


def test_a_cmyk_jpeg_becomes_rgb(take: Take) -> None:
    logo = take(saved(Image.new("CMYK", (40, 40), (0, 255, 255, 0)), "JPEG"))
    assert near(colour(logo, 20, 20), (255, 0, 0))


@pytest.mark.parametrize(
    ("turn", "red"),
    [
        (1, "left"),
        (2, "right"),
        (3, "right"),
        (4, "left"),
        (5, "top"),
        (6, "top"),
        (7, "bottom"),
        (8, "bottom"),
    ],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_photograph_is_turned_as_the_camera_was_held(take: Take, form: str, turn: int, red: str) -> None:
    notes = Image.Exif()
    notes[0x0112] = turn
    logo = take(saved(two_colours(), form, exif=notes))
    middle = {"left": (5, 15), "right": (55, 15), "top": (15, 5), "bottom": (15, 55)}[red]
    assert near(colour(logo, *middle), RED)
    assert (logo.width > logo.height) == (turn < 5)


def test_nothing_of_the_notes_is_kept(take: Take) -> None:
    notes = Image.Exif()
    notes[0x010E] = "Maria Lopez, Elm Street"
    content = saved(two_colours(), "JPEG", exif=notes, comment=b"secret", icc_profile=b"secret profile")
    logo = take(content)
    for hidden in (b"Maria", b"secret", b"Exif"):
        assert hidden in content
        assert hidden not in logo.content


@pytest.mark.parametrize(
    "notes",
    [b"", b"Exif\x00\x00", b"Exif\x00\x00II*\x00\xff\xff\xff\xff",
     b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\xff\xff",
     b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x63\x00\x00\x00"],
)  # fmt: skip
def test_damaged_notes_do_no_harm(take: Take, notes: bytes) -> None:
    plain = saved(two_colours(), "JPEG")
    segment = b"\xff\xe1" + struct.pack(">H", len(notes) + 2) + notes
    assert take(plain[:2] + segment + plain[2:]).width == 60


def test_a_large_picture_is_made_smaller_and_keeps_its_shape(take: Take) -> None:
    logo = take(saved(two_colours(4_000, 1_000)))
    assert (logo.width, logo.height) == (LONGEST_SIDE, 300)
    assert colour(logo, 10, 10) == RED
    thin = take(saved(two_colours(5_000, 2)))
    assert (thin.width, thin.height) == (LONGEST_SIDE, 1)


def test_a_logo_never_makes_every_handout_heavy(take: Take) -> None:
    photograph = take(saved(noise(1_400, 1_400), "JPEG", quality=50))
    assert photograph.kind is LogoKind.JPEG
    shining_through = take(saved(noise(900, 900, "RGBA")))
    assert shining_through.kind is LogoKind.PNG
    for logo in (photograph, shining_through):
        assert len(logo.content) < 800_000
    smooth = Image.linear_gradient("L").resize((1_500, 1_500)).convert("RGB")
    assert len(take(saved(smooth)).content) <= 200_000


def test_the_same_file_gives_the_same_logo(take: Take) -> None:
    content = saved(two_colours())
    assert take(content) == take(content)


@pytest.mark.parametrize(("name", "form"), [("logo.svg", "PNG"), ("logo.png", "JPEG"), ("logo", "PNG")])
def test_the_content_counts_not_the_name(tmp_path: Path, name: str, form: str) -> None:
    path = tmp_path / name
    path.write_bytes(saved(two_colours(), form))
    assert read_logo(path).width == 60


def test_a_bomb_is_refused_by_its_size_before_it_is_decoded(take: Take) -> None:
    rows = zlib.compress(b"\x00" * 1_000)
    with pytest.raises(PictureError, match=r"50000 × 50000 pixels.*5,000 pixels a side"):
        take(png(50_000, 50_000, chunk(b"IDAT", rows)))
    jpeg = bytearray(saved(two_colours(), "JPEG"))
    frame = jpeg.index(b"\xff\xc0")
    jpeg[frame + 5 : frame + 9] = struct.pack(">HH", 65_000, 65_000)
    with pytest.raises(PictureError, match="65000 × 65000 pixels"):
        take(bytes(jpeg))


def test_a_text_chunk_that_grows_is_refused(take: Take) -> None:
    bomb = b"note\x00\x00" + zlib.compress(b"x" * 80_000_000)
    rows = chunk(b"IDAT", zlib.compress(b"\x00" + bytes(RED)))
    with pytest.raises(PictureError, match="damaged"):
        take(png(1, 1, chunk(b"zTXt", bomb), rows))


def test_a_jpeg_of_endless_passes_is_refused(take: Take) -> None:
    content = saved(two_colours(), "JPEG", progressive=True)
    last = content.rindex(b"\xff\xda")
    with pytest.raises(PictureError, match="unusual way"):
        take(content[:last] + content[last:-2] * 100 + content[-2:])


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_that_is_cut_off_is_refused(take: Take, form: str) -> None:
    content = saved(noise(100, 100), form)
    for kept in (3, 9, 20, len(content) // 2, len(content) - 60):
        with pytest.raises(PictureError):
            take(content[:kept])


def test_a_picture_that_shows_nothing_is_refused(take: Take) -> None:
    with pytest.raises(PictureError, match="transparent"):
        take(saved(Image.new("RGBA", (50, 50), (255, 0, 0, 0))))


@pytest.mark.parametrize(
    "content",
    [b"GIF89a\x01\x00\x01\x00", b"RIFF\x00\x00\x00\x00WEBP", b"%PDF-1.7", b"hello", b"\x00" * 100, b"BM",
     b"<html><body>svg</body></html>", b"\x1f\x8b\x08\x00"],
)  # fmt: skip
def test_other_files_are_refused_with_what_to_do(take: Take, content: bytes) -> None:
    with pytest.raises(PictureError, match=r"is not a PNG, JPEG or SVG picture. Save the logo as one"):
        take(content)


def test_what_cannot_be_read_is_said_plainly(tmp_path: Path) -> None:
    empty = tmp_path / "empty.png"
    empty.touch()
    large = tmp_path / "large.png"
    with large.open("wb") as stream:
        stream.truncate(MOST_FILE_BYTES + 1)
    for path, said in (
        (empty, "empty.png is empty"),
        (large, "larger than 10 MB"),
        (tmp_path, "There is no picture called"),
        (tmp_path / "missing.png", "There is no picture called missing.png"),
        (tmp_path / "nul\x00.png", "c"),
    ):
        with pytest.raises(PictureError, match=said):
            read_logo(path)


@given(
    place=st.integers(0, 400), value=st.binary(min_size=1, max_size=8), form=st.sampled_from(["PNG", "JPEG"])
)
def test_a_changed_byte_gives_a_logo_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, place: int, value: bytes, form: str
) -> None:
    content = bytearray(saved(two_colours(), form))
    place %= len(content)
    content[place : place + len(value)] = value
    path = tmp_path_factory.getbasetemp() / "changed.bin"
    path.write_bytes(content)
    with suppress(PictureError):
        pixels(read_logo(path))


def test_a_stored_logo_is_read_back_as_it_is(take: Take) -> None:
    for form in ("PNG", "JPEG"):
        logo = take(saved(noise(1_000, 1_000), form, quality=40) if form == "JPEG" else saved(two_colours()))
        assert checked_logo(logo.content) == logo


@pytest.mark.parametrize("content", [b"", b"no", b"\x89PNG\r\n\x1a\n", saved(Image.new("L", (1_300, 10)))])
def test_a_stored_logo_that_does_not_fit_is_refused(content: bytes) -> None:
    with pytest.raises(PictureError):
        checked_logo(content)
