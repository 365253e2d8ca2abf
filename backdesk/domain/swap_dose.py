"""The dose of one exercise carried over to another, and what of it could not be kept."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from backdesk.domain.dose import Dose, Side
from backdesk.domain.exercise import Equipment, Exercise


class DoseChange(StrEnum):
    """What of a dose could not be kept for the other exercise."""

    SIDE = "side"
    AMOUNT = "amount"
    LOAD = "load"


LOADED: frozenset[Equipment] = frozenset(
    {
        Equipment.BARBELL,
        Equipment.WEIGHT_PLATE,
        Equipment.DUMBBELL,
        Equipment.KETTLEBELL,
        Equipment.MEDICINE_BALL,
        Equipment.CABLE_MACHINE,
        Equipment.BAND,
        Equipment.ANKLE_WEIGHTS,
        Equipment.PULLDOWN_MACHINE,
        Equipment.ROW_MACHINE,
        Equipment.LEG_PRESS_MACHINE,
        Equipment.LEG_CURL_MACHINE,
        Equipment.LEG_EXTENSION_MACHINE,
    }
)
"""Equipment that a load is said for; 60 kg on a barbell are something else on a kettlebell."""


def swapped_dose(dose: Dose, old: Exercise | None, new: Exercise) -> tuple[Dose, tuple[DoseChange, ...]]:
    """The dose for the other exercise, and what of it had to change.

    The side follows where one of the two is done with both sides at once. Repetitions, holds,
    minutes or breaths come from the other's own dose where the two have no such unit in common.
    A load stays only where it is sure not to be too much: for a named easier version that is loaded with the
    same equipment, and where neither has any. A squat's 60 kg would harm as a good morning's.
    """
    changes: list[DoseChange] = []
    if new.side is Side.BOTH and dose.side is not Side.BOTH:
        dose, changes = replace(dose, side=Side.BOTH), [*changes, DoseChange.SIDE]
    elif new.side is not Side.BOTH and dose.side is Side.BOTH:
        dose, changes = replace(dose, side=new.side), [*changes, DoseChange.SIDE]
    theirs = new.default_dose
    if _units(dose) and _units(theirs) and not _units(dose) & _units(theirs):
        dose = replace(
            dose,
            reps=theirs.reps,
            hold_seconds=theirs.hold_seconds,
            duration_seconds=theirs.duration_seconds,
            breaths=theirs.breaths,
            tempo=theirs.tempo,
        )
        changes.append(DoseChange.AMOUNT)
    if dose.load and (old is None or not _keeps_load(old, new)):
        dose, changes = replace(dose, load=""), [*changes, DoseChange.LOAD]
    return dose, tuple(changes)


def _units(dose: Dose) -> frozenset[str]:
    units = ("reps", "hold_seconds", "duration_seconds", "breaths")
    return frozenset(unit for unit in units if getattr(dose, unit) is not None)


def _keeps_load(old: Exercise, new: Exercise) -> bool:
    before, after = LOADED.intersection(old.equipment), LOADED.intersection(new.equipment)
    if not (before or after):
        return True
    return bool(before & after) and (new.id in old.easier or old.id in new.harder)
