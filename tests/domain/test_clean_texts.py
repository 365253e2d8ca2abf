"""Typed texts become what a plan file gives back, once and for all."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.clean_texts import (
    MAX_LIST_ITEMS,
    MAX_NAME_CHARACTERS,
    MAX_NOTE_CHARACTERS,
    clean_client,
    clean_plan,
    clean_wording,
    has_controls,
    one_line,
    several_lines,
    text_lines,
)
from backdesk.domain.client import Client
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.ids import ClientId, ExerciseId, PrecautionId
from tests.exchange.strategies import plans
from tests.factories import make_plan

odd = st.text(st.characters(exclude_categories=()) | st.sampled_from("\r\n\t\x07\x7f\u0301\u2028\ud800e "))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Cat Cow", "Cat Cow"),
        ("  two  blanks ", "two  blanks"),
        ("one\ntwo", "one two"),
        ("one \r\n\t two\u2028three", "one two three"),
        ("Cafe\u0301", "Café"),
        ("Cafe\x07\u0301", "Café"),
        ("a\ud800b\x0bc", "abc"),
        ("\x01", ""),
        ("x" * 1_500, "x" * MAX_NAME_CHARACTERS),
        ("x" * 999 + " y", "x" * 999),
    ],
)
def test_a_text_on_one_line(typed: str, kept: str) -> None:
    assert one_line(typed) == kept


def test_a_note_keeps_its_lines_and_blanks() -> None:
    assert several_lines(" a\r\nb\tc\rd\x00 \u0065\u0301 ") == " a\nb\tc\nd é "
    assert len(several_lines("é" * 200_000)) == MAX_NOTE_CHARACTERS


def test_what_is_too_many_lines_goes_on_in_the_last() -> None:
    kept = text_lines(["", " ", *(f"step {n}" for n in range(250))])
    assert len(kept) == MAX_LIST_ITEMS
    assert kept[-1].startswith("step 199 step 200")
    assert kept[-1].endswith("step 249")
    assert text_lines(kept) == kept


@given(text=odd, limit=st.integers(1, 20))
def test_clean_texts_stay_as_they_are(text: str, limit: int) -> None:
    line, note = one_line(text, limit), several_lines(text, limit)
    assert one_line(line, limit) == line
    assert several_lines(note, limit) == note
    for clean in (line, note):
        assert len(clean) <= limit
        assert not has_controls(clean)
        assert unicodedata.is_normalized("NFC", clean)
        clean.encode()
    assert line == line.strip()
    assert not set(line) & set("\n\t\u2028\u2029")


def test_a_long_run_of_blanks_costs_no_time() -> None:
    start = time.perf_counter()
    one_line("é" + " " * 100_000 + "x", MAX_NOTE_CHARACTERS)
    assert time.perf_counter() - start < 1.0


@given(plan=plans())
def test_a_clean_plan_is_shared_whole(plan: object) -> None:
    assert clean_plan(plan) is plan  # type: ignore[arg-type]


def test_the_rest_of_a_plan_is_shared() -> None:
    plan = make_plan(title="a\tb")
    clean = clean_plan(plan)
    assert clean == replace(plan, title="a b")
    assert clean.weeks is plan.weeks or clean.weeks == plan.weeks
    assert all(new is old for new, old in zip(clean.weeks, plan.weeks, strict=True))


def test_nothing_is_left_without_a_name_and_no_link_is_wrong() -> None:
    plan = replace(make_plan(), title="\x07", link="not a link", next_appointment="2\tMay")
    clean = clean_plan(plan)
    assert (clean.title, clean.link, clean.next_appointment) == ("?", "", "2 May")
    client = Client(ClientId("c"), "\ud800", (PrecautionId("a\x01"),))
    assert clean_client(client) == Client(ClientId("c"), "?", (PrecautionId("a"),))
    wording = ClientWording(ExerciseId("plank"), tip="\x07", link="javascript:x")
    assert clean_wording(wording) == ClientWording(ExerciseId("plank"))
    assert clean_plan(replace(plan, wording=(wording,))).wording == ()
