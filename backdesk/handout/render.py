"""Render a HandoutSpec into a PDF: no queries, no clock, the same bytes for the same spec."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from backdesk.handout.care import add_care, add_care_page, wants_care
from backdesk.handout.compact_list import add_list
from backdesk.handout.coverage_table import add_coverage
from backdesk.handout.exercise_cards import add_cards, cards_section
from backdesk.handout.flow import Page
from backdesk.handout.fonts import load_fonts
from backdesk.handout.log_sheet import add_log
from backdesk.handout.page_frames import Book, Kit, Sheet
from backdesk.handout.pen import CancelCheck, Progress, draw_pages
from backdesk.handout.session_sheets import add_sessions
from backdesk.handout.spec import HandoutCancelled, HandoutSpec, Layout, WeekSheet
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
    try:
        book = Book(kit)
        if not _fill(book, is_cancelled):
            # no early page has room for the boxes: they come first, as they are about safety
            book = Book(kit)  # whose kit knows what was laid out before
            add_care_page(book)
            _fill(book, is_cancelled)
        return book.pages()
    finally:
        # some of it knows the kit, and only the garbage collector would undo that circle: it stops the window
        kit.made.clear()


@dataclass(frozen=True, slots=True)
class _Step:
    """A part of the handout, or one week of it.

    The care boxes may stand on the step's pages up to number `latest`, or to `latest_start` on its first
    one: never below the lines of a log sheet or on the sheet of a later day, where they would be overlooked.
    """

    add: Callable[[Book, CancelCheck | None], None]
    latest: int
    latest_start: int

    def hosts(self, sheets: Sequence[Sheet], start: int) -> Sequence[Sheet]:
        """Where the boxes may stand of the pages from `start` on, which this step has made."""
        return sheets[start : max(self.latest, start + (start < self.latest_start))]


def _fill(book: Book, is_cancelled: CancelCheck | None) -> bool:
    """Lay out all parts in the order asked for, with the care boxes where an early page has room.

    Gives False, and leaves the book unfinished, as soon as no early page is left for them.
    """
    first = len(book.sheets)
    steps = _steps(book.kit.spec)
    is_placed = not wants_care(book.kit)
    for position, step in enumerate(steps):
        if not is_placed and len(book.sheets) >= max(later.latest_start for later in steps[position:]):
            return False
        _stop_if(is_cancelled)
        start = len(book.sheets)
        step.add(book, is_cancelled)
        is_placed = is_placed or add_care(book, step.hosts(book.sheets, start))
    if len(book.sheets) == first and (not first or book.kit.spec.is_empty):
        book.open(cards_section(book.kit))
        say_nothing_planned(book)
    return is_placed or add_care(book, book.sheets[:_LATEST])


def _steps(spec: HandoutSpec) -> list[_Step]:
    """All that is to be laid out, in its order."""
    layouts = tuple(dict.fromkeys(spec.options.layouts))
    steps: list[_Step] = []
    for position, layout in enumerate(layouts):
        after_week = position == 1 and layouts[0] is Layout.WEEK
        start = _LATEST_AFTER_WEEK if after_week else _LATEST
        if layout is Layout.WEEK:
            adders = [partial(_add_week, week) for week in spec.weeks]
            steps += [_Step(add, _LATEST, start) for add in adders]
        else:
            latest, start = {Layout.SESSIONS: (0, start), Layout.LOG: (0, 0)}.get(layout, (_LATEST, start))
            steps.append(_Step(_PARTS[layout], latest, start))
    if spec.options.coverage:
        below = bool(layouts) and layouts[-1] in (Layout.CARDS, Layout.LIST)
        start = _LATEST_AFTER_WEEK if layouts == (Layout.WEEK,) else _LATEST
        for position, week in enumerate(week for week in spec.weeks if week.coverage):
            add = partial(_add_coverage, week, goes_below=below or position > 0)
            steps.append(_Step(add, _LATEST, start if position == 0 else _LATEST))
    return steps


def _add_week(week: WeekSheet, book: Book, _is_cancelled: CancelCheck | None) -> None:
    add_week(book, week, care_fits=week is book.kit.spec.weeks[0])


def _add_coverage(
    week: WeekSheet, book: Book, _is_cancelled: CancelCheck | None, *, goes_below: bool
) -> None:
    add_coverage(book, week, goes_below=goes_below)


_PARTS: dict[Layout, Callable[[Book, CancelCheck | None], None]] = {
    Layout.SESSIONS: add_sessions,
    Layout.CARDS: add_cards,
    Layout.LIST: add_list,
    Layout.LOG: add_log,
}
"""How each part but the weeks is laid out: into the book, raising HandoutCancelled when told to stop."""

_LATEST = 2
"""The last page on which the care boxes may stand."""
_LATEST_AFTER_WEEK = 3
"""The same for the first page of what follows the weeks at a glance, which take all room of their pages."""


def _stop_if(is_cancelled: CancelCheck | None) -> None:
    if is_cancelled is not None and is_cancelled():
        raise HandoutCancelled
