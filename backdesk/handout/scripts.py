"""Which script a character belongs to, and how a text in such a script is read.

The ranges are those of the blocks of Unicode 15 (Blocks.txt). Scripts that are not in the table
need shaping that Back Desk does not do (Devanagari, Thai, Tamil, …) and are never printed.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from enum import StrEnum
from typing import NamedTuple, Self


class Script(StrEnum):
    """Scripts that an installed font can print; the value is the font to install for it."""

    EUROPEAN = "Noto Sans"
    ARMENIAN = "Noto Sans Armenian"
    HEBREW = "Noto Sans Hebrew"
    ARABIC = "Noto Sans Arabic"
    GEORGIAN = "Noto Sans Georgian"
    ETHIOPIC = "Noto Sans Ethiopic"
    CHEROKEE = "Noto Sans Cherokee"
    CANADIAN = "Noto Sans Canadian Aboriginal"
    CJK = "Noto Sans CJK"


class Reading(StrEnum):
    """Whose forms of the Chinese characters a text is set in."""

    CHINESE = "zh"
    JAPANESE = "ja"
    KOREAN = "ko"


class Way(NamedTuple):
    """How a text beyond the embedded fonts is set: its base direction and its Chinese characters."""

    is_rtl: bool
    reading: Reading


class Foreign(str):
    """A text, or a line of one, with characters that the embedded fonts lack, in logical order."""

    __slots__ = ("way",)
    way: Way

    def __new__(cls, text: str, way: Way) -> Self:
        """A line does not show by itself what its paragraph was, so it is told."""
        foreign = super().__new__(cls, text)
        foreign.way = way
        return foreign


_RANGES: tuple[tuple[int, int, Script], ...] = (
    (0x0041, 0x02AF, Script.EUROPEAN),
    (0x0370, 0x052F, Script.EUROPEAN),
    (0x0531, 0x058F, Script.ARMENIAN),
    (0x0590, 0x05FF, Script.HEBREW),
    (0x0600, 0x06FF, Script.ARABIC),
    (0x10A0, 0x10FF, Script.GEORGIAN),
    (0x1200, 0x139F, Script.ETHIOPIC),
    (0x13A0, 0x13FF, Script.CHEROKEE),
    (0x1400, 0x167F, Script.CANADIAN),
    (0x18B0, 0x18FF, Script.CANADIAN),
    (0x1C80, 0x1C8F, Script.EUROPEAN),
    (0x1C90, 0x1CBF, Script.GEORGIAN),
    (0x1D00, 0x1DBF, Script.EUROPEAN),
    (0x1E00, 0x1FFF, Script.EUROPEAN),
    (0x2C60, 0x2C7F, Script.EUROPEAN),
    (0x2D00, 0x2D2F, Script.GEORGIAN),
    (0x2D80, 0x2DDF, Script.ETHIOPIC),
    (0x2E80, 0x2FDF, Script.CJK),
    (0x3001, 0x318F, Script.CJK),
    (0x31A0, 0x33FF, Script.CJK),
    (0x3400, 0x4DBF, Script.CJK),
    (0x4E00, 0x9FFF, Script.CJK),
    (0xA640, 0xA69F, Script.EUROPEAN),
    (0xA720, 0xA7FF, Script.EUROPEAN),
    (0xAB00, 0xAB2F, Script.ETHIOPIC),
    (0xAB30, 0xAB6F, Script.EUROPEAN),
    (0xAB70, 0xABBF, Script.CHEROKEE),
    (0xAC00, 0xD7A3, Script.CJK),
    (0xF900, 0xFAFF, Script.CJK),
    (0xFB13, 0xFB17, Script.ARMENIAN),
    (0xFB1D, 0xFB4F, Script.HEBREW),
    (0xFB50, 0xFDFF, Script.ARABIC),
    (0xFE30, 0xFE4F, Script.CJK),
    (0xFE70, 0xFEFC, Script.ARABIC),
    (0xFF01, 0xFF9F, Script.CJK),
    (0xFFE0, 0xFFE6, Script.CJK),
    (0x1B000, 0x1B16F, Script.CJK),
    (0x20000, 0x323AF, Script.CJK),
)
_STARTS = [start for start, _, _ in _RANGES]

_RIGHT_TO_LEFT = ("R", "AL")
_ISOLATES = ("LRI", "RLI", "FSI")


def script_of(char: str) -> Script | None:
    """The script, for the font to look for; None for signs of all scripts and for what is not set."""
    code = ord(char)
    at = bisect_right(_STARTS, code) - 1
    if at < 0 or code > _RANGES[at][1]:
        return None
    return _RANGES[at][2]


def is_wide_latin(char: str) -> bool:
    """Whether this is a full-width form, which is of use only among Chinese characters."""
    return "\uff01" <= char <= "\uff60" or "\uffe0" <= char <= "\uffe6"


def is_hangul(char: str) -> bool:
    """Whether this is a Korean syllable or letter."""
    return "\uac00" <= char <= "\ud7a3" or "\u3131" <= char <= "\u318e"


def is_kana(char: str) -> bool:
    """Whether this is a Japanese syllable; the sound mark "ー" and the dot "・" are not."""
    return "\u3041" <= char <= "\u309f" or "\u30a1" <= char <= "\u30fa" or "\uff66" <= char <= "\uff9d"


def is_joined_form(char: str) -> bool:
    """Whether this is an Arabic letter in a form for one place in a word, or a ligature."""
    return "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc"


def is_rtl_character(char: str) -> bool:
    """Whether this runs from right to left by itself."""
    return unicodedata.bidirectional(char) in _RIGHT_TO_LEFT


def reading_of(text: str) -> Reading:
    """Japanese where a syllable says so, then Korean, else Chinese."""
    if any(map(is_kana, text)):
        return Reading.JAPANESE
    return Reading.KOREAN if any(map(is_hangul, text)) else Reading.CHINESE


def is_rtl(paragraph: str) -> bool:
    """The base direction: that of the first strong character outside isolates (UAX #9, P2 and P3)."""
    depth = 0
    for char in paragraph:
        kind = unicodedata.bidirectional(char)
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in ("L", *_RIGHT_TO_LEFT):
            return kind != "L"
    return False
