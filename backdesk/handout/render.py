"""Render a HandoutSpec into a PDF: no queries, no clock, the same bytes for the same spec."""

from __future__ import annotations

from dataclasses import dataclass

from backdesk.handout.care import add_care
from backdesk.handout.coverage_table import add_coverage
from backdesk.handout.exercise_cards import add_cards, cards_section
from backdesk.handout.flow import Page
from backdesk.handout.fonts import load_fonts
from backdesk.handout.page_frames import Book, Kit, Section
from backdesk.handout.pen import CancelCheck, Progress, draw_pages
from backdesk.handout.spec import HandoutCancelled, HandoutSpec, Layout
from backdesk.handout.theme import theme_for
from backdesk.handout.week_grid import add_week, say_nothing_planned, week_section


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF and its number of pages."""

    content: bytes
    pages: int


def render_handout(
    spec: HandoutSpec, progress: Progress | None = None, is_cancelled: CancelCheck | None = None
) -> bytes:
    """The PDF. `progress` hears pages done and in total, `is_cancelled` is asked before each page.

    Raises MissingGlyphError for a script without a font, HandoutCancelled when told to stop.
    Call from one thread only: ReportLab keeps its fonts per process.
    """
    return render(spec, progress, is_cancelled).content


def render(
    spec: HandoutSpec, progress: Progress | None = None, is_cancelled: CancelCheck | None = None
) -> Rendered:
    """Like render_handout, with the number of pages."""
    pages = lay_out(spec, is_cancelled)
    content = draw_pages(pages, spec, load_fonts(), progress=progress, is_cancelled=is_cancelled)
    return Rendered(content, len(pages))


def lay_out(spec: HandoutSpec, is_cancelled: CancelCheck | None = None) -> tuple[Page, ...]:
    """The pages as plain data, before they are drawn."""
    book = Book(Kit(spec, theme_for(spec.options), load_fonts()))
    layouts = spec.options.layouts
    if Layout.WEEK in layouts:
        _add_weeks(book, is_cancelled)
    if Layout.CARDS in layouts:
        add_cards(book, is_cancelled)
    if spec.options.coverage:
        for week in spec.weeks:
            _stop_if(is_cancelled)
            add_coverage(book, week)
    if not book.sheets:
        book.open(cards_section(book.kit))
        say_nothing_planned(book)
    add_care(book, _care_section(book.kit))
    return book.pages()


def _care_section(kit: Kit) -> Section:
    """The head of the care boxes' own page, should they need one: like the pages before it."""
    if Layout.CARDS in kit.spec.options.layouts or not kit.spec.weeks:
        return cards_section(kit)
    return week_section(kit, kit.spec.weeks[-1])


def _add_weeks(book: Book, is_cancelled: CancelCheck | None) -> None:
    for position, week in enumerate(book.kit.spec.weeks):
        _stop_if(is_cancelled)
        add_week(book, week, care_fits=position == 0)


def _stop_if(is_cancelled: CancelCheck | None) -> None:
    if is_cancelled is not None and is_cancelled():
        raise HandoutCancelled
