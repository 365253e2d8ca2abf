"""What a first week can be made of: the exercises that suit a client, by the part they would play."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from backdesk.domain.blocks import BlockKind
from backdesk.domain.client import Client, Goal
from backdesk.domain.dose import Dose, Span
from backdesk.domain.duration import REST_SECONDS, entry_seconds
from backdesk.domain.exercise import Exercise, ExerciseType, Movement
from backdesk.domain.screening import Concern, ConcernKind, screen
from backdesk.domain.suggest_aerobic import careful_dose, careful_minutes, is_acute
from backdesk.domain.suggest_vectors import Kind, Vector, VectorTable

FIRST_SETS, MORE_SETS = 2, 3
"""2–3 sets (facts, section 5, rule 2), and never too much at once (rule 8): a first week does the fewer."""
_STRONG_GOALS = frozenset({Goal.STRONGER_BACK, Goal.WHOLE_BODY})
HOLD_STEP_SECONDS = 15.0
"""Planks begin at 15 seconds and grow by 15 (rule 5): past the easiest level they begin one step higher."""
WARM_UP_WALK_SECONDS = 300.0
BRIEF_REST_SECONDS = 30.0
"""Enough after a few easy repetitions where the time is short: our own convention."""
HARDEST_AT_FIRST = 2
"""Advanced clients too begin with what is in the middle (rules 8 and 9)."""
_ENOUGH, _ENOUGH_SPARE = 2, 3
"""With so many exercises that can be done as they stand, none has to be changed."""
_MORE_SETS_FROM_MINUTES = 30


class Part(StrEnum):
    """The part an exercise plays in the strength block."""

    BACK = "back"
    FRONT = "front"
    SIDES = "sides"
    HIPS = "hips"
    UPPER = "upper"
    PUSH = "push"


_TRUNK_PLACE: Mapping[Part, int] = {Part.FRONT: 0, Part.BACK: 1, Part.SIDES: 2}
_PART_MUSCLES: Mapping[Part, frozenset[str]] = {
    Part.HIPS: frozenset({"gluteus-maximus", "gluteus-medius", "hamstrings", "quadriceps"}),
    Part.UPPER: frozenset(
        {"rhomboids", "trapezius-middle", "trapezius-lower", "latissimus-dorsi", "deltoid-rear"}
    ),
    Part.PUSH: frozenset({"pectoralis-major", "serratus-anterior", "deltoid-front"}),
}
_STRETCH_FIRST: Mapping[Goal | None, tuple[str, ...]] = {
    None: ("psoas-major", "hamstrings", "gluteus-maximus", "piriformis", "erector-spinae", "adductors"),
    Goal.UPPER_BACK: ("pectoralis-major", "latissimus-dorsi", "trapezius-upper", "levator-scapulae"),
}
"""What is stretched first: the muscles around the hips (facts 25 and 64), or those around the upper back."""


@dataclass(frozen=True)
class Choice:
    """An exercise with the dose of a first week; `concerns` say what to change for the client."""

    vector: Vector
    dose: Dose
    concerns: tuple[Concern, ...] = ()

    @property
    def exercise(self) -> Exercise:
        """The exercise."""
        return self.vector.exercise

    @cached_property
    def minutes(self) -> float:
        """The time it takes on one day."""
        return entry_seconds(self.dose) / 60

    @cached_property
    def sets(self) -> float:
        """The sets of one day."""
        return float(self.dose.set_count)


class Pool:
    """The exercises open to a client; what needs changing only where hardly anything else is."""

    def __init__(self, client: Client, table: VectorTable, *, is_brief: bool = False) -> None:
        """`client` says level and equipment; what it leaves open counts as no limit.

        Where it `is_brief` all doses are at the short end of what is usual, with short rests.
        """
        self._client = client
        self._table = table
        self.is_brief = is_brief
        self._screened: dict[str, tuple[Concern, ...]] = {}

    @cached_property
    def strength(self) -> tuple[Choice, ...]:
        """Strength work for the strength block."""
        found = self._find(lambda vector: vector.kind is Kind.STRENGTH and vector.block is BlockKind.STRENGTH)
        return tuple(Choice(vector, self._strength_dose(vector.exercise), why) for vector, why in found)

    @cached_property
    def clean_strength(self) -> tuple[Choice, ...]:
        """Strength work that nothing has to be changed in."""
        return tuple(choice for choice in self.strength if not choice.concerns)

    @cached_property
    def spare(self) -> tuple[Choice, ...]:
        """Strength work of any part: as it stands, and changed only where there is too little of that.

        In strong pain "change it" often means "wait"; what needs changing is left out then.
        """
        if len(self.clean_strength) >= _ENOUGH_SPARE:
            return self.clean_strength
        return tuple(choice for choice in self.strength if not is_acute(choice.concerns))

    @cached_property
    def movements(self) -> frozenset[Movement]:
        """All that its strength work moves or resists."""
        return frozenset(movement for choice in self.spare for movement in choice.vector.movements)

    def part(self, part: Part) -> tuple[Choice, ...]:
        """The exercises for a part: as they stand, and where there are hardly any, also changed ones."""
        clean = tuple(choice for choice in self.clean_strength if plays(choice.vector, part))
        if len(clean) >= _ENOUGH:
            return clean
        changed = (choice for choice in self.strength if choice.concerns and plays(choice.vector, part))
        return (*clean, *(choice for choice in changed if not is_acute(choice.concerns)))

    @cached_property
    def warm_ups(self) -> tuple[Choice, ...]:
        """Warm-ups, the best first: they move the trunk, are short and easy."""
        found = self._find(lambda vector: BlockKind.WARM_UP in vector.exercise.blocks and _loosens(vector))
        ranked = sorted(found, key=lambda pair: (bool(pair[1]), *_warm_up_rank(pair[0])))
        return tuple(Choice(vector, self._fitted(_warm_up_dose(vector)), why) for vector, why in ranked)

    @cached_property
    def stretches(self) -> tuple[Choice, ...]:
        """Stretches held for 20–30 seconds or 5–10 breaths (rule 4), the best first."""
        goals = self._client.goals
        found = self._find(
            lambda vector: (
                vector.exercise.type is ExerciseType.STRETCH
                and BlockKind.RELIEF in vector.exercise.blocks
                and is_held(vector.exercise.default_dose)
            )
        )
        ranked = sorted(found, key=lambda pair: (bool(pair[1]), *_stretch_rank(pair[0], goals)))
        daily = [(vector, self._fitted(_daily(vector.exercise.default_dose)), why) for vector, why in ranked]
        return tuple(Choice(*one) for one in daily)

    @cached_property
    def aerobic(self) -> Choice | None:
        """The low-impact aerobic work, the easiest to get at; None where nothing is open."""
        found = self._find(lambda vector: vector.kind is Kind.AEROBIC)
        ranked = sorted(
            found,
            key=lambda pair: (bool(pair[1]), pair[0].exercise.level, len(pair[0].needs), pair[0].exercise.id),
        )
        best = next(iter(ranked), None)
        if best is None:
            return None
        vector, why = best
        return Choice(vector, careful_dose(_daily(vector.exercise.default_dose), why), why)

    @cached_property
    def _most_sets(self) -> int:
        """Three for those who want to get strong, are past the easiest level and have the time."""
        client = self._client
        is_ready = (client.level or 1) > 1 and (client.minutes or 0) >= _MORE_SETS_FROM_MINUTES
        return MORE_SETS if is_ready and not _STRONG_GOALS.isdisjoint(client.goals) else FIRST_SETS

    def _fitted(self, dose: Dose) -> Dose:
        return _brief(dose) if self.is_brief else dose

    def _find(self, fits: Callable[[Vector], bool]) -> list[tuple[Vector, tuple[Concern, ...]]]:
        found = []
        for vector in self._table.by_id.values():
            if vector.exercise.level > min(self._client.level or HARDEST_AT_FIRST, HARDEST_AT_FIRST):
                continue
            if not fits(vector):
                continue
            concerns = self._concerns(vector.exercise)
            if all(concern.kind is ConcernKind.MODIFY for concern in concerns):
                found.append((vector, concerns))
        return found

    def _concerns(self, exercise: Exercise) -> tuple[Concern, ...]:
        known = self._screened.get(exercise.id)
        if known is None:
            known = self._screened[exercise.id] = screen(exercise, self._client, self._table.catalogue)
        return known

    def _strength_dose(self, exercise: Exercise) -> Dose:
        """The usual dose with few sets; plain holds at the length of the client's level."""
        dose = self._fitted(_daily(exercise.default_dose))
        if dose.set_count > self._most_sets:
            dose = replace(dose, sets=self._most_sets)
        hold = dose.hold_seconds
        if hold is None or dose.reps is not None:
            return dose
        has_time = (self._client.minutes or 0) >= _MORE_SETS_FROM_MINUTES
        wanted = HOLD_STEP_SECONDS * (min(self._client.level or 1, 2) if has_time else 1)
        return replace(dose, hold_seconds=Span.of(min(max(wanted, hold.low), hold.high)))


def plays(vector: Vector, part: Part) -> bool:
    """Whether an exercise is mainly for this part."""
    place = _TRUNK_PLACE.get(part)
    if place is not None:
        return vector.trunk[place] == 1.0
    return not _PART_MUSCLES[part].isdisjoint(vector.main_muscles)


def part_muscles(part: Part) -> frozenset[str]:
    """The muscles of a part that is not of the trunk."""
    return _PART_MUSCLES.get(part, frozenset())


def is_held(dose: Dose) -> bool:
    """Whether a stretch is held as rule 4 asks, not moved in repetitions."""
    return dose.reps is None and (dose.hold_seconds is not None or dose.breaths is not None)


def aerobic_choice(choice: Choice, minutes: int) -> Choice:
    """Aerobic work of so many minutes, at its usual effort; fewer where it has to be changed."""
    minutes = careful_minutes(minutes, choice.concerns)
    dose = Dose(duration_seconds=Span.of(minutes * 60.0), effort=choice.dose.effort)
    return replace(choice, dose=dose)


def _daily(dose: Dose) -> Dose:
    """Once a day, so that the session is what it says."""
    return replace(dose, times_per_day=None)


def _brief(dose: Dose) -> Dose:
    """The least of the usual amount, and at most half a minute of rest; the sets stay."""
    rest = min(REST_SECONDS if dose.rest_seconds is None else dose.rest_seconds, BRIEF_REST_SECONDS)
    return replace(
        dose,
        reps=_low(dose.reps),
        breaths=_low(dose.breaths),
        hold_seconds=_low(dose.hold_seconds),
        rest_seconds=rest if dose.set_count > 1 else dose.rest_seconds,
    )


def _low(amount: Span | None) -> Span | None:
    return None if amount is None else Span.of(amount.low)


def _loosens(vector: Vector) -> bool:
    is_walk = vector.kind is Kind.AEROBIC and not vector.needs
    return is_walk or (vector.kind is Kind.LOOSENING and vector.exercise.type is ExerciseType.MOBILITY)


def _warm_up_dose(vector: Vector) -> Dose:
    dose = _daily(vector.exercise.default_dose)
    if vector.kind is Kind.AEROBIC:
        return Dose(duration_seconds=Span.of(WARM_UP_WALK_SECONDS), effort="")
    return replace(dose, sets=1)


def _warm_up_rank(vector: Vector) -> tuple[float, ...]:
    exercise = vector.exercise
    moves_trunk = bool(vector.movements)
    is_known = exercise.sources != ("own",)
    return (exercise.level, not moves_trunk, vector.kind is Kind.AEROBIC, not is_known, vector.minutes)


def _stretch_rank(vector: Vector, goals: tuple[Goal, ...]) -> tuple[float, str]:
    first = tuple(muscle for goal in (*goals, None) for muscle in _STRETCH_FIRST.get(goal, ()))
    places = [first.index(muscle) for muscle in vector.stretched if muscle in first]
    place = min(places, default=len(first))
    return (
        place + 0.1 * vector.exercise.level + 0.2 * (vector.exercise.sources == ("own",)),
        vector.exercise.id,
    )
