"""The work of a dose in one short line to type over, "3 × 8–12, 20 kg", and the dose that a line says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from backdesk.domain.clean_texts import clean_dose
from backdesk.domain.dose import Dose, Span
from backdesk.domain.dose_input import parse_count, parse_seconds, parse_whole
from backdesk.domain.dose_text import span_text
from backdesk.domain.growth_load import load_units
from backdesk.errors import PlanEditError

_PARSERS: dict[str, Callable[[str], Span | None]] = {
    "reps": parse_count,
    "duration_seconds": parse_seconds,
    "hold_seconds": parse_seconds,
    "breaths": parse_count,
}
"""The amounts that a dose may name, in the order in which they stand in the line."""
_TIMES = frozenset({"duration_seconds", "hold_seconds"})

# only numbers before the sign, or before the words that the table shows: "10, max" names no sets
_SETS = re.compile(r"\s*(?P<sets>[\d.,–\-]+)\s*(?:[x×*]|sets?\s+of\b)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
# a comma within a number is a decimal one: "2,5 kg"
_COMMA = re.compile(r"\s*(?:;|,(?=\s|$))\s*")
_BARE_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_UNIT = re.compile(r"[a-z:]", re.IGNORECASE)
_NOTHING = frozenset({"-", "–", "−"})
"""Typed as the load, it takes the load out."""


def dose_line(dose: Dose) -> str:
    """Sets × amounts, load: as much of it as the dose names; "" for a dose without any of them."""
    amounts = [_amount_text(name, span) for name in _named(dose) if (span := _span(dose, name))]
    if dose.sets is not None:
        amounts[:1] = [f"{dose.sets} × {amounts[0]}" if amounts else str(dose.sets)]
    return ", ".join([*amounts, dose.load] if dose.load else amounts)


def parsed_dose(text: str, dose: Dose) -> Dose:
    """The dose with what a line says of its sets, amounts and load; what it leaves out stays.

    "12" is the first amount, "22 kg" the load, "-" in the load's place no load, "4 ×" the sets alone.
    Raises DoseInputError for a number that cannot be read and PlanEditError for the rest.
    """
    names, text = _named(dose), text.strip().rstrip(",; ")
    sets, rest = _sets_and_rest(text, dose)
    parts = _COMMA.split(rest)
    if sets is not None and names and _is_load(parts[0]):
        raise PlanEditError('Put a comma before the load: "10, 20 kg".')
    count = next((place for place, part in enumerate(parts[: len(names)]) if _is_load(part)), len(names))
    load = rest if count == 0 else (_COMMA.split(rest, maxsplit=count)[count:] or [""])[0]
    values = {
        name: _amount(name, part, dose) for name, part in zip(names, parts[:count], strict=False) if part
    }
    changes: dict[str, object] = {**values, **({} if sets is None else {"sets": sets})}
    if load:
        changes["load"] = _checked_load(load, dose)
    return clean_dose(replace(dose, **changes))  # type: ignore[arg-type]


def differing_fields(before: Dose, after: Dose) -> dict[str, object]:
    """The fields in which one dose is not the other, with the values of the latter."""
    return {
        name: getattr(after, name)
        for name in Dose.__dataclass_fields__
        if getattr(after, name) != getattr(before, name)
    }


def _sets_and_rest(text: str, dose: Dose) -> tuple[int | None, str]:
    """The sets that a line begins with, and what stands behind them."""
    if not _named(dose) and dose.sets is None:
        return None, text  # "2 x 10 kg" is a load
    match = _SETS.fullmatch(text)
    if match is not None:
        return parse_whole(match["sets"]), match["rest"].strip()
    if _named(dose) or _is_load(_COMMA.split(text)[0]):
        return None, text
    first, *rest = _COMMA.split(text, maxsplit=1)
    return parse_whole(first), "".join(rest)


def _is_load(part: str) -> bool:
    return bool(load_units(part))


def _amount(name: str, text: str, dose: Dose) -> Span | None:
    span = _span(dose, name)
    if name in _TIMES and span is not None and _is_minutes(span) and not _UNIT.search(text):
        _PARSERS[name](text)  # what is no time at all is told first
        raise PlanEditError('Type the time with its unit, such as "10 min" or "90 s".')
    return _PARSERS[name](text)


def _checked_load(load: str, dose: Dose) -> str:
    if load in _NOTHING:
        return ""
    if load[:1].isdigit() and not (dose.load or _is_load(load)) and not _named(dose):
        raise PlanEditError(
            "This dose has no repetitions and no time to change; add them on the board first."
        )
    if _BARE_NUMBER.fullmatch(load) and not _BARE_NUMBER.fullmatch(dose.load):
        raise PlanEditError('Type a load with its unit, such as "20 kg".')
    return load


def _named(dose: Dose) -> list[str]:
    return [name for name in _PARSERS if _span(dose, name) is not None]


def _span(dose: Dose, name: str) -> Span | None:
    span: Span | None = getattr(dose, name)
    return span


def _amount_text(name: str, span: Span) -> str:
    if name not in _TIMES:
        return span_text(span)
    if _is_minutes(span):
        return f"{span_text(Span(span.low / 60, span.high / 60))} min"
    return f"{span_text(span)} s"


def _is_minutes(span: Span) -> bool:
    """Whether a time is said in minutes, as in the sentence of a dose."""
    return span.low % 60 == 0 and span.high % 60 == 0 and span.high >= 120
