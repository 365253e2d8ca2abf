"""What a client's precautions and equipment say about an exercise: section 3 of content/back-care-facts.md.

A concern is a reminder for the therapist, who decides; it never forbids and it is no diagnosis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client, OwnPrecaution
from backdesk.domain.exercise import CautionAction, Equipment, Exercise, ExerciseType
from backdesk.domain.ids import ExerciseId, MuscleId, PrecautionId
from backdesk.domain.labels import equipment_name
from backdesk.domain.muscle import Taxonomy
from backdesk.domain.plan import Plan
from backdesk.domain.swap_dose import FREE_WEIGHTS
from backdesk.domain.swaps import SwapKind, swaps
from backdesk.domain.wording import Words

PRECAUTION_RULE = "precaution"
"""The rule under which a plan keeps an exercise in spite of a precaution (Dismissal.rule)."""
EQUIPMENT_RULE = "equipment"
"""The rule under which a plan keeps an exercise whose equipment is not at hand (Dismissal.rule)."""
ADVANCED_LEVEL = 3
"""The highest level of the library."""
ADVANCED_ONLY = frozenset({"jefferson-curl", "flat-ground-jefferson-curl"})
"""Only for clients known to be advanced (rule 9 of section 5), so never put in by one click for others."""


class ConcernKind(StrEnum):
    """What a concern asks for, the gravest first."""

    REFER = "refer"
    AVOID = "avoid"
    MODIFY = "modify"
    EQUIPMENT = "equipment"


_GRAVITY = {kind: place for place, kind in enumerate(ConcernKind)}


class ConcernSource(StrEnum):
    """Where a concern comes from."""

    LIBRARY = "library"
    OWN = "own"
    EQUIPMENT = "equipment"


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to mind when this client does an exercise.

    `about` is a precaution's id, the name of an own precaution or a piece of equipment, as `source` says.
    `reason` is the library's sentence, "" where `concern_reason` words it.
    """

    kind: ConcernKind
    source: ConcernSource
    about: str
    reason: str = ""

    @property
    def rule(self) -> str:
        """The rule of a Dismissal that overrides this concern."""
        return EQUIPMENT_RULE if self.kind is ConcernKind.EQUIPMENT else PRECAUTION_RULE


def screen(exercise: Exercise, client: Client | None, catalogue: Catalogue) -> tuple[Concern, ...]:
    """All that is to mind when this client does the exercise, the gravest first; () without a client."""
    if client is None:
        return ()
    found = (
        *referrals(client, catalogue),
        *_library(exercise, client),
        *_own(exercise, client),
        *_lacking(exercise, client),
    )
    # the kinds stand in their order of gravity, and sorting keeps the order of equals
    return tuple(sorted(found, key=lambda concern: _GRAVITY[concern.kind]))


def referrals(client: Client | None, catalogue: Catalogue) -> tuple[Concern, ...]:
    """What sends the client to a doctor first: it holds for the person, so with every exercise alike."""
    named = () if client is None else sorted(set(client.precautions))
    known = ((one, catalogue.precautions.get(one)) for one in named)
    return tuple(
        Concern(ConcernKind.REFER, ConcernSource.LIBRARY, one, precaution.general.reason)
        for one, precaution in known
        if precaution is not None and precaution.general is not None
    )


def lacking_equipment(exercise: Exercise, client: Client | None) -> tuple[Equipment, ...]:
    """What the exercise needs and the client does not have; () where nobody asked for the equipment."""
    if client is None or client.equipment is None:
        return ()
    return tuple(item for item in exercise.equipment if item not in client.equipment)


def is_open_to(exercise: Exercise, client: Client | None, catalogue: Catalogue) -> bool:
    """Whether the client can do it as it stands: no concern, and not above the client's level."""
    if client is None:
        return True
    fits = client.level is None or exercise.level <= client.level
    return fits and not screen(exercise, client, catalogue)


def safer_swap(exercise: ExerciseId, client: Client | None, catalogue: Catalogue) -> ExerciseId | None:
    """The best exercise of the same purpose that is open to this client and not harder; None without one.

    It trains a main muscle of the other mainly too, or stretches one of the same: what merely shares a
    helping muscle may be offered in a list, but not done by one click. What is for advanced clients is not
    offered to one of whom that is not known, nor a Jefferson curl in the place of anything but another one,
    and no weights where there were none: the back that may not arch over a mat is not safer under dumbbells.
    """
    here = catalogue.exercises.get(exercise)
    if here is None:
        return None

    is_advanced = client is not None and (client.level or 0) >= ADVANCED_LEVEL
    hardest = here.level if is_advanced else min(here.level, ADVANCED_LEVEL - 1)
    has_weights = not FREE_WEIGHTS.isdisjoint(here.equipment)

    def suits(other: Exercise) -> bool:
        return (
            other.level <= hardest
            and (other.id not in ADVANCED_ONLY or (is_advanced and here.id in ADVANCED_ONLY))
            and (has_weights or FREE_WEIGHTS.isdisjoint(other.equipment))
            and _has_same_purpose(here, other, catalogue.taxonomy)
            and is_open_to(other, client, catalogue)
        )

    found = swaps(exercise, catalogue, allows=suits)
    return next((swap.exercise for swap in found if swap.kind is not SwapKind.HARDER), None)


def _has_same_purpose(here: Exercise, other: Exercise, taxonomy: Taxonomy) -> bool:
    if here.type in (ExerciseType.AEROBIC, ExerciseType.BREATHING):
        return other.type is here.type

    def leaves(muscles: Iterable[MuscleId]) -> set[MuscleId]:
        return {leaf for muscle in muscles for leaf in taxonomy.expand(muscle)}

    is_stretch = here.type in (ExerciseType.STRETCH, ExerciseType.MOBILITY) and bool(here.stretched)
    mine, others = (here.stretched, other.stretched) if is_stretch else (here.primary, other.primary)
    return not mine or not leaves(mine).isdisjoint(leaves(others))


def concern_key(exercise: ExerciseId, concern: Concern) -> str:
    """What a Dismissal is about that overrides this concern: "sit-up/avoid/disc-herniation".

    Another precaution, or one that has become graver, is another concern and is told again. To see a doctor
    first holds for the person, so its key names no exercise.
    """
    if concern.kind is ConcernKind.REFER:
        return f"{concern.kind}/{concern.about}"
    return f"{exercise}/{concern.kind}/{concern.about}"


def is_overridden(plan: Plan, exercise: ExerciseId, concern: Concern) -> bool:
    """Whether the plan keeps the exercise in spite of this concern."""
    about = concern_key(exercise, concern)
    return any(kept.rule == concern.rule and kept.about == about for kept in plan.dismissals)


def open_concerns(
    plan: Plan, client: Client | None, catalogue: Catalogue
) -> Mapping[ExerciseId, tuple[Concern, ...]]:
    """The concerns that nobody overrode, by planned exercise in plan order; only exercises that have some."""
    found: dict[ExerciseId, tuple[Concern, ...]] = {}
    for exercise, concerns in plan_concerns(plan, client, catalogue).items():
        left = tuple(concern for concern in concerns if not is_overridden(plan, exercise, concern))
        if left:
            found[exercise] = left
    return found


def plan_concerns(
    plan: Plan, client: Client | None, catalogue: Catalogue
) -> Mapping[ExerciseId, tuple[Concern, ...]]:
    """All concerns by planned exercise in plan order, overridden ones too."""
    if client is None:
        return {}
    found: dict[ExerciseId, tuple[Concern, ...]] = {}
    for planned in dict.fromkeys(entry.exercise for entry in plan.entries()):
        exercise = catalogue.exercises.get(planned)
        concerns = () if exercise is None else screen(exercise, client, catalogue)
        if concerns:
            found[planned] = concerns
    return found


def concern_name(concern: Concern, catalogue: Catalogue, words: Words) -> str:
    """What the concern is about, for people: "Slipped disc (herniated disc)", "Barbell"."""
    if concern.source is ConcernSource.EQUIPMENT:
        return equipment_name(Equipment(concern.about), words)
    known = catalogue.precautions.get(PrecautionId(concern.about))
    return known.name if known is not None and concern.source is ConcernSource.LIBRARY else concern.about


def concern_reason(concern: Concern, words: Words) -> str:
    """Why, in one sentence."""
    if concern.reason:
        return concern.reason
    if concern.source is ConcernSource.EQUIPMENT:
        return words.gettext("It is not among the client's equipment.")
    if concern.kind is ConcernKind.AVOID:
        return words.gettext("The client's own precautions say to avoid it.")
    return words.gettext("The client's own precautions say to change it.")


def concern_action(kind: ConcernKind, words: Words) -> str:
    """What a concern asks for, in a word or two."""
    return {
        ConcernKind.REFER: words.gettext("See a doctor first"),
        ConcernKind.AVOID: words.gettext("Avoid"),
        ConcernKind.MODIFY: words.gettext("Change"),
        ConcernKind.EQUIPMENT: words.gettext("Equipment missing"),
    }[kind]


def _library(exercise: Exercise, client: Client) -> Iterator[Concern]:
    for named in sorted(set(client.precautions)):
        for caution in exercise.cautions:
            if caution.precaution == named:
                kind = _kind(caution.action)
                yield Concern(kind, ConcernSource.LIBRARY, named, caution.reason)


def _own(exercise: Exercise, client: Client) -> Iterator[Concern]:
    for own in client.own_precautions:
        if _touches(own, exercise):
            yield Concern(_kind(own.action), ConcernSource.OWN, own.name)


def _touches(own: OwnPrecaution, exercise: Exercise) -> bool:
    return (
        exercise.id in own.exercises
        or exercise.position in own.positions
        or _share(own.movements, exercise.movements)
    )


def _share(some: Iterable[object], others: Iterable[object]) -> bool:
    return not set(some).isdisjoint(others)


def _lacking(exercise: Exercise, client: Client) -> Iterator[Concern]:
    for item in lacking_equipment(exercise, client):
        yield Concern(ConcernKind.EQUIPMENT, ConcernSource.EQUIPMENT, item)


def _kind(action: CautionAction) -> ConcernKind:
    return ConcernKind.AVOID if action is CautionAction.AVOID else ConcernKind.MODIFY
