"""What is missing? Ranks the exercises of the library by how much each would close the gaps of a week.

The score of an exercise is the sum of its reasons (`suggest_reasons`). One that has to be changed for the
client counts half, and so does one that the week has already; each level above the first takes away a
seventh; and so that nobody is told to buy a barbell, what needs more than a home has counts a third less
where nobody asked about the equipment. Of exercises with the same main reason each further one counts a
fifth less, so that the list does not name five times the same. Left out are those to be avoided, those whose
equipment is not at hand, those above the client's level (2 where nobody said), and those that no day has
time or room for.

Equal scores go by level, easy first, then by name, then by id: the same week always gets the same list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import heapify, heappop

from backdesk.domain.client import Client
from backdesk.domain.coverage import CoverageRules, WeekCoverage
from backdesk.domain.dose import Dose
from backdesk.domain.exercise import Equipment, Exercise
from backdesk.domain.ids import ExerciseId
from backdesk.domain.plan import Cell, Week
from backdesk.domain.screening import Concern, ConcernKind, screen
from backdesk.domain.suggest_aerobic import careful_dose, is_acute
from backdesk.domain.suggest_gaps import Gaps, find_gaps
from backdesk.domain.suggest_places import Placing, Rooms
from backdesk.domain.suggest_reasons import Reason, ReasonKind, reasons, score
from backdesk.domain.suggest_vectors import Kind, Vector, VectorTable

USUAL_LEVEL = 2
"""The hardest exercises that are suggested where nobody said what suits the client."""
CHANGED_SHARE = 0.5
PLANNED_SHARE = 0.5
SAME_REASON_SHARE = 0.8
LEVEL_SHARE = 6 / 7
UNASKED_SHARE = 2 / 3
HOME_EQUIPMENT = frozenset(
    {Equipment.MAT, Equipment.CHAIR, Equipment.TABLE, Equipment.WALL, Equipment.TOWEL, Equipment.DOWEL}
)
"""What is taken to be at hand where nobody asked: every home has it or something that serves."""
LEAST_SCORE = 0.1
"""What is worth less closes no gap that a person would see."""
MOST_SHOWN = 24
_POOL = 4
"""So many times the wanted number is looked at before the same reasons are spread out."""


@dataclass(frozen=True, slots=True)
class Question:
    """The week to look at, its count, and for whom."""

    week: Week
    week_index: int
    coverage: WeekCoverage
    rules: CoverageRules
    client: Client | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An exercise, where it would go, and why; `concerns` say what to change for the client."""

    exercise: Exercise
    cell: Cell
    dose: Dose
    score: float
    reasons: tuple[Reason, ...]
    concerns: tuple[Concern, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """The suggestions, best first; none, and `refer`, where a doctor has to be asked first."""

    suggestions: tuple[Suggestion, ...] = ()
    refer: Concern | None = None


def what_is_missing(question: Question, table: VectorTable, *, most: int = MOST_SHOWN) -> Missing:
    """The best suggestions for a week."""
    refer = _refer(question.client, table)
    if refer is not None:
        return Missing(refer=refer)
    client = question.client
    goals = () if client is None else client.goals
    gaps = find_gaps(question.week, question.coverage, question.rules, table.catalogue, goals=goals)
    rooms = Rooms(question.week, question.coverage, client, table)
    found: list[Suggestion] = []
    for vector, worth in _best_first(question, gaps, rooms, table):
        if len(found) >= most * _POOL:
            break
        why = reasons(vector, gaps, question.coverage, table.catalogue)
        suggestion = _suggestion(vector, worth, why, question, rooms)
        if suggestion is not None:
            found.append(suggestion)
    return Missing(tuple(_spread(found)[:most]))


def change_note(concerns: Iterable[Concern]) -> str:
    """What the client reads on the card about an exercise that is to be changed."""
    return "\n".join(dict.fromkeys(concern.reason for concern in concerns if concern.reason))


def _refer(client: Client | None, table: VectorTable) -> Concern | None:
    """A condition that asks for a doctor first holds for every exercise alike, so any one tells."""
    any_one = next(iter(table.by_id.values()), None)
    if any_one is None:
        return None
    concerns = screen(any_one.exercise, client, table.catalogue)
    return next((concern for concern in concerns if concern.kind is ConcernKind.REFER), None)


def _best_first(
    question: Question, gaps: Gaps, rooms: Rooms, table: VectorTable
) -> Iterator[tuple[Vector, float]]:
    """The exercises worth suggesting by falling score, before what speaks for less."""
    client = question.client
    level = USUAL_LEVEL if client is None or client.level is None else client.level
    is_unasked = client is None or client.equipment is None
    planned = {entry.exercise for day in question.week.days for _, entry in day.entries()}
    ranked: list[tuple[float, int, Vector]] = []
    for place, vector in enumerate(table.in_order):
        exercise = vector.exercise
        if exercise.level > level or not rooms.may_fit(vector):
            continue
        worth = score(vector, gaps) * LEVEL_SHARE ** (exercise.level - 1)
        if exercise.id in planned:
            worth *= PLANNED_SHARE
        if is_unasked and not vector.needs <= HOME_EQUIPMENT:
            worth *= UNASKED_SHARE
        if worth >= LEAST_SCORE:
            ranked.append((-round(worth, 6), place, vector))
    heapify(ranked)
    while ranked:
        worth, _, vector = heappop(ranked)
        yield vector, -worth


def _suggestion(
    vector: Vector, worth: float, why: tuple[Reason, ...], question: Question, rooms: Rooms
) -> Suggestion | None:
    """None where the client should not, no day can have it, or its only reason does not hold on that day.

    Nor strength work that has to be changed because of strong new pain: the change is to wait, mostly.
    """
    concerns = screen(vector.exercise, question.client, rooms.table.catalogue)
    if any(concern.kind is not ConcernKind.MODIFY for concern in concerns):
        return None
    if vector.kind is Kind.STRENGTH and is_acute(concerns):
        return None
    placing: Placing | None = rooms.place(vector)
    if placing is None:
        return None
    for reason in why:
        if (reason.kind, reason.about) == (ReasonKind.KIND, Kind.LOOSENING) and not placing.warms_up:
            worth -= reason.worth
            why = tuple(other for other in why if other is not reason)
    if worth < LEAST_SCORE or not why:
        return None
    cell = Cell(question.week_index, placing.day, placing.block)
    share = CHANGED_SHARE if concerns else 1.0
    dose = careful_dose(placing.dose, concerns) if vector.kind is Kind.AEROBIC else placing.dose
    return Suggestion(vector.exercise, cell, dose, round(worth * share, 6), why, concerns)


def _spread(found: list[Suggestion]) -> list[Suggestion]:
    """In order of what is left of the score after the same main reason was given before."""
    given: dict[tuple[str, str], int] = {}
    ranked: list[Suggestion] = []
    for suggestion in sorted(found, key=_order):
        main = _main_reason(suggestion)
        times = given.get(main, 0)
        given[main] = times + 1
        ranked.append(replace(suggestion, score=round(suggestion.score * SAME_REASON_SHARE**times, 6)))
    return sorted(ranked, key=_order)


def _main_reason(suggestion: Suggestion) -> tuple[str, str]:
    """The heaviest reason; that a week has no strength work at all would be the same for all of it."""
    for reason in suggestion.reasons:
        if (reason.kind, reason.about) != (ReasonKind.KIND, Kind.STRENGTH):
            return reason.kind, reason.about
    return "", ""


def _order(suggestion: Suggestion) -> tuple[float, int, str, ExerciseId]:
    exercise = suggestion.exercise
    return (-suggestion.score, exercise.level, exercise.name.casefold(), exercise.id)
