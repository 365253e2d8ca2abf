"""The flesh of pelvis, trunk, neck and head.

Half widths and depths in metres; the proportions are the product's own, set by eye on a 1.75 m figure.
"""

from __future__ import annotations

from typing import NamedTuple

from backdesk.figure.skeleton import Skeleton, SpineStation
from backdesk.figure.tubes import BodyPart, Build, Piece, Ring, ball, spine_ring
from backdesk.figure.vectors import Vec

# (share of the way from hip line over lumbar and thoracic spine is the station's number; half width, half
# depth, shift to the front)
_TRUNK: dict[Build, tuple[tuple[float, float, float], ...]] = {
    Build.STRAIGHT: (
        (0.150, 0.103, 0.000), (0.142, 0.096, 0.006), (0.138, 0.094, 0.010), (0.140, 0.096, 0.012),
        (0.146, 0.100, 0.014),
        (0.154, 0.106, 0.015), (0.162, 0.111, 0.015), (0.166, 0.110, 0.012), (0.150, 0.096, 0.006),
        (0.085, 0.066, 0.000),
    ),
    Build.CURVED: (
        (0.152, 0.103, 0.000), (0.136, 0.092, 0.006), (0.126, 0.087, 0.010), (0.127, 0.088, 0.012),
        (0.134, 0.094, 0.014),
        (0.144, 0.106, 0.020), (0.151, 0.114, 0.025), (0.154, 0.107, 0.016), (0.138, 0.090, 0.006),
        (0.076, 0.060, 0.000),
    ),
}  # fmt: skip


KNOT, KNOT_RADIUS = (-0.066, 0.112), 0.037
"""The knot of hair, high enough to lie on the back: to the front and up from the head's middle, and its
radius, in metres."""


class Measures(NamedTuple):
    """What differs between the builds besides the trunk."""

    seat: float
    glute: float
    thigh: float
    arm: float
    neck: float
    has_knot: bool  # the hair is tied behind the head


MEASURES = {
    Build.STRAIGHT: Measures(0.152, 0.078, 1.0, 1.0, 0.051, False),
    Build.CURVED: Measures(0.163, 0.084, 1.05, 0.87, 0.043, True),
}


def trunk_table(build: Build) -> tuple[tuple[float, float, float], ...]:
    """The trunk's (half width, half depth, shift to the front) at each station of the spine."""
    return _TRUNK[build]


def pelvis_part(body: Skeleton, build: Build) -> BodyPart:
    """The pelvis with the buttocks, in shorts."""
    pelvis, root, measures = body.pelvis, body.root, MEASURES[build]

    def spot(x: float, y: float, z: float) -> Vec:
        return root + pelvis.to_room(Vec(x, y, z))

    table = _TRUNK[build]
    rings = (
        Ring(spot(0.0, 0.0, -0.075), pelvis.left.scaled(0.10), pelvis.forward.scaled(0.068)),
        Ring(spot(-0.008, 0.0, -0.02), pelvis.left.scaled(measures.seat), pelvis.forward.scaled(0.096)),
        Ring(
            spot(-0.008, 0.0, 0.03), pelvis.left.scaled(measures.seat + 0.002), pelvis.forward.scaled(0.104)
        ),
        spine_ring(body.spine[0], *table[0]),
        spine_ring(body.spine[1], *table[1]),
    )
    glutes = tuple(
        Piece(
            "shorts",
            (
                ball(spot(-0.033, side * 0.072, -0.012), measures.glute),
                ball(spot(-0.02, side * 0.07, 0.07), 0.078),
            ),
        )
        for side in (1, -1)
    )
    return BodyPart("pelvis", (*glutes, Piece("shorts", rings)), (root, body.spine[1].point), 0.13)


def trunk_part(body: Skeleton, build: Build) -> BodyPart:
    """The trunk from the lumbar spine to the shoulders, in a shirt."""
    rings = tuple(spine_ring(station, *row) for station, row in zip(body.spine, _TRUNK[build], strict=True))
    chest = body.spine[-3]
    top = body.chest
    yoke = ball(top.point - top.frame.up.scaled(0.012), 0.056)
    thick = 0.054 if build is Build.STRAIGHT else 0.047
    sides = []
    for side, arm in ((1, body.left_arm), (-1, body.right_arm)):
        inner = arm.shoulder - top.frame.left.scaled(side * 0.02)
        flank = chest.point + chest.frame.to_room(Vec(0.005, side * 0.088, -0.02))
        sides.append(Piece("shirt", (yoke, ball(inner, thick))))
        sides.append(Piece("shirt", (ball(inner, thick), ball(flank, 0.072))))
    axis = tuple(station.point for station in body.spine[1::2])
    return BodyPart(
        "trunk", (Piece("shirt", rings[1:]), *sides), axis, 0.13, parent="pelvis", hems=(rings[1],)
    )


def head_and_neck(body: Skeleton, measures: Measures) -> tuple[BodyPart, BodyPart]:
    """The neck and the head on it; hair and face are drawn over it (`face`)."""
    head, centre = body.head, body.head_centre

    def spot(x: float, z: float) -> Vec:
        return centre + head.forward.scaled(x) + head.up.scaled(z)

    base = body.neck[0]
    start = base.point - base.frame.up.scaled(0.03)
    neck = (
        spine_ring(SpineStation(start, base.frame), measures.neck + 0.008, measures.neck + 0.004),
        *(spine_ring(station, measures.neck, measures.neck) for station in body.neck[1:-1]),
        spine_ring(body.neck[-1], measures.neck - 0.002, measures.neck),
        ball(spot(-0.016, -0.01), measures.neck),
    )
    skull = (
        ball(spot(-0.028, 0.034), 0.078),
        ball(spot(0.022, 0.036), 0.074),
        ball(spot(0.036, -0.048), 0.052),
    )
    jaw = (ball(spot(-0.028, 0.034), 0.078), ball(spot(0.036, -0.048), 0.052))
    nose = (ball(spot(0.082, 0.018), 0.012), ball(spot(0.098, -0.012), 0.0135))
    knot = (Piece("hair", (ball(spot(*KNOT), KNOT_RADIUS),)),) if measures.has_knot else ()
    throat = (ball(spot(-0.03, -0.03), 0.042), ball(base.point + base.frame.up.scaled(0.05), 0.040))
    return (
        BodyPart("neck", (Piece("skin", neck),), (start, body.neck[-1].point), 0.06, parent="trunk"),
        BodyPart(
            "head",
            (*knot, Piece("skin", skull), Piece("skin", jaw), Piece("skin", nose)),
            (body.neck[-1].point, centre, spot(0.0, 0.06)),
            0.08,
            parent="neck",
            seam=(throat,),
        ),
    )
