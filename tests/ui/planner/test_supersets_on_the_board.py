"""Brackets, tags and rounds on the board, and supersets that keep together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QInputDialog, QMenu

from backdesk.domain.ids import EntryId
from backdesk.domain.plan import Cell, Slot
from backdesk.domain.supersets import Run
from backdesk.ui.main_window import MainWindow
from tests.ui.planner.support import distance
from tests.ui.support import STRENGTH, Drag, below, cards_drag, cell, select, texts

MONDAY, FRIDAY = Cell(0, "monday", STRENGTH), Cell(0, "friday", STRENGTH)


def grouped(window: MainWindow) -> None:
    """Bird Dog and Bridge as a superset."""
    select(window, "bird", "bridge")
    window.editing.group_selected()


def tags(window: MainWindow) -> dict[str, str]:
    return {card.entry.id: card.bracket for _, card in window.board.canvas.cards() if card.bracket}


def test_a_card_says_its_place_in_the_superset(hidden: MainWindow) -> None:
    grouped(hidden)
    index = hidden.model.find(EntryId("bridge"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "A2 Bridge, 2 sets of 8–12"
    runs = [card.run for _, card in hidden.board.canvas.cards()]
    assert runs == [Run.NONE, Run.FIRST, Run.LAST, Run.NONE]


def test_order_changes_number_anew(hidden: MainWindow) -> None:
    grouped(hidden)
    hidden.editing.move_to([EntryId("bridge")], Slot(MONDAY, 0))
    assert tags(hidden) == {"bridge": "A1", "bird": "A2"}


def test_a_superset_that_is_dragged_whole_stays_one(window: MainWindow) -> None:
    grouped(window)
    view = cell(window, "friday", STRENGTH)
    Drag(cards_drag(window, "bird", "bridge")).carry(view.viewport(), below(view))
    assert tags(window) == {"bird": "A1", "bridge": "A2"}
    Drag(cards_drag(window, "bridge")).carry(
        cell(window, "monday", STRENGTH).viewport(), below(cell(window, "monday", STRENGTH))
    )
    assert tags(window) == {}
    window.session.undo_stack.undo()
    assert tags(window) == {"bird": "A1", "bridge": "A2"}


def test_nobody_is_left_alone_in_a_superset(hidden: MainWindow) -> None:
    grouped(hidden)
    select(hidden, "bird")
    hidden.editing.delete_selected()
    assert tags(hidden) == {}


def test_a_letter_can_be_chosen_and_joined(hidden: MainWindow) -> None:
    grouped(hidden)
    hidden.editing.move_to([EntryId("cat")], Slot(MONDAY, 2))
    select(hidden, "cat")
    menu = QMenu(hidden)
    hidden.features.moving.fill_group_menu(menu)
    assert texts(menu.actions()) == ["Join A", "New superset B", "New superset C", "New superset D"]
    menu.actions()[0].trigger()
    assert tags(hidden) == {"bird": "A1", "bridge": "A2", "cat": "A3"}
    select(hidden, "bird", "bridge", "cat")
    hidden.editing.group_selected()
    assert set(tags(hidden).values()) == {"A1", "A2", "A3"}


def test_one_card_alone_makes_no_superset(hidden: MainWindow) -> None:
    told: list[str] = []
    hidden.editing.refused.connect(told.append)
    select(hidden, "bird")
    hidden.editing.group_selected("C")
    assert (tags(hidden), len(told)) == ({}, 1)
    select(hidden)
    menu = QMenu(hidden)
    hidden.features.moving.fill_group_menu(menu)
    assert menu.isEmpty()


def test_the_bracket_runs_along_the_cards(window: MainWindow) -> None:
    view = cell(window, "monday", STRENGTH)
    grouped(window)
    select(window, "cat")
    accent = window.theme.tokens.accent
    image = view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    boundary = view.visualRect(window.model.index(0, 0, view.rootIndex())).bottom()
    between = image.pixelColor(int(2.5 * ratio), int(boundary * ratio))
    assert distance(between, QColor(accent)) < 40


def test_rounds_stand_above_the_cards_and_can_be_clicked(window: MainWindow) -> None:
    view = cell(window, "monday", STRENGTH)
    height = view.height_for(100)
    window.editing.set_rounds(MONDAY, 3)
    (tag,) = view.findChildren(QAbstractButton)
    assert (tag.text(), tag.accessibleName()) == ("3 rounds", "Monday, Strength, 3 rounds")
    assert view.accessibleDescription() == "3 rounds"
    assert view.height_for(100) > height
    QTest.mouseClick(tag, Qt.MouseButton.LeftButton)
    (question,) = window.findChildren(QInputDialog)
    question.setIntValue(1)
    question.accept()
    assert view.height_for(100) == height
    assert view.accessibleDescription() == ""
