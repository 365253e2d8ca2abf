"""What the window stores goes out and comes back the same, whatever was typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backdesk.domain import plan_edits
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import clean_plan, clean_wording
from backdesk.domain.client import Client
from backdesk.domain.client_wording import ClientWording, with_wording
from backdesk.domain.ids import ClientId, DayId, EntryId, ExerciseId, PlanId, WeekId
from backdesk.domain.plan import Plan
from backdesk.errors import PlanEditError
from backdesk.i18n import english
from backdesk.paths import DataFolder
from backdesk.services.exchange import read_plan_file, write_plan_file
from backdesk.services.handout_changes import changes_since_last
from backdesk.services.handout_records import HandoutRecords, IssueWay
from backdesk.services.handouts import HandoutOptions, HandoutReport
from backdesk.services.planning import Planning
from backdesk.store.store import Store
from tests.factories import make_block, make_day, make_entry, make_exercise, make_plan

BIRD = ExerciseId("bird-dog")
ENTRY = EntryId("entry")
MANY_STEPS = tuple(f"step {number}" for number in range(201))
ODD = (
    "one\ntwo",
    "a\tb",
    "two  blanks",
    "Cafe\u0301",
    "x\x0by\x07\x7f",
    "\ud800half",
    "\u0958",
    "\r\n",
    "😀",
)
texts = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=()), max_size=12)


def odd_plan(title: str, note: str, steps: tuple[str, ...], tip: str) -> Plan:
    entry = replace(make_entry("bird-dog", id=ENTRY, sets=3, load=tip), note=note)
    own = make_exercise("own-row", name=title or "Row", steps=steps, tip=tip)
    day = replace(make_day(strength=make_block(entry, make_entry("own-row"))), label=title)
    wording = ClientWording(BIRD, title, steps, tip)
    plan = replace(make_plan((day,)), title=title, next_appointment=tip, exercises=(own,))
    return replace(plan, wording=with_wording((), wording), extra={"link": 5, "voice": "slow"})


def without_ids(plan: Plan) -> Plan:
    weeks = []
    for week in plan.weeks:
        days = []
        for day in week.days:
            blocks = [
                replace(block, entries=tuple(replace(one, id=ENTRY) for one in block.entries))
                for block in day.blocks
            ]
            days.append(replace(day, id=DayId("d"), blocks=(blocks[0], blocks[1], blocks[2])))
        weeks.append(replace(week, id=WeekId("w"), days=tuple(days)))
    return replace(plan, id=PlanId("p"), client_id=None, weeks=tuple(weeks))


@contextmanager
def opened() -> Iterator[tuple[Path, Store]]:
    with TemporaryDirectory() as folder, Store.open(DataFolder(Path(folder))) as store:
        yield Path(folder), store


def changes(folder: Path, store: Store, plan: Plan, catalogue: Catalogue) -> tuple[str, ...]:
    records = HandoutRecords(store, DataFolder(folder), library=lambda: catalogue)
    records.issue(
        plan,
        None,
        HandoutOptions(),
        HandoutReport(None, 1, (), b"%PDF-1.4"),
        catalogue=catalogue.with_exercises(plan.exercises),
        by="",
        way=IssueWay.SAVED,
    )
    found = changes_since_last(records, plan, catalogue, english(), today=date(2026, 11, 3))
    assert found is not None
    return found.sentences


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=texts, note=texts, tip=texts, steps=st.lists(texts, max_size=3).map(tuple) | st.just(MANY_STEPS))
def test_a_plan_just_given_out_has_not_changed(
    catalogue: Catalogue, title: str, note: str, tip: str, steps: tuple[str, ...]
) -> None:
    plan = odd_plan(title, note, steps, tip)
    with opened() as (folder, store):
        assert changes(folder, store, plan, catalogue) == ()


def test_an_own_exercise_of_the_library_with_odd_texts_has_not_changed(catalogue: Catalogue) -> None:
    own = make_exercise("own-row", name="Cafe\u0301", steps=MANY_STEPS, tip="a\tb")
    plan = make_plan((make_day(strength=make_block(make_entry("own-row"))),))
    with opened() as (folder, store):
        assert changes(folder, store, plan, catalogue.with_exercises([own])) == ()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=texts, note=texts, tip=texts, steps=st.lists(texts, max_size=3).map(tuple) | st.just(MANY_STEPS))
def test_what_is_stored_is_exported_and_read_back_the_same(
    catalogue: Catalogue, title: str, note: str, tip: str, steps: tuple[str, ...]
) -> None:
    plan = make_plan((make_day("monday", strength=make_block(make_entry("bird-dog", id=ENTRY))),))
    with suppress(PlanEditError):  # nothing may be left of it
        plan = plan_edits.rename(plan, title)
    plan = plan_edits.set_note(plan, ENTRY, note)
    plan = plan_edits.set_next_appointment(plan, tip)
    plan = plan_edits.set_day_label(plan, 0, "monday", title, new_id=lambda: "new")
    plan = plan_edits.set_dose(plan, ENTRY, replace(next(plan.entries()).dose, load=tip))
    wording = clean_wording(ClientWording(BIRD, title, steps, tip))
    plan = replace(plan, wording=with_wording((), wording))
    assert clean_plan(plan) is plan
    with opened() as (folder, store):
        store.add_plan(plan)
        stored, path = store.plan(plan.id), folder / "plan.json"
        write_plan_file(path, stored, None, catalogue)
        found = read_plan_file(path, catalogue)
    assert stored == plan
    assert without_ids(found.plan) == without_ids(stored)
    assert found.notes == ()


def test_names_are_cleaned_before_they_are_stored(catalogue: Catalogue) -> None:
    with opened() as (folder, store):
        planning = Planning(store)
        plan, client = (
            planning.new_client("Zoe\u0308\x07 \n Cafe\u0301", "Knee\x01s").plan,
            store.clients()[0],
        )
        assert (client.name, plan.title) == ("Zoë Café", "Knees")
        write_plan_file(folder / "plan.json", plan, client, catalogue)
        found = read_plan_file(folder / "plan.json", catalogue)
    assert found.client is not None
    assert found.client.name == client.name
    assert found.plan.title == plan.title


@pytest.mark.parametrize("name", ["\x01", "\ud800"])
def test_a_title_of_nothing_that_can_be_read_is_none(name: str) -> None:
    with pytest.raises(PlanEditError, match="needs a title"):
        plan_edits.rename(make_plan(), name)


def test_a_client_stored_by_an_older_back_desk_can_be_exported(catalogue: Catalogue, tmp_path: Path) -> None:
    write_plan_file(tmp_path / "a.json", make_plan(), Client(ClientId("c"), "a\ud800\x07b"), catalogue)
    found = read_plan_file(tmp_path / "a.json", catalogue)
    assert found.client is not None
    assert found.client.name == "ab"
