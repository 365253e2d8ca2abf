"""Loading the library finds every fault before anybody sees it, and gives it out as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from backdesk import resources
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Caution, CautionAction, Exercise
from backdesk.domain.ids import ExerciseId, MuscleId, PrecautionId
from backdesk.errors import LibraryError
from backdesk.services.library import exercises_json, load_catalogue, muscles_json
from backdesk.services.library_faults import catalogue_faults


def _with_change(catalogue: Catalogue, **changes: object) -> list[str]:
    """The faults of the real library in which one exercise was spoilt."""
    plank = replace(catalogue.exercises[ExerciseId("plank")], **changes)  # type: ignore[arg-type]
    return list(catalogue_faults(catalogue.with_exercises([plank])))


def test_the_real_library_has_no_fault(catalogue: Catalogue) -> None:
    assert list(catalogue_faults(catalogue)) == []
    assert len(catalogue.exercises) >= 150


@pytest.mark.parametrize("side", ["easier", "harder"])
def test_wrong_links_are_named(catalogue: Catalogue, side: str) -> None:
    for link in ("gone", "plank"):
        faults = _with_change(catalogue, **{side: (ExerciseId(link),)})
        assert faults == [f"plank links to {link}, which is not another exercise"]


def test_an_unknown_precaution_is_named(catalogue: Catalogue) -> None:
    caution = Caution(PrecautionId("gone"), CautionAction.AVOID, "Because.")
    faults = _with_change(catalogue, cautions=(caution,))
    assert faults == ["plank names the unknown precaution gone"]


def test_an_unknown_muscle_is_named(catalogue: Catalogue) -> None:
    faults = _with_change(catalogue, primary=(MuscleId("gone"),))
    assert faults == ["plank names the unknown muscle gone"]


def test_a_muscle_with_two_roles_is_named_even_through_its_group(catalogue: Catalogue) -> None:
    spinalis, erectors = MuscleId("spinalis"), MuscleId("erector-spinae")
    roles = {"primary": (spinalis,), "secondary": (erectors,), "stretched": ()}
    assert _with_change(catalogue, **roles) == ["plank gives spinalis two roles"]


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the muscle files and one exercise file, used instead of the bundled ones."""
    for source in [resources.resource_path("muscles", name) for name in ("muscles.json", "precautions.json")]:
        (tmp_path / source.name).write_bytes(source.read_bytes())
    walking = next(
        item
        for path in resources.exercise_files()
        for item in json.loads(path.read_bytes())
        if item["id"] == "walking"
    )
    (tmp_path / "some.json").write_text(json.dumps([{**walking, "easier": [], "harder": []}]))
    monkeypatch.setattr(resources, "resource_path", lambda *parts: tmp_path / parts[-1])
    monkeypatch.setattr(resources, "exercise_files", lambda: (tmp_path / "some.json",))
    return tmp_path


def _spoil(path: Path, change: Callable[[list[Any]], object]) -> None:
    content = json.loads(path.read_bytes())
    change(content)
    path.write_text(json.dumps(content))


def test_the_copy_loads(bundle: Path) -> None:
    assert bundle.is_dir()
    assert list(load_catalogue().exercises) == ["walking"]


@pytest.mark.parametrize(
    ("file", "change", "words"),
    [
        ("some.json", lambda items: items.append(items[0]), "walking is listed twice"),
        ("some.json", lambda items: items[0].update(harder=["gone"]), "walking links to gone"),
        ("some.json", lambda items: items[0].pop("tip"), "some.json"),
        ("some.json", lambda items: items[0].update(colour="red"), "colour"),
        ("some.json", lambda items: items[0].update(level=4), r"\$\[0\]\.level"),
        ("some.json", lambda items: items[0]["default_dose"].update(sets=0), "default_dose"),
        ("some.json", lambda items: items[0]["default_dose"].update(reps=[12, 8]), "from small to large"),
        ("muscles.json", lambda items: items.append(items[0]), "muscles.json: muscle .* is listed twice"),
        ("muscles.json", lambda items: items[1].update(group="gone"), "gone is not a group"),
        ("muscles.json", lambda items: items[0].pop("name"), "muscles.json"),
        ("precautions.json", lambda items: items[0].pop("name"), "precautions.json"),
    ],
)
def test_a_spoilt_file_is_refused_with_a_sentence(
    bundle: Path, file: str, change: Callable[[list[Any]], object], words: str
) -> None:
    _spoil(bundle / file, change)
    with pytest.raises(LibraryError, match=words):
        load_catalogue()


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"\xff", b"[3]"])
def test_a_file_that_is_no_list_of_exercises_is_refused(bundle: Path, content: bytes) -> None:
    (bundle / "some.json").write_bytes(content)
    with pytest.raises(LibraryError, match=r"some\.json"):
        load_catalogue()


def test_a_missing_file_is_refused(bundle: Path) -> None:
    (bundle / "muscles.json").unlink()
    with pytest.raises(LibraryError, match=r"muscles\.json"):
        load_catalogue()


def test_exercises_as_json_have_the_published_fields(catalogue: Catalogue) -> None:
    exercises: list[Exercise] = list(catalogue.exercises.values())
    listed = exercises_json(exercises)
    assert json.loads(json.dumps(listed)) == listed
    assert len(listed) == len(exercises)
    published = (
        "id name aliases blocks type muscles movements equipment position level side default_dose start "
        "steps mistakes tip why easier harder cautions sources"
    )
    assert {tuple(item) for item in listed} == {tuple(published.split())}
    plank = next(item for item in listed if item["id"] == "plank")
    assert plank["blocks"] == ["strength"]
    assert plank["default_dose"] == {"sets": 2, "hold_seconds": [15, 60], "rest_seconds": 45}
    muscles = plank["muscles"]
    assert isinstance(muscles, dict)
    assert set(muscles) == {"primary", "secondary", "stretched"}


def test_muscles_as_json_have_the_published_fields(catalogue: Catalogue) -> None:
    listed = muscles_json(catalogue.taxonomy)
    assert json.loads(json.dumps(listed)) == listed
    by_id = {item["id"]: item for item in listed}
    assert set(by_id) == set(catalogue.taxonomy.by_id)
    published = {"id", "name", "anatomical_name", "group", "is_group", "view", "actions"}
    assert all(published <= set(item) for item in listed)
    assert by_id["spinalis"]["group"] == "erector-spinae"
    assert by_id["erector-spinae"]["group"] is None
    assert by_id["erector-spinae"]["is_group"] is True
    assert {item["view"] for item in listed} == {"front", "back", "deep"}
