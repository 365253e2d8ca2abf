"""Fields of plan files that were unknown up to schema 0003: taken out of `extra` into their own columns.

What is right is lifted; of the rest, nothing: two values of one name cannot be exported. A progression
names weeks and entries by their places, which may have moved since, so it is not taken over; the weeks that
it filled are all there.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from sqlalchemy import Connection, text

from backdesk.domain.clean_texts import HARDEST_LEVEL, clean_client, clean_dismissals, clean_template
from backdesk.domain.client import MOST_MINUTES, Client, Goal, OwnPrecaution
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.exercise import CautionAction, Equipment, Movement, Position
from backdesk.domain.folded import folded
from backdesk.domain.ids import ClientId, ExerciseId
from backdesk.domain.plan import WEEKDAYS
from backdesk.domain.template_info import TemplateInfo, TemplateScope
from backdesk.store.client_json import client_body_to_json, client_fields_from_json
from backdesk.store.exercise_json import object_from_json, object_to_json
from backdesk.store.mapping import precautions_from_json
from backdesk.store.plan_json import dismissals_to_json, template_to_json
from backdesk.store.reading import UNREADABLE

Word = TypeVar("Word", bound=StrEnum)

_CLIENT_FIELDS = ("own_precautions", "equipment", "goals", "days", "minutes", "level")
_PLAN_FIELDS = ("dismissals", "progression", "template")


def fill_client_columns(connection: Connection) -> None:
    """Give every client its folded name, the number of its precautions, and the time it was used last."""
    rows = connection.execute(text("SELECT id, name, precautions, body FROM client")).all()
    if rows:
        connection.execute(
            text("UPDATE client SET folded_name = :folded, precaution_count = :count WHERE id = :id"),
            [
                {"id": client, "folded": folded(name), "count": _count(precautions, body)}
                for client, name, precautions, body in rows
            ],
        )
    connection.execute(
        text(
            "UPDATE client SET used_at = coalesce("
            "(SELECT max(plan.updated_at) FROM plan WHERE plan.client_id = client.id), created_at)"
        )
    )


def _count(precautions: str, body: str) -> int:
    try:
        own = client_fields_from_json(body).get("own_precautions", ())
        return len(precautions_from_json(precautions)) + len(own)
    except UNREADABLE:
        return 0  # the doctor names it


def lift_client_and_plan_fields(connection: Connection) -> None:
    """Rewrite the clients and plans that keep a known field as an unknown one; others are not touched.

    Rows that cannot be read stay as they are; the doctor names them.
    """
    for client_id, stored in connection.execute(
        text("SELECT id, extra FROM client WHERE extra <> '{}'")
    ).all():
        extra = _read(stored)
        said = {name: extra.pop(name) for name in _CLIENT_FIELDS if name in extra}
        if said:
            body = client_body_to_json(clean_client(_client(said)))
            connection.execute(
                text("UPDATE client SET body = :body, extra = :extra WHERE id = :id"),
                {"id": client_id, "body": body, "extra": object_to_json(extra)},
            )
    for plan_id, stored in connection.execute(text("SELECT id, extra FROM plan WHERE extra <> '{}'")).all():
        extra = _read(stored)
        said = {name: extra.pop(name) for name in _PLAN_FIELDS if name in extra}
        if said:
            template = _template(said.get("template"))
            connection.execute(
                text(
                    "UPDATE plan SET dismissals = :dismissals, template = :template,"
                    " template_folder = :folder, extra = :extra WHERE id = :id"
                ),
                {
                    "id": plan_id,
                    "dismissals": dismissals_to_json(_dismissals(said.get("dismissals"))),
                    "template": template_to_json(template),
                    "folder": None if template is None else template.folder,
                    "extra": object_to_json(extra),
                },
            )


def _client(said: dict[str, object]) -> Client:
    equipment = said.get("equipment")
    return Client(
        ClientId(""),
        "",
        own_precautions=tuple(map(_own_precaution, _objects(said.get("own_precautions")))),
        goals=_words(said.get("goals"), Goal),
        equipment=_words(equipment, Equipment) if isinstance(equipment, list) else None,
        days=tuple(day for day in WEEKDAYS if day in _texts(said.get("days"))),
        minutes=_whole(said.get("minutes"), MOST_MINUTES),
        level=_whole(said.get("level"), HARDEST_LEVEL),
    )


def _own_precaution(said: dict[str, object]) -> OwnPrecaution:
    actions = _words([said.get("action")], CautionAction)
    return OwnPrecaution(
        name=_text(said.get("name")),
        action=actions[0] if actions else CautionAction.MODIFY,
        movements=_words(said.get("movements"), Movement),
        positions=_words(said.get("positions"), Position),
        exercises=tuple(map(ExerciseId, _texts(said.get("exercises")))),
    )


def _dismissals(value: object) -> tuple[Dismissal, ...]:
    return clean_dismissals(
        Dismissal(_text(one.get("rule")), _text(one.get("about")), _text(one.get("note")))
        for one in _objects(value)
    )


def _template(value: object) -> TemplateInfo | None:
    if not isinstance(value, dict):
        return None
    scopes = _words([value.get("scope")], TemplateScope)
    return clean_template(
        TemplateInfo(
            scope=scopes[0] if scopes else TemplateScope.PLAN,
            folder=_text(value.get("folder")),
            tags=_texts(value.get("tags")),
            about=_text(value.get("about")),
            sources=_texts(value.get("sources")),
        )
    )


def _read(stored: str) -> dict[str, object]:
    try:
        return object_from_json(stored)
    except ValueError:
        return {}


def _objects(value: object) -> list[dict[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _words(value: object, kind: type[Word]) -> tuple[Word, ...]:
    by_value = {word.value: word for word in kind}
    return tuple(dict.fromkeys(by_value[one] for one in _texts(value) if one in by_value))


def _whole(value: object, most: int) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 1 <= value <= most else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
