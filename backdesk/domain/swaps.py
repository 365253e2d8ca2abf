"""What could stand in the place of an exercise, why, and the swap itself, which keeps the dose.

Easier and harder versions are those the library names, in one step or two; other exercises
serve the same purpose as far as they share muscles, movements, position and equipment.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from backdesk.domain import plan_edits
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Exercise, ExerciseType, Role
from backdesk.domain.ids import EntryId, ExerciseId, MuscleId
from backdesk.domain.muscle import Taxonomy
from backdesk.domain.plan import Entry, Plan
from backdesk.domain.swap_dose import swapped_dose
from backdesk.domain.wording import Words
from backdesk.errors import PlanEditError


class SwapKind(StrEnum):
    """How one exercise relates to the one it could replace."""

    EASIER = "easier"
    HARDER = "harder"
    SAME_PURPOSE = "same-purpose"


class SwapReason(StrEnum):
    """Why an exercise is offered."""

    SAME_MUSCLES = "same-muscles"
    SOME_MUSCLES = "some-muscles"
    SAME_STRETCH = "same-stretch"
    SOME_STRETCH = "some-stretch"
    SAME_MOVEMENT = "same-movement"
    SAME_AIM = "same-aim"
    SAME_POSITION = "same-position"
    SAME_EQUIPMENT = "same-equipment"
    NO_EQUIPMENT = "no-equipment"
    LOWER_LEVEL = "lower-level"
    HIGHER_LEVEL = "higher-level"


@dataclass(frozen=True, slots=True)
class Swap:
    """An exercise that could stand in; a higher `score` fits better, at most 2."""

    exercise: ExerciseId
    kind: SwapKind
    score: float
    reasons: tuple[SwapReason, ...] = ()


MOST = 40
"""More than anyone looks through; the search of the dialog finds the rest of the library."""
LEAST_LIKENESS = 0.3
"""Below this two exercises share too little to serve the same purpose."""
MOST_OF = 0.6
"""From this share of common muscles on they are called the same."""
_BONUS = {SwapKind.EASIER: (1.0, 0.6), SwapKind.HARDER: (0.5, 0.2)}
"""A version the library names stands before any other; the second step counts less."""
_KINDRED = (
    frozenset({ExerciseType.STRENGTH, ExerciseType.STABILITY}),
    frozenset({ExerciseType.STRETCH, ExerciseType.MOBILITY}),
)
_BY_TYPE_ALONE = frozenset({ExerciseType.AEROBIC, ExerciseType.BREATHING})
_Weights = Mapping[MuscleId, float]


def _anything(_: Exercise) -> bool:
    return True


def swaps(
    exercise_id: ExerciseId, catalogue: Catalogue, *, allows: Callable[[Exercise], bool] = _anything
) -> tuple[Swap, ...]:
    """What could replace an exercise, best first, at most MOST; the same for the same library.

    Only exercises that `allows` accepts are offered (equipment, precautions, level). An unknown
    exercise has none.
    """
    here = catalogue.exercises.get(exercise_id)
    if here is None:
        return ()
    named = _named_versions(here, catalogue)
    found: list[Swap] = []
    profile = _Profile.of(here, catalogue.taxonomy)
    for other in catalogue.exercises.values():
        if other.id == here.id or not (other.id in named or _is_kindred(here, other)):
            continue
        likeness = profile.compare(_Profile.of(other, catalogue.taxonomy))
        kind, bonus = named.get(other.id, (SwapKind.SAME_PURPOSE, 0.0))
        if (other.id in named or likeness.fits) and allows(other):
            found.append(Swap(other.id, kind, round(likeness.score + bonus, 4), likeness.reasons))
    found.sort(key=lambda swap: -swap.score)
    return tuple(found[:MOST])


def swap_reasons(reasons: Iterable[SwapReason], words: Words) -> str:
    """The reasons for people: "Trains the same muscles · Same position"."""
    said = {
        SwapReason.SAME_MUSCLES: words.gettext("Trains the same muscles"),
        SwapReason.SOME_MUSCLES: words.gettext("Trains some of the same muscles"),
        SwapReason.SAME_STRETCH: words.gettext("Stretches the same places"),
        SwapReason.SOME_STRETCH: words.gettext("Stretches some of the same places"),
        SwapReason.SAME_MOVEMENT: words.gettext("Same movement"),
        SwapReason.SAME_AIM: words.gettext("Same kind of exercise"),
        SwapReason.SAME_POSITION: words.gettext("Same position"),
        SwapReason.SAME_EQUIPMENT: words.gettext("Same equipment"),
        SwapReason.NO_EQUIPMENT: words.gettext("Needs no equipment"),
        SwapReason.LOWER_LEVEL: words.gettext("Lower level"),
        SwapReason.HIGHER_LEVEL: words.gettext("Higher level"),
    }
    return " · ".join(said[reason] for reason in reasons)


def swap_entry(plan: Plan, entry_id: EntryId, exercise_id: ExerciseId, *, catalogue: Catalogue) -> Plan:
    """Another exercise in the place of one entry's, as `swap_entries` does it."""
    return swap_entries(plan, [entry_id], exercise_id, catalogue=catalogue)


def swap_entries(
    plan: Plan, ids: Collection[EntryId], exercise_id: ExerciseId, *, catalogue: Catalogue
) -> Plan:
    """Another exercise in the place of these entries', each keeping its dose, note, group and place.

    What cannot be kept of a dose is adapted as `swapped_dose` says, and of the note goes what only the old
    exercise's cautions say (`note_without`). The client's own wording of the old exercise stays in the plan
    for the other days and for a swap back. PlanEditError for an unknown exercise, for one that already
    stands there, and for entries that are gone.
    """
    entries = plan_edits.entries_in_order(plan, ids)
    new, known = catalogue.exercises.get(exercise_id), catalogue.exercises
    if new is None:
        raise PlanEditError("That exercise is not in the library.")
    if any(entry.exercise == exercise_id for entry in entries):
        raise PlanEditError("That exercise already stands there.")
    swapped = []
    for entry in entries:
        old = known.get(entry.exercise)
        dose, note = swapped_dose(entry.dose, old, new)[0], note_without(entry.note, old, new)
        swapped.append(replace(entry, exercise=exercise_id, dose=dose, note=note))
    return plan_edits.replace_entries(plan, swapped)


def note_without(note: str, old: Exercise | None, new: Exercise | None = None) -> str:
    """A note without the lines that are the library's advice on how to change the old exercise.

    On the card of another, which it does not say the same about, they would be wrong instructions.
    """
    advice = set() if old is None else {caution.reason for caution in old.cautions}
    advice -= set() if new is None else {caution.reason for caution in new.cautions}
    lines = note.splitlines()
    kept = [line for line in lines if line.strip() not in advice]
    return note if len(kept) == len(lines) else "\n".join(kept).strip()


def other_places(plan: Plan, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Where else in the plan, in whichever week, the exercises of these entries stand."""
    here = tuple(entries)
    ids, exercises = {entry.id for entry in here}, {entry.exercise for entry in here}
    return tuple(entry for entry in plan.entries() if entry.exercise in exercises and entry.id not in ids)


def _named_versions(here: Exercise, catalogue: Catalogue) -> dict[ExerciseId, tuple[SwapKind, float]]:
    """The easier and harder versions with their bonus: one step, then two, then those that name it."""
    found: dict[ExerciseId, tuple[SwapKind, float]] = {}
    steps: dict[SwapKind, tuple[Exercise, ...]] = dict.fromkeys(_BONUS, (here,))
    for number in range(2):
        for kind, from_here in steps.items():
            fresh = [
                catalogue.exercises[other]
                for exercise in from_here
                for other in _versions(exercise, kind)
                if other in catalogue.exercises and other not in found and other != here.id
            ]
            found.update({other.id: (kind, _BONUS[kind][number]) for other in fresh})
            steps[kind] = tuple(fresh)
    for other in catalogue.exercises.values():
        if here.id in other.harder or here.id in other.easier:
            kind = SwapKind.EASIER if here.id in other.harder else SwapKind.HARDER
            found.setdefault(other.id, (kind, _BONUS[kind][1]))
    found.pop(here.id, None)
    return found


def _versions(exercise: Exercise, kind: SwapKind) -> tuple[ExerciseId, ...]:
    return exercise.easier if kind is SwapKind.EASIER else exercise.harder


def _is_kindred(here: Exercise, other: Exercise) -> bool:
    """Whether the two are of the same or a near type and suit one block at least."""
    near = here.type is other.type or any({here.type, other.type} <= types for types in _KINDRED)
    return near and not set(here.blocks).isdisjoint(other.blocks)


@dataclass(frozen=True, slots=True)
class _Likeness:
    score: float
    fits: bool
    reasons: tuple[SwapReason, ...]


@dataclass(frozen=True, slots=True)
class _Profile:
    """An exercise with its muscles resolved, so that two can be laid side by side."""

    exercise: Exercise
    trained: _Weights
    stretched: _Weights

    @classmethod
    def of(cls, exercise: Exercise, taxonomy: Taxonomy) -> _Profile:
        """Main muscles weigh 1, helping ones a half, as in the coverage."""
        trained: dict[MuscleId, float] = {}
        for role, weight in ((Role.SECONDARY, 0.5), (Role.PRIMARY, 1.0)):
            for muscle in exercise.muscles(role):
                trained.update(dict.fromkeys(taxonomy.expand(muscle), weight))
        stretched = {leaf: 1.0 for muscle in exercise.stretched for leaf in taxonomy.expand(muscle)}
        return cls(exercise, trained, stretched)

    def compare(self, other: _Profile) -> _Likeness:
        """How much the other serves this one's purpose, from 0 to 1."""
        here, there = self.exercise, other.exercise
        trained = _overlap(self.trained, other.trained)
        stretched = _overlap(self.stretched, other.stretched)
        work = max(trained, stretched) if here.type in _KINDRED[1] else trained
        moves = _shared(here.movements, there.movements)
        gear = _shared(here.equipment, there.equipment) if here.equipment or there.equipment else 1.0
        score = 0.55 * work + 0.2 * moves + 0.1 * (here.position is there.position) + 0.1 * gear
        score += 0.05 * (1 - abs(here.level - there.level) / 2)
        score -= 0.1 * (here.type is not there.type)
        alone = here.type is there.type and here.type in _BY_TYPE_ALONE
        fits = alone or (score >= LEAST_LIKENESS and (work > 0 or moves > 0))
        return _Likeness(max(score, 0.0), fits, _reasons(here, there, trained, stretched))


def _reasons(here: Exercise, there: Exercise, trained: float, stretched: float) -> tuple[SwapReason, ...]:
    same_aim = here.type is there.type and here.type in _BY_TYPE_ALONE
    same_gear = bool(here.equipment) and set(here.equipment) == set(there.equipment)
    said = (
        (SwapReason.SAME_AIM, same_aim),
        (SwapReason.SAME_MUSCLES, trained >= MOST_OF),
        (SwapReason.SOME_MUSCLES, 0 < trained < MOST_OF and stretched < MOST_OF),
        (SwapReason.SAME_STRETCH, stretched >= MOST_OF),
        (SwapReason.SOME_STRETCH, 0 < stretched < MOST_OF and trained < MOST_OF),
        (SwapReason.SAME_MOVEMENT, not set(here.movements).isdisjoint(there.movements)),
        (SwapReason.SAME_POSITION, here.position is there.position),
        (SwapReason.SAME_EQUIPMENT, same_gear),
        (SwapReason.NO_EQUIPMENT, bool(here.equipment) and not there.equipment),
        (SwapReason.LOWER_LEVEL, there.level < here.level),
        (SwapReason.HIGHER_LEVEL, there.level > here.level),
    )
    return tuple(reason for reason, holds in said if holds)


def _overlap(here: _Weights, there: _Weights) -> float:
    """The weight both have in common over the weight either has."""
    both = here.keys() | there.keys()
    most = sum(max(here.get(one, 0.0), there.get(one, 0.0)) for one in both)
    return sum(min(here[one], there[one]) for one in here.keys() & there.keys()) / most if most else 0.0


def _shared(here: Iterable[object], there: Iterable[object]) -> float:
    first, second = set(here), set(there)
    return len(first & second) / len(first | second) if first | second else 0.0
