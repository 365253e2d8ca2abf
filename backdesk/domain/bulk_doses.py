"""One change of the doses of many entries: set what was touched, or change each by a step or a factor."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Final

from backdesk.domain import plan_edits
from backdesk.domain.clean_texts import clean_dose
from backdesk.domain.dose import Dose, Span
from backdesk.domain.dose_input import MAX_COUNT, MAX_SECONDS
from backdesk.domain.ids import EntryId
from backdesk.domain.plan import Plan

DOSE_FIELDS: tuple[str, ...] = tuple(field.name for field in fields(Dose))
COUNTED = frozenset({"sets", "reps", "breaths", "times_per_day"})
_STEP = re.compile(r"([+\-−–])\s*(\d{1,5}(?:[.,]\d{1,2})?)\s*(?:s|sec|seconds?)?", re.IGNORECASE)
_FACTOR = re.compile(r"[x×*]\s*(\d{1,3}(?:[.,]\d{1,3})?)", re.IGNORECASE)
_PERCENT = re.compile(r"(\d{1,3})\s*%")


class Several(Enum):
    """Stands for a field in which the doses differ."""

    VALUES = "several"


SEVERAL: Final = Several.VALUES


@dataclass(frozen=True, slots=True)
class Step:
    """Multiply by `factor`, then add `add`; counts stay whole and nothing falls below its least."""

    add: float = 0.0
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class DoseChanges:
    """`values` are set as they are, None empties a field; `steps` change what is there, field by field."""

    values: Mapping[str, object]
    steps: Mapping[str, Step]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was touched."""
        return not (self.values or self.steps)


NO_CHANGES: Final = DoseChanges({}, {})


def common_values(doses: Sequence[Dose]) -> Mapping[str, object]:
    """For each field the value that all doses share, or SEVERAL."""
    return {
        name: getattr(doses[0], name) if len({getattr(dose, name) for dose in doses}) == 1 else SEVERAL
        for name in DOSE_FIELDS
    }


def parse_step(text: str) -> Step | None:
    """ "+1", "-5", "×0.8", "x 1.5" or "80 %" as a step; None for anything else."""
    cleaned = text.strip()
    if match := _STEP.fullmatch(cleaned):
        amount = float(match[2].replace(",", "."))
        return Step(add=amount if match[1] == "+" else -amount)
    if match := _FACTOR.fullmatch(cleaned):
        return Step(factor=float(match[1].replace(",", ".")))
    if match := _PERCENT.fullmatch(cleaned):
        return Step(factor=int(match[1]) / 100)
    return None


def changed_dose(dose: Dose, changes: DoseChanges) -> Dose:
    """The dose after a change. A step leaves a field alone that is not given; no sets count as one."""
    values = dict(changes.values)
    for name, step in changes.steps.items():
        now = 1 if name == "sets" and dose.sets is None else getattr(dose, name)
        if now is not None:
            values[name] = _stepped(name, now, step)
    return clean_dose(replace(dose, **values))  # type: ignore[arg-type]


def change_doses(plan: Plan, ids: Collection[EntryId], changes: DoseChanges) -> Plan:
    """The plan with the doses of these entries changed. PlanEditError when one is gone."""
    doses = ((one, changed_dose(one.dose, changes)) for one in plan_edits.entries_in_order(plan, ids))
    return plan_edits.replace_entries(
        plan, [replace(entry, dose=dose) for entry, dose in doses if dose != entry.dose]
    )


def _stepped(name: str, now: object, step: Step) -> object:
    least = 0 if name == "rest_seconds" else 1
    most = MAX_COUNT if name in COUNTED else MAX_SECONDS

    def one(value: float) -> float:
        # half a second or half a repetition is nothing a client can do
        return float(max(least, min(most, int(value * step.factor + step.add + 0.5))))

    if isinstance(now, Span):
        return Span(one(now.low), one(now.high))
    assert isinstance(now, int | float)
    return int(one(now)) if name in COUNTED else one(now)
