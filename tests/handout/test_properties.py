"""Random plans: nothing raises, leaves the page or overlaps; no heading stands alone; each dose stands where
it belongs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backdesk.domain.blocks import BLOCK_ORDER
from backdesk.domain.clinic import Clinic
from backdesk.domain.labels import block_name
from backdesk.domain.plan import Plan
from backdesk.domain.wording import PlainWords
from backdesk.handout.flow import Page
from backdesk.handout.render import lay_out, render_handout
from backdesk.handout.spec import CARDS_PER_PAGE, HandoutOptions, HandoutSpec, Layout, Paper
from tests.handout.builders import make_spec, outside, overlaps, page_texts, run_texts
from tests.handout.strategies import CLINICS, OPTIONS, crowded_plans, plans

_USUAL = settings().max_examples
FEW = settings(
    max_examples=max(5, _USUAL * 2 // 5),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FEWER = settings(FEW, max_examples=max(3, _USUAL // 8))


@FEW
@given(plans(), OPTIONS, CLINICS)
def test_any_plan_is_laid_out_inside_its_pages(plan: Plan, options: HandoutOptions, clinic: Clinic) -> None:
    for page in lay_out(replace(make_spec(plan, options=options), clinic=clinic)):
        assert not outside(page)
        assert not list(overlaps(page))


@FEW
@given(plans(), OPTIONS, CLINICS)
def test_any_plan_becomes_a_pdf(plan: Plan, options: HandoutOptions, clinic: Clinic) -> None:
    pages = page_texts(render_handout(replace(make_spec(plan, options=options), clinic=clinic)))
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, start=1))


@pytest.mark.parametrize("layout", Layout)
@FEWER
@given(plan=crowded_plans(), large=st.booleans(), paper=st.sampled_from(Paper), data=st.data())
def test_each_dose_stands_once_where_it_belongs(
    layout: Layout, plan: Plan, large: bool, paper: Paper, data: st.DataObject
) -> None:
    options = HandoutOptions(
        layouts=(layout,),
        paper=paper,
        large_print=large,
        cards_per_page=data.draw(st.sampled_from(CARDS_PER_PAGE)),
    )
    spec = make_spec(plan, options=options)
    pages = lay_out(spec)
    text = " ".join(map(run_texts, pages)).replace("\u00a0", " ") + " "
    printed = Counter(word for word in text.split() if word.isdigit() and len(word) == 4)
    planned = [str(entry.dose.reps.low) for entry in plan.entries() if entry.dose.reps is not None]
    assert {number: printed[number] for number in planned} == dict.fromkeys(planned, 1)
    for page in pages:
        assert not outside(page)
        assert not list(overlaps(page))
        assert _last_words(page) not in _headings(spec)


def _last_words(page: Page) -> str:
    """The lowest line of a page above its foot."""
    foot = page.height - 60
    content = [run for run in page.runs if run.y < foot]
    lowest = max((run.y for run in content), default=0.0)
    return " ".join(run.text for run in content if abs(run.y - lowest) < 1)


def _headings(spec: HandoutSpec) -> set[str]:
    """Words that announce what stands below them."""
    words = PlainWords()
    blocks = {block_name(kind, words) for kind in BLOCK_ORDER}
    days = {day.name for week in spec.weeks for day in week.days}
    return blocks | days | {"Exercises", "Week at a glance", "Session sheets", "Log sheet"}
