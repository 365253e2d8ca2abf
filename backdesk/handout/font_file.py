"""One face of an installed font file: which characters it has, and their outlines.

fontTools is imported here on first use, so that handouts in Latin letters do not wait for it.
"""

from __future__ import annotations

import logging
import re
import struct
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from backdesk.handout.mark_places import MarkPlaces

if TYPE_CHECKING:
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._g_l_y_f import Glyph
    from fontTools.ttLib.ttGlyphSet import _TTGlyphSet

_LARGEST_BYTES = 256 * 1024 * 1024
_MOST_FACES = 64
_MOST_POINTS = 20_000
"""No letter needs as many; a damaged or hostile outline would run on for ever."""
_RESTRICTED, _NOT_EMBEDDABLE = 0x0002, 0x0300
"""In OS/2 fsType: a licence against embedding; no subsetting or bitmaps only (OpenType specification)."""
_NO_POSTSCRIPT = re.compile(r"[^A-Za-z0-9-]")
_WEIGHTS = {False: 400.0, True: 700.0}
log = logging.getLogger(__name__)


class BrokenFontError(Exception):
    """A font file that cannot be used; another font takes its place."""


class Outline(NamedTuple):
    """A letter with its marks: the width it takes in units of the font size, and its TrueType outline."""

    advance: float
    glyph: Glyph


def face_count(path: Path) -> int:
    """How many faces a font file holds, 0 for one that cannot be read."""
    try:
        with path.open("rb") as file:
            start = file.read(12)
    except OSError as error:
        log.warning("Font %s is not used: %s", path.name, error)
        return 0
    return min(_MOST_FACES, int.from_bytes(start[8:12])) if start.startswith(b"ttcf") else 1


class CharacterMap:
    """The characters of a font: its cmap, looked up in place because a large one takes seconds to unpack."""

    def __init__(self, table: bytes) -> None:
        """Find the most useful of its subtables; raises struct.error or BrokenFontError."""
        self._table = table
        count = struct.unpack_from(">H", table, 2)[0]
        ranked = []
        for number in range(min(count, 64)):
            platform, encoding, at = struct.unpack_from(">HHL", table, 4 + 8 * number)
            kind = struct.unpack_from(">H", table, at)[0]
            is_unicode = encoding in (1, 10) if platform == 3 else platform == 0 and encoding != 5
            if is_unicode and kind in (4, 12):
                ranked.append((kind, at))
        if not ranked:
            raise BrokenFontError("no table of Unicode characters")
        self._kind, self._at = max(ranked)

    def glyph(self, code: int) -> int:
        """The number of the glyph of a character, 0 for none."""
        try:
            return self._in_groups(code) if self._kind == 12 else self._in_segments(code)
        except struct.error:
            return 0

    def _in_groups(self, code: int) -> int:
        low, high = 0, min(struct.unpack_from(">L", self._table, self._at + 12)[0], len(self._table) // 12)
        while low < high:
            middle = (low + high) // 2
            start, end, glyph = struct.unpack_from(">LLL", self._table, self._at + 16 + 12 * middle)
            if code > end:
                low = middle + 1
            elif code < start:
                high = middle
            else:
                return int(glyph + code - start)
        return 0

    def _in_segments(self, code: int) -> int:
        if code > 0xFFFF:
            return 0
        table, ends = self._table, self._at + 14
        double = struct.unpack_from(">H", table, self._at + 6)[0] & ~1
        low, high = 0, double // 2
        while low < high:
            middle = (low + high) // 2
            if struct.unpack_from(">H", table, ends + 2 * middle)[0] < code:
                low = middle + 1
            else:
                high = middle
        at = ends + 2 + double + 2 * low
        start = struct.unpack_from(">H", table, at)[0]
        if low >= double // 2 or code < start:
            return 0
        delta = struct.unpack_from(">h", table, at + double)[0]
        offset = struct.unpack_from(">H", table, at + 2 * double)[0]
        glyph = code
        if offset:
            glyph = struct.unpack_from(">H", table, at + 2 * double + offset + 2 * (code - start))[0]
            if not glyph:
                return 0
        return int((glyph + delta) & 0xFFFF)


class FontFile:
    """One face of a font file, read as far as it is needed. Raises BrokenFontError when it cannot be used."""

    def __init__(self, path: Path, number: int = 0, *, bold: bool = False) -> None:
        """Open the file; `number` is the face's place in a collection, `bold` counts for variable fonts."""
        self.path, self.number = path, number
        self._outlines: dict[str, Outline] = {}
        try:
            self._open(bold)
        except Exception as error:  # fontTools raises nearly anything for a damaged file
            log.warning("Font %s is not used: %s", path.name, error)
            raise BrokenFontError(path.name) from error

    def _open(self, bold: bool) -> None:
        from fontTools.ttLib import TTFont

        # closed again: a computer may have more fonts than a program may hold files open
        with self.path.open("rb") as file:
            self._read(TTFont(file, fontNumber=self.number, lazy=True), bold)

    def _read(self, font: TTFont, bold: bool) -> None:
        reader: Any = font.reader
        self._characters = CharacterMap(reader["cmap"])
        names: Any = font["name"]
        self.family = names.getDebugName(16) or names.getDebugName(1) or self.path.stem
        self.style = names.getDebugName(17) or names.getDebugName(2) or ""
        self.name = _NO_POSTSCRIPT.sub("", names.getDebugName(6) or self.family)[:63] or "Font"
        head: Any = font["head"]
        self.units_per_em: int = head.unitsPerEm
        if not 16 <= self.units_per_em <= 16384:
            raise BrokenFontError("no units")
        self.is_embeddable = _may_be_embedded(font)
        self.is_variable = "fvar" in font
        self._location = _weight(font, bold) if self.is_variable else None
        if self._location and bold:
            self.name += "-Bold"

    def holds(self, char: str) -> bool:
        """Whether the font has this character."""
        return self._characters.glyph(ord(char)) > 0

    def outline(self, cluster: str) -> Outline:
        """A character with the marks that stand on it; empty where the file is damaged."""
        found = self._outlines.get(cluster)
        if found is None:
            found = self._outlines[cluster] = self._drawn(cluster)
        return found

    def _drawn(self, cluster: str) -> Outline:
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        try:
            return self._draw(cluster)
        except Exception as error:  # as above
            log.warning("Font %s has a broken outline: %s", self.path.name, error)
            return Outline(1.0, TTGlyphPen(None).glyph())

    def _draw(self, cluster: str) -> Outline:
        from fontTools.pens.cu2quPen import Cu2QuPen
        from fontTools.pens.transformPen import TransformPen
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        names = [self._font.getGlyphName(self._characters.glyph(ord(char))) for char in cluster]
        target = TTGlyphPen(None)
        has_cubics = "glyf" not in self._font
        pen = Cu2QuPen(target, self.units_per_em / 1000, reverse_direction=has_cubics)
        base, *marks = [self._recorded(name) for name in names]
        base.replay(pen)
        places = self._places.offsets(names, [base, *marks]) if marks else []
        for mark, (x, y) in zip(marks, places, strict=True):
            mark.replay(TransformPen(pen, (1, 0, 0, 1, x, y)))
        return Outline(self._glyphs[names[0]].width / self.units_per_em, target.glyph())

    def _recorded(self, name: str) -> DecomposingRecordingPen:
        from fontTools.pens.recordingPen import DecomposingRecordingPen

        pen = DecomposingRecordingPen(self._glyphs)
        self._glyphs[name].draw(pen)
        if sum(len(points) for _, points in pen.value) > _MOST_POINTS:
            raise BrokenFontError("an outline without end")
        return pen

    @cached_property
    def _font(self) -> TTFont:
        from fontTools.ttLib import TTFont

        if self.path.stat().st_size > _LARGEST_BYTES:
            raise BrokenFontError("too large")
        content = BytesIO(self.path.read_bytes())
        return TTFont(content, fontNumber=self.number, lazy=True, recalcBBoxes=False)

    @cached_property
    def _glyphs(self) -> _TTGlyphSet:
        return self._font.getGlyphSet(location=self._location)

    @cached_property
    def _places(self) -> MarkPlaces:
        return MarkPlaces(self._font, self._glyphs)


def _may_be_embedded(font: TTFont) -> bool:
    if "OS/2" not in font:
        return True
    table: Any = font["OS/2"]
    return table.fsType & 0x000F != _RESTRICTED and not table.fsType & _NOT_EMBEDDABLE


def _weight(font: TTFont, bold: bool) -> dict[str, float] | None:
    table: Any = font["fvar"]
    for axis in table.axes:
        if axis.axisTag == "wght":
            return {"wght": min(max(_WEIGHTS[bold], axis.minValue), axis.maxValue)}
    return None
