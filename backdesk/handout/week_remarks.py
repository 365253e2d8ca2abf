"""What stands below the table of a week: days of rest, long labels, what the tags of a superset mean."""

from __future__ import annotations

from collections.abc import Sequence

from backdesk.domain.when_text import listed
from backdesk.handout.columns import fit, fit_torn, height_of, spaced
from backdesk.handout.flow import Line
from backdesk.handout.kit import Kit, Section
from backdesk.handout.page_frames import Book, Sheet
from backdesk.handout.spec import WeekSheet
from backdesk.handout.superset_text import superset_text, tags_of, tags_text
from backdesk.handout.week_cells import LONGEST_HEAD_LABEL

_REMARK_GAP = 5.0


def remark_lines(book: Book, week: WeekSheet, *, without_narrow: bool) -> list[Line]:
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
        if day.label not in ("", gettext("Rest")) and (day.is_rest or len(day.label) > LONGEST_HEAD_LABEL)
    ]
    said += _superset_texts(kit, week)
    lines: list[Line] = []
    for text in said:
        lines += spaced(kit.paragraph(text, style, width=book.sheet.width), 2.0)
    return lines


def _superset_texts(kit: Kit, week: WeekSheet) -> list[str]:
    """What the tags mean, by the example of the first superset; with the days where they differ in it."""
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for day in week.days:
        for block in day.blocks:
            for item in block.items if len(block.items) > 1 else ():
                tags = tags_of(block, item) if item.tag else []
                said = superset_text(tags, block, kit.words)
                if said:
                    _, days = found.setdefault(said.removeprefix(tags_text(tags, kit.words)), (said, {}))
                    days[day.name] = None
    if len(found) < 2:
        return [text for text, _ in found.values()]
    with_days = kit.words.gettext("{days} – {text}")
    return [with_days.format(days=listed(tuple(days), kit.words), text=text) for text, days in found.values()]


def remarks_height(book: Book, week: WeekSheet) -> float:
    """The height of the remarks with the gap above them."""
    lines = remark_lines(book, week, without_narrow=False)
    return sum(line.height + line.space for line in lines) + _REMARK_GAP


def add_remarks(book: Book, section: Section, lines: list[Line], sheets: Sequence[Sheet]) -> None:
    """Put the remarks below the week's last table that leaves room; a page of their own only if none does."""
    needed = height_of(lines) + _REMARK_GAP
    host = next((sheet for sheet in reversed(sheets) if needed <= sheet.room), None)
    if host is not None:
        host.add(lines, gap=_REMARK_GAP)
        return
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
