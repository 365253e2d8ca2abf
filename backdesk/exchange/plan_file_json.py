"""Bytes from outside turned into plain JSON values, so that nothing later can be surprised by them."""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import NamedTuple

from backdesk.errors import Phrase, PlanFileError
from backdesk.exchange.limits import MAX_NESTING

_STRING_OR_BRACKET = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
_PLAIN_KEY = re.compile(r"[^\W\d]\w*")
_SHOWN_CHARACTERS = 60


class _DoubledObject(dict[str, object]):
    """An object that gave the same field twice; `doubled` is its name."""

    doubled: str = ""


def parse_json(content: bytes) -> object:
    """The value that the bytes hold. Byte order marks in front are passed over.

    Raises PlanFileError with one sentence when they are not UTF-8 or not JSON, nest too
    deeply, give a field twice, or hold numbers or characters that cannot be written again.
    """
    try:
        text = content.decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError as problem:
        raise PlanFileError(
            "The file is not UTF-8 text (byte {number} is not part of any character).",
            number=problem.start + 1,
        ) from problem
    if not text.strip():
        raise PlanFileError("The file is empty.")
    if _nesting(content) > MAX_NESTING:
        raise PlanFileError(
            "The file nests more than {number} levels deep, which no plan file does.", number=MAX_NESTING
        )
    try:
        value = json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as problem:
        raise _not_json(problem) from problem
    except ValueError as problem:  # int() refuses thousands of digits
        raise PlanFileError("The file holds a number with too many digits.") from problem
    _check(value, None)
    return value


def field_place(place: str, name: str) -> str:
    """The place of a field: `weeks[0].days`, or `weeks[0]["my field"]` for an odd name."""
    if not _PLAIN_KEY.fullmatch(name):
        return f"{place or 'file'}[{shown(name)}]"
    return f"{place}.{name}" if place else name


def shown(value: object) -> str:
    """A value as a message shows it: JSON on one line, cut where it is long."""
    if isinstance(value, dict):
        return Phrase("an object") if value else Phrase("an empty object")
    if isinstance(value, list) and (len(value) > 4 or any(isinstance(item, dict | list) for item in value)):
        return Phrase("a list")
    if isinstance(value, str):
        value = value[: _SHOWN_CHARACTERS + 1]
    text = json.dumps(value, ensure_ascii=False)
    text = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text)
    if len(text) <= _SHOWN_CHARACTERS:
        return text
    return text[: _SHOWN_CHARACTERS - 1] + "…" + ('"' if isinstance(value, str) else "")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) == len(pairs):
        return fields
    seen: set[str] = set()
    doubled = _DoubledObject(fields)
    for name, _ in pairs:
        if name in seen:
            doubled.doubled = name
        seen.add(name)
    return doubled


def _nesting(content: bytes) -> int:
    """The deepest level; stops counting once it is beyond the limit."""
    depth = deepest = 0
    for match in _STRING_OR_BRACKET.finditer(content):
        byte = content[match.start()]
        if byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
            if depth > MAX_NESTING:
                break
        elif byte in b"]}":
            depth -= 1
    return deepest


def _not_json(problem: json.JSONDecodeError) -> PlanFileError:
    reason = problem.msg[:1].lower() + problem.msg[1:]
    return PlanFileError(
        "The file is not JSON: {reason} at line {line}, column {column}.",
        reason=reason.removesuffix(" at"),
        line=problem.lineno,
        column=problem.colno,
    )


class _Trail(NamedTuple):
    """The way from the top to a value; turned into words only when something is wrong."""

    above: _Trail | None
    step: str | int

    def place(self) -> str:
        """For example `weeks[0].days`."""
        before = "" if self.above is None else self.above.place()
        return field_place(before, self.step) if isinstance(self.step, str) else f"{before}[{self.step}]"


def _check(value: object, trail: _Trail | None) -> None:
    """Refuse what JSON allows and a plan file does not, naming its place."""
    if isinstance(value, str):
        if _is_broken(value):
            raise _fault(
                trail, Phrase("expected whole characters, got half of one in {value}", value=shown(value))
            )
    elif isinstance(value, float):
        if not isfinite(value):
            raise _fault(trail, Phrase("expected a number, got {value}", value=shown(value)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if not _is_harmless(item):
                _check(item, _Trail(trail, index))
    elif isinstance(value, dict):
        _check_object(value, trail)


def _check_object(value: dict[str, object], trail: _Trail | None) -> None:
    if isinstance(value, _DoubledObject):
        raise _fault(_Trail(trail, value.doubled), Phrase("expected the field once, got it twice"))
    for name, item in value.items():
        if _is_broken(name):
            raise _fault(_Trail(trail, name), Phrase("expected whole characters in the field's name"))
        if not _is_harmless(item):
            _check(item, _Trail(trail, name))


def _is_harmless(value: object) -> bool:
    """The quick answer for nearly all values of a plan."""
    return value.isascii() if isinstance(value, str) else isinstance(value, int)


def _fault(trail: _Trail | None, what: Phrase) -> PlanFileError:
    return PlanFileError("{place}: {what}", place="file" if trail is None else trail.place(), what=what)


def _is_broken(text: str) -> bool:
    if text.isascii():
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
