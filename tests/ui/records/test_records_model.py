"""The table of records: words for ways and parts, and ten thousand rows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from backdesk.domain.handout_record import HandoutId, HandoutRecord, IssueWay
from backdesk.domain.ids import ClientId, PlanId
from backdesk.i18n import english
from backdesk.services.settings import HANDOUT_PARTS
from backdesk.ui.records import records_list
from backdesk.ui.records.labels import parts_text, way_text
from backdesk.ui.records.model import Column, Index, RecordsModel
from backdesk.ui.records.records_list import RecordsList

NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)


def records(number: int) -> list[HandoutRecord]:
    return [
        HandoutRecord(
            HandoutId(f"h{place}"),
            ClientId("maria"),
            PlanId("plan"),
            "Maria",
            f"Plan {place}",
            NOON - timedelta(hours=place),
            "Dr Ortiz",
            IssueWay.SAVED,
            ("week",),
            1,
            f"{place:064}",
        )
        for place in range(number)
    ]


@pytest.mark.parametrize(
    ("layouts", "said"),
    [
        (("week", "cards"), "Week, cards"),
        (("sessions",), "Session sheets"),
        (("list", "log"), "List, log sheet"),
        (("cards", "from-a-later-version"), "Cards, from-a-later-version"),
        (HANDOUT_PARTS, "All parts"),
        ((), ""),
    ],
)
def test_parts_in_words(layouts: tuple[str, ...], said: str) -> None:
    assert parts_text(layouts, english()) == said


def test_every_way_has_its_own_words() -> None:
    assert len({way_text(way, english()) for way in IssueWay}) == len(IssueWay)


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = RecordsModel(records(3), english())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.search("2")
    assert model.index(0, Column.PLAN).data() == "Plan 2"
    assert model.row_of(records(1)[0]) == -1
    tip = model.index(0, Column.PLAN).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Plan 2"
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert heads == ["Given out", "Plan", "Parts", "Pages", "How", "By"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_ten_thousand_records_are_only_read_where_they_are_seen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = set[int]()

    class Noting(RecordsModel):
        def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
            asked.add(index.row())
            return super().data(index, role)

    monkeypatch.setattr(records_list, "RecordsModel", Noting)
    view = RecordsList(records(10_000), english(), name="Handouts", if_empty="None")
    qtbot.add_widget(view)
    view.resize(900, 400)
    view.show()
    qtbot.wait_exposed(view)
    view.search.setText("plan 99")
    view.grab()
    assert view.model.rowCount() == 280
    assert 0 < len(asked) < 100


def test_a_selected_row_shows_no_mark_of_focus_over_its_text(qtbot: QtBot) -> None:
    view = RecordsList(records(1), english(), name="Handouts", if_empty="None")
    qtbot.add_widget(view)
    delegate = view.table.itemDelegate()
    states = QStyle.StateFlag
    for state, is_marked in ((states.State_HasFocus, True), (states.State_Selected, False)):
        option = QStyleOptionViewItem()
        option.state = states.State_HasFocus | state
        delegate.initStyleOption(option, view.model.index(0, 0))  # type: ignore[attr-defined]
        assert bool(option.state & states.State_HasFocus) is is_marked
