"""The coverage summary: which muscles a week works and stretches, by the rules of design/coverage.md."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from backdesk.handout.columns import height_of, keep_together, spaced
from backdesk.handout.coverage_map import map_lines
from backdesk.handout.flow import Bookmark, Line, Rect, text_line
from backdesk.handout.fonts import Weight
from backdesk.handout.labels import number_text, stretch_text, week_text
from backdesk.handout.page_frames import Book, Kit, Section, blank_sheet
from backdesk.handout.spec import CoverageRow, WeekSheet
from backdesk.handout.theme import Style

_COLUMNS = (0.0, 0.30, 0.43, 0.57, 0.645, 0.785, 1.0)
"""Where the columns begin, as shares of the width: muscle, two counts of sets, days, stretch, amount."""
_LARGE_COLUMNS = (0.0, 0.42, 0.58, 0.78, 1.0)
"""The same in large print, which has no room for days and stretch: their words would be torn."""
_BAR_START = 0.90
_FULL_BAR_SETS = 10.0
"""The bar is full where the band "high" begins (design/coverage.md)."""
_BAR_HEIGHT = 5.0
_CELL_GAP = 8.0
_ABOVE = 26.0
_LEAST_ROWS = 4
_HEAD_GAP = 6.0
_ROW_GAP = 3.0
_TIGHT_ROW_GAP = 1.2
_TIGHT_MAPS = (1.0, 0.8, 0.6)
"""Of the width: the map shrinks so far if that spares a page."""
_FULL_ENOUGH = 0.5
"""Rows that fill less of the last page are spread evenly over all."""


def add_coverage(book: Book, week: WeekSheet, *, goes_below: bool) -> None:
    """Lay out the table of one week, continued over pages with its head repeated.

    With `goes_below` it stands below what the last page holds where there is room for a fair part of it.
    """
    if not week.coverage:
        return
    kit = book.kit
    gettext = kit.words.gettext
    label = week_text(week.number, len(kit.spec.weeks), kit.words)
    section = Section(gettext("What this week trains"), label)
    if not goes_below or not book.sheets or book.sheet.page.width > book.sheet.page.height:
        book.open(section)
    tables = [_table(kit, section, week, book.sheet.width, look) for look in _looks(kit)]
    least = tables[-1]
    rows = sum(map(height_of, least.rows[:_LEAST_ROWS]))
    if height_of([*least.intro, *least.head]) + rows + _ABOVE > book.sheet.room and not book.sheet.is_fresh:
        book.open(section)
    if not book.sheet.is_fresh:
        book.sheet.y += _ABOVE
    _mark(book, section)
    table = _fitted(book, section, tables)
    rooms = _rooms(book, section, table)
    book.sheet.add(table.intro)
    book.sheet.add(table.head, gap=_HEAD_GAP)
    left = table.rows
    for position, count in enumerate(_even_counts([height_of(row) for row in left], rooms)):
        if position:
            book.open(section)
            book.sheet.add(table.head)
        for row in left[:count]:
            book.sheet.add(row)
        left = left[count:]


def _mark(book: Book, section: Section) -> None:
    """The part's bookmark, and below it each of several weeks."""
    weeks = [week for week in book.kit.spec.weeks if week.coverage]
    label = week_text(weeks[0].number, len(book.kit.spec.weeks), book.kit.words)
    bookmarks, y = book.sheet.page.bookmarks, 0.0 if book.sheet.is_fresh else book.sheet.y - 8
    if section.weeks == label:
        bookmarks.append(Bookmark(section.name, 0, y))
    if len(weeks) > 1:
        bookmarks.append(Bookmark(section.weeks, 1, y))


class _Look(NamedTuple):
    """The size of the text, the gap between rows, the map's share of the width."""

    size: float
    gap: float
    share: float


class _Table(NamedTuple):
    """What stands above the table, its head, and its rows."""

    intro: list[Line]
    head: list[Line]
    rows: list[list[Line]]


def _looks(kit: Kit) -> list[_Look]:
    """From the most generous one to the one that takes the least room."""
    sizes = kit.theme.table_sizes
    tight = [_Look(sizes[-1], _TIGHT_ROW_GAP, share) for share in _TIGHT_MAPS]
    return [*(_Look(size, _ROW_GAP, 1.0) for size in sizes), *tight]


def _table(kit: Kit, section: Section, week: WeekSheet, width: float, look: _Look) -> _Table:
    intro = _intro(kit, section, width, week, map_share=look.share)
    set_kit = replace(kit, theme=replace(kit.theme, table_sizes=(look.size,)))
    rows = [_row(set_kit, row, width, look.gap) for row in week.coverage]
    return _Table(intro, _head(set_kit, width), rows)


def _fitted(book: Book, section: Section, tables: Sequence[_Table]) -> _Table:
    """The most generous of the tables that take the fewest pages."""
    pages = [
        len(_counts([height_of(row) for row in table.rows], _rooms(book, section, table))) for table in tables
    ]
    return tables[pages.index(min(pages))]


def _rooms(book: Book, section: Section, table: _Table) -> tuple[float, float]:
    """The height for rows below intro and head on the page being filled, and on later ones."""
    head = height_of(table.head)
    later = blank_sheet(book.kit, section).room - head
    placed = book.sheet.room - height_of(table.intro) - _HEAD_GAP - head
    return placed, later


def _counts(heights: Sequence[float], rooms: tuple[float, float], most: float = math.inf) -> list[int]:
    """How many rows stand on each page, in at most `most` points of each."""
    counts, left = [0], min(rooms[0], most)
    for height in heights:
        if height > left and (counts[-1] or len(counts) == 1):
            counts.append(0)
            left = min(rooms[1], most)
        counts[-1] += 1
        left -= height
    return counts


def _even_counts(heights: Sequence[float], rooms: tuple[float, float]) -> list[int]:
    """The rows of each page, spread so that the last of as few pages as need be is not almost empty."""
    full = _counts(heights, rooms)
    if len(full) == 1 or sum(heights[-full[-1] :]) > _FULL_ENOUGH * rooms[1]:
        return full
    limits = (rooms[1] * step / 20 for step in range(2, 20))
    return next((even for limit in limits if len(even := _counts(heights, rooms, limit)) <= len(full)), full)


def _intro(
    kit: Kit, section: Section, width: float, week: WeekSheet, *, map_share: float = 1.0
) -> list[Line]:
    """Title, what is counted, and the body map in a share of the width."""
    theme, gettext = kit.theme, kit.words.gettext
    title = gettext("{title} ({week})").format(title=section.name, week=section.weeks)
    style = theme.style(Weight.BOLD, theme.body_size * 1.25)
    said = gettext(
        "This counts planned work. It says nothing about soreness, recovery or a diagnosis. "
        "“Main” counts the sets in which a muscle does the main work; “with helping” adds half "
        "of the sets in which it helps. “Amount” follows the second number."
    )
    measure = min(width, 33.0 * theme.body_size)
    lines = [
        *kit.paragraph(title, style, width=width),
        *spaced(kit.paragraph(said, theme.style(), width=measure), 3.0),
    ]
    if week.body_map is not None and kit.spec.options.pictures:
        lines += map_lines(kit, week.body_map, width, share=map_share)
    return keep_together(lines, with_next=True)


def _head(kit: Kit, width: float) -> list[Line]:
    gettext = kit.words.gettext
    style = _table_style(kit, Weight.SEMIBOLD)
    texts = (
        gettext("Muscle"),
        gettext("Sets a week, main"),
        gettext("Sets a week, with helping"),
        gettext("Days"),
        gettext("Stretched for"),
        gettext("Amount"),
    )
    lines = _cells(kit, texts, [style] * len(texts), width)
    return [*lines, Line(5.0, rects=(Rect(0, 2.5, width, 1.0, kit.theme.mark),), keep=True)]


def _row(kit: Kit, row: CoverageRow, width: float, gap: float) -> list[Line]:
    plain = _table_style(kit, Weight.REGULAR)
    texts = (
        row.name,
        number_text(row.direct),
        number_text(row.fractional),
        str(row.days),
        stretch_text(row.stretch_seconds, kit.words) or "–",
        row.band,
    )
    strong = _table_style(kit, Weight.SEMIBOLD)
    lines = _cells(kit, texts, [strong, plain, plain, plain, plain, plain], width)
    if not kit.theme.is_large:
        lines[0].rects = _bar(kit, row.fractional, lines[0].height, width)
    return [*lines, Line(gap, rects=(Rect(0, gap / 2, width, 0.5, kit.theme.rule),))]


def _bar(kit: Kit, sets: float, height: float, width: float) -> tuple[Rect, ...]:
    x, full = _BAR_START * width, (1 - _BAR_START) * width
    y = (height - _BAR_HEIGHT) / 2 + 0.5
    filled = full * min(1.0, sets / _FULL_BAR_SETS)
    back = Rect(x, y, full, _BAR_HEIGHT, kit.theme.panel)
    return (back, Rect(x, y, filled, _BAR_HEIGHT, kit.theme.accent)) if filled else (back,)


def _table_style(kit: Kit, weight: Weight) -> Style:
    return kit.theme.cell(kit.theme.table_sizes[-1], weight)


def _cells(kit: Kit, texts: Sequence[str], styles: Sequence[Style], width: float) -> list[Line]:
    """Texts side by side in the table's columns, as lines that stay together."""
    columns = []
    shares: Sequence[float] = _COLUMNS
    cells = list(zip(texts, styles, strict=True))
    if kit.theme.is_large:
        shares, cells = _LARGE_COLUMNS, [*cells[:3], cells[-1]]
    for index, (text, style) in enumerate(cells):
        x = shares[index] * width
        room = (shares[index + 1] - shares[index]) * width - _CELL_GAP
        columns.append(kit.paragraph(text, style, x=x, width=room))
    lines = []
    for level in zip_longest(*columns):
        runs = [run for line in level if line is not None for run in line.runs]
        lines.append(text_line(runs, styles[0]))
    return keep_together(lines or [text_line([], styles[0])], with_next=True)
