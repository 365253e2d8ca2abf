"""The shapes of a figure at its key poses and on the way between them, in one frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from backdesk.domain.ids import MuscleId
from backdesk.domain.pose import ExerciseFigure, Prop
from backdesk.figure.blend import blended, eased
from backdesk.figure.camera import camera_at
from backdesk.figure.compose import MARGIN, arrow_shapes, scene_shapes
from backdesk.figure.drawing import Box, Drawing, Shape, bounds
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.solve import solve
from backdesk.figure.style import FigureStyle
from backdesk.figure.vectors import Vec
from backdesk.ui.figures.timeline import Moment

ROUND_A_JOINT = 0.13
"""Metres of room on the way around hands, feet and head."""


class FigureMovie:
    """Solves each key pose once; nothing is worked out before it is asked for."""

    def __init__(
        self, figure: ExerciseFigure, style: FigureStyle, tints: Mapping[MuscleId, str] | None = None
    ) -> None:
        """`tints` are the muscles to colour on the body, with their roles."""
        self.figure = figure
        self._style = style
        self._tints = tints
        self._camera = camera_at(*figure.camera)

    def drawing(self, moment: Moment, *, arrows: bool = False) -> Drawing:
        """The picture of a moment; `arrows` adds the motion arrows of a key pose."""
        if not moment.is_resting:
            return Drawing(tuple(self._between(moment)), self._box)
        shapes = self._at_rest[moment.nearest]
        if arrows:
            shapes = [*shapes, *self._arrows(moment.nearest)]
        return Drawing(tuple(shapes), self._box)

    @cached_property
    def _bodies(self) -> list[Skeleton]:
        return [solve(key.pose) for key in self.figure.keys]

    @cached_property
    def _at_rest(self) -> list[list[Shape]]:
        return [
            scene_shapes(body, self.figure.props_of(index), self._camera, self._style, self._tints)
            for index, body in enumerate(self._bodies)
        ]

    @cached_property
    def _box(self) -> Box:
        """Around all key poses, their arrows, and the arcs that hands, feet and head make on the way."""
        box = bounds([shape for shapes in self._at_rest for shape in shapes])
        arrows = [shape for index in range(len(self._bodies)) for shape in self._arrows(index)]
        if arrows:
            box = box.united(bounds(arrows))
        ends = [*pairwise(self._bodies), (self._bodies[-1], self._bodies[0])][: len(self._bodies)]
        for start, end in ends if len(self._bodies) > 1 else []:
            points = [self._camera.point(joint) for joint in _outer_joints(blended(start, end, 0.5))]
            box = box.united(bounds([Shape((tuple(points),))]).grown(ROUND_A_JOINT))
        return box.grown(MARGIN)

    def _arrows(self, index: int) -> list[Shape]:
        return arrow_shapes(self.figure, index, self._camera, self._style)

    def _between(self, moment: Moment) -> list[Shape]:
        share = eased(moment.share)
        body = blended(self._bodies[moment.start], self._bodies[moment.end], share)
        props = blended_props(self.figure.props_of(moment.start), self.figure.props_of(moment.end), share)
        return scene_shapes(body, props, self._camera, self._style, self._tints)


def blended_props(start: Sequence[Prop], end: Sequence[Prop], share: float) -> Sequence[Prop]:
    """Props on the way: those of both key poses move, other ones change half-way."""
    if [_kind(prop) for prop in start] != [_kind(prop) for prop in end]:
        return start if share < 0.5 else end
    return [one if one == two else _moved(one, two, share) for one, two in zip(start, end, strict=True)]


def _kind(prop: Prop) -> tuple[object, ...]:
    ends = tuple(end if isinstance(end, str) else "" for end in prop.ends)
    return (prop.kind, prop.hold, ends, len(prop.size), prop.material)


def _moved(start: Prop, end: Prop, share: float) -> Prop:
    def mix(one: float, two: float) -> float:
        return one + (two - one) * share

    ends = tuple(
        one
        if isinstance(one, str) or isinstance(two, str)
        else (mix(one[0], two[0]), mix(one[1], two[1]), mix(one[2], two[2]))
        for one, two in zip(start.ends, end.ends, strict=True)
    )
    return replace(
        start,
        at=(mix(start.at[0], end.at[0]), mix(start.at[1], end.at[1]), mix(start.at[2], end.at[2])),
        turn=mix(start.turn, end.turn),
        tilt=mix(start.tilt, end.tilt),
        size=tuple(mix(one, two) for one, two in zip(start.size, end.size, strict=True)),
        ends=ends,
    )


def _outer_joints(body: Skeleton) -> list[Vec]:
    arms = [joint for arm in (body.left_arm, body.right_arm) for joint in (arm.elbow, arm.palm)]
    legs = [joint for leg in (body.left_leg, body.right_leg) for joint in (leg.knee, leg.heel, leg.ball)]
    return [*arms, *legs, body.joint("crown")]
