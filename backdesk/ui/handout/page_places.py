"""Where the pages lie below each other, in pixels of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from backdesk.services.preview import PageSize

MARGIN, GAP = 16, 16


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the pages that zooming leaves as it is: so far down and across a page, as shares.

    `above` is pixels in the gap before the page, which no zoom changes.
    """

    page: int = 0
    down: float = 0.0
    across: float = 0.5
    above: int = MARGIN


class PagePlaces:
    """The rectangles of the pages, each in the middle of the widest or of the view."""

    def __init__(self, sizes: Sequence[PageSize] = (), zoom: float = 1.0, room: int = 0) -> None:
        """`zoom` is pixels per point, `room` the width of the view."""
        widths = [round(size.width * zoom) for size in sizes]
        across, top = max([*widths, room - 2 * MARGIN]), MARGIN
        self.rects: list[QRect] = []
        for size, width in zip(sizes, widths, strict=True):
            self.rects.append(QRect(MARGIN + (across - width) // 2, top, width, round(size.height * zoom)))
            top = self.rects[-1].bottom() + 1 + GAP
        self.whole = QSize(across + 2 * MARGIN, top - GAP + MARGIN)

    def within(self, area: QRect) -> range:
        """The pages that an area touches."""
        pages = [page for page, rect in enumerate(self.rects) if rect.intersects(area)]
        return range(pages[0], pages[-1] + 1) if pages else range(0)

    def anchor(self, place: QPoint) -> Anchor:
        """What is at a place; beside the pages it hangs on the nearest one."""
        for page, rect in enumerate(self.rects):
            if place.y() < rect.bottom() + GAP or page == len(self.rects) - 1:
                below = place.y() - rect.top()
                across = (place.x() - rect.left()) / max(1, rect.width())
                return Anchor(page, max(0, below) / max(1, rect.height()), across, max(0, -below))
        return Anchor()

    def place(self, anchor: Anchor) -> QPoint:
        """Where an anchor is now; at the top of the last page where there are fewer pages."""
        if not self.rects:
            return QPoint(0, 0)
        is_there = anchor.page < len(self.rects)
        rect = self.rects[anchor.page if is_there else -1]
        down = round(anchor.down * rect.height()) if is_there else 0
        return rect.topLeft() + QPoint(round(anchor.across * rect.width()), down - anchor.above)
