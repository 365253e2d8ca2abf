"""Whether the work of an entry is more or less than in another week."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from backdesk.domain.dose import Dose
from backdesk.domain.growth import GrownCell
from backdesk.domain.growth_load import LoadUnit, with_weights


class WorkChange(StrEnum):
    """The sign that says it."""

    SAME = ""
    MORE = "+"
    LESS = "−"
    OTHER = "≠"


def work_change(before: GrownCell, after: GrownCell) -> WorkChange:
    """More or less when nothing of it goes the other way; else only that it is not the same."""
    if (before.dose, before.rounds) == (after.dose, after.rounds):
        return WorkChange.SAME
    old, new = dict(_numbers(before)), dict(_numbers(after))
    if old.keys() != new.keys() or old == new:
        return WorkChange.OTHER
    if all(new[name] >= old[name] for name in old):
        return WorkChange.MORE
    return WorkChange.LESS if all(new[name] <= old[name] for name in old) else WorkChange.OTHER


def _numbers(cell: GrownCell) -> Iterator[tuple[object, float]]:
    """Every number that says how much, by what it counts."""
    dose = cell.dose
    yield "rounds", 1 if cell.rounds is None else cell.rounds
    yield "sets", dose.set_count
    for name in ("reps", "hold_seconds", "duration_seconds", "breaths"):
        span = getattr(dose, name)
        if span is not None:
            yield (name, "low"), span.low
            yield (name, "high"), span.high
    yield from _weights(dose)


def _weights(dose: Dose) -> Iterator[tuple[object, float]]:
    found: list[tuple[LoadUnit, float]] = []

    def without(value: float, unit: LoadUnit) -> float:
        found.append((unit, value))
        return 0.0

    # the words around are part of what it is: "20 kg" and "20 kg each hand" are neither more nor less
    words = with_weights(dose.load, without)
    for place, (unit, value) in enumerate(found):
        yield (place, unit, words), value
