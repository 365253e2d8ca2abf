"""One exercise as the library files, plan files and `backdesk library --json` write it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Annotated

import msgspec
from msgspec import Meta

from backdesk.domain.blocks import BlockKind
from backdesk.domain.dose import Side
from backdesk.domain.exercise import (
    Caution,
    CautionAction,
    Equipment,
    Exercise,
    ExerciseType,
    Movement,
    Position,
    Role,
)
from backdesk.domain.ids import ExerciseId, MuscleId, PrecautionId
from backdesk.exchange.dose_schema import DOSE_FIELDS, DoseRecord, dose_from_record, dose_to_json
from backdesk.figure.pose_json import figure_to_json

_MAY_BE_LEFT_OUT: Mapping[str, Collection[str]] = MappingProxyType(
    {"": ("link", "figure", "photos"), "default_dose": DOSE_FIELDS}
)
"""Known fields that are not written when they say nothing, by the field that holds them."""

Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


class MuscleRolesRecord(msgspec.Struct, forbid_unknown_fields=True):
    """Muscle or group ids by role."""

    primary: list[Slug] = []
    secondary: list[Slug] = []
    stretched: list[Slug] = []


class CautionRecord(msgspec.Struct, forbid_unknown_fields=True):
    """One caution."""

    precaution: Slug
    action: CautionAction
    reason: str


class ExerciseRecord(msgspec.Struct, forbid_unknown_fields=True):
    """All fields are required in the built-in library; there are no silent defaults."""

    id: Slug
    name: str
    aliases: list[str]
    blocks: list[BlockKind]
    type: ExerciseType
    muscles: MuscleRolesRecord
    movements: list[Movement]
    equipment: list[Equipment]
    position: Position
    level: Annotated[int, Meta(ge=1, le=3)]
    side: Side
    default_dose: DoseRecord
    start: str
    steps: list[str]
    mistakes: list[str]
    tip: str
    why: str
    easier: list[Slug]
    harder: list[Slug]
    cautions: list[CautionRecord]
    sources: list[str]


def exercise_from_record(record: ExerciseRecord) -> Exercise:
    """Turn a checked record into a domain value."""
    roles = record.muscles
    return Exercise(
        id=ExerciseId(record.id),
        name=record.name,
        aliases=tuple(record.aliases),
        blocks=tuple(record.blocks),
        type=record.type,
        primary=tuple(map(MuscleId, roles.primary)),
        secondary=tuple(map(MuscleId, roles.secondary)),
        stretched=tuple(map(MuscleId, roles.stretched)),
        movements=tuple(record.movements),
        equipment=tuple(record.equipment),
        position=record.position,
        level=record.level,
        side=record.side,
        default_dose=dose_from_record(record.default_dose),
        start=record.start,
        steps=tuple(record.steps),
        mistakes=tuple(record.mistakes),
        tip=record.tip,
        why=record.why,
        easier=tuple(map(ExerciseId, record.easier)),
        harder=tuple(map(ExerciseId, record.harder)),
        cautions=tuple(
            Caution(PrecautionId(caution.precaution), caution.action, caution.reason)
            for caution in record.cautions
        ),
        sources=tuple(record.sources),
    )


def exercise_to_json(exercise: Exercise) -> dict[str, object]:
    """The shape of `backdesk library --json` (design/interfaces.md), unknown fields where they were."""
    fields: dict[str, object] = {
        "id": exercise.id,
        "name": exercise.name,
        "aliases": list(exercise.aliases),
        "blocks": [block.value for block in exercise.blocks],
        "type": exercise.type.value,
        "muscles": {role.value: list(exercise.muscles(role)) for role in Role},
        "movements": [movement.value for movement in exercise.movements],
        "equipment": [item.value for item in exercise.equipment],
        "position": exercise.position.value,
        "level": exercise.level,
        "side": exercise.side.value,
        "default_dose": dose_to_json(exercise.default_dose),
        "start": exercise.start,
        "steps": list(exercise.steps),
        "mistakes": list(exercise.mistakes),
        "tip": exercise.tip,
        "why": exercise.why,
        "easier": list(exercise.easier),
        "harder": list(exercise.harder),
        "cautions": [
            {"precaution": caution.precaution, "action": caution.action.value, "reason": caution.reason}
            for caution in exercise.cautions
        ],
        "sources": list(exercise.sources),
    }
    if exercise.link:
        fields["link"] = exercise.link
    if exercise.figure is not None:  # only an own exercise brings its picture along
        fields["figure"] = figure_to_json(exercise.figure)
    if exercise.photos:
        fields["photos"] = list(exercise.photos)
    return with_extra(fields, exercise.extra)


def with_extra(fields: dict[str, object], extra: Mapping[str, object], inside: str = "") -> dict[str, object]:
    """The fields and, behind them, the unknown ones of a plan file at the places they had.

    A known field wins over what `extra` has of its name: a Back Desk that did not know it kept it there.
    Where `extra` has an object for a known field, it holds the unknown fields inside it; for
    a list of objects its keys are the positions. `inside` names the field that the fields are in.
    """
    for name, value in extra.items():
        known = fields.get(name)
        if isinstance(known, dict) and isinstance(value, dict):
            with_extra(known, value, name)
        elif isinstance(known, list) and isinstance(value, dict):
            for position, inner in value.items():
                if int(position) < len(known):  # the list may have been shortened since
                    with_extra(known[int(position)], inner, name)
        elif name not in fields and name not in _MAY_BE_LEFT_OUT.get(inside, ()):
            fields[name] = value
    return fields
