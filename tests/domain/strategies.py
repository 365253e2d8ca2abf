"""Made-up muscles, exercises and plans for the property tests of the domain."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.exercise import Exercise, ExerciseType, Movement
from backdesk.domain.ids import DayId, EntryId, ExerciseId, MuscleId, PlanId, WeekId
from backdesk.domain.muscle import BodyView, Muscle, Taxonomy, TrunkSide
from backdesk.domain.plan import WEEKDAYS, Block, Cell, Day, Entry, Plan, Slot, Week, day_order
from tests.domain.coverage_oracle import TEMPO_SECONDS

GROUP_MEMBERS = {"big": ("a", "b", "c"), "pair": ("d", "e")}
SINGLES = ("f", "g")
TRUNK_MEMBERS = {"front": ("a", "f"), "back": ("b", "c", "d"), "sides": ("g",)}
LEAVES = (*GROUP_MEMBERS["big"], *GROUP_MEMBERS["pair"], *SINGLES)
DAY_NAMES = (*WEEKDAYS, "day-1", "day-2", "day-14")
EXERCISES = ("one", "two", "three", "four")
UNKNOWN = "gone"


def _muscle(name: str, group: str | None = None, *, is_group: bool = False) -> Muscle:
    trunk = next((side for side, names in TRUNK_MEMBERS.items() if name in names), None)
    return Muscle(
        id=MuscleId(name),
        name=name,
        anatomical_name=name,
        view=BodyView.BACK,
        group=None if group is None else MuscleId(group),
        is_group=is_group,
        trunk_side=None if trunk is None else TrunkSide(trunk),
    )


def made_up_taxonomy() -> Taxonomy:
    """Two groups, two single muscles; some on no side of the trunk."""
    groups = [
        muscle
        for group, members in GROUP_MEMBERS.items()
        for muscle in (_muscle(group, is_group=True), *(_muscle(member, group) for member in members))
    ]
    return Taxonomy((*groups, *(_muscle(single) for single in SINGLES)))


class _Digits:
    """Takes one number apart into several small ones, because every draw of its own costs time."""

    def __init__(self, number: int) -> None:
        self._rest = number

    def below(self, limit: int) -> int:
        """The next number from 0 to limit - 1."""
        self._rest, digit = divmod(self._rest, limit)
        return digit


_numbers = st.binary(min_size=8, max_size=8).map(lambda raw: int.from_bytes(raw, "big"))
"""Any number of 64 bits, all equally likely (st.integers prefers small ones)."""


def _exercise(exercise_id: str, number: int) -> Exercise:
    """An exercise in which every muscle has at most one role; whole groups are sometimes named."""
    digits = _Digits(number)
    named: list[str] = list(SINGLES)
    for group, members in GROUP_MEMBERS.items():
        named += (group,) if digits.below(2) else members
    roles: dict[int, list[MuscleId]] = {place: [] for place in range(4)}
    for name in named:
        roles[digits.below(4)].append(MuscleId(name))
    kinds = (ExerciseType.STRENGTH, ExerciseType.STRETCH, ExerciseType.AEROBIC)
    return Exercise(
        id=ExerciseId(exercise_id),
        name=exercise_id,
        type=kinds[digits.below(3)],
        primary=tuple(roles[1]),
        secondary=tuple(roles[2]),
        stretched=tuple(roles[3]),
        movements=tuple(movement for movement in Movement if not digits.below(4)),
    )


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """A catalogue of the four exercises that plans use (a fifth one is unknown)."""
    return Catalogue([_exercise(name, draw(_numbers)) for name in EXERCISES], made_up_taxonomy(), ())


def _span(digits: _Digits, high: int) -> Span | None:
    if digits.below(2):
        return None
    low = 1 + digits.below(high)
    return Span(low, low + digits.below(3))


def _dose(number: int) -> Dose:
    digits = _Digits(number)
    return Dose(
        sets=digits.below(6) or None,
        side=tuple(Side)[digits.below(len(Side))],
        times_per_day=digits.below(4) or None,
        reps=_span(digits, 20),
        hold_seconds=_span(digits, 60),
        duration_seconds=_span(digits, 3_600),
        breaths=_span(digits, 15),
        rest_seconds=(None, 0, 15, 60, 90)[digits.below(5)],
        tempo=tuple(TEMPO_SECONDS)[digits.below(len(TEMPO_SECONDS))],
    )


doses = st.builds(_dose, _numbers)


@st.composite
def plans(draw: st.DrawFn, *, max_weeks: int = 2, max_days: int = 3, max_entries: int = 12) -> Plan:
    """A plan whose entries are numbered, with some unknown exercises, rounds and supersets."""
    pool = draw(st.lists(doses, min_size=1, max_size=4))
    weeks = [
        [_empty_day(name, draw(_numbers)) for name in sorted(names, key=day_order)]
        for names in draw(st.lists(_day_sets(max_days), min_size=1, max_size=max_weeks))
    ]
    days = [(week, place) for week in weeks for place in range(len(week))]
    for number, drawn in enumerate(draw(st.lists(_numbers, max_size=max_entries)) if days else ()):
        digits = _Digits(drawn)
        week, place = days[digits.below(len(days))]
        kind = tuple(BlockKind)[digits.below(3)]
        entry = Entry(
            EntryId(f"entry-{number}"),
            ExerciseId((*EXERCISES, UNKNOWN)[digits.below(len(EXERCISES) + 1)]),
            pool[digits.below(len(pool))],
            ("", "A", "B")[digits.below(3)],
        )
        old = week[place].block(kind)
        week[place] = week[place].with_block(kind, replace(old, entries=(*old.entries, entry)))
    built = (Week(WeekId(f"week-{number}"), tuple(week)) for number, week in enumerate(weeks))
    return Plan(PlanId("plan"), "Plan", tuple(built))


def _day_sets(max_days: int) -> st.SearchStrategy[set[str]]:
    return st.sets(st.sampled_from(DAY_NAMES), max_size=max_days)


def _empty_day(name: str, drawn: int) -> Day:
    digits = _Digits(drawn)
    first, second, third = (Block((), digits.below(5) or None) for _ in BlockKind)
    return Day(DayId(f"{name}-{drawn}"), name, ("", "Gym")[digits.below(2)], (first, second, third))


@st.composite
def slots(draw: st.DrawFn, plan: Plan) -> Slot:
    """Any place of a plan, near misses included (before the start, far behind the end)."""
    week = draw(st.integers(0, len(plan.weeks) - 1))
    cell = Cell(week, draw(st.sampled_from(DAY_NAMES)), draw(st.sampled_from(BlockKind)))
    return Slot(cell, draw(st.integers(-2, 6)))


def choices(plan: Plan) -> st.SearchStrategy[list[EntryId]]:
    """Some entries of a plan, in any order."""
    ids = [entry.id for entry in plan.entries()]
    return st.lists(st.sampled_from(ids), unique=True, max_size=4) if ids else st.just([])
