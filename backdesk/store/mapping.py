"""Rows and frozen domain values turned into each other, without loss in either direction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.client import Client
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.exercise import Exercise
from backdesk.domain.folded import folded
from backdesk.domain.ids import ClientId, DayId, EntryId, ExerciseId, PlanId, PrecautionId, WeekId
from backdesk.domain.plan import EMPTY_BLOCK, Block, Day, Entry, Plan, Week
from backdesk.domain.plan_summary import PlanSummary
from backdesk.store.client_json import client_body_to_json, client_fields_from_json
from backdesk.store.exercise_json import (
    dose_from_json,
    dose_to_json,
    exercise_from_json,
    exercise_to_json,
    object_from_json,
    object_to_json,
    to_json,
)
from backdesk.store.plan_json import (
    dismissals_from_json,
    dismissals_to_json,
    progression_from_json,
    progression_to_json,
    template_from_json,
    template_to_json,
)

RowValues = dict[str, Any]
"""The columns of one row by name, ready to be written."""


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """The rows of one plan as plain tuples, in the column order of `reading`; ordered by position."""

    exercises: Sequence[tuple[str, str]]
    wording: Sequence[tuple[str, str, str, str, str, str]]
    weeks: Sequence[tuple[str, str]]
    days: Sequence[tuple[str, str, str, str, str]]
    blocks: Sequence[tuple[str, str, int | None, str]]
    entries: Sequence[tuple[str, str, str, str, str, str, str, str]]


def stored_time(moment: datetime) -> datetime:
    """A point in time as the tables keep it: UTC without a zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)


ClientColumns = tuple[str, str, str, int | None, bool, str, str]
"""Id, name, precautions, birth year, whether archived, body and extra of a client."""
PlanColumns = tuple[str, str, str | None, str, str, str, str | None, str | None, str | None, str]
"""Id, title, client id, link, next appointment, dismissals, progression, template folder, template, extra."""


def client_row(client: Client) -> RowValues:
    """The columns of a client, without the times."""
    return {
        "id": client.id,
        "name": client.name,
        "folded_name": folded(client.name),
        "precautions": to_json(list(client.precautions)),
        "birth_year": client.birth_year,
        "is_archived": client.is_archived,
        "precaution_count": len(client.precautions) + len(client.own_precautions),
        "body": client_body_to_json(client),
        "extra": object_to_json(client.extra),
    }


def client_from_row(row: ClientColumns) -> Client:
    """A client. Raises ValueError, TypeError, KeyError or AttributeError for unreadable JSON."""
    client_id, name, precautions, birth_year, is_archived, body, extra = row
    return Client(
        id=ClientId(client_id),
        name=name,
        precautions=precautions_from_json(precautions),
        birth_year=birth_year,
        is_archived=is_archived,
        extra=object_from_json(extra),
        **client_fields_from_json(body),
    )


def precautions_from_json(text: str) -> tuple[PrecautionId, ...]:
    """The ids in a JSON list. Raises ValueError or TypeError when the text is not one."""
    return tuple(map(PrecautionId, texts_from_json(text)))


def texts_from_json(text: str) -> tuple[str, ...]:
    """The texts in a JSON list. Raises ValueError or TypeError when the text is not one."""
    if text == "[]":
        return ()
    texts = json.loads(text)
    if not isinstance(texts, list) or not all(isinstance(item, str) for item in texts):
        raise ValueError("expected a JSON list of texts")
    return tuple(texts)


def plan_row(plan: Plan) -> RowValues:
    """The columns of a plan's head, without revision and times."""
    return {
        "id": plan.id,
        "title": plan.title,
        "client_id": plan.client_id,
        "link": plan.link,
        "next_appointment": plan.next_appointment,
        "dismissals": dismissals_to_json(plan.dismissals),
        "progression": progression_to_json(plan.progression),
        "template_folder": None if plan.template is None else plan.template.folder,
        "template": template_to_json(plan.template),
        "extra": object_to_json(plan.extra),
    }


def summary_from_row(row: tuple[str, str, str | None, str | None, datetime]) -> PlanSummary:
    """A summary from id, title, client id, client name and time of the last change."""
    plan_id, title, client_id, client_name, updated_at = row
    client = None if client_id is None else ClientId(client_id)
    return PlanSummary(PlanId(plan_id), title, client, client_name or "", updated_at.replace(tzinfo=UTC))


def exercise_row(plan_id: PlanId, position: int, exercise: Exercise) -> RowValues:
    """The columns of a plan's own exercise."""
    return {
        "plan_id": plan_id,
        "id": exercise.id,
        "position": position,
        "body": exercise_to_json(exercise),
    }


def wording_row(plan_id: PlanId, wording: ClientWording) -> RowValues:
    """The columns of what a plan says of an exercise in its own words."""
    return {
        "plan_id": plan_id,
        "exercise": wording.exercise,
        "name": wording.name,
        "steps": to_json(list(wording.steps)),
        "tip": wording.tip,
        "link": wording.link,
        "extra": object_to_json(wording.extra),
    }


def week_row(plan_id: PlanId, position: int, week: Week) -> RowValues:
    """The columns of a week."""
    return {"plan_id": plan_id, "id": week.id, "position": position, "extra": object_to_json(week.extra)}


def day_row(plan_id: PlanId, week_id: WeekId, position: int, day: Day) -> RowValues:
    """The columns of a day."""
    return {
        "plan_id": plan_id,
        "id": day.id,
        "week_id": week_id,
        "position": position,
        "name": day.name,
        "label": day.label,
        "extra": object_to_json(day.extra),
    }


def block_row(plan_id: PlanId, day_id: DayId, kind: BlockKind, block: Block) -> RowValues | None:
    """The columns of a block, None for one that says nothing beyond its entries."""
    if block.rounds is None and not block.extra:
        return None
    return {
        "plan_id": plan_id,
        "day_id": day_id,
        "kind": kind.value,
        "rounds": block.rounds,
        "extra": object_to_json(block.extra),
    }


def entry_body(entry: Entry) -> RowValues:
    """The columns of an entry that say what it is, not where."""
    return {
        "exercise": entry.exercise,
        "dose": dose_to_json(entry.dose),
        "group_letter": entry.group,
        "note": entry.note,
        "extra": object_to_json(entry.extra),
    }


def plan_from_rows(head: PlanColumns, stored: StoredPlan) -> Plan:
    """A plan from its head and its rows.

    Raises ValueError, TypeError or KeyError when a row holds what no plan can hold.
    """
    plan_id, title, client_id, link, appointment, dismissals, progression, folder, template, extra = head
    days = _days_by_week(stored)
    weeks = tuple(
        Week(WeekId(week_id), tuple(days.get(week_id, ())), object_from_json(week_extra))
        for week_id, week_extra in stored.weeks
    )
    return Plan(
        id=PlanId(plan_id),
        title=title,
        weeks=weeks,
        client_id=None if client_id is None else ClientId(client_id),
        exercises=tuple(exercise_from_json(ExerciseId(key), body) for key, body in stored.exercises),
        wording=tuple(map(_wording, stored.wording)),
        link=link,
        next_appointment=appointment,
        dismissals=dismissals_from_json(dismissals),
        progression=progression_from_json(progression),
        template=template_from_json(folder, template),
        extra=object_from_json(extra),
    )


def _wording(row: tuple[str, str, str, str, str, str]) -> ClientWording:
    exercise, name, steps, tip, link, extra = row
    return ClientWording(
        ExerciseId(exercise), name, texts_from_json(steps), tip, link, object_from_json(extra)
    )


def _days_by_week(stored: StoredPlan) -> dict[str, list[Day]]:
    blocks = _blocks(stored)
    days: dict[str, list[Day]] = defaultdict(list)
    for day_id, week_id, name, label, extra in stored.days:
        warm_up, strength, relief = (blocks.get((day_id, kind), EMPTY_BLOCK) for kind in BLOCK_ORDER)
        day = Day(DayId(day_id), name, label, (warm_up, strength, relief), object_from_json(extra))
        days[week_id].append(day)
    return days


def _blocks(stored: StoredPlan) -> dict[tuple[str, BlockKind], Block]:
    entries: dict[tuple[str, BlockKind], list[Entry]] = defaultdict(list)
    read_dose = cache(dose_from_json)  # most entries of a plan share a few doses
    for day_id, kind, entry_id, exercise, dose, group, note, extra in stored.entries:
        entry = Entry(
            EntryId(entry_id), ExerciseId(exercise), read_dose(dose), group, note, object_from_json(extra)
        )
        entries[day_id, BlockKind(kind)].append(entry)
    said = {
        (day_id, BlockKind(kind)): (rounds, object_from_json(extra))
        for day_id, kind, rounds, extra in stored.blocks
    }
    blocks = {}
    for key in said.keys() | entries.keys():
        rounds, block_extra = said.get(key, (None, {}))
        blocks[key] = Block(tuple(entries.get(key, ())), rounds, block_extra)
    return blocks
