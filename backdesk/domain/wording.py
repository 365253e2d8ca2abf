"""What the domain needs from a translator, so that it need not know how texts are found."""

from __future__ import annotations

from typing import Protocol


class Words(Protocol):
    """Gives the text in the language of the window and of the PDF (one catalogue for both)."""

    def gettext(self, message: str) -> str:
        """The translation of a message, or the message itself."""
        ...

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The translation that fits the number n."""
        ...


class PlainWords:
    """The source language, English, untranslated."""

    def gettext(self, message: str) -> str:
        """The message itself."""
        return message

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The English singular or plural."""
        return singular if n == 1 else plural
