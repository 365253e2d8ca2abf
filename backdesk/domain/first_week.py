"""Build a first week: strength, stretching and aerobic work for one client, along section 5 of the facts.

Strength work on two or three days that do not touch, each with a warm-up, 3–5 exercises of 2 sets for front,
back and sides of the trunk and what the goals ask for, and stretches held for 20–30 seconds after it; walks
(or the like) on other days, or at the end of a session where there are none. All within the client's minutes;
where something has no room then, doses are at the short end of what is usual.

Where nothing is known of the client it assumes: Monday, Wednesday and Friday, 30 minutes, the easiest level,
no equipment but what every home has (a mat, a chair, a table, a wall, a towel, a stick), and less back pain
as the goal. Exercises to be avoided are never used; one that has to be changed only where hardly anything
else is, with the change on the card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.domain.client import Client, Goal
from backdesk.domain.exercise import Equipment, Movement
from backdesk.domain.first_week_choice import Frame, Session, trunk_sets, untrained
from backdesk.domain.first_week_days import MOST_STRENGTH_DAYS, aerobic_days, strength_days
from backdesk.domain.first_week_frame import (
    FEWEST_EXERCISES,
    USUAL_FIRST_LEVEL,
    avoidable,
    fitting_sessions,
    week_frame,
)
from backdesk.domain.first_week_pool import Pool
from backdesk.domain.first_week_times import DayDraft, fill_day, walk_day
from backdesk.domain.ids import ClientId, DayId, EntryId, IdFactory
from backdesk.domain.plan import WEEKDAYS, Block, Day, Entry, Plan, Week, day_order
from backdesk.domain.screening import Concern, ConcernKind, screen
from backdesk.domain.suggest import HOME_EQUIPMENT, USUAL_LEVEL, change_note
from backdesk.domain.suggest_places import USUAL_DAYS
from backdesk.domain.suggest_vectors import VectorTable
from backdesk.errors import PlanEditError

USUAL_MINUTES = 30
LEAST_MINUTES = 15
"""Below it a warm-up, three exercises, a stretch and a short walk do not fit into a day."""
_ANYONE = Client(ClientId(""), "")


class Assumed(StrEnum):
    """What was not known of the client and so was taken as usual."""

    GOALS = "goals"
    DAYS = "days"
    MINUTES = "minutes"
    LEVEL = "level"
    EQUIPMENT = "equipment"


class Lack(StrEnum):
    """What a first week could not do, said honestly."""

    REFER = "refer"
    TOO_SHORT = "too-short"
    NOTHING_SUITS = "nothing-suits"
    ONE_DAY = "one-day"
    FEW_EXERCISES = "few-exercises"
    NO_WARM_UP = "no-warm-up"
    NO_STRETCH = "no-stretch"
    NO_AEROBIC = "no-aerobic"
    NO_FRONT = "no-front"
    NO_BACK = "no-back"
    NO_SIDES = "no-sides"
    UNTRAINED = "untrained"


HOPELESS = frozenset({Lack.REFER, Lack.TOO_SHORT, Lack.NOTHING_SUITS})
"""With one of these nothing is built."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A client with everything known (`wish_of` fills it in), and which of it is assumed."""

    client: Client
    assumed: frozenset[Assumed] = frozenset()


@dataclass(frozen=True, slots=True)
class FirstWeek:
    """A week that could be built: its days in order, what it could not do, and for whom.

    It `is_brief` where doses and rests are short so that more fits in, and `is_short_of_time` where something
    is left out that suits the client.
    """

    wish: Wish
    days: tuple[DayDraft, ...] = ()
    lacks: tuple[Lack, ...] = ()
    untrained: tuple[Movement, ...] = ()
    refer: Concern | None = None
    is_brief: bool = False
    is_short_of_time: bool = False

    @property
    def is_possible(self) -> bool:
        """Whether there is anything to build."""
        return HOPELESS.isdisjoint(self.lacks)


def wish_of(client: Client | None) -> Wish:
    """What is known of a client, the rest as usual."""
    known, assumed = client or _ANYONE, set[Assumed]()

    def usual(kind: Assumed, is_known: bool) -> bool:
        if not is_known:
            assumed.add(kind)
        return not is_known

    home = tuple(item for item in Equipment if item in HOME_EQUIPMENT)
    days = tuple(day for day in known.days if day in WEEKDAYS)
    filled = replace(
        known,
        goals=(Goal.LESS_BACK_PAIN,) if usual(Assumed.GOALS, bool(known.goals)) else known.goals,
        days=USUAL_DAYS if usual(Assumed.DAYS, bool(days)) else days,
        minutes=USUAL_MINUTES if usual(Assumed.MINUTES, known.minutes is not None) else known.minutes,
        level=USUAL_FIRST_LEVEL if usual(Assumed.LEVEL, known.level is not None) else known.level,
        equipment=home if usual(Assumed.EQUIPMENT, known.equipment is not None) else known.equipment,
    )
    return Wish(filled, frozenset(assumed))


def build_first_week(wish: Wish, table: VectorTable) -> FirstWeek:
    """The first week for a wish; the same wish and library always give the same week."""
    client = wish.client
    refer = _refer(client, table)
    if refer is not None:
        return FirstWeek(wish, lacks=(Lack.REFER,), refer=refer)
    if (client.minutes or 0) < LEAST_MINUTES:
        return FirstWeek(wish, lacks=(Lack.TOO_SHORT,))
    tried: list[tuple[FirstWeek, _Variant]] = []
    for variant in _variants(wish):
        tried.append((_built(variant, table, is_brief=False), variant))
        if not tried[-1][0].lacks:
            return tried[-1][0]
    best, variant = min(tried, key=lambda one: _lacking(one[0]))  # the first of equals
    if not best.is_short_of_time:
        return best
    return min(best, _built(variant, table, is_brief=True), key=_lacking)


def _lacking(first: FirstWeek) -> tuple[int, int]:
    return len(first.lacks), len(first.untrained)


_Variant = tuple[Wish, tuple[str, ...]]
"""A wish and the days of its strength work."""


def _variants(wish: Wish) -> Iterator[_Variant]:
    """The wish; then a higher level where nobody said, and a session less so that a walk has a day."""
    wishes = [wish]
    if Assumed.LEVEL in wish.assumed:
        wishes.append(replace(wish, client=replace(wish.client, level=USUAL_LEVEL)))
    days = sorted(wish.client.days, key=day_order)
    numbers = (MOST_STRENGTH_DAYS, MOST_STRENGTH_DAYS - 1)
    for strength in dict.fromkeys(strength_days(days, most=number) for number in numbers):
        for one in wishes:
            yield one, strength


def _built(variant: _Variant, table: VectorTable, *, is_brief: bool) -> FirstWeek:
    wish, strength = variant
    client, pool = wish.client, Pool(wish.client, table, is_brief=is_brief)
    days = sorted(client.days, key=day_order)
    walks = aerobic_days(days, strength) if pool.aerobic is not None else ()
    frame = week_frame(client, strength, pool, walks=bool(walks))
    sessions, frame = fitting_sessions(frame, pool)
    if not any(sessions) and not pool.stretches and pool.aerobic is None:
        return FirstWeek(wish, lacks=(Lack.NOTHING_SUITS,))
    drafts = [
        fill_day(name, sessions[frame.turns[number]], pool, client, needs_walk=not walks, turn=number)
        for number, name in enumerate(strength)
    ]
    drafts += [walk_day(name, pool, client, turn=number) for number, name in enumerate(walks)]
    drafts.sort(key=lambda draft: day_order(draft.name))
    missing = untrained(sessions)
    lacks = _lacks(drafts, sessions, frame, missing)
    return FirstWeek(
        wish,
        tuple(drafts),
        lacks,
        missing,
        is_brief=is_brief,
        is_short_of_time=_is_short_of_time(lacks, missing, pool),
    )


def _is_short_of_time(lacks: Sequence[Lack], missing: Sequence[Movement], pool: Pool) -> bool:
    """Whether something that suits the client is left out."""
    at_hand = {
        Lack.NO_WARM_UP: bool(pool.warm_ups),
        Lack.NO_STRETCH: bool(pool.stretches),
        Lack.NO_AEROBIC: pool.aerobic is not None,
        Lack.UNTRAINED: bool(avoidable(missing, pool)),
    }
    return any(at_hand.get(lack, False) for lack in lacks)


def put_first_week(plan: Plan, week_index: int, first: FirstWeek, *, new_id: IdFactory) -> Plan:
    """Fill an empty week of a plan. Raises PlanEditError where it is not empty, or nothing could be built."""
    if not first.is_possible:
        raise PlanEditError("There is no first week that suits this client.")
    week = plan.weeks[week_index]
    if any(not day.is_rest for day in week.days):
        raise PlanEditError("A first week is built into an empty week. This one has exercises already.")
    days = {day.name: day for day in week.days}
    for draft in first.days:
        old = days.get(draft.name) or Day(DayId(new_id()), draft.name)
        days[draft.name] = _with_draft(old, draft, new_id)
    filled = replace(week, days=tuple(sorted(days.values(), key=lambda day: day_order(day.name))))
    weeks = (*plan.weeks[:week_index], filled, *plan.weeks[week_index + 1 :])
    return replace(plan, weeks=weeks)


def is_empty_week(week: Week) -> bool:
    """Whether a first week can be built into it."""
    return all(day.is_rest for day in week.days)


def _with_draft(day: Day, draft: DayDraft, new_id: IdFactory) -> Day:
    for kind in BLOCK_ORDER:
        entries = tuple(
            Entry(EntryId(new_id()), choice.exercise.id, choice.dose, note=change_note(choice.concerns))
            for choice in draft.block(kind)
        )
        day = day.with_block(kind, Block(entries))
    return day


def _refer(client: Client, table: VectorTable) -> Concern | None:
    vector = next(iter(table.by_id.values()), None)
    concerns = () if vector is None else screen(vector.exercise, client, table.catalogue)
    return next((concern for concern in concerns if concern.kind is ConcernKind.REFER), None)


def _lacks(
    drafts: Sequence[DayDraft], sessions: Sequence[Session], frame: Frame, missing: Sequence[Movement]
) -> tuple[Lack, ...]:
    strong = [draft for draft in drafts if draft.strength]
    trunk = trunk_sets(sessions, frame)
    found = {
        Lack.ONE_DAY: len(strong) < 2,
        Lack.FEW_EXERCISES: any(len(draft.strength) < FEWEST_EXERCISES for draft in strong) or not strong,
        Lack.NO_WARM_UP: any(not draft.warm_up for draft in strong),
        Lack.NO_STRETCH: not any(draft.relief for draft in drafts),
        Lack.NO_AEROBIC: not any(draft.aerobic for draft in drafts),
        Lack.NO_FRONT: trunk[0] == 0,
        Lack.NO_BACK: trunk[1] == 0,
        Lack.NO_SIDES: trunk[2] == 0,
        Lack.UNTRAINED: bool(missing),
    }
    return tuple(lack for lack, holds in found.items() if holds)
