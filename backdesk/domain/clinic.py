"""The clinic or trainer whose name stands on a handout."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

HIGHEST_PAIN = 10
"""Pain is rated from 0 (none) to this (the worst), the numeric rating scale."""


class LogoKind(StrEnum):
    """The two forms a logo is kept in; an SVG becomes a PNG when it is taken in."""

    PNG = "png"
    JPEG = "jpeg"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture ready for print: the whole file, and its size in pixels."""

    kind: LogoKind
    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PainBand:
    """What a span of the pain scale means: from `low` to `high`, both included."""

    low: int
    high: int
    text: str


@dataclass(frozen=True, slots=True)
class Clinic:
    """Who gives the handout out; every text is "" where it is not given.

    `accent` is a colour such as "#0e4d54", "" for Back Desk's own. Without `pain_bands` or
    `stop_signs` the standard wording is printed.
    """

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""
    therapist: str = ""
    footer: str = ""
    accent: str = ""
    emergency_number: str = ""
    pain_bands: tuple[PainBand, ...] = ()
    stop_signs: tuple[str, ...] = ()
    logo: Logo | None = None


NO_CLINIC = Clinic()
