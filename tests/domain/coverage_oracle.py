"""A second, deliberately naive count of a week, written from design/coverage.md and nothing else.

It shares no code with the counter: it asks every question separately, muscle by muscle,
entry by entry, and looks groups up in plain dictionaries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from backdesk.domain.blocks import BlockKind
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.exercise import Exercise, ExerciseType
from backdesk.domain.plan import Week

TEMPO_SECONDS = {"": None, "3-1-1-0": 5, "2-0-2": 4, "slowly": None}
"""The tempos that the generated plans use, with the seconds of one repetition."""


@dataclass(frozen=True)
class Oracle:
    """What is counted, against which muscles, by which switches."""

    exercises: Mapping[str, Exercise]
    group_members: Mapping[str, tuple[str, ...]]
    trunk_members: Mapping[str, tuple[str, ...]]
    counted: frozenset[BlockKind]
    doubled: bool

    def direct(self, week: Week, names: tuple[str, ...]) -> float:
        """Sets in which one of the muscles is primary."""
        return sum(sets for _, sets, roles in self._work(week, names) if "primary" in roles)

    def fractional(self, week: Week, names: tuple[str, ...]) -> float:
        """Primary sets and half of the secondary ones; of several muscles the heaviest role counts."""
        return sum(
            sets * (1 if "primary" in roles else 0.5)
            for _, sets, roles in self._work(week, names)
            if "primary" in roles or "secondary" in roles
        )

    def days(self, week: Week, names: tuple[str, ...]) -> int:
        """Days on which one of the muscles is primary or secondary."""
        return len(
            {day for day, _, roles in self._work(week, names) if "primary" in roles or "secondary" in roles}
        )

    def stretch_times(self, week: Week, names: tuple[str, ...]) -> float:
        """Times a week that one of the muscles is stretched."""
        return sum(times(dose) for _, _, _, dose, roles in self._all(week, names) if "stretched" in roles)

    def stretch_seconds(self, week: Week, names: tuple[str, ...]) -> float:
        """Seconds a week that one of the muscles is held in a stretch."""
        return sum(
            (dose.sets or 1) * rounds * hold(dose) * middle(dose.reps, 1) * sides(dose) * times(dose)
            for _, _, rounds, dose, roles in self._all(week, names)
            if "stretched" in roles
        )

    def movement_sets(self, week: Week, movement: str) -> float:
        """Sets of the exercises with this movement."""
        return sum(
            self._sets(dose, rounds)
            for _, kind, rounds, dose, exercise in self._known(week)
            if kind in self.counted and movement in [one.value for one in exercise.movements]
        )

    def aerobic_minutes(self, week: Week) -> float:
        """Minutes of aerobic exercises, from any block."""
        return (
            sum(
                middle(dose.duration_seconds, 0) * (dose.sets or 1) * rounds * times(dose)
                for _, _, rounds, dose, exercise in self._known(week)
                if exercise.type is ExerciseType.AEROBIC
            )
            / 60
        )

    def _sets(self, dose: Dose, rounds: int) -> float:
        twice = 2 if self.doubled and dose.side is Side.EACH else 1
        return (dose.sets or 1) * rounds * times(dose) * twice

    def _work(self, week: Week, names: tuple[str, ...]) -> Iterator[tuple[str, float, set[str]]]:
        for day, kind, rounds, dose, roles in self._all(week, names):
            if kind in self.counted:
                yield day, self._sets(dose, rounds), roles

    def _all(
        self, week: Week, names: tuple[str, ...]
    ) -> Iterator[tuple[str, BlockKind, int, Dose, set[str]]]:
        for day, kind, rounds, dose, exercise in self._known(week):
            yield day, kind, rounds, dose, {self._role(exercise, name) for name in names}

    def _known(self, week: Week) -> Iterator[tuple[str, BlockKind, int, Dose, Exercise]]:
        for day in week.days:
            for kind, block in zip(("warm_up", "strength", "relief"), day.blocks, strict=True):
                for entry in block.entries:
                    if entry.exercise in self.exercises:
                        exercise = self.exercises[entry.exercise]
                        yield day.name, BlockKind(kind), block.rounds or 1, entry.dose, exercise

    def _role(self, exercise: Exercise, muscle: str) -> str:
        for role, named in (
            ("primary", exercise.primary),
            ("secondary", exercise.secondary),
            ("stretched", exercise.stretched),
        ):
            for name in named:
                if name == muscle or muscle in self.group_members.get(name, ()):
                    return role
        return ""


def session_minutes(week: Week) -> dict[str, float]:
    """Minutes by day: sets × work × sides + rest between sets + 30 s to change exercise."""
    minutes = {}
    for day in week.days:
        seconds = 0.0
        for block in day.blocks:
            for entry in block.entries:
                dose = entry.dose
                sets = (dose.sets or 1) * (block.rounds or 1)
                rest = 60 if dose.rest_seconds is None else dose.rest_seconds
                once = sets * work(dose) * sides(dose) + (sets - 1) * rest + 30
                seconds += once * times(dose)
        minutes[day.name] = seconds / 60
    return minutes


def work(dose: Dose) -> float:
    """Duration, or breaths × 4 s, or reps × (tempo or 3 s, plus any hold), or hold; else 30 s."""
    if dose.duration_seconds is not None:
        return middle(dose.duration_seconds, 0)
    if dose.breaths is not None:
        return middle(dose.breaths, 0) * 4
    if dose.reps is not None:
        return middle(dose.reps, 0) * ((TEMPO_SECONDS[dose.tempo] or 3) + middle(dose.hold_seconds, 0))
    return middle(dose.hold_seconds, 30)


def hold(dose: Dose) -> float:
    """The hold; a breath counts 4 s; an entry with neither hold, breaths nor duration counts 30 s."""
    if dose.hold_seconds is not None:
        return middle(dose.hold_seconds, 0)
    if dose.breaths is not None:
        return middle(dose.breaths, 0) * 4
    return middle(dose.duration_seconds, 30)


def middle(span: Span | None, without: float) -> float:
    """A range counts by its middle."""
    return without if span is None else (span.low + span.high) / 2


def sides(dose: Dose) -> int:
    """Twice the work when done on each side."""
    return 2 if dose.side.value == "each" else 1


def times(dose: Dose) -> int:
    """Times a day, once when not said."""
    return dose.times_per_day or 1


def band(fractional: float) -> str:
    """None 0, light below 4, moderate below 10, high from 10."""
    if fractional == 0:
        return "none"
    if fractional < 4:
        return "light"
    return "moderate" if fractional < 10 else "high"
