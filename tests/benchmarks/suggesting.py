"""Suggestions in 2,000 exercises for a full week and an empty one, and a first week from them."""

from __future__ import annotations

from functools import partial

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.coverage import CoverageCounter, CoverageRules
from backdesk.domain.first_week import build_first_week, wish_of
from backdesk.domain.ids import ClientId, PrecautionId, WeekId
from backdesk.domain.plan import Week
from backdesk.domain.suggest import Question, what_is_missing
from backdesk.domain.suggest_vectors import VectorTable
from tests.benchmarks.fixtures import handout_plan, large_catalogue
from tests.benchmarks.measuring import Row, alternate, milliseconds_row

ROUNDS = 15
MOST_SUGGEST_MS = 50.0
CLIENT = Client(ClientId("maria"), "Maria Lopez", (PrecautionId("disc-herniation"),), minutes=40)


def add_weights(table: VectorTable) -> float:
    """The floor: walk through all exercises and add up what they work."""
    return sum(weight for vector in table.by_id.values() for _, weight in vector.weights)


def measure(catalogue: Catalogue, *, rounds: int = ROUNDS) -> list[Row]:
    """Time of a list of suggestions and of a first week; the vectors are there, as in the window."""
    large = large_catalogue(catalogue)
    table, rules = VectorTable(large), CoverageRules()
    counter, rows = CoverageCounter(large, rules), []
    weeks = {
        "suggestions in 2,000 exercises, empty week": Week(WeekId("empty")),
        "suggestions in 2,000 exercises, 24 entries": handout_plan(catalogue).weeks[0],
    }
    for name, week in weeks.items():
        question = Question(week, 0, counter.week(week), rules, CLIENT)
        measured, floor = alternate(
            partial(what_is_missing, question, table), partial(add_weights, table), rounds=rounds
        )
        rows.append(milliseconds_row(name, measured, floor, most=MOST_SUGGEST_MS))
    measured, floor = alternate(
        partial(build_first_week, wish_of(CLIENT), table), partial(add_weights, table), rounds=rounds
    )
    rows.append(milliseconds_row("first week from 2,000 exercises", measured, floor))
    return rows
