"""The room of a card is a number of words for every choice of cards a page."""

from __future__ import annotations

from backdesk.domain.card_room import words_of_a_card
from backdesk.handout.spec import CARDS_PER_PAGE


def test_fewer_cards_a_page_have_more_room() -> None:
    rooms = [words_of_a_card(count) for count in CARDS_PER_PAGE]
    assert rooms == sorted(set(rooms), reverse=True)


def test_a_number_that_cannot_be_chosen_is_taken_as_two() -> None:
    assert words_of_a_card(3) == words_of_a_card(2)
