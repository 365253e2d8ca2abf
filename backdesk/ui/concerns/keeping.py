"""Keeping an exercise in spite of what speaks against it, and taking that back: edits of the plan."""

from __future__ import annotations

from collections.abc import Iterable

from backdesk.domain.ids import ExerciseId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_dismissals import dismiss, undismiss
from backdesk.domain.screening import Concern, concern_key


def keep(plan: Plan, exercise: ExerciseId, concerns: Iterable[Concern], note: str) -> Plan:
    """The plan overrides these concerns about an exercise, with one note for all."""
    for rule, keys in _by_rule(exercise, concerns).items():
        plan = dismiss(plan, rule, keys, note)
    return plan


def take_back(plan: Plan, exercise: ExerciseId, concerns: Iterable[Concern]) -> Plan:
    """The plan minds these concerns again."""
    for rule, keys in _by_rule(exercise, concerns).items():
        plan = undismiss(plan, rule, keys)
    return plan


def _by_rule(exercise: ExerciseId, concerns: Iterable[Concern]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for concern in concerns:
        found.setdefault(concern.rule, []).append(concern_key(exercise, concern))
    return found
