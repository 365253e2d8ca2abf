"""What hangs on a line of a card and reaches down beside its texts: pictures, captions, codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from backdesk.handout.columns import tops_of
from backdesk.handout.flow import FloatingRun, Line, Link, Page, Picture, Run
from backdesk.handout.kit import Kit
from backdesk.handout.text import line_width
from backdesk.handout.theme import Style


class Block(NamedTuple):
    """Pictures, texts and links below one upper edge; `height` is how far they reach down."""

    pictures: tuple[Picture, ...] = ()
    floating: tuple[FloatingRun, ...] = ()
    links: tuple[Link, ...] = ()
    height: float = 0.0

    def lowered(self, depth: float) -> Block:
        """The same, so many points further down."""
        return Block(
            tuple(picture._replace(y=picture.y + depth) for picture in self.pictures),
            tuple(run._replace(baseline=run.baseline + depth) for run in self.floating),
            tuple(link._replace(y=link.y + depth) for link in self.links),
            self.height + depth,
        )

    def above(self, other: Block) -> Block:
        """Both as one; `other` is lowered already."""
        return Block(
            (*self.pictures, *other.pictures),
            (*self.floating, *other.floating),
            (*self.links, *other.links),
            max(self.height, other.height),
        )


def centred(kit: Kit, text: str, style: Style, place: tuple[float, float], top: float) -> Block:
    """A text centred in a place (left edge, width), in as many lines as it needs, from `top` down."""
    left, width = place
    hanging = []
    for line in kit.paragraph(text, style, width=width):
        for run in line.runs:
            x = left + max(0.0, (width - line_width(run.text, kit.fonts, run.style)) / 2)
            hanging.append(FloatingRun(top + line.baseline, Run(x, run.text, run.style)))
        top += line.height
    return Block(floating=tuple(hanging), height=top)


def as_line(block: Block, *, space: float = 0.0, keep: bool = False) -> Line:
    """A line that holds nothing but a block."""
    return Line(
        block.height,
        pictures=block.pictures,
        floating=block.floating,
        links=block.links,
        space=space,
        keep=keep,
    )


def hang(lines: list[Line], block: Block, *, head: int) -> list[Line]:
    """Let a block reach down beside lines from the first one; those beside it stay on one page with it.

    Its texts are read after the first `head` lines, which say what they belong to.
    """
    first = lines[0]
    first.pictures, first.links = block.pictures, block.links
    _read_after(lines, head - 1, block)
    used = 0.0
    for index, line in enumerate(lines):
        used += line.height + (line.space if index else 0.0)
        if used >= block.height:
            return lines
        line.keep = True
    return [*lines, Line(block.height - used)]


def _read_after(lines: list[Line], index: int, block: Block) -> None:
    """Let captions be read after a line, or after the last one before it that stands beside the block."""
    tops = tops_of(lines)
    last = max((at for at, top in enumerate(tops[: index + 1]) if top < block.height), default=0)
    hung = (text._replace(baseline=text.baseline - tops[last]) for text in block.floating)
    lines[last].trailing = (*lines[last].trailing, *hung)


def side_by_side(columns: Sequence[tuple[float, list[Line]]]) -> Line:
    """Columns of lines, each with its left edge, as one line; their texts keep the order given here."""
    page = Page(0.0, 0.0)
    height = max(page.place(lines, left, 0.0) for left, lines in columns)
    return Line(
        height,
        rects=tuple(page.rects),
        pictures=tuple(page.pictures),
        floating=tuple(FloatingRun(run.y, Run(run.x, run.text, run.style)) for run in page.runs),
        links=tuple(page.links),
    )
