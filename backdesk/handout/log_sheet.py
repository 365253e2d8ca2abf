"""Log sheet: what the client ticks and writes down, week by week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from backdesk.domain.labels import day_name
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
from backdesk.handout.reminders import (
    add_reminders,
    are_needed,
    paint_reminders,
    reminder_lines,
    reminders_height,
)
from backdesk.handout.spec import MOST_LOG_WEEKS, HandoutCancelled, HandoutSpec, Layout, WeekSheet

_MOST_DAYS = 7
_MOST_LARGE_DAYS = 4
_LAST_DAY = 14
"""Plans number their days up to this (domain/plan.py)."""
_MOST_REMINDERS = 0.5
"""Reminders of more than this share of a page have pages of their own."""
_GAP = 8.0
_LEAST_BEGUN = 6.0
"""A table begins only where so many font sizes are free for its first rows."""


def log_section(kit: Kit, label: str) -> Section:
    """What the head of a page of the log says; `label` names the week."""
    return Section(kit.words.gettext("Log sheet"), label, landscape=True)


def log_weeks(spec: HandoutSpec) -> list[tuple[str, WeekSheet]]:
    """The weeks to print and what each is called; a plan of one week is logged several times.

    Weeks of rest are left out: there is nothing to tick. Days numbered beyond the seventh run on over two
    weeks and count as such: a log for two weeks has "Days 1–14" once, one for four has them twice, "time 1
    of 2". So the client has as many days to fill in as the trainer asked for.
    """
    wanted = max(1, min(spec.options.log_weeks, MOST_LOG_WEEKS))
    if any(_last_day(week, spec.words) > _MOST_DAYS for week in spec.weeks):
        weeks = _runs(spec, -(-wanted // 2))
    elif len(spec.weeks) == 1:
        weeks = [(week_text(number, wanted, spec.words), spec.weeks[0]) for number in range(1, wanted + 1)]
    else:
        total = len(spec.weeks)
        weeks = [(week_text(week.number, total, spec.words), week) for week in spec.weeks[:wanted]]
    return [(label, week) for label, week in weeks if not all(day.is_rest for day in week.days)]


def _runs(spec: HandoutSpec, wanted: int) -> list[tuple[str, WeekSheet]]:
    """Runs of days instead of weeks: a single one repeated, of several the first ones."""
    words = spec.words
    if len(spec.weeks) > 1:
        total = len(spec.weeks)
        return [(week_text(week.number, total, words), week) for week in spec.weeks[:wanted]]
    week = spec.weeks[0]
    days = words.gettext("Days 1–{last}").format(last=_last_day(week, words))
    if wanted == 1:
        return [(days, week)]
    said = words.gettext("{days}, time {n} of {total}")
    return [(said.format(days=days, n=n, total=wanted), week) for n in range(1, wanted + 1)]


def _last_day(week: WeekSheet, words: Words) -> int:
    """The highest number of a day of rest or training, 0 where days have names of their own."""
    numbers = {day_name(f"day-{n}", words): n for n in range(1, _LAST_DAY + 1)}
    return max((numbers.get(day.name, 0) for day in week.days), default=0)


def add_log(book: Book, is_cancelled: CancelCheck | None = None) -> None:
    """Lay out the weeks, each beginning on a page of its own. Raises HandoutCancelled."""
    told: set[int] = set()
    if not are_needed(book.kit) or Layout.WEEK in book.kit.spec.options.layouts:
        told.update(id(week) for week in book.kit.spec.weeks)
    for position, (label, week) in enumerate(log_weeks(book.kit.spec)):
        if is_cancelled is not None and is_cancelled():
            raise HandoutCancelled
        section = log_section(book.kit, label)
        sheet = book.open(section, section.name if position == 0 else "")
        sheet.page.bookmarks.append(Bookmark(label, 1, 0.0))
        _add_week(book, section, week, is_told=id(week) in told)
        told.add(id(week))


def _add_week(book: Book, section: Section, week: WeekSheet, *, is_told: bool) -> None:
    """A week with what to mind below it: always the first time, later where it costs no page."""
    kit = book.kit
    reminders = reminder_lines(kit, week.days, book.sheet.width) if are_needed(kit) else []
    tall = reminders_height(kit, reminders, book.sheet.width)
    is_long = tall > blank_sheet(kit, section).room * _MOST_REMINDERS
    tables, pages = _choose_tables(book, section, week)
    if reminders and not is_long:
        others, more = _choose_tables(book, section, week, reminders)
        tables = others if more <= pages or not is_told else tables
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
    if is_long and not is_told:
        add_reminders(book, section, reminders)


def _choose_tables(
    book: Book, section: Section, week: WeekSheet, reminders: Sequence[Line] = ()
) -> tuple[list[LogTable], int]:
    """The tables of a week at the largest text that takes the fewest pages, and their number."""
    kit = book.kit
    best: list[LogTable] = []
    fewest = 0
    for size in kit.theme.table_sizes:
        tables = _tables(kit, week, size, book.sheet.width)
        tables[-1].reminders = reminders
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
    return best, fewest


def _tables(kit: Kit, week: WeekSheet, size: float, width: float) -> list[LogTable]:
    """One table, or several with about as many days each where they do not fit side by side."""
    days = [day for day in week.days if not day.is_rest]
    most = _MOST_LARGE_DAYS if kit.theme.is_large else _MOST_DAYS
    count = -(-len(days) // most)
    bounds = [round(len(days) * part / count) for part in range(count + 1)]
    tables = [LogTable(kit, days[start:end], size, width) for start, end in pairwise(bounds)]
    beside = all(table.beside for table in tables)
    for table in tables:
        table.beside = beside
    return tables


def _how_to(kit: Kit, tables: Sequence[LogTable], width: float) -> list[Line]:
    gettext = kit.words.gettext
    rows = [row for table in tables for row in table.rows]
    said = gettext("Tick one box for each set.")
    if any(row.item.prescription.daily_count > 1 for row in rows):
        said = gettext("Tick one box for each set and each time.")
    style = kit.theme.style()
    lines = kit.paragraph(said, style, width=width)
    if not any(row.is_measured for row in rows):
        return lines
    more = gettext("Write weight or repetitions on the line.")
    after = kit.end(lines[-1].runs[-1]) + style.size * 0.5
    if after + kit.width(more, style) > width:
        return [*lines, *kit.paragraph(more, style, width=width)]
    lines[-1].runs.append(kit.run(more, style, after))
    return lines


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
            *self._reminders(),
        ]
        return paginate(strips, space, self.table.band)

    def _reminders(self) -> list[Strip]:
        kit, lines, width = self.book.kit, self.table.reminders, self.table.width
        if not lines:
            return []
        return [Strip(reminders_height(kit, lines, width), partial(paint_reminders, kit, lines))]

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
