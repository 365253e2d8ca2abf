"""What to do with more than rule 2 of section 5 asks for: move it where there is room, or leave it out.

What goes is what the week misses least: an exercise that is done on other days too, or whose side of the
trunk and actions of the spine others train as well; of equals the last one. A card with a note or in a
bracket goes only where nothing else is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from backdesk.domain.blocks import BlockKind
from backdesk.domain.exercise import Movement
from backdesk.domain.ids import ExerciseId
from backdesk.domain.muscle import TrunkSide
from backdesk.domain.plan import WEEKDAYS, day_order
from backdesk.domain.plan_checks import edits
from backdesk.domain.plan_checks.balance import SPINAL_ACTIONS
from backdesk.domain.plan_checks.days import (
    client_days,
    days_text,
    free_day,
    gap,
    has_time,
    is_circuit,
    is_numbered,
)
from backdesk.domain.plan_checks.facts import DayFacts, Item, WeekFacts
from backdesk.domain.plan_checks.hits import SpotEdit, SpotFix, names_text
from backdesk.domain.plan_checks.setting import Setting

OFTEN_ENOUGH = 2
"""What is done on two other days may be left out on this one: 2–3 times a week do (rule 2)."""
_NEW_SESSION = 3
"""The fewest exercises of a session (rule 2): a new one is not begun with less."""


def fewer_fixes(day: DayFacts, week: WeekFacts, most: int, setting: Setting) -> tuple[SpotFix, ...]:
    """Ways to have at most so many strength exercises on a day: another day takes some, or they go."""
    surplus = len({item.exercise.id for item in day.work}) - most
    spare = _least_needed(day, week, surplus, setting)
    moves = [*_to_session(day, spare, week, most, setting), *_to_free_day(day, surplus, week, setting)]
    names = _names(spare, setting)
    label = setting.words.gettext("Leave out {names}").format(names=names)
    leaving = SpotFix(label, edits.take_out(day.name, BlockKind.STRENGTH, _ids(spare)))
    return (*moves[:1], leaving)


def _least_needed(day: DayFacts, week: WeekFacts, count: int, setting: Setting) -> tuple[Item, ...]:
    """A card of each exercise that the week misses least, one after the other, in the order of the day."""
    work = week.work
    aims = {item.exercise.id: frozenset(_aims(item, setting)) for item in work}
    served = Counter(aim for item in work for aim in aims[item.exercise.id])
    here = Counter(item.exercise.id for item in day.work)
    elsewhere = {item.exercise.id for item in work if item.day != day.name}
    personal = {item.exercise.id for item in day.work if item.is_personal}
    cards = {item.exercise.id: item for item in day.work}
    gone: list[ExerciseId] = []

    def need(name: ExerciseId) -> tuple[bool, int, bool]:
        alone = sum(served[aim] == here[name] for aim in aims[name])
        return name in personal, alone, name not in elsewhere

    for _ in range(count):
        gone.append(min((name for name in reversed(cards) if name not in gone), key=need))
        for aim in aims[gone[-1]]:
            served[aim] -= here[gone[-1]]
    return tuple(item for name, item in cards.items() if name in gone)


def _aims(item: Item, setting: Setting) -> Iterator[Movement | TrunkSide]:
    """The sides of the trunk it is mainly for, and the actions of the spine it does or resists."""
    moved = item.exercise.movements
    yield from (action for action, resisted in SPINAL_ACTIONS.items() if {action, resisted} & set(moved))
    load = setting.loads.get(item.exercise.id)
    yield from () if load is None else (side for side, weight in load.trunk.items() if weight == 1.0)


def _to_session(
    day: DayFacts, spare: Sequence[Item], week: WeekFacts, most: int, setting: Setting
) -> Iterator[SpotFix]:
    """To the end of another day's strength work, where there is room and time for it."""
    if any(item.group for item in spare) or is_circuit(day):
        return
    for target in sorted(week.work_days, key=lambda other: len(other.work)):
        there = {item.exercise.id for item in target.work}
        is_full = len(there) + len(spare) > most or not there.isdisjoint(_ids(spare))
        if target is day or is_full or not _takes(target, spare, week, setting):
            continue
        form = setting.words.gettext("Move {names} to {day}")
        label = form.format(names=_names(spare, setting), day=days_text([target.name], setting))
        yield SpotFix(label, edits.move_exercises(day.name, target.name, _ids(spare)))


def _to_free_day(day: DayFacts, surplus: int, week: WeekFacts, setting: Setting) -> Iterator[SpotFix]:
    """To a session of its own after a copy of the day's warm-up, while there are fewer than three."""
    target = free_day(week, setting)
    if target is None or len(week.work_days) > OFTEN_ENOUGH or is_circuit(day):
        return
    moved = _least_needed(day, week, max(surplus, _NEW_SESSION), setting)
    warm_up = day.of(BlockKind.WARM_UP)
    doses = [item.dose for item in (*warm_up, *moved)]
    if any(item.group for item in moved) or not warm_up or not has_time(None, doses, setting):
        return
    form = setting.words.gettext("Move {names} to {day}, after the same warm-up")
    label = form.format(names=_names(moved, setting), day=days_text([target], setting))
    moving = edits.move_exercises(day.name, target, _ids(moved))
    yield SpotFix(label, edits.in_turn(edits.copy_block(day.name, target, BlockKind.WARM_UP), moving))


def _takes(target: DayFacts, added: Sequence[Item], week: WeekFacts, setting: Setting) -> bool:
    """Whether a day is one of the client's and has the time for more."""
    is_allowed = is_numbered(week) or target.name in client_days(setting)
    doses = [item.dose for item in added]
    return is_allowed and not is_circuit(target) and has_time(target, doses, setting)


@dataclass(slots=True)
class _Joined:
    """What becomes of the strength work for the trunk on the days that are given up."""

    kept: list[DayFacts]
    given_up: list[DayFacts] = field(default_factory=list)
    moved: dict[str, list[Item]] = field(default_factory=dict)
    steps: list[SpotEdit] = field(default_factory=list)


def rest_fixes(
    days: Sequence[DayFacts], most: int, most_exercises: int, week: WeekFacts, setting: Setting
) -> tuple[SpotFix, ...]:
    """Strength work for the trunk on so many of its days at most.

    What two other days have as well is left out, the rest goes to a day with room; () where neither goes.
    """
    joined = _Joined(list(days))
    while len(joined.kept) > most:
        found = [
            (len(moves), -_neighbours(day, joined), -place, moves)
            for place, day in enumerate(joined.kept)
            if (moves := _moves(day, joined, most_exercises, week, setting)) is not None
        ]
        if not found:
            return ()
        *_, place, moves = min(found, key=lambda one: one[:3])
        _give_up(joined.kept[-place], moves, joined, setting)
    return (SpotFix(_rest_label(joined, setting), edits.in_turn(*joined.steps)),)


def _neighbours(day: DayFacts, joined: _Joined) -> int:
    """How many of the days with such work are right beside it: those are the first to be given up."""
    if day.name not in WEEKDAYS:
        return 0
    return sum(other.name in WEEKDAYS and gap(day.name, other.name) == 1 for other in joined.kept)


def _trunk_items(day: DayFacts, setting: Setting) -> list[Item]:
    return [item for item in day.work if is_for_trunk(item, setting)]


def is_for_trunk(item: Item, setting: Setting) -> bool:
    """Whether strength work is mainly for the trunk."""
    load = setting.loads.get(item.exercise.id)
    return load is not None and 1.0 in load.trunk.values()


def _moves(
    day: DayFacts, joined: _Joined, most: int, week: WeekFacts, setting: Setting
) -> list[tuple[Item, DayFacts]] | None:
    """The cards of a day that have to go elsewhere, each with its new day; None where the day must stay."""
    others = [other for other in joined.kept if other is not day]
    moves: list[tuple[Item, DayFacts]] = []
    if joined.moved.get(day.name):
        return None  # it has just taken in what another day gave up
    for item in _trunk_items(day, setting):
        name = item.exercise.id
        times = sum(any(one.exercise.id == name for one in _work(other, joined)) for other in others)
        if item.group or item.rounds > 1:
            return None
        if times >= OFTEN_ENOUGH and not item.is_personal:
            continue
        for other in others:
            work = [*_work(other, joined), *(one for one, target in moves if target is other)]
            present = {one.exercise.id for one in work}
            added = [*joined.moved.get(other.name, ()), *(one for one, to in moves if to is other), item]
            if name not in present and len(present) < most and _takes(other, added, week, setting):
                moves.append((item, other))
                break
        else:
            return None
    return moves


def _work(day: DayFacts, joined: _Joined) -> list[Item]:
    return [*day.work, *joined.moved.get(day.name, ())]


def _give_up(
    day: DayFacts, moves: Sequence[tuple[Item, DayFacts]], joined: _Joined, setting: Setting
) -> None:
    joined.kept.remove(day)
    joined.given_up.append(day)
    for item, target in moves:
        joined.moved.setdefault(target.name, []).append(item)
        joined.steps.append(edits.move_exercises(day.name, target.name, {item.exercise.id}))
    moved = {item.exercise.id for item, _ in moves}
    trunk = _trunk_items(day, setting)
    dropped = _ids(trunk) - moved
    if dropped:
        joined.steps.append(edits.take_out(day.name, BlockKind.STRENGTH, dropped))
    rest = [item for item in day.items if item not in trunk]
    if rest and all(item.block is BlockKind.WARM_UP and not item.is_personal for item in rest):
        # nothing is left to warm up for
        joined.steps.append(edits.take_out(day.name, BlockKind.WARM_UP, _ids(rest)))


def _rest_label(joined: _Joined, setting: Setting) -> str:
    days = days_text(sorted((day.name for day in joined.given_up), key=day_order), setting)
    moved = [item for items in joined.moved.values() for item in items]
    if not moved:
        return setting.words.gettext("Leave out the trunk work of {day}").format(day=days)
    form = setting.words.gettext("Leave out the trunk work of {day}, and move {names} to {other}")
    return form.format(day=days, names=_names(moved, setting), other=days_text(list(joined.moved), setting))


def _ids(items: Collection[Item]) -> frozenset[ExerciseId]:
    return frozenset(item.exercise.id for item in items)


def _names(items: Sequence[Item], setting: Setting) -> str:
    return names_text([item.exercise.name for item in items], setting.words)
