from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backdesk.errors import MissingGlyphError
from backdesk.handout.fonts import Weight, load_fonts
from backdesk.handout.text import is_refused, line_width, missing_characters, printable, tied, wrap
from backdesk.handout.theme import Style

FONTS = load_fonts()
BODY = Style(Weight.REGULAR, 12.0, 15.0, (0.0, 0.0, 0.0))
PRINTABLE = st.text(
    alphabet=st.characters(codec="latin-1", exclude_categories=("Cc", "Cf", "Zs")), min_size=1
)


def test_markup_stays_as_it_is_and_the_emoji_goes() -> None:
    assert printable('<b>Zoë & "Łukasz" 🙂</b>', FONTS) == '<b>Zoë & "Łukasz" </b>'


@pytest.mark.parametrize("text", ["Łódź", "Άσκηση πλάτης", "Упражнение", "đặng", "½ – ≥ → ✓", "Größe"])
def test_latin_greek_and_cyrillic_print(text: str) -> None:
    assert printable(text, FONTS) == text
    assert missing_characters(text, FONTS) == ()


@pytest.mark.parametrize("text", ["مرحبا", "背中", "שלום", "हिन्दी", "Monday ٣ times"])
def test_a_script_without_a_font_is_refused_by_name(text: str) -> None:
    with pytest.raises(MissingGlyphError) as refused:
        printable(text, FONTS)
    assert text in str(refused.value)
    assert str(refused.value).count(".") == 2
    assert f"“{missing_characters(text, FONTS)[0]}”" in str(refused.value)


def test_a_long_refused_text_is_quoted_in_part() -> None:
    with pytest.raises(MissingGlyphError) as refused:
        printable("背中" * 500, FONTS)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("e\u0301", "é"),  # composed
        ("①", "1"),  # a digit must not vanish
        ("Ａ", "A"),
        ("a\u2003b\u2009c", "a b c"),
        ("a\tb", "a b"),
        ("soft\u00adhyphen", "softhyphen"),
        ("👩\u200d⚕\ufe0f ok", " ok"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("nul\x00\x07", "nul"),
        ("lone \ud83d", "lone "),
        ("\u202eabc", "abc"),
    ],
)
def test_what_cannot_be_drawn_is_replaced_by_its_equal(text: str, shown: str) -> None:
    assert printable(text, FONTS) == shown


def test_missing_characters_are_named_once_in_order() -> None:
    assert missing_characters("🙂 a 🎉 🙂 \u200d", FONTS) == ("🙂", "🎉")
    assert not is_refused("🙂")
    assert is_refused("م")


def test_line_ends_are_kept() -> None:
    assert wrap("one\n\ntwo", FONTS, BODY, 200) == ["one", "", "two"]
    assert wrap("", FONTS, BODY, 200) == []
    assert wrap("  \n ", FONTS, BODY, 200) == []


def test_a_word_wider_than_the_line_is_broken_after_a_hyphen() -> None:
    lines = wrap("quadruped-hip-extension", FONTS, BODY, 70)
    assert lines[0].endswith("-")
    assert "".join(lines) == "quadruped-hip-extension"


def test_an_indent_shortens_the_first_line_only() -> None:
    text = "word " * 20
    plain, indented = wrap(text, FONTS, BODY, 150), wrap(text, FONTS, BODY, 150, indent=100)
    assert len(indented[0]) < len(plain[0])
    assert indented[1] == plain[0]


def test_numbers_stay_with_what_they_count() -> None:
    assert tied("hold 5 seconds, rest 1 minute") == "hold 5\u00a0seconds, rest 1\u00a0minute"


@given(st.lists(PRINTABLE, min_size=1, max_size=30), st.floats(20, 400), st.floats(0, 300))
def test_wrapping_keeps_every_character_within_the_width(
    words: list[str], width: float, indent: float
) -> None:
    lines = wrap(" ".join(words), FONTS, BODY, width, indent=indent)
    assert "".join(lines).replace(" ", "") == "".join(printable(" ".join(words), FONTS).split(" "))
    assert all(line_width(line, FONTS, BODY) <= width + 0.01 or len(line) == 1 for line in lines)


@given(st.text())
def test_any_text_prints_or_is_refused(text: str) -> None:
    try:
        shown = printable(text, FONTS)
    except MissingGlyphError:
        assert any(map(is_refused, missing_characters(text, FONTS)))
    else:
        assert FONTS.characters.issuperset(shown.replace("\n", ""))
