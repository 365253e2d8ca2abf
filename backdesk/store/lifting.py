"""Fields of plan files that were unknown up to schema 0002: taken out of `extra` into their own columns.

A Back Desk of that time kept the `link`, `next_appointment` and `wording` of a newer plan file as unknown
fields. What is right is lifted, the rest dropped: two values of one name cannot be exported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, text

from backdesk.domain.clean_texts import clean_wording, one_line
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.ids import ExerciseId
from backdesk.domain.links import checked_link
from backdesk.errors import LinkError
from backdesk.store.exercise_json import object_from_json, object_to_json
from backdesk.store.mapping import RowValues, wording_row

_PLAN_FIELDS = ("link", "next_appointment", "wording")
_WORDING_FIELDS = ("name", "steps", "tip", "link")


def lift_known_fields(connection: Connection) -> None:
    """Rewrite the plans and exercises that keep a known field as an unknown one; others are not touched.

    Rows that cannot be read stay as they are; the doctor names them.
    """
    _lift_plans(connection)
    _lift_exercises(connection, "plan_exercise", ("plan_id", "id"))
    _lift_exercises(connection, "own_exercise", ("id",))


def _lift_plans(connection: Connection) -> None:
    rows = connection.execute(text("SELECT id, extra FROM plan WHERE extra <> '{}'")).all()
    for plan_id, stored in rows:
        extra = _read(stored)
        if not any(name in extra for name in _PLAN_FIELDS):
            continue
        known = {name: extra.pop(name, None) for name in _PLAN_FIELDS}
        connection.execute(
            text(
                "UPDATE plan SET link = :link, next_appointment = :next_appointment, extra = :extra"
                " WHERE id = :id"
            ),
            {
                "id": plan_id,
                "link": _link(known["link"]),
                "next_appointment": _line(known["next_appointment"]),
                "extra": object_to_json(extra),
            },
        )
        _add_wordings(connection, (wording_row(plan_id, one) for one in _wordings(known["wording"])))


def _add_wordings(connection: Connection, rows: Iterable[RowValues]) -> None:
    for row in rows:
        connection.execute(
            text(
                "INSERT INTO plan_wording (plan_id, exercise, name, steps, tip, link, extra)"
                " VALUES (:plan_id, :exercise, :name, :steps, :tip, :link, :extra)"
            ),
            row,
        )


def _lift_exercises(connection: Connection, table: str, key: tuple[str, ...]) -> None:
    rows = connection.execute(
        text(f"SELECT body, {', '.join(key)} FROM {table} WHERE body LIKE '%\"link\"%'")
    ).all()
    where = " AND ".join(f"{name} = :key_{name}" for name in key)
    statement = text(f"UPDATE {table} SET body = :body WHERE {where}")
    for stored, *ids in rows:
        body = _read(stored)
        extra = body.get("extra")
        if not isinstance(extra, dict) or "link" not in extra:
            continue
        lifted = _link(extra.pop("link"))
        body["link"] = body.get("link") or lifted
        keys = {f"key_{name}": value for name, value in zip(key, ids, strict=True)}
        connection.execute(statement, {"body": object_to_json(body), **keys})


def _wordings(value: object) -> list[ClientWording]:
    found = []
    for exercise, fields in value.items() if isinstance(value, dict) else ():
        if isinstance(fields, dict) and _is_id(exercise):
            wording = _wording(ExerciseId(exercise), fields)
            if wording.extra or not wording.is_empty:
                found.append(wording)
    return found


def _wording(exercise: ExerciseId, fields: Mapping[str, object]) -> ClientWording:
    steps = fields.get("steps")
    extra = {name: value for name, value in fields.items() if name not in _WORDING_FIELDS}
    wording = ClientWording(
        exercise,
        name=_text(fields.get("name")),
        steps=tuple(map(_text, steps)) if isinstance(steps, list) else (),
        tip=_text(fields.get("tip")),
        link=_link(fields.get("link")),
        extra=extra,
    )
    return clean_wording(wording)


def _is_id(text: str) -> bool:
    return 0 < len(text) <= 100 and text[0].isalnum() and all(one.isalnum() or one in "-_." for one in text)


def _read(stored: str) -> dict[str, object]:
    try:
        return object_from_json(stored)
    except ValueError:
        return {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _line(value: object) -> str:
    return one_line(_text(value))


def _link(value: object) -> str:
    try:
        return checked_link(_text(value))
    except LinkError:
        return ""
