"""What stands in the cells of the week at a glance."""

from __future__ import annotations

from backdesk.handout.columns import keep_together, spaced
from backdesk.handout.flow import Line, Link, Rect, Run
from backdesk.handout.fonts import Weight
from backdesk.handout.labels import minutes_text
from backdesk.handout.page_frames import Kit
from backdesk.handout.spec import BlockSheet, DaySheet, Item, Layout
from backdesk.handout.theme import BlockColours
from backdesk.handout.ties import tied_paragraph

_BRACKET_INDENT = 8.0
_BRACKET = 1.4
LONGEST_HEAD_LABEL = 60
"""Longer day labels (in characters) would push the whole table down."""
_ENTRY_GAP = 5.0
_MOST_KEPT = 12
"""A superset of a longer block may break over columns and pages."""
_WIDEST_TAG = 0.33
"""A longer superset name (share of the cell) stands on a line of its own."""


def cell_lines(kit: Kit, block: BlockSheet, size: float, width: float) -> list[Line]:
    """The entries of one block of one day: number, name and dose, superset brackets, rounds."""
    colours = kit.theme.blocks[block.kind]
    lines: list[Line] = []
    groups = 0
    if block.rounds is not None and block.items:
        lines += _rounds(kit, block.rounds, size, width)
    for index, item in enumerate(block.items):
        entry = _entry(kit, item, size, width, colours)
        if item.tag:
            before = index > 0 and block.items[index - 1].group == item.group
            after = index + 1 < len(block.items) and block.items[index + 1].group == item.group
            groups += not before
            bar = Rect(0, groups % 2, _BRACKET, 0, colours.bar)
            _add_bracket(entry, bar, opens=not before, closes=not after)
            entry[-1].keep = after and len(block.items) <= _MOST_KEPT
        lines += spaced(entry, _ENTRY_GAP)
    return lines


def _rounds(kit: Kit, rounds: int, size: float, width: float) -> list[Line]:
    said = kit.words.ngettext("{n} round of these:", "{n} rounds of these:", rounds).format(n=rounds)
    style = kit.theme.cell(size, Weight.SEMIBOLD, kit.theme.accent)
    return keep_together(kit.paragraph(said, style, width=width), with_next=True)


def _entry(kit: Kit, item: Item, size: float, width: float, colours: BlockColours) -> list[Line]:
    theme = kit.theme
    x = _BRACKET_INDENT if item.tag else 0.0
    tag_style = theme.cell(size, Weight.BOLD)
    tag_width = kit.width(item.tag, tag_style) if item.tag else 0.0
    lines: list[Line] = []
    lead: list[Run] = []
    at = x
    if tag_width > width * _WIDEST_TAG:
        lines += kit.paragraph(item.tag, tag_style, x=x, width=width - x)
    elif item.tag:
        lead.append(kit.run(f"{item.tag} ", tag_style, x + 3))
        at += tag_width + 10
    lead.append(kit.run(f"{item.number}\u00a0 ", theme.cell(size, Weight.BOLD, theme.accent), at))
    name = kit.paragraph(item.name, theme.cell(size, Weight.SEMIBOLD), x=x, width=width - x, lead=lead)
    if len(lead) > 1:
        name[0].rects = (Rect(x, 1.0, tag_width + 6, tag_style.leading - 2, colours.tint),)
    if Layout.CARDS in kit.spec.options.layouts:
        number = lead[-1]
        end = max(kit.end(run) for run in name[0].runs)
        target = f"#card-{item.number}"
        name[0].links = (Link(number.x, 0.0, end - number.x, name[0].height, target),)
    lines += name
    lines += tied_paragraph(kit, item.dose, theme.cell(size), x=x, width=width - x)
    return keep_together(lines)


def _add_bracket(lines: list[Line], bar: Rect, *, opens: bool, closes: bool) -> None:
    """The side of a bracket, and its ends. `bar` differs between neighbours, so that they do not join."""
    for line in lines:
        line.panels = (bar,)
    if opens:
        lines[0].rects = (*lines[0].rects, Rect(0, 0, 5, _BRACKET, bar.colour))
    if closes:
        last = lines[-1]
        last.rects = (*last.rects, Rect(0, last.height - _BRACKET, 5, _BRACKET, bar.colour))


def head_lines(kit: Kit, day: DaySheet, size: float, width: float) -> list[Line]:
    """A day's name and label at the top of its column; a long label stands below the table."""
    theme = kit.theme
    name = kit.paragraph(day.name, theme.cell(size + 1.5, Weight.BOLD), width=width)
    if len(day.label) > LONGEST_HEAD_LABEL:
        return name
    return [*name, *kit.paragraph(day.label, theme.cell(size, colour=theme.muted), width=width)]


def narrow_lines(kit: Kit, day: DaySheet, below: str, width: float) -> list[Line]:
    """The head of a column without entries: the day's short name, and "Rest"."""
    size = min(kit.theme.table_sizes)
    style = kit.theme.cell(size, Weight.SEMIBOLD, kit.theme.muted)
    return [
        *kit.paragraph(day.short_name, style, width=width),
        *kit.paragraph(below, kit.theme.cell(size, colour=kit.theme.muted), width=width),
    ]


def foot_lines(kit: Kit, day: DaySheet, size: float, width: float) -> list[Line]:
    """The estimated minutes below a day."""
    if day.minutes is None:
        return []
    style = kit.theme.cell(size, Weight.SEMIBOLD, kit.theme.muted)
    return kit.paragraph(minutes_text(day.minutes, kit.words), style, width=width)
