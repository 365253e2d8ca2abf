"""What people type into dose fields, and that a field's own text reads back the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.domain.dose import Span
from backdesk.domain.dose_input import (
    MAX_COUNT,
    MAX_SECONDS,
    DoseInputError,
    field_text,
    parse_count,
    parse_rest,
    parse_seconds,
    parse_whole,
)


@pytest.mark.parametrize("text", ["", "  ", "\t"])
def test_an_empty_field_means_not_given(text: str) -> None:
    assert parse_count(text) is None
    assert parse_whole(text) is None
    assert parse_seconds(text) is None
    assert parse_rest(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10", 10, 10),
        (" 10 ", 10, 10),
        ("10.0", 10, 10),
        ("8-12", 8, 12),
        ("8–12", 8, 12),
        ("8 - 12", 8, 12),
        ("8 to 12", 8, 12),
        ("12-12", 12, 12),
        ("9999", 9_999, 9_999),
    ],
)
def test_counts(text: str, low: float, high: float) -> None:
    assert parse_count(text) == Span(low, high)


HUGE = "9" * 400
"""More digits than a number with a decimal point can hold."""


@pytest.mark.parametrize(
    "text", ["0", "-5", "ten", "7.5", "8-12.5", "12-8", "8-", "-", "8-12-15", "10000", "1:30", "2 min", HUGE]
)
def test_what_is_no_count(text: str) -> None:
    with pytest.raises(DoseInputError) as caught:
        parse_count(text)
    assert caught.value.expects_time is False


def test_one_whole_number() -> None:
    assert parse_whole("3") == 3
    assert parse_whole("3-3") == 3
    for text in ("3-4", "0", "2.5", "x"):
        with pytest.raises(DoseInputError):
            parse_whole(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30", 30, 30),
        ("7.5", 7.5, 7.5),
        ("7,5", 7.5, 7.5),
        ("20-30", 20, 30),
        ("1:30", 90, 90),
        ("0:45", 45, 45),
        ("1:00-1:30", 60, 90),
        ("2 min", 120, 120),
        ("2min", 120, 120),
        ("1 minute", 60, 60),
        ("2 m", 120, 120),
        ("1.5 min", 90, 90),
        ("1-2 min", 60, 120),
        ("1 – 2 minutes", 60, 120),
        ("1 to 2 minutes", 60, 120),
        ("30 s", 30, 30),
        ("30 sec", 30, 30),
        ("30-45 seconds", 30, 45),
        ("30 s - 1 min", 30, 60),
        ("5 MIN", 300, 300),
        ("24:00", 1_440, 1_440),
        ("86400", 86_400, 86_400),
    ],
)
def test_times(text: str, low: float, high: float) -> None:
    assert parse_seconds(text) == Span(low, high)


@pytest.mark.parametrize(
    "text", ["0", "0.001", "1:75", "1:5", "half a minute", "60-30", "2 h", "86401", "1441 min", HUGE, "--"]
)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(DoseInputError) as caught:
        parse_seconds(text)
    assert caught.value.expects_time is True


def test_a_rest_may_be_nothing_but_no_range() -> None:
    assert parse_rest("0") == 0
    assert parse_rest("1:30") == 90
    assert parse_rest("1 min") == 60
    for text in ("30-60", "86401", "soon", HUGE):
        with pytest.raises(DoseInputError):
            parse_rest(text)


hundredths = st.integers(1, MAX_SECONDS * 100).map(lambda number: number / 100)
counts = st.integers(1, MAX_COUNT).map(float)


@given(ends=st.tuples(counts, counts))
def test_a_count_reads_back(ends: tuple[float, float]) -> None:
    span = Span(min(ends), max(ends))
    assert parse_count(field_text(span)) == span


@given(ends=st.tuples(hundredths, hundredths))
def test_a_time_reads_back(ends: tuple[float, float]) -> None:
    span = Span(min(ends), max(ends))
    assert parse_seconds(field_text(span)) == span


@given(rest=st.just(0.0) | hundredths)
def test_a_rest_reads_back(rest: float) -> None:
    assert parse_rest(field_text(rest)) == rest


@given(text=st.text(st.characters(codec="utf-8"), max_size=12) | st.from_regex(r"[0-9:.,\- –stomin]{0,12}"))
def test_whatever_is_typed_gives_a_value_or_the_one_error(text: str) -> None:
    for parse in (parse_count, parse_whole, parse_seconds, parse_rest):
        try:
            value = parse(text)
        except DoseInputError:
            continue
        # what was understood can be shown in the field and is then understood the same
        assert parse(field_text(value)) == value


def test_the_text_of_no_value_is_empty() -> None:
    assert field_text(None) == ""
    assert field_text(90) == "90"
    assert field_text(Span(8, 12)) == "8–12"
