"""Favourites, recently used and own exercises as parts of the library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.ids import ExerciseId
from backdesk.i18n import english
from backdesk.paths import DataFolder
from backdesk.services.figures import Figures
from backdesk.services.library_marks import LibraryMarks
from backdesk.services.library_shelves import LibraryShelves, Shelf
from backdesk.services.own_exercises import OwnExercises
from backdesk.store.store import Store

BIRD_DOG, BRIDGE, CAT = (ExerciseId(one) for one in ("bird-dog", "bridge", "cat-cow"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(DataFolder(tmp_path / "data")) as store:
        yield store


@pytest.fixture
def marks(store: Store) -> LibraryMarks:
    seconds = count()
    return LibraryMarks(store, lambda: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=next(seconds)))


@pytest.fixture
def own(store: Store, catalogue: Catalogue) -> OwnExercises:
    return OwnExercises(store, catalogue, Figures())


def test_shelves_narrow_what_was_found(marks: LibraryMarks, own: OwnExercises, catalogue: Catalogue) -> None:
    shelves = LibraryShelves(marks, own)
    found = (BIRD_DOG, BRIDGE, CAT)
    assert [shelves.narrowed(found, shelf) for shelf in Shelf] == [(), (), ()]
    marks.set_favourite(BRIDGE, on=True)
    marks.note_used((CAT, BIRD_DOG))
    own.change(catalogue.exercises[CAT])
    assert [shelves.narrowed(found, shelf) for shelf in Shelf] == [(BRIDGE,), (BIRD_DOG, CAT), (CAT,)]
    assert shelves.narrowed((CAT, BRIDGE), Shelf.RECENT) == (CAT,)
    assert shelves.narrowed((CAT, BIRD_DOG), Shelf.RECENT, by_use=True) == (BIRD_DOG, CAT)


def test_it_says_whose_an_exercise_is(marks: LibraryMarks, own: OwnExercises, catalogue: Catalogue) -> None:
    shelves = LibraryShelves(marks, own)
    own.change(catalogue.exercises[CAT])
    made = own.make_version(catalogue.exercises[CAT], "Mine")
    said = [shelves.whose(one, english()) for one in (BRIDGE, CAT, made.id)]
    assert said == ["", "Adapted", "Own"]


def test_what_was_used_is_one_transaction_and_there_after_a_restart(
    store: Store, marks: LibraryMarks
) -> None:
    marks.note_used((CAT, BIRD_DOG, CAT))
    assert LibraryMarks(store, lambda: datetime.now(UTC)).recent == (BIRD_DOG, CAT)
