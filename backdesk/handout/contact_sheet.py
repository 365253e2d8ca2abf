"""All figures on one look: twelve exercises a page, each from start to end with its name below."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from backdesk.domain.wording import Words
from backdesk.figure.drawing import Drawing
from backdesk.handout.figure_painter import FigurePainter
from backdesk.handout.fonts import Fonts, Weight, load_fonts
from backdesk.handout.spec import Paper
from backdesk.handout.text import line_width, printable
from backdesk.handout.theme import PAPER_SIZES, Style

_COLUMNS, _ROWS = 4, 3
_MARGIN, _GAP = 28.0, 12.0
_NAME_HEIGHT = 18.0
CELL_ASPECT = 1.2
"""Width : height of the place for one exercise's pictures."""
_INK, _MUTED = (0.1, 0.12, 0.14), (0.35, 0.4, 0.44)


class SheetCell(NamedTuple):
    """One exercise of the sheet."""

    name: str
    drawing: Drawing


def contact_sheet(cells: Sequence[SheetCell], words: Words, *, paper: Paper = Paper.A4) -> bytes:
    """The PDF, landscape; the same cells give the same bytes. Call from one thread only."""
    fonts = load_fonts()
    height, width = PAPER_SIZES[paper]
    stream = io.BytesIO()
    face = fonts.face(Weight.REGULAR).name
    canvas = Canvas(stream, (width, height), pageCompression=1, invariant=1, initialFontName=face)
    canvas.setTitle(words.gettext("Exercise figures"))
    canvas.setAuthor("Back Desk")
    painter = FigurePainter(canvas)
    pages = range(0, len(cells), _COLUMNS * _ROWS)
    for number, start in enumerate(pages, start=1):
        for index, cell in enumerate(cells[start : start + _COLUMNS * _ROWS]):
            _draw_cell(canvas, fonts, painter, (cell, index), (width, height))
        foot = words.gettext("Page {number} of {total}").format(number=number, total=len(pages))
        _say(canvas, fonts, foot, (width - _MARGIN - 90, 14.0, 90.0), _MUTED)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _draw_cell(
    canvas: Canvas,
    fonts: Fonts,
    painter: FigurePainter,
    numbered: tuple[SheetCell, int],
    page: tuple[float, float],
) -> None:
    cell, index = numbered
    width = (page[0] - 2 * _MARGIN - (_COLUMNS - 1) * _GAP) / _COLUMNS
    height = (page[1] - 2 * _MARGIN - (_ROWS - 1) * _GAP) / _ROWS
    left = _MARGIN + index % _COLUMNS * (width + _GAP)
    top = page[1] - _MARGIN - index // _COLUMNS * (height + _GAP)
    painter.draw(cell.drawing, left, top, width, height - _NAME_HEIGHT)
    _say(canvas, fonts, cell.name, (left, top - height + 4, width), _INK)


def _say(
    canvas: Canvas,
    fonts: Fonts,
    text: str,
    place: tuple[float, float, float],
    colour: tuple[float, float, float],
) -> None:
    """A line centred in a place (left, baseline, width), smaller where it would not fit."""
    left, baseline, room = place
    said, size = printable(text, fonts), 10.0
    width = line_width(said, fonts, Style(Weight.REGULAR, size, size, colour))
    if width > room:
        size, width = size * room / width, room
    canvas.setFillColorRGB(*colour)
    canvas.setFont(fonts.face(Weight.REGULAR).name, size)
    canvas.drawString(left + (room - width) / 2, baseline, said)
