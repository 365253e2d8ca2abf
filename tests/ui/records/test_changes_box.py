"""The small box: never given out, nothing changed, and sentences that open and close."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backdesk.domain.handout_record import HandoutId, HandoutRecord, IssueWay
from backdesk.domain.ids import ClientId, PlanId
from backdesk.i18n import english
from backdesk.services.handout_changes import HandoutChanges
from backdesk.ui.records.changes_box import ChangesBox
from tests.ui.test_accessible_names import nameless

RECORD = HandoutRecord(
    HandoutId("h"),
    ClientId("maria"),
    PlanId("plan"),
    "Maria",
    "Back",
    datetime(2026, 11, 3, 12, 0, tzinfo=UTC),
    "",
    IssueWay.PRINTED,
    ("week",),
    1,
    "0",
)


def changes(*sentences: str) -> HandoutChanges:
    return HandoutChanges(RECORD, "3 November 2026", "Since then:", sentences)


def numbered(count: int) -> list[str]:
    return [f"Change {number}" for number in range(1, count + 1)]


def lines(box: ChangesBox) -> list[str]:
    return box.list.toPlainText().split("\n") if box.list.isVisible() else []


@pytest.fixture
def box(qtbot: QtBot) -> ChangesBox:
    box = ChangesBox(english())
    qtbot.add_widget(box)
    box.setFixedWidth(272)
    box.show()
    qtbot.wait_exposed(box)
    return box


def test_a_plan_that_was_never_given_out(box: ChangesBox) -> None:
    box.show_changes(changes("Change"))
    box.show_changes(None)
    assert box.given.text() == "Not given out yet."
    for hidden in (box.head, box.list, box.more):
        assert not hidden.isVisible()


def test_nothing_changed(box: ChangesBox) -> None:
    box.show_changes(changes())
    assert box.given.text() == "Last given: 3 November 2026 (printed)"
    assert box.head.text() == "Nothing changed since."
    assert box.head.isVisible()
    assert lines(box) == []


def test_six_changes_are_all_shown(box: ChangesBox) -> None:
    box.show_changes(changes(*numbered(6)))
    assert box.head.text() == "Changed since:"
    assert lines(box) == numbered(6)
    assert not box.more.isVisible()


def test_of_ten_changes_six_are_shown_until_the_rest_is_wanted(box: ChangesBox) -> None:
    box.show_changes(changes(*numbered(10)))
    assert lines(box) == numbered(6)
    assert box.more.text() == "and 4 more"
    low = box.list.height()
    QTest.keyClick(box.more, Qt.Key.Key_Space)
    assert lines(box) == numbered(10)
    assert box.list.height() > low
    assert box.more.text() == "Show fewer"
    box.show_changes(changes(*numbered(10)))
    assert lines(box) == numbered(10)  # the same changes leave it open
    box.more.click()
    assert lines(box) == numbered(6)


def test_other_changes_close_it_again(box: ChangesBox) -> None:
    box.show_changes(changes(*numbered(10)))
    box.more.click()
    box.show_changes(changes(*numbered(9)))
    assert box.more.text() == "and 3 more"


def test_a_long_word_is_broken_and_nothing_is_cut_off(box: ChangesBox) -> None:
    box.show_changes(changes("x" * 200, "<b>plain & simple</b>"))
    assert lines(box) == ["x" * 200, "<b>plain & simple</b>"]
    document = box.list.document()
    assert document.idealWidth() <= box.list.viewport().width()
    assert document.size().height() <= box.list.viewport().height()
    assert box.width() == 272


def test_the_sentences_can_be_selected_with_the_keyboard(box: ChangesBox) -> None:
    box.show_changes(changes(*numbered(2)))
    QTest.keyClick(box.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert box.list.textCursor().selection().toPlainText() == "Change 1\nChange 2"
    assert nameless(box) == []
