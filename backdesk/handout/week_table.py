"""The table of a week: a head of days, three bands of cells, continued over pages with the head repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.labels import block_name
from backdesk.handout.columns import fit, fit_torn, height_of
from backdesk.handout.flow import Line, Rect, text_line
from backdesk.handout.fonts import Weight
from backdesk.handout.page_frames import Book, Kit, Section
from backdesk.handout.spec import DaySheet
from backdesk.handout.week_cells import cell_lines, foot_lines, head_lines, narrow_lines

PAD = 7.0
"""Free room on the left and right inside a column."""
_ROW_PAD = 4.5
_FULL_ENOUGH = 0.55
"""A block that fits whole on a fresh page moves there once a page is this full."""


@dataclass(frozen=True, slots=True)
class Column:
    """A day's column, split into `parts` side by side where it is wide.

    `instead` is what a narrow column says in place of entries ("Rest"), "" for a day with entries.
    """

    day: DaySheet
    x: float
    width: float
    parts: int = 1
    instead: str = ""

    @property
    def part_width(self) -> float:
        """The width of the text in one part."""
        return (self.width - 2 * PAD - (self.parts - 1) * 2 * PAD) / self.parts

    def part_x(self, part: int) -> float:
        """Where the text of a part begins."""
        return self.x + PAD + part * (self.part_width + 2 * PAD)


@dataclass(slots=True)
class WeekTable:
    """One table for some days of a week at one text size, made once and measured or placed."""

    kit: Kit
    columns: tuple[Column, ...]
    size: float
    cells: dict[BlockKind, list[list[Line]]] = field(default_factory=dict)
    heads: list[list[Line]] = field(default_factory=list)
    feet: list[list[Line]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Break all texts into lines."""
        for column in self.columns:
            inner = column.width - 2 * PAD
            if column.instead:
                self.heads.append(narrow_lines(self.kit, column.day, column.instead, column.width - PAD))
            else:
                self.heads.append(head_lines(self.kit, column.day, self.size, inner))
            self.feet.append([] if column.instead else foot_lines(self.kit, column.day, self.size, inner))
        for kind in BLOCK_ORDER:
            cells = [self._cell(column, kind) for column in self.columns]
            if any(cells):
                self.cells[kind] = cells

    def _cell(self, column: Column, kind: BlockKind) -> list[Line]:
        if column.instead:
            return []
        block = next((block for block in column.day.blocks if block.kind is kind), None)
        return [] if block is None else cell_lines(self.kit, block, self.size, column.part_width)

    @property
    def height(self) -> float:
        """The height of the whole table on one page."""
        rows = sum(self.band_height + 2 * _ROW_PAD + self.row_height(cells) for cells in self.cells.values())
        return self.head_height + rows + self.foot_height

    def length_of(self, index: int) -> float:
        """The height that the entries of one column need, without the bands."""
        parts = self.columns[index].parts
        return sum(height_of(cells[index]) for cells in self.cells.values()) / parts

    @property
    def head_height(self) -> float:
        """The height of the head of the columns."""
        return max(map(height_of, self.heads)) + 6.0

    @property
    def foot_height(self) -> float:
        """The height of the minutes below the columns, 0 without them."""
        tallest = max(map(height_of, self.feet))
        return tallest + _ROW_PAD + 2.0 if tallest else 4.0

    @property
    def band_height(self) -> float:
        """The height of the band that names a block."""
        return self.size * 1.55

    def row_height(self, cells: Sequence[Sequence[Line]]) -> float:
        """The height of a row whose wide columns are poured into their parts evenly."""
        return max(
            even_height(lines, column.parts) for lines, column in zip(cells, self.columns, strict=True)
        )


def even_height(lines: Sequence[Line], parts: int) -> float:
    """The least height at which lines fit into so many parts side by side."""
    total = height_of(lines)
    if parts == 1 or not lines:
        return total
    low, high = total / parts, total
    for _ in range(12):
        middle = (low + high) / 2
        if sum(map(len, pour(lines, parts, middle))) == len(lines):
            high = middle
        else:
            low = middle
    return high


def pour(lines: Sequence[Line], parts: int, height: float, *, torn: bool = False) -> list[Sequence[Line]]:
    """Fill parts one after the other; what does not fit is left over.

    With `torn`, an entry taller than the height is split rather than left.
    """
    poured = []
    for _ in range(parts):
        count = fit(lines, height)
        if count == 0 and torn and lines:
            count = fit_torn(lines, height)
        poured.append(lines[:count])
        lines = lines[count:]
    return poured


@dataclass(slots=True)
class TablePlacer:
    """Puts a table into the book, over as many pages as it needs; it fills a `share` of each at most.

    `torn` counts how often a block went on over a page.
    """

    book: Book
    section: Section
    table: WeekTable
    share: float = 1.0
    torn: int = 0
    top: float = 0.0
    body: float = 0.0

    def place(self) -> None:
        """Place the whole table below what the current sheet holds."""
        self._head()
        for kind, cells in self.table.cells.items():
            self._row(kind, [list(lines) for lines in cells])
        sheet = self.book.sheet
        edge = sheet.y
        for column, lines in zip(self.table.columns, self.table.feet, strict=True):
            sheet.page.place(lines, sheet.left + column.part_x(0), edge + _ROW_PAD)
        sheet.y += self.table.foot_height
        self._close()

    def _head(self) -> None:
        sheet, table = self.book.sheet, self.table
        self.top = sheet.y
        for column, lines in zip(table.columns, table.heads, strict=True):
            inset = PAD / 2 if column.instead else PAD
            sheet.page.place(lines, sheet.left + column.x + inset, sheet.y)
        sheet.y += table.head_height
        self.body = sheet.y

    def _row(self, kind: BlockKind, cells: list[list[Line]]) -> None:
        is_continued = False
        while any(cells):
            sheet, table = self.book.sheet, self.table
            room = self._room - table.band_height - 2 * _ROW_PAD - table.foot_height
            need = table.row_height(cells)
            is_fresh = sheet.y <= self.body
            if not is_fresh and need > room and self._should_move(need):
                self._next_page()
                continue
            poured = self._poured(cells, min(need, room), torn=is_fresh)
            taken = [sum(map(len, parts)) for parts in poured]
            if not any(taken):
                self._next_page()
                continue
            self._band(kind, is_continued=is_continued)
            self._cells(poured)
            cells = [lines[count:] for lines, count in zip(cells, taken, strict=True)]
            is_continued = True
            if any(cells):
                self.torn += 1
                self._next_page()

    @property
    def _room(self) -> float:
        """The height that may still be filled."""
        sheet = self.book.sheet
        return sheet.room - (1.0 - self.share) * (sheet.bottom - sheet.start)

    def _should_move(self, need: float) -> bool:
        sheet, table = self.book.sheet, self.table
        height = (sheet.bottom - sheet.start) * self.share
        whole = height - table.head_height
        fits_there = need + table.band_height + 2 * _ROW_PAD + table.foot_height <= whole
        return fits_there and (sheet.y - sheet.start) / height > _FULL_ENOUGH

    def _poured(self, cells: list[list[Line]], height: float, *, torn: bool) -> list[list[Sequence[Line]]]:
        return [
            pour(lines, column.parts, height, torn=torn)
            for lines, column in zip(cells, self.table.columns, strict=True)
        ]

    def _cells(self, poured: list[list[Sequence[Line]]]) -> None:
        sheet = self.book.sheet
        top = lowest = sheet.y + _ROW_PAD
        for column, parts in zip(self.table.columns, poured, strict=True):
            for part, lines in enumerate(parts):
                lowest = max(lowest, sheet.page.place(lines, sheet.left + column.part_x(part), top))
        sheet.y = lowest + _ROW_PAD

    def _band(self, kind: BlockKind, *, is_continued: bool) -> None:
        sheet, table = self.book.sheet, self.table
        kit, colours = table.kit, table.kit.theme.blocks[kind]
        name = block_name(kind, kit.words)
        if is_continued:
            name = kit.words.gettext("{name} (continued)").format(name=name)
        height = table.band_height
        sheet.page.rects.append(Rect(sheet.left, sheet.y, sheet.width, height, colours.tint))
        sheet.page.rects.append(Rect(sheet.left, sheet.y, 4.0, height, colours.bar))
        style = kit.theme.cell(table.size, Weight.SEMIBOLD)
        line = text_line([kit.run(name, style, PAD + 2)], style)
        sheet.page.place([line], sheet.left, sheet.y + (height - line.height) / 2)
        sheet.y += height

    def _next_page(self) -> None:
        self._close()
        self.book.open(self.section)
        self._head()

    def _close(self) -> None:
        """Rules between the columns and below the table."""
        sheet, rule = self.book.sheet, self.table.kit.theme.rule
        for column in self.table.columns[1:]:
            sheet.page.rects.append(Rect(sheet.left + column.x, self.top, 0.7, sheet.y - self.top, rule))
        sheet.page.rects.append(Rect(sheet.left, sheet.y, sheet.width, 0.7, rule))
