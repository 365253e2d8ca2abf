"""The body map above the coverage table: front, back and the deep layer, with its legend."""

from __future__ import annotations

from functools import cache

from backdesk.domain.coverage import Band
from backdesk.domain.labels import band_name
from backdesk.figure.body_map import BodyMap, BodyPanel, Marks, load_body_map
from backdesk.figure.body_map_style import LIGHT, BodyMapStyle
from backdesk.figure.drawing import Box, Drawing, Shape
from backdesk.handout.flow import FloatingRun, Line, Picture
from backdesk.handout.page_frames import Kit
from backdesk.handout.spec import BodyMapTints
from backdesk.handout.theme import Style

_CAPTION_SIZE = 10.0
_LARGE_CAPTION_SIZE = 14.0
_SWATCH = 1.1
_LEGEND_HEIGHT = 2.2
"""In font sizes, as the swatch."""


def map_lines(kit: Kit, tints: BodyMapTints, width: float, *, share: float = 1.0) -> list[Line]:
    """The four panels with a caption below each, and the legend, kept together.

    The panels take this share of the width, in its middle.
    """
    style = LIGHT.in_grey() if kit.spec.options.grey else LIGHT
    body_map = _body_map()
    drawing = body_map.sheet(body_map.panels, tints.bands, style, Marks(stretched=tints.stretched))
    scale = share * width / drawing.box.width
    height = drawing.box.height * scale
    left = (1.0 - share) * width / 2
    captions = []
    said_style = _caption_style(kit)
    for place in body_map.places(body_map.panels):
        said = panel_caption(kit, place.panel)
        middle = left + (place.box.left + place.box.right) / 2 * scale
        run = kit.run(said, said_style, middle - kit.width(said, said_style) / 2)
        captions.append(FloatingRun(height + said_style.size * 1.3, run))
    picture = Picture(left, 0.0, share * width, height, drawing)
    sheet = Line(
        height + said_style.size * 2, pictures=(picture,), floating=tuple(captions), keep=True, space=8.0
    )
    return [sheet, *_legend(kit, style, width)]


def _caption_style(kit: Kit) -> Style:
    size = _LARGE_CAPTION_SIZE if kit.theme.is_large else _CAPTION_SIZE
    return kit.theme.style(size=size, colour=kit.theme.muted)


def panel_caption(kit: Kit, panel: BodyPanel) -> str:
    """What a panel shows, in words."""
    gettext = kit.words.gettext
    return {
        BodyPanel.FRONT: gettext("Front"),
        BodyPanel.BACK: gettext("Back"),
        BodyPanel.DEEP_FRONT: gettext("Deep, front"),
        BodyPanel.DEEP_BACK: gettext("Deep, back"),
    }[panel]


@cache
def _body_map() -> BodyMap:
    return load_body_map()


def _legend(kit: Kit, style: BodyMapStyle, width: float) -> list[Line]:
    """A swatch and a word for each band and for muscles that are only stretched, in lines as wide as this."""
    text_style = _caption_style(kit)
    size = text_style.size
    entries = [(band_name(band, kit.words), _swatch(style, band)) for band in Band]
    entries.append((kit.words.gettext("only stretched"), _hatched(style)))
    lines: list[Line] = []
    x = width
    for said, drawing in entries:
        needed = size * (_SWATCH + 0.5) + kit.width(said, text_style)
        if not lines or x + needed > width:
            lines.append(Line(size * (_LEGEND_HEIGHT if not lines else 1.6), keep=True))
            x = 0.0
        line = lines[-1]
        line.pictures = (*line.pictures, Picture(x, size * 0.1, size * _SWATCH, size * _SWATCH, drawing))
        run = kit.run(said, text_style, x + size * (_SWATCH + 0.5))
        line.floating = (*line.floating, FloatingRun(size, run))
        x += needed + size * 1.6
    return lines


_SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
_FRAME = Box(0.0, 0.0, 10.0, 10.0)


def _swatch(style: BodyMapStyle, band: Band) -> Drawing:
    return Drawing((Shape((_SQUARE,), fill=style.colour(band), line=style.edge, width=0.6),), _FRAME)


def _hatched(style: BodyMapStyle) -> Drawing:
    square = Shape((_SQUARE,), fill=style.colour(Band.NONE), line=style.edge, width=0.6)
    strokes = (((0.0, 4.0), (4.0, 0.0)), ((0.0, 9.0), (9.0, 0.0)), ((4.0, 10.0), (10.0, 4.0)))
    return Drawing((square, Shape(strokes, line=style.stretched, width=1.2, closed=False)), _FRAME)
