"""The bundled templates against content/back-care-facts.md, section 4."""

from __future__ import annotations

import json
from functools import cache

import jsonschema
import pytest

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.coverage import CoverageCounter
from backdesk.domain.dose import Dose
from backdesk.domain.exercise import ExerciseType, Movement
from backdesk.domain.ids import random_id
from backdesk.domain.plan import Plan
from backdesk.domain.plan_checks import Severity, check_plan
from backdesk.domain.plan_templates import filled_blocks, plan_from, training_days
from backdesk.domain.template_info import TemplateScope
from backdesk.exchange.plan_file_writer import plan_to_json
from backdesk.i18n import english
from backdesk.resources import resource_path
from backdesk.services.library import load_catalogue
from backdesk.services.templates import built_in_templates

ROUTINES = {
    "lower-back-warm-up-circuit": "cat-cow dead-bug bridge cable-wood-chop side-plank",
    "yoga-stretches-low-back": (
        "childs-pose happy-baby pigeon-pose cat-cow standing-forward-bend supine-spinal-twist"
    ),
    "yoga-strength-low-back": (
        "triangle-pose staff-pose downward-facing-dog upward-facing-dog locust-pose bridge"
    ),
    "gym-basics-low-back": (
        "deadlift good-morning-barbell back-extension-stability-ball bird-dog superman plank"
    ),
    "strengthen-and-stretch": (
        "supine-twist-controlled plank cobra hip-flexor-stretch adductor-stretch cat-cow"
    ),
    "warm-up-and-best-of-eight": (
        "good-morning-bodyweight knee-to-chest superman lat-pulldown band-pull-apart back-extension-prone "
        "deadlift seated-row plank bridge"
    ),
    "lower-back-for-strength": (
        "deadlift romanian-deadlift bent-over-barbell-row good-morning-barbell back-extension-bench "
        "kettlebell-swing glute-ham-raise jefferson-curl"
    ),
    "lower-back-for-pain-relief": (
        "cat-cow partial-curl-up lying-leg-raise plank bird-dog superman side-plank"
    ),
    "lower-back-for-athletes": (
        "jefferson-curl back-extension-bench russian-twist cable-wood-chop single-leg-romanian-deadlift "
        "side-bend"
    ),
    "seniors-gentle": "cat-cow seated-twist standing-forward-bend seated-march seated-leg-lift",
    "upper-back-pain": "band-pull-apart dumbbell-row",
    "low-impact-aerobic": "walking",
}
"""The exercises of each routine; the table leaves those for beginners to choose."""
BEGINNERS = "lower-back-for-beginners"
OWN = ("desk-breaks", "full-body-beginner-3-days", "home-no-equipment-3-days", "upper-lower-4-days")
MOST_IN_A_SESSION = 5


@cache
def shelf() -> dict[str, Plan]:
    return {plan.id: plan for plan in built_in_templates(load_catalogue())}


NAMES = (*ROUTINES, BEGINNERS, *OWN)


def test_all_are_on_the_shelf() -> None:
    assert set(shelf()) == set(NAMES)


@pytest.mark.parametrize("name", ROUTINES)
def test_a_routine_holds_exactly_its_exercises(name: str) -> None:
    assert {entry.exercise for entry in shelf()[name].entries()} == set(ROUTINES[name].split())


@pytest.mark.parametrize("name", NAMES)
def test_it_fits_the_published_schema(name: str) -> None:
    schema = json.loads(resource_path("schema", "backdesk-plan-1.schema.json").read_text(encoding="utf-8"))
    path = resource_path("templates", f"{name}.backdesk.json")
    jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), schema)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_written_as_back_desk_writes_it(name: str) -> None:
    content = resource_path("templates", f"{name}.backdesk.json").read_bytes()
    assert plan_to_json(shelf()[name], None) == content


@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_it_is_for_and_where_it_stands(name: str) -> None:
    info = shelf()[name].template
    assert info is not None
    assert info.folder
    assert info.tags
    assert len(info.about) > 40
    assert set(info.sources) <= {"T", "E", "A", "F", "B", "own"}
    assert info.sources


@pytest.mark.parametrize("name", NAMES)
def test_its_scope_is_what_it_holds(name: str) -> None:
    plan = shelf()[name]
    assert plan.template is not None
    assert len(plan.weeks) == 1
    days, blocks = len(training_days(plan)), len(filled_blocks(plan))
    scope = TemplateScope.BLOCK if blocks == 1 else TemplateScope.DAY if days == 1 else TemplateScope.WEEK
    assert plan.template.scope is scope


@pytest.mark.parametrize("name", NAMES)
def test_every_dose_is_complete_and_every_exercise_suits_its_block(name: str, catalogue: Catalogue) -> None:
    for day in shelf()[name].weeks[0].days:
        for kind, entry in day.entries():
            dose, exercise = entry.dose, catalogue.exercises[entry.exercise]
            assert kind in exercise.blocks, entry.exercise
            assert dose.reps or dose.hold_seconds or dose.duration_seconds or dose.breaths, entry.exercise
            assert dose.side is exercise.side, entry.exercise


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("low-impact-aerobic",)])
def test_a_session_is_three_to_five_exercises_at_most(name: str) -> None:
    """Rule 2; the warm-up and the stretches come on top."""
    for day in shelf()[name].weeks[0].days:
        strength = day.block(BlockKind.STRENGTH)
        assert len(strength.entries) <= MOST_IN_A_SESSION
        assert all(entry.dose.set_count <= 3 for entry in strength.entries)


def test_the_doses_of_the_facts() -> None:
    circuit = {str(entry.exercise): entry.dose for entry in shelf()["lower-back-warm-up-circuit"].entries()}
    assert _span(circuit["cat-cow"], "duration_seconds") == (60, 60)
    assert _span(circuit["dead-bug"], "reps") == (10, 15)
    assert _span(circuit["bridge"], "hold_seconds") == (30, 30)
    assert _span(circuit["cable-wood-chop"], "reps") == (10, 15)
    assert _span(circuit["side-plank"], "hold_seconds") == (15, 45)
    upper_back = shelf()["upper-back-pain"].weeks[0].days[0].block(BlockKind.STRENGTH)
    for entry in upper_back.entries:
        assert _span(entry.dose, "reps") == (12, 15)
        assert entry.dose.sets in (2, 3)
    for entry in shelf()["strengthen-and-stretch"].entries():
        if entry.exercise in ("hip-flexor-stretch", "adductor-stretch"):
            assert _span(entry.dose, "hold_seconds") == (20, 30)
    for name in NAMES:
        for entry in shelf()[name].entries():
            if entry.exercise == "plank":
                assert _span(entry.dose, "hold_seconds")[0] == 15


def test_yoga_is_held_for_breaths() -> None:
    for entry in shelf()["yoga-stretches-low-back"].entries():
        assert _span(entry.dose, "breaths") == (5, 10)


def test_walking_three_times_a_week_is_3_to_5_kilometres() -> None:
    """At a brisk 5 km/h."""
    walks = list(shelf()["low-impact-aerobic"].entries())
    assert len(walks) == 3
    assert {_span(entry.dose, "duration_seconds") for entry in walks} == {(36 * 60, 60 * 60)}


def test_the_strength_routine_is_spread_and_rests_between() -> None:
    days = [day.name for day in training_days(shelf()["lower-back-for-strength"])]
    assert days == ["monday", "wednesday", "friday"]


@pytest.mark.parametrize("name", ["full-body-beginner-3-days", "upper-lower-4-days"])
def test_our_own_are_balanced(name: str, catalogue: Catalogue) -> None:
    week = CoverageCounter(catalogue).week(shelf()[name].weeks[0])
    sides = (week.balance.front, week.balance.back, week.balance.sides)
    assert max(sides) <= 1.5 * min(sides)
    assert max(week.balance.push, week.balance.pull) <= 1.5 * min(week.balance.push, week.balance.pull)
    for movement in (Movement.FLEXION, Movement.ROTATION, Movement.LATERAL_FLEXION, Movement.ANTI_EXTENSION):
        assert week.movements[movement]


@pytest.mark.parametrize(
    "name", ["full-body-beginner-3-days", "upper-lower-4-days", "home-no-equipment-3-days"]
)
def test_the_checks_find_nothing_in_a_plan_made_of_our_own(name: str, catalogue: Catalogue) -> None:
    plan = plan_from(shelf()[name], None, new_id=random_id)
    assert [finding.message for finding in check_plan(plan, None, catalogue, english())] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name != "lower-back-for-strength"])
def test_no_routine_trains_strength_without_a_warm_up(name: str, catalogue: Catalogue) -> None:
    """None of the eight lifts is one; that routine says in its description to warm up first."""
    found = check_plan(shelf()[name], None, catalogue, english())
    assert {finding.severity for finding in found} <= {Severity.HINT}


def test_nothing_is_needed_at_home_but_mat_wall_and_chair(catalogue: Catalogue) -> None:
    needed = {
        item.value
        for entry in shelf()["home-no-equipment-3-days"].entries()
        for item in catalogue.exercises[entry.exercise].equipment
    }
    assert needed <= {"mat", "wall", "chair"}


def test_beginners_hinge_lightly_and_hold_the_trunk(catalogue: Catalogue) -> None:
    used = [catalogue.exercises[entry.exercise] for entry in shelf()[BEGINNERS].entries()]
    assert all(exercise.level <= 2 for exercise in used)
    assert any(exercise.type is ExerciseType.STABILITY for exercise in used)
    assert any(Movement.ANTI_FLEXION in exercise.movements for exercise in used)


def _span(dose: Dose, name: str) -> tuple[float, float]:
    span = getattr(dose, name)
    return (span.low, span.high)
