"""Everything in content/back-care-facts.md has its home in the built-in library."""

from __future__ import annotations

import re

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose import Span
from backdesk.domain.exercise import Equipment, Exercise, ExerciseType
from backdesk.domain.ids import ExerciseId, MuscleId
from tests.content.facts import (
    FACTS,
    INTERFACE_IDS,
    INTERFACE_MUSCLES,
    MORE_EXERCISES,
    MUSCLE_ACTIONS,
    MUSCLE_TERMS,
    VERSIONS,
    Fact,
)

each_fact = pytest.mark.parametrize("fact", FACTS, ids=[fact.id for fact in FACTS])


def exercise_of(catalogue: Catalogue, fact: Fact) -> Exercise:
    """The entry of a fact."""
    return catalogue.exercises[ExerciseId(fact.id)]


def slug(name: str) -> str:
    """The id rule of design/interfaces.md: lower case, words joined by "-", apostrophes dropped."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "")).strip("-")


def leaves(catalogue: Catalogue, named: str | tuple[MuscleId, ...]) -> set[str]:
    """Muscles without groups."""
    names = named.split() if isinstance(named, str) else named
    return {leaf for name in names for leaf in catalogue.taxonomy.expand(MuscleId(name))}


def test_no_row_was_forgotten() -> None:
    assert {fact.row for fact in FACTS} == set(range(1, 71))


def test_the_library_is_large_enough(catalogue: Catalogue) -> None:
    assert len(catalogue.exercises) >= 150


@each_fact
def test_every_name_and_alias_finds_its_one_entry(catalogue: Catalogue, fact: Fact) -> None:
    for name in fact.names:
        found = [
            exercise.id
            for exercise in catalogue.exercises.values()
            if name.casefold() in [one.casefold() for one in (exercise.name, *exercise.aliases)]
        ]
        assert found == [fact.id], name


@each_fact
def test_ids_follow_the_rule(fact: Fact) -> None:
    name = fact.names[0]
    assert fact.id in (slug(name), slug(name.split("(")[0]))


@each_fact
def test_muscles_have_the_roles_of_the_facts(catalogue: Catalogue, fact: Fact) -> None:
    exercise = exercise_of(catalogue, fact)
    primary, secondary = leaves(catalogue, exercise.primary), leaves(catalogue, exercise.secondary)
    assert leaves(catalogue, fact.primary) <= primary
    assert leaves(catalogue, fact.secondary) <= secondary
    assert leaves(catalogue, fact.stretched) <= leaves(catalogue, exercise.stretched)
    assert leaves(catalogue, fact.working) <= primary | secondary


@each_fact
def test_movements_blocks_and_type_are_those_of_the_facts(catalogue: Catalogue, fact: Fact) -> None:
    exercise = exercise_of(catalogue, fact)
    assert fact.movements <= {movement.value for movement in exercise.movements}
    assert fact.blocks <= {block.value for block in exercise.blocks}
    assert (exercise.type is ExerciseType.AEROBIC) == (fact.type == "aerobic")
    if fact.blocks == {"relief"} and fact.stretched:
        assert exercise.type is ExerciseType.STRETCH


@each_fact
def test_equipment_position_and_source_are_those_of_the_facts(catalogue: Catalogue, fact: Fact) -> None:
    exercise = exercise_of(catalogue, fact)
    assert fact.equipment <= {item.value for item in exercise.equipment}
    assert fact.position in ("", exercise.position.value)
    assert fact.sources <= set(exercise.sources)


@each_fact
def test_the_dose_is_the_one_given(catalogue: Catalogue, fact: Fact) -> None:
    dose = exercise_of(catalogue, fact).default_dose
    for name in ("reps", "hold_seconds", "breaths"):
        if given := getattr(fact, name):
            low, high = given.split("-")
            assert getattr(dose, name) == Span(int(low), int(high)), name
    assert fact.side in ("", dose.side.value)


@pytest.mark.parametrize(
    "name",
    ["standing-forward-bend", "triangle-pose", "good-morning-bodyweight", "scapular-retraction", "walking"],
)
def test_what_needs_no_equipment_says_so(catalogue: Catalogue, name: str) -> None:
    assert catalogue.exercises[ExerciseId(name)].equipment == ()


def test_loads_that_start_light(catalogue: Catalogue) -> None:
    assert "light" in catalogue.exercises[ExerciseId("leg-press")].default_dose.load
    curl = catalogue.exercises[ExerciseId("jefferson-curl")]
    assert {Equipment.DUMBBELL, Equipment.BARBELL, Equipment.KETTLEBELL} & set(curl.equipment)


@pytest.mark.parametrize("plain", VERSIONS)
def test_named_versions_are_entries_and_linked(catalogue: Catalogue, plain: str) -> None:
    exercise = catalogue.exercises[ExerciseId(plain)]
    easier, harder = (set(names.split()) for names in VERSIONS[plain])
    assert easier | harder <= set(catalogue.exercises)
    assert easier <= set(exercise.easier)
    assert harder <= set(exercise.harder)


def test_what_a_whole_body_week_needs_is_there(catalogue: Catalogue) -> None:
    assert set(MORE_EXERCISES.split()) <= set(catalogue.exercises)


def test_the_ids_that_other_programs_rely_on_exist(catalogue: Catalogue) -> None:
    assert set(INTERFACE_IDS.split()) <= set(catalogue.exercises)
    assert set(INTERFACE_MUSCLES.split()) <= set(catalogue.taxonomy.by_id)


@pytest.mark.parametrize("term", ";".join(MUSCLE_TERMS).split(";"))
def test_the_taxonomy_holds_every_muscle(catalogue: Catalogue, term: str) -> None:
    known = {
        word.casefold()
        for muscle in catalogue.taxonomy.by_id.values()
        for word in (muscle.id, muscle.anatomical_name, *muscle.parts, *muscle.synonyms)
    }
    assert term in known


@pytest.mark.parametrize("muscle", MUSCLE_ACTIONS)
def test_muscles_do_what_the_facts_say(catalogue: Catalogue, muscle: str) -> None:
    actions = "; ".join(catalogue.taxonomy.by_id[MuscleId(muscle)].actions)
    for word in MUSCLE_ACTIONS[muscle].split(";"):
        assert word in actions


def test_the_spinal_erectors_are_one_group_of_three(catalogue: Catalogue) -> None:
    members = catalogue.taxonomy.members(MuscleId("erector-spinae"))
    assert members == ("iliocostalis", "longissimus", "spinalis")
    assert len(catalogue.taxonomy.members(MuscleId("trapezius"))) == 3


def test_every_muscle_is_used_and_says_where_it_lies_and_what_it_does(catalogue: Catalogue) -> None:
    used = {
        leaf
        for exercise in catalogue.exercises.values()
        for named in (exercise.primary, exercise.secondary, exercise.stretched)
        for leaf in leaves(catalogue, named)
    }
    assert used == set(catalogue.taxonomy.leaves)
    for muscle in catalogue.taxonomy.by_id.values():
        assert muscle.name
        assert muscle.anatomical_name
        assert muscle.actions, muscle.id
        assert muscle.region, muscle.id
    names = [muscle.name.casefold() for muscle in catalogue.taxonomy.by_id.values()]
    assert len(set(names)) == len(names)
    assert all(catalogue.taxonomy.members(group) for group in catalogue.taxonomy.groups)
