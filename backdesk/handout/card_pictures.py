"""The pictures of an exercise card: its key poses from start to end, with an arrow from one to the next."""

from __future__ import annotations

from functools import lru_cache

from backdesk.domain.pose import ExerciseFigure
from backdesk.figure.camera import COARSE
from backdesk.figure.compose import key_drawings
from backdesk.figure.drawing import Box, Drawing, Path, Shape
from backdesk.figure.style import SkinTone, figure_style
from backdesk.figure.tubes import Build
from backdesk.handout.flow import FloatingRun, Line, Picture, height_of
from backdesk.handout.page_frames import Kit
from backdesk.handout.spec import Card

_WIDTH = 130.0
_GAP = 16.0
_HEIGHTS = {1: 108.0, 2: 90.0, 3: 80.0, 4: 68.0}
"""Height of each picture (points) by how many there are, so that two cards go on a page."""
LARGE_HEIGHTS = (190.0, 150.0, 118.0)
"""Heights of the pictures in large print: lower ones only where they save a page."""
_ARROW = 18.0
_CAPTION_SIZE = 10.0
_DRAWINGS_KEPT = 400
"""Figures of which a process remembers the drawings: more than the library has."""


def column_width() -> float:
    """The width (points) that a column of pictures takes, with the gap to the text."""
    return _WIDTH + _GAP


def beside_pictures(kit: Kit, card: Card, drawings: tuple[Drawing, ...], lines: list[Line]) -> list[Line]:
    """The lines of a card with its pictures below each other in the column on their left.

    The lines that the pictures reach down to stay on one page with them.
    """
    height = _HEIGHTS[len(drawings)]
    step = height + _CAPTION_SIZE * 1.5
    pictures, captions = [], []
    for index, drawing in enumerate(drawings):
        top = index * (step + 4)
        pictures.append(Picture(0.0, top, _WIDTH, height, drawing))
        captions.append(_caption(kit, card, index, (0.0, _WIDTH), top + height))
        if index + 1 < len(drawings):
            pictures.append(Picture(_WIDTH - 15, top + height - 1, 13, 16, _arrow(kit, down=True)))
    lines[0].pictures, lines[0].floating = tuple(pictures), tuple(captions)
    depth = len(drawings) * (step + 4)
    missing = depth - height_of(lines)
    if missing > 0:
        lines.append(Line(missing))
    return _kept_down_to(lines, depth)


def _kept_down_to(lines: list[Line], depth: float) -> list[Line]:
    used = 0.0
    for line in lines:
        used += line.height + line.space
        if used >= depth:
            break
        line.keep = True
    return lines


def picture_row(
    kit: Kit, card: Card, drawings: tuple[Drawing, ...], place: tuple[float, float], tall: float
) -> Line:
    """Pictures of this height side by side in a place (left edge, width), captions below, as one line."""
    left, width = place
    count = len(drawings)
    each = (width - _ARROW * (count - 1)) / count
    pictures, captions = [], []
    for index, drawing in enumerate(drawings):
        x = left + index * (each + _ARROW)
        pictures.append(Picture(x, 0.0, each, tall, drawing))
        captions.append(_caption(kit, card, index, (x, each), tall))
        if index:
            pictures.append(Picture(x - _ARROW + 1, tall / 2 - 8, _ARROW - 2, 16, _arrow(kit)))
    height = tall + kit.theme.body_size * 1.5
    return Line(height, pictures=tuple(pictures), floating=tuple(captions), keep=True, space=6.0)


def _caption(kit: Kit, card: Card, index: int, place: tuple[float, float], top: float) -> FloatingRun:
    """The caption centred below a picture in a place (left edge, width)."""
    keys = card.figure.keys if card.figure else ()
    size = kit.theme.body_size if kit.theme.is_large else _CAPTION_SIZE
    style = kit.theme.style(size=size, colour=kit.theme.muted)
    said = f"{index + 1}. {keys[index].caption}" if len(keys) > 1 else keys[index].caption
    left, width = place
    return FloatingRun(
        top + size * 1.1, kit.run(said, style, left + max(0.0, (width - kit.width(said, style)) / 2))
    )


def card_drawings(kit: Kit, card: Card) -> tuple[Drawing, ...]:
    """The drawings that a card shows; none when there is no figure or pictures are switched off."""
    options = kit.spec.options
    if card.figure is None or not options.pictures:
        return ()
    return _drawings(card.figure, options.skin_tone, options.build, options.grey)


def forget_drawings() -> None:
    """Draw every figure anew, for measuring."""
    _drawings.cache_clear()


@lru_cache(maxsize=_DRAWINGS_KEPT)
def _drawings(figure: ExerciseFigure, tone: SkinTone, build: Build, grey: bool) -> tuple[Drawing, ...]:
    return tuple(key_drawings(figure, figure_style(tone, build, grey=grey), corners=COARSE, apart=True))


def _arrow(kit: Kit, *, down: bool = False) -> Drawing:
    """A plain arrow to the right or down."""
    red, green, blue = (round(part * 255) for part in kit.theme.accent)
    colour = f"#{red:02x}{green:02x}{blue:02x}"
    paths: tuple[Path, ...] = (((1.0, 7.0), (12.0, 7.0)), ((10.0, 2.5), (16.0, 7.0), (10.0, 11.5)))
    if down:
        paths = tuple(tuple((y, x) for x, y in path) for path in paths)
    shaft, head = paths
    shapes = (Shape((shaft,), line=colour, width=2.0, closed=False), Shape((head,), fill=colour))
    return Drawing(shapes, Box(0.0, 0.0, 14.0, 16.0) if down else Box(0.0, 0.0, 16.0, 14.0))
