"""The fields of a dose: what they are called, what they take, and what is said of wrong input."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from backdesk.domain.dose import Side
from backdesk.domain.dose_input import (
    DoseInputError,
    parse_count,
    parse_rest,
    parse_seconds,
    parse_whole,
)
from backdesk.domain.wording import Words

MAX_TEXT = 200
PARSERS: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "sets": parse_whole,
        "reps": parse_count,
        "hold_seconds": parse_seconds,
        "duration_seconds": parse_seconds,
        "breaths": parse_count,
        "rest_seconds": parse_rest,
        "times_per_day": parse_whole,
    }
)
"""By the name in the plan file; a field that is not here takes any text."""


def field_labels(words: Words) -> dict[str, str]:
    """All fields but the side, in the order they are shown."""
    say = words.gettext
    return {
        "sets": say("Sets"),
        "reps": say("Repetitions"),
        "hold_seconds": say("Hold (seconds)"),
        "duration_seconds": say("Time (seconds)"),
        "breaths": say("Breaths"),
        "rest_seconds": say("Rest (seconds)"),
        "times_per_day": say("Times a day"),
        "load": say("Load"),
        "effort": say("Effort"),
        "tempo": say("Tempo"),
    }


def field_hints(words: Words) -> dict[str, str]:
    """Examples for empty fields."""
    return {
        "reps": "8-12",
        "hold_seconds": "5",
        "effort": words.gettext("RPE 7"),
        "load": words.gettext("2 kg"),
        "tempo": "3-1-1-0",
    }


def side_names(words: Words) -> dict[Side, str]:
    """The sides for people."""
    return {
        Side.BOTH: words.gettext("Both"),
        Side.EACH: words.gettext("Each side"),
        Side.ALTERNATING: words.gettext("Alternating"),
        Side.LEFT: words.gettext("Left"),
        Side.RIGHT: words.gettext("Right"),
    }


def input_help(problem: DoseInputError, words: Words) -> str:
    """What can be typed where something else was."""
    if problem.expects_time:
        return words.gettext('Type seconds such as "30", "20-30", "1:30" or "2 min".')
    return words.gettext('Type a whole number such as "10" or, where it fits, a range such as "8-12".')
