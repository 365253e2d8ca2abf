"""The pain scale from 0 to 10 as a strip of cells, told apart by lightness so that it reads in grey."""

from __future__ import annotations

from collections.abc import Sequence

from backdesk.domain.clinic import HIGHEST_PAIN, PainBand
from backdesk.handout.flow import Line, Rect
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit
from backdesk.handout.theme import WHITE, Colour, Theme

_CELL = 1.45
"""The height of the strip in font sizes."""
_EDGE = 0.8
_ABOVE = 3.0


def scale_line(kit: Kit, bands: Sequence[PainBand], x: float, width: float) -> Line:
    """The strip as a line of its own. A rating outside all bands stays white, the last band is dark."""
    theme = kit.theme
    tall = theme.body_size * _CELL
    cell = width / (HIGHEST_PAIN + 1)
    grounds = band_grounds(theme, len(bands))
    rects = [Rect(x, _ABOVE, width, tall, theme.muted)]
    runs = []
    for rating in range(HIGHEST_PAIN + 1):
        found = (index for index, band in enumerate(bands) if band.low <= rating <= band.high)
        ground = next((grounds[index] for index in found), WHITE)
        left = x + rating * cell
        # one edge between two cells, one at each end
        wide = cell - _EDGE * (2 if rating == HIGHEST_PAIN else 1)
        rects.append(Rect(left + _EDGE, _ABOVE + _EDGE, wide, tall - 2 * _EDGE, ground))
        ink = WHITE if ground == theme.scale[-1] else theme.ink
        style = theme.style(Weight.SEMIBOLD, colour=ink)
        said = str(rating)
        runs.append(kit.run(said, style, left + (cell - kit.width(said, style)) / 2))
    baseline = _ABOVE + tall / 2 + 0.33 * theme.body_size
    return Line(_ABOVE + tall + 2.0, baseline, runs, rects=tuple(rects))


def band_grounds(theme: Theme, count: int) -> list[Colour]:
    """The grounds of so many bands: ever darker, and the last one dark if there are several."""
    light, middle, dark = theme.scale
    if count < 2:
        return [light] * count
    steps = max(1, count - 2)
    between = [
        tuple(start + (end - start) * step / steps for start, end in zip(light, middle, strict=True))
        for step in range(count - 1)
    ]
    return [*((red, green, blue) for red, green, blue in between), dark]
