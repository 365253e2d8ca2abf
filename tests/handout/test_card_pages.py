"""Which cards go on which page: few pages, generous settings, room for the care boxes early."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.handout.card_pages import PageRoom, Planner


def planner(heights: list[list[float]], *, columns: int = 1, most: float = 2, care: float = 0.0) -> Planner:
    """A planner for pages of 100 points; the heights of each card are given by level."""
    return Planner(
        lambda card, level, _wide: heights[card][level],
        [1.0] * len(heights),
        len(heights[0]),
        columns,
        PageRoom(100.0, most),
        PageRoom(100.0, most),
        care,
    )


def test_a_page_takes_the_most_generous_setting_that_saves_a_page() -> None:
    pages = planner([[50, 40, 30]] * 4).pages(0, 4)
    assert [(len(page.rows), page.level) for page in pages] == [(2, 1), (2, 1)]


def test_no_setting_is_closer_than_needed() -> None:
    pages = planner([[50, 49, 48]] * 3).pages(0, 3)
    assert [(len(page.rows), page.level) for page in pages] == [(1, 0)] * 3


def test_room_is_kept_for_the_care_boxes_on_an_early_page() -> None:
    pages = planner([[40.0]] * 5, care=30).pages(0, 5)
    assert [len(page.rows) for page in pages] == [1, 2, 2]
    assert [page.has_care for page in pages] == [True, False, False]


def test_pages_with_few_cards_of_a_grid_are_as_wide_as_the_page_and_never_mixed() -> None:
    heights = {False: [15.0, 95.0, 15.0, 15.0], True: [10.0, 30.0, 10.0, 10.0]}
    planned = replace(
        planner([[0.0]] * 4, columns=2, most=4), height=lambda card, _level, is_wide: heights[is_wide][card]
    ).pages(0, 4)
    assert [card for page in planned for row in page.rows for card in row.cards] == [0, 1, 2, 3]
    for page in planned:
        assert len({row.is_wide for row in page.rows}) == 1
    assert planned[0].rows[0].is_wide


@pytest.mark.parametrize(("count", "is_wide"), [(2, True), (4, False)])
def test_two_cards_are_as_wide_as_the_page_and_four_stand_in_a_grid(count: int, is_wide: bool) -> None:
    pages = replace(
        planner([[0.0]] * count, columns=2, most=4), height=lambda _card, _level, wide: 35.0 if wide else 40.0
    ).pages(0, count)
    assert [row.is_wide for page in pages for row in page.rows] == [is_wide] * 2


def test_below_a_card_that_ran_over_all_are_as_wide_as_the_page() -> None:
    begun = replace(planner([[20.0]] * 4, columns=2, most=4), first=PageRoom(60.0, 3, only_wide=True))
    assert {row.is_wide for row in begun.pages(0, 4)[0].rows} == {True}


def test_care_boxes_that_come_late_take_a_page_of_their_own() -> None:
    tall = replace(planner([[90.0], [90.0], [40.0]], care=30), early=2)
    assert not any(page.has_care for page in tall.pages(0, 3))
    assert [page.has_care for page in replace(tall, early=3).pages(0, 3)] == [False, False, True]
