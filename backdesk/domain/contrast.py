"""How well a colour reads on another, and the same hue darkened until it does.

The measure is the contrast ratio of the Web Content Accessibility Guidelines 2.2 (W3C,
https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), from 1 (the same) to 21 (black on white);
https://www.w3.org/TR/WCAG22/#dfn-relative-luminance defines the luminance it is made from.
"""

from __future__ import annotations

import re

_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_WHITE = "#ffffff"
_LINEAR_BELOW = 0.04045
"""sRGB is linear below this (the figure that WCAG 2.2 gives since May 2021)."""
_STEPS = 255


def is_colour(text: str) -> bool:
    """Whether a text names a colour such as "#0e4d54"."""
    return _COLOUR.fullmatch(text) is not None


def contrast(colour: str, other: str) -> float:
    """The contrast ratio of two colours, whichever is the lighter. Raises ValueError for no colour."""
    dark, light = sorted((_luminance(_parts(colour)), _luminance(_parts(other))))
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: str, grounds: tuple[str, ...], least: float = 7.0) -> str:
    """The colour, darkened no more than it takes to reach a contrast of `least` on all grounds.

    Hue and saturation stay. Black where no shade of the hue is enough. Raises ValueError for no colour.
    """
    parts = _parts(colour)
    for step in range(_STEPS, -1, -1):
        darker = _named(tuple(round(part * step / _STEPS) for part in parts))
        if all(contrast(darker, ground) >= least for ground in grounds):
            return darker
    return "#000000"


def readable_on_white(colour: str, least: float = 7.0) -> str:
    """The colour, darkened no more than it takes to be read on white paper."""
    return readable_on(colour, (_WHITE,), least)


def _parts(colour: str) -> tuple[int, ...]:
    if not is_colour(colour):
        raise ValueError(f"not a colour such as #0e4d54: {colour!r}")
    return tuple(bytes.fromhex(colour[1:]))


def _named(parts: tuple[int, ...]) -> str:
    return f"#{bytes(parts).hex()}"


def _luminance(parts: tuple[int, ...]) -> float:
    red, green, blue = (_linear(part / 255) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else float(((part + 0.055) / 1.055) ** 2.4)
