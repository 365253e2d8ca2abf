"""One thing of the scene, ready to be sorted and drawn: a part of the body, or a prop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from backdesk.figure.depth_order import Block
from backdesk.figure.tubes import Piece, Ring
from backdesk.figure.vectors import Vec, frame_of


class Face(NamedTuple):
    """A flat convex face; `shade` (0 to 1) darkens it."""

    corners: tuple[Vec, ...]
    material: str
    shade: float = 0.0


class Cord(NamedTuple):
    """A line with a width in metres: band, cable, strap."""

    points: tuple[Vec, ...]
    material: str
    width: float


@dataclass(frozen=True, slots=True)
class ScenePart:
    """A prop or a piece of one.

    `axis` and `radius` (metres) stand for it in the depth order; `rank` decides ties; `under` are body
    parts that are always drawn over it (the hand that holds it). `flat` things lie on the floor and are
    drawn before all others.
    """

    name: str
    axis: tuple[Vec, ...]
    radius: float
    pieces: tuple[Piece, ...] = ()
    faces: tuple[Face, ...] = ()
    cords: tuple[Cord, ...] = ()
    block: Block | None = None
    rank: float = 0.0
    under: tuple[str, ...] = ()
    flat: bool = False


def rod_part(
    name: str, start: Vec, end: Vec, radius: float, *, material: str, under: tuple[str, ...] = ()
) -> ScenePart:
    """A round rod with flat ends; `under` are the body parts that lie over it."""
    frame = frame_of(end - start, Vec(0.3, 0.5, 0.8))
    rings = tuple(
        Ring(point, frame.forward.scaled(radius), frame.left.scaled(radius)) for point in (start, end)
    )
    return ScenePart(name, (start, end), radius, (Piece(material, rings),), under=under)
