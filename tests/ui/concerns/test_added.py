"""Adding what is to be avoided: it is done, and said, with a way out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backdesk.domain.ids import ExerciseId
from backdesk.ui.concerns.added import added_entries
from backdesk.ui.main_window import MainWindow
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.ui.support import STRENGTH, Drag, below, cards, cell, library_drag, select


@pytest.fixture
def desk(hidden: MainWindow) -> MainWindow:
    """Nothing here needs the window on the screen."""
    return hidden


def notice(window: MainWindow) -> str:
    return "" if window.notice.isHidden() else window.notice.label.text()


def test_it_is_added_and_the_notice_offers_the_safer_swap(desk: MainWindow) -> None:
    desk.editing.add_exercises([ExerciseId("sit-up")])
    assert "Sit-Up" in cards(desk, "monday", STRENGTH)
    assert notice(desk).startswith("Sit-Up is in the plan of Maria Lopez. Avoid – Slipped disc")
    assert desk.notice.action_button.text() == "Swap for Dead Bug"
    steps = desk.session.undo_stack.count()
    desk.notice.action_button.click()
    assert "Dead Bug" in cards(desk, "monday", STRENGTH)
    assert desk.session.undo_stack.count() == steps + 1
    assert notice(desk) == "" or "stands in the place of" in notice(desk)


def test_a_drop_says_so_too(window: MainWindow) -> None:
    view = cell(window, "tuesday", STRENGTH)
    Drag(library_drag("sit-up"), only_copy=True).carry(view.viewport(), below(view))
    assert cards(window, "tuesday", STRENGTH) == ["Sit-Up"]
    assert notice(window).startswith("Sit-Up is in the plan")


def test_several_are_named_together_and_undone(desk: MainWindow) -> None:
    before = desk.session.plan
    desk.editing.add_exercises([ExerciseId(one) for one in ("sit-up", "plank", "deadlift")])
    assert notice(desk) == "2 exercises that came in are to be avoided for Maria Lopez: Sit-Up, Deadlift."
    assert desk.notice.action_button.text() == "Undo"
    desk.notice.action_button.click()
    assert desk.session.plan == before


def test_no_notice_for_what_suits_is_only_to_be_changed_or_is_undone(desk: MainWindow) -> None:
    desk.editing.add_exercises([ExerciseId("plank"), ExerciseId("cat-cow")])
    assert notice(desk) == ""
    desk.editing.add_exercises([ExerciseId("sit-up")])
    desk.session.undo_stack.undo()
    assert notice(desk) == ""
    desk.session.undo_stack.redo()
    assert notice(desk) == ""


def test_a_move_or_a_copied_day_tells_nothing_new(desk: MainWindow) -> None:
    desk.editing.add_exercises([ExerciseId("sit-up")])
    desk.notice.hide()
    select(desk, *desk.board.selected_ids())
    desk.editing.move_selected(1, 0)
    assert notice(desk) == ""
    desk.editing.copy_day("monday", "friday")
    desk.editing.copy_day("tuesday", "saturday")
    assert notice(desk).startswith("Sit-Up is in the plan"), "a single card is always told of"


def test_what_was_added_is_found_in_changed_days_only() -> None:
    before = make_plan((make_day("monday", strength=make_block(make_entry(id="a"), make_entry(id="b"))),))
    monday = before.weeks[0].days[0]
    tuesday = make_day("tuesday", strength=make_block(make_entry(id="a"), make_entry(id="new")))
    moved = replace(monday, blocks=(monday.blocks[0], make_block(make_entry(id="b")), monday.blocks[2]))
    after = replace(before, weeks=(replace(before.weeks[0], days=(moved, tuesday)),))
    assert [entry.id for entry in added_entries(before, after)] == ["new"]
    assert added_entries(before, before) == ()
    assert added_entries(before, replace(before, title="x")) == ()
