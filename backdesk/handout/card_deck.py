"""All cards of a handout and their lines in each setting, laid out only when asked for."""

from __future__ import annotations

from dataclasses import replace

from backdesk.handout.card_lines import card_lines
from backdesk.handout.card_settings import (
    Cut,
    Place,
    Setting,
    card_settings,
    columns,
    grid_wide_settings,
    most_on_a_page,
)
from backdesk.handout.columns import height_of
from backdesk.handout.flow import Line
from backdesk.handout.kit import Kit
from backdesk.handout.pen import CancelCheck
from backdesk.handout.spec import HandoutCancelled

_BARE_SHARE = 0.01
"""Of a page with one exercise: cards without instructions share pages, but not with one that has some."""


class Deck:
    """The cards by position; lines are made once for each setting that is tried, and kept in the kit.

    One cut holds for all of them, on whichever page they stand.
    """

    def __init__(
        self, kit: Kit, width: float, is_cancelled: CancelCheck | None, cut: Cut = Cut.NOTHING
    ) -> None:
        self.kit = kit
        self.cards = kit.spec.cards
        self.settings = tuple(replace(one, cut=cut) for one in card_settings(kit.spec.options, width))
        self._wide = self.settings
        if columns(kit.spec.options) > 1:
            self._wide = tuple(replace(one, cut=cut) for one in grid_wide_settings(width))
        self._is_cancelled = is_cancelled

    @property
    def levels(self) -> int:
        """How many settings there are to try."""
        return max(len(self.settings), len(self._wide))

    @property
    def shares(self) -> list[float]:
        """How much of a page's number of cards each takes: many without instructions go on a page."""
        bare = _BARE_SHARE if most_on_a_page(self.kit.spec.options) == 1 else 0.0
        return [1.0 if card.start or card.steps else bare for card in self.cards]

    def height(self, card: int, level: int, is_wide: bool) -> float:
        """The height of a card in points."""
        return self._laid_out(card, level, is_wide=is_wide)[1]

    def lines(self, card: int, level: int, *, is_wide: bool) -> list[Line]:
        """The lines of a card. Whoever places them does not change them."""
        return self._laid_out(card, level, is_wide=is_wide)[0]

    def wide_choices(self, card: int) -> list[list[Line]]:
        """The lines of a card as wide as the page, in each setting that can break."""
        return [self._set(card, one)[0] for one in self._wide if one.place is not Place.SPLIT]

    def fits(self, card: int, room: float) -> bool:
        """Whether a card can stand on one page of this height, as wide as the page if need be."""
        last = self.levels - 1
        # the most generous setting first: mostly it fits, and is the one that is printed
        tried = ((0, False), (last, False), (last, True))
        return any(self.height(card, level, is_wide) <= room for level, is_wide in tried)

    def _laid_out(self, card: int, level: int, *, is_wide: bool) -> tuple[list[Line], float]:
        """A card's lines and height. One that another arrangement makes no shorter keeps the one before."""
        settings = self._wide if is_wide else self.settings
        level = min(level, len(settings) - 1)
        made = self._set(card, settings[level])
        before = [one for one in settings[:level] if one.place is not settings[level].place]
        if before:
            made = min(self._set(card, before[-1]), made, key=lambda one: one[1])
        return made

    def _set(self, card: int, setting: Setting) -> tuple[list[Line], float]:
        return self.kit.once(("card", card, setting), lambda: self._made(card, setting))

    def _made(self, card: int, setting: Setting) -> tuple[list[Line], float]:
        if self._is_cancelled is not None and self._is_cancelled():
            raise HandoutCancelled
        lines = card_lines(self.kit, self.cards[card], setting)
        return lines, height_of(lines)
