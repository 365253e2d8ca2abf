"""The weight in a load's text, "2 kg" or "12.5kg" or "20 lb each hand", and the same text with more of it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from enum import StrEnum


class LoadUnit(StrEnum):
    """What the number in a load's text counts."""

    KG = "kg"
    LB = "lb"
    PERCENT = "%"


STEP_OF_WEIGHT = {LoadUnit.KG: 0.5, LoadUnit.LB: 1.0, LoadUnit.PERCENT: 0.5}
"""What a percentage of a weight is rounded down to: the smallest step that gyms usually have."""

_UNITS = {
    LoadUnit.KG: r"kg|kgs|kilos?|kilograms?|kilogrammes?",
    LoadUnit.LB: r"lb|lbs|pounds?",
    LoadUnit.PERCENT: r"%",
}
_NUMBER = r"[0-9]+(?:[.,][0-9]+)?"
# not behind a minus or another number: "-10 kg" is help and not a load, "1.234.5 kg" and "1 1/2 kg" are
# none; the minus of "5kg-10kg" stands between two loads
_WEIGHT = re.compile(
    rf"(?<![0-9.,/⁄])(?:(?<![-−–])|(?<=[a-z%][-−–]))(?:(?P<low>{_NUMBER})(?P<between>\s*[-–]\s*))?(?P<high>{_NUMBER})(?P<gap>\s*)"
    + "(?:"
    + "|".join(rf"(?P<{unit.name}>(?:{names})(?![a-z]))" for unit, names in _UNITS.items())
    + ")",
    re.IGNORECASE,
)


def load_units(load: str) -> frozenset[LoadUnit]:
    """The units in which a text names a weight; none for "body weight" or "red band"."""
    return frozenset(_unit(match) for match in _WEIGHT.finditer(load))


def load_weight(load: str) -> float | None:
    """The largest number that stands before a unit, None without one."""
    return max((_value(match["high"]) for match in _WEIGHT.finditer(load)), default=None)


def with_weights(load: str, change: Callable[[float, LoadUnit], float]) -> str:
    """The text with every weight changed; what stays the same keeps its spelling, and what was a range and
    is none any more is one number."""

    def changed(match: re.Match[str]) -> str:
        unit = _unit(match)
        high = _spelled(match["high"], change(_value(match["high"]), unit))
        low = ""
        if match["low"] is not None:
            least = _spelled(match["low"], change(_value(match["low"]), unit))
            # "20-25 kg" that came to one end is "30 kg", as long as it says anything
            has_met = least == high != "0" and match["low"] != match["high"]
            low = "" if has_met else least + match["between"]
        return low + high + load[match.start("gap") : match.end()]

    return _WEIGHT.sub(changed, load)


def rounded_down(value: float, step: float) -> float:
    """The value on the next lower step; a hair below a step counts as on it."""
    return math.floor(value / step + 1e-6) * step


def _unit(match: re.Match[str]) -> LoadUnit:
    return next(unit for unit in LoadUnit if match[unit.name] is not None)


def _value(text: str) -> float:
    return float(text.replace(",", "."))


def _spelled(before: str, value: float) -> str:
    """The number with at most two decimals (no more than it is) and the decimal sign it had."""
    hundredths = rounded_down(value, 0.01)
    if hundredths <= _value(before) <= value:
        return before
    said = f"{hundredths:.2f}".rstrip("0").rstrip(".")
    return said.replace(".", ",") if "," in before else said
