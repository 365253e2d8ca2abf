"""The pictures of an exercise card: its key poses from start to end, with an arrow from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from backdesk.domain.pose import ExerciseFigure
from backdesk.figure.camera import COARSE
from backdesk.figure.compose import key_drawings
from backdesk.figure.drawing import Box, Drawing, Shape
from backdesk.figure.flesh import Build
from backdesk.figure.style import SkinTone, figure_style
from backdesk.handout.flow import FloatingRun, Line, Picture, height_of, keep_together
from backdesk.handout.page_frames import Kit
from backdesk.handout.spec import Card

_HEIGHT, _LARGE_HEIGHT = 104.0, 190.0
_ONE, _TWO = 160.0, 128.0
"""Width (points) of a single picture, and of each of two."""
_ARROW = 18.0
_CAPTION_SIZE = 10.0
_GAP = 14.0
_DRAWINGS_KEPT = 400
"""Figures of which a process remembers the drawings: more than the library has."""


def head_with_pictures(kit: Kit, card: Card, width: float, head: Callable[[float], list[Line]]) -> list[Line]:
    """Name and doses with one or two pictures on their right; more pictures, or large ones, stand below.

    `head(width)` sets name and doses in a column of that width.
    """
    drawings = card_drawings(kit, card)
    if not drawings:
        return head(width)
    if kit.theme.is_large or len(drawings) > 2:
        height = _LARGE_HEIGHT if kit.theme.is_large else _HEIGHT
        return keep_together([*head(width), _row(kit, card, drawings, (0.0, width), height)], with_next=True)
    across = _ONE if len(drawings) == 1 else 2 * _TWO + _ARROW
    lines = head(width - across - _GAP)
    row = _row(kit, card, drawings, (width - across, across), _HEIGHT)
    lines[0].pictures, lines[0].floating = row.pictures, row.floating
    missing = row.height - height_of(lines)
    return keep_together([*lines, Line(missing)] if missing > 0 else lines, with_next=True)


def card_drawings(kit: Kit, card: Card) -> tuple[Drawing, ...]:
    """The drawings that a card shows; none when there is no figure or pictures are switched off."""
    options = kit.spec.options
    if card.figure is None or not options.pictures:
        return ()
    return _drawings(card.figure, options.skin_tone, options.build, options.grey)


@lru_cache(maxsize=_DRAWINGS_KEPT)
def _drawings(figure: ExerciseFigure, tone: SkinTone, build: Build, grey: bool) -> tuple[Drawing, ...]:
    return tuple(key_drawings(figure, figure_style(tone, build, grey=grey), corners=COARSE))


def _row(
    kit: Kit, card: Card, drawings: tuple[Drawing, ...], place: tuple[float, float], height: float
) -> Line:
    """Pictures side by side in a place (left edge, width), captions below them, as one line."""
    left, width = place
    count = len(drawings)
    each = (width - _ARROW * (count - 1)) / count
    size = max(_CAPTION_SIZE, kit.theme.body_size if kit.theme.is_large else 0.0)
    style = kit.theme.style(size=size, colour=kit.theme.muted)
    pictures, captions = [], []
    keys = card.figure.keys if card.figure else ()
    for index, (drawing, key) in enumerate(zip(drawings, keys, strict=True)):
        x = left + index * (each + _ARROW)
        pictures.append(Picture(x, 0.0, each, height, drawing))
        if index:
            pictures.append(Picture(x - _ARROW + 1, height / 2 - 7, _ARROW - 2, 14, _step_arrow(kit)))
        said = f"{index + 1}. {key.caption}" if count > 1 else key.caption
        run = kit.run(said, style, x + max(0.0, (each - kit.width(said, style)) / 2))
        captions.append(FloatingRun(height + size * 1.05, run))
    return Line(height + size * 1.4, pictures=tuple(pictures), floating=tuple(captions), keep=True, space=4.0)


def _step_arrow(kit: Kit) -> Drawing:
    """A plain arrow to the right."""
    red, green, blue = (round(part * 255) for part in kit.theme.accent)
    colour = f"#{red:02x}{green:02x}{blue:02x}"
    shaft = ((1.0, 7.0), (12.0, 7.0))
    head = ((10.0, 2.5), (16.0, 7.0), (10.0, 11.5))
    shapes = (Shape((shaft,), line=colour, width=2.0, closed=False), Shape((head,), fill=colour))
    return Drawing(shapes, Box(0.0, 0.0, 16.0, 14.0))
