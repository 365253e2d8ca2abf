"""Clients: found at once, checked before they are stored, archived, merged, and gone when they must be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client, Contact, Goal, OwnPrecaution
from backdesk.domain.exercise import CautionAction, Equipment
from backdesk.domain.ids import ClientId, OutcomeId, PlanId, PrecautionId, SessionId
from backdesk.domain.plan import Plan
from backdesk.domain.session_log import OutcomeMeasure, OutcomeScore, SessionRecord
from backdesk.errors import BackDeskError, NotFoundError, StoreError
from backdesk.paths import DataFolder
from backdesk.services.clients import Clients
from backdesk.services.handout_records import HandoutRecord, HandoutRecords, IssueWay
from backdesk.services.handouts import HandoutOptions, HandoutReport
from backdesk.store.store import Store
from tests.factories import counting_ids, make_block, make_day, make_entry, make_plan

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
DISC, BONES = PrecautionId("disc-tear"), PrecautionId("osteoporosis")
MARIA = Client(ClientId("maria"), "María López", (DISC,), birth_year=1980)
JAN = Client(ClientId("jan"), "Jan de Vries")
NO_JUMPS = OwnPrecaution("No jumps", CautionAction.AVOID)


@dataclass
class Desk:
    """A store with its clients and a clock that moves on by a minute whenever it is read."""

    folder: DataFolder
    store: Store
    records: HandoutRecords
    clients: Clients
    catalogue: Catalogue

    def issue(self, plan: Plan, client: Client, content: bytes) -> HandoutRecord:
        return self.records.issue(
            plan,
            client,
            HandoutOptions(),
            HandoutReport(None, 3, (), content),
            catalogue=self.catalogue,
            by="Dr Ortiz",
            way=IssueWay.PRINTED,
        )


@pytest.fixture
def desk(tmp_path: Path, catalogue: Catalogue) -> Iterator[Desk]:
    folder = DataFolder(tmp_path / "data")
    moments = iter(START + timedelta(minutes=number) for number in range(10_000))
    with Store.open(folder, now=lambda: next(moments)) as store:
        new_id = counting_ids("handout-number")
        records = HandoutRecords(store, folder, lambda: START, library=lambda: catalogue, new_id=new_id)
        clients = Clients(
            store,
            records,
            folder,
            new_id=counting_ids("client"),
            today=lambda: date(2026, 6, 1),
            library=lambda: catalogue,
        )
        yield Desk(folder, store, records, clients, catalogue)


def plan_for(client: Client | None, plan_id: str, title: str = "Lower back") -> Plan:
    day = make_day(strength=make_block(make_entry(sets=3, reps=10)))
    client_id = None if client is None else client.id
    return replace(make_plan((day,)), id=PlanId(plan_id), title=title, client_id=client_id)


def session(client: Client, key: str = "s1", **fields: object) -> SessionRecord:
    record = SessionRecord(SessionId(key), client.id, date(2026, 1, 7), PlanId("p1"), 1, "monday", 5, 4, 3, 2)
    return replace(record, **fields)  # type: ignore[arg-type]


def score(client: Client, key: str = "o1") -> OutcomeScore:
    return OutcomeScore(OutcomeId(key), client.id, OutcomeMeasure.ODI, date(2026, 1, 7), 24.0)


def names(desk: Desk, text: str = "", *, archived: bool = False) -> list[str]:
    return [line.name for line in desk.clients.find(text, archived=archived)]


def test_the_client_whose_plan_was_changed_last_comes_first(desk: Desk) -> None:
    for client in (MARIA, JAN):
        desk.clients.add(client)
    assert names(desk) == ["Jan de Vries", "María López"]
    plan = plan_for(MARIA, "p1")
    desk.store.add_plan(plan)
    assert names(desk) == ["María López", "Jan de Vries"]
    other = plan_for(JAN, "p2")
    desk.store.add_plan(other)
    changed = replace(plan, title="Upper back")
    desk.store.save_plan(plan, changed)
    assert names(desk) == ["María López", "Jan de Vries"]
    desk.store.delete_plan(plan.id)
    assert names(desk) == ["Jan de Vries", "María López"]
    line = desk.clients.find("lopez")[0]
    assert (line.plan_count, line.birth_year, line.precaution_count) == (0, 1980, 1)
    assert (line.used_at, line.is_archived) == (START, False)


def test_a_plan_that_goes_to_another_client_counts_there(desk: Desk) -> None:
    desk.clients.add(MARIA)
    desk.clients.add(JAN)
    plan = plan_for(JAN, "p1")
    desk.store.add_plan(plan)
    desk.store.save_plan(plan, replace(plan, client_id=MARIA.id))
    assert [(line.name, line.plan_count) for line in desk.clients.find()] == [
        ("María López", 1),
        ("Jan de Vries", 0),
    ]
    assert desk.clients.find("jan")[0].used_at == START + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MARIA", ["María López", "Ana María Lopez", "Rosamaria Klein"]),
        ("lop mar", ["María López", "Ana María Lopez"]),
        ("maria lopez", ["María López", "Ana María Lopez"]),
        ("1975", ["Rosamaria Klein"]),
        ("klein 1975", ["Rosamaria Klein"]),
        ("obrien", ["Seán O’Brien"]),
        ("o'bri", ["Seán O’Brien"]),
        ("łukasz", ["Lukasz %"]),
        ("%", []),
        ("nobody", []),
    ],
)
def test_search_finds_the_best_match_first(desk: Desk, text: str, found: list[str]) -> None:
    wanted = ["Seán O’Brien", "Lukasz %", "Rosamaria Klein", "Ana María Lopez", "María López"]
    for number, name in enumerate(wanted):
        year = 1975 if "Klein" in name else None
        desk.clients.add(Client(ClientId(str(number)), name, birth_year=year))
    assert names(desk, text) == found


def test_a_list_ends_at_its_limit(desk: Desk) -> None:
    for number in range(5):
        desk.clients.add(Client(ClientId(""), f"Client {number}"))
    assert len(desk.clients.find(limit=3)) == 3
    assert desk.clients.count() == 5
    assert {line.id for line in desk.clients.find()} == {f"client-{number}" for number in range(1, 6)}


def test_an_archived_client_is_in_the_archive_only(desk: Desk) -> None:
    desk.clients.add(MARIA)
    assert desk.clients.archive(MARIA.id).is_archived
    assert (names(desk), names(desk, archived=True)) == ([], ["María López"])
    assert (desk.clients.count(), desk.clients.count(archived=True)) == (0, 1)
    assert desk.clients.restore(MARIA.id) == MARIA
    assert (names(desk, "maria"), names(desk, archived=True)) == (["María López"], [])
    with pytest.raises(NotFoundError):
        desk.clients.archive(JAN.id)


def test_a_client_is_stored_clean_and_whole(desk: Desk) -> None:
    full = replace(
        MARIA,
        name="  María \n López ",
        own_precautions=(NO_JUMPS,),
        pronoun="she",
        contact=Contact(" 0123 ", "maria@clinic.example", "Street 1\nTown"),
        goals=(Goal.MOBILITY,),
        goal_note="Lift the\tkids",
        equipment=(),
        days=("friday", "monday"),
        minutes=30,
        level=2,
        language="es",
        notes="Likes\r\nmusic",
    )
    stored = desk.clients.save(desk.clients.add(full))
    assert desk.clients.get(MARIA.id) == stored
    assert (stored.name, stored.contact.phone) == ("María López", "0123")
    assert (stored.days, stored.notes) == (("monday", "friday"), "Likes\nmusic")
    assert stored.equipment == ()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": " \n "}, "A client needs a name."),
        ({"name": "x" * 1001}, "at most 1000 characters"),
        ({"notes": "x" * 100_001}, "at most 100000 characters"),
        ({"own_precautions": (OwnPrecaution("x" * 1001),)}, "at most 1000 characters"),
        ({"birth_year": 1899}, "between 1900 and 2026; 1899 does not"),
        ({"birth_year": 2027}, "between 1900 and 2026; 2027 does not"),
        ({"minutes": 4}, "from 5 to 240 minutes; 4 does not fit"),
        ({"minutes": 241}, "from 5 to 240 minutes"),
        ({"level": 4}, "1, 2 or 3, not 4"),
        ({"days": ("monday", "funday")}, "funday is not a day of the week"),
        ({"contact": Contact(email="maria at home")}, "maria at home is not an e-mail address"),
        ({"contact": Contact(email="maria@home")}, "is not an e-mail address"),
    ],
)
def test_what_cannot_be_right_is_refused(desk: Desk, fields: dict[str, object], sentence: str) -> None:
    desk.clients.add(MARIA)
    wrong = replace(MARIA, **fields)  # type: ignore[arg-type]
    with pytest.raises(BackDeskError, match=sentence):
        desk.clients.save(wrong)
    with pytest.raises(BackDeskError, match=sentence):
        desk.clients.add(replace(wrong, id=ClientId("new")))
    assert desk.clients.get(MARIA.id) == MARIA
    assert desk.clients.count() == 1


def test_the_same_name_typed_in_another_way_is_a_duplicate(desk: Desk) -> None:
    for key, name in (("a", "Maria Lopez"), ("b", "LOPEZ Maria"), ("c", "maría  lópez")):
        desk.clients.add(Client(ClientId(key), name))
    desk.clients.archive(ClientId("a"))
    desk.clients.add(MARIA)
    assert {line.id for line in desk.clients.duplicates(MARIA)} == {"a", "c"}
    assert desk.clients.duplicates(JAN) == ()


def test_merging_loses_nothing(desk: Desk) -> None:
    keep = replace(
        MARIA, contact=Contact(phone="1"), minutes=40, notes="First", equipment=None, extra={"age": 40}
    )
    gone = Client(
        ClientId("other"),
        "Maria Lopez",
        (BONES, DISC),
        (NO_JUMPS,),
        birth_year=1981,
        contact=Contact(phone="2", email="m@clinic.example"),
        goals=(Goal.MOBILITY,),
        equipment=(Equipment.MAT,),
        minutes=20,
        notes="Second",
        is_archived=True,
        extra={"age": 41, "team": "red"},
    )
    for client in (gone, keep):
        desk.clients.add(client)
    plan = plan_for(gone, "p1")
    desk.store.add_plan(plan)
    record = desk.issue(plan, gone, b"%PDF one")
    desk.store.save_session_record(session(gone))
    desk.store.save_outcome(score(gone))
    merged = desk.clients.merge(keep.id, gone.id)
    assert merged == desk.clients.get(keep.id)
    assert (merged.name, merged.birth_year, merged.is_archived) == ("María López", 1980, False)
    assert (merged.precautions, merged.own_precautions) == ((DISC, BONES), (NO_JUMPS,))
    assert (merged.contact, merged.minutes) == (Contact("1", "m@clinic.example"), 20)
    assert merged.notes == "First\n\nSecond\n\n2"
    assert (merged.equipment, merged.goals) == ((Equipment.MAT,), (Goal.MOBILITY,))
    assert merged.extra == {"age": 40, "team": "red"}
    with pytest.raises(NotFoundError):
        desk.clients.get(gone.id)
    moved = desk.store.plan(plan.id)
    assert moved == replace(plan, client_id=keep.id)
    assert [one.id for one in desk.records.of_client(keep.id)] == [record.id]
    assert [one.client for one in desk.store.session_records(keep.id)] == [keep.id]
    assert [one.client for one in desk.store.outcomes(keep.id)] == [keep.id]
    (line,) = desk.clients.find()
    assert (line.plan_count, line.used_at) == (1, START + timedelta(minutes=2))
    assert desk.store.doctor() == ()


def test_a_plan_that_was_open_while_its_client_was_merged_must_be_opened_again(desk: Desk) -> None:
    for client in (MARIA, JAN):
        desk.clients.add(client)
    plan = plan_for(JAN, "p1")
    desk.store.add_plan(plan)
    desk.clients.merge(MARIA.id, JAN.id)
    with pytest.raises(StoreError, match="changed elsewhere"):
        desk.store.save_plan(plan, replace(plan, title="New"))
    assert desk.store.plan(plan.id).client_id == MARIA.id


def test_a_merge_that_cannot_be_leaves_both(desk: Desk) -> None:
    desk.clients.add(MARIA)
    with pytest.raises(NotFoundError):
        desk.clients.merge(MARIA.id, JAN.id)
    with pytest.raises(BackDeskError, match="with itself"):
        desk.clients.merge(MARIA.id, MARIA.id)
    with pytest.raises(NotFoundError):
        desk.store.merge_clients(replace(MARIA, name="Changed"), JAN.id)
    assert desk.clients.get(MARIA.id) == MARIA
