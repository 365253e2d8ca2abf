"""Supersets and circuits: entries of a block that share a letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise, product
from string import ascii_uppercase

from backdesk.domain.ids import EntryId
from backdesk.domain.plan import Block, Day, Entry, Plan

LETTERS = ascii_uppercase


class Run(StrEnum):
    """Where an entry stands among its neighbours of the same letter."""

    NONE = ""
    ONLY = "only"
    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"


def superset_labels(block: Block) -> tuple[str, ...]:
    """A label for each entry: "A1", "A2" in the order they stand, "" outside any group."""
    seen: Counter[str] = Counter()
    labels: list[str] = []
    for entry in block.entries:
        if entry.group:
            seen[entry.group] += 1
        labels.append(f"{entry.group}{seen[entry.group]}" if entry.group else "")
    return tuple(labels)


def superset_runs(block: Block) -> tuple[Run, ...]:
    """For each entry, whether the bracket of its letter begins, goes on or ends with it."""
    groups = ["", *(entry.group for entry in block.entries), ""]
    joined = [bool(one) and one == other for one, other in pairwise(groups)]
    runs = {
        (False, False): Run.ONLY,
        (False, True): Run.FIRST,
        (True, True): Run.MIDDLE,
        (True, False): Run.LAST,
    }
    return tuple(
        runs[ends] if entry.group else Run.NONE
        for entry, ends in zip(block.entries, pairwise(joined), strict=True)
    )


def free_letter(taken: Iterable[str]) -> str:
    """The first letter nobody has: A to Z, then AA to ZZ."""
    used = set(taken)
    pairs = (first + second for first, second in product(LETTERS, repeat=2))
    return next((letter for letter in (*LETTERS, *pairs) if letter not in used), LETTERS[-1])


def lettered_for(entries: Sequence[Entry], block: Block) -> tuple[Entry, ...]:
    """Entries on their way into a block: a group keeps together under a letter that is free there.

    One that comes without its partners leaves the superset.
    """
    sizes = Counter(entry.group for entry in entries)
    taken = {entry.group for entry in block.entries}
    letters: dict[str, str] = {"": ""}
    for group in dict.fromkeys(entry.group for entry in entries):
        if group and sizes[group] < 2:
            letters[group] = ""
        elif group:
            letters[group] = free_letter(taken) if group in taken else group
            taken.add(letters[group])
    return tuple(
        entry if letters[entry.group] == entry.group else replace(entry, group=letters[entry.group])
        for entry in entries
    )


def without_lone(before: Plan, after: Plan) -> Plan:
    """The plan after an edit, where nobody is the last one of a superset that had several members.

    A single letter that stood alone before is left as it is.
    """
    partnered = frozenset(
        entry.id
        for block in _blocks(before)
        for entry in block.entries
        if entry.group and sum(other.group == entry.group for other in block.entries) > 1
    )
    weeks = []
    for week in after.weeks:
        days = tuple(_tidy_day(day, partnered) for day in week.days)
        same = all(new is old for new, old in zip(days, week.days, strict=True))
        weeks.append(week if same else replace(week, days=days))
    same = all(new is old for new, old in zip(weeks, after.weeks, strict=True))
    return after if same else replace(after, weeks=tuple(weeks))


def _blocks(plan: Plan) -> Iterable[Block]:
    return (block for week in plan.weeks for day in week.days for block in day.blocks)


def _tidy_day(day: Day, partnered: Collection[EntryId]) -> Day:
    blocks = [_tidy(block, partnered) for block in day.blocks]
    if all(new is old for new, old in zip(blocks, day.blocks, strict=True)):
        return day
    return replace(day, blocks=(blocks[0], blocks[1], blocks[2]))


def _tidy(block: Block, partnered: Collection[EntryId]) -> Block:
    sizes = Counter(entry.group for entry in block.entries)
    lone = {entry.id for entry in block.entries if entry.group and sizes[entry.group] == 1}
    lone &= set(partnered)
    if not lone:
        return block
    entries = tuple(replace(entry, group="") if entry.id in lone else entry for entry in block.entries)
    return replace(block, entries=entries)
