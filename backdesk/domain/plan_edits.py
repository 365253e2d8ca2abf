"""Every change of a plan as a pure function: old plan in, new plan out, untouched parts shared.

All functions raise PlanEditError when the edit does not fit the plan; the given plan is
never changed. Indexes beyond a block's end mean its end, so that a near miss still works.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.domain.clean_texts import clean_dose, one_line, several_lines
from backdesk.domain.dose import Dose
from backdesk.domain.ids import ClientId, DayId, EntryId, IdFactory, PlanId, WeekId
from backdesk.domain.plan import (
    EMPTY_BLOCK,
    Block,
    Cell,
    Day,
    Entry,
    Plan,
    Slot,
    Week,
    day_order,
    is_day_name,
)
from backdesk.errors import PlanEditError

MAX_ENTRIES_PER_BLOCK = 500
"""A block larger than any session; keeps a slip of the keyboard from filling the disk."""


def new_plan(title: str, *, new_id: IdFactory, client_id: ClientId | None = None) -> Plan:
    """A plan with one empty week."""
    return Plan(PlanId(new_id()), one_line(title), (Week(WeekId(new_id())),), client_id)


def block_at(plan: Plan, cell: Cell) -> Block:
    """The block at an address; an unnamed day has empty blocks."""
    day = _week(plan, cell.week_index).day(cell.day)
    return EMPTY_BLOCK if day is None else day.block(cell.block)


def find_entry(plan: Plan, entry_id: EntryId) -> tuple[Slot, Entry]:
    """Where an entry is, and the entry."""
    for week_index, week in enumerate(plan.weeks):
        for day in week.days:
            for kind in BLOCK_ORDER:
                for index, entry in enumerate(day.block(kind).entries):
                    if entry.id == entry_id:
                        return Slot(Cell(week_index, day.name, kind), index), entry
    raise PlanEditError("That exercise is no longer in the plan.")


def entries_in_order(plan: Plan, ids: Collection[EntryId]) -> tuple[Entry, ...]:
    """The entries with these ids in plan order; raises when one is gone."""
    wanted = set(ids)
    found = tuple(entry for entry in plan.entries() if entry.id in wanted)
    if len(found) != len(wanted):
        raise PlanEditError("One of the chosen exercises is no longer in the plan.")
    return found


def insert_entries(plan: Plan, slot: Slot, entries: Sequence[Entry], *, new_id: IdFactory) -> Plan:
    """Put entries at a slot, in the given order. Their ids must be new to the plan."""
    present = {entry.id for entry in plan.entries()}
    ids = [entry.id for entry in entries]
    if present.intersection(ids) or len(set(ids)) != len(ids):
        raise PlanEditError("An exercise can only be in one place; copy it instead.")

    def insert(block: Block) -> Block:
        if len(block.entries) + len(entries) > MAX_ENTRIES_PER_BLOCK:
            raise PlanEditError("A block holds at most {n} exercises.", n=MAX_ENTRIES_PER_BLOCK)
        index = max(0, min(slot.index, len(block.entries)))
        return replace(block, entries=(*block.entries[:index], *entries, *block.entries[index:]))

    return _change_block(plan, slot.cell, insert, new_id)


def remove_entries(plan: Plan, ids: Collection[EntryId]) -> Plan:
    """Take entries out."""
    entries_in_order(plan, ids)
    gone = set(ids)
    return _map_blocks(plan, lambda block: _without(block, gone))


def move_entries(plan: Plan, ids: Collection[EntryId], slot: Slot, *, new_id: IdFactory) -> Plan:
    """Move entries to a slot, keeping their order in the plan.

    The slot's index counts the block as it is now, moved entries included, because that
    is what the user points at. Moving to where they already are returns an equal plan.
    """
    moved = entries_in_order(plan, ids)
    gone = set(ids)
    here = block_at(plan, slot.cell).entries
    index = max(0, min(slot.index, len(here)))
    kept_before = sum(1 for entry in here[:index] if entry.id not in gone)
    emptied = _map_blocks(plan, lambda block: _without(block, gone))
    return insert_entries(emptied, Slot(slot.cell, kept_before), moved, new_id=new_id)


def copy_entries(plan: Plan, ids: Collection[EntryId], slot: Slot, *, new_id: IdFactory) -> Plan:
    """Put copies (with new ids) of entries at a slot, in plan order."""
    copies = fresh_copies(entries_in_order(plan, ids), new_id)
    return insert_entries(plan, slot, copies, new_id=new_id)


def fresh_copies(entries: Iterable[Entry], new_id: IdFactory) -> tuple[Entry, ...]:
    """The same entries with new ids."""
    return tuple(replace(entry, id=EntryId(new_id())) for entry in entries)


def replace_entry(plan: Plan, entry: Entry) -> Plan:
    """Put a changed entry in the place of the one with the same id."""
    find_entry(plan, entry.id)

    def swap(block: Block) -> Block:
        if all(old.id != entry.id for old in block.entries):
            return block
        return replace(block, entries=tuple(entry if old.id == entry.id else old for old in block.entries))

    return _map_blocks(plan, swap)


def replace_entries(plan: Plan, entries: Iterable[Entry]) -> Plan:
    """Put changed entries in the places of those with the same ids, all in one go through the plan."""
    changed = {entry.id: entry for entry in entries}
    entries_in_order(plan, changed)

    def swap(block: Block) -> Block:
        if not any(old.id in changed for old in block.entries):
            return block
        return replace(block, entries=tuple(changed.get(old.id, old) for old in block.entries))

    return _map_blocks(plan, swap)


def set_dose(plan: Plan, entry_id: EntryId, dose: Dose) -> Plan:
    """Change the dose of an entry."""
    return replace_entry(plan, replace(find_entry(plan, entry_id)[1], dose=clean_dose(dose)))


def set_note(plan: Plan, entry_id: EntryId, note: str) -> Plan:
    """Change the trainer's note on an entry."""
    return replace_entry(plan, replace(find_entry(plan, entry_id)[1], note=several_lines(note)))


def set_group(plan: Plan, ids: Collection[EntryId], group: str) -> Plan:
    """Make entries a superset with this letter, or "" to take them out of one."""
    return replace_entries(plan, [replace(entry, group=group) for entry in entries_in_order(plan, ids)])


def set_rounds(plan: Plan, cell: Cell, rounds: int | None, *, new_id: IdFactory) -> Plan:
    """Say how often a block is gone through; None for once, unsaid."""
    if rounds is not None and rounds < 1:
        raise PlanEditError("A block is gone through at least once; give a number from 1 on.")
    return _change_block(plan, cell, lambda block: replace(block, rounds=rounds), new_id)


def set_day_label(plan: Plan, week_index: int, day: str, label: str, *, new_id: IdFactory) -> Plan:
    """Give a day a label, such as "Gym"."""
    clean = one_line(label)
    return _change_day(plan, week_index, day, lambda old: replace(old, label=clean), new_id)


def copy_day(plan: Plan, week_index: int, source: str, target: str, *, new_id: IdFactory) -> Plan:
    """Add copies of all entries of one day behind those of another.

    An empty target also takes over the label and the rounds.
    """
    week = _week(plan, week_index)
    original = week.day(source)
    if original is None or original.is_rest:
        raise PlanEditError("There is nothing on that day to copy.")
    if source == target:
        raise PlanEditError("A day cannot be copied onto itself.")

    def extend(day: Day) -> Day:
        fresh = day.is_rest
        label = day.label or original.label if fresh else day.label
        for kind in BLOCK_ORDER:
            old, added = day.block(kind), original.block(kind)
            entries = (*old.entries, *fresh_copies(added.entries, new_id))
            if len(entries) > MAX_ENTRIES_PER_BLOCK:
                raise PlanEditError("A block holds at most {n} exercises.", n=MAX_ENTRIES_PER_BLOCK)
            rounds = added.rounds if fresh and old.rounds is None else old.rounds
            day = day.with_block(kind, replace(old, entries=entries, rounds=rounds))
        return replace(day, label=label)

    return _change_day(plan, week_index, target, extend, new_id)


def clear_day(plan: Plan, week_index: int, day: str) -> Plan:
    """Take all entries of a day out, keeping its label."""
    found = _week(plan, week_index).day(day)
    if found is None or found.is_rest:
        raise PlanEditError("That day is already empty.")
    return remove_entries(plan, [entry.id for _, entry in found.entries()])


def rename(plan: Plan, title: str) -> Plan:
    """Change the title. An empty title is refused."""
    clean = one_line(title)
    if not clean:
        raise PlanEditError("A plan needs a title.")
    return replace(plan, title=clean)


def set_next_appointment(plan: Plan, text: str) -> Plan:
    """Say when the client comes next, "" for unsaid."""
    return replace(plan, next_appointment=one_line(" ".join(text.split())))


def _without(block: Block, gone: Collection[EntryId]) -> Block:
    if not any(entry.id in gone for entry in block.entries):
        return block
    return replace(block, entries=tuple(entry for entry in block.entries if entry.id not in gone))


def _week(plan: Plan, week_index: int) -> Week:
    if not 0 <= week_index < len(plan.weeks):
        raise PlanEditError("The plan has no week {week}.", week=week_index + 1)
    return plan.weeks[week_index]


def _change_block(plan: Plan, cell: Cell, change: Callable[[Block], Block], new_id: IdFactory) -> Plan:
    def change_day(day: Day) -> Day:
        return day.with_block(cell.block, change(day.block(cell.block)))

    return _change_day(plan, cell.week_index, cell.day, change_day, new_id)


def _change_day(
    plan: Plan, week_index: int, name: str, change: Callable[[Day], Day], new_id: IdFactory
) -> Plan:
    """Change one day, naming it first where the week does not have it yet."""
    if not is_day_name(name):
        raise PlanEditError("There is no day called {name}.", name=name)
    week = _week(plan, week_index)
    days = list(week.days)
    if week.day(name) is None:
        days.append(Day(DayId(new_id()), name))
        days.sort(key=lambda day: day_order(day.name))
    days = [change(day) if day.name == name else day for day in days]
    weeks = list(plan.weeks)
    weeks[week_index] = replace(week, days=tuple(days))
    return replace(plan, weeks=tuple(weeks))


def _map_blocks(plan: Plan, change: Callable[[Block], Block]) -> Plan:
    """Change blocks everywhere, sharing every day and week in which none changed."""
    weeks: list[Week] = []
    for week in plan.weeks:
        days = tuple(_map_day(day, change) for day in week.days)
        same = all(new is old for new, old in zip(days, week.days, strict=True))
        weeks.append(week if same else replace(week, days=days))
    same = all(new is old for new, old in zip(weeks, plan.weeks, strict=True))
    return plan if same else replace(plan, weeks=tuple(weeks))


def _map_day(day: Day, change: Callable[[Block], Block]) -> Day:
    for kind in BLOCK_ORDER:
        new = change(day.block(kind))
        if new is not day.block(kind):
            day = day.with_block(kind, new)
    return day
