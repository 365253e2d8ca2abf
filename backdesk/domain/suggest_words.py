"""Suggestions in words: why, where, and what to change for the client."""

from __future__ import annotations

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.exercise import Movement
from backdesk.domain.ids import MuscleId
from backdesk.domain.labels import block_name, day_name, movement_name, short_day_name
from backdesk.domain.muscle import TrunkSide
from backdesk.domain.screening import concern_name, concern_reason
from backdesk.domain.suggest import Suggestion
from backdesk.domain.suggest_reasons import Reason, ReasonKind
from backdesk.domain.suggest_vectors import Kind
from backdesk.domain.wording import Words

MOST_REASONS = 3


def place_text(suggestion: Suggestion, words: Words, *, short: bool = False) -> str:
    """Where it would go: "Monday, Strength"."""
    name = (short_day_name if short else day_name)(suggestion.cell.day, words)
    return words.gettext("{day}, {block}").format(day=name, block=block_name(suggestion.cell.block, words))


def headline(suggestion: Suggestion, catalogue: Catalogue, words: Words) -> str:
    """The one line: the heaviest reason."""
    return reason_text(suggestion.reasons[0], catalogue, words) if suggestion.reasons else ""


def why_lines(suggestion: Suggestion, catalogue: Catalogue, words: Words) -> tuple[str, ...]:
    """What to change for the client comes first, then the heaviest reasons, a sentence each."""
    return (
        *(
            words.gettext("{name}: {reason}").format(
                name=concern_name(concern, catalogue, words), reason=concern_reason(concern, words)
            )
            for concern in suggestion.concerns
        ),
        *(reason_text(reason, catalogue, words) for reason in suggestion.reasons[:MOST_REASONS]),
    )


def dose_text(suggestion: Suggestion, words: Words) -> str:
    """The dose it would have."""
    return dose_sentence(suggestion.dose, words)


def reason_text(reason: Reason, catalogue: Catalogue, words: Words) -> str:
    """One reason as a sentence without its full stop."""
    say = words.gettext
    if reason.kind is ReasonKind.MUSCLE:
        return _muscle_text(reason, catalogue, words)
    if reason.kind is ReasonKind.STRETCH:
        muscle = catalogue.muscle_name(MuscleId(reason.about))
        return say("Stretches: {muscle}, not stretched yet").format(muscle=muscle)
    if reason.kind is ReasonKind.ACTION:
        action = movement_name(Movement(reason.about), words)
        return say("{action}: none so far").format(action=action)
    if reason.kind is ReasonKind.PULL:
        return say("Adds pulling; the week pushes more than it pulls")
    if reason.kind is ReasonKind.PUSH:
        return say("Adds pushing; the week pulls far more than it pushes")
    return _trunk_text(reason, words) if reason.kind is ReasonKind.TRUNK else _kind_text(reason, words)


def _muscle_text(reason: Reason, catalogue: Catalogue, words: Words) -> str:
    muscle = catalogue.muscle_name(MuscleId(reason.about))
    if reason.before <= 0:
        form = words.ngettext(
            "Adds {n} set for {muscle}, which has none",
            "Adds {n} sets for {muscle}, which has none",
            _count(reason.sets),
        )
        return form.format(n=_number(reason.sets), muscle=muscle)
    form = words.ngettext(
        "Adds {n} set for {muscle}, which has {before}",
        "Adds {n} sets for {muscle}, which has {before}",
        _count(reason.sets),
    )
    return form.format(n=_number(reason.sets), muscle=muscle, before=_number(reason.before))


def _trunk_text(reason: Reason, words: Words) -> str:
    return {
        TrunkSide.FRONT: words.gettext("Evens out the trunk: its front has the fewest sets"),
        TrunkSide.BACK: words.gettext("Evens out the trunk: its back has the fewest sets"),
        TrunkSide.SIDES: words.gettext("Evens out the trunk: its sides have the fewest sets"),
    }[TrunkSide(reason.about)]


def _kind_text(reason: Reason, words: Words) -> str:
    return {
        Kind.STRENGTH: words.gettext("The week has no strength work yet"),
        Kind.STRETCH: words.gettext("The week has no stretching yet"),
        Kind.AEROBIC: words.gettext("The week has little or no aerobic work yet"),
        Kind.LOOSENING: words.gettext("A day with strength work has no warm-up yet"),
    }[Kind(reason.about)]


def _count(sets: float) -> int:
    """The number that decides between singular and plural; half a set is no single one."""
    return 1 if sets == 1 else 2


def _number(sets: float) -> str:
    return f"{round(sets, 1):g}"
