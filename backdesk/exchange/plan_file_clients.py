"""The client of a plan file: what a plan has to respect, and no more.

Contact, year of birth, pronoun, language and private notes do not travel: a plan file is mailed and passed
on, and whoever works with the plan needs none of them. "Export all data" of a client has them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import HARDEST_LEVEL, MAX_NAME_CHARACTERS
from backdesk.domain.client import MOST_MINUTES, Client, Goal, OwnPrecaution
from backdesk.domain.exercise import CautionAction, Equipment, Movement, Position
from backdesk.domain.ids import ClientId, ExerciseId, PrecautionId
from backdesk.domain.plan import WEEKDAYS
from backdesk.errors import Phrase
from backdesk.exchange.exercise_schema import with_extra
from backdesk.exchange.limits import MAX_ID_CHARACTERS
from backdesk.exchange.plan_file_checks import ObjectReader, clean_text, fault, nearest
from backdesk.exchange.plan_file_exercises import unknown_precaution

CLIENT_FIELDS = (
    "name",
    "precautions",
    "own_precautions",
    "goals",
    "equipment",
    "days",
    "minutes",
    "level",
)
_CLIENT = Phrase("an object with a name, or null")
_PRECAUTIONS = Phrase("a list of precautions")
_OWN_PRECAUTION = Phrase("an object with a name")
_WEEKDAY = Phrase("monday … sunday")


def read_client(file: ObjectReader, catalogue: Catalogue, client_id: ClientId) -> Client | None:
    """The field `client`, None for a template. Raises PlanFileError for anything wrong."""
    if not file.has("client") or file.raw["client"] is None:
        return None
    fields = ObjectReader(file.raw["client"], file.at("client"), file.notes, _CLIENT)
    name = fields.name("name")
    precautions = _precautions(fields, catalogue)
    extra: dict[str, object] = {}
    own = _own_precautions(fields, extra)
    client = Client(
        id=client_id,
        name=name,
        precautions=precautions,
        own_precautions=own,
        goals=fields.choices("goals", Goal),
        equipment=fields.choices("equipment", Equipment) if fields.has("equipment") else None,
        days=_days(fields),
        minutes=fields.whole("minutes", MOST_MINUTES),
        level=fields.whole("level", HARDEST_LEVEL),
    )
    return replace(client, extra=fields.unknown() | extra)


def with_exercise_ids(client: Client, ids: Mapping[str, ExerciseId]) -> Client:
    """The client whose own precautions name the exercises of the file as they are called now."""
    own = tuple(
        replace(one, exercises=tuple(ids.get(exercise, exercise) for exercise in one.exercises))
        for one in client.own_precautions
    )
    return replace(client, own_precautions=own)


def client_to_json(client: Client) -> dict[str, object]:
    """The exact inverse of reading; only what is said is written."""
    said: dict[str, object] = {
        "precautions": list(client.precautions),
        "own_precautions": [_own_precaution_to_json(one) for one in client.own_precautions],
        "goals": [goal.value for goal in client.goals],
        "days": list(client.days),
        "minutes": client.minutes,
        "level": client.level,
    }
    fields: dict[str, object] = {"name": client.name}
    fields |= {name: value for name, value in said.items() if value}
    if client.equipment is not None:  # an empty list says that there is none at hand
        fields["equipment"] = [item.value for item in client.equipment]
    in_order = {name: fields[name] for name in CLIENT_FIELDS if name in fields}
    own = client.extra.get("own_precautions")
    unknown = {name: value for name, value in client.extra.items() if name not in CLIENT_FIELDS}
    if isinstance(own, dict) and "own_precautions" in in_order:
        unknown["own_precautions"] = own
    return with_extra(in_order, unknown)


def _precautions(fields: ObjectReader, catalogue: Catalogue) -> tuple[PrecautionId, ...]:
    found: dict[PrecautionId, None] = {}
    for place, value in fields.items("precautions", _PRECAUTIONS):
        precaution = clean_text(value, place, fields.notes, limit=MAX_NAME_CHARACTERS, one_line=True)
        if precaution not in catalogue.precautions:
            near = nearest(precaution, catalogue.precautions)
            fields.notes.add(place, unknown_precaution(precaution, near))
        found[PrecautionId(precaution)] = None
    return tuple(found)


def _own_precautions(fields: ObjectReader, extra: dict[str, object]) -> tuple[OwnPrecaution, ...]:
    found, rest = [], {}
    for index, (place, raw) in enumerate(fields.items("own_precautions", _PRECAUTIONS)):
        inner = ObjectReader(raw, place, fields.notes, _OWN_PRECAUTION)
        precaution = OwnPrecaution(
            name=inner.name("name"),
            action=inner.choice("action", CautionAction, CautionAction.MODIFY),
            movements=inner.choices("movements", Movement),
            positions=inner.choices("positions", Position),
            exercises=tuple(map(ExerciseId, inner.texts("exercises", limit=MAX_ID_CHARACTERS))),
        )
        found.append(precaution)
        if unknown := inner.unknown():
            rest[str(index)] = unknown
    if rest:
        extra["own_precautions"] = rest
    return tuple(found)


def _own_precaution_to_json(precaution: OwnPrecaution) -> dict[str, object]:
    lists = {
        "movements": [movement.value for movement in precaution.movements],
        "positions": [position.value for position in precaution.positions],
        "exercises": list(precaution.exercises),
    }
    return {
        "name": precaution.name,
        "action": precaution.action.value,
        **{name: items for name, items in lists.items() if items},
    }


def _days(fields: ObjectReader) -> tuple[str, ...]:
    found = set()
    for place, value in fields.items("days", Phrase("a list of weekdays")):
        if value not in WEEKDAYS:
            raise fault(place, _WEEKDAY, value)
        found.add(value)
    return tuple(day for day in WEEKDAYS if day in found)
