"""The table of a log sheet: exercises down, days across, boxes to tick and lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from backdesk.domain.blocks import BlockKind
from backdesk.domain.labels import block_name
from backdesk.handout.columns import fit_torn, height_of
from backdesk.handout.flow import Line, Link, Page, Rect, Run, text_line
from backdesk.handout.fonts import Weight
from backdesk.handout.log_boxes import MOST_BOXES, TickBoxes, tick_boxes
from backdesk.handout.log_rows import LogRow, log_rows
from backdesk.handout.log_strips import Strip, frame, line_across
from backdesk.handout.page_frames import Kit, Sheet
from backdesk.handout.spec import DaySheet, Layout
from backdesk.handout.theme import Colour
from backdesk.handout.ties import tied_fully

_PAD = 5.0
_ROW_PAD = 3.0
_BRACKET = 1.4
_BRACKET_INDENT = 8.0
_LEAST_NAMES = 25.5
"""The least width of the column of names in font sizes, but never more than `_MOST_LEAST` points."""
_MOST_LEAST = 306.0
_MOST_NAMES = 430.0
_ROOMY_DAY = 150.0
_MOST_LABEL_LINES = 2
_LEAST_LINE, _BESIDE_GAP = 3.15, 0.36
"""The least length of a line to write on behind the boxes, and the gap before it, in font sizes."""
_BRACKET_GAP = 2.0
_WIDEST_TAG = 0.33
"""A longer superset name (share of the column) stands on a line of its own."""


@dataclass(slots=True)
class LogTable:
    """The table of some days at one text size; `width` is that of the page.

    `beside` says whether lines to write on stand behind the boxes, in all rows or none. `reminders` are
    what to mind, said below the table.
    """

    kit: Kit
    days: Sequence[DaySheet]
    size: float
    width: float
    rows: list[LogRow] = field(default_factory=list)
    names: float = 0.0
    head: list[list[Line]] = field(default_factory=list)
    beside: bool = False
    reminders: Sequence[Line] = ()

    def __post_init__(self) -> None:
        """Find the rows and the measures."""
        self.rows = log_rows(self.days)
        least = min(_LEAST_NAMES * self.size, _MOST_LEAST)
        self.names = max(least, min(_MOST_NAMES, self.width - len(self.days) * _ROOMY_DAY))
        style = self.kit.theme.cell(self.size, Weight.BOLD)
        is_short = any(self.kit.width(day.name, style) > self._inner for day in self.days)
        self.head = [self._day_head(day, is_short=is_short) for day in self.days]
        self.beside = all(self._has_room_beside(row) for row in self.rows if row.is_measured)

    @property
    def day_width(self) -> float:
        """The width of a day's column."""
        return (self.width - self.names) / len(self.days)

    @property
    def band(self) -> float:
        """The height of a block's heading."""
        return self.size * 1.5

    @property
    def written(self) -> float:
        """The height of a row that is only written in, such as pain."""
        return self.size * 1.95

    def day_x(self, position: int) -> float:
        """Where a day's column begins, from the left edge of the table."""
        return self.names + position * self.day_width

    def head_height(self, title: Sequence[Line]) -> float:
        """The height of the head of the columns, with what stands left of the days."""
        return max(height_of(title), *map(height_of, self.head)) + 4.0

    def strips(self, least_room: float) -> list[Strip]:
        """The rows of exercises; one taller than `least_room` is taken apart."""
        limit = max(least_room - self.band, self.size * 3)
        return [strip for position in range(len(self.rows)) for strip in self._row_strips(position, limit)]

    def paint_head(self, sheet: Sheet, title: Sequence[Line]) -> None:
        """The days across, repeated on each page."""
        sheet.page.place(title, sheet.left, sheet.y)
        for position, lines in enumerate(self.head):
            sheet.page.place(lines, sheet.left + self.day_x(position) + _PAD, sheet.y)
        height = self.head_height(title)
        self.paint_rules(sheet, sheet.y, height)
        sheet.y += height
        line_across(sheet.page, sheet.left, sheet.y, self.width, self.kit.theme.rule)

    def paint_band(self, sheet: Sheet, kind: BlockKind, *, is_continued: bool) -> None:
        """A block's heading."""
        name = block_name(kind, self.kit.words)
        if is_continued:
            name = self.kit.words.gettext("{name} (continued)").format(name=name)
        colours = self.kit.theme.blocks[kind]
        sheet.page.rects.append(Rect(sheet.left, sheet.y, self.width, self.band, colours.tint))
        sheet.page.rects.append(Rect(sheet.left, sheet.y, 4.0, self.band, colours.bar))
        style = self.kit.theme.cell(self.size, Weight.SEMIBOLD)
        self.place_label(sheet, self.kit.run(name, style, 9.0), sheet.y, self.band)
        sheet.y += self.band

    def place_label(self, sheet: Sheet, run: Run, y: float, height: float) -> None:
        """A run in the middle of a strip."""
        line = text_line([run], run.style)
        sheet.page.place([line], sheet.left, y + (height - line.height) / 2)

    def paint_rules(self, sheet: Sheet, y: float, height: float) -> None:
        """The rules between the days, over the height of a strip."""
        for position in range(len(self.days)):
            x = sheet.left + self.day_x(position)
            sheet.page.rects.append(Rect(x, y, 0.7, height, self.kit.theme.rule))

    def _day_head(self, day: DaySheet, *, is_short: bool) -> list[Line]:
        kit, theme, inner = self.kit, self.kit.theme, self.day_width - 2 * _PAD
        style = theme.cell(self.size, Weight.BOLD)
        lines = kit.paragraph(day.short_name if is_short else day.name, style, width=inner)
        label = kit.paragraph(day.label, theme.cell(self.size, colour=theme.muted), width=inner)
        return [*lines, *label] if len(label) <= _MOST_LABEL_LINES else lines

    def _row_strips(self, position: int, limit: float) -> list[Strip]:
        row = self.rows[position]
        lines, needed = self._texts(row), self._cell_height(row)
        strips: list[Strip] = []
        while lines or not strips:
            count = fit_torn(lines, limit - 2 * _ROW_PAD) if lines else 0
            part, lines = lines[:count], lines[count:]
            height = max(height_of(part), 0.0 if strips else needed) + 2 * _ROW_PAD
            paint = partial(self._paint_row, row, part, height, with_boxes=not strips)
            strips.append(Strip(height, paint, row.kind))
        after = self.rows[position + 1] if position + 1 < len(self.rows) else None
        if after is not None and row.item.group and _is_same_superset(row, after):
            strips[-1] = replace(strips[-1], keep=True)
        return strips

    def _begins_superset(self, row: LogRow) -> bool:
        position = next(position for position, other in enumerate(self.rows) if other is row)
        return position == 0 or not _is_same_superset(self.rows[position - 1], row)

    def _texts(self, row: LogRow) -> list[Line]:
        """Number, name and dose, on one line where they fit."""
        kit, theme, item = self.kit, self.kit.theme, row.item
        x = _PAD + (_BRACKET_INDENT if item.tag else 0.0)
        width = self.names - x - _PAD
        lines: list[Line] = []
        lead: list[Run] = []
        at = x
        tag_style = theme.cell(self.size, Weight.BOLD)
        if item.tag and kit.width(item.tag, tag_style) > width * _WIDEST_TAG:
            lines += kit.paragraph(item.tag, tag_style, x=x, width=width)
        elif item.tag:
            lead.append(kit.run(f"{item.tag} ", tag_style, x))
            at += kit.width(item.tag, tag_style) + self.size * 0.6
        number = kit.run(f"{item.number}\u00a0 ", theme.cell(self.size, Weight.BOLD, theme.accent), at)
        name = kit.paragraph(
            item.name, theme.cell(self.size, Weight.SEMIBOLD), x=x, width=width, lead=(*lead, number)
        )
        if Layout.CARDS in kit.spec.options.layouts:
            wide = kit.width(str(item.number), number.style)
            name[0].links = (Link(at, 0.0, wide, name[0].height, f"#card-{item.number}"),)
        dose, style = tied_fully(row.dose(kit.words)), theme.cell(self.size)
        last = name[0].runs[-1]
        after = last.x + kit.width(last.text, last.style) + self.size * 0.8
        if dose and len(name) == 1 and after + kit.width(dose, style) <= x + width:
            name[0].runs.append(kit.run(dose, style, after))
            return [*lines, *name]
        return [*lines, *name, *kit.paragraph(dose, style, x=x, width=width)]

    @property
    def _shade(self) -> Colour:
        """The colour of days on which a row is not planned: plain to see, and not much ink."""
        red, green, blue = (
            (pale + strong) / 2
            for pale, strong in zip(self.kit.theme.panel, self.kit.theme.rule, strict=True)
        )
        return red, green, blue

    def _boxes(self, row: LogRow) -> TickBoxes:
        return tick_boxes(row, self.size, self._inner)

    @property
    def _inner(self) -> float:
        return self.day_width - 2 * _PAD

    def _cell_height(self, row: LogRow) -> float:
        """The height of boxes, of "of 24" below them and of the line to write on."""
        height = self._boxes(row).height
        height += self.size * 1.24 if row.times > MOST_BOXES else 0.0
        return height + (self._writing if row.is_measured and not self.beside else 0.0)

    @property
    def _writing(self) -> float:
        return self.size * 1.35

    def _has_room_beside(self, row: LogRow) -> bool:
        """Whether there is room to write behind the boxes."""
        boxes = self._boxes(row)
        free = self._inner - boxes.width - self.size * _BESIDE_GAP
        return boxes.is_one_line and row.times <= MOST_BOXES and free >= self.size * _LEAST_LINE

    def _paint_row(
        self, row: LogRow, lines: Sequence[Line], height: float, sheet: Sheet, y: float, *, with_boxes: bool
    ) -> None:
        theme, page = self.kit.theme, sheet.page
        if row.item.tag:
            bar = theme.blocks[row.kind].bar
            # between neighbouring supersets the bar is interrupted
            above = _BRACKET_GAP if with_boxes and self._begins_superset(row) else 0.0
            page.rects.append(Rect(sheet.left + _PAD, y + above, _BRACKET, height - above, bar))
        page.place(lines, sheet.left, y + _ROW_PAD)
        for position in range(len(self.days)):
            x = sheet.left + self.day_x(position)
            if position not in row.days:
                page.rects.append(Rect(x, y, self.day_width, height, self._shade))
            elif with_boxes:
                self._paint_cell(row, page, x + _PAD, y + _ROW_PAD + self.size * _BESIDE_GAP / 2)
        self.paint_rules(sheet, y, height)
        line_across(page, sheet.left, y + height, self.width, theme.rule)

    def _paint_cell(self, row: LogRow, page: Page, x: float, y: float) -> None:
        theme, boxes = self.kit.theme, self._boxes(row)
        for right, down in boxes.places:
            frame(page, Rect(x + right, y + down, boxes.side, boxes.side, theme.ink), 0.9)
        lower = y + boxes.height
        if row.times > MOST_BOXES:
            said = self.kit.words.gettext("of {n}").format(n=row.times)
            style = theme.cell(self.size)
            page.place([text_line([self.kit.run(said, style)], style)], x, lower - self.size * 0.18)
            lower += style.leading
        if row.is_measured and self.beside:
            used = boxes.width + self.size * _BESIDE_GAP
            line_across(page, x + used, y + boxes.side, self._inner - used, theme.muted)
        elif row.is_measured:
            line_across(page, x, lower + self._writing - self.size * 0.4, self._inner, theme.muted)


def _is_same_superset(row: LogRow, after: LogRow) -> bool:
    return (row.kind, row.item.group, row.days) == (after.kind, after.item.group, after.days)
