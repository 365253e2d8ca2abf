"""Warming up before strength, without tiring: rule 3 of section 5."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from backdesk.domain.blocks import BlockKind
from backdesk.domain.dose import Dose, Span
from backdesk.domain.duration import entry_seconds
from backdesk.domain.exercise import Exercise
from backdesk.domain.labels import day_name
from backdesk.domain.plan_checks import edits
from backdesk.domain.plan_checks.effort import is_hard
from backdesk.domain.plan_checks.facts import DayFacts, WeekFacts
from backdesk.domain.plan_checks.finding import Severity
from backdesk.domain.plan_checks.hits import Hit, SpotFix
from backdesk.domain.plan_checks.say import Say
from backdesk.domain.plan_checks.setting import Setting
from backdesk.domain.plan_checks.shorter import shorter_fixes
from backdesk.domain.plan_checks.sources import Source

MISSING_RULE, TIRING_RULE = "no-warm-up", "tiring-warm-up"
MOST_WARM_UP_MINUTES = 15.0
"""Longer than this a warm-up counts as tiring: our own convention, the sources give no number."""
_SOURCES = (Source.PAIN_ARTICLE, Source.STRENGTH_GUIDE)
_SECONDS = {"cat-cow": 60.0, "walking": 300.0}
"""Cat-Cow 60 s as in the warm-up circuit of section 4; five minutes of easy walking are our own."""
_WARM_UPS = (
    "cat-cow",
    "pelvic-tilt",
    "knee-to-chest",
    "walking",
    "seated-march",
    "scapular-retraction",
    "arm-circle",
    "hip-circle",
)
_ADDED = 2


def find(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    """Strength without a warm-up, and warm-ups that cost too much."""
    for day in week.work_days:
        warm_up = day.of(BlockKind.WARM_UP)
        if not warm_up:
            yield _missing(day, week, setting)
            continue
        seconds = sum(entry_seconds(item.dose, item.rounds) for item in warm_up)
        if seconds > MOST_WARM_UP_MINUTES * 60:
            yield _long(day, seconds, setting)
    yield from _hard(week, setting)


def _missing(day: DayFacts, week: WeekFacts, setting: Setting) -> Hit:
    say = setting.words.gettext
    texts = Say(
        say("Strength work without a warm-up."),
        say("A warm-up prepares muscles and joints for the work that follows."),
        _SOURCES,
        say("Add a few minutes of easy movement before it."),
    )
    return Hit(
        MISSING_RULE, Severity.CAUTION, day.name, texts, days=(day.name,), fixes=_fixes(day, week, setting)
    )


def _fixes(day: DayFacts, week: WeekFacts, setting: Setting) -> tuple[SpotFix, ...]:
    """The warm-up of another day of the week where there is one, else two easy exercises."""
    say = setting.words.gettext
    other = next((one for one in week.days if one.of(BlockKind.WARM_UP)), None)
    if other is not None:
        label = say("Add the warm-up of {day}").format(day=day_name(other.name, setting.words))
        return (SpotFix(label, edits.copy_block(other.name, day.name, BlockKind.WARM_UP)),)
    added = easy_warm_up(setting)
    if not added:
        return ()
    label = say("Add a warm-up: {names}").format(names=", ".join(one.name for one, _ in added))
    return (SpotFix(label, edits.add_exercises(day.name, BlockKind.WARM_UP, *added)),)


def easy_warm_up(setting: Setting) -> tuple[tuple[Exercise, Dose], ...]:
    """Two easy exercises to warm up with, once each; fewer where the client cannot do them."""
    fitting = [one for one in setting.open_ones(_WARM_UPS) if BlockKind.WARM_UP in one.blocks][:_ADDED]
    return tuple((one, _warm_up_dose(one)) for one in fitting)


def _warm_up_dose(exercise: Exercise) -> Dose:
    seconds = _SECONDS.get(exercise.id)
    if seconds is not None:
        return Dose(sets=1, duration_seconds=Span.of(seconds))
    return replace(exercise.default_dose, sets=1)


def _long(day: DayFacts, seconds: float, setting: Setting) -> Hit:
    warm_up = day.of(BlockKind.WARM_UP)
    say = setting.words.gettext
    texts = Say(
        say("The warm-up takes about {n} minutes.").format(n=round(seconds / 60)),
        say("A warm-up prepares and must not tire."),
        (*_SOURCES, Source.OWN),
        say("Shorten it, or move a part of it to another block."),
    )
    return Hit(
        TIRING_RULE,
        Severity.HINT,
        f"{day.name}/long",
        texts,
        days=(day.name,),
        block=BlockKind.WARM_UP,
        entries=tuple(item.id for item in warm_up),
        fixes=shorter_fixes(warm_up, MOST_WARM_UP_MINUTES * 60, setting),
    )


def _hard(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    say = setting.words.gettext
    texts = Say(
        say("Hard effort in a warm-up: {names}."),
        say("A warm-up prepares and must not tire."),
        (*_SOURCES, Source.OWN),
        say("Keep it easy."),
    )
    fix = SpotFix(say("Leave the effort out"), edits.change_dose(lambda dose: replace(dose, effort="")))
    for item in week.items:
        if item.block is BlockKind.WARM_UP and is_hard(item.dose.effort):
            yield Hit(
                TIRING_RULE,
                Severity.HINT,
                f"{item.exercise.id}/hard",
                texts,
                subject=item.exercise.name,
                days=(item.day,),
                block=item.block,
                entries=(item.id,),
                fixes=(fix,),
            )
