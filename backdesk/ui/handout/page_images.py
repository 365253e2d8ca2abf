"""The pictures of the pages that are looked at: drawn when wanted, kept while near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from backdesk.services.preview import PageSize, Preview, page_pictures
from backdesk.ui.handout.making import FirstPage, as_image
from backdesk.ui.tasks import QtTaskRunner, Ticket

MOST_PAGE_PIXELS = 16_000_000
"""A page that would be larger on the screen is drawn coarser and stretched."""
MOST_PIXELS = 40_000_000
"""Of all pictures kept for the view, 4 bytes each."""
MOST_THUMBS = 300


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of a page of one state of the handout, and the scale it was asked for."""

    state: int
    scale: float
    image: QImage


class PageImages(QObject):
    """Draws the wanted pages one by one, those in view before those near it, small ones last.

    A picture of the state before stays until the new one is there.

    Signals: `laid_out()` the pages are others now; `drawn(page)`, `thumb_drawn(page)`.
    """

    laid_out = Signal()
    drawn = Signal(int)
    thumb_drawn = Signal(int)

    def __init__(self, runner: QtTaskRunner) -> None:
        """Without pages."""
        super().__init__()
        self._ticket = Ticket(runner)
        self._content: bytes | None = None
        self._state = 0
        self._scale = 1.0
        self._wanted: Sequence[int] = ()
        self._wanted_thumbs: dict[int, float] = {}
        self._images: dict[int, Shown] = {}
        self._thumbs: dict[int, Shown] = {}
        self.sizes: tuple[PageSize, ...] = ()

    def image(self, page: int) -> QImage | None:
        """The picture of a page, if one was drawn; perhaps of another scale."""
        shown = self._images.get(page)
        return None if shown is None else shown.image

    def thumb(self, page: int, scale: float) -> QImage | None:
        """The small picture of a page; a missing or old one is drawn as soon as possible."""
        shown = self._thumbs.get(page)
        if not self._is_current(shown, scale):
            self._wanted_thumbs[page] = scale
            self._draw_next()
        return None if shown is None else shown.image

    def look_at(self, pages: Sequence[int], scale: float) -> None:
        """Want these pages, the most important first, at a scale in pixels per point."""
        self._scale = scale
        self._wanted = self._within_bounds(pages)
        self._images = {page: self._images[page] for page in self._wanted if page in self._images}
        self._draw_next()

    def hold(self) -> None:
        """Another handout is being made: draw nothing of this one any more."""
        self._content = None
        self._ticket.drop()

    def show_first(self, first: FirstPage) -> None:
        """The pages of another handout, of which one is drawn."""
        self._state += 1
        self._content = None
        self.sizes = first.sizes
        count = len(first.sizes)
        self._images = {page: shown for page, shown in self._images.items() if page < count}
        self._thumbs = {page: shown for page, shown in self._thumbs.items() if page < count}
        self._images[first.page] = Shown(self._state, first.scale, first.image)
        self._wanted_thumbs.clear()
        self.laid_out.emit()

    def show(self, preview: Preview) -> None:
        """The finished handout whose pages are shown."""
        self._content = preview.report.content
        self._draw_next()

    def clear(self) -> None:
        """There is nothing to show."""
        self.hold()
        self._state += 1
        self.sizes = ()
        self._images.clear()
        self._thumbs.clear()
        self.laid_out.emit()

    def _within_bounds(self, pages: Sequence[int]) -> Sequence[int]:
        """As many of the pages as may be kept, at least the first."""
        kept: list[int] = []
        left = float(MOST_PIXELS)
        for page in pages:
            if page >= len(self.sizes):
                continue
            size = self.sizes[page]
            left -= min(size.width * size.height * self._scale**2, MOST_PAGE_PIXELS)
            if kept and left < 0:
                break
            kept.append(page)
        return kept

    def _draw_next(self) -> None:
        content = self._content
        if content is None or not self._ticket.is_free:
            return
        for page in self._wanted:
            if not self._is_current(self._images.get(page), self._scale):
                self._draw(content, page, self._scale, is_small=False)
                return
        while self._wanted_thumbs:
            page = next(iter(self._wanted_thumbs))
            scale = self._wanted_thumbs.pop(page)
            if page < len(self.sizes):
                self._draw(content, page, scale, is_small=True)
                return

    def _is_current(self, shown: Shown | None, scale: float) -> bool:
        return shown is not None and (shown.state, shown.scale) == (self._state, scale)

    def _draw(self, content: bytes, page: int, scale: float, *, is_small: bool) -> None:
        state = self._state

        def done(image: QImage) -> None:
            if is_small:
                self._thumbs[page] = Shown(state, scale, image)
                if len(self._thumbs) > MOST_THUMBS:
                    del self._thumbs[next(iter(self._thumbs))]
            elif page in self._wanted:  # the reader may be elsewhere by now
                self._images[page] = Shown(state, scale, image)
            (self.thumb_drawn if is_small else self.drawn).emit(page)
            self._draw_next()

        self._ticket.run(lambda task: _image(content, page, scale), done, _pass_on)


def _image(content: bytes, page: int, scale: float) -> QImage:
    """On the thread of the PDFs."""
    (picture,) = page_pictures(content, [page], scale, MOST_PAGE_PIXELS)
    return as_image(picture)


def _pass_on(problem: Exception) -> None:
    """A page of a PDF of our own can always be drawn; if not, it is a fault like any other."""
    raise problem
