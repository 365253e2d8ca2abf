"""Drawings, sheets and hit tests of the body map, on a panel made for the test and on the bundled one."""

from __future__ import annotations

import json
from pathlib import Path as FilePath
from typing import Any

import pytest

from backdesk.domain.coverage import Band
from backdesk.domain.ids import MuscleId
from backdesk.figure.body_map import GUTTER, BodyMap, BodyPanel, Marks, load_body_map
from backdesk.figure.body_map_file import read_panel
from backdesk.figure.body_map_style import DARK, LIGHT
from backdesk.figure.drawing import Box, Shape

OUTER, INNER, ALONE = MuscleId("outer"), MuscleId("inner"), MuscleId("alone")
ITEMS: list[dict[str, Any]] = [
    {"layer": "body", "sides": "joined", "paths": ["0,0* 20,0* 20,40* 0,40*"]},
    {"layer": "rod", "width": 2, "paths": ["2,30 18,30"]},
    {"layer": "bone", "paths": ["2,32* 4,32* 4,34* 2,34*"]},
    {"layer": "tissue", "paths": ["6,32* 8,32* 8,34* 6,34*"]},
    {"muscle": "outer", "paths": ["2,2* 18,2* 18,18* 2,18*"], "fibres": ["3,3 15,3"]},
    {"muscle": "inner", "paths": ["4,4* 8,4* 8,8* 4,8*"]},
    {"muscle": "alone", "sides": "joined", "paths": ["0,20* 3,20* 3,24* 0,24*"]},
    {"layer": "crease", "paths": ["1,36 3,36"]},
]


def panel_file(folder: FilePath, items: list[dict[str, Any]], height: float = 40) -> FilePath:
    file = folder / "panel.json"
    file.write_text(json.dumps({"frame": [-20, 0, 20, height], "weight": 0.5, "items": items}))
    return file


@pytest.fixture
def body_map(tmp_path: FilePath) -> BodyMap:
    front = read_panel(panel_file(tmp_path, ITEMS))
    back = read_panel(panel_file(tmp_path, [*ITEMS[:1], ITEMS[6]], height=80))
    return BodyMap({BodyPanel.FRONT: front, BodyPanel.BACK: back})


def named(shapes: tuple[Shape, ...], muscle: MuscleId) -> list[Shape]:
    return [shape for shape in shapes if shape.name == muscle]


def test_muscles_are_tinted_by_band_and_named(body_map: BodyMap) -> None:
    shapes = body_map.drawing(BodyPanel.FRONT, {OUTER: Band.HIGH}, LIGHT).shapes
    (outer,), (inner,) = named(shapes, OUTER), named(shapes, INNER)
    assert outer.fill == LIGHT.high
    assert inner.fill == LIGHT.none
    assert outer.closed
    assert outer.curved
    assert len(outer.paths) == 2


def test_shapes_are_painted_in_the_order_of_the_file_and_the_outline_last(body_map: BodyMap) -> None:
    drawing = body_map.drawing(BodyPanel.FRONT, {}, DARK)
    assert drawing.box == Box(-20, 0, 20, 40)
    assert drawing.shapes[0].fill == DARK.body
    assert [shape.name for shape in drawing.shapes if shape.name] == [OUTER, INNER, ALONE]
    assert drawing.shapes[-1].line == DARK.edge


def test_every_layer_has_its_colour(body_map: BodyMap) -> None:
    shapes = body_map.drawing(BodyPanel.FRONT, {}, LIGHT).shapes
    assert {LIGHT.body, LIGHT.tissue, LIGHT.bone} <= {shape.fill for shape in shapes}
    assert {LIGHT.crease, LIGHT.bone, LIGHT.bone_edge} <= {shape.line for shape in shapes}


def test_marks_are_drawn_above_everything(body_map: BodyMap) -> None:
    marks = Marks(frozenset({OUTER}), frozenset({OUTER, INNER}), frozenset({ALONE}))
    plain = body_map.drawing(BodyPanel.FRONT, {}, LIGHT).shapes
    shapes = body_map.drawing(BodyPanel.FRONT, {}, LIGHT, marks).shapes
    assert shapes[: len(plain)] == plain
    hatched, hovered, selected = shapes[len(plain) :]
    assert hatched.line == LIGHT.stretched
    assert not hatched.closed
    assert (hovered.name, hovered.line, hovered.fill) == (INNER, LIGHT.hovered, None)
    assert (selected.name, selected.line) == (OUTER, LIGHT.selected)


def test_hits_find_the_muscle_painted_last(body_map: BodyMap) -> None:
    assert body_map.muscle_at(BodyPanel.FRONT, 6, 6) == INNER
    assert body_map.muscle_at(BodyPanel.FRONT, -6, 6) == INNER
    assert body_map.muscle_at(BodyPanel.FRONT, 10, 10) == OUTER
    assert body_map.muscle_at(BodyPanel.FRONT, 0, 22) == ALONE
    assert body_map.muscle_at(BodyPanel.FRONT, 0, 10) is None
    assert body_map.muscle_at(BodyPanel.BACK, 6, 6) is None


def test_muscles_know_their_panels(body_map: BodyMap) -> None:
    assert body_map.muscles(BodyPanel.FRONT) == (OUTER, INNER, ALONE)
    assert body_map.panels_of(ALONE) == (BodyPanel.FRONT, BodyPanel.BACK)
    assert body_map.panels_of(OUTER) == (BodyPanel.FRONT,)
    assert body_map.panels_of(MuscleId("nowhere")) == ()


def test_a_sheet_shows_panels_side_by_side_equally_high(body_map: BodyMap) -> None:
    panels = (BodyPanel.FRONT, BodyPanel.BACK)
    first, second = body_map.places(panels)
    assert first.box == Box(0, 0, 40, 40)
    assert second.box == Box(40 + GUTTER, 0, 60 + GUTTER, 40)
    assert second.scale == 0.5
    sheet = body_map.sheet(panels, {ALONE: Band.LIGHT}, LIGHT)
    assert sheet.box == Box(0, 0, 60 + GUTTER, 40)
    one, two = named(sheet.shapes, ALONE)
    assert one.fill == two.fill == LIGHT.light
    assert one.width == two.width * 2
    assert min(x for x, _ in two.paths[0]) == pytest.approx(50 + GUTTER - 1.5)


def test_hits_on_a_sheet(body_map: BodyMap) -> None:
    panels = (BodyPanel.FRONT, BodyPanel.BACK)
    assert body_map.sheet_muscle_at(panels, 26, 6) == INNER
    assert body_map.sheet_muscle_at(panels, 50 + GUTTER, 11) == ALONE
    assert body_map.sheet_muscle_at(panels, 41, 11) is None


@pytest.mark.parametrize(
    "item",
    [
        {"paths": ["0,0 1,1"]},
        {"muscle": "a", "layer": "bone", "paths": ["0,0 1,1"]},
        {"layer": "fog", "paths": ["0,0 1,1"]},
        {"muscle": "a", "paths": ["0,0"]},
        {"muscle": "a", "paths": ["0,0 1,1"], "sides": "up"},
        {"muscle": "a", "paths": ["0,0 1,1"], "colour": "red"},
        {"muscle": "a"},
    ],
)
def test_a_broken_file_is_named(tmp_path: FilePath, item: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"panel\.json is no panel"):
        read_panel(panel_file(tmp_path, [item]))


def test_drawings_are_the_same_each_time() -> None:
    one, two = load_body_map(), load_body_map()
    tints = {MuscleId("soleus"): Band.HIGH}
    assert one.sheet(one.panels, tints, LIGHT) == two.sheet(two.panels, tints, LIGHT)
