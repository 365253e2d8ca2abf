"""A thorough look at the whole store: pages, references, positions, and that every row can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from backdesk.domain.blocks import BlockKind
from backdesk.domain.handout_record import IssueWay
from backdesk.domain.ids import ExerciseId
from backdesk.domain.session_log import OutcomeMeasure
from backdesk.errors import Phrase
from backdesk.store.client_json import client_fields_from_json
from backdesk.store.exercise_json import dose_from_json, exercise_from_json, object_from_json
from backdesk.store.handouts import layouts_from_json
from backdesk.store.mapping import precautions_from_json, texts_from_json
from backdesk.store.plan_json import dismissals_from_json, progression_from_json, template_from_json
from backdesk.store.problems import DAMAGE_CODES, result_code
from backdesk.store.reading import UNREADABLE

_POSITIONS = {
    "week": ("plan_id",),
    "day": ("plan_id", "week_id"),
    "entry": ("plan_id", "day_id", "kind"),
    "plan_exercise": ("plan_id",),
}
"""Tables with positions, and what the positions are counted in."""
_READERS: Mapping[tuple[str, str], Callable[[str], object]] = {
    ("client", "precautions"): precautions_from_json,
    ("client", "extra"): object_from_json,
    ("client", "body"): client_fields_from_json,
    ("client", "used_at"): datetime.fromisoformat,
    ("plan", "extra"): object_from_json,
    ("plan", "dismissals"): dismissals_from_json,
    ("plan", "progression"): progression_from_json,
    ("plan", "template"): lambda body: template_from_json(None, body),
    ("plan", "created_at"): datetime.fromisoformat,
    ("plan", "updated_at"): datetime.fromisoformat,
    ("plan_exercise", "body"): lambda body: exercise_from_json(ExerciseId(""), body),
    ("plan_wording", "steps"): texts_from_json,
    ("plan_wording", "extra"): object_from_json,
    ("own_exercise", "body"): lambda body: exercise_from_json(ExerciseId(""), body),
    ("own_exercise", "created_at"): datetime.fromisoformat,
    ("own_exercise", "updated_at"): datetime.fromisoformat,
    ("week", "extra"): object_from_json,
    ("day", "extra"): object_from_json,
    ("block", "kind"): BlockKind,
    ("block", "extra"): object_from_json,
    ("entry", "kind"): BlockKind,
    ("entry", "dose"): dose_from_json,
    ("entry", "extra"): object_from_json,
    ("handout", "issued_at"): datetime.fromisoformat,
    ("handout", "way"): IssueWay,
    ("handout", "options"): layouts_from_json,
    ("handout", "plan"): object_from_json,
    ("session_record", "day_done"): date.fromisoformat,
    ("outcome", "measure"): OutcomeMeasure,
    ("outcome", "day"): date.fromisoformat,
    ("exercise_mark", "used_at"): lambda moment: moment and datetime.fromisoformat(moment),
    ("exercise_mark", "dose"): lambda dose: dose and dose_from_json(dose),
}
"""What mapping reads out of text, column by column."""
_KEYS = {
    "client": "id",
    "plan": "id",
    "own_exercise": "id",
    "handout": "id",
    "session_record": "id",
    "outcome": "id",
    "exercise_mark": "exercise",
}
"""Tables whose rows are known by a key of their own; all others belong to a plan."""
_RECORDS = ("session_record", "outcome", "exercise_mark")


def find_problems(connection: Connection) -> tuple[Phrase, ...]:
    """Everything that is wrong, one sentence each; empty for a sound store. Changes nothing."""
    found: list[Phrase] = []
    for look in (_damaged_pages, _lost_references, _wrong_positions, _unreadable):
        try:
            found.extend(look(connection))
        except DatabaseError as problem:
            if result_code(problem.orig) not in DAMAGE_CODES:
                raise
            found.append(_damage(str(problem.orig).lower()))
    return tuple(dict.fromkeys(found))


def _damage(reason: str) -> Phrase:
    return Phrase("The data file is damaged: {reason}.", reason=reason)


def _damaged_pages(connection: Connection) -> Iterator[Phrase]:
    for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if line != "ok":
            yield _damage(line)


def _lost_references(connection: Connection) -> Iterator[Phrase]:
    for table, _row, parent, _number in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Phrase(
            "A row of the table {table} belongs to a {parent} that does not exist.",
            table=table,
            parent=parent,
        )


def _wrong_positions(connection: Connection) -> Iterator[Phrase]:
    for table, parents in _POSITIONS.items():
        columns = ", ".join(parents)
        gaps = connection.exec_driver_sql(
            f"SELECT plan_id FROM {table} GROUP BY {columns} "
            "HAVING min(position) <> 0 OR max(position) <> count(*) - 1 "
            "OR count(DISTINCT position) <> count(*)"
        )
        for plan_id in gaps.scalars():
            yield Phrase(
                "In the plan {id}, the rows of the table {table} are not numbered in order.",
                id=plan_id,
                table=table,
            )


def _unreadable(connection: Connection) -> Iterator[Phrase]:
    """Values that the mapping cannot turn into domain values; equal texts are read once."""
    for (table, column), read in _READERS.items():
        owner = _KEYS.get(table, "plan_id")
        rows = connection.exec_driver_sql(f"SELECT min({owner}), {column} FROM {table} GROUP BY {column}")
        for key, value in rows:
            try:
                read(value)
            except UNREADABLE:
                yield _cannot_be_read(table, key, f"{table}.{column}")


def _cannot_be_read(table: str, key: str, field: str) -> Phrase:
    if table == "client":
        return Phrase("The stored client {id} cannot be read: {field} is wrong.", id=key, field=field)
    if table == "own_exercise":
        return Phrase("The stored exercise {id} cannot be read: {field} is wrong.", id=key, field=field)
    if table in _RECORDS:
        return Phrase("The stored record {id} cannot be read: {field} is wrong.", id=key, field=field)
    if table == "handout":
        return Phrase("The record of the handout {id} cannot be read: {field} is wrong.", id=key, field=field)
    return Phrase("The stored plan {id} cannot be read: {field} is wrong.", id=key, field=field)
