"""Every entry of the library is whole, linked and readable."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose_text import dose_sentence
from backdesk.domain.exercise import Exercise, ExerciseType, Role
from backdesk.domain.ids import ExerciseId
from backdesk.domain.readability import school_grade
from backdesk.domain.wording import PlainWords

MAX_GRADE = 8
SOURCES = {"T", "E", "A", "F", "B", "own"}
LEFTOVERS = {
    "double or outer spaces": r"  |^\s|\s$|[\n\t]",
    "space before a mark": r"\s[.,;:!?]",
    "doubled mark": r"[.,;:!?]{2}",
    "mark without a space behind it": r"[,;!?][^\W\d]|\.[A-Za-z]",
    "typographic quotes beside straight ones": "[‘’“”„«»`´]",
    "double quotes": '"',
    "dash for a hyphen": r" - |--|—",
    "gym jargon": r"\b(reps?|ROM|glutes?|lats|quads|delts|abs|traps|pecs|RPE|AMRAP)\b",
    "anatomy instead of plain words": r"\b(scapula\w*|lumbar|thoracic|cervical|supine|prone|adduct\w*)\b",
    "talk about the reader": r"\b([Tt]he|[Yy]our) (client|patient|trainee|user)s?\b",
    "mark-up or placeholder": r"[<>{}\[\]_*|\\#]|\b(TODO|FIXME|XXX|lorem|TBD)\b",
    "word twice": r"\b(\w+) \1\b",
}


def texts(exercise: Exercise) -> tuple[str, ...]:
    """All sentences that a client reads."""
    reasons = (caution.reason for caution in exercise.cautions)
    return (
        exercise.start,
        *exercise.steps,
        *exercise.mistakes,
        exercise.tip,
        exercise.why,
        *reasons,
    )


def muscles_by_role(catalogue: Catalogue, exercise: Exercise) -> list[str]:
    """Every single muscle, once for each time that it was named."""
    return [
        leaf for role in Role for named in exercise.muscles(role) for leaf in catalogue.taxonomy.expand(named)
    ]


def test_every_field_is_filled(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        assert exercise.name == exercise.name.strip() != ""
        assert exercise.blocks, exercise.id
        assert len(exercise.steps) >= 2, exercise.id
        assert exercise.mistakes, exercise.id
        assert all(texts(exercise)), exercise.id
        assert exercise.cautions or exercise.level == 1, exercise.id
        assert exercise.sources, exercise.id
        assert set(exercise.sources) <= SOURCES, exercise.id
        lists = (exercise.aliases, exercise.blocks, exercise.movements, exercise.equipment, exercise.sources)
        assert all(len(set(values)) == len(values) for values in lists), exercise.id


def test_roles_are_disjoint_after_groups_are_resolved(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        twice = [muscle for muscle, n in Counter(muscles_by_role(catalogue, exercise)).items() if n > 1]
        assert not twice, exercise.id


def test_roles_fit_the_type(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        if exercise.type in (ExerciseType.STRENGTH, ExerciseType.STABILITY):
            assert exercise.primary, exercise.id
        if exercise.type is ExerciseType.STRETCH:
            assert exercise.stretched, exercise.id
            assert not exercise.primary, exercise.id
        assert muscles_by_role(catalogue, exercise), exercise.id
        if exercise.type is ExerciseType.AEROBIC:
            assert exercise.default_dose.duration_seconds is not None, exercise.id


def test_links_are_mutual_and_lead_upwards(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        for harder in exercise.harder:
            other = catalogue.exercises[harder]
            assert exercise.id in other.easier, (exercise.id, harder)
            assert other.level >= exercise.level, (exercise.id, harder)
        for easier in exercise.easier:
            assert exercise.id in catalogue.exercises[easier].harder, (exercise.id, easier)
        assert not set(exercise.easier) & set(exercise.harder), exercise.id


def test_no_chain_of_harder_versions_comes_back(catalogue: Catalogue) -> None:
    finished: set[ExerciseId] = set()

    def walk(name: ExerciseId, path: tuple[ExerciseId, ...]) -> None:
        assert name not in path, (*path, name)
        if name not in finished:
            for harder in catalogue.exercises[name].harder:
                walk(harder, (*path, name))
            finished.add(name)

    for name in catalogue.exercises:
        walk(name, ())


def test_names_and_aliases_name_one_entry_each(catalogue: Catalogue) -> None:
    owners: dict[str, list[str]] = {}
    for exercise in catalogue.exercises.values():
        for name in (exercise.name, *exercise.aliases):
            owners.setdefault(name.casefold(), []).append(exercise.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("block", BlockKind)
def test_every_block_has_a_choice(catalogue: Catalogue, block: BlockKind) -> None:
    assert sum(block in exercise.blocks for exercise in catalogue.exercises.values()) >= 20


def test_every_type_and_level_is_there(catalogue: Catalogue) -> None:
    exercises = catalogue.exercises.values()
    assert {exercise.type for exercise in exercises} == set(ExerciseType)
    assert {exercise.level for exercise in exercises} == {1, 2, 3}


def test_every_default_dose_is_a_sentence_for_the_right_side(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        sentence = dose_sentence(exercise.default_dose, PlainWords())
        assert len(sentence) > 5, exercise.id
        assert exercise.default_dose.side is exercise.side, exercise.id


def test_every_entry_can_be_read_by_a_child_of_thirteen(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        grade = school_grade(" ".join(texts(exercise)))
        assert grade <= MAX_GRADE, (exercise.id, round(grade, 1))


def test_every_precaution_can_be_read_too(catalogue: Catalogue) -> None:
    for precaution in catalogue.precautions.values():
        assert school_grade(precaution.explanation) <= MAX_GRADE, precaution.id


def test_every_text_is_a_sentence(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        for text in texts(exercise):
            assert text[0].isupper() or text[0].isdigit(), (exercise.id, text)
            assert text.endswith((".", "?", "!")), (exercise.id, text)


@pytest.mark.parametrize("kind", LEFTOVERS)
def test_no_text_has_leftovers(catalogue: Catalogue, kind: str) -> None:
    found = [
        (exercise.id, text)
        for exercise in catalogue.exercises.values()
        for text in texts(exercise)
        if re.search(LEFTOVERS[kind], text)
    ]
    assert found == []


def test_the_why_is_one_sentence(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        assert len(re.findall(r"[.!?](?=\s|$)", exercise.why)) == 1, (exercise.id, exercise.why)
