"""Concerns for people: on cards and rows, in the pane, and before something is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from backdesk.domain.ids import ExerciseId
from backdesk.domain.plan import Plan
from backdesk.domain.plan_screen import Kept, PlanScreen, Screened
from backdesk.domain.screening import (
    Concern,
    ConcernKind,
    concern_action,
    concern_name,
    concern_reason,
)
from backdesk.domain.wording import Words


@dataclass(frozen=True, slots=True)
class PrintWarnings:
    """What to say before a plan is given out: `serious` is asked about, `others` are only told.

    `referred` are the names of precautions that send to a doctor first, `avoided` the exercises to be
    avoided.
    """

    serious: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    referred: tuple[str, ...] = ()
    avoided: tuple[ExerciseId, ...] = ()


def concern_text(concern: Concern, screen: PlanScreen, words: Words) -> str:
    """A concern in full: "Avoid – Slipped disc: Full bending under load squeezes the disc."."""
    form = words.gettext("{action} – {about}: {reason}")
    return form.format(
        action=concern_action(concern.kind, words),
        about=concern_name(concern, screen.catalogue, words),
        reason=concern_reason(concern, words),
    )


def kept_text(kept: Kept, screen: PlanScreen, words: Words) -> str:
    """What the plan keeps in spite of a concern, and why."""
    text = words.gettext("Kept in this plan. {concern}").format(
        concern=concern_text(kept.concern, screen, words)
    )
    if not kept.note:
        return text
    return " ".join((text, words.gettext("Note: {note}").format(note=kept.note)))


def swap_text(exercise: ExerciseId, screen: PlanScreen, words: Words) -> str:
    """ "Instead: Bird Dog.", "" where nothing is better."""
    swap = screen.swap(exercise)
    if swap is None:
        return ""
    return words.gettext("Instead: {exercise}.").format(exercise=screen.catalogue.name_of(swap))


def concern_lines(exercise: ExerciseId, screen: PlanScreen, words: Words) -> tuple[str, ...]:
    """What is particular to an exercise: what is open with the safer swap behind it, then what is kept.

    To see a doctor first holds for the person; said with every exercise alike, nobody would read it.
    """
    found = screen.of(exercise).particular
    lines = [concern_text(concern, screen, words) for concern in found.open]
    if lines:
        lines.append(swap_text(exercise, screen, words))
    lines += [kept_text(kept, screen, words) for kept in found.kept]
    return tuple(line for line in lines if line)


def print_warnings(plan: Plan, screen: PlanScreen, words: Words) -> PrintWarnings:
    """What is open in a plan that is about to be given out."""
    referred, avoided = open_serious(plan, screen)
    return PrintWarnings(
        (
            *(concern_text(concern, screen, words) for concern in referred),
            *(_avoid_line(exercise, concerns, screen, words) for exercise, concerns in avoided.items()),
        ),
        tuple(_others(plan, screen, words)),
        tuple(concern_name(concern, screen.catalogue, words) for concern in referred),
        tuple(avoided),
    )


def open_serious(
    plan: Plan, screen: PlanScreen
) -> tuple[tuple[Concern, ...], Mapping[ExerciseId, tuple[Concern, ...]]]:
    """What sends the client to a doctor first, and the exercises to be avoided, as far as they are open."""
    planned = screen.planned(plan)
    referred = dict.fromkeys(
        concern for found in planned.values() for concern in _of_kind(found, ConcernKind.REFER)
    )
    avoided = {
        exercise: concerns
        for exercise, found in planned.items()
        if (concerns := _of_kind(found, ConcernKind.AVOID))
    }
    return tuple(referred), avoided


def names_of(exercises: Iterable[ExerciseId], screen: PlanScreen) -> str:
    """Exercises by name."""
    return ", ".join(screen.catalogue.name_of(exercise) for exercise in exercises)


def _of_kind(found: Screened, kind: ConcernKind) -> tuple[Concern, ...]:
    return tuple(concern for concern in found.open if concern.kind is kind)


def _avoid_line(exercise: ExerciseId, concerns: Iterable[Concern], screen: PlanScreen, words: Words) -> str:
    form = words.gettext("{exercise}: {concerns}")
    said = " ".join(concern_text(concern, screen, words) for concern in concerns)
    line = form.format(exercise=screen.catalogue.name_of(exercise), concerns=said)
    return " ".join(part for part in (line, swap_text(exercise, screen, words)) if part)


def _others(plan: Plan, screen: PlanScreen, words: Words) -> Iterator[str]:
    """What is to be changed and not yet noted on its card, and what equipment is missing."""
    who = "" if screen.client is None else screen.client.name
    planned = screen.planned(plan)
    unnoted = {entry.exercise for entry in plan.entries() if not entry.note.strip()}
    changed = [
        exercise
        for exercise, found in planned.items()
        if exercise in unnoted and _of_kind(found, ConcernKind.MODIFY)
    ]
    if changed:
        form = words.ngettext(
            "{n} exercise is to be changed for {client} and has no note: {names}.",
            "{n} exercises are to be changed for {client} and have no note: {names}.",
            len(changed),
        )
        yield form.format(n=len(changed), client=who, names=names_of(changed, screen))
    lacking = {
        exercise: items
        for exercise, found in planned.items()
        if (items := _of_kind(found, ConcernKind.EQUIPMENT))
    }
    if lacking:
        form = words.ngettext(
            "{n} exercise needs equipment that {client} does not have: {names}.",
            "{n} exercises need equipment that {client} does not have: {names}.",
            len(lacking),
        )
        named = ", ".join(_with_kit(exercise, items, screen, words) for exercise, items in lacking.items())
        yield form.format(n=len(lacking), client=who, names=named)


def _with_kit(exercise: ExerciseId, items: Iterable[Concern], screen: PlanScreen, words: Words) -> str:
    kit = ", ".join(concern_name(item, screen.catalogue, words) for item in items)
    form = words.gettext("{exercise} ({equipment})")
    return form.format(exercise=screen.catalogue.name_of(exercise), equipment=kit)
