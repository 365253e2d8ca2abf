from __future__ import annotations

import io

import pytest
from PIL import Image

from backdesk.domain.pose import Pose, Prop
from backdesk.figure.compose import key_drawings
from backdesk.figure.drawing import Box, Drawing, Shape
from backdesk.figure.style import figure_style
from backdesk.handout.figure_image import drawing_png
from tests.figure.bodies import figure_of

WHITE, RED, BLUE = (255, 255, 255), (255, 0, 0), (0, 0, 255)
BOX = Box(-1.0, -1.0, 9.0, 4.0)
SQUARE = ((0.0, 0.0), (3.0, 0.0), (3.0, 3.0), (0.0, 3.0))


def image_of(*shapes: Shape, width: int = 100, **fields: str) -> Image.Image:
    content = drawing_png(Drawing(shapes, BOX), width, **fields)
    image = Image.open(io.BytesIO(content))
    assert image.format == "PNG"
    return image.convert("RGB")


@pytest.mark.parametrize(("width", "height"), [(16, 8), (100, 50), (333, 166)])
def test_the_size_follows_from_the_width_and_the_frame(width: int, height: int) -> None:
    assert image_of(Shape((SQUARE,), fill="#ff0000"), width=width).size == (width, height)


def test_a_frame_that_is_hardly_high_still_gives_a_picture() -> None:
    content = drawing_png(Drawing((Shape((SQUARE,), fill="#ff0000"),), Box(0.0, 0.0, 100.0, 0.1)), 16)
    assert Image.open(io.BytesIO(content)).size == (16, 1)


def test_fills_are_at_their_place_in_their_colour() -> None:
    image = image_of(Shape((SQUARE,), fill="#ff0000"))
    assert image.getpixel((25, 25)) == RED
    assert image.getpixel((5, 5)) == image.getpixel((60, 25)) == WHITE


def test_lines_have_their_width_and_stay_open_when_told() -> None:
    corner = ((1.0, 0.0), (5.0, 0.0), (5.0, 3.0))
    image = image_of(Shape((corner,), line="#0000ff", width=0.6, closed=False))
    assert image.getpixel((40, 10)) == BLUE
    assert image.getpixel((40, 18)) == WHITE
    assert image.getpixel((40, 25)) == WHITE
    assert image_of(Shape((corner,), line="#0000ff", width=0.6)).getpixel((40, 25)) == BLUE


def test_curves_are_smooth() -> None:
    arch = ((0.0, 3.0), (0.0, 0.0), (4.0, 0.0), (4.0, 3.0))
    image = image_of(Shape((arch,), fill="#ff0000", curved=True))
    assert image.getpixel((30, 25)) == RED
    assert image.getpixel((12, 12)) == WHITE


def test_edges_are_smoothed() -> None:
    slanting = ((0.0, 0.0), (8.0, 0.0), (0.0, 3.0))
    colours = image_of(Shape((slanting,), fill="#000000")).getcolors()
    assert colours is not None
    assert len(colours) > 10


def test_the_background_can_be_chosen() -> None:
    assert image_of(Shape((SQUARE,), fill="#ff0000"), background="#0000ff").getpixel((90, 45)) == BLUE


def test_a_figure_shows_its_colours_and_is_the_same_twice() -> None:
    style = figure_style()
    drawing = key_drawings(figure_of(Pose(), props=(Prop("mat"),), camera=(0.0, 12.0)), style)[0]
    content = drawing_png(drawing, 200)
    assert content == drawing_png(drawing, 200)
    colours = Image.open(io.BytesIO(content)).convert("RGB").getcolors(100_000)
    assert colours is not None
    common = {f"#{r:02x}{g:02x}{b:02x}" for count, (r, g, b) in colours if count > 30}  # type: ignore[misc]
    assert {style.colour(name) for name in ("skin", "shirt", "shorts", "mat")} <= common
