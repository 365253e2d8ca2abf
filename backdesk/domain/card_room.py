"""About how many words an exercise card has room for."""

from __future__ import annotations

_WORDS = {1: 500, 2: 110, 4: 100, 6: 35}
"""Measured on A4 with pictures: steps and tip of cards of which the full number still stands on each page."""


def words_of_a_card(cards_per_page: int) -> int:
    """The words of steps, tip and note that fit a card, when so many stand on a page."""
    return _WORDS.get(cards_per_page, _WORDS[2])
