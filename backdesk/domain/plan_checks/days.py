"""Which days of a week something can be put on: free ones, those apart, those with time left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backdesk.domain.blocks import BlockKind
from backdesk.domain.dose import Dose
from backdesk.domain.duration import entry_seconds
from backdesk.domain.labels import day_name
from backdesk.domain.plan import WEEKDAYS, day_number
from backdesk.domain.plan_checks.facts import DayFacts, WeekFacts
from backdesk.domain.plan_checks.setting import Setting


def client_days(setting: Setting) -> tuple[str, ...]:
    """The weekdays on which the client can train; all where nobody said."""
    client = setting.client
    return WEEKDAYS if client is None or not client.days else tuple(client.days)


def is_numbered(week: WeekFacts) -> bool:
    """Whether some day of it is no weekday: such a week is not bound to the client's days."""
    return not {day.name for day in week.days} <= set(WEEKDAYS)


def week_count(week: WeekFacts) -> int:
    """How many weeks its days stand for: two where they are numbered beyond a week."""
    return 2 if any((day_number(day.name) or 0) > len(WEEKDAYS) for day in week.days) else 1


def free_day(week: WeekFacts, setting: Setting) -> str | None:
    """A weekday without entries on which the client can train, as far from work as the week allows.

    None in a week of numbered days, and where no day is free.
    """
    if is_numbered(week):
        return None
    allowed = client_days(setting)
    work = [day.name for day in week.work_days]
    free = [name for name in WEEKDAYS if name in allowed and week.day(name) is None]
    return max(free, key=lambda name: min((gap(name, other) for other in work), default=0), default=None)


def gap(one: str, other: str) -> int:
    """How many days two weekdays are apart, round the end of the week."""
    apart = abs(WEEKDAYS.index(one) - WEEKDAYS.index(other))
    return min(apart, len(WEEKDAYS) - apart)


def has_time(day: DayFacts | None, doses: Iterable[Dose], setting: Setting, *, rounds: int = 1) -> bool:
    """Whether the client's minutes are enough for so much more on a day (None for an empty one)."""
    most = None if setting.client is None else setting.client.minutes
    before = 0.0 if day is None else day.minutes
    return most is None or before + sum(entry_seconds(dose, rounds) for dose in doses) / 60 <= most


def is_circuit(day: DayFacts | None, block: BlockKind = BlockKind.STRENGTH) -> bool:
    """Whether a block is gone through several times, which would multiply what is put into it."""
    return day is not None and any(item.rounds > 1 for item in day.of(block))


def days_text(days: Sequence[str], setting: Setting) -> str:
    """Days in a row."""
    return ", ".join(day_name(day, setting.words) for day in days)
