"""The blocks of a session sheet: a headed band, rounds, and brackets around supersets and circuits."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from backdesk.domain.labels import block_name
from backdesk.handout.columns import keep_together, spaced, with_panels
from backdesk.handout.flow import Line, Rect
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit
from backdesk.handout.session_entries import BRACKET, BRACKET_INDENT, Columns, entry_lines
from backdesk.handout.spec import BlockSheet, Item
from backdesk.handout.superset_text import superset_text, tags_of
from backdesk.handout.theme import BlockColours


@dataclass(frozen=True, slots=True)
class BlockPart:
    """A block as lines: its band, the band of a page that continues it, and its entries.

    Each chunk holds entries that should stand on one page: a superset or a single entry.
    """

    band: list[Line]
    continued: list[Line]
    chunks: tuple[tuple[list[Line], ...], ...]


def block_part(kit: Kit, block: BlockSheet, columns: Columns) -> BlockPart:
    """The lines of a block that has entries."""
    name = block_name(block.kind, kit.words)
    again = kit.words.gettext("{name} (continued)").format(name=name)
    colours = kit.theme.blocks[block.kind]
    chunks: list[tuple[list[Line], ...]] = []
    for _, run in groupby(enumerate(block.items), key=lambda pair: pair[1].group or pair[0]):
        chunks.append(_chunk(kit, block, [item for _, item in run], columns))
    return BlockPart(
        _band(kit, block, name, colours, columns), _band(kit, block, again, colours, columns), tuple(chunks)
    )


def _band(kit: Kit, block: BlockSheet, name: str, colours: BlockColours, columns: Columns) -> list[Line]:
    theme = kit.theme
    style = theme.style(Weight.BOLD, theme.body_size * 1.17)
    lines = kit.paragraph(name, style, x=BRACKET_INDENT + 2, width=columns.width - 2 * BRACKET_INDENT)
    lines[0].height += 4.0
    lines[0].baseline += 2.0
    with_panels(lines, Rect(0, 0, columns.width, 0, colours.tint), Rect(0, 0, 5.0, 0, colours.bar))
    if block.rounds is not None:
        said = kit.words.ngettext("{n} round of these:", "{n} rounds of these:", block.rounds)
        rounds = theme.style(Weight.SEMIBOLD, columns.body, theme.accent)
        text = said.format(n=block.rounds)
        lines += spaced(kit.paragraph(text, rounds, x=BRACKET_INDENT, width=columns.width - 10), 5.0)
    return keep_together(lines, with_next=True)


def _chunk(kit: Kit, block: BlockSheet, items: list[Item], columns: Columns) -> tuple[list[Line], ...]:
    """Entries that follow each other in one superset, or a single entry."""
    colours = kit.theme.blocks[block.kind]
    entries = [entry_lines(kit, item, colours, columns) for item in items]
    if not items[0].group:
        return tuple(entries)
    tags = tags_of(block, items[0])
    said = superset_text(tags, block, kit.words)
    if said and items[0].tag == tags[0]:
        entries[0] = [*_how_to(kit, said, columns), *spaced(entries[0], 4.0)]
    _add_bracket(entries, colours)
    return tuple(entries)


def _how_to(kit: Kit, said: str, columns: Columns) -> list[Line]:
    theme = kit.theme
    style = theme.style(Weight.SEMIBOLD, columns.body, theme.accent)
    lines = kit.paragraph(said, style, x=BRACKET_INDENT, width=columns.width - BRACKET_INDENT)
    return keep_together(lines, with_next=True)


def _add_bracket(entries: list[list[Line]], colours: BlockColours) -> None:
    for lines in entries:
        with_panels(lines, Rect(0, 0, BRACKET, 0, colours.bar))
    first, last = entries[0][0], entries[-1][-1]
    first.rects = (*first.rects, Rect(0, 0, 6.0, BRACKET, colours.bar))
    last.rects = (*last.rects, Rect(0, last.height - BRACKET, 6.0, BRACKET, colours.bar))
