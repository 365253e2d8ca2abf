"""Texts in the user's language, English where there is no catalogue."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from backdesk.domain.wording import Words
from backdesk.i18n import DOMAIN, english, load_translator, system_language

GERMAN = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
    "Monday": "Montag",
    "{n} set\0{n} sets": "{n} Satz\0{n} Sätze",
}


def catalogue_bytes(texts: dict[str, str]) -> bytes:
    """A compiled gettext catalogue (the .mo format of the GNU gettext manual)."""
    pairs = [(key.encode(), texts[key].encode()) for key in sorted(texts)]
    tables, data, offset = [b"", b""], b"", 28 + 16 * len(pairs)
    for place in (0, 1):
        for pair in pairs:
            tables[place] += struct.pack("<II", len(pair[place]), offset + len(data))
            data += pair[place] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + tables[0] + tables[1] + data


@pytest.fixture
def locale_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / f"{DOMAIN}.mo").write_bytes(catalogue_bytes(GERMAN))
    return tmp_path


def test_english_is_the_source() -> None:
    words: Words = english()
    assert words.gettext("Monday") == "Monday"
    assert words.gettext("") == ""
    assert words.ngettext("{n} set", "{n} sets", 1) == "{n} set"
    assert words.ngettext("{n} set", "{n} sets", 2) == "{n} sets"
    assert english().language == "en"


def test_a_catalogue_is_used_and_what_it_lacks_stays_english(locale_folder: Path) -> None:
    words = load_translator(locale_folder, "de")
    assert words.language == "de"
    assert words.gettext("Monday") == "Montag"
    assert words.gettext("Tuesday") == "Tuesday"
    assert words.ngettext("{n} set", "{n} sets", 1) == "{n} Satz"
    assert words.ngettext("{n} set", "{n} sets", 3) == "{n} Sätze"
    # gettext itself would answer the empty text with the head of the catalogue
    assert words.gettext("") == ""


def test_a_language_without_catalogue_is_english(locale_folder: Path, tmp_path: Path) -> None:
    for language in ("fr", "xx", "../de", "🙂"):
        assert load_translator(locale_folder, language).language == "en"
    assert load_translator(tmp_path / "gone", "de").language == "en"


def test_without_a_choice_the_systems_language_is_taken(
    locale_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_AT.UTF-8")
    assert load_translator(locale_folder).language == "de"
    assert load_translator(locale_folder, "").language == "de"
    assert load_translator(locale_folder, "en").language == "en"


@pytest.mark.parametrize(
    ("value", "language"),
    [
        ("de_DE.UTF-8", "de"),
        ("pt_BR", "pt"),
        ("de", "de"),
        ("sr@latin", "sr"),
        ("de_DE@euro", "de"),
        ("C", "en"),
        ("POSIX", "en"),
        ("C.UTF-8", "en"),
        ("C.utf8", "en"),
    ],
)
def test_the_language_of_a_locale_name(monkeypatch: pytest.MonkeyPatch, value: str, language: str) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", value)
    assert system_language() == language


def test_the_stronger_variable_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LC_MESSAGES", "fr_FR.UTF-8")
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert system_language() == "fr"
    monkeypatch.setenv("LC_ALL", "it_IT")
    assert system_language() == "it"


@pytest.mark.parametrize(("named", "language"), [("es_ES", "es"), (None, "en")])
def test_without_variables_the_system_is_asked(
    monkeypatch: pytest.MonkeyPatch, named: str | None, language: str
) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (named, None))
    assert system_language() == language
