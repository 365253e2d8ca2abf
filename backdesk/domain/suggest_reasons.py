"""Why an exercise is suggested: structured reasons, what each is worth, and the sum that ranks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.coverage import WeekCoverage
from backdesk.domain.exercise import Movement
from backdesk.domain.ids import MuscleId
from backdesk.domain.muscle import TrunkSide
from backdesk.domain.suggest_gaps import (
    MOST_PULLS_A_PUSH,
    PULL_WORTH,
    PUSH_WORTH,
    Gaps,
)
from backdesk.domain.suggest_vectors import Kind, Vector

_SIDES = (TrunkSide.FRONT, TrunkSide.BACK, TrunkSide.SIDES)
_LEAST_EVENING = 0.02
"""A smaller step towards an even trunk is no reason worth a line."""


class ReasonKind(StrEnum):
    """What an exercise would do for the week."""

    KIND = "kind"
    MUSCLE = "muscle"
    ACTION = "action"
    TRUNK = "trunk"
    PULL = "pull"
    PUSH = "push"
    STRETCH = "stretch"


@dataclass(frozen=True, slots=True)
class Reason:
    """One gap that an exercise would close.

    `about` is the id of a kind, a muscle or group, a movement or a side of the trunk; `sets` what it adds
    there and `before` what the week has so far; `worth` its part of the score.
    """

    kind: ReasonKind
    about: str
    worth: float
    sets: float = 0.0
    before: float = 0.0


def score(vector: Vector, gaps: Gaps) -> float:
    """What the exercise is worth to the week: the sum of its reasons, less what makes the trunk uneven."""
    total = gaps.kinds.get(vector.kind, 0.0)
    for muscle in vector.stretched:
        total += gaps.stretches.get(muscle, 0.0)
    if vector.block not in gaps.counted:
        return total
    short, worth, sets = gaps.short, gaps.worth, vector.sets
    for muscle, weight in vector.weights:
        lacking = short.get(muscle)
        if lacking is not None:
            added = weight * sets
            total += (added if added < lacking else lacking) * worth[muscle]
    actions = gaps.actions
    for movement in vector.movements:
        total += actions.get(movement, 0.0)
    return total + _evening(vector, gaps) + _arms(vector, gaps)[1]


def reasons(vector: Vector, gaps: Gaps, coverage: WeekCoverage, catalogue: Catalogue) -> tuple[Reason, ...]:
    """The reasons behind the score, the heaviest first.

    That a week has no strength work at all comes last: all strength work would say it.
    """
    found = list(_kind(vector, gaps))
    if vector.block in gaps.counted:
        found += _muscles(vector, gaps, coverage, catalogue)
        found += (
            Reason(ReasonKind.ACTION, movement, gaps.actions[movement], vector.sets)
            for movement in vector.movements
            if movement in gaps.actions
        )
        evening = _evening(vector, gaps)
        if evening > _LEAST_EVENING:
            found.append(Reason(ReasonKind.TRUNK, _thinnest(gaps), evening))
        arms, worth = _arms(vector, gaps)
        if arms is not None:
            found.append(Reason(arms, "", worth, vector.sets))
    found += _stretches(vector, gaps, catalogue)
    return tuple(sorted(found, key=lambda reason: (reason.about == Kind.STRENGTH, -reason.worth)))


def _kind(vector: Vector, gaps: Gaps) -> Iterator[Reason]:
    worth = gaps.kinds.get(vector.kind)
    if worth is not None:
        yield Reason(ReasonKind.KIND, vector.kind, worth)


def _muscles(vector: Vector, gaps: Gaps, coverage: WeekCoverage, catalogue: Catalogue) -> list[Reason]:
    """One reason a muscle; where all members of a group gain alike, one for the group."""
    taxonomy = catalogue.taxonomy
    gains = {
        muscle: min(weight * vector.sets, gaps.short[muscle]) * gaps.worth[muscle]
        for muscle, weight in vector.weights
        if muscle in gaps.short
    }
    weights = dict(vector.weights)
    found: dict[MuscleId, Reason] = {}
    for muscle, worth in gains.items():
        group = taxonomy.by_id[muscle].group
        members = () if group is None else taxonomy.members(group)
        whole = group is not None and all(
            weights.get(member) == weights[muscle] and member in gains for member in members
        )
        named = group if whole and group is not None else muscle
        known = found.get(named)
        added = weights[muscle] * vector.sets
        total = worth if known is None else known.worth + worth
        found[named] = Reason(ReasonKind.MUSCLE, named, total, added, coverage.of(named).fractional)
    return list(found.values())


def _stretches(vector: Vector, gaps: Gaps, catalogue: Catalogue) -> list[Reason]:
    found: dict[MuscleId, float] = {}
    for muscle in vector.stretched:
        worth = gaps.stretches.get(muscle)
        if worth is not None:
            named = catalogue.taxonomy.by_id[muscle].group or muscle
            found[named] = found.get(named, 0.0) + worth
    return [Reason(ReasonKind.STRETCH, muscle, worth) for muscle, worth in found.items()]


def _evening(vector: Vector, gaps: Gaps) -> float:
    """How much nearer to even front, back and sides come; negative where they go further apart."""
    front, back, sides = vector.trunk
    return gaps.evening((front * vector.sets, back * vector.sets, sides * vector.sets))


def _thinnest(gaps: Gaps) -> TrunkSide:
    """The side of the trunk with the fewest sets, the first of equals."""
    return min(zip(gaps.trunk, _SIDES, strict=True), key=lambda part: part[0])[1]


def _arms(vector: Vector, gaps: Gaps) -> tuple[ReasonKind | None, float]:
    """Pulling where the week pushes more, pushing where it pulls far more."""
    if gaps.push > gaps.pull and Movement.PULL in vector.movements:
        return ReasonKind.PULL, PULL_WORTH
    if gaps.pull > gaps.push * MOST_PULLS_A_PUSH and Movement.PUSH in vector.movements:
        return ReasonKind.PUSH, PUSH_WORTH
    return None, 0.0
