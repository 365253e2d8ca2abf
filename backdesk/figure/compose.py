"""The picture of a key pose: body and props, sorted from far to near."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from backdesk.domain.ids import MuscleId
from backdesk.domain.pose import ExerciseFigure, Prop
from backdesk.figure.arrows import motion_arrow
from backdesk.figure.camera import FINE, Camera, camera_at
from backdesk.figure.depth_order import Sortable, far_to_near
from backdesk.figure.drawing import Box, Drawing, Shape, bounds
from backdesk.figure.flesh import body_parts
from backdesk.figure.layers import Layer, body_layer, head_details, prop_layer
from backdesk.figure.props import scene_parts
from backdesk.figure.scene_part import Face, ScenePart
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.solve import solve
from backdesk.figure.style import FigureStyle
from backdesk.figure.tint import tint_shapes
from backdesk.figure.tubes import BodyPart
from backdesk.figure.vectors import Vec

Tints = Mapping[MuscleId, str]  # muscle (no group) -> "primary" or "secondary"
MARGIN = 0.04
_FACE_ON = 0.5


def key_drawings(
    figure: ExerciseFigure,
    style: FigureStyle,
    tints: Tints | None = None,
    *,
    corners: int = FINE,
    apart: bool = False,
) -> list[Drawing]:
    """The pictures of all key poses, framed alike, so that they have the same scale and place.

    `corners` (see Camera) is smaller for thumbnails and print. Pictures that stand `apart` are larger where
    the body moves from place to place: each is centred on its own, in a frame of the same size.
    """
    camera = camera_at(*figure.camera, corners)
    bodies = [solve(key.pose) for key in figure.keys]
    scenes = [
        [
            *scene_shapes(body, figure.props_of(number), camera, style, tints),
            *arrow_shapes(figure, number, camera, style, bodies),
        ]
        for number, body in enumerate(bodies)
    ]
    # what is filled has an outline, so that alone gives the frame
    return [
        Drawing(tuple(shapes), box) for shapes, box in zip(scenes, _frames(scenes, apart=apart), strict=True)
    ]


def _frames(scenes: Sequence[Sequence[Shape]], *, apart: bool) -> list[Box]:
    """A frame for each scene, all of one size; `apart` centres each on what it shows, from side to side."""
    # what is filled has an outline, so that alone gives the frame
    own = [bounds(shape for shape in shapes if shape.line).grown(MARGIN) for shapes in scenes]
    whole = own[0]
    for box in own[1:]:
        whole = whole.united(box)
    if not apart:
        return [whole] * len(own)
    half = max(box.width for box in own) / 2
    middles = [(box.left + box.right) / 2 for box in own]
    return [Box(middle - half, whole.top, middle + half, whole.bottom) for middle in middles]


def key_drawing(
    figure: ExerciseFigure,
    index: int,
    style: FigureStyle,
    tints: Tints | None = None,
    *,
    corners: int = FINE,
) -> Drawing:
    """The picture of one key pose in the frame that all key poses of the figure share."""
    return key_drawings(figure, style, tints, corners=corners)[index]


def arrow_shapes(
    figure: ExerciseFigure,
    index: int,
    camera: Camera,
    style: FigureStyle,
    bodies: Sequence[Skeleton] = (),
) -> list[Shape]:
    """The arrows in a key pose's picture; `bodies` are the key poses if they are solved already."""
    shapes: list[Shape] = []
    for arrow in figure.arrows:
        before = index if arrow.way else index - 1
        if arrow.key == index and before >= 0:
            start, end = (
                bodies[number] if bodies else solve(figure.keys[number].pose) for number in (before, index)
            )
            shapes += motion_arrow(start, end, arrow, camera, style)
    return shapes


def scene_shapes(
    body: Skeleton, props: Sequence[Prop], camera: Camera, style: FigureStyle, tints: Tints | None = None
) -> list[Shape]:
    """All shapes of a body and its props in painting order."""
    parts = body_parts(body, style.build)
    things = _named_apart(scene_parts(tuple(props), body))
    if not any(thing.flat for thing in things):
        things.insert(0, ground_patch(parts))
    far = _far_limbs(body, camera)
    layers = [_body_layer(part, body, camera, style, far, tints or {}) for part in parts]
    holders = {thing.name: thing.under for thing in things}
    shapes: list[Shape] = []
    for thing in things:
        if thing.flat:
            shapes += prop_layer(thing, camera, style).shapes
        elif thing.name.startswith("over:"):
            layers = _worn(layers, thing, camera, style)
        else:
            layers.append(prop_layer(thing, camera, style))
    return shapes + _painted(layers, _held_under(layers, holders), camera)


def _body_layer(
    part: BodyPart, body: Skeleton, camera: Camera, style: FigureStyle, far: Sequence[str], tints: Tints
) -> Layer:
    side = part.name.partition("_")[0]
    kind = "arm" if "arm" in part.name else "leg"
    extra = tint_shapes(part.name, body, camera, style, tints)
    if part.name == "head":
        extra = [*extra, *head_details(body, camera, style)]
        if body.head.forward.dot(camera.toward) > _FACE_ON:
            part = replace(part, seam=())  # the chin stands out against the neck
    return body_layer(part, camera, style, far=f"{side}_{kind}" in far, extra=extra)


def _far_limbs(body: Skeleton, camera: Camera) -> list[str]:
    """The limbs on the side that is turned away from the viewer."""
    far = []
    for kind, left, right in (
        ("arm", body.left_arm.shoulder, body.right_arm.shoulder),
        ("leg", body.left_leg.hip, body.right_leg.hip),
    ):
        difference = (camera.depth(left) - camera.depth(right)) / (left - right).length
        if abs(difference) > 0.35:
            far.append(f"{'right' if difference > 0 else 'left'}_{kind}")
    return far


def _worn(layers: list[Layer], thing: ScenePart, camera: Camera, style: FigureStyle) -> list[Layer]:
    """A cuff belongs to the limb that wears it."""
    limb = thing.name.removeprefix("over:")
    worn = prop_layer(thing, camera, style).shapes
    return [
        Layer(layer.sortable, layer.shapes + worn, layer.seam) if layer.sortable.name == limb else layer
        for layer in layers
    ]


def _named_apart(things: Sequence[ScenePart]) -> list[ScenePart]:
    """Two dumbbells have parts of the same names; the depth order needs to tell them apart."""
    return [
        thing if thing.name.startswith("over:") else replace(thing, name=f"{thing.name}#{number}")
        for number, thing in enumerate(things)
    ]


def _held_under(layers: Sequence[Layer], holders: Mapping[str, tuple[str, ...]]) -> list[Sortable]:
    """The sortables, with each hand over what it holds."""
    held: dict[str, list[str]] = {}
    for name, hands in holders.items():
        for hand in hands:
            held.setdefault(hand, []).append(name)
    return [
        Sortable(
            item.name, item.axis, item.radius, item.box, item.rank, item.block,
            (*item.over, *held.get(item.name, ())), item.parent,
        )
        for item in (layer.sortable for layer in layers)
    ]  # fmt: skip


def _painted(layers: Sequence[Layer], sortables: Sequence[Sortable], camera: Camera) -> list[Shape]:
    shapes: list[Shape] = []
    done: dict[str, Layer] = {}
    for index in far_to_near(sortables, camera):
        layer, item = layers[index], sortables[index]
        shapes += layer.shapes
        done[item.name] = layer
        if item.parent in done:
            shapes += layer.seam
        for other in sortables:
            if other.parent == item.name and other.name in done and item.name.partition("_")[2]:
                shapes += done[other.name].seam
    return shapes


def ground_patch(parts: Sequence[BodyPart]) -> ScenePart:
    """A soft oval of floor under whatever is near the ground, so that nothing seems to float."""
    low = [
        ring.centre for part in parts for piece in part.pieces for ring in piece.rings if ring.lowest < 0.06
    ]
    low = low or [Vec(part.axis[0].x, part.axis[0].y, 0.0) for part in parts]
    left, right = min(spot.x for spot in low) - 0.16, max(spot.x for spot in low) + 0.16
    near, far = min(spot.y for spot in low) - 0.16, max(spot.y for spot in low) + 0.16
    middle, across, along = (
        Vec((left + right) / 2, (near + far) / 2, 0.0),
        (right - left) / 2,
        (far - near) / 2,
    )
    corners = tuple(
        middle + Vec(across * math.cos(angle), along * math.sin(angle), 0.0)
        for angle in (2 * math.pi * step / 32 for step in range(32))
    )
    return ScenePart("floor", corners, 0.0, faces=(Face(corners, "floor"),), flat=True)
