"""A place in words: "Weeks 1–4, Monday, Strength"."""

from __future__ import annotations

from collections.abc import Sequence

from backdesk.domain.labels import block_name, day_name
from backdesk.domain.plan import day_order
from backdesk.domain.plan_checks.finding import Place
from backdesk.domain.when_text import weeks_text
from backdesk.domain.wording import Words


def place_text(place: Place, words: Words) -> str:
    """Where a finding is; "Whole plan" where it is in no one place."""
    if not place.spots:
        return words.gettext("Whole plan")
    parts = [weeks_text(sorted(week + 1 for week in place.weeks), words)]
    if place.days:
        parts.append(_days(sorted(place.days, key=day_order), words))
    if place.block is not None:
        parts.append(block_name(place.block, words))
    return ", ".join(parts)


def _days(days: Sequence[str], words: Words) -> str:
    """Days in a row; three weekdays and more that follow each other as a span."""
    parts: list[str] = []
    for run in _runs([day_order(day) for day in days]):
        names = [day_name(days[place], words) for place in run]
        parts += [f"{names[0]}–{names[-1]}"] if len(names) > 2 else names
    return ", ".join(parts)


def _runs(numbers: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The places of numbers that follow each other."""
    runs: list[list[int]] = []
    for place, (kind, number) in enumerate(numbers):
        if runs and numbers[place - 1] == (kind, number - 1):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs
