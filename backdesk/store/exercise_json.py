"""Doses and whole exercises as JSON text: only what differs from an unsaid field is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from backdesk.domain.blocks import BlockKind
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.exercise import (
    Caution,
    CautionAction,
    Equipment,
    Exercise,
    ExerciseType,
    Movement,
    Position,
)
from backdesk.domain.ids import ExerciseId, MuscleId, PrecautionId
from backdesk.figure.pose_json import figure_from_json, figure_to_json

_SPANS = ("reps", "hold_seconds", "duration_seconds", "breaths")
_PLAIN_DOSE = ("sets", "rest_seconds", "times_per_day", "load", "effort", "tempo")
_PLAIN = ("name", "level", "start", "tip", "why", "link")
_LISTS: Mapping[str, Callable[[str], str]] = {
    "aliases": str,
    "blocks": BlockKind,
    "primary": MuscleId,
    "secondary": MuscleId,
    "stretched": MuscleId,
    "movements": Movement,
    "equipment": Equipment,
    "steps": str,
    "mistakes": str,
    "easier": ExerciseId,
    "harder": ExerciseId,
    "sources": str,
}
_KINDS: Mapping[str, Callable[[str], str]] = {"type": ExerciseType, "position": Position, "side": Side}

_NO_DOSE = Dose()
_ENCODE = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def to_json(value: object) -> str:
    """Compact JSON text in ASCII, which also carries characters that SQLite would refuse."""
    return _ENCODE(value)


def object_to_json(extra: Mapping[str, object]) -> str:
    """The JSON text of unknown fields."""
    return _ENCODE(dict(extra)) if extra else "{}"


def object_from_json(text: str) -> dict[str, Any]:
    """A JSON object. Raises ValueError when the text is something else."""
    if text == "{}":
        return {}
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("expected a JSON object")
    return value


def dose_to_json(dose: Dose) -> str:
    """The given fields of a dose."""
    return _ENCODE(_dose_fields(dose))


def dose_from_json(text: str) -> Dose:
    """A dose. Raises ValueError, TypeError or KeyError when the text is not one."""
    return _dose(object_from_json(text))


def _dose_fields(dose: Dose) -> dict[str, object]:
    if dose == _NO_DOSE:
        return {}
    fields: dict[str, object] = {}
    for name in _PLAIN_DOSE:
        value = getattr(dose, name)
        if value is not None and value != "":
            fields[name] = value
    for name in _SPANS:
        span = getattr(dose, name)
        if span is not None:
            fields[name] = [span.low, span.high]
    if dose.side is not Side.BOTH:
        fields["side"] = dose.side.value
    return fields


def _dose(fields: dict[str, Any]) -> Dose:
    for name in _SPANS:
        if name in fields:
            low, high = fields[name]
            fields[name] = Span(low, high)
    if "side" in fields:
        fields["side"] = Side(fields["side"])
    return Dose(**fields)


def exercise_to_json(exercise: Exercise) -> str:
    """Everything of an exercise but its id, which has its own column."""
    fields: dict[str, object] = {name: getattr(exercise, name) for name in (*_PLAIN, *_KINDS)}
    fields |= {name: list(getattr(exercise, name)) for name in _LISTS}
    fields["cautions"] = [
        [caution.precaution, caution.action, caution.reason] for caution in exercise.cautions
    ]
    fields["default_dose"] = _dose_fields(exercise.default_dose)
    if exercise.photos:
        fields["photos"] = list(exercise.photos)
    if exercise.figure is not None:
        fields["figure"] = figure_to_json(exercise.figure)
    fields["extra"] = dict(exercise.extra)
    return _ENCODE(fields)


def exercise_from_json(exercise_id: ExerciseId, text: str) -> Exercise:
    """An exercise. Raises ValueError, TypeError or KeyError when the text is not one."""
    fields = object_from_json(text)
    for name, read in _LISTS.items():
        fields[name] = tuple(read(item) for item in fields[name])
    for name, read in _KINDS.items():
        fields[name] = read(fields[name])
    fields["cautions"] = tuple(
        Caution(PrecautionId(precaution), CautionAction(action), reason)
        for precaution, action, reason in fields["cautions"]
    )
    fields["default_dose"] = _dose(fields["default_dose"])
    if "photos" in fields:
        fields["photos"] = tuple(map(str, fields["photos"]))
    if "figure" in fields:
        fields["figure"] = figure_from_json(fields["figure"])
    return Exercise(id=exercise_id, **fields)
