"""One line of foreign text as it is drawn: Arabic joined, right-to-left reordered, marks on their letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from backdesk.handout.scripts import Script, Way, is_joined_form, is_rtl_character, script_of

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

_TOKENS = tuple(map(chr, (*range(0xE0100, 0xE01F0), *range(0x0300, 0x034F))))
"""Characters that take the direction of the one before them; none of them is ever printed."""
_SEPARATORS = ("ES", "CS", "ET", "B", "S")
_ALEF_LIGATURES = ("\ufef5", "\ufefc")
_RANGES = re.compile(r"\d+(?:[-‑–—]\d+)+")
JOINERS = "\u200c\u200d"
_JOINER = "\u200d"
_WORDS = re.compile(r"(\s+)")
_ARABIC = "\u0600-\u06ff\u0750-\u077f"
_STRAY_JOINERS = re.compile(f"(?<![{_ARABIC}])\u200d(?![{_ARABIC}])")
"""Joiners without an Arabic letter or mark beside them, as between the parts of an emoji that is left out."""


class Cluster(NamedTuple):
    """What is drawn as one: a character and the marks on it."""

    base: str
    marks: str = ""


def visual_clusters(line: str, way: Way, has_form: Callable[[str], bool]) -> list[Cluster]:
    """The line from left to right; `has_form` tells which joined forms the font has."""
    text = _joined(line, has_form) if any(script_of(char) is Script.ARABIC for char in line) else line
    text = "".join(char for char in text if char not in JOINERS)
    if way.is_rtl or any(map(is_rtl_character, text)):
        return list(_reordered(text, way))
    return [Cluster(base, marks) for base, marks in _with_marks(text) if not _is_control(base)]


def can_join(char: str) -> bool:
    """Whether the forms of this Arabic letter are known."""
    return char in _reshaper(True).letters


def is_mark(char: str) -> bool:
    """Whether this stands on the letter before it."""
    return unicodedata.category(char) in ("Mn", "Me")


def _is_control(char: str) -> bool:
    return unicodedata.category(char) == "Cf"


def _joined(text: str, has_form: Callable[[str], bool]) -> str:
    """The text with joined forms, word by word: a space joins nothing."""
    return "".join(_joined_word(word, has_form) for word in _WORDS.split(_STRAY_JOINERS.sub("", text)))


def _joined_word(word: str, has_form: Callable[[str], bool]) -> str:
    # the reshaper counts joiners that it has taken out: behind one its ligatures would hit other letters
    shaped: str = _reshaper(_JOINER not in word).reshape(word)
    if any(_ALEF_LIGATURES[0] <= char <= _ALEF_LIGATURES[1] and not has_form(char) for char in shaped):
        shaped = _reshaper(False).reshape(word)
    return "".join(
        char if not is_joined_form(char) or has_form(char) else unicodedata.normalize("NFKC", char)
        for char in shaped
    )


@lru_cache(maxsize=2)
def _reshaper(ligatures: bool) -> ArabicReshaper:
    # imported here: handouts in Latin letters should not wait for it
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper(
        {
            "delete_harakat": False,
            "support_zwj": True,
            "support_ligatures": ligatures,
            # only those of lam and alef are a must; many fonts lack this one
            "ARABIC LIGATURE ALLAH": False,
        }
    )


def _with_marks(text: str) -> Iterator[tuple[str, str]]:
    base, marks = "", ""
    for char in text:
        if base and is_mark(char) and not _is_control(base):
            marks += char
            continue
        if base:
            yield base, marks
        base, marks = char, ""
    if base:
        yield base, marks


def _reordered(text: str, way: Way) -> Iterator[Cluster]:
    """Clusters in visual order.

    python-bidi orders characters but neither mirrors brackets nor says where a character came
    from. So each bracket and each letter with marks gets a token of its own for its marks: it
    keeps beside its letter, on the right of it where the text runs to the right, else on the left.
    """
    from bidi import get_display

    marked: dict[str, Cluster] = {}
    logical = ""
    if not way.is_rtl:
        # after a Hebrew name "3–5" would become "5–3", which nobody reads right in an English sentence
        text = _RANGES.sub("\u2066\\g<0>\u2069", text)
    for base, marks in _with_marks(text):
        logical += base
        mirrored = unicodedata.mirrored(base) and unicodedata.bidirectional(base) not in _SEPARATORS
        if (marks or mirrored) and len(marked) < len(_TOKENS):
            token = _TOKENS[len(marked)]
            marked[token] = Cluster(base, marks)
            logical += token
    visual = str(get_display(logical, base_dir="R" if way.is_rtl else "L"))
    at = 0
    while at < len(visual):
        char, after = visual[at], visual[at + 1 : at + 2]
        if char in marked:
            yield _mirrored(marked[char])
            at += 2
        elif after in marked and marked[after].base == char and not is_rtl_character(char):
            yield marked[after]
            at += 2
        else:
            if not _is_control(char):
                yield Cluster(char)
            at += 1


def _mirrored(cluster: Cluster) -> Cluster:
    if not unicodedata.mirrored(cluster.base):
        return cluster
    from bidi.mirror import MIRRORED

    return Cluster(MIRRORED.get(cluster.base, cluster.base), cluster.marks)
