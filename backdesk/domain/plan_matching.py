"""Which week and entry of one plan is which of another: by id where both share it, else by its place."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from backdesk.domain.blocks import BlockKind
from backdesk.domain.plan import Entry, Plan, Week, day_number

Said = Callable[[Entry], Hashable]
"""What a client reads of an entry; entries of which it is equal are the same to them."""

_Key = Callable[["Spot", int], Hashable]
"""A sign of an entry, given the number of its week among the weeks after."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An entry and where it stands: week counted from 0, day and block; `order` is its place in the plan."""

    week: int
    day: str
    kind: BlockKind
    order: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class PlanMatch:
    """Two states of a plan side by side; weeks are counted from 0.

    `weeks` are pairs of the same week, before and after. Weeks without a partner are `extra`, with
    the other week of their plan that says the same, None where there is none. The entries of such a copy
    are left out of `entries`, which are pairs, and of `taken_out` and `added`, which are alone.
    """

    weeks: tuple[tuple[int, int], ...]
    extra_before: dict[int, int | None]
    extra_after: dict[int, int | None]
    entries: tuple[tuple[Spot, Spot], ...]
    taken_out: tuple[Spot, ...]
    added: tuple[Spot, ...]


def match_plans(before: Plan, after: Plan, said: Said) -> PlanMatch:
    """Pair weeks and entries. Swapping the plans swaps the sides and changes nothing else."""
    weeks = _paired_weeks(before.weeks, after.weeks)
    extra_before = _extra(before.weeks, {first for first, _ in weeks}, said)
    extra_after = _extra(after.weeks, {second for _, second in weeks}, said)
    left = [spot for spot in _spots(before) if extra_before.get(spot.week) is None]
    right = [spot for spot in _spots(after) if extra_after.get(spot.week) is None]
    as_after = dict(weeks)
    pairs: list[tuple[Spot, Spot]] = []
    for key in _keys(said):
        left, right = _pair_up(left, right, as_after, key, pairs)
    pairs.sort(key=lambda pair: pair[1].order)
    return PlanMatch(weeks, extra_before, extra_after, tuple(pairs), tuple(left), tuple(right))


def _pair_up(
    left: Sequence[Spot],
    right: Sequence[Spot],
    as_after: Mapping[int, int],
    key: _Key,
    pairs: list[tuple[Spot, Spot]],
) -> tuple[list[Spot], list[Spot]]:
    """Pair the entries with equal keys in their order; gives those that stay alone."""
    waiting: dict[Hashable, deque[Spot]] = {}
    for spot in right:
        waiting.setdefault(key(spot, spot.week), deque()).append(spot)
    alone = []
    for spot in left:
        # a week that is gone has no number among the weeks after
        found = waiting.get(key(spot, as_after.get(spot.week, -1 - spot.week)))
        if found:
            pairs.append((spot, found.popleft()))
        else:
            alone.append(spot)
    return alone, sorted((spot for spots in waiting.values() for spot in spots), key=lambda spot: spot.order)


def _paired_weeks(before: Sequence[Week], after: Sequence[Week]) -> tuple[tuple[int, int], ...]:
    """Weeks with the same id, if these stand in the same order; between them the weeks in turn."""
    places = {week.id: place for place, week in enumerate(after)}
    anchors = [(place, places[week.id]) for place, week in enumerate(before) if week.id in places]
    seconds = [second for _, second in anchors]
    if seconds != sorted(set(seconds)):
        anchors = []
    pairs: list[tuple[int, int]] = []
    start = (0, 0)
    for first, second in (*anchors, (len(before), len(after))):
        pairs += zip(range(start[0], first), range(start[1], second), strict=False)
        if first < len(before):
            pairs.append((first, second))
        start = (first + 1, second + 1)
    return tuple(pairs)


def _extra(weeks: Sequence[Week], paired: set[int], said: Said) -> dict[int, int | None]:
    """Each unpaired week with an earlier one that says the same, if possible a paired one."""
    contents = [week_content(week, said) for week in weeks]
    extra: dict[int, int | None] = {}
    for place in range(len(weeks)):
        if place not in paired:
            same = [earlier for earlier in range(place) if contents[earlier] == contents[place]]
            kept = [earlier for earlier in same if earlier in paired]
            extra[place] = kept[-1] if kept else same[0] if same else None
    return extra


def week_content(week: Week, said: Said) -> Hashable:
    """What a client reads of a week: not how its days and entries are identified."""
    return tuple(
        (
            day.name,
            day.label,
            tuple(
                (block.round_count, tuple(map(said, block.entries))) if block.entries else None
                for block in day.blocks
            ),
        )
        for day in week.days
        if not day.is_rest or day.label or day_number(day.name)
    )


def _spots(plan: Plan) -> Iterator[Spot]:
    order = count()
    for number, week in enumerate(plan.weeks):
        for day in week.days:
            for kind, entry in day.entries():
                yield Spot(number, day.name, kind, next(order), entry)


def _keys(said: Said) -> tuple[_Key, ...]:
    """What makes two entries the same one, from the surest to the faintest sign.

    The first: nothing that the client reads of the entry has changed, whatever became of its id.
    """
    return (
        lambda spot, week: (week, spot.day, spot.kind, said(spot.entry)),
        lambda spot, week: (spot.entry.id, spot.entry.exercise),
        lambda spot, week: (week, spot.day, spot.kind, spot.entry.exercise),
        lambda spot, week: (week, spot.day, spot.entry.exercise),
        lambda spot, week: (week, spot.entry.exercise),
    )
