"""The errors a user may see: one plain sentence each, and what to do next, in any language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Self

GetText = Callable[[str], str]
"""Gives the translation of a message, such as `Translator.gettext`."""


class Phrase(str):
    """A message and the values for its {placeholders}; as text it is the finished English one.

    The message is written as a literal where the phrase is made, so that the catalogue can
    list it. A value that is a phrase is translated too, any other stands in the text as it
    is. Without values nothing is filled in: a message with placeholders can wait for them.
    """

    message: str
    values: Mapping[str, object]

    def __new__(cls, message: str, /, **values: object) -> Self:
        """Fill in the values, which stay as they are even where they hold braces."""
        phrase = super().__new__(cls, _filled(message, values))
        phrase.message, phrase.values = str(message), values
        return phrase

    def said(self, gettext: GetText) -> str:
        """The text in the user's language."""
        values = {
            name: value.said(gettext) if isinstance(value, Phrase) else value
            for name, value in self.values.items()
        }
        return _filled(gettext(self.message), values)


def _filled(message: str, values: Mapping[str, object]) -> str:
    return message.format_map(values) if values else message


class BackDeskError(Exception):
    """A problem with the user's input or surroundings.

    The message is a literal with named placeholders, like that of a phrase. `said` is one
    plain sentence that can be shown as it is, and `str(error)` is the same in English; it
    never holds a traceback. The command line prints it and exits 1, the window shows it as a
    notice.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        """Values are of plain types or phrases, so that the error can go to another process."""
        self.phrase = Phrase(message, **values)
        super().__init__(self.phrase)

    def said(self, gettext: GetText) -> str:
        """The sentence in the user's language."""
        return self.phrase.said(gettext)


class PlanEditError(BackDeskError):
    """An edit that does not fit the plan, for example an entry that is gone."""


class PlanFileError(BackDeskError):
    """A plan file that cannot be read; the sentence names the place in the file."""


class LinkError(BackDeskError):
    """A text that is no address of a web page."""


class PictureError(BackDeskError):
    """A picture that cannot be taken in as a logo or photo; the sentence says why and what to do."""


class LibraryError(BackDeskError):
    """The built-in library is broken: a wrong link, an unknown muscle, a missing field."""


class StoreError(BackDeskError):
    """The data folder cannot be used; the sentence says why and what to do."""


class StoreDamagedError(StoreError):
    """The database file is damaged. It has not been changed."""


class StoreTooNewError(StoreError):
    """The database was written by a newer Back Desk. It has not been changed."""


class StoreBusyError(StoreError):
    """Another Back Desk is using this data folder."""


class NotFoundError(BackDeskError):
    """A plan, client or exercise that was asked for does not exist."""


class OutputError(BackDeskError):
    """A file could not be written; what was there before is still there."""


class OutputLostError(OutputError):
    """Standard output cannot be written, for example to a full disk."""


class MissingGlyphError(BackDeskError):
    """Text holds characters that no available font can print."""
