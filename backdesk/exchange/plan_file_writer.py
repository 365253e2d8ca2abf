"""Writing plan files: the exact inverse of reading, always in the same order of fields."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from types import MappingProxyType

from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import clean_client, clean_plan
from backdesk.domain.client import Client
from backdesk.domain.exercise import Exercise
from backdesk.domain.plan import Block, Day, Entry, Plan, Week
from backdesk.errors import PlanFileError
from backdesk.exchange.dose_schema import DOSE_FIELDS, dose_to_json
from backdesk.exchange.exercise_schema import exercise_to_json
from backdesk.exchange.limits import MAX_FILE_BYTES, MAX_FILE_WORDS
from backdesk.exchange.plan_file_clients import client_to_json
from backdesk.exchange.plan_file_guidance import GUIDANCE_FIELDS, guidance_to_json
from backdesk.exchange.plan_file_photos import photos_to_json
from backdesk.exchange.plan_file_versions import FORMAT, VERSION
from backdesk.exchange.plan_file_wording import wording_to_json

_PLAN_FIELDS = (
    "format",
    "version",
    "title",
    "client",
    "link",
    "next_appointment",
    "weeks",
    "exercises",
    "wording",
    *GUIDANCE_FIELDS,
    "photos",
)
_ENTRY_FIELDS = ("exercise", *DOSE_FIELDS, "group", "note")
_LINE_WIDTH = 120
_INDENT = "  "
_TEXT = json.JSONEncoder(ensure_ascii=False).encode


def plan_to_json(
    plan: Plan,
    client: Client | None,
    catalogue: Catalogue | None = None,
    *,
    photos: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """The bytes of the plan file; what is read from it is written as the same bytes again.

    Texts are written clean, whatever an older Back Desk stored. With a catalogue, an exercise that
    neither it nor the plan knows travels with its id for a name, so that the file can be read back.
    Of the `photos` by SHA-256, those that the plan's own exercises show come along as far as there is room.
    Raises PlanFileError when the file would be larger than what is read.
    """
    plan, client = clean_plan(plan), None if client is None else clean_client(client)
    fields = _plan(plan, client, catalogue)
    content = _written(fields)
    if photos and (fitting := photos_to_json(plan.exercises, photos, len(content))):
        content = _written(fields | {"photos": fitting})
    if len(content) > MAX_FILE_BYTES:
        raise PlanFileError(
            "The plan is larger than {size} as a file; take out weeks or notes.", size=MAX_FILE_WORDS
        )
    return content


def _written(fields: dict[str, object]) -> bytes:
    return ("\n".join(_lines(fields, 0)) + "\n").encode("utf-8")


def _plan(plan: Plan, client: Client | None, catalogue: Catalogue | None) -> dict[str, object]:
    fields: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "title": plan.title,
        "client": None if client is None else client_to_json(client),
    }
    if plan.link:
        fields["link"] = plan.link
    if plan.next_appointment:
        fields["next_appointment"] = plan.next_appointment
    fields["weeks"] = [_week(week) for week in plan.weeks]
    exercises = (*plan.exercises, *_unknown(plan, catalogue))
    if exercises:
        fields["exercises"] = [exercise_to_json(exercise) for exercise in exercises]
    wording = wording_to_json(plan.wording)
    if wording:
        fields["wording"] = wording
    fields |= guidance_to_json(plan)
    return fields | _only_unknown(plan.extra, _PLAN_FIELDS)


def _only_unknown(extra: Mapping[str, object], known: Collection[str]) -> dict[str, object]:
    """The unknown fields without those that are known by now: a Back Desk that wrote before them kept them
    there, and what they say is said by the plan itself."""
    return {name: value for name, value in extra.items() if name not in known}


def _unknown(plan: Plan, catalogue: Catalogue | None) -> list[Exercise]:
    if catalogue is None:
        return []
    known = {*catalogue.exercises, *(exercise.id for exercise in plan.exercises)}
    lost = dict.fromkeys(entry.exercise for entry in plan.entries() if entry.exercise not in known)
    return [Exercise(exercise, exercise) for exercise in lost]


def _week(week: Week) -> dict[str, object]:
    return {"days": [_day(day) for day in week.days]} | _only_unknown(week.extra, ("days",))


def _day(day: Day) -> dict[str, object]:
    fields: dict[str, object] = {"day": day.name}
    if day.label:
        fields["label"] = day.label
    blocks: dict[str, object] = {}
    for kind in BLOCK_ORDER:
        block = day.block(kind)
        if block != Block():
            blocks[kind.value] = _block(block)
    rest = dict(day.extra)
    unknown = rest.pop("blocks", None)  # kinds of block that Back Desk does not know
    if isinstance(unknown, dict):
        blocks |= _only_unknown(unknown, [kind.value for kind in BLOCK_ORDER])
    fields["blocks"] = blocks
    return fields | _only_unknown(rest, ("day", "label"))


def _block(block: Block) -> object:
    entries = [_entry(entry) for entry in block.entries]
    unknown = _only_unknown(block.extra, ("rounds", "entries"))
    if block.rounds is None and not unknown:
        return entries
    rounds = {} if block.rounds is None else {"rounds": block.rounds}
    return {**rounds, "entries": entries, **unknown}


def _entry(entry: Entry) -> dict[str, object]:
    fields: dict[str, object] = {"exercise": entry.exercise, **dose_to_json(entry.dose)}
    if entry.group:
        fields["group"] = entry.group
    if entry.note:
        fields["note"] = entry.note
    return fields | _only_unknown(entry.extra, _ENTRY_FIELDS)


def _lines(value: object, depth: int, before: str = "") -> list[str]:
    """A value as lines behind its field name; what fits on one line stands on one."""
    indent = _INDENT * depth
    if not isinstance(value, dict | list) or not value:
        return [f"{indent}{before}{_TEXT(value)}"]
    if isinstance(value, dict):
        opening, closing = "{", "}"
        parts = [_lines(item, depth + 1, f"{_TEXT(name)}: ") for name, item in value.items()]
    else:
        opening, closing = "[", "]"
        parts = [_lines(item, depth + 1) for item in value]
    if all(len(part) == 1 for part in parts):
        inside = ", ".join(part[0].lstrip() for part in parts)
        if len(indent) + len(before) + len(inside) + 2 <= _LINE_WIDTH:
            return [f"{indent}{before}{opening}{inside}{closing}"]
    for part in parts[:-1]:
        part[-1] += ","
    return [f"{indent}{before}{opening}", *(line for part in parts for line in part), f"{indent}{closing}"]
