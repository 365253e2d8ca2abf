"""Does a standing figure stand? Its centre of mass must lie over its feet."""

from __future__ import annotations

from collections.abc import Iterator

from backdesk.figure.drawing import Path, Point
from backdesk.figure.flesh import lowest_of
from backdesk.figure.outline import hull
from backdesk.figure.scene_part import ScenePart
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.tubes import BodyPart
from backdesk.figure.vectors import Vec

# Shares of the body's mass (D. A. Winter, Biomechanics and Motor Control of Human Movement, segment table).
_LIMB_MASS = {"thigh": 0.100, "shin": 0.061, "upper_arm": 0.028, "forearm": 0.022}
_HEAD_MASS, _TRUNK_MASS, _PELVIS_MASS = 0.081, 0.355, 0.142
_NEAR_FLOOR = 0.05
_SLACK, _SLACK_LOADED = (
    0.04,
    0.12,
)  # metres beside the feet; weights and bands pull, so loaded figures get more


def centre_of_mass(body: Skeleton) -> Vec:
    """The body's own centre of mass, without what it holds."""
    spots = [(body.head_centre, _HEAD_MASS), (body.spine[-4].point, _TRUNK_MASS), (body.root, _PELVIS_MASS)]
    for arm in (body.left_arm, body.right_arm):
        spots.append((arm.shoulder.toward(arm.elbow, 0.44), _LIMB_MASS["upper_arm"]))
        spots.append((arm.elbow.toward(arm.palm, 0.6), _LIMB_MASS["forearm"]))
    for leg in (body.left_leg, body.right_leg):
        spots.append((leg.hip.toward(leg.knee, 0.43), _LIMB_MASS["thigh"]))
        spots.append((leg.knee.toward(leg.ankle, 0.55), _LIMB_MASS["shin"]))
    total = sum(mass for _, mass in spots)
    result = Vec(0.0, 0.0, 0.0)
    for spot, mass in spots:
        result = result + spot.scaled(mass / total)
    return result


def balance_problems(body: Skeleton, parts: dict[str, BodyPart], things: list[ScenePart]) -> Iterator[str]:
    """A sentence when the body stands on its feet alone and would fall over."""
    grounded = [name for name, part in parts.items() if lowest_of(part) < _NEAR_FLOOR]
    if not grounded or any(not name.endswith("_shin") for name in grounded):
        return
    if any(_may_carry(thing) for thing in things):
        return  # it may lean, sit or lie on that
    support: list[Point] = []
    for name in grounded:
        leg = body.left_leg if name.startswith("left") else body.right_leg
        for spot in (leg.heel, leg.ball, leg.toe):
            if spot.z < _NEAR_FLOOR:
                support += [(spot.x, spot.y + 0.04), (spot.x, spot.y - 0.04)]
    if len(support) < 3:
        return
    mass = centre_of_mass(body)
    slack = _SLACK_LOADED if any(not thing.flat for thing in things) else _SLACK
    gap = _outside(hull(support), (mass.x, mass.y))
    if gap > slack:
        yield f"the centre of mass lies {gap * 1000:.0f} mm outside the feet"


def _may_carry(thing: ScenePart) -> bool:
    return not thing.flat and (thing.block is not None or thing.name in ("sphere", "roller"))


def _outside(area: Path, point: Point) -> float:
    """By how much a point lies outside a convex polygon (metres, 0 inside)."""
    worst = 0.0
    for (ax, ay), (bx, by) in zip(area, area[1:] + area[:1], strict=True):
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        if length > 1e-9:
            cross = (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax)
            worst = max(worst, -cross / length)
    return worst
