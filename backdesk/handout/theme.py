"""Colours, sizes and measures of a handout, in points; the body never drops below 12 pt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from backdesk.domain.blocks import BlockKind
from backdesk.domain.contrast import is_colour, readable_on
from backdesk.handout.fonts import Weight
from backdesk.handout.spec import HandoutOptions, Paper

Colour = tuple[float, float, float]
"""Red, green, blue from 0 to 1."""

PAPER_SIZES: dict[Paper, tuple[float, float]] = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}
WHITE: Colour = (1.0, 1.0, 1.0)
MARGIN = 48.0
"""Left and right; above and below see page_frames."""
MARGIN_LANDSCAPE = 36.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text looks; `leading` is the distance between its lines."""

    weight: Weight
    size: float
    leading: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class BlockColours:
    """A block's strong colour for bars and its pale one behind dark text."""

    bar: Colour
    tint: Colour


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of one handout.

    `accent` is for words: it reads on white and on `panel`. `mark` is for bars and rules: the
    clinic's colour as it is. `scale` are the grounds of the pain scale, from the lightest to the
    one before the last, and of the last, which takes white words.
    """

    ink: Colour
    muted: Colour
    accent: Colour
    mark: Colour
    rule: Colour
    panel: Colour
    scale: tuple[Colour, Colour, Colour]
    blocks: dict[BlockKind, BlockColours]
    body_size: float
    table_sizes: tuple[float, ...]
    body_leading: float = 1.27

    def style(
        self, weight: Weight = Weight.REGULAR, size: float | None = None, colour: Colour | None = None
    ) -> Style:
        """A style; body size and ink unless told otherwise. Large text is set tighter."""
        points = self.body_size if size is None else size
        leading = points * (self.body_leading if points <= self.body_size else 1.18)
        return Style(weight, points, leading, self.ink if colour is None else colour)

    def cell(self, size: float, weight: Weight = Weight.REGULAR, colour: Colour | None = None) -> Style:
        """A style for the short lines of a table, set a little closer."""
        return Style(weight, size, size * 1.24, self.ink if colour is None else colour)

    def tighter(self) -> Theme:
        """The same look with lines set closer, where that saves pages."""
        return replace(self, body_leading=1.17)

    @property
    def is_large(self) -> bool:
        """Whether this is large print."""
        return self.body_size > NORMAL_BODY


NORMAL_BODY = 12.0
LARGE_BODY = 18.0


def theme_for(options: HandoutOptions, accent: str = "") -> Theme:
    """The look that the options ask for, in the clinic's colour ("#0e4d54") where one is given.

    Words in it are darkened until they have a contrast of 7:1. A grey print has no colour at all.
    """
    body = LARGE_BODY if options.large_print else NORMAL_BODY
    sizes = (LARGE_BODY,) if options.large_print else (12.0, 11.0, 10.0)
    if options.grey:
        return _grey(body, sizes)
    theme = _colour(body, sizes)
    if not is_colour(accent):
        return theme
    words = readable_on(accent, (_name(WHITE), _name(theme.panel)))
    return replace(theme, accent=_named(words), mark=_named(accent))


def _colour(body: float, sizes: tuple[float, ...]) -> Theme:
    return Theme(
        ink=_hex(0x1A1F24),
        muted=_hex(0x3D4852),
        accent=_hex(0x0E4D54),
        mark=_hex(0x0E4D54),
        rule=_hex(0xC9D1D6),
        panel=_hex(0xEFF4F4),
        scale=(_hex(0xDDEFE2), _hex(0xF7C95F), _hex(0x8A1F17)),
        blocks={  # amber, blue and green that differ in lightness too (L* 77, 34, 56)
            BlockKind.WARM_UP: BlockColours(_hex(0xF2B233), _hex(0xFDF1D6)),
            BlockKind.STRENGTH: BlockColours(_hex(0x1F5191), _hex(0xCCDBEE)),
            BlockKind.RELIEF: BlockColours(_hex(0x479766), _hex(0xDDEFE2)),
        },
        body_size=body,
        table_sizes=sizes,
    )


def _grey(body: float, sizes: tuple[float, ...]) -> Theme:
    return Theme(
        ink=_level(0.08),
        muted=_level(0.27),
        accent=_level(0.16),
        mark=_level(0.16),
        rule=_level(0.80),
        panel=_level(0.95),
        scale=(_level(0.95), _level(0.76), _level(0.18)),
        blocks={
            BlockKind.WARM_UP: BlockColours(_level(0.72), _level(0.96)),
            BlockKind.STRENGTH: BlockColours(_level(0.22), _level(0.85)),
            BlockKind.RELIEF: BlockColours(_level(0.48), _level(0.91)),
        },
        body_size=body,
        table_sizes=sizes,
    )


def _hex(value: int) -> Colour:
    return ((value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255)


def _level(value: float) -> Colour:
    return (value, value, value)


def _named(colour: str) -> Colour:
    return _hex(int(colour[1:], 16))


def _name(colour: Colour) -> str:
    return "#" + bytes(round(part * 255) for part in colour).hex()
