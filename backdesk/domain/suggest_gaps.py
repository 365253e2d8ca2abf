"""What a week lacks, as numbers: how much a set, a stretch or a kind of exercise would be worth in it.

Muscles below the moderate band (design/coverage.md), actions of the spine that nothing trains, an uneven
trunk, pushing without pulling, and the kinds of a complete back programme that are missing
(content/back-care-facts.md section 5, rules 1, 3 and 6).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Goal
from backdesk.domain.coverage import CoverageRules, WeekCoverage
from backdesk.domain.exercise import SPINAL_MOVEMENTS, Movement
from backdesk.domain.ids import MuscleId
from backdesk.domain.muscle import Muscle
from backdesk.domain.plan import Day, Week
from backdesk.domain.suggest_vectors import Kind, kind_of

NEVER_TRAINED_WORTH = 1.5
"""A muscle without any set is worth half as much again, set for set, as one with a few."""
ACTION_WORTH = 0.6
PAIR_WORTH = 0.9
"""An action of the spine when the week has it neither moved nor resisted."""
KIND_WORTH: Mapping[Kind, float] = {Kind.STRENGTH: 1.0, Kind.STRETCH: 5.0, Kind.AEROBIC: 5.0}
"""Strength work has its muscles to speak for it too; stretching and aerobic work have only this, which makes
the first of them worth about as much as the best strength exercise of an empty week."""
WARM_UP_WORTH = 1.2
STRETCH_WORTH = 0.12
BALANCE_WORTH = 1.5
PULL_WORTH, PUSH_WORTH = 0.5, 0.25
MOST_PULLS_A_PUSH = 3.0
"""A back programme may pull more than it pushes, up to so many sets for one."""
AEROBIC_MINUTES = 60.0
"""Below so many minutes a week more aerobic work is worth something."""

_REGION_WORTH: Mapping[str, float] = {"back": 1.0, "core": 1.0, "hips": 0.7}
_OTHER_WORTH = 0.25
_GOAL_WORTH: Mapping[Goal, Mapping[str, float]] = {
    Goal.UPPER_BACK: {"neck": 0.5, "chest and shoulders": 0.8},
    Goal.WHOLE_BODY: {"legs": 0.9, "hips": 0.9, "chest and shoulders": 0.9, "arms": 0.6, "neck": 0.4},
    Goal.STRONGER_BACK: {"hips": 0.9, "legs": 0.5},
}
_RESISTED: Mapping[Movement, Movement] = {
    Movement.FLEXION: Movement.ANTI_FLEXION,
    Movement.EXTENSION: Movement.ANTI_EXTENSION,
    Movement.LATERAL_FLEXION: Movement.ANTI_LATERAL_FLEXION,
    Movement.ROTATION: Movement.ANTI_ROTATION,
}
"""Each action of the spine and resisting it; either trains it."""
_PAIRED = {**_RESISTED, **{held: moved for moved, held in _RESISTED.items()}}


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of one week.

    `short` are sets that a muscle lacks to the moderate band and `worth` what one of them is worth;
    `stretches` what stretching a muscle is worth that is not stretched yet; `actions` and `kinds` what the
    missing ones are worth; `trunk` the sets for front, back and sides so far; `push` and `pull` likewise.
    """

    short: Mapping[MuscleId, float]
    worth: Mapping[MuscleId, float]
    stretches: Mapping[MuscleId, float]
    actions: Mapping[Movement, float]
    kinds: Mapping[Kind, float]
    trunk: tuple[float, float, float]
    push: float
    pull: float
    counted: frozenset[BlockKind]
    _evened: dict[tuple[float, ...], float] = field(default_factory=dict, repr=False, compare=False)

    def evening(self, added: tuple[float, float, float]) -> float:
        """How much nearer to even so many more sets for front, back and sides bring the trunk.

        Below 0 where they bring it further apart. Many exercises add the same, so each is worked out once.
        """
        known = self._evened.get(added)
        if known is None:
            front, back, sides = self.trunk
            after = (front + added[0], back + added[1], sides + added[2])
            is_bare = not any(self.trunk) or not any(added)
            known = 0.0 if is_bare else (unevenness(self.trunk) - unevenness(after)) * BALANCE_WORTH
            self._evened[added] = known
        return known


def find_gaps(
    week: Week,
    coverage: WeekCoverage,
    rules: CoverageRules,
    catalogue: Catalogue,
    *,
    goals: Sequence[Goal] = (),
) -> Gaps:
    """The gaps of a week; goals say which parts of the body matter more."""
    worths, short, stretches = {}, {}, {}
    regions = _regions(goals)
    for muscle in catalogue.taxonomy.leaves:
        known, count = catalogue.taxonomy.by_id[muscle], coverage.of(muscle)
        worth = _share(known, catalogue) * _region_worth(known, regions)
        lacking = rules.moderate_from - count.fractional
        if lacking > 0:
            short[muscle] = lacking
            none_yet = NEVER_TRAINED_WORTH if count.fractional <= 0 else 1.0
            worths[muscle] = worth * none_yet / rules.moderate_from
        if not count.stretch_times:
            stretches[muscle] = worth * STRETCH_WORTH
    balance = coverage.balance
    return Gaps(
        short=short,
        worth=worths,
        stretches=stretches,
        actions=_missing_actions(coverage),
        kinds=_missing_kinds(week, coverage, catalogue),
        trunk=(balance.front, balance.back, balance.sides),
        push=balance.push,
        pull=balance.pull,
        counted=rules.counted,
    )


def unevenness(trunk: tuple[float, float, float]) -> float:
    """How far front, back and sides are from equal thirds: 0 where equal, 4/3 where one has all."""
    total = sum(trunk)
    return sum(abs(part / total - 1 / 3) for part in trunk) if total else 0.0


def _regions(goals: Sequence[Goal]) -> Mapping[str, float]:
    worth = dict(_REGION_WORTH)
    for goal in goals:
        for region, amount in _GOAL_WORTH.get(goal, {}).items():
            worth[region] = max(amount, worth.get(region, _OTHER_WORTH))
    return worth


def _region_worth(muscle: Muscle, regions: Mapping[str, float]) -> float:
    """Of the core, what moves the trunk: breathing and the pelvic floor work along in most exercises."""
    is_helper = muscle.region == "core" and muscle.trunk_side is None
    return _OTHER_WORTH if is_helper else regions.get(muscle.region, _OTHER_WORTH)


def _share(muscle: Muscle, catalogue: Catalogue) -> float:
    """The members of a group share what a muscle outside any group is worth."""
    return 1.0 if muscle.group is None else 1.0 / len(catalogue.taxonomy.members(muscle.group))


def _missing_actions(coverage: WeekCoverage) -> dict[Movement, float]:
    return {
        movement: ACTION_WORTH if coverage.movements.get(_PAIRED[movement], 0.0) else PAIR_WORTH
        for movement in SPINAL_MOVEMENTS
        if not coverage.movements.get(movement, 0.0)
    }


def _missing_kinds(week: Week, coverage: WeekCoverage, catalogue: Catalogue) -> dict[Kind, float]:
    """Kinds that the week has nowhere; a warm-up is missing where a day has strength work without one."""
    found: set[Kind] = set()
    for day in week.days:
        for _, entry in day.entries():
            exercise = catalogue.exercises.get(entry.exercise)
            if exercise is not None:
                found.add(kind_of(exercise))
    missing = {kind: KIND_WORTH[kind] for kind in (Kind.STRENGTH, Kind.STRETCH) if kind not in found}
    if coverage.aerobic_minutes < AEROBIC_MINUTES:
        share = 1.0 if Kind.AEROBIC not in found else 0.4 * (1 - coverage.aerobic_minutes / AEROBIC_MINUTES)
        missing[Kind.AEROBIC] = KIND_WORTH[Kind.AEROBIC] * share
    if any(lacks_warm_up(day, catalogue) for day in week.days):
        missing[Kind.LOOSENING] = WARM_UP_WORTH
    return missing


def lacks_warm_up(day: Day, catalogue: Catalogue) -> bool:
    """Whether a day has strength work and nothing before it; a walk needs none."""
    if day.block(BlockKind.WARM_UP).entries:
        return False
    known = (catalogue.exercises.get(entry.exercise) for entry in day.block(BlockKind.STRENGTH).entries)
    return any(exercise is not None and kind_of(exercise) is Kind.STRENGTH for exercise in known)
