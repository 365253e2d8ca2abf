"""Copies of parts of a plan: cards, a block, a day or a week, with or without doses.

A part is a value of its own with all it needs, own exercises included, so that it can be put into
another plan of another client. Whatever is put anywhere has new ids.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from backdesk.domain import plan_edits, plan_weeks
from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose import Dose
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import DayId, EntryId, ExerciseId, IdFactory
from backdesk.domain.plan import Block, Cell, Day, Entry, Plan, Slot, Week, day_order
from backdesk.domain.supersets import lettered_for
from backdesk.errors import PlanEditError

UsualDose = Callable[[ExerciseId], Dose]
"""The dose an exercise is added with."""


class PartKind(StrEnum):
    """How much of a plan a part is."""

    ENTRIES = "entries"
    BLOCK = "block"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A part of a plan, as a week that holds nothing else.

    `exercises` are those it uses that are not built in; they travel along.
    """

    kind: PartKind
    week: Week
    exercises: tuple[Exercise, ...] = ()

    def entries(self) -> tuple[Entry, ...]:
        """All its entries in board order."""
        return tuple(entry for day in self.week.days for _, entry in day.entries())


@dataclass(frozen=True, slots=True)
class Pasted:
    """The plan with a part in it, and the entries that came with it."""

    plan: Plan
    entries: tuple[EntryId, ...]


# ---------------------------------------------------------------------- taking


def copied_entries(plan: Plan, ids: Collection[EntryId], own: Iterable[Exercise] = ()) -> PlanPart:
    """Chosen entries with the days and blocks they stand in. PlanEditError when one is gone.

    `own` are the clinic's own exercises; those that are used come along, here and below.
    """
    chosen = {entry.id for entry in plan_edits.entries_in_order(plan, ids)}
    days: dict[str, Day] = {}
    for day in (day for week in plan.weeks for day in week.days):
        for kind in BLOCK_ORDER:
            picked = tuple(entry for entry in day.block(kind).entries if entry.id in chosen)
            if picked:
                into = days.setdefault(day.name, Day(day.id, day.name))
                block = _joined(into.block(kind), picked)
                days[day.name] = into.with_block(kind, block)
    in_order = sorted(days.values(), key=lambda day: day_order(day.name))
    week = Week(plan.weeks[0].id, tuple(in_order))
    return part_of(PartKind.ENTRIES, week, plan, own)


def copied_block(plan: Plan, cell: Cell, own: Iterable[Exercise] = ()) -> PlanPart:
    """A block with its rounds. PlanEditError when it is empty."""
    block = plan_edits.block_at(plan, cell)
    if not block.entries:
        raise PlanEditError("There is nothing in that block to copy.")
    week = plan.weeks[cell.week_index]
    day = Day(DayId(cell.day), cell.day).with_block(cell.block, block)
    return part_of(PartKind.BLOCK, Week(week.id, (day,)), plan, own)


def copied_day(plan: Plan, week_index: int, name: str, own: Iterable[Exercise] = ()) -> PlanPart:
    """A day with its label and blocks. PlanEditError when nothing is on it."""
    week = plan_weeks.week_at(plan, week_index)
    day = week.day(name)
    if day is None or day.is_rest:
        raise PlanEditError("There is nothing on that day to copy.")
    return part_of(PartKind.DAY, Week(week.id, (day,)), plan, own)


def copied_week(plan: Plan, week_index: int, own: Iterable[Exercise] = ()) -> PlanPart:
    """A whole week."""
    return part_of(PartKind.WEEK, plan_weeks.week_at(plan, week_index), plan, own)


# --------------------------------------------------------------------- putting


def paste(plan: Plan, part: PlanPart, slot: Slot, *, catalogue: Catalogue, new_id: IdFactory) -> Pasted:
    """Put a part into a plan: entries at the slot, a block at the end of the slot's block, a day onto the
    slot's day, a week behind the slot's week.

    An empty block takes over the rounds, an empty day also the label. `catalogue` is what the plan
    knows; own exercises that it lacks come along. PlanEditError when it does not fit.
    """
    plan = with_exercises(plan, part, catalogue)
    match part.kind:
        case PartKind.ENTRIES:
            here = plan_edits.block_at(plan, slot.cell)
            joined = here
            for source in (block for day in part.week.days for block in day.blocks):
                joined = _joined(joined, plan_edits.fresh_copies(source.entries, new_id))
            copies = joined.entries[len(here.entries) :]
            after = plan_edits.insert_entries(plan, slot, copies, new_id=new_id)
            return Pasted(after, tuple(entry.id for entry in copies))
        case PartKind.BLOCK:
            day, kind = part.week.days[0], slot.cell.block
            source = next(block for block in day.blocks if block.entries)
            return _onto_day(plan, slot.cell, Day(day.id, day.name).with_block(kind, source), new_id)
        case PartKind.DAY:
            return _onto_day(plan, slot.cell, part.week.days[0], new_id)
        case PartKind.WEEK:
            index = slot.cell.week_index + 1
            after = plan_weeks.paste_week(plan, part.week, index, new_id=new_id)
            week = after.weeks[index]
            return Pasted(after, tuple(entry.id for day in week.days for _, entry in day.entries()))


def with_exercises(plan: Plan, part: PlanPart, catalogue: Catalogue) -> Plan:
    """The plan carrying those exercises of a part that its catalogue does not know."""
    known = {*catalogue.exercises, *(exercise.id for exercise in plan.exercises)}
    missing = tuple(exercise for exercise in part.exercises if exercise.id not in known)
    return replace(plan, exercises=(*plan.exercises, *missing)) if missing else plan


def without_doses(part: PlanPart, usual: UsualDose) -> PlanPart:
    """The same exercises in the same order with their usual doses: no notes, no loads, no rounds."""
    return replace(part, week=bare_week(part.week, usual))


# --------------------------------------------------------------------- helpers


def part_of(kind: PartKind, week: Week, plan: Plan, own: Iterable[Exercise]) -> PlanPart:
    """A part with those exercises of the plan and the clinic that it uses."""
    used = {entry.exercise for day in week.days for _, entry in day.entries()}
    carried: Mapping[ExerciseId, Exercise] = {
        exercise.id: exercise for exercise in (*own, *plan.exercises) if exercise.id in used
    }
    return PlanPart(kind, week, tuple(carried.values()))


def _joined(block: Block, entries: Sequence[Entry]) -> Block:
    """The block with entries of another one behind its own: supersets of two blocks stay two."""
    return replace(block, entries=(*block.entries, *lettered_for(entries, block)))


def _onto_day(plan: Plan, cell: Cell, source: Day, new_id: IdFactory) -> Pasted:
    """The source's entries behind those of the cell's day, block by block."""
    target = plan_weeks.week_at(plan, cell.week_index).day(cell.day)
    was_rest, label = target is None or target.is_rest, "" if target is None else target.label
    added: list[EntryId] = []
    for kind in BLOCK_ORDER:
        block, place = source.block(kind), replace(cell, block=kind)
        if not block.entries:
            continue
        here = plan_edits.block_at(plan, place)
        copies = lettered_for(plan_edits.fresh_copies(block.entries, new_id), here)
        plan = plan_edits.insert_entries(plan, Slot(place, len(here.entries)), copies, new_id=new_id)
        if not here.entries and here.rounds is None and block.rounds is not None:
            plan = plan_edits.set_rounds(plan, place, block.rounds, new_id=new_id)
        added += [entry.id for entry in copies]
    if was_rest and source.label and not label:
        plan = plan_edits.set_day_label(plan, cell.week_index, cell.day, source.label, new_id=new_id)
    return Pasted(plan, tuple(added))


def bare_week(week: Week, usual: UsualDose, *, notes: bool = False) -> Week:
    """The week with usual doses, without loads and rounds, and with notes only on wish."""

    def bare(entry: Entry) -> Entry:
        dose = replace(usual(entry.exercise), load="")
        return replace(entry, dose=dose, note=entry.note if notes else "")

    def once(day: Day) -> Day:
        return replace(day, blocks=three_blocks(replace(block, rounds=None) for block in day.blocks))

    return replace(week, days=tuple(map(once, map_entries(week, bare).days)))


def map_entries(week: Week, change: Callable[[Entry], Entry]) -> Week:
    """The week with every entry changed."""

    def changed(block: Block) -> Block:
        return replace(block, entries=tuple(change(entry) for entry in block.entries))

    days = tuple(replace(day, blocks=three_blocks(map(changed, day.blocks))) for day in week.days)
    return replace(week, days=days)


def three_blocks(blocks: Iterable[Block]) -> tuple[Block, Block, Block]:
    """Blocks in order as a day holds them."""
    warm_up, strength, relief = blocks
    return (warm_up, strength, relief)


def part_names(part: PlanPart, catalogue: Catalogue) -> Sequence[str]:
    """The names of the part's exercises, its own ones included."""
    known = catalogue.with_exercises(part.exercises)
    return [known.name_of(entry.exercise) for entry in part.entries()]
