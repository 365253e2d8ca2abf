"""Every exercise of the library has a right picture of its own that shows what it needs."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from typing import Any

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Equipment
from backdesk.domain.ids import ExerciseId
from backdesk.domain.pose import ExerciseFigure
from backdesk.exchange.pose_files import FigureShelf
from backdesk.figure.checks import figure_problems
from backdesk.figure.compose import key_drawings
from backdesk.figure.drawing import Box, Drawing, bounds
from backdesk.figure.muscle_patches import PATCHES
from backdesk.figure.style import FigureStyle, figure_style
from backdesk.figure.thumbnails import telling_key, thumbnail_drawing
from backdesk.figure.tubes import Build
from backdesk.resources import pose_files

STYLE = figure_style()
CURVED = figure_style(build=Build.CURVED)
BODY = {STYLE.colour(name, far=far) for name in ("skin", "shirt", "shorts", "shoe") for far in (False, True)}

FITTING: dict[Equipment, tuple[str, ...]] = {
    Equipment.MAT: ("mat",),
    Equipment.CHAIR: ("chair",),
    Equipment.TABLE: ("table", "worktop"),
    Equipment.WALL: ("wall", "box:wall", "doorway"),
    Equipment.BENCH: ("bench", "box:pad"),
    Equipment.BOX: ("box",),
    Equipment.BARBELL: ("barbell",),
    Equipment.WEIGHT_PLATE: ("disc", "barbell"),
    Equipment.RACK: ("rack", "stand"),
    Equipment.BLOCKS: ("blocks",),
    Equipment.DUMBBELL: ("dumbbell",),
    Equipment.KETTLEBELL: ("kettlebell",),
    Equipment.MEDICINE_BALL: ("sphere",),
    Equipment.CABLE_MACHINE: ("line",),
    Equipment.BAND: ("line",),
    Equipment.STABILITY_BALL: ("sphere",),
    Equipment.FOAM_ROLLER: ("roller",),
    Equipment.DOWEL: ("rod",),
    Equipment.STRAP: ("line",),
    Equipment.TOWEL: ("line", "box:cloth"),
    Equipment.ANKLE_WEIGHTS: ("cuff",),
    Equipment.LIFTING_STRAPS: ("line", "cuff"),
    Equipment.PULL_UP_BAR: ("high-bar", "pull-up-bar"),
    Equipment.BACK_EXTENSION_BENCH: ("back-extension-bench",),
    Equipment.GLUTE_HAM_BENCH: ("glute-ham-bench",),
    Equipment.ANCHOR: ("anchor", "post", "box:metal"),
    Equipment.PULLDOWN_MACHINE: ("pulldown-machine",),
    Equipment.ROW_MACHINE: ("row-machine",),
    Equipment.LEG_PRESS_MACHINE: ("leg-press-machine",),
    Equipment.LEG_CURL_MACHINE: ("leg-curl-machine",),
    Equipment.LEG_EXTENSION_MACHINE: ("leg-extension-machine",),
    Equipment.BIKE: ("bike",),
    Equipment.ELLIPTICAL: ("elliptical",),
    Equipment.STEP_MACHINE: ("step-machine",),
    Equipment.ROWING_MACHINE: ("rowing-machine",),
    Equipment.TREADMILL: ("treadmill",),
    Equipment.POOL: ("pool",),
}
"""How props are named that show the equipment: one of the words is in the kind, or in "kind:material"."""

BAR_IS_OUT = "the bar is taken from the rack before the first picture"
NOT_SHOWN = {
    (ExerciseId("back-squat"), Equipment.RACK): BAR_IS_OUT,
    (ExerciseId("bench-press"), Equipment.RACK): BAR_IS_OUT,
    (ExerciseId("front-squat"), Equipment.RACK): BAR_IS_OUT,
    (ExerciseId("good-morning-barbell"), Equipment.RACK): BAR_IS_OUT,
    (ExerciseId("paused-good-morning"), Equipment.RACK): BAR_IS_OUT,
    (ExerciseId("overhead-press"), Equipment.RACK): BAR_IS_OUT,
    (ExerciseId("snatch-grip-romanian-deadlift"), Equipment.RACK): BAR_IS_OUT,
    (ExerciseId("strap-assisted-romanian-deadlift"), Equipment.RACK): BAR_IS_OUT,
}


@cache
def shelf() -> FigureShelf:
    return FigureShelf(pose_files())


@cache
def figures() -> dict[ExerciseId, ExerciseFigure]:
    return {name: figure for name in shelf().ids if (figure := shelf().get(name)) is not None}


@cache
def straight() -> dict[ExerciseId, list[Drawing]]:
    """The pictures of all exercises, with few corners because that is quicker."""
    return {name: key_drawings(figure, STYLE, corners=8) for name, figure in figures().items()}


@cache
def written() -> dict[ExerciseId, frozenset[str]]:
    """The kinds of props each figure names, before they are taken apart into solids."""
    found: dict[ExerciseId, frozenset[str]] = {}
    for path in pose_files():
        content: dict[str, Any] = json.loads(path.read_bytes())
        for name, figure in content.get("figures", {}).items():
            props = [
                *figure.get("props", []),
                *(prop for key in figure["keys"] for prop in key.get("props", [])),
            ]
            found[ExerciseId(name)] = frozenset(
                f"{prop['kind']}:{prop['material']}" if "material" in prop else prop["kind"] for prop in props
            )
    return found


def shows(kinds: frozenset[str], equipment: Equipment) -> bool:
    return any(word in kind for word in FITTING[equipment] for kind in kinds)


def is_thing(kind: str) -> bool:
    """Whether a prop is more than floor, mat or a mark on the clothes."""
    return kind.partition(":")[0] not in ("mat", "floor") and not kind.endswith(
        (":shirt", ":shorts", ":skin")
    )


def body_box(drawing: Drawing) -> Box | None:
    shapes = [shape for shape in drawing.shapes if shape.fill in BODY]
    return bounds(shapes) if shapes else None


def rims(drawing: Drawing, style: FigureStyle) -> int:
    """The number of outlined parts: trunk, pelvis, neck, head, and two for each limb at least."""
    return sum(shape.fill == shape.line == style.outline for shape in drawing.shapes)


def test_every_exercise_has_a_figure_and_every_figure_an_exercise(catalogue: Catalogue) -> None:
    assert set(catalogue.exercises) - set(shelf().ids) == set()
    assert set(shelf().ids) - set(catalogue.exercises) == set()


def test_no_figure_has_a_problem() -> None:
    found = [
        f"{name}: {problem}" for name, figure in figures().items() for problem in figure_problems(figure)
    ]
    assert not found, "\n".join(found)


def test_captions_are_short_and_tell_the_pictures_apart() -> None:
    wrong = []
    for name, figure in figures().items():
        captions = [key.caption for key in figure.keys]
        if len(set(captions)) < len(captions):
            wrong.append(f"{name}: {captions} has a caption twice")
        for caption in captions:
            if not (caption and caption == caption.strip() and caption[0].isupper()):
                wrong.append(f"{name}: “{caption}” is no caption")
            elif len(caption) > 24 or len(caption.split()) > 4 or caption.endswith((".", "!", ":")):
                wrong.append(f"{name}: “{caption}” is no short one")
    assert not wrong, "\n".join(wrong)


def test_times_are_those_of_people() -> None:
    wrong = [
        name
        for name, figure in figures().items()
        if not (0.2 <= figure.move_seconds <= 6 and 0 <= figure.hold_seconds <= 10)
    ]
    assert wrong == []


def test_no_two_exercises_have_the_same_picture() -> None:
    owners: dict[object, list[str]] = defaultdict(list)
    for name, figure in figures().items():
        poses = tuple(
            (key.pose, frozenset(map(repr, figure.props_of(i)))) for i, key in enumerate(figure.keys)
        )
        owners[poses].append(name)
    assert [names for names in owners.values() if len(names) > 1] == []


def test_no_figure_has_the_same_picture_twice() -> None:
    wrong = [
        name
        for name, figure in figures().items()
        if len({(key.pose, frozenset(map(repr, figure.props_of(i)))) for i, key in enumerate(figure.keys)})
        < len(figure.keys)
    ]
    assert wrong == []


def test_pictures_show_the_equipment(catalogue: Catalogue) -> None:
    missing = [
        f"{exercise.id}: {equipment} is not among {sorted(written()[exercise.id])}"
        for exercise in catalogue.exercises.values()
        for equipment in exercise.equipment
        if not shows(written()[exercise.id], equipment) and (exercise.id, equipment) not in NOT_SHOWN
    ]
    assert not missing, "\n".join(missing)


def test_exceptions_are_of_this_library(catalogue: Catalogue) -> None:
    for name, equipment in NOT_SHOWN:
        assert equipment in catalogue.exercises[name].equipment, name


def test_exercises_without_equipment_show_none(catalogue: Catalogue) -> None:
    odd = {
        exercise.id: sorted(things)
        for exercise in catalogue.exercises.values()
        if not exercise.equipment and (things := set(filter(is_thing, written()[exercise.id])))
    }
    assert odd == {}


@pytest.mark.parametrize(
    "weight", [Equipment.BARBELL, Equipment.KETTLEBELL, Equipment.CHAIR, Equipment.BENCH]
)
def test_what_is_shown_is_among_the_equipment(catalogue: Catalogue, weight: Equipment) -> None:
    # machines and cables have handles that are drawn as bars and short dumbbells
    handles = {
        Equipment.CABLE_MACHINE, Equipment.PULLDOWN_MACHINE, Equipment.ROW_MACHINE, Equipment.ROWING_MACHINE,
        Equipment.BACK_EXTENSION_BENCH, Equipment.GLUTE_HAM_BENCH,
    }  # fmt: skip
    odd = [
        exercise.id
        for exercise in catalogue.exercises.values()
        if any(weight.value in kind for kind in written()[exercise.id])
        and weight not in exercise.equipment
        and not handles & set(exercise.equipment)
    ]
    assert odd == []


def test_frames_are_neither_slivers_nor_far_larger_than_the_body() -> None:
    wrong = []
    for name, drawings in straight().items():
        frame = drawings[0].box
        if not 0.25 <= frame.width / frame.height <= 4:
            wrong.append(f"{name}: {frame.width:.2f} × {frame.height:.2f} m")
        for number, drawing in enumerate(drawings, start=1):
            body = body_box(drawing)
            share = 0.0 if body is None else max(body.width, body.height) / max(frame.width, frame.height)
            if share < 0.3:
                wrong.append(f"{name}, picture {number}: the body takes {share:.0%} of it")
    assert not wrong, "\n".join(wrong)


def test_no_key_pose_is_blank_or_lacks_a_part_of_the_body() -> None:
    incomplete = [
        f"{name}, picture {number}"
        for name, drawings in straight().items()
        for number, drawing in enumerate(drawings, start=1)
        if rims(drawing, STYLE) < 12
    ]
    assert not incomplete, "\n".join(incomplete)


def test_every_thumbnail_is_full_in_the_other_build() -> None:
    blank = []
    for name, figure in figures().items():
        drawing = thumbnail_drawing(figure, telling_key(figure), CURVED)
        body = body_box(drawing)
        frame = drawing.box
        share = 0.0 if body is None else max(body.width, body.height) / max(frame.width, frame.height)
        if share < 0.3 or rims(drawing, CURVED) < 12:
            blank.append(name)
    assert blank == []


def test_every_muscle_can_be_tinted(catalogue: Catalogue) -> None:
    assert set(PATCHES) == set(catalogue.taxonomy.leaves)
    parts = {patch.part for patches in PATCHES.values() for patch in patches}
    assert parts == {"trunk", "pelvis", "neck", "upper_arm", "forearm", "thigh", "shin"}
    for muscle, patches in PATCHES.items():
        assert patches, muscle
        assert all(-0.2 <= patch.start < patch.end <= 1.0 and patch.half > 0 for patch in patches), muscle
