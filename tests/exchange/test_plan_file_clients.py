"""The client of a plan file: what a plan has to respect travels, who the person is does not."""

from __future__ import annotations

import json
from dataclasses import replace

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client, Contact, Goal, OwnPrecaution
from backdesk.domain.exercise import CautionAction, Equipment, Movement, Position
from backdesk.domain.ids import ClientId, ExerciseId, PrecautionId
from backdesk.exchange.plan_file import PlanFile, read_plan
from backdesk.exchange.plan_file_writer import plan_to_json
from tests.exchange.support import as_bytes, raw_entry, raw_plan
from tests.factories import make_plan

NO_JUMPS = OwnPrecaution(
    "No jumps",
    CautionAction.AVOID,
    (Movement.FLEXION,),
    (Position.STANDING,),
    (ExerciseId("plank"), ExerciseId("nowhere")),
)
MARIA = Client(
    ClientId("maria"),
    "Maria Lopez",
    (PrecautionId("disc-herniation"),),
    (NO_JUMPS,),
    pronoun="she/her",
    birth_year=1980,
    contact=Contact("0123 456", "maria@clinic.example", "Long Street 1"),
    goals=(Goal.MOBILITY,),
    goal_note="Lift the kids",
    equipment=(Equipment.MAT,),
    days=("monday", "friday"),
    minutes=30,
    level=2,
    language="es",
    notes="Likes music",
    is_archived=True,
    extra={"colour": "red"},
)


def read(catalogue: Catalogue, client: object, **fields: object) -> PlanFile:
    return read_plan(as_bytes(raw_plan(raw_entry(), client=client, **fields)), catalogue)


def test_what_a_plan_has_to_respect_travels(catalogue: Catalogue) -> None:
    content = plan_to_json(make_plan(), MARIA, catalogue)
    written = json.loads(content)["client"]
    assert written == {
        "name": "Maria Lopez",
        "precautions": ["disc-herniation"],
        "own_precautions": [
            {
                "name": "No jumps",
                "action": "avoid",
                "movements": ["flexion"],
                "positions": ["standing"],
                "exercises": ["plank", "nowhere"],
            }
        ],
        "goals": ["mobility"],
        "equipment": ["mat"],
        "days": ["monday", "friday"],
        "minutes": 30,
        "level": 2,
        "colour": "red",
    }
    found = read_plan(content, catalogue).client
    assert found is not None
    private = Client(found.id, "")
    unsaid = {
        name: getattr(private, name)
        for name in ("pronoun", "birth_year", "contact", "goal_note", "language", "notes", "is_archived")
    }
    assert found == replace(MARIA, id=found.id, **unsaid)


def test_nothing_private_is_in_the_file(catalogue: Catalogue) -> None:
    text = plan_to_json(make_plan(), MARIA, catalogue).decode()
    for private in ("1980", "0123", "@", "Long Street", "Lift the kids", "music", "she/her", '"es"'):
        assert private not in text


def test_nothing_at_hand_is_another_thing_than_nobody_asked(catalogue: Catalogue) -> None:
    for equipment in (None, ()):
        content = plan_to_json(make_plan(), replace(MARIA, equipment=equipment), catalogue)
        found = read_plan(content, catalogue).client
        assert found is not None
        assert found.equipment == equipment


def test_days_stand_in_the_order_of_the_week_and_once(catalogue: Catalogue) -> None:
    found = read(catalogue, {"name": "Maria", "days": ["friday", "monday", "friday"]}).client
    assert found is not None
    assert found.days == ("monday", "friday")


def test_own_precautions_follow_an_exercise_that_gets_another_id(catalogue: Catalogue) -> None:
    client = {"name": "Maria", "own_precautions": [{"name": "No plank", "exercises": ["plank"], "mood": 1}]}
    found = read(catalogue, client, exercises=[{"id": "plank", "name": "Another Plank"}])
    assert found.client is not None
    (own,) = found.client.own_precautions
    assert (own.action, own.exercises) == (CautionAction.MODIFY, ("plank-2",))
    assert found.client.extra == {"own_precautions": {"0": {"mood": 1}}}
    (written,) = json.loads(plan_to_json(found.plan, found.client))["client"]["own_precautions"]
    assert written["mood"] == 1
