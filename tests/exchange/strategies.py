"""Hypothesis strategies for plans as a plan file can hold them."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from backdesk.domain.blocks import BlockKind
from backdesk.domain.client import Client, Goal, OwnPrecaution
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
from backdesk.domain.plan import WEEKDAYS, Block, Day, Entry, Plan, Week, day_order
from backdesk.domain.progression import Growth, GrowthRule, HandField, HandMark, Progression
from backdesk.domain.template_info import TemplateInfo, TemplateScope

_DAYS = (*WEEKDAYS, *(f"day-{number}" for number in range(1, 15)))
_OWN = tuple(ExerciseId(f"own-{number}") for number in range(2))
_BUILT_IN = tuple(map(ExerciseId, ("bird-dog", "cat-cow", "plank", "90-90-breathing")))

_letters = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
lines = st.sampled_from(["", "Zoë 🙂", "<b>'\"&", "RPE 7"]) | st.text(_letters, max_size=6).map(
    lambda text: unicodedata.normalize("NFC", text).strip()
)
names = lines.filter(bool)
notes = st.text(_letters | st.just("\n") | st.just("\t"), max_size=20).map(
    lambda text: unicodedata.normalize("NFC", text)
)
_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(lines, inner, max_size=2),
    max_leaves=4,
)
extras = st.dictionaries(lines.map(lambda text: f"x{text}"), _json | lines, max_size=2)
_counts = st.integers(1, 9_999)
_seconds = st.floats(0.001, 86_400) | st.integers(1, 86_400).map(float)


def _spans(numbers: st.SearchStrategy[float] | st.SearchStrategy[int]) -> st.SearchStrategy[Span]:
    return st.tuples(numbers, numbers).map(lambda pair: Span(min(pair), max(pair)))


doses = st.builds(
    Dose,
    sets=st.none() | _counts,
    reps=st.none() | _spans(_counts),
    hold_seconds=st.none() | _spans(_seconds),
    duration_seconds=st.none() | _spans(_seconds),
    breaths=st.none() | _spans(_counts),
    rest_seconds=st.none() | st.just(0.0) | _seconds,
    side=st.sampled_from(Side),
    load=lines,
    effort=lines,
    tempo=lines,
    times_per_day=st.none() | _counts,
)
links = st.sampled_from(["", "https://clinic.example/cat-cow", "http://a.example/x?y=1#z"])
_entries = st.builds(
    Entry,
    id=st.just(EntryId("e")),
    exercise=st.sampled_from((*_OWN, *_BUILT_IN)),
    dose=doses,
    group=st.sampled_from(["", "A", "B"]),
    note=notes,
    extra=extras,
)
_blocks = st.builds(
    Block, entries=st.lists(_entries, max_size=2).map(tuple), rounds=st.none() | _counts, extra=extras
)
_unknown_blocks: st.SearchStrategy[dict[str, object]] = st.just({}) | st.just({"blocks": {"cool_down": [1]}})


@st.composite
def _days(draw: st.DrawFn, name: str) -> Day:
    blocks = draw(st.tuples(_blocks, _blocks, _blocks))
    extra = {**draw(extras), **draw(_unknown_blocks)}
    return Day(DayId("d"), name, draw(lines), blocks, extra)


@st.composite
def _weeks(draw: st.DrawFn) -> Week:
    chosen = sorted(draw(st.sets(st.sampled_from(_DAYS), max_size=2)), key=day_order)
    return Week(WeekId("w"), tuple(draw(_days(name)) for name in chosen), draw(extras))


def _some(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, max_size=2, unique=True).map(tuple)


_cautions = st.builds(
    Caution,
    precaution=names.map(PrecautionId),
    action=st.sampled_from(CautionAction),
    reason=lines,
)


_unknown_parts: st.SearchStrategy[dict[str, object]] = st.just({}) | st.just(
    {"default_dose": {"xdose": 1}, "muscles": {"x": []}}
)


@st.composite
def own_exercises(draw: st.DrawFn, exercise_id: ExerciseId) -> Exercise:
    """An exercise that is not built in, in every field."""
    muscles = draw(st.permutations(["biceps", "plank", "erector-spinae", "obliques"]))
    extra = {**draw(extras), **draw(_unknown_parts)}
    return Exercise(
        id=exercise_id,
        name=draw(names),
        aliases=draw(st.lists(names, max_size=2).map(tuple)),
        blocks=tuple(draw(st.lists(st.sampled_from(BlockKind), min_size=1, max_size=3, unique=True))),
        type=draw(st.sampled_from(ExerciseType)),
        primary=tuple(MuscleId(name) for name in muscles[:1] if name != "plank"),
        secondary=tuple(MuscleId(name) for name in muscles[1:2] if name != "plank"),
        stretched=tuple(MuscleId(name) for name in muscles[2:3] if name != "plank"),
        movements=tuple(map(Movement, draw(_some(st.sampled_from(Movement))))),
        equipment=tuple(map(Equipment, draw(_some(st.sampled_from(Equipment))))),
        position=draw(st.sampled_from(Position)),
        level=draw(st.integers(1, 3)),
        side=draw(st.sampled_from(Side)),
        default_dose=draw(doses),
        start=draw(lines),
        steps=draw(st.lists(names, max_size=2).map(tuple)),
        mistakes=draw(st.lists(names, max_size=2).map(tuple)),
        tip=draw(lines),
        why=draw(lines),
        easier=tuple(map(ExerciseId, draw(_some(names)))),
        harder=tuple(map(ExerciseId, draw(_some(st.sampled_from(_BUILT_IN))))),
        cautions=draw(st.lists(_cautions, max_size=2).map(tuple)),
        sources=draw(st.lists(names, max_size=2).map(tuple)),
        photos=tuple(draw(st.lists(st.sampled_from(["a" * 64, "0" * 64]), max_size=2, unique=True))),
        link=draw(links),
        extra=extra,
    )


@st.composite
def wordings(draw: st.DrawFn) -> tuple[ClientWording, ...]:
    """What a plan says of some exercises, some of which it does not use."""
    chosen = sorted(draw(st.sets(st.sampled_from((*_OWN, *_BUILT_IN, ExerciseId("nowhere"))), max_size=2)))
    found = (
        ClientWording(
            exercise,
            draw(lines),
            tuple(draw(st.lists(names, max_size=2))),
            draw(lines),
            draw(links),
            draw(extras),
        )
        for exercise in chosen
    )
    return tuple(wording for wording in found if wording.extra or not wording.is_empty)


_own_precautions = st.builds(
    OwnPrecaution,
    name=names,
    action=st.sampled_from(CautionAction),
    movements=_some(st.sampled_from(Movement)).map(lambda found: tuple(map(Movement, found))),
    positions=_some(st.sampled_from(Position)).map(lambda found: tuple(map(Position, found))),
    exercises=_some(st.sampled_from((*_OWN, *_BUILT_IN))).map(lambda ids: tuple(map(ExerciseId, ids))),
)
clients = st.none() | st.builds(
    Client,
    id=st.just(ClientId("c")),
    name=names,
    precautions=_some(names).map(lambda ids: tuple(map(PrecautionId, ids))),
    own_precautions=st.lists(_own_precautions, max_size=2).map(tuple),
    goals=_some(st.sampled_from(Goal)).map(lambda found: tuple(map(Goal, found))),
    equipment=st.none() | _some(st.sampled_from(Equipment)).map(lambda found: tuple(map(Equipment, found))),
    days=st.sets(st.sampled_from(WEEKDAYS), max_size=3).map(
        lambda days: tuple(day for day in WEEKDAYS if day in days)
    ),
    minutes=st.none() | st.integers(1, 240),
    level=st.none() | st.integers(1, 3),
    extra=extras,
)
_dismissals = st.builds(Dismissal, rule=names, about=lines | st.sampled_from(_OWN), note=notes)
_templates = st.builds(
    TemplateInfo,
    scope=st.sampled_from(TemplateScope),
    folder=lines,
    tags=st.lists(names, max_size=2).map(tuple),
    about=notes,
    sources=st.lists(names, max_size=2).map(tuple),
)
_amounts = st.floats(0.001, 9_999) | st.integers(1, 9_999).map(float)


@st.composite
def _progressions(draw: st.DrawFn, first: Week) -> Progression:
    """A progression from the first week; its rules are for all entries, or for one that is there."""
    has_entries = any(not day.is_rest for day in first.days)
    rules = st.builds(
        GrowthRule,
        growth=st.sampled_from(Growth),
        amount=_amounts,
        every_weeks=st.integers(1, 52),
        cap=st.none() | _amounts,
        entry=st.none() | st.just(EntryId("e")) if has_entries else st.none(),
    )
    fields = st.lists(st.sampled_from(HandField), unique=True, max_size=2).map(tuple)
    marks = st.builds(HandMark, entry=st.just(EntryId("e")), fields=fields)
    return Progression(
        source=first.id,
        rules=tuple(draw(st.lists(rules, max_size=2))),
        deload_every=draw(st.none() | st.integers(1, 52)),
        deload_share=draw(st.floats(0.01, 1)),
        by_hand=tuple(draw(st.lists(marks, max_size=1))) if has_entries else (),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan that uses two exercises of its own and a few built-in ones."""
    weeks = tuple(draw(st.lists(_weeks(), min_size=1, max_size=2)))
    return Plan(
        id=PlanId("p"),
        title=draw(names),
        weeks=weeks,
        exercises=tuple(draw(own_exercises(exercise_id)) for exercise_id in _OWN),
        wording=draw(wordings()),
        link=draw(links),
        next_appointment=draw(lines),
        dismissals=tuple(draw(st.lists(_dismissals, max_size=2))),
        progression=draw(st.none() | _progressions(weeks[0])),
        template=draw(st.none() | _templates),
        extra=draw(extras),
    )
