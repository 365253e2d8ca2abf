"""A plan's own words, its link and its next appointment in plan files."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.ids import ExerciseId
from backdesk.exchange.plan_file import PlanFile, read_plan
from backdesk.exchange.plan_file_writer import plan_to_json
from tests.exchange.support import as_bytes, raw_entry, raw_plan
from tests.factories import make_plan

BIRD_DOG = {
    "name": "The pointer",
    "steps": ["Kneel on all fours.", "Point."],
    "tip": "Like a waiter with a tray.",
    "link": "https://clinic.example/bird-dog",
}


def read(catalogue: Catalogue, **fields: object) -> PlanFile:
    return read_plan(as_bytes(raw_plan(raw_entry(), **fields)), catalogue)


def test_everything_a_plan_says_in_its_own_words_is_read(catalogue: Catalogue) -> None:
    found = read(
        catalogue,
        wording={"plank": {"tip": "Breathe."}, "bird-dog": BIRD_DOG},
        link="https://clinic.example/plan",
        next_appointment="2 December, 10:30",
    )
    assert found.notes == ()
    assert found.plan.wording == (
        ClientWording(
            ExerciseId("bird-dog"),
            "The pointer",
            ("Kneel on all fours.", "Point."),
            "Like a waiter with a tray.",
            "https://clinic.example/bird-dog",
        ),
        ClientWording(ExerciseId("plank"), tip="Breathe."),
    )
    assert (found.plan.link, found.plan.next_appointment) == (
        "https://clinic.example/plan",
        "2 December, 10:30",
    )


def test_it_is_written_where_a_reader_looks_for_it(catalogue: Catalogue) -> None:
    wording = {"bird-dog": BIRD_DOG, "plank": {"tip": "Breathe.", "voice": "slow"}}
    found = read(catalogue, wording=wording, link="https://a.example", next_appointment="soon", zzz=1)
    content = plan_to_json(found.plan, None, catalogue)
    written = json.loads(content)
    assert list(written) == [
        "format", "version", "title", "client", "link", "next_appointment", "weeks", "wording", "zzz",
    ]  # fmt: skip
    assert written["wording"] == wording
    assert plan_to_json(read_plan(content, catalogue).plan, None, catalogue) == content


def test_unknown_fields_of_a_wording_are_kept_and_reported(catalogue: Catalogue) -> None:
    found = read(catalogue, wording={"plank": {"tipp": "Breathe.", "voice": {"speed": [1.5]}}})
    assert found.notes == (
        'wording.plank.tipp: unknown field, kept as it is (did you mean "tip"?)',
        "wording.plank.voice: unknown field, kept as it is",
    )
    (wording,) = found.plan.wording
    assert wording.is_empty
    assert wording.extra == {"tipp": "Breathe.", "voice": {"speed": [1.5]}}


def test_a_wording_that_says_nothing_is_none(catalogue: Catalogue) -> None:
    found = read(
        catalogue, wording={"plank": {}, "bird-dog": {"name": " ", "steps": [""], "link": ""}}, link=""
    )
    assert (found.plan.wording, found.plan.link) == ((), "")
    empty = replace(make_plan(), wording=(ClientWording(ExerciseId("plank")),))
    assert "wording" not in json.loads(plan_to_json(empty, None))


def test_a_wording_for_an_exercise_that_nobody_knows_is_kept_and_noted(catalogue: Catalogue) -> None:
    found = read(catalogue, wording={"nowhere": {"tip": "Breathe."}, "plank": {"tip": "Breathe."}})
    assert [wording.exercise for wording in found.plan.wording] == ["nowhere", "plank"]
    assert found.notes == (
        'wording.nowhere: "nowhere" is not an exercise that Back Desk knows, kept as it is',
    )


def test_a_wording_follows_an_exercise_whose_id_is_issued_anew(catalogue: Catalogue) -> None:
    own = [{"id": "plank", "name": "My Plank", "link": "https://clinic.example/plank"}]
    found = read(catalogue, exercises=own, wording={"plank": {"tip": "Breathe."}, "bird-dog": {"tip": "Up."}})
    assert [(one.id, one.link) for one in found.plan.exercises] == [
        ("plank-2", "https://clinic.example/plank")
    ]
    assert [wording.exercise for wording in found.plan.wording] == ["bird-dog", "plank-2"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (" https://Clinic.Example/Knie ", "https://clinic.example/Knie"),
        ("https://zoë.example/ü", "https://xn--zo-ija.example/%C3%BC"),
    ],
)
def test_a_link_is_completed_and_stays_so(catalogue: Catalogue, written: str, read_as: str) -> None:
    plan = read(catalogue, link=written).plan
    assert plan.link == read_as
    assert read_plan(plan_to_json(plan, None, catalogue), catalogue).plan.link == read_as
