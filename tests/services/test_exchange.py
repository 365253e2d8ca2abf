from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.coverage import CoverageCounter
from backdesk.domain.exercise import SPINAL_MOVEMENTS
from backdesk.domain.ids import ClientId, PrecautionId
from backdesk.errors import OutputError, PlanFileError
from backdesk.services.exchange import coverage_json, read_plan_file, write_plan_file
from tests.factories import make_block, make_day, make_entry, make_plan

CLIENT = Client(ClientId("c"), "Maria Lopez", (PrecautionId("disc-tear"),))
PLAN = make_plan((make_day(strength=make_block(make_entry("bird-dog", sets=3))),))


def test_a_written_plan_is_read_back(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "plan.backdesk.json"
    write_plan_file(path, PLAN, CLIENT, catalogue)
    found = read_plan_file(path, catalogue)
    assert found.notes == ()
    assert found.plan.title == PLAN.title
    assert found.client is not None
    assert (found.client.name, found.client.precautions) == (CLIENT.name, CLIENT.precautions)
    again = tmp_path / "again.json"
    write_plan_file(again, found.plan, found.client, catalogue)
    assert again.read_bytes() == path.read_bytes()


def test_a_fault_in_a_file_is_said(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "plan.json"
    path.write_text("[")
    with pytest.raises(PlanFileError, match="The file is not JSON"):
        read_plan_file(path, catalogue)


def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.json"
    path.write_text("before")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="there is no room left on the disk"):
        write_plan_file(path, PLAN, None, catalogue)
    assert path.read_text() == "before"
    assert [item.name for item in tmp_path.iterdir()] == ["plan.json"]


def test_coverage_has_the_shape_of_the_contract(catalogue: Catalogue) -> None:
    day = make_day(
        strength=make_block(make_entry("bird-dog", sets=3), make_entry("walking", duration_seconds=630))
    )
    week = make_plan((day,)).weeks[0]
    counted = CoverageCounter(catalogue).week(week, 2)
    written = coverage_json(counted)
    assert list(written) == [
        "week", "muscles", "groups", "movements", "aerobic_minutes", "session_minutes", "balance",
    ]  # fmt: skip
    parsed = json.loads(json.dumps(written))
    assert parsed["week"] == 2
    assert set(parsed["muscles"]) == set(catalogue.taxonomy.leaves)
    assert set(parsed["groups"]) == set(catalogue.taxonomy.groups)
    assert parsed["muscles"]["multifidus"] == {
        "direct": 3, "fractional": 3.5, "days": 1, "stretch_times": 0, "stretch_seconds": 0, "band": "light",
    }  # fmt: skip
    assert parsed["groups"]["erector-spinae"]["direct"] == 3
    assert set(parsed["movements"]) == {movement.value for movement in SPINAL_MOVEMENTS}
    assert parsed["aerobic_minutes"] == 10.5
    assert list(parsed["session_minutes"]) == ["monday"]
    assert set(parsed["balance"]) == {"front", "back", "sides", "push", "pull"}


def test_whole_numbers_have_no_point_and_others_stay(catalogue: Catalogue) -> None:
    week = make_plan((make_day(strength=make_block(make_entry("bird-dog", sets=3))),)).weeks[0]
    text = json.dumps(coverage_json(CoverageCounter(catalogue).week(week)))
    assert '"direct": 3,' in text
    assert '"fractional": 1.5,' in text
    assert ".0" not in text
