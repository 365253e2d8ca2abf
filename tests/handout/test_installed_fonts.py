from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from backdesk.handout.font_file import BrokenFontError, CharacterMap, FontFile
from backdesk.handout.installed_fonts import InstalledFonts, font_folders
from backdesk.handout.scripts import Reading
from tests.handout.small_fonts import (
    CHINESE,
    HEBREW,
    JAPANESE,
    save_collection,
    save_font,
    small_font,
    usual_folder,
)


def fonts_of(*folders: Path) -> InstalledFonts:
    return InstalledFonts(lambda: folders)


def family(
    fonts: InstalledFonts, char: str, reading: Reading = Reading.CHINESE, *, bold: bool = False
) -> str:
    found = fonts.find(char, reading, bold=bold)
    return "" if found is None else f"{found.family} {found.style}"


def test_a_script_finds_its_own_font(tmp_path: Path) -> None:
    fonts = fonts_of(usual_folder(tmp_path))
    assert family(fonts, "ש") == "Noto Sans Hebrew Regular"
    assert family(fonts, "م") == "Noto Sans Arabic Regular"
    assert family(fonts, "ش") == ""
    assert family(fonts, "ก") == ""


def test_chinese_characters_come_in_the_forms_of_the_text(tmp_path: Path) -> None:
    fonts = fonts_of(usual_folder(tmp_path))
    assert family(fonts, "山") == "Noto Sans CJK SC Regular"
    assert family(fonts, "山", Reading.JAPANESE) == "Noto Sans CJK JP Regular"
    assert family(fonts, "山", Reading.KOREAN) == "Noto Sans CJK KR Regular"
    assert family(fonts, "あ", Reading.CHINESE) == "Noto Sans CJK JP Regular"


def test_a_traditional_font_serves_where_there_is_no_other(tmp_path: Path) -> None:
    save_font(tmp_path, "msjh.ttf", CHINESE, "Microsoft JhengHei")
    assert family(fonts_of(tmp_path), "山") == "Microsoft JhengHei Regular"


def test_the_bold_font_of_the_family_is_taken(tmp_path: Path) -> None:
    fonts = fonts_of(usual_folder(tmp_path))
    assert family(fonts, "م", bold=True) == "Noto Sans Arabic Bold"
    assert family(fonts, "ש", bold=True) == "Noto Sans Hebrew Regular"


def test_another_familys_bold_font_is_not_taken(tmp_path: Path) -> None:
    save_font(tmp_path, "meiryo.ttf", JAPANESE, "Meiryo")
    save_font(tmp_path, "meiryob.ttf", JAPANESE, "Meirbold", style="Bold")
    assert family(fonts_of(tmp_path), "あ", bold=True) == "Meiryo Regular"


def test_a_bold_face_of_the_same_collection_is_taken(tmp_path: Path) -> None:
    faces = [small_font(CHINESE, "PingFang SC", style=style) for style in ("Semibold", "Regular")]
    save_collection(tmp_path, "PingFang.ttc", *faces)
    assert family(fonts_of(tmp_path), "山") == "PingFang SC Regular"
    assert family(fonts_of(tmp_path), "山", bold=True) == "PingFang SC Semibold"


def test_any_font_with_the_character_will_do_plain_ones_first(tmp_path: Path) -> None:
    save_font(tmp_path, "Adorned-Italic.ttf", HEBREW, "Adorned", style="Italic")
    save_font(tmp_path, "LastResort.ttf", HEBREW + "ש", "Last Resort")
    assert family(fonts_of(tmp_path), "ש") == "Adorned Italic"
    save_font(tmp_path, "Zimple.ttf", HEBREW, "Zimple")
    assert family(fonts_of(tmp_path), "ש") == "Zimple Regular"


def test_fonts_in_folders_of_a_folder_are_found_and_the_first_folder_counts(tmp_path: Path) -> None:
    inner, other = tmp_path / "one" / "deep", tmp_path / "two"
    inner.mkdir(parents=True)
    other.mkdir()
    save_font(inner, "NotoSansHebrew-Regular.ttf", HEBREW, "First")
    save_font(other, "NotoSansHebrew-Regular.ttf", HEBREW, "Second")
    assert family(fonts_of(tmp_path / "one", other, tmp_path / "none"), "ש") == "First Regular"
    assert family(fonts_of(other, tmp_path / "one"), "ש") == "Second Regular"


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200])
def test_a_font_that_may_not_be_embedded_is_left_alone(tmp_path: Path, rights: int) -> None:
    save_font(tmp_path, "NotoSansHebrew-Regular.ttf", HEBREW, "Kept", rights=rights)
    assert family(fonts_of(tmp_path), "ש") == ""


def test_a_font_for_print_and_preview_may_be_embedded(tmp_path: Path) -> None:
    save_font(tmp_path, "NotoSansHebrew-Regular.ttf", HEBREW, "Shared", rights=0x0004)
    assert family(fonts_of(tmp_path), "ש") == "Shared Regular"


@pytest.mark.parametrize("length", [0, 3, 12, 60, 200])
def test_a_broken_font_is_skipped(tmp_path: Path, length: int) -> None:
    good = save_font(tmp_path, "zz-good.ttf", HEBREW, "Good")
    (tmp_path / "NotoSansHebrew-Regular.ttf").write_bytes(good.read_bytes()[:length])
    (tmp_path / "NotoSansHebrew-Regular.ttc").write_bytes(b"ttcf\0\1\0\0\xff\xff\xff\xff")
    assert family(fonts_of(tmp_path), "ש") == "Good Regular"


def test_a_folder_named_like_a_font_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "NotoSansHebrew-Regular.ttf").mkdir()
    (tmp_path / "DejaVuSans.ttf").symlink_to(tmp_path / "gone.ttf")
    assert family(fonts_of(tmp_path), "ש") == ""


def test_a_font_damaged_behind_its_tables_prints_blanks(tmp_path: Path) -> None:
    path = save_font(tmp_path, "font.ttf", HEBREW, "Good")
    file = FontFile(path)
    path.write_bytes(path.read_bytes()[:100])
    assert file.outline("ש").glyph.numberOfContours == 0


def test_the_folders_are_read_once_and_only_when_needed(tmp_path: Path) -> None:
    asked: list[int] = []

    def folders() -> tuple[Path, ...]:
        asked.append(1)
        return (usual_folder(tmp_path),)

    fonts = InstalledFonts(folders)
    assert not asked
    assert all(family(fonts, char, bold=bold) for char in "שם" for bold in (False, True))
    assert len(asked) == 1


def test_cubic_outlines_become_quadratic_and_marks_have_no_width(tmp_path: Path) -> None:
    file = FontFile(save_font(tmp_path, "cubic.otf", CHINESE + "שׁ", "Cubic", cubic=True, width=1000))
    assert file.outline("山").advance == 1.0
    assert file.outline("山").glyph.numberOfContours == 1
    assert file.outline("ש\u05c1").advance == 1.0
    assert file.outline("ש\u05c1").glyph.numberOfContours == 2


def test_a_mark_without_anchors_stands_in_the_middle(tmp_path: Path) -> None:
    file = FontFile(save_font(tmp_path, "font.ttf", HEBREW, "Plain"))
    letter, mark = file.outline("ש").glyph, file.outline("ש\u05b8").glyph
    xs = [x for x, _ in mark.coordinates][len(letter.coordinates) :]
    assert sum(xs) / len(xs) == pytest.approx(250, abs=1)


def test_marks_stand_at_the_fonts_own_anchors(tmp_path: Path) -> None:
    font = small_font(HEBREW, "Anchored")
    addOpenTypeFeaturesFromString(
        font,
        """
        markClass u05B8 <anchor 50 0> @LOW;
        markClass u05C1 <anchor 50 0> @NEXT;
        feature mark { pos base u05E9 <anchor 150 -40> mark @LOW; } mark;
        feature mkmk { pos mark u05B8 <anchor 50 90> mark @NEXT; } mkmk;
        """,
    )
    font.save(tmp_path / "font.ttf")
    glyph = FontFile(tmp_path / "font.ttf").outline("ש\u05b8\u05c1").glyph
    corners = glyph.coordinates[4], glyph.coordinates[8]
    assert corners == ((100, -40), (100, 50))


def test_a_variable_font_has_both_weights(tmp_path: Path) -> None:
    builder = FontBuilder(font=small_font(HEBREW, "Noto Sans Hebrew"))
    builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    builder.setupGvar({"u05E9": [TupleVariation({"wght": (0, 1, 1)}, [(80, 0)] * 4 + [(0, 0)] * 4)]})
    builder.save(tmp_path / "NotoSansHebrew[wght].ttf")
    fonts = fonts_of(tmp_path)
    lefts = []
    for bold in (False, True):
        file = fonts.find("ש", Reading.CHINESE, bold=bold)
        assert file is not None
        lefts.append(min(x for x, _ in file.outline("ש").glyph.coordinates))
        assert file.name.endswith("-Bold") is bold
    assert lefts == [30, 60]


def test_an_outline_that_holds_itself_prints_blank(tmp_path: Path) -> None:
    font = small_font("ש", "Snake")
    pen = TTGlyphPen({"u05E9": None})
    pen.addComponent("u05E9", (1, 0, 0, 1, 0, 0))
    snake = pen.glyph()
    snake.xMin = snake.yMin = snake.xMax = snake.yMax = 0
    font["glyf"].glyphs["u05E9"] = snake
    font.recalcBBoxes = False
    font["maxp"].recalc = lambda _: None
    font.save(tmp_path / "font.ttf")
    assert FontFile(tmp_path / "font.ttf").outline("ש").glyph.numberOfContours == 0


def test_an_outline_without_end_prints_blank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backdesk.handout.font_file._MOST_POINTS", 3)
    file = FontFile(save_font(tmp_path, "font.ttf", "ש", "Long"))
    assert file.outline("ש").glyph.numberOfContours == 0


def test_characters_beyond_the_first_plane_are_found(tmp_path: Path) -> None:
    file = FontFile(save_font(tmp_path, "font.ttf", "山𠮷", "Wide"))
    assert [file.holds(char) for char in "𠮷山𠮸"] == [True, True, False]


@pytest.mark.parametrize("table", [b"", b"\0\0\0\1", struct.pack(">HHHHL", 0, 1, 3, 1, 4000)])
def test_a_table_of_characters_that_makes_no_sense_is_refused(table: bytes) -> None:
    with pytest.raises((struct.error, BrokenFontError)):
        CharacterMap(table)


def test_a_table_cut_short_has_no_characters() -> None:
    groups = struct.pack(">HHLLL", 12, 0, 16, 0, 0xFFFFFFFF)
    assert CharacterMap(struct.pack(">HHHHL", 0, 1, 3, 10, 12) + groups).glyph(0x5C71) == 0
    segments = struct.pack(">HHHHHHH", 4, 0, 0, 0xFFFE, 0, 0, 0)
    assert CharacterMap(struct.pack(">HHHHL", 0, 1, 3, 1, 12) + segments).glyph(0x5C71) == 0


@pytest.mark.parametrize(("platform", "part"), [("linux", "fonts"), ("darwin", "Fonts"), ("win32", "Fonts")])
def test_each_system_has_its_folders(monkeypatch: pytest.MonkeyPatch, platform: str, part: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    folders = font_folders()
    assert len(folders) >= 2
    assert all(part in folder.as_posix() for folder in folders)
    if platform != "linux":
        assert any(Path.home() in folder.parents for folder in folders)
