"""The edits that fixes are made of. All raise PlanEditError where the plan no longer has the place."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from backdesk.domain import plan_edits
from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.clean_texts import clean_dose
from backdesk.domain.dose import Dose, Side
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import EntryId, ExerciseId, IdFactory
from backdesk.domain.plan import Block, Cell, Day, Entry, Plan, Slot, day_order
from backdesk.domain.plan_checks.finding import Spot
from backdesk.domain.plan_checks.hits import SpotEdit
from backdesk.domain.supersets import without_lone
from backdesk.errors import PlanEditError

AT_END = plan_edits.MAX_ENTRIES_PER_BLOCK
"""An index behind the last entry of any block."""


def week_index(plan: Plan, spot: Spot) -> int:
    """Where the spot's week is now."""
    for index, week in enumerate(plan.weeks):
        if week.id == spot.week_id:
            return index
    raise PlanEditError("That week is no longer in the plan.")


def change_entries(plan: Plan, spot: Spot, change: Callable[[Entry], Entry]) -> Plan:
    """Change the entries of a spot, touching its week alone."""
    index, wanted = week_index(plan, spot), set(spot.entries)
    changed: set[EntryId] = set()

    def in_block(block: Block) -> Block:
        if wanted.isdisjoint(entry.id for entry in block.entries):
            return block
        changed.update(wanted.intersection(entry.id for entry in block.entries))
        entries = tuple(change(entry) if entry.id in wanted else entry for entry in block.entries)
        return replace(block, entries=entries)

    def in_day(day: Day) -> Day:
        first, second, third = map(in_block, day.blocks)
        same = all(new is old for new, old in zip((first, second, third), day.blocks, strict=True))
        return day if same else replace(day, blocks=(first, second, third))

    week = plan.weeks[index]
    weeks = list(plan.weeks)
    weeks[index] = replace(week, days=tuple(map(in_day, week.days)))
    if changed != wanted:
        raise PlanEditError("One of the exercises is no longer in the plan.")
    return replace(plan, weeks=tuple(weeks))


def change_dose(change: Callable[[Dose], Dose]) -> SpotEdit:
    """Change the dose of each entry of the spot."""

    def edit(plan: Plan, spot: Spot, _: IdFactory) -> Plan:
        return change_entries(plan, spot, lambda entry: replace(entry, dose=clean_dose(change(entry.dose))))

    return edit


def set_sets(sets: int) -> SpotEdit:
    """Give each entry of the spot so many sets."""
    return change_dose(lambda dose: replace(dose, sets=sets))


def use_usual_dose(catalogue: Catalogue) -> SpotEdit:
    """Give each entry of the spot the library's dose; load, effort and a stated side stay."""

    def usual(entry: Entry) -> Entry:
        exercise = catalogue.exercises.get(entry.exercise)
        if exercise is None:
            return entry
        old, new = entry.dose, exercise.default_dose
        side = new.side if old.side is Side.BOTH else old.side
        return replace(entry, dose=replace(new, side=side, load=old.load, effort=old.effort))

    def edit(plan: Plan, spot: Spot, _: IdFactory) -> Plan:
        return change_entries(plan, spot, usual)

    return edit


def add_note(text: str) -> SpotEdit:
    """Write a note on each entry of the spot, below one that says something else."""

    def noted(entry: Entry) -> Entry:
        if text in entry.note:
            return entry
        return replace(entry, note=f"{entry.note.rstrip()}\n{text}" if entry.note.strip() else text)

    def edit(plan: Plan, spot: Spot, _: IdFactory) -> Plan:
        return change_entries(plan, spot, noted)

    return edit


def add_exercises(day: str, block: BlockKind, *added: tuple[Exercise, Dose]) -> SpotEdit:
    """Put exercises at the end of a block of the spot's week."""

    def edit(plan: Plan, spot: Spot, new_id: IdFactory) -> Plan:
        entries = [Entry(EntryId(new_id()), exercise.id, dose) for exercise, dose in added]
        slot = Slot(Cell(week_index(plan, spot), day, block), AT_END)
        return plan_edits.insert_entries(plan, slot, entries, new_id=new_id)

    return edit


def take_out(day: str, block: BlockKind, exercises: Collection[ExerciseId]) -> SpotEdit:
    """Take every card of these exercises out of a block of the spot's week."""

    def edit(plan: Plan, spot: Spot, _: IdFactory) -> Plan:
        gone = _cards(plan, Cell(week_index(plan, spot), day, block), exercises)
        return without_lone(plan, plan_edits.remove_entries(plan, gone))

    return edit


def move_exercises(source: str, target: str, exercises: Collection[ExerciseId]) -> SpotEdit:
    """Move every card of these exercises to the end of another day's strength work, as it is."""

    def edit(plan: Plan, spot: Spot, new_id: IdFactory) -> Plan:
        index = week_index(plan, spot)
        moved = _cards(plan, Cell(index, source, BlockKind.STRENGTH), exercises)
        slot = Slot(Cell(index, target, BlockKind.STRENGTH), AT_END)
        return without_lone(plan, plan_edits.move_entries(plan, moved, slot, new_id=new_id))

    return edit


def _cards(plan: Plan, cell: Cell, exercises: Collection[ExerciseId]) -> list[EntryId]:
    entries = plan_edits.block_at(plan, cell).entries
    found = [entry.id for entry in entries if entry.exercise in exercises]
    if not found:
        raise PlanEditError("One of the exercises is no longer in the plan.")
    return found


def in_turn(*steps: SpotEdit) -> SpotEdit:
    """One edit after the other."""

    def edit(plan: Plan, spot: Spot, new_id: IdFactory) -> Plan:
        for step in steps:
            plan = step(plan, spot, new_id)
        return plan

    return edit


def copy_block(source: str, target: str, block: BlockKind) -> SpotEdit:
    """Put copies of one day's block behind those of another day."""

    def edit(plan: Plan, spot: Spot, new_id: IdFactory) -> Plan:
        index = week_index(plan, spot)
        copied = plan_edits.block_at(plan, Cell(index, source, block))
        cell = Cell(index, target, block)
        entries = plan_edits.fresh_copies(copied.entries, new_id)
        plan = plan_edits.insert_entries(plan, Slot(cell, AT_END), entries, new_id=new_id)
        return plan_edits.set_rounds(plan, cell, copied.rounds, new_id=new_id)

    return edit


def repeat_day(source: str, target: str) -> SpotEdit:
    """Put copies of a day's entries on another day."""

    def edit(plan: Plan, spot: Spot, new_id: IdFactory) -> Plan:
        return plan_edits.copy_day(plan, week_index(plan, spot), source, target, new_id=new_id)

    return edit


def move_day(source: str, target: str) -> SpotEdit:
    """Move a day's entries to a day without any, with the label and the rounds."""

    def edit(plan: Plan, spot: Spot, _: IdFactory) -> Plan:
        index = week_index(plan, spot)
        days = plan.weeks[index].days
        old, new = (next((day for day in days if day.name == name), None) for name in (source, target))
        if old is None or old.is_rest:
            raise PlanEditError("There is nothing on that day to move.")
        if new is not None and not new.is_rest:
            raise PlanEditError("There is something planned on that day by now.")
        # two days change places by their names, so that ids and what else they hold stay with them
        named = {source: target, target: source}
        moved = [replace(day, name=named.get(day.name, day.name)) for day in days]
        moved.sort(key=lambda day: day_order(day.name))
        weeks = list(plan.weeks)
        weeks[index] = replace(weeks[index], days=tuple(moved))
        return replace(plan, weeks=tuple(weeks))

    return edit
