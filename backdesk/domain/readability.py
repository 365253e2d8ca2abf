"""How hard a text is to read: the Flesch-Kincaid school grade.

Formula: Kincaid, Fishburne, Rogers and Chissom 1975, grade = 0.39 × words per sentence
+ 11.8 × syllables per word − 15.59. Syllables are counted by rule, because word lists that
libraries use for it must be downloaded, and Back Desk never goes to the network.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:;]+(?=\s|$)")
_VOWEL_GROUP = re.compile(r"[aeiouy]+")


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
