"""What stands below the exercises of a log sheet: pain, effort and a line for notes."""

from __future__ import annotations

from functools import partial

from backdesk.handout.flow import Rect
from backdesk.handout.fonts import Weight
from backdesk.handout.log_strips import Strip, frame, line_across
from backdesk.handout.log_table import LogTable
from backdesk.handout.page_frames import Sheet

_NOTE_LINES = 2
_PAD = 5.0


def date_strip(table: LogTable) -> Strip:
    """A row to write the dates in."""
    return Strip(table.written, partial(_paint_date, table))


def tail_strips(table: LogTable, room: float) -> list[Strip]:
    """How it went, as one strip that stays together unless it is taller than `room`."""
    gettext = table.kit.words.gettext
    asked = (
        gettext("Pain before"),
        gettext("Pain after"),
        gettext("Pain next morning"),
        gettext("Effort"),
    )
    parts = [
        Strip(table.band, partial(_paint_heading, table)),
        *(Strip(table.written, partial(_paint_scale, table, label)) for label in asked),
        Strip(table.written * _NOTE_LINES + 4.0, partial(_paint_notes, table)),
    ]
    height = sum(part.height for part in parts)
    return [Strip(height, partial(_paint_all, parts))] if height <= room else parts


def _paint_all(parts: list[Strip], sheet: Sheet, y: float) -> None:
    for part in parts:
        part.paint(sheet, y)
        y += part.height


def _paint_label(table: LogTable, label: str, sheet: Sheet, y: float) -> None:
    style = table.kit.theme.cell(table.size, Weight.SEMIBOLD)
    table.place_label(sheet, table.kit.run(label, style, _PAD), y, table.written)


def _paint_date(table: LogTable, sheet: Sheet, y: float) -> None:
    _paint_label(table, table.kit.words.gettext("Date"), sheet, y)
    table.paint_rules(sheet, y, table.written)
    line_across(sheet.page, sheet.left, y + table.written, table.width, table.kit.theme.rule)


def _paint_heading(table: LogTable, sheet: Sheet, y: float) -> None:
    kit, theme = table.kit, table.kit.theme
    sheet.page.rects.append(Rect(sheet.left, y, table.width, table.band, theme.panel))
    sheet.page.rects.append(Rect(sheet.left, y, 4.0, table.band, theme.accent))
    bold, plain = theme.cell(table.size, Weight.SEMIBOLD), theme.cell(table.size)
    heading = kit.run(kit.words.gettext("How it went"), bold, 9.0)
    table.place_label(sheet, heading, y, table.band)
    said = kit.words.gettext("0 is none, 10 is the most")
    after = 9.0 + kit.width(heading.text, bold) + table.size
    table.place_label(sheet, kit.run(said, plain, after), y, table.band)


def _paint_scale(table: LogTable, label: str, sheet: Sheet, y: float) -> None:
    _paint_label(table, label, sheet, y)
    table.paint_rules(sheet, y, table.written)
    theme = table.kit.theme
    width = min(table.size * 3.2, table.day_width - 2 * _PAD)
    for position in range(len(table.days)):
        x = sheet.left + table.day_x(position) + _PAD
        frame(sheet.page, Rect(x, y + 2.5, width, table.written - 5.0, theme.muted), 0.8)
    line_across(sheet.page, sheet.left, y + table.written, table.width, theme.rule)


def _paint_notes(table: LogTable, sheet: Sheet, y: float) -> None:
    _paint_label(table, table.kit.words.gettext("Notes"), sheet, y)
    kit = table.kit
    wide = kit.width(kit.words.gettext("Notes"), kit.theme.cell(table.size, Weight.SEMIBOLD))
    for number in range(1, _NOTE_LINES + 1):
        x = _PAD + wide + 8.0 if number == 1 else _PAD
        line_across(sheet.page, sheet.left + x, y + number * table.written, table.width - x, kit.theme.muted)
