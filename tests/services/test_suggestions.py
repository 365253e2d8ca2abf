"""The service behind the tab: vectors are worked out once for each library."""

from __future__ import annotations

import pytest

from backdesk.domain.blocks import BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.client import Client
from backdesk.domain.coverage import CoverageCounter, CoverageRules
from backdesk.domain.dose import Dose
from backdesk.domain.first_week import wish_of
from backdesk.domain.ids import ClientId, PrecautionId
from backdesk.domain.plan import Cell
from backdesk.domain.plan_edits import MAX_ENTRIES_PER_BLOCK
from backdesk.domain.suggest import Question, Suggestion
from backdesk.errors import PlanEditError
from backdesk.services.suggestions import Suggestions, add_suggestion
from tests.factories import counting_ids, make_block, make_day, make_entry, make_exercise, make_plan
from tests.ui.support import small_plan

RULES = CoverageRules()


def question(catalogue: Catalogue) -> Question:
    week = small_plan().weeks[0]
    return Question(week, 0, CoverageCounter(catalogue, RULES).week(week), RULES)


def test_the_vectors_of_a_library_are_kept(catalogue: Catalogue) -> None:
    service = Suggestions()
    assert service.table(catalogue) is service.table(catalogue)
    other = catalogue.with_exercises([make_exercise("own", primary=("rhomboids",))])
    assert "own" in service.table(other).by_id
    assert "own" not in service.table(catalogue).by_id


def test_it_suggests_and_builds(catalogue: Catalogue) -> None:
    service = Suggestions()
    assert service.missing(question(catalogue), catalogue).suggestions
    assert service.first_week(wish_of(None), catalogue).days


def test_an_own_exercise_of_the_plan_is_suggested_like_any_other(catalogue: Catalogue) -> None:
    own = make_exercise(
        "own",
        primary=("rhomboids", "trapezius-middle", "latissimus-dorsi", "obliques"),
        default_dose=Dose(sets=3),
    )
    found = Suggestions().missing(question(catalogue), catalogue.with_exercises([own])).suggestions
    assert "own" in [one.exercise.id for one in found]


def test_a_full_block_refuses(catalogue: Catalogue) -> None:
    entry = make_entry("bird-dog")
    full = make_block(*(make_entry("bird-dog") for _ in range(MAX_ENTRIES_PER_BLOCK)))
    plan = make_plan((make_day("monday", strength=full),))
    exercise = catalogue.exercises[entry.exercise]
    suggestion = Suggestion(exercise, Cell(0, "monday", BlockKind.STRENGTH), exercise.default_dose, 1.0, ())
    with pytest.raises(PlanEditError, match="at most"):
        add_suggestion(plan, suggestion, new_id=counting_ids("new"))


def test_what_has_to_be_changed_stands_on_the_card(catalogue: Catalogue) -> None:
    week = small_plan().weeks[0]
    older = Client(ClientId("ann"), "Ann", (PrecautionId("older-adult"),))
    asked = Question(week, 0, CoverageCounter(catalogue, RULES).week(week), RULES, older)
    found = next(one for one in Suggestions().missing(asked, catalogue).suggestions if one.concerns)
    after, entry_id = add_suggestion(small_plan(), found, new_id=counting_ids("new"))
    (note,) = [entry.note for entry in after.entries() if entry.id == entry_id]
    assert found.concerns[0].reason in note
