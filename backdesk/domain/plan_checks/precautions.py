"""The client's precautions and equipment against the plan: section 3 of content/back-care-facts.md."""

from __future__ import annotations

from collections.abc import Iterator

from backdesk.domain.exercise import Exercise
from backdesk.domain.plan_checks import edits
from backdesk.domain.plan_checks.facts import Item, WeekFacts
from backdesk.domain.plan_checks.finding import Severity
from backdesk.domain.plan_checks.hits import Hit, SpotFix
from backdesk.domain.plan_checks.say import Say
from backdesk.domain.plan_checks.setting import Setting
from backdesk.domain.plan_checks.sources import Source
from backdesk.domain.screening import (
    PRECAUTION_RULE,
    Concern,
    ConcernKind,
    ConcernSource,
    concern_key,
    concern_name,
    concern_reason,
)
from backdesk.domain.swaps import note_without


def find(week: WeekFacts, setting: Setting) -> Iterator[Hit]:
    """Every concern about every planned exercise.

    What is to be changed counts as seen to once the note of the entry holds the library's advice, or names
    the client's own precaution. Another note may say how, or be the template's or about another precaution:
    that is asked, as a hint.
    """
    if setting.client is None:
        return
    referred: set[str] = set()
    for item in week.items:
        for concern in setting.concerns(item.exercise):
            if concern.kind is ConcernKind.REFER:
                if concern.about not in referred:
                    referred.add(concern.about)
                    yield _refer(item.exercise, concern, setting)
            elif concern.kind is not ConcernKind.MODIFY or not _is_seen_to(concern, item.note):
                yield _hit(item, concern, setting)


def _is_seen_to(concern: Concern, note: str) -> bool:
    """The library's advice, or the client's own precaution by its name, for which there is none."""
    return (concern.reason or concern.about).casefold() in note.casefold()


def _refer(exercise: Exercise, concern: Concern, setting: Setting) -> Hit:
    say = setting.words.gettext
    message = say("{precaution}: a doctor's word comes first.")
    texts = Say(
        message.format(precaution=concern_name(concern, setting.catalogue, setting.words)),
        concern_reason(concern, setting.words),
        (Source.CLIENT, Source.ENCYCLOPEDIA),
        say("Wait until a doctor has cleared it, then keep the plan as it is, with a note."),
    )
    return Hit(PRECAUTION_RULE, Severity.SERIOUS, concern_key(exercise.id, concern), texts)


def _hit(item: Item, concern: Concern, setting: Setting) -> Hit:
    is_avoided, is_changed = concern.kind is ConcernKind.AVOID, concern.kind is ConcernKind.MODIFY
    exercise, has_note = item.exercise, is_changed and bool(item.note)
    about = (concern.kind, concern.source, concern.about, has_note)
    return Hit(
        concern.rule,
        Severity.SERIOUS if is_avoided else Severity.HINT if has_note else Severity.CAUTION,
        concern_key(exercise.id, concern),
        setting.once(about, lambda: _say_noted(concern, setting) if has_note else _say(concern, setting)),
        subject=exercise.name,
        detail="" if concern.kind is ConcernKind.EQUIPMENT else concern_reason(concern, setting.words),
        days=(item.day,),
        block=item.block,
        entries=(item.id,),
        fixes=_noting(concern, setting) if is_changed else (),
        swaps=None if is_changed else exercise.id,
        apart=exercise.id if is_avoided else "",
        has_note=bool(note_without(item.note, exercise).strip()),
    )


def _say(concern: Concern, setting: Setting) -> Say:
    say = setting.words.gettext
    about = concern_name(concern, setting.catalogue, setting.words)
    if concern.kind is ConcernKind.EQUIPMENT:
        message = say("{equipment} is not at hand: {names}.").replace("{equipment}", about)
        why = say("It is not among the client's equipment.")
        return Say(message, why, (Source.CLIENT,), say("Take an exercise that does without."))
    source = Source.CLIENT if concern.source is ConcernSource.OWN else Source.LIBRARY
    if concern.kind is ConcernKind.AVOID:
        message = say("To be avoided with {precaution}: {names}.").replace("{precaution}", _inside(about))
        return Say(message, "", (source,), say("Take a safer exercise of the same purpose."))
    message = say("To be changed with {precaution}: {names}.").replace("{precaution}", _inside(about))
    return Say(message, "", (source,), say("Write on the card what to do differently, or swap it."))


def _say_noted(concern: Concern, setting: Setting) -> Say:
    say = setting.words.gettext
    about = _inside(concern_name(concern, setting.catalogue, setting.words))
    message = say("Does the note say how to change it with {precaution}? {names}.")
    remedy = say("Add the advice to the note, or keep it as it is where the note says how.")
    source = Source.CLIENT if concern.source is ConcernSource.OWN else Source.LIBRARY
    return Say(message.replace("{precaution}", about), "", (source,), remedy)


def _noting(concern: Concern, setting: Setting) -> tuple[SpotFix, ...]:
    """The library's advice as the note of the card."""
    if not concern.reason:
        return ()
    return (SpotFix(setting.words.gettext("Write this on the card"), edits.add_note(concern.reason)),)


def _inside(name: str) -> str:
    """A precaution's name inside a sentence: a plain first word loses its capital, "MS" does not."""
    first = name.split(maxsplit=1)[0] if name.strip() else ""
    return name[:1].lower() + name[1:] if first.isalpha() and first[1:].islower() else name
