"""Week at a glance: which days share a table, how wide they are, how large the text can be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from backdesk.handout.care import care_height
from backdesk.handout.flow import Bookmark, Line
from backdesk.handout.fonts import Weight
from backdesk.handout.labels import week_text
from backdesk.handout.page_frames import Book, Kit, Section, blank_sheet
from backdesk.handout.page_heads import plan_link
from backdesk.handout.reminders import add_reminders, are_needed, reminder_lines, reminders_height
from backdesk.handout.spec import DaySheet, WeekSheet
from backdesk.handout.week_remarks import add_remarks, remark_lines, remarks_height
from backdesk.handout.week_table import Column, TablePlacer, WeekTable

_NARROW = 40.0
"""Width of the column of a day of rest."""
_MOST_COLUMNS = 7
_MOST_LARGE_COLUMNS = 3
_PART = 16.0
"""A column wider than twice this many font sizes is split into parts side by side."""
_SHARES, _LEAST_SHARE = 20, 8
"""A table of several pages is tried at so many parts of a page, from the fewest up, until the pages do."""
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
    start = len(book.sheets)
    _open_week(book, section, week)
    _add_bookmarks(book, section, week)
    if all(day.is_rest for day in week.days):
        say_nothing_planned(book)
        add_remarks(book, section, remark_lines(book, week, without_narrow=True), [book.sheet])
        return
    tables, own_tables = _choose_tables(book, section, week, care_fits=care_fits)
    placed = (*tables, *own_tables)
    for position, table in enumerate(placed):
        if position:
            book.open(section)
        below = _below_height(book, week) if table is placed[-1] else 0.0
        share = _even_share(book, section, table, below)
        TablePlacer(book, section, table, share).place()
    has_narrow = any(column.instead for table in tables for column in table.columns)
    remarks = remark_lines(book, week, without_narrow=not has_narrow)
    add_remarks(book, section, remarks, book.sheets[start:])
    add_reminders(book, section, _reminders(book, week))


def _reminders(book: Book, week: WeekSheet) -> list[Line]:
    """Notes and cautions that no other part of the handout says."""
    return reminder_lines(book.kit, week.days, book.sheet.width) if are_needed(book.kit) else []


def _below_height(book: Book, week: WeekSheet) -> float:
    """The height of what stands below the table: reminders count only where a page can hold both."""
    kit, sheet = book.kit, book.sheet
    remarks = remarks_height(book, week)
    reminders = reminders_height(kit, _reminders(book, week), book.sheet.width)
    last = _tables(book, week.days, kit.theme.table_sizes[-1])[-1]
    fits = last.height + remarks + reminders <= sheet.bottom - sheet.start
    return remarks + (reminders if fits else 0.0)


def _open_week(book: Book, section: Section, week: WeekSheet) -> None:
    """Open the first page of a week; at the front with a compact head if only that keeps it on one page.

    A compact head has no room for the QR code of the plan's link.
    """
    book.open(section)
    if len(book.sheets) > 1 or all(day.is_rest for day in week.days):
        return
    tables = _tables(book, week.days, book.kit.theme.table_sizes[-1])
    heads = [book.sheets.pop()]
    if not plan_link(book.kit):
        heads.append(book.open(section, is_compact=True))
        book.sheets.pop()
    book.sheets.append(heads[0])
    needed = tables[0].height + remarks_height(book, week)
    below = reminders_height(book.kit, _reminders(book, week), book.sheet.width)
    choice = [sheet for height in (needed + below, needed) for sheet in heads if height <= sheet.room]
    if choice and len(tables) == 1:
        book.sheets[-1] = choice[0]


def _add_bookmarks(book: Book, section: Section, week: WeekSheet) -> None:
    """The part on its first page, and below it each of several weeks."""
    bookmarks = book.sheet.page.bookmarks
    if week is book.kit.spec.weeks[0]:
        bookmarks.append(Bookmark(section.name, 0, 0.0))
    if len(book.kit.spec.weeks) > 1:
        bookmarks.append(Bookmark(section.weeks, 1, 0.0))


def _choose_tables(
    book: Book, section: Section, week: WeekSheet, *, care_fits: bool
) -> tuple[list[WeekTable], list[WeekTable]]:
    """The tables of a week at the largest text that keeps each on one page.

    A week that takes more has the smallest text, or the largest that takes no more pages.
    """
    kit = book.kit
    rooms = (book.sheet.room, blank_sheet(kit, section).room)
    care = care_height(kit, book.sheet) if care_fits else 0.0
    below = _below_height(book, week)
    best: list[WeekTable] | None = None
    tables: list[WeekTable] = []
    for size in kit.theme.table_sizes:
        tables = _tables(book, week.days, size)
        spare = _spare_room(tables, rooms, below)
        if min(spare) >= 0 and max(spare) >= care:
            return tables, []
        if best is None and min(spare) >= 0:
            best = tables
    return (best, []) if best is not None else _with_own_tables(book, section, week, tables)


def _spare_room(tables: Sequence[WeekTable], rooms: tuple[float, float], below: float) -> list[float]:
    """What each table leaves of its page, the first page or one of the others; negative if it is longer."""
    heights = [table.height for table in tables]
    heights[-1] += below
    return [rooms[min(position, 1)] - height for position, height in enumerate(heights)]


def _with_own_tables(
    book: Book, section: Section, week: WeekSheet, tables: list[WeekTable]
) -> tuple[list[WeekTable], list[WeekTable]]:
    """Take very long days out of the week's table, so that they do not drag it over many pages."""
    room = blank_sheet(book.kit, section).room * _OWN_PAGE
    size = book.kit.theme.table_sizes[-1]
    long_days = [day for day in week.days if _is_longer(tables, day, room)]
    training = [day for day in week.days if not day.is_rest]
    if not long_days or len(training) < 2:
        return [_larger(book, section, table) for table in tables], []
    own = [_larger(book, section, _table(book, [day], size, ())) for day in long_days]
    if len(long_days) == len(training):
        return own, []
    rooms = (book.sheet.room, blank_sheet(book.kit, section).room)
    for larger in book.kit.theme.table_sizes:
        rest = _tables(book, week.days, larger, set_apart=long_days)
        if min(_spare_room(rest, rooms, 0.0)) >= 0:
            return rest, own
    return _tables(book, week.days, size, set_apart=long_days), own


def _larger(book: Book, section: Section, table: WeekTable) -> WeekTable:
    """The table of several pages at the largest text that takes no more and tears fewest blocks."""
    days = [column.day for column in table.columns]
    apart = [column.day for column in table.columns if column.instead and not column.day.is_rest]
    sizes = book.kit.theme.table_sizes[:-1]
    choice = [*(_table(book, days, size, apart) for size in sizes), table]
    tried = [(one, _tried(book, section, one)) for one in choice]
    least = tried[-1][1].pages
    kept = [(one, trial.torn) for one, trial in tried if trial.pages <= least]
    fewest = min(torn for _, torn in kept)
    return next(one for one, torn in kept if torn == fewest)


class _Trial(NamedTuple):
    """The pages a table takes with the remarks below it, the blocks it tears, whether it leaves the remarks
    a page of their own."""

    pages: int
    torn: int
    spills: bool


def _tried(
    book: Book, section: Section, table: WeekTable, *, below: float = 0.0, share: float = 1.0
) -> _Trial:
    """What would come of placing a table from a page such as the book's last one."""
    trial = Book(book.kit, [blank_sheet(book.kit, section, is_first=len(book.sheets) == 1)])
    placer = TablePlacer(trial, section, table, share)
    placer.place()
    spills = trial.sheet.room < below
    return _Trial(len(trial.sheets) + spills, placer.torn, spills)


def _even_share(book: Book, section: Section, table: WeekTable, below: float) -> float:
    """How much of each page a table of several pages may fill, so that the last is not almost empty."""
    if table.height + below <= book.sheet.room:
        return 1.0
    full = _tried(book, section, table, below=below)
    low, high = _LEAST_SHARE, _SHARES
    while low < high:
        middle = (low + high) // 2
        even = _tried(book, section, table, below=below, share=middle / _SHARES)
        if even.pages <= full.pages and not even.spills and (full.spills or even.torn <= full.torn):
            high = middle
        else:
            low = middle + 1
    return high / _SHARES


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
    """The table of these days, in columns that share the width; those set apart get only a narrow one."""
    # by identity, because two days may say the same; all are the spec's, which outlives the kit
    key = ("table", tuple(map(id, days)), size, tuple(map(id, set_apart)), book.sheet.width)
    return book.kit.once(key, lambda: _new_table(book, days, size, set_apart))


def _new_table(book: Book, days: Sequence[DaySheet], size: float, set_apart: Sequence[DaySheet]) -> WeekTable:
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
