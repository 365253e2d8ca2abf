"""Favourites, recently used exercises and own usual doses, kept in the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.dose import Dose, Span
from backdesk.domain.ids import ExerciseId
from backdesk.paths import DataFolder
from backdesk.services.library_marks import MOST_RECENT, LibraryMarks
from backdesk.store.store import Store

BIRD_DOG, PLANK, BRIDGE = map(ExerciseId, ("bird-dog", "plank", "bridge"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(DataFolder(tmp_path / "data")) as store:
        yield store


def marks_of(store: Store) -> LibraryMarks:
    minutes = count()
    start = datetime(2026, 11, 22, 9, tzinfo=UTC)
    return LibraryMarks(store, lambda: start + timedelta(minutes=next(minutes)))


def test_favourites_stay(store: Store) -> None:
    marks = marks_of(store)
    marks.set_favourite(BIRD_DOG, True)
    marks.set_favourite(PLANK, True)
    marks.set_favourite(PLANK, False)
    again = marks_of(store)
    assert again.favourites == {BIRD_DOG}
    assert again.is_favourite(BIRD_DOG)
    assert not again.is_favourite(PLANK)


def test_what_was_used_last_comes_first(store: Store) -> None:
    marks = marks_of(store)
    marks.note_used([BIRD_DOG, PLANK, BIRD_DOG])
    marks.note_used([BRIDGE])
    marks.note_used([BIRD_DOG])
    assert marks_of(store).recent == marks.recent == (BIRD_DOG, BRIDGE, PLANK)
    marks.note_used(ExerciseId(f"e{n}") for n in range(MOST_RECENT))
    assert len(marks.recent) == MOST_RECENT
    assert BRIDGE not in marks.recent


def test_an_own_dose_stands_for_the_library_s(store: Store, catalogue: Catalogue) -> None:
    marks = marks_of(store)
    mine = Dose(sets=2, reps=Span.of(6, 8))
    marks.set_own_dose(BIRD_DOG, mine)
    marks.set_own_dose(ExerciseId("of-another-library"), mine)
    known = marks_of(store).with_own_doses(catalogue)
    assert known.exercises[BIRD_DOG].default_dose == mine == marks.own_dose(BIRD_DOG)
    assert len(known.exercises) == len(catalogue.exercises)
    marks.set_own_dose(BIRD_DOG, None)
    assert marks.with_own_doses(catalogue) is catalogue
    assert marks_of(store).own_dose(BIRD_DOG) is None
