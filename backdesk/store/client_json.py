"""What a client's row keeps as JSON text: only what differs from an unsaid field is written."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from backdesk.domain.client import Client, Contact, Goal, OwnPrecaution
from backdesk.domain.exercise import CautionAction, Equipment, Movement, Position
from backdesk.domain.ids import ExerciseId
from backdesk.store.exercise_json import object_from_json, to_json

_TEXTS = ("pronoun", "goal_note", "language", "notes")
_NUMBERS = ("minutes", "level")
_CONTACT = tuple(field.name for field in fields(Contact))


def client_body_to_json(client: Client) -> str:
    """All of a client that has no column of its own."""
    said: dict[str, object] = {name: text for name in _TEXTS if (text := getattr(client, name))}
    said |= {name: number for name in _NUMBERS if (number := getattr(client, name)) is not None}
    contact = {name: text for name in _CONTACT if (text := getattr(client.contact, name))}
    if contact:
        said["contact"] = contact
    if client.goals:
        said["goals"] = list(client.goals)
    if client.equipment is not None:
        said["equipment"] = list(client.equipment)
    if client.days:
        said["days"] = list(client.days)
    if client.own_precautions:
        said["own_precautions"] = [_own_precaution_fields(one) for one in client.own_precautions]
    return to_json(said)


def client_fields_from_json(text: str) -> dict[str, Any]:
    """The fields of a client by name. Raises ValueError, TypeError, KeyError or AttributeError."""
    said = object_from_json(text)
    if "contact" in said:
        said["contact"] = Contact(**said["contact"])
    if "goals" in said:
        said["goals"] = tuple(map(Goal, said["goals"]))
    if "equipment" in said:
        said["equipment"] = tuple(map(Equipment, said["equipment"]))
    if "days" in said:
        said["days"] = tuple(said["days"])
    if "own_precautions" in said:
        said["own_precautions"] = tuple(map(_own_precaution, said["own_precautions"]))
    unknown = said.keys() - {field.name for field in fields(Client)}
    if unknown:
        raise ValueError("expected fields of a client")
    return said


def _own_precaution_fields(precaution: OwnPrecaution) -> dict[str, object]:
    return {
        "name": precaution.name,
        "action": precaution.action.value,
        "movements": list(precaution.movements),
        "positions": list(precaution.positions),
        "exercises": list(precaution.exercises),
    }


def _own_precaution(said: dict[str, Any]) -> OwnPrecaution:
    return OwnPrecaution(
        name=said["name"],
        action=CautionAction(said["action"]),
        movements=tuple(map(Movement, said["movements"])),
        positions=tuple(map(Position, said["positions"])),
        exercises=tuple(map(ExerciseId, said["exercises"])),
    )
