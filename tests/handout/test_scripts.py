"""Names and notes in scripts that the embedded fonts lack: found, joined, ordered, broken into lines."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from backdesk.domain.clinic import Clinic, PainBand
from backdesk.domain.wording import PlainWords
from backdesk.errors import MissingGlyphError
from backdesk.figure.drawing import Box, Drawing
from backdesk.handout.bidi_lines import visual_clusters
from backdesk.handout.contact_sheet import SheetCell, contact_sheet
from backdesk.handout.flow import paragraph, text_line
from backdesk.handout.fonts import Fonts, Weight, load_fonts
from backdesk.handout.foreign import pieces_of
from backdesk.handout.glyphs import missing_texts
from backdesk.handout.line_breaks import wrap_foreign
from backdesk.handout.render import lay_out, render_handout
from backdesk.handout.scripts import Foreign, Reading, Script, Way, is_rtl, reading_of, script_of
from backdesk.handout.spec import HandoutSpec
from backdesk.handout.text import (
    is_rtl_line,
    isolated,
    line_width,
    missing_characters,
    printable,
    wrap,
)
from backdesk.handout.theme import Style
from tests.handout.builders import make_spec, outside, overlaps
from tests.handout.small_fonts import HEBREW, fonts_in, save_font, usual_folder

BODY = Style(Weight.REGULAR, 10.0, 12.0, (0.0, 0.0, 0.0))
TO_LEFT, TO_RIGHT = Way(True, Reading.CHINESE), Way(False, Reading.CHINESE)


@pytest.fixture
def fonts(tmp_path: Path) -> Fonts:
    """The embedded fonts, and small ones for Hebrew, Arabic, Chinese, Japanese and Korean."""
    return fonts_in(usual_folder(tmp_path))


@pytest.fixture
def installed(fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for whole handouts."""
    monkeypatch.setattr(load_fonts(), "installed", fonts.installed)


def seen(text: str, way: Way | None = None) -> str:
    """What a reader sees from left to right."""
    clusters = visual_clusters(text, way or Way(is_rtl(text), Reading.CHINESE), lambda _: True)
    return "".join(base + marks for base, marks in clusters)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("שלום (abc) 12", "12 (abc) םולש"),
        ("David (רות כהן) said", "David (ןהכ תור) said"),
        ("א[ב]ג", "ג[ב]א"),
        ("רות 10:30", "10:30 תור"),
        ("call רות 3–5 times", "call תור 3–5 times"),
        ("He said “שלום”, twice", "He said “םולש”, twice"),
        ("a@b.de רות", "a@b.de תור"),
        ("רות a@b.de!", "!a@b.de תור"),
    ],
)
def test_mixed_text_is_ordered_as_it_is_read(text: str, shown: str) -> None:
    assert seen(text) == shown


def test_the_paragraphs_direction_orders_a_line_of_its_own() -> None:
    assert seen("abc שלום", TO_LEFT) == "םולש abc"
    assert seen("abc שלום", TO_RIGHT) == "abc םולש"


def test_points_stay_with_their_letter() -> None:
    clusters = visual_clusters("שָׁלוֹם", TO_LEFT, lambda _: True)
    assert [(base, marks) for base, marks in clusters] == [
        ("ם", ""),
        ("ו", "ֹ"),
        ("ל", ""),
        ("ש", "ָׁ"),
    ]


def test_arabic_is_joined() -> None:
    assert seen("سلام") == "\ufee1\ufefc\ufeb3"
    assert seen("مدد") == "\ufea9\ufeaa\ufee3"
    assert unicodedata.normalize("NFKC", seen("بيت")) == "تيب"
    assert seen("الله") == "\ufeea\ufee0\ufedf\ufe8d"


def test_joiners_shape_and_are_never_seen() -> None:
    assert seen("مي\u200cرود") == "\ufea9\ufeed\ufead\ufef2\ufee3"
    assert seen("ه\u200d") == "\ufeeb"
    assert seen("\u200fאבג\u200e\u2067דה\u2069\u202b\u202c") == "הדגבא"


@given(
    st.lists(st.sampled_from([*"لامسبه", "\u200d", "\u200c", " ", "\u0651", "a", "1"]), max_size=12).map(
        "".join
    )
)
def test_no_letter_is_lost_or_changed_by_joining(text: str) -> None:
    letters = [char for char in unicodedata.normalize("NFKC", seen(text)) if char.isalnum()]
    assert sorted(letters) == sorted(char for char in text if char.isalnum())


def test_an_emoji_of_several_parts_does_not_disturb_what_follows() -> None:
    assert seen("\u200d سلام") == seen("سلام") + " "


def test_forms_that_a_font_lacks_give_way_to_plain_letters() -> None:
    clusters = visual_clusters("لا", TO_LEFT, lambda form: form in "\ufedf\ufe8e")
    assert [base for base, _ in clusters] == ["\ufe8e", "\ufedf"]
    clusters = visual_clusters("لا", TO_LEFT, lambda _: False)
    assert [base for base, _ in clusters] == ["ا", "ل"]


def test_marks_in_latin_letters_follow_their_letter() -> None:
    assert seen("x\u0301 אב") == "x\u0301 בא"


def test_all_forms_come_from_the_letters_font(fonts: Fonts) -> None:
    text = printable("مرحبا 12 abc", fonts)
    assert isinstance(text, Foreign)
    pieces = pieces_of(text, text.way, Weight.REGULAR, fonts)
    assert ["" if piece.font is None else piece.font.family for piece in pieces] == ["", "Noto Sans Arabic"]
    assert "".join(pieces[0].clusters) == "abc 12 "
    assert pieces[1].width == pytest.approx(5 * 0.6)


def test_the_width_counts_every_font(fonts: Fonts) -> None:
    latin = line_width(printable("ab ", fonts), fonts, BODY)
    assert line_width(printable("ab שלום", fonts), fonts, BODY) == pytest.approx(latin + 4 * 6.0)
    assert line_width(printable("שָׁ", fonts), fonts, BODY) == pytest.approx(6.0)
    bold = replace(BODY, weight=Weight.SEMIBOLD)
    assert line_width(printable("مم", fonts), fonts, bold) == pytest.approx(14.0)


def test_text_stays_in_logical_order(fonts: Fonts) -> None:
    text = "שלום (abc) מרים"
    assert wrap(text, fonts, BODY, 500) == [text]
    assert " ".join(wrap(text, fonts, BODY, 40)) == text


def test_a_line_remembers_its_paragraphs_direction(fonts: Fonts) -> None:
    lines = wrap("שלום Bird dog אב\nBird dog שלום", fonts, BODY, 50)
    assert lines == ["שלום Bird", "dog אב", "Bird dog", "שלום"]
    assert [is_rtl_line(line) for line in lines] == [True, True, False, False]


def test_a_right_to_left_paragraph_ends_at_the_right_edge(fonts: Fonts) -> None:
    lines = paragraph("שלום מרים שלום", fonts, BODY, x=20, width=70)
    for line in lines:
        (run,) = line.runs
        assert run.x + line_width(run.text, fonts, BODY) == pytest.approx(90)
    assert paragraph("Miriam מרים", fonts, BODY, x=20, width=70)[0].runs[0].x == 20


def test_a_label_stays_left_of_a_right_to_left_paragraph(fonts: Fonts) -> None:
    lead = paragraph("1. ", fonts, BODY, width=50)[0].runs
    first = paragraph("שלום מרים", fonts, BODY, width=100, lead=lead)[0]
    assert first.runs[0].x == 0
    assert first.runs[1].x + line_width(first.runs[1].text, fonts, BODY) == pytest.approx(100)
    assert text_line([], BODY).runs == []


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("请每天早晚做三组", 4, ["请每天早", "晚做三组"]),
        ("请每天早，晚做", 4, ["请每天", "早，晚做"]),
        ("请每天「早晚」做", 4, ["请每天", "「早晚」", "做"]),
        ("请每天早晚。", 5, ["请每天早", "晚。"]),
        ("さくらー山田", 3, ["さく", "らー山", "田"]),
        ("김민수 매일 아침", 6, ["김민수 매일", "아침"]),
        ("김민수매일아침", 3, ["김민수", "매일아", "침"]),
        ("请abc每天", 3, ["请abc", "每天"]),
        ("每天 abc 每天", 6, ["每天 abc 每", "天"]),
    ],
)
def test_lines_break_by_the_basic_rules(text: str, width: int, lines: list[str]) -> None:
    def measure(part: str) -> float:
        return sum(0.5 if char.isascii() else 1.0 for char in part)

    assert wrap_foreign(text, measure, width, width) == lines


def test_a_number_before_the_text_shortens_its_first_line(fonts: Fonts) -> None:
    assert wrap("请每天早晚做", fonts, BODY, 40, indent=20) == ["请每", "天早晚做"]
    assert wrap("김민수", fonts, BODY, 40, indent=30) == ["", "김민수"]


def test_a_long_word_is_cut_but_never_before_a_mark(fonts: Fonts) -> None:
    lines = wrap("שָׁ" * 40, fonts, BODY, 20)
    assert "".join(lines) == unicodedata.normalize("NFC", "שָׁ" * 40)
    assert all(line[0] == "ש" for line in lines)
    assert all(line_width(line, fonts, BODY) <= 20 for line in lines)


FOREIGN = st.text(
    alphabet=st.sampled_from("אבש\u05b8\u05c1ملا\u064eب٣请山。，「」さー김 ab1(-)\n\u200c\u200f\u2067\u2069"),
    max_size=60,
)


def test_wrapping_keeps_every_letter_within_the_width(tmp_path: Path) -> None:
    fonts = fonts_in(usual_folder(tmp_path))

    @given(FOREIGN, st.floats(12, 200), st.floats(0, 100))
    def check(text: str, width: float, indent: float) -> None:
        lines = wrap(text, fonts, BODY, width, indent=indent)
        kept = printable(text, fonts)
        assert "".join(lines).replace(" ", "") == "".join(kept.split()).replace(" ", "")
        for line in lines:
            assert line_width(line, fonts, BODY) <= width + 0.01 or len(line) <= 4

    check()


@given(FOREIGN)
def test_every_letter_is_seen_once(text: str) -> None:
    way = Way(is_rtl(text), reading_of(text))
    line = text.replace("\n", "")
    shown = unicodedata.normalize("NFKC", seen(line, way))
    printed = unicodedata.normalize("NFKC", "".join(c for c in line if unicodedata.category(c) != "Cf"))
    assert sorted(shown.translate(BRACKETS)) == sorted(printed.translate(BRACKETS))


BRACKETS = str.maketrans("()「」", "((「「")


@pytest.mark.parametrize(
    ("text", "font", "char"),
    [
        ("مرحبا", "Noto Sans Arabic", "م"),
        ("שלום", "Noto Sans Hebrew", "ש"),
        ("背中", "Noto Sans CJK", "背"),
        ("안녕", "Noto Sans CJK", "안"),
        ("Monday ٣ times", "Noto Sans Arabic", "٣"),
        ("Գևորգ", "Noto Sans Armenian", "Գ"),
        ("Ꞛ", "Noto Sans", "Ꞛ"),
    ],
)
def test_a_missing_font_is_named(text: str, font: str, char: str) -> None:
    with pytest.raises(MissingGlyphError) as refused:
        printable(text, load_fonts())
    assert f"“{text}”" in str(refused.value)
    assert f"“{char}”" in str(refused.value)
    assert f"Install a font such as {font} and try again." in str(refused.value)


@pytest.mark.parametrize("text", ["हिन्दी", "สวัสดี", "தமிழ்", "ڕۆژ", "ܫܠܡܐ"])
def test_a_script_that_needs_more_shaping_is_refused_whatever_is_installed(tmp_path: Path, text: str) -> None:
    save_font(tmp_path, "DejaVuSans.ttf", text, "Everything")
    fonts = fonts_in(tmp_path)
    with pytest.raises(MissingGlyphError, match="another script"):
        printable(text, fonts)
    assert missing_characters(text, fonts)


def test_letters_of_a_found_font_are_not_missing(fonts: Fonts) -> None:
    assert missing_characters("שלום 🙂 مرحبا", fonts) == ("🙂",)
    assert printable("שלום 🙂", fonts) == "שלום "
    assert missing_characters("שצ ش", fonts) == ("ش",)


def test_wide_forms_stay_among_chinese_characters_only(fonts: Fonts) -> None:
    assert printable("山！", fonts) == "山！"
    assert printable("Ａ！", fonts) == "A!"
    assert printable("山①", fonts) == "山1"


def test_arabic_copied_out_of_a_pdf_is_found_anew(fonts: Fonts) -> None:
    assert printable("\ufee3\ufeae", fonts) == "مر"


def test_overrides_are_dropped_and_isolates_kept(fonts: Fonts) -> None:
    assert printable("\u202eשלום\u202c", fonts) == "שלום\u202c"
    assert printable(isolated("שלום"), fonts) == "\u2068שלום\u2069"
    assert isolated("Anna") == "Anna"
    assert not is_rtl_line(printable(f"{isolated('שלום')} · Week 1", fonts))


@pytest.mark.parametrize(
    ("text", "reading"),
    [("山田さくら", Reading.JAPANESE), ("김山", Reading.KOREAN), ("山。・ー", Reading.CHINESE)],
)
def test_the_reading_follows_the_syllables(text: str, reading: Reading) -> None:
    assert reading_of(text) is reading


@pytest.mark.parametrize(
    ("char", "script"),
    [
        ("a", Script.EUROPEAN),
        ("🙂", None),
        ("ก", None),
        ("\u0301", None),
        ("\U00020000", Script.CJK),
        ("\u0000", None),
        ("\U0010ffff", None),
    ],
)
def test_scripts_are_known_by_their_ranges(char: str, script: Script | None) -> None:
    assert script_of(char) is script


def foreign_spec() -> HandoutSpec:
    spec = make_spec()
    notes = (
        "שָׁלוֹם רות (Bird dog) 3–5",
        "مرحبا أم، لا (٣٤)",
        "请每天早晚做三组，山田。",
        "さくらー山田",
        "김민수 매일 아침",
    )
    cards = [
        replace(card, notes=(notes[number % len(notes)] * 9,), name=notes[number % len(notes)])
        for number, card in enumerate(spec.cards)
    ]
    return replace(spec, client_name="רות מרים", title="背中 plan", cards=tuple(cards))


@pytest.mark.usefixtures("installed")
def test_a_handout_in_many_scripts_is_sound() -> None:
    spec = foreign_spec()
    assert missing_texts(spec) == ()
    for page in lay_out(spec):
        assert not outside(page)
        assert not list(overlaps(page))
    content = render_handout(spec)
    assert content == render_handout(spec)
    with pikepdf.open(io.BytesIO(content)) as file:
        assert not file.check_pdf_syntax()
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content), strict=True).pages)
    for part in ("早晚做三组，山田。", "さくらー", "김민수", "רות", "(Bird dog)", "背中 plan", "مرحبا"):
        assert part in text
    assert "\ufefb" not in text


@pytest.mark.usefixtures("installed")
def test_fonts_hold_only_what_is_used_whatever_was_printed_before() -> None:
    spec = replace(make_spec(), client_name="山田")
    before = render_handout(spec)
    render_handout(foreign_spec())
    assert render_handout(spec) == before
    fonts = {
        name: font.get_object()
        for page in PdfReader(io.BytesIO(before)).pages
        for name, font in page["/Resources"]["/Font"].items()  # type: ignore[index]
    }
    composite = [font for font in fonts.values() if font["/Subtype"] == "/Type0"]
    assert len(composite) == 1
    assert composite[0]["/BaseFont"].endswith("+NotoSansCJKSC-Regular")
    descriptor = composite[0]["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
    assert len(descriptor["/FontFile2"].get_object().get_data()) < 1200


def test_what_the_clinic_wrote_is_looked_at_too() -> None:
    clinic = Clinic(name="背中", footer="中", pain_bands=(PainBand(0, 10, "山"),), stop_signs=("田",))
    found = missing_texts(replace(make_spec(), clinic=clinic, next_appointment="背"))
    assert [lost.text for lost in found] == ["背", "背中", "中", "山", "田"]
    assert all(lost.is_refused for lost in found)


@pytest.mark.usefixtures("installed")
def test_names_on_the_sheet_of_figures_print_too() -> None:
    drawing = Drawing((), Box(0.0, 0.0, 1.2, 1.0))
    content = contact_sheet([SheetCell("山田 רות", drawing), SheetCell("Plank", drawing)], PlainWords())
    text = PdfReader(io.BytesIO(content)).pages[0].extract_text()
    for name in ("山田", "רות", "Plank", "Page 1 of 1"):
        assert name in text


def test_a_handout_without_a_font_is_refused_before_it_is_made() -> None:
    spec = replace(make_spec(), client_name="山田")
    assert [lost.characters for lost in missing_texts(spec)] == [("山", "田")]
    with pytest.raises(MissingGlyphError, match="Noto Sans CJK"):
        render_handout(spec)


def test_marks_of_another_font_are_kept(tmp_path: Path) -> None:
    save_font(tmp_path, "NotoSansHebrew-Regular.ttf", HEBREW.replace("\u05b8", ""), "Bare")
    save_font(tmp_path, "DejaVuSans.ttf", HEBREW, "Full")
    fonts = fonts_in(tmp_path)
    text = printable("שָ", fonts)
    pieces = pieces_of(text, TO_LEFT, Weight.REGULAR, fonts)
    assert [piece.font.family for piece in pieces if piece.font] == ["Bare", "Full"]
    assert line_width(text, fonts, BODY) == pytest.approx(6.0)
