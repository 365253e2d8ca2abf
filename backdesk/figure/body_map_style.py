"""The body map's colours: one hue from light to dark, to be read without colour vision and in grey."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from backdesk.domain.coverage import Band


@dataclass(frozen=True, slots=True)
class BodyMapStyle:
    """Colours "#rrggbb" of one theme; from band to band the lightness steps, from near the body's colour.

    `body`, `shade`, `edge` and `crease` are the silhouette, that of the deep views, its outline and thin
    lines; `gap` is the seam between muscles; `tissue` tendons and muscles that are not counted; `bone` and
    `bone_edge` the skeleton; `hovered` and `selected` outline a muscle; `stretched` hatches one.
    """

    none: str
    light: str
    moderate: str
    high: str
    body: str
    shade: str
    edge: str
    crease: str
    gap: str
    tissue: str
    bone: str
    bone_edge: str
    hovered: str
    selected: str
    stretched: str

    def colour(self, band: Band) -> str:
        """The fill of a muscle in this band, also for the caller's legend."""
        return {
            Band.NONE: self.none,
            Band.LIGHT: self.light,
            Band.MODERATE: self.moderate,
            Band.HIGH: self.high,
        }[band]

    def fibre(self, band: Band) -> str:
        """The colour of the fine lines that show how the fibres of a muscle in this band run."""
        return mixed(self.colour(band), self.gap, 0.5)

    def rim(self, band: Band) -> str:
        """The fine line around a muscle in this band, which sets untrained muscles off from the body."""
        return mixed(self.colour(band), self.edge, 0.9) if band is Band.NONE else self.colour(band)

    def in_grey(self) -> BodyMapStyle:
        """The same style for a grey printer: each colour as the grey of the same luminance."""
        return replace(self, **{item.name: grey(getattr(self, item.name)) for item in fields(self)})


LIGHT = BodyMapStyle(
    none="#dfe4e8",
    light="#9cc9d3",
    moderate="#3f8fa3",
    high="#0b4454",
    body="#f6f5f2",
    shade="#f5f2ed",
    edge="#b9bfc4",
    crease="#c6c9cb",
    gap="#f6f5f2",
    tissue="#e9e7e4",
    bone="#fefdfc",
    bone_edge="#c6c2bb",
    hovered="#b5530a",
    selected="#1b2733",
    stretched="#b5530a",
)

DARK = BodyMapStyle(
    none="#36424c",
    light="#2f6675",
    moderate="#4fa3b6",
    high="#a8e3ef",
    body="#28313a",
    shade="#242c34",
    edge="#51606d",
    crease="#46535e",
    gap="#28313a",
    tissue="#2e3740",
    bone="#2c353d",
    bone_edge="#485560",
    hovered="#ffb070",
    selected="#f4f8fa",
    stretched="#ffb070",
)


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" from 0 (black) to 1 (white), by WCAG 2.2."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(colour: str) -> float:
    """How light a colour looks, from 0 to 1: L* of CIE 1976 divided by 100."""
    value = luminance(colour)
    return (1.16 * value ** (1 / 3) - 0.16) if value > 216 / 24389 else value * 24389 / 2700


def grey(colour: str) -> str:
    """The grey "#rrggbb" of the same luminance."""
    value = luminance(colour)
    channel = 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
    return "#" + f"{round(channel * 255):02x}" * 3


def mixed(one: str, two: str, share: float) -> str:
    """`one` with this share of `two`."""
    pairs = zip(_channels(one), _channels(two), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))
