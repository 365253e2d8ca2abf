"""Reading what therapists write as effort and load: "RPE 7", "to failure", "17.5 kg"."""

from __future__ import annotations

import re
from typing import NamedTuple

from backdesk.domain.growth_load import load_units, load_weight

HARD_RPE = 8.0
"""From here on an effort counts as hard: our own convention on the scale of 1 to 10."""
_RPE = re.compile(r"\brpe\s*:?\s*(\d+(?:[.,]\d+)?)(?:\s*[-–]\s*(\d+(?:[.,]\d+)?))?", re.IGNORECASE)
_FAILURE = re.compile(
    r"\b(?:failure|exhaustion|amrap)\b|\brir\s*:?\s*0\b|\b0(?:\s*[-–]\s*\d)?\s*rir\b|\bmaximal\b",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\b(?:not|no|never|without|before|short of|avoid)\b[^.;,]*$", re.IGNORECASE)


class Load(NamedTuple):
    """A weight or a share of one, with its unit: "kg", "lb" or "%"."""

    amount: float
    unit: str


def is_failure(effort: str) -> bool:
    """Whether the effort says to go on until nothing goes any more."""
    if any(not _NEVER.search(effort[: found.start()]) for found in _FAILURE.finditer(effort)):
        return True
    return (_rpe(effort) or 0.0) >= 10.0


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
    return float((found.group(2) or found.group(1)).replace(",", "."))
