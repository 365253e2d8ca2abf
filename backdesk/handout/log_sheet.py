"""Log sheet: what the client ticks and writes down, week by week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from backdesk.domain.when_text import listed
from backdesk.domain.wording import Words
from backdesk.handout.flow import Bookmark, Line
from backdesk.handout.fonts import Weight
from backdesk.handout.labels import week_text
from backdesk.handout.log_strips import Room, Strip, paginate
from backdesk.handout.log_table import LogTable
from backdesk.handout.log_tail import date_strip, tail_strips
from backdesk.handout.page_frames import Book, Kit, Section, Sheet, blank_sheet
from backdesk.handout.pen import CancelCheck
from backdesk.handout.spec import MOST_LOG_WEEKS, HandoutCancelled, HandoutSpec, WeekSheet

_MOST_DAYS = 7
_MOST_LARGE_DAYS = 4
_GAP = 8.0
_LEAST_BEGUN = 6.0
"""A table begins only where so many font sizes are free for its first rows."""


def log_section(kit: Kit, label: str) -> Section:
    """What the head of a page of the log says; `label` names the week."""
    return Section(kit.words.gettext("Log sheet"), label, landscape=True)


def log_weeks(spec: HandoutSpec) -> list[tuple[str, WeekSheet]]:
    """The weeks to print and what each is called; a plan of one week is logged several times.

    Weeks of rest are left out: there is nothing to tick.
    """
    wanted = max(1, min(spec.options.log_weeks, MOST_LOG_WEEKS))
    if len(spec.weeks) == 1:
        weeks = [(number, wanted, spec.weeks[0]) for number in range(1, wanted + 1)]
    else:
        weeks = [(week.number, len(spec.weeks), week) for week in spec.weeks[:wanted]]
    return [
        (week_text(number, total, spec.words), week)
        for number, total, week in weeks
        if not all(day.is_rest for day in week.days)
    ]


def add_log(book: Book, is_cancelled: CancelCheck | None = None) -> None:
    """Lay out the weeks, each beginning on a page of its own. Raises HandoutCancelled."""
    for position, (label, week) in enumerate(log_weeks(book.kit.spec)):
        if is_cancelled is not None and is_cancelled():
            raise HandoutCancelled
        section = log_section(book.kit, label)
        sheet = book.open(section, section.name if position == 0 else "")
        sheet.page.bookmarks.append(Bookmark(label, 1, 0.0))
        _add_week(book, section, week)


def _add_week(book: Book, section: Section, week: WeekSheet) -> None:
    kit = book.kit
    tables = _choose_tables(book, section, week)
    book.sheet.add(_how_to(kit, tables, book.sheet.width))
    book.sheet.y += 4.0
    for position, table in enumerate(tables):
        placer = _Placer(book, section, table, _title(kit, section, week, table))
        is_cramped = placer.is_cramped(book.sheet.room)
        if is_cramped or (position and len(placer.pages(book.sheet.room - _GAP)) > 1):
            book.open(section)
        elif position:
            book.sheet.y += _GAP
        placer.place()


def _choose_tables(book: Book, section: Section, week: WeekSheet) -> list[LogTable]:
    """The tables of a week at the largest text that takes the fewest pages."""
    kit = book.kit
    best: list[LogTable] = []
    fewest = 0
    for size in kit.theme.table_sizes:
        tables = _tables(kit, week, size, book.sheet.width)
        room = book.sheet.room - kit.theme.style().leading * 2 - 4.0
        pages = 0
        for table in tables:
            placer = _Placer(book, section, table, _title(kit, section, week, table))
            pages += len(placer.pages(placer.further if placer.is_cramped(room) else room))
            room = placer.further
        if not best or pages < fewest:
            best, fewest = tables, pages
        if fewest == len(tables):
            break
    return best


def _tables(kit: Kit, week: WeekSheet, size: float, width: float) -> list[LogTable]:
    """One table, or several with about as many days each where they do not fit side by side."""
    days = [day for day in week.days if not day.is_rest]
    most = _MOST_LARGE_DAYS if kit.theme.is_large else _MOST_DAYS
    count = -(-len(days) // most)
    bounds = [round(len(days) * part / count) for part in range(count + 1)]
    return [LogTable(kit, days[start:end], size, width) for start, end in pairwise(bounds)]


def _how_to(kit: Kit, tables: Sequence[LogTable], width: float) -> list[Line]:
    said = kit.words.gettext("Tick one box for each set you do.")
    if any(row.is_measured for table in tables for row in table.rows):
        said = kit.words.gettext("Tick one box for each set. Write weight or repetitions on the line.")
    return kit.paragraph(said, kit.theme.style(), width=width)


def _title(kit: Kit, section: Section, week: WeekSheet, table: LogTable) -> list[Line]:
    """The week and its days of rest, at the upper left of the table."""
    theme, width = kit.theme, table.names - 10.0
    lines = kit.paragraph(section.weeks, theme.cell(table.size * 1.15, Weight.BOLD), width=width)
    return [*lines, *kit.paragraph(_rests(week, kit.words), theme.cell(table.size), width=width)]


def _rests(week: WeekSheet, words: Words) -> str:
    names = [day.name for day in week.days if day.is_rest]
    return words.gettext("Rest: {days}").format(days=listed(names, words)) if names else ""


@dataclass(frozen=True, slots=True)
class _Placer:
    """Puts one table into the book, over as many pages as it needs."""

    book: Book
    section: Section
    table: LogTable
    title: list[Line]

    @property
    def further(self) -> float:
        """The room on a page of its own."""
        return blank_sheet(self.book.kit, self.section).room

    def is_cramped(self, room: float) -> bool:
        """Whether this room is too little to begin in, as below a very long head of the first page."""
        table = self.table
        needed = table.head_height(self.title) + date_strip(table).height + table.band
        return room < needed + table.size * _LEAST_BEGUN

    def pages(self, room: float) -> list[list[Strip]]:
        """The strips by page, where the first page has this room for the table."""
        head = self.table.head_height(self.title)
        date = date_strip(self.table)
        space = Room(room - head, self.further - head)
        strips = [
            date,
            *self.table.strips(space.least - date.height),
            *tail_strips(self.table, space.further),
        ]
        return paginate(strips, space, self.table.band)

    def place(self) -> None:
        """Place all of it from where the sheet is filled."""
        before = None
        for number, strips in enumerate(self.pages(self.book.sheet.room)):
            sheet = self.book.open(self.section) if number else self.book.sheet
            before = self._page(sheet, strips, before)

    def _page(self, sheet: Sheet, strips: Sequence[Strip], before: Strip | None) -> Strip | None:
        self.table.paint_head(sheet, self.title)
        last: Strip | None = None
        for strip in strips:
            if strip.kind is not None and (last is None or last.kind is not strip.kind):
                is_continued = last is None and before is not None and before.kind is strip.kind
                self.table.paint_band(sheet, strip.kind, is_continued=is_continued)
            strip.paint(sheet, sheet.y)
            sheet.y += strip.height
            last = strip
        return last
