from __future__ import annotations

import json
from typing import Any

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose import Span
from backdesk.domain.exercise import Exercise, ExerciseType
from backdesk.domain.ids import ExerciseId
from backdesk.exchange.exercise_schema import exercise_to_json
from backdesk.exchange.plan_file import PlanFile, read_plan
from backdesk.exchange.plan_file_writer import plan_to_json
from tests.exchange.support import as_bytes, raw_plan

ROW = {
    "id": "towel-row",
    "name": "Towel Row",
    "aliases": ["Door Row"],
    "blocks": ["strength", "warm_up"],
    "type": "stability",
    "muscles": {"primary": ["latissimus-dorsi"], "secondary": ["biceps"], "stretched": []},
    "movements": ["pull"],
    "equipment": ["towel"],
    "position": "standing",
    "level": 2,
    "side": "both",
    "default_dose": {"sets": 3, "reps": [8, 12]},
    "start": "Hold the towel.",
    "steps": ["Pull.", "Let go slowly."],
    "mistakes": ["Rushing."],
    "tip": "Breathe.",
    "why": "It trains your back.",
    "easier": ["band-pull-apart"],
    "harder": [],
    "cautions": [{"precaution": "acute-pain", "action": "avoid", "reason": "Wait."}],
    "sources": ["own"],
}


def read(catalogue: Catalogue, exercises: object, *used: str) -> PlanFile:
    raw = raw_plan(*({"exercise": name} for name in used), exercises=exercises)
    return read_plan(as_bytes(raw), catalogue)


def used(found: PlanFile) -> list[str]:
    return [entry.exercise for entry in found.plan.entries()]


def test_an_exercise_in_the_shape_of_the_library_is_read_whole(catalogue: Catalogue) -> None:
    found = read(catalogue, [ROW], "towel-row", "bird-dog")
    assert found.notes == ()
    assert used(found) == ["towel-row", "bird-dog"]
    (row,) = found.plan.exercises
    assert exercise_to_json(row) == ROW
    assert (row.type, row.default_dose.reps) == (ExerciseType.STABILITY, Span(8, 12))


def test_an_id_and_a_name_are_enough(catalogue: Catalogue) -> None:
    (row,) = read(catalogue, [{"id": "my_row.2", "name": " My\nRow "}], "my_row.2").plan.exercises
    assert row == Exercise(ExerciseId("my_row.2"), "My Row")


def test_exercises_may_be_an_object_by_id(catalogue: Catalogue) -> None:
    found = read(catalogue, {"a-row": {"name": "A"}, "b-row": {"id": "b-row", "name": "B"}}, "b-row", "a-row")
    assert [(one.id, one.name) for one in found.plan.exercises] == [("a-row", "A"), ("b-row", "B")]
    assert used(found) == ["b-row", "a-row"]


def test_an_empty_list_of_blocks_means_strength(catalogue: Catalogue) -> None:
    (row,) = read(catalogue, [{"id": "row", "name": "Row", "blocks": []}]).plan.exercises
    assert row.blocks == (BlockKind.STRENGTH,)


def test_what_repeats_a_built_in_exercise_is_that_exercise(catalogue: Catalogue) -> None:
    same = exercise_to_json(catalogue.exercises[ExerciseId("bird-dog")])
    for written in (same, {"id": "bird-dog", "name": "Bird Dog"}):
        found = read(catalogue, [written], "bird-dog")
        assert (found.plan.exercises, used(found), found.notes) == ((), ["bird-dog"], ())


def test_a_clashing_id_is_issued_anew_and_entries_and_links_follow(catalogue: Catalogue) -> None:
    exercises: list[dict[str, Any]] = [
        {"id": "bird-dog", "name": "My Bird Dog", "harder": ["towel-row", "plank"]},
        {"id": "bird-dog-2", "name": "Second"},
        {"id": "towel-row", "name": "Row", "easier": ["bird-dog"]},
    ]
    found = read(catalogue, exercises, "bird-dog", "bird-dog-2", "towel-row")
    assert used(found) == ["bird-dog-3", "bird-dog-2", "towel-row"]
    assert [one.id for one in found.plan.exercises] == ["bird-dog-3", "bird-dog-2", "towel-row"]
    assert found.plan.exercises[0].harder == ("towel-row", "plank")
    assert found.plan.exercises[2].easier == ("bird-dog-3",)
    assert found.notes == (
        'exercises[0].id: "bird-dog" is a different exercise of the library; this one is now "bird-dog-3"',
    )


def test_unknown_links_and_precautions_are_kept_and_reported(catalogue: Catalogue) -> None:
    caution = {"precaution": "gout", "action": "modify"}
    row = {"id": "row", "name": "Row", "easier": ["nothing"], "cautions": [caution]}
    found = read(catalogue, [row])
    (read_row,) = found.plan.exercises
    assert read_row.easier == ("nothing",)
    assert read_row.cautions[0].precaution == "gout"
    assert found.notes == (
        'exercises[0].cautions[0].precaution: unknown precaution "gout", kept as it is',
        'exercises[0].easier: "nothing" is not an exercise that Back Desk knows, kept as it is',
    )


def test_unknown_fields_inside_an_exercise_return_to_their_places(catalogue: Catalogue) -> None:
    row = {
        **ROW,
        "video": {"url": "x"},
        "muscles": {"primary": ["biceps"], "secondary": [], "stretched": [], "tertiary": ["x"]},
        "default_dose": {"sets": 3, "weight": 5},
        "cautions": [
            {"precaution": "acute-pain", "action": "avoid", "reason": "Wait."},
            {"precaution": "scoliosis", "action": "modify", "reason": "Gently.", "by": "me"},
        ],
    }
    found = read(catalogue, [row], "towel-row")
    assert {note.split(": ")[0] for note in found.notes} == {
        "exercises[0].video",
        "exercises[0].muscles.tertiary",
        "exercises[0].default_dose.weight",
        "exercises[0].cautions[1].by",
    }
    content = plan_to_json(found.plan, None, catalogue)
    assert json.loads(content)["exercises"] == [row]
    assert plan_to_json(read_plan(content, catalogue).plan, None, catalogue) == content


def test_unknown_fields_of_a_caution_that_is_gone_do_no_harm() -> None:
    exercise = Exercise(ExerciseId("row"), "Row", extra={"cautions": {"3": {"by": "me"}}})
    assert exercise_to_json(exercise)["cautions"] == []
