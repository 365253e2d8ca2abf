"""What made a muscle's numbers in a week, and which exercises of the library would add to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.coverage import CoverageRules, count_sets, stretch_seconds
from backdesk.domain.coverage_loads import LoadTable, load_of
from backdesk.domain.exercise import CautionAction
from backdesk.domain.ids import EntryId, ExerciseId, MuscleId, PrecautionId
from backdesk.domain.plan import Day, Week


@dataclass(frozen=True, slots=True)
class Contribution:
    """One entry's share in the numbers of a muscle or group; the shares add up to the shown count.

    `sets` are the counted sets and `weight` what each of them counts (1 as a main muscle, ½ as a
    helping one); both are 0 where only the stretch counts.
    """

    entry: EntryId
    exercise: ExerciseId
    day: str
    block: BlockKind
    sets: float = 0.0
    weight: float = 0.0
    stretch_times: float = 0.0
    stretch_seconds: float = 0.0

    @property
    def fractional(self) -> float:
        """Its part of the fractional sets."""
        return self.sets * self.weight

    @property
    def direct(self) -> float:
        """Its part of the direct sets."""
        return self.sets if self.weight == 1.0 else 0.0


def contributions(
    week: Week, muscle: MuscleId, catalogue: Catalogue, rules: CoverageRules
) -> tuple[Contribution, ...]:
    """The entries that count for a muscle or group, in the order of the week, by the counter's rules."""
    loads = LoadTable(catalogue)
    return tuple(found for day in week.days for found in _of_day(day, muscle, loads, rules))


def gap_fillers(
    muscle: MuscleId,
    catalogue: Catalogue,
    rules: CoverageRules,
    *,
    planned: Iterable[ExerciseId] = (),
    precautions: Iterable[PrecautionId] = (),
) -> tuple[ExerciseId, ...]:
    """The exercises that would add to a muscle or group, best first.

    Those that train it; only where none does, those that stretch it. Main before helping, those not
    yet `planned` this week before those that are, then those that suit a counted block, then by name.
    What someone with these precautions should avoid comes after all others.
    """
    used, limits = frozenset(planned), tuple(precautions)
    training: list[tuple[_Rank, ExerciseId]] = []
    stretching: list[tuple[_Rank, ExerciseId]] = []
    for exercise in catalogue.exercises.values():
        load = load_of(exercise, catalogue.taxonomy)
        weight = load.weights.get(muscle, 0.0)
        if not weight and muscle not in load.stretched:
            continue
        rank = _Rank(
            is_avoided=any(
                caution.action is CautionAction.AVOID for caution in catalogue.cautions_for(exercise, limits)
            ),
            lightness=-weight,
            is_planned=exercise.id in used,
            is_uncounted=rules.counted.isdisjoint(exercise.blocks),
        )
        (training if weight else stretching).append((rank, exercise.id))
    # the catalogue goes by name, and sorting keeps the order of equals
    best_first = sorted(training or stretching, key=lambda ranked: ranked[0])
    return tuple(exercise for _, exercise in best_first)


class _Rank(NamedTuple):
    """What makes one exercise a worse choice than another, the gravest first."""

    is_avoided: bool
    lightness: float
    is_planned: bool
    is_uncounted: bool


def _of_day(day: Day, muscle: MuscleId, loads: LoadTable, rules: CoverageRules) -> Iterator[Contribution]:
    for kind, entry in day.entries():
        load = loads.get(entry.exercise)
        if load is None:
            continue
        weight = load.weights.get(muscle, 0.0) if kind in rules.counted else 0.0
        is_stretched = muscle in load.stretched
        if not weight and not is_stretched:
            continue
        rounds = day.block(kind).round_count
        yield Contribution(
            entry.id,
            entry.exercise,
            day.name,
            kind,
            sets=count_sets(entry.dose, rounds, rules) if weight else 0.0,
            weight=weight,
            stretch_times=float(entry.dose.daily_count) if is_stretched else 0.0,
            stretch_seconds=stretch_seconds(entry.dose, rounds) if is_stretched else 0.0,
        )
