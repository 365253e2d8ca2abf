"""The bundled body map shows the whole taxonomy, in the right view, mirrored and without overlaps."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache

import pytest

from backdesk.domain.ids import MuscleId
from backdesk.figure.body_map import BodyMap, BodyPanel, load_body_map
from backdesk.figure.body_map_curves import flattened, inside, polygon_box
from backdesk.figure.body_map_file import Layer, read_panel
from backdesk.figure.drawing import Path, Point
from backdesk.resources import resource_path

PANELS = tuple(BodyPanel)
DEEP = frozenset({BodyPanel.DEEP_FRONT, BodyPanel.DEEP_BACK})
STEP = 0.5
MOST_OVERLAP = 0.05
"""Share of the smaller of two muscles that may lie under or over the other."""


@cache
def body_map() -> BodyMap:
    return load_body_map()


@cache
def leaves() -> dict[MuscleId, str]:
    """The views of all muscles that are no groups."""
    muscles = json.loads(resource_path("muscles", "muscles.json").read_text(encoding="utf-8"))
    return {MuscleId(item["id"]): item["view"] for item in muscles if not item["is_group"]}


@cache
def cells(panel: BodyPanel, muscle: MuscleId) -> frozenset[tuple[int, int]]:
    """The grid points, `STEP` apart, that lie in a muscle."""
    found = set()
    for polygon in body_map().outlines(panel, muscle):
        box = polygon_box(polygon)
        for row in range(int(box.top / STEP), int(box.bottom / STEP) + 1):
            for column in range(int(box.left / STEP) - 1, int(box.right / STEP) + 1):
                if inside(polygon, (column + 0.5) * STEP, (row + 0.5) * STEP):
                    found.add((column, row))
    return frozenset(found)


def silhouette(panel: BodyPanel) -> tuple[Path, ...]:
    items = read_panel(resource_path("body_map", f"{panel}.json")).items
    return tuple(
        flattened(path) for item in items if item.layer in (Layer.BODY, Layer.TRUNK) for path in item.paths
    )


def near(polygons: tuple[Path, ...], point: Point, tolerance: float) -> bool:
    around = ((0.0, 0.0), (tolerance, 0.0), (-tolerance, 0.0), (0.0, tolerance), (0.0, -tolerance))
    return any(inside(polygon, point[0] + x, point[1] + y) for polygon in polygons for x, y in around)


def test_every_muscle_is_shown_and_every_region_is_a_muscle() -> None:
    shown = {muscle for panel in PANELS for muscle in body_map().muscles(panel)}
    assert shown == set(leaves())


def test_muscles_are_shown_in_their_view() -> None:
    for muscle, view in leaves().items():
        panels = set(body_map().panels_of(muscle))
        assert panels & DEEP if view == "deep" else BodyPanel(view) in panels, muscle


@pytest.mark.parametrize(
    "muscle",
    ["deltoid-side", "obliques", "forearms", "trapezius-upper", "gastrocnemius", "adductors", "soleus"],
)
def test_muscles_seen_from_both_sides_are_in_both_views(muscle: str) -> None:
    assert {BodyPanel.FRONT, BodyPanel.BACK} <= set(body_map().panels_of(MuscleId(muscle)))


@pytest.mark.parametrize("panel", PANELS)
def test_regions_lie_within_the_silhouette(panel: BodyPanel) -> None:
    body = silhouette(panel)
    for muscle in body_map().muscles(panel):
        for polygon in body_map().outlines(panel, muscle):
            outside = [point for point in polygon if not near(body, point, 0.35)]
            assert not outside, f"{muscle}: {outside[:3]}"


@pytest.mark.parametrize("panel", PANELS)
def test_both_halves_mirror_each_other(panel: BodyPanel) -> None:
    for muscle in body_map().muscles(panel):
        outlines = body_map().outlines(panel, muscle)
        right = Counter(frozenset((round(x, 6), round(y, 6)) for x, y in outline) for outline in outlines)
        left = Counter(frozenset((round(-x, 6), round(y, 6)) for x, y in outline) for outline in outlines)
        if any(len(points ^ other) <= 4 for points in right for other in left):
            assert {x > 0 for points in right for x, _ in points if x} == {True, False}, muscle
        else:
            assert right == left, muscle


@pytest.mark.parametrize("panel", PANELS)
def test_hits_find_every_part_of_a_muscle(panel: BodyPanel) -> None:
    for muscle in body_map().muscles(panel):
        for polygon in body_map().outlines(panel, muscle):
            hits = [
                (column + 0.5) * STEP
                for column, row in cells(panel, muscle)
                if inside(polygon, (column + 0.5) * STEP, (row + 0.5) * STEP)
                and body_map().muscle_at(panel, (column + 0.5) * STEP, (row + 0.5) * STEP) == muscle
            ]
            assert hits, f"a part of {muscle} cannot be hit"


@pytest.mark.parametrize("panel", PANELS)
def test_neighbours_hardly_overlap(panel: BodyPanel) -> None:
    muscles = body_map().muscles(panel)
    for number, one in enumerate(muscles):
        for other in muscles[:number]:
            shared = len(cells(panel, one) & cells(panel, other))
            smaller = min(len(cells(panel, one)), len(cells(panel, other)))
            assert shared <= MOST_OVERLAP * smaller, f"{one} and {other}: {shared} of {smaller}"


def test_a_coarse_grid_meets_most_muscles_of_the_back() -> None:
    points = [(x, y) for x in range(-50, 51, 5) for y in range(0, 200, 5)]
    found = {body_map().muscle_at(BodyPanel.BACK, x, y) for x, y in points}
    assert len(found) > 15
