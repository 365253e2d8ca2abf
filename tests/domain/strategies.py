"""Made-up muscles, exercises and plans for the property tests of the domain."""

from __future__ import annotations

from hypothesis import strategies as st

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.exercise import Exercise, ExerciseType, Movement, Role
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


@st.composite
def exercises(draw: st.DrawFn, exercise_id: str) -> Exercise:
    """An exercise in which every muscle has at most one role; whole groups are sometimes named."""
    named: list[str] = list(SINGLES)
    for group, members in GROUP_MEMBERS.items():
        named += (group,) if draw(st.booleans()) else members
    roles: dict[Role, list[MuscleId]] = {role: [] for role in Role}
    for name in draw(st.permutations(named)):
        role = draw(st.none() | st.sampled_from(Role))
        if role is not None:
            roles[role].append(MuscleId(name))
    return Exercise(
        id=ExerciseId(exercise_id),
        name=exercise_id,
        type=draw(st.sampled_from([ExerciseType.STRENGTH, ExerciseType.STRETCH, ExerciseType.AEROBIC])),
        primary=tuple(roles[Role.PRIMARY]),
        secondary=tuple(roles[Role.SECONDARY]),
        stretched=tuple(roles[Role.STRETCHED]),
        movements=tuple(draw(st.lists(st.sampled_from(Movement), max_size=3, unique=True))),
    )


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """A catalogue of the four exercises that plans use (a fifth one is unknown)."""
    return Catalogue([draw(exercises(name)) for name in EXERCISES], made_up_taxonomy(), ())


def spans(high: int) -> st.SearchStrategy[Span]:
    """A whole number from 1, or a range."""
    return st.lists(st.integers(1, high), min_size=1, max_size=2).map(lambda ends: Span(min(ends), max(ends)))


counts = st.none() | st.integers(1, 5)
doses = st.builds(
    Dose,
    sets=counts,
    reps=st.none() | spans(20),
    hold_seconds=st.none() | spans(60),
    duration_seconds=st.none() | spans(3_600),
    breaths=st.none() | spans(15),
    rest_seconds=st.none() | st.integers(0, 180),
    side=st.sampled_from(Side),
    tempo=st.sampled_from(sorted(TEMPO_SECONDS)),
    times_per_day=counts,
)


@st.composite
def plans(draw: st.DrawFn, *, max_weeks: int = 2, max_days: int = 3, max_entries: int = 3) -> Plan:
    """A plan whose entries are numbered, with some unknown exercises, rounds and supersets."""
    number = 0
    pool = draw(st.lists(doses, min_size=1, max_size=5))  # few, because drawing them is slow
    weeks = []
    for week_number in range(draw(st.integers(1, max_weeks))):
        days = []
        for name in draw(st.lists(st.sampled_from(DAY_NAMES), max_size=max_days, unique=True)):
            blocks = []
            for _ in BlockKind:
                entries = []
                for _ in range(draw(st.integers(0, max_entries))):
                    number += 1
                    entries.append(
                        Entry(
                            EntryId(f"entry-{number}"),
                            ExerciseId(draw(st.sampled_from((*EXERCISES, UNKNOWN)))),
                            draw(st.sampled_from(pool)),
                            draw(st.sampled_from(["", "A", "B"])),
                        )
                    )
                blocks.append(Block(tuple(entries), draw(st.none() | st.integers(1, 4))))
            label = draw(st.sampled_from(["", "Gym"]))
            days.append(Day(DayId(f"{week_number}-{name}"), name, label, (blocks[0], blocks[1], blocks[2])))
        days.sort(key=lambda day: day_order(day.name))
        weeks.append(Week(WeekId(f"week-{week_number}"), tuple(days)))
    return Plan(PlanId("plan"), "Plan", tuple(weeks))


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
