"""Exercise cards: each different exercise once, with all that is needed to do it at home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from backdesk.handout.card_deck import Deck
from backdesk.handout.card_pages import ROW_GAP, PagePlan, PageRoom, Planner, Row
from backdesk.handout.card_settings import COLUMN_GAP, columns, cuts, most_on_a_page
from backdesk.handout.care import care_height
from backdesk.handout.columns import cut, fit, fit_torn, height_of
from backdesk.handout.flow import Bookmark, Line
from backdesk.handout.fonts import Weight
from backdesk.handout.kit import Kit, Section
from backdesk.handout.labels import week_span
from backdesk.handout.page_frames import Book, blank_sheet
from backdesk.handout.pen import CancelCheck
from backdesk.handout.spec import Card

_EARLY = 2
"""Pages of a handout on which the care boxes may stand below cards."""
_CONTINUED_GAP = 8.0
_MOST_EXTRA_GAP = 22.0
"""Points by which cards may stand further apart on a page with room."""


def cards_section(kit: Kit) -> Section:
    """What the head of a card page says."""
    words = kit.words
    return Section(words.gettext("Exercises"), week_span(1, max(1, len(kit.spec.weeks)), words))


def add_cards(book: Book, is_cancelled: CancelCheck | None = None) -> None:
    """Lay out all cards, at most `cards_per_page` with instructions to a page.

    A card never splits unless it alone is taller than a page. Raises HandoutCancelled.
    """
    section = cards_section(book.kit)
    sheet = blank_sheet(book.kit, section)
    decks = [Deck(book.kit, sheet.width, is_cancelled, cut) for cut in cuts(book.kit.spec.options)]
    printers = [_Printer(book, section, deck, sheet.room, len(book.sheets)) for deck in decks]
    # all cards go without the same, and without nothing that costs no page
    printer = printers[0] if len(printers) == 1 else min(printers, key=_Printer.page_count)
    for start, end in printer.stretches():
        printer.add_whole(start, end)
        if end < len(book.kit.spec.cards):
            printer.add_split(end)


@dataclass(slots=True)
class _Printer:
    """Puts cards on pages, `room` points high, behind the first `start` pages of the book.

    `taken` is the share of the split card that the last page ends, None where there is none.
    """

    book: Book
    section: Section
    deck: Deck
    room: float
    start: int
    has_name: bool = False
    taken: float | None = None

    def stretches(self) -> Iterator[tuple[int, int]]:
        """The cards (from, up to) that fit a page each; between two stretches stands one that does not."""
        start, count = 0, len(self.deck.cards)
        while start < count:
            end = next((card for card in range(start, count) if not self.fits(card)), count)
            yield start, end
            start = end + 1

    def page_count(self) -> int:
        """About how many pages the cards take. Asked before the first one is added."""
        count = 0
        for start, end in self.stretches():
            count += len(self._planner().pages(start, end))
            if end < len(self.deck.cards):
                count += len(self._torn(end)[1])
        return count

    def fits(self, card: int) -> bool:
        """Whether a card can stand on one page."""
        return self.deck.fits(card, self.room if self.book.sheets or card else self._first_room())

    def add_whole(self, start: int, end: int) -> None:
        """Cards that fit a page, several to a page; the first below what a split card left over."""
        if start == end:
            return
        planner = self._planner()
        is_begun = self.taken is not None and planner.takes_some(start, end)
        if self.taken is not None and not is_begun:
            planner = replace(planner, first=planner.usual)
        for number, page in enumerate(planner.pages(start, end)):
            if number or not is_begun:
                self._open()
            self._place_page(page)
        self.taken = None

    def _planner(self) -> Planner:
        options = self.book.kit.spec.options
        usual = PageRoom(self.room, most_on_a_page(options))
        return Planner(
            self.deck.height,
            self.deck.shares,
            self.deck.levels,
            columns(options),
            self._first(usual),
            usual,
            self._care(),
            max(1, _EARLY - len(self.book.sheets)),
        )

    def add_split(self, card: int) -> None:
        """A card taller than a page, as wide as the page, set so that it takes the fewest pages."""
        lines, counts = self._torn(card)
        self._open()
        self._bookmark(card)
        for number, count in enumerate(counts):
            sheet = self.book.open(self.section) if number else self.book.sheet
            if number:
                sheet.add(_continued(self.book.kit, self.deck.cards[card], sheet.width))
                sheet.y += _CONTINUED_GAP
            part, lines = cut(lines, count)
            sheet.y = sheet.page.place(part, sheet.left, sheet.y)
        self.taken = self.deck.shares[card]

    def _torn(self, card: int) -> tuple[list[Line], list[int]]:
        """The lines of a card taller than a page, how many on each: few pages, pictures on the first."""
        kit = self.book.kit
        head = _continued(kit, self.deck.cards[card], blank_sheet(kit, self.section).width)
        first = self.room if self.book.sheets or card else self._first_room()
        found = [
            (lines, _torn(lines, first, self.room - height_of(head) - _CONTINUED_GAP))
            for lines in self.deck.wide_choices(card)
        ]
        return min(
            found, key=lambda one: (len(one[1]), not any(line.pictures for line in one[0][: one[1][0]]))
        )

    def _first_room(self) -> float:
        return blank_sheet(self.book.kit, self.section, is_first=True).room

    def _first(self, usual: PageRoom) -> PageRoom:
        """What the first page for more cards takes."""
        if self.taken is not None:
            return PageRoom(self.book.sheet.room - ROW_GAP, usual.most - self.taken, only_wide=True)
        return usual if self.book.sheets else PageRoom(self._first_room(), usual.most)

    def _care(self) -> float:
        """The height of the care boxes, 0 if the first page of what stands before or a finished one has room.

        In large print large pictures matter more than a page.
        """
        kit, sheets = self.book.kit, self.book.sheets
        hosts = [*sheets[:1], *sheets[self.start : -1]]
        if kit.theme.is_large or any(care_height(kit, sheet) <= sheet.room for sheet in hosts):
            return 0.0
        blank = [blank_sheet(kit, self.section, is_first=is_first) for is_first in {not sheets, False}]
        return max(care_height(kit, sheet) for sheet in blank)

    def _open(self) -> None:
        self.book.open(self.section, "" if self.has_name else self.section.name)
        self.has_name = True

    def _place_page(self, page: PagePlan) -> None:
        sheet = self.book.sheet
        for row, top in zip(page.rows, self._tops(page), strict=True):
            sheet.y = lower = top
            for column, card in enumerate(row.cards):
                lines = self.deck.lines(card, page.level, is_wide=row.is_wide)
                left = sheet.left + column * (sheet.width + COLUMN_GAP) / 2
                self._bookmark(card)
                lower = max(lower, sheet.page.place(lines, left, top))
            sheet.y = lower

    def _tops(self, page: PagePlan) -> Iterator[float]:
        """Where rows begin: at equal parts of a full page if all are low enough, else spread a little."""
        sheet, options = self.book.sheet, self.book.kit.spec.options
        most_rows = -(-most_on_a_page(options) // columns(options))
        heights = [self._height(row, page.level) for row in page.rows]
        spare = sheet.room - page.height
        top = sheet.y
        if not sheet.is_fresh:
            top, spare = top + ROW_GAP, spare - ROW_GAP
        slot = (sheet.room + ROW_GAP) / len(heights)
        is_even = sheet.is_fresh and len(heights) == most_rows and max(heights) + ROW_GAP <= slot
        extra = min(_MOST_EXTRA_GAP, spare / max(1, len(heights) - 1))
        gap = ROW_GAP + (0.0 if page.has_care else extra)
        for height in heights:
            yield top
            top += slot if is_even and not page.has_care else height + gap

    def _height(self, row: Row, level: int) -> float:
        return max(self.deck.height(card, level, row.is_wide) for card in row.cards)

    def _bookmark(self, card: int) -> None:
        said = self.deck.cards[card]
        sheet = self.book.sheet
        mark = Bookmark(f"{said.number}. {said.name}", 1, sheet.y - 8, f"card-{said.number}")
        sheet.page.bookmarks.append(mark)


def _torn(lines: list[Line], first: float, room: float) -> list[int]:
    """How many lines go on each page, the first and all others having so much room."""
    counts: list[int] = []
    while lines:
        counts.append(fit(lines, room if counts else first) or fit_torn(lines, room if counts else first))
        lines = lines[counts[-1] :]
    return counts


def _continued(kit: Kit, card: Card, width: float) -> list[Line]:
    said = kit.words.gettext("{name} (continued)").format(name=f"{card.number}  {card.name}")
    return kit.paragraph(said, kit.theme.style(Weight.SEMIBOLD, colour=kit.theme.accent), width=width)
