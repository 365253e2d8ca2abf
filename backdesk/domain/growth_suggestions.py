"""Rules to begin with for a week, each with its reason; a proposal that the therapist changes at will."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.growth_dose import names
from backdesk.domain.growth_load import LoadUnit, load_units
from backdesk.domain.ids import ExerciseId
from backdesk.domain.plan import Entry, Week
from backdesk.domain.progression import Growth, GrowthRule
from backdesk.domain.wording import Words

PLANK_STEP_SECONDS = 15
PLANK_CAP_SECONDS = 60
"""content/back-care-facts.md, section 5, rule 5: plank 15 s to 60 s, progressed in 15 s steps."""
LOAD_STEP_PERCENT = 2.5
LOAD_CAP_PERCENT = 20
"""Own choice of a gradual progress (rule 9 of the same section names no number)."""


@dataclass(frozen=True, slots=True)
class SuggestedRule:
    """A rule and the sentence that says why."""

    rule: GrowthRule
    reason: str


def suggested_rules(week: Week, catalogue: Catalogue, words: Words) -> tuple[SuggestedRule, ...]:
    """What could grow in the weeks behind this one.

    Planks hold 15 s longer up to 60 s (less where the library's own dose ends earlier, as for side
    planks); repetitions in the strength block rise by one within their range or up to the library's (a
    warm-up must not exhaust, rule 3); a load in kg or lb
    rises by 2.5 %, 20 % in all.
    """
    placed = [(kind, entry) for day in week.days for kind, entry in day.entries()]
    entries = [entry for _, entry in placed]
    strength = [entry for kind, entry in placed if kind is BlockKind.STRENGTH]
    return (
        *_planks(entries, catalogue, words),
        *_repetitions(strength, catalogue, words),
        *_loads(entries, words),
    )


def _planks(entries: Iterable[Entry], catalogue: Catalogue, words: Words) -> Iterator[SuggestedRule]:
    reason = words.gettext("Planks go from 15 to 60 seconds in steps of 15 seconds.")
    for entry in entries:
        if "plank" in entry.exercise.split("-") and names(entry.dose, Growth.HOLD_SECONDS):
            cap = min(
                PLANK_CAP_SECONDS, _usual_end(entry.exercise, "hold_seconds", catalogue) or PLANK_CAP_SECONDS
            )
            if entry.dose.hold_seconds is not None and entry.dose.hold_seconds.low < cap:
                rule = GrowthRule(Growth.HOLD_SECONDS, PLANK_STEP_SECONDS, cap=cap, entry=entry.id)
                yield SuggestedRule(rule, reason)


def _repetitions(entries: Iterable[Entry], catalogue: Catalogue, words: Words) -> Iterator[SuggestedRule]:
    reason = words.gettext("Repetitions rise one by one and stay within the usual range.")
    for entry in entries:
        reps = entry.dose.reps
        if reps is None:
            continue
        cap = max(reps.high, _usual_end(entry.exercise, "reps", catalogue) or 0)
        if reps.low < cap:
            yield SuggestedRule(GrowthRule(Growth.REPS, 1, cap=cap, entry=entry.id), reason)


def _loads(entries: Iterable[Entry], words: Words) -> Iterator[SuggestedRule]:
    if any(load_units(entry.dose.load) & {LoadUnit.KG, LoadUnit.LB} for entry in entries):
        rule = GrowthRule(Growth.LOAD_PERCENT, LOAD_STEP_PERCENT, cap=LOAD_CAP_PERCENT)
        yield SuggestedRule(
            rule, words.gettext("Loads rise gradually; change the step to what suits the client.")
        )


def _usual_end(exercise: ExerciseId, field: str, catalogue: Catalogue) -> float | None:
    """The upper end of what the library usually gives."""
    known = catalogue.exercises.get(exercise)
    span = None if known is None else getattr(known.default_dose, field)
    return None if span is None else span.high
