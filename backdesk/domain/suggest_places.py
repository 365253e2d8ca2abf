"""Where a suggested exercise would go: the day of the week that has room for it, and its block.

Days are those the client can train on; without a word about them those that have something already, and
where that are fewer than two also Monday, Wednesday and Friday, as far as they do not touch the one there
is. Strength work stays on three days. Facts behind the limits: section 5, rules 2 and 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from backdesk.domain.blocks import BlockKind
from backdesk.domain.client import Client
from backdesk.domain.coverage import WeekCoverage
from backdesk.domain.dose import Dose, Span
from backdesk.domain.duration import entry_seconds
from backdesk.domain.first_week_days import MOST_STRENGTH_DAYS, are_beside
from backdesk.domain.ids import ExerciseId, MuscleId
from backdesk.domain.plan import WEEKDAYS, Day, Week, day_number, day_order
from backdesk.domain.suggest_gaps import lacks_warm_up
from backdesk.domain.suggest_vectors import Kind, Vector, VectorTable

USUAL_DAYS = ("monday", "wednesday", "friday")
MOST_IN_BLOCK: Mapping[BlockKind, int] = {BlockKind.WARM_UP: 3, BlockKind.STRENGTH: 5, BlockKind.RELIEF: 4}
"""A day with so many exercises in a block is offered no more: 3–5 exercises do (rule 2)."""
LEAST_AEROBIC_MINUTES = 5
AEROBIC_STEP_MINUTES = 5


@dataclass(frozen=True, slots=True)
class DayRoom:
    """What a day holds already. `minutes_left` is None where nobody said how long a session may take."""

    name: str
    minutes: float
    minutes_left: float | None
    counts: Mapping[BlockKind, int]
    exercises: frozenset[ExerciseId]
    loaded: frozenset[MuscleId]
    has_aerobic: bool
    has_work: bool
    lacks_warm_up: bool


@dataclass(frozen=True, slots=True)
class Placing:
    """A day, a block, and the dose that fits there; `warms_up` where the day has work without a warm-up."""

    day: str
    block: BlockKind
    dose: Dose
    warms_up: bool = False


class Rooms:
    """The days of a week that something can be suggested for."""

    def __init__(self, week: Week, coverage: WeekCoverage, client: Client | None, table: VectorTable) -> None:
        """Look at the week once; asking is cheap then."""
        self.table = table
        most = None if client is None or client.minutes is None else float(client.minutes)
        self._all = {day.name: _room(day, coverage, most, table) for day in week.days}
        names = training_days(week, client)
        self.days = tuple(self._all.get(name) or _empty_room(name, most) for name in names)
        self._may_add_work_day = sum(day.has_work for day in self._all.values()) < MOST_STRENGTH_DAYS
        left = [day.minutes_left for day in self.days]
        self._most_left = max((minutes for minutes in left if minutes is not None), default=None)

    def may_fit(self, vector: Vector) -> bool:
        """Whether some day might have the time, without looking for the best one."""
        if self._most_left is None:
            return True
        least = LEAST_AEROBIC_MINUTES if vector.kind is Kind.AEROBIC else vector.minutes
        return least <= self._most_left

    def place(self, vector: Vector) -> Placing | None:
        """The best day with room, None where no day has any."""
        best: tuple[tuple[float, ...], Placing] | None = None
        for number, day in enumerate(self.days):
            placing = self._fitted(vector, day)
            if placing is None:
                continue
            rank = (*self._rank(vector, day), float(number))
            if best is None or rank < best[0]:
                best = (rank, placing)
        return None if best is None else best[1]

    def _fitted(self, vector: Vector, day: DayRoom) -> Placing | None:
        if vector.exercise.id in day.exercises or day.counts[vector.block] >= MOST_IN_BLOCK[vector.block]:
            return None
        if vector.kind is Kind.STRENGTH and not day.has_work and not self._may_add_work_day:
            return None
        dose = fitted_dose(vector, day.minutes_left)
        return None if dose is None else Placing(day.name, vector.block, dose, day.lacks_warm_up)

    def _rank(self, vector: Vector, day: DayRoom) -> tuple[float, ...]:
        """Lower is better: what speaks against the day, the gravest first."""
        in_block = float(day.counts[vector.block])
        if vector.kind is Kind.AEROBIC:
            return (float(day.has_aerobic), float(day.has_work), day.minutes)
        if vector.block is BlockKind.STRENGTH:
            main = vector.main_muscles
            near = sum(len(main & room.loaded) for room in self._beside(day.name))
            return (float(near), in_block, float(len(main & day.loaded)), day.minutes)
        if vector.block is BlockKind.WARM_UP:
            return (0.0 if day.lacks_warm_up else 1.0, in_block, day.minutes)
        return (in_block, 0.0 if day.minutes else 1.0, day.minutes)

    def _beside(self, name: str) -> Iterable[DayRoom]:
        """The days right before and after, round the end of the week."""
        number = day_number(name)
        if number is None:
            place = WEEKDAYS.index(name)
            names = (WEEKDAYS[place - 1], WEEKDAYS[(place + 1) % len(WEEKDAYS)])
        else:
            names = (f"day-{number - 1}", f"day-{number + 1}")
        return [self._all[beside] for beside in names if beside in self._all]


def training_days(week: Week, client: Client | None) -> tuple[str, ...]:
    """The days that something can be suggested for, in order."""
    used = tuple(day.name for day in week.days if not day.is_rest)
    if any(day_number(name) is not None for name in used):
        return used  # a week of numbered days is not bound to the client's weekdays
    if client is not None and client.days:
        return tuple(sorted(client.days, key=day_order))
    if len(used) > 1:
        return used
    usual = (day for day in USUAL_DAYS if not any(are_beside(day, other) for other in used))
    return tuple(sorted({*used, *usual}, key=day_order))


def fitted_dose(vector: Vector, minutes_left: float | None) -> Dose | None:
    """The usual dose, aerobic work shortened to the time there is; None where it does not fit."""
    dose = vector.exercise.default_dose
    if minutes_left is None or vector.minutes <= minutes_left:
        return dose
    if vector.kind is not Kind.AEROBIC:
        return None
    room = int((minutes_left - 0.5) // AEROBIC_STEP_MINUTES) * AEROBIC_STEP_MINUTES
    if room < LEAST_AEROBIC_MINUTES:
        return None
    shorter = replace(dose, duration_seconds=Span.of(room * 60.0))
    return shorter if entry_seconds(shorter) / 60 <= minutes_left else None


def _room(day: Day, coverage: WeekCoverage, most: float | None, table: VectorTable) -> DayRoom:
    planned = frozenset(entry.exercise for _, entry in day.entries())
    known = [table.by_id[exercise] for exercise in planned if exercise in table.by_id]
    strong = {entry.exercise for entry in day.block(BlockKind.STRENGTH).entries}
    minutes = coverage.session_minutes.get(day.name, 0.0)
    return DayRoom(
        name=day.name,
        minutes=minutes,
        minutes_left=None if most is None else most - minutes,
        counts={kind: len(day.block(kind).entries) for kind in BlockKind},
        exercises=planned,
        loaded=frozenset(
            muscle for vector in known if vector.exercise.id in strong for muscle in vector.main_muscles
        ),
        has_aerobic=any(vector.kind is Kind.AEROBIC for vector in known),
        has_work=any(vector.kind is Kind.STRENGTH and vector.exercise.id in strong for vector in known),
        lacks_warm_up=lacks_warm_up(day, table.catalogue),
    )


def _empty_room(name: str, most: float | None) -> DayRoom:
    counts = dict.fromkeys(BlockKind, 0)
    return DayRoom(
        name,
        0.0,
        most,
        counts,
        frozenset(),
        frozenset(),
        has_aerobic=False,
        has_work=False,
        lacks_warm_up=False,
    )
