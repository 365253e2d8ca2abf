"""What has to be written to turn one stored plan into another: the rows that differ, no others.

Edits share every part they do not touch, so parts are first compared by identity; only what
is not the same object is looked into. Both plans must be alive while they are compared.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.ids import DayId, EntryId, PlanId
from backdesk.domain.plan import Block, Day, Entry, Plan, Week
from backdesk.errors import StoreError
from backdesk.store.mapping import (
    RowValues,
    block_row,
    day_row,
    entry_body,
    exercise_row,
    plan_row,
    week_row,
    wording_row,
)

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class RowChanges:
    """The changes of one table. `deleted` holds primary keys, `updated` whole or partial rows.

    All rows of `updated` have the same columns.
    """

    inserted: list[RowValues] = field(default_factory=list)
    updated: list[RowValues] = field(default_factory=list)
    deleted: list[RowValues] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether anything is to be written."""
        return bool(self.inserted or self.updated or self.deleted)


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """All changes of one plan. `tables` go by table name, parents first.

    Inserts and updates are to be written in that order and deletions in reverse, so that what
    moves out of a day has left before the day is deleted. `head_changed` says whether the
    plan's own row differs; `entry_places` are updates of an entry's day, block and position.
    """

    tables: Mapping[str, RowChanges]
    entry_places: RowChanges
    head_changed: bool

    def __bool__(self) -> bool:
        """Whether anything is to be written."""
        return self.head_changed or bool(self.entry_places) or any(self.tables.values())


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry and where it is."""

    day_id: DayId
    kind: BlockKind
    position: int
    entry: Entry

    def is_at(self, other: _Placed) -> bool:
        """Whether both have the same place."""
        return self.position == other.position and self.kind is other.kind and self.day_id == other.day_id

    def place(self) -> RowValues:
        """The columns that say where the entry is."""
        return {"day_id": self.day_id, "kind": self.kind.value, "position": self.position}


def plan_changes(before: Plan, after: Plan) -> PlanChanges:
    """Compare two states of one plan. Raises StoreError when an id is in use twice."""
    plan_id = after.id
    old_days, new_days = _days_apart(before, after), _days_apart(after, before)
    old_blocks, new_blocks = list(_blocks_apart(old_days, new_days)), list(_blocks_apart(new_days, old_days))
    entries, places = _entry_changes(plan_id, _placed(old_blocks), _placed(new_blocks))
    tables = {
        "plan_exercise": _exercise_changes(before, after),
        "plan_wording": _wording_changes(before, after),
        "week": _row_changes(_week_rows(before), _week_rows(after), ("plan_id", "id")),
        "day": _row_changes(_day_rows(plan_id, old_days), _day_rows(plan_id, new_days), ("plan_id", "id")),
        "block": _row_changes(
            _block_rows(plan_id, old_blocks), _block_rows(plan_id, new_blocks), ("plan_id", "day_id", "kind")
        ),
        "entry": entries,
    }
    return PlanChanges(tables, RowChanges(updated=places), plan_row(before) != plan_row(after))


def _indexed(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, Value]:
    """A dictionary of the pairs; a double key would silently lose a row, so it is refused."""
    found: dict[Key, Value] = {}
    for key, value in pairs:
        if key in found:
            raise StoreError("The plan was not saved, because two of its parts have the same number.")
        found[key] = value
    return found


def _row_changes(
    before: Mapping[Key, RowValues], after: Mapping[Key, RowValues], key_columns: tuple[str, ...]
) -> RowChanges:
    return RowChanges(
        inserted=[row for key, row in after.items() if key not in before],
        updated=[row for key, row in after.items() if key in before and row != before[key]],
        deleted=[
            {column: row[column] for column in key_columns} for key, row in before.items() if key not in after
        ],
    )


def _exercise_changes(before: Plan, after: Plan) -> RowChanges:
    if before.exercises is after.exercises:
        return RowChanges()
    rows = (
        _indexed(
            (exercise.id, exercise_row(plan.id, position, exercise))
            for position, exercise in enumerate(plan.exercises)
        )
        for plan in (before, after)
    )
    return _row_changes(next(rows), next(rows), ("plan_id", "id"))


def _wording_changes(before: Plan, after: Plan) -> RowChanges:
    if before.wording is after.wording:
        return RowChanges()
    rows = (
        _indexed((wording.exercise, wording_row(plan.id, wording)) for wording in plan.wording)
        for plan in (before, after)
    )
    return _row_changes(next(rows), next(rows), ("plan_id", "exercise"))


def _week_rows(plan: Plan) -> dict[str, RowValues]:
    return _indexed((week.id, week_row(plan.id, position, week)) for position, week in enumerate(plan.weeks))


def _days_apart(plan: Plan, other: Plan) -> list[tuple[Week, int, Day]]:
    """The days of those weeks that the other plan does not share, with their positions."""
    shared = {id(week) for week in other.weeks}
    return [
        (week, position, day)
        for week in plan.weeks
        if id(week) not in shared
        for position, day in enumerate(week.days)
    ]


def _day_rows(plan_id: PlanId, days: list[tuple[Week, int, Day]]) -> dict[str, RowValues]:
    return _indexed((day.id, day_row(plan_id, week.id, position, day)) for week, position, day in days)


def _blocks_apart(
    days: list[tuple[Week, int, Day]], other: list[tuple[Week, int, Day]]
) -> Iterator[tuple[DayId, BlockKind, Block]]:
    """The blocks that the other state does not have as the same object in the same day."""
    shared_days = {id(day) for _, _, day in other}
    shared_blocks = {
        (day.id, kind, id(block))
        for _, _, day in other
        for kind, block in zip(BLOCK_ORDER, day.blocks, strict=True)
    }
    for _, _, day in days:
        if id(day) in shared_days:
            continue
        for kind, block in zip(BLOCK_ORDER, day.blocks, strict=True):
            if (day.id, kind, id(block)) not in shared_blocks:
                yield day.id, kind, block


def _block_rows(
    plan_id: PlanId, blocks: list[tuple[DayId, BlockKind, Block]]
) -> dict[tuple[DayId, BlockKind], RowValues]:
    rows = ((day_id, kind, block_row(plan_id, day_id, kind, block)) for day_id, kind, block in blocks)
    return _indexed(((day_id, kind), row) for day_id, kind, row in rows if row is not None)


def _placed(blocks: list[tuple[DayId, BlockKind, Block]]) -> dict[EntryId, _Placed]:
    return _indexed(
        (entry.id, _Placed(day_id, kind, position, entry))
        for day_id, kind, block in blocks
        for position, entry in enumerate(block.entries)
    )


def _entry_changes(
    plan_id: PlanId, before: Mapping[EntryId, _Placed], after: Mapping[EntryId, _Placed]
) -> tuple[RowChanges, list[RowValues]]:
    changes, places = RowChanges(), []
    for entry_id, new in after.items():
        old = before.get(entry_id)
        key = {"plan_id": plan_id, "id": entry_id}
        if old is None:
            changes.inserted.append(key | new.place() | entry_body(new.entry))
            continue
        if not new.is_at(old):
            places.append(key | new.place())
        if old.entry is not new.entry and (body := entry_body(new.entry)) != entry_body(old.entry):
            changes.updated.append(key | body)
    gone = (entry_id for entry_id in before if entry_id not in after)
    changes.deleted.extend({"plan_id": plan_id, "id": entry_id} for entry_id in gone)
    return changes, places
