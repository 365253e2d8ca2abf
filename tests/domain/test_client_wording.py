"""What a plan says in its own words: put in place, taken out, and read instead of the library's texts."""

from __future__ import annotations

from backdesk.domain.client_wording import ClientWording, with_wording, wording_of
from backdesk.domain.ids import ExerciseId
from tests.factories import make_exercise

PLANK, BIRD_DOG = ExerciseId("plank"), ExerciseId("bird-dog")
BOARD = ClientWording(PLANK, "The board")


def test_only_what_is_said_replaces_the_librarys_text() -> None:
    exercise = make_exercise("plank", steps=("Up.",), tip="Breathe.", link="https://a.example")
    read = ClientWording(PLANK, "The board", link="https://b.example").applied_to(exercise)
    assert (read.name, read.steps, read.tip, read.link) == (
        "The board",
        ("Up.",),
        "Breathe.",
        "https://b.example",
    )
    assert ClientWording(PLANK).applied_to(exercise) == exercise


def test_own_steps_do_not_stand_below_the_librarys_start() -> None:
    exercise = make_exercise("plank", start="Lie on your front.", steps=("Up.",))
    assert ClientWording(PLANK, tip="Breathe.").applied_to(exercise).start == "Lie on your front."
    read = ClientWording(PLANK, steps=("Stand at a wall.",)).applied_to(exercise)
    assert (read.start, read.steps) == ("", ("Stand at a wall.",))


def test_a_wording_is_put_in_its_place_and_found_again() -> None:
    pointer = ClientWording(BIRD_DOG, tip="Point.")
    wordings = with_wording(with_wording((), BOARD), pointer)
    assert wordings == (pointer, BOARD)
    assert wording_of(wordings, PLANK) == BOARD
    changed = ClientWording(PLANK, steps=("One.",))
    assert with_wording(wordings, changed) == (pointer, changed)


def test_a_wording_that_says_nothing_is_taken_out_unless_it_keeps_unknown_fields() -> None:
    assert wording_of((), PLANK) == ClientWording(PLANK)
    assert with_wording((BOARD,), ClientWording(PLANK)) == ()
    kept = ClientWording(PLANK, extra={"voice": "slow"})
    assert kept.is_empty
    assert with_wording((BOARD,), kept) == (kept,)
