"""What reaches beyond one card: a doctor's word for the person, a swap in all weeks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backdesk.domain.client import Client
from backdesk.domain.ids import ExerciseId
from backdesk.domain.plan_weeks import copy_week
from backdesk.ui.concerns.marks import Mark
from backdesk.ui.main_window import MainWindow
from tests.factories import make_plan
from tests.ui.concerns.support import (
    DEAD_BUG,
    DESCRIPTION,
    SIT_UP,
    TUMOUR,
    answer,
    box,
    card,
    library_marks,
    offered,
    open_client,
    where,
)
from tests.ui.support import select


def test_a_swap_goes_through_all_weeks_if_wanted_in_one_step(desk: MainWindow) -> None:
    new_id = desk.backend.planning.new_id
    desk.session.push(copy_week(desk.session.plan, 0, 1, new_id=new_id), "copy week")
    before, count = desk.session.plan, desk.session.undo_stack.count()
    select(desk, "sit")
    box(desk).swap.click()
    QTest.keyClick(where(desk), Qt.Key.Key_Escape)
    assert desk.session.plan is before
    box(desk).swap.click()
    assert where(desk).places.everywhere.text() == "Everywhere in this plan (4 places)"
    where(desk).places.everywhere.click()
    where(desk).ok.click()
    assert SIT_UP not in {entry.exercise for entry in desk.session.plan.entries()}
    assert [one.dose.sets for one in desk.session.plan.entries() if one.exercise == DEAD_BUG] == [2, 1] * 2
    assert desk.session.undo_stack.count() == count + 1


def test_a_doctors_word_is_asked_for_apart_and_holds_for_the_plan(window: MainWindow, maria: Client) -> None:
    banner = window.features.concerns.banner
    assert banner.isHidden()
    open_client(window, replace(maria, precautions=(*maria.precautions, TUMOUR)))
    assert banner.isVisible()
    assert "infection or tumour – See a doctor first" in banner.label.text()
    for exercise, marks in ((SIT_UP, (Mark.AVOID,)), (ExerciseId("bird-dog"), ())):
        assert library_marks(window, exercise) == marks, "only what is particular to it"
        said = window.library.model.row_of(exercise).data(DESCRIPTION)
        assert "See a doctor first" not in said
    assert [card(window, one).marks for one in ("sit", "bird")] == [(Mark.AVOID,), ()]
    select(window, "bird")
    assert not box(window).isVisible()
    select(window, "sit")
    assert offered(window) == ["Swap exercise…", "Keep it…"], "no swap by one click before a doctor's word"
    suggest = window.features.suggest
    suggest.refresh()
    assert suggest.panel.list.model().rowCount() == 0, "exercise waits"
    banner.cleared.setFocus()
    banner.cleared.click()
    answer(window, "Dr Ito, 3 May")
    assert banner.isHidden()
    assert window.board.isAncestorOf(window.focusWidget()), "not the button that comes next"
    suggest.refresh()
    assert suggest.panel.list.model().rowCount() > 0, "it waits no longer"
    assert [card(window, one).marks for one in ("sit", "bird")] == [(Mark.AVOID,), ()]
    assert offered(window)[0] == "Swap for Dead Bug"
    assert offered(window)[-1] == "Take back: cleared by a doctor"
    box(window).uncleared.click()
    assert banner.isVisible()
    select(window)
    banner.cleared.click()
    answer(window, "")
    assert banner.isHidden(), "no card has to be selected"
    window.session.open(make_plan(()), None)
    assert banner.isHidden()
    assert library_marks(window, SIT_UP) == ()
