"""Texts that need installed fonts: which font has a character, how wide a line is, what is drawn."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from backdesk.handout.bidi_lines import Cluster, can_join, visual_clusters
from backdesk.handout.font_file import FontFile
from backdesk.handout.fonts import Fonts, Weight
from backdesk.handout.installed_fonts import InstalledFonts
from backdesk.handout.scripts import Reading, Script, Way, is_joined_form, script_of


class Piece(NamedTuple):
    """Clusters of one font beside each other, from left to right; no font means the embedded one.

    `width` is in units of the font size.
    """

    font: FontFile | None
    clusters: tuple[str, ...]
    width: float


def has_font(char: str, way: Way, fonts: Fonts) -> bool:
    """Whether an installed font prints this character, and it needs no shaping that is not done."""
    return is_set(char) and _font_of(char, way.reading, Weight.REGULAR, fonts.installed) is not None


def is_set(char: str) -> bool:
    """Whether this could be printed if a font were installed."""
    script = script_of(char)
    if script is not Script.ARABIC or unicodedata.category(char) not in ("Lo", "Lm"):
        return script is not None
    return is_joined_form(char) or can_join(char)


def foreign_width(text: str, way: Way, weight: Weight, fonts: Fonts) -> float:
    """The width of a line or a word of it in units of the font size."""
    return sum(piece.width for piece in pieces_of(text, way, weight, fonts))


def pieces_of(text: str, way: Way, weight: Weight, fonts: Fonts) -> tuple[Piece, ...]:
    """What is drawn for a line, from left to right."""
    # the same name stands on many pages; other fonts would give other pieces
    return _set_line(str(text), way, weight, fonts, fonts.installed)


@lru_cache(maxsize=8192)
def _set_line(
    text: str, way: Way, weight: Weight, fonts: Fonts, installed: InstalledFonts
) -> tuple[Piece, ...]:
    def has_form(form: str) -> bool:
        font = _font_of(form, way.reading, weight, installed)
        return font is not None and font.holds(form)

    pieces: list[Piece] = []
    for cluster in visual_clusters(text, way, has_form):
        for font, said in _with_font(cluster, way, weight, fonts):
            width = fonts.face(weight).unit_width(said) if font is None else font.outline(said).advance
            if pieces and pieces[-1].font is font:
                last = pieces[-1]
                pieces[-1] = Piece(font, (*last.clusters, said), last.width + width)
            else:
                pieces.append(Piece(font, (said,), width))
    return tuple(pieces)


def _with_font(cluster: Cluster, way: Way, weight: Weight, fonts: Fonts) -> list[tuple[FontFile | None, str]]:
    """A cluster with its font; marks that its font lacks come after it in a font of their own."""
    base = cluster.base
    font = None
    if base not in fonts.characters:
        font = _font_of(base, way.reading, weight, fonts.installed)
        if font is None:
            return []
    elif not cluster.marks:
        return [(None, base)]
    kept = "".join(mark for mark in cluster.marks if _holds(font, mark, fonts))
    found: list[tuple[FontFile | None, str]] = [(font, base + kept)]
    for mark in cluster.marks:
        other = None if mark in kept else _font_of(mark, way.reading, weight, fonts.installed)
        if other is not None:
            found.append((other, mark))
    return found


def _holds(font: FontFile | None, char: str, fonts: Fonts) -> bool:
    return char in fonts.characters if font is None else font.holds(char)


def _font_of(char: str, reading: Reading, weight: Weight, installed: InstalledFonts) -> FontFile | None:
    """All forms of a letter come from the font of the letter itself, or they would not join."""
    letter = char
    if is_joined_form(char):
        letter = unicodedata.normalize("NFKC", char).strip()[:1] or char
    return installed.find(letter, reading, bold=weight is not Weight.REGULAR)
