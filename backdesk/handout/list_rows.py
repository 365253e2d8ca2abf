"""The rows of the compact list: picture, number, name, doses and days in aligned columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from backdesk.handout.card_pictures import card_drawings
from backdesk.handout.columns import (
    MOST_HUNG,
    height_of,
    hung_after,
    keep_together,
    spaced,
    tops_of,
)
from backdesk.handout.flow import Line, Link, Picture, Rect, Run, text_line
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit
from backdesk.handout.reminders import cautions_of
from backdesk.handout.spec import Card, Layout
from backdesk.handout.theme import Style
from backdesk.handout.ties import tied_fully

_PICTURE_HEIGHT = 40.0
_LARGE_PICTURE_HEIGHT = 54.0
_PICTURE_RATIO = 1.35
_COLUMN_GAP = 14.0
_PAD = 5.0
_DOSE_GAP = 3.0
_HAIRLINE = 0.7
_NUMBER_GAP = 9.0
_NAME_SHARE = 0.34
_NAME_SHARE_WITHOUT_DAYS = 0.42
_DOSE_SHARE = 0.56
"""The dose's share of what the name leaves, where days have a column of their own."""


@dataclass(frozen=True, slots=True)
class ListColumns:
    """Left edges and widths of the columns in points.

    `picture` is the height of the pictures, 0 for none; `number` is where numbers end. `days_width` is 0
    without a column of days.
    """

    size: float
    width: float
    picture: float
    number: float
    name: float
    name_width: float
    dose: float
    dose_width: float
    days: float
    days_width: float
    pad: float = _PAD

    def lowered(self, share: float) -> ListColumns:
        """The columns of rows that are lower by this share, with smaller pictures and less room around."""
        row = self.picture + 2 * _PAD
        pad = _PAD - share * _PAD * 2.5
        picture = row * (1 - share) - 2 * pad if self.picture else 0.0
        return replace(self, picture=picture, pad=pad)


def list_columns(kit: Kit, cards: Sequence[Card], width: float, size: float) -> ListColumns:
    """The columns of a table this wide with text of this size."""
    options = kit.spec.options
    picture = _LARGE_PICTURE_HEIGHT if kit.theme.is_large else _PICTURE_HEIGHT
    if not options.pictures or not any(card.has_picture for card in cards):
        picture = 0.0
    left = picture * _PICTURE_RATIO + _COLUMN_GAP if picture else 0.0
    number = left + kit.width(f"{len(cards)}", kit.theme.cell(size, Weight.BOLD))
    name = number + _NUMBER_GAP
    share = _NAME_SHARE if options.days else _NAME_SHARE_WITHOUT_DAYS
    name_width = (width - name) * share - _COLUMN_GAP
    dose = name + name_width + _COLUMN_GAP
    dose_width = width - dose
    if options.days:
        dose_width = dose_width * _DOSE_SHARE - _COLUMN_GAP
    days = dose + dose_width + _COLUMN_GAP
    days_width = width - days if options.days else 0.0
    return ListColumns(size, width, picture, number, name, name_width, dose, dose_width, days, days_width)


def head_row(kit: Kit, columns: ListColumns) -> list[Line]:
    """The heads of the columns, above a strong rule."""
    gettext = kit.words.gettext
    style = kit.theme.cell(columns.size, Weight.SEMIBOLD, kit.theme.accent)
    cells = [
        kit.paragraph(gettext("Exercise"), style, x=columns.name, width=columns.name_width),
        kit.paragraph(gettext("How much"), style, x=columns.dose, width=columns.dose_width),
    ]
    if columns.days_width:
        cells.append(kit.paragraph(gettext("Days"), style, x=columns.days, width=columns.days_width))
    lines = _side_by_side(cells, style)
    rule = Line(_PAD, rects=(Rect(0, _PAD - 1.2, columns.width, 1.2, kit.theme.accent),))
    return keep_together([*lines, rule], with_next=True)


def card_row(kit: Kit, card: Card, columns: ListColumns) -> list[Line]:
    """One exercise as lines between two hairlines; a single line of text stands level with its picture."""
    name_style = kit.theme.cell(columns.size, Weight.SEMIBOLD)
    name = kit.paragraph(card.name, name_style, x=columns.name, width=columns.name_width)
    lines = _side_by_side([name, _doses(kit, card, columns)], name_style)
    reminders = _reminders(kit, card, columns)
    if reminders:
        keep_together(lines, with_next=True)
    _add_number(kit, card, lines[0], columns)
    lines += reminders
    tall = height_of(lines)
    drawings = card_drawings(kit, card) if columns.picture else ()
    least = columns.picture if drawings else 0.0
    pad = columns.pad
    above = pad + max(0.0, (least - tall) / 2)
    top = Line(above, keep=True)
    if drawings:
        top.pictures = (Picture(0.0, pad, least * _PICTURE_RATIO, least, drawings[-1]),)
    hairline = Rect(0, above - _HAIRLINE, columns.width, _HAIRLINE, kit.theme.rule)
    _tie_down_to([top, *lines], least + pad)
    lines[-1].keep = True
    return [top, *lines, Line(above, rects=(hairline,))]


def _add_number(kit: Kit, card: Card, line: Line, columns: ListColumns) -> None:
    """The number, level with the others at its right edge; it leads to the card where there is one."""
    style = kit.theme.cell(columns.size, Weight.BOLD, kit.theme.accent)
    text = f"{card.number}"
    width = kit.width(text, style)
    line.runs.insert(0, kit.run(text, style, columns.number - width))
    if Layout.CARDS in kit.spec.options.layouts:
        line.links = (Link(columns.number - width, 0.0, width, line.height, f"#card-{card.number}"),)


def _doses(kit: Kit, card: Card, columns: ListColumns) -> list[Line]:
    """Each dose beside its days; without a column of days, several doses have theirs below them."""
    style = kit.theme.cell(columns.size)
    soft = kit.theme.cell(columns.size, colour=kit.theme.muted)
    lines: list[Line] = []
    for dose in card.doses:
        said = kit.paragraph(tied_fully(dose.dose), style, x=columns.dose, width=columns.dose_width)
        if columns.days_width:
            when = kit.paragraph(tied_fully(dose.when), soft, x=columns.days, width=columns.days_width)
            said = _side_by_side([said, when], style)
        elif len(card.doses) > 1:
            said += kit.paragraph(tied_fully(dose.when), soft, x=columns.dose, width=columns.dose_width)
        lines += spaced(keep_together(said), _DOSE_GAP if lines else 0.0)
    return lines


def _reminders(kit: Kit, card: Card, columns: ListColumns) -> list[Line]:
    """Notes and cautions across all columns, where no card says them."""
    if Layout.CARDS in kit.spec.options.layouts:
        return []
    note = kit.words.gettext("Note")
    texts = [(note, text) for text in card.notes] if kit.spec.options.notes else []
    style = kit.theme.cell(columns.size)
    lines: list[Line] = []
    for label, text in [*texts, *cautions_of(kit, card)]:
        lead = kit.run(f"{label}\u2002", kit.theme.cell(columns.size, Weight.SEMIBOLD), columns.name)
        width = columns.width - columns.name
        lines += spaced(kit.paragraph(text, style, x=columns.name, width=width, lead=(lead,)), _DOSE_GAP)
    return lines


def _side_by_side(cells: Sequence[list[Line]], style: Style) -> list[Line]:
    """Cells of equal line heights as one row of lines; at least one line."""
    count = max(1, *map(len, cells))
    merged = []
    for index in range(count):
        runs: list[Run] = [run for cell in cells if index < len(cell) for run in cell[index].runs]
        is_kept = any(index < len(cell) and cell[index].keep for cell in cells)
        model = next((cell[index] for cell in cells if index < len(cell)), text_line([], style))
        space = max((cell[index].space for cell in cells if index < len(cell)), default=0.0)
        merged.append(Line(model.height, model.baseline, runs, space=space, keep=is_kept))
    if not cells or not cells[0] or count > MOST_HUNG:
        return merged
    return _read_in_turn(merged, cells)


def _read_in_turn(merged: list[Line], cells: Sequence[list[Line]]) -> list[Line]:
    """The row with each cell read to its end before the next one."""
    first, *others = cells
    for index, line in enumerate(merged):
        line.runs = first[index].runs if index < len(first) else []
        line.trailing = first[index].trailing if index < len(first) else ()
    last, tops = len(first) - 1, tops_of(merged)
    for cell in others:
        for index, line in enumerate(cell):
            hung_after(merged, last, [(index, line.runs)])
            down = tops[index] - tops[last]
            moved = (text._replace(baseline=text.baseline + down) for text in line.trailing)
            merged[last].trailing = (*merged[last].trailing, *moved)
    return merged


def _tie_down_to(lines: Sequence[Line], depth: float) -> None:
    used = 0.0
    for line in lines:
        used += line.height + line.space
        if used >= depth:
            break
        line.keep = True
