"""Translation of every visible text, window and PDF alike, from one gettext catalogue."""

from __future__ import annotations

import gettext as _gettext
import locale
import os
import re
from pathlib import Path

DOMAIN = "backdesk"
_LOCALE_END = re.compile(r"[_.@]")
"""What ends the language in a locale name such as "pt_BR.UTF-8" or "sr@latin"."""


class Translator:
    """One language's texts; passed to whoever shows text, never global.

    `language` is a code such as "en" or "de". A missing text falls back to English.
    """

    def __init__(self, catalogue: _gettext.NullTranslations, language: str = "en") -> None:
        """Wrap a loaded catalogue."""
        self._catalogue = catalogue
        self.language = language

    def gettext(self, message: str) -> str:
        """The translation of a message; empty stays empty."""
        return self._catalogue.gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The translation that fits the number n."""
        return self._catalogue.ngettext(singular, plural, n)


def english() -> Translator:
    """The source language."""
    return Translator(_gettext.NullTranslations(), "en")


def load_translator(locale_folder: Path, language: str | None = None) -> Translator:
    """The catalogue for a language, by default the system's; English where there is none."""
    wanted = language or system_language()
    try:
        catalogue = _gettext.translation(DOMAIN, str(locale_folder), languages=[wanted])
    except OSError:
        return english()
    return Translator(catalogue, wanted)


def system_language() -> str:
    """The user's language code from the environment or the system, "en" when unknown."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            code = _LOCALE_END.split(value)[0]
            return "en" if code in ("", "C", "POSIX") else code
    named = locale.getlocale()[0]
    return named.split("_")[0] if named else "en"
