"""Own exercises: made from others, stored at once, found at once, and carried along with plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.exercise import Exercise
from backdesk.domain.ids import ExerciseId, MuscleId
from backdesk.domain.pose import ExerciseFigure, KeyPose, Pose
from backdesk.errors import BackDeskError, NotFoundError, StoreError
from backdesk.i18n import english
from backdesk.paths import DataFolder
from backdesk.services.archive import PlanArchive
from backdesk.services.exchange import read_plan_file, write_plan_file
from backdesk.services.figures import Figures
from backdesk.services.own_exercises import OwnExercises, complete_plan, with_figure
from backdesk.services.search import LibrarySearch
from backdesk.store.store import Store
from tests.factories import counting_ids, make_block, make_day, make_entry, make_plan

BIRD_DOG = ExerciseId("bird-dog")
STANDING = ExerciseFigure((KeyPose("Stand", Pose()),))
BROKEN = ExerciseFigure(
    (KeyPose("Stand", replace(Pose(), left_arm=replace(Pose().left_arm, upper=(0.0, 0.0, 0.0)))),)
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(DataFolder(tmp_path / "data")) as store:
        yield store


@pytest.fixture
def own(store: Store, catalogue: Catalogue) -> OwnExercises:
    return OwnExercises(store, catalogue, Figures(), new_id=counting_ids("new"))


def test_a_version_is_a_whole_copy_under_its_own_name(own: OwnExercises, catalogue: Catalogue) -> None:
    original = catalogue.exercises[BIRD_DOG]
    copied = own.make_version(original, "  Bird Dog  with ball ")
    assert (copied.name, copied.id) == ("Bird Dog with ball", "bird-dog-with-ball-new1")
    assert copied.figure == Figures().of(original)
    assert replace(copied, id=original.id, name=original.name, figure=None) == original
    assert own.is_own(copied.id)
    assert not own.is_own(BIRD_DOG)
    assert catalogue.exercises[BIRD_DOG] is original
    assert LibrarySearch(own.catalogue, english()).find("dog with ball")[0] == copied.id


def test_it_is_there_after_a_restart(own: OwnExercises, store: Store, catalogue: Catalogue) -> None:
    copied = own.make_version(catalogue.exercises[BIRD_DOG], "Mine")
    changed = own.change_figure(copied.id, STANDING)
    assert changed == replace(copied, figure=STANDING)
    again = OwnExercises(store, catalogue, Figures())
    assert again.exercises == (changed,)
    assert again.catalogue.exercises[copied.id] == changed
    assert store.doctor() == ()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [(" ", "needs a name"), ("x" * 201, "too long"), ("BIRD dog", "already an exercise called BIRD dog")],
)
def test_a_wrong_name_is_refused(own: OwnExercises, catalogue: Catalogue, name: str, sentence: str) -> None:
    with pytest.raises(BackDeskError, match=sentence):
        own.make_version(catalogue.exercises[BIRD_DOG], name)
    assert own.exercises == ()


def test_a_name_in_other_letters_gives_an_id_too(own: OwnExercises, catalogue: Catalogue) -> None:
    assert own.make_version(catalogue.exercises[BIRD_DOG], "四つ這い").id == "own-new1"


def test_a_built_in_picture_cannot_be_changed(own: OwnExercises) -> None:
    with pytest.raises(NotFoundError, match="no own exercise"):
        own.change_figure(BIRD_DOG, STANDING)


def test_a_broken_picture_is_refused_and_the_old_one_stays(
    own: OwnExercises, store: Store, catalogue: Catalogue
) -> None:
    copied = own.make_version(catalogue.exercises[BIRD_DOG], "Mine")
    with pytest.raises(BackDeskError, match="cannot be saved: key pose 1"):
        own.change_figure(copied.id, BROKEN)
    assert store.own_exercises() == (copied,)


def test_nothing_changes_when_the_store_cannot_write(
    own: OwnExercises, store: Store, catalogue: Catalogue
) -> None:
    store.close()
    with pytest.raises(StoreError):
        own.make_version(catalogue.exercises[BIRD_DOG], "Mine")
    assert own.exercises == ()


def test_a_plan_takes_the_own_exercises_along_that_it_uses(
    own: OwnExercises, store: Store, catalogue: Catalogue, tmp_path: Path
) -> None:
    used = own.make_version(catalogue.exercises[BIRD_DOG], "Used")
    own.make_version(catalogue.exercises[BIRD_DOG], "Unused")
    plan = make_plan((make_day(strength=make_block(make_entry(used.id), make_entry("bridge"))),))
    assert complete_plan(plan, own.exercises).exercises == (used,)
    store.add_plan(plan)
    found, _ = PlanArchive(store).find(plan.id)
    assert found.exercises == (used,)
    path = tmp_path / "plan.json"
    write_plan_file(path, found, None, catalogue)
    elsewhere = read_plan_file(path, catalogue)
    assert elsewhere.plan.exercises == (used,)
    assert elsewhere.notes == ()
    at_home = read_plan_file(path, own.catalogue)
    assert at_home.plan.exercises == ()


def test_a_picture_of_a_plans_own_exercise_can_be_changed(own: OwnExercises, catalogue: Catalogue) -> None:
    copied = own.make_version(catalogue.exercises[BIRD_DOG], "Mine")
    plan = replace(make_plan(), exercises=(copied,))
    assert with_figure(plan, copied.id, STANDING).exercises == (replace(copied, figure=STANDING),)
    with pytest.raises(BackDeskError, match="cannot be saved"):
        with_figure(plan, copied.id, BROKEN)


def test_a_new_exercise_gets_an_id_of_its_name_and_clean_texts(own: OwnExercises) -> None:
    added = own.add(
        Exercise(ExerciseId(""), "  Towel   row ", steps=("Pull.\u0000", "", "Hold."), why="For the back.\n")
    )
    assert (added.id, added.name, added.steps) == ("towel-row-new1", "Towel row", ("Pull.", "Hold."))
    assert own.catalogue.exercises[added.id] == added
    with pytest.raises(BackDeskError, match="already an exercise called towel ROW"):
        own.add(replace(added, name="towel ROW"))
    assert own.change(replace(added, tip="Breathe.")).tip == "Breathe."


def test_a_built_in_exercise_can_be_adapted_and_reset(
    own: OwnExercises, store: Store, catalogue: Catalogue
) -> None:
    original = catalogue.exercises[BIRD_DOG]
    adapted = own.change(replace(original, tip="Look at the floor."))
    assert own.is_adapted(BIRD_DOG)
    assert own.original(BIRD_DOG) is original
    assert own.catalogue.exercises[BIRD_DOG] == adapted
    assert OwnExercises(store, catalogue, Figures()).catalogue.exercises[BIRD_DOG].tip == "Look at the floor."
    assert own.reset(BIRD_DOG) is original
    assert own.catalogue.exercises[BIRD_DOG] is original
    assert not own.is_own(BIRD_DOG)
    with pytest.raises(NotFoundError, match="nothing to take back"):
        own.reset(BIRD_DOG)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"blocks": ()}, "at least one block"),
        ({"primary": (MuscleId("tail"),)}, "unknown muscle tail"),
        ({"secondary": (MuscleId("hamstrings"),), "primary": (MuscleId("hamstrings"),)}, "two roles"),
        ({"easier": (ExerciseId("nothing"),)}, "not another exercise"),
        ({"name": " "}, "needs a name"),
    ],
)
def test_what_cannot_be_right_is_refused(
    own: OwnExercises, store: Store, wrong: dict[str, object], said: str
) -> None:
    sound = Exercise(ExerciseId(""), "Towel row")
    with pytest.raises(BackDeskError, match=said):
        own.add(replace(sound, **wrong))  # type: ignore[arg-type]
    assert store.own_exercises() == ()


def test_an_exercise_that_a_plan_uses_is_not_deleted(own: OwnExercises, store: Store) -> None:
    used, free = own.add(Exercise(ExerciseId(""), "Used")), own.add(Exercise(ExerciseId(""), "Free"))
    twice = make_day(
        "monday", warm_up=make_block(make_entry(used.id)), strength=make_block(make_entry(used.id))
    )
    store.add_plan(make_plan((twice,)))
    assert (store.plans_with_exercise(used.id), store.plans_with_exercise(free.id)) == (1, 0)
    with pytest.raises(BackDeskError, match=r"Used is still used by plans \(1\)"):
        own.delete(used.id)
    own.delete(free.id)
    assert own.exercises == store.own_exercises() == (used,)
    with pytest.raises(NotFoundError):
        own.delete(BIRD_DOG)
