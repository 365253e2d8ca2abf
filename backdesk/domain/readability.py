"""How hard a text is to read: the school grade, and sentences that are too long.

Formula: Kincaid, Fishburne, Rogers and Chissom 1975, grade = 0.39 × words per sentence
+ 11.8 × syllables per word − 15.59. Syllables are counted by rule, because word lists that
libraries use for it must be downloaded, and Back Desk never goes to the network.

The limits are those of guidance on plain language: sentences of 15 to 20 words (Cutts, Oxford
Guide to Plain English), and health texts for patients at grade 6 to 8 (American Medical Association:
6; National Institutes of Health: 7 to 8), as design/handouts.md asks.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONG_SENTENCE = 20
"""A sentence of more words than this is long (plain-language guidance: 15 to 20)."""
HARD_GRADE = 8.0
"""A text above this grade is hard for many clients (guidance for health texts: 6 to 8)."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_READ_WORD = re.compile(r"[^\W_]+(?:['’.,:][^\W_]+)*")
"""Numbers are read too: "8.5" and "1:30" are one word each."""
_SENTENCE_END = re.compile(r"[.!?:;]+(?=\s|$)")
_FULL_STOP = re.compile(r"[.!?…]+(?=\s|$)|\n")
_VOWEL_GROUP = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text reads. `longest` is the longest sentence in words, numbers counted.

    `grade` is None for a text without words, and for one that is mostly not in Latin letters: the
    formula knows nothing of those. It was made for English, so it is a rough guide for other languages.
    """

    words: int = 0
    longest: int = 0
    long_sentences: int = 0
    grade: float | None = None


def read(text: str) -> Reading:
    """How a text reads; the end of a line ends a sentence too, as in steps and lists."""
    lengths = [len(_READ_WORD.findall(sentence)) for sentence in _FULL_STOP.split(text)]
    return Reading(
        words=sum(lengths),
        longest=max(lengths),
        long_sentences=sum(length > LONG_SENTENCE for length in lengths),
        grade=_line_grade(text) if _is_latin(text) else None,
    )


def syllables(word: str) -> int:
    """Estimate the syllables of an English word, at least 1."""
    letters = word.lower().replace("'", "").replace("’", "")
    count = len(_VOWEL_GROUP.findall(letters))
    silent_e = letters.endswith("e") and not letters.endswith("le") and count > 1
    silent_ed = letters.endswith("ed") and not letters.endswith(("ted", "ded")) and count > 1
    silent_es = letters.endswith("es") and not letters.endswith(
        ("ses", "zes", "ches", "shes", "xes", "ces", "ges")
    )
    if silent_e or silent_ed or (silent_es and count > 1):
        count -= 1
    return max(1, count)


def school_grade(text: str) -> float:
    """Flesch-Kincaid grade of an English text; 0.0 for text without words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    syllable_count = sum(syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllable_count / len(words) - 15.59


def _line_grade(text: str) -> float:
    """The grade of a text whose lines may lack an end mark."""
    lines = (line.strip() for line in text.splitlines())
    return school_grade(
        "\n".join(line if line.endswith((".", "!", "?")) else f"{line}." for line in lines if line)
    )


def _is_latin(text: str) -> bool:
    """Whether most letters are Latin."""
    letters = [char for char in text if char.isalpha()]
    latin = sum(char.isascii() or unicodedata.name(char, "").startswith("LATIN") for char in letters)
    return bool(letters) and latin * 2 > len(letters)
