from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.ids import ClientId, DayId, EntryId, ExerciseId, PlanId, WeekId
from backdesk.domain.plan import Block, Day, Entry, Plan, Week
from backdesk.errors import PlanFileError
from backdesk.exchange.plan_file import read_plan
from backdesk.exchange.plan_file_writer import plan_to_json
from backdesk.resources import resource_path
from tests.exchange.strategies import clients, plans
from tests.exchange.support import CONTRACT, as_bytes, raw_entry, raw_plan
from tests.factories import make_block, make_day, make_entry, make_exercise, make_plan


def noted(note: str) -> Entry:
    return replace(make_entry(), note=note)


def without_ids(plan: Plan) -> Plan:
    """The plan with the same ids in the same places."""
    weeks = tuple(
        Week(WeekId("w"), tuple(_day_without_ids(day) for day in week.days), week.extra)
        for week in plan.weeks
    )
    progression = plan.progression
    if progression is not None:
        rules = (
            rule if rule.entry is None else replace(rule, entry=EntryId("e")) for rule in progression.rules
        )
        by_hand = tuple(replace(mark, entry=EntryId("e")) for mark in progression.by_hand)
        progression = replace(progression, source=WeekId("w"), rules=tuple(rules), by_hand=by_hand)
    return replace(plan, id=PlanId("p"), client_id=None, weeks=weeks, progression=progression)


def _day_without_ids(day: Day) -> Day:
    blocks = [
        Block(tuple(replace(entry, id=EntryId("e")) for entry in block.entries), block.rounds, block.extra)
        for block in day.blocks
    ]
    return replace(day, id=DayId("d"), blocks=(blocks[0], blocks[1], blocks[2]))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans(), client=clients)
def test_a_plan_comes_back_the_same_and_is_written_the_same(
    plan: Plan, client: Client | None, catalogue: Catalogue
) -> None:
    content = plan_to_json(plan, client, catalogue)
    found = read_plan(content, catalogue)
    assert without_ids(found.plan) == plan
    assert found.client == (None if client is None else replace(client, id=found.client.id))  # type: ignore[union-attr]
    assert plan_to_json(found.plan, found.client, catalogue) == content


def test_the_example_of_the_contract_keeps_its_meaning(catalogue: Catalogue) -> None:
    found = read_plan(CONTRACT.encode(), catalogue)
    assert json.loads(plan_to_json(found.plan, found.client, catalogue)) == json.loads(CONTRACT)


def test_fields_stand_in_the_order_of_the_contract(catalogue: Catalogue) -> None:
    mixed = {"x": 1, "note": "n", "group": "A", "reps": 8, "sets": 3.0, "exercise": "bird-dog"}
    found = read_plan(as_bytes({"zzz": 1, **raw_plan(mixed)}), catalogue)
    written = json.loads(plan_to_json(found.plan, found.client))
    assert list(written) == ["format", "version", "title", "client", "weeks", "zzz"]
    (entry,) = written["weeks"][0]["days"][0]["blocks"]["strength"]
    assert list(entry) == ["exercise", "sets", "reps", "group", "note", "x"]


def test_a_block_is_a_bare_list_unless_it_says_more() -> None:
    entry = make_entry("cat-cow")
    day = make_day(warm_up=make_block(entry), strength=make_block(make_entry(), rounds=2))
    (written,) = json.loads(plan_to_json(make_plan((day,)), None))["weeks"][0]["days"]
    assert written["blocks"] == {
        "warm_up": [{"exercise": "cat-cow"}],
        "strength": {"rounds": 2, "entries": [{"exercise": "bird-dog"}]},
    }


def test_whole_numbers_have_no_point() -> None:
    entry = make_entry(reps=(8.0, 8.0), hold_seconds=(5.0, 7.5), rest_seconds=60.0, side="each")
    text = plan_to_json(make_plan((make_day(strength=make_block(entry)),)), None).decode()
    assert '"reps": 8, "hold_seconds": [5, 7.5], "rest_seconds": 60, "side": "each"}' in text


def test_a_template_says_so() -> None:
    assert json.loads(plan_to_json(make_plan(), None))["client"] is None


def test_texts_are_written_as_utf8() -> None:
    client = Client(ClientId("c"), '<b>Zoë & "Łukasz" 🙂</b>')
    assert '<b>Zoë & \\"Łukasz\\" 🙂</b>' in plan_to_json(make_plan(), client).decode("utf-8")


def test_what_fits_on_a_line_stands_on_one() -> None:
    plan = make_plan((make_day(strength=make_block(make_entry(sets=3), noted("x" * 120))),))
    lines = plan_to_json(plan, None).decode().splitlines()
    assert '              {"exercise": "bird-dog", "sets": 3},' in lines
    assert f'                "note": "{"x" * 120}"' in lines
    assert plan_to_json(plan, None).endswith(b"}\n")


def test_an_exercise_that_nobody_knows_travels_with_its_id(catalogue: Catalogue) -> None:
    plan = make_plan((make_day(strength=make_block(make_entry("gone"), make_entry("gone"))),))
    content = plan_to_json(plan, None, catalogue)
    assert [one["id"] for one in json.loads(content)["exercises"]] == ["gone"]
    assert [entry.exercise for entry in read_plan(content, catalogue).plan.entries()] == ["gone", "gone"]


def test_a_plan_that_could_not_be_read_back_is_not_written() -> None:
    entries = [noted("x" * 100_000) for _ in range(55)]
    with pytest.raises(PlanFileError, match="larger than 5 MB as a file"):
        plan_to_json(make_plan((make_day(strength=make_block(*entries)),)), None)


def test_the_sample_is_written_as_the_writer_writes(catalogue: Catalogue) -> None:
    content = resource_path("sample", "lower-back-week.backdesk.json").read_bytes()
    found = read_plan(content, catalogue)
    assert found.notes == ()
    assert plan_to_json(found.plan, found.client, catalogue) == content


def test_the_sample_shows_what_plans_can_say(catalogue: Catalogue) -> None:
    content = resource_path("sample", "lower-back-week.backdesk.json").read_bytes()
    found = read_plan(content, catalogue)
    assert found.client is not None
    assert found.client.name == "Maria Lopez"
    days = {day.name: day for day in found.plan.weeks[0].days}
    assert len(days) == 7
    assert days["sunday"].is_rest
    entries = list(found.plan.entries())
    assert len({entry.exercise for entry in entries}) >= 15
    assert sum(entry.group == "A" for entry in entries) == 2
    assert any(entry.note for entry in entries)
    assert any(block.rounds for day in days.values() for block in day.blocks)
    for entry in entries:
        cautions = catalogue.cautions_for(catalogue.exercises[entry.exercise], found.client.precautions)
        assert all(caution.action.value == "modify" for caution in cautions)


def test_an_unknown_block_returns_to_its_place(catalogue: Catalogue) -> None:
    raw = raw_plan(weeks=[{"days": [{"day": "monday", "blocks": {"cool_down": [raw_entry()]}, "x": 1}]}])
    found = read_plan(as_bytes(raw), catalogue)
    (day,) = json.loads(plan_to_json(found.plan, None))["weeks"][0]["days"]
    assert day == {"day": "monday", "blocks": {"cool_down": [{"exercise": "bird-dog"}]}, "x": 1}


def test_a_known_field_wins_over_an_unknown_one_of_its_name(catalogue: Catalogue) -> None:
    """A Back Desk that did not know a field kept it with the unknown ones."""
    old = {"link": 5, "next_appointment": 7, "wording": "soft", "title": [], "weeks": None, "colour": "red"}
    own = make_exercise(
        "own-row", extra={"link": {"to": 1}, "figure": 3, "sets": 2, "default_dose": {"sets": "x"}}
    )
    wording = ClientWording(ExerciseId("bird-dog"), tip="Slow", extra={"name": 3, "voice": 1})
    entry = replace(make_entry("bird-dog"), extra={"sets": "many", "note": 4, "x": 1})
    day = make_day(strength=replace(make_block(entry), extra={"rounds": "x", "y": 2}))
    day = replace(day, extra={"label": 3, "blocks": {"strength": "no", "sauna": 1}})
    plan = replace(make_plan((day,)), exercises=(own,), wording=(wording,), extra=old)
    client = Client(ClientId("c"), "Maria", extra={"name": 4, "precautions": "x", "age": 40})
    found = read_plan(plan_to_json(plan, client, catalogue), catalogue)
    back = found.plan
    assert (back.title, back.link, back.next_appointment) == (plan.title, "", "")
    assert (back.extra, back.wording) == ({"colour": "red"}, (replace(wording, extra={"voice": 1}),))
    assert (back.exercises[0].link, back.exercises[0].extra) == ("", {"sets": 2})
    assert [one.extra for one in back.entries()] == [{"x": 1}]
    (back_day,) = back.weeks[0].days
    assert (back_day.extra, back_day.blocks[1].extra) == ({"blocks": {"sauna": 1}}, {"y": 2})
    assert found.client is not None
    assert (found.client.name, found.client.extra) == ("Maria", {"age": 40})
    for link in ("https://new.example/", ""):
        content = plan_to_json(
            replace(plan, link=link, extra={"link": "https://old.example/"}), None, catalogue
        )
        assert read_plan(content, catalogue).plan.link == link
