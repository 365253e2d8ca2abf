"""Doses: missing, odd, one side alone, and those of rules 4, 5 and 9 of section 5."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.plan_checks import edits
from backdesk.domain.plan_checks.facts import Item, WeekFacts
from backdesk.domain.plan_checks.finding import Severity
from backdesk.domain.plan_checks.hits import Hit, SpotFix
from backdesk.domain.plan_checks.say import Say
from backdesk.domain.plan_checks.setting import Setting
from backdesk.domain.plan_checks.sources import Source
from backdesk.domain.swaps import note_without

MISSING_RULE, ODD_RULE, SIDE_RULE, SIDES_RULE = "dose-missing", "dose-odd", "one-side", "sides-unsaid"
MOST = {
    "sets": 10.0,
    "reps": 60.0,
    "hold_seconds": 300.0,
    "duration_seconds": 10_800.0,
    "breaths": 60.0,
    "times_per_day": 12.0,
}
"""Beyond these a number looks like a slip of the keyboard: our own convention."""
_ONE_SIDED = frozenset({Side.LEFT, Side.RIGHT})
_BOTH_SIDED = frozenset({Side.EACH, Side.ALTERNATING})


def find(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    """Doses that say nothing, numbers out of range, and sides left out."""
    for item in week.items:
        if is_missing(item.dose):
            yield _missing(item, setting)
        elif is_odd(item.dose):
            yield _odd(item, setting)
        if item.exercise.side is Side.EACH and item.dose.side is Side.BOTH:
            yield _unsaid(item, setting)
    yield from _one_sided(week, setting)


def is_missing(dose: Dose) -> bool:
    """Whether it says neither how often nor how long."""
    return dose.reps is None and dose.hold_seconds is None and is_without_time(dose)


def is_without_time(dose: Dose) -> bool:
    """Whether it says neither a duration nor breaths."""
    return dose.duration_seconds is None and dose.breaths is None


def is_odd(dose: Dose) -> bool:
    """Whether a number is zero, or larger than anyone means."""
    return bool(odd_numbers(dose))


def odd_numbers(dose: Dose) -> list[tuple[str, float, float]]:
    """The fields with such numbers, each with its range."""
    found: list[tuple[str, float, float]] = []
    for name, most in MOST.items():
        value = getattr(dose, name)
        if value is None:
            continue
        low, high = (value.low, value.high) if isinstance(value, Span) else (value, value)
        if high <= 0 or high > most or (low <= 0 and name != "reps"):
            found.append((name, low, high))
    return found


def item_hit(
    rule: str,
    item: Item,
    say: Say,
    *,
    severity: Severity = Severity.HINT,
    key: str = "",
    subject: str = "",
    fixes: tuple[SpotFix, ...] = (),
) -> Hit:
    """A hit about one entry; `key` follows the exercise's id, the `subject` is its name unless given."""
    about = f"{item.exercise.id}/{key}" if key else item.exercise.id
    said = subject or item.exercise.name
    return Hit(
        rule,
        severity,
        about,
        say,
        subject=said,
        days=(item.day,),
        block=item.block,
        entries=(item.id,),
        fixes=fixes,
        has_note=bool(note_without(item.note, item.exercise).strip()),
    )


def _missing(item: Item, setting: Setting) -> Hit:
    say = setting.words.gettext
    texts = Say(
        say("No dose yet: {names}."),
        say("Without repetitions or a time the client does not know how much to do."),
        (Source.OWN,),
        say("Say how often or how long."),
    )
    return item_hit(MISSING_RULE, item, texts, severity=Severity.CAUTION, fixes=_usual(item, setting))


def _odd(item: Item, setting: Setting) -> Hit:
    say = setting.words.gettext
    texts = Say(
        say("Is this dose meant? {names}."),
        say("A number is zero, or much larger than usual. It may be a slip of the keyboard."),
        (Source.OWN,),
        say("Correct the number."),
    )
    # numbers alone, because a key must be the same in every language
    key = ", ".join(f"{name} {low:g}-{high:g}" for name, low, high in odd_numbers(item.dose))
    dose = dose_sentence(item.dose, setting.words)
    subject = say("{exercise}: {dose}").format(exercise=item.exercise.name, dose=dose)
    return item_hit(
        ODD_RULE,
        item,
        texts,
        severity=Severity.CAUTION,
        key=key,
        subject=subject,
        fixes=_usual(item, setting),
    )


def _usual(item: Item, setting: Setting) -> tuple[SpotFix, ...]:
    """The library's usual dose, where it is one."""
    usual = item.exercise.default_dose
    if is_missing(usual) or is_odd(usual):
        return ()
    label = setting.words.gettext("Use the usual dose")
    return (SpotFix(label, edits.use_usual_dose(setting.catalogue)),)


def _unsaid(item: Item, setting: Setting) -> Hit:
    say = setting.words.gettext
    texts = Say(
        say("One side at a time, but the dose does not say each side: {names}."),
        say("The exercise is done on one side at a time, so the client may leave the other side out."),
        (Source.LIBRARY,),
        say("Say each side, alternating, or which side."),
    )
    fix = SpotFix(say("Say each side"), edits.change_dose(lambda dose: replace(dose, side=Side.EACH)))
    return item_hit(SIDES_RULE, item, texts, fixes=(fix,))


def _one_sided(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    say = setting.words.gettext
    sides: dict[str, set[Side]] = {}
    for item in week.items:
        sides.setdefault(item.exercise.id, set()).add(item.dose.side)
    fix = SpotFix(say("Do both sides"), edits.change_dose(lambda dose: replace(dose, side=Side.EACH)))
    for item in week.items:
        planned = sides[item.exercise.id]
        if item.dose.side not in _ONE_SIDED or planned >= _ONE_SIDED or planned & _BOTH_SIDED:
            continue  # more of one side beside both is no slip
        message = (
            say("Left side without the right: {names}.")
            if item.dose.side is Side.LEFT
            else say("Right side without the left: {names}.")
        )
        texts = Say(
            message,
            say("Both sides are usually trained alike. One side alone may be meant, but is easily a slip."),
            (Source.OWN,),
            say("Add the other side, or keep it as it is where it is meant."),
        )
        yield item_hit(SIDE_RULE, item, texts, key=item.dose.side, fixes=(fix,))
