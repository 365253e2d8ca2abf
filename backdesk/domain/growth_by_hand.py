"""Single weeks of single entries changed by hand, over what the rules make of them.

The plan remembers which fields of which doses are by hand (`Progression.by_hand`), so that filling
again with other rules keeps them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import replace

from backdesk.domain import plan_edits
from backdesk.domain.blocks import BlockKind
from backdesk.domain.growth import GrownCell, GrowthPreview, GrowthRow
from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.domain.plan import Entry, Plan
from backdesk.domain.progression import HandField, HandMark

HandChanges = Mapping[tuple[EntryId, int], Mapping[HandField, object]]
"""By the entry of the source week and the number of the week (from 1): fields of the dose and their values.
Only these fields stand; the rules go on with the others."""


def preview_by_hand(preview: GrowthPreview, changes: HandChanges) -> GrowthPreview:
    """The preview with these doses changed. The source stays as it is; a change of an entry or a week that
    is not there is passed over."""
    if not changes:
        return preview
    rows = tuple(_changed_row(row, preview.weeks, changes) for row in preview.rows)
    return replace(preview, rows=rows)


def fill_by_hand(filled: Plan, preview: GrowthPreview) -> Plan:
    """A plan that was just filled as the preview says, with what the preview has changed by hand."""
    places = {row.entry.id: place for place, row in enumerate(preview.rows)}
    changed: list[Entry] = []
    marks: list[HandMark] = []
    for column, week in enumerate(preview.weeks):
        entries = _entries(filled, week - 1)
        for row in preview.rows:
            cell = row.cells[column]
            if cell.by_hand:
                entry = entries[places[row.entry.id]]
                changed.append(replace(entry, dose=cell.dose))
                marks.append(HandMark(entry.id, cell.by_hand))
    if not changed or filled.progression is None:
        return filled
    by_hand = (*filled.progression.by_hand, *marks)
    filled = replace(filled, progression=replace(filled.progression, by_hand=by_hand))
    return plan_edits.replace_entries(filled, changed)


def remembered_changes(plan: Plan, source_index: int) -> HandChanges:
    """What is by hand in the weeks behind a source, with the values it has in the plan now."""
    progression = plan.progression
    marks = {mark.entry: mark for mark in progression.by_hand} if progression is not None else {}
    changes: dict[tuple[EntryId, int], Mapping[HandField, object]] = {}
    for place in range(source_index + 1, len(plan.weeks)) if marks else ():
        sources: dict[_Place, deque[EntryId]] = {}
        for where, entry in _placed(plan, source_index):
            sources.setdefault(where, deque()).append(entry.id)
        for where, entry in _placed(plan, place):
            waiting = sources.get(where)
            source, mark = (waiting.popleft() if waiting else None), marks.get(entry.id)
            if source is not None and mark is not None:
                changes[source, place + 1] = {name: getattr(entry.dose, name) for name in mark.fields}
    return changes


def _changed_row(row: GrowthRow, weeks: tuple[int, ...], changes: HandChanges) -> GrowthRow:
    cells = tuple(
        _changed_cell(cell, changes.get((row.entry.id, week), {})) if place else cell
        for place, (week, cell) in enumerate(zip(weeks, row.cells, strict=True))
    )
    return replace(row, cells=cells)


def _changed_cell(cell: GrownCell, fields: Mapping[HandField, object]) -> GrownCell:
    if not fields:
        return cell
    dose = replace(cell.dose, **fields)  # type: ignore[arg-type]
    return replace(cell, dose=dose, by_hand=tuple(fields), ruled=cell.dose)


_Place = tuple[str, BlockKind, ExerciseId]
"""Entries in the same place of two weeks stand for each other, in their order, as when weeks are filled."""


def _placed(plan: Plan, index: int) -> list[tuple[_Place, Entry]]:
    days = plan.weeks[index].days
    return [((day.name, kind, entry.exercise), entry) for day in days for kind, entry in day.entries()]


def _entries(plan: Plan, index: int) -> list[Entry]:
    return [entry for _, entry in _placed(plan, index)]
