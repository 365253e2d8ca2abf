"""The board's model: Qt's own tester through edits, drops, and what survives an update."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from backdesk.domain.blocks import BLOCK_ORDER, BlockKind
from backdesk.domain.catalogue import Catalogue
from backdesk.domain.ids import EntryId, ExerciseId
from backdesk.domain.plan import WEEKDAYS, Cell, Plan, Slot
from backdesk.i18n import english
from backdesk.services.library import load_catalogue
from backdesk.ui.main_window import MainWindow
from backdesk.ui.models.cards import Card, CardMaker
from backdesk.ui.models.mime import (
    DAY_TYPE,
    ENTRIES_TYPE,
    EXERCISES_TYPE,
    MAX_IDS,
    MAX_PAYLOAD_BYTES,
    TEMPLATE_TYPE,
    day_mime,
    entries_mime,
    exercises_mime,
)
from backdesk.ui.models.week_model import CardRole, Drop, WeekModel
from tests.factories import make_block, make_day, make_entry, make_plan
from tests.ui.support import COPY, MOVE, RELIEF, STRENGTH, WARM_UP, select, small_plan

SESSION = "this window"


@pytest.fixture(scope="module")
def maker() -> CardMaker:
    return CardMaker(load_catalogue(), english())


@pytest.fixture
def model(maker: CardMaker, qtbot: QtBot) -> WeekModel:
    model = WeekModel(SESSION)
    week = small_plan().weeks[0]
    model.reset_week(0, WEEKDAYS, maker.cells(week, WEEKDAYS))
    return model


def payload(kind: str, content: object) -> QMimeData:
    mime = QMimeData()
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    mime.setData(kind, QByteArray(raw))
    return mime


def cells_of(maker: CardMaker, **strength: Sequence[str]) -> list[list[Card]]:
    """Cards for days whose strength block holds these entry ids."""
    days = tuple(
        make_day(day, strength=make_block(*(make_entry("bridge", id=one) for one in ids)))
        for day, ids in strength.items()
    )
    return maker.cells(make_plan(days).weeks[0], WEEKDAYS)


def ids(model: WeekModel, day: str, block: BlockKind) -> list[str]:
    parent = model.cell_index(day, block)
    return [str(model.index(row, 0, parent).data(CardRole.ENTRY_ID)) for row in range(model.rowCount(parent))]


def test_qt_finds_nothing_wrong_through_a_series_of_edits(hidden: MainWindow) -> None:
    model, editing, stack = hidden.model, hidden.editing, hidden.session.undo_stack
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    cell = Cell(0, "monday", STRENGTH)

    editing.add_exercises([ExerciseId("plank"), ExerciseId("cat-cow")], Slot(cell, 1))
    editing.move_to([EntryId("bird"), EntryId("child")], Slot(Cell(0, "friday", RELIEF), 0))
    editing.copy_day("monday", "tuesday")
    select(hidden, "bridge", "cat")
    editing.duplicate_selected()
    editing.delete_selected()
    editing.clear_day("friday")
    while stack.canUndo():
        stack.undo()
    while stack.canRedo():
        stack.redo()

    assert tester.model() is model


def test_cells_and_cards_are_found_by_name(model: WeekModel) -> None:
    assert model.rowCount() == 21
    assert ids(model, "monday", STRENGTH) == ["bird", "bridge"]
    index = model.find(EntryId("bridge"))
    assert model.cell_of(index) == Cell(0, "monday", STRENGTH)
    assert model.cell_of(index.parent()) == Cell(0, "monday", STRENGTH)
    assert not model.find(EntryId("nobody")).isValid()
    assert not model.cell_index("day-3", STRENGTH).isValid()
    assert model.cell_of(QModelIndex()) is None


def test_a_card_speaks_its_name_and_dose(model: WeekModel) -> None:
    index = model.find(EntryId("bird"))
    assert index.data() == "Bird Dog"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Bird Dog, 3 sets of 10 each side"
    assert index.data(CardRole.CARD).dose == "3 sets of 10 each side"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_cells_take_drops_and_cards_do_not(model: WeekModel) -> None:
    cell, card = model.cell_index("monday", STRENGTH), model.find(EntryId("bird"))
    assert model.flags(cell) & Qt.ItemFlag.ItemIsDropEnabled
    assert not model.flags(card) & Qt.ItemFlag.ItemIsDropEnabled
    assert model.flags(card) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


@pytest.mark.parametrize(("row", "index"), [(-1, 2), (0, 0), (1, 1), (2, 2), (99, 2)])
def test_a_drop_between_or_behind_cards_becomes_a_slot(model: WeekModel, row: int, index: int) -> None:
    mime = exercises_mime([ExerciseId("plank")], ["Plank"])
    drop = model.drop_at(mime, COPY, row, model.cell_index("monday", STRENGTH))
    assert drop == Drop(EXERCISES_TYPE, ("plank",), "", Slot(Cell(0, "monday", STRENGTH), index), copy=True)


def test_a_near_miss_on_a_card_is_taken_by_its_cell(model: WeekModel) -> None:
    mime = exercises_mime([ExerciseId("plank")], ["Plank"])
    drop = model.drop_at(mime, COPY, -1, model.find(EntryId("bird")))
    assert drop is not None
    assert drop.slot == Slot(Cell(0, "monday", STRENGTH), 2)


def test_several_exercises_arrive_in_their_order(model: WeekModel, qtbot: QtBot) -> None:
    mime = exercises_mime([ExerciseId(one) for one in ("plank", "bridge", "plank")], [])
    cell = model.cell_index("tuesday", WARM_UP)
    assert model.canDropMimeData(mime, COPY, -1, 0, cell)

    with qtbot.wait_signal(model.drop_requested) as caught:
        assert model.dropMimeData(mime, COPY, -1, 0, cell)

    assert caught.args is not None
    assert caught.args[0].ids == ("plank", "bridge", "plank")


def test_moving_and_copying_are_told_apart(model: WeekModel) -> None:
    mime = entries_mime([EntryId("bird")], SESSION, [])
    cell = model.cell_index("friday", STRENGTH)
    move, copy = model.drop_at(mime, MOVE, -1, cell), model.drop_at(mime, COPY, -1, cell)
    assert move is not None
    assert not move.copy
    assert copy is not None
    assert copy.copy


def test_cards_and_days_of_another_window_are_refused(model: WeekModel) -> None:
    cell = model.cell_index("friday", STRENGTH)
    for mime in (entries_mime([EntryId("bird")], "other", []), day_mime("monday", "other", "Monday")):
        assert model.drop_at(mime, MOVE, -1, cell) is None
        assert not model.canDropMimeData(mime, MOVE, -1, 0, cell)
        assert not model.dropMimeData(mime, MOVE, -1, 0, cell)


def test_a_day_is_refused_by_its_own_cells(model: WeekModel) -> None:
    mime = day_mime("monday", SESSION, "Monday")
    assert model.drop_at(mime, COPY, -1, model.cell_index("monday", RELIEF)) is None
    assert model.drop_at(mime, COPY, -1, model.cell_index("tuesday", RELIEF)) is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe not utf-8",
        b"{",
        b"[" * 5_000,
        [],
        "text",
        {"version": 2, "ids": ["bird-dog"]},
        {"version": 1},
        {"version": 1, "ids": []},
        {"version": 1, "ids": "bird-dog"},
        {"version": 1, "ids": [1]},
        {"version": 1, "ids": ["bird-dog"], "session": 3},
        {"version": 1, "ids": ["bird-dog"] * (MAX_IDS + 1)},
        {"version": 1, "ids": ["x" * MAX_PAYLOAD_BYTES]},
    ],
    ids=lambda content: repr(content)[:30],
)
def test_broken_and_oversized_payloads_are_refused(model: WeekModel, content: object) -> None:
    cell = model.cell_index("monday", STRENGTH)
    for kind in (EXERCISES_TYPE, ENTRIES_TYPE, DAY_TYPE):
        mime = payload(kind, content)
        assert model.drop_at(mime, COPY, -1, cell) is None
        assert not model.dropMimeData(mime, COPY, -1, 0, cell)


def test_nothing_can_be_dropped_beside_the_cells(model: WeekModel) -> None:
    mime = exercises_mime([ExerciseId("plank")], [])
    assert model.drop_at(mime, COPY, 0, QModelIndex()) is None


def test_a_drag_carries_the_cards_in_board_order_and_their_names(model: WeekModel) -> None:
    mime = model.mimeData([model.find(EntryId(one)) for one in ("child", "bridge", "cat", "bird")])
    content = json.loads(bytes(mime.data(ENTRIES_TYPE).data()))
    assert content == {"version": 1, "session": SESSION, "ids": ["cat", "bird", "bridge", "child"]}
    assert mime.text() == "Cat-Cow\nBird Dog\nBridge\nChild's Pose"
    assert set(model.mimeTypes()) == {EXERCISES_TYPE, ENTRIES_TYPE, DAY_TYPE, TEMPLATE_TYPE}


def test_an_update_keeps_the_indexes_of_cards_that_stay(model: WeekModel, maker: CardMaker) -> None:
    model.reset_week(0, WEEKDAYS, cells_of(maker, monday=["a", "b", "c", "d"]))
    kept = {one: QPersistentModelIndex(model.find(EntryId(one))) for one in "abcd"}

    model.update_cells(cells_of(maker, monday=["a", "new", "c", "d", "e"]))

    assert ids(model, "monday", STRENGTH) == ["a", "new", "c", "d", "e"]
    assert not kept["b"].isValid()
    assert {one: kept[one].row() for one in "acd"} == {"a": 0, "c": 2, "d": 3}
    assert all(kept[one].data(CardRole.ENTRY_ID) == one for one in "acd")


def test_an_update_changes_only_what_differs(model: WeekModel, maker: CardMaker, qtbot: QtBot) -> None:
    model.reset_week(0, WEEKDAYS, cells_of(maker, monday=["a", "b"], friday=["c"]))
    seen: list[str] = []
    model.rowsInserted.connect(lambda parent, first, last: seen.append(f"+{first}-{last}"))
    model.rowsRemoved.connect(lambda parent, first, last: seen.append(f"-{first}-{last}"))
    model.dataChanged.connect(lambda first, last: seen.append("changed"))
    model.modelReset.connect(lambda: seen.append("reset"))

    model.update_cells(cells_of(maker, monday=["a", "b"], friday=["c"]))
    assert seen == []
    model.update_cells(cells_of(maker, monday=["a"], friday=["c", "b"]))
    assert seen == ["-1-1", "+1-1"]


def test_any_order_of_any_cards_can_follow_any_other(model: WeekModel, maker: CardMaker) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for order in ("", "abc", "cab", "b", "xby", "yxb", "abcdefgh", "hgfedcba", "ha", ""):
        model.update_cells(cells_of(maker, monday=list(order)))
        assert ids(model, "monday", STRENGTH) == list(order)
    assert tester.model() is model


def test_a_plan_with_numbered_days_has_those_columns(maker: CardMaker, qtbot: QtBot) -> None:
    model = WeekModel(SESSION)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    days = tuple(f"day-{number}" for number in range(1, 15))
    plan: Plan = make_plan(tuple(make_day(day) for day in days))
    model.reset_week(0, days, maker.cells(plan.weeks[0], days))
    assert model.rowCount() == 14 * len(BLOCK_ORDER)
    assert model.cell_of(model.cell_index("day-14", RELIEF)) == Cell(0, "day-14", RELIEF)


def test_an_exercise_nobody_knows_is_shown_by_its_id(qtbot: QtBot) -> None:
    library: Catalogue = load_catalogue()
    plan = make_plan((make_day("monday", strength=make_block(make_entry("space-walk", id="a", sets=2))),))
    (card,) = CardMaker(library, english()).cells(plan.weeks[0], ["monday"])[1]
    assert card.name == "space-walk"
