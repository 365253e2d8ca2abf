"""The colours a figure is drawn in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from backdesk.figure.tubes import Build


class SkinTone(StrEnum):
    """Four skin tones to choose from."""

    LIGHT = "light"
    MEDIUM = "medium"
    BROWN = "brown"
    DARK = "dark"


_SKIN = {
    SkinTone.LIGHT: ("#f6d3b8", "#4a3527"),
    SkinTone.MEDIUM: ("#e0ac82", "#3a2a20"),
    SkinTone.BROWN: ("#b47a4f", "#2a201b"),
    SkinTone.DARK: ("#7d5238", "#1f1917"),
}

_CLOTHES = {
    "shirt": "#3c8da3", "shorts": "#31475c", "shoe": "#f1f4f6", "sole": "#b9c4cc",
    "mat": "#cfe5dc", "wood": "#e0c59c", "metal": "#9aa7b2", "iron": "#4a5560", "pad": "#6b7c8c",
    "rubber": "#d9774f", "ball": "#b6a6d6", "wall": "#e9edf0", "floor": "#e7ebee", "foam": "#8fb3c9",
    "water": "#cfe6f3",
    "cloth": "#f0ead9", "cork": "#cfa878",
}  # fmt: skip

_GREY = {
    "skin": "#f2f2f2", "hair": "#4d4d4d",
    "shirt": "#bdbdbd", "shorts": "#6a6a6a", "shoe": "#ffffff", "sole": "#c4c4c4",
    "mat": "#e4e4e4", "wood": "#dcdcdc", "metal": "#b0b0b0", "iron": "#5a5a5a", "pad": "#8c8c8c",
    "rubber": "#8a8a8a", "ball": "#cccccc", "wall": "#efefef", "floor": "#ececec", "foam": "#bcbcbc",
    "water": "#e9e9e9",
    "cloth": "#eeeeee", "cork": "#cfcfcf",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureStyle:
    """Colours by material, the outline, and the body's build. `far` darkens the limbs away from the viewer
    (0 to 1)."""

    materials: Mapping[str, str]
    outline: str = "#26323c"
    primary: str = "#cf3d2c"
    secondary: str = "#ee9a92"
    stretched: str = "#b3a5e6"
    arrow: str = "#c4471f"
    far: float = 0.17
    line_width: float = 0.0105
    build: Build = Build.STRAIGHT
    key: str = field(default="")

    def tint(self, role: str) -> str:
        """The colour of a muscle that is "primary", "secondary" or "stretched"."""
        return {"primary": self.primary, "secondary": self.secondary}.get(role, self.stretched)

    def colour(self, material: str, *, far: bool = False) -> str:
        """The colour of a material "#rrggbb", darker for far parts."""
        plain = self.materials[material]
        return shaded(plain, self.far) if far else plain


def figure_style(
    tone: SkinTone = SkinTone.LIGHT, build: Build = Build.STRAIGHT, *, grey: bool = False
) -> FigureStyle:
    """The style for a skin tone and build; `grey` is the high-contrast style for grey printers."""
    key = f"{'grey' if grey else tone.value}-{build.value}"
    if grey:
        return FigureStyle(
            MappingProxyType(_GREY), outline="#000000", primary="#3a3a3a", secondary="#9a9a9a",
            stretched="#d2d2d2",
            arrow="#000000", far=0.16, line_width=0.012, build=build, key=key,
        )  # fmt: skip
    skin, hair = _SKIN[tone]
    materials = MappingProxyType({**_CLOTHES, "skin": skin, "hair": hair})
    return replace(FigureStyle(materials), build=build, key=key)


def shaded(colour: str, amount: float) -> str:
    """The colour moved towards a dark blue-grey by this share; a grey stays grey, for grey print."""
    parts = tuple(int(colour[index : index + 2], 16) for index in (1, 3, 5))
    dark = (0x2A, 0x2A, 0x2A) if len(set(parts)) == 1 else (0x1E, 0x2A, 0x36)
    return "#" + "".join(
        f"{round(part + (to - part) * amount):02x}" for part, to in zip(parts, dark, strict=True)
    )


def lightened(colour: str, amount: float) -> str:
    """The colour moved towards white by this share."""
    parts = (int(colour[index : index + 2], 16) for index in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * amount):02x}" for part in parts)
