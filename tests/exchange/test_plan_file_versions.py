from __future__ import annotations

import pytest

from backdesk.errors import PlanFileError
from backdesk.exchange import plan_file_versions
from backdesk.exchange.plan_file_versions import bring_up_to_date
from tests.exchange.support import raw_plan


def test_todays_version_stays_as_it_is() -> None:
    raw = raw_plan()
    assert bring_up_to_date(raw) is raw


def test_a_version_written_with_a_point_is_the_same() -> None:
    assert bring_up_to_date(raw_plan(version=1.0))["version"] == 1.0


def test_an_older_file_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def name_the_title(raw: dict[str, object]) -> dict[str, object]:
        return {**raw, "version": 2, "title": raw["name"]}

    def shout(raw: dict[str, object]) -> dict[str, object]:
        return {**raw, "version": 3, "title": str(raw["title"]).upper()}

    monkeypatch.setattr(plan_file_versions, "VERSION", 3)
    monkeypatch.setattr(plan_file_versions, "MIGRATIONS", {1: name_the_title, 2: shout})
    old = {"format": "backdesk-plan", "version": 1, "name": "Lower back"}
    assert bring_up_to_date(old)["title"] == "LOWER BACK"
    assert bring_up_to_date({"format": "backdesk-plan", "version": 2, "title": "x"})["title"] == "X"
    with pytest.raises(
        PlanFileError, match="the file has version 4, and this Back Desk reads versions up to 3"
    ):
        bring_up_to_date({"format": "backdesk-plan", "version": 4})
