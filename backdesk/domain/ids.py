"""Names for the identifiers that travel through the program."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import NewType

ExerciseId = NewType("ExerciseId", str)
MuscleId = NewType("MuscleId", str)
PrecautionId = NewType("PrecautionId", str)
PlanId = NewType("PlanId", str)
ClientId = NewType("ClientId", str)
WeekId = NewType("WeekId", str)
DayId = NewType("DayId", str)
EntryId = NewType("EntryId", str)
SessionId = NewType("SessionId", str)
OutcomeId = NewType("OutcomeId", str)

IdFactory = Callable[[], str]
"""Makes a fresh identifier; passed into pure edits so that tests can fix it."""


def random_id() -> str:
    """Return a fresh 32-character hexadecimal identifier (UUID 4)."""
    return uuid.uuid4().hex
