"""Parts of plans as bytes: they come back the same, and what anybody else wrote is checked."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.domain.muscle import Taxonomy
from backdesk.domain.plan import Cell, Plan
from backdesk.domain.plan_copies import PlanPart, copied_block, copied_day, copied_entries, copied_week
from backdesk.errors import PlanFileError
from backdesk.services.plan_parts import part_from_bytes, part_to_bytes
from tests.factories import make_block, make_day, make_entry, make_plan

OWN = Exercise(ExerciseId("own"), "Own", steps=("Go.",))
SMALL = Catalogue([OWN], Taxonomy(()), ())


def sample() -> Plan:
    entry = replace(make_entry(id="a", sets=3, reps=(8, 12), load="5 kg"), note="Line\nline", group="A")
    day = make_day("day-3", label="Gym", strength=make_block(entry, make_entry("own", id="b"), rounds=3))
    return replace(make_plan((day,)), exercises=(OWN,))


def anonymous(part: PlanPart) -> object:
    """A part without its ids."""
    days = [
        (
            day.name,
            day.label,
            [([replace(one, id=EntryId("")) for one in block.entries], block.rounds) for block in day.blocks],
        )
        for day in part.week.days
    ]
    return (part.kind, days, part.exercises)


@pytest.mark.parametrize(
    "part",
    [
        copied_entries(sample(), [EntryId("a")]),
        copied_block(sample(), Cell(0, "day-3", BlockKind.STRENGTH)),
        copied_day(sample(), 0, "day-3"),
        copied_week(sample(), 0),
        copied_week(make_plan(()), 0),
    ],
    ids=["entries", "block", "day", "week", "empty week"],
)
def test_every_kind_of_part_comes_back(part: PlanPart, catalogue: Catalogue) -> None:
    read = part_from_bytes(part_to_bytes(part, catalogue), catalogue)
    assert anonymous(read.part) == anonymous(part)
    assert read.notes == ()
    old, new = ({entry.id for entry in one.entries()} for one in (part, read.part))
    assert old.isdisjoint(new)


def test_an_own_exercise_that_is_known_does_not_come_again(catalogue: Catalogue) -> None:
    content = part_to_bytes(copied_week(sample(), 0), catalogue)
    assert part_from_bytes(content, catalogue.with_exercises([OWN])).part.exercises == ()
    other = replace(OWN, name="Another")
    read = part_from_bytes(content, catalogue.with_exercises([other]))
    assert [exercise.id for exercise in read.part.exercises] == ["own-2"]
    assert [entry.exercise for entry in read.part.entries()] == ["bird-dog", "own-2"]
    assert len(read.notes) == 1


def changed(**fields: object) -> bytes:
    raw = json.loads(part_to_bytes(copied_day(sample(), 0, "day-3"), SMALL))
    return json.dumps(raw | fields).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 5_000,
        changed(version=2),
        changed(kind="month"),
        changed(kind=[]),
        changed(plan=None),
        changed(plan=[]),
        changed(plan={"format": "backdesk-plan", "version": 1, "title": "x", "weeks": []}),
        b" " * (5 * 1024 * 1024 + 1),
    ],
)
def test_anything_else_is_refused_in_one_sentence(content: bytes, catalogue: Catalogue) -> None:
    with pytest.raises(PlanFileError):
        part_from_bytes(content, catalogue)


def test_a_day_that_is_two_or_none_is_refused(catalogue: Catalogue) -> None:
    two = make_plan((make_day("monday", strength=make_block(make_entry())), make_day("tuesday")))
    for week in (copied_week(two, 0), copied_week(make_plan(()), 0)):
        raw = json.loads(part_to_bytes(week, catalogue)) | {"kind": "day"}
        with pytest.raises(PlanFileError):
            part_from_bytes(json.dumps(raw).encode(), catalogue)


@settings(max_examples=30)
@given(st.binary(max_size=200))
def test_noise_is_refused(content: bytes) -> None:
    with pytest.raises(PlanFileError):
        part_from_bytes(content, SMALL)
