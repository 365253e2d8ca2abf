"""Nothing is lost between domain values and rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings

from backdesk.domain.client import Client
from backdesk.domain.dose import Dose, Side, Span
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ClientId, ExerciseId
from backdesk.domain.plan import Plan
from backdesk.store.exercise_json import (
    dose_from_json,
    dose_to_json,
    exercise_from_json,
    exercise_to_json,
    object_from_json,
)
from backdesk.store.mapping import client_from_row, client_row, precautions_from_json, stored_time
from backdesk.store.store import Store
from tests.store import strategies
from tests.store.support import open_store


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("round-trip")) as store:
        yield store


@given(plan=strategies.plans())
@settings(max_examples=25, deadline=None)
def test_a_plan_comes_back_as_it_went_in(shared_store: Store, plan: Plan) -> None:
    shared_store.add_plan(plan)
    try:
        stored = shared_store.plan(plan.id)
    finally:
        shared_store.delete_plan(plan.id)
    assert stored == plan
    assert repr(stored) == repr(plan)


@given(exercise=strategies.exercises)
@settings(deadline=None)
def test_an_exercise_survives_its_json(exercise: Exercise) -> None:
    assert exercise_from_json(exercise.id, exercise_to_json(exercise)) == exercise


def test_the_exercise_json_covers_every_field() -> None:
    exercise = Exercise(ExerciseId("own"), "Own")
    # pictures are only written where there are some
    names = set(Exercise.__dataclass_fields__) - {"id", "figure", "photos"}
    assert set(object_from_json(exercise_to_json(exercise))) == names


@given(dose=strategies.doses)
def test_a_dose_survives_its_json(dose: Dose) -> None:
    assert dose_from_json(dose_to_json(dose)) == dose


def test_the_dose_json_covers_every_field() -> None:
    span = Span(1.5, 2)
    dose = Dose(1, span, span, span, span, 3.5, Side.EACH, "2 kg", "RPE 7", "3-1-1-0", 2)
    assert set(object_from_json(dose_to_json(dose))) == set(Dose.__dataclass_fields__)


def test_unsaid_fields_take_no_room() -> None:
    assert dose_to_json(Dose()) == "{}"
    assert dose_to_json(Dose(sets=3, reps=Span.of(8, 12))) == '{"sets":3,"reps":[8,12]}'


def from_own_row(client: Client) -> Client:
    row = client_row(client)
    names = ("id", "name", "precautions", "birth_year", "is_archived", "body", "extra")
    return client_from_row(tuple(row[name] for name in names))


@given(client=strategies.clients)
def test_a_client_survives_its_row(client: Client) -> None:
    assert from_own_row(client) == client


def test_characters_that_sqlite_refuses_survive_in_json() -> None:
    lonely = "half of a pair \ud800, a zero \0"
    client = Client(ClientId("c"), "Zoë", extra={lonely: lonely})
    assert from_own_row(client) == client


@pytest.mark.parametrize("text", ["[1]", "[", '"x"'])
def test_json_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any ValueError means unreadable
        object_from_json(text)


@pytest.mark.parametrize("text", ["[1]", "{}", "["])
def test_precautions_of_another_shape_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any ValueError means unreadable
        precautions_from_json(text)


def test_times_are_stored_in_utc() -> None:
    moment = datetime(2026, 1, 5, 9, 0, tzinfo=timezone(timedelta(hours=2)))
    assert stored_time(moment).replace(tzinfo=UTC) == moment
    assert stored_time(moment).hour == 7
