"""What a log sheet's table is made of: strips from edge to edge that never split, and how they fill pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backdesk.domain.blocks import BlockKind
from backdesk.handout.flow import Page, Rect
from backdesk.handout.page_frames import Sheet
from backdesk.handout.theme import Colour

Paint = Callable[[Sheet, float], None]
"""Puts a strip on a sheet, its upper edge at this height."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of the table; `kind` is its block, None for what stands above and below the blocks.

    `keep` ties it to the next one, as in a superset.
    """

    height: float
    paint: Paint
    kind: BlockKind | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """The height for strips on the first page of a table and on each further one."""

    first: float
    further: float

    @property
    def least(self) -> float:
        """The smaller of both."""
        return min(self.first, self.further)


def paginate(strips: Sequence[Strip], room: Room, band: float) -> list[list[Strip]]:
    """Strips by page, on as few pages as can be, each about equally full.

    `band` is the height of a block's heading, which stands above its first strip on each page.
    """
    groups = _groups(strips, room.least - band)
    pages = _fill(groups, room, band)
    if len(pages) == 1:
        return pages
    low, high = 0.0, room.least
    for _ in range(10):
        slack = (low + high) / 2
        looser = _fill(groups, Room(room.first - slack, room.further - slack), band)
        if len(looser) > len(pages):
            high = slack
        else:
            low, pages = slack, looser
    return pages


def _groups(strips: Sequence[Strip], most: float) -> list[list[Strip]]:
    """What stays together; a group taller than `most` comes apart."""
    groups: list[list[Strip]] = []
    joined = False
    for strip in strips:
        if joined:
            groups[-1].append(strip)
        else:
            groups.append([strip])
        joined = strip.keep
    return [
        part for group in groups for part in ([group] if _height(group) <= most else [[one] for one in group])
    ]


def _height(group: Sequence[Strip]) -> float:
    return sum(strip.height for strip in group)


def _fill(groups: Sequence[Sequence[Strip]], room: Room, band: float) -> list[list[Strip]]:
    pages: list[list[Strip]] = [[]]
    left = room.first
    for group in groups:
        page = pages[-1]
        if page and _height(group) + _band_above(group[0], page, band) > left:
            page = []
            pages.append(page)
            left = room.further
        left -= _height(group) + _band_above(group[0], page, band)
        page.extend(group)
    return pages


def _band_above(strip: Strip, page: Sequence[Strip], band: float) -> float:
    return band if strip.kind is not None and (not page or page[-1].kind is not strip.kind) else 0.0


def frame(page: Page, box: Rect, thin: float) -> None:
    """The outline of a box, inside it."""
    add_rect = page.rects.append
    add_rect(Rect(box.x, box.y, box.width, thin, box.colour))
    add_rect(Rect(box.x, box.y + box.height - thin, box.width, thin, box.colour))
    add_rect(Rect(box.x, box.y, thin, box.height, box.colour))
    add_rect(Rect(box.x + box.width - thin, box.y, thin, box.height, box.colour))


def line_across(page: Page, x: float, y: float, width: float, colour: Colour) -> None:
    """A thin line, to write on or between two rows."""
    page.rects.append(Rect(x, y, width, 0.7, colour))
