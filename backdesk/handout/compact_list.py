"""Compact list: one line an exercise, with a small picture."""

from __future__ import annotations

from backdesk.handout.flow import Line, fit, fit_torn, height_of
from backdesk.handout.kit import Kit, Section
from backdesk.handout.labels import week_span
from backdesk.handout.list_rows import ListColumns, card_row, head_row, list_columns
from backdesk.handout.page_frames import Book, blank_sheet
from backdesk.handout.pen import CancelCheck
from backdesk.handout.spec import HandoutCancelled


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
    """Head and rows at the largest text that takes no more pages than the smallest would."""
    kit = book.kit
    sheet = blank_sheet(kit, section)
    first = blank_sheet(kit, section, is_first=not book.sheets)
    tables = []
    for size in kit.theme.table_sizes:
        columns = list_columns(kit, kit.spec.cards, sheet.width, size)
        head, rows = head_row(kit, columns), _rows(kit, columns, is_cancelled)
        tables.append((_page_count(first.room, sheet.room, head, rows), head, rows))
    fewest = min(pages for pages, _, _ in tables)
    return next((head, rows) for pages, head, rows in tables if pages == fewest)


def _rows(kit: Kit, columns: ListColumns, is_cancelled: CancelCheck | None) -> list[list[Line]]:
    rows = []
    for card in kit.spec.cards:
        if is_cancelled is not None and is_cancelled():
            raise HandoutCancelled
        rows.append(card_row(kit, card, columns))
    return rows


def _page_count(first: float, later: float, head: list[Line], rows: list[list[Line]]) -> int:
    """How many pages a table takes; a row taller than a page counts as so many pages."""
    pages, left = 1, first - height_of(head)
    whole = later - height_of(head)
    for row in rows:
        height = height_of(row)
        if height > left:
            extra = max(1, int(-(-height // whole)))
            pages, left = pages + extra, extra * whole
        left -= height
    return pages


def _place(book: Book, section: Section, head: list[Line], row: list[Line]) -> None:
    """Put a row on this page or the next; only one that is taller than a page is split."""
    if height_of(row) > book.sheet.room:
        _next_page(book, section, head)
    while row:
        sheet = book.sheet
        count = len(row) if height_of(row) <= sheet.room else fit(row, sheet.room)
        count = count or fit_torn(row, sheet.room)
        sheet.y = sheet.page.place(row[:count], sheet.left, sheet.y)
        row = row[count:]
        if row:
            _next_page(book, section, head)


def _next_page(book: Book, section: Section, head: list[Line]) -> None:
    sheet = book.open(section)
    sheet.add(head)
