"""Deleting a client for good: everything that belongs to the client goes, and nothing of anybody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.client import Client
from backdesk.domain.ids import ClientId
from backdesk.errors import NotFoundError
from backdesk.paths import DataFolder
from backdesk.services.planning import LAST_PLAN, Planning
from backdesk.services.settings import Settings, SettingsFile
from tests.services.test_clients import JAN, MARIA, Desk, desk, plan_for, score, session
from tests.store.support import raw

__all__ = ["desk"]


def test_deleting_for_good_takes_all_that_belongs_to_the_client(desk: Desk) -> None:
    for client in (MARIA, JAN):
        desk.clients.add(client)
    planning = Planning(desk.store)
    for client, plan_id in ((JAN, "j1"), (MARIA, "p1"), (MARIA, "p2")):
        planning.add(plan_for(client, plan_id), client)
    for client, content in (
        (MARIA, b"%PDF one"),
        (MARIA, b"%PDF two"),
        (MARIA, b"%PDF both"),
        (JAN, b"%PDF both"),
    ):
        desk.issue(plan_for(client, "p1" if client is MARIA else "j1"), client, content)
    for client, key in ((MARIA, "a"), (MARIA, "b"), (JAN, "c")):
        desk.store.save_session_record(session(client, key))
        desk.store.save_outcome(score(client, key))
    assert desk.store.recall(LAST_PLAN) == "p2"
    report = desk.clients.wipe(desk.clients.delete_for_good(MARIA.id))
    assert (report.plans, report.handouts, report.pdfs) == (2, 3, 2)
    assert (report.session_records, report.outcomes) == (2, 2)
    assert (report.is_wiped, report.safety_copies) == (True, ())
    with pytest.raises(NotFoundError):
        desk.clients.get(MARIA.id)
    assert desk.store.plan_ids() == ("j1",)
    assert desk.store.recall(LAST_PLAN) is None
    assert [one.client_id for one in desk.records.all()] == [JAN.id]
    assert len(list(desk.folder.issued.iterdir())) == 1
    assert [one.id for one in desk.store.session_records(JAN.id)] == ["c"]
    assert (desk.store.session_records(MARIA.id), desk.store.outcomes(MARIA.id)) == ((), ())
    assert (desk.store.doctor(), desk.records.problems(), desk.records.left_over()) == ((), (), ())
    with pytest.raises(NotFoundError):
        desk.clients.delete_for_good(MARIA.id)


def test_nothing_of_a_deleted_client_stays_in_the_data_folder(desk: Desk) -> None:
    SettingsFile(desk.folder.settings).change(Settings(), theme="dark")
    name = "Xanthippe Quuxington"
    client = desk.clients.add(replace(MARIA, name=name, notes=f"{name} likes music " * 400))
    for number in range(30):
        other = desk.clients.add(Client(ClientId(f"other-{number}"), f"Other {number}"))
        desk.store.add_plan(plan_for(other, f"plan-{number}"))
        plan = plan_for(client, f"hers-{number}", f"For {name} {number}")
        desk.store.add_plan(plan)
        longer = replace(plan, title=f"{plan.title} again " * number or "?")
        desk.store.save_plan(plan, longer)
        desk.issue(longer, client, b"%%PDF %d" % number + name.encode())
        desk.store.save_session_record(session(client, f"s{number}", note=f"{name} was tired"))
    desk.folder.handouts.mkdir(exist_ok=True)
    (desk.folder.handouts / f"{name}.pdf").write_bytes(name.encode())
    desk.clients.save(replace(client, name=f"{name} Smith"))
    assert traces(desk.folder, "Quuxington")
    assert desk.clients.wipe(desk.clients.delete_for_good(client.id)).is_wiped
    assert traces(desk.folder, "Quuxington") == []
    assert traces(desk.folder, "quuxington") == []
    assert desk.clients.count() == 30


def traces(folder: DataFolder, text: str) -> list[str]:
    """The files that hold a text or have it in their names."""
    files = (path for path in folder.root.rglob("*") if path.is_file())
    return [str(path) for path in files if text in path.name or text.encode() in path.read_bytes()]


def test_a_file_that_another_program_reads_cannot_be_wiped_at_once(desk: Desk) -> None:
    desk.clients.add(MARIA)
    with raw(desk.folder.root) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM client").fetchone()
        assert not desk.clients.wipe(desk.clients.delete_for_good(MARIA.id)).is_wiped
    assert desk.clients.count() == 0


def test_older_copies_of_the_data_file_are_named(desk: Desk) -> None:
    copy = desk.folder.root / "backdesk-before-0004.sqlite3"
    copy.write_bytes(b"")
    desk.clients.add(MARIA)
    assert desk.clients.delete_for_good(MARIA.id).safety_copies == (copy,)
