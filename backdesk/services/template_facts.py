"""What a template says about itself before it is used: time, equipment, coverage, and what to mind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.coverage import Band, CoverageCounter, CoverageRules, WeekCoverage
from backdesk.domain.exercise import SPINAL_MOVEMENTS, Equipment, Movement
from backdesk.domain.ids import ExerciseId, MuscleId
from backdesk.domain.muscle import Taxonomy
from backdesk.domain.plan import Plan
from backdesk.domain.screening import ConcernKind, plan_concerns

_MOST_MUSCLES = 6


@dataclass(frozen=True, slots=True)
class WorkedMuscle:
    """A muscle or group among those that are worked most; fractional sets a week."""

    muscle: MuscleId
    sets: float
    band: Band


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """Counted on the template's first week.

    `minutes` are the estimated minutes of the shortest and of the longest day, in whole minutes. `concerns`
    lists the exercises to mind for a client, each under the gravest kind that holds for it.
    """

    day_count: int
    minutes: tuple[int, int]
    equipment: tuple[Equipment, ...]
    worked: tuple[WorkedMuscle, ...]
    stretched: tuple[MuscleId, ...]
    movements: tuple[Movement, ...]
    aerobic_minutes: int
    concerns: dict[ConcernKind, tuple[ExerciseId, ...]]


def template_facts(
    template: Plan, client: Client | None, catalogue: Catalogue, rules: CoverageRules | None = None
) -> TemplateFacts:
    """The facts of a template, for a client where there is one."""
    known = catalogue.with_exercises(template.exercises)
    week = CoverageCounter(known, rules).week(template.weeks[0])
    days = [day for day in template.weeks[0].days if not day.is_rest]
    minutes = [round(week.session_minutes.get(day.name, 0)) for day in days] or [0]
    used = dict.fromkeys(entry.exercise for entry in template.entries())
    needs = {item for name in used if name in known.exercises for item in known.exercises[name].equipment}
    return TemplateFacts(
        day_count=len(days),
        minutes=(min(minutes), max(minutes)),
        equipment=tuple(item for item in Equipment if item in needs),
        worked=_worked(week, known.taxonomy),
        stretched=_stretched(week, known.taxonomy),
        movements=tuple(movement for movement in SPINAL_MOVEMENTS if week.movements.get(movement)),
        aerobic_minutes=round(week.aerobic_minutes),
        concerns=_concerns(template, client, known),
    )


def _shown(taxonomy: Taxonomy) -> Iterable[MuscleId]:
    """Groups, and muscles that belong to none: each is counted once."""
    return (muscle.id for muscle in taxonomy.by_id.values() if muscle.is_group or muscle.group is None)


def _worked(week: WeekCoverage, taxonomy: Taxonomy) -> tuple[WorkedMuscle, ...]:
    counts = [(muscle, week.of(muscle)) for muscle in _shown(taxonomy)]
    found = [WorkedMuscle(muscle, count.fractional, count.band) for muscle, count in counts if count.direct]
    found.sort(key=lambda one: -one.sets)
    return tuple(found[:_MOST_MUSCLES])


def _stretched(week: WeekCoverage, taxonomy: Taxonomy) -> tuple[MuscleId, ...]:
    found = [muscle for muscle in _shown(taxonomy) if week.of(muscle).stretch_times]
    found.sort(key=lambda muscle: -week.of(muscle).stretch_seconds)
    return tuple(found[:_MOST_MUSCLES])


def _concerns(
    template: Plan, client: Client | None, catalogue: Catalogue
) -> dict[ConcernKind, tuple[ExerciseId, ...]]:
    """To see a doctor first holds for the person, so it comes beside what else holds for an exercise."""
    found: dict[ConcernKind, list[ExerciseId]] = {}
    for exercise, concerns in plan_concerns(template, client, catalogue).items():
        kinds = list(dict.fromkeys(concern.kind for concern in concerns))  # the gravest first
        if ConcernKind.REFER in kinds:
            found.setdefault(ConcernKind.REFER, []).append(exercise)
            kinds.remove(ConcernKind.REFER)
        if ConcernKind.EQUIPMENT in kinds:
            found.setdefault(ConcernKind.EQUIPMENT, []).append(exercise)
            kinds.remove(ConcernKind.EQUIPMENT)
        if kinds:
            found.setdefault(kinds[0], []).append(exercise)
    return {kind: tuple(found[kind]) for kind in ConcernKind if kind in found}
