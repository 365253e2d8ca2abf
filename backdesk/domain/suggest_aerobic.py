"""Aerobic work for a client who has to take care with it: short at first, and at a pace of their own.

A walk is suggested as the 3–5 km of fact 65 (content/back-care-facts.md), briskly. Beside "walk a few minutes
at a time" on the same card that would be wrong, so that the dose follows the caution.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from backdesk.domain.dose import Dose, Span
from backdesk.domain.ids import PrecautionId
from backdesk.domain.screening import Concern

ACUTE = PrecautionId("acute-pain")
"""In strong pain "change it" often means "wait" or "a few minutes" (section 3 of the facts)."""
MOST_MINUTES_IN_PAIN, MOST_MINUTES_WITH_CARE = 10, 20
"""Never too much at once (rule 8 of section 5); the numbers are our own convention."""


def careful_minutes(minutes: int, concerns: Collection[Concern]) -> int:
    """So many minutes of aerobic work, or fewer where it has to be changed for the client."""
    if not concerns:
        return minutes
    return min(minutes, MOST_MINUTES_IN_PAIN if is_acute(concerns) else MOST_MINUTES_WITH_CARE)


def careful_dose(dose: Dose, concerns: Collection[Concern]) -> Dose:
    """The dose of aerobic work; where it has to be changed, shorter and without a word about its pace."""
    if not concerns:
        return dose
    most = 60.0 * careful_minutes(MOST_MINUTES_WITH_CARE, concerns)
    time = dose.duration_seconds
    if time is not None:
        time = Span.of(min(time.low, most), min(time.high, most))
    return replace(dose, duration_seconds=time, effort="")


def is_acute(concerns: Collection[Concern]) -> bool:
    """Whether one of them is about strong new pain."""
    return any(concern.about == ACUTE for concern in concerns)
