"""What is told after a swap."""

from __future__ import annotations

from dataclasses import replace

from backdesk.domain.catalogue import Catalogue
from backdesk.domain.ids import ExerciseId
from backdesk.i18n import english
from backdesk.ui.planner.swap_telling import swap_told
from tests.factories import make_entry

BRIDGE = ExerciseId("bridge")


def test_another_way_of_counting_and_a_note_about_the_old_exercise(catalogue: Catalogue) -> None:
    entry = replace(make_entry("deadlift", id="lift", sets=3, reps=5), note="The back stays flat.")
    assert swap_told([entry], BRIDGE, catalogue, english()) == (
        "Bridge stands in the place of Deadlift. The new exercise's usual amount stands there, because the "
        "two are counted differently. The note was kept: check that it is not about Deadlift."
    )


def test_nothing_is_told_where_all_was_kept(catalogue: Catalogue) -> None:
    entry = make_entry("good-morning-barbell", id="bend", sets=3, reps=10)
    assert swap_told([entry], ExerciseId("deadlift"), catalogue, english()) == ""
