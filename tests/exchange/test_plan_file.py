from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.domain.plan import Block, Entry
from backdesk.errors import PlanFileError
from backdesk.exchange.plan_file import PlanFile, read_plan
from tests.exchange.cases import BY_READER_ONLY, BY_SCHEMA_TOO
from tests.exchange.support import CONTRACT, ENTRY, as_bytes, raw_entry, raw_plan
from tests.factories import counting_ids


def read(raw: object, catalogue: Catalogue) -> PlanFile:
    return read_plan(as_bytes(raw), catalogue, new_id=counting_ids())


def fault_of(content: bytes, catalogue: Catalogue) -> str:
    with pytest.raises(PlanFileError) as caught:
        read_plan(content, catalogue)
    sentence = str(caught.value)
    assert len(sentence.splitlines()) == 1
    return sentence


def entries(found: PlanFile) -> list[Entry]:
    return list(found.plan.entries())


def test_the_example_of_the_contract_is_read_whole(catalogue: Catalogue) -> None:
    found = read_plan(CONTRACT.encode(), catalogue, new_id=counting_ids())
    assert found.notes == ()
    assert found.client is not None
    assert (found.client.name, found.client.precautions) == ("Maria Lopez", ("disc-herniation",))
    assert found.plan.client_id == found.client.id
    day = found.plan.weeks[0].days[0]
    assert (day.name, day.label) == ("monday", "Gym")
    (strength,) = day.block(BlockKind.STRENGTH).entries
    assert strength.dose == Dose(
        sets=3,
        reps=Span(8, 12),
        hold_seconds=Span(5, 5),
        rest_seconds=60,
        side=Side.EACH,
        load="2 kg",
        effort="RPE 7",
        tempo="3-1-1-0",
    )
    assert (strength.exercise, strength.group, strength.note) == ("bird-dog", "A", "slowly")
    (relief,) = day.block(BlockKind.RELIEF).entries
    assert relief.dose == Dose(breaths=Span(5, 10), times_per_day=2)


def test_every_id_is_fresh_and_used_once(catalogue: Catalogue) -> None:
    found = read(raw_plan(raw_entry(), raw_entry(id="mine")), catalogue)
    plan = found.plan
    ids = [plan.id, plan.weeks[0].id, plan.weeks[0].days[0].id, *(entry.id for entry in entries(found))]
    assert len(set(ids)) == len(ids)
    assert EntryId("mine") not in ids


@pytest.mark.parametrize(("raw", "sentence"), [*BY_SCHEMA_TOO, *BY_READER_ONLY])
def test_a_fault_is_one_sentence_that_names_the_place(
    raw: object, sentence: str, catalogue: Catalogue
) -> None:
    assert fault_of(as_bytes(raw), catalogue) == sentence


@pytest.mark.parametrize("client", [None, "absent"])
def test_a_plan_without_a_client_is_a_template(client: object, catalogue: Catalogue) -> None:
    raw = raw_plan() if client == "absent" else raw_plan(client=None)
    found = read(raw, catalogue)
    assert found.client is None
    assert found.plan.client_id is None


def test_a_client_needs_no_precautions(catalogue: Catalogue) -> None:
    client = read(raw_plan(client={"name": "Maria"}), catalogue).client
    assert client is not None
    assert client.precautions == ()


def test_unknown_precautions_are_kept_and_reported(catalogue: Catalogue) -> None:
    raw = raw_plan(client={"name": "M", "precautions": ["disc-tera", "gout", "gout"]})
    found = read(raw, catalogue)
    assert found.client is not None
    assert found.client.precautions == ("disc-tera", "gout")
    assert found.notes[0] == (
        'client.precautions[0]: unknown precaution "disc-tera", kept as it is (did you mean "disc-tear"?)'
    )
    assert found.notes[1] == 'client.precautions[1]: unknown precaution "gout", kept as it is'


def test_days_may_lack_blocks_and_stand_in_any_order(catalogue: Catalogue) -> None:
    days = [{"day": "day-10"}, {"day": "sunday", "label": "Rest"}, {"day": "day-9"}, {"day": "tuesday"}]
    found = read(raw_plan(weeks=[{"days": days}, {"days": []}]), catalogue)
    assert [day.name for day in found.plan.weeks[0].days] == ["tuesday", "sunday", "day-9", "day-10"]
    assert found.plan.weeks[0].days[1].is_rest
    assert found.plan.weeks[1].days == ()


def test_a_block_may_carry_rounds(catalogue: Catalogue) -> None:
    block = {"rounds": 2, "entries": [raw_entry()]}
    found = read(raw_plan(weeks=[{"days": [{"day": "monday", "blocks": {"warm_up": block}}]}]), catalogue)
    warm_up = found.plan.weeks[0].days[0].block(BlockKind.WARM_UP)
    assert warm_up.rounds == 2
    assert [entry.exercise for entry in warm_up.entries] == ["bird-dog"]


def test_whole_floats_are_whole_and_broken_seconds_are_allowed(catalogue: Catalogue) -> None:
    raw = raw_plan(raw_entry(sets=3.0, reps=[8, 8], hold_seconds=2.5, rest_seconds=0))
    (entry,) = entries(read(raw, catalogue))
    assert entry.dose == Dose(sets=3, reps=Span(8, 8), hold_seconds=Span(2.5, 2.5), rest_seconds=0)
    assert isinstance(entry.dose.sets, int)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
@pytest.mark.parametrize("field", ["rest_seconds", "sets", "unknown"])
def test_numbers_that_are_none_are_refused_everywhere(number: str, field: str, catalogue: Catalogue) -> None:
    content = as_bytes(raw_plan(raw_entry(**{field: 77}))).replace(b"77", number.encode())
    assert fault_of(content, catalogue).startswith(f"{ENTRY}.{field}: expected a number, got ")


def test_texts_are_made_nfc_and_freed_of_control_characters(catalogue: Catalogue) -> None:
    raw = raw_plan(
        raw_entry(note="a\u0007b\r\n\tc"), title="Zoe\u0308", client={"name": " \u0000Zoe\u0308\n"}
    )
    found = read(raw, catalogue)
    assert found.plan.title == "Zoë"
    assert found.client is not None
    assert found.client.name == "Zoë"
    assert entries(found)[0].note == "ab\n\tc"
    assert found.notes == (
        "client.name: control characters were taken out",
        f"{ENTRY}.note: control characters were taken out",
    )


def test_a_text_that_grows_in_normal_form_is_not_cut(catalogue: Catalogue) -> None:
    two = "\u0958"  # two characters in NFC
    assert read(raw_plan(title=two * 500), catalogue).plan.title == "\u0915\u093c" * 500
    assert fault_of(as_bytes(raw_plan(title=two * 501)), catalogue) == (
        "title: expected text of at most 1000 characters, got 1002"
    )


def test_hostile_names_are_kept_as_they_are(catalogue: Catalogue) -> None:
    name = '<b>Zoë & "Łukasz" 🙂</b>'
    client = read(raw_plan(client={"name": name}), catalogue).client
    assert client is not None
    assert client.name == name


def test_unknown_fields_are_kept_and_reported_at_every_level(catalogue: Catalogue) -> None:
    block = {"entries": [raw_entry(rep=10)], "colour": "red"}
    day = {"day": "monday", "mood": 1, "blocks": {"relief": block, "cool_down": [1]}}
    raw = raw_plan(
        client={"name": "M", "age": 40}, weeks=[{"days": [day], "goal": None}], tags=["x"], **{"my field": 0}
    )
    found = read(raw, catalogue)
    week = found.plan.weeks[0]
    assert found.plan.extra == {"tags": ["x"], "my field": 0}
    assert found.client is not None
    assert found.client.extra == {"age": 40}
    assert week.extra == {"goal": None}
    assert week.days[0].extra == {"mood": 1, "blocks": {"cool_down": [1]}}
    relief = week.days[0].block(BlockKind.RELIEF)
    assert relief.extra == {"colour": "red"}
    assert relief.entries[0].extra == {"rep": 10}
    assert {note.split(": ")[0] for note in found.notes} == {
        "client.age",
        "weeks[0].days[0].blocks.relief.entries[0].rep",
        "weeks[0].days[0].blocks.relief.colour",
        "weeks[0].days[0].blocks.cool_down",
        "weeks[0].days[0].mood",
        "weeks[0].goal",
        "tags",
        'file["my field"]',
    }
    assert any(note.endswith('unknown field, kept as it is (did you mean "reps"?)') for note in found.notes)


def test_very_many_notes_are_counted(catalogue: Catalogue) -> None:
    day = {"day": "monday", "blocks": {"strength": [raw_entry(mood=1)] * 500}}
    found = read(raw_plan(weeks=[{"days": [day]}] * 3), catalogue)
    assert len(found.notes) == 1001
    assert found.notes[-1] == "file: 500 more notes of the same kinds are left out here"


def big_plan(weeks: int, entries_per_block: int) -> dict[str, Any]:
    entry = json.loads(CONTRACT)["weeks"][0]["days"][0]["blocks"]["strength"][0]
    blocks = {kind: [entry] * entries_per_block for kind in ("warm_up", "strength", "relief")}
    days = [{"day": f"day-{number}", "blocks": copy.deepcopy(blocks)} for number in range(1, 15)]
    return raw_plan(weeks=[{"days": days}] * weeks)


def test_five_thousand_entries_are_read(catalogue: Catalogue) -> None:
    content = as_bytes(big_plan(weeks=2, entries_per_block=60))
    found = read_plan(content, catalogue)
    assert len(entries(found)) == 5_040


def test_sixty_entries_in_a_day_are_read(catalogue: Catalogue) -> None:
    (day,) = read(raw_plan(*[raw_entry()] * 60), catalogue).plan.weeks[0].days
    assert len(day.block(BlockKind.STRENGTH).entries) == 60


def test_an_empty_block_is_the_same_as_none(catalogue: Catalogue) -> None:
    assert read(raw_plan(), catalogue).plan.weeks[0].days[0].block(BlockKind.STRENGTH) == Block()


def test_exercise_ids_stay(catalogue: Catalogue) -> None:
    (entry,) = entries(read(raw_plan({"exercise": "90-90-breathing"}), catalogue))
    assert entry.exercise == ExerciseId("90-90-breathing")
