"""Hypothesis strategies for anything that a store must keep: clients, exercises, whole plans."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

from backdesk.domain.blocks import BlockKind
from backdesk.domain.client import Client, Contact, Goal, OwnPrecaution
from backdesk.domain.client_wording import ClientWording
from backdesk.domain.dismissal import Dismissal
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.exercise import (
    Caution,
    CautionAction,
    Equipment,
    Exercise,
    ExerciseType,
    Movement,
    Position,
)
from backdesk.domain.ids import (
    ClientId,
    DayId,
    EntryId,
    ExerciseId,
    MuscleId,
    PlanId,
    PrecautionId,
    WeekId,
)
from backdesk.domain.plan import WEEKDAYS, Block, Day, Entry, Plan, Week
from backdesk.domain.progression import Growth, GrowthRule, HandField, HandMark, Progression
from backdesk.domain.template_info import TemplateInfo, TemplateScope

words = st.sampled_from(["", "a", "Zoë 🙂", "x\0y", "<b>'\""]) | st.text(max_size=12)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words
json_values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=4,
)
extras: st.SearchStrategy[dict[str, object]] = st.just({}) | st.dictionaries(words, json_values, max_size=2)
amounts = st.floats(min_value=0, max_value=1e9) | st.integers(min_value=0, max_value=500)
spans = st.lists(amounts, min_size=2, max_size=2).map(lambda pair: Span(min(pair), max(pair)))
small_counts = st.none() | st.integers(min_value=0, max_value=99)
maybe_spans = st.none() | spans
doses = st.just(Dose()) | st.builds(
    Dose,
    sets=small_counts,
    reps=maybe_spans,
    hold_seconds=maybe_spans,
    duration_seconds=maybe_spans,
    breaths=maybe_spans,
    rest_seconds=st.none() | amounts,
    side=st.sampled_from(Side),
    load=words,
    effort=words,
    tempo=words,
    times_per_day=small_counts,
)


def _some(element: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(element, max_size=2).map(tuple)


muscles = _some(words).map(lambda ids: tuple(map(MuscleId, ids)))
exercise_ids = _some(words).map(lambda ids: tuple(map(ExerciseId, ids)))
cautions = st.builds(
    Caution, precaution=words.map(PrecautionId), action=st.sampled_from(CautionAction), reason=words
)
exercises = st.builds(
    Exercise,
    id=words.map(ExerciseId),
    name=words,
    aliases=_some(words),
    blocks=_some(st.sampled_from(BlockKind)),
    type=st.sampled_from(ExerciseType),
    primary=muscles,
    secondary=muscles,
    stretched=muscles,
    movements=_some(st.sampled_from(Movement)),
    equipment=_some(st.sampled_from(Equipment)),
    position=st.sampled_from(Position),
    level=st.integers(min_value=1, max_value=3),
    side=st.sampled_from(Side),
    default_dose=doses,
    start=words,
    steps=_some(words),
    mistakes=_some(words),
    tip=words,
    why=words,
    easier=exercise_ids,
    harder=exercise_ids,
    cautions=st.lists(cautions, max_size=2).map(tuple),
    sources=_some(words),
    photos=_some(words),
    link=words,
    extra=extras,
)
wordings = st.builds(
    ClientWording,
    exercise=words.map(ExerciseId),
    name=words,
    steps=_some(words),
    tip=words,
    link=words,
    extra=extras,
)
own_precautions = st.builds(
    OwnPrecaution,
    name=words,
    action=st.sampled_from(CautionAction),
    movements=_some(st.sampled_from(Movement)),
    positions=_some(st.sampled_from(Position)),
    exercises=exercise_ids,
)
clients = st.builds(
    Client,
    id=words.map(ClientId),
    name=words,
    precautions=_some(words).map(lambda ids: tuple(map(PrecautionId, ids))),
    own_precautions=st.lists(own_precautions, max_size=2).map(tuple),
    pronoun=words,
    birth_year=st.none() | st.integers(1900, 2026),
    contact=st.builds(Contact, phone=words, email=words, address=words),
    goals=_some(st.sampled_from(Goal)),
    goal_note=words,
    equipment=st.none() | _some(st.sampled_from(Equipment)),
    days=_some(st.sampled_from(WEEKDAYS)),
    minutes=small_counts,
    level=small_counts,
    language=words,
    notes=words,
    is_archived=st.booleans(),
    extra=extras,
)
dismissals = st.builds(Dismissal, rule=words, about=words, note=words)
rules = st.builds(
    GrowthRule,
    growth=st.sampled_from(Growth),
    amount=amounts,
    every_weeks=st.integers(1, 9),
    cap=st.none() | amounts,
    entry=st.none() | words.map(EntryId),
)
hand_marks = st.builds(
    HandMark, entry=words.map(EntryId), fields=st.lists(st.sampled_from(HandField), max_size=2).map(tuple)
)
progressions = st.builds(
    Progression,
    source=words.map(WeekId),
    rules=st.lists(rules, max_size=2).map(tuple),
    deload_every=small_counts,
    deload_share=amounts,
    by_hand=st.lists(hand_marks, max_size=2).map(tuple),
)
templates = st.builds(
    TemplateInfo,
    scope=st.sampled_from(TemplateScope),
    folder=words,
    tags=_some(words),
    about=words,
    sources=_some(words),
)

_POOL = 12
"""Few ids, so that two drawn plans share many of them in different places."""


@st.composite
def plans(draw: st.DrawFn, plan_id: str = "plan") -> Plan:
    """A plan whose parts take their ids from small pools, each id used once."""
    week_ids, day_ids, entry_ids = (iter(draw(st.permutations(range(_POOL)))) for _ in range(3))
    weeks = []
    for week_id in _take(week_ids, draw(st.integers(0, 2))):
        days = tuple(
            Day(
                DayId(f"day {day_id}"),
                draw(st.sampled_from(["monday", "day-3"]) | words),
                draw(words),
                (draw_block(draw, entry_ids), draw_block(draw, entry_ids), draw_block(draw, entry_ids)),
                draw(extras),
            )
            for day_id in _take(day_ids, draw(st.integers(0, 2)))
        )
        weeks.append(Week(WeekId(f"week {week_id}"), days, draw(extras)))
    own = draw(st.lists(exercises, max_size=2, unique_by=lambda exercise: exercise.id))
    wording = draw(st.lists(wordings, max_size=2, unique_by=lambda one: one.exercise))
    return Plan(
        id=PlanId(plan_id),
        title=draw(words),
        weeks=tuple(weeks),
        exercises=tuple(own),
        wording=tuple(sorted(wording, key=lambda one: one.exercise)),
        link=draw(words),
        next_appointment=draw(words),
        dismissals=tuple(draw(st.lists(dismissals, max_size=2))),
        progression=draw(st.none() | progressions),
        template=draw(st.none() | templates),
        extra=draw(extras),
    )


def draw_block(draw: st.DrawFn, ids: Iterator[int]) -> Block:
    """A block of up to two entries with the next ids."""
    entries = tuple(
        Entry(
            EntryId(f"entry {entry_id}"),
            ExerciseId(draw(words)),
            draw(doses),
            draw(st.sampled_from(["", "A", "B"])),
            draw(words),
            draw(extras),
        )
        for entry_id in _take(ids, draw(st.integers(0, 2)))
    )
    return Block(entries, draw(st.none() | st.integers(1, 9)), draw(extras))


def _take(ids: Iterator[int], count: int) -> Iterator[int]:
    return (number for number, _ in zip(ids, range(count), strict=False))
