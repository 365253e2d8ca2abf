"""What stands on every page: the head (clinic, plan, client, week, date) and the foot with "Page x of y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from backdesk.domain.clinic import NO_CLINIC
from backdesk.handout.columns import height_of, keep_together, tops_of
from backdesk.handout.flow import (
    Bookmark,
    FloatingRun,
    Image,
    Line,
    Link,
    Page,
    Picture,
    Rect,
    text_line,
)
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit, Section
from backdesk.handout.letterhead import (
    SEPARATOR,
    Letterhead,
    clinic_strip,
    closing_lines,
    foot_lines,
    letterhead,
    logo_size,
)
from backdesk.handout.page_heads import (
    HEAD_GAP,
    about_lines,
    about_text,
    appointment_text,
    head_size,
    name_line,
    part_run,
    plan_link,
    title_block,
    title_lines,
)
from backdesk.handout.qr import qr_drawing
from backdesk.handout.theme import MARGIN, MARGIN_LANDSCAPE, PAPER_SIZES, Style

__all__ = ["Book", "Kit", "Section", "Sheet", "add_foot", "blank_sheet"]

_TOP = 27.0
_FOOT = 24.0
_MOST_LATER_LINES = 2
"""The same on the pages after the first, which has said it."""
_SMALL_LOGO = 1.5
"""The height of the logo on later pages in font sizes; it may be four times as wide."""
_QR_SIDE = 64.0
"""About 22 mm, the quiet zone included."""
_QR_GAP = 12.0
_LETTERHEAD_GAP = 7.0
_LETTERHEAD_SHARE = 0.55
"""Of the width, where plan title and the like stand beside the letterhead."""
_BESIDE_GAP = 28.0
_FOOT_RULE = 3.0


@dataclass(slots=True)
class Sheet:
    """A page and how far it is filled: content goes from `y` down to `bottom`; `foot` stands below."""

    page: Page
    left: float
    width: float
    y: float
    bottom: float
    start: float = 0.0
    foot: list[Line] = field(default_factory=list)

    @property
    def room(self) -> float:
        """The height that is left."""
        return self.bottom - self.y

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands below the head yet."""
        return self.y <= self.start

    def copy(self) -> Sheet:
        """A sheet that can be filled without changing this one."""
        return replace(self, page=self.page.copy())

    def add(self, lines: Sequence[Line], *, gap: float = 0.0) -> None:
        """Put lines at the current height, `gap` below what is there."""
        self.y = self.page.place(lines, self.left, self.y + (0.0 if self.is_fresh else gap))


@dataclass(slots=True)
class Book:
    """The pages made so far and the sheet being filled."""

    kit: Kit
    sheets: list[Sheet] = field(default_factory=list)

    @property
    def sheet(self) -> Sheet:
        """The sheet being filled."""
        return self.sheets[-1]

    def open(
        self, section: Section, bookmark: str = "", level: int = 0, *, is_compact: bool = False
    ) -> Sheet:
        """Start a new page with its head; a bookmark points at it.

        A compact first page has the clinic in a line or two instead of the letterhead.
        """
        self.sheets.append(_open_sheet(self.kit, section, is_first=not self.sheets, is_compact=is_compact))
        if bookmark:
            self.sheet.page.bookmarks.append(Bookmark(bookmark, level, 0.0))
        return self.sheet

    def pages(self) -> tuple[Page, ...]:
        """All pages, with their foot and "Page x of y" in it."""
        for number, sheet in enumerate(self.sheets, start=1):
            _finish_page(self.kit, sheet, number, len(self.sheets))
        return tuple(sheet.page for sheet in self.sheets)


def blank_sheet(kit: Kit, section: Section, *, is_first: bool = False) -> Sheet:
    """A page with its head that belongs to no book: to know the width and room of such a page."""
    return _open_sheet(kit, section, is_first=is_first)


def _open_sheet(kit: Kit, section: Section, *, is_first: bool, is_compact: bool = False) -> Sheet:
    """A page with its head and the room for its foot; pages of one part have the same ones."""
    key = ("sheet", section, is_first, is_compact)
    return kit.once(key, lambda: _headed(kit, section, is_first=is_first, is_compact=is_compact)).copy()


def _headed(kit: Kit, section: Section, *, is_first: bool, is_compact: bool) -> Sheet:
    width, height = PAPER_SIZES[kit.spec.options.paper]
    margin = MARGIN
    if section.landscape:
        width, height, margin = height, width, MARGIN_LANDSCAPE
    sheet = Sheet(
        Page(width, height), margin, width - 2 * margin, _TOP, height - _FOOT - kit.theme.body_size * 1.3
    )
    when = ""
    if is_first and is_compact:
        when = _compact_head(kit, section, sheet)
    elif is_first:
        _first_head(kit, section, sheet)
    else:
        when = _later_head(kit, section, sheet)
    sheet.page.rects.append(Rect(margin, sheet.y + 5, sheet.width, 1.4, kit.theme.mark))
    sheet.y = sheet.start = sheet.y + 14
    number_room = _number_room(kit)
    sheet.foot = foot_lines(kit, sheet.width, number_room, is_first=is_first, appointment=when)
    options = kit.spec.options
    if is_first and not (options.pain_box or options.stop_signs_box):
        # else it stands with the boxes
        sheet.foot = keep_together([*closing_lines(kit, sheet.width - number_room), *sheet.foot])
    sheet.bottom -= height_of(sheet.foot[:-1])
    return sheet


def _first_head(kit: Kit, section: Section, sheet: Sheet) -> None:
    """Letterhead and QR code, then plan title and part, client, week and date, next appointment and link.

    On wide paper the title stands beside the letterhead where that is less tall.
    """
    page, left, link = sheet.page, sheet.left, plan_link(kit)
    width = sheet.width - (_QR_SIDE + _QR_GAP if link else 0.0)
    below = letterhead(kit, width)
    x = round(width * _LETTERHEAD_SHARE)
    narrow = letterhead(kit, x - _BESIDE_GAP)
    under, beside = title_block(kit, section, width), title_block(kit, section, width - x)
    stacked = below.height + 2 * _LETTERHEAD_GAP + height_of(under)
    if not below.height:
        sheet.y = page.place(under, left, sheet.y)
    elif section.landscape and max(narrow.height, height_of(beside)) < stacked:
        lower = sheet.y + max(narrow.height, height_of(beside))
        page.rects.append(Rect(left + x - _BESIDE_GAP / 2, sheet.y, 0.7, lower - sheet.y, kit.theme.rule))
        _place_letterhead(sheet, narrow)
        page.place(beside, left + x, sheet.y)
        sheet.y = lower
    else:
        _place_letterhead(sheet, below)
        lower = sheet.y + below.height + _LETTERHEAD_GAP
        page.rects.append(Rect(left, lower, width, 0.7, kit.theme.rule))
        sheet.y = page.place(under, left, lower + _LETTERHEAD_GAP)
    if link:
        qr_x = left + sheet.width - _QR_SIDE
        page.pictures.append(Picture(qr_x, _TOP, _QR_SIDE, _QR_SIDE, qr_drawing(link)))
        page.links.append(Link(qr_x, _TOP, _QR_SIDE, _QR_SIDE, link))
        sheet.y = max(sheet.y, _TOP + _QR_SIDE)


def _compact_head(kit: Kit, section: Section, sheet: Sheet) -> str:
    """The clinic in a line or two above a head as on later pages, whose return value it has."""
    lines = clinic_strip(kit, sheet.width)
    sheet.y = sheet.page.place(lines, sheet.left, sheet.y) + (_LETTERHEAD_GAP / 2 if lines else 0.0)
    when = _later_head(kit, section, sheet)
    sheet.y = sheet.page.place(name_line(kit, sheet.width), sheet.left, sheet.y)
    return when


def _place_letterhead(sheet: Sheet, head: Letterhead) -> None:
    """The logo level with the top, the lines centred beside it where they are less tall."""
    if head.logo is not None:
        size = (head.logo_width, head.logo_height)
        sheet.page.images.append(Image(sheet.left, sheet.y, *size, head.logo))
    middle = max(0.0, (head.logo_height - height_of(head.lines)) / 2)
    sheet.page.place(head.lines, sheet.left, sheet.y + middle)


def _later_head(kit: Kit, section: Section, sheet: Sheet) -> str:
    """Logo, plan title, client, week, date, next appointment and part: in one line if all fits.

    Gives the next appointment where it has to stand at the foot, else "".
    """
    x = _place_small_logo(kit, sheet)
    part = part_run(kit, section, sheet.width)
    style = kit.theme.style(Weight.BOLD, head_size(kit))
    about_style = kit.theme.style(size=head_size(kit), colour=kit.theme.muted)
    lines = title_lines(kit, style, (x, part.x - HEAD_GAP - x), _MOST_LATER_LINES)
    when, about = appointment_text(kit), about_text(kit, section)
    full = SEPARATOR.join(text for text in (about, when) if text)
    at = (kit.end(lines[0].runs[0]) if lines[0].runs else x) + HEAD_GAP / 2
    room, whole = part.x - HEAD_GAP - at, sheet.width - x
    beside = next((text for text in (full, about) if kit.width(text, about_style) <= room), None)
    if beside is not None and len(lines) == 1:
        lines[0].runs += [kit.run(beside, about_style, at), part]
        said = beside
    else:
        said = full if kit.width(full, about_style) <= whole else about
        lines[-1].trailing = (FloatingRun(lines[0].baseline - tops_of(lines)[-1], part),)
        more = when if said == full else ""
        lines += about_lines(kit, section, about_style, (x, whole), _MOST_LATER_LINES, more=more)
    sheet.y = max(sheet.y, sheet.page.place(lines, sheet.left, sheet.y))
    return "" if said == full else when


def _place_small_logo(kit: Kit, sheet: Sheet) -> float:
    """The logo at the left of the head; gives how much room it takes, 0 without one."""
    logo = kit.spec.clinic.logo
    if logo is None:
        return 0.0
    tall = head_size(kit) * _SMALL_LOGO
    width, height = logo_size(logo, (tall * 4, tall))
    line = kit.theme.style(size=head_size(kit)).leading
    top = sheet.y + max(0.0, (tall - height) / 2) - max(0.0, (tall - line) / 2)
    sheet.page.images.append(Image(sheet.left, top, width, height, logo))
    return width + HEAD_GAP / 3


def add_foot(sheet: Sheet, lines: Sequence[Line]) -> None:
    """Put lines at the foot of a page without a foot of its own, the last one level with the page number."""
    top = _foot_baseline(sheet) - lines[-1].baseline - height_of(lines[:-1]) if lines else 0.0
    sheet.page.place(lines, sheet.left, top)


def _foot_baseline(sheet: Sheet) -> float:
    return sheet.page.height - _FOOT


def _number_style(kit: Kit) -> Style:
    theme = kit.theme
    return theme.style(size=theme.body_size if theme.is_large else 10.0, colour=theme.muted)


def _number_room(kit: Kit) -> float:
    """The width at the right of the foot that the page number may need, with the room before it."""
    longest = kit.words.gettext("Page {number} of {total}").format(number=888, total=888)
    return kit.width(longest, _number_style(kit)) + HEAD_GAP


def _finish_page(kit: Kit, sheet: Sheet, number: int, total: int) -> None:
    if sheet.foot:
        if kit.spec.clinic != NO_CLINIC:
            rule_y = sheet.bottom + _FOOT_RULE
            sheet.page.rects.append(Rect(sheet.left, rule_y, sheet.width, 0.7, kit.theme.rule))
        add_foot(sheet, sheet.foot)
    style = _number_style(kit)
    said = kit.words.gettext("Page {number} of {total}").format(number=number, total=total)
    line = text_line([kit.run(said, style, sheet.width - kit.width(said, style))], style)
    sheet.page.place([line], sheet.left, _foot_baseline(sheet) - line.baseline)
