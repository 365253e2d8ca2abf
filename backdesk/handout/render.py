"""Render a HandoutSpec into a PDF: no queries, no clock, the same bytes for the same spec."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from backdesk.handout.care import add_care, add_care_page
from backdesk.handout.compact_list import add_list
from backdesk.handout.coverage_table import add_coverage
from backdesk.handout.exercise_cards import add_cards, cards_section
from backdesk.handout.flow import Page
from backdesk.handout.fonts import load_fonts
from backdesk.handout.log_sheet import add_log
from backdesk.handout.page_frames import Book, Kit, Sheet
from backdesk.handout.pen import CancelCheck, Progress, draw_pages
from backdesk.handout.session_sheets import add_sessions
from backdesk.handout.spec import HandoutCancelled, HandoutSpec, Layout
from backdesk.handout.theme import theme_for
from backdesk.handout.week_grid import add_week, say_nothing_planned


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
    kit = Kit(spec, theme_for(spec.options, spec.clinic.accent), load_fonts())
    book = Book(kit)
    hosts = _fill(book, is_cancelled)
    if not add_care(kit, hosts):
        # no page has room for the boxes: they come first, as they are about safety
        book = Book(kit)
        add_care_page(book)
        _fill(book, is_cancelled)
    return book.pages()


def _fill(book: Book, is_cancelled: CancelCheck | None) -> list[Sheet]:
    """Lay out all parts in the order asked for; gives the pages on which the care boxes may stand."""
    spec = book.kit.spec
    hosts: list[Sheet] = []
    layouts = tuple(dict.fromkeys(spec.options.layouts))
    for layout in layouts:
        start = len(book.sheets)
        _PARTS[layout](book, is_cancelled)
        hosts += book.sheets[start:][: _HOSTS[layout]]
    if spec.options.coverage:
        start = len(book.sheets)
        goes_below = bool(layouts) and layouts[-1] in (Layout.CARDS, Layout.LIST)
        for week in spec.weeks:
            _stop_if(is_cancelled)
            add_coverage(book, week, goes_below=goes_below or len(book.sheets) > start)
        hosts += book.sheets[start:]
    if not book.sheets:
        book.open(cards_section(book.kit))
        say_nothing_planned(book)
        hosts = book.sheets
    return hosts


def _add_weeks(book: Book, is_cancelled: CancelCheck | None) -> None:
    for position, week in enumerate(book.kit.spec.weeks):
        _stop_if(is_cancelled)
        add_week(book, week, care_fits=position == 0)


_PARTS: dict[Layout, Callable[[Book, CancelCheck | None], None]] = {
    Layout.WEEK: _add_weeks,
    Layout.SESSIONS: add_sessions,
    Layout.CARDS: add_cards,
    Layout.LIST: add_list,
    Layout.LOG: add_log,
}
"""How each part is laid out: into the book, raising HandoutCancelled when told to stop."""

_HOSTS: dict[Layout, int | None] = {
    Layout.WEEK: None,
    Layout.SESSIONS: 1,
    Layout.CARDS: None,
    Layout.LIST: None,
    Layout.LOG: 0,
}
"""On how many of a part's first pages the care boxes may stand, None for all.

They would be overlooked below the lines of a log sheet, and on the sheet of some later day.
"""


def _stop_if(is_cancelled: CancelCheck | None) -> None:
    if is_cancelled is not None and is_cancelled():
        raise HandoutCancelled
