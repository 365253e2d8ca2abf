"""What is measured on: a large store, a large plan, a handout of 24 exercises, a large library."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice, product
from pathlib import Path

from backdesk.domain import plan_edits
from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ClientId, EntryId, ExerciseId, PlanId, WeekId
from backdesk.domain.plan import WEEKDAYS, Cell, Entry, Plan, Slot, Week
from backdesk.domain.plan_edits import remove_entries
from backdesk.paths import DataFolder
from backdesk.services.planning import LAST_PLAN
from backdesk.store.store import Store
from tests.factories import counting_ids

CLIENTS, PLANS_EACH = 1_000, 5
WEEKS, DAYS = 12, 5
PER_DAY = ((BlockKind.WARM_UP, 6), (BlockKind.STRENGTH, 13), (BlockKind.RELIEF, 6))
HANDOUT_DAYS = ("monday", "wednesday", "friday", "saturday")
HANDOUT_PER_DAY = ((BlockKind.WARM_UP, 1), (BlockKind.STRENGTH, 4), (BlockKind.RELIEF, 1))
LIBRARY_SIZE = 2_000
_VARIANTS = (
    "",
    *[
        "Tempo",
        "Pause",
        "Half-Range",
        "Chain",
        "Deficit",
        "Partner",
        "Vest",
        "Raised",
        "Incline-Board",
        "Towel-Grip",
    ],
)

_Shape = Sequence[tuple[BlockKind, int]]


def make_plan(catalogue: Catalogue, name: str, *, weeks: int, days: Sequence[str], per_day: _Shape) -> Plan:
    """A plan with as many different exercises as there are, each with its usual dose."""
    new_id = counting_ids(name)
    plan = Plan(PlanId(name), f"Plan {name}", tuple(Week(WeekId(new_id())) for _ in range(weeks)))
    by_block = _different(catalogue, [kind for kind, _ in per_day])
    for week, day, (kind, count) in product(range(weeks), days, per_day):
        entries = [
            Entry(EntryId(new_id()), exercise.id, exercise.default_dose)
            for exercise in islice(by_block[kind], count)
        ]
        plan = plan_edits.insert_entries(plan, Slot(Cell(week, day, kind), 0), entries, new_id=new_id)
    return plan


def large_plan(catalogue: Catalogue) -> Plan:
    """12 weeks with 1,500 entries."""
    return make_plan(catalogue, "large", weeks=WEEKS, days=WEEKDAYS[:DAYS], per_day=PER_DAY)


def handout_plan(catalogue: Catalogue, exercises: int | None = None) -> Plan:
    """A week with 24 different exercises, or with only so many of them."""
    plan = make_plan(catalogue, "handout", weeks=1, days=HANDOUT_DAYS, per_day=HANDOUT_PER_DAY)
    surplus = list(plan.entries())[exercises:] if exercises else []
    return remove_entries(plan, {entry.id for entry in surplus}) if surplus else plan


def large_catalogue(catalogue: Catalogue, size: int = LIBRARY_SIZE) -> Catalogue:
    """The built-in exercises and variants of them under other names."""
    variants = (
        _variant(exercise, word) for word, exercise in product(_VARIANTS, catalogue.exercises.values())
    )
    return Catalogue(islice(variants, size), catalogue.taxonomy, catalogue.precautions.values())


def fill_store(
    root: Path, catalogue: Catalogue, *, clients: int = CLIENTS, plans_each: int = PLANS_EACH
) -> None:
    """Clients with plans of one week; the plan of the last client is the one opened last."""
    sample = make_plan(catalogue, "sample", weeks=1, days=HANDOUT_DAYS[:3], per_day=HANDOUT_PER_DAY)
    with Store.open(DataFolder(root)) as store:
        for number in range(clients):
            client = Client(ClientId(f"client-{number:04}"), f"Client Number {number:04}")
            for turn in range(plans_each):
                plan_id = PlanId(f"plan-{number:04}-{turn}")
                store.add_plan(replace(sample, id=plan_id, client_id=client.id), client)
                store.remember(LAST_PLAN, plan_id)


def _different(catalogue: Catalogue, kinds: Sequence[BlockKind]) -> dict[BlockKind, Iterator[Exercise]]:
    """Exercises for each block, over and over; none stands in two blocks."""
    shared: dict[BlockKind, list[Exercise]] = {kind: [] for kind in kinds}
    for number, exercise in enumerate(catalogue.exercises.values()):
        fitting = [kind for kind in kinds if kind in exercise.blocks]
        if fitting:
            shared[fitting[number % len(fitting)]].append(exercise)
    return {kind: cycle(exercises) for kind, exercises in shared.items()}


def _variant(exercise: Exercise, word: str) -> Exercise:
    if not word:
        return exercise
    new_id = ExerciseId(f"{exercise.id}-{word.lower().replace(' ', '-')}")
    aliases = tuple(f"{word} {alias}" for alias in exercise.aliases)
    return replace(exercise, id=new_id, name=f"{word} {exercise.name}", aliases=aliases)


if __name__ == "__main__":
    from backdesk.services.library import load_catalogue

    fill_store(Path(sys.argv[1]), load_catalogue())
