"""Week at a glance: which days share a table, how wide they are, how large the text can be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from backdesk.handout.care import care_height
from backdesk.handout.flow import Line, fit, fit_torn, spaced
from backdesk.handout.fonts import Weight
from backdesk.handout.labels import week_text
from backdesk.handout.page_frames import Book, Kit, Section, blank_sheet
from backdesk.handout.spec import DaySheet, WeekSheet
from backdesk.handout.week_cells import LONGEST_HEAD_LABEL
from backdesk.handout.week_table import Column, TablePlacer, WeekTable

_REMARK_GAP = 5.0
_NARROW = 40.0
"""Width of the column of a day of rest."""
_MOST_COLUMNS = 7
_MOST_LARGE_COLUMNS = 3
_PART = 16.0
"""A column wider than twice this many font sizes is split into parts side by side."""
_OWN_PAGE = 2.0
"""A day that is this many pages long at the width of its column gets a table of its own."""


def week_section(kit: Kit, week: WeekSheet) -> Section:
    """What the head of a page of this week says."""
    label = week_text(week.number, len(kit.spec.weeks), kit.words)
    return Section(kit.words.gettext("Week at a glance"), label, landscape=True)


def add_week(book: Book, week: WeekSheet, *, care_fits: bool) -> None:
    """Lay out one week on its own pages.

    With `care_fits` the text is chosen so that the care boxes can stand below the table,
    if they can stand there at all.
    """
    kit = book.kit
    section = week_section(kit, week)
    book.open(section, section.weeks)
    if all(day.is_rest for day in week.days):
        say_nothing_planned(book)
        _add_remarks(book, section, week, without_narrow=True)
        return
    tables, own_tables = _choose_tables(book, section, week, care_fits=care_fits)
    for position, table in enumerate((*tables, *own_tables)):
        if position:
            book.open(section)
        TablePlacer(book, section, table).place()
    has_narrow = any(column.instead for table in tables for column in table.columns)
    _add_remarks(book, section, week, without_narrow=not has_narrow)


def _choose_tables(
    book: Book, section: Section, week: WeekSheet, *, care_fits: bool
) -> tuple[list[WeekTable], list[WeekTable]]:
    """The tables of a week at the largest text that keeps it on one page, else at the smallest."""
    kit = book.kit
    room = book.sheet.room
    below = _remarks_height(book, week)
    care = care_height(kit, book.sheet.width) if care_fits else 0.0
    best: list[WeekTable] | None = None
    tables: list[WeekTable] = []
    for size in kit.theme.table_sizes:
        tables = _tables(book, week.days, size)
        if len(tables) > 1:
            continue
        if tables[0].height + below + care <= room:
            return tables, []
        if best is None and tables[0].height + below <= room:
            best = tables
    return (best, []) if best is not None else _with_own_tables(book, section, week, tables)


def _with_own_tables(
    book: Book, section: Section, week: WeekSheet, tables: list[WeekTable]
) -> tuple[list[WeekTable], list[WeekTable]]:
    """Take very long days out of the week's table, so that they do not drag it over many pages."""
    room = blank_sheet(book.kit, section).room * _OWN_PAGE
    size = book.kit.theme.table_sizes[-1]
    long_days = [day for day in week.days if _is_longer(tables, day, room)]
    training = [day for day in week.days if not day.is_rest]
    if not long_days or len(training) < 2:
        return tables, []
    own = [_table(book, [day], size, ()) for day in long_days]
    if len(long_days) == len(training):
        return own, []
    for larger in book.kit.theme.table_sizes:
        rest = _tables(book, week.days, larger, set_apart=long_days)
        if all(table.height + _remarks_height(book, week) <= book.sheet.room for table in rest):
            return rest, own
    return _tables(book, week.days, size, set_apart=long_days), own


def _is_longer(tables: Sequence[WeekTable], day: DaySheet, room: float) -> bool:
    for table in tables:
        for index, column in enumerate(table.columns):
            if column.day is day and not column.instead:
                return table.length_of(index) > room
    return False


def _tables(
    book: Book, days: Sequence[DaySheet], size: float, *, set_apart: Sequence[DaySheet] = ()
) -> list[WeekTable]:
    """One table, or several with about as many days each where they do not fit side by side."""
    large = book.kit.theme.is_large
    full = [day for day in days if not day.is_rest and day not in set_apart]
    most = _MOST_LARGE_COLUMNS if large else _MOST_COLUMNS
    if len(days) <= _MOST_COLUMNS and not large:
        return [_table(book, days, size, set_apart)]
    count = -(-len(full) // most)
    bounds = [round(len(full) * part / count) for part in range(count + 1)]
    return [_table(book, full[start:end], size, ()) for start, end in pairwise(bounds)]


def _table(book: Book, days: Sequence[DaySheet], size: float, set_apart: Sequence[DaySheet]) -> WeekTable:
    width = book.sheet.width
    gettext = book.kit.words.gettext
    narrow = [day for day in days if day.is_rest or day in set_apart]
    wide = (width - len(narrow) * _NARROW) / max(1, len(days) - len(narrow))
    parts = max(1, int(wide / (_PART * size)))
    columns: list[Column] = []
    x = 0.0
    for day in days:
        if day in narrow:
            instead = gettext("Rest") if day.is_rest else gettext("Next page")
            columns.append(Column(day, x, _NARROW, instead=instead))
        else:
            columns.append(Column(day, x, wide, parts))
        x += columns[-1].width
    return WeekTable(book.kit, tuple(columns), size)


def say_nothing_planned(book: Book) -> None:
    """Say that the plan or the week holds no exercises."""
    kit = book.kit
    gettext = kit.words.gettext
    said = gettext("No exercises are planned yet.")
    if not kit.spec.is_empty:
        said = gettext("A week of rest: no exercises are planned.")
    style = kit.theme.style(Weight.SEMIBOLD, kit.theme.body_size * 1.3)
    book.sheet.add(kit.paragraph(said, style, width=book.sheet.width))


def _remarks(book: Book, week: WeekSheet, *, without_narrow: bool) -> list[Line]:
    """What the table has no room for: days of rest, labels, what A1 and A2 mean."""
    kit = book.kit
    gettext = kit.words.gettext
    style = kit.theme.style(size=kit.theme.table_sizes[-1], colour=kit.theme.muted)
    said: list[str] = []
    rests = [day.name for day in week.days if day.is_rest]
    if rests and without_narrow:
        said.append(gettext("Rest: {days}").format(days=", ".join(rests)))
    said += [
        gettext("{day}: {label}").format(day=day.name, label=day.label)
        for day in week.days
        if day.label and (day.is_rest or len(day.label) > LONGEST_HEAD_LABEL)
    ]
    if any(item.tag for day in week.days for block in day.blocks for item in block.items):
        said.append(gettext("A1, A2: do these one after the other, rest, then start again."))
    lines: list[Line] = []
    for text in said:
        lines += spaced(kit.paragraph(text, style, width=book.sheet.width), 2.0)
    return lines


def _remarks_height(book: Book, week: WeekSheet) -> float:
    lines = _remarks(book, week, without_narrow=False)
    return sum(line.height + line.space for line in lines) + _REMARK_GAP


def _add_remarks(book: Book, section: Section, week: WeekSheet, *, without_narrow: bool) -> None:
    lines = _remarks(book, week, without_narrow=without_narrow)
    while lines:
        sheet = book.sheet
        count = fit(lines, sheet.room - _REMARK_GAP)
        if count == 0:
            if not sheet.is_fresh:
                book.open(section)
                continue
            count = fit_torn(lines, sheet.room)
        sheet.add(lines[:count], gap=_REMARK_GAP)
        lines = lines[count:]
        if lines:
            book.open(section)
