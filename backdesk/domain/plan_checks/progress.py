"""From week to week: gradual load, and planks in steps of 15 seconds (rules 5 and 9 of section 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backdesk.domain.dose import Dose
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import EntryId
from backdesk.domain.plan import WEEKDAYS
from backdesk.domain.plan_checks import edits
from backdesk.domain.plan_checks.effort import Load, read_load
from backdesk.domain.plan_checks.facts import WeekFacts
from backdesk.domain.plan_checks.finding import Severity
from backdesk.domain.plan_checks.hits import Hit, SpotFix
from backdesk.domain.plan_checks.holds import PLANK_SECONDS, PLANKS, plank_hold, with_hold
from backdesk.domain.plan_checks.load_steps import grow_gradually, is_jump, next_step, steps
from backdesk.domain.plan_checks.recovery import hit as consecutive_hit
from backdesk.domain.plan_checks.recovery import move_fixes, shared_groups
from backdesk.domain.plan_checks.say import Say
from backdesk.domain.plan_checks.setting import Setting
from backdesk.domain.plan_checks.sources import Source

LOAD_RULE, PLANK_STEP_RULE = "load-jump", "plank-step"
PLANK_STEP = 15.0
"""Planks grow in steps of 15 s (rule 5, source A)."""


@dataclass(slots=True)
class _Best:
    """The most of one exercise in a week, and the entries that have it."""

    exercise: Exercise
    amount: float
    entries: list[EntryId]
    days: list[str]


WeekHits = tuple[int, Hit]
"""A hit and the number of its week, from 0."""


def find(weeks: Sequence[WeekFacts], setting: Setting) -> Iterator[WeekHits]:
    """Jumps from the most of all weeks before, so that the week after an easy one is compared fairly."""
    loads: dict[tuple[str, str], float] = {}
    holds: dict[tuple[str, str], float] = {}
    most = [_most_loads(week) for week in weeks]
    for number, week in enumerate(weeks):
        for (exercise, unit), best in most[number].items():
            before = loads.get((exercise, unit))
            if before is not None and is_jump(best.amount, Load(before, unit)):
                after = [one.get((exercise, unit)) for one in most[number:]]
                yield number, _load_hit(best, Load(before, unit), after, setting)
            loads[exercise, unit] = max(before or 0.0, best.amount)
        for key, best in _most_holds(week).items():
            before = holds.get(key)
            # beyond the longest hold the rule about that says all there is to say
            if before is not None and before < PLANK_SECONDS.high and best.amount > before + PLANK_STEP:
                yield number, _plank_hit(best, before, setting)
            holds[key] = max(before or 0.0, best.amount)
        if number + 1 < len(weeks):
            yield from _over_sunday(number, week, weeks[number + 1], setting)
    if len(weeks) == 1:  # it is done again and again
        fixes = move_fixes(weeks[0], WEEKDAYS[-1], WEEKDAYS[0], setting)
        yield from _over_sunday(0, weeks[0], weeks[0], setting, fixes=fixes)


def _over_sunday(
    number: int, week: WeekFacts, after: WeekFacts, setting: Setting, *, fixes: tuple[SpotFix, ...] = ()
) -> Iterator[WeekHits]:
    sunday, monday = WEEKDAYS[-1], WEEKDAYS[0]
    shared = shared_groups(week.direct.get(sunday, {}), after.direct.get(monday, {}))
    if shared:
        yield number, consecutive_hit(shared, (sunday, monday), setting, fixes=fixes)


def _most_loads(week: WeekFacts) -> dict[tuple[str, str], _Best]:
    most: dict[tuple[str, str], _Best] = {}
    for item in week.items:
        load = read_load(item.dose.load) if item.dose.load else None
        if load is not None:
            _note(
                most, (item.exercise.id, load.unit), _Best(item.exercise, load.amount, [item.id], [item.day])
            )
    return most


def _most_holds(week: WeekFacts) -> dict[tuple[str, str], _Best]:
    most: dict[tuple[str, str], _Best] = {}
    for item in week.items:
        hold = plank_hold(item.dose) if item.exercise.id in PLANKS else None
        if hold is not None:
            _note(most, (item.exercise.id, "s"), _Best(item.exercise, hold.high, [item.id], [item.day]))
    return most


def _note(most: dict[tuple[str, str], _Best], key: tuple[str, str], found: _Best) -> None:
    best = most.get(key)
    if best is None or found.amount > best.amount:
        most[key] = found
    elif found.amount == best.amount:
        best.entries += found.entries
        best.days += found.days


def _load_fix(exercise: Exercise, before: Load, after: Sequence[_Best | None], setting: Setting) -> SpotFix:
    words = setting.words
    amounts = [None if best is None else best.amount for best in after]
    capped = list(steps(amounts, before))
    form = (
        words.gettext("Go up to {load}, and on in small steps")
        if capped[1:] != amounts[1:]
        else words.gettext("Go up to {load}")
    )
    label = form.format(load=_load_text(next_step(before), before.unit))
    return SpotFix(label, grow_gradually(exercise.id, before.unit))


def _load_text(amount: float, unit: str) -> str:
    return f"{amount:g}%" if unit == "%" else f"{amount:g} {unit}"


def _load_hit(best: _Best, before: Load, after: Sequence[_Best | None], setting: Setting) -> Hit:
    """`after` is the most of this week and those that follow."""
    words = setting.words
    now, then = (_load_text(amount, before.unit) for amount in (best.amount, before.amount))
    texts = Say(
        words.gettext("Load grows fast: {names}."),
        words.gettext("Load is to grow gradually."),
        (Source.STRENGTH_GUIDE, Source.OWN),
        words.gettext("Take a smaller step, or a week between."),
    )
    subject = words.gettext("{exercise} from {then} to {now}").format(
        exercise=best.exercise.name, then=then, now=now
    )
    key = f"{best.exercise.id}/{then}-{now}"
    days = tuple(dict.fromkeys(best.days))
    return Hit(
        LOAD_RULE,
        Severity.CAUTION,
        key,
        texts,
        subject=subject,
        days=days,
        entries=tuple(best.entries),
        fixes=(_load_fix(best.exercise, before, after, setting),),
    )


def _plank_hit(best: _Best, before: float, setting: Setting) -> Hit:
    words = setting.words
    texts = Say(
        words.gettext("Plank time grows fast: {names}."),
        words.gettext("Planks grow in steps of 15 seconds, up to 60 seconds."),
        (Source.UNIVERSITY,),
        words.gettext("Take a smaller step."),
    )
    subject = words.gettext("{exercise} from {then} to {now}").format(
        exercise=best.exercise.name, then=f"{before:g}", now=f"{best.amount:g} s"
    )
    wanted = min(before + PLANK_STEP, PLANK_SECONDS.high)
    label = words.gettext("Hold for {n} seconds").format(n=f"{wanted:g}")

    def shorter(dose: Dose) -> Dose:
        hold = plank_hold(dose)
        return dose if hold is None or hold.high <= wanted else with_hold(dose, wanted)

    return Hit(
        PLANK_STEP_RULE,
        Severity.HINT,
        f"{best.exercise.id}/{before:g}-{best.amount:g}",
        texts,
        subject=subject,
        days=tuple(dict.fromkeys(best.days)),
        entries=tuple(best.entries),
        fixes=(SpotFix(label, edits.change_dose(shorter)),),
    )
