"""Session sheets: one page a day, in the order things are done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from backdesk.handout.care import care_height
from backdesk.handout.flow import Bookmark, Line, fit, fit_torn, height_of, keep_together
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit, Section
from backdesk.handout.page_frames import Book, blank_sheet
from backdesk.handout.pen import CancelCheck
from backdesk.handout.session_blocks import BlockPart, block_part
from backdesk.handout.session_days import SessionDay, rest_text, session_days, weeks_text
from backdesk.handout.session_entries import Look, columns_for, prints_steps, says_steps
from backdesk.handout.session_head import day_head
from backdesk.handout.spec import HandoutCancelled

_LOOKS = (
    *(Look(132, 1.17), Look(116, 1.08), Look(100), Look(84), Look(70), Look(58)),
    Look(50, tight=True),
)
_LOOKS_WITHOUT_PICTURES = (Look(0, 1.25), Look(0, 1.12), Look(0), Look(0, tight=True))
_LARGE_LOOKS = (Look(150), Look(120), Look(96), Look(84, tight=True))
_LARGE_LOOKS_WITHOUT_PICTURES = (Look(0), Look(0, tight=True))
_MOST_TRIED = 2
"""A day of more pages than this is set as small as may be, without trying what else fits."""
_BLOCK_GAP = 12.0
_ENTRY_GAP = 9.0
_TIGHT = 0.6
"""The share of the gaps that a tight look leaves."""
_BELOW_BAND = 7.0
_MOST_SPREAD = 12.0
"""Entries of a page that is not full move apart by so much at most."""
_MOST_KEPT = 0.6
"""A superset taller than this share of a page may break between its entries."""
_LEAST_TORN = 0.35
"""What is taller than a page begins on a page that has this share of it free."""


def add_sessions(book: Book, is_cancelled: CancelCheck | None = None) -> None:
    """Lay out a sheet for each training day; nothing for a plan without any. Raises HandoutCancelled."""
    rests = rest_text(book.kit.spec)
    for position, session in enumerate(session_days(book.kit.spec)):
        if is_cancelled is not None and is_cancelled():
            raise HandoutCancelled
        _add_day(book, session, rests if position == 0 else "", is_first=position == 0)


def _add_day(book: Book, session: SessionDay, rests: str, *, is_first: bool) -> None:
    kit = book.kit
    name = kit.words.gettext("Session sheets")
    weeks = weeks_text(session.weeks, len(kit.spec.weeks), kit.words)
    section = Section(name, weeks)
    day = _chosen(book, session, section, rests, is_first=is_first)
    sheet = book.open(section, name if is_first else "")
    title = session.day.name
    if len(kit.spec.weeks) > 1:
        title = kit.words.gettext("{weeks}, {day}").format(weeks=weeks, day=title)
    sheet.page.bookmarks.append(Bookmark(title, 1, sheet.y))
    _Placer(book, section, day).place()


@dataclass(slots=True)
class _Day:
    """A day as lines at one size. `spread` is how far entries move apart beyond the usual gap."""

    head: list[Line]
    continued: list[Line]
    parts: tuple[BlockPart, ...]
    tight: bool = False
    spread: float = 0.0

    @property
    def entry_gap(self) -> float:
        """The gap between two entries."""
        return _ENTRY_GAP * (_TIGHT if self.tight else 1.0) + self.spread

    @property
    def block_gap(self) -> float:
        """The gap above a band."""
        return _BLOCK_GAP * (_TIGHT if self.tight else 1.0) + self.spread / 2

    @property
    def gaps(self) -> int:
        """The places where entries can move apart."""
        return sum(len(chunk) for part in self.parts for chunk in part.chunks)


def _chosen(book: Book, session: SessionDay, section: Section, rests: str, *, is_first: bool) -> _Day:
    """The day at the largest look that takes no more pages than the smallest would.

    A sheet is one page a day: the steps, which the pictures show too, are printed only where all fits with
    them. The care boxes, which can stand on the first day's sheet, keep their room there if the smallest
    look would leave it.
    """
    kit = book.kit
    blank = blank_sheet(kit, section)
    care = care_height(kit, blank)
    if not is_first or any(care_height(kit, sheet) <= sheet.room for sheet in book.sheets):
        care = 0.0
    looks = _looks(kit, session)
    smallest = _set_day(kit, session, rests, looks[-1], blank.width)
    pages, room = _measured(book, section, smallest)
    if pages > 1 and prints_steps(kit):
        kit = _without_steps(kit)
        looks = _looks(kit, session)
        smallest = _set_day(kit, session, rests, looks[-1], blank.width)
        pages, room = _measured(book, section, smallest)
    if pages > _MOST_TRIED:
        return smallest
    needed = care if pages == 1 and care <= room else 0.0
    for look in looks[:-1]:
        day = _set_day(kit, session, rests, look, blank.width)
        taken, left = _measured(book, section, day)
        if taken == pages and left >= needed:
            return _spread(day, taken, left - needed)
    return _spread(smallest, pages, room - needed)


def _without_steps(kit: Kit) -> Kit:
    return replace(kit, spec=replace(kit.spec, options=replace(kit.spec.options, steps=False)))


def _looks(kit: Kit, session: SessionDay) -> tuple[Look, ...]:
    items = [item for block in session.day.blocks for item in block.items]
    has_pictures = kit.spec.options.pictures and any(kit.spec.card(item).figure for item in items)
    if kit.theme.is_large:
        return _LARGE_LOOKS if has_pictures else _LARGE_LOOKS_WITHOUT_PICTURES
    if not has_pictures:
        return _LOOKS_WITHOUT_PICTURES
    # where nothing else says how it is done, start and end are shown if there is room
    pairs = () if says_steps(kit) else tuple(replace(look, pairs=True) for look in _LOOKS)
    return (*pairs, *_LOOKS)


def _spread(day: _Day, pages: int, left: float) -> _Day:
    if pages == 1:
        day.spread = max(0.0, min(_MOST_SPREAD, left / (day.gaps + 1)))
    return day


def _measured(book: Book, section: Section, day: _Day) -> tuple[int, float]:
    """How many pages a day takes and how much room its last one leaves."""
    trial = Book(book.kit, book.sheets[:1])
    trial.open(section)
    _Placer(trial, section, day).place()
    return len(trial.sheets) - len(book.sheets[:1]), trial.sheet.room


def _set_day(kit: Kit, session: SessionDay, rests: str, look: Look, width: float) -> _Day:
    kit = replace(kit, theme=kit.theme.tighter()) if look.tight else kit
    blocks = [block for block in session.day.blocks if block.items]
    numbers = [item.number for block in blocks for item in block.items]
    columns = columns_for(kit, numbers, width, look)
    again = kit.words.gettext("{name} (continued)").format(name=session.day.name)
    style = kit.theme.style(Weight.BOLD, kit.theme.body_size * 1.42)
    continued = keep_together(kit.paragraph(again, style, width=width), with_next=True)
    parts = tuple(block_part(kit, block, columns) for block in blocks)
    return _Day(day_head(kit, session, rests, width), continued, parts, look.tight)


@dataclass(slots=True)
class _Placer:
    """Puts a day into the book from the current sheet on, over as many pages as it needs."""

    book: Book
    section: Section
    day: _Day
    band: list[Line] = field(default_factory=list)
    has_entries: bool = False
    is_new_page: bool = False

    def place(self) -> None:
        """Place head and blocks. A band that is due stands above the next entry, on whatever page."""
        self._pour(self.day.head)
        for part in self.day.parts:
            self.band = part.band
            for chunk in part.chunks:
                self._chunk(part, chunk)

    def _chunk(self, part: BlockPart, entries: Sequence[list[Line]]) -> None:
        whole = self._stacked(entries)
        if self._needed(whole) <= self.book.sheet.room:
            self._put(whole)
            return
        fresh = self._fresh_room(part)
        kept = fresh if len(entries) == 1 else fresh * _MOST_KEPT
        if height_of(whole) <= kept and self.has_entries:
            self._next_page(part)
            self._put(whole)
        elif len(entries) == 1:
            self._torn(part, whole, fresh)
        elif self._needed(entries[0]) > self.book.sheet.room and self.has_entries and not self.is_new_page:
            self._next_page(part)
            self._chunk(part, entries)
        else:
            here = self._fitting(entries)
            self._chunk(part, entries[:here])
            self._chunk(part, entries[here:])

    def _fitting(self, entries: Sequence[list[Line]]) -> int:
        """How many of the entries stand on this page, at least one and never all."""
        room = self.book.sheet.room
        counts = range(len(entries) - 1, 1, -1)
        return next((n for n in counts if self._needed(self._stacked(entries[:n])) <= room), 1)

    def _stacked(self, entries: Sequence[list[Line]]) -> list[Line]:
        """The lines of entries with the gap between them above each."""
        for entry in entries:
            entry[0].space = self.day.entry_gap
        return [line for entry in entries for line in entry]

    def _needed(self, lines: Sequence[Line]) -> float:
        """The height from the current place on, the band that is due included."""
        return self._gap() + height_of(self.band) + self._below_band + height_of(lines)

    def _gap(self) -> float:
        if self.book.sheet.is_fresh:
            return 0.0
        return self.day.block_gap if self.band else self.day.entry_gap

    @property
    def _below_band(self) -> float:
        return _BELOW_BAND * (_TIGHT if self.day.tight else 1.0) if self.band else 0.0

    def _put(self, lines: Sequence[Line]) -> None:
        sheet = self.book.sheet
        sheet.y += self._gap()
        if self.band:
            sheet.y = sheet.page.place(self.band, sheet.left, sheet.y) + self._below_band
            self.band = []
        sheet.y = sheet.page.place(lines, sheet.left, sheet.y)
        self.has_entries = True
        self.is_new_page = False

    def _next_page(self, part: BlockPart) -> None:
        self.book.open(self.section)
        self._put_lines(self.day.continued)
        self.is_new_page = True
        if not self.band:
            self.band = part.continued

    def _put_lines(self, lines: Sequence[Line]) -> None:
        sheet = self.book.sheet
        sheet.y = sheet.page.place(lines, sheet.left, sheet.y)

    def _fresh_room(self, part: BlockPart) -> float:
        room = blank_sheet(self.book.kit, self.section).room
        band = max(height_of(part.band), height_of(part.continued))
        return room - height_of(self.day.continued) - band - self.day.block_gap - _BELOW_BAND

    def _torn(self, part: BlockPart, lines: list[Line], fresh: float) -> None:
        """Split an entry that is taller than a page, or the first one where it would leave the head alone."""
        room = self.book.sheet.room - self._needed([])
        if not fit(lines, room) or (self.has_entries and room < fresh * _LEAST_TORN):
            self._next_page(part)
        while lines:
            room = self.book.sheet.room - self._needed([])
            count = fit(lines, room) or fit_torn(lines, room)
            self._put(lines[:count])
            lines = lines[count:]
            if lines:
                self._next_page(part)

    def _pour(self, lines: list[Line]) -> None:
        """Place the head, which a label can make taller than a page."""
        while lines:
            sheet = self.book.sheet
            count = len(lines) if height_of(lines) <= sheet.room else fit_torn(lines, sheet.room)
            self._put_lines(lines[:count])
            lines = lines[count:]
            if lines:
                self.book.open(self.section)
