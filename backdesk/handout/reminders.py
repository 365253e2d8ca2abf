"""The trainer's notes and this client's cautions, for parts of a handout that no card goes with.

They are about safety: whatever parts are chosen, one of them says them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from backdesk.domain.exercise import CautionAction
from backdesk.handout.columns import height_of, keep_together, spaced
from backdesk.handout.flow import Line
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit, Section
from backdesk.handout.page_frames import Book, Sheet, blank_sheet
from backdesk.handout.spec import Card, DaySheet, Layout
from backdesk.handout.week_table import even_height, pour

_GAP = 8.0
_ENTRY_GAP = 3.0
_COLUMN_GAP = 24.0
_LEAST_COLUMN = 24.0
"""The least width of a column in font sizes."""
_FEW_LINES = 4
_LEAST_BEGUN = 0.3
"""What is taller than a page begins on one that has this share of a page free."""
_SAYING = (Layout.SESSIONS, Layout.CARDS, Layout.LIST)
"""The parts that say notes and cautions themselves."""


def cautions_of(kit: Kit, card: Card) -> list[tuple[str, str]]:
    """What to mind, each thing once, with its label; a card says for which precaution."""
    gettext = kit.words.gettext
    said: dict[tuple[str, str], None] = {}
    for caution in card.cautions:
        label = gettext("Ask first") if caution.action is CautionAction.AVOID else gettext("Take care")
        said[label, caution.reason or caution.precaution] = None
    return list(said)


def are_needed(kit: Kit) -> bool:
    """Whether a week or a log has to say them, because no other part does."""
    return not any(layout in _SAYING for layout in kit.spec.options.layouts)


def reminder_lines(kit: Kit, days: Sequence[DaySheet], width: float) -> list[Line]:
    """The reminders for the entries of some days, by exercise number, in columns of `columns_in(width)`.

    [] where there is nothing to mind.
    """
    lines: list[Line] = []
    column = _column_width(kit, width)
    for number, texts in _by_number(kit, days).items():
        for label, text in texts:
            entry = _entry(kit, number, label, text, column)
            lines += spaced(entry, _ENTRY_GAP if lines else 0.0)
    return lines


def reminders_height(kit: Kit, lines: Sequence[Line], width: float) -> float:
    """The height of the reminders on one page with the gap above them, 0 without any."""
    if not lines:
        return 0.0
    return _GAP + height_of(_heading(kit, width, lines)) + even_height(lines, columns_in(kit, width))


def add_reminders(book: Book, section: Section, lines: list[Line]) -> None:
    """Put the reminders below what the current sheet holds, or on pages of their own."""
    kit = book.kit
    is_continued = False
    while lines:
        sheet = book.sheet
        width, parts = sheet.width, columns_in(kit, sheet.width)
        heading = _heading(kit, width, lines, is_continued=is_continued)
        need = reminders_height(kit, lines, width)
        whole = blank_sheet(kit, section).room
        if not sheet.is_fresh and need > sheet.room and (need <= whole or sheet.room < whole * _LEAST_BEGUN):
            book.open(section)
            continue
        sheet.add(heading, gap=_GAP)
        lines = lines[_pour(kit, sheet, lines, parts) :]
        if lines:
            book.open(section)
            is_continued = True


def paint_reminders(kit: Kit, lines: Sequence[Line], sheet: Sheet, y: float) -> None:
    """Put all of them at this height of a sheet, which has the room of `reminders_height`."""
    heading = _heading(kit, sheet.width, lines)
    below = replace(sheet, y=sheet.page.place(heading, sheet.left, y + _GAP))
    _pour(kit, below, lines, columns_in(kit, sheet.width))


def _pour(kit: Kit, sheet: Sheet, lines: Sequence[Line], parts: int) -> int:
    """Fill columns as far as the sheet has room; gives how many lines stand there."""
    height = min(sheet.room, even_height(lines, parts))
    top, count = sheet.y, 0
    for part, poured in enumerate(pour(lines, parts, height, torn=True)):
        x = sheet.left + part * (_column_width(kit, sheet.width) + _COLUMN_GAP)
        sheet.y = max(sheet.y, sheet.page.place(poured, x, top))
        count += len(poured)
    return count


def columns_in(kit: Kit, width: float) -> int:
    """How many columns stand side by side: two where both are wide enough."""
    half = (width - _COLUMN_GAP) / 2
    return 2 if half >= _LEAST_COLUMN * _size(kit) else 1


def _column_width(kit: Kit, width: float) -> float:
    parts = columns_in(kit, width)
    return (width - (parts - 1) * _COLUMN_GAP) / parts


def _size(kit: Kit) -> float:
    return kit.theme.table_sizes[-1] if kit.theme.is_large else max(11.0, kit.theme.table_sizes[-1])


def _heading(kit: Kit, width: float, lines: Sequence[Line], *, is_continued: bool = False) -> list[Line]:
    """The heading above these lines; a few need none."""
    if len(lines) <= _FEW_LINES and not is_continued:
        return []
    style = kit.theme.cell(_size(kit) + 1.0, Weight.BOLD)
    said = kit.words.gettext("Please mind")
    if is_continued:
        said = kit.words.gettext("{name} (continued)").format(name=said)
    return keep_together(kit.paragraph(said, style, width=width), with_next=True)


def _entry(kit: Kit, number: int, label: str, text: str, width: float) -> list[Line]:
    """One reminder; its number stands left of its lines."""
    theme, size = kit.theme, _size(kit)
    bold = theme.cell(size, Weight.BOLD, theme.accent)
    figure = kit.run(f"{number}", bold)
    x = max(kit.width("88", bold), kit.width(figure.text, bold)) + size * 0.6
    lead = []
    if label:
        marked = kit.words.gettext("{label}:").format(label=label)
        lead = [kit.run(f"{marked}\u2002", theme.cell(size, Weight.SEMIBOLD), x)]
    lines = kit.paragraph(text, theme.cell(size), x=x, width=width - x, lead=lead)
    if lines:
        lines[0].runs.insert(0, figure)
    return lines


def _by_number(kit: Kit, days: Sequence[DaySheet]) -> dict[int, list[tuple[str, str]]]:
    """What to mind by the number of the exercise: notes, each with its days if need be, then cautions."""
    entries: dict[int, dict[str, list[str]]] = {}
    for day in days:
        for block in day.blocks:
            for item in block.items:
                entries.setdefault(item.number, {}).setdefault(item.note, []).append(day.short_name)
    found: dict[int, list[tuple[str, str]]] = {}
    for number in sorted(entries):
        texts = list(_notes(kit, entries[number])) if kit.spec.options.notes else []
        texts += cautions_of(kit, kit.spec.cards[number - 1])
        if texts:
            found[number] = texts
    return found


def _notes(kit: Kit, by_note: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for note, days in by_note.items():
        if note and len(by_note) == 1:
            yield "", note
        elif note:
            yield ", ".join(dict.fromkeys(days)), note
