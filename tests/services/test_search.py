from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import CautionAction, Equipment, ExerciseType, Position
from backdesk.domain.ids import MuscleId, PrecautionId
from backdesk.domain.wording import PlainWords
from backdesk.services.library import load_catalogue
from backdesk.services.search import LibraryFilters, LibrarySearch
from backdesk.services.search_words import base, singular, words_of
from tests.factories import make_exercise


@pytest.fixture(scope="module")
def search(catalogue: Catalogue) -> LibrarySearch:
    return LibrarySearch(catalogue, PlainWords())


def test_an_empty_text_gives_all_in_name_order(search: LibrarySearch, catalogue: Catalogue) -> None:
    assert search.find("") == search.find(" ,. ") == tuple(catalogue.exercises)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("press bench", "bench-press"),
        ("benhc", "bench-press"),
        ("benhc pres", "bench-press"),
        ("BENCH  Press!", "bench-press"),
        ("dumbell row", "dumbbell-row"),
        ("db row", "dumbbell-row"),
        ("rdl", "romanian-deadlift"),
        ("romainan deadlfit", "romanian-deadlift"),
        ("ohp", "overhead-press"),
        ("pull up", "pull-up"),
        ("pullup", "pull-up"),
        ("pull-ups", "pull-up"),
        ("pullups", "pull-up"),
        ("push ups", "push-up"),
        ("childs pose", "childs-pose"),
        ("child's pose", "childs-pose"),
        ("child’s pose", "childs-pose"),
        ("childspose", "childs-pose"),
        ("kb swing", "kettlebell-swing"),
        ("kettle bell swings", "kettlebell-swing"),
        ("kettelbell swing", "kettlebell-swing"),
        ("dead lift", "deadlift"),
        ("glute bridge", "bridge"),
        ("cat cow", "cat-cow"),
        ("catcow", "cat-cow"),
        ("cat", "cat-cow"),
        ("bird dgo", "bird-dog"),
        ("brid dog", "bird-dog"),
        ("bird do", "bird-dog"),
        ("hamstring stretch", "standing-hamstring-stretch"),
        ("lats", "lat-pulldown"),
        ("plank", "plank"),
        ("squat", "bodyweight-squat"),
        ("walk", "walking"),
        ("side plank leg raise", "side-plank-with-leg-raise"),
        ("lying face down", "prone-lying"),
        ("stabilization lumbar", "dynamic-lumbar-stabilisation"),
    ],
)
def test_what_people_type_finds_what_they_mean(typed: str, first: str, search: LibrarySearch) -> None:
    assert search.find(typed)[0] == first


def test_every_name_finds_its_exercise_first(search: LibrarySearch, catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        assert search.find(exercise.name)[0] == exercise.id


def test_every_alias_finds_its_exercise_at_the_top(search: LibrarySearch, catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        for alias in exercise.aliases:
            assert exercise.id in search.find(alias)[:3], alias


@pytest.mark.parametrize(
    ("typed", "position"),
    [
        ("lying on back", Position.SUPINE),
        ("lying on your back", Position.SUPINE),
        ("lying on ba", Position.SUPINE),
        ("on all fours", Position.QUADRUPED),
        ("on hands and knees", Position.QUADRUPED),
        ("hands and knees", Position.QUADRUPED),
        ("lying on front", Position.PRONE),
        ("face down", Position.PRONE),
        ("lying on side", Position.SIDE_LYING),
    ],
)
def test_a_position_in_words_is_a_filter(
    typed: str, position: Position, search: LibrarySearch, catalogue: Catalogue
) -> None:
    wanted = {one.id for one in catalogue.exercises.values() if one.position is position}
    assert set(search.find(typed)) == wanted


@pytest.mark.parametrize("typed", ["no equipment", "without equipment", "no equi", "no weights"])
def test_no_equipment_in_words_is_a_filter(typed: str, search: LibrarySearch, catalogue: Catalogue) -> None:
    wanted = {one.id for one in catalogue.exercises.values() if not one.equipment}
    assert set(search.find(typed)) == wanted


def test_a_phrase_and_words_work_together(search: LibrarySearch, catalogue: Catalogue) -> None:
    found = search.find("stretch lying on back")
    assert found
    assert all(catalogue.exercises[one].position is Position.SUPINE for one in found)
    squats = search.find("squat no equipment")
    assert squats[0] == "bodyweight-squat"
    assert not any(catalogue.exercises[one].equipment for one in squats)


def test_bodyweight_lists_names_first_then_what_needs_nothing(search: LibrarySearch) -> None:
    found = search.find("bodyweight")
    assert found[:2] == ("bodyweight-squat", "good-morning-bodyweight")
    assert "walking" in found
    assert "bench-press" not in found


def test_muscle_words_put_main_muscles_before_helpers(search: LibrarySearch, catalogue: Catalogue) -> None:
    found = search.find("abs")
    roles = [MuscleId("rectus-abdominis") in catalogue.exercises[one].primary for one in found]
    assert roles.index(True) < roles.index(False)
    assert search.find("triceps")[0] in ("triceps-pushdown", "overhead-triceps-extension")
    assert "hip-thrust" in search.find("glutes")


def test_names_rank_above_aliases_above_tags_above_texts() -> None:
    exercises = [
        make_exercise("by-text", name="D", start="Hold a zebra."),
        make_exercise("by-alias", name="C", aliases=("Zebra",)),
        make_exercise("by-name", name="The Other Zebra Thing"),
        make_exercise("by-tag", name="A", equipment=(Equipment.TREADMILL,)),
        make_exercise("treadmill-text", name="B", tip="Use a treadmill."),
    ]
    search = search_of(*exercises)
    assert search.find("zebra") == (
        "by-alias",
        "by-name",
        "by-text",
    )  # an alias that is just this comes first
    assert search.find("zebra o") == ("by-name",)
    assert search.find("zebr") == ("by-name", "by-alias", "by-text")
    assert search.find("treadmill") == ("by-tag", "treadmill-text")


def test_exact_ranks_above_begun_above_misspelt() -> None:
    search = search_of(
        make_exercise("begun", name="Rowing Long Name"),
        make_exercise("exact", name="Row Very Long Name"),
        make_exercise("far", name="Rob"),
    )
    assert search.find("row") == ("exact", "begun")
    misspelt = search_of(make_exercise("one", name="Curl"), make_exercise("two", name="Cure"))
    assert misspelt.find("curl") == ("one",)
    assert misspelt.find("crul") == ("one",)


def test_all_words_must_fit_or_else_most_of_them(search: LibrarySearch) -> None:
    found = search.find("bench press")
    assert "overhead-press" not in found
    assert search.find("bench press qqqqqq")[0] == "bench-press"
    assert search.find("qqqqqq") == ()
    assert search.find("xq") == ()


def test_filters_without_a_text_stay_in_name_order(search: LibrarySearch, catalogue: Catalogue) -> None:
    found = search.find("", LibraryFilters(types=frozenset({ExerciseType.AEROBIC})))
    assert found == tuple(one.id for one in catalogue.exercises.values() if one.type is ExerciseType.AEROBIC)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (LibraryFilters(), {"hold", "lift", "lie", "fold"}),
        (LibraryFilters(blocks=frozenset({BlockKind.RELIEF})), {"fold"}),
        (LibraryFilters(blocks=frozenset({BlockKind.RELIEF, BlockKind.WARM_UP})), {"fold", "lie"}),
        (LibraryFilters(types=frozenset({ExerciseType.STRETCH})), {"fold"}),
        (LibraryFilters(muscle=MuscleId("multifidus")), {"hold"}),
        (LibraryFilters(muscle=MuscleId("erector-spinae")), {"lift", "lie", "fold"}),
        (LibraryFilters(muscle=MuscleId("spinalis")), {"lift", "fold"}),
        (LibraryFilters(muscle=MuscleId("longissimus"), primary_only=True), {"lift"}),
        (LibraryFilters(equipment=frozenset()), {"hold", "lie"}),
        (LibraryFilters(equipment=frozenset({Equipment.MAT})), {"hold", "lie", "fold"}),
        (LibraryFilters(equipment=frozenset({Equipment.BARBELL})), {"hold", "lie"}),
        (LibraryFilters(equipment=frozenset({Equipment.BARBELL, Equipment.RACK})), {"hold", "lie", "lift"}),
        (LibraryFilters(position=Position.PRONE), {"lie"}),
        (LibraryFilters(max_level=1), {"hold", "lie", "fold"}),
        (LibraryFilters(max_level=2), {"hold", "lie", "fold"}),
        (LibraryFilters(safe_for=(PrecautionId("disc-tear"),)), {"hold", "lie", "fold"}),
        (LibraryFilters(safe_for=(PrecautionId("disc-tear"), PrecautionId("scoliosis"))), {"hold", "lie"}),
        (LibraryFilters(position=Position.STANDING, equipment=frozenset()), {"hold"}),
    ],
)
def test_filters(filters: LibraryFilters, expected: set[str]) -> None:
    from backdesk.domain.exercise import Caution

    def caution(precaution: str, action: CautionAction) -> Caution:
        return Caution(PrecautionId(precaution), action, "Because.")

    avoid, modify = CautionAction.AVOID, CautionAction.MODIFY
    search = search_of(
        make_exercise("hold", primary=("multifidus",)),
        make_exercise(
            "lift",
            primary=("erector-spinae",),
            equipment=(Equipment.BARBELL, Equipment.RACK),
            level=3,
            cautions=(caution("disc-tear", avoid),),
        ),
        make_exercise(
            "lie",
            secondary=("longissimus",),
            position=Position.PRONE,
            blocks=(BlockKind.WARM_UP,),
            cautions=(caution("disc-tear", modify),),
        ),
        make_exercise(
            "fold",
            stretched=("erector-spinae",),
            type=ExerciseType.STRETCH,
            blocks=(BlockKind.RELIEF, BlockKind.WARM_UP),
            equipment=(Equipment.MAT,),
            cautions=(caution("scoliosis", avoid),),
        ),
    )
    assert set(search.find("", filters)) == expected


def test_filters_narrow_what_a_text_finds(search: LibrarySearch, catalogue: Catalogue) -> None:
    found = search.find("row", LibraryFilters(equipment=frozenset({Equipment.DUMBBELL, Equipment.BENCH})))
    assert found[0] == "dumbbell-row"
    assert all(
        set(catalogue.exercises[one].equipment) <= {Equipment.DUMBBELL, Equipment.BENCH} for one in found
    )


def test_a_plans_own_exercises_are_found_in_its_catalogue(catalogue: Catalogue) -> None:
    own = catalogue.with_exercises([make_exercise("my-zebra", name="Zébra Wálk")])
    assert LibrarySearch(own, PlainWords()).find("zebra walk")[0] == "my-zebra"


@pytest.mark.parametrize("name", ["Slide & Hold", "– & –", "深呼吸", "s"])
def test_a_name_with_a_part_that_is_no_word_is_searched_too(catalogue: Catalogue, name: str) -> None:
    search = LibrarySearch(catalogue.with_exercises([make_exercise("own", name=name)]), PlainWords())
    search.warm_up()
    assert search.find(name)


def test_words_of_the_window_are_searched_too(catalogue: Catalogue) -> None:
    class German(PlainWords):
        def gettext(self, message: str) -> str:
            known = {"Lying on back": "Auf dem Rücken", "Dumbbell": "Hantel", "No equipment": "Ohne Geräte"}
            return known.get(message, message)

    search = LibrarySearch(catalogue, German())
    positions = {catalogue.exercises[one].position for one in search.find("auf dem rucken")}
    assert positions == {Position.SUPINE}
    assert "biceps-curl" in search.find("hantel")
    assert not any(catalogue.exercises[one].equipment for one in search.find("ohne geräte"))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=30) | st.sampled_from(["%", "ß ﬁ", "٣", "\0", "a" * 5_000, "a " * 500]))
def test_any_text_finds_each_exercise_at_most_once(
    text: str, search: LibrarySearch, catalogue: Catalogue
) -> None:
    found = search.find(text)
    assert len(set(found)) == len(found)
    assert set(found) <= set(catalogue.exercises)


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("squats", "squat"),
        ("stretches", "stretch"),
        ("flies", "fly"),
        ("abs", "abs"),
        ("press", "press"),
        ("pelvis", "pelvis"),
        ("lats", "lat"),
    ],
)
def test_plurals(word: str, one: str) -> None:
    assert singular(word) == one


def test_ing_forms_and_accents() -> None:
    assert (base("stretching"), base("running"), base("pressing"), base("swing")) == (
        "stretch",
        "run",
        "press",
        "swing",
    )
    assert words_of("Child's Pöse / 90–90") == ["childs", "pose", "90", "90"]


def search_of(*exercises: object) -> LibrarySearch:
    library = load_catalogue()
    return LibrarySearch(
        Catalogue(exercises, library.taxonomy, library.precautions.values()),  # type: ignore[arg-type]
        PlainWords(),
    )
