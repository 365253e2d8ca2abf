"""A muscle group loaded hard on two days in a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from backdesk.domain.ids import MuscleId
from backdesk.domain.labels import day_name
from backdesk.domain.plan import WEEKDAYS
from backdesk.domain.plan_checks import edits
from backdesk.domain.plan_checks.facts import WeekFacts
from backdesk.domain.plan_checks.finding import Severity
from backdesk.domain.plan_checks.hits import Hit, SpotFix, names_text
from backdesk.domain.plan_checks.say import Say
from backdesk.domain.plan_checks.setting import Setting
from backdesk.domain.plan_checks.sources import Source

RULE = "consecutive-days"
HARD_SETS = 5.0
"""So many sets in which a group is the main one, on one day, count as hard, or half as many that are said
to be (RPE 8 and more): our own convention. Stability, mobility and aerobic work never does."""


def find(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    """Neighbouring weekdays that load the same groups hard; numbered days may be any days apart."""
    for first, second in pairwise(WEEKDAYS):
        shared = shared_groups(week.direct.get(first, {}), week.direct.get(second, {}))
        if shared:
            days = (first, second)
            fixes = move_fixes(week, first, second, setting)
            yield hit(shared, days, setting, fixes=fixes)


def shared_groups(first: Mapping[MuscleId, float], second: Mapping[MuscleId, float]) -> tuple[MuscleId, ...]:
    """The groups that both days load hard."""
    return tuple(muscle for muscle in hard_groups(first) if second.get(muscle, 0.0) >= HARD_SETS)


def hard_groups(day: Mapping[MuscleId, float]) -> tuple[MuscleId, ...]:
    """The groups that a day loads hard."""
    return tuple(muscle for muscle, sets in day.items() if sets >= HARD_SETS)


def hit(
    shared: tuple[MuscleId, ...],
    days: tuple[str, str],
    setting: Setting,
    *,
    fixes: tuple[SpotFix, ...] = (),
) -> Hit:
    """The finding about two days in a row."""
    words = setting.words
    names = names_text([setting.catalogue.muscle_name(muscle) for muscle in shared], words)
    first, second = (day_name(day, words) for day in days)
    texts = Say(
        words.gettext("Hard on {first} and again on {second}: {muscles}.").format(
            first=first, second=second, muscles=names
        ),
        words.gettext("Muscles that worked hard need a day or more before they work hard again."),
        (Source.OWN,),
        words.gettext("Put a day between, or make one of the two lighter."),
    )
    return Hit(RULE, Severity.CAUTION, "-".join(days), texts, days=days, fixes=fixes)


def move_fixes(week: WeekFacts, first: str, second: str, setting: Setting) -> tuple[SpotFix, ...]:
    """One of two days moved to a free day that has no hard neighbour of the same groups."""
    for moved, stays in ((second, first), (first, second)):
        target = _free_target(week, moved, stays, setting)
        if target is not None:
            label = setting.words.gettext("Move {day} to {target}").format(
                day=day_name(moved, setting.words), target=day_name(target, setting.words)
            )
            return (SpotFix(label, edits.move_day(moved, target)),)
    return ()


def _free_target(week: WeekFacts, moved: str, stays: str, setting: Setting) -> str | None:
    client = setting.client
    allowed = WEEKDAYS if client is None or not client.days else client.days
    place = WEEKDAYS.index(moved)
    for name in (*WEEKDAYS[place:], *reversed(WEEKDAYS[:place])):
        if name not in allowed or week.day(name) is not None:
            continue
        # across the end of the week too, because the next one usually looks alike
        here = WEEKDAYS.index(name)
        beside = {WEEKDAYS[(here + step) % len(WEEKDAYS)] for step in (-1, 1)} - {moved}
        busy = (shared_groups(week.direct.get(moved, {}), week.direct.get(day, {})) for day in beside)
        if stays not in beside and not any(busy):
            return name
    return None
