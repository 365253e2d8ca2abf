from __future__ import annotations

import json
from pathlib import Path

import pytest

from backdesk.errors import LibraryError
from backdesk.exchange.library_files import load_exercises, load_precautions, load_taxonomy
from backdesk.resources import exercise_files, resource_path


def test_the_bundled_files_are_read() -> None:
    assert len(load_exercises(exercise_files())) >= 150
    assert load_taxonomy(resource_path("muscles", "muscles.json")).groups
    assert load_precautions(resource_path("muscles", "precautions.json"))


@pytest.mark.parametrize("content", ["", "{}", '[{"id": "x"}]', '[{"id": "x", "name": 1}]', "[1]"])
def test_a_file_that_does_not_fit_is_named(content: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content)
    for load in (load_taxonomy, load_precautions, lambda one: load_exercises([one])):
        with pytest.raises(LibraryError, match=r"The library file broken\.json is not right: "):
            load(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"none\.json"):
        load_precautions(tmp_path / "none.json")


def test_a_muscle_that_is_listed_twice_is_said(tmp_path: Path) -> None:
    muscles = json.loads(resource_path("muscles", "muscles.json").read_text("utf-8"))
    path = tmp_path / "muscles.json"
    path.write_text(json.dumps([muscles[0], muscles[0]]))
    with pytest.raises(LibraryError, match=r"muscles\.json: muscle erector-spinae is listed twice"):
        load_taxonomy(path)
