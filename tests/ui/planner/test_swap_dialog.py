"""Another exercise in the place of one, from the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backdesk.domain.dose import Side
from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.domain.plan import Cell, Slot
from backdesk.domain.plan_edits import find_entry
from backdesk.domain.screening import ConcernKind
from backdesk.ui.concerns.marks import Mark
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.library_model import LibraryRole
from backdesk.ui.planner.swap_dialog import SwapDialog
from backdesk.ui.planner.swap_list import OFFER_ROLE
from tests.ui.support import STRENGTH, action, select


def opened(window: MainWindow, *ids: str) -> SwapDialog:
    """The dialog for these cards."""
    select(window, *ids)
    action(window, "swap").trigger()
    return next(one for one in window.findChildren(SwapDialog) if one.isVisible())


def rows(dialog: SwapDialog) -> list[str]:
    model = dialog.list.rows
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def exercise_at(window: MainWindow, entry: str) -> str:
    return find_entry(window.session.plan, EntryId(entry))[1].exercise


def test_the_groups_and_a_swap_with_enter(window: MainWindow) -> None:
    before = find_entry(window.session.plan, EntryId("bird"))
    dialog = opened(window, "bird")
    assert rows(dialog)[:2] == ["Easier", "Smaller-Reach Bird Dog"]
    assert {"Harder", "Same purpose"} <= set(rows(dialog))
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    slot, entry = find_entry(window.session.plan, EntryId("bird"))
    assert (slot, entry.exercise, entry.dose) == (before[0], "smaller-reach-bird-dog", before[1].dose)
    assert window.session.undo_stack.undoText() == "swap Bird Dog for Smaller-Reach Bird Dog"
    window.session.undo_stack.undo()
    assert find_entry(window.session.plan, EntryId("bird")) == before


def test_arrows_skip_the_headings_and_esc_leaves_all_as_it_is(window: MainWindow) -> None:
    before = window.session.plan
    dialog = opened(window, "bird")
    seen = []
    for _ in range(6):
        current = dialog.list.current()
        assert current is not None
        seen.append(current.exercise.name)
        QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert len(set(seen)) == 6
    QTest.keyClick(dialog.search, Qt.Key.Key_Up)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.session.plan is before


def test_a_search_finds_what_fits_first_and_then_the_rest_of_the_library(window: MainWindow) -> None:
    dialog = opened(window, "bird")
    dialog.search.setText("plank")
    found = rows(dialog)
    assert found.index("Same purpose") < found.index("Other exercises")
    assert "Easier" not in found
    dialog.search.setText("qqqq")
    assert (rows(dialog), dialog.swap.isEnabled()) == ([], False)
    assert dialog.why.text() == "Nothing fits. Try another word."
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert exercise_at(window, "bird") == "bird-dog"


def test_what_the_client_should_avoid_is_marked_and_last(window: MainWindow) -> None:
    dialog = opened(window, "child")  # Maria has a slipped disc
    items = [dialog.list.rows.index(row, 0) for row in range(dialog.list.rows.rowCount())]
    kinds: list[list[str]] = []
    for item in items:
        offer = item.data(OFFER_ROLE)
        if offer is None:
            kinds.append([])
        else:
            kinds[-1].append("" if offer.concern is None else offer.concern.kind)
    assert any(ConcernKind.AVOID in group for group in kinds)
    for group in kinds:
        places = [place for place, kind in enumerate(group) if kind == ConcernKind.AVOID]
        assert places == list(range(len(group) - len(places), len(group)))
    avoided = next(
        item
        for item in items
        if (one := item.data(OFFER_ROLE)) and one.concern and one.concern.kind == "avoid"
    )
    assert avoided.data(LibraryRole.MARKS) == (Mark.AVOID,)
    dialog.list.setCurrentIndex(avoided)
    assert dialog.concern.text().startswith("Avoid – ")
    assert "Avoid – " in avoided.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_dose_that_cannot_be_kept_is_said_before_and_after(window: MainWindow) -> None:
    dialog = opened(window, "bird")
    dialog.search.setText("dead bug")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    _, entry = find_entry(window.session.plan, EntryId("bird"))
    assert entry.dose.side is not Side.BOTH
    dialog = opened(window, "bridge")
    dialog.search.setText("Child's Pose")
    assert "usual amount" in dialog.dose.text()
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert exercise_at(window, "bridge") == "childs-pose"
    assert window.notice.isVisible()


def test_everywhere_in_the_plan_in_one_step(window: MainWindow) -> None:
    window.editing.add_exercises([ExerciseId("bird-dog")], Slot(Cell(0, "friday", STRENGTH), 0))
    count = window.session.undo_stack.count()
    dialog = opened(window, "bird")
    assert dialog.places.here.isChecked()
    assert dialog.places.everywhere.text() == "Everywhere in this plan (2 places)"
    dialog.places.everywhere.setChecked(True)
    dialog.accept()
    assert "bird-dog" not in {entry.exercise for entry in window.session.plan.entries()}
    assert window.session.undo_stack.count() == count + 1


@pytest.mark.parametrize("ids", [(), ("bird", "bridge")])
def test_one_exercise_at_a_time(window: MainWindow, ids: tuple[str, ...]) -> None:
    select(window, *ids)
    assert window.features.moving.open_swap() is None
    assert window.notice.isVisible()
