"""Read the library's JSON files (muscles, precautions, exercises) into domain values."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from backdesk.domain.exercise import Caution, CautionAction, Exercise, Precaution
from backdesk.domain.ids import MuscleId, PrecautionId
from backdesk.domain.muscle import BodyView, Muscle, Taxonomy, TrunkSide
from backdesk.errors import LibraryError
from backdesk.exchange.exercise_schema import ExerciseRecord, exercise_from_record

Record = TypeVar("Record")


class MuscleRecord(msgspec.Struct, forbid_unknown_fields=True):
    """One muscle as `resources/muscles/muscles.json` writes it."""

    id: str
    name: str
    anatomical_name: str
    group: str | None
    is_group: bool
    view: BodyView
    actions: list[str]
    region: str
    parts: list[str] = []
    synonyms: list[str] = []
    trunk_side: TrunkSide | None = None


class GeneralCautionRecord(msgspec.Struct, forbid_unknown_fields=True):
    """A caution that holds for every exercise."""

    action: CautionAction
    reason: str


class PrecautionRecord(msgspec.Struct, forbid_unknown_fields=True):
    """One precaution as `resources/muscles/precautions.json` writes it."""

    id: str
    name: str
    explanation: str
    synonyms: list[str] = []
    general: GeneralCautionRecord | None = None


def load_taxonomy(path: Path) -> Taxonomy:
    """Read the muscle file. Raises LibraryError when it does not fit the schema."""
    records = _read_list(path, MuscleRecord)
    try:
        return Taxonomy(_muscle(record) for record in records)
    except ValueError as problem:
        raise LibraryError("{file}: {problem}", file=path.name, problem=str(problem)) from problem


def load_precautions(path: Path) -> tuple[Precaution, ...]:
    """Read the precaution file, in file order. Raises LibraryError."""
    return tuple(_precaution(record) for record in _read_list(path, PrecautionRecord))


def load_exercises(paths: Iterable[Path]) -> tuple[Exercise, ...]:
    """Read exercise files, in the order given. Raises LibraryError when one does not fit."""
    return tuple(
        exercise_from_record(record) for path in paths for record in _read_list(path, ExerciseRecord)
    )


def _read_list(path: Path, record_type: type[Record]) -> list[Record]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[record_type])  # type: ignore[valid-type]
    except (OSError, msgspec.DecodeError) as problem:
        raise LibraryError(
            "The library file {file} is not right: {problem}", file=path.name, problem=str(problem)
        ) from problem


def _muscle(record: MuscleRecord) -> Muscle:
    return Muscle(
        id=MuscleId(record.id),
        name=record.name,
        anatomical_name=record.anatomical_name,
        view=record.view,
        actions=tuple(record.actions),
        group=None if record.group is None else MuscleId(record.group),
        is_group=record.is_group,
        parts=tuple(record.parts),
        synonyms=tuple(record.synonyms),
        region=record.region,
        trunk_side=record.trunk_side,
    )


def _precaution(record: PrecautionRecord) -> Precaution:
    general = None
    if record.general is not None:
        general = Caution(PrecautionId(record.id), record.general.action, record.general.reason)
    return Precaution(
        id=PrecautionId(record.id),
        name=record.name,
        explanation=record.explanation,
        synonyms=tuple(record.synonyms),
        general=general,
    )
