"""The geometry of the body map: smooth curves through placed points, mirroring, hit tests and hatching."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import dist, hypot

from backdesk.figure.drawing import Box, Path, Point

STEPS = 6
"""Straight pieces that stand for one Bézier segment in hit tests; off by less than a tenth of a unit."""


@dataclass(frozen=True, slots=True)
class Knot:
    """A placed point of an outline; the curve is smooth through it unless it is a corner."""

    x: float
    y: float
    corner: bool = False


def parse_knots(text: str) -> tuple[Knot, ...]:
    """Read "x,y x,y* …", where an asterisk marks a corner; raises ValueError when it is not of that form."""
    knots = []
    for word in text.split():
        x, y = word.rstrip("*").split(",")
        knots.append(Knot(float(x), float(y), word.endswith("*")))
    if len(knots) < 2:
        raise ValueError(f"an outline needs two points or more: {text!r}")
    return tuple(knots)


def mirrored(knots: Iterable[Knot]) -> tuple[Knot, ...]:
    """The same outline on the other side of the midline x = 0."""
    return tuple(Knot(-knot.x, knot.y, knot.corner) for knot in knots)


def joined(half: Sequence[Knot]) -> tuple[Knot, ...]:
    """A closed outline from its half on the right, which begins and ends on the midline."""
    back = [knot for knot in reversed(half) if knot.x != 0]
    return (*half, *mirrored(back))


def smooth(knots: Sequence[Knot], *, closed: bool) -> Path:
    """A smooth curve through the knots, as a start point and cubic Bézier triples."""
    count = len(knots)
    path: list[Point] = [(knots[0].x, knots[0].y)]
    for index in range(count if closed else count - 1):
        start, end = knots[index], knots[(index + 1) % count]
        has_before = not start.corner and (closed or index > 0)
        has_after = not end.corner and (closed or index + 2 < count)
        before = _place(knots[index - 1]) if has_before else None
        after = _place(knots[(index + 2) % count]) if has_after else None
        path += _segment(before, _place(start), _place(end), after)
    return tuple(path)


def _place(knot: Knot) -> Point:
    return (knot.x, knot.y)


def _segment(before: Point | None, start: Point, end: Point, after: Point | None) -> tuple[Point, ...]:
    if before is None and after is None:
        return (_between(start, end, 1 / 3), _between(start, end, 2 / 3), end)
    # at a corner the curve begins as the arc that it ends as
    first = before or _reflected(after or end, start, end)
    last = after or _reflected(before or start, start, end)
    return (_control(first, start, end), _control(last, end, start), end)


def _between(start: Point, end: Point, share: float) -> Point:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _reflected(point: Point, start: Point, end: Point) -> Point:
    """The point mirrored at the perpendicular bisector of start and end."""
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    square = along_x**2 + along_y**2 or 1.0
    middle = _between(start, end, 0.5)
    share = 2 * ((point[0] - middle[0]) * along_x + (point[1] - middle[1]) * along_y) / square
    return (point[0] - share * along_x, point[1] - share * along_y)


def _control(before: Point, here: Point, there: Point) -> Point:
    """The Bézier control point beside `here` on the way to `there`.

    Its direction is that of a centripetal Catmull-Rom curve; its distance is that of a circular arc, so that
    points placed on a circle give a circle.
    """
    near, far = dist(before, here), dist(here, there)
    if near < 1e-9 or far < 1e-9:
        return here
    one, two = near**0.5, far**0.5
    own = 2 * near + 3 * one * two + far
    x = near * there[0] - far * before[0] + (own - 3 * one * (one + two)) * here[0]
    y = near * there[1] - far * before[1] + (own - 3 * one * (one + two)) * here[1]
    length = hypot(x, y)
    if length < 1e-9:
        return here
    cosine = (x * (there[0] - here[0]) + y * (there[1] - here[1])) / (length * far)
    reach = 2 * far / (3 * (1 + max(cosine, 0.0))) / length
    return (here[0] + x * reach, here[1] + y * reach)


def flattened(path: Path) -> Path:
    """The polygon that stands for a curved path in hit tests."""
    points = [path[0]]
    for index in range(1, len(path) - 2, 3):
        start, (one, two, end) = path[index - 1], path[index : index + 3]
        for step in range(1, STEPS + 1):
            t = step / STEPS
            u = 1 - t
            a, b, c, d = u**3, 3 * u * u * t, 3 * u * t * t, t**3
            points.append(
                (
                    a * start[0] + b * one[0] + c * two[0] + d * end[0],
                    a * start[1] + b * one[1] + c * two[1] + d * end[1],
                )
            )
    return tuple(points)


def polygon_box(polygon: Path) -> Box:
    """The box around a polygon."""
    xs, ys = [x for x, _ in polygon], [y for _, y in polygon]
    return Box(min(xs), min(ys), max(xs), max(ys))


def inside(polygon: Path, x: float, y: float) -> bool:
    """Whether a point lies in a polygon (even-odd rule)."""
    odd = False
    last_x, last_y = polygon[-1]
    for next_x, next_y in polygon:
        if (next_y > y) != (last_y > y):
            odd ^= x < (last_x - next_x) * (y - next_y) / (last_y - next_y) + next_x
        last_x, last_y = next_x, next_y
    return odd


def hatching(polygon: Path, gap: float) -> tuple[Path, ...]:
    """Strokes that rise to the right inside a polygon; `gap` is the distance of two strokes.

    The strokes lie on one grid for all polygons, so that neighbours and both halves of a muscle match.
    """
    pitch = gap * hypot(1, 1)
    sums = [x + y for x, y in polygon]
    strokes: list[Path] = []
    for number in range(int(min(sums) // pitch) + 1, int(max(sums) // pitch) + 1):
        level = number * pitch
        cuts = sorted(_cuts(polygon, level))
        for left, right in zip(cuts[::2], cuts[1::2], strict=False):
            if right - left > gap / 2:
                strokes.append(((left, level - left), (right, level - right)))
    return tuple(strokes)


def _cuts(polygon: Path, level: float) -> Iterable[float]:
    """Where the line x + y = level crosses the polygon's edges, as x values."""
    last = polygon[-1]
    for point in polygon:
        one, two = last[0] + last[1] - level, point[0] + point[1] - level
        if (one > 0) != (two > 0):
            yield last[0] + (point[0] - last[0]) * one / (one - two)
        last = point
