"""The exercises of a plan as its client reads them, and what two states say differently of one."""

from __future__ import annotations

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Exercise
from backdesk.domain.plan import Plan
from backdesk.domain.wording import Words


def as_read(plan: Plan, catalogue: Catalogue) -> Catalogue:
    """The catalogue with the plan's own exercises and the texts that it says in its own words."""
    known = catalogue.with_exercises(plan.exercises)
    exercises = known.exercises
    return known.with_exercises(
        wording.applied_to(exercises[wording.exercise])
        for wording in plan.wording
        if wording.exercise in exercises
    )


def changed_texts(
    before: Exercise, after: Exercise, catalogues: tuple[Catalogue, Catalogue], words: Words
) -> tuple[str, ...]:
    """The parts of an exercise's card, apart from its name, that read differently: "steps", "tip"."""
    gettext = words.gettext
    parts = (
        (gettext("start position"), before.start == after.start),
        (gettext("steps"), before.steps == after.steps),
        (gettext("tip"), before.tip == after.tip),
        (gettext("reason"), before.why == after.why),
        (
            gettext("easier and harder exercises"),
            _others(before, catalogues[0]) == _others(after, catalogues[1]),
        ),
        (gettext("cautions"), before.cautions == after.cautions),
        (gettext("picture"), before.figure == after.figure),
        (gettext("web address"), before.link == after.link),
    )
    return tuple(name for name, is_same in parts if not is_same)


def _others(exercise: Exercise, catalogue: Catalogue) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        tuple(map(catalogue.name_of, exercise.easier)),
        tuple(map(catalogue.name_of, exercise.harder)),
    )
