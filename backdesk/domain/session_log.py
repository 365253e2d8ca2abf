"""What came back from the client: days done, pain, effort, and outcome scores."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backdesk.domain.ids import ClientId, OutcomeId, PlanId, SessionId

MOST_PAIN = 10
"""Pain and effort are scored from 0 to this, as on the log sheet."""


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One training day as it was done. Scores run from 0 to 10; None where nothing was written.

    `planned` and `done` count exercises. `week` (from 1) and `day` (monday …) say which day of the plan
    it was; None and "" where it belongs to none.
    """

    id: SessionId
    client: ClientId
    day_done: date
    plan: PlanId | None = None
    week: int | None = None
    day: str = ""
    planned: int = 0
    done: int = 0
    pain_before: int | None = None
    pain_after: int | None = None
    pain_next_morning: int | None = None
    effort: int | None = None
    note: str = ""


class OutcomeMeasure(StrEnum):
    """Outcome measures by their usual abbreviations."""

    NPRS = "nprs"
    PSFS = "psfs"
    ODI = "odi"
    RMDQ = "rmdq"


@dataclass(frozen=True, slots=True)
class OutcomeScore:
    """A score of an outcome measure on a date. `item` names what is scored (PSFS), "" for the whole."""

    id: OutcomeId
    client: ClientId
    measure: OutcomeMeasure
    day: date
    value: float
    item: str = ""
    note: str = ""
