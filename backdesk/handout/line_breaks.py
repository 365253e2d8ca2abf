"""Where lines of foreign text may break: at spaces, and between Chinese and Japanese characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from backdesk.handout.bidi_lines import JOINERS, is_mark
from backdesk.handout.scripts import Script, is_hangul, script_of

MOST_CHARACTERS = 75
"""Longest line, however narrow its letters (design/handouts.md, "Words")."""

_NOT_FIRST = frozenset(
    "、。，．・：；？！‼⁇⁈⁉゛゜ヽヾゝゞ々〻ー’”）〕］｝〉》」』】〙〗〟｠»"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "‐–〜～…‥,.!?:;)]}%‰％°℃′″￠·"
)
"""Never at the start of a line (JIS X 4051 and GB/T 15834, after the W3C's JLREQ and CLREQ)."""
_NOT_LAST = frozenset("‘“（〔［｛〈《「『【〘〖〝｟«([{$£¥€￥￡＄")
"""Never at the end of a line (the same sources)."""


class _Atom(NamedTuple):
    """What stays on one line, and whether a space stands before it."""

    text: str
    has_space: bool


def wrap_foreign(text: str, measure: Callable[[str], float], room: float, width: float) -> list[str]:
    """Lines of one paragraph; `room` (the first line) and `width` in units of the font size."""
    space = measure(" ")
    lines: list[str] = []
    line, used, letters = "", 0.0, 0
    for word, has_space in _atoms(text):
        length = measure(word)
        gap = space if has_space and line else 0.0
        count = letters + bool(gap) + _letters(word)
        if used + gap + length <= room and count <= MOST_CHARACTERS:
            line += f" {word}" if gap else word
            letters = count
            used += gap + length
            continue
        if line or room < width:
            lines.append(line)
            room = width
        while length > room or _letters(word) > MOST_CHARACTERS:
            head, word = _split(word, measure, room)
            lines.append(head)
            length = measure(word)
        line, used, letters = word, length, _letters(word)
    return [*lines, line]


def _atoms(text: str) -> Iterator[_Atom]:
    for number, word in enumerate(text.split(" ")):
        has_space = number > 0
        start = 0
        for at in range(1, len(word)):
            if _may_break(word[at - 1], word[at]):
                yield _Atom(word[start:at], has_space)
                start, has_space = at, False
        yield _Atom(word[start:], has_space)


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST or is_mark(after):
        return False
    return _is_ideographic(before) or _is_ideographic(after)


def _is_ideographic(char: str) -> bool:
    return script_of(char) is Script.CJK and not is_hangul(char)


def _letters(text: str) -> int:
    """The characters that take room of their own."""
    return sum(not is_mark(char) and char not in JOINERS for char in text)


def _split(word: str, measure: Callable[[str], float], room: float) -> tuple[str, str]:
    """Cut a word that is wider than a line, never before a mark or a joiner."""
    low, high = 1, min(len(word), MOST_CHARACTERS)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(word[:middle]) <= room:
            low = middle
        else:
            high = middle - 1
    cut = low
    while cut > 1 and cut < len(word) and (is_mark(word[cut]) or word[cut] in JOINERS):
        cut -= 1
    return word[:cut], word[cut:]
