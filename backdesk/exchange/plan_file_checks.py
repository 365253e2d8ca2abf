"""Reading one JSON object of a plan file field by field, with faults that name the place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from backdesk.domain import clean_texts
from backdesk.domain.clean_texts import MAX_LIST_ITEMS, MAX_NAME_CHARACTERS
from backdesk.domain.dose import Span
from backdesk.domain.links import LONGEST_LINK, checked_link
from backdesk.errors import LinkError, Phrase, PlanFileError
from backdesk.exchange.limits import (
    MAX_COUNT,
    MAX_NEAR_SEARCHES,
    MAX_NOTES,
    MAX_SECONDS,
)
from backdesk.exchange.plan_file_json import field_place, shown

Choice = TypeVar("Choice", bound=StrEnum)

_WEB = re.compile(r"https?://", re.IGNORECASE)
_MISSING = object()

NOTHING = Phrase("nothing")
WHOLE_NUMBER = Phrase("a whole number of at least 1")
_SECONDS = Phrase("a number of seconds")
_FROM_ZERO = Phrase("a number of at least 0")
_ABOVE_ZERO = Phrase("a number greater than 0")
_TEXT = Phrase("text")
_TEXTS = Phrase("a list of texts")
_LINK = Phrase("the address of a web page that begins with https:// or http://")
_LIST = Phrase("a list")
_OBJECT = Phrase("an object")


class Notes:
    """What was kept or changed on the way in; each note is one sentence that names the place."""

    def __init__(self) -> None:
        self._sentences: list[Phrase] = []
        self._left_out = 0
        self._near: dict[tuple[str, ...], str | None] = {}

    @property
    def sentences(self) -> tuple[Phrase, ...]:
        """The notes in file order; the last one counts those beyond a sane number."""
        if not self._left_out:
            return tuple(self._sentences)
        rest = Phrase("file: {n} more notes of the same kinds are left out here", n=self._left_out)
        return (*self._sentences, rest)

    def add(self, place: str, what: Phrase) -> None:
        """Note something about a place."""
        if len(self._sentences) < MAX_NOTES:
            self._sentences.append(Phrase("{place}: {what}", place=place, what=what))
        else:
            self._left_out += 1

    def unknown_field(self, place: str, name: str, known: Iterable[str]) -> None:
        """Note a field that Back Desk does not know, with the known one it resembles."""
        key = (name, *known)
        if key not in self._near and len(self._near) < MAX_NEAR_SEARCHES:
            self._near[key] = nearest(name, key[1:])
        near = self._near.get(key)
        what = (
            Phrase('unknown field, kept as it is (did you mean "{near}"?)', near=near)
            if near
            else Phrase("unknown field, kept as it is")
        )
        self.add(field_place(place, name), what)


def fault(place: str, expected: Phrase, value: object = _MISSING) -> PlanFileError:
    """The one sentence for a wrong value, or for one that is missing."""
    got = NOTHING if value is _MISSING else shown(value)
    return PlanFileError(
        "{place}: expected {expected}, got {got}", place=place or "file", expected=expected, got=got
    )


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known word that a mistyped one resembles most, None where none is near."""
    # imported here: only a file with a mistake needs it
    from difflib import get_close_matches

    found = get_close_matches(name[:MAX_NAME_CHARACTERS].casefold(), list(known), n=1, cutoff=0.7)
    return found[0] if found else None


def whole_number(value: object, place: str, maximum: int = MAX_COUNT) -> int:
    """A whole number from 1 to the maximum; 3.0 is whole, true is no number."""
    number = int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        raise fault(place, WHOLE_NUMBER, value)
    if number > maximum:
        raise fault(place, Phrase("a whole number of at most {maximum}", maximum=maximum), value)
    return number


def seconds(value: object, place: str, *, from_zero: bool = False) -> float:
    """A number of seconds, greater than 0 unless `from_zero`, of at most a day."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise fault(place, _SECONDS, value)
    if value < 0 or (value == 0 and not from_zero):
        raise fault(place, _FROM_ZERO if from_zero else _ABOVE_ZERO, value)
    if value > MAX_SECONDS:
        raise fault(place, Phrase("a number of at most {maximum}", maximum=MAX_SECONDS), value)
    return float(value)


def number(value: object, place: str, *, maximum: float = MAX_COUNT) -> float:
    """A number greater than 0, of at most the maximum."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise fault(place, _ABOVE_ZERO, value)
    if value > maximum:
        raise fault(place, Phrase("a number of at most {maximum}", maximum=maximum), value)
    return float(value)


def clean_text(value: object, place: str, notes: Notes, *, limit: int, one_line: bool) -> str:
    """A text in normal form C; control characters are taken out, which is noted."""
    if not isinstance(value, str):
        raise fault(place, _TEXT, value)
    # some characters are two in the normal form, and what is too long must not be cut in silence
    count = len(value) if value.isascii() else max(len(value), len(unicodedata.normalize("NFC", value)))
    if count > limit:
        raise PlanFileError(
            "{place}: expected text of at most {limit} characters, got {count}",
            place=place,
            limit=limit,
            count=count,
        )
    if clean_texts.has_controls(value):
        notes.add(place, Phrase("control characters were taken out"))
    return clean_texts.one_line(value, limit) if one_line else clean_texts.several_lines(value, limit)


class ObjectReader:
    """One JSON object at a place. Fields that were never asked for are its unknown ones."""

    def __init__(self, raw: object, place: str, notes: Notes, expected: Phrase = _OBJECT) -> None:
        """Raises PlanFileError when the value is not an object."""
        if not isinstance(raw, dict):
            raise fault(place, expected, raw)
        self.raw: dict[str, object] = raw
        self.place = place
        self.notes = notes
        self._asked: dict[str, None] = {}

    def at(self, name: str) -> str:
        """The place of a field."""
        return field_place(self.place, name)

    def mark_known(self, *names: str) -> None:
        """Fields that were read elsewhere."""
        self._asked.update(dict.fromkeys(names))

    def has(self, name: str) -> bool:
        """Whether the field is there."""
        self._asked[name] = None
        return name in self.raw

    def value(self, name: str, expected: Phrase) -> object:
        """The field as it is. Raises when it is missing."""
        if not self.has(name):
            raise fault(self.at(name), expected)
        return self.raw[name]

    def name(self, name: str, expected: Phrase = _TEXT) -> str:
        """A required text on one line that says something."""
        value = self.value(name, expected)
        text = clean_text(value, self.at(name), self.notes, limit=MAX_NAME_CHARACTERS, one_line=True)
        if not text:
            raise fault(self.at(name), Phrase("text that is not empty"), value)
        return text

    def text(self, name: str, *, limit: int = MAX_NAME_CHARACTERS, one_line: bool = True) -> str:
        """An optional text, "" when it is not there."""
        if not self.has(name):
            return ""
        return clean_text(self.raw[name], self.at(name), self.notes, limit=limit, one_line=one_line)

    def texts(self, name: str, *, limit: int = MAX_NAME_CHARACTERS) -> tuple[str, ...]:
        """An optional list of texts on one line each, without empty ones."""
        found = (
            clean_text(item, place, self.notes, limit=limit, one_line=True)
            for place, item in self.items(name, _TEXTS)
        )
        return tuple(text for text in found if text)

    def link(self, name: str) -> str:
        """An optional address of a web page, complete and in ASCII; "" when it is not there."""
        text = self.text(name, limit=LONGEST_LINK)
        if not text:
            return ""
        if not _WEB.match(text):
            raise fault(self.at(name), _LINK, text)
        try:
            return checked_link(text)
        except LinkError as problem:
            raise fault(self.at(name), _LINK, text) from problem

    def items(
        self, name: str, expected: Phrase, *, maximum: int = MAX_LIST_ITEMS
    ) -> Sequence[tuple[str, object]]:
        """An optional list: the place and the value of each item."""
        return list_items(self.raw[name], self.at(name), expected, maximum) if self.has(name) else ()

    def whole(self, name: str, maximum: int = MAX_COUNT) -> int | None:
        """An optional whole number of at least 1."""
        return whole_number(self.raw[name], self.at(name), maximum) if self.has(name) else None

    def seconds(self, name: str) -> float | None:
        """An optional number of seconds, 0 allowed."""
        return seconds(self.raw[name], self.at(name), from_zero=True) if self.has(name) else None

    def span(self, name: str, *, whole: bool) -> Span | None:
        """An optional number or [low, high]: whole numbers of at least 1, or seconds."""
        if not self.has(name):
            return None
        value, place = self.raw[name], self.at(name)
        read = whole_number if whole else seconds
        if not isinstance(value, list):
            return Span.of(read(value, place))
        if len(value) != 2:
            raise fault(place, Phrase("a number or [low, high]"), value)
        low, high = (read(item, f"{place}[{index}]") for index, item in enumerate(value))
        if low > high:
            raise fault(place, Phrase("a range from low to high"), value)
        return Span(low, high)

    def choice(self, name: str, kind: type[Choice], default: Choice) -> Choice:
        """An optional word out of a list."""
        return choice(self.raw[name], self.at(name), kind) if self.has(name) else default

    def choices(self, name: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """An optional list of words out of a list, each kept once."""
        found = (choice(item, place, kind) for place, item in self.items(name, _LIST))
        return tuple(dict.fromkeys(found))

    def unknown(self) -> dict[str, object]:
        """The fields that were never asked for, noted; call it last."""
        rest = {name: value for name, value in self.raw.items() if name not in self._asked}
        for name in rest:
            self.notes.unknown_field(self.place, name, self._asked)
        return rest


def choice(value: object, place: str, kind: type[Choice]) -> Choice:
    """A word out of a list. Raises PlanFileError that names all of them."""
    for member in kind:
        if member.value == value:
            return member
    words = ", ".join(member.value for member in kind)
    raise fault(place, Phrase("one of {words}", words=words), value)


def list_items(value: object, place: str, expected: Phrase, maximum: int) -> Sequence[tuple[str, object]]:
    """The place and the value of each item of a list that has not too many."""
    if not isinstance(value, list):
        raise fault(place, expected, value)
    if len(value) > maximum:
        raise PlanFileError(
            "{place}: expected at most {maximum} items, got {count}",
            place=place,
            maximum=maximum,
            count=len(value),
        )
    return [(f"{place}[{index}]", item) for index, item in enumerate(value)]
