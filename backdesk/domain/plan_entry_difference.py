"""What changed in the entries of a plan, from what was added to the order in which they are done."""

from __future__ import annotations

from collections.abc import Iterator

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.labels import block_name, day_name
from backdesk.domain.plan import EMPTY_BLOCK, Block, Week
from backdesk.domain.plan_changes import Changes, PlanSides, quoted, replaced, spot_rounds
from backdesk.domain.plan_matching import PlanMatch, Spot
from backdesk.domain.when_text import listed


def entry_differences(sides: PlanSides, match: PlanMatch) -> Iterator[str]:
    """The phrases, kind by kind, each kind in the order of the plan."""
    gettext = sides.words.gettext
    yield from _alone(sides, match.added, is_added=True)
    yield from _alone(sides, match.taken_out, is_added=False)
    as_after = dict(match.weeks)
    kinds = [Changes(sides) for _ in range(3)]
    moved, doses, notes = kinds
    for before, after in match.entries:
        _add_move(sides, moved, before, after, is_same_week=as_after.get(before.week) == after.week)
        name = sides.read_after.name_of(after.entry.exercise)
        old, new = sides.dose(before.entry), sides.dose(after.entry)
        if old != new:
            form = replaced(
                old,
                new,
                both=gettext("{name}: {new} instead of {old}, {when}"),
                added=gettext("{name}: now {new}, {when}"),
                gone=gettext("{name}: no dose any more (was: {old}), {when}"),
            )
            doses.add(form, after.week, after.day, name=name, old=old, new=new)
        _add_note(sides, notes, before, after)
    yield from moved.phrases()
    yield from doses.phrases()
    yield from _supersets(sides, match)
    yield from _rounds(sides, match)
    yield from notes.phrases()
    yield from _orders(sides, match)


def _alone(sides: PlanSides, spots: tuple[Spot, ...], *, is_added: bool) -> Iterator[str]:
    gettext = sides.words.gettext
    plan, read = (sides.after, sides.read_after) if is_added else (sides.before, sides.read_before)
    changes = Changes(sides)
    for spot in spots:
        dose = sides.dose(spot.entry, spot_rounds(plan, spot))
        if is_added:
            form = (
                gettext("Added: {name}, {dose} ({block}: {when})")
                if dose
                else gettext("Added: {name} ({block}: {when})")
            )
        else:
            form = (
                gettext("Taken out: {name}, {dose} ({block}: {when})")
                if dose
                else gettext("Taken out: {name} ({block}: {when})")
            )
        name = read.name_of(spot.entry.exercise)
        block = block_name(spot.kind, sides.words)
        changes.add(form, spot.week, spot.day, name=name, dose=dose, block=block)
    return changes.phrases()


def _add_move(sides: PlanSides, moved: Changes, before: Spot, after: Spot, *, is_same_week: bool) -> None:
    words = sides.words
    gettext = words.gettext
    name = sides.read_after.name_of(after.entry.exercise)
    if is_same_week and (before.day, before.kind) == (after.day, after.kind):
        return
    if is_same_week and before.day == after.day:
        old, new = block_name(before.kind, words), block_name(after.kind, words)
        form = gettext("{name}: moved from {old} to {new}, {when}")
    else:
        in_block = before.kind is not after.kind
        old = _place(sides, before, in_block=in_block, in_week=not is_same_week)
        new = _place(sides, after, in_block=in_block, in_week=not is_same_week)
        form = gettext("{name}: moved from {old} to {new}")
        if is_same_week and sides.week_count > 1:
            form = gettext("{name}: moved from {old} to {new} ({weeks})")
    moved.add(form, after.week, after.day, name=name, old=old, new=new)


def _place(sides: PlanSides, spot: Spot, *, in_block: bool, in_week: bool) -> str:
    words = sides.words
    said = day_name(spot.day, words)
    if in_block:
        said = words.gettext("{day}, {block}").format(day=said, block=block_name(spot.kind, words))
    if in_week:
        week = words.gettext("Week {n}").format(n=spot.week + 1)
        said = words.gettext("{days} ({weeks})").format(days=said, weeks=week)
    return said


def _add_note(sides: PlanSides, notes: Changes, before: Spot, after: Spot) -> None:
    gettext = sides.words.gettext
    old, new = before.entry.note.strip(), after.entry.note.strip()
    if old == new:
        return
    form = replaced(
        old,
        new,
        both=gettext("{name}: note “{new}” instead of “{old}”, {when}"),
        added=gettext("{name}: new note “{new}”, {when}"),
        gone=gettext("{name}: no note any more (was: “{old}”), {when}"),
    )
    name = sides.read_after.name_of(after.entry.exercise)
    notes.add(form, after.week, after.day, name=name, old=quoted(old), new=quoted(new))


def _supersets(sides: PlanSides, match: PlanMatch) -> Iterator[str]:
    """Letters of supersets that changed; the exercises of a block that share the change are said together."""
    gettext = sides.words.gettext
    found: dict[tuple[int, str, BlockKind, str, str], dict[str, None]] = {}
    for before, after in match.entries:
        old, new = before.entry.group, after.entry.group
        if old != new:
            name = sides.read_after.name_of(after.entry.exercise)
            found.setdefault((after.week, after.day, after.kind, old, new), {})[name] = None
    changes = Changes(sides)
    for (week, day, kind, old, new), names in found.items():
        form = replaced(
            old,
            new,
            both=gettext("{names}: superset {new} instead of {old} ({block}: {when})"),
            added=gettext("{names}: now in superset {new} ({block}: {when})"),
            gone=gettext("{names}: no longer in superset {old} ({block}: {when})"),
        )
        said, block = listed(list(names), sides.words), block_name(kind, sides.words)
        changes.add(form, week, day, names=said, old=old, new=new, block=block)
    return changes.phrases()


def _rounds(sides: PlanSides, match: PlanMatch) -> Iterator[str]:
    """Blocks that have entries in both states and are gone through another number of times."""
    words = sides.words
    form = words.gettext("{block}: {new} instead of {old}, {when}")
    changes = Changes(sides)
    for first, second in match.weeks:
        new_week = sides.after.weeks[second]
        for day in new_week.days:
            for kind in BLOCK_ORDER:
                old, new = _block(sides.before.weeks[first], day.name, kind), day.block(kind)
                if old.entries and new.entries and old.round_count != new.round_count:
                    said = [
                        words.ngettext("{n} round", "{n} rounds", block.round_count).format(
                            n=block.round_count
                        )
                        for block in (old, new)
                    ]
                    name = block_name(kind, words)
                    changes.add(form, second, day.name, block=name, old=said[0], new=said[1])
    return changes.phrases()


def _block(week: Week, day_name: str, kind: BlockKind) -> Block:
    day = week.day(day_name)
    return EMPTY_BLOCK if day is None else day.block(kind)


def _orders(sides: PlanSides, match: PlanMatch) -> Iterator[str]:
    """Blocks whose entries stayed but stand in another order: the order as it is now."""
    as_after = dict(match.weeks)
    cells: dict[tuple[int, str, BlockKind], list[tuple[Spot, Spot]]] = {}
    for before, after in match.entries:
        if (as_after.get(before.week), before.day, before.kind) == (after.week, after.day, after.kind):
            cells.setdefault((after.week, after.day, after.kind), []).append((before, after))
    form = sides.words.gettext("New order in {block}, {when}: {names}")
    changes = Changes(sides)
    for (week, day, kind), pairs in cells.items():
        orders = [first.order for first, _ in pairs]
        if orders != sorted(orders):
            names = [sides.read_after.name_of(second.entry.exercise) for _, second in pairs]
            said = listed(names, sides.words)
            changes.add(form, week, day, block=block_name(kind, sides.words), names=said)
    return changes.phrases()
