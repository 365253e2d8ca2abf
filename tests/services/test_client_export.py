"""All data about a client in one file: complete, readable, and whole or not there at all."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from backdesk.domain.client import Contact
from backdesk.errors import NotFoundError, OutputError
from backdesk.exchange.plan_file import read_plan
from tests.services.test_clients import JAN, MARIA, Desk, desk, plan_for, score, session

__all__ = ["desk"]


def exported(desk: Desk, target: Path) -> dict[str, bytes]:
    heard: list[tuple[int, int]] = []
    desk.clients.export(MARIA.id, target, progress=lambda done, of: heard.append((done, of)))
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        total = len(archive.namelist())
        assert heard == [(done, total) for done in range(total)]
        return {name: archive.read(name) for name in archive.namelist()}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_everything_about_the_client_is_in_it_and_nothing_else(desk: Desk, tmp_path: Path) -> None:
    maria = replace(MARIA, contact=Contact(phone="0123"), notes="Likes music", extra={"age": 40})
    for client in (maria, JAN):
        desk.clients.add(client)
    plans = [plan_for(maria, f"p{number}", "Lower back / A") for number in (1, 2)]
    for plan in (*plans, plan_for(JAN, "j1", "Jan only")):
        desk.store.add_plan(plan)
    desk.issue(plans[0], maria, b"%PDF one")
    desk.issue(plans[0], maria, b"%PDF two")
    desk.issue(plan_for(JAN, "j1"), JAN, b"%PDF Jan")
    desk.store.save_session_record(session(maria, note='=Tired, "very"\nindeed'))
    desk.store.save_session_record(session(JAN, "s2"))
    desk.store.save_outcome(score(maria))
    files = exported(desk, tmp_path / "maria.zip")
    assert sorted(files) == [
        "README.txt",
        "client.json",
        "handouts.csv",
        "handouts/2026-01-05-lower-back-a-2.pdf",
        "handouts/2026-01-05-lower-back-a.pdf",
        "outcomes.csv",
        "plans/lower-back-a-2.backdesk.json",
        "plans/lower-back-a.backdesk.json",
        "records.csv",
    ]
    assert "about María López" in files["README.txt"].decode()
    said = json.loads(files["client.json"])
    assert (said["name"], said["contact"]["phone"], said["notes"]) == ("María López", "0123", "Likes music")
    assert (said["birth_year"], said["other"]) == (1980, {"age": 40})
    assert {files[name] for name in files if name.endswith(".pdf")} == {b"%PDF one", b"%PDF two"}
    found = read_plan(files["plans/lower-back-a.backdesk.json"], desk.catalogue)
    assert found.client is not None
    assert (found.plan.title, found.client.name) == ("Lower back / A", "María López")
    (record,) = rows(files["records.csv"])
    assert (record["day_done"], record["done"], record["note"]) == (
        "2026-01-07",
        "4",
        '\'=Tired, "very"\nindeed',  # no formula for a spreadsheet
    )
    (outcome,) = rows(files["outcomes.csv"])
    assert (outcome["measure"], outcome["value"]) == ("odi", "24.0")
    assert [row["title"] for row in rows(files["handouts.csv"])] == ["Lower back / A", "Lower back / A"]
    assert b"Jan" not in b"".join(files.values())


def test_a_client_without_anything_can_be_exported(desk: Desk, tmp_path: Path) -> None:
    desk.clients.add(MARIA)
    files = exported(desk, tmp_path / "maria.zip")
    assert (rows(files["records.csv"]), rows(files["outcomes.csv"])) == ([], [])
    with pytest.raises(NotFoundError):
        desk.clients.export(JAN.id, tmp_path / "jan.zip")
    assert not (tmp_path / "jan.zip").exists()


def test_a_lost_pdf_is_named(desk: Desk, tmp_path: Path) -> None:
    desk.clients.add(MARIA)
    record = desk.issue(plan_for(MARIA, "p1"), MARIA, b"%PDF one")
    (desk.folder.issued / f"{record.sha256}.pdf").unlink()
    files = exported(desk, tmp_path / "maria.zip")
    assert "handout Lower back of 2026-01-05 is lost" in files["README.txt"].decode()
    assert not any(name.endswith(".pdf") for name in files)


def test_equal_data_gives_equal_files(desk: Desk, tmp_path: Path) -> None:
    desk.clients.add(MARIA)
    desk.store.add_plan(plan_for(MARIA, "p1"))
    for name in ("one.zip", "two.zip"):
        exported(desk, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_file_that_cannot_be_written_leaves_what_was_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    desk.clients.add(MARIA)
    target = tmp_path / "maria.zip"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no room left"):
        desk.clients.export(MARIA.id, target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.glob("*.tmp")] == []


def test_plans_of_like_titles_have_files_of_their_own(desk: Desk, tmp_path: Path) -> None:
    desk.clients.add(MARIA)
    for number, title in enumerate(("Plan", "Plan 2", "plan", "Plan")):
        desk.store.add_plan(plan_for(MARIA, f"p{number}", title))
    names = [name for name in exported(desk, tmp_path / "maria.zip") if name.startswith("plans/")]
    assert len(set(names)) == 4
