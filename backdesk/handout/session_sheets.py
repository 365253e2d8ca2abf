"""Session sheets: one page a day, in the order things are done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from backdesk.handout.care import care_height
from backdesk.handout.columns import cut, fit, fit_torn, height_of, keep_together
from backdesk.handout.flow import Bookmark, Line
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit, Section
from backdesk.handout.page_frames import Book, blank_sheet
from backdesk.handout.pen import CancelCheck
from backdesk.handout.session_blocks import BlockPart, block_part
from backdesk.handout.session_days import SessionDay, day_title, rest_text, session_days, weeks_text
from backdesk.handout.session_entries import Look, columns_for, prints_steps
from backdesk.handout.session_head import day_head
from backdesk.handout.session_looks import looks_for
from backdesk.handout.spec import HandoutCancelled

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
_HALF = 0.5
_BALANCE_STEPS = 6
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
    """A day as lines at one size.

    `spread` is how far entries move apart beyond the usual gap, `slack` what stays free of each page.
    """

    head: list[Line]
    continued: list[Line]
    parts: tuple[BlockPart, ...]
    tight: bool = False
    spread: float = 0.0
    slack: float = 0.0

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
    looks = looks_for(kit, session)
    smallest = _set_day(kit, session, rests, looks[-1], blank.width)
    pages, room = _measured(book, section, smallest)
    if pages > 1 and prints_steps(kit):
        kit = _without_steps(kit)
        looks = looks_for(kit, session)
        smallest = _set_day(kit, session, rests, looks[-1], blank.width)
        pages, room = _measured(book, section, smallest)
    if pages > _MOST_TRIED:
        return _balanced(book, section, smallest, pages, room)
    needed = care if pages == 1 and care <= room else 0.0
    for look in looks[:-1]:
        day = _set_day(kit, session, rests, look, blank.width)
        taken, left = _measured(book, section, day)
        if taken == pages and left >= needed:
            return _fitted(book, section, day, taken, left - needed)
    return _fitted(book, section, smallest, pages, room - needed)


def _without_steps(kit: Kit) -> Kit:
    return replace(kit, spec=replace(kit.spec, options=replace(kit.spec.options, steps=False)))


def _fitted(book: Book, section: Section, day: _Day, pages: int, left: float) -> _Day:
    """The day with its entries moved apart, or its pages about equally full."""
    if pages == 1:
        return replace(day, spread=max(0.0, min(_MOST_SPREAD, left / (day.gaps + 1))))
    return _balanced(book, section, day, pages, left)


def _balanced(book: Book, section: Section, day: _Day, pages: int, left: float) -> _Day:
    """The day with as much of each page free as takes no page more, where the last is less than half full."""
    low, high = 0.0, left
    if left < blank_sheet(book.kit, section).room * _HALF:
        return day
    for _ in range(_BALANCE_STEPS):
        middle = (low + high) / 2
        if _measured(book, section, replace(day, slack=middle))[0] > pages:
            high = middle
        else:
            low = middle
    return replace(day, slack=low)


def _measured(book: Book, section: Section, day: _Day) -> tuple[int, float]:
    """How many pages a day takes and how much room its last one leaves."""
    trial = Book(book.kit, book.sheets[:1])
    trial.open(section)
    _Placer(trial, section, day).place()
    return len(trial.sheets) - len(book.sheets[:1]), trial.sheet.room


def _set_day(kit: Kit, session: SessionDay, rests: str, look: Look, width: float) -> _Day:
    # by identity: the day is the spec's, which outlives the kit
    key = ("day", id(session.day), session.weeks, rests, look, width, prints_steps(kit))
    return kit.once(key, lambda: _new_day(kit, session, rests, look, width))


def _new_day(kit: Kit, session: SessionDay, rests: str, look: Look, width: float) -> _Day:
    kit = replace(kit, theme=kit.theme.tighter()) if look.tight else kit
    blocks = [block for block in session.day.blocks if block.items]
    numbers = [item.number for block in blocks for item in block.items]
    columns = columns_for(kit, numbers, width, look)
    title = day_title(session, len(kit.spec.weeks), kit.words)
    again = kit.words.gettext("{name} (continued)").format(name=title)
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

    @property
    def _room(self) -> float:
        """The height that may still be filled."""
        return self.book.sheet.room - self.day.slack

    def _chunk(self, part: BlockPart, entries: Sequence[list[Line]]) -> None:
        whole = self._stacked(entries)
        if self._needed(whole) <= self._room:
            self._put(whole)
            return
        fresh = self._fresh_room(part)
        kept = fresh if len(entries) == 1 else fresh * _MOST_KEPT
        if height_of(whole) <= kept and self.has_entries:
            self._next_page(part)
            self._put(whole)
        elif len(entries) == 1:
            self._torn(part, whole, fresh)
        elif self._needed(entries[0]) > self._room and self.has_entries and not self.is_new_page:
            self._next_page(part)
            self._chunk(part, entries)
        else:
            here = self._fitting(entries)
            self._chunk(part, entries[:here])
            self._chunk(part, entries[here:])

    def _fitting(self, entries: Sequence[list[Line]]) -> int:
        """How many of the entries stand on this page, at least one and never all."""
        room = self._room
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
        room = blank_sheet(self.book.kit, self.section).room - self.day.slack
        band = max(height_of(part.band), height_of(part.continued))
        return room - height_of(self.day.continued) - band - self.day.block_gap - _BELOW_BAND

    def _torn(self, part: BlockPart, lines: list[Line], fresh: float) -> None:
        """Split an entry that is taller than a page, or the first one where it would leave the head alone."""
        room = self._room - self._needed([])
        if not fit(lines, room) or (self.has_entries and room < fresh * _LEAST_TORN):
            self._next_page(part)
        while lines:
            room = self._room - self._needed([])
            count = fit(lines, room) or fit_torn(lines, room)
            part_lines, lines = cut(lines, count)
            self._put(part_lines)
            if lines:
                self._next_page(part)

    def _pour(self, lines: list[Line]) -> None:
        """Place the head, which a label can make taller than a page."""
        while lines:
            sheet = self.book.sheet
            count = len(lines) if height_of(lines) <= sheet.room else fit_torn(lines, sheet.room)
            part, lines = cut(lines, count)
            self._put_lines(part)
            if lines:
                self.book.open(self.section)
