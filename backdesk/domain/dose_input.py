"""Read what people type into dose fields: "10", "8-12", "1:30", "2 min"."""

from __future__ import annotations

import re

from backdesk.domain.dose import Span
from backdesk.domain.dose_text import span_text

MAX_COUNT = 9_999
MAX_SECONDS = 86_400

_RANGE = re.compile(r"^(?P<low>[^–\-]+?)\s*(?:-|–|\bto\b)\s*(?P<high>.+)$")
_NUMBER = re.compile(r"^\d+(?:[.,]\d+)?$")
_CLOCK = re.compile(r"^(\d{1,3}):([0-5]\d)$")
_UNIT = re.compile(
    r"^(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>s|sec|secs|seconds?|min|mins|minutes?|m)$", re.IGNORECASE
)


class DoseInputError(ValueError):
    """What was typed is no number or range; `expects_time` says which sentence fits."""

    def __init__(self, *, expects_time: bool) -> None:
        """Remember which kind of field it was."""
        super().__init__("not a number or a range")
        self.expects_time = expects_time


def parse_count(text: str) -> Span | None:
    """A whole number of at least 1, or a range of them; None for an empty field.

    Raises DoseInputError.
    """
    span = _parse(text, seconds=False)
    if span is None:
        return None
    whole = span.low.is_integer() and span.high.is_integer()
    if not whole or span.low < 1 or span.high > MAX_COUNT:
        raise DoseInputError(expects_time=False)
    return span


def parse_whole(text: str) -> int | None:
    """One whole number of at least 1; None for an empty field. Raises DoseInputError."""
    span = parse_count(text)
    if span is None:
        return None
    if span.low != span.high:
        raise DoseInputError(expects_time=False)
    return int(span.low)


def parse_seconds(text: str) -> Span | None:
    """Seconds above 0, or a range; "1:30" and "2 min" count as seconds too. Raises DoseInputError."""
    span = _parse(text, seconds=True)
    if span is not None and (span.low <= 0 or span.high > MAX_SECONDS):
        raise DoseInputError(expects_time=True)
    return span


def parse_rest(text: str) -> float | None:
    """Seconds of rest, 0 allowed; None for an empty field. Raises DoseInputError."""
    span = _parse(text, seconds=True)
    if span is None:
        return None
    if span.low != span.high or span.high > MAX_SECONDS:
        raise DoseInputError(expects_time=True)
    return span.low


def field_text(value: Span | float | None) -> str:
    """How a value is written in its field."""
    if value is None:
        return ""
    return span_text(value if isinstance(value, Span) else Span.of(value))


def _parse(text: str, *, seconds: bool) -> Span | None:
    cleaned = text.strip()
    if not cleaned:
        return None
    match = _RANGE.match(cleaned)
    try:
        if match is None:
            return Span.of(_number(cleaned, seconds=seconds))
        low, high = match.group("low").strip(), match.group("high").strip()
        unit = _UNIT.match(high)
        if seconds and unit is not None and _NUMBER.match(low):
            low = f"{low} {unit.group('unit')}"  # "1-2 min" means minutes on both ends
        return Span(_number(low, seconds=seconds), _number(high, seconds=seconds))
    except ValueError as problem:
        raise DoseInputError(expects_time=seconds) from problem


def _number(text: str, *, seconds: bool) -> float:
    # times keep hundredths, as their text does (span_text), so that a field reads back the same
    if _NUMBER.match(text):
        number = float(text.replace(",", "."))
        return round(number, 2) if seconds else number
    clock, unit = _CLOCK.match(text), _UNIT.match(text)
    if seconds and clock is not None:
        return int(clock.group(1)) * 60 + int(clock.group(2))
    if seconds and unit is not None:
        number = float(unit.group("number").replace(",", "."))
        return round(number * (60 if unit.group("unit").lower().startswith("m") else 1), 2)
    raise ValueError(text)
