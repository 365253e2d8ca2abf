"""What differs between two weeks of a plan: as rows to show side by side, and in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.ids import ExerciseId
from backdesk.domain.labels import block_name, day_name
from backdesk.domain.plan import EMPTY_BLOCK, Block, Plan, Week, day_order
from backdesk.domain.plan_changes import PlanSides, spot_rounds
from backdesk.domain.plan_difference import plan_differences
from backdesk.domain.plan_matching import PlanMatch, Spot, match_plans
from backdesk.domain.plan_weeks import week_at
from backdesk.domain.wording import Words


class DifferenceKind(StrEnum):
    """What became of something from one week to the other."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    DOSE = "dose"
    NOTE = "note"
    SUPERSET = "superset"
    ORDER = "order"
    ROUNDS = "rounds"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class WeekDifference:
    """One thing that differs: on which day and in which block (None for the whole day) of the second
    week (for what is removed, of the first), what it is about, and how both weeks put it, "" for not."""

    kind: DifferenceKind
    day: str
    block: BlockKind | None
    exercise: ExerciseId | None
    name: str
    before: str
    after: str


def week_differences(
    plan: Plan, first: int, second: int, catalogue: Catalogue, words: Words
) -> tuple[WeekDifference, ...]:
    """The rows by day and block, () when a client would read the same. Weeks are counted from 0.

    `catalogue` is the library. Raises PlanEditError for a week that is not there.
    """
    sides, match = _compared(plan, first, second, catalogue, words)
    rows = [
        *_alone(sides, match),
        *_changed(sides, match),
        *_rounds(sides),
        *_labels(sides),
        *_orders(sides, match),
    ]
    places = {kind: place for place, kind in enumerate(DifferenceKind)}
    blocks = {kind: kind.position for kind in BLOCK_ORDER}
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                day_order(row.day),
                -1 if row.block is None else blocks[row.block],
                places[row.kind],
            ),
        )
    )


def week_sentences(
    plan: Plan, first: int, second: int, catalogue: Catalogue, words: Words
) -> tuple[str, ...]:
    """The same in sentences, merged over the days that share them."""
    before, after = _alone_in_plan(plan, first), _alone_in_plan(plan, second)
    return plan_differences(before, after, catalogue, words)


def _alone_in_plan(plan: Plan, index: int) -> Plan:
    return replace(plan, weeks=(week_at(plan, index),))


def _compared(
    plan: Plan, first: int, second: int, catalogue: Catalogue, words: Words
) -> tuple[PlanSides, PlanMatch]:
    before, after = _alone_in_plan(plan, first), _alone_in_plan(plan, second)
    sides = PlanSides(before, after, catalogue, words)
    return sides, match_plans(before, after, sides.said)


def _alone(sides: PlanSides, match: PlanMatch) -> Iterator[WeekDifference]:
    for spots, kind, plan in (
        (match.added, DifferenceKind.ADDED, sides.after),
        (match.taken_out, DifferenceKind.REMOVED, sides.before),
    ):
        for spot in spots:
            said = sides.dose(spot.entry, spot_rounds(plan, spot)) or sides.words.gettext("no dose given")
            before, after = ("", said) if kind is DifferenceKind.ADDED else (said, "")
            yield _row(sides, kind, spot, before, after)


def _changed(sides: PlanSides, match: PlanMatch) -> Iterator[WeekDifference]:
    for old, new in match.entries:
        if (old.day, old.kind) != (new.day, new.kind):
            yield _row(sides, DifferenceKind.MOVED, new, _place(sides, old), _place(sides, new))
        pairs = (
            (DifferenceKind.DOSE, sides.dose(old.entry), sides.dose(new.entry)),
            (DifferenceKind.NOTE, old.entry.note.strip(), new.entry.note.strip()),
            (DifferenceKind.SUPERSET, old.entry.group, new.entry.group),
        )
        for kind, before, after in pairs:
            if before != after:
                yield _row(sides, kind, new, before, after)


def _rounds(sides: PlanSides) -> Iterator[WeekDifference]:
    """Blocks with exercises in both weeks that are gone through another number of times."""
    words = sides.words
    for day in sides.after.weeks[0].days:
        for kind in BLOCK_ORDER:
            old, new = _block(sides.before.weeks[0], day.name, kind), day.block(kind)
            if old.entries and new.entries and old.round_count != new.round_count:
                before, after = (
                    words.ngettext("{n} round", "{n} rounds", block.round_count).format(n=block.round_count)
                    for block in (old, new)
                )
                name = block_name(kind, words)
                yield WeekDifference(DifferenceKind.ROUNDS, day.name, kind, None, name, before, after)


def _orders(sides: PlanSides, match: PlanMatch) -> Iterator[WeekDifference]:
    """Blocks whose exercises stayed but stand in another order."""
    cells: dict[tuple[str, BlockKind], list[tuple[Spot, Spot]]] = {}
    for old, new in match.entries:
        if (old.day, old.kind) == (new.day, new.kind):
            cells.setdefault((new.day, new.kind), []).append((old, new))
    for (day, kind), pairs in cells.items():
        before = [old for old, _ in sorted(pairs, key=lambda pair: pair[0].order)]
        after = [new for _, new in sorted(pairs, key=lambda pair: pair[1].order)]
        was = [sides.read_before.name_of(spot.entry.exercise) for spot in before]
        now = [sides.read_after.name_of(spot.entry.exercise) for spot in after]
        if was != now:
            name = block_name(kind, sides.words)
            said = ", ".join(was), ", ".join(now)
            yield WeekDifference(DifferenceKind.ORDER, day, kind, None, name, *said)


def _labels(sides: PlanSides) -> Iterator[WeekDifference]:
    old, new = sides.before.weeks[0], sides.after.weeks[0]
    for name in dict.fromkeys(day.name for day in (*old.days, *new.days)):
        was, now = old.day(name), new.day(name)
        before, after = ("" if day is None else day.label for day in (was, now))
        if before != after:
            said = day_name(name, sides.words)
            yield WeekDifference(DifferenceKind.LABEL, name, None, None, said, before, after)


def _row(sides: PlanSides, kind: DifferenceKind, spot: Spot, before: str, after: str) -> WeekDifference:
    exercise = spot.entry.exercise
    read = sides.read_before if kind is DifferenceKind.REMOVED else sides.read_after
    return WeekDifference(kind, spot.day, spot.kind, exercise, read.name_of(exercise), before, after)


def _place(sides: PlanSides, spot: Spot) -> str:
    words = sides.words
    return words.gettext("{day}, {block}").format(
        day=day_name(spot.day, words), block=block_name(spot.kind, words)
    )


def _block(week: Week, day: str, kind: BlockKind) -> Block:
    found = week.day(day)
    return EMPTY_BLOCK if found is None else found.block(kind)
