"""Hints about a text: said when it is hard to read, silent when all is well."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from backdesk.domain.card_room import words_of_a_card
from backdesk.domain.readability import read
from backdesk.domain.wording import PlainWords
from backdesk.ui.widgets.reading_hint import PAUSE_MS, ReadingHint, reading_hints

HARD = "Intervertebral rehabilitation necessitates doing individualised multidirectional stabilisation work."


def hints(text: str, cards: int = 2) -> str:
    return " ".join(reading_hints(read(text), PlainWords(), cards_per_page=cards))


@pytest.mark.parametrize(
    "text", ["", "Lie on your back. Bend your knees.", "Rehabilitation", "Лягте на спину"]
)
def test_all_is_well(text: str) -> None:
    assert hints(text) == ""


def test_a_hard_text() -> None:
    assert hints(HARD).startswith("Reads like school grade ")
    assert "grade 6 to 8" in hints(HARD)


def test_a_long_sentence() -> None:
    assert hints("go " * 21) == "The longest sentence has 21 words; up to 20 are easy to follow."
    assert hints("go " * 20) == ""


@pytest.mark.parametrize("cards", [1, 2, 4, 6])
def test_a_text_that_is_too_long_for_its_card(cards: int) -> None:
    room = words_of_a_card(cards)
    assert hints("Go. " * room, cards) == ""
    said = hints("Go. " * (room + 1), cards)
    assert f"{room + 1} words" in said
    assert f"{cards} card" in said


def test_the_label_waits_for_a_pause_and_goes_with_the_text(qtbot: QtBot) -> None:
    hint = ReadingHint(PlainWords(), "Tip")
    qtbot.add_widget(hint)
    assert hint.accessibleName() == "Reading hint: Tip"
    hint.follow(HARD)
    assert not hint.isVisible()
    assert PAUSE_MS < 700
    qtbot.wait_until(hint.isVisible)
    assert "school grade" in hint.accessibleName()
    hint.follow("Lie down.")
    qtbot.wait_until(lambda: not hint.isVisible())
    hint.follow(HARD)
    hint.clear()
    assert not hint._timer.isActive()
    assert hint.text() == ""
