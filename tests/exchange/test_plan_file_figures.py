"""Pictures of own exercises in plan files: read back equal, hostile ones refused with one sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.pose import ExerciseFigure, KeyPose, Pose
from backdesk.errors import PlanFileError
from backdesk.exchange.exercise_schema import exercise_to_json
from backdesk.exchange.plan_file import read_plan
from backdesk.exchange.plan_file_writer import plan_to_json
from backdesk.exchange.pose_files import FigureShelf
from backdesk.figure.pose_json import figure_to_json
from backdesk.resources import pose_files, resource_path
from tests.factories import make_exercise, make_plan

STANDING = ExerciseFigure((KeyPose("Stand", Pose()),))


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    return Draft202012Validator(
        json.loads(resource_path("schema", "backdesk-plan-1.schema.json").read_text("utf-8"))
    )


def with_raw(figure: object) -> dict[str, Any]:
    """A plan file whose own exercise has this picture."""
    content: dict[str, Any] = json.loads(plan_to_json(make_plan(), None))
    return {**content, "exercises": [{"id": "own", "name": "Own", "figure": figure}]}


def standing(**changes: object) -> dict[str, Any]:
    return {"keys": [{"caption": "Stand", "pose": {}}], **changes}


def test_every_bundled_picture_travels_unchanged(catalogue: Catalogue, schema: Draft202012Validator) -> None:
    shelf = FigureShelf(pose_files())
    exercises = tuple(make_exercise(f"own-{name}", figure=shelf.get(name)) for name in shelf.ids[::9])
    content = plan_to_json(replace(make_plan(), exercises=exercises), None, catalogue)
    schema.validate(json.loads(content))
    found = read_plan(content, catalogue)
    assert found.plan.exercises == exercises
    assert found.notes == ()
    assert plan_to_json(found.plan, None, catalogue) == content


def test_the_library_as_json_has_no_pictures(catalogue: Catalogue) -> None:
    assert not any("figure" in exercise_to_json(one) for one in catalogue.exercises.values())


def test_no_picture_may_be_said(catalogue: Catalogue, schema: Draft202012Validator) -> None:
    raw = with_raw(None)
    schema.validate(raw)
    (exercise,) = read_plan(json.dumps(raw).encode(), catalogue).plan.exercises
    assert exercise.figure is None


def test_an_exercise_with_another_picture_is_another(catalogue: Catalogue) -> None:
    known = catalogue.exercises["bird-dog"]  # type: ignore[index]
    raw = with_raw(None)
    raw["exercises"] = [{**exercise_to_json(known), "figure": figure_to_json(STANDING)}]
    (exercise,) = read_plan(json.dumps(raw).encode(), catalogue).plan.exercises
    assert (exercise.id, exercise.figure) == ("bird-dog-2", STANDING)
    library = catalogue.with_exercises([replace(known, figure=STANDING)])
    assert read_plan(json.dumps(raw).encode(), library).plan.exercises == ()


HOSTILE_BY_SCHEMA = [
    7,
    "standing",
    [],
    {},
    {"keys": []},
    {"keys": [{"caption": "a", "pose": {}}] * 5},
    standing(script="x"),
    standing(camera=[1e9, 0]),
    standing(camera=["front", 0]),
    standing(props=[{"kind": "mat"}] * 81),
    standing(props=[{"kind": "m" * 81}]),
    standing(props=[{"kind": "mat", "at": [0, 0]}]),
    {"keys": [{"caption": "a", "pose": {"from": "standing"}}]},
    {"keys": [{"caption": "a", "pose": {"at": [0, 0, None]}}]},
    {"keys": [{"caption": "a", "pose": {"left_arm": {"grip": "claw"}}}]},
]
HOSTILE_BY_READER = [
    standing(props=[{"kind": "spaceship"}]),
    standing(props=[{"kind": "rod", "ends": ["tail", "left_hand"]}]),
    standing(props=[{"kind": "barbell", "hold": "tail"}]),
    standing(props=[{"kind": "sphere", "size": [1, 2, 3]}]),
    standing(props=[{"kind": "mat", "size": [3000, 3000]}]),
    standing(arrows=[{"joint": "tail", "key": 1}], keys=[{"caption": "a", "pose": {}}] * 2),
    {"keys": [{"caption": "a", "pose": {"left_arm": {"upper": [0, 0, 0]}}}]},
    {"keys": [{"caption": "a", "pose": {"left_arm": {"hand": [0, 0, 0], "near": "tail"}}}]},
]


@pytest.mark.parametrize("figure", [*HOSTILE_BY_SCHEMA, *HOSTILE_BY_READER])
def test_a_wrong_picture_is_refused_in_one_sentence(figure: object, catalogue: Catalogue) -> None:
    with pytest.raises(PlanFileError) as caught:
        read_plan(json.dumps(with_raw(figure)).encode(), catalogue)
    sentence = str(caught.value)
    assert sentence.startswith("exercises[0].figure: expected a picture of 1 to 4 key poses")
    assert "\n" not in sentence
    assert len(sentence) < 320


@pytest.mark.parametrize("figure", HOSTILE_BY_SCHEMA)
def test_the_schema_refuses_it_too(figure: object, schema: Draft202012Validator) -> None:
    assert not schema.is_valid(with_raw(figure))


@pytest.mark.parametrize("figure", HOSTILE_BY_READER)
def test_some_faults_only_drawing_shows(figure: object, schema: Draft202012Validator) -> None:
    assert schema.is_valid(with_raw(figure))
