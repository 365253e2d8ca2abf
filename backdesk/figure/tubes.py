"""The solids that flesh is made of: rings and balls along a line, in one material."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from backdesk.figure.skeleton import SpineStation
from backdesk.figure.vectors import Vec, frame_of


class Build(StrEnum):
    """The two body shapes to choose from."""

    STRAIGHT = "straight"
    CURVED = "curved"


class Ring(NamedTuple):
    """An ellipse in space (half axes `u` and `v`), or with a `ball` radius a sphere."""

    centre: Vec
    u: Vec
    v: Vec
    ball: float = 0.0

    @property
    def lowest(self) -> float:
        """The height of its lowest point."""
        if self.ball:
            return self.centre.z - self.ball
        return self.centre.z - math.hypot(self.u.z, self.v.z)


class Piece(NamedTuple):
    """A stretch of body in one material ("skin", "shirt", …): the hulls of each two rings that follow each
    other."""

    material: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class BodyPart:
    """A part that is sorted as a whole.

    `axis` and `radius` stand for it in the depth order; `joins` are the balls that hide the seam to its
    neighbour nearer to the trunk.
    """

    name: str
    pieces: tuple[Piece, ...]
    axis: tuple[Vec, ...]
    radius: float
    parent: str = ""
    seam: tuple[tuple[Ring, ...], ...] = ()
    seam_material: str = "skin"
    hems: tuple[Ring, ...] = ()  # where a piece of clothing ends


_NONE = Vec(0.0, 0.0, 0.0)


def ball(centre: Vec, radius: float) -> Ring:
    """A sphere."""
    return Ring(centre, _NONE, _NONE, radius)


def spine_ring(station: SpineStation, half_width: float, half_depth: float, shift: float = 0.0) -> Ring:
    """The ring of trunk or neck at a station: half width, half depth and shift to the front in metres."""
    frame = station.frame
    return Ring(
        station.point + frame.forward.scaled(shift),
        frame.left.scaled(half_width),
        frame.forward.scaled(half_depth),
    )


def limb_rings(
    start: Vec, end: Vec, profile: Iterable[tuple[float, float]], scale: float = 1.0
) -> tuple[Ring, ...]:
    """Round rings along a bone: (share of its length, radius)."""
    frame = frame_of(end - start, Vec(0.31, 0.57, 0.77))
    return tuple(
        Ring(
            start.toward(end, share), frame.forward.scaled(radius * scale), frame.left.scaled(radius * scale)
        )
        for share, radius in profile
    )
