"""Doses as plain sentences: every field, singular and plural, ranges with an en dash."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.dose import Dose, Span
from backdesk.domain.dose_text import dose_sentence, rest_text, seconds_text, span_text
from backdesk.domain.wording import PlainWords
from tests.domain.strategies import doses
from tests.factories import make_entry


def say(fields: dict[str, object], rounds: int | None = None) -> str:
    """The sentence of a dose in the source language."""
    return dose_sentence(make_entry(**fields).dose, PlainWords(), rounds=rounds)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        # the three of design/handouts.md
        (
            {"sets": 3, "reps": 10, "side": "each", "hold_seconds": 5, "rest_seconds": 60},
            "3 sets of 10 each side, hold 5 seconds, rest 1 minute",
        ),
        ({"sets": 2, "duration_seconds": 60}, "2 rounds of 60 seconds"),
        ({"breaths": (5, 10), "side": "each"}, "Hold for 5–10 breaths, each side"),
        # nothing, or one field alone
        ({}, ""),
        ({"sets": 1}, "1 set"),
        ({"sets": 3}, "3 sets"),
        ({"reps": 1}, "1 repetition"),
        ({"reps": 12}, "12 repetitions"),
        ({"reps": (8, 12)}, "8–12 repetitions"),
        ({"reps": (1, 2)}, "1–2 repetitions"),
        ({"hold_seconds": 1}, "Hold for 1 second"),
        ({"hold_seconds": (20, 30)}, "Hold for 20–30 seconds"),
        ({"hold_seconds": 0.5}, "Hold for 0.5 seconds"),
        ({"duration_seconds": 1}, "1 second"),
        ({"duration_seconds": 45}, "45 seconds"),
        ({"duration_seconds": 600}, "10 minutes"),
        ({"breaths": 1}, "Hold for 1 breath"),
        ({"breaths": 8}, "Hold for 8 breaths"),
        ({"rest_seconds": 90}, "Rest 90 seconds"),
        ({"rest_seconds": 0}, ""),
        ({"side": "each"}, "Each side"),
        ({"side": "left"}, "Left side"),
        ({"load": "2 kg"}, "Load 2 kg"),
        ({"effort": "RPE 7"}, "Effort RPE 7"),
        ({"tempo": "3-1-1-0"}, "Tempo 3-1-1-0"),
        ({"times_per_day": 1}, "Once a day"),
        ({"times_per_day": 2}, "Twice a day"),
        ({"times_per_day": 3}, "3 times a day"),
        # sets and repetitions
        ({"sets": 1, "reps": 10}, "1 set of 10"),
        ({"sets": 3, "reps": (8, 12)}, "3 sets of 8–12"),
        ({"reps": 10, "side": "each"}, "10 repetitions each side"),
        ({"sets": 3, "reps": 10, "side": "left"}, "3 sets of 10, left side"),
        ({"sets": 3, "reps": 10, "side": "right"}, "3 sets of 10, right side"),
        ({"sets": 3, "reps": 10, "side": "alternating"}, "3 sets of 10, alternating sides"),
        ({"sets": 3, "reps": 10, "breaths": 2}, "3 sets of 10, hold for 2 breaths"),
        ({"reps": 10, "hold_seconds": 1}, "10 repetitions, hold 1 second"),
        ({"reps": 10, "hold_seconds": (3, 5)}, "10 repetitions, hold 3–5 seconds"),
        # holds and times
        ({"sets": 3, "hold_seconds": 20}, "Hold for 20 seconds, 3 times"),
        ({"sets": 1, "hold_seconds": 20}, "Hold for 20 seconds"),
        ({"sets": 2, "hold_seconds": 20, "side": "each"}, "Hold for 20 seconds, 2 times, each side"),
        ({"breaths": 5, "hold_seconds": 20}, "Hold for 5 breaths, hold 20 seconds"),
        ({"sets": 1, "duration_seconds": 60}, "60 seconds"),
        ({"duration_seconds": 30, "side": "right"}, "30 seconds, right side"),
        ({"sets": 3, "duration_seconds": (300, 600)}, "3 rounds of 5–10 minutes"),
        ({"duration_seconds": 60, "hold_seconds": 5}, "60 seconds, hold 5 seconds"),
        ({"duration_seconds": 60, "breaths": 5}, "60 seconds, hold for 5 breaths"),
        # everything
        (
            {
                "sets": 3,
                "reps": (8, 12),
                "side": "each",
                "hold_seconds": 5,
                "load": "2 kg",
                "effort": "RPE 7",
                "tempo": "3-1-1-0",
                "rest_seconds": 60,
                "times_per_day": 2,
            },
            "3 sets of 8–12 each side, hold 5 seconds, load 2 kg, effort RPE 7, tempo 3-1-1-0, "
            "rest 1 minute, twice a day",
        ),
    ],
)
def test_sentences(fields: dict[str, object], sentence: str) -> None:
    assert say(fields) == sentence


@pytest.mark.parametrize(
    ("fields", "rounds", "sentence"),
    [
        ({"duration_seconds": 60}, 2, "2 rounds of 60 seconds"),
        ({"duration_seconds": 60}, 1, "1 round of 60 seconds"),
        ({"duration_seconds": 60, "side": "each"}, 2, "2 rounds of 60 seconds, each side"),
        ({"reps": 10}, 2, "2 rounds, 10 repetitions"),
        ({"sets": 3, "reps": 10, "rest_seconds": 60}, 2, "2 rounds, 3 sets of 10, rest 1 minute"),
        ({"hold_seconds": 20}, 3, "3 rounds, hold for 20 seconds"),
        ({}, 2, "2 rounds"),
    ],
)
def test_sentences_in_a_circuit(fields: dict[str, object], rounds: int, sentence: str) -> None:
    assert say(fields, rounds) == sentence


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (1, 1, "1 second"),
        (60, 60, "60 seconds"),
        (90, 90, "90 seconds"),
        (120, 120, "2 minutes"),
        (60, 120, "1–2 minutes"),
        (30, 120, "30–120 seconds"),
        (150, 150, "150 seconds"),
        (3_600, 3_600, "60 minutes"),
    ],
)
def test_times_of_work_are_minutes_only_from_two_whole_ones(low: float, high: float, text: str) -> None:
    assert seconds_text(Span(low, high), PlainWords()) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (1, "1 second"),
        (45, "45 seconds"),
        (60, "1 minute"),
        (90, "90 seconds"),
        (120, "2 minutes"),
        (0, "0 seconds"),
    ],
)
def test_rests(seconds: float, text: str) -> None:
    assert rest_text(seconds, PlainWords()) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (10, 10, "10"),
        (8, 12, "8–12"),
        (7.5, 7.5, "7.5"),
        (0.25, 1, "0.25–1"),
        (0.00001, 0.00001, "0"),
        (86_399.5, 86_400, "86399.5–86400"),
        (12_345.67, 12_345.67, "12345.67"),
    ],
)
def test_numbers_never_turn_into_powers_of_ten(low: float, high: float, text: str) -> None:
    assert span_text(Span(low, high)) == text


@given(dose=doses)
def test_a_sentence_is_one_clean_line(dose: Dose) -> None:
    sentence = dose_sentence(dose, PlainWords())
    assert sentence == sentence.strip()
    assert "  " not in sentence
    assert ", ," not in sentence
    assert "None" not in sentence
    assert not sentence.startswith(",")
    assert sentence[:1] == sentence[:1].upper()


class _Shouting(PlainWords):
    """A translation that can be told apart from English."""

    def gettext(self, message: str) -> str:
        return f"<{message}>"

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return f"<{singular if n == 1 else plural}>"


def test_every_word_goes_through_the_translator() -> None:
    dose = make_entry(
        sets=3,
        reps=10,
        side="each",
        hold_seconds=5,
        rest_seconds=60,
        times_per_day=2,
        load="L",
        effort="E",
        tempo="T",
    ).dose
    said = dose_sentence(dose, _Shouting(), rounds=2)
    assert said == (
        "<2 rounds>, <<<3 sets> of 10> each side>, <hold <5 seconds>>, <load L>, <effort E>, <tempo T>, "
        "<rest <1 minute>>, <twice a day>"
    )


MARKED = Dose(
    sets=11,
    reps=Span.of(12),
    hold_seconds=Span.of(13),
    duration_seconds=Span.of(14),
    breaths=Span.of(15),
    rest_seconds=16,
    load="17 kg",
    effort="RPE 18",
    tempo="1-9-1-9",
    times_per_day=20,
)


@given(st.sets(st.sampled_from([field.name for field in fields(Dose) if field.name != "side"])))
def test_every_field_that_is_filled_is_said(left_out: set[str]) -> None:
    empty = Dose()
    dose = replace(MARKED, **{name: getattr(empty, name) for name in left_out})
    sentence = dose_sentence(dose, PlainWords())
    marks = {
        "sets": "11 sets",
        "reps": "12",
        "hold_seconds": "13 seconds",
        "duration_seconds": "14 seconds",
        "breaths": "15 breaths",
        "rest_seconds": "16 seconds",
        "load": "17 kg",
        "effort": "RPE 18",
        "tempo": "1-9-1-9",
        "times_per_day": "20 times a day",
    }
    if dose.reps is None:  # what is done by time is said in rounds or times
        marks["sets"] = "11"
    for name, mark in marks.items():
        assert (mark in sentence) == (name not in left_out), name
