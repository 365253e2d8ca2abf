from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli_support import SAMPLE, Runner
from tests.exchange.support import as_bytes, raw_entry, raw_plan


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], home: Path) -> Runner:
    return Runner(capsys, home)


@pytest.fixture
def sloppy(tmp_path: Path) -> Path:
    path = tmp_path / "plan.backdesk.json"
    path.write_bytes(as_bytes(raw_plan(raw_entry(sets=2, reps=10, side="each"))))
    return path


def test_findings_as_json(run: Runner, sloppy: Path) -> None:
    said = run("check", sloppy, "--json")
    assert said.code == 0
    (finding,) = said.json()
    assert finding == {
        "rule": "no-warm-up",
        "severity": "caution",
        "where": "Week 1, Monday",
        "message": "Strength work without a warm-up.",
    }
    assert not run.home.exists()


def test_findings_for_people(run: Runner, sloppy: Path) -> None:
    said = run("check", sloppy)
    assert said.code == 0
    assert "Worth a look, Week 1, Monday: Strength work without a warm-up." in said.out
    assert "Source: an article on easing back pain" in said.out


def test_the_sample_plan_gives_few_and_useful_hints(run: Runner) -> None:
    change, look = run("check", SAMPLE, "--json").json()
    assert change["rule"] == look["rule"] == "precaution"
    assert (change["severity"], change["where"]) == ("caution", "Week 1, Monday–Friday")
    # a note on the card need not be about the client's precaution
    assert (look["severity"], look["where"]) == ("hint", "Week 1, Monday–Saturday")


def test_a_stored_plan_is_checked_by_its_id(run: Runner, sloppy: Path) -> None:
    stored = run("import", sloppy).out.strip()
    assert run("check", stored[:8], "--json").json() == run("check", sloppy, "--json").json()


def test_nothing_to_mention(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "empty.backdesk.json"
    path.write_bytes(as_bytes(raw_plan(weeks=[{"days": []}])))
    assert run("check", path).out.endswith(": nothing to mention\n")
    assert run("check", path, "--json").json() == []


def test_a_plan_that_is_not_there(run: Runner) -> None:
    assert run.fails("check", "nothing") == "There is neither a file nor a stored plan called nothing."
