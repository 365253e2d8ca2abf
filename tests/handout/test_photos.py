"""Own photos on a handout: instead of the figure, once in the file, grey where the print is."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from backdesk.domain.photo import Photo
from backdesk.handout.render import lay_out, render_handout
from backdesk.handout.spec import HandoutOptions, HandoutSpec, Layout
from tests.handout.builders import make_spec, outside, overlaps, page_texts, usual_plan


def photo(colour: str, size: tuple[int, int] = (1600, 1200)) -> Photo:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "JPEG")
    return Photo(stream.getvalue(), *size)


def with_photos(options: HandoutOptions, *photos: Photo) -> HandoutSpec:
    spec = make_spec(usual_plan(), options=options)
    return replace(spec, cards=tuple(replace(card, photos=photos) for card in spec.cards))


@pytest.mark.parametrize("layout", [Layout.CARDS, Layout.LIST, Layout.SESSIONS])
def test_photos_take_the_place_of_the_figure(layout: Layout) -> None:
    spec = with_photos(HandoutOptions(layouts=(layout,)), photo("red"), photo("blue", (600, 1600)))
    pages = lay_out(spec)
    drawings = [picture.drawing for page in pages for picture in page.pictures]
    assert any(drawing.photo is not None for drawing in drawings)
    for page in pages:
        assert not outside(page)
        assert not list(overlaps(page))


def test_a_photo_is_in_the_file_once_and_not_larger_than_print_shows() -> None:
    spec = with_photos(HandoutOptions(layouts=(Layout.CARDS,)), photo("red"))
    pages = PdfReader(io.BytesIO(render_handout(spec)), strict=True).pages
    resources: list[Any] = [page["/Resources"] for page in pages]
    things = [thing.get_object() for part in resources for thing in part.get("/XObject", {}).values()]
    images = [thing for thing in things if thing["/Subtype"] == "/Image"]
    assert {(image["/Width"], image["/Height"], image["/ColorSpace"]) for image in images} == {
        (1000, 750, "/DeviceRGB")
    }
    assert len({image.indirect_reference.idnum for image in images}) == 1


def test_grey_print_has_grey_photos_and_two_photos_are_numbered() -> None:
    spec = with_photos(HandoutOptions(layouts=(Layout.CARDS,), grey=True), photo("red"), photo("blue"))
    file = render_handout(spec)
    assert b"/DeviceRGB" not in file
    text = " ".join(page_texts(file))
    assert "1." in text
    assert "2." in text
    assert render_handout(spec) == file
