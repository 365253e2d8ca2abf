"""A week laid out for the rules: its entries in order, with their exercises and the work of each day."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.coverage import CoverageRules, count_sets
from backdesk.domain.coverage_loads import LoadTable
from backdesk.domain.dose import Dose
from backdesk.domain.duration import session_minutes
from backdesk.domain.exercise import SPINAL_MOVEMENTS, Exercise, ExerciseType, Movement
from backdesk.domain.ids import EntryId, ExerciseId, MuscleId
from backdesk.domain.muscle import TrunkSide
from backdesk.domain.plan import Day, Week
from backdesk.domain.plan_checks.effort import is_hard

WORK_TYPES = frozenset({ExerciseType.STRENGTH, ExerciseType.STABILITY})
"""What counts as strength work where a rule speaks of strength."""
_RULES = CoverageRules()


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a week. Two weeks with the same entries have equal items but for the ids."""

    id: EntryId
    day: str
    block: BlockKind
    exercise: Exercise
    dose: Dose
    rounds: int
    note: str
    group: str = ""

    @property
    def sets(self) -> int:
        """Sets on one day, rounds included."""
        return self.dose.set_count * self.rounds

    @property
    def is_work(self) -> bool:
        """Whether it is strength work, and stands where strength is trained."""
        return self.block is BlockKind.STRENGTH and self.exercise.type in WORK_TYPES

    @property
    def is_personal(self) -> bool:
        """Whether somebody wrote on the card or bracketed it: such a card is the last to be given up."""
        return bool(self.note.strip() or self.group)


@dataclass(frozen=True, slots=True)
class DayFacts:
    """One day that has entries; `work` is its strength work."""

    name: str
    minutes: float
    items: tuple[Item, ...]
    work: tuple[Item, ...]

    def of(self, block: BlockKind) -> list[Item]:
        """The entries of one block."""
        return [item for item in self.items if item.block is block]


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """What the rules ask of one week: its days with entries, and the sums of design/coverage.md.

    `work_days` are the days with strength work, `work` is all of it.
    """

    days: tuple[DayFacts, ...]
    items: tuple[Item, ...]
    work: tuple[Item, ...]
    work_days: tuple[DayFacts, ...]
    movements: Mapping[Movement, float]
    trunk: Mapping[TrunkSide, float]
    direct: Mapping[str, Mapping[MuscleId, float]]
    """Sets a day in which a group, or a muscle outside any group, is the main one: strength work alone.

    A set that is said to be hard counts twice.
    """

    def day(self, name: str) -> DayFacts | None:
        """A day by its name; None where nothing is planned on it."""
        return next((day for day in self.days if day.name == name), None)


def signature(week: Week) -> Hashable:
    """Equal for weeks that differ in nothing but their ids and labels."""
    return tuple(
        (
            day.name,
            tuple(
                (block.rounds, tuple((one.exercise, one.dose, one.note, one.group) for one in block.entries))
                for block in day.blocks
            ),
        )
        for day in week.days
        if not day.is_rest
    )


def week_facts(week: Week, catalogue: Catalogue, loads: LoadTable) -> WeekFacts:
    """Lay a week out. Entries whose exercise the catalogue does not have are left out."""
    days = tuple(_day_facts(day, catalogue) for day in week.days if not day.is_rest)
    return WeekFacts(
        days,
        tuple(item for day in days for item in day.items),
        tuple(item for day in days for item in day.work),
        tuple(day for day in days if day.work),
        *_sums(days, catalogue, loads),
    )


def _day_facts(day: Day, catalogue: Catalogue) -> DayFacts:
    items: list[Item] = []
    for kind in BLOCK_ORDER:
        block = day.block(kind)
        for one in block.entries:
            exercise = catalogue.exercises.get(one.exercise)
            if exercise is not None:
                rounds = block.round_count
                items.append(Item(one.id, day.name, kind, exercise, one.dose, rounds, one.note, one.group))
    work = tuple(item for item in items if item.is_work)
    return DayFacts(day.name, session_minutes(day), tuple(items), work)


def _sums(
    days: Iterable[DayFacts], catalogue: Catalogue, loads: LoadTable
) -> tuple[dict[Movement, float], dict[TrunkSide, float], dict[str, Mapping[MuscleId, float]]]:
    movements = dict.fromkeys(SPINAL_MOVEMENTS, 0.0)
    trunk = dict.fromkeys(TrunkSide, 0.0)
    direct: dict[str, Mapping[MuscleId, float]] = {}
    known = catalogue.taxonomy.by_id
    for day in days:
        of_day: dict[MuscleId, float] = {}
        for item in day.of(BlockKind.STRENGTH):
            load = loads.get(item.exercise.id)
            if load is None:
                continue
            sets = count_sets(item.dose, item.rounds, _RULES)
            for movement in load.movements:
                movements[movement] = movements.get(movement, 0.0) + sets
            for side, weight in load.trunk.items():
                trunk[side] += weight * sets
            if item.exercise.type is not ExerciseType.STRENGTH:
                continue
            hard = 2 * sets if is_hard(item.dose.effort) else sets
            for muscle, weight in load.weights.items():
                if weight == 1.0 and muscle in known and known[muscle].group is None:
                    of_day[muscle] = of_day.get(muscle, 0.0) + hard
        direct[day.name] = of_day
    return movements, trunk, direct


def planned_ids(week: WeekFacts) -> frozenset[ExerciseId]:
    """The exercises of a week."""
    return frozenset(item.exercise.id for item in week.items)
