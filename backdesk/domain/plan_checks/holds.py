"""How long stretches and planks are held, and exercises with limits of their own: rules 4, 5 and 9."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from backdesk.domain.blocks import BlockKind
from backdesk.domain.dose import Dose, Span
from backdesk.domain.dose_text import seconds_text, span_text
from backdesk.domain.exercise import ExerciseType
from backdesk.domain.plan_checks import edits
from backdesk.domain.plan_checks.doses import item_hit
from backdesk.domain.plan_checks.effort import asks_failure, is_failure
from backdesk.domain.plan_checks.facts import Item, WeekFacts
from backdesk.domain.plan_checks.finding import Severity
from backdesk.domain.plan_checks.hits import Hit, SpotFix
from backdesk.domain.plan_checks.say import Say
from backdesk.domain.plan_checks.setting import Setting
from backdesk.domain.plan_checks.sources import Source

STRETCH_RULE, BREATHS_RULE, PLANK_RULE, FAILURE_RULE = (
    "stretch-hold",
    "yoga-breaths",
    "plank-time",
    "good-morning-failure",
)
STRETCH_SECONDS = Span(20, 30)
"""Stretches are held for 20–30 s and repeated (rule 4, source A)."""
YOGA_BREATHS = Span(5, 10)
"""Yoga poses are held for 5–10 breaths (rule 4, source T)."""
PLANK_SECONDS = Span(15, 60)
"""A plank is held for 15 s to 60 s (rule 5, source A)."""
PLANKS = frozenset({"plank", "plank-hands", "knee-plank", "long-lever-plank", "weighted-plank"})
GOOD_MORNINGS = frozenset(
    {"good-morning-barbell", "good-morning-bodyweight", "goblet-good-morning", "paused-good-morning"}
)


def find(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    """Holds out of their range, stretches done once, good mornings to failure."""
    for item in week.items:
        if item.exercise.id in PLANKS:
            yield from _plank(item, setting)
        elif item.exercise.type is ExerciseType.STRETCH:
            yield from _stretch(item, setting)
        elif item.is_work and item.dose.breaths is not None and item.dose.reps is None:
            yield from _breaths(item, item.dose.breaths, item.exercise.default_dose, setting)
        if item.exercise.id in GOOD_MORNINGS and (is_failure(item.dose.effort) or asks_failure(item.note)):
            yield _failure(item, setting)


def _stretch(item: Item, setting: Setting) -> Iterator[Hit]:
    dose, usual = item.dose, item.exercise.default_dose
    hold = dose.hold_seconds
    if hold is None and dose.breaths is None and usual.duration_seconds is None:
        hold = dose.duration_seconds
    if hold is not None:
        yield from _held(item, hold, usual, setting)
        if dose.reps is None and is_done_once(item) and usual.set_count > 1:
            yield _once(item, setting)
    elif dose.breaths is not None and dose.reps is None:
        yield from _breaths(item, dose.breaths, usual, setting)


def is_done_once(item: Item) -> bool:
    """Whether a stretch is done a single time on its day."""
    return item.sets * item.dose.daily_count == 1


def _held(item: Item, hold: Span, usual: Dose, setting: Setting) -> Iterator[Hit]:
    say = setting.words.gettext
    is_moved = item.dose.reps is not None  # in and out of it with short holds, as in Knee-to-Chest
    is_short = hold.high < STRETCH_SECONDS.low and item.block is not BlockKind.WARM_UP and not is_moved
    is_long = hold.low > STRETCH_SECONDS.high
    if not (is_short or is_long) or hold == usual.hold_seconds:
        return
    texts = Say(
        say("Stretch held for less than 20 seconds: {names}.")
        if is_short
        else say("Stretch held for more than 30 seconds: {names}."),
        say("Stretches are held for 20 to 30 seconds and repeated."),
        (Source.UNIVERSITY,),
        say("Hold for 20 to 30 seconds."),
    )
    wanted = STRETCH_SECONDS.high
    fix = SpotFix(say("Hold for 30 seconds"), edits.change_dose(lambda dose: with_hold(dose, wanted)))
    yield item_hit(
        STRETCH_RULE,
        item,
        texts,
        key=span_text(hold),
        subject=_with(item, seconds_text(hold, setting.words), setting),
        fixes=(fix,),
    )


def _once(item: Item, setting: Setting) -> Hit:
    say = setting.words.gettext
    texts = Say(
        say("Stretch done only once: {names}."),
        say("Stretches are held for 20 to 30 seconds and repeated."),
        (Source.UNIVERSITY,),
        say("Do it twice."),
    )
    return item_hit(
        STRETCH_RULE, item, texts, key="once", fixes=(SpotFix(say("Do it twice"), edits.set_sets(2)),)
    )


def _breaths(item: Item, breaths: Span, usual: Dose, setting: Setting) -> Iterator[Hit]:
    say = setting.words.gettext
    own = usual.breaths or YOGA_BREATHS  # some poses are held for fewer or more, as the library says
    if breaths.high >= min(YOGA_BREATHS.low, own.low) and breaths.low <= max(YOGA_BREATHS.high, own.high):
        return
    texts = Say(
        say("Fewer or more than 5–10 breaths: {names}."),
        say("Yoga poses are held for 5 to 10 breaths."),
        (Source.TRAINER,),
        say("Hold for 5 to 10 breaths."),
    )
    fix = SpotFix(
        say("Hold for 5–10 breaths"), edits.change_dose(lambda dose: replace(dose, breaths=YOGA_BREATHS))
    )
    said = setting.words.ngettext("{n} breath", "{n} breaths", round(breaths.high))
    subject = _with(item, said.format(n=span_text(breaths)), setting)
    yield item_hit(BREATHS_RULE, item, texts, key=span_text(breaths), subject=subject, fixes=(fix,))


def plank_hold(dose: Dose) -> Span | None:
    """The seconds a plank is held, however that was written."""
    return dose.hold_seconds or dose.duration_seconds


def _plank(item: Item, setting: Setting) -> Iterator[Hit]:
    say = setting.words.gettext
    hold = plank_hold(item.dose)
    if hold is None or PLANK_SECONDS.low <= hold.high <= PLANK_SECONDS.high:
        return
    is_long = hold.high > PLANK_SECONDS.high
    if item.dose.reps is not None and not is_long:  # several short ones in a row
        return
    texts = Say(
        say("Plank held for more than 60 seconds: {names}.")
        if is_long
        else say("Plank held for less than 15 seconds: {names}."),
        say("A plank starts at 15 seconds and grows in steps of 15 seconds up to 60 seconds."),
        (Source.UNIVERSITY,),
        say("Hold for 60 seconds, or take a harder version.")
        if is_long
        else say("Hold for 15 seconds, or take an easier version."),
    )
    label = say("Hold for 60 seconds") if is_long else say("Hold for 15 seconds")
    limit = PLANK_SECONDS.high if is_long else PLANK_SECONDS.low
    yield item_hit(
        PLANK_RULE,
        item,
        texts,
        key=span_text(hold),
        subject=_with(item, seconds_text(hold, setting.words), setting),
        fixes=(SpotFix(label, edits.change_dose(lambda dose: with_hold(dose, limit))),),
    )


def with_hold(dose: Dose, seconds: float) -> Dose:
    """The dose with its hold or its duration changed, whichever it has."""
    if dose.hold_seconds is not None:
        return replace(dose, hold_seconds=Span.of(seconds))
    return replace(dose, duration_seconds=Span.of(seconds))


def _failure(item: Item, setting: Setting) -> Hit:
    say = setting.words.gettext
    texts = Say(
        say("Good morning to failure: {names}."),
        say("Good mornings are not done to failure: a tired back loses its form under load."),
        (Source.STRENGTH_GUIDE,),
        say("Stop a few repetitions earlier."),
    )
    fix = SpotFix(
        say("Set the effort to RPE 7"), edits.change_dose(lambda dose: replace(dose, effort="RPE 7"))
    )
    return item_hit(FAILURE_RULE, item, texts, severity=Severity.SERIOUS, fixes=(fix,))


def _with(item: Item, amount: str, setting: Setting) -> str:
    return setting.words.gettext("{exercise} ({amount})").format(exercise=item.exercise.name, amount=amount)
