"""All figures on one look: twelve exercises a page, each from start to end with its name below."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from backdesk.domain.wording import Words
from backdesk.figure.drawing import Drawing
from backdesk.handout.encoder import Encoder
from backdesk.handout.figure_painter import FigurePainter
from backdesk.handout.flow import PlacedRun
from backdesk.handout.fonts import Fonts, Weight, load_fonts
from backdesk.handout.spec import Paper
from backdesk.handout.text import line_width, printable
from backdesk.handout.theme import PAPER_SIZES, Colour, Style

_COLUMNS, _ROWS = 4, 3
_MARGIN, _GAP = 28.0, 12.0
_NAME_HEIGHT = 18.0
CELL_ASPECT = 1.2
"""Width : height of the place for one exercise's pictures."""
_INK, _MUTED = (0.1, 0.12, 0.14), (0.35, 0.4, 0.44)


@dataclass(frozen=True, slots=True)
class _Tools:
    """What draws the parts of one document."""

    canvas: Canvas
    fonts: Fonts
    figures: FigurePainter
    encoder: Encoder


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
    tools = _Tools(canvas, fonts, FigurePainter(canvas), Encoder(canvas, fonts))
    pages = range(0, len(cells), _COLUMNS * _ROWS)
    for number, start in enumerate(pages, start=1):
        tools.encoder.start_page()
        for index, cell in enumerate(cells[start : start + _COLUMNS * _ROWS]):
            _draw_cell(tools, cell, index, (width, height))
        foot = words.gettext("Page {number} of {total}").format(number=number, total=len(pages))
        _say(tools, foot, (width - _MARGIN - 90, 14.0, 90.0), _MUTED)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _draw_cell(tools: _Tools, cell: SheetCell, index: int, page: tuple[float, float]) -> None:
    width = (page[0] - 2 * _MARGIN - (_COLUMNS - 1) * _GAP) / _COLUMNS
    height = (page[1] - 2 * _MARGIN - (_ROWS - 1) * _GAP) / _ROWS
    left = _MARGIN + index % _COLUMNS * (width + _GAP)
    top = page[1] - _MARGIN - index // _COLUMNS * (height + _GAP)
    tools.figures.draw(cell.drawing, left, top, width, height - _NAME_HEIGHT)
    _say(tools, cell.name, (left, top - height + 4, width), _INK)


def _say(tools: _Tools, text: str, place: tuple[float, float, float], colour: Colour) -> None:
    """A line centred in a place (left, baseline, width), smaller where it would not fit."""
    left, baseline, room = place
    said = printable(text, tools.fonts)
    style = Style(Weight.REGULAR, 10.0, 10.0, colour)
    width = line_width(said, tools.fonts, style)
    if width > room:
        style, width = replace(style, size=style.size * room / width), room
    x = left + (room - width) / 2
    tools.canvas.setFillColorRGB(*colour)
    operators = ["BT", f"1 0 0 1 {x:.2f} {baseline:.2f} Tm"]
    tools.encoder.show(PlacedRun(x, baseline, said, style), operators)
    tools.canvas.addLiteral("\n".join((*operators, "ET")))
