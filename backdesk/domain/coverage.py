"""What a week trains and stretches: the counting rules of design/coverage.md as a pure function.

Numbers say planned work; they are no statement about soreness, recovery or a diagnosis.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.coverage_loads import ExerciseLoad, LoadTable
from backdesk.domain.dose import Dose, Side
from backdesk.domain.duration import held_seconds, session_minutes
from backdesk.domain.exercise import SPINAL_MOVEMENTS, Movement
from backdesk.domain.ids import ExerciseId, MuscleId
from backdesk.domain.muscle import TrunkSide
from backdesk.domain.plan import Day, Plan, Week

Key = TypeVar("Key")
MOST_REMEMBERED_DAYS = 400
"""More days than a year of training weeks has; beyond it all are counted anew."""


class Band(StrEnum):
    """Neutral words for fractional sets a week."""

    NONE = "none"
    LIGHT = "light"
    MODERATE = "moderate"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class CoverageRules:
    """The switches and limits of the count.

    `counted` are the blocks whose sets count; `double_each_side` counts an entry done on
    each side twice; the bands begin at these fractional sets a week.
    """

    counted: frozenset[BlockKind] = frozenset({BlockKind.STRENGTH})
    double_each_side: bool = False
    moderate_from: float = 4.0
    high_from: float = 10.0

    def band(self, fractional: float) -> Band:
        """The band of a number of fractional sets a week."""
        if fractional <= 0:
            return Band.NONE
        if fractional < self.moderate_from:
            return Band.LIGHT
        return Band.MODERATE if fractional < self.high_from else Band.HIGH


@dataclass(frozen=True, slots=True)
class MuscleCoverage:
    """One muscle or group in one week.

    `direct` sets are those where it is primary; `fractional` adds half of the sets where
    it is secondary; `days` are days with counted work; stretching counts from any block.
    """

    direct: float = 0.0
    fractional: float = 0.0
    days: int = 0
    stretch_times: float = 0.0
    stretch_seconds: float = 0.0
    band: Band = Band.NONE


@dataclass(frozen=True, slots=True)
class Balance:
    """Fractional sets for the front, back and sides of the trunk; sets of pushing and pulling."""

    front: float = 0.0
    back: float = 0.0
    sides: float = 0.0
    push: float = 0.0
    pull: float = 0.0


@dataclass(frozen=True, slots=True)
class WeekCoverage:
    """The count of one week (`week` from 1). Every muscle, group and movement has an item.

    `session_minutes` are estimated minutes by day name; `unknown` names exercises that the
    catalogue does not have and that therefore could not be counted.
    """

    week: int
    muscles: Mapping[MuscleId, MuscleCoverage]
    groups: Mapping[MuscleId, MuscleCoverage]
    movements: Mapping[Movement, float]
    aerobic_minutes: float
    session_minutes: Mapping[str, float]
    balance: Balance
    unknown: tuple[ExerciseId, ...] = ()

    def of(self, muscle: MuscleId) -> MuscleCoverage:
        """The count of a muscle or group; all zero for one that does not exist."""
        return self.groups.get(muscle) or self.muscles.get(muscle) or MuscleCoverage()

    @property
    def only_stretched(self) -> frozenset[MuscleId]:
        """The muscles that the week stretches and nothing trains."""
        return frozenset(
            muscle for muscle, count in self.muscles.items() if count.stretch_times and not count.fractional
        )


def count_sets(dose: Dose, rounds: int, rules: CoverageRules) -> float:
    """Sets a week that one entry on one day stands for."""
    sets = dose.set_count * rounds * dose.daily_count
    return sets * 2 if rules.double_each_side and dose.side is Side.EACH else sets


def stretch_seconds(dose: Dose, rounds: int) -> float:
    """Seconds held: sets × hold × repetitions × sides × times per day."""
    reps = 1.0 if dose.reps is None else dose.reps.middle
    return dose.set_count * rounds * held_seconds(dose) * reps * dose.side_count * dose.daily_count


@dataclass(slots=True)
class _Tally:
    """The sums of one day, and of several days once they are added up."""

    direct: dict[MuscleId, float] = field(default_factory=dict)
    fractional: dict[MuscleId, float] = field(default_factory=dict)
    days: dict[MuscleId, float] = field(default_factory=dict)
    stretch_times: dict[MuscleId, float] = field(default_factory=dict)
    stretch_seconds: dict[MuscleId, float] = field(default_factory=dict)
    movements: dict[Movement, float] = field(default_factory=dict)
    trunk: dict[TrunkSide, float] = field(default_factory=dict)
    unknown: dict[ExerciseId, float] = field(default_factory=dict)
    aerobic_seconds: float = 0.0
    minutes: float = 0.0

    def add_work(self, load: ExerciseLoad, sets: float) -> None:
        """Count the sets of one entry."""
        for muscle, weight in load.weights.items():
            if weight == 1.0:
                self.direct[muscle] = self.direct.get(muscle, 0.0) + sets
            self.fractional[muscle] = self.fractional.get(muscle, 0.0) + weight * sets
        for movement in load.movements:
            self.movements[movement] = self.movements.get(movement, 0.0) + sets
        for side, weight in load.trunk.items():
            self.trunk[side] = self.trunk.get(side, 0.0) + weight * sets

    def add_stretch(self, load: ExerciseLoad, dose: Dose, rounds: int) -> None:
        """Count one entry as a stretch, whatever block it stands in."""
        if not load.stretched:
            return
        seconds = stretch_seconds(dose, rounds)
        for muscle in load.stretched:
            self.stretch_times[muscle] = self.stretch_times.get(muscle, 0.0) + dose.daily_count
            self.stretch_seconds[muscle] = self.stretch_seconds.get(muscle, 0.0) + seconds

    def add_day(self, day: _Tally) -> None:
        """Add the sums of a day; a muscle with work on it gains one day."""
        _add(self.direct, day.direct)
        _add(self.fractional, day.fractional)
        _add(self.stretch_times, day.stretch_times)
        _add(self.stretch_seconds, day.stretch_seconds)
        _add(self.movements, day.movements)
        _add(self.trunk, day.trunk)
        _add(self.unknown, day.unknown)
        _add(self.days, dict.fromkeys(day.fractional, 1.0))
        self.aerobic_seconds += day.aerobic_seconds


def _add(sums: dict[Key, float], more: Mapping[Key, float]) -> None:
    for key, value in more.items():
        sums[key] = sums.get(key, 0.0) + value


class CoverageCounter:
    """Counts weeks against one catalogue; remembers loads and days between counts.

    Edits share the days they do not touch, so a count after an edit works out only the
    days that changed.
    """

    def __init__(self, catalogue: Catalogue, rules: CoverageRules | None = None) -> None:
        """Keep the catalogue and the rules (the defaults of design/coverage.md when None)."""
        self.catalogue = catalogue
        self.rules = rules or CoverageRules()
        self._loads = LoadTable(catalogue)
        # a day is kept with its sums, so that its id stays its own
        self._days: dict[int, tuple[Day, _Tally]] = {}

    def week(self, week: Week, number: int = 1) -> WeekCoverage:
        """Count one week; `number` is only passed through."""
        tally = _Tally()
        minutes: dict[str, float] = {}
        for day in week.days:
            sums = self._day(day)
            tally.add_day(sums)
            minutes[day.name] = sums.minutes
        return self._result(tally, minutes, number)

    def _day(self, day: Day) -> _Tally:
        known = self._days.get(id(day))
        if known is not None:
            return known[1]
        if len(self._days) >= MOST_REMEMBERED_DAYS:
            self._days.clear()
        tally = self._count_day(day)
        self._days[id(day)] = (day, tally)
        return tally

    def _count_day(self, day: Day) -> _Tally:
        tally = _Tally(minutes=session_minutes(day))
        for kind, entry in day.entries():
            load = self._loads.get(entry.exercise)
            if load is None:
                tally.unknown[entry.exercise] = 1.0
                continue
            rounds = day.block(kind).round_count
            if kind in self.rules.counted:
                tally.add_work(load, count_sets(entry.dose, rounds, self.rules))
            tally.add_stretch(load, entry.dose, rounds)
            if load.is_aerobic and entry.dose.duration_seconds is not None:
                times = entry.dose.set_count * rounds * entry.dose.daily_count
                tally.aerobic_seconds += entry.dose.duration_seconds.middle * times
        return tally

    def plan(self, plan: Plan) -> tuple[WeekCoverage, ...]:
        """Count every week of a plan."""
        return tuple(self.week(week, number) for number, week in enumerate(plan.weeks, start=1))

    def _result(self, tally: _Tally, minutes: Mapping[str, float], number: int) -> WeekCoverage:
        taxonomy = self.catalogue.taxonomy
        moves, trunk = tally.movements, tally.trunk
        return WeekCoverage(
            week=number,
            muscles=self._counts(tally, taxonomy.leaves),
            groups=self._counts(tally, taxonomy.groups),
            movements={movement: moves.get(movement, 0.0) for movement in SPINAL_MOVEMENTS},
            aerobic_minutes=tally.aerobic_seconds / 60,
            session_minutes=minutes,
            balance=Balance(
                front=trunk.get(TrunkSide.FRONT, 0.0),
                back=trunk.get(TrunkSide.BACK, 0.0),
                sides=trunk.get(TrunkSide.SIDES, 0.0),
                push=moves.get(Movement.PUSH, 0.0),
                pull=moves.get(Movement.PULL, 0.0),
            ),
            unknown=tuple(tally.unknown),
        )

    def _counts(self, tally: _Tally, ids: Iterable[MuscleId]) -> dict[MuscleId, MuscleCoverage]:
        none = MuscleCoverage()
        counts: dict[MuscleId, MuscleCoverage] = {}
        for muscle in ids:
            if muscle not in tally.fractional and muscle not in tally.stretch_times:
                counts[muscle] = none
                continue
            fractional = tally.fractional.get(muscle, 0.0)
            counts[muscle] = MuscleCoverage(
                direct=tally.direct.get(muscle, 0.0),
                fractional=fractional,
                days=int(tally.days.get(muscle, 0)),
                stretch_times=tally.stretch_times.get(muscle, 0.0),
                stretch_seconds=tally.stretch_seconds.get(muscle, 0.0),
                band=self.rules.band(fractional),
            )
        return counts
