from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client, Goal
from backdesk.domain.exercise import Equipment, ExerciseType, Movement, Position
from backdesk.domain.plan import WEEKDAYS, Plan
from backdesk.domain.progression import Growth
from backdesk.domain.template_info import TemplateScope
from backdesk.exchange.exercise_schema import exercise_to_json
from backdesk.exchange.plan_file_writer import plan_to_json
from backdesk.resources import resource_path
from tests.exchange.cases import BY_READER_ONLY, BY_SCHEMA_TOO
from tests.exchange.strategies import clients, plans
from tests.exchange.support import CONTRACT, raw_entry, raw_plan


def load_schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(
        resource_path("schema", "backdesk-plan-1.schema.json").read_text(encoding="utf-8")
    )
    return schema


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    return Draft202012Validator(load_schema())


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(load_schema())


def test_it_accepts_the_example_and_the_sample(schema: Draft202012Validator) -> None:
    schema.validate(json.loads(CONTRACT))
    schema.validate(json.loads(resource_path("sample", "lower-back-week.backdesk.json").read_text("utf-8")))


def test_it_accepts_the_lenient_forms(schema: Draft202012Validator) -> None:
    schema.validate(raw_plan(client=None, exercises={"my-row": {"name": "My Row"}}, tags=[1]))
    schema.validate(raw_plan(link="", next_appointment="", wording={}))
    schema.validate(raw_plan(link=" HTTPS://clinic.example/x ", wording={"plank": {"link": "", "x": 1}}))
    schema.validate(raw_plan(raw_entry(sets=3.0, mood=1, rest_seconds=0)))
    schema.validate(raw_plan(weeks=[{"days": [{"day": "day-14"}]}]))
    block = {"rounds": 2, "entries": []}
    schema.validate(raw_plan(weeks=[{"days": [{"day": "monday", "blocks": {"relief": block, "x": 1}}]}]))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans(), client=clients)
def test_it_accepts_every_exported_plan(
    plan: Plan, client: Client | None, schema: Draft202012Validator, catalogue: Catalogue
) -> None:
    schema.validate(json.loads(plan_to_json(plan, client, catalogue)))


def test_it_accepts_every_built_in_exercise(schema: Draft202012Validator, catalogue: Catalogue) -> None:
    schema.validate(raw_plan(exercises=[exercise_to_json(one) for one in catalogue.exercises.values()]))


@pytest.mark.parametrize(("raw", "_sentence"), BY_SCHEMA_TOO)
def test_it_refuses_what_the_reader_refuses(
    raw: object, _sentence: str, schema: Draft202012Validator
) -> None:
    assert not schema.is_valid(json.loads(json.dumps(raw)))


@pytest.mark.parametrize(("raw", "_sentence"), BY_READER_ONLY)
def test_some_faults_only_the_reader_sees(raw: object, _sentence: str, schema: Draft202012Validator) -> None:
    assert schema.is_valid(raw)


def test_its_lists_of_words_are_those_of_the_program() -> None:
    parts = load_schema()["$defs"]
    assert parts["equipment"]["items"]["enum"] == [item.value for item in Equipment]
    assert set(parts["movements"]["items"]["enum"]) == {item.value for item in Movement}
    assert parts["position"]["enum"] == [item.value for item in Position]
    assert parts["exercise"]["properties"]["type"]["enum"] == [item.value for item in ExerciseType]
    assert parts["client"]["properties"]["goals"]["items"]["enum"] == [goal.value for goal in Goal]
    assert parts["client"]["properties"]["days"]["items"]["enum"] == list(WEEKDAYS)
    assert parts["growth_rule"]["properties"]["growth"]["enum"] == [growth.value for growth in Growth]
    assert parts["template"]["properties"]["scope"]["enum"] == [scope.value for scope in TemplateScope]
