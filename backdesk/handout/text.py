"""The only way from a text to the page: what can be printed, and how it breaks into lines.

There is no markup: a text is drawn character by character, so `<b>` prints as `<b>`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NewType

from backdesk.errors import MissingGlyphError, Phrase
from backdesk.handout.fonts import Face, Fonts, Weight
from backdesk.handout.theme import Style

PrintText = NewType("PrintText", str)
"""A text whose every character has a glyph. Only this module makes one."""

_SPACES = re.compile(" {2,}")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_COUNTED = re.compile(r"(?<=\d) (?=[^\W\d])")
_QUOTED_LENGTH = 60
_LONGEST_REMEMBERED = 400
_MOST_CHARACTERS = 75
"""Longest line, however narrow its letters (design/handouts.md, "Words")."""
_BREAK_AFTER = "-–—/‑_,;.@"


def printable(text: str, fonts: Fonts) -> PrintText:
    """The text with each character that the fonts have; "\n" stays.

    Pictographs and symbols that no font has are left out. Raises MissingGlyphError for
    letters and digits that no font has, because leaving them out would change the meaning.
    """
    if _is_plain(text, fonts):
        return PrintText(_SPACES.sub(" ", text) if "  " in text else text)
    refused = [char for char in missing_characters(text, fonts) if is_refused(char)]
    if refused:
        raise refusal(text, refused)
    kept = "".join(shown for char in _normal(text) for shown in _replacement(char, fonts))
    return PrintText(_SPACES.sub(" ", kept))


def missing_characters(text: str, fonts: Fonts) -> tuple[str, ...]:
    """The characters of a text that no font has, each once, in order."""
    if text.isascii() or _is_plain(text, fonts):
        return ()
    normal = _normal(text)
    found = [char for char in normal if not _is_invisible(char) and not _replacement(char, fonts)]
    return tuple(dict.fromkeys(found))


def is_refused(char: str) -> bool:
    """Whether a character without a glyph is a letter or a digit, so nothing may be printed."""
    return unicodedata.category(char)[0] in "LN"


def refusal(text: str, characters: list[str]) -> MissingGlyphError:
    """The error for a text in a script that no font has."""
    start = " ".join(text.split())
    shown = start if len(start) <= _QUOTED_LENGTH else f"{start[:_QUOTED_LENGTH]}…"
    named = ", ".join(f"“{char}”" for char in characters[:8])
    return MissingGlyphError(
        "The handout cannot be printed: the text “{text}” holds {characters}, which no font here has. "
        "Write it in Latin, Greek or Cyrillic letters.",
        text=shown,
        characters=named if len(characters) <= 8 else Phrase("{characters} and others", characters=named),
    )


def wrap(text: str, fonts: Fonts, style: Style, width: float, *, indent: float = 0.0) -> list[PrintText]:
    """Break a text into lines of at most `width` points and 75 characters; `indent` shortens the first.

    Line ends in the text stay; a word wider than a line is broken. An empty text has no lines.
    """
    # a handout, and more so a batch of them, says the same short texts again and again
    broken = _remembered if len(text) <= _LONGEST_REMEMBERED else _break_text
    return list(broken(text, fonts, style.weight, (width - indent) / style.size, width / style.size))


def _break_text(text: str, fonts: Fonts, weight: Weight, room: float, width: float) -> tuple[PrintText, ...]:
    """Like wrap, with the room on the first line and on the others in units of the font size."""
    face = fonts.face(weight)
    lines: list[PrintText] = []
    for paragraph in printable(text, fonts).strip().split("\n"):
        lines += _wrap_paragraph(paragraph.strip(), face, room, width)
        room = width
    return tuple(lines) if any(lines) else ()


_remembered = lru_cache(maxsize=4096)(_break_text)


def tied(sentence: str) -> str:
    """A dose whose numbers stay on one line with the word they count ("hold 5 seconds")."""
    return _COUNTED.sub("\u00a0", sentence)


def line_width(text: PrintText, fonts: Fonts, style: Style) -> float:
    """The width of one line in points."""
    face = fonts.face(style.weight)
    words = text.split(" ")
    return (sum(map(face.unit_width, words)) + face.unit_width(" ") * (len(words) - 1)) * style.size


def _wrap_paragraph(text: str, face: Face, room: float, width: float) -> list[PrintText]:
    """Lines of one paragraph; `room` (the first line) and `width` in units of the font size."""
    space = face.unit_width(" ")
    lines: list[PrintText] = []
    line: list[str] = []
    used, count = -space, -1
    for word in text.split(" "):
        length = face.unit_width(word)
        used += space + length
        count += 1 + len(word)
        if used <= room and count <= _MOST_CHARACTERS:
            line.append(word)
            continue
        if line or room < width:
            lines.append(PrintText(" ".join(line)))
            room = width
        while length > room or len(word) > _MOST_CHARACTERS:
            head, word = _split_word(word, face, room)
            lines.append(PrintText(head))
            length = face.unit_width(word)
        line = [word]
        used, count = length, len(word)
    lines.append(PrintText(" ".join(line)))
    return lines


def _split_word(word: str, face: Face, room: float) -> tuple[str, str]:
    """Cut a word that is wider than a line, after a hyphen or the like where there is one."""
    used = 0.0
    fitting = 0
    for char in word[:_MOST_CHARACTERS]:
        used += face.unit_width(char)
        if used > room:
            break
        fitting += 1
    fitting = max(1, fitting)
    nice = next((at for at in range(fitting, 0, -1) if word[at - 1] in _BREAK_AFTER), fitting)
    return word[:nice], word[nice:]


def _is_plain(text: str, fonts: Fonts) -> bool:
    """Whether the text can be printed as it is: the usual case, decided quickly."""
    return fonts.plain.issuperset(text) and unicodedata.is_normalized("NFC", text)


def _normal(text: str) -> str:
    # composed letters have glyphs of their own; stacked combining marks would overlap
    return _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))


def _replacement(char: str, fonts: Fonts) -> str:
    """What is printed for a character: itself, an equal that a font has, or nothing."""
    if char == "\n":
        return char
    if _is_invisible(char):
        return " " if char == "\t" else ""
    if char in fonts.characters:
        return char
    if unicodedata.category(char) == "Zs":
        return " "
    same = unicodedata.normalize("NFKC", char)
    return same if fonts.characters.issuperset(same) else ""


def _is_invisible(char: str) -> bool:
    # controls, and format characters such as joiners and direction marks; the variation
    # selectors only choose between a text and a picture form
    category = unicodedata.category(char)
    return category in ("Cc", "Cf") or "\ufe00" <= char <= "\ufe0f"
