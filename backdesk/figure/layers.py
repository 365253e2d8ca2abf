"""What each part of the scene looks like from the camera, ready to be painted: outline, fills, details."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from backdesk.figure.camera import Camera
from backdesk.figure.depth_order import Sortable
from backdesk.figure.drawing import Path, Shape, path_box, united
from backdesk.figure.face import face
from backdesk.figure.outline import hull, tube, tube_paths
from backdesk.figure.scene_part import ScenePart
from backdesk.figure.skeleton import Skeleton
from backdesk.figure.style import FigureStyle, shaded
from backdesk.figure.tubes import BodyPart, Piece, Ring

_HEM_STEPS = 8

# Ties in the depth order: the trunk lies under the limbs that spring from it, the shirt over the shorts.
_RANK = {
    "pelvis": 0.0, "trunk": 0.1, "neck": 0.15, "head": 0.2, "thigh": 0.3,
    "shin": 0.35, "upper_arm": 0.4, "forearm": 0.5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layer:
    """One sorted part: shapes in painting order; a seam that is painted once the part and its parent both
    are."""

    sortable: Sortable
    shapes: tuple[Shape, ...]
    seam: tuple[Shape, ...] = field(default=())


def body_layer(
    part: BodyPart, camera: Camera, style: FigureStyle, *, far: bool, extra: Sequence[Shape]
) -> Layer:
    """A part of the body; `extra` (tinted muscles) goes over its fills."""
    tubes = [tube(piece.rings, camera) for piece in part.pieces]
    filled = [(piece.material, seen.paths) for piece, seen in zip(part.pieces, tubes, strict=True)]
    all_paths = tuple(path for _, paths in filled for path in paths)
    shapes = [outline(all_paths, style), *_fills(filled, style, far=far), *extra]
    shapes += [_hem(ring, camera, style) for ring in part.hems]
    colour = style.colour(part.seam_material, far=far)
    patches = tuple(path for rings in part.seam for path in tube_paths(rings, camera))
    seam = (Shape(patches, fill=colour),) if patches else ()
    _, _, kind = part.name.partition("_")
    sortable = Sortable(
        part.name,
        part.axis,
        part.radius,
        united(seen.box for seen in tubes),
        rank=_RANK[kind or part.name],
        parent=part.parent,
        over=("neck",) if part.name == "head" else (),
    )
    return Layer(sortable, tuple(shapes), seam)


def head_details(body: Skeleton, camera: Camera, style: FigureStyle) -> list[Shape]:
    """Hair, ears and eyes."""
    shapes = []
    for material, path in face(body, camera, style.build).details:
        if material == "ear":
            skin = shaded(style.colour("skin"), 0.10)
            shapes.append(Shape((path,), fill=skin, line=style.outline, width=style.line_width * 0.6))
        elif material == "eye":
            shapes.append(Shape((path,), fill=style.outline))
        else:
            shapes.append(
                Shape((path,), fill=style.colour("hair"), line=style.outline, width=style.line_width)
            )
    return shapes


def prop_layer(part: ScenePart, camera: Camera, style: FigureStyle) -> Layer:
    """A prop: its tubes, the faces of its boxes that face the viewer, and its cords."""
    shapes: list[Shape] = []
    filled = [(piece.material, tube_paths(piece.rings, camera)) for piece in part.pieces]
    paths = [path for _, some in filled for path in some]
    if paths:
        shapes += [
            outline(tuple(paths), style),
            *_fills(filled, style, far=False),
            *_caps(part.pieces, camera, style),
        ]
    seen = [(facet, hull([camera.point(corner) for corner in facet.corners])) for facet in part.faces]
    seen = [(facet, path) for facet, path in seen if len(path) > 2 and _faces(facet.corners, part, camera)]
    if seen:
        paths += [path for _, path in seen]
        thin = style.line_width * (0.6 if part.flat else 0.9)
        for facet, path in seen:
            colour = shaded(style.colour(facet.material), facet.shade)
            edge = shaded(style.colour(facet.material), 0.25) if part.flat else style.outline
            shapes.append(Shape((path,), fill=colour, line=edge, width=thin))
    for cord in part.cords:
        line = tuple(camera.point(point) for point in cord.points)
        paths.append(line)
        wide = cord.width + 2 * style.line_width * 0.8
        shapes.append(Shape((line,), line=style.outline, width=wide, closed=False))
        shapes.append(Shape((line,), line=style.colour(cord.material), width=cord.width, closed=False))
    # seen exactly edge-on, nothing of a flat thing is left
    box = path_box(paths or [tuple(camera.point(spot) for spot in part.axis)])
    sortable = Sortable(part.name, part.axis, part.radius, box, rank=part.rank, block=part.block)
    return Layer(sortable, tuple(shapes))


def outline(paths: tuple[Path, ...], style: FigureStyle) -> Shape:
    """The dark rim around a group of paths; their fills, painted later, leave only its outer half."""
    return Shape(paths, fill=style.outline, line=style.outline, width=2 * style.line_width)


def _fills(filled: Sequence[tuple[str, list[Path]]], style: FigureStyle, *, far: bool) -> list[Shape]:
    shapes: list[Shape] = []
    last = ""
    for material, paths in filled:
        if material == last:
            shapes[-1] = Shape(shapes[-1].paths + tuple(paths), fill=shapes[-1].fill)
        else:
            shapes.append(Shape(tuple(paths), fill=style.colour(material, far=far)))
        last = material
    return shapes


def _hem(ring: Ring, camera: Camera, style: FigureStyle) -> Shape:
    """The half of a clothing's edge that is seen, as a thin line."""
    start = math.atan2(camera.depth(ring.v), camera.depth(ring.u)) - math.pi / 2
    x, y = camera.point(ring.centre)
    (ux, uy), (vx, vy) = camera.point(ring.u), camera.point(ring.v)
    points = []
    for step in range(_HEM_STEPS + 1):
        angle = start + math.pi * step / _HEM_STEPS
        c, s = math.cos(angle), math.sin(angle)
        points.append((x + ux * c + vx * s, y + uy * c + vy * s))
    return Shape((tuple(points),), line=style.outline, width=style.line_width * 0.7, closed=False)


def _caps(pieces: Sequence[Piece], camera: Camera, style: FigureStyle) -> list[Shape]:
    """The flat end of a rod or disc that faces the viewer, a little lighter edge for plates."""
    shapes = []
    for piece in pieces:
        first, last = piece.rings[0], piece.rings[-1]
        if first.ball or len(piece.rings) < 2:
            continue
        way = last.centre - first.centre
        end = last if way.dot(camera.toward) > 0 else first
        radius = end.u.length
        if radius < 0.03:
            continue
        paths = tube_paths((end,), camera)
        shapes.append(
            Shape(
                tuple(paths),
                fill=style.colour(piece.material),
                line=style.outline,
                width=style.line_width * 0.6,
            )
        )
        hub = end._replace(u=end.u.scaled(0.3), v=end.v.scaled(0.3))
        if piece.material == "iron" and radius > 0.1:
            shapes.append(Shape(tuple(tube_paths((hub,), camera)), fill=style.colour("metal")))
    return shapes


def _faces(corners: tuple[object, ...], part: ScenePart, camera: Camera) -> bool:
    if part.block is None:
        return True
    a, b, c = (corner for corner in corners[:3])
    normal = (b - a).cross(c - b)  # type: ignore[operator]
    middle = a + (c - a).scaled(0.5)  # type: ignore[operator]
    outward = normal if normal.dot(middle - part.block.centre) > 0 else -normal
    return bool(outward.dot(camera.toward) > 1e-6)
