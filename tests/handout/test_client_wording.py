"""The handout says an exercise in the client's words; nothing else does."""

from __future__ import annotations

from dataclasses import replace

from backdesk.domain.client_wording import ClientWording
from backdesk.domain.ids import ExerciseId
from backdesk.handout.render import lay_out
from backdesk.handout.spec import HandoutOptions, Layout
from tests.handout.builders import make_catalogue, make_spec, run_texts, usual_plan

BIRD = ExerciseId("bird-dog")
WORDS = ClientWording(
    BIRD,
    "The table",
    ("Kneel like a table.", "Reach out."),
    "Think of a glass of water.",
    "https://example.org/t",
)


def test_every_part_prints_the_clients_words() -> None:
    plan = replace(usual_plan(), wording=(WORDS,))
    for layout in Layout:
        text = " ".join(map(run_texts, lay_out(make_spec(plan, options=HandoutOptions(layouts=(layout,))))))
        assert "The table" in text, layout
        assert "Bird Dog" not in text, layout


def test_the_card_has_steps_tip_and_link_of_the_client() -> None:
    spec = make_spec(replace(usual_plan(), wording=(WORDS,)))
    card = next(card for card in spec.cards if card.name == "The table")
    assert (card.steps, card.tip, card.link) == (WORDS.steps, WORDS.tip, WORDS.link)


def test_what_the_client_is_not_told_otherwise_is_the_librarys() -> None:
    original = make_catalogue().exercises[BIRD]
    spec = make_spec(replace(usual_plan(), wording=(ClientWording(BIRD, tip="Slowly."),)))
    card = next(card for card in spec.cards if card.name == original.name)
    assert (card.steps, card.tip) == (original.steps, "Slowly.")


def test_easier_and_harder_ways_are_named_in_the_clients_words() -> None:
    spec = make_spec(
        replace(usual_plan(), wording=(ClientWording(ExerciseId("side-plank"), "Lean on your side"),))
    )
    card = next(card for card in spec.cards if card.name == "Cat Cow")
    assert "Lean on your side" in card.harder


def test_words_for_an_exercise_that_nobody_knows_do_no_harm() -> None:
    spec = make_spec(replace(usual_plan(), wording=(ClientWording(ExerciseId("gone"), "Gone"),)))
    assert spec.cards == make_spec(usual_plan()).cards
