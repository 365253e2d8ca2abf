"""Random plans: nothing raises, nothing leaves the page, nothing overlaps, each dose stands once."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.ids import DayId, EntryId, ExerciseId, PlanId, WeekId
from backdesk.domain.plan import WEEKDAYS, Block, Day, Entry, Plan, Week
from backdesk.handout.render import lay_out, render_handout
from backdesk.handout.spec import HandoutOptions, HandoutSpec, Layout, Paper
from tests.handout.builders import NAMES, make_spec, outside, overlaps, page_texts, run_texts

WORDS = st.text(alphabet=st.characters(codec="latin-1"), max_size=220)
SPANS = st.integers(1, 60).map(Span.of) | st.tuples(st.integers(0, 9), st.integers(9, 60)).map(
    lambda s: Span(*s)
)


def maybe(values: st.SearchStrategy[Span]) -> st.SearchStrategy[Span | None]:
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
    note=WORDS,
)
BLOCKS = st.builds(Block, st.lists(ENTRIES, max_size=6).map(tuple), st.none() | st.integers(1, 4))
DAY_NAMES = (*WEEKDAYS, *(f"day-{n}" for n in range(1, 15)))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    weeks = []
    for number in range(draw(st.integers(0, 2))):
        names = draw(st.lists(st.sampled_from(DAY_NAMES), unique=True, max_size=9))
        days = [
            Day(DayId(name), name, draw(WORDS), (draw(BLOCKS), draw(BLOCKS), draw(BLOCKS)))
            for name in sorted(names, key=DAY_NAMES.index)
        ]
        weeks.append(Week(WeekId(str(number)), tuple(days)))
    return Plan(PlanId("plan"), draw(WORDS), tuple(weeks))


OPTIONS = st.builds(
    HandoutOptions,
    layouts=st.sampled_from(((Layout.WEEK,), (Layout.CARDS,), (Layout.WEEK, Layout.CARDS))),
    paper=st.sampled_from(Paper),
    grey=st.booleans(),
    large_print=st.booleans(),
    pain_box=st.booleans(),
    stop_signs_box=st.booleans(),
)
FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@FEW
@given(plans(), OPTIONS)
def test_any_plan_is_laid_out_inside_its_pages(plan: Plan, options: HandoutOptions) -> None:
    for page in lay_out(make_spec(plan, options=options)):
        assert not outside(page)
        assert not list(overlaps(page))


@FEW
@given(plans(), OPTIONS)
def test_any_plan_becomes_a_pdf(plan: Plan, options: HandoutOptions) -> None:
    pages = page_texts(render_handout(make_spec(plan, options=options)))
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, start=1))


@FEW
@given(
    st.lists(st.tuples(st.sampled_from(WEEKDAYS), st.sampled_from(BLOCK_ORDER)), min_size=5, max_size=70),
    st.booleans(),
)
def test_each_dose_stands_once_in_its_week(places: list[tuple[str, object]], large: bool) -> None:
    spec = _numbered(places, HandoutOptions(layouts=(Layout.WEEK,), large_print=large))
    text = " ".join(map(run_texts, lay_out(spec))).replace("\u00a0", " ") + " "
    assert all(text.count(f"{1000 + number} repetitions ") == 1 for number in range(len(places)))


def _numbered(places: list[tuple[str, object]], options: HandoutOptions) -> HandoutSpec:
    days = []
    for name in WEEKDAYS:
        blocks = [
            Block(
                tuple(
                    Entry(EntryId(str(number)), ExerciseId("plank"), Dose(reps=Span.of(1000 + number)))
                    for number, place in enumerate(places)
                    if place == (name, kind)
                )
            )
            for kind in BLOCK_ORDER
        ]
        days.append(Day(DayId(name), name, "", (blocks[0], blocks[1], blocks[2])))
    return make_spec(Plan(PlanId("plan"), "", (Week(WeekId("week"), tuple(days)),)), options=options)
