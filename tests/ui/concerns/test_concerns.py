"""Marks, box and menu of what is to be minded for the client, and the ways out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QScrollArea, QWidget

from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.domain.plan_edits import find_entry
from backdesk.ui.concerns.marks import Mark
from backdesk.ui.main_window import MainWindow
from tests.ui.concerns.support import (
    DEAD_BUG,
    DESCRIPTION,
    SIT_UP,
    answer,
    box,
    card,
    exercise_at,
    library_marks,
    offered,
    where,
)
from tests.ui.support import action, select
from tests.ui.test_accessible_names import nameless


def menu_of(window: MainWindow, *ids: str) -> QMenu:
    select(window, *ids)
    window.menus.open_board_menu(QPoint(0, 0))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def first_actions(menu: QMenu) -> list[str]:
    """What stands above the first line of a menu."""
    texts = [one.text() if not one.isSeparator() else "" for one in menu.actions()]
    return texts[: texts.index("")]


def choose(menu: QMenu, text: str) -> None:
    next(one for one in menu.actions() if one.text() == text).trigger()
    menu.close()


def test_cards_and_rows_are_marked_by_what_is_gravest_and_by_equipment(desk: MainWindow) -> None:
    marks = {entry: card(desk, entry).marks for entry in ("cat", "sit", "bird", "dead")}
    assert marks == {
        "cat": (Mark.MODIFY,),
        "sit": (Mark.AVOID,),
        "bird": (),
        "dead": (Mark.AVOID, Mark.EQUIPMENT),
    }
    assert library_marks(desk, SIT_UP) == (Mark.AVOID,)
    assert library_marks(desk, ExerciseId("arm-circle")) == ()
    assert Mark.EQUIPMENT in library_marks(desk, ExerciseId("ankle-rock"))


def test_a_mark_says_action_what_why_and_the_safer_swap(desk: MainWindow) -> None:
    for said in (
        desk.model.find(EntryId("sit")).data(DESCRIPTION),
        desk.model.find(EntryId("sit")).data(Qt.ItemDataRole.ToolTipRole),
        desk.library.model.row_of(SIT_UP).data(DESCRIPTION),
        desk.library.model.row_of(SIT_UP).data(Qt.ItemDataRole.ToolTipRole),
    ):
        assert "Avoid – Slipped disc (herniated disc): Full bending" in said
        assert "Instead: Dead Bug." in said


def test_the_box_swaps_in_one_step_and_keeps_the_dose(desk: MainWindow) -> None:
    before = desk.session.plan
    select(desk, "sit")
    assert offered(desk) == ["Swap for Dead Bug", "Swap exercise…", "Keep it…"]
    QTest.keyClick(box(desk).swap, Qt.Key.Key_Space)
    QTest.keyClick(where(desk), Qt.Key.Key_Return)
    assert exercise_at(desk, "more") == SIT_UP, "only here, unless said"
    entry = find_entry(desk.session.plan, EntryId("sit"))[1]
    assert (entry.exercise, entry.dose.sets) == (DEAD_BUG, 2)
    assert desk.selected.title.text() == "Dead Bug", "the pane goes along"
    assert not box(desk).isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.board.isAncestorOf(focused)
    (scroll,) = desk.selected.findChildren(QScrollArea)
    assert scroll.verticalScrollBar().value() == 0, "no field had the keyboard in between"
    desk.session.undo_stack.undo()
    assert desk.session.plan == before


def test_keeping_it_with_a_note_calms_every_card_and_can_be_undone(desk: MainWindow) -> None:
    select(desk, "sit")
    box(desk).keep.click()
    answer(desk, "Only as far as it is comfortable.")
    (kept,) = desk.session.plan.dismissals
    assert (kept.rule, kept.about) == ("precaution", "sit-up/avoid/disc-herniation")
    assert kept.note == "Only as far as it is comfortable."
    assert [card(desk, one).marks for one in ("sit", "more")] == [(Mark.KEPT,)] * 2
    assert library_marks(desk, SIT_UP) == (Mark.KEPT,)
    assert "Only as far as it is comfortable." in box(desk).accessibleDescription()
    assert "Instead" not in card(desk, "sit").description
    assert offered(desk) == ["Take back: keep it"]
    desk.session.undo_stack.undo()
    assert card(desk, "sit").marks == library_marks(desk, SIT_UP) == (Mark.AVOID,)
    desk.session.undo_stack.redo()
    box(desk).take_back.click()
    assert desk.session.plan.dismissals == ()
    assert card(desk, "sit").marks == (Mark.AVOID,)
    assert offered(desk)[0] == "Swap for Dead Bug"


def test_missing_equipment_is_kept_under_its_own_rule(desk: MainWindow) -> None:
    select(desk, "dead")
    box(desk).keep.click()
    answer(desk, "")
    assert {one.rule for one in desk.session.plan.dismissals} == {"precaution", "equipment"}
    assert card(desk, "dead").marks == (Mark.KEPT,)
    desk.session.undo_stack.undo()
    assert desk.session.plan.dismissals == (), "one step"


def test_an_exercise_of_the_library_shows_the_safer_one(desk: MainWindow) -> None:
    desk.library.list.setCurrentIndex(desk.library.model.row_of(SIT_UP))
    assert offered(desk) == ["Show Dead Bug"]
    box(desk).look.click()
    current = desk.library.current()
    assert current is not None
    assert current.id == DEAD_BUG
    assert not box(desk).isVisible()


def test_what_is_to_be_avoided_stands_above_the_dose_and_the_rest_below(desk: MainWindow) -> None:
    for entry, is_above in (("sit", True), ("cat", False), ("dead", True)):
        select(desk, entry)
        QApplication.processEvents()
        assert (box(desk).y() < desk.dose_editor.y()) is is_above
        assert (box(desk).y() < desk.selected.figure.y()) is True
        assert box(desk).height() > 60
    assert nameless(desk) == []


def test_tab_comes_to_the_box_before_the_dose(desk: MainWindow) -> None:
    select(desk, "sit")
    place: QWidget | None = box(desk).swap
    seen: list[QWidget] = []
    for _ in range(40):
        place = None if place is None else place.nextInFocusChain()
        if place is desk.dose_editor.field("sets"):
            break
        if isinstance(place, QPushButton) and place.isVisible():
            seen.append(place)
    else:
        raise AssertionError("the dose does not follow")
    assert seen == [box(desk).others, box(desk).keep]


def test_the_menu_of_a_card_offers_the_same(desk: MainWindow) -> None:
    menu = menu_of(desk, "sit", "more")
    assert first_actions(menu) == [
        "Swap for Dead Bug", "Swap exercise…", "Keep it in spite of this…",
    ]  # fmt: skip
    choose(menu, "Swap for Dead Bug")
    assert [exercise_at(desk, one) for one in ("sit", "more")] == [DEAD_BUG] * 2
    desk.session.undo_stack.undo()
    menu = menu_of(desk, "sit")
    choose(menu, "Keep it in spite of this…")
    answer(desk, "Yes.")
    menu = menu_of(desk, "more")
    assert first_actions(menu) == ["Take back: keep it"]
    choose(menu, "Take back: keep it")
    assert desk.session.plan.dismissals == ()
    for ids in (("bird",), ("sit", "bird"), ()):
        menu = menu_of(desk, *ids)
        assert first_actions(menu)[0] == "Edit dose"
        menu.close()


def test_what_opens_one_dialog_has_one_name(desk: MainWindow) -> None:
    in_menu = first_actions(menu_of(desk, "sit"))
    assert action(desk, "swap").text() == box(desk).others.text() == in_menu[1]
    assert action(desk, "keep_in_spite").text() == box(desk).keep.toolTip() == in_menu[2]


def test_the_commands_of_the_menu_bar(desk: MainWindow) -> None:
    select(desk, "bird")
    for name in ("safer_swap", "keep_in_spite", "mind_again"):
        action(desk, name).trigger()
        assert desk.notice.label.text() == "Select a card that is marked for this client."
        desk.notice.hide()
    select(desk, "sit")
    action(desk, "keep_in_spite").trigger()
    answer(desk, "")
    action(desk, "mind_again").trigger()
    action(desk, "safer_swap").trigger()
    where(desk).accept()
    assert exercise_at(desk, "sit") == DEAD_BUG


def test_what_becomes_known_of_the_client_is_marked_at_once(desk: MainWindow) -> None:
    client = desk.session.client
    assert client is not None
    select(desk, "dead")
    desk.session.use_client(replace(client, precautions=(), equipment=None))
    assert [card(desk, one).marks for one in ("sit", "dead")] == [(), ()]
    assert library_marks(desk, SIT_UP) == ()
    assert not box(desk).isVisible()
    desk.session.use_client(replace(client, precautions=(), equipment=()))
    assert card(desk, "dead").marks == library_marks(desk, ExerciseId("deadlift")) == (Mark.EQUIPMENT,)
    assert box(desk).isVisible()


def test_the_marks_are_painted(desk: MainWindow) -> None:
    view = desk.board.canvas.view("monday", card(desk, "sit").block)
    assert view is not None
    danger = desk.theme.tokens.danger

    def has_danger() -> bool:
        image = view.grab().toImage()
        rect = view.visualRect(desk.model.find(EntryId("sit")))
        return any(
            image.pixelColor(x, y).name() == danger
            for x in range(rect.right() - 30, rect.right())
            for y in range(rect.top(), rect.top() + 26)
        )

    assert has_danger()
    select(desk, "sit")
    box(desk).keep.click()
    answer(desk, "")
    select(desk, "bird")
    assert not has_danger()
