"""Pages as pictures: right size, right pixels, and bands that make up the whole page."""

from __future__ import annotations

from math import ceil

import pytest

from backdesk.handout.raster import PagePicture, page_bands, page_pictures
from backdesk.handout.render import render_handout
from tests.handout.builders import make_spec

PLENTY = 40_000_000


@pytest.fixture(scope="module")
def content() -> bytes:
    return render_handout(make_spec())


def rows(picture: PagePicture) -> list[bytes]:
    used = picture.width * 4
    return [picture.pixels[y * picture.stride : y * picture.stride + used] for y in range(picture.height)]


def colours(row: bytes) -> bytes:
    """The row without the bytes that mean nothing."""
    return bytes(byte for place, byte in enumerate(row) if place % 4 != 3)


def test_pages_come_in_the_order_that_was_asked_for_and_in_their_shapes(content: bytes) -> None:
    pictures = list(page_pictures(content, [1, 0], 0.5, PLENTY))
    assert [picture.page for picture in pictures] == [1, 0]
    upright, across = pictures
    assert (across.width, across.height) == (ceil(841.89 / 2), ceil(595.28 / 2))
    assert (upright.width, upright.height) == (ceil(595.28 / 2), ceil(841.89 / 2))


def test_a_page_is_white_paper_with_dark_text(content: bytes) -> None:
    (picture,) = page_pictures(content, [0], 1.0, PLENTY)
    assert colours(rows(picture)[0]) == b"\xff" * (picture.width * 3)
    assert min(colours(b"".join(rows(picture)))) < 80


def test_a_picture_that_would_be_too_large_is_made_coarser_and_says_so(content: bytes) -> None:
    (picture,) = page_pictures(content, [0], 10.0, 100_000)
    assert picture.width * picture.height < 102_000
    assert picture.scale == pytest.approx(picture.width / 841.89, abs=0.01)


@pytest.mark.parametrize("scale", [0.7, 1.3])
@pytest.mark.parametrize("most_pixels", [20_000, 90_000, PLENTY])
def test_bands_make_up_the_page_pixel_by_pixel(content: bytes, scale: float, most_pixels: int) -> None:
    (whole,) = page_pictures(content, [0], scale, PLENTY)
    painted: list[bytes] = []
    for band in page_bands(content, 0, scale, most_pixels=most_pixels):
        assert band.top <= len(painted), "a gap"
        if band.top:
            assert band.top == len(painted) - 1, "the seam is covered by one line"
        painted[band.top :] = map(colours, rows(band))
    assert len(painted) == whole.height
    different = [
        line
        for line, (one, other) in enumerate(zip(painted, map(colours, rows(whole)), strict=True))
        if one != other
    ]
    assert different == []


def test_a_document_is_closed_when_nobody_wants_its_other_pages(content: bytes) -> None:
    pictures = page_pictures(content, [0, 1], 0.3, PLENTY)
    assert next(pictures).page == 0
    pictures.close()  # type: ignore[attr-defined]
    assert [one.page for one in page_pictures(content, [1], 0.3, PLENTY)] == [1]
