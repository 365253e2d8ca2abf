"""The clinic's letterhead and care texts, in one small file that is replaced as a whole."""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from backdesk.domain.clinic import HIGHEST_PAIN, NO_CLINIC, Clinic, Logo, PainBand
from backdesk.errors import OutputError, Phrase, PictureError
from backdesk.files import system_reason, write_whole

SCHEMA_VERSION = 1
LONGEST: Mapping[str, int] = {
    "name": 120,
    "therapist": 120,
    "address": 320,
    "phone": 60,
    "email": 120,
    "web": 120,
    "footer": 240,
    "emergency_number": 60,
}
"""The most characters of each text; a longer one is cut when it is read or saved."""
MOST_ADDRESS_LINES = 4
LONGEST_BAND_TEXT = 160
MOST_STOP_SIGNS = 12
LONGEST_STOP_SIGN = 160
_MOST_FILE_BYTES = 8 * 1024 * 1024
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_KNOWN = frozenset({*LONGEST, "schema_version", "accent", "pain_bands", "stop_signs", "logo"})


@dataclass(frozen=True, slots=True)
class _Look:
    """What a look at the file found. `content` is None where there is no file, or none that can be read."""

    content: bytes | None
    clinic: Clinic
    unknown: Mapping[str, Any]
    problem: Phrase | None


class ClinicFile:
    """Reads and writes the clinic of one data folder."""

    def __init__(self, path: Path) -> None:
        """Nothing is read until `load`."""
        self._path = path
        self._last: _Look | None = None

    def load(self) -> Clinic:
        """The stored clinic; what is missing or does not fit is left empty, and nothing is raised.

        The same file gives the same value, so that a logo is checked once and not for every handout.
        """
        return self._look().clinic

    def problem(self) -> Phrase | None:
        """What of the stored clinic cannot be used, in one sentence; None where all can.

        The same as long as the file is the same: whoever shows it decides that once is enough.
        """
        return self._look().problem

    def save(self, clinic: Clinic) -> None:
        """Store a clinic, cut to the limits; keys of other versions stay. Raises OutputError.

        A file with a `problem` is copied to clinic-damaged-1.json, -2 and so on first; when it cannot be,
        nothing is written.
        """
        found = self._look()
        content = {"schema_version": SCHEMA_VERSION, **found.unknown, **_to_content(cleaned(clinic))}
        if found.problem is not None and self._path.is_file():
            self._keep_copy()
        write_whole(self._path, json.dumps(content, indent=2).encode())

    def _look(self) -> _Look:
        try:
            with self._path.open("rb") as stream:
                content = stream.read(_MOST_FILE_BYTES + 1)
        except FileNotFoundError:
            return _Look(None, NO_CLINIC, {}, None)
        except OSError:
            return _Look(None, NO_CLINIC, {}, _unreadable(self._path))
        if self._last is None or self._last.content != content:
            self._last = _looked_at(content, self._path)
        return self._last

    def _keep_copy(self) -> None:
        copy = next(
            free
            for number in count(1)
            if not os.path.lexists(free := self._path.with_name(f"{self._path.stem}-damaged-{number}.json"))
        )
        try:
            content = self._path.read_bytes()
        except OSError as problem:
            raise OutputError(
                "{path} cannot be read and was not replaced: {reason}. Move it away and save again.",
                path=self._path,
                reason=system_reason(problem),
            ) from problem
        write_whole(copy, content)


def _looked_at(content: bytes, path: Path) -> _Look:
    fields = _parsed(content) if len(content) <= _MOST_FILE_BYTES else None
    if fields is None:
        return _Look(content, NO_CLINIC, {}, _unreadable(path))
    clinic = _from_content(fields)
    unknown = {name: value for name, value in fields.items() if name not in _KNOWN}
    return _Look(content, clinic, unknown, _problem_with(fields, clinic, path))


def _unreadable(path: Path) -> Phrase:
    return Phrase(
        "The clinic’s details in {path} cannot be read, so handouts are without them. Put the file back from "
        "a safety copy, or enter the details again; the old file is then kept beside it.",
        path=path,
    )


def _problem_with(fields: Mapping[str, Any], clinic: Clinic, path: Path) -> Phrase | None:
    """What of a file that can be read is not understood."""
    version = fields.get("schema_version", SCHEMA_VERSION)
    if type(version) is not int or version > SCHEMA_VERSION:
        return Phrase(
            "The clinic’s details in {path} are from a newer Back Desk, so some may be missing here. "
            "Update Back Desk, or check them; when you save them here, the other file is kept beside it.",
            path=path,
        )
    if fields.get("logo") is not None and clinic.logo is None:
        return Phrase(
            "The logo in {path} cannot be read, so handouts are without it. Choose the logo again; the "
            "old file is then kept beside it.",
            path=path,
        )
    return None


def cleaned(clinic: Clinic) -> Clinic:
    """The clinic as it can be stored and printed: texts within their limits, values that fit."""
    texts: dict[str, Any] = {
        name: _line(getattr(clinic, name), most) for name, most in LONGEST.items() if name != "address"
    }
    bands = tuple(replace(band, text=_line(band.text, LONGEST_BAND_TEXT)) for band in clinic.pain_bands)
    signs = (_line(sign, LONGEST_STOP_SIGN) for sign in clinic.stop_signs)
    accent = clinic.accent.strip().lower()
    return replace(
        clinic,
        **texts,
        address=_address(clinic.address),
        accent=accent if _COLOUR.fullmatch(accent) else "",
        pain_bands=() if pain_bands_problem(bands) else bands,
        stop_signs=tuple(dict.fromkeys(sign for sign in signs if sign))[:MOST_STOP_SIGNS],
    )


def pain_bands_problem(bands: Sequence[PainBand]) -> Phrase | None:
    """What is wrong with pain bands, as one sentence; None when they cover 0 to 10 in order, or there
    are none."""
    expected = 0
    for band in bands:
        if band.low > band.high:
            return Phrase("The band {low} to {high} runs backwards.", low=band.low, high=band.high)
        if band.low > expected:
            return Phrase("No band says what a pain of {number} means.", number=expected)
        if band.low < expected:
            return Phrase("Two bands say what a pain of {number} means.", number=band.low)
        if not band.text.strip():
            return Phrase("Say what a pain of {low} to {high} means.", low=band.low, high=band.high)
        expected = band.high + 1
    if bands and expected <= HIGHEST_PAIN:
        return Phrase("No band says what a pain of {number} means.", number=expected)
    if expected > HIGHEST_PAIN + 1:
        return Phrase("The scale ends at {number}.", number=HIGHEST_PAIN)
    return None


def _line(text: str, most: int) -> str:
    return " ".join(_UNPRINTABLE.sub("", text).split())[:most].rstrip()


def _address(text: str) -> str:
    lines = [_line(line, LONGEST["address"]) for line in text.splitlines()]
    return "\n".join([line for line in lines if line][:MOST_ADDRESS_LINES])[: LONGEST["address"]].rstrip()


def _parsed(content: bytes) -> dict[str, Any] | None:
    """The fields of the file, None where it is no JSON object."""
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _from_content(content: Mapping[str, Any]) -> Clinic:
    texts: dict[str, Any] = {
        name: content[name] for name in (*LONGEST, "accent") if isinstance(content.get(name), str)
    }
    signs = content.get("stop_signs")
    clinic = Clinic(
        **texts,
        pain_bands=_bands(content.get("pain_bands")),
        stop_signs=tuple(sign for sign in signs if isinstance(sign, str)) if isinstance(signs, list) else (),
        logo=_logo(content.get("logo")),
    )
    return cleaned(clinic)


def _bands(value: object) -> tuple[PainBand, ...]:
    """The bands of the file, none where any of them is not one."""
    bands = []
    for item in value if isinstance(value, list) and len(value) <= HIGHEST_PAIN + 1 else ():
        fields = item if isinstance(item, dict) else {}
        low, high, text = fields.get("low"), fields.get("high"), fields.get("text")
        if type(low) is not int or type(high) is not int or not isinstance(text, str):
            return ()
        bands.append(PainBand(low, high, text))
    return tuple(bands)


def _logo(value: object) -> Logo | None:
    """The logo of the file, read anew: a broken one would spoil every handout."""
    content = value.get("content") if isinstance(value, dict) else None
    if not isinstance(content, str):
        return None
    # imported here: only who has a logo waits for the picture library
    from backdesk.exchange.logo_files import checked_logo

    try:
        return checked_logo(base64.b64decode(content, validate=True))
    except (ValueError, PictureError):
        return None


def _to_content(clinic: Clinic) -> dict[str, Any]:
    content: dict[str, Any] = {name: getattr(clinic, name) for name in (*LONGEST, "accent")}
    content["pain_bands"] = [
        {"low": band.low, "high": band.high, "text": band.text} for band in clinic.pain_bands
    ]
    content["stop_signs"] = list(clinic.stop_signs)
    logo = clinic.logo
    content["logo"] = logo and {
        "kind": logo.kind.value,
        "content": base64.b64encode(logo.content).decode("ascii"),
        "width": logo.width,
        "height": logo.height,
    }
    return content
