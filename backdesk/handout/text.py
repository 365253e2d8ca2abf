"""The only way from a text to the page: what can be printed, and how it breaks into lines.

There is no markup: a text is drawn character by character, so `<b>` prints as `<b>`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NewType

from backdesk.errors import MissingGlyphError, Phrase
from backdesk.handout.bidi_lines import JOINERS
from backdesk.handout.fonts import Face, Fonts, Weight
from backdesk.handout.foreign import foreign_width, has_font, is_set
from backdesk.handout.installed_fonts import InstalledFonts
from backdesk.handout.line_breaks import wrap_foreign
from backdesk.handout.scripts import (
    Foreign,
    Way,
    is_rtl,
    is_rtl_character,
    is_wide_latin,
    reading_of,
    script_of,
)
from backdesk.handout.theme import Style

PrintText = NewType("PrintText", str)
"""A text whose every character has a glyph, in logical order. Only this module makes one.

It is a `Foreign` where installed fonts are needed; then it may hold direction marks and joiners.
"""

_SPACES = re.compile(" {2,}")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_COUNTED = re.compile(r"(?<=\d) (?=[^\W\d])")
_JOINED_FORMS = re.compile("[\ufb50-\ufbff\ufe70-\ufefc]")
_QUOTED_LENGTH = 60
_KEPT = frozenset(JOINERS + "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
"""Direction marks and joiners, which say how a right-to-left text is ordered and joined.

Overrides (LRO, RLO) are not among them: they would print words backwards.
"""
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
    if isinstance(text, Foreign):
        return _replaced(text, fonts, text.way)
    return _shown(text, fonts, fonts.installed)


@lru_cache(maxsize=2048)
def _shown(text: str, fonts: Fonts, _installed: InstalledFonts) -> PrintText:
    # remembered, because labels and names come again and again; other fonts would show other signs
    return _replaced(text, fonts, _way(text, fonts))


def _replaced(text: str, fonts: Fonts, way: Way | None) -> PrintText:
    shown: list[str] = []
    refused: list[str] = []
    for char in _normal(text):
        kept = _replacement(char, fonts, way)
        shown.append(kept)
        if not kept and is_refused(char):
            refused.append(char)
    if refused:
        raise refusal(text, list(dict.fromkeys(refused)))
    said = _SPACES.sub(" ", "".join(shown))
    return PrintText(said if way is None else Foreign(said, way))


def missing_characters(text: str, fonts: Fonts) -> tuple[str, ...]:
    """The characters of a text that no font has, each once, in order."""
    if text.isascii() or _is_plain(text, fonts):
        return ()
    normal, way = _normal(text), _way(text, fonts)
    found = [char for char in normal if not _is_invisible(char) and not _replacement(char, fonts, way)]
    return tuple(dict.fromkeys(found))


def isolated(text: str) -> str:
    """A name to be put into a sentence, which keeps its own direction and leaves the sentence's alone."""
    return f"\u2068{text}\u2069" if any(map(is_rtl_character, text)) else text


def is_refused(char: str) -> bool:
    """Whether a character without a glyph is a letter or a digit, so nothing may be printed."""
    return unicodedata.category(char)[0] in "LN"


def refusal(text: str, characters: list[str]) -> MissingGlyphError:
    """The error for a text in a script that no font has."""
    start = " ".join(text.split())
    shown = start if len(start) <= _QUOTED_LENGTH else f"{start[:_QUOTED_LENGTH]}…"
    named = ", ".join(f"“{char}”" for char in characters[:8])
    listed = named if len(characters) <= 8 else Phrase("{characters} and others", characters=named)
    script = next((script_of(char) for char in characters if is_set(char)), None)
    if script is None or not all(map(is_set, characters)):
        return MissingGlyphError(
            "The handout cannot be printed: the text “{text}” holds {characters}, which it cannot show. "
            "Write it in another script, such as Latin letters.",
            text=shown,
            characters=listed,
        )
    return MissingGlyphError(
        "The handout cannot be printed: the text “{text}” holds {characters}, which no font here has. "
        "Install a font such as {font} and try again.",
        text=shown,
        characters=listed,
        font=script.value,
    )


def wrap(text: str, fonts: Fonts, style: Style, width: float, *, indent: float = 0.0) -> list[PrintText]:
    """Break a text into lines of at most `width` points and 75 characters; `indent` shortens the first.

    Line ends in the text stay; a word wider than a line is broken. An empty text has no lines.
    """
    # a handout, and more so a batch of them, says the same short texts again and again
    broken = _remembered if len(text) <= _LONGEST_REMEMBERED else _break_text
    room = (width - indent) / style.size
    return list(broken(str(text), fonts, fonts.installed, style.weight, room, width / style.size))


def _break_text(
    text: str, fonts: Fonts, _installed: InstalledFonts, weight: Weight, room: float, width: float
) -> tuple[PrintText, ...]:
    """Like wrap, with the room on the first line and on the others in units of the font size."""
    face = fonts.face(weight)
    lines: list[PrintText] = []
    shown = printable(text, fonts)
    for paragraph in shown.strip().split("\n"):
        if isinstance(shown, Foreign):
            way = Way(is_rtl(paragraph), shown.way.reading)
            broken = wrap_foreign(paragraph.strip(), _measure(way, weight, fonts), room, width)
            lines += [PrintText(Foreign(line, way)) for line in broken]
        else:
            lines += _wrap_paragraph(paragraph.strip(), face, room, width)
        room = width
    return tuple(lines) if any(lines) else ()


_remembered = lru_cache(maxsize=4096)(_break_text)


def _measure(way: Way, weight: Weight, fonts: Fonts) -> Callable[[str], float]:
    return lambda text: foreign_width(text, way, weight, fonts)


def tied(sentence: str) -> str:
    """A dose whose numbers stay on one line with the word they count ("hold 5 seconds")."""
    return _COUNTED.sub("\u00a0", sentence)


def line_width(text: PrintText, fonts: Fonts, style: Style) -> float:
    """The width of one line in points."""
    if isinstance(text, Foreign):
        return foreign_width(text, text.way, style.weight, fonts) * style.size
    face = fonts.face(style.weight)
    words = text.split(" ")
    return (sum(map(face.unit_width, words)) + face.unit_width(" ") * (len(words) - 1)) * style.size


def is_rtl_line(line: PrintText) -> bool:
    """Whether this line belongs to a paragraph that runs from right to left."""
    return isinstance(line, Foreign) and line.way.is_rtl


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
    composed = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    # letters in their joined forms were copied out of a PDF: the forms are found anew
    return _JOINED_FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), composed)


def _way(text: str, fonts: Fonts) -> Way | None:
    """How a text with letters that the embedded fonts lack is set; None without such letters."""
    if isinstance(text, Foreign):
        return text.way
    for char in text:
        if char in fonts.characters or not is_refused(char) or is_wide_latin(char):
            continue
        if script_of(char) is not None:
            return Way(is_rtl(text), reading_of(text))
    return None


def _replacement(char: str, fonts: Fonts, way: Way | None) -> str:
    """What is printed for a character: itself, an equal that a font has, or nothing."""
    if char == "\n":
        return char
    if _is_invisible(char):
        if way is not None and char in _KEPT:
            return char
        return " " if char == "\t" else ""
    if _has_glyph(char, fonts, way):
        return char
    if unicodedata.category(char) == "Zs":
        return " "
    same = unicodedata.normalize("NFKC", char)
    return same if all(_has_glyph(one, fonts, way) for one in same) else ""


def _has_glyph(char: str, fonts: Fonts, way: Way | None) -> bool:
    return char in fonts.characters or (way is not None and has_font(char, way, fonts))


def _is_invisible(char: str) -> bool:
    # controls, and format characters such as joiners and direction marks; the variation
    # selectors only choose between a text and a picture form
    category = unicodedata.category(char)
    return category in ("Cc", "Cf") or "\ufe00" <= char <= "\ufe0f"
