"""The full recount of a large plan, and of one of its weeks."""

from __future__ import annotations

from functools import partial

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.coverage import CoverageCounter
from backdesk.domain.plan import Plan, Week
from tests.benchmarks.fixtures import large_plan
from tests.benchmarks.measuring import Row, alternate, milliseconds_row

ROUNDS = 30
MOST_PLAN_MS, MOST_WEEK_MS = 50.0, 5.0


def add_up(*weeks: Week) -> float:
    """The floor: walk through all entries and add up their sets."""
    return sum(entry.dose.set_count for week in weeks for day in week.days for _, entry in day.entries())


def recount(plan: Plan, catalogue: Catalogue) -> None:
    """Count all weeks with nothing known from before."""
    counter = CoverageCounter(catalogue)
    for number, week in enumerate(plan.weeks, start=1):
        counter.week(week, number)


def measure(catalogue: Catalogue, *, rounds: int = ROUNDS) -> list[Row]:
    """Time of both counts."""
    plan = large_plan(catalogue)
    week = plan.weeks[0]
    rows = []
    for name, counted, most in (
        ("recount of 12 weeks, 1,500 entries", plan, MOST_PLAN_MS),
        ("recount of one week, 125 entries", Plan(plan.id, plan.title, (week,)), MOST_WEEK_MS),
    ):
        measured, floor = alternate(
            partial(recount, counted, catalogue), partial(add_up, *counted.weeks), rounds=rounds
        )
        rows.append(milliseconds_row(name, measured, floor, most=most))
    return rows
