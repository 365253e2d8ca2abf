"""Figures as files: SVG or PNG of one exercise, and the contact sheet of all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Exercise
from backdesk.domain.wording import Words
from backdesk.errors import NotFoundError, OutputError
from backdesk.figure.camera import COARSE, FINE
from backdesk.figure.compose import key_drawings
from backdesk.figure.drawing import Drawing
from backdesk.figure.strip import arranged, best_columns
from backdesk.figure.style import SkinTone, figure_style
from backdesk.figure.svg import svg_text
from backdesk.figure.tubes import Build
from backdesk.files import write_whole
from backdesk.services.figures import Figures, working_muscles


@dataclass(frozen=True, slots=True)
class FigureLook:
    """How a figure is drawn. `muscles` tints the working muscles; `key` (from 1) is one key pose, 0 all."""

    tone: SkinTone = SkinTone.LIGHT
    build: Build = Build.STRAIGHT
    grey: bool = False
    muscles: bool = False
    key: int = 0


def exercise_drawing(
    exercise: Exercise,
    catalogue: Catalogue,
    figures: Figures,
    look: FigureLook,
    *,
    aspect: float = 0.0,
) -> Drawing:
    """The figure of an exercise, its key poses in a row, or as they best fill a place of this width : height,
    drawn for print.

    Raises NotFoundError when there is none.
    """
    figure = figures.of(exercise)
    if figure is None:
        raise NotFoundError("{name} has no picture.", name=exercise.name)
    if look.key > len(figure.keys):
        raise NotFoundError("{name} has no picture {number}.", name=exercise.name, number=look.key)
    style = figure_style(look.tone, look.build, grey=look.grey)
    tints = working_muscles(exercise, catalogue.taxonomy) if look.muscles else None
    drawings = key_drawings(figure, style, tints, corners=COARSE if aspect else FINE, apart=True)
    if look.key:
        return drawings[look.key - 1]
    columns = best_columns(drawings, aspect) if aspect else len(drawings)
    return arranged(drawings, style.arrow, columns)


def save_drawing(path: Path, drawing: Drawing, *, width: int, title: str) -> None:
    """Write SVG or PNG, by the name's ending. Raises OutputError; then nothing was written."""
    kind = path.suffix.casefold()
    if kind == ".svg":
        write_whole(path, svg_text(drawing, width=width, title=title).encode())
    elif kind == ".png":
        # imported here: Pillow takes its time, and an SVG does not need it
        from backdesk.handout.figure_image import drawing_png

        write_whole(path, drawing_png(drawing, width))
    else:
        raise OutputError("{path} must end in .svg or .png.", path=path)


def save_contact_sheet(
    path: Path,
    exercises: Iterable[Exercise],
    catalogue: Catalogue,
    words: Words,
    *,
    look: FigureLook,
    numbered: bool = False,
) -> int:
    """Write the sheet of all exercises that have a figure; returns how many. Raises OutputError.

    `numbered` prints numbers instead of names, for checking whether a picture is understood without its name.
    """
    # imported here: ReportLab takes its time
    from backdesk.handout.contact_sheet import CELL_ASPECT, SheetCell, contact_sheet

    figures = Figures()
    cells: list[SheetCell] = []
    for exercise in exercises:
        if figures.of(exercise) is not None:
            name = str(len(cells) + 1) if numbered else exercise.name
            drawing = exercise_drawing(exercise, catalogue, figures, look, aspect=CELL_ASPECT)
            cells.append(SheetCell(name, drawing))
    write_whole(path, contact_sheet(cells, words))
    return len(cells)
