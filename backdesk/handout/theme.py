"""Colours, sizes and measures of a handout, in points; the body never drops below 12 pt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from backdesk.domain.blocks import BlockKind
from backdesk.handout.fonts import Weight
from backdesk.handout.spec import HandoutOptions, Paper

Colour = tuple[float, float, float]
"""Red, green, blue from 0 to 1."""

PAPER_SIZES: dict[Paper, tuple[float, float]] = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}
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
    """The look of one handout."""

    ink: Colour
    muted: Colour
    accent: Colour
    rule: Colour
    panel: Colour
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


def theme_for(options: HandoutOptions) -> Theme:
    """The look that the options ask for."""
    body = LARGE_BODY if options.large_print else NORMAL_BODY
    sizes = (LARGE_BODY,) if options.large_print else (12.0, 11.0, 10.0)
    return _grey(body, sizes) if options.grey else _colour(body, sizes)


def _colour(body: float, sizes: tuple[float, ...]) -> Theme:
    return Theme(
        ink=_hex(0x1A1F24),
        muted=_hex(0x3D4852),
        accent=_hex(0x0E4D54),
        rule=_hex(0xC9D1D6),
        panel=_hex(0xEFF4F4),
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
        rule=_level(0.80),
        panel=_level(0.95),
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
