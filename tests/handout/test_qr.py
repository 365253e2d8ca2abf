"""QR codes: the same modules as the library's, drawn without seams, black on white."""

from __future__ import annotations

import pypdfium2
import pytest
import segno
from reportlab.pdfgen.canvas import Canvas

from backdesk.figure.drawing import Path
from backdesk.handout.figure_painter import FigurePainter
from backdesk.handout.qr import QUIET_ZONE, qr_drawing

LINKS = ("https://clinic.example/cat-cow", "https://clinic.example/" + "a1" * 120)


def area(path: Path) -> float:
    (left, top), _, (right, bottom), _ = path
    return (right - left) * (bottom - top)


def painted(link: str) -> list[list[bool]]:
    """The modules that the drawing paints, quiet zone included."""
    drawing = qr_drawing(link)
    side = round(drawing.box.width)
    modules = [[False] * side for _ in range(side)]
    for (left, top), _, (right, bottom), _ in drawing.shapes[1].paths:
        for row in range(round(top), round(bottom)):
            for column in range(round(left), round(right)):
                assert not modules[row][column]
                modules[row][column] = True
    return modules


@pytest.mark.parametrize("link", LINKS)
def test_the_drawing_shows_the_modules_of_the_code(link: str) -> None:
    code = segno.make_qr(link, error="m")
    assert code.error in ("M", "Q", "H")
    expected = [list(map(bool, row)) for row in code.matrix_iter(border=QUIET_ZONE)]
    assert painted(link) == expected


def test_modules_are_merged_and_the_ground_is_white() -> None:
    drawing = qr_drawing(LINKS[0])
    ground, code = drawing.shapes
    assert (ground.fill, code.fill) == ("#ffffff", "#000000")
    assert area(ground.paths[0]) == drawing.box.width * drawing.box.height
    dark = sum(map(sum, painted(LINKS[0])))
    assert sum(map(area, code.paths)) == dark
    assert len(code.paths) < 0.5 * dark


def test_the_code_stays_exact_in_a_pdf() -> None:
    drawing = qr_drawing(LINKS[1])
    side = round(drawing.box.width)
    canvas = Canvas("unused", pagesize=(side, side))
    FigurePainter(canvas).draw(drawing, 0, side, side, side)
    canvas.showPage()
    document = pypdfium2.PdfDocument(canvas.getpdfdata())
    image = document[0].render(scale=5).to_pil().convert("L")
    document.close()
    seen = [[image.getpixel((5 * x + 2, 5 * y + 2)) < 128 for x in range(side)] for y in range(side)]
    assert seen == painted(LINKS[1])
