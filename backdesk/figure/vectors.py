"""Points, directions and turns in metres and degrees; x forward, y to the person's left, z up."""

from __future__ import annotations

import math
from typing import NamedTuple

# A named tuple's own constructor costs as much again as the tuple; thousands are made for each picture.
_new = tuple.__new__


class Vec(NamedTuple):
    """A point or direction."""

    x: float
    y: float
    z: float

    def __add__(self, other: Vec) -> Vec:  # type: ignore[override]
        """Component-wise sum."""
        return _new(Vec, (self[0] + other[0], self[1] + other[1], self[2] + other[2]))

    def __sub__(self, other: Vec) -> Vec:
        """Component-wise difference."""
        return _new(Vec, (self[0] - other[0], self[1] - other[1], self[2] - other[2]))

    def __neg__(self) -> Vec:
        """The opposite direction."""
        return _new(Vec, (-self[0], -self[1], -self[2]))

    def scaled(self, factor: float) -> Vec:
        """The direction times a factor."""
        return _new(Vec, (self[0] * factor, self[1] * factor, self[2] * factor))

    def dot(self, other: Vec) -> float:
        """Scalar product."""
        return self[0] * other[0] + self[1] * other[1] + self[2] * other[2]

    def cross(self, other: Vec) -> Vec:
        """Vector product."""
        return Vec(
            self[1] * other[2] - self[2] * other[1],
            self[2] * other[0] - self[0] * other[2],
            self[0] * other[1] - self[1] * other[0],
        )

    @property
    def length(self) -> float:
        """Euclidean length."""
        return math.sqrt(self[0] * self[0] + self[1] * self[1] + self[2] * self[2])

    def unit(self) -> Vec:
        """The direction with length 1; raises ValueError for the zero vector."""
        length = self.length
        if length < 1e-9:
            raise ValueError("a direction needs a length")
        return self.scaled(1 / length)

    def toward(self, other: Vec, share: float) -> Vec:
        """The point at this share (0 to 1) of the way to another."""
        (ax, ay, az), (bx, by, bz) = self, other
        return _new(Vec, (ax + (bx - ax) * share, ay + (by - ay) * share, az + (bz - az) * share))

    def without(self, axis: Vec) -> Vec:
        """The component at right angles to a unit axis."""
        along = self[0] * axis[0] + self[1] * axis[1] + self[2] * axis[2]
        return _new(Vec, (self[0] - axis[0] * along, self[1] - axis[1] * along, self[2] - axis[2] * along))


FORWARD, LEFT, UP = Vec(1.0, 0.0, 0.0), Vec(0.0, 1.0, 0.0), Vec(0.0, 0.0, 1.0)


class Frame(NamedTuple):
    """An orthonormal frame of a body part in the room: its forward (x), left (y) and up (z) directions."""

    forward: Vec
    left: Vec
    up: Vec

    def to_room(self, local: Vec) -> Vec:
        """A direction given in this frame, in the room."""
        (fx, fy, fz), (lx, ly, lz), (ux, uy, uz) = self
        x, y, z = local
        return _new(Vec, (fx * x + lx * y + ux * z, fy * x + ly * y + uy * z, fz * x + lz * y + uz * z))

    def to_local(self, room: Vec) -> Vec:
        """A direction given in the room, in this frame."""
        return Vec(room.dot(self.forward), room.dot(self.left), room.dot(self.up))

    def flexed(self, degrees: float) -> Frame:
        """Bent forward about the own left axis: up moves towards forward."""
        c, s = _cos_sin(degrees)
        return Frame(
            self.forward.scaled(c) - self.up.scaled(s),
            self.left,
            self.up.scaled(c) + self.forward.scaled(s),
        )

    def side_bent(self, degrees: float) -> Frame:
        """Bent to the own left about the forward axis: up moves towards left."""
        c, s = _cos_sin(degrees)
        return Frame(
            self.forward,
            self.left.scaled(c) - self.up.scaled(s),
            self.up.scaled(c) + self.left.scaled(s),
        )

    def twisted(self, degrees: float) -> Frame:
        """Turned to the own left about the up axis: forward moves towards left."""
        c, s = _cos_sin(degrees)
        return Frame(
            self.forward.scaled(c) + self.left.scaled(s),
            self.left.scaled(c) - self.forward.scaled(s),
            self.up,
        )

    def turned(self, flexion: float, side: float, twist: float) -> Frame:
        """Twisted, then bent forward, then bent to the side (a spine segment's order)."""
        frame = self
        if twist:
            frame = frame.twisted(twist)
        if flexion:
            frame = frame.flexed(flexion)
        return frame.side_bent(side) if side else frame


ROOM = Frame(FORWARD, LEFT, UP)


def frame_of(up: Vec, forward_hint: Vec) -> Frame:
    """The frame with this up axis whose forward is as near the hint as possible."""
    axis = up.unit()
    forward = forward_hint.without(axis)
    if forward.length < 1e-6:
        forward = (LEFT if abs(axis.y) < 0.9 else FORWARD).without(axis)
    forward = forward.unit()
    return Frame(forward, axis.cross(forward), axis)


def frame_along(forward: Vec, up_hint: Vec) -> Frame:
    """The frame with this forward axis whose up is as near the hint as possible."""
    turned = frame_of(forward, up_hint)
    return Frame(turned.up, -turned.left, turned.forward)


def transported(vector: Vec, start: Vec, end: Vec) -> Vec:
    """The vector turned by the shortest rotation that takes unit `start` to unit `end`."""
    cosine = start.dot(end)
    if cosine < -0.9999:
        return vector
    axis = start.cross(end)
    return vector.scaled(cosine) + axis.cross(vector) + axis.scaled(axis.dot(vector) / (1 + cosine))


def angle_between(one: Vec, other: Vec) -> float:
    """The angle in degrees, 0 to 180."""
    product = one.dot(other) / max(one.length * other.length, 1e-12)
    return math.degrees(math.acos(max(-1.0, min(1.0, product))))


def _cos_sin(degrees: float) -> tuple[float, float]:
    radians = math.radians(degrees)
    return math.cos(radians), math.sin(radians)
