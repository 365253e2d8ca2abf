"""Names as they are compared and looked for: without accents, capitals and punctuation."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_LETTERS: Mapping[str, str] = MappingProxyType(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i"}
)
"""Letters that Unicode does not take apart into a plain one and an accent."""
_JOINED = "'’‘ʼ`´"
"""Left out, so that O'Brien and OBrien are one name."""
_APART = "PSZC"
"""Categories that end a word: punctuation, symbols, blanks, control characters."""


def folded(text: str) -> str:
    """The words of a text, one blank apart; the text itself in small letters where it has none."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    words = "".join(map(_plain, decomposed)).split()
    # no database takes half a surrogate pair, and a search for one must not look like damage
    storable = text.encode("utf-8", "ignore").decode("utf-8")
    return " ".join(words) or " ".join(storable.casefold().split())


def _plain(letter: str) -> str:
    if letter.isascii() and letter.isalnum():
        return letter
    if letter in _JOINED or unicodedata.combining(letter):
        return ""
    if unicodedata.category(letter)[0] in _APART:
        return " "
    return _LETTERS.get(letter, letter)
