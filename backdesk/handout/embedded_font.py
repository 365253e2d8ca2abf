"""An installed font inside one PDF: only the characters that the document uses.

The file is a composite font with TrueType outlines (ISO 32000-1, 9.7): ReportLab's own TTFont would
need the whole font as TrueType, and a name of one character for each glyph.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata

from reportlab.pdfbase import pdfdoc

from backdesk.handout.bidi_lines import is_mark
from backdesk.handout.font_file import FontFile
from backdesk.handout.scripts import is_joined_form

_SYMBOLIC = 4
_MOST_IN_BLOCK = 100
"""Most entries of one block in a character map of a PDF (Adobe Technical Note 5411)."""


class EmbeddedFont:
    """The glyphs of one font that one document uses, numbered in the order of their use."""

    def __init__(self, file: FontFile, doc: pdfdoc.PDFDocument) -> None:
        """Announce the font to the document, which asks for `addObjects` when it is saved."""
        self._file = file
        self._numbers: dict[str, int] = {}
        self._key = f"F{len(doc.fontMapping) + 1}"
        self.name = f"/{self._key}"
        doc.fontMapping[f"BackDesk-{self._key}"] = self.name
        doc.delayedFonts.append(self)

    def codes(self, clusters: tuple[str, ...]) -> str:
        """The clusters as the digits of a PDF's hexadecimal string."""
        numbers = self._numbers
        return "".join(f"{numbers.setdefault(cluster, len(numbers) + 1):04X}" for cluster in clusters)

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:
        """Add the font to the document."""
        content = self._font_file()
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(content).digest()[:6])
        name = f"{tag}+{self._file.name}"
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{name}",
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([self._descendant(doc, name, content)]),
                "ToUnicode": _stream(doc, self._unicode_map().encode("ascii"), f"toUnicode:{self._key}"),
            }
        )
        doc.idToObject["BasicFonts"].dict[self._key] = doc.Reference(font, self._key)

    def _descendant(self, doc: pdfdoc.PDFDocument, name: str, content: bytes) -> object:
        widths = [round(self._file.outline(cluster).advance * 1000) for cluster in self._numbers]
        file = _stream(doc, content, f"fontFile:{self._key}", Length1=len(content))
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": f"/{name}",
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray([-500, -500, 1500, 1500]),
                "ItalicAngle": 0,
                "Ascent": 900,
                "Descent": -300,
                "CapHeight": 700,
                "StemV": 80,
                "FontFile2": file,
            }
        )
        system = {
            "Registry": pdfdoc.PDFString("Adobe"),
            "Ordering": pdfdoc.PDFString("Identity"),
            "Supplement": 0,
        }
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{name}",
                "CIDSystemInfo": pdfdoc.PDFDictionary(system),
                "CIDToGIDMap": "/Identity",
                "FontDescriptor": doc.Reference(descriptor, f"fontDescriptor:{self._key}"),
                "DW": 1000,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)]),
            }
        )
        return doc.Reference(descendant, f"cidFont:{self._key}")

    def _font_file(self) -> bytes:
        """A TrueType font of these glyphs alone, the same bytes for the same glyphs."""
        from fontTools.fontBuilder import FontBuilder
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        units = self._file.units_per_em
        names = [".notdef", *(f"g{number}" for number in self._numbers.values())]
        outlines = [self._file.outline(cluster) for cluster in self._numbers]
        builder = FontBuilder(units, isTTF=True)
        builder.font.recalcTimestamp = False
        builder.updateHead(created=0, modified=0)
        builder.setupGlyphOrder(names)
        glyphs = [TTGlyphPen(None).glyph(), *(outline.glyph for outline in outlines)]
        builder.setupGlyf(dict(zip(names, glyphs, strict=True)))
        advances = [units, *(round(outline.advance * units) for outline in outlines)]
        lefts = [getattr(glyph, "xMin", 0) for glyph in glyphs]
        metrics = zip(advances, lefts, strict=True)
        builder.setupHorizontalMetrics(dict(zip(names, metrics, strict=True)))
        builder.setupHorizontalHeader(ascent=units, descent=-units // 4)
        stream = io.BytesIO()
        builder.font.save(stream)
        return stream.getvalue()

    def _unicode_map(self) -> str:
        """What each glyph says, so that the text can be searched and copied."""
        entries = [
            f"<{number:04X}> <{_said(cluster).encode('utf-16-be').hex().upper()}>"
            for cluster, number in self._numbers.items()
        ]
        blocks = [entries[at : at + _MOST_IN_BLOCK] for at in range(0, len(entries), _MOST_IN_BLOCK)]
        said = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
        return "\n".join((_MAP_START, *said, _MAP_END))


_MAP_START = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_MAP_END = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def _said(cluster: str) -> str:
    """The letters that a cluster stands for, instead of their joined forms."""
    return "".join(
        unicodedata.normalize("NFKC", char) if is_joined_form(char) and not is_mark(char) else char
        for char in cluster
    )


def _stream(doc: pdfdoc.PDFDocument, content: bytes, name: str, **entries: object) -> object:
    stream = pdfdoc.PDFStream(content=content)
    for key, value in entries.items():
        stream.dictionary[key] = value
    if doc.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return doc.Reference(stream, name)
