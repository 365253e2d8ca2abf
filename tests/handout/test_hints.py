"""Hints about a finished lay-out: small text, torn cards, an empty plan; nothing when all is well."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.plan import WEEKDAYS, Day, Plan
from backdesk.handout.hints import page_hints
from backdesk.handout.render import lay_out
from backdesk.handout.spec import CoverageRow, HandoutOptions, Layout
from backdesk.i18n import english
from backdesk.services.exchange import read_plan_file
from backdesk.services.plan_handout import plan_handout
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.handout.builders import TODAY, full_exercise, make_catalogue, make_spec, usual_day, usual_plan

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "lower-back-week.backdesk.json"
ROW = CoverageRow("Back", 3, 4.5, 2, 60, "some")


def hints(plan: Plan, *layouts: Layout, **options: object) -> tuple[str, ...]:
    spec = make_spec(plan, options=HandoutOptions(layouts=layouts, **options), coverage=(ROW,))  # type: ignore[arg-type]
    return page_hints(lay_out(spec), spec)


def heavy_week(count: int = 9) -> tuple[Day, ...]:
    """Every day so many times the same exercise with another dose."""
    doses = (make_entry("bird-dog", sets=3, reps=8 + n, side="each", hold_seconds=5) for n in range(count))
    block = make_block(*doses)
    return tuple(make_day(name, strength=block) for name in WEEKDAYS)


@pytest.mark.parametrize("large", [False, True])
def test_a_usual_plan_has_none(large: bool) -> None:
    assert hints(usual_plan(), *Layout, coverage=True, large_print=large, log_weeks=2) == ()


def test_a_plan_of_nothing() -> None:
    (hint,) = hints(make_plan(), Layout.WEEK)
    assert "No exercises are planned yet" in hint


def test_small_text_of_one_week() -> None:
    (hint,) = hints(make_plan(heavy_week()), Layout.WEEK)
    assert re.fullmatch(
        r"The week at a glance is set in 1[01] pt, small for tired eyes\. "
        r"Session sheets or large print are easier to read\.",
        hint,
    )


def test_small_text_names_its_week() -> None:
    plan = make_plan((usual_day("monday"),), heavy_week())
    (hint,) = hints(plan, Layout.WEEK, Layout.CARDS, coverage=True)
    assert re.match(r"The week at a glance of week 2 is set in 1[01] pt", hint)


def test_a_small_log_is_told_once() -> None:
    (hint,) = hints(make_plan(heavy_week(7)), Layout.LOG, log_weeks=3)
    assert hint.startswith("The log sheet is set in 1")
    assert "large print" in hint.lower()


def test_a_card_that_runs_over_its_page_is_named() -> None:
    long = full_exercise("long", name="A very long one", steps=("Breathe in and out. " * 400,))
    plan = make_plan((make_day(strength=make_block(make_entry("long"), make_entry("cat-cow"))),))
    spec = replace(
        make_spec(plan, catalogue=make_catalogue(long)), options=HandoutOptions(layouts=(Layout.CARDS,))
    )
    (hint,) = page_hints(lay_out(spec), spec)
    assert hint.startswith("The card of A very long one is longer than a page.")


@pytest.mark.parametrize(
    ("most", "said"),
    [
        (2, None),
        (4, "At 4 a page the reasons and the easier and harder exercises are left out."),
        (6, "At 6 a page the tips are left out."),
    ],
)
def test_what_all_cards_go_without_is_told_once(most: int, said: str | None, catalogue: Catalogue) -> None:
    imported = read_plan_file(SAMPLE, catalogue)
    options = HandoutOptions(layouts=(Layout.CARDS,), cards_per_page=most)
    spec = plan_handout(imported.plan, imported.client, catalogue, english(), today=TODAY, options=options)
    found = [hint for hint in page_hints(lay_out(spec), spec) if "left out" in hint]
    assert found == ([] if said is None else [said])
