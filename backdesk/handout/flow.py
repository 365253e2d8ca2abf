"""Lines of text, what is painted with them, and the pages they are placed on.

Everything is plain data in points with y running down from the top of the page; `pen` draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from backdesk.domain.clinic import Logo
from backdesk.figure.drawing import Drawing
from backdesk.handout.fonts import Fonts
from backdesk.handout.scripts import Foreign
from backdesk.handout.text import PrintText, is_rtl_line, line_width, wrap
from backdesk.handout.theme import Colour, Style

_EPSILON = 0.01


class Run(NamedTuple):
    """A piece of text at `x` with one style."""

    x: float
    text: PrintText
    style: Style


class Rect(NamedTuple):
    """A filled rectangle; `y` is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour


class Picture(NamedTuple):
    """A drawing fitted into a rectangle; `y` is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    drawing: Drawing


class Image(NamedTuple):
    """The clinic's logo fitted into a rectangle; `y` is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    logo: Logo


class Link(NamedTuple):
    """A rectangle that can be clicked: `target` is an address, or "#name" of a bookmark's `key`."""

    x: float
    y: float
    width: float
    height: float
    target: str


class FloatingRun(NamedTuple):
    """A run with its baseline so many points below the upper edge of the line it hangs on."""

    baseline: float
    run: Run


@dataclass(slots=True)
class Line:
    """One line of a column: text runs on one baseline, and what is painted behind them.

    `space` is left free above unless the line starts a column. `panels` are painted over the
    whole height (their y and height do not count), `rects`, `pictures`, `links` and `floating` texts at
    their place inside the line; they may reach down beside the lines that `keep` ties to it.
    `trailing` are floating texts that are read after the line's own. `keep` ties the line to the next one.
    """

    height: float
    baseline: float = 0.0
    runs: list[Run] = field(default_factory=list)
    panels: tuple[Rect, ...] = ()
    rects: tuple[Rect, ...] = ()
    pictures: tuple[Picture, ...] = ()
    floating: tuple[FloatingRun, ...] = ()
    trailing: tuple[FloatingRun, ...] = ()
    links: tuple[Link, ...] = ()
    space: float = 0.0
    keep: bool = False


class PlacedRun(NamedTuple):
    """A text on the page; `y` is its baseline."""

    x: float
    y: float
    text: PrintText
    style: Style


class Bookmark(NamedTuple):
    """An entry of the PDF's outline; level 0 or 1. Links find it by its `key`, "" for none."""

    title: str
    level: int
    y: float
    key: str = ""


@dataclass(slots=True)
class Page:
    """One page while it is being filled."""

    width: float
    height: float
    runs: list[PlacedRun] = field(default_factory=list)
    rects: list[Rect] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)

    def copy(self) -> Page:
        """A page that can be filled without changing this one."""
        filled = (self.runs, self.rects, self.pictures, self.images, self.links, self.bookmarks)
        return Page(self.width, self.height, *map(list, filled))  # type: ignore[arg-type]

    def place(self, lines: Iterable[Line], x: float, y: float) -> float:
        """Put lines below each other from `y` down; gives the lower edge."""
        previous: tuple[Rect, ...] | None = None
        for line in lines:
            gap = 0.0 if previous is None else line.space
            for panel in line.panels:
                joined = gap if previous is not None and panel in previous else 0.0
                self._paint(panel, x, y + gap - joined, line.height + joined)
            y += gap
            for rect in line.rects:
                self.rects.append(Rect(x + rect.x, y + rect.y, rect.width, rect.height, rect.colour))
            for picture in line.pictures:
                self.pictures.append(picture._replace(x=x + picture.x, y=y + picture.y))
            for link in line.links:
                self.links.append(link._replace(x=x + link.x, y=y + link.y))
            for hanging in line.floating:
                run = hanging.run
                self.runs.append(PlacedRun(x + run.x, y + hanging.baseline, run.text, run.style))
            for run in line.runs:
                self.runs.append(PlacedRun(x + run.x, y + line.baseline, run.text, run.style))
            for hanging in line.trailing:
                run = hanging.run
                self.runs.append(PlacedRun(x + run.x, y + hanging.baseline, run.text, run.style))
            y += line.height
            previous = line.panels
        return y

    def _paint(self, panel: Rect, x: float, y: float, height: float) -> None:
        # panels of neighbouring lines become one rectangle, or viewers show a seam between them
        left = x + panel.x
        for index in range(len(self.rects) - 1, max(-1, len(self.rects) - 4), -1):
            last = self.rects[index]
            same = (last.x, last.width, last.colour) == (left, panel.width, panel.colour)
            if same and abs(last.y + last.height - y) < _EPSILON:
                self.rects[index] = Rect(left, last.y, panel.width, last.height + height, panel.colour)
                return
        self.rects.append(Rect(left, y, panel.width, height, panel.colour))


def text_line(runs: list[Run], style: Style) -> Line:
    """A line as high as its style's leading."""
    return Line(style.leading, _baseline(style), runs)


def paragraph(
    text: str, fonts: Fonts, style: Style, *, x: float = 0.0, width: float, lead: Sequence[Run] = ()
) -> list[Line]:
    """A paragraph at `x`, `width` points wide, that leaves no single line on a page of its own.

    `lead` are runs that stand before the text on its first line. Where the text runs from right to
    left, its lines end at the right edge; the lead stays where it is.
    """
    indent = 0.0
    if lead:
        last = lead[-1]
        indent = max(0.0, last.x + line_width(last.text, fonts, last.style) - x)
    texts = wrap(text, fonts, style, width, indent=indent)
    runs = [Run(x, line, style) for line in texts]
    if texts and isinstance(texts[0], Foreign):
        runs = [aligned_run(line, fonts, style, x, width) for line in texts]
    lines = [text_line([run], style) for run in runs]
    if lead:
        if not lines:
            lines = [text_line([], style)]
        first = [Run(max(run.x, x + indent), run.text, run.style) for run in lines[0].runs if run.text]
        lines[0].runs = [*lead, *first]
    if len(lines) > 1:
        lines[0].keep = lines[-2].keep = True
    return lines


def aligned_run(text: PrintText, fonts: Fonts, style: Style, x: float, width: float) -> Run:
    """A line of a column at `x`, `width` points wide: at its left edge, from right to left at its right."""
    if is_rtl_line(text):
        return Run(x + max(0.0, width - line_width(text, fonts, style)), text, style)
    return Run(x, text, style)


def _baseline(style: Style) -> float:
    # Source Sans: capitals reach 0.66 em, descenders 0.25 em; centre that in the leading
    return (style.leading + (0.70 - 0.22) * style.size) / 2
