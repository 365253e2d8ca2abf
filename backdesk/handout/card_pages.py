"""Which cards go on which page and how close they are set there: few pages, then generous, even ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

ROW_GAP = 20.0
"""Between cards below each other."""
_LEVEL_COST = 0.02
"""What a closer setting costs, in pages."""
_BLANK_COST = 0.06
"""What a page left blank costs, in pages; squared, so that blanks spread evenly."""
_LONE_COST = 0.03
"""What a row of a grid with a single card costs, in pages."""
_LATE_COST = 0.03
"""What a page before the one with the care boxes costs, in pages: they should come early."""
_NARROW_SHARE = 0.45
"""A card of a grid may take the whole width where it is higher than this part of a page."""


class Row(NamedTuple):
    """Cards side by side, by position; one card of a grid may be as wide as the page."""

    cards: tuple[int, ...]
    is_wide: bool = False


class PagePlan(NamedTuple):
    """The rows of one page and their setting. `has_care` keeps room for the care boxes below."""

    rows: tuple[Row, ...]
    level: int
    height: float
    has_care: bool = False


@dataclass(frozen=True, slots=True)
class PageRoom:
    """What a page takes: points of height and cards with instructions."""

    height: float
    most: float


class _Best(NamedTuple):
    cost: float
    page: PagePlan | None
    following: int


@dataclass(frozen=True, slots=True)
class Planner:
    """Finds the best pages for cards `start` to `end` in the order of their numbers.

    `height` gives that of a card (position, level, whether wide), `shares` how much of `most` each takes:
    nothing if it has no instructions. `care` is the height of the care boxes, 0 once they have a place.
    """

    height: Callable[[int, int, bool], float]
    shares: Sequence[float]
    levels: int
    columns: int
    first: PageRoom
    usual: PageRoom
    care: float

    def pages(self, start: int, end: int) -> list[PagePlan]:
        """The pages; the first may be without rows where it is begun already and takes no card.

        Every card must fit a page of its own at the last level.
        """
        best: dict[tuple[int, bool], _Best] = {
            (end, True): _Best(0.0, None, end),
            (end, False): _Best(1.0, None, end),
        }
        for position in range(end - 1, start - 1, -1):
            rooms = self.usual if position > start else self.first
            for is_placed in (True, False):
                best[position, is_placed] = self._best(position, end, rooms, best, is_placed=is_placed)
        return list(self._chosen(start, best))

    def takes_some(self, start: int, end: int) -> bool:
        """Whether the first page has room for cards."""
        return next(self._fillings(start, end, self.first), None) is not None

    def _chosen(self, start: int, best: dict[tuple[int, bool], _Best]) -> Iterator[PagePlan]:
        state = (start, not self.care)
        while (choice := best[state]).page is not None:
            yield choice.page
            state = (choice.following, state[1] or choice.page.has_care)

    def _best(
        self,
        position: int,
        end: int,
        room: PageRoom,
        best: dict[tuple[int, bool], _Best],
        *,
        is_placed: bool,
    ) -> _Best:
        found: _Best | None = None
        for rows, following, extra in self._fillings(position, end, room):
            for page in self._settings(rows, room.height, is_placed=is_placed):
                blank = 1.0 - page.height / room.height
                cost = 1.0 + extra + _LEVEL_COST * page.level + _BLANK_COST * blank * blank
                cost += 0.0 if is_placed or page.has_care else _LATE_COST
                cost += best[following, is_placed or page.has_care].cost
                if found is None or cost < found.cost:
                    found = _Best(cost, page, following)
        if found is None:
            raise AssertionError("a card that fits no page must be split by the caller")
        return found

    def _settings(self, rows: tuple[Row, ...], room: float, *, is_placed: bool) -> Iterator[PagePlan]:
        """The most generous setting that fits, and the one that leaves room for the care boxes."""
        is_first = True
        for level in range(self.levels):
            height = self._rows_height(rows, level)
            if height > room:
                continue
            has_care = not is_placed and height + self.care <= room
            if is_first or has_care:
                yield PagePlan(rows, level, height, has_care)
                is_first = False
            if is_placed or has_care:
                return

    def _fillings(
        self, position: int, end: int, room: PageRoom, used: float = 0.0, taken: float = 0.0
    ) -> Iterator[tuple[tuple[Row, ...], int, float]]:
        """All ways to fill a page from a card on: its rows, the next card, what the rows cost."""
        for row in self._rows(position, end):
            share = sum(self.shares[card] for card in row.cards)
            height = used + self._row_height(row, self.levels - 1) + (ROW_GAP if used else 0.0)
            if height > room.height or taken + share > room.most:
                continue
            following = row.cards[-1] + 1
            cost = _LONE_COST if len(row.cards) < self.columns else 0.0
            yield (row,), following, cost
            for rows, after, more in self._fillings(following, end, room, height, taken + share):
                yield (row, *rows), after, cost + more

    def _rows(self, position: int, end: int) -> Iterator[Row]:
        """The rows that may begin with a card."""
        if position >= end:
            return
        if self.columns == 1:
            yield Row((position,))
            return
        if position + 1 < end:
            yield Row((position, position + 1))
        is_tall = self._is_tall(position)
        if is_tall:
            yield Row((position,), is_wide=True)
        if position + 1 >= end or is_tall or self._is_tall(position + 1):
            yield Row((position,))

    def _is_tall(self, card: int) -> bool:
        return self.height(card, self.levels - 1, False) > _NARROW_SHARE * self.usual.height

    def _rows_height(self, rows: Sequence[Row], level: int) -> float:
        return sum(self._row_height(row, level) for row in rows) + ROW_GAP * (len(rows) - 1)

    def _row_height(self, row: Row, level: int) -> float:
        return max(self.height(card, level, row.is_wide) for card in row.cards)
