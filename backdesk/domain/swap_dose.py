"""The dose of one exercise carried over to another, and what of it could not be kept."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from backdesk.domain.dose import Dose, Side
from backdesk.domain.exercise import Equipment, Exercise
from backdesk.domain.growth_load import load_units


class DoseChange(StrEnum):
    """What of a dose could not be kept for the other exercise."""

    SIDE = "side"
    AMOUNT = "amount"
    LOAD = "load"


FREE_WEIGHTS: frozenset[Equipment] = frozenset(
    {
        Equipment.BARBELL,
        Equipment.WEIGHT_PLATE,
        Equipment.DUMBBELL,
        Equipment.KETTLEBELL,
        Equipment.MEDICINE_BALL,
        Equipment.ANKLE_WEIGHTS,
    }
)
LOADED: frozenset[Equipment] = FREE_WEIGHTS | frozenset(
    {
        Equipment.CABLE_MACHINE,
        Equipment.BAND,
        Equipment.PULLDOWN_MACHINE,
        Equipment.ROW_MACHINE,
        Equipment.LEG_PRESS_MACHINE,
        Equipment.LEG_CURL_MACHINE,
        Equipment.LEG_EXTENSION_MACHINE,
    }
)
"""Equipment that a load is said for; 60 kg on a barbell are something else on a kettlebell."""
_ANY_HOLD_SECONDS = 5.0
"""So short a hold at the end of a repetition does for any exercise: our own convention."""


def swapped_dose(dose: Dose, old: Exercise | None, new: Exercise) -> tuple[Dose, tuple[DoseChange, ...]]:
    """The dose for the other exercise, and what of it had to change.

    The side follows where one of the two is done with both sides at once. Repetitions, holds,
    minutes or breaths come from the other's own dose where the two have no such unit in common, or where
    one is held and the other repeated with a short hold: a stretch's 30 seconds are none for a back bend.
    A load stays only where it is sure not to be too much: for a named easier version that is loaded with the
    same equipment and works the same main muscles, and where neither has any and it is easier or no weight is
    named. A squat's 60 kg would harm as a good morning's, an upright row's dumbbells as a lateral raise's.
    """
    changes: list[DoseChange] = []
    if new.side is Side.BOTH and dose.side is not Side.BOTH:
        dose, changes = replace(dose, side=Side.BOTH), [*changes, DoseChange.SIDE]
    elif new.side is not Side.BOTH and dose.side is Side.BOTH:
        dose, changes = replace(dose, side=new.side), [*changes, DoseChange.SIDE]
    theirs = new.default_dose
    if (
        _units(dose)
        and _units(theirs)
        and not (_units(dose) & _units(theirs) and _is_held_alike(dose, theirs))
    ):
        dose = replace(
            dose,
            reps=theirs.reps,
            hold_seconds=theirs.hold_seconds,
            duration_seconds=theirs.duration_seconds,
            breaths=theirs.breaths,
            tempo=theirs.tempo,
        )
        changes.append(DoseChange.AMOUNT)
    if dose.load and (old is None or not _keeps_load(dose.load, old, new)):
        dose, changes = replace(dose, load=""), [*changes, DoseChange.LOAD]
    return dose, tuple(changes)


def _units(dose: Dose) -> frozenset[str]:
    units = ("reps", "hold_seconds", "duration_seconds", "breaths")
    return frozenset(unit for unit in units if getattr(dose, unit) is not None)


def _is_held_alike(dose: Dose, theirs: Dose) -> bool:
    """Whether a hold is not far longer than the other's and, of one that is only held, not far shorter."""
    one, other = dose.hold_seconds, theirs.hold_seconds
    if one is None or other is None:
        return True
    is_long = one.low > max(_ANY_HOLD_SECONDS, 2 * other.high)
    is_short = dose.reps is not None and theirs.reps is None and other.low > 2 * one.high
    return not (is_long or is_short)


def _keeps_load(load: str, old: Exercise, new: Exercise) -> bool:
    before, after = LOADED.intersection(old.equipment), LOADED.intersection(new.equipment)
    is_easier = new.id in old.easier or old.id in new.harder
    if not (before or after):
        return is_easier or not load_units(load)
    return bool(before & after) and is_easier and set(old.primary) <= set(new.primary)
