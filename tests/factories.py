"""Readable builders for tests: plans and entries in one line, with ids that count up."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import DayId, EntryId, ExerciseId, IdFactory, MuscleId, PlanId, WeekId
from backdesk.domain.plan import Block, Day, Entry, Plan, Week


def counting_ids(prefix: str = "id") -> IdFactory:
    """An id factory that gives id-1, id-2, …"""
    numbers = count(1)
    return lambda: f"{prefix}-{next(numbers)}"


def make_entry(exercise: str = "bird-dog", *, id: str | None = None, **dose: object) -> Entry:
    """An entry; dose fields as keywords, spans as a number or a (low, high) tuple."""
    fields: dict[str, object] = {}
    for name, value in dose.items():
        if name in ("reps", "hold_seconds", "duration_seconds", "breaths"):
            fields[name] = Span(*value) if isinstance(value, tuple) else Span.of(float(str(value)))
        elif name == "side":
            fields[name] = Side(str(value))
        else:
            fields[name] = value
    return Entry(EntryId(id or _next_id()), ExerciseId(exercise), Dose(**fields))  # type: ignore[arg-type]


_counter: Callable[[], str] = counting_ids("entry")


def _next_id() -> str:
    return _counter()


def make_block(*entries: Entry, rounds: int | None = None) -> Block:
    """A block of entries."""
    return Block(entries, rounds)


def make_day(name: str = "monday", *, label: str = "", **blocks: Block) -> Day:
    """A day; blocks as keywords warm_up, strength, relief."""
    day = Day(DayId(f"day-{_next_id()}"), name, label)
    for kind in BLOCK_ORDER:
        if kind.value in blocks:
            day = day.with_block(BlockKind(kind), blocks[kind.value])
    return day


def make_plan(*weeks: tuple[Day, ...], title: str = "Lower back, first weeks") -> Plan:
    """A plan; each argument is one week's days. Without arguments, one empty week."""
    built = tuple(Week(WeekId(f"week-{_next_id()}"), days) for days in (weeks or ((),)))
    return Plan(PlanId(f"plan-{_next_id()}"), title, built)


def make_exercise(
    id: str,
    *,
    primary: tuple[str, ...] = (),
    secondary: tuple[str, ...] = (),
    stretched: tuple[str, ...] = (),
    **fields: object,
) -> Exercise:
    """An exercise with muscle roles; other fields as keywords."""
    return Exercise(
        id=ExerciseId(id),
        name=str(fields.pop("name", id.replace("-", " ").title())),
        primary=tuple(map(MuscleId, primary)),
        secondary=tuple(map(MuscleId, secondary)),
        stretched=tuple(map(MuscleId, stretched)),
        **fields,  # type: ignore[arg-type]
    )
