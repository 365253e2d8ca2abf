"""An orthographic camera: from the room to the picture's plane."""

from __future__ import annotations

import math
from typing import NamedTuple

from backdesk.figure.drawing import Point
from backdesk.figure.vectors import Vec

FINE, COARSE, TINY = 24, 12, 8


class Camera(NamedTuple):
    """Picture axes in the room: `right`, `up`, and `toward` the viewer. The picture's y grows downwards.

    `corners` is how many a round limb's outline gets at most (a multiple of 4): fewer for small pictures
    and print.
    """

    right: Vec
    up: Vec
    toward: Vec
    corners: int = FINE

    def point(self, spot: Vec) -> Point:
        """Where a spot of the room appears (metres)."""
        return (spot.dot(self.right), -spot.dot(self.up))

    def depth(self, spot: Vec) -> float:
        """How near a spot is to the viewer (metres, greater is nearer)."""
        return spot.dot(self.toward)


def camera_at(azimuth: float, elevation: float, corners: int = FINE) -> Camera:
    """The camera that looks from this azimuth (0: from +x, 90: from +y) and this many degrees above level."""
    a, e = math.radians(azimuth), math.radians(elevation)
    return Camera(
        Vec(-math.sin(a), math.cos(a), 0.0),
        Vec(-math.cos(a) * math.sin(e), -math.sin(a) * math.sin(e), math.cos(e)),
        Vec(math.cos(a) * math.cos(e), math.sin(a) * math.cos(e), math.sin(e)),
        corners,
    )
