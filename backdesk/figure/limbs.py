"""Two-bone inverse kinematics."""

from __future__ import annotations

import math
from typing import NamedTuple

from backdesk.figure.vectors import FORWARD, LEFT, UP, Vec


class TwoBones(NamedTuple):
    """Middle joint, end joint, and by how many metres the wanted end lies out of reach."""

    middle: Vec
    end: Vec
    missed: float


def reach(start: Vec, target: Vec, upper: float, lower: float, pole: Vec) -> TwoBones:
    """Bend two bones of these lengths so that their end meets the target, the middle joint towards `pole`.

    A target out of reach gets the nearest end the bones can make; the bones never stretch.
    """
    way = target - start
    distance = max(way.length, 1e-6)
    axis = way.scaled(1 / distance) if way.length > 1e-6 else -UP
    near, far = abs(upper - lower) + 1e-4, upper + lower - 1e-6
    used = min(max(distance, near), far)
    along = (upper * upper - lower * lower + used * used) / (2 * used)
    out = math.sqrt(max(upper * upper - along * along, 0.0))
    side = _off_axis(pole, axis)
    middle = start + axis.scaled(along) + side.scaled(out)
    return TwoBones(middle, start + axis.scaled(used), abs(distance - used))


def _off_axis(pole: Vec, axis: Vec) -> Vec:
    for hint in (pole, FORWARD, UP, LEFT):
        off = hint.without(axis)
        if off.length > 1e-3:
            return off.unit()
    raise AssertionError("three axes cannot all be parallel")  # pragma: no cover
