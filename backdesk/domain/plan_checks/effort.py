"""Reading what therapists write as effort and load: "RPE 7", "to failure", "17.5 kg"."""

from __future__ import annotations

import re
from typing import NamedTuple

from backdesk.domain.growth_load import load_units, load_weight

HARD_RPE = 8.0
"""From here on an effort counts as hard: our own convention on the scale of 1 to 10."""
_NUMBER = r"(\d+(?:[.,]\d+)?)"
_RPE = re.compile(
    rf"\brpe\s*:?\s*{_NUMBER}(?:\s*(?:[-–]|to)\s*{_NUMBER})?|(?<![\d.,]){_NUMBER}(?=\s*rpe\b|\s*/\s*10\b)",
    re.IGNORECASE,
)
_ASKED = r"\b(?:failure|exhaustion|amrap)\b|\bas many(?: reps| repetitions)? as (?:possible|you can)\b"
_ASKS_FAILURE = re.compile(_ASKED, re.IGNORECASE)
_FAILURE = re.compile(
    rf"{_ASKED}|\brir\s*:?\s*0\b|\b(?:0|zero|no|none|nothing)(?:\s*[-–]\s*\d)?\s*"
    r"(?:rir|(?:reps? |repetitions? )?(?:in reserve|in the tank|left))\b"
    r"|\bmaximal\b|\bmax(?:imum)? effort\b|\ball[ -]out\b|\b(?:to|until|till) fatigue\b"
    r"|\b(?:until|till) (?:you|nothing) (?:cannot|can't|can no|goes)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\b(?:not|no|never|without|before|short of|avoid)\b[^.;,]*$", re.IGNORECASE)


class Load(NamedTuple):
    """A weight or a share of one, with its unit: "kg", "lb" or "%"."""

    amount: float
    unit: str


def is_failure(effort: str) -> bool:
    """Whether the effort says to go on until nothing goes any more."""
    return _says(_FAILURE, effort) or (_rpe(effort) or 0.0) >= 10.0


def asks_failure(note: str) -> bool:
    """Whether a note asks for it in so many words; other words of efforts may mean anything in a note."""
    return _says(_ASKS_FAILURE, note)


def _says(pattern: re.Pattern[str], text: str) -> bool:
    return any(not _NEVER.search(text[: found.start()]) for found in pattern.finditer(text))


def is_hard(effort: str) -> bool:
    """Whether the effort is hard or beyond."""
    return is_failure(effort) or (_rpe(effort) or 0.0) >= HARD_RPE


def read_load(text: str) -> Load | None:
    """The largest weight that a load names; None where it names none, or some in several units."""
    units, amount = load_units(text), load_weight(text)
    return None if amount is None or len(units) != 1 else Load(amount, next(iter(units)).value)


def _rpe(effort: str) -> float | None:
    found = _RPE.search(effort)
    if found is None:
        return None
    return float((found.group(2) or found.group(1) or found.group(3)).replace(",", "."))
