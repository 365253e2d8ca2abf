"""How much strength work a first week has: its slots and days, and the exercises there is time for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from backdesk.domain.client import Client, Goal
from backdesk.domain.exercise import Movement
from backdesk.domain.first_week_choice import (
    PAIRS,
    Frame,
    Session,
    choose_sessions,
    hard_beside,
    untrained,
)
from backdesk.domain.first_week_days import are_beside
from backdesk.domain.first_week_pool import HARDEST_AT_FIRST, Part, Pool

USUAL_FIRST_LEVEL = 1
FEWEST_EXERCISES, MOST_EXERCISES = 3, 5
"""3–5 exercises in a session (rule 2)."""
_MOST_EXERCISES = {Goal.MOBILITY: 3, Goal.ENDURANCE: 4}
"""Those who want to move better or longer have the time for stretches and walks instead."""
_AROUND_MINUTES = 3.0
"""A warm-up and a stretch, the shortest of which take a minute or so each."""
_WALK_MINUTES = 5.5


def week_frame(client: Client, days: Sequence[str], pool: Pool, *, walks: bool) -> Frame:
    """Five slots and two sessions in turn, to begin with; the time decides how many slots stay."""
    wanted = _wanted(client.goals)
    first = wanted or Part.HIPS
    second = Part.HIPS if first is Part.UPPER else Part.UPPER
    other = Part.PUSH if Goal.WHOLE_BODY in client.goals else second
    most = min((_MOST_EXERCISES.get(goal, MOST_EXERCISES) for goal in client.goals), default=MOST_EXERCISES)
    numbers = range(len(days))
    around = min(_AROUND_MINUTES, _least_around(pool)) if pool.is_brief else _AROUND_MINUTES
    trunk = (Part.BACK, Part.FRONT, Part.SIDES)
    sessions = ((*trunk, first, second)[:most], (*trunk, first, other)[:most])
    return Frame(
        parts=sessions[: min(2, len(days))],
        turns=tuple(number % 2 for number in numbers),
        beside=tuple((a, b) for a, b in combinations(numbers, 2) if are_beside(days[a], days[b])),
        minutes=float(client.minutes or 0) - around - (0.0 if walks else _WALK_MINUTES),
        wanted=wanted,
        level=min(client.level or USUAL_FIRST_LEVEL, HARDEST_AT_FIRST),
    )


def _wanted(goals: Sequence[Goal]) -> Part | None:
    wishes = {Goal.UPPER_BACK: Part.UPPER, Goal.WHOLE_BODY: Part.HIPS, Goal.STRONGER_BACK: Part.HIPS}
    return next((wishes[goal] for goal in goals if goal in wishes), None)


def fitting_sessions(frame: Frame, pool: Pool) -> tuple[tuple[Session, ...], Frame]:
    """As many exercises as fit into the time and need no rest between days, at least three.

    Fewer where only they leave the time for what trains a missing action of the spine.
    """
    best: tuple[tuple[Session, ...], Frame] | None = None
    for count in range(len(frame.parts[0]), FEWEST_EXERCISES - 1, -1):
        narrowed = replace(frame, parts=tuple(parts[:count] for parts in frame.parts))
        sessions = choose_sessions(narrowed, pool)
        fits = all(_minutes(session) <= frame.minutes for session in sessions)
        if not fits or hard_beside(sessions, narrowed):
            continue
        missing = avoidable(untrained(sessions), pool)
        if best is None or len(missing) < len(avoidable(untrained(best[0]), pool)):
            best = sessions, narrowed
        if not missing:
            break
    return best or (sessions, narrowed)


def avoidable(missing: Sequence[Movement], pool: Pool) -> list[Movement]:
    """Of the actions that nothing trains, those that something would."""
    pairs = (pair for pair in PAIRS if pair[0] in missing)
    return [pair[0] for pair in pairs if not pool.movements.isdisjoint(pair)]


def _minutes(session: Session) -> float:
    return sum(choice.minutes for choice in session)


def _least_around(pool: Pool) -> float:
    """The minutes of the shortest warm-up and the shortest stretch."""
    around = (pool.warm_ups, pool.stretches)
    return sum(min((choice.minutes for choice in choices), default=0.0) for choices in around)
