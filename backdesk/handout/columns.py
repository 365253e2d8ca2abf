"""Lines as a column: its height, how many fit, where it may be torn, and two columns side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backdesk.handout.flow import FloatingRun, Line, Rect, Run

_EPSILON = 0.01
MOST_HUNG = 24
"""Lines that may be tied together so that texts beside them are read after them."""


def height_of(lines: Sequence[Line]) -> float:
    """The height of lines that start a column."""
    return sum(line.height + line.space for line in lines) - (lines[0].space if lines else 0.0)


def fit(lines: Sequence[Line], room: float) -> int:
    """How many lines can stand in `room` points without tearing apart what is kept together."""
    used = 0.0
    best = 0
    for index, line in enumerate(lines):
        used += line.height + (line.space if index else 0.0)
        if used > room + _EPSILON:
            return best
        if not line.keep:
            best = index + 1
    return len(lines)


def fit_torn(lines: Sequence[Line], room: float) -> int:
    """Like `fit`, for what is taller than a page: at least one line, kept together or not."""
    used = 0.0
    for index, line in enumerate(lines):
        used += line.height + (line.space if index else 0.0)
        if used > room + _EPSILON:
            return max(1, index)
    return len(lines)


def cut(lines: Sequence[Line], count: int) -> tuple[list[Line], list[Line]]:
    """The first lines, and those for the next page, with the texts that hang down beside these."""
    upper, lower = list(lines[:count]), list(lines[count:])
    if not upper or not lower:
        return upper, lower
    tops = tops_of(lines)
    fallen: list[FloatingRun] = []
    for index, line in enumerate(upper):
        hung = (*line.floating, *line.trailing)
        below = [text for text in hung if tops[index] + text.baseline > tops[count]]
        if below:
            down = tops[count] - tops[index]
            fallen += [text._replace(baseline=text.baseline - down) for text in below]
            upper[index] = replace(
                line,
                floating=tuple(text for text in line.floating if text not in below),
                trailing=tuple(text for text in line.trailing if text not in below),
            )
    lower[0] = replace(lower[0], trailing=(*lower[0].trailing, *fallen))
    return upper, lower


def beside(left: list[Line], right: list[Line]) -> list[Line]:
    """Two columns of equal line heights as one; their texts already stand at their own `x`.

    The left one is read before the right one, unless they are so tall that they may be torn apart.
    """
    longer, shorter = (left, right) if len(left) >= len(right) else (right, left)
    if not left or len(longer) > MOST_HUNG:
        for line, other in zip(longer, shorter, strict=False):
            line.runs = [*line.runs, *other.runs]
        return longer
    blank = [
        Line(line.height, line.baseline, space=line.space, keep=line.keep) for line in longer[len(left) :]
    ]
    lines = [*left, *blank]
    return hung_after(lines, len(left) - 1, [(index, line.runs) for index, line in enumerate(right)])


def hung_after(lines: list[Line], anchor: int, texts: Sequence[tuple[int, list[Run]]]) -> list[Line]:
    """Texts on the baselines of lines by index, all read after the line `anchor`; the lines stay together."""
    tops = tops_of(lines)
    hung = (
        FloatingRun(tops[index] + lines[index].baseline - tops[anchor], run)
        for index, runs in texts
        for run in runs
    )
    lines[anchor].trailing = (*lines[anchor].trailing, *hung)
    return keep_together(lines)


def tops_of(lines: Sequence[Line]) -> list[float]:
    """The upper edge of each line of a column."""
    tops, y = [], 0.0
    for index, line in enumerate(lines):
        y += line.space if index else 0.0
        tops.append(y)
        y += line.height
    return tops


def keep_together(lines: list[Line], *, with_next: bool = False) -> list[Line]:
    """Tie lines to each other, and to what follows them if told so."""
    for line in lines[:-1]:
        line.keep = True
    if lines and with_next:
        lines[-1].keep = True
    return lines


def spaced(lines: list[Line], space: float) -> list[Line]:
    """Leave room above the first line."""
    if lines:
        lines[0].space = space
    return lines


def with_panels(lines: list[Line], *panels: Rect) -> list[Line]:
    """Paint panels behind all lines."""
    for line in lines:
        line.panels = (*panels, *line.panels)
    return lines


def padded(lines: list[Line], space: float) -> list[Line]:
    """Add empty lines above and below, for text inside a panel."""
    if not lines:
        return []
    return [Line(space, keep=True), *keep_last(lines), Line(space)]


def keep_last(lines: list[Line]) -> list[Line]:
    """Tie the last line to what follows."""
    lines[-1].keep = True
    return lines
