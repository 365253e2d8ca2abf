"""Handouts on record: frozen, printed again byte for byte, and honest when something is missing."""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.ids import ClientId, ExerciseId, PlanId, PrecautionId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_difference import plan_differences
from backdesk.domain.pose import ExerciseFigure, KeyPose, Pose
from backdesk.errors import BackDeskError, NotFoundError, OutputError, StoreError
from backdesk.figure.style import SkinTone
from backdesk.i18n import english
from backdesk.paths import DataFolder
from backdesk.resources import resource_path
from backdesk.services.exchange import read_plan_file
from backdesk.services.handout_records import HandoutEntry, HandoutRecord, HandoutRecords, IssueWay, utc_now
from backdesk.services.handouts import HandoutOptions, HandoutReport, Layout, Paper
from backdesk.store.store import Store
from tests.factories import counting_ids, make_block, make_day, make_entry, make_exercise, make_plan
from tests.store.support import raw

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
MARIA = Client(ClientId("maria"), "Maria Lopez", (PrecautionId("disc-herniation"),))
PDF = b"%PDF-1.4 one"


@dataclass
class Desk:
    """A store with its records and a clock that moves on by a day with every handout."""

    folder: DataFolder
    store: Store
    records: HandoutRecords
    catalogue: Catalogue

    def issue(
        self,
        plan: Plan,
        client: Client | None = MARIA,
        content: bytes = PDF,
        options: HandoutOptions = HandoutOptions(),  # noqa: B008 - frozen
    ) -> HandoutRecord:
        return self.records.issue(
            plan,
            client,
            options,
            HandoutReport(None, 3, (), content),
            catalogue=self.catalogue.with_exercises(plan.exercises),
            by="Dr Ortiz",
            way=IssueWay.PRINTED,
        )


@pytest.fixture
def desk(tmp_path: Path, catalogue: Catalogue) -> Iterator[Desk]:
    folder = DataFolder(tmp_path)
    days = iter(START + timedelta(days=number) for number in range(1000))
    with Store.open(folder) as store:
        new_id = counting_ids("handout-number")
        records = HandoutRecords(store, folder, lambda: next(days), library=lambda: catalogue, new_id=new_id)
        yield Desk(folder, store, records, catalogue)


def plan_of_week(**fields: object) -> Plan:
    day = make_day(strength=make_block(make_entry(sets=3, reps=10), make_entry("own-row")))
    own = make_exercise("own-row", primary=("rhomboids",), steps=("Pull.",))
    plan = replace(make_plan((day,)), id=PlanId("plan"), client_id=MARIA.id, exercises=(own,))
    return replace(plan, **fields)  # type: ignore[arg-type]


def stored_files(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.folder.issued.glob("*"))


def test_a_handout_is_on_record_with_the_very_bytes(desk: Desk) -> None:
    record = desk.issue(plan_of_week(), options=HandoutOptions(layouts=(Layout.LOG, Layout.WEEK)))
    assert record == HandoutRecord(
        id=record.id,
        client_id=MARIA.id,
        plan_id=PlanId("plan"),
        client_name="Maria Lopez",
        title="Lower back, first weeks",
        issued_at=START,
        issued_by="Dr Ortiz",
        way=IssueWay.PRINTED,
        layouts=("log", "week"),
        pages=3,
        sha256=hashlib.sha256(PDF).hexdigest(),
        size_bytes=len(PDF),
    )
    assert desk.records.all() == (record,)
    assert desk.records.pdf(record) == PDF
    assert stored_files(desk) == [f"{record.sha256}.pdf"]
    assert desk.records.problems() == ()


def test_records_are_found_by_client_plan_and_id(desk: Desk) -> None:
    first, second = desk.issue(plan_of_week()), desk.issue(plan_of_week())
    template = desk.issue(plan_of_week(id=PlanId("template"), client_id=None), None)
    records = desk.records
    assert records.of_client(MARIA.id) == (second, first)
    assert records.of_client(None) == (template,)
    assert records.of_plan(PlanId("plan")) == (second, first)
    assert records.last_of_plan(PlanId("plan")) == second
    assert records.last_of_plan(PlanId("never")) is None
    assert records.find(first.id) == first
    with pytest.raises(NotFoundError, match="3 handouts have an id that begins with handout-number"):
        records.find("handout-number")
    for wanted in ("hand", "something else"):
        with pytest.raises(NotFoundError, match=f"no handout called {wanted} on record"):
            records.find(wanted)


def test_the_same_bytes_twice_are_one_file_and_two_records(desk: Desk) -> None:
    first, second = desk.issue(plan_of_week()), desk.issue(plan_of_week())
    assert first.id != second.id
    assert len(stored_files(desk)) == 1
    assert desk.records.pdf(first) == desk.records.pdf(second) == PDF
    desk.issue(plan_of_week(), content=b"%PDF-1.4 other")
    assert len(stored_files(desk)) == 2


@pytest.mark.parametrize("damage", ["gone", "changed", "cut off"])
def test_a_lost_or_altered_copy_is_never_handed_out(desk: Desk, damage: str) -> None:
    record = desk.issue(plan_of_week())
    path = desk.folder.issued / f"{record.sha256}.pdf"
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(PDF[:-1] if damage == "cut off" else PDF.replace(b"one", b"two"))
    with pytest.raises(BackDeskError) as caught:
        desk.records.pdf(record)
    assert str(caught.value).startswith(
        "The stored copy of this handout was changed or is gone, so it cannot"
    )
    assert f"Put the file {record.sha256}.pdf back from a safety copy" in str(caught.value)
    (problem,) = desk.records.problems()
    said = "is gone" if damage == "gone" else "is not the one that was given out"
    assert problem == f"The PDF of the handout {record.id} of 2026-01-05 {said}: {record.sha256}.pdf."
    desk.issue(plan_of_week())
    assert desk.records.pdf(record) == PDF
    assert desk.records.problems() == ()


def test_the_pdf_is_on_the_disk_before_the_record(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        assert len(stored_files(desk)) == 1
        raise StoreError("The store is busy.")

    monkeypatch.setattr(Store, "add_handouts", fail)
    with pytest.raises(StoreError, match="busy"):
        desk.issue(plan_of_week())
    monkeypatch.undo()
    assert desk.records.all() == ()
    assert stored_files(desk) == []
    assert desk.records.problems() == ()
    assert desk.records.pdf(desk.issue(plan_of_week())) == PDF


def test_without_a_stored_pdf_there_is_no_record(desk: Desk) -> None:
    desk.folder.handouts.write_text("in the way")
    with pytest.raises(OutputError, match=r"was not put on record, because the folder .* cannot be written"):
        desk.issue(plan_of_week())
    assert desk.records.all() == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folders")
@pytest.mark.parametrize(("code", "is_recorded"), [(errno.EIO, False), (errno.EINVAL, True)])
def test_a_folder_that_cannot_be_synced(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, code: int, is_recorded: bool
) -> None:
    def sync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, "the disk says no")

    monkeypatch.setattr(os, "fsync", sync)
    if is_recorded:
        desk.issue(plan_of_week())
    else:
        with pytest.raises(OutputError, match="cannot be written: the disk says no"):
            desk.issue(plan_of_week())
    assert bool(desk.records.all()) is is_recorded


def test_a_withdrawn_record_is_gone(desk: Desk) -> None:
    record = desk.issue(plan_of_week())
    desk.records.withdraw(record)
    assert desk.records.all() == ()
    with pytest.raises(NotFoundError):
        desk.records.withdraw(record)


def test_the_pdf_goes_with_its_last_record(desk: Desk) -> None:
    first, second = desk.issue(plan_of_week()), desk.issue(plan_of_week())
    desk.records.withdraw(first)
    assert desk.records.pdf(second) == PDF
    desk.records.withdraw(second)
    assert stored_files(desk) == []


def prepared(desk: Desk, content: bytes = PDF) -> HandoutEntry:
    return desk.records.prepare(
        plan_of_week(),
        MARIA,
        HandoutOptions(),
        HandoutReport(None, 1, (), content),
        catalogue=desk.catalogue,
        by="",
        way=IssueWay.BATCH,
    )


def test_prepared_handouts_go_on_record_all_or_none(desk: Desk) -> None:
    one, two = prepared(desk), prepared(desk, b"%PDF-1.4 two")
    assert desk.records.all() == ()
    with pytest.raises(StoreError):
        desk.records.add([one, two, one])  # the same id twice
    assert (desk.records.all(), stored_files(desk)) == ((), [])
    one, two = prepared(desk), prepared(desk, b"%PDF-1.4 two")
    assert desk.records.add([one, two]) == (one.record, two.record)
    assert set(desk.records.all()) == {one.record, two.record}
    assert desk.records.problems() == ()
    assert desk.records.add([]) == ()


def test_a_copy_that_another_handout_waits_for_stays(desk: Desk) -> None:
    record, waiting = desk.issue(plan_of_week()), prepared(desk)
    desk.records.withdraw(record)
    assert len(stored_files(desk)) == 1
    again = prepared(desk)
    desk.records.give_up([waiting])
    assert len(stored_files(desk)) == 1
    assert desk.records.pdf(desk.records.add([again])[0]) == PDF
    desk.records.give_up([prepared(desk)])
    assert desk.records.problems() == ()


def test_a_copy_that_nobody_needs_is_named(desk: Desk) -> None:
    desk.issue(plan_of_week())
    assert desk.records.left_over() == ()
    waiting = prepared(desk, b"%PDF-1.4 two")
    (desk.folder.issued / "old.pdf").write_bytes(b"%PDF")
    assert desk.records.left_over() == (
        "The stored PDF old.pdf belongs to no handout on record and may be deleted.",
    )
    desk.records.give_up([waiting])
    assert len(desk.records.left_over()) == 1


def test_the_plan_comes_back_as_it_was_issued(desk: Desk) -> None:
    wording = (ClientWording(ExerciseId("bird-dog"), "The pointer", ("Point.",), extra={"voice": "slow"}),)
    plan = plan_of_week(wording=wording, link="https://clinic.example/x", next_appointment="Tuesday")
    issued = desk.records.plan_of(desk.issue(plan))
    assert (issued.id, issued.client_id, issued.title) == (plan.id, plan.client_id, plan.title)
    assert (issued.wording, issued.link, issued.next_appointment) == (
        wording,
        "https://clinic.example/x",
        "Tuesday",
    )
    assert [(entry.exercise, entry.dose) for entry in issued.entries()] == [
        (entry.exercise, entry.dose) for entry in plan.entries()
    ]
    own, bird_dog = issued.exercises
    assert own == plan.exercises[0]
    known = desk.catalogue.exercises[ExerciseId("bird-dog")]
    assert (bird_dog.id, bird_dog.name, bird_dog.steps, bird_dog.tip, bird_dog.cautions) == (
        known.id,
        known.name,
        known.steps,
        known.tip,
        known.cautions,
    )


def test_a_later_library_changes_nothing_of_an_issued_plan(desk: Desk) -> None:
    record = desk.issue(plan_of_week())
    before = desk.records.plan_of(record)
    later = desk.catalogue.with_exercises(
        [make_exercise("bird-dog", name="Bird Dog, revised", steps=("New.",))]
    )
    records = HandoutRecords(desk.store, desk.folder, library=lambda: later)
    after = records.plan_of(record)
    assert after.exercises == before.exercises
    assert [entry.exercise for entry in after.entries()] == ["bird-dog", "own-row"]


def test_an_unchanged_plan_does_not_differ_from_what_was_issued(desk: Desk) -> None:
    imported = read_plan_file(resource_path("sample", "lower-back-week.backdesk.json"), desk.catalogue)
    wording = (ClientWording(ExerciseId("bird-dog"), "The pointer", ("Point.",)),)
    plan = replace(imported.plan, wording=wording, next_appointment="Tuesday")
    issued = desk.records.plan_of(desk.issue(plan, imported.client))
    assert plan_differences(issued, plan, desk.catalogue, english()) == ()
    (said,) = plan_differences(issued, replace(plan, next_appointment=""), desk.catalogue, english())
    assert "Tuesday" in said


def test_the_clinics_own_exercises_and_their_pictures_are_issued_too(desk: Desk) -> None:
    figure = ExerciseFigure((KeyPose("Start", Pose(at=(0.0, 0.0, 0.9), ground=True)),))
    own = make_exercise("towel-row", figure=figure, steps=("Pull.",), link="https://clinic.example/row")
    plan = make_plan((make_day(strength=make_block(make_entry("towel-row"))),))
    desk = replace(desk, catalogue=desk.catalogue.with_exercises([own]))
    issued = desk.records.plan_of(desk.issue(plan, None))
    assert issued.exercises == (own,)
    assert plan_differences(issued, plan, desk.catalogue, english()) == ()


def test_a_record_outlives_its_plan_and_an_unknown_exercise(desk: Desk) -> None:
    plan = make_plan((make_day(strength=make_block(make_entry("gone"))),))
    desk.store.add_plan(plan)
    record = desk.issue(plan, None)
    desk.store.delete_plan(plan.id)
    assert [exercise.name for exercise in desk.records.plan_of(record).exercises] == ["gone"]
    assert desk.store.doctor() == ()


OPTIONS = HandoutOptions(
    layouts=(Layout.LOG, Layout.CARDS),
    paper=Paper.LETTER,
    grey=True,
    cards_per_page=6,
    log_weeks=4,
    pictures=False,
    pain_box=False,
    coverage=True,
    qr=False,
    skin_tone=SkinTone.DARK,
)


def test_the_options_come_back(desk: Desk) -> None:
    assert desk.records.options_of(desk.issue(plan_of_week(), options=OPTIONS)) == OPTIONS


def test_options_of_another_version_are_read_as_far_as_they_are_known(desk: Desk) -> None:
    record = desk.issue(plan_of_week(), options=OPTIONS)
    other = {
        "layouts": ["poster", "log", "week"],
        "paper": "a3",
        "grey": "yes",
        "log_weeks": 3,
        "scent": ["rose"],
    }
    with raw(desk.folder.root) as connection:
        connection.execute("UPDATE handout SET options = ?", [json.dumps(other)])
    expected = HandoutOptions(layouts=(Layout.LOG, Layout.WEEK), log_weeks=3)
    assert desk.records.options_of(record) == expected
    (found,) = desk.records.all()
    assert found.layouts == ("poster", "log", "week")


def test_no_client_is_named_in_logs_or_file_names(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        record = desk.issue(plan_of_week())
        (desk.folder.issued / f"{record.sha256}.pdf").unlink()
        problems = desk.records.problems()
    assert "Maria" not in caplog.text + "".join(problems)
    assert not any("Maria" in path.name for path in desk.folder.root.rglob("*"))


def test_the_clock_gives_utc() -> None:
    assert utc_now().tzinfo is UTC
