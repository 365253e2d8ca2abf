"""A handout to look at before it is given out: its PDF, and pictures of its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from backdesk.handout.raster import PagePicture, document_sizes, page_bands, page_pictures, with_pages
from backdesk.handout.spec import HandoutCancelled, HandoutSpec
from backdesk.services.handouts import HandoutReport

if TYPE_CHECKING:  # loaded with the first preview
    from backdesk.handout.flow import Page

__all__ = [
    "FirstLook",
    "PagePicture",
    "PageSize",
    "Preview",
    "Wanted",
    "draw_ahead",
    "make_preview",
    "page_bands",
    "page_pictures",
    "page_sizes",
    "with_pages",
]


@dataclass(frozen=True, slots=True)
class PageSize:
    """The size of a page in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked at: the index of a page (the last one where there are fewer), pixels per point.

    A picture that would have more than `most_pixels` is made coarser instead.
    """

    page: int
    scale: float
    most_pixels: int


@dataclass(frozen=True, slots=True)
class FirstLook:
    """All that can be shown before the whole PDF is drawn."""

    sizes: tuple[PageSize, ...]
    picture: PagePicture


@dataclass(frozen=True, slots=True)
class Preview:
    """A finished handout. `hints` are sentences about what does not look well on its pages."""

    report: HandoutReport
    sizes: tuple[PageSize, ...]
    hints: tuple[str, ...] = ()


def page_sizes(content: bytes) -> tuple[PageSize, ...]:
    """The sizes of the pages of a finished PDF. Call from the one thread that makes PDFs."""
    return tuple(PageSize(*size) for size in document_sizes(content))


def make_preview(
    spec: HandoutSpec,
    wanted: Wanted,
    show: Callable[[FirstLook], object],
    is_cancelled: Callable[[], bool] | None = None,
) -> Preview:
    """Make a handout, and show the wanted page as soon as the pages are laid out.

    Call from the one thread that makes PDFs; `show` is called from there. Raises MissingGlyphError for a
    script without a font, HandoutCancelled when told to stop.
    """
    from backdesk.handout.fonts import load_fonts
    from backdesk.handout.glyphs import missing_texts
    from backdesk.handout.hints import page_hints
    from backdesk.handout.pen import draw_pages
    from backdesk.handout.render import lay_out

    missing = missing_texts(spec)
    pages = lay_out(spec, is_cancelled)
    sizes = tuple(PageSize(page.width, page.height) for page in pages)
    if is_cancelled is not None and is_cancelled():
        raise HandoutCancelled
    index = min(wanted.page, len(pages) - 1)
    alone = draw_pages([_without_ways(pages[index])], spec, load_fonts())
    (picture,) = page_pictures(alone, [0], wanted.scale, wanted.most_pixels)
    show(FirstLook(sizes, replace(picture, page=index)))
    content = draw_pages(pages, spec, load_fonts(), is_cancelled=is_cancelled)
    report = HandoutReport(None, len(pages), missing, content)
    return Preview(report, sizes, page_hints(pages, spec))


def draw_ahead(
    spec: HandoutSpec, is_cancelled: Callable[[], bool], make_way: Callable[[], None] | None = None
) -> None:
    """Draw the figures in colour and in grey, so that a handout is there at once when it is switched over.

    Call from the one thread that makes PDFs, when it has nothing better to do; `make_way` is called between
    two figures.
    """
    from backdesk.handout.card_pictures import figure_drawings
    from backdesk.handout.figure_painter import packed

    figures = [card.figure for card in spec.cards if card.figure is not None and not card.photos]
    options = spec.options
    for is_grey, figure in product((options.grey, not options.grey), figures):
        if make_way is not None:
            make_way()
        if is_cancelled():
            return
        for drawing in figure_drawings(figure, replace(options, grey=is_grey)):
            packed(drawing)


def _without_ways(page: Page) -> Page:
    """The page for itself: what its links lead to is not there."""
    return replace(page, links=[], bookmarks=[])
