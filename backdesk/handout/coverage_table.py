"""The coverage summary: which muscles a week works and stretches, by the rules of design/coverage.md."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from backdesk.handout.coverage_map import map_lines
from backdesk.handout.flow import Line, Rect, height_of, keep_together, spaced, text_line
from backdesk.handout.fonts import Weight
from backdesk.handout.labels import number_text, stretch_text, week_text
from backdesk.handout.page_frames import Book, Kit, Section
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


def add_coverage(book: Book, week: WeekSheet) -> None:
    """Lay out the table of one week, continued over pages with its head repeated.

    It stands below the cards where there is room for a fair part of it.
    """
    if not week.coverage:
        return
    kit = book.kit
    gettext = kit.words.gettext
    label = week_text(week.number, len(kit.spec.weeks), kit.words)
    section = Section(gettext("What this week trains"), label)
    if not book.sheets or book.sheet.page.width > book.sheet.page.height:
        book.open(section, section.name)
    width = book.sheet.width
    intro, head = _intro(kit, section, width), _head(kit, width)
    if week.body_map is not None and kit.spec.options.pictures:
        intro += map_lines(kit, week.body_map, width)
    rows = [_row(kit, row, width) for row in week.coverage]
    least = height_of([*intro, *head]) + sum(map(height_of, rows[:_LEAST_ROWS])) + _ABOVE
    if least > book.sheet.room and not book.sheet.is_fresh:
        book.open(section, section.name)
    book.sheet.add(intro, gap=_ABOVE)
    book.sheet.add(head, gap=6.0)
    for row in rows:
        if height_of(row) > book.sheet.room:
            book.open(section)
            book.sheet.add(head)
        book.sheet.add(row)


def _intro(kit: Kit, section: Section, width: float) -> list[Line]:
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
    return [*lines, Line(5.0, rects=(Rect(0, 2.5, width, 1.0, kit.theme.accent),), keep=True)]


def _row(kit: Kit, row: CoverageRow, width: float) -> list[Line]:
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
    return [*lines, Line(3.0, rects=(Rect(0, 1.5, width, 0.5, kit.theme.rule),))]


def _bar(kit: Kit, sets: float, height: float, width: float) -> tuple[Rect, ...]:
    x, full = _BAR_START * width, (1 - _BAR_START) * width
    y = (height - _BAR_HEIGHT) / 2 + 0.5
    filled = full * min(1.0, sets / _FULL_BAR_SETS)
    back = Rect(x, y, full, _BAR_HEIGHT, kit.theme.panel)
    return (back, Rect(x, y, filled, _BAR_HEIGHT, kit.theme.accent)) if filled else (back,)


def _table_style(kit: Kit, weight: Weight) -> Style:
    return kit.theme.style(weight, kit.theme.table_sizes[-1])


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
