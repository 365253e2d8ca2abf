"""The embedded fonts: loaded and registered with ReportLab once, on first use.

Characters that they lack come from fonts of this computer (`foreign`, `installed_fonts`).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

import font_source_sans_pro
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from backdesk.handout.installed_fonts import InstalledFonts

_MOST_CACHED_WORDS = 20_000


class Weight(StrEnum):
    """The weights a handout uses; the value is the end of the font's file name."""

    REGULAR = "Regular"
    SEMIBOLD = "Semibold"
    BOLD = "Bold"


class Face:
    """One weight: its name in the PDF and the widths of words, cached."""

    def __init__(self, weight: Weight) -> None:
        """Load the font file (about 8 ms) and register it under a name of our own."""
        self.name = f"BackDesk-{weight.value}"
        path = f"{font_source_sans_pro.font_directory}/SourceSansPro-{weight.value}.ttf"
        # complex shaping is of no use for Latin, Greek and Cyrillic and costs time
        self.font = TTFont(self.name, path, asciiReadable=True, shapable=False)
        pdfmetrics.registerFont(self.font)
        self._glyph_widths: Mapping[int, float] = self.font.face.charWidths
        self._default_width: float = self.font.face.defaultWidth
        self._word_widths: dict[str, float] = {}
        self.characters = frozenset(map(chr, self.font.face.charToGlyph))

    def width(self, text: str, size: float) -> float:
        """The width of a text in points at a font size."""
        return self.unit_width(text) * size

    def unit_width(self, text: str) -> float:
        """The width of a text at a font size of 1; remembered, because words come again and again."""
        unit = self._word_widths.get(text)
        if unit is None:
            widths, default = self._glyph_widths, self._default_width
            unit = sum([widths.get(ord(char), default) for char in text]) / 1000
            if len(self._word_widths) > _MOST_CACHED_WORDS:
                self._word_widths.clear()
            self._word_widths[text] = unit
        return unit


class Fonts:
    """All weights.

    `characters` are those that every weight has, `plain` those of them that print as they are.
    `installed` finds fonts for all others; tests put fonts of their own there.
    """

    def __init__(self) -> None:
        """Load all weights; installed fonts are not looked at before they are needed."""
        self.installed = InstalledFonts()
        # binary streams: text-safe ones make the file a quarter larger and take longer
        rl_config.useA85 = 0
        self._faces = {weight: Face(weight) for weight in Weight}
        self.characters: frozenset[str] = frozenset.intersection(
            *(face.characters for face in self._faces.values())
        )
        self.plain = frozenset(char for char in self.characters if char.isprintable() or char == "\u00a0")

    def face(self, weight: Weight) -> Face:
        """The face of this weight."""
        return self._faces[weight]


@lru_cache(maxsize=1)
def load_fonts() -> Fonts:
    """The fonts; ReportLab keeps one register per process, so they are loaded once.

    Call only from the thread that makes PDFs (ReportLab is not thread-safe).
    """
    return Fonts()
