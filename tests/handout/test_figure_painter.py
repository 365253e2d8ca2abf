from __future__ import annotations

import io
import zlib

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from backdesk.figure.drawing import Box, Drawing, Shape
from backdesk.handout.figure_painter import FigurePainter, packed

BOX = Box(0.0, 0.0, 10.0, 10.0)
LEFT_HALF = ((0.0, 0.0), (5.0, 0.0), (5.0, 10.0), (0.0, 10.0))
TOP_RIGHT = ((5.0, 0.0), (10.0, 0.0), (10.0, 5.0), (5.0, 5.0))


def operators(*shapes: Shape, box: Box = BOX) -> str:
    """What paints the shapes; a square of 10 has units of 1/1300."""
    return zlib.decompress(packed(Drawing(shapes, box))).decode("ascii")


def page_with(*drawings: Drawing) -> bytes:
    """A page of 200 × 200 points with the drawings in a square of 100 points in its middle."""
    stream = io.BytesIO()
    canvas = Canvas(stream, (200, 200), invariant=1)
    painter = FigurePainter(canvas)
    for drawing in drawings:
        painter.draw(drawing, 50.0, 150.0, 100.0, 100.0)
    canvas.save()
    return stream.getvalue()


def painted(*shapes: Shape, box: Box = BOX) -> Image.Image:
    document = pypdfium2.PdfDocument(page_with(Drawing(shapes, box)))
    image: Image.Image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    return image


def test_shapes_appear_in_their_colour_at_their_place() -> None:
    image = painted(Shape((LEFT_HALF,), fill="#ff0000"), Shape((TOP_RIGHT,), fill="#0000ff"))
    assert image.getpixel((75, 100)) == (255, 0, 0)
    assert image.getpixel((125, 75)) == (0, 0, 255)
    assert image.getpixel((125, 125)) == (255, 255, 255)
    assert all(
        image.getpixel(spot) == (255, 255, 255) for spot in ((40, 100), (160, 75), (75, 40), (75, 160))
    )


def test_later_shapes_hide_earlier_ones() -> None:
    image = painted(Shape((LEFT_HALF,), fill="#ff0000"), Shape((LEFT_HALF,), fill="#00ff00"))
    assert image.getpixel((75, 100)) == (0, 255, 0)


def test_a_drawing_is_centred_and_not_distorted() -> None:
    wide = Box(0.0, 0.0, 10.0, 5.0)
    image = painted(Shape((((0.0, 0.0), (10.0, 0.0), (10.0, 5.0), (0.0, 5.0)),), fill="#ff0000"), box=wide)
    assert image.getpixel((100, 100)) == (255, 0, 0)
    assert image.getpixel((55, 80)) == (255, 0, 0)
    assert image.getpixel((100, 70)) == image.getpixel((100, 130)) == (255, 255, 255)


def test_paths_of_one_shape_fill_without_holes() -> None:
    image = painted(Shape((LEFT_HALF, LEFT_HALF), fill="#ff0000"))
    assert image.getpixel((75, 100)) == (255, 0, 0)


def test_strokes_have_their_width_and_stay_open_when_told() -> None:
    corner = ((1.0, 1.0), (9.0, 1.0), (9.0, 9.0))
    image = painted(Shape((corner,), line="#0000ff", width=0.6, closed=False))
    assert image.getpixel((100, 60)) == (0, 0, 255)
    assert image.getpixel((100, 67)) == (255, 255, 255)
    assert image.getpixel((100, 100)) == (255, 255, 255)
    closed = painted(Shape((corner,), line="#0000ff", width=0.6))
    assert closed.getpixel((100, 100)) == (0, 0, 255)


def test_curves_are_curves() -> None:
    arch = ((0.0, 10.0), (0.0, 0.0), (10.0, 0.0), (10.0, 10.0))
    image = painted(Shape((arch,), fill="#ff0000", curved=True))
    assert image.getpixel((100, 80)) == (255, 0, 0)
    assert image.getpixel((60, 60)) == (255, 255, 255)
    assert image.getpixel((100, 70)) == (255, 255, 255)
    assert operators(Shape((arch,), fill="#ff0000", curved=True)).count(" c") == 1


def test_coordinates_are_whole_numbers() -> None:
    third = ((0.0, 0.0), (10 / 3, 0.0), (10 / 3, 10 / 3))
    text = operators(Shape((third,), fill="#000000", line="#ffffff", width=1 / 7))
    assert "0 0 m 4333 0 l 4333 4333 l h" in text
    assert "." not in text


def test_corners_that_nobody_sees_are_left_out() -> None:
    fine = (*((step / 1000, 0.0) for step in range(1000)), (1.0, 5.0))
    assert operators(Shape((fine,), fill="#000000")).count(" l") < 60


def test_an_outline_and_its_fill_write_their_path_alike() -> None:
    text = operators(
        Shape((LEFT_HALF,), fill="#000000", line="#000000", width=0.1), Shape((LEFT_HALF,), fill="#ff0000")
    )
    paths = [line for line in text.splitlines() if " m " in line]
    assert len(paths) == 2
    assert paths[0] == paths[1]
    assert [line for line in text.splitlines() if line in ("f", "B", "S")] == ["B", "f"]


def test_what_is_painted_afterwards_is_not_moved() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, (200, 200))
    FigurePainter(canvas).draw(
        Drawing((Shape((LEFT_HALF,), fill="#ff0000"),), BOX), 50.0, 150.0, 100.0, 100.0
    )
    canvas.rect(0, 0, 20, 20, stroke=0, fill=1)
    canvas.save()
    document = pypdfium2.PdfDocument(stream.getvalue())
    image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    assert image.getpixel((10, 190)) == (0, 0, 0)
    assert image.getpixel((10, 10)) == (255, 255, 255)


def test_a_drawing_that_comes_twice_is_stored_once() -> None:
    one = Drawing((Shape((LEFT_HALF,), fill="#ff0000"),), BOX)
    other = Drawing((Shape((TOP_RIGHT,), fill="#0000ff"),), BOX)
    forms = [page_with(*drawings).count(b"/Subtype /Form") for drawings in ((one,), (one, one), (one, other))]
    assert forms == [1, 1, 2]


@pytest.mark.parametrize(
    ("colour", "written"), [("#000000", "0 0 0 rg"), ("#ffffff", "1 1 1 rg"), ("#336699", "0.2 0.4 0.6 rg")]
)
def test_colours_are_shares_of_one(colour: str, written: str) -> None:
    assert written in operators(Shape((LEFT_HALF,), fill=colour))


def test_the_same_drawing_gives_the_same_operators() -> None:
    assert operators(Shape((LEFT_HALF,), fill="#123456")) == operators(
        Shape((tuple(LEFT_HALF),), fill="#123456")
    )
