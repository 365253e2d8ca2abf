"""Reads a panel of the body map, drawn for Back Desk, from resources/body_map.

A file has the panel's `frame` (left, top, right, bottom), its line `weight` (width of the seams between
muscles) and its `items` from far to near. The unit is about 9 mm of a person 1.75 m tall; x = 0 is the
midline and y grows downwards from above the head. An item is a `muscle` or a `layer` (see `Layer`); it has
`paths` and, for a muscle, `fibres`, the fine lines on it. Paths are drawn for x > 0, as "x,y x,y* …" with
* at corners; `sides` says how the other half follows: "both" (the default) mirrors them, "joined" closes
them over the midline, "one" leaves them alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path as FilePath
from typing import Any

from backdesk.domain.ids import MuscleId
from backdesk.figure.body_map_curves import Knot, joined, mirrored, parse_knots, smooth
from backdesk.figure.drawing import Box, Path


class Layer(StrEnum):
    """What a part of the picture shows, apart from the muscles.

    `trunk` is the body of a deep view, `tissue` tendons and muscles that are not counted, `rod` a long bone
    drawn as a stroke `width` wide, `crease` a thin line.
    """

    BODY = "body"
    TRUNK = "trunk"
    TISSUE = "tissue"
    BONE = "bone"
    ROD = "rod"
    CREASE = "crease"


OPEN_LAYERS = frozenset({Layer.ROD, Layer.CREASE})
"""Layers of strokes: ribs and collar bones, and thin lines."""


@dataclass(frozen=True, slots=True)
class Item:
    """One shape of a panel: a muscle or a part of a layer; `width` is a stroke's width in units."""

    paths: tuple[Path, ...]
    muscle: MuscleId | None = None
    layer: Layer | None = None
    fibres: tuple[Path, ...] = ()
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class PanelData:
    """What a panel's file holds."""

    frame: Box
    weight: float
    items: tuple[Item, ...]


def read_panel(file: FilePath) -> PanelData:
    """Read one panel; raises ValueError that names the file when it is not of the form above."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        left, top, right, bottom = (float(value) for value in data["frame"])
        return PanelData(
            Box(left, top, right, bottom),
            float(data["weight"]),
            tuple(_item(item) for item in data["items"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{file.name} is no panel of the body map: {error}") from error


def _item(data: dict[str, Any]) -> Item:
    unknown = data.keys() - {"muscle", "layer", "paths", "fibres", "width", "sides"}
    if unknown or ("muscle" in data) == ("layer" in data):
        raise ValueError(f"an item is a muscle or a layer, with known fields only: {sorted(data)}")
    layer = Layer(data["layer"]) if "layer" in data else None
    return Item(
        paths=_paths(data["paths"], data.get("sides", "both"), closed=layer not in OPEN_LAYERS),
        muscle=MuscleId(data["muscle"]) if "muscle" in data else None,
        layer=layer,
        fibres=_paths(data.get("fibres", []), "both", closed=False),
        width=float(data.get("width", 0)),
    )


def _paths(texts: Sequence[str], sides: str, *, closed: bool) -> tuple[Path, ...]:
    halves = [parse_knots(text) for text in texts]
    return tuple(smooth(knots, closed=closed) for half in halves for knots in _sides(half, sides))


def _sides(half: tuple[Knot, ...], sides: str) -> tuple[tuple[Knot, ...], ...]:
    match sides:
        case "both":
            return (half, mirrored(half))
        case "joined":
            return (joined(half),)
        case "one":
            return (half,)
    raise ValueError(f"unknown sides: {sides!r}")
