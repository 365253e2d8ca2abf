"""The pictures of an exercise card: its key poses from start to end, with an arrow from one to the next."""

from __future__ import annotations

from functools import lru_cache

from backdesk.domain.pose import ExerciseFigure
from backdesk.figure.camera import COARSE
from backdesk.figure.compose import key_drawings
from backdesk.figure.drawing import Box, Drawing, Path, Shape, photo_drawing
from backdesk.figure.style import SkinTone, figure_style
from backdesk.figure.tubes import Build
from backdesk.handout.card_blocks import Block, centred
from backdesk.handout.flow import Picture
from backdesk.handout.kit import Kit
from backdesk.handout.spec import Card, HandoutOptions
from backdesk.handout.theme import NORMAL_BODY

COLUMN_TEXT_GAP = 16.0
"""Between a column of pictures and the text on its right."""
_HEIGHTS = {1: 0.83, 2: 0.69, 3: 0.62, 4: 0.52}
"""Height of each picture of a column in widths of the column, by how many there are."""
_ARROW = 18.0
_CAPTION_SIZE = 10.0
_CAPTION_GAP = 2.0
_DRAWINGS_KEPT = 400
"""Figures of which a process remembers the drawings: more than the library has."""


def picture_column(kit: Kit, card: Card, drawings: tuple[Drawing, ...], width: float) -> Block:
    """Pictures below each other at the left edge, each with its caption."""
    tall = round(width * _HEIGHTS.get(len(drawings), _HEIGHTS[4]))
    block = Block()
    for index, drawing in enumerate(drawings):
        top = block.height + (4.0 if index else 0.0)
        caption = _caption(kit, card, index, (0.0, width), top + tall)
        pictures = [Picture(0.0, top, width, tall, drawing)]
        if index:
            pictures.append(Picture(width - 15, top - 21, 13, 16, _arrow(kit, down=True)))
        block = Block(
            (*block.pictures, *pictures), (*block.floating, *caption.floating), height=caption.height
        )
    return block


def picture_row(
    kit: Kit, card: Card, drawings: tuple[Drawing, ...], place: tuple[float, float], tall: float
) -> Block:
    """Pictures of this height side by side in a place (left edge, width), captions below."""
    left, width = place
    count = len(drawings)
    each = (width - _ARROW * (count - 1)) / count
    block = Block(height=tall)
    for index, drawing in enumerate(drawings):
        x = left + index * (each + _ARROW)
        caption = _caption(kit, card, index, (x, each), tall)
        pictures = [Picture(x, 0.0, each, tall, drawing)]
        if index:
            pictures.append(Picture(x - _ARROW + 1, tall / 2 - 8, _ARROW - 2, 16, _arrow(kit)))
        block = Block(
            (*block.pictures, *pictures),
            (*block.floating, *caption.floating),
            height=max(block.height, caption.height),
        )
    return block


def _caption(kit: Kit, card: Card, index: int, place: tuple[float, float], top: float) -> Block:
    """The caption centred below a picture in a place (left edge, width)."""
    size = _caption_size(kit)
    style = kit.theme.style(size=size, colour=kit.theme.muted)
    keys = card.figure.keys if card.figure and not card.photos else ()
    count = len(card.photos or keys)
    words = keys[index].caption if keys else ""
    said = f"{index + 1}. {words}".rstrip() if count > 1 else words
    return centred(kit, said, style, place, top + _CAPTION_GAP)


def _caption_size(kit: Kit) -> float:
    if kit.spec.options.large_print:
        return kit.theme.body_size
    return _CAPTION_SIZE if kit.theme.body_size <= NORMAL_BODY else NORMAL_BODY


def card_drawings(kit: Kit, card: Card) -> tuple[Drawing, ...]:
    """The drawings that a card shows; none when there is no figure or pictures are switched off."""
    options = kit.spec.options
    if not options.pictures:
        return ()
    if card.photos:
        return kit.once(("drawings", card.number), lambda: tuple(map(photo_drawing, card.photos)))
    if card.figure is None:
        return ()
    figure = card.figure
    return kit.once(("drawings", card.number), lambda: figure_drawings(figure, options))


def figure_drawings(figure: ExerciseFigure, options: HandoutOptions) -> tuple[Drawing, ...]:
    """The drawings of a figure as these options print it; a process remembers them."""
    return _drawings(figure, options.skin_tone, options.build, options.grey)


def forget_drawings() -> None:
    """Draw every figure anew, for measuring."""
    _drawings.cache_clear()


@lru_cache(maxsize=_DRAWINGS_KEPT)
def _drawings(figure: ExerciseFigure, tone: SkinTone, build: Build, grey: bool) -> tuple[Drawing, ...]:
    return tuple(key_drawings(figure, figure_style(tone, build, grey=grey), corners=COARSE, apart=True))


def _arrow(kit: Kit, *, down: bool = False) -> Drawing:
    """A plain arrow to the right or down."""
    red, green, blue = (round(part * 255) for part in kit.theme.accent)
    return _arrow_drawing(f"#{red:02x}{green:02x}{blue:02x}", down)


@lru_cache(maxsize=20)
def _arrow_drawing(colour: str, down: bool) -> Drawing:
    paths: tuple[Path, ...] = (((1.0, 7.0), (12.0, 7.0)), ((10.0, 2.5), (16.0, 7.0), (10.0, 11.5)))
    if down:
        paths = tuple(tuple((y, x) for x, y in path) for path in paths)
    shaft, head = paths
    shapes = (Shape((shaft,), line=colour, width=2.0, closed=False), Shape((head,), fill=colour))
    return Drawing(shapes, Box(0.0, 0.0, 14.0, 16.0) if down else Box(0.0, 0.0, 16.0, 14.0))
