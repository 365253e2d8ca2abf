"""Random plans and options for the property tests of the handout."""

from __future__ import annotations

from hypothesis import strategies as st

from backdesk.domain.client_wording import ClientWording
from backdesk.domain.clinic import Clinic, PainBand
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.ids import DayId, EntryId, ExerciseId, PlanId, WeekId
from backdesk.domain.plan import WEEKDAYS, Block, Day, Entry, Plan, Week
from backdesk.handout.spec import CARDS_PER_PAGE, HandoutOptions, Layout, Paper
from tests.handout.builders import NAMES

WORDS = st.text(alphabet=st.characters(codec="latin-1"), max_size=220)
SHORT = st.text(alphabet=st.characters(codec="latin-1"), max_size=30)
LONG = WORDS.map(lambda text: (text + " ") * 12)
SPANS = st.integers(1, 60).map(Span.of) | st.tuples(st.integers(0, 9), st.integers(9, 60)).map(
    lambda pair: Span(*pair)
)
DAY_NAMES = (*WEEKDAYS, *(f"day-{n}" for n in range(1, 15)))


def maybe(values: st.SearchStrategy[Span]) -> st.SearchStrategy[Span | None]:
    """A value or none."""
    return st.none() | values


DOSES = st.builds(
    Dose,
    sets=st.none() | st.integers(1, 9),
    reps=maybe(SPANS),
    hold_seconds=maybe(SPANS),
    duration_seconds=maybe(SPANS),
    breaths=maybe(SPANS),
    rest_seconds=st.none() | st.integers(0, 300),
    side=st.sampled_from(Side),
    load=WORDS,
    times_per_day=st.none() | st.integers(1, 5),
)
ENTRIES = st.builds(
    Entry,
    id=st.uuids().map(lambda made: EntryId(str(made))),
    exercise=(st.sampled_from(NAMES) | WORDS.filter(bool)).map(ExerciseId),
    dose=DOSES,
    group=st.sampled_from(("", "", "A", "B", "Long superset name")),
    note=SHORT | WORDS | LONG,
)
BLOCKS = st.builds(Block, st.lists(ENTRIES, max_size=6).map(tuple), st.none() | st.integers(1, 4))
WORDINGS = st.builds(
    ClientWording,
    exercise=st.sampled_from(NAMES).map(ExerciseId),
    name=WORDS,
    steps=st.lists(WORDS, max_size=12).map(tuple),
    tip=WORDS,
    link=st.sampled_from(("", "https://example.org/cat", "https://example.org/" + "x" * 180)),
)
CLINICS = st.just(Clinic()) | st.builds(
    Clinic,
    name=WORDS,
    address=st.lists(SHORT, max_size=5).map("\n".join),
    phone=SHORT,
    email=SHORT,
    web=SHORT,
    therapist=WORDS,
    footer=WORDS,
    emergency_number=SHORT,
    pain_bands=st.sampled_from(((), (PainBand(0, 10, "Do what feels right, and rest when it does not."),))),
    stop_signs=st.lists(WORDS, max_size=8).map(tuple),
)
OPTIONS = st.builds(
    HandoutOptions,
    layouts=st.lists(st.sampled_from(Layout), min_size=1, max_size=5, unique=True).map(tuple),
    paper=st.sampled_from(Paper),
    grey=st.booleans(),
    large_print=st.booleans(),
    cards_per_page=st.sampled_from(CARDS_PER_PAGE),
    log_weeks=st.integers(1, 3),
    steps=st.booleans(),
    tips=st.booleans(),
    days=st.booleans(),
    notes=st.booleans(),
    pain_box=st.booleans(),
    stop_signs_box=st.booleans(),
    qr=st.booleans(),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans of up to two weeks with up to nine named days each."""
    weeks = []
    for number in range(draw(st.integers(0, 2))):
        names = draw(st.lists(st.sampled_from(DAY_NAMES), unique=True, max_size=9))
        days = [
            Day(DayId(name), name, draw(WORDS), (draw(BLOCKS), draw(BLOCKS), draw(BLOCKS)))
            for name in sorted(names, key=DAY_NAMES.index)
        ]
        weeks.append(Week(WeekId(str(number)), tuple(days)))
    return Plan(
        PlanId("plan"),
        draw(WORDS),
        tuple(weeks),
        wording=tuple(draw(st.lists(WORDINGS, max_size=3, unique_by=lambda wording: wording.exercise))),
        link=draw(st.sampled_from(("", "https://example.org/plan"))),
        next_appointment=draw(st.just("") | WORDS),
    )


@st.composite
def crowded_plans(draw: st.DrawFn) -> Plan:
    """One week of 1 to 14 days with 0 to 60 entries each, every entry with repetitions of its own."""
    count = draw(st.integers(1, 14))
    numbered = draw(st.booleans()) or count > len(WEEKDAYS)
    names = DAY_NAMES[len(WEEKDAYS) :][:count] if numbered else WEEKDAYS[:count]
    loads = [draw(st.sampled_from((0, 1, 3, 6, 12, 60))) for _ in names]
    exercises = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=8))
    group = draw(st.sampled_from(("", "", "A")))
    number = 1000
    days = []
    for name, load in zip(names, loads, strict=True):
        entries = []
        for _ in range(load):
            exercise = ExerciseId(exercises[number % len(exercises)])
            dose = Dose(sets=2, reps=Span.of(number))
            entries.append(Entry(EntryId(str(number)), exercise, dose, group=group))
            number += 1
        cuts = sorted((draw(st.integers(0, load)), draw(st.integers(0, load))))
        parts = (entries[: cuts[0]], entries[cuts[0] : cuts[1]], entries[cuts[1] :])
        warm_up, strength, relief = (Block(tuple(part)) for part in parts)
        days.append(Day(DayId(name), name, "", (warm_up, strength, relief)))
    return Plan(PlanId("plan"), "A full week", (Week(WeekId("week"), tuple(days)),))
