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
"""A card of a grid may stand alone in its row where it is higher than this part of a page."""
_MOST_WIDE = 3
"""So many cards with instructions stand on a page as wide as it is, where a grid would hold no more."""
_SPARSE = 2
_SPARSE_COST = 0.6
"""What a grid of only two cards costs, in pages: it should save one."""


class Row(NamedTuple):
    """Cards side by side, by position; one alone may be as wide as the page, as are all others there."""

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
    """What a page takes: points of height and cards with instructions, perhaps only as wide as the page."""

    height: float
    most: float
    only_wide: bool = False


class _Best(NamedTuple):
    cost: float
    page: PagePlan | None
    following: int


@dataclass(frozen=True, slots=True)
class Planner:
    """Finds the best pages for cards `start` to `end` in the order of their numbers.

    `height` gives that of a card (position, level, whether wide), `shares` how much of `most` each takes:
    nothing if it has no instructions. `care` is the height of the care boxes, 0 once they have a place;
    they need one on the first `early` pages, or get a page of their own.
    """

    height: Callable[[int, int, bool], float]
    shares: Sequence[float]
    levels: int
    columns: int
    first: PageRoom
    usual: PageRoom
    care: float
    early: int = 2

    def pages(self, start: int, end: int) -> list[PagePlan]:
        """The pages; the first may be without rows where it is begun already and takes no card.

        Every card must fit a page of its own at the last level.
        """
        # a state is a card and on how many more pages the boxes may stand, 0 if that is settled
        states = range(self._early + 1)
        best = {(end, early): _Best(1.0 if early else 0.0, None, end) for early in states}
        for position in range(end - 1, start - 1, -1):
            room = self.usual if position > start else self.first
            for early in states:
                best[position, early] = self._best(position, end, room, best, early=early)
        return list(self._chosen(start, best))

    @property
    def _early(self) -> int:
        return self.early if self.care else 0

    def takes_some(self, start: int, end: int) -> bool:
        """Whether the first page has room for cards."""
        return next(self._fillings(start, end, self.first), None) is not None

    def _chosen(self, start: int, best: dict[tuple[int, int], _Best]) -> Iterator[PagePlan]:
        position, early = start, self._early
        while (choice := best[position, early]).page is not None:
            yield choice.page
            position, early = choice.following, 0 if choice.page.has_care else max(0, early - 1)

    def _best(
        self, position: int, end: int, room: PageRoom, best: dict[tuple[int, int], _Best], *, early: int
    ) -> _Best:
        found: _Best | None = None
        for rows, following, extra in self._fillings(position, end, room):
            for page in self._settings(rows, room.height, is_placed=not early):
                blank = 1.0 - page.height / room.height
                cost = 1.0 + extra + _LEVEL_COST * page.level + _BLANK_COST * blank * blank
                later = 0 if page.has_care else max(0, early - 1)
                if early and not page.has_care:
                    cost += _LATE_COST if later else 1.0
                cost += best[following, later].cost
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
            if is_placed or has_care or not self._is_low(rows, room - self.care):
                return

    def _fillings(
        self, position: int, end: int, room: PageRoom, before: tuple[Row, ...] = (), taken: float = 0.0
    ) -> Iterator[tuple[tuple[Row, ...], int, float]]:
        """All ways to fill a page from a card on: rows after those `before`, the next card, their cost."""
        for row in self._rows(position, end, room, before):
            share = taken + sum(self.shares[card] for card in row.cards)
            rows = (*before, row)
            most = min(room.most, _MOST_WIDE) if row.is_wide else room.most
            if share > most or not self._is_low(rows, room.height):
                continue
            following = row.cards[-1] + 1
            lone = _LONE_COST if len(row.cards) < self.columns and not row.is_wide else 0.0
            is_sparse = self.columns > 1 and not row.is_wide and following - rows[0].cards[0] <= _SPARSE
            yield rows, following, lone + (_SPARSE_COST if is_sparse else 0.0)
            for more, after, extra in self._fillings(following, end, room, rows, share):
                yield more, after, lone + extra

    def _is_low(self, rows: tuple[Row, ...], room: float) -> bool:
        """Whether rows can stand in so many points. Closer settings are tried only where they matter."""
        return self._rows_height(rows, 0) <= room or self._rows_height(rows, self.levels - 1) <= room

    def _rows(self, position: int, end: int, room: PageRoom, before: tuple[Row, ...]) -> Iterator[Row]:
        """The rows that may begin with a card: of a grid, or as wide as the page, never both on one."""
        if position >= end:
            return
        if self.columns == 1:
            yield Row((position,))
            return
        if not before or before[0].is_wide:
            yield Row((position,), is_wide=True)
        if room.only_wide or (before and before[0].is_wide):
            return
        if position + 1 < end:
            yield Row((position, position + 1))
        if position + 1 >= end or self._is_tall(position) or self._is_tall(position + 1):
            yield Row((position,))

    def _is_tall(self, card: int) -> bool:
        return self.height(card, self.levels - 1, False) > _NARROW_SHARE * self.usual.height

    def _rows_height(self, rows: Sequence[Row], level: int) -> float:
        return sum(self._row_height(row, level) for row in rows) + ROW_GAP * (len(rows) - 1)

    def _row_height(self, row: Row, level: int) -> float:
        return max(self.height(card, level, row.is_wide) for card in row.cards)
