"""The coverage summary: which muscles a week works and stretches, by the rules of design/coverage.md."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import zip_longest

from backdesk.handout.coverage_map import map_lines
from backdesk.handout.flow import Bookmark, Line, Rect, height_of, keep_together, spaced, text_line
from backdesk.handout.fonts import Weight
from backdesk.handout.labels import number_text, stretch_text, week_text
from backdesk.handout.page_frames import Book, Kit, Section, blank_sheet
from backdesk.handout.spec import CoverageRow, WeekSheet
from backdesk.handout.theme import Style

_COLUMNS = (0.0, 0.31, 0.44, 0.58, 0.66, 0.80, 1.0)
"""Where the columns begin, as shares of the width: muscle, two counts of sets, days, stretch, amount."""
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
_SMALLEST_MAP = 0.6
"""Of the width: the map shrinks so far if that spares a page."""
_FULL_ENOUGH = 0.35
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
    width = book.sheet.width
    head = _head(kit, width)
    rows = _rows(kit, week, width, _ROW_GAP)
    intro = _intro(kit, section, width, week)
    least = height_of([*intro, *head]) + sum(map(height_of, rows[:_LEAST_ROWS])) + _ABOVE
    if least > book.sheet.room and not book.sheet.is_fresh:
        book.open(section)
    if not book.sheet.is_fresh:
        book.sheet.y += _ABOVE
    _mark(book, section)
    intro, rows = _fitted(book, section, week, (intro, rows))
    rooms = _rooms(book, section, intro)
    book.sheet.add(intro)
    book.sheet.add(head, gap=_HEAD_GAP)
    for position, count in enumerate(_even_counts([height_of(row) for row in rows], rooms)):
        if position:
            book.open(section)
            book.sheet.add(head)
        for row in rows[:count]:
            book.sheet.add(row)
        rows = rows[count:]


def _mark(book: Book, section: Section) -> None:
    """The part's bookmark, and below it each of several weeks."""
    weeks = [week for week in book.kit.spec.weeks if week.coverage]
    label = week_text(weeks[0].number, len(book.kit.spec.weeks), book.kit.words)
    bookmarks, y = book.sheet.page.bookmarks, 0.0 if book.sheet.is_fresh else book.sheet.y - 8
    if section.weeks == label:
        bookmarks.append(Bookmark(section.name, 0, y))
    if len(weeks) > 1:
        bookmarks.append(Bookmark(section.weeks, 1, y))


_Table = tuple[list[Line], list[list[Line]]]
"""What stands above the table's head, and the rows."""


def _fitted(book: Book, section: Section, week: WeekSheet, table: _Table) -> _Table:
    """The table with closer rows, or also a smaller map, where that spares a page for the last few rows."""
    kit, width = book.kit, book.sheet.width
    pages = len(_counts([height_of(row) for row in table[1]], _rooms(book, section, table[0])))
    tight = _rows(kit, week, width, _TIGHT_ROW_GAP)
    if pages > 1:
        for share in (1.0, 0.8, _SMALLEST_MAP):
            intro = _intro(kit, section, width, week, map_share=share)
            if len(_counts([height_of(row) for row in tight], _rooms(book, section, intro))) < pages:
                return intro, tight
    return table


def _rooms(book: Book, section: Section, intro: Sequence[Line]) -> tuple[float, float]:
    """The height for rows below intro and head on the page being filled, and on later ones."""
    head = height_of(_head(book.kit, book.sheet.width))
    later = blank_sheet(book.kit, section).room - head
    placed = book.sheet.room - height_of(intro) - _HEAD_GAP - head
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


def _rows(kit: Kit, week: WeekSheet, width: float, gap: float) -> list[list[Line]]:
    return [_row(kit, row, width, gap) for row in week.coverage]


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
    for index, (text, style) in enumerate(zip(texts, styles, strict=True)):
        x = _COLUMNS[index] * width
        room = (_COLUMNS[index + 1] - _COLUMNS[index]) * width - _CELL_GAP
        columns.append(kit.paragraph(text, style, x=x, width=room))
    lines = []
    for level in zip_longest(*columns):
        runs = [run for line in level if line is not None for run in line.runs]
        lines.append(text_line(runs, styles[0]))
    return keep_together(lines or [text_line([], styles[0])], with_next=True)
