"""Where the points of Hebrew and the marks of Arabic stand on their letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.ttGlyphSet import _TTGlyphSet

_MARK_TO_BASE, _MARK_TO_MARK, _EXTENSION = 4, 6, 9
"""Types of lookups in a font's GPOS table (OpenType specification)."""

Offset = tuple[float, float]


class MarkPlaces:
    """By the font's own anchors; without them a mark stands in the middle of its letter."""

    def __init__(self, font: TTFont, glyphs: _TTGlyphSet) -> None:
        """Find the anchors; they are unpacked when they are asked for."""
        self._glyphs = glyphs
        self._tables = {kind: list(_subtables(font, kind)) for kind in (_MARK_TO_BASE, _MARK_TO_MARK)}

    def offsets(self, names: Sequence[str], outlines: Sequence[DecomposingRecordingPen]) -> list[Offset]:
        """How far each mark is moved, for a base glyph and its marks, in the font's units."""
        placed: list[Offset] = []
        for index in range(1, len(names)):
            placed.append(self._offset(names, outlines, index, placed))
        return placed

    def _offset(
        self,
        names: Sequence[str],
        outlines: Sequence[DecomposingRecordingPen],
        index: int,
        placed: Sequence[Offset],
    ) -> Offset:
        for earlier in range(index - 1, 0, -1):
            shift = self._anchored(_MARK_TO_MARK, names[earlier], names[index])
            if shift is not None:
                x, y = placed[earlier - 1]
                return x + shift[0], y + shift[1]
        shift = self._anchored(_MARK_TO_BASE, names[0], names[index])
        return self._middle(names[0], outlines[0], outlines[index]) if shift is None else shift

    def _anchored(self, kind: int, base: str, mark: str) -> Offset | None:
        for table in self._tables[kind]:
            bases, records = (
                (table.BaseCoverage, table.BaseArray.BaseRecord)
                if kind == _MARK_TO_BASE
                else (table.Mark2Coverage, table.Mark2Array.Mark2Record)
            )
            marks, array = (
                (table.MarkCoverage, table.MarkArray)
                if kind == _MARK_TO_BASE
                else (table.Mark1Coverage, table.Mark1Array)
            )
            if base not in bases.glyphs or mark not in marks.glyphs:
                continue
            own = array.MarkRecord[marks.glyphs.index(mark)]
            record = records[bases.glyphs.index(base)]
            anchors = record.BaseAnchor if kind == _MARK_TO_BASE else record.Mark2Anchor
            anchor = anchors[own.Class]
            if anchor is not None:
                return (
                    anchor.XCoordinate - own.MarkAnchor.XCoordinate,
                    anchor.YCoordinate - own.MarkAnchor.YCoordinate,
                )
        return None

    def _middle(self, name: str, base: DecomposingRecordingPen, mark: DecomposingRecordingPen) -> Offset:
        box, under = self._box(mark), self._box(base)
        if box is None:
            return 0.0, 0.0
        middle = self._glyphs[name].width / 2 if under is None else (under[0] + under[2]) / 2
        lift = 0.0
        if under is not None and box[1] > 0 and box[1] < under[3] < box[3]:
            lift = under[3] - box[1]
        return middle - (box[0] + box[2]) / 2, lift

    def _box(self, outline: DecomposingRecordingPen) -> tuple[float, float, float, float] | None:
        from fontTools.pens.boundsPen import ControlBoundsPen

        pen: Any = ControlBoundsPen(self._glyphs)
        outline.replay(pen)
        bounds: tuple[float, float, float, float] | None = pen.bounds
        return bounds


def _subtables(font: TTFont, kind: int) -> Iterator[Any]:
    if "GPOS" not in font:
        return
    gpos: Any = font["GPOS"]
    lookups = gpos.table.LookupList
    for lookup in lookups.Lookup if lookups else ():
        for table in lookup.SubTable:
            inner = table.ExtSubTable if lookup.LookupType == _EXTENSION else table
            if inner.LookupType == kind:
                yield inner
