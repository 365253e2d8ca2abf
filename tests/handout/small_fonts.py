"""Fonts of squares, made for a test: what a computer may have installed, and nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from backdesk.handout.fonts import Fonts, load_fonts
from backdesk.handout.installed_fonts import InstalledFonts

UNITS = 1000
WIDTH = 600
HEBREW = "אבגדהוזחטיכךלמםנןסעפףצץקרשת\u05b8\u05b9\u05c1־"
ARABIC = "ابتمرحدلمهيوأسءة،٣٤\u064e" + "".join(map(chr, range(0xFE81, 0xFEFD)))
CHINESE = "请每天早晚做三组次，。（）「」！背中山田"
JAPANESE = CHINESE + "あいうえおさくらーァ"
KOREAN = "김민수매일아침"


def small_font(
    characters: Iterable[str],
    family: str,
    *,
    style: str = "Regular",
    cubic: bool = False,
    width: int = WIDTH,
    rights: int = 0,
) -> TTFont:
    """A font whose letters are squares and whose marks are bars without width; `rights` is fsType."""
    codes = sorted({*map(ord, characters), 0x20})
    names = {code: f"u{code:04X}" for code in codes}
    builder = FontBuilder(UNITS, isTTF=not cubic)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    advances = {".notdef": width} | {name: _width(code, width) for code, name in names.items()}
    if cubic:
        charstrings = {name: _cubic(advance) for name, advance in advances.items()}
        builder.setupCFF(f"{family}-{style}".replace(" ", ""), {}, charstrings, {})
    else:
        builder.setupGlyf({name: _square(advance) for name, advance in advances.items()})
    builder.setupHorizontalMetrics({name: (advance, 0) for name, advance in advances.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable(
        {"familyName": family, "styleName": style, "psName": f"{family}-{style}".replace(" ", "")}
    )
    builder.setupOS2(fsType=rights)
    builder.setupPost()
    font: TTFont = builder.font
    return font


def save_font(
    folder: Path,
    name: str,
    characters: str,
    family: str,
    *,
    style: str = "Regular",
    cubic: bool = False,
    width: int = WIDTH,
    rights: int = 0,
) -> Path:
    """A small font as a file (see small_font)."""
    path = folder / name
    small_font(characters, family, style=style, cubic=cubic, width=width, rights=rights).save(path)
    return path


def save_collection(folder: Path, name: str, *fonts: TTFont) -> Path:
    """Several fonts in one file."""
    collection = TTCollection()
    collection.fonts = list(fonts)
    path = folder / name
    collection.save(path)
    return path


def usual_folder(folder: Path) -> Path:
    """Fonts for Hebrew, Arabic (with a bold one), Chinese, Japanese and Korean."""
    save_font(folder, "NotoSansHebrew-Regular.ttf", HEBREW, "Noto Sans Hebrew")
    save_font(folder, "NotoSansArabic-Regular.ttf", ARABIC, "Noto Sans Arabic")
    save_font(folder, "NotoSansArabic-Bold.ttf", ARABIC, "Noto Sans Arabic", style="Bold", width=700)
    save_collection(
        folder,
        "NotoSansCJK-Regular.ttc",
        small_font(JAPANESE, "Noto Sans CJK JP", cubic=True, width=UNITS),
        small_font(KOREAN + CHINESE, "Noto Sans CJK KR", cubic=True, width=UNITS),
        small_font(CHINESE, "Noto Sans CJK SC", cubic=True, width=UNITS),
    )
    return folder


def fonts_in(*folders: Path) -> Fonts:
    """The embedded fonts, and those of these folders instead of the computer's."""
    fonts = Fonts.__new__(Fonts)
    fonts.__dict__.update(vars(load_fonts()))
    fonts.installed = InstalledFonts(lambda: folders)
    return fonts


def _width(code: int, width: int) -> int:
    return 0 if chr(code) in "\u05b8\u05b9\u05c1\u064e" else width


def _square(advance: int) -> object:
    pen = TTGlyphPen(None)
    _draw(pen, advance)
    return pen.glyph()


def _cubic(advance: int) -> object:
    pen = T2CharStringPen(advance, None)
    _draw(pen, advance)
    return pen.getCharString()


def _draw(pen: TTGlyphPen | T2CharStringPen, advance: int) -> None:
    right = max(100, advance - 100)
    pen.moveTo((0, 0))
    pen.lineTo((0, 700))
    if isinstance(pen, T2CharStringPen):
        pen.curveTo((right / 3, 750), (2 * right / 3, 750), (right, 700))
    else:
        pen.lineTo((right, 700))
    pen.lineTo((right, 0))
    pen.closePath()
