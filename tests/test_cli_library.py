from __future__ import annotations

from pathlib import Path

import pytest

from backdesk.domain.catalogue import Catalogue
from tests.cli_support import Runner


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], home: Path) -> Runner:
    return Runner(capsys, home)


FIELDS = [
    *("id", "name", "aliases", "blocks", "type", "muscles", "movements", "equipment", "position", "level"),
    *("side", "default_dose", "start", "steps", "mistakes", "tip", "why", "easier", "harder", "cautions"),
    "sources",
]


def test_the_whole_library_as_json(run: Runner, catalogue: Catalogue) -> None:
    exercises = run("library", "--json").json()
    assert [one["id"] for one in exercises] == list(catalogue.exercises)
    assert all(list(one) == FIELDS for one in exercises)
    assert all(list(one["muscles"]) == ["primary", "secondary", "stretched"] for one in exercises)
    assert not run.home.exists()


def test_a_search_gives_the_best_match_first(run: Runner) -> None:
    assert run("library", "--search", "benhc", "--json").json()[0]["id"] == "bench-press"
    assert run("library", "--search", "press bench").out.startswith("bench-press")
    found = run("library", "--search", "no equipment", "--json").json()
    assert found
    assert not any(one["equipment"] for one in found)


def test_a_search_without_a_match_is_empty(run: Runner) -> None:
    said = run("library", "--search", "qqqqqq", "--json")
    assert (said.code, said.json(), said.err) == (0, [], "")
    assert run("library", "--search", "qqqqqq").out == ""


def test_an_empty_search_is_none(run: Runner, catalogue: Catalogue) -> None:
    assert len(run("library", "--search", " ", "--json").json()) == len(catalogue.exercises)


def test_the_library_as_a_list(run: Runner, catalogue: Catalogue) -> None:
    lines = run("library").out.splitlines()
    assert len(lines) == len(catalogue.exercises)
    (line,) = [line for line in lines if line.startswith("bench-press ")]
    assert line.split("  ")[0] == "bench-press"
    assert "Bench Press" in line
    assert "Barbell, Bench, Rack" in line


def test_muscles_as_json(run: Runner, catalogue: Catalogue) -> None:
    muscles = {one["id"]: one for one in run("muscles", "--json").json()}
    assert list(muscles) == list(catalogue.taxonomy.by_id)
    group, member = muscles["erector-spinae"], muscles["spinalis"]
    assert (group["group"], group["is_group"]) == (None, True)
    assert (member["group"], member["is_group"], member["view"]) == ("erector-spinae", False, "deep")
    assert {"name", "anatomical_name", "actions"} <= set(member)


def test_muscles_as_a_list_stand_under_their_group(run: Runner, catalogue: Catalogue) -> None:
    lines = run("muscles").out.splitlines()
    assert len(lines) == len(catalogue.taxonomy.by_id)
    place = next(place for place, line in enumerate(lines) if line.startswith("erector-spinae "))
    assert lines[place + 1].startswith("  iliocostalis ")
