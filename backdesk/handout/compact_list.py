"""Compact list: one line an exercise, with a small picture."""

from __future__ import annotations

from typing import NamedTuple

from backdesk.handout.columns import cut, fit, fit_torn, height_of
from backdesk.handout.flow import Line
from backdesk.handout.kit import Kit, Section
from backdesk.handout.labels import week_span
from backdesk.handout.list_rows import ListColumns, card_row, head_row, list_columns
from backdesk.handout.page_frames import Book, blank_sheet
from backdesk.handout.pen import CancelCheck
from backdesk.handout.spec import HandoutCancelled

_FEW_ROWS = 3
"""So few rows get no page of their own, if lower rows all fit before it."""
_LOWER = (0.05, 0.1, 0.15)
"""By how much rows may be lower for that."""


def list_section(kit: Kit) -> Section:
    """What the head of a page of the list says. Large print needs the width of the paper for its columns."""
    words = kit.words
    weeks = week_span(1, max(1, len(kit.spec.weeks)), words)
    return Section(words.gettext("Exercise list"), weeks, landscape=kit.theme.is_large)


def add_list(book: Book, is_cancelled: CancelCheck | None = None) -> None:
    """Lay out the table; nothing for a plan without exercises. Raises HandoutCancelled."""
    kit = book.kit
    if not kit.spec.cards:
        return
    section = list_section(kit)
    head, rows = _chosen(book, section, is_cancelled)
    book.open(section, section.name)
    book.sheet.add(head)
    for row in rows:
        _place(book, section, head, row)


def _chosen(
    book: Book, section: Section, is_cancelled: CancelCheck | None
) -> tuple[list[Line], list[list[Line]]]:
    """Head and rows at the largest text that takes no more pages than the smallest would.

    Rows are a little lower where that saves a last page of a few rows.
    """
    kit = book.kit
    sheet = blank_sheet(kit, section)
    rooms = (blank_sheet(kit, section, is_first=not book.sheets).room, sheet.room)
    sizes = [list_columns(kit, kit.spec.cards, sheet.width, size) for size in kit.theme.table_sizes]
    tables = [_table(kit, columns, rooms, is_cancelled) for columns in sizes]
    fewest = min(table.pages for table in tables)
    if fewest > 1 and min(table.last for table in tables if table.pages == fewest) <= _FEW_ROWS:
        for columns in (columns.lowered(share) for columns in sizes for share in _LOWER):
            table = _table(kit, columns, rooms, is_cancelled)
            if table.pages < fewest:
                return table.head, table.rows
    return next((table.head, table.rows) for table in tables if table.pages == fewest)


class _Table(NamedTuple):
    """A table of some size, the pages it takes and the rows on the last of them."""

    pages: int
    last: int
    head: list[Line]
    rows: list[list[Line]]


def _table(
    kit: Kit, columns: ListColumns, rooms: tuple[float, float], is_cancelled: CancelCheck | None
) -> _Table:
    head, rows = head_row(kit, columns), _rows(kit, columns, is_cancelled)
    return _Table(*_page_count(rooms, head, rows), head, rows)


def _rows(kit: Kit, columns: ListColumns, is_cancelled: CancelCheck | None) -> list[list[Line]]:
    rows = []
    for card in kit.spec.cards:
        if is_cancelled is not None and is_cancelled():
            raise HandoutCancelled
        rows.append(card_row(kit, card, columns))
    return rows


def _page_count(rooms: tuple[float, float], head: list[Line], rows: list[list[Line]]) -> tuple[int, int]:
    """How many pages a table takes and the rows on the last; a row taller than a page counts as so many.

    `rooms` are those of the first page and of each other.
    """
    first, later = rooms
    last = 0
    pages, left = 1, first - height_of(head)
    whole = later - height_of(head)
    for row in rows:
        height = height_of(row)
        if height > left:
            extra = max(1, int(-(-height // whole)))
            pages, left = pages + extra, extra * whole
            last = 0
        left -= height
        last += 1
    return pages, last


def _place(book: Book, section: Section, head: list[Line], row: list[Line]) -> None:
    """Put a row on this page or the next; only one that is taller than a page is split."""
    if height_of(row) > book.sheet.room:
        _next_page(book, section, head)
    while row:
        sheet = book.sheet
        count = len(row) if height_of(row) <= sheet.room else fit(row, sheet.room)
        count = count or fit_torn(row, sheet.room)
        part, row = cut(row, count)
        sheet.y = sheet.page.place(part, sheet.left, sheet.y)
        if row:
            _next_page(book, section, head)


def _next_page(book: Book, section: Section, head: list[Line]) -> None:
    sheet = book.open(section)
    sheet.add(head)
