"""What stands on every page: the head (plan, client, week, date) and "Page x of y" at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from backdesk.domain.wording import Words
from backdesk.handout.flow import Bookmark, Line, Page, Rect, Run, height_of, paragraph, text_line
from backdesk.handout.fonts import Fonts, Weight
from backdesk.handout.labels import date_text
from backdesk.handout.spec import HandoutSpec
from backdesk.handout.text import line_width, printable
from backdesk.handout.theme import MARGIN, MARGIN_LANDSCAPE, PAPER_SIZES, Style, Theme

_TOP = 27.0
_FOOT = 24.0
_HEAD_GAP = 24.0
_MOST_HEAD_LINES = 6
"""A longer plan title or name ends with "…" in the head of the page, so that room stays for the page."""


@dataclass(frozen=True, slots=True)
class Kit:
    """What every part of the handout is made with."""

    spec: HandoutSpec
    theme: Theme
    fonts: Fonts

    @property
    def words(self) -> Words:
        """The translations."""
        return self.spec.words

    def paragraph(
        self, text: str, style: Style, *, x: float = 0.0, width: float, lead: Sequence[Run] = ()
    ) -> list[Line]:
        """A paragraph in this handout's fonts (see flow.paragraph)."""
        return paragraph(text, self.fonts, style, x=x, width=width, lead=lead)

    def run(self, text: str, style: Style, x: float = 0.0) -> Run:
        """A single run of fixed words."""
        return Run(x, printable(text, self.fonts), style)

    def width(self, text: str, style: Style) -> float:
        """The width of a single run."""
        return line_width(printable(text, self.fonts), self.fonts, style)


@dataclass(frozen=True, slots=True)
class Section:
    """What the head of a page says: the part's name and the week or weeks it is about."""

    name: str
    weeks: str
    landscape: bool = False


@dataclass(slots=True)
class Sheet:
    """A page and how far it is filled: content goes from `y` down to `bottom`."""

    page: Page
    left: float
    width: float
    y: float
    bottom: float
    start: float = 0.0

    @property
    def room(self) -> float:
        """The height that is left."""
        return self.bottom - self.y

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands below the head yet."""
        return self.y <= self.start

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

    def open(self, section: Section, bookmark: str = "", level: int = 0) -> Sheet:
        """Start a new page with its head; a bookmark points at it."""
        self.sheets.append(_open_sheet(self.kit, section, is_first=not self.sheets))
        if bookmark:
            self.sheet.page.bookmarks.append(Bookmark(bookmark, level, 0.0))
        return self.sheet

    def pages(self) -> tuple[Page, ...]:
        """All pages, with "Page x of y" at their foot."""
        for number, sheet in enumerate(self.sheets, start=1):
            _number_page(self.kit, sheet, number, len(self.sheets))
        return tuple(sheet.page for sheet in self.sheets)


def blank_sheet(kit: Kit, section: Section, *, is_first: bool = False) -> Sheet:
    """A page with its head that belongs to no book: to know the width and room of such a page."""
    return _open_sheet(kit, section, is_first=is_first)


def _open_sheet(kit: Kit, section: Section, *, is_first: bool) -> Sheet:
    width, height = PAPER_SIZES[kit.spec.options.paper]
    margin = MARGIN
    if section.landscape:
        width, height, margin = height, width, MARGIN_LANDSCAPE
    page = Page(width, height)
    sheet = Sheet(page, margin, width - 2 * margin, _TOP, height - _FOOT - kit.theme.body_size * 1.3)
    head = _head(kit, section, sheet.width, is_first=is_first)
    rule_y = page.place(head, margin, _TOP) + 5
    page.rects.append(Rect(margin, rule_y, sheet.width, 1.4, kit.theme.accent))
    sheet.y = sheet.start = rule_y + 9
    return sheet


def _head(kit: Kit, section: Section, width: float, *, is_first: bool) -> list[Line]:
    """Plan title and part, then client, week and date; one line on later pages if all fits."""
    theme = kit.theme
    small = max(theme.body_size, 12.0)
    title_style = theme.style(Weight.BOLD, 1.3 * max(small, 15.4) if is_first else small)
    about_style = theme.style(size=small, colour=theme.muted)
    part = kit.run(section.name, theme.style(Weight.SEMIBOLD, small, theme.accent))
    part_width = kit.width(section.name, part.style)
    title = kit.spec.title or kit.words.gettext("Exercise plan")
    said = [kit.spec.client_name, section.weeks, date_text(kit.spec.date, kit.words)]
    about = " · ".join(text for text in said if text)
    title_width = width - part_width - _HEAD_GAP
    lines = _capped(kit, kit.paragraph(title, title_style, width=title_width), title_width)
    if not lines:
        lines = [text_line([], title_style)]
    right = Run(width - part_width, part.text, part.style)
    used = line_width(lines[0].runs[0].text, kit.fonts, title_style) + _HEAD_GAP / 2 if lines[0].runs else 0.0
    if not is_first and len(lines) == 1 and used + kit.width(about, about_style) <= title_width:
        lines[0].runs += [kit.run(about, about_style, used), right]
        return lines
    lines[0].runs.append(right)
    return [*lines, *_capped(kit, kit.paragraph(about, about_style, width=width), width)]


def _capped(kit: Kit, lines: list[Line], width: float) -> list[Line]:
    if len(lines) <= _MOST_HEAD_LINES:
        return lines
    kept = lines[:_MOST_HEAD_LINES]
    last = kept[-1].runs[0]
    room = width - kit.width("…", last.style)
    text = last.text
    while text and kit.width(text, last.style) > room:
        text = printable(text[:-1], kit.fonts)
    kept[-1].runs = [kit.run(f"{text}…", last.style, last.x)]
    return kept


def add_foot(sheet: Sheet, lines: Sequence[Line]) -> None:
    """Put lines at the foot of the page, the last one level with the page number."""
    top = _foot_baseline(sheet) - lines[-1].baseline - height_of(lines[:-1]) if lines else 0.0
    sheet.page.place(lines, sheet.left, top)


def _foot_baseline(sheet: Sheet) -> float:
    return sheet.page.height - _FOOT


def _number_page(kit: Kit, sheet: Sheet, number: int, total: int) -> None:
    theme = kit.theme
    style = theme.style(size=theme.body_size if theme.is_large else 10.0, colour=theme.muted)
    said = kit.words.gettext("Page {number} of {total}").format(number=number, total=total)
    line = text_line([kit.run(said, style, sheet.width - kit.width(said, style))], style)
    sheet.page.place([line], sheet.left, _foot_baseline(sheet) - line.baseline)
