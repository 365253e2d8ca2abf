"""Which words of a dose stay on one line, where the columns of a table are narrow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backdesk.handout.flow import Line
from backdesk.handout.kit import Kit
from backdesk.handout.text import tied
from backdesk.handout.theme import Style

_UNIT = re.compile(r"(?<=\d) (?=[^\W\d]{1,4}\b)")
_TIMES_BEFORE = re.compile(r"(?<=\d) (?=×)")
_TIMES_AFTER = re.compile(r"(?<=×) (?=\d)")
_WEEK = re.compile(r"(\(\w+) (?=\d)")


def tied_units(sentence: str) -> str:
    """A dose whose numbers stay with a short unit ("15 kg") and with "×" ("2 × 16 kg")."""
    return _TIMES_AFTER.sub("\u00a0", _TIMES_BEFORE.sub("\u00a0", _UNIT.sub("\u00a0", sentence)))


def tied_fully(sentence: str) -> str:
    """A dose or days whose numbers stay with what they count ("1 minute") and with "(Week" before them."""
    return _WEEK.sub("\\1\u00a0", tied(tied_units(sentence)))


def tied_paragraph(kit: Kit, sentence: str, style: Style, *, x: float, width: float) -> Sequence[Line]:
    """A dose in a narrow cell: tied fully where that costs no line, else only number and unit."""
    full = kit.paragraph(tied_fully(sentence), style, x=x, width=width)
    if len(full) < 2:
        return full
    loose = kit.paragraph(tied_units(sentence), style, x=x, width=width)
    return full if len(full) <= len(loose) else loose
